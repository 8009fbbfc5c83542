"""Did you mean …?"""

from random import Random
from string import ascii_lowercase

import pytest

from effort import calls
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


@pytest.mark.parametrize("count", [90, 3000])
def test_a_slip_of_one_letter_is_seen_among_few_and_among_thousands(count: int) -> None:
    dice = Random(count)
    known = ["".join(dice.choices(ascii_lowercase, k=9)) for _ in range(count)]
    for word in dice.sample(known, 40):
        at = dice.randrange(9)
        assert nearest(word[:at] + dice.choice(ascii_lowercase) + word[at + 1 :], known) == word
        assert nearest(word[:at] + word[at + 1 :], known) == word


def test_a_suggestion_costs_no_more_among_thousands_of_words() -> None:
    few, many = (
        calls(lambda known=known: [nearest(f"name{at}x", known) for at in range(20)])
        for known in ([f"name{at}" for at in range(count)] for count in (500, 5000))
    )
    assert many < 2 * few + 3 * 5000, "but for the one time in which they are put in order"
