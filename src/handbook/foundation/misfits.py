"""What pydantic found wrong, told as problems at the places where the values were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from handbook.foundation.marks import Mark, Problem, spelt
from handbook.foundation.nearest import nearest, suggest
from handbook.foundation.typed import misses
from handbook.foundation.values import Mapping, Scalar, Sequence, ends

Loc = tuple[int | str, ...]
_MOST = 200
"""Nobody mends more at once, and to place each takes a walk through the file."""


def problems(shape: type[BaseModel], root: Mapping, error: ValidationError) -> tuple[Problem, ...]:
    """Every problem of one mapping, sorted by place, each told once."""
    details = error.errors(include_url=False)[:_MOST]
    unknown = _unknown_keys(root, details)
    told: dict[tuple[Any, str], Problem] = {}
    for detail in details:
        problem = _problem(shape, root, detail, unknown)
        if problem:
            told.setdefault((problem.place, problem.message), problem)
    return tuple(sorted(told.values(), key=lambda one: one.place))


def _problem(shape: type[BaseModel], root: Mapping, detail: Any, unknown: dict[int, list[str]]) -> Problem | None:
    kind, value, loc, context = detail["type"], detail["input"], detail["loc"], detail.get("ctx", {})
    mark: Mark = getattr(value, "mark", None) or _walk(root, loc).mark
    if "message" in context:
        mend = _as_written(context.get("mend", ""), value)
        return Problem(kind, context["message"], context["mark"] or mark, context["hint"], mend=mend)
    if kind == "extra_forbidden":
        return _extra(shape, root, loc, value)
    if kind == "missing":
        return _missing(value, loc, mark, unknown.get(id(value), []))
    if kind == "union_tag_not_found" and not isinstance(value, Mapping):
        kind = "dict_type"
    if kind in ("literal_error", "union_tag_invalid", "union_tag_not_found"):
        return _choice(kind, value, context, mark)
    return _shape(kind, value, context, mark) or _other(detail, mark)


def _as_written(mend: str, value: Any) -> str:
    """What to write in place of a value, in the quotes that it has; empty if it is folded or escaped."""
    if not mend or not isinstance(value, Scalar) or value.source is None:
        return ""
    start, end = ends(value.span)
    written = value.source.text[start:end]
    before, _, after = written.partition(value)
    return f"{before}{mend}{after}" if written == before + value + after and before == after else ""


def _unknown_keys(root: Mapping, details: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            found.setdefault(id(_parent(root, detail["loc"], detail["input"])), []).append(detail["loc"][-1])
    return found


def _walk(root: Any, loc: Loc) -> Any:
    """The value that a path leads to; parts that name a kind of model and not a key are passed over."""
    node = root
    for part in loc:
        if isinstance(node, Mapping) and part in node:
            node = node[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            node = node[part]
    return node


def _parent(root: Mapping, loc: Loc, value: Any) -> Mapping:
    """The mapping that holds this very value under the last key of the path."""
    key = str(loc[-1])
    direct = _walk(root, loc[:-1])
    if isinstance(direct, Mapping) and direct.get(key) is value:
        return direct
    return next((one for one in _mappings(root) if one.get(key) is value), root)


def _mappings(node: Any) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
    if isinstance(node, Mapping | Sequence):
        for value in node.values() if isinstance(node, Mapping) else node:
            yield from _mappings(value)


_CALLED = {
    other: key
    for key, others in {
        "on": "weekday weekdays day_of_week",
        "slots": "time times when at",
        "course": "duration length",
        "courses": "cycles rounds",
        "break": "rest pause",
        "dose": "amount",
        "medicine": "drug",
        "frequency": "freq how_often",
        "reason": "indication why",
        "with": "food meal meals",
        "as_needed": "prn",
        "max_per_day": "max_daily maximum_per_day daily_maximum",
        "for": "days",
    }.items()
    for other in others.split()
}
"""What keys are called elsewhere; only where nothing else can be meant."""


def _extra(shape: type[BaseModel], root: Mapping, loc: Loc, value: Any) -> Problem:
    key, parent = str(loc[-1]), _parent(root, loc, value)
    # `max_dose` is no misspelt `dose`: a word more makes another thing of it.
    words = set(key.lower().replace("-", "_").split("_"))
    allowed = [name for name in _keys_at(shape, loc[:-1]) if not set(name.split("_")) < words]
    free = [name for name in allowed if name not in parent]
    called = _CALLED.get(key.lower().replace(" ", "_").replace("-", "_"))
    hint = f"did you mean `{called}`?" if called in free else suggest(key, free if nearest(key, free) else allowed)
    return Problem("SCHEMA-01", f"{spelt(key)} is not known here", parent.key_mark(key), hint)


def _missing(value: Any, loc: Loc, mark: Mark, unknown: list[str]) -> Problem | None:
    if isinstance(loc[-1], int):
        what = f"a value is missing; {len(value)} stand here" if value else "this list is empty"
        return Problem("SCHEMA-10", what, mark, "add the missing value")
    if nearest(loc[-1], unknown):
        return None  # it is there, misspelt, and told as an unknown key
    return Problem("SCHEMA-02", f"`{loc[-1]}` is missing", mark, f"add `{loc[-1]}: …`")


def _keys_at(shape: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that a mapping at this path may have."""
    shapes = [shape]
    for part in loc:
        fields = [_fields(one)[part] for one in shapes if part in _fields(one)]
        inner = [one for field in fields for one in _models_in(field.annotation)]
        # A part that is no field tells which of several kinds of model was meant: {kind: drops, …}.
        shapes = inner or [one for one in shapes if part in _tags(one)] or shapes
    return list(dict.fromkeys(str(key) for one in shapes for key in _fields(one)))


def _fields(shape: type[BaseModel]) -> dict[int | str, Any]:
    return {field.alias or name: field for name, field in shape.model_fields.items()}


def _tags(shape: type[BaseModel]) -> set[Any]:
    return {word for field in shape.model_fields.values() for word in get_args(field.annotation)}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _choice(kind: str, value: Any, context: Any, mark: Mark) -> Problem:
    words = tuple(re.findall(r"'([^']*)'", context.get("expected_tags", context.get("expected", ""))))
    key = context.get("discriminator", "").strip("'")
    if kind == "union_tag_not_found":
        return Problem("SCHEMA-02", f"`{key}` is missing", mark, f"add `{key}: …`")
    if kind == "union_tag_invalid":
        value = value[key]
        mark = getattr(value, "mark", mark)
    if isinstance(value, Mapping | Sequence):
        return Problem("SCHEMA-03", f"{_found(value)} stands here", mark, f"write one of these: {', '.join(words)}")
    told: Any = misses(value, words)
    return Problem("SCHEMA-04", told.context["message"], mark, told.context["hint"])


_WANTED = {
    "is_instance_of": "Scalar",
    "string_type": "Scalar",
    "model_type": "Mapping",
    "model_attributes_type": "Mapping",
    "dict_type": "Mapping",
    "list_type": "Sequence",
    "tuple_type": "Sequence",
}
_WORDS = {"Scalar": "a text", "Sequence": "a list", "Mapping": "`key: value` lines"}


def _found(value: Any) -> str:
    if value == "":
        return "nothing"
    return {Scalar: "a text", Sequence: "a list"}.get(type(value), "`key: value`")


def _shape(kind: str, value: Any, context: Any, mark: Mark) -> Problem | None:
    wanted = context.get("class") or _WANTED.get(kind)
    if wanted not in _WORDS or not isinstance(value, Scalar | Sequence | Mapping):
        return None
    what = f"{_found(value)} stands here, where {_WORDS[wanted]} must be"
    return Problem("SCHEMA-05" if value == "" else "SCHEMA-03", what, mark, _mend(value, wanted))


def _mend(value: Any, wanted: str) -> str:
    if wanted == "Mapping":
        no_space = isinstance(value, Scalar) and re.match(r"[\w-]+:\S", value)
        return "put a space after the colon" if no_space else "write `key: value`, one to a line"
    if wanted == "Sequence":
        return "start each entry with `- `, one to a line" if value else "write entries, or delete the key"
    if isinstance(value, Mapping):
        colon = "put the whole text in quotes; its colon made it a key and a value"
        return colon if value else "write a text, or delete the key"
    return "write one text; without [ ] and without `- `"


_LIMITS = {
    "greater_than_equal": "at least",
    "greater_than": "more than",
    "less_than_equal": "at most",
    "less_than": "less than",
}


def _other(detail: Any, mark: Mark) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in _LIMITS:
        hint = f"write {_LIMITS[kind]} {next(iter(context.values()))}"
        return Problem("SCHEMA-10", f"{detail['input']} is out of range", mark, hint)
    if kind in ("too_short", "too_long"):
        short = kind == "too_short"
        limit = f"at least {context['min_length']}" if short else f"at most {context['max_length']}"
        what = f"too {'few' if short else 'many'} entries stand here"
        return Problem("SCHEMA-10", what, mark, f"write {limit}")
    reason = str(context["error"]) if "error" in context else detail["msg"]
    return Problem("SCHEMA-11", reason[:1].lower() + reason[1:], mark, "change this value")
