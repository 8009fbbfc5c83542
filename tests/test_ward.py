"""The command `batch`: what it tells, how it ends, and that it names nobody."""

import json
from pathlib import Path

import pytest

from handbook.cli import main
from handbook.cli.each.batch import _Rate
from wardtables import SOUND, rows, written


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def batch(*words: str) -> int:
    return main(["batch", "ward.csv", str(SOUND), *words])


def test_what_a_batch_tells(folder: Path, capsys: pytest.CaptureFixture) -> None:
    written(folder, rows(2, "card"))
    assert batch() == 0
    assert capsys.readouterr() == ("2 sets in out/ward\nout/ward/manifest.csv\nout/ward/manifest.json\n", "")
    assert batch() == 2
    assert "out/ward holds a batch already" in capsys.readouterr().err
    assert batch("--resume") == 0
    assert capsys.readouterr().out.startswith("2 sets in out/ward, 2 of them from before\n")
    assert batch("-q", "-o", "other") == 0
    assert capsys.readouterr() == ("", "")


def test_a_row_that_is_not_made_is_named_at_the_end(folder: Path, capsys: pytest.CaptureFixture) -> None:
    written(folder, [*rows(1, "card"), "名,,,card"])
    assert batch() == 1
    out, told = capsys.readouterr()
    assert out == ""
    assert told.splitlines()[0].startswith("error[LAYOUT-01]: row 3: ")
    assert told.splitlines()[-1] == "1 error; 1 row was not made; 1 set whole in out/ward"
    assert "名" not in told and "Ada" not in told


def test_a_fault_in_the_table_makes_nothing(folder: Path, capsys: pytest.CaptureFixture) -> None:
    written(folder, [*rows(1), "Ewa,,2026-02-30,"])
    assert batch() == 1
    assert capsys.readouterr().err.endswith("1 error; nothing was written\n")
    assert not (folder / "out").exists()


def test_json(folder: Path, capsys: pytest.CaptureFixture) -> None:
    written(folder, [*rows(1, "card"), "名,,,card"])
    assert batch("--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["sets"] == 1
    assert [(one["code"], one["line"]) for one in told["problems"]] == [("LAYOUT-01", 3)]


@pytest.mark.parametrize(
    "words",
    [
        ("--one-file", "--workers", "2"),
        ("--one-file", "--resume"),
        ("--scheduler", "tcp://127.0.0.1:8786", "--workers", "2"),
        ("--workers", "0"),
        ("--proof", "0"),
        ("--name-pattern", "{nmae}"),
        ("--encoding", "latin"),
        ("-o", "one.pdf"),
    ],
)
def test_words_that_mean_nothing_are_refused(folder: Path, words: tuple[str, ...]) -> None:
    written(folder, rows(1, "card"))
    assert batch(*words) == 2
    assert not (folder / "out").exists()


def test_one_file(folder: Path, capsys: pytest.CaptureFixture) -> None:
    written(folder, rows(2, "card"))
    assert batch("--one-file") == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["2 sets in out/ward", "out/ward/book-sets.pdf"]


def test_how_far_a_batch_is_stands_on_a_terminal_alone(capsys: pytest.CaptureFixture) -> None:
    for lively in (True, False):
        rate = _Rate(lively)
        rate(0, 1200)
        rate(1200, 1200)
        rate.close()
        told = capsys.readouterr().err
        assert bool(told) == lively
        assert not lively or ("0 of 1,200 sets" in told and "a second · 0 s left" in told)
