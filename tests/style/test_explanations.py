"""Every code that the style room gives is explained, and no explained one is made up."""

import re
from pathlib import Path

import handbook.style
from handbook.foundation.explain import explanation, explanations
from handbook.foundation.values import Scalar

ROOM = Path(handbook.style.__file__).parent


def test_every_code_of_the_room_is_explained() -> None:
    given = {code for path in ROOM.glob("*.py") for code in re.findall(r"STYLE-\d\d", path.read_text())}
    explained = {code for code in explanations() if code.startswith("STYLE")}
    assert given == explained
    assert all(explanation(Scalar(code)).startswith(code) for code in explained)
