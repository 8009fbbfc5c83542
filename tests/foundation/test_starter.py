"""A new book can be built as it is and is never written over another one."""

from pathlib import Path

import pytest

from handbook.cli import main
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import Scalar, read
from handbook.foundation.starter import begin


def test_a_new_book_has_its_name_and_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "bpc-157"]) == 0
    assert "handbook build source/bpc-157" in capsys.readouterr().out
    assert read(tmp_path / "source" / "bpc-157" / "handbook.yaml")["edition"]["title"] == "Bpc 157"
    assert main(["check", "--strict"]) == 0, capsys.readouterr().err


def test_a_book_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(HandbookError) as caught:
        begin(Scalar("one"), tmp_path)
    assert caught.value.problems[0].code == "USAGE-08" and list((tmp_path / "one").iterdir()) == []


@pytest.mark.parametrize("name", ["", "..", "a/b", "My Book", "-x", "ü"])
def test_names(name: str, tmp_path: Path) -> None:
    with pytest.raises(HandbookError) as caught:
        begin(Scalar(name), tmp_path)
    assert caught.value.status == 2 and list(tmp_path.iterdir()) == []
