"""The page in a real browser: edits are seen, the place is kept, faults leave the pages, dates agree everywhere."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desks import CHROMIUM, FLAGS, SMALL, Desk, opened

pytest.importorskip(
    "starlette", reason="the desk's libraries are not installed: pip install 'handbook-builder[desk]'"
)
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")

Browser, Page, expect = sync_api.Browser, sync_api.Page, sync_api.expect
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium")
SEMAX = SMALL.parent.parent.parent / "source" / "semax"
CYCLES = SMALL.parent / "regimens" / "cycles"
PATIENCE = 25_000  # ms; a machine may have other work


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    with opened(tmp_path, getattr(request, "param", SEMAX)) as made:
        yield made


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, accept_downloads=True)
    made = context.new_page()
    made.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    strangers: list[str] = []
    made.on("request", lambda asked: strangers.append(asked.url) if not asked.url.startswith(desk.address) else None)
    made.goto(desk.address)
    expect(picture(made, "handbook")).to_have_attribute("data-shown", re.compile("."))
    yield made
    context.close()
    assert faults == [] and [one for one in strangers if not one.startswith("blob:")] == []


def picture(page: Page, product: str, number: int = 0):
    return page.locator(f"#{product} .sheets img").nth(number)


def settled(page: Page) -> None:
    expect(page.locator("#summary")).not_to_have_text("The book is being checked …")


def test_an_edit_swaps_the_page_that_it_touches_and_keeps_the_place(page: Page, desk: Desk) -> None:
    sheets = page.locator("#handbook .sheets")
    at = next(number for number, one in enumerate(proof(desk)["contents"]) if "What Semax is" in one["title"])
    page.locator("#contents a").nth(at).click()
    number = proof(desk)["contents"][at]["sheet"]
    expect(picture(page, "handbook", number)).to_have_attribute("data-shown", re.compile("."))
    sheets.evaluate("box => box.scrollBy(0, 200)")
    before, top = names(desk), sheets.evaluate("box => box.scrollTop")
    shown = picture(page, "handbook", number).get_attribute("data-shown")
    desk.write("sections/overview.yaml", "title: What Semax is", "title: What Semax is, in short")
    expect(picture(page, "handbook", number)).not_to_have_attribute("data-shown", shown or "")
    assert sheets.evaluate("box => box.scrollTop") == top
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
    expect(found.get_by_role("button").first).to_have_text("semax/sections/overview.yaml:3:7")
    assert desk.post("take", product="handbook", kind="pdf")["errors"] == 1
    desk.write("sections/overview.yaml", "kind: overveiw", "kind: overview")
    expect(page.locator("#fault")).to_be_hidden()


def test_a_fault_that_only_the_check_finds_takes_new_pages_back(page: Page, desk: Desk) -> None:
    settled(page)
    before = names(desk)
    desk.write("sections/overview.yaml", "title: What Semax is", "title: What Semax is at q.d. doses")
    expect(page.locator("#fault")).to_be_visible()
    shown = [one.get_attribute("data-shown") for one in page.locator("#handbook .sheets img[data-shown]").all()]
    assert set(shown) <= set(before)


def test_date_sheets_list_and_ics_agree(page: Page, desk: Desk) -> None:
    page.get_by_role("tab", name="Calendar").click()
    expect(picture(page, "calendar")).to_have_attribute("data-shown", re.compile("."))
    old = picture(page, "calendar").get_attribute("data-shown")
    page.get_by_label("First day").fill("2026-03-02")
    facts = page.locator("#facts")
    expect(facts.locator('[data-fact="first-dose"]')).to_have_text("Monday, 2 March 2026")
    expect(facts.locator('[data-fact="last-dose"]')).to_have_text("Sunday, 10 May 2026")
    expect(facts.locator('[data-fact="doses"]')).to_have_text("84")
    expect(picture(page, "calendar")).not_to_have_attribute("data-shown", old or "")
    expect(page.locator("#command")).to_contain_text("--start 2026-03-02")
    with page.expect_download() as told:
        page.get_by_role("button", name=".ics").click()
    events = Path(told.value.path()).read_text("utf-8")
    starts = re.findall(r"DTSTART:(\d{8})T", events)
    counts = [int(one) for one in re.findall(r"COUNT=(\d+)", events)]
    assert min(starts) == "20260302" and sum(counts) == 84
    with page.expect_download() as told:
        page.get_by_role("button", name="PDF", exact=True).click()
    words = text_of(Path(told.value.path()).read_bytes())
    assert "2 Mar" in words and "10 May" in words
    page.get_by_label("First day").fill("")
    expect(facts.locator('[data-fact="first-dose"]')).to_have_text("Course 1 of 3, Day 1 of 14")


ALONE = """\
  - id: alone
    title: Five days
    medicine: nausamin
    dose: 8 mg
    frequency: 1 per day
    slots: [morning]
    course: 5 days
    max_per_day: 8 mg
"""


@pytest.mark.parametrize("desk", [CYCLES], indirect=True)
def test_a_plan_is_asked_for_what_it_leaves_open_and_nothing_else(page: Page, desk: Desk) -> None:
    page.get_by_role("tab", name="Calendar").click()
    facts, fault = page.locator("#facts"), page.locator("#fault")
    expect(facts).to_contain_text("171 cm, 68 kg, body surface 1.8 m²")
    expect(page.get_by_label("Weeks")).to_be_hidden()
    expect(page.get_by_label("Weight, kg")).to_have_attribute("placeholder", "68")
    settled(page)
    with page.expect_response(re.compile("check$")):  # what was checked is what stays
        page.get_by_label("Weight, kg").fill("61.5")
        page.get_by_label("Courses").fill("2")
    expect(facts).to_contain_text("171 cm, 61.5 kg")
    expect(facts.locator('[data-fact="event"]')).to_contain_text("Blood test")
    expect(page.locator("#command")).to_have_text("handbook calendar cycles --cycles 2 --weight '61.5 kg'")
    page.get_by_label("Weight, kg").fill("6150")
    expect(fault).to_contain_text('DOSE-21: "6150 kg" is not the weight of a person')
    expect(facts).to_contain_text("171 cm, 61.5 kg")  # what was good stays, and says that it is not what is asked
    expect(page.locator("#calendar.stale")).to_be_visible()
    desk.write("sections/dosing.yaml", "[capemin, nausamin]", "[capemin, nausamin, alone]")
    desk.write("regimens.yaml", "  - id: nausamin\n    title", f"{ALONE}  - id: nausamin\n    title")
    expect(page.locator("select[name=regimen] option[value=alone]")).to_be_attached()
    page.locator("select[name=regimen]").select_option("alone")
    expect(page.get_by_label("Weight, kg")).to_be_hidden()  # and its figure is not sent
    expect(page.locator("#command")).to_have_text("handbook calendar cycles --regimen alone")
    expect(fault).to_be_hidden()
    page.get_by_label("First day").fill("2026-03-04")
    first = facts.locator('[data-fact="first-dose"]')
    expect(first).to_have_text("Wednesday, 4 March 2026")
    page.get_by_label("First day").press("Delete")  # the month is gone, the year stands: no date, nor none
    expect(page.locator("#state")).to_have_text("A field is not finished: what was chosen before is shown.")
    expect(first).to_have_text("Wednesday, 4 March 2026")
    page.keyboard.type("05")
    expect(first).to_have_text("Monday, 4 May 2026")
    assert fault.is_hidden()


def test_the_files_are_those_of_the_command(page: Page, desk: Desk) -> None:
    page.get_by_role("tab", name="Card").click()
    page.locator("#card select[name=size]").select_option("a7")
    expect(page.locator("#command")).to_contain_text("--size a7")
    with page.expect_download() as told:
        page.get_by_role("button", name="PDF", exact=True).click()
    command = page.locator("#command").text_content() or ""
    from handbook.cli import main

    out = desk.book.parent / "out"
    assert main([*command.split()[1:2], str(desk.book), *command.split()[3:], "-o", str(out), "-q"]) == 0
    assert Path(told.value.path()).read_bytes() == (out / "semax-card.pdf").read_bytes()


def test_keep_in_the_book_shows_its_lines_and_writes_only_them(page: Page, desk: Desk) -> None:
    before = (desk.book / "calendar.yaml").read_text("utf-8")
    page.get_by_role("tab", name="Calendar").click()
    page.get_by_label("First day").fill("2026-03-02")
    page.get_by_label("Days on").fill("12")
    page.get_by_role("button", name="Keep in the book").click()
    expect(page.locator("#keeping-lines")).to_have_text(
        re.compile(r"- on: 14\s+\d+ \+ on: \"?12\"?\s+\d+ \+ start: 2026-03-02")
    )
    assert (desk.book / "calendar.yaml").read_text("utf-8") == before
    page.get_by_role("button", name="Write these lines").click()
    expect(page.locator("#said")).to_contain_text("calendar.yaml")
    after = (desk.book / "calendar.yaml").read_text("utf-8")
    assert after == before.replace("on: 14\n", "on: 12\n", 1) + "start: 2026-03-02\n"


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
    page.keyboard.press("PageDown")
    page.locator("#handbook .sheets").evaluate("box => new Promise(done => setTimeout(done, 400))")
    assert sheets.evaluate("box => box.scrollTop") > 0
    late: list[sync_api.Route] = []
    page.route("**/proof", lambda route: late.append(route))
    page.get_by_label("Paper").first.select_option("a5")  # asked, and answered when the desk is closed
    ends = page.get_by_role("button", name="Close the desk")
    ends.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("closed")
    late[0].fulfill(json={"summary": "1 error", "errors": 1, "problems": []})
    page.evaluate("new Promise(done => setTimeout(done, 50))")  # no script fails for it


def test_axe_finds_nothing(page: Page) -> None:
    source = axe()
    for more in page.locator(".more").all():
        more.evaluate("box => { box.open = true; }")
    for scheme, width in (("light", 1200), ("dark", 360), ("light", 360), ("dark", 1200)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce" if width == 360 else "no-preference")
        page.set_viewport_size({"width": width, "height": 800})
        for tab in ("Read", "Calendar", "Card", "Problems"):
            page.get_by_role("tab", name=tab).click()
            if tab != "Problems":
                expect(picture(page, {"Read": "handbook"}.get(tab, tab.lower()))).to_have_attribute(
                    "data-shown", re.compile(".")
                )
            page.evaluate(source)
            found = page.evaluate("axe.run()")
            told = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
            assert told == [], (tab, scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def axe() -> str:
    """The script of axe-core, where npm has put it."""
    homes = [Path.cwd() / "node_modules"]
    try:
        told = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, timeout=60, check=True)
        homes.append(Path(told.stdout.strip()))
    except (OSError, subprocess.SubprocessError):
        pass
    for home in homes:
        if (home / "axe-core" / "axe.min.js").is_file():
            return (home / "axe-core" / "axe.min.js").read_text("utf-8")
    pytest.skip("no axe-core here: npm install -g axe-core")


def proof(desk: Desk) -> dict:
    return desk.post("proof", product="handbook")["proof"]


def names(desk: Desk) -> list[str]:
    return [sheet["id"] for sheet in proof(desk)["sheets"]]


def text_of(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)
