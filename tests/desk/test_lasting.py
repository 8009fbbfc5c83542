"""A desk outlasts what happens to its book, and ends when it is asked to."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip(
    "starlette", reason="the desk's libraries are not installed: pip install 'handbook-builder[desk]'"
)

from desks import SMALL, Desk, opened

TAPER = SMALL.parent / "regimens" / "taper"


def news(desk: Desk) -> Iterator[set[str]]:
    """The names that the desk tells of, as often as something happens, until it ends."""
    connection = http.client.HTTPConnection(desk.host, desk.port, timeout=30)
    connection.request("GET", f"/{desk.token}/news")
    answer = connection.getresponse()
    while line := answer.readline():
        told = json.loads(line.removeprefix(b"data: ")) if line.strip() else {}
        if "hello" in told:
            yield set()
        elif "changed" in told:
            yield set(told["changed"])
    connection.close()


def codes(desk: Desk, what: str, **asked: object) -> list[str]:
    answer = desk.post(what, **{"product": "calendar", **asked})
    return [problem["code"] for problem in answer.get("problems", ())]


def test_a_book_that_is_taken_away_and_put_back_is_seen_again(tmp_path: Path) -> None:
    with opened(tmp_path, TAPER) as desk:
        told = news(desk)
        assert next(told) == set() and codes(desk, "proof") == []
        away = desk.book.with_name("away")
        os.rename(desk.book, away)
        for what in ("proof", "check", "take", "keep"):
            assert codes(desk, what, wishes={"start": "2026-03-02"}) == ["BOOK-01"]
        assert desk.get()[0] == desk.get("facts")[0] == 200
        shutil.copytree(away, desk.book)  # the same name, another folder
        while not any(name == "taper/" for name in next(told)):
            pass
        assert codes(desk, "proof") == []
        desk.write("calendar.yaml", "Do not stop early.", "Do not stop early!")
        while "taper/calendar.yaml" not in next(told):
            pass
        desk.write("calendar.yaml", "regimen:", "regimen: [")
        assert next(told) and codes(desk, "proof") == ["SYNTAX-10"]
        desk.write("calendar.yaml", "regimen: [", "regimen:")
        assert next(told) and codes(desk, "proof") == []
        assert desk.post("end") == {"ended": True}
        for _ in told:  # the page is let go
            pass
        assert desk.process.wait(20) == 0


def test_ctrl_c_ends_it_though_a_page_looks_on(tmp_path: Path) -> None:
    with opened(tmp_path, TAPER) as desk:
        told = news(desk)
        next(told)
        desk.process.send_signal(signal.SIGINT)
        assert list(told) == []  # the page is let go
        assert desk.process.wait(20) == 0
