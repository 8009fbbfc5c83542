"""A desk in a process of its own, and what the tests ask it; a browser, where there is one."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SMALL = Path(__file__).parent / "books" / "small"
CAREFUL = SMALL.parent / "careful"
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.path.exists(path)), "")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
)


class Desk:
    """An open desk."""

    def __init__(self, address: str, book: Path, process: subprocess.Popen[str]) -> None:
        self.address, self.book, self.process = address, book, process
        parts = urlsplit(address)
        assert parts.hostname and parts.port
        self.host, self.port, self.token = parts.hostname, parts.port, parts.path.strip("/")

    def ask(
        self, method: str, path: str, body: object = None, **headers: str | None
    ) -> tuple[int, bytes, dict[str, str]]:
        """One request as it is told; a header that is None is left out, `Host` included."""
        told = {
            "host": f"{self.host}:{self.port}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        data = json.dumps(body).encode() if body is not None else b""
        for name, value in told.items():
            if value is not None:
                connection.putheader(name, value)
        connection.putheader("content-length", str(len(data)))
        connection.endheaders(data)
        answer = connection.getresponse()
        found = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return found

    def get(self, path: str = "") -> tuple[int, bytes, dict[str, str]]:
        """A question of the page."""
        return self.ask("GET", f"/{self.token}/{path}")

    def post(self, what: str, **body: Any) -> dict[str, Any]:
        """A question of the page, and its answer."""
        origin = f"http://{self.host}:{self.port}"
        status, data, _ = self.ask(
            "POST", f"/{self.token}/{what}", body, origin=origin, content_type="application/json"
        )
        assert status == 200, (status, data)
        found: dict[str, Any] = json.loads(data)
        return found

    def write(self, name: str, old: str, new: str) -> None:
        """An edit as an editor saves it: a new file, renamed over the old one."""
        path = self.book / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        part = path.with_name(f".{path.name}.part")
        part.write_text(text.replace(old, new), "utf-8")
        os.replace(part, path)


@contextmanager
def opened(folder: Path, book: Path = SMALL) -> Iterator[Desk]:
    """A desk with a copy of a book on it; with the book itself, if it lies in the folder."""
    own = folder / book.name
    if own != book:
        shutil.copytree(book, own)
    command = [sys.executable, "-m", "handbook", "desk", f"./{book.name}", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder)
    assert process.stdout
    try:
        yield Desk(process.stdout.readline().strip(), own, process)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@contextmanager
def unchanged(desk: Desk) -> Iterator[None]:
    """Whatever is done to a book, it is afterwards as it was."""
    before = {path: path.read_bytes() for path in desk.book.rglob("*") if path.is_file()}
    yield
    for path in desk.book.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, data in before.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    shutil.rmtree(desk.book.parent / "out", ignore_errors=True)
