"""A few spoilt books, always the same: `.ci/run` has `bench/fuzz.py` try many more, as long as you like by hand."""

from pathlib import Path

import click
import pytest

from fuzzing.running import run
from fuzzing.words import KNOWN
from handbook.cli.commands import handbook

SEED, CASES, PARTS = 11, 16, 4


@pytest.mark.parametrize("part", range(PARTS))
def test_no_spoilt_book_ends_in_a_fault(part: int, tmp_path: Path) -> None:
    for number in range(part, CASES, PARTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        ending = run(SEED, number, folder)
        assert not ending.wrong, f"case {number}: {ending.wrong}\n{' '.join(ending.words)}\n{ending.told}"


def test_the_same_number_is_the_same_case(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = run(SEED, 3, tmp_path / "a"), run(SEED, 3, tmp_path / "b")
    assert one == other


def test_no_option_is_left_untried() -> None:
    """But for those that name a place in the world: the fuzzer writes nowhere else, and asks no other machine."""
    assert "batch" in KNOWN
    root = click.Context(handbook)
    for name in KNOWN:
        options = [one for one in handbook.get_command(root, name).params if isinstance(one, click.Option)]
        longest = {max(option.opts, key=len) for option in options}
        assert longest - {"--version", "--out", "--scheduler", "--from"} == set(KNOWN[name]), name
