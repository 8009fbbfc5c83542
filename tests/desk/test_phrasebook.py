"""The desk speaks five languages: the same keys and gaps in each, and every word that the page asks for."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path

import pytest

import handbook.desk.phrasebook as told
from desks import SMALL
from handbook.desk.phrasebook import tongue
from handbook.language.words import LANGUAGES

PAGE = Path(told.__file__).parent / "page"
GAP = re.compile(r"\{\w+\}")


def test_every_language_of_the_books_is_there() -> None:
    assert {path.stem for path in (PAGE.parent / "words").glob("*.yaml")} == set(LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_keys_and_gaps_are_those_of_english(tag: str) -> None:
    english, own = tongue("en").words, tongue(tag).words
    assert list(own) == list(english)
    assert all(own.values())
    assert {key: GAP.findall(word) for key, word in own.items()} == {
        key: GAP.findall(word) for key, word in english.items()
    }


def test_a_country_keeps_its_tag_and_an_unknown_language_is_english() -> None:
    assert tongue("de-AT").tag == "de-AT" and tongue("de-AT").words == tongue("de").words
    assert tongue("tlh").tag == "en" and tongue("").tag == "en"


def test_the_page_asks_for_no_word_that_is_not_there() -> None:
    words = tongue("en").words
    asked = re.findall(r"\{\{([\w-]+)\}\}", (PAGE / "desk.html").read_text("utf-8"))
    for script in PAGE.glob("*.js"):
        asked += re.findall(r"said\[\"([\w-]+)\"\]", script.read_text("utf-8"))
    assert len(asked) > 50
    assert set(asked) - set(words) == {"lang", "tag"}


def test_every_fact_of_the_plain_list_has_a_word() -> None:
    source = Path(told.__file__).parent.parent / "products" / "calendar" / "plainlist.py"
    keys = re.findall(r'yield "([\w-]+)"', source.read_text("utf-8"))
    assert len(keys) >= 8
    assert {f"fact-{key}" for key in keys} <= set(tongue("en").words)


def test_scripts_put_no_text_in_as_markup() -> None:
    for script in PAGE.glob("*.js"):
        text = script.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text), script.name
        assert "http://" not in text and "https://" not in text


@pytest.mark.parametrize("language", ["en-GB", "de-AT", "fr", "es-MX", "ru"])
def test_the_page_speaks_the_language_of_the_book(tmp_path: Path, language: str) -> None:
    pytest.importorskip("starlette", reason="the desk's libraries are not installed")
    from handbook.desk.routes import filled
    from handbook.desk.session import Session
    from handbook.desk.worker import Worker

    book = shutil.copytree(SMALL, tmp_path / "small")
    frame = book / "handbook.yaml"
    frame.write_text(frame.read_text("utf-8").replace("language: en-GB", f"language: {language}"), "utf-8")
    worker = Worker()
    spoken = asyncio.run(Session(book, worker).language())
    worker.end()
    html = filled((PAGE / "desk.html").read_text("utf-8"), tongue(spoken))
    assert f'<html lang="{tongue(language).tag}">' in html and tongue(language).words["problems"] in html
    assert tongue(language).tag[:2] == language[:2]
