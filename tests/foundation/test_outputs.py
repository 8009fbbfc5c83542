"""Files are written whole or not at all, and what went wrong is told in plain words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.foundation.marks import HandbookError
from handbook.foundation.outputs import Batch


def test_files_appear_together(tmp_path: Path) -> None:
    with Batch() as batch:
        for name in ("a.pdf", "deep/b.pdf"):
            with batch.file(tmp_path / name) as file:
                file.write(b"new")
            assert not (tmp_path / name).exists()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.pdf", "b.pdf", "deep"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_nothing_appears_if_anything_fails(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(error), Batch() as batch:
        with batch.file(tmp_path / "a.pdf") as file:
            file.write(b"new")
        with batch.file(tmp_path / "b.pdf") as file:
            file.write(b"half")
            raise error
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "a.pdf").symlink_to(tmp_path / "kept" / "real.pdf")
    with Batch() as batch, batch.file(tmp_path / "a.pdf") as file:
        file.write(b"new")
    assert (tmp_path / "a.pdf").is_symlink() and (tmp_path / "kept" / "real.pdf").read_bytes() == b"new"


def test_what_a_killed_build_left_is_swept_away_a_day_later(tmp_path: Path) -> None:
    old, new, other = (tmp_path / f".{name}.part" for name in ("[a].pdf.1", "[a].pdf.2", "b.pdf.1"))
    for path, age in ((old, 90_000), (new, 600), (other, 90_000)):
        path.write_bytes(b"half")
        then = path.stat().st_mtime - age
        os.utime(path, (then, then))
    with Batch() as batch, batch.file(tmp_path / "[a].pdf") as file:
        file.write(b"new")
    assert {path.name for path in tmp_path.iterdir()} == {new.name, other.name, "[a].pdf"}


def refused(path: Path) -> str:
    with pytest.raises(HandbookError) as caught, Batch() as batch, batch.file(path) as file:
        file.write(b"new")
    assert (caught.value.status, caught.value.problems[0].code) == (4, "ENV-02")
    return caught.value.problems[0].message


def test_what_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path / "folder.pdf").endswith("a folder has that name")
    assert refused(tmp_path / "file" / "a.pdf").endswith("part of the path is a file")
    assert refused(tmp_path / "file" / "deep" / "a.pdf").endswith("part of the path is a file")
    assert refused(tmp_path / ("x" * 300)).endswith("the name is too long")


def test_a_folder_that_vanishes(tmp_path: Path) -> None:
    with pytest.raises(HandbookError, match="the folder is not there"), Batch() as batch:
        with batch.file(tmp_path / "out" / "a.pdf") as file:
            file.write(b"new")
        for path in (tmp_path / "out").iterdir():
            path.unlink()
        (tmp_path / "out").rmdir()


def test_a_folder_in_which_one_may_not_write(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.pdf").write_bytes(b"old")
    (tmp_path / "out").chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        assert "you may not write there" in refused(tmp_path / "out" / "a.pdf") or os.getuid()
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
    assert [path.read_bytes() for path in (tmp_path / "out").iterdir()] == [b"old"]


FULL = """
import resource, signal, sys
from pathlib import Path
from handbook.foundation.marks import HandbookError
from handbook.foundation.outputs import Batch
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with Batch() as batch, batch.file(Path(sys.argv[1])) as file:
        for _ in range(100):
            file.write(b"x" * 100)
except HandbookError as error:
    sys.exit(error.problems[0].message)
"""


def test_a_disk_that_takes_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    run = subprocess.run([sys.executable, "-c", FULL, tmp_path / "a.pdf"], capture_output=True, text=True, timeout=60)
    assert (run.returncode, "larger than allowed" in run.stderr) == (1, True)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
