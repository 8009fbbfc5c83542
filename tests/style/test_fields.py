"""The keys of a sheet as its annotations declare them."""

from typing import get_type_hints

from handbook.style.fields import keys, leaves
from handbook.style.sheet import Style, Type, Types
from handbook.style.written import Flag, Hue, Length, Number, OneOf


def test_every_key_of_a_type_has_its_reader() -> None:
    found = keys(Type)
    assert isinstance(found["size"].reader, Length)
    assert isinstance(found["colour"].reader, Hue)
    assert isinstance(found["optical"].reader, Number)
    assert isinstance(found["italic"].reader, Flag)
    assert found["family"].reader == OneOf(("serif", "sans"))
    assert [name for name, key in found.items() if not key.optional] == ["family", "size", "leading", "colour"]


def test_roles_are_groups_of_type() -> None:
    assert {key.group for key in keys(Types).values()} == {Type}


def test_leaves_reach_every_value() -> None:
    paths = dict(leaves(Style))
    assert len(paths) == len(leaves(Style)) > 350
    assert paths["type.body.size"] is False
    assert paths["table.stripe"] is True
    groups = [name for name, kind in get_type_hints(Style).items() if hasattr(kind, "_fields") and name not in _INKS]
    assert {path.split(".")[0] for path in paths if "." in path} == set(groups)


_INKS = {"ink", "accent", "link"}
