"""Words in another language than the text around them."""

from __future__ import annotations

from handbook.document.blocks import Span, Spans
from handbook.document.typography import typeset
from handbook.foundation.marks import Mark, refuse
from handbook.foundation.regex import Regex


def in_language(words: str, mark: Mark | None) -> Spans:
    """{lang:ru|ноотроп}: words in another language, with the quotation marks of that language."""
    tag, bar, said = (part.strip() for part in words.partition("|"))
    if not bar or not said:
        hint = "write it as in {lang:ru|ноотроп}"
        raise refuse("LINK-05", f"{{lang:{words}}} has no words in a language", mark, hint)
    return foreign(said, tag, mark)


def foreign(said: str, tag: str, mark: Mark | None) -> Spans:
    """Words in another language, by its code; HandbookError LINK-14 if that is none."""
    if not _LANGUAGE.fullmatch(tag):
        hint = "write its code, such as la, ru or de, and Latin letters for another script as ru-Latn"
        raise refuse("LINK-14", f'"{tag}" is not the code of a language', mark, hint)
    return (Span(typeset(said, "", tag), mark=mark, lang=tag),)


_LANGUAGE = Regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
"""Language, script, country (BCP 47, 2.1, in the customary letters)."""
