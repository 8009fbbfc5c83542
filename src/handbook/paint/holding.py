"""What a page's drawing is kept by, so that it is held as long as the page is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from handbook.foundation.kept import Kept, Same

if TYPE_CHECKING:
    from handbook.layout.pages.page import Page


def held(page: Page, links: bool) -> Hashable:
    """The key of a page's drawing, in a file with links or without."""
    return "drawn", Same(page), links


def hold(pages: Iterable[Page], links: bool, kept: Kept) -> None:
    """Pages that stand in the publication as it is now: nobody may print it for a while, but their drawings stay."""
    for page in pages:
        kept.found(held(page, links))
