"""What a product's file says of the book that it was made from."""

from __future__ import annotations

from handbook.book.book import Book
from handbook.layout.pages.page import Metadata


def metadata_of(book: Book, product: str) -> Metadata:
    """What a product's file says of itself; `product` stands behind the book's title, if it is not empty."""
    edition = book.edition
    return Metadata(
        f"{edition.title}: {product}" if product else str(edition.title),
        str(edition.language),
        str(edition.author),
        str(edition.subject),
        ", ".join(edition.keywords),
        edition.updated.isoformat(),
    )
