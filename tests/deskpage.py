"""What there is on the page of the desk, as a browser finds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

Page = Any
"""Of Playwright, which may not be there."""


def picture(page: Page, product: str, number: int = 0) -> Any:
    return page.locator(f"#{product} .sheets img").nth(number)


def field(page: Page, product: str, name: str) -> Any:
    return page.locator(f"#{product} [name={name}]")


def fact(page: Page, key: str) -> Any:
    return page.locator(f'#facts [data-fact="{key}"]')


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def settled(page: Page) -> None:
    from playwright.sync_api import expect

    expect(page.locator("#summary")).not_to_have_text("The book is being checked …")


def saved(page: Page, button: str) -> bytes:
    """What a button of the foot gives away."""
    with page.expect_download() as told:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(told.value.path()).read_bytes()


def text_of(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)
