"""Pages of docs/ that are made from the program, so that they cannot lag: run it, and they are fresh."""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from drawn import drawn
from printed import refreshed

DOCS = Path(__file__).parent.parent / "docs"
_MADE = "<!-- Made by tools/pages.py: change the models or explanations.yaml, and run it again. -->"


def pages() -> dict[str, str]:
    """The pages by the name of their file."""
    regimens = refreshed((DOCS / "regimens.md").read_text("utf-8"))
    figures = drawn((DOCS / "figures.md").read_text("utf-8"))
    return {"every-key.md": every_key(), "codes.md": codes(), "regimens.md": regimens, "figures.md": figures}


# --- every key -------------------------------------------------------------------------------------------


def every_key() -> str:
    """Every key of every file, from the models that read them."""
    from handbook.telling.shapes import schemas, shapes

    parts = ["# Every key", _MADE, _INTRODUCTION]
    models = _models(shapes().values())
    for name, schema in schemas().items():
        if name == "section":
            parts.append("## sections/*.yaml\n\n`kind:` tells which keys a section may have.")
            parts += [_part(each, one, models) for each, one in sorted(schema["$defs"].items())]
            continue
        parts.append(f"## {name}.yaml")
        parts.append(_part("", schema, models))
        parts += [_part(each, one, models) for each, one in sorted(schema.get("$defs", {}).items())]
    return "\n\n".join(part for part in parts if part) + "\n"


_INTRODUCTION = """\
What each file of a book may say. **Bold** keys must be there. The same is told to editors by the schemas that
`handbook new` lays beside a book and `handbook schema` writes."""


def _part(name: str, schema: Mapping[str, Any], models: Mapping[str, type]) -> str:
    if "properties" not in schema:
        return ""
    told = _told(models.get(schema.get("title", "")))
    must = set(schema.get("required", ()))
    rows = ["| key | what | |", "|---|---|---|"]
    for key, one in schema["properties"].items():
        shown = f"**`{key}`**" if key in must else f"`{key}`"
        rows.append(f"| {shown} | {_what(one)} | {told.get(key, '')} |")
    about = (schema.get("description") or "").split("\n")[0]
    head = f"### {name}\n\n{about}\n\n" if name else f"{about}\n\n"
    return head + "\n".join(rows)


def _what(schema: Mapping[str, Any]) -> str:
    """What a key takes, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in dict.fromkeys(str(one) for one in schema["enum"]))
    if "anyOf" in schema:
        kinds = [_what(one) for one in schema["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    kind = schema.get("type")
    if kind == "array":
        inner = schema.get("items", schema.get("prefixItems", [{}])[0] if schema.get("prefixItems") else {})
        return f"list of {_what(inner)}" if inner and "properties" not in inner else "list of blocks"
    if schema.get("format") == "date":
        return "a date"
    if kind == "object":
        return "keys and values"
    return "a number" if kind in (["integer", "string"], ["number", "string"]) else "a text"


def _models(shapes: Any) -> dict[str, type]:
    """Every model by its name, those inside others too."""
    from handbook.foundation.model import Model

    list(shapes)
    found: dict[str, type] = {}
    waiting = list(Model.__subclasses__())
    while waiting:
        one = waiting.pop()
        found[one.__name__] = one
        waiting += one.__subclasses__()
    return found


def _told(model: type | None) -> dict[str, str]:
    """What stands under each key in the model's own text."""
    if model is None:
        return {}
    told: dict[str, str] = {}
    for one in reversed(model.__mro__[:-1]):
        if one.__module__.startswith("handbook."):
            told |= dict(_documented(one))
    return told


def _documented(model: type) -> Iterator[tuple[str, str]]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    body = tree.body[0].body  # type: ignore[attr-defined]
    for key, text in itertools.pairwise(body):
        told = text.value if isinstance(text, ast.Expr) else None
        named = isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name)
        if named and isinstance(told, ast.Constant) and isinstance(told.value, str):
            yield key.target.id, " ".join(told.value.split())


# --- codes -----------------------------------------------------------------------------------------------


def codes() -> str:
    """Every problem, why it is one, and how to mend it: what `handbook explain` tells."""
    from handbook.foundation.explain import explanations

    parts = ["# Codes", _MADE, "What `handbook explain CODE` tells of every problem."]
    family = ""
    for code, entry in explanations().items():
        if code.rpartition("-")[0] != family:
            family = code.rpartition("-")[0]
            parts.append(f"## {family}")
        parts += [f"### {code}: {entry['title']}", str(entry["why"]).strip()]
        for key, head in (("bad", "Not so:"), ("good", "But so:")):
            if entry.get(key):
                parts.append(f"{head}\n\n```text\n{str(entry[key]).rstrip()}\n```")
        for key, head in (("source", "Source"), ("waive", "To accept it")):
            if entry.get(key):
                parts.append(f"{head}: {str(entry[key]).strip()}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
        print(DOCS / name)
