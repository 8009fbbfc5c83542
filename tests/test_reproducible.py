"""The same bytes for any hash seed, folder, language of the machine and day; and files that survive any accident."""

from __future__ import annotations

import ctypes
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.cli import main
from midway import gone_on, midway, parts

SEMAX = Path(__file__).parents[1] / "source" / "semax"
SMALL = Path(__file__).parent / "problems" / "book"

# Run before the program: every clock that Python has is ten years fast.
FAST_CLOCK = """
import datetime, time
AHEAD = 3652 * 86400
real, localtime, gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: real() + AHEAD
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)

class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()

datetime.date, datetime.datetime = Day, Moment
"""


def run(
    *words: str, cwd: Path, env: dict[str, str] | None = None, **more: object
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "handbook", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(env or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **more,  # type: ignore[call-overload]
    )


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder by its SHA-256."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


# --- the same bytes ------------------------------------------------------------------------------------------


def test_the_same_bytes_for_any_seed_folder_language_and_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All three products of the Semax book, with a calendar of dates: made here, and in another world."""
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(FAST_CLOCK)
    world = {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "clock"), os.environ.get("PYTHONPATH", "")]),
    }
    here, there = tmp_path / "here", tmp_path / "far" / "away and longer"
    for folder in (here, there):
        shutil.copytree(SEMAX, folder / "semax")
    words = ("build", "semax", "--start", "2026-03-02", "--media", "print")
    done = run(*words, cwd=there, env=world)
    assert done.returncode == 0, done.stderr
    monkeypatch.chdir(here)
    assert main([*words, "-q"]) == 0
    made = digests(here / "out")
    assert made == digests(there / "out")
    assert set(made) >= {"semax-handbook.pdf", "semax-card.pdf", "semax-calendar.pdf", "semax-calendar.ics"}


def test_the_clock_of_that_test_is_fast(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(FAST_CLOCK)
    code = "import datetime as d, time; print(d.date.today().year, d.datetime.now().year, time.gmtime().tm_year)"
    told = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert {int(year) - time.gmtime().tm_year for year in told.stdout.split()} == {10}


# --- accidents -----------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small book and an older handbook in `out`, where we are."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "book")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "book-handbook.pdf").write_bytes(b"old")
    return tmp_path


def untouched(desk: Path) -> bool:
    """Whether the older handbook is as it was, and alone."""
    return [(path.name, path.read_bytes()) for path in (desk / "out").iterdir()] == [("book-handbook.pdf", b"old")]


def without_the_power_of_root() -> None:
    """Gives up what lets root write anywhere (capabilities 1 and 2, CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH)."""
    if os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="gives up the power of root by Linux's own means")
def test_a_folder_that_may_not_be_written(desk: Path) -> None:
    (desk / "out").chmod(0o555)
    done = run("build", "book", "--only", "handbook", cwd=desk, preexec_fn=without_the_power_of_root)
    (desk / "out").chmod(0o755)
    assert done.returncode == 4
    assert (
        "error[ENV-02]" in done.stderr and "you may not write there" in done.stderr and "Traceback" not in done.stderr
    )
    assert untouched(desk)


@pytest.mark.skipif(sys.platform != "linux", reason="gives up the power of root by Linux's own means")
def test_a_book_that_may_not_be_read(desk: Path) -> None:
    (desk / "book" / "regimens.yaml").chmod(0o000)
    done = run("build", "book", "--only", "handbook", cwd=desk, preexec_fn=without_the_power_of_root)
    assert done.returncode == 4
    assert "error[ENV-01]" in done.stderr and "regimens.yaml" in done.stderr and "Traceback" not in done.stderr
    assert untouched(desk)


HANDBOOK = ["build", "book", "--only", "handbook"]


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Lets no file grow beyond 8 kB, as a full disk would; of the signal Python takes no notice."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_is_full(desk: Path, small_disk: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(HANDBOOK) == 4
    assert "error[ENV-02]" in capsys.readouterr().err
    assert untouched(desk)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_or_device_is_never_replaced(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / "out" / "book-handbook.pdf"
    path.unlink()
    os.mkfifo(path)
    assert main(HANDBOOK) == 4
    told = capsys.readouterr().err
    assert "error[ENV-02]" in told and "a device, not a file" in told
    assert path.is_fifo() and len(list(path.parent.iterdir())) == 1


def test_a_file_in_place_of_the_folder(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(desk / "out")
    (desk / "out").write_bytes(b"a file")
    assert main(HANDBOOK) == 4
    assert "error[ENV-02]" in capsys.readouterr().err
    assert (desk / "out").read_bytes() == b"a file"


def test_a_book_that_vanishes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(desk / "book")
    assert main(HANDBOOK) == 2 and "USAGE-05" in capsys.readouterr().err
    assert untouched(desk)


def test_a_build_that_is_killed_while_it_writes(desk: Path) -> None:
    process = midway(desk)
    process.kill()
    process.communicate(timeout=60)
    assert (desk / "out" / "book-handbook.pdf").read_bytes() == b"old"
    assert len(parts(desk)) == 1, "it was killed in the middle of writing"

    assert main(HANDBOOK) == 0
    assert (desk / "out" / "book-handbook.pdf").read_bytes().endswith(b"%%EOF\n")


def test_a_folder_that_vanishes_while_it_is_written_into(desk: Path) -> None:
    process = midway(desk)
    shutil.rmtree(desk / "out")
    said = gone_on(desk, process)
    assert process.returncode == 4 and b"error[ENV-02]" in said and b"Traceback" not in said
    assert not (desk / "out").exists() or list((desk / "out").iterdir()) == []
