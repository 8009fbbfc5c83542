"""One browser and one desk for many tests: each gets a page of its own, and the book as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desks import CAREFUL, CHROMIUM, FLAGS, Desk, opened, unchanged
from everykind import every_kind

PATIENCE = 25_000  # ms; a machine may have other work


@pytest.fixture(scope="session")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with a book on it in which nothing is wrong."""
    with opened(tmp_path_factory.mktemp("desk"), CAREFUL) as made:
        yield made


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with a book on it that has a regimen of every kind."""
    folder = tmp_path_factory.mktemp("kinds")
    with opened(folder, every_kind(folder / "ward")) as made:
        yield made


@pytest.fixture
def desk(careful: Desk) -> Iterator[Desk]:
    """The careful book's desk; what the test writes is taken back."""
    with unchanged(careful):
        yield careful


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser; not for the whole session, for while it lives no other test can have an event loop."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
    )
    if not CHROMIUM:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@pytest.fixture
def look(browser: Any) -> Iterator[Callable[[Desk], Any]]:
    """Opens the page of a desk, which asks nothing of strangers and has no fault in its scripts."""
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    context = browser.new_context(viewport={"width": 1200, "height": 800}, accept_downloads=True)
    faults: list[str] = []
    asked: list[str] = []

    def opened(desk: Desk) -> Any:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda one: asked.append(one.url.removeprefix(desk.address)))
        page.goto(desk.address)
        expect(page.locator("#handbook .sheets img").first).to_have_attribute("data-shown", re.compile("."))
        return page

    yield opened
    context.close()
    assert faults == [] and [one for one in asked if one.startswith("http")] == []


@pytest.fixture
def page(look: Callable[[Desk], Any], desk: Desk) -> Any:
    """A page of the careful book's desk."""
    return look(desk)
