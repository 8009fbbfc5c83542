"""One door for every file that is read."""

import os
from pathlib import Path

import pytest

from handbook.foundation.files import Shelf, contents, kept_inside
from handbook.foundation.marks import HandbookError
from handbook.foundation.outputs import Batch


def code(path: Path) -> str:
    with pytest.raises(HandbookError) as caught:
        contents(path, 100)
    return caught.value.problems[0].code


def test_nothing_but_plain_files_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "nowhere").symlink_to("gone")
    for path in (tmp_path / "pipe", tmp_path / "circle", tmp_path / "nowhere", tmp_path, tmp_path / "none"):
        assert code(path) == "ENV-01"
    assert code(Path("/dev/zero")) == "ENV-01"


def test_no_more_is_read_than_is_wanted(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(20_000_000_000)
    assert len(contents(tmp_path / "large", 1000)) == 1001


@pytest.mark.parametrize(
    "name", ["out.yaml", "away/secret.yaml", "sub/../../secret.yaml", "../secret.yaml", "sub/..", "{}/secret.yaml"]
)
def test_no_link_leads_out_of_a_folder(tmp_path: Path, name: str) -> None:
    book = tmp_path / "book"
    (book / "sub").mkdir(parents=True)
    (book / "away").symlink_to(tmp_path)
    (tmp_path / "secret.yaml").write_text("a: 1")
    (book / "out.yaml").symlink_to("../secret.yaml")
    (book / "in.yaml").write_text("a: 1")
    (book / "own.yaml").symlink_to("in.yaml")
    assert kept_inside(book / "own.yaml", book)
    shelf = Shelf(book)
    assert [shelf.bytes(own, 100) for own in ("in.yaml", "own.yaml", "sub/../in.yaml")] == [b"a: 1"] * 3
    with pytest.raises(HandbookError) as caught:
        shelf.bytes(name.format(tmp_path), 100)
    assert caught.value.problems[0].code == "BOOK-05"


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("first")
    shelf = Shelf(tmp_path)
    assert shelf.bytes("a.yaml", 100) == b"first"
    (tmp_path / "a.yaml").write_text("second")
    assert shelf.bytes("a.yaml", 100) == b"first" and shelf.read == {"a.yaml": b"first"}


def test_a_planted_link_is_never_followed(tmp_path: Path) -> None:
    """The name of an unfinished file cannot be foretold, and it is created or nothing is."""
    names = set()
    for _ in range(3):
        with Batch() as batch, batch.file(tmp_path / "a.pdf") as file:
            file.write(b"new")
            (part,) = tmp_path.glob(".a.pdf.*.part")
            names.add(part.name)
    assert len(names) == 3 and [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("path", ["a", "own", "own/x.pdf", "own/sub/x.pdf"])
def test_a_link_in_a_circle_is_no_place_to_write(path: str, tmp_path: Path) -> None:
    for name, target in (("a", "b"), ("b", "a"), ("own", "own")):
        (tmp_path / name).symlink_to(target)
    told = pytest.raises(HandbookError, match="it is a link in a circle")
    with told, Batch() as batch, batch.file(tmp_path / path):
        pass
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b", "own"]
