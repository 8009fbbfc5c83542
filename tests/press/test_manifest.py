"""The journal and the manifest: what is whole, told without a name."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from handbook.foundation.marks import HandbookError
from handbook.press.manifest import JOURNAL, Entry, Journal, Written, write_manifest


def entry(folder: Path, row: int, data: bytes = b"sheets") -> Entry:
    (folder / f"{row}-card.pdf").write_bytes(data)
    file = Written(f"{row}-card.pdf", sha256(data).hexdigest(), 1)
    return Entry(row, f"key{row}", (file,), date(2026, 3, 2), date(2026, 3, 15))


def test_a_journal_finds_again_what_is_whole(tmp_path: Path) -> None:
    entries = [entry(tmp_path, row) for row in (2, 3, 4)]
    with Journal(tmp_path, resume=False) as journal:
        for one in entries:
            journal.note(one)
    (tmp_path / "3-card.pdf").write_bytes(b"damaged")
    (tmp_path / "4-card.pdf").unlink()
    with Journal(tmp_path, resume=True) as journal:
        assert journal.whole(tmp_path) == {"key2": entries[0]}


def test_a_line_that_was_cut_off_counts_as_not_written(tmp_path: Path) -> None:
    with Journal(tmp_path, resume=False) as journal:
        for row in (2, 3):
            journal.note(entry(tmp_path, row))
    path = tmp_path / JOURNAL
    path.write_bytes(path.read_bytes()[:-40])
    with Journal(tmp_path, resume=True) as journal:
        assert list(journal.whole(tmp_path)) == ["key2"]
        journal.note(entry(tmp_path, 3))
    with Journal(tmp_path, resume=True) as journal:
        assert list(journal.whole(tmp_path)) == ["key2", "key3"]


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"files": [{}]}', "\x00", "{" * 2000])
def test_lines_that_are_none_of_ours_are_passed_over(tmp_path: Path, line: str) -> None:
    (tmp_path / JOURNAL).write_text(line + "\n", "utf-8")
    with Journal(tmp_path, resume=True) as journal:
        assert journal.whole(tmp_path) == {}


def test_a_journal_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_bytes(b"x")
    told = {"row": 2, "key": "k", "first": "", "last": "", "needs": []}
    told["files"] = [{"file": "../secret", "sha256": sha256(b"x").hexdigest(), "pages": 1}]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / JOURNAL).write_text(json.dumps(told) + "\n", "utf-8")
    with Journal(tmp_path / "out", resume=True) as journal:
        assert journal.whole(tmp_path / "out") == {}


def test_a_folder_that_holds_a_batch_is_refused(tmp_path: Path) -> None:
    Journal(tmp_path, resume=False).__exit__()
    with pytest.raises(HandbookError) as caught:
        Journal(tmp_path, resume=False)
    assert (caught.value.problems[0].code, caught.value.status) == ("USAGE-10", 2)


def test_the_manifest_tells_row_file_digest_pages_and_days(tmp_path: Path) -> None:
    made = [entry(tmp_path, 3), entry(tmp_path, 2)._replace(first=None, last=None)]
    write_manifest(tmp_path, made)
    digest = sha256(b"sheets").hexdigest()
    assert (tmp_path / "manifest.csv").read_text("utf-8").splitlines() == [
        "row,file,sha256,pages,first dose,last dose,pieces,a pack lasts until",
        f"2,2-card.pdf,{digest},1,,,,",
        f"3,3-card.pdf,{digest},1,2026-03-02,2026-03-15,,",
    ]
    told = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert [one["row"] for one in told["sets"]] == [2, 3]
    assert told["sets"][1]["files"] == [{"file": "3-card.pdf", "sha256": digest, "pages": 1}]
