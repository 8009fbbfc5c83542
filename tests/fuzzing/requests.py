"""Requests to a desk as its page would never send them: paths, heads and bodies, right, wrong and spoilt."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import unquote_to_bytes

from fuzzing.values import NASTY
from fuzzing.words import value
from handbook.desk.guard import Guard
from handbook.desk.routes import desk_app
from handbook.desk.session import Session
from handbook.desk.worker import Worker
from handbook.press.wishes import KNOWN

_PATHS = (
    "proof", "check", "take", "keep", "facts", "words.json", "", "desk.js", "picture/1.jpg", "file/1-x.pdf",
    "picture/..%2f..%2fx.jpg", "file/%00", "file/%ff-x.pdf", "x" * 3000, "//", "%2e%2e/handbook.yaml",
)  # fmt: skip
_STRANGE: tuple[Any, ...] = (
    None, 5, 1e400, True, [], {}, "", "\ud800", "\x00", "a\nb", "x" * 299, "x" * 301, [[]] * 9,
)  # fmt: skip
_BODIES = (b"", b"[]", b"null", b"{", b"\xff", b"[" * 5000, b'{"product": "card"}', b'"' + b"x" * 30_000 + b'"')


def play(book: Path, dice: Random) -> list[str]:
    """Asks a few times; what is wrong with the answers: none, one of 500 or more, or a fault that is told."""
    return asyncio.run(_played(book, dice))


async def _played(book: Path, dice: Random) -> list[str]:
    session = Session(book, Worker())
    app, found = Guard(desk_app(session), 4711, "secret"), []
    for _ in range(4):
        scope, body = _request(dice)
        try:
            status, data = await asyncio.wait_for(_ask(app, scope, body), 60)
        except Exception as error:
            found.append(f"BUG-01 {error!r}: {scope['method']} {scope['path'][:90]} {body[:200]!r}")
            continue
        if status >= 500 or b"BUG-01" in data:
            found.append(f"BUG-01 status {status}: {scope['path'][:90]} {body[:200]!r} {data[:300]!r}")
    session.end()
    return found


async def _ask(app: Guard, scope: MutableMapping[str, Any], body: bytes) -> tuple[int, bytes]:
    parts = iter((body[:40], body[40:]))
    told: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        part = next(parts, None)
        if part is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": part, "more_body": part is not None and len(part) == 40}

    async def send(message: MutableMapping[str, Any]) -> None:
        told.append(message)

    await app(scope, receive, send)
    return int(told[0]["status"]), b"".join(one.get("body", b"") for one in told)


def _request(dice: Random) -> tuple[MutableMapping[str, Any], bytes]:
    path = f"/secret/{dice.choice(_PATHS[: dice.choice((4, 4, 4, 99))])}"
    raw = path.encode()
    headers = list(_heads(dice))
    method = dice.choice(("POST", "POST", "POST", "GET", "HEAD", "PUT", "OPTIONS"))
    scope = {
        "type": "http", "method": method, "path": unquote_to_bytes(raw).decode("utf-8", "replace"), "raw_path": raw,
        "query_string": dice.choice((b"", b"save", b"\xff=%00")), "headers": headers, "http_version": "1.1",
        "scheme": "http", "server": ("127.0.0.1", 4711), "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip
    return scope, _body(dice)


def _heads(dice: Random) -> Iterator[tuple[bytes, bytes]]:
    yield b"host", b"127.0.0.1:4711"
    yield b"origin", b"http://127.0.0.1:4711"
    yield b"content-type", dice.choice((b"application/json", b"application/json; charset=\xff", b"application/json"))
    if dice.random() < 0.1:
        yield dice.choice((b"host", b"origin", b"content-length", b"cookie")), dice.choice((b"", b"\xff", b"9" * 99))


def _body(dice: Random) -> bytes:
    if dice.random() < 0.15:
        return dice.choice(_BODIES)
    product = dice.choice(sorted(KNOWN))
    names = dice.sample(KNOWN[product], dice.choice((0, 1, 1, 2)))
    wishes: dict[str, Any] = {name: _wish(name, dice) for name in names}
    told: dict[str, Any] = {"product": product, "wishes": wishes, "kind": dice.choice(("pdf", "ics", "png", ""))}
    told["agreed"] = dice.choice(("", "", "x", "\ud800"))
    if dice.random() < 0.15:
        told[dice.choice(("product", "wishes", "kind", "agreed", "x"))] = dice.choice(_STRANGE)
    data = bytearray(json.dumps(told).encode())
    if dice.random() < 0.1:
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _wish(name: str, dice: Random) -> Any:
    if dice.random() < 0.5:
        return value(f"--{name.replace('_', '-')}", dice)
    return dice.choice(_STRANGE) if dice.random() < 0.3 else dice.choice(NASTY)[:299]
