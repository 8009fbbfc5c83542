"""The page's files, its questions and their answers."""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from handbook.desk.phrasebook import Tongue, tongue
from handbook.desk.problems import bug
from handbook.desk.session import Answer, Session
from handbook.press.wishes import KNOWN

_PAGE = Path(__file__).with_name("page")
_FILES = {"desk.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"} | dict.fromkeys(
    sorted(path.name for path in _PAGE.glob("*.js")), "text/javascript; charset=utf-8"
)
_MIMES = {
    "pdf": "application/pdf",
    "ics": "text/calendar; charset=utf-8",
    "png": "image/png",
    "zip": "application/zip",
}
_KINDS = ("pdf", "ics", "png")
_LASTING = {"cache-control": "private, max-age=86400, immutable"}
_LONGEST, _LONGEST_WORD = 20_000, 300
"""Bytes of a question and letters of a word; our page asks nothing longer."""


def desk_app(session: Session) -> Starlette:
    """The application behind the guard."""
    ask = _Asking(session)
    return Starlette(
        routes=[
            Route("/", ask.page),
            Route("/words.json", ask.words),
            Route("/news", ask.news),
            Route("/facts", ask.facts),
            Route("/picture/{name}.jpg", ask.picture),
            Route("/file/{name}", ask.file),
            Route("/proof", ask.proof, methods=["POST"]),
            Route("/check", ask.check, methods=["POST"]),
            Route("/take", ask.take, methods=["POST"]),
            Route("/keep", ask.keep, methods=["POST"]),
            Route("/end", ask.end, methods=["POST"]),
            Route("/{name}", ask.own),
        ]
    )


_HALVES = re.compile("[\ud800-\udfff]")


class _Wrong(Exception):
    """A question that our page does not ask."""


class _Asking:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def page(self, request: Request) -> Response:
        """The page itself, in the language of the book."""
        tag = await self._session.language()
        html = filled((_PAGE / "desk.html").read_text("utf-8"), tongue(tag))
        return Response(html, media_type="text/html")

    async def own(self, request: Request) -> Response:
        """The page's style and scripts: names on a list, never a path."""
        name = request.path_params["name"]
        if name not in _FILES:
            return _absent()
        return Response((_PAGE / name).read_bytes(), media_type=_FILES[name])

    async def words(self, request: Request) -> Response:
        """The words that the scripts put into the page."""
        said = tongue(await self._session.language())
        return JSONResponse({"tag": said.tag, **said.words})

    async def news(self, request: Request) -> Response:
        """Server-sent events."""

        async def told() -> AsyncIterator[bytes]:
            async for one in self._session.news():
                yield f"data: {json.dumps(one)}\n\n".encode()

        return StreamingResponse(told(), media_type="text/event-stream")

    async def facts(self, request: Request) -> Response:
        """Choices and what is written in the book."""
        return JSONResponse(await self._session.facts())

    async def picture(self, request: Request) -> Response:
        """A page as JPEG; the name changes when the page does."""
        found = await self._session.picture(request.path_params["name"])
        return Response(found, media_type="image/jpeg", headers=_LASTING) if found else _absent()

    async def file(self, request: Request) -> Response:
        """A file that was taken: shown, or saved with `?save`."""
        name = request.path_params["name"]
        found = self._session.file(name)
        if found is None:
            return _absent()
        shown = name.split("-", 1)[1].encode("ascii", "replace").decode().replace('"', "'")
        way = "attachment" if "save" in request.query_params else "inline"
        headers = {"content-disposition": f'{way}; filename="{shown}"'}
        return Response(found, media_type=_MIMES[name.rsplit(".", 1)[1]], headers=headers)

    async def proof(self, request: Request) -> Response:
        """Sheets."""
        return await _answered(request, lambda it: self._session.proof(it.product, it.wishes))

    async def check(self, request: Request) -> Response:
        """Problems."""
        return await _answered(request, lambda it: self._session.check(it.product, it.wishes))

    async def take(self, request: Request) -> Response:
        """Files."""
        return await _answered(request, lambda it: self._session.take(it.product, it.wishes, it.kind or "pdf"))

    async def keep(self, request: Request) -> Response:
        """Lines for the book."""
        return await _answered(request, lambda it: self._session.keep(it.product, it.wishes, it.agreed))

    async def end(self, request: Request) -> Response:
        """The desk closes."""
        self._session.ended.set()
        return JSONResponse({"ended": True})


class _Asked(NamedTuple):
    product: str
    wishes: Mapping[str, str]
    kind: str
    """Of the files to take."""
    agreed: str
    """The seal of the lines to be written."""


async def _answered(request: Request, answer: Callable[[_Asked], Awaitable[Answer]]) -> Response:
    """The answer as JSON; 400 for a question that our page does not ask, and a fault of ours as a problem."""
    try:
        asked = await _asked(request)
    except _Wrong:
        return Response("not asked by this page\n", 400, media_type="text/plain")
    try:
        return JSONResponse(await answer(asked))
    except Exception as error:
        return JSONResponse(bug(error))


async def _asked(request: Request) -> _Asked:
    try:
        told = json.loads(await _body(request))
        wishes = told.get("wishes", {})
        asked = _Asked(told["product"], wishes, told.get("kind", ""), told.get("agreed", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _Wrong from None
    if not isinstance(wishes, dict):
        raise _Wrong
    texts = [asked.product, asked.kind, asked.agreed, *wishes, *wishes.values()]
    if not all(map(_known, texts)) or asked.product not in KNOWN or asked.kind not in ("", *_KINDS):
        raise _Wrong
    return asked


async def _body(request: Request) -> bytes:
    data = b""
    try:
        async for part in request.stream():
            data += part
            if len(data) > _LONGEST:
                raise _Wrong
    except ClientDisconnect:
        raise _Wrong from None
    return data


def _known(text: object) -> bool:
    """Whether it is a text as a form sends it: no half of a letter, which no file could hold."""
    return isinstance(text, str) and len(text) < _LONGEST_WORD and not _HALVES.search(text)


def filled(html: str, said: Tongue) -> str:
    """The page with its words in place of their names: {{read}}."""
    for key, word in {**said.words, "lang": said.tag}.items():
        html = html.replace("{{" + key + "}}", escape(word))
    return html


def _absent() -> Response:
    return Response("not here\n", 404, media_type="text/plain")
