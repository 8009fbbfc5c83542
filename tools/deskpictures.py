"""The pictures of docs/desk.md: `python tools/deskpictures.py [NAME]`; needs the extra `desk` and a browser."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent.parent
INTO = HERE / "docs" / "img"
CHROMIUM = "/usr/bin/chromium"
COLOURS = 48
"""So few that a picture of words takes some tens of kilobytes, and nobody sees it."""


class Shot(NamedTuple):
    """One picture: the tab that is open, what is chosen there, and the window."""

    name: str
    tab: str
    wishes: dict[str, str]
    width: int
    height: int
    scheme: str = "light"


_SETTLED = """async () => {
  document.activeElement.blur();
  const pause = () => new Promise(done => setTimeout(done, 400));
  await pause();
  const figures = [...document.querySelectorAll("figure")];
  while (figures.some(one => one.isNear && one.sheet !== one.firstElementChild.dataset.shown)) await pause();
}"""
SHOTS = (
    Shot("desk-read", "handbook", {}, 1100, 700),
    Shot("desk-calendar", "calendar", {"start": "2026-03-02"}, 1100, 700),
    Shot("desk-phone", "calendar", {"start": "2026-03-02"}, 390, 780, "dark"),
)


def main() -> None:
    """Opens a desk on the Semax book and takes every picture."""
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "handbook", "desk", "source/semax", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE) as desk, sync_playwright() as player:
        assert desk.stdout
        address = desk.stdout.readline().strip()
        try:
            browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for shot in SHOTS:
                if shot.name.startswith(tuple(sys.argv[1:]) or ""):
                    _put(shot, _taken(browser, address, shot))
            browser.close()
        finally:
            desk.terminate()


def _taken(browser: Any, address: str, shot: Shot) -> bytes:
    page = browser.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme)
    page.set_default_timeout(90_000)
    page.goto(address)
    page.locator(f"#tab-{shot.tab}").click()
    for name, value in shot.wishes.items():
        page.locator(f"#{shot.tab} [name={name}]").fill(value)
    page.locator("#state").filter(has_text="Up to date").wait_for()
    page.locator(f"#{shot.tab} .sheets img[data-shown]").first.wait_for()
    page.evaluate(_SETTLED)
    taken: bytes = page.screenshot()
    page.close()
    return taken


def _put(shot: Shot, taken: bytes) -> None:
    from PIL import Image

    picture = Image.open(BytesIO(taken)).convert("RGB").quantize(COLOURS)
    picture.save(INTO / f"{shot.name}.png", optimize=True)
    print(INTO / f"{shot.name}.png")


if __name__ == "__main__":
    main()
