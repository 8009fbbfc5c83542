"""The documentation does what it says: its commands run, its YAML is read, made pages are fresh."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from handbook.cli import main
from handbook.foundation.reader import read_text

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = ("first-book.md", "printing.md", "styles.md", "ward.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = ("handbook desk", "pip ", "dask ", "export ")
"""What does not end by itself, needs the network, or is the shell's own; desk and batches have tests of their own."""


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((DOCS / page).read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if page == "printing.md":
        pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install 'handbook-builder[desk]'")
    monkeypatch.chdir(tmp_path)
    if page != "first-book.md":
        assert main(["new", "calmarin"]) == 0
    for kind, text in blocks(page):
        if kind == "yaml" and text.startswith("# styles/"):
            path = tmp_path / text.split("\n", 1)[0].removeprefix("# ")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        elif kind == "csv":
            (tmp_path / "ward.csv").write_text(text, "utf-8")
        elif kind == "yaml":
            assert read_text(page, text)
        for line in text.splitlines() if kind == "sh" else ():
            if not line.startswith(ELSEWHERE) and "tcp:" not in line:
                assert main(shlex.split(line, comments=True)[1:]) == 0, line


def test_yaml_of_the_pages_is_what_the_models_read() -> None:
    from handbook.book.filed import FILES, model_of
    from handbook.foundation.model import validate

    seen = 0
    for page in PAGES:
        for kind, text in blocks(page):
            name = text.split("\n", 1)[0].removeprefix("# ").removesuffix(".yaml")
            if kind == "yaml" and (name in FILES or text.startswith("forms:")):
                validate(model_of(name if name in FILES else "regimens"), read_text(page, text))
                seen += 1
    assert seen >= 3


def test_pages_made_from_the_program_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("pages", ROOT / "tools" / "pages.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    for name, text in tool.pages().items():
        assert (DOCS / name).read_text("utf-8") == text, "run `python tools/pages.py`"


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in DOCS.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (DOCS / target).exists(), f"{page.name}: {target}"


def test_the_parts_of_a_dose_are_those_that_are_told() -> None:
    from handbook.foundation.explain import explanation
    from handbook.foundation.values import Scalar
    from handbook.telling.posology import _PARTS

    told = explanation(Scalar("dose"))
    assert ", ".join(_PARTS) in told and "DOSE-03" in told


def test_explain_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    from handbook.foundation.explain import explanations

    assert main(["explain"]) == 0
    told = capsys.readouterr().out
    assert all(f"{code} " in told for code in explanations())


def test_every_kind_of_figure_is_shown() -> None:
    from handbook.book.matter import FIGURES, FigureBlock
    from handbook.foundation.model import validate

    written = [text.removeprefix("- ") for kind, text in blocks("figures.md") if kind == "yaml"]
    shown = [validate(FigureBlock, read_text("figures.md", text)["figure"]) for text in written]
    assert {str(one.kind) for one in shown} == set(FIGURES)
