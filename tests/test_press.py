"""The road from a folder to files: whole or not at all, the same bytes every time, and quiet when stopped."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from handbook import press
from handbook.cli import main
from handbook.foundation import stopping
from handbook.foundation.marks import HandbookError
from handbook.foundation.outputs import Batch
from handbook.foundation.reader import Scalar
from handbook.press import Order, build, style_folders
from midway import midway

BOOK = Path(__file__).parent / "problems" / "book"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BOOK, tmp_path / "book")
    return Path("book")


def handbook_of(book: Path, **more: object) -> Order:
    return Order(book, ("handbook",), **more)


def test_a_build_writes_its_file_and_nothing_else(book: Path) -> None:
    done = build([handbook_of(book)])
    assert done.outputs == (Path("out/book-handbook.pdf"),)
    assert [path.name for path in Path("out").iterdir()] == ["book-handbook.pdf"]
    assert Path("out/book-handbook.pdf").read_bytes().startswith(b"%PDF-")


def test_two_builds_give_the_same_bytes(book: Path) -> None:
    build([handbook_of(book)])
    first = Path("out/book-handbook.pdf").read_bytes()
    build([handbook_of(book)])
    assert Path("out/book-handbook.pdf").read_bytes() == first


def test_a_value_can_be_set_for_one_build(book: Path, capsys: pytest.CaptureFixture) -> None:
    build([handbook_of(book)])
    before = Path("out/book-handbook.pdf").read_bytes()
    assert main(["build", "book", "--only", "handbook", "--set", "edition.title=Otherplin"]) == 0
    assert Path("out/book-handbook.pdf").read_bytes() != before
    assert capsys.readouterr().out == "out/book-handbook.pdf\n"


def test_where_outputs_go() -> None:
    assert Order(Path("source/semax")).path("card") == Path("out/semax-card.pdf")
    assert Order(Path("."), out=Path("x")).path("card") == Path(f"x/{Path.cwd().name}-card.pdf")
    assert Order(Path("a"), out=Path("x/mine.pdf")).path("calendar") == Path("x/mine.pdf")
    assert Order(Path("a"), out=Path("x/mine.pdf")).path("calendar", ".ics") == Path("x/mine.ics")


def test_styles_are_looked_for_near_before_far(book: Path) -> None:
    assert [str(folder) for folder in style_folders(book)][:2] == ["styles", "book/styles"]


def test_nothing_is_written_if_one_of_two_books_is_bad(book: Path) -> None:
    shutil.copytree(book, "worse")
    (Path("worse") / "glossary.yaml").write_text("terms: 5")
    with pytest.raises(HandbookError):
        build([handbook_of(book), handbook_of(Path("worse"))])
    assert not Path("out").exists() or list(Path("out").iterdir()) == []


def test_problems_of_book_and_style_are_told_together(book: Path) -> None:
    (book / "glossary.yaml").write_text("terms: 5")
    with pytest.raises(HandbookError) as caught:
        build([handbook_of(book, style=Scalar("nosuch"))])
    assert {problem.code for problem in caught.value.problems} == {"SCHEMA-03", "STYLE-01"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ZeroDivisionError])
def test_an_older_file_survives_any_failure(
    book: Path, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    import handbook.paint.pdf as pdf

    def half(publication: object, out: object, kept: object) -> None:
        out.write(b"%PDF-1.7 half a file")
        raise error

    Path("out").mkdir()
    Path("out/book-handbook.pdf").write_bytes(b"old")
    monkeypatch.setattr(pdf, "paint", half)
    with pytest.raises(error):
        build([handbook_of(book)])
    assert [(path.name, path.read_bytes()) for path in Path("out").iterdir()] == [("book-handbook.pdf", b"old")]


def test_the_collector_is_on_again(book: Path) -> None:
    import gc

    build([handbook_of(book)])
    assert gc.isenabled()


def test_quiet_verbose_and_json(book: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["build", "book", "--only", "handbook", "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["build", "book", "--only", "handbook", "-v"]) == 0
    assert "in all" in capsys.readouterr().err
    assert main(["build", "book", "--only", "handbook", "--json"]) == 0
    assert '"outputs": [\n  "out/book-handbook.pdf"\n ]' in capsys.readouterr().out
    assert main(["build", "book", "-q", "--style", "nosuch"]) == 3
    assert "STYLE-01" in capsys.readouterr().err


def test_without_any_book_the_sample_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--only", "card"]) == 0
    told = capsys.readouterr()
    assert told.out == "out/semax-card.pdf\n" and "taking the sample book" in told.err


def test_all_books_under_source_are_built(book: Path, capsys: pytest.CaptureFixture) -> None:
    for name in ("one", "two"):
        shutil.copytree(book, Path("source") / name)
    assert main(["build", "--only", "handbook"]) == 0
    assert capsys.readouterr().out == "out/one-handbook.pdf\nout/two-handbook.pdf\n"


SIGNS = pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])


def untouched() -> bool:
    """Whether the folder holds what it held before, and nothing else."""
    return {path.name: path.read_bytes() for path in Path("out").iterdir()} == {"book-handbook.pdf": b"old"}


@pytest.fixture
def heeding() -> Iterator[None]:
    """Signals are heard as in a process of our own."""
    before = [(sign, signal.getsignal(sign)) for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    stopping.listen()
    yield
    stopping._Asked.signal = 0
    for sign, handler in before:
        signal.signal(sign, handler)


def test_a_closed_terminal_ends_the_program_but_not_one_that_passes_it_over(heeding: None) -> None:
    with pytest.raises(SystemExit) as ended:
        signal.raise_signal(signal.SIGHUP)
    assert ended.value.code == 129
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    stopping.listen()
    signal.raise_signal(signal.SIGHUP)


@SIGNS
@pytest.mark.parametrize("step", ["read", "style", "check", "lay out handbook", "make handbook", "rename"])
def test_stopping_leaves_no_trace(
    book: Path, monkeypatch: pytest.MonkeyPatch, heeding: None, step: str, sign: signal.Signals, status: int
) -> None:
    Path("out").mkdir()
    Path("out/book-handbook.pdf").write_bytes(b"old")
    gate, rename = press._Run._gate, Batch._rename

    def entered(run: press._Run, name: str) -> AbstractContextManager[None]:
        if name == step:
            os.kill(os.getpid(), sign)
        return gate(run, name)

    def renamed(batch: Batch) -> None:
        if step == "rename":
            os.kill(os.getpid(), sign)
        rename(batch)

    monkeypatch.setattr(press._Run, "_gate", entered)
    monkeypatch.setattr(Batch, "_rename", renamed)
    try:
        ended: object = main(["build", "book", "--only", "handbook"])
    except SystemExit as end:
        ended = end.code
    assert (ended, untouched()) == (status, True)


@SIGNS
def test_a_process_that_is_stopped_while_it_writes_leaves_no_trace(
    book: Path, sign: signal.Signals, status: int
) -> None:
    Path("out").mkdir()
    Path("out/book-handbook.pdf").write_bytes(b"old")
    process = midway(Path.cwd())
    process.send_signal(sign)
    _, err = process.communicate(timeout=60)
    assert process.returncode == status and untouched() and b"Traceback" not in err


def test_schemas_for_editors(book: Path, capsys: pytest.CaptureFixture) -> None:
    import json

    written = press.schemas(Path("out/schema"))
    names = {path.name for path in written}
    assert {
        "handbook.schema.json",
        "regimens.schema.json",
        "card.schema.json",
        "section.schema.json",
    } <= names
    for path in written:
        schema = json.loads(path.read_text())
        rules = schema["$defs"].values() if path.name == "section.schema.json" else (schema,)
        assert all(one["additionalProperties"] is False for one in rules)
