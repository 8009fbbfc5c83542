"""What someone new does first: the README's commands are there and run, and all that they need is declared.

That `pip install .` works on a fresh machine is shown by `.ci/run`, which takes its command from the README.
"""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import entry_points, packages_distributions
from pathlib import Path

import pytest

import handbook
from handbook.cli import main
from importing import imports

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
SMALL = ROOT / "tests" / "problems" / "book"
COMMANDS = ("build", "check", "card", "calendar", "explain", "schema", "new", "desk", "batch")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
FRESH = [line for block in BLOCKS for line in block.splitlines() if line.startswith("python3 -m venv .venv")]
USED = [
    line.split("  #")[0].split(" # ")[0].strip()
    for block in BLOCKS
    for line in block.splitlines()
    if line.startswith("handbook ")
]


# --- the two commands of a fresh machine ----------------------------------------------------------------------


def test_two_commands_do_everything_on_a_fresh_machine() -> None:
    first, second = FRESH
    install = ".venv/bin/pip install -q -c constraints.txt"
    assert first.split(" && ")[1:] == [f"{install} .", ".venv/bin/handbook build"]
    assert second.split(" && ")[1:] == [f"{install} -e '.[dev]'", ".venv/bin/python -m pytest"]
    assert "out/semax-handbook.pdf" in README


def test_the_machine_that_checks_runs_that_very_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    taken = re.search(r"^command=\$\((.*)\)$", script, re.MULTILINE)
    assert taken
    told = subprocess.run(["bash", "-c", taken[1]], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip() == FRESH[1]
    for step in ("rm -rf .venv", "python tools/form.py"):
        assert step in script


def test_the_command_is_installed_under_its_name() -> None:
    (script,) = [one for one in entry_points(group="console_scripts") if one.name == "handbook"]
    assert script.value == PROJECT["scripts"]["handbook"]
    assert callable(script.load())


# --- the commands that the README shows -----------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a book where the README has its sample."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "source" / "semax")
    (tmp_path / "ward.csv").write_text("recipient,start\nAda Abel,2026-03-02\n", "utf-8")
    return tmp_path


def test_the_readme_shows_every_command() -> None:
    assert {line.split()[1] for line in USED} >= set(COMMANDS)


def test_every_command_of_the_readme_does_what_it_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in USED:
        if line.startswith("handbook desk"):
            continue  # it ends when it is asked to; tests/desk opens it
        assert main(shlex.split(line)[1:]) == 0, f"{line}\n{capsys.readouterr().err}"
    made = {path.name for path in (folder / "out").iterdir()}
    assert made >= {"semax-handbook.pdf", "semax-card.pdf", "semax-calendar.pdf", "semax-calendar.ics", "schema"}
    assert (folder / "source" / "aspirin" / "handbook.yaml").is_file()


def test_the_problem_that_the_readme_shows_is_told_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.search(r"^(error\[.*?\]: .*?)\n.*?\^ (.*?)$", README, re.MULTILINE | re.DOTALL)
    assert shown
    path = folder / "source" / "semax" / "regimens.yaml"
    path.write_text(path.read_text("utf-8").replace("dose: 200 mcg", "dose: 1.0 mg"), "utf-8")
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert shown[1] in told.splitlines()
    assert f"^ {shown[2]}" in told and "nothing was written" in told


def test_help_and_version_are_at_hand() -> None:
    def said(*words: str) -> str:
        run = [sys.executable, "-m", "handbook", *words]
        return subprocess.run(run, capture_output=True, text=True, timeout=60, check=True).stdout

    page = said("--help")
    assert all(re.search(rf"^  {command}\s+\w", page, re.MULTILINE) for command in COMMANDS)
    assert said("--version") == f"handbook {handbook.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Usage: handbook {command}")
    options = re.findall(r"^  (?:-\w, )?(--[\w-]+)", page, re.MULTILINE)
    assert "--help" in options and "--version" in options
    assert main([command, "--version"]) == 0


# --- what is declared -----------------------------------------------------------------------------------------


def test_all_that_the_readme_names_is_there() -> None:
    for name in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        if not name.startswith("docs/img/"):
            assert (ROOT / name).exists(), name
    for name in ("LICENSE", "CHANGELOG.md", "styles", "source/semax", "bench/run.py", "out/.gitignore"):
        assert (ROOT / name).exists(), name


def test_the_version_is_the_same_everywhere() -> None:
    assert PROJECT["version"] == handbook.__version__
    assert f"## {handbook.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def imported(folder: Path) -> set[str]:
    """The packages that are imported anywhere in a folder."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in imports(path):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"handbook"}


PYDANTICS = {"pydantic-core", "typing-extensions"}
"""What pydantic itself is made of."""


distributions = cache(packages_distributions)


def declared(lines: list[str]) -> set[str]:
    """The distributions that a list of requirements names."""
    return {re.split(r"[\s<>=!~\[;]", line)[0].lower().replace("_", "-") for line in lines}


def test_every_package_that_is_imported_is_declared() -> None:
    needed, known = declared([*PROJECT["dependencies"], *EXTRAS["desk"]]), distributions()
    extra = declared(EXTRAS["cluster"])  # each is imported where it is named after itself
    for package in imported(ROOT / "src") - extra:
        assert {name.lower().replace("_", "-") for name in known[package]} & (needed | PYDANTICS), package


def test_every_package_that_the_tests_import_is_declared() -> None:
    needed = declared([*PROJECT["dependencies"], *EXTRAS["desk"], *EXTRAS["dev"]])
    own = {path.stem for path in (ROOT / "tests").rglob("*.py")} | {
        path.name for path in (ROOT / "tests").rglob("*") if path.is_dir()
    }
    known = distributions()
    for package in imported(ROOT / "tests") - own:
        names = {name.lower().replace("_", "-") for name in known.get(package, [package])}
        assert names & (needed | PYDANTICS), package
