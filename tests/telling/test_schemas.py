"""JSON Schemas accept every valid book as an editor reads it (YAML 1.2), and refuse what is plainly wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from handbook.book.filed import FILES
from handbook.cli.each.new import STARTERS
from handbook.foundation.starter import begin
from handbook.foundation.values import Scalar
from handbook.telling.kinds import KINDS
from handbook.telling.shapes import schemas
from languageserver import served

jsonschema = pytest.importorskip("jsonschema", reason="no validator here: pip install jsonschema")
ROOT = Path(__file__).parent.parent.parent
BOOKS = [path.parent for path in sorted(ROOT.glob("tests/books/**/handbook.yaml"))]
BOOKS = [path for path in BOOKS if path.name != "badly"]  # wrong on purpose
BOOKS += [ROOT / "source" / "semax", ROOT / "tests" / "problems" / "book"]
shapes = cache(schemas)


class Editor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads YAML by the core schema of 1.2, as yaml-language-server does: `on` is a word, and so is a date."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def read(path: Path) -> Any:
    return json.loads(json.dumps(yaml.load(path.read_text("utf-8"), Editor)))


def files() -> Iterator[tuple[Path, str]]:
    for book in BOOKS:
        for path in sorted(book.glob("*.yaml")):
            if path.stem in FILES:
                yield path, path.stem
        for path in sorted((book / "sections").glob("*.yaml")):
            yield path, "section"


def faults(value: Any, name: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(shapes()[name])
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in validator.iter_errors(value)]


def test_the_schemas_are_schemas() -> None:
    assert set(shapes()) == {"handbook", "regimens", "glossary", "references", "notes", "card", "calendar", "section"}
    for schema in shapes().values():
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("path", "name"), list(files()), ids=lambda one: str(one)[-40:])
def test_a_valid_file_is_accepted(path: Path, name: str) -> None:
    assert faults(read(path), name) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("section", {"kind": "overveiw", "title": "A"}),
        ("section", {"kind": "overview"}),
        ("section", {"kind": "overview", "title": "A", "cases": []}),
        ("section", {"kind": "prose", "title": "A", "body": [{"q": "x"}]}),
        ("section", {"kind": "prose", "title": "A", "body": [{"p": "x", "h": "y"}]}),
        ("section", {"kind": "prose", "title": "A", "body": [{"caution": {"texts": "x"}}]}),
        ("calendar", {"regimen": "a", "layout": "weeks"}),
        ("card", {"regimens": "a"}),
        ("handbook", {"edition": {"title": "A"}, "sections": []}),
        ("handbook", {"edition": {"title": "A", "version": 1, "updated": "2026-01-01"}, "sections": [], "x": 1}),
    ],
)
def test_what_is_plainly_wrong_is_refused(name: str, value: Any) -> None:
    assert faults(value, name)


def test_every_kind_of_section_is_known() -> None:
    told = [rule["if"]["properties"]["kind"]["const"] for rule in shapes()["section"]["allOf"]]
    assert told == list(KINDS)


@pytest.mark.parametrize("kind", STARTERS)
def test_a_new_book_names_schemas_that_lie_beside_it(kind: str, tmp_path: Path) -> None:
    texts = {f"{name}.schema.json": json.dumps(schema).encode() for name, schema in shapes().items()}
    folder = begin(Scalar("mine"), tmp_path, texts, kind)
    for path in [*folder.glob("*.yaml"), *folder.glob("sections/*.yaml")]:
        line = path.read_text("utf-8").splitlines()[0]
        assert line.startswith("# yaml-language-server: $schema=")
        schema = (path.parent / line.split("=", 1)[1]).resolve()
        assert schema.is_file() and schema.parent == (folder / ".schema").resolve()
        assert faults(read(path), schema.name.split(".")[0]) == []


def test_the_command_lays_the_schemas_of_this_very_version_beside_a_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handbook.press import begin as from_command

    monkeypatch.chdir(tmp_path)
    laid = {
        path.name: json.loads(path.read_text("utf-8")) for path in (from_command(Scalar("a")) / ".schema").iterdir()
    }
    assert laid == {f"{name}.schema.json": schema for name, schema in shapes().items()}


def test_an_editor_underlines_nothing_in_a_valid_book_and_what_is_wrong_in_another(tmp_path: Path) -> None:
    for name, schema in shapes().items():
        (tmp_path / f"{name}.schema.json").write_text(json.dumps(schema), "utf-8")
    asked: dict[Path, Path] = {}
    for number, (path, name) in enumerate(files()):
        own = tmp_path / f"{number}.yaml"
        own.write_text(f"# yaml-language-server: $schema={name}.schema.json\n{path.read_text('utf-8')}", "utf-8")
        asked[own] = path
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("# yaml-language-server: $schema=card.schema.json\nregimens: a\nlayout: flod\n", "utf-8")
    with served(tmp_path) as server:
        found = server.faults([*asked, wrong])
    assert {one.split(":")[0] for one in found.pop(wrong)} == {"2", "3"}
    assert len(found) > 100 and {asked[own]: told for own, told in found.items() if told} == {}
