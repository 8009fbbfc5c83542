"""Addresses that a text may lead to: on the web and in the mail, and none that deceives."""

from __future__ import annotations

import re

from handbook.foundation.marks import Mark, Problem


def astray(address: str, mark: Mark | None) -> Problem | None:
    """What is wrong with a link: https and mailto only, so that no file and no script is ever opened."""
    scheme, colon, rest = address.partition(":")
    if colon and scheme in ("https", "mailto"):
        message, hint = _unsafe(scheme, rest, address)
        if not message:
            return None
    elif not colon or "/" in scheme or "." in scheme:
        message = f'"{address}" is no address on the web'
        hint = "write {see:…} for a place in the book"
        if "." in address and not address.lower().endswith(_PICTURES):
            hint = f"write https://{address.lstrip('/')}"
        elif "." in address:
            hint = "write `- figure:` with `kind: image` and this file"
    elif scheme == "http":
        message, hint = "http: is not safe to follow", f"write https:{rest}"
    else:
        message, hint = f"links that start with {scheme}: are not allowed", "write https:// or mailto:"
    return Problem("LINK-07", message, mark.find(address) if mark else None, hint)


_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".pdf")


def _unsafe(scheme: str, rest: str, address: str) -> tuple[str, str]:
    """What makes an address on the web or a mailbox one that is not followed; nothing if it may be."""
    host = re.split("[/?#]", rest.removeprefix("//"), maxsplit=1)[0]
    if not address.isascii() or not rest.strip("/") or not host or (scheme == "https" and rest[:2] != "//"):
        return f'"{address}" is not a whole address', "write it as your browser shows it"
    if scheme == "https" and "@" in host:
        # Whoever reads https://good.org@evil.org takes it for good.org, and is led to evil.org (RFC 3986, 7.6).
        return f'"{address}" leads to {host.rpartition("@")[2]}, not to what stands before the @', "leave out the @"
    extras = [one.split("=")[0].lower() for one in rest.partition("?")[2].split("&") if one]
    if scheme == "mailto" and not set(extras) <= {"subject", "body", "cc"}:
        return "a mail address may bring a subject and a text, and nothing else", "leave out what stands behind the ?"
    return "", ""
