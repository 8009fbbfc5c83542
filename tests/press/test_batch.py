"""Sets for many: the same bytes by every engine, whole whatever is killed, and nobody named where it is not asked."""

import csv
import errno
import gc
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pikepdf
import pytest

from handbook.cli import main
from handbook.foundation.marks import HandbookError
from handbook.foundation.values import Scalar
from handbook.layout.type import words
from handbook.press import station as stations
from handbook.press.batch import Ask, Done, prepare, run
from handbook.press.cluster import _done, on_dask
from handbook.press.engines import in_process, make, on_processes
from handbook.press.manifest import Journal
from handbook.press.onefile import run as run_one
from handbook.press.order import Order
from pdfcheck.text import blocks
from wardtables import REGIMENS, SOUND, asked, files, made, problems, rows, written


def whole(folder: Path) -> dict[str, str]:
    """The files that the manifest names, each once, and each as it says."""
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    listed = [(file["file"], file["sha256"]) for one in told["sets"] for file in one["files"]]
    assert len(dict(listed)) == len(listed)
    for name, digest in listed:
        assert sha256((folder / name).read_bytes()).hexdigest() == digest, name
    return dict(listed)


def test_a_set_is_a_card_a_calendar_and_its_dates(tmp_path: Path) -> None:
    done = made(written(tmp_path, rows(2)), tmp_path / "out")
    assert done.problems == ()
    assert set(whole(tmp_path / "out")) == {
        f"{row}-{file}" for row in (2, 3) for file in ("card.pdf", "calendar.pdf", "calendar.ics")
    }
    assert {entry.row: str(entry.first) for entry in done.entries} == {2: "2026-01-01", 3: "2026-01-02"}


class Sets(NamedTuple):
    """Sets that this process has made, against which others are held."""

    table: Path
    out: Path
    done: Done


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Sets:
    folder = tmp_path_factory.mktemp("five")
    table = written(folder, rows(5))
    return Sets(table, folder / "out", made(table, folder / "out"))


def test_every_engine_makes_the_same_bytes(five: Sets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.press.engines.HANDFUL", 2)  # so that both have some
    run(asked(five.table, tmp_path / "two"), on_processes(2))
    assert files(five.out) == files(tmp_path / "two")
    assert len(whole(five.out)) == 15


def test_dask_makes_the_same_bytes(five: Sets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.press.cluster.HANDFUL", 2)
    pytest.importorskip("distributed", reason="the cluster's engine is not installed: pip install '.[cluster]'")
    run(asked(five.table, tmp_path / "one"), on_dask(Scalar("local"), 1))  # each worker more takes a second
    assert files(five.out) == files(tmp_path / "one")


class Cluster(NamedTuple):
    """A scheduler as the batch sees it, of which no row ever comes back."""

    status: str
    workers: dict[str, int] | None

    def ncores(self) -> dict[str, int]:
        if self.workers is None:
            raise OSError("closed")
        return self.workers


class Row:
    status = "pending"


def test_a_cluster_that_is_gone_is_told_and_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the cluster's engine is not installed: pip install '.[cluster]'")
    looked = []

    def wait(futures: list[Row], timeout: int, return_when: str) -> None:
        looked.append(timeout)
        if len(looked) == 40:
            futures[0].status = "cancelled"
        raise TimeoutError

    monkeypatch.setattr("distributed.wait", wait)
    for cluster, count, message in (
        (Cluster("running", {}), 60 // 5, "the scheduler has had no worker for 60 seconds"),
        (Cluster("closed", None), 1, "the scheduler does not answer any more"),
    ):
        looked.clear()
        with pytest.raises(HandbookError) as caught:
            next(iter(_done(cluster, [Row()])))
        (problem,) = caught.value.problems
        assert (problem.code, problem.message, len(looked)) == ("ENV-06", message, count)
        assert problem.hint.endswith("go on with --resume")
    looked.clear()
    (ended,) = _done(Cluster("running", {"here": 1}), [Row()])  # a worker may take its time
    assert (ended.status, len(looked)) == ("cancelled", 40)


def test_a_set_is_what_one_command_makes(tmp_path: Path) -> None:
    """However many sets were made before it in the process."""
    rows = "start,weight,make\n2026-03-02,9 kg,card\n2026-05-04,18 kg,\n2026-03-02,9 kg,\n"
    run(Ask(written(tmp_path, rows), Order(REGIMENS / "bands", out=tmp_path / "many"), carry=True))
    wished = ["--weight", "9 kg", "--start", "2026-03-02", "-q", "-o", str(tmp_path / "one")]
    assert main(["calendar", str(REGIMENS / "bands"), *wished]) == 0
    for name in ("calendar.pdf", "calendar.ics"):
        assert (tmp_path / "many" / f"4-{name}").read_bytes() == (tmp_path / "one" / f"bands-{name}").read_bytes()


def test_a_row_that_fails_spoils_no_other(tmp_path: Path) -> None:
    table = written(tmp_path, [*rows(2), f"{'Ewa ' * 150},,2026-03-02,", "Gül,,2026-03-02,", "名,,2026-03-02,"])
    done = made(table, tmp_path / "out")
    assert (done.failed, len(done.entries)) == (2, 3)
    found = [(one.code, one.mark.line) for one in done.problems]
    assert found == [("LAYOUT-03", 4), ("LAYOUT-01", 6)]
    assert set(whole(tmp_path / "out")) == {
        f"{row}-{file}" for row in (2, 3, 5) for file in ("card.pdf", "calendar.pdf", "calendar.ics")
    }
    assert not list((tmp_path / "out").glob(".*"))


def test_a_fault_of_ours_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("Ada Abel-0")

    monkeypatch.setattr(stations, "make", fails)
    done = made(written(tmp_path, rows(1)), tmp_path / "out")
    (problem,) = done.problems
    assert problem.code == "BUG-01"
    assert "Ada" not in f"{problem.message} {problem.hint}"


def test_names_stand_on_the_paper_and_nowhere_else(tmp_path: Path) -> None:
    table = written(tmp_path, rows(1))
    done = made(table, tmp_path / "out")
    folder = tmp_path / "out"
    assert not [path for path in folder.iterdir() if "Ada" in path.name]
    for path in folder.iterdir():
        if path.suffix != ".pdf":
            assert b"Ada" not in path.read_bytes() and b"Abel" not in path.read_bytes(), path
    for entry in done.entries[0].files:
        if not entry.file.endswith(".pdf"):
            continue
        with pikepdf.open(folder / entry.file) as pdf:
            assert "Ada" not in str(pdf.docinfo) and not pdf.attachments
            assert b"Ada" not in pdf.Root.Metadata.read_bytes()
            # a number clings to the word before it
            assert "Ada Abel-0 · Ward 0" in [said.replace("\u00a0", " ").strip() for _, said in blocks(pdf)]
    carried = made(table, tmp_path / "carried", carry=True)
    with pikepdf.open(tmp_path / "carried" / carried.entries[0].files[1].file) as pdf:
        (attached,) = pdf.attachments.values()
        assert b"Ada" not in attached.get_file().read_bytes()


def test_a_proof_is_gone_on_with(five: Sets, tmp_path: Path) -> None:
    assert len(made(five.table, tmp_path / "out", proof=2).entries) == 2
    done = made(five.table, tmp_path / "out", resume=True)
    assert (len(done.entries), done.kept) == (5, 2)
    assert files(tmp_path / "out") == files(five.out)


def test_rows_that_changed_are_made_anew_and_those_that_are_gone_are_told(tmp_path: Path) -> None:
    made(written(tmp_path, rows(3)), tmp_path / "out")
    changed = rows(2)
    changed[2] = changed[2].replace("2026-01-02", "2026-05-02")
    done = made(written(tmp_path, changed), tmp_path / "out", resume=True)
    assert (done.kept, len(done.entries)) == (1, 2)
    assert [problem.code for problem in done.problems] == ["TABLE-08", "TABLE-07"]
    assert done.problems[0].hint == "take back what was printed of rows 3"
    assert str(done.entries[1].first) == "2026-05-02"


def test_sets_of_a_book_that_changed_meanwhile_are_made_anew_and_that_is_told(tmp_path: Path) -> None:
    book = copytree(SOUND, tmp_path / "book")
    ask = Ask(written(tmp_path, rows(3, "ics")), Order(book, out=tmp_path / "out"), proof=2)
    run(ask)
    calendar = book / "calendar.yaml"
    calendar.write_text(f"{calendar.read_text('utf-8')}\nics_titles: full\n", "utf-8")
    done = run(ask._replace(resume=True, proof=None))
    assert done.kept == 0
    assert [(one.code, one.severity, one.hint) for one in done.problems] == [
        ("TABLE-08", "warning", "take back what was printed of rows 2, 3")
    ]


def test_two_batches_do_not_work_in_one_folder(tmp_path: Path) -> None:
    table = written(tmp_path, rows(1, "ics"))
    with Journal(tmp_path / "out", resume=False):
        found = problems(table, tmp_path / "out", resume=True)
        assert [one.code for one in found] == ["USAGE-19"]
    assert not problems(table, tmp_path / "out", resume=True)


def test_a_full_disk_stops_the_batch_and_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table, opened, real = written(tmp_path, rows(4, "ics")), [], os.open

    def full(path: Path, *more: int) -> int:
        opened.append(path) if str(path).endswith(".part") else None
        if len(opened) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, *more)

    monkeypatch.setattr("handbook.foundation.outputs.os.open", full)
    with pytest.raises(HandbookError) as caught:
        made(table, tmp_path / "out")
    (problem,) = caught.value.problems
    assert (problem.code, caught.value.outcome) == ("ENV-02", f"2 sets are whole in {tmp_path / 'out'}")
    assert problem.message.endswith("4-calendar.ics: the disk is full")
    assert problem.hint == "make room, or choose another folder with -o; then go on with --resume"
    monkeypatch.undo()
    done = made(table, tmp_path / "out", resume=True)
    assert (done.kept, len(done.entries)) == (2, 4)


@pytest.mark.parametrize("where", ["folder", "batch.journal", "2-calendar.ics", "manifest.csv"])
def test_a_folder_that_is_read_only_is_told_and_nothing_stands_half_written(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """Whoever runs the tests may write anywhere: so the system's answer is made, where it can come."""

    def refusing(real: Callable[..., object]) -> Callable[..., object]:
        def ask(path: object, *more: object, **named: object) -> object:
            if where in Path(str(path)).name or (where == "folder" and Path(str(path)).name == "out"):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))
            return real(path, *more, **named)

        return ask

    table, out = written(tmp_path, rows(1, "ics")), tmp_path / "out"
    if where != "folder":
        out.mkdir()
        (out / "notes.txt").write_text("old")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", refusing(Path.mkdir))
        patched.setattr(Path, "open", refusing(Path.open))
        patched.setattr("handbook.foundation.outputs.os.open", refusing(os.open))
        assert main(["batch", str(table), str(SOUND), "-o", str(out)]) == 4
    told = capsys.readouterr().err
    assert told.startswith("error[ENV-02]: ") and "the disk is read-only" in told and "Traceback" not in told
    left = {path.name for path in out.iterdir()} if out.exists() else set()
    assert left <= {"notes.txt", "batch.journal", *(("2-calendar.ics",) if where == "manifest.csv" else ())}
    assert main(["batch", str(table), str(SOUND), "-o", str(out), "--resume", "-q"]) == 0
    assert {"2-calendar.ics", "manifest.csv", "manifest.json"} <= {path.name for path in out.iterdir()}


# --- whose figures, and how many pieces -------------------------------------------------------------------


def test_a_dose_stands_on_the_rows_own_figures_and_never_on_the_books(tmp_path: Path) -> None:
    book = Order(REGIMENS / "bands", out=tmp_path / "out")  # whose plan is for a person of 14 kg
    table = written(
        tmp_path, "recipient,start,weight,make\nAda,2026-03-02,9 kg,card ics\nEwa,2026-03-02,18 kg,card ics\n"
    )
    done = run(Ask(table, book))
    assert [[one.number for one in entry.needs] for entry in done.entries] == [["22.5"], ["67.5"]]
    for row, band, dose in (
        (2, "8 kg to under 10 kg (here: 9 kg)", "2.5 mL (60 mg)"),
        (3, "15 kg to under 20 kg (here: 18 kg)", "7.5 mL (180 mg)"),
    ):
        with pikepdf.open(tmp_path / "out" / f"{row}-card.pdf") as pdf:
            said = [told.replace("\u00a0", " ").strip() for _, told in blocks(pdf)]
        assert [one for one in said if "here" in one] == [band]
        assert said[said.index(band) + 1] == dose
    heavy = written(tmp_path, "recipient,start,weight\nAda,2026-03-02,9 kg\nEwa,2026-03-02,\nGül,2026-03-02,25 kg\n")
    with pytest.raises(HandbookError) as caught:
        prepare(Ask(heavy, book))
    assert [(one.code, one.mark.line, one.hint) for one in caught.value.problems] == [
        ("DOSE-20", 3, "write it in a column `weight`"),
        ("DOSE-20", 4, ""),
    ]


@pytest.mark.parametrize("make", ["calendar", "card"])
def test_a_day_keeps_its_limit_for_every_person(tmp_path: Path, make: str) -> None:
    rows = [f"2026-03-02,{weight} kg,171 cm,{make}" for weight in (68, 200)]
    table = written(tmp_path, "\n".join(["start,weight,height,make", *rows, ""]))
    with pytest.raises(HandbookError) as caught:
        prepare(Ask(table, Order(REGIMENS / "cycles", out=tmp_path / "out")))
    (problem,) = caught.value.problems
    assert (problem.code, problem.mark.line) == ("DOSE-19", 3)
    assert "7,700 mg" in problem.message and "5,000 mg" in problem.message


def test_the_manifest_tells_pieces_and_how_long_a_pack_lasts(tmp_path: Path) -> None:
    table = written(tmp_path, "start,make\n2026-03-02,ics\n")
    run(Ask(table, Order(REGIMENS / "taper", out=tmp_path / "out")))
    # 5 days each of 8, 6, 4, 2½ and 1 tablets; 100 are used up on the nineteenth day
    (entry,) = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["sets"]
    assert entry["needs"] == [
        {
            "medicine": "Cortamin",
            "product": "t5",
            "number": "107.5",
            "pieces": "107 and a half tablets of 5 mg",
            "until": "2026-03-20",
        }
    ]
    (row,) = csv.DictReader((tmp_path / "out" / "manifest.csv").read_text("utf-8").splitlines())
    assert row["pieces"] == "Cortamin: 107 and a half tablets of 5 mg"
    assert row["a pack lasts until"] == "Cortamin: 2026-03-20"
    assert (row["first dose"], row["last dose"]) == ("2026-03-02", "2026-03-26")


def test_one_file_has_a_bookmark_labels_and_blank_backs(tmp_path: Path) -> None:
    table = written(tmp_path, [*rows(2), "名,,2026-03-02,", "Gül,,,card"])
    done = run_one(asked(table, tmp_path / "out"))
    assert [problem.code for problem in done.problems] == ["LAYOUT-01"]
    path = tmp_path / "out" / "book-sets.pdf"
    with pikepdf.open(path) as pdf:
        with pdf.open_outline() as outline:
            assert [one.title for one in outline.root] == ["2 · Ada Abel-0", "3 · Bruno Brandt-1", "5 · Gül"]
        labels = [page.label for page in pdf.pages]
        assert labels[:3] == ["2-1", "2-2", "2-3"] and labels[-2:] == ["5-1", "5-2"]
        assert [labels.count(f"{row}-1") for row in (2, 3, 4, 5)] == [1, 1, 0, 1]
        blank = [not page.Contents.read_bytes().strip() for page in pdf.pages]
        assert blank == [False, True] * (len(labels) // 2)
    pages = [file.pages for entry in done.entries for file in entry.files if file.pages]
    assert sum(pages) == len(labels)
    assert set(whole_of(tmp_path / "out")) == {"book-sets.pdf", "2-calendar.ics", "3-calendar.ics"}


def whole_of(folder: Path) -> set[str]:
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    return {file["file"] for one in told["sets"] for file in one["files"]}


def our_things() -> int:
    """How many things of ours are alive."""
    gc.collect()
    return sum(type(one).__module__.startswith("handbook.") for one in gc.get_objects())


def test_many_rows_take_no_more_memory_than_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words.forget()  # or what other tests left behind decides in which row they are let go of
    made(written(tmp_path, rows(3, "card")), tmp_path / "warm")  # whatever is read and kept once
    few = words.kept()
    monkeypatch.setattr(stations, "_MOST_WORDS", few + 12)
    kept, counts = [], []

    def tick(count: int, of: int) -> None:
        kept.append(words.kept())
        if count in (10, 20, 30):
            counts.append(our_things())

    run(asked(written(tmp_path, rows(30, "card")), tmp_path / "out"), in_process, tick)
    assert max(kept) < few + 24  # of thirty names: those of rows long made are let go of
    assert counts[2] - counts[1] < 10 * 10  # an outcome, its entry and its files a row


def test_a_row_that_waits_takes_little(tmp_path: Path) -> None:
    """All rows of a table are read and held against the book before one is made; ten thousand are there at once."""
    counts = []
    for count in (50, 150):
        ready = prepare(asked(written(tmp_path, rows(count)), tmp_path / "out"))
        assert len(ready.tasks) == count
        counts.append(our_things())
        del ready
    assert counts[1] - counts[0] < 100 * 4  # its cells and its task


def test_without_dask_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(HandbookError) as caught:
        run(asked(written(tmp_path, rows(1)), tmp_path / "out"), on_dask(Scalar("local"), 2))
    (problem,) = caught.value.problems
    assert (problem.code, caught.value.status) == ("ENV-06", 4)
    assert problem.hint == "pip install 'handbook-builder[cluster]', or use --workers"


def test_a_worker_that_finds_another_book_makes_nothing(tmp_path: Path) -> None:
    ready = prepare(asked(written(tmp_path, rows(1)), tmp_path / "out"))
    (outcome,) = make(ready.setup._replace(digest="another"), ready.tasks)
    assert [problem.code for problem in outcome.problems] == ["ENV-06"]
    assert not (tmp_path / "out").exists()


def test_what_is_sent_to_a_worker_is_small_and_names_nobody_in_its_log(tmp_path: Path) -> None:
    ready = prepare(asked(written(tmp_path, rows(10)), tmp_path / "out"))
    assert len(pickle.dumps(ready.tasks[:10])) < 4000
    assert "Ada" not in repr(ready.tasks) + repr(ready.setup)


# --- ended from outside -----------------------------------------------------------------------------------


def begun(table: Path, out: Path, *more: str) -> subprocess.Popen:
    words = ["batch", str(table), str(SOUND), "-o", str(out), "--workers", "2", *more]
    return subprocess.Popen(
        [sys.executable, "-m", "handbook", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def await_lines(out: Path, count: int) -> None:
    for _ in range(6000):
        path = out / "batch.journal"
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.01)
    pytest.fail("the batch does not begin")


def workers_of(process: int) -> list[int]:
    """The processes that a batch began, but for the one that looks after their shared things."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    helper = b"resource_tracker"
    return [int(one) for one in found if helper not in Path(f"/proc/{one}/cmdline").read_bytes()]


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are found through /proc")


@needs_proc
def test_a_worker_and_then_the_batch_are_killed_and_it_is_gone_on_with(five: Sets, tmp_path: Path) -> None:
    """Every file whole, none twice, and nothing left of those that were under way."""
    table, out = written(tmp_path, rows(60, "card")), tmp_path / "out"
    process = begun(table, out)
    await_lines(out, 1)
    first = workers_of(process.pid)
    os.kill(first[0], signal.SIGKILL)
    await_lines(out, 25)  # more than were under way: others have gone on with the rows of the one that is lost
    workers = [*first, *workers_of(process.pid)]
    process.kill()
    process.communicate()
    assert not (out / "manifest.json").exists()
    await_end(workers)
    for row in ("02", "60"):  # one that is whole, and one that is perhaps not
        (out / f".{row}-card.pdf.0123456789abcdef.part").write_bytes(b"half")
    resumed = begun(table, out, "--resume")
    said, told = resumed.communicate(timeout=120)
    assert (resumed.returncode, told) == (0, b"")
    assert b"of them from before" in said
    assert len(whole(out)) == 60
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".csv", ".json", ".journal"}
    for row in range(2, 7):  # those of other batches
        assert (out / f"{row:02}-card.pdf").read_bytes() == (five.out / f"{row}-card.pdf").read_bytes()


def await_end(workers: list[int]) -> None:
    for _ in range(3000):
        if not any(_runs(worker) for worker in workers):
            return
        time.sleep(0.01)
    pytest.fail("the workers outlive their batch")


def _runs(process: int) -> bool:
    try:
        return b"Z (zombie)" not in Path(f"/proc/{process}/status").read_bytes()
    except OSError:
        return False
