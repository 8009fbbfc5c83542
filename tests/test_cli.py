"""The command line: commands, options, streams, exit statuses."""

import json
import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import handbook
from handbook.cli import main

BOOK = Path(__file__).parent / "problems" / "book"
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, **options: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "handbook", *words],
        **{"capture_output": True, "text": True, "timeout": 60, "env": ENVIRONMENT, **options},
    )


def test_a_sound_book_has_no_problems(capsys: pytest.CaptureFixture) -> None:
    assert main(["check", str(BOOK)]) == 0
    assert capsys.readouterr() == ("", "no problems\n")


def test_version_on_every_command(capsys: pytest.CaptureFixture) -> None:
    for words in (
        [],
        *([command] for command in ("build", "check", "card", "calendar", "explain", "schema", "new", "desk")),
    ):
        assert main([*words, "--version"]) == 0
        assert capsys.readouterr().out == f"handbook {handbook.__version__}\n"


def test_help_on_every_command(capsys: pytest.CaptureFixture) -> None:
    assert main(["--help"]) == 0
    page = capsys.readouterr().out
    for command in ("build", "check", "card", "calendar", "explain", "schema", "new", "desk"):
        assert f"\n  {command}" in page
        assert main([command, "--help"]) == 0
        assert "--version" in capsys.readouterr().out
    assert "_HANDBOOK_COMPLETE=bash_source" in page


def test_the_options_of_the_commands(capsys: pytest.CaptureFixture) -> None:
    promised = {
        "build": "--only --style --paper --media --start --set --out --quiet --verbose --json",
        "card": "--size --sheet --layout --paper --out",
        "calendar": "--start --regimen --on --off --cycles --layout --week-start --paper --ics --out",
        "check": "--strict --json",
    }
    for command, options in promised.items():
        main([command, "--help"])
        page = capsys.readouterr().out
        assert [option for option in options.split() if option not in page] == []


def test_starting_loads_nothing_heavy() -> None:
    code = "import sys, handbook.cli as c; c.main(['--version']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60).stdout.split()
    heavy = {"yaml", "pydantic", "reportlab", "rich", "PIL", "uharfbuzz", "pyphen", "icalendar", "difflib", "json"}
    assert heavy & set(loaded) == set()


def test_no_words_show_the_help_as_a_fault(capsys: pytest.CaptureFixture) -> None:
    assert main([]) == 2
    assert "Usage: handbook" in capsys.readouterr().err


USAGE = """
bulid
  USAGE-01 1:10 did you mean `build`?
build --papr a4
  USAGE-02 1:16 did you mean `--paper`?
build -qx
  USAGE-02 1:16 see handbook build --help
--quiet build
  USAGE-02 1:10 write it after the command: handbook build --quiet
build --paper a44
  USAGE-03 1:24 did you mean `a4`?
build --paper=a44
  USAGE-03 1:24 did you mean `a4`?
build --media
  USAGE-03 1:16 --media needs a value
build --only card,handbok
  USAGE-03 1:28 did you mean `handbook`?
build -o x.pdf
  USAGE-03 1:19 a folder belongs here
calendar --on ten
  USAGE-03 1:24 "ten" is not a whole number
calendar --cycles -3
  USAGE-03 1:28 "-3" is not a whole number
calendar --layout strip
  USAGE-03 1:28 did you mean `strips`?
new
  USAGE-04 1:1 NAME is missing
build one two
  USAGE-04 1:20 two is a word too many
build nowhere
  USAGE-05 1:16 nowhere is not there
build good/handbook.yaml
  USAGE-05 1:16 name its folder: good
build good --set edition
  USAGE-06 1:27 write PATH=VALUE
explain SYNTAX-99
  USAGE-07 1:18 did you mean
build good --start 2026-1-5
  SCHED-10 1:29 write 2026-01-05
build good --start 'feb 30'
  SCHED-10 1:29 is no date
new 'My Book'
  USAGE-03 1:14 write my-book
"""


@pytest.mark.parametrize("case", re.findall(r"(.+)\n  (.+)", USAGE), ids=lambda case: case[0])
def test_usage(case: tuple[str, str], folder: Path, capsys: pytest.CaptureFixture) -> None:
    shutil.copytree(BOOK, folder / "good")
    code, place, words = case[1].split(" ", 2)
    assert main(shlex.split(case[0])) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"error[{code}]" in told.err and f"--> command line:{place}\n" in told.err and words in told.err


def test_problems_as_json_on_stdout(capsys: pytest.CaptureFixture) -> None:
    assert main(["build", "--json", "--papr"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out)["problems"][0]["code"] == "USAGE-02" and told.err == ""


def test_explain(capsys: pytest.CaptureFixture) -> None:
    assert main(["explain", "syntax-04"]) == 0
    assert "A quote is not closed" in capsys.readouterr().out


def test_several_books_must_be_told_apart(folder: Path, capsys: pytest.CaptureFixture) -> None:
    for name in ("one", "two"):
        shutil.copytree(BOOK, folder / "source" / name)
    assert main(["card"]) == 2
    assert "name one of them: source/one, source/two" in capsys.readouterr().err


def test_a_source_folder_without_a_book(folder: Path, capsys: pytest.CaptureFixture) -> None:
    (folder / "source").mkdir()
    assert main(["build"]) == 2
    assert "handbook new NAME" in capsys.readouterr().err


def test_a_book_by_its_bare_name_is_hinted_at(folder: Path, capsys: pytest.CaptureFixture) -> None:
    shutil.copytree(BOOK, folder / "source" / "one")
    assert main(["build", "one"]) == 2
    assert "did you mean `source/one`?" in capsys.readouterr().err


def test_completion() -> None:
    def complete(words: str, at: int) -> list[str]:
        asked = {"_HANDBOOK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        told = run(cwd=BOOK.parent, env={**ENVIRONMENT, **asked})
        return [line.split(",")[1] for line in told.stdout.split()]

    assert complete("handbook c", 1) == ["calendar", "card", "check"]
    assert complete("handbook build --pa", 2) == ["--paper"]
    assert complete("handbook build --paper a", 3) == ["a4", "a5"]


def test_a_fault_of_ours_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    import tempfile

    import handbook.press as press

    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(press, "build", lambda *_: 1 / 0)
    shutil.copytree(BOOK, folder / "good")
    assert main(["build", "good"]) == 5
    told = capsys.readouterr().err
    trace = next(folder.glob("handbook-*.txt"))
    assert "error[BUG-01]: this is a fault of handbook" in told and trace.name in told and "Traceback" not in told
    assert "ZeroDivisionError" in trace.read_text() and trace.read_text().startswith("handbook build good\n")


@pytest.mark.parametrize("error", [KeyboardInterrupt, BrokenPipeError, MemoryError])
def test_what_stops_us(
    error: type[BaseException], folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture
) -> None:
    import handbook.press as press

    def stop(*_: object) -> None:
        raise error

    monkeypatch.setattr(press, "build", stop)
    shutil.copytree(BOOK, folder / "good")
    assert main(["build", "good"]) == {KeyboardInterrupt: 130, BrokenPipeError: 141, MemoryError: 4}[error]
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("chained", ["said", "unsaid"])
def test_a_request_to_end_is_none_of_our_faults_whatever_a_library_makes_of_it(
    chained: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    import tempfile

    import handbook.press as press

    def stop(*_: object) -> None:
        try:
            raise SystemExit(143) if chained == "said" else KeyboardInterrupt
        except BaseException as asked:
            if chained == "said":
                raise RuntimeError("cannot go on") from asked
            raise KeyError("R29")  # noqa: B904

    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(press, "build", stop)
    shutil.copytree(BOOK, folder / "good")
    if chained == "said":
        with pytest.raises(SystemExit, match="143"):
            main(["build", "good"])
    else:
        assert main(["build", "good"]) == 130
    assert "BUG-01" not in capsys.readouterr().err and not list(folder.glob("handbook-*.txt"))


def test_colour_on_a_terminal_only() -> None:
    def on_terminal(**more: str) -> str:
        parent, child = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "handbook", "bulid"], stderr=child, env={**ENVIRONMENT, "TERM": "xterm", **more}
        )
        process.wait(60)
        os.close(child)
        shown = os.read(parent, 10_000).decode()
        os.close(parent)
        return shown

    assert "\x1b[1;31merror[USAGE-01]\x1b[0m" in on_terminal()
    assert "\x1b" not in on_terminal(NO_COLOR="1")
    assert "\x1b" not in on_terminal(TERM="dumb")
    assert "\x1b" not in run("bulid").stderr


def test_forty_columns() -> None:
    words = ("build", "--media", "paper", "--set", "edition.title=Something long")
    told = run(*words, env={**ENVIRONMENT, "COLUMNS": "40"}).stderr.splitlines()
    source = next(line for line in told if line.startswith("1 | "))
    assert len(source) <= 40 and "paper" in source


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_broken_pipe_is_no_drama() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "handbook", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    process.stdout.close()
    assert process.wait(60) in (0, 1, 141, 120, -signal.SIGPIPE)
    assert b"Traceback" not in process.stderr.read()


def shell(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command in a shell, with a copy of the good book at hand; $H is the program."""
    shutil.copytree(BOOK, folder / "good", dirs_exist_ok=True)
    env = {**ENVIRONMENT, "H": f"{sys.executable} -m handbook"}
    return subprocess.run(["bash", "-c", words], cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ("$H build good --only handbook 2>&-", 0, ""),
        ("$H build good --only handbook >&-", 0, ""),
        ("$H build good --only handbook >/dev/full", 4, "what was done cannot be told"),
        ("$H check good --json >/dev/full", 4, "what was done cannot be told"),
        ("$H check good --set edition.version= --json >/dev/full", 2, "error["),
        ("$H explain >/dev/full", 4, "what was asked for cannot be told"),
        ("mkdir gone && cd gone && rmdir ../gone && $H build ../good", 4, "the folder that you are in is gone"),
        ("$H batch ward.csv good", 2, "ward.csv is not there"),
        ("touch source && $H new aspirin", 4, "go to a folder in which `source` can be made"),
        ("$H build good --only handbook | true; exit ${PIPESTATUS[0]}", 0, ""),
        ("SOURCE_DATE_EPOCH=x PYTHONIOENCODING=latin-1 $H build good -o книга", 0, ""),
        ("mv good $'b\\xff' && $H build $'b\\xff'", 1, "BOOK-09"),
    ],
)
def test_the_world_around(words: str, status: int, says: str, tmp_path: Path) -> None:
    done = shell(words, tmp_path)
    assert done.returncode == status, done.stderr
    assert says in done.stderr and "Traceback" not in done.stderr and "BUG" not in done.stderr
    if status in (0, 4) and "build good" in words:
        folder = "книга" if "книга" in words else "out"
        assert (tmp_path / folder / "good-handbook.pdf").stat().st_size > 10_000
        assert "nothing was written" not in done.stderr


@pytest.mark.parametrize("command", ["calendar", "card"])
def test_where_there_is_no_book(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command]) == 2
    assert "there is no book here" in capsys.readouterr().err and list(folder.iterdir()) == []


def test_terminal_sequences_in_a_style_or_a_path_reach_no_screen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*words: str) -> str:
        main(words)
        return "".join(capsys.readouterr())

    shutil.copytree(BOOK, folder / "good")
    (folder / "styles").mkdir()
    (folder / "styles" / "own.yaml").write_text("extends: reference\ndescribes: plain\n")
    assert "own" in told("style")
    assert "out/good-card.pdf" in told("build", "good", "--only", "card")
    assert "ut/good" in (said := told("build", "good", "--only", "card", "-o", "o\x1b[31mut")) and "\x1b" not in said
    (folder / "styles" / "own.yaml").write_text('extends: reference\ndescribes: "a\\e[31mb"\n')
    assert "own" in (said := told("style")) and "\x1b" not in said


def test_what_a_book_did_not_ask_for_is_not_looked_at(folder: Path) -> None:
    shutil.copytree(BOOK, folder / "good")
    book = folder / "good"
    (book / "styles").mkdir()
    os.mkfifo(book / "styles" / "pipe.yaml")
    (book / "styles" / "zero.yaml").symlink_to("/dev/zero")
    (book / "styles" / "secret.yaml").symlink_to("/etc/passwd")
    (book / os.fsdecode(b"\xff.txt")).write_bytes(b"\xff")
    with (book / "film").open("wb") as file:
        file.truncate(20_000_000_000)
    os.mkfifo(book / "pipe")
    deep = book
    for _ in range(300):
        deep = deep / "d"
    os.makedirs(deep)
    assert main(["calendar", "good", "--start", "2026-03-02", "-o", "a.pdf"]) == 0
    assert main(["calendar", "--from", "a.pdf", "-o", "b.pdf"]) == 0
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()
    from handbook.foundation import carried

    assert set(carried.inside(folder / "a.pdf").files) == {
        path.relative_to(BOOK).as_posix() for path in BOOK.rglob("*.yaml")
    }


def test_a_pipe_or_a_device_is_no_calendar(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "p.pdf")
    for name in ("p.pdf", "/dev/zero"):
        assert main(["calendar", "--from", name]) == 2 and "USAGE-09" in capsys.readouterr().err
