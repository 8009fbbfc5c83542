"""References in the language they are written in: titles and journals as a screen reader says them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.document.blocks import Paragraph, Span
from handbook.telling.endmatter import references
from handbook.telling.opening import load
from handbook.telling.speaker import speak
from smallbook import variant


def told(folder: Path, fields: str) -> list[Span]:
    made = variant(folder, references=f"references:\n  - {{id: roe1999, authors: [Roe R], {fields}}}\n"
        "  - {id: doe2001, body: D, title: T}\n  - {id: body, body: B, title: T}\n")  # fmt: skip
    (paragraph,) = references(speak(load(made))).entries[0].meaning
    assert isinstance(paragraph, Paragraph)
    return list(paragraph.spans)


@pytest.mark.parametrize(
    ("fields", "title", "journal"),
    [
        ("title: On calm, journal: J Test", ("On calm", ""), ("J Test", "")),
        ("title: On calm, journal: Zh Nevrol, language: Russian", ("[On calm]", ""), ("Zh Nevrol", "ru-Latn")),
        ("title: О покое, journal: Журнал, language: ru", ("О покое", "ru"), ("Журнал", "ru")),
        ("title: Über Ruhe, journal: Z Ruhe, title_language: de", ("Über Ruhe", "de"), ("Z Ruhe", "de")),
        ("title: On calm, journal: J Test, language: Norwegian", ("[On calm]", ""), ("J Test", "")),
    ],
)
def test_a_title_has_its_own_language(
    tmp_path: Path, fields: str, title: tuple[str, str], journal: tuple[str, str]
) -> None:
    spans = [(span.text, span.lang) for span in told(tmp_path, fields)]
    assert title in spans and journal in spans


def test_a_code_is_printed_as_a_name(tmp_path: Path) -> None:
    assert "Russian" in [span.text for span in told(tmp_path, "title: О покое, language: ru")]


def test_a_title_with_marks_is_one_sentence(tmp_path: Path) -> None:
    spans = told(tmp_path, "title: 'Trial *A* of `b`, {dose:evening} {lang:fr|calme}', journal: J Test")
    assert (
        "".join(span.text for span in spans)
        .replace("\u00a0", " ")
        .startswith("Roe R. Trial A of b, 200 to 600 micrograms calme. J Test.")
    )
