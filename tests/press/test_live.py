"""A book kept warm gives the same bytes as one that is built cold, whatever was edited, and never swells."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.values import Scalar
from handbook.paint.drawn import Drawer
from handbook.paint.pdf import paint
from handbook.press import CalendarOrder, Order, build
from handbook.press.live import Live
from handbook.press.makers import make
from handbook.press.memory import Memory, lasting, none
from handbook.press.opening import read, styles_of

CAREFUL = Path(__file__).parent.parent / "books" / "careful"
Edit = Callable[[Path, random.Random], None]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(CAREFUL, tmp_path / "book")
    return tmp_path / "book"


# --- edits -----------------------------------------------------------------------------------------------


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def a_word(book: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((book / "sections").glob("*.yaml")))
    _replace(path, " a ", f" a {chance.choice(['plain', 'small', 'firm'])} ")


def a_title(book: Path, chance: random.Random) -> None:
    _replace(book / "sections" / "uses.yaml", "title: ", f"title: N{chance.randrange(9)} ")


def a_long_paragraph(book: Path, chance: random.Random) -> None:
    path = book / "sections" / "overview.yaml"
    path.write_text(
        f"{path.read_text('utf-8')}  - p: {' '.join(['It is calm and dry.'] * chance.randrange(40, 90))}\n", "utf-8"
    )


def a_new_section(book: Path, chance: random.Random) -> None:
    name = f"more{chance.randrange(1000)}"
    (book / "sections" / f"{name}.yaml").write_text(
        "kind: prose\ntitle: More\nbody:\n  - p: See {see:evidence}.\n", "utf-8"
    )
    _replace(book / "handbook.yaml", "before]", f"before, {name}]")


def another_dose(book: Path, chance: random.Random) -> None:
    _replace(book / "regimens.yaml", "title: ", f"title: T{chance.randrange(9)} ")


def another_edition(book: Path, chance: random.Random) -> None:
    _replace(book / "handbook.yaml", 'version: "', f'version: "{chance.randrange(1, 9)}')


def another_plan(book: Path, chance: random.Random) -> None:
    path = book / "calendar.yaml"
    text = re.sub(r"(?m)^cycles: .*$", f"cycles: {chance.randrange(1, 4)}", path.read_text("utf-8"))
    path.write_text(text, "utf-8")


def a_card_line(book: Path, chance: random.Random) -> None:
    _replace(book / "card.yaml", "Do not drive.", f"Do not drive {chance.choice(['fast', 'far'])}.")


def a_term(book: Path, chance: random.Random) -> None:
    _replace(book / "glossary.yaml", "meaning: ", f"meaning: M{chance.randrange(9)} ")


def a_picture(book: Path, chance: random.Random) -> None:
    Image.new("RGB", (90, 60), (chance.randrange(256), 90, 90)).save(book / "seen.png")
    path = book / "sections" / "overview.yaml"
    figure = "  - figure: {kind: image, file: seen.png, alt: A drop, caption: Seen.}\n"
    path.write_text(path.read_text("utf-8").replace(figure, "") + figure, "utf-8")


def a_fault(book: Path, chance: random.Random) -> None:
    path = book / "sections" / "steps.yaml"
    path.write_text("kind: [\n" + path.read_text("utf-8"), "utf-8")


def undone(book: Path, chance: random.Random) -> None:
    shutil.copy(CAREFUL / "sections" / "steps.yaml", book / "sections" / "steps.yaml")


EDITS: tuple[Edit, ...] = (
    a_word, a_word, a_title, a_long_paragraph, a_new_section,
    another_dose, another_edition, another_plan, a_card_line, a_term, a_picture, undone,
)  # fmt: skip


# --- the same bytes --------------------------------------------------------------------------------------


def printed(order: Order, memory: Memory) -> dict[str, bytes] | list[str]:
    """Every product's file, by product; or what was refused. (The check may find what it likes.)"""
    made = {}
    try:
        book, styles = read(order, memory), styles_of(order, memory)
        for product in order.products:
            publication = make(product, order, book, styles, memory)
            out = BytesIO()
            paint(publication.of(publication.publication.pages), out, memory.of(product))
            made[product] = out.getvalue()
            made[f"{product}.ics"] = publication.ics() if publication.ics else b""
    except HandbookError as error:
        return sorted(f"{one.code} {one.mark} {one.message}" for one in error.problems)
    return made


@pytest.mark.parametrize("seed", range(2))
def test_the_same_bytes_after_any_edits(book: Path, seed: int) -> None:
    chance, memory, good = random.Random(seed), lasting(), 0
    for step, edit in enumerate(chance.sample(EDITS, 9)):
        edit(book, chance)
        if step % 4 == 3:
            a_fault(book, chance)
        order = Order(
            book,
            style=Scalar(chance.choice(["reference", "reference", "clinic", "mono"])),
            media=chance.choice(["screen", "screen", "print", "shop"]),  # type: ignore[arg-type]
            calendar=CalendarOrder(start=chance.choice([None, date(2026, 3, 2), date(2027, 1, 4)])),
        )
        warm, cold = printed(order, memory), printed(order, none())
        assert warm == cold, step
        good += isinstance(warm, dict)
        if step % 4 == 3:
            assert isinstance(warm, list)
            undone(book, chance)
    assert good >= 3


def codes(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return sorted((one.code, str(one.mark)) for one in problems)


def test_what_was_checked_is_told_again_only_of_the_same_files(book: Path) -> None:
    live, path = Live(book), book / "sections" / "overview.yaml"
    text = path.read_text("utf-8")
    found = [live.check("handbook", {}) for _ in range(2)]
    path.write_text(text.replace("title: ", "title: Taken q.d. ", 1), "utf-8")
    wrong = live.check("handbook", {})
    with pytest.raises(HandbookError):
        live.take("handbook", {})
    anew = Live(book).check("handbook", {})
    assert codes(wrong) == codes(anew) != codes(found[0])
    path.write_text(text, "utf-8")
    assert list(map(codes, found)) == [codes(live.check("handbook", {}))] * 2 and live.take("handbook", {})


def test_what_a_word_touches_is_made_again_and_nothing_else(book: Path) -> None:
    live = Live(book)
    before = live.proof("handbook", {}).sheets
    _replace(book / "sections" / "overview.yaml", "an invented", "one invented")
    after = live.proof("handbook", {}).sheets
    changed = [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old.id != new.id]
    assert 1 <= len(changed) <= 3  # its own page, and the colophon's, which tells the fingerprint
    assert live.proof("handbook", {}).sheets == after
    assert live.proof("calendar", {}).sheets == live.proof("calendar", {}).sheets


def test_a_page_that_did_not_change_is_not_painted_anew(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live, painted, draw = Live(book), list[object](), Drawer._draw
    monkeypatch.setattr(Drawer, "_draw", lambda own, page: painted.append(page) or draw(own, page))
    live.take("handbook", {})
    all_pages = len(painted)
    for number in range(20):  # nobody asks for the file all the while
        _replace(book / "sections" / "overview.yaml", "invented", f"invented{number}")
        sheets = live.proof("handbook", {}).sheets
    live.take("handbook", {})
    assert len(sheets) == all_pages and 1 <= len(painted) - all_pages <= 3


def test_memory_is_flat_after_many_edits(book: Path) -> None:
    live, sizes, chance = Live(book), [], random.Random(0)
    a_picture(book, chance)
    path = book / "sections" / "overview.yaml"
    text = path.read_text("utf-8")
    for number in range(60):
        path.write_text(text.replace("an invented", f"an invented, {number} times written,"), "utf-8")
        if number % 4 == 0:
            Image.new("RGB", (90, 60), (number, 90, 90)).save(book / "seen.png")
        sheets = live.proof("handbook", {"style": ("reference", "mono")[number % 9 == 0]}).sheets
        if number % 4 == 0:
            live.picture(sheets[number % len(sheets)].id)
        if number % 3 == 0:
            live.proof("calendar", {"start": f"2026-03-{number % 28 + 1:02}"})
        sizes.append(live.size)
    assert max(sizes[45:]) <= max(sizes[30:45])  # after more calendars than are remembered


def test_a_picture_file_is_unpacked_once_for_its_content(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    load = ImageFile.ImageFile.load
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda own: opened.append(own.format) or load(own))
    live, path = Live(book), book / "seen.png"
    a_picture(book, random.Random(0))
    live.proof("handbook", {})
    once, first = len(opened), path.read_bytes()
    for number in range(3):
        _replace(book / "sections" / "overview.yaml", "invented", f"invented{number}")
        live.proof("handbook", {})
    assert once and len(opened) == once  # words are edited, the file is the same
    Image.new("RGB", (90, 60), (1, 2, 3)).save(path)
    live.proof("handbook", {})
    path.write_bytes(first)
    live.proof("handbook", {})
    assert len(opened) == 2 * once  # another content, and back


def test_a_picture_is_that_of_the_whole_file(book: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install 'handbook-builder[desk]'")
    from handbook.press.raster import SCREEN, images

    live = Live(book)
    ((_, pdf),) = live.take("handbook", {}, "pdf")
    sheets = live.proof("handbook", {}).sheets
    whole = list(images(pdf, SCREEN, "jpeg"))
    assert len(whole) == len(sheets)
    assert [live.picture(sheet.id) for sheet in sheets[:4]] == whole[:4]
    assert live.picture("nosuch") is None


def test_pictures_beside_the_pdf_and_none_of_an_older_build(book: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install 'handbook-builder[desk]'")
    out = tmp_path / "out"
    out.mkdir()
    for name in ("book-card-9.png", "book-card-x.png", "other-card-2.png"):
        (out / name).write_bytes(b"old")
    done = build([Order(book, ("card",), out=out, png=True)])
    names = sorted(path.name for path in done.outputs)
    assert names == ["book-card-1.png", "book-card.pdf"]
    assert (out / "book-card-1.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(os.listdir(out)) == sorted([*names, "other-card-2.png", "book-card-x.png"])
    live = Live(book)
    pages = {product: len(live.proof(product, {}).sheets) for product in ("card", "calendar")}
    done = build([Order(book, tuple(pages), out=tmp_path / "all", png=True)], memory=live.memory)
    drawn = Counter(path.name.split("-")[1] for path in done.outputs if path.suffix == ".png")
    assert drawn == pages  # one a page, of each product


# --- what is kept ----------------------------------------------------------------------------------------


def test_what_is_not_asked_for_is_let_go() -> None:
    kept, made = Kept(2), []

    def make(name: str) -> str:
        return kept.made(name, lambda: made.append(name) or name)

    for names in ("ab", "a", "a", "ab"):
        kept.turn()
        assert [make(name) for name in names] == list(names)
    assert made == ["a", "b", "b"] and len(kept) == 2


def test_nothing_is_kept_without_turns() -> None:
    kept = Kept()
    assert kept.made("a", lambda: 1) == 1 and kept.made("a", lambda: 2) == 2 and len(kept) == 0


def test_the_same_is_only_itself() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one) and Same(one) != Same(other) and Same(one) != one
