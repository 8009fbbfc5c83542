"""Content lines of an .ics file: what is written comes back, read as RFC 5545 says, by us and by a library."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from handbook.products.contentlines import component, moment, text, whole_day, written

LETTERS = st.text(st.sampled_from('abn N,;\\:"—äЖ\u00a0\n💊'), max_size=300)


def unescaped(value: str) -> str:
    """RFC 5545, 3.3.11, read from the left."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@settings(max_examples=150, deadline=None)
@given(LETTERS)
@example("b" * 64 + "\\" + "b")  # an escaped backslash ends right where the line must
def test_any_text_comes_back(words: str) -> None:
    words = words.strip("\n")
    data = written([f"SUMMARY:{text(words)}"])
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() and b"\n" not in line for line in lines)
    assert not any(re.search(rb"(?<!\\)(\\\\)*\\$", line) for line in lines), "an escape is never parted"
    whole = data.decode().replace("\r\n ", "").removesuffix("\r\n")
    assert unescaped(whole.removeprefix("SUMMARY:")) == words


@settings(max_examples=60, deadline=None)
@given(LETTERS)
def test_a_library_writes_the_same_lines(words: str) -> None:
    words = words.strip("\n").replace("\\N", "\\M")  # which the library takes for a new line
    calendar = Calendar()
    calendar.add("summary", words)
    theirs, ours = calendar.to_ical(sorted=False), written(component("VCALENDAR", [f"SUMMARY:{text(words)}"]))
    assert theirs.replace(b"\r\n ", b"") == ours.replace(b"\r\n ", b"")
    assert "\\" in words or theirs == ours  # the library folds an escaped backslash in its middle; we do not


def test_moments_and_whole_days() -> None:
    assert moment(datetime(2026, 3, 2, 8, 5)) == "20260302T080500"
    assert moment(datetime(2026, 3, 2, tzinfo=UTC)) == "20260302T000000Z"
    assert whole_day("DTEND", date(999, 1, 2)) == "DTEND;VALUE=DATE:09990102"


@pytest.mark.parametrize(("octets", "lines"), [(74, 1), (75, 2), (148, 2), (149, 3)])
def test_a_line_is_folded_where_it_must(octets: int, lines: int) -> None:
    assert written(["x" * octets]).count(b"\r\n") == lines
