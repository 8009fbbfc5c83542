"""Who may come in: only a page that was given the address, from this machine, under this machine's own name.

A web site that a browser visits can send requests to 127.0.0.1, or give its own name that address (DNS rebinding).
The secret in the address stops the first, the name in `Host` the second; `Origin` stops whatever knows the secret
but stands on another page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from secrets import compare_digest, token_urlsafe
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
"""Sent with every answer: nothing is fetched from elsewhere, nothing frames the page, no address leaks."""
_STORE = (b"cache-control", b"no-store")


def secret() -> str:
    """A new secret for an address: 128 bits, which nobody guesses."""
    return token_urlsafe(16)


class Guard:
    """Lets in requests that carry the secret as the first part of their path; others learn nothing."""

    def __init__(self, app: App, port: int, token: str) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost")}
        self._origins = {b"http://" + host for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] != "http":
            return  # no web sockets, no lifespan
        refused = self._refusal(scope)
        if refused:
            await _answer(refused, send)
            return
        rest = scope["path"].split("/", 2)[2:]
        inner = {**scope, "path": f"/{rest[0] if rest else ''}", "root_path": ""}
        await self._app(inner, receive, _dressed(send))

    def _refusal(self, scope: Scope) -> int:
        """The status that a request is turned away with; 0 if it is welcome."""
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name, []).append(value)
        if len(headers.get(b"host", [])) != 1 or headers[b"host"][0].lower() not in self._hosts:
            return 403
        if any(origin not in self._origins for origin in headers.get(b"origin", [])):
            return 403
        if scope["method"] == "POST" and not self._own(headers):
            return 403
        parts = scope["path"].split("/", 2)
        known = len(parts) == 3 and compare_digest(parts[1].encode(), self._token.encode())
        return 0 if known else 404

    def _own(self, headers: dict[bytes, list[bytes]]) -> bool:
        """Whether what would change something comes from our own page: it tells its origin, and sends JSON."""
        kind = headers.get(b"content-type", [b""])[0].split(b";")[0].strip().lower()
        return b"origin" in headers and kind == b"application/json"


def _dressed(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", ()))
            kept = any(name.lower() == b"cache-control" for name, _ in own)
            message = {**message, "headers": [*own, *HEADERS, *(() if kept else (_STORE,))]}
        await send(message)

    return sending


async def _answer(status: int, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS, _STORE]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"not here\n"})
