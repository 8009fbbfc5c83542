"""The forms in a real browser: each regimen is asked for its own, card and calendar are for one person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from axe import axe
from deskpage import fact, field, picture, saved, tab, text_of
from desks import Desk, unchanged

pytest.importorskip(
    "starlette", reason="the desk's libraries are not installed: pip install 'handbook-builder[desk]'"
)
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")

Page, expect = sync_api.Page, sync_api.expect
SHOWN = re.compile(".")


@pytest.fixture
def ward(look: Callable[[Desk], Page], kinds: Desk) -> Iterator[Page]:
    """The calendar of a book with every kind of regimen."""
    with unchanged(kinds):
        page = look(kinds)
        tab(page, "Calendar")
        expect(fact(page, "first-dose")).to_have_text("Cycle 1 of 8, Day 1 of 14")
        yield page


ASKED = {
    "capemin": ("weight height on off cycles", "171 cm, 68 kg"),
    "once-weekly": ("weeks", "Trexamin 15 mg"),
    "taper": ("", "days 1 to 5: 40 mg"),
    "regular": ("on off cycles", "Regulin 1 tablet"),
    "bowel": ("", "procedure: 2 days before and 1 day before"),
    "rising": ("weeks", "Rising dose"),
    "weekdays": ("weeks", "By weekday"),
}
"""Of each kind of regimen, what its form asks for, and what its list says."""


def test_whatever_was_chosen_before_each_kind_of_regimen_is_asked_for_its_own(ward: Page) -> None:
    for name in ("on", "off", "cycles"):
        field(ward, "calendar", name).fill({"on": "14", "off": "7", "cycles": "2"}[name])
    expect(ward.locator("#command")).to_have_text("handbook calendar ward --on 14 --off 7 --cycles 2")
    for regimen, (asked, says) in ASKED.items():
        field(ward, "calendar", "regimen").select_option(regimen)
        fields = ward.locator("#calendar .wishes input[type=number]:visible")
        if asked == "weeks":  # open: nothing of the regimen before is shown, and the field is called by its name
            expect(ward.locator("#state")).to_have_text("Still open: Weeks")
            expect(ward.locator("#facts")).to_be_empty()
            assert picture(ward, "calendar").count() == 0 and ward.locator("#fault").is_hidden()
            expect(field(ward, "calendar", "weeks")).to_have_attribute("aria-invalid", "true")
            expect(ward.get_by_role("button", name="PDF")).to_be_disabled()
            field(ward, "calendar", "weeks").fill("6")
        expect(fact(ward, "regimen").first).to_contain_text(says)
        expect(picture(ward, "calendar")).to_have_attribute("data-shown", SHOWN)
        assert " ".join(fields.evaluate_all("some => some.map(one => one.name)")) == asked
        weeks = " --weeks 6" if asked == "weeks" else ""
        expect(ward.locator("#command")).to_have_text(f"handbook calendar ward --regimen {regimen}{weeks}")
        around = ward.locator("[data-event]").text_content()
        assert around == ("Date: procedure" if regimen == "bowel" else "First day")
        assert ward.locator("#fault").is_hidden()
    field(ward, "calendar", "regimen").select_option("bands")  # the book's person lies in no band: a fault, no sheets
    expect(ward.locator("#fault")).to_contain_text("DOSE-20: 68 kg lies in no band")
    assert picture(ward, "calendar").count() == 0


def test_a_regimen_that_becomes_another_is_asked_anew(ward: Page, kinds: Desk) -> None:
    field(ward, "calendar", "regimen").select_option("regular")
    field(ward, "calendar", "on").fill("28")
    expect(ward.locator("#command")).to_have_text("handbook calendar ward --regimen regular --on 28")
    kinds.write("regimens.yaml", "course: 4 weeks", "course: ongoing")  # days on mean nothing any more
    expect(ward.locator("#state")).to_have_text("Still open: Weeks")
    kinds.write("regimens.yaml", "title: Regular\n", "title: [Regular\n")
    expect(ward.locator("#fault")).to_be_visible()
    expect(field(ward, "calendar", "regimen")).to_have_value("regular")  # what was chosen outlasts a fault
    kinds.write("regimens.yaml", "title: [Regular\n", "title: Regular\n")
    expect(ward.locator("#state")).to_have_text("Still open: Weeks")
    kinds.write("regimens.yaml", "course: ongoing\n    max_per_day: 2 tab", "course: 4 weeks\n    max_per_day: 2 tab")
    expect(fact(ward, "doses")).to_have_text("56")


def test_card_and_calendar_are_for_one_person(ward: Page) -> None:
    weight = field(ward, "calendar", "weight")
    expect(weight).to_have_attribute("placeholder", "68")
    # What was checked is what stays.
    with ward.expect_response(lambda one: "61.5" in (one.request.post_data or "") and one.url.endswith("check")):
        weight.fill("61.50")
    expect(fact(ward, "regimen").first).to_contain_text("171 cm, 61.5 kg")
    expect(ward.locator("#command")).to_have_text("handbook calendar ward --weight '61.5 kg'")
    tab(ward, "Card")
    expect(ward.locator("#command")).to_have_text("handbook card ward --weight '61.5 kg'")
    assert "61.5 kg" in text_of(saved(ward, "PDF")).replace("\u00a0", " ")
    field(ward, "card", "weight").fill("6150")
    expect(ward.locator("#fault")).to_contain_text('DOSE-21: "6150 kg" is not the weight of a person')
    tab(ward, "Calendar")
    expect(ward.locator("#fault")).to_contain_text("DOSE-21")
    expect(fact(ward, "regimen").first).to_contain_text("171 cm, 61.5 kg")  # stays, and is not what is asked
    expect(ward.locator("#calendar.stale")).to_be_visible()
    weight.fill("60")
    expect(ward.locator("#fault")).to_be_hidden()
    expect(fact(ward, "regimen").first).to_contain_text("171 cm, 60 kg")


def test_what_is_chosen_holds_while_another_view_is_open(ward: Page, kinds: Desk) -> None:
    ward.get_by_label("First day").fill("2026-03-04")
    expect(fact(ward, "first-dose")).to_have_text("Wednesday, 4 March 2026")
    tab(ward, "Read")
    with ward.expect_response(lambda one: '"calendar"' in (one.request.post_data or "")) as told:
        kinds.write("calendar.yaml", "Leave it out.", "Leave out what you forgot.")
    assert '"start":"2026-03-04"' in (told.value.request.post_data or "")
    tab(ward, "Calendar")
    expect(ward.locator("#command")).to_have_text("handbook calendar ward --start 2026-03-04")
    expect(fact(ward, "first-dose")).to_have_text("Wednesday, 4 March 2026")


def test_half_a_date_is_neither_one_nor_none(ward: Page) -> None:
    ward.get_by_label("First day").fill("2026-03-04")
    expect(fact(ward, "first-dose")).to_have_text("Wednesday, 4 March 2026")
    ward.get_by_label("First day").press("Delete")  # the month is gone, the year stands
    expect(ward.locator("#state")).to_have_text("A field is not finished: what was chosen before is shown.")
    expect(fact(ward, "first-dose")).to_have_text("Wednesday, 4 March 2026")
    ward.keyboard.type("05")
    expect(fact(ward, "first-dose")).to_have_text("Monday, 4 May 2026")
    assert ward.locator("#fault").is_hidden()


def test_axe_finds_nothing(ward: Page) -> None:
    source = axe()
    field(ward, "calendar", "regimen").select_option("once-weekly")  # with a field that is open
    for more in ward.locator(".more").all():
        more.evaluate("box => { box.open = true; }")
    for scheme, width in (("light", 1200), ("dark", 360)):
        ward.emulate_media(color_scheme=scheme, reduced_motion="reduce" if width == 360 else "no-preference")
        ward.set_viewport_size({"width": width, "height": 800})
        for name in ("Read", "Calendar", "Card", "Problems"):
            tab(ward, name)
            if name in ("Read", "Card"):
                expect(picture(ward, {"Read": "handbook"}.get(name, "card"))).to_have_attribute("data-shown", SHOWN)
            ward.evaluate(source)
            found = ward.evaluate("axe.run()")
            told = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
            assert told == [], (name, scheme, width)
        assert ward.evaluate("document.documentElement.scrollWidth <= innerWidth")
