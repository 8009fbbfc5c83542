"""A new book can be built as it is and is never written over another one."""

from pathlib import Path

import pytest

from handbook.cli import main
from handbook.cli.each.new import STARTERS
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import Scalar, read
from handbook.foundation.starter import begin

STARTER = Path(begin.__code__.co_filename).with_name("starter")


def test_every_kind_that_the_command_offers_is_there() -> None:
    assert {path.name for path in STARTER.iterdir()} == {"common", *STARTERS}


@pytest.mark.parametrize("kind", STARTERS)
def test_a_new_book_of_every_kind_has_no_problem_and_can_be_built(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a long name: card and calendar have room to spare."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "hydroxymedicine-202", "--like", kind]) == 0
    assert "handbook build source/hydroxymedicine-202" in capsys.readouterr().out
    assert read(tmp_path / "source" / "hydroxymedicine-202" / "handbook.yaml")["edition"]["title"] == (
        "Hydroxymedicine 202"
    )
    assert main(["build", "--start", "2026-03-02"]) == 0
    assert capsys.readouterr().err == ""  # no warning either
    assert {path.name.split("-")[-1] for path in (tmp_path / "out").iterdir()} == {
        "handbook.pdf", "card.pdf", "calendar.pdf", "calendar.ics",
    }  # fmt: skip


def test_an_unknown_kind_is_told_the_known_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine", "--like", "tapper"]) == 2
    told = capsys.readouterr().err
    assert "did you mean `taper`?" in told and ", ".join(STARTERS) in told
    assert list(tmp_path.iterdir()) == []


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
