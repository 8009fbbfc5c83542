"""Every bad input is refused with its code, at its place, and nothing is written."""

import re
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from handbook.cli import main
from handbook.foundation.kept import Kept
from handbook.press.memory import none

HERE = Path(__file__).parent
CASES = HERE / "cases"
TOLD = re.compile(r"^(error|warning)\[([A-Z]+-\d\d)\]: .*?(?:\n +--> (.+):(\d+):(\d+))?$", re.MULTILINE)


MEMORY = none()._replace(books=Kept(8), styles=Kept(8))
"""Files that a case leaves as they are in the good book, and the styles that come with the program, are read once."""


class Case(NamedTuple):
    path: Path
    header: str

    def all(self, key: str) -> list[str]:
        return re.findall(rf"^# {key}: *(.*?) *$", self.header, re.MULTILINE)

    def one(self, key: str, default: str) -> str:
        return (self.all(key) or [default])[0]

    @property
    def file(self) -> str:
        return self.one("file", "handbook.yaml")

    def expected(self) -> list[str]:
        """As `error SCHEMA-01 handbook.yaml 5:3`."""
        told = []
        for words in self.all("expect"):
            severity, code, *place = (words if words.startswith("warning") else f"error {words}").split()
            if len(place) == 1 and place[0][0].isdigit():
                place.insert(0, self.file)
            told.append(" ".join([severity, code, *place]))
        return told


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.rglob("*")):
        header = path / "expect" if path.is_dir() else path
        if header.is_file() and not any((parent / "expect").is_file() for parent in path.parents):
            found.append(Case(path, header.read_text(encoding="utf-8", errors="replace")))
    return found


def lay(case: Case, book: Path) -> None:
    for name in case.all("without"):
        (book / name).unlink()
    if case.path.is_dir():
        for path in (book / path.relative_to(case.path) for path in case.path.rglob("*")):
            if path.is_file():
                path.unlink()
        shutil.copytree(case.path, book, dirs_exist_ok=True, symlinks=True, ignore=shutil.ignore_patterns("expect"))
        return
    target = book / case.file
    if case.all("edit"):
        target.write_text(edited(case, target.read_text()))
    elif case.file != "none":
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(case.path, target)


def edited(case: Case, text: str) -> str:
    for edit in case.all("edit"):
        old, _, new = (words.replace("\\n", "\n") for words in edit.partition(" =>"))
        new = new.removeprefix(" ")
        assert text.count(old) == 1, f"{old!r} must stand once in {case.file}"
        text = text.replace(old, new)
    return text


def told_on(stderr: str) -> list[str]:
    told = []
    for severity, code, file, line, column in TOLD.findall(stderr):
        place = f" {file.removeprefix('book/')} {line}:{column}" if file else ""
        told.append(f"{severity} {code}{place}")
    return told


def test_the_good_book_is_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    shutil.copytree(HERE / "book", tmp_path / "book")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "book", "--strict"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.path.relative_to(CASES).with_suffix("")))
def test_a_bad_input(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    shutil.copytree(HERE / "book", tmp_path / "book")
    lay(case, tmp_path / "book")
    (tmp_path / "out").mkdir()
    old = tmp_path / "out" / "book-handbook.pdf"
    old.write_bytes(b"an older file")
    monkeypatch.chdir(tmp_path)
    MEMORY.books.turn()
    monkeypatch.setattr("handbook.press.none", lambda: MEMORY)

    command, *options = shlex.split(case.one("run", "build"))
    status = main([command, "book", *options])

    out, err = capsys.readouterr()
    expected = case.expected()
    told = [one for one in told_on(err) if one.startswith("error") or one in expected]
    assert sorted(told) == sorted(expected), err
    assert status == int(case.one("exit", "1")), err
    assert all(words in " ".join(err.split()) for words in case.all("says")), err
    assert "Traceback" not in err and "BUG" not in err and out == ""
    assert [path.name for path in (tmp_path / "out").iterdir()] == [old.name]
    assert old.read_bytes() == b"an older file"


def test_every_case_expects_something() -> None:
    assert len(cases()) >= 150
    kinds = {case.path.relative_to(CASES).parts[0] for case in cases()}
    assert kinds >= {"syntax", "schema", "dose", "style", "link", "image", "path", "bomb", "layout", "book", "usage"}
    assert [str(case.path) for case in cases() if not case.expected()] == []
