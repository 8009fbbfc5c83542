"""Did you mean …?"""

import pytest

from handbook.foundation.nearest import nearest, suggest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("dosse", "dose"),
        ("Dose", "dose"),
        ("not-after", "not_after"),
        ("frequenzy", "frequency"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_word(word: str, meant: str | None) -> None:
    assert nearest(word, ["dose", "frequency", "not_after"]) == meant


def test_the_hint() -> None:
    assert suggest("dosse", ["dose", "route"]) == "did you mean `dose`? known here: dose, route"
    assert suggest("xyz", ["dose", "route"]) == "write one of these: dose, route"
    assert suggest("xyz", ["dose", "route"], list_all=False) == "check the spelling"
    assert suggest("xyz", []) == "check the spelling"
    assert suggest("word7", [f"word{n}" for n in range(90)]).startswith("did you mean `word7`?")
