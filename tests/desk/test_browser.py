"""The page in a real browser: edits are seen, the place is kept, faults leave the pages, dates agree everywhere."""

from __future__ import annotations

import re

import pytest

from deskpage import fact, field, picture, saved, settled, tab, text_of
from desks import Desk

pytest.importorskip(
    "starlette", reason="the desk's libraries are not installed: pip install 'handbook-builder[desk]'"
)
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")

Page, expect = sync_api.Page, sync_api.expect
SHOWN = re.compile(".")


def test_an_edit_swaps_the_page_that_it_touches_and_keeps_the_place(page: Page, desk: Desk) -> None:
    sheets = page.locator("#handbook .sheets")
    at = next(number for number, one in enumerate(proof(desk)["contents"]) if "What it is" in one["title"])
    page.locator("#contents a").nth(at).click()
    number = proof(desk)["contents"][at]["sheet"]
    expect(picture(page, "handbook", number)).to_have_attribute("data-shown", SHOWN)
    sheets.evaluate("box => box.scrollBy(0, 200)")
    before, top = names(desk), sheets.evaluate("box => box.scrollTop")
    shown = picture(page, "handbook", number).get_attribute("data-shown")
    desk.write("sections/overview.yaml", "The EMA knows nothing of it", "The EMA has not seen it")
    expect(picture(page, "handbook", number)).not_to_have_attribute("data-shown", shown or "")
    assert top > 200 and sheets.evaluate("box => box.scrollTop") == top
    after = names(desk)
    assert after[number] != before[number]
    assert len(set(before) & set(after)) > len(before) // 2  # the others are the very same pictures
    assert page.evaluate("[...document.images].every(one => !one.src || one.naturalWidth > 0)")


def test_a_fault_is_told_and_the_pages_stay(page: Page, desk: Desk) -> None:
    shown = picture(page, "handbook").get_attribute("src")
    desk.write("sections/overview.yaml", "kind: overview", "kind: overveiw")
    expect(page.locator("#fault")).to_be_visible()
    assert picture(page, "handbook").get_attribute("src") == shown
    page.locator("#fault-show").click()
    found = page.locator("#found")
    expect(found).to_contain_text("SCHEMA-04")
    expect(found).to_contain_text("^^^")
    line = 1 + (desk.book / "sections/overview.yaml").read_text("utf-8").split("overveiw")[0].count("\n")
    expect(found.get_by_role("button").first).to_have_text(f"careful/sections/overview.yaml:{line}:7")
    assert desk.post("take", product="handbook", kind="pdf")["errors"] == 1
    desk.write("sections/overview.yaml", "kind: overveiw", "kind: overview")
    expect(page.locator("#fault")).to_be_hidden()


def test_a_fault_that_only_the_check_finds_takes_new_pages_back(page: Page, desk: Desk) -> None:
    settled(page)
    before = names(desk)
    desk.write("sections/overview.yaml", "title: What it is", "title: What it is at q.d. doses")
    expect(page.locator("#fault")).to_be_visible()
    shown = [one.get_attribute("data-shown") for one in page.locator("#handbook .sheets img[data-shown]").all()]
    assert shown and set(shown) <= set(before)


def test_date_sheets_list_files_and_command_agree(page: Page, desk: Desk) -> None:
    tab(page, "Calendar")
    expect(picture(page, "calendar")).to_have_attribute("data-shown", SHOWN)
    old = picture(page, "calendar").get_attribute("data-shown")
    page.get_by_label("First day").fill("2026-03-02")
    expect(fact(page, "first-dose")).to_have_text("Monday, 2 March 2026")
    expect(fact(page, "last-dose")).to_have_text("Sunday, 10 May 2026")
    doses = int(fact(page, "doses").text_content() or "0")
    expect(picture(page, "calendar")).not_to_have_attribute("data-shown", old or "")
    command = page.locator("#command").text_content() or ""
    assert command.endswith(" --start 2026-03-02")
    events = saved(page, ".ics").decode()
    starts = re.findall(r"DTSTART:(\d{8})T", events)
    assert min(starts) == "20260302" and sum(int(one) for one in re.findall(r"COUNT=(\d+)", events)) == doses
    pdf = saved(page, "PDF")
    assert "2 Mar" in text_of(pdf) and "10 May" in text_of(pdf)
    from handbook.cli import main

    out = desk.book.parent / "out"
    assert main(["calendar", str(desk.book), *command.split()[3:], "-o", str(out), "-q"]) == 0
    assert (out / "careful-calendar.pdf").read_bytes() == pdf
    assert (out / "careful-calendar.ics").read_bytes() == events.encode()
    page.get_by_label("First day").fill("")
    expect(fact(page, "first-dose")).to_have_text("Course 1 of 3, Day 1 of 14")


def test_a_card_is_asked_for_nothing_that_means_nothing(page: Page) -> None:
    tab(page, "Card")
    field(page, "card", "copies").fill("2")
    for size, sheet, asked in (
        ("", "", "size sheet layout copies nudge paper media style"),
        ("", "avery-5371", "size sheet layout copies nudge media style"),
        ("pocket", "avery-5371", "size paper media style"),
    ):
        field(page, "card", "size").select_option(size)
        if size != "pocket":
            field(page, "card", "sheet").select_option(sheet)
        page.locator("#card .more").evaluate("box => { box.open = true; }")
        fields = page.locator("#card .wishes [name]:visible")
        assert " ".join(fields.evaluate_all("some => some.map(one => one.name)")) == asked
        wished = [("size", size), ("sheet", sheet if not size else ""), ("copies", "" if size else "2")]
        options = "".join(f" --{name} {value}" for name, value in wished if value)
        expect(page.locator("#command")).to_have_text(f"handbook card careful{options}")
        assert page.locator("#fault").is_hidden()


def test_a_tab_that_is_chosen_before_all_is_there_opens(page: Page) -> None:
    held: list[sync_api.Route] = []
    page.route("**/facts", lambda route: held.append(route))
    with page.expect_request("**/facts"):
        page.reload(wait_until="commit")
    tab(page, "Calendar")
    held[0].continue_()
    expect(page.locator("#calendar")).to_be_visible()
    expect(picture(page, "calendar")).to_have_attribute("data-shown", SHOWN)


def test_keep_in_the_book_shows_its_lines_and_writes_only_them(page: Page, desk: Desk) -> None:
    before = (desk.book / "calendar.yaml").read_text("utf-8")
    tab(page, "Calendar")
    page.get_by_label("First day").fill("2026-03-02")
    page.get_by_label("Days on").fill("13")
    page.get_by_role("button", name="Keep in the book").click()
    expect(page.locator("#keeping-lines")).to_have_text(
        re.compile(r"- on: 14\s+\d+ \+ on: \"?13\"?\s+\d+ \+ start: 2026-03-02")
    )
    assert (desk.book / "calendar.yaml").read_text("utf-8") == before
    page.get_by_role("button", name="Write these lines").click()
    expect(page.locator("#said")).to_contain_text("calendar.yaml")
    after = (desk.book / "calendar.yaml").read_text("utf-8")
    assert after == before.replace("on: 14\n", "on: 13\n", 1) + "start: 2026-03-02\n"


def test_everything_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.get_by_role("tab", name="Read").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Calendar")).to_be_focused()
    expect(page.locator("#calendar")).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator("#problems")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.locator("#handbook")).to_be_visible()
    sheets = page.locator("#handbook .sheets")
    page.locator("#contents-head").focus()
    page.keyboard.press("Enter")  # folds the contents, so that the pages come next
    for _ in range(4):
        page.keyboard.press("Tab")
        if sheets.evaluate("box => box === document.activeElement"):
            break
    expect(sheets).to_be_focused()
    sheets.evaluate("box => { box.moved = new Promise(done => box.addEventListener('scroll', done)); }")
    page.keyboard.press("PageDown")
    sheets.evaluate("box => box.moved.then(() => true)")
    late: list[sync_api.Route] = []
    page.route("**/proof", lambda route: late.append(route))
    page.get_by_label("Paper").first.select_option("a5")  # asked, and answered when the desk is closed
    page.route("**/end", lambda route: route.fulfill(json={"ended": True}))  # others still need this desk
    page.get_by_role("button", name="Close the desk").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("closed")
    with page.expect_event("requestfinished"):
        late[0].fulfill(json={"summary": "1 error", "errors": 1, "problems": []})
    page.evaluate("new Promise(requestAnimationFrame)")  # no script fails for it


def proof(desk: Desk) -> dict:
    return desk.post("proof", product="handbook")["proof"]


def names(desk: Desk) -> list[str]:
    return [sheet["id"] for sheet in proof(desk)["sheets"]]
