"""The desk's process: its port on this machine, its address, and how it ends."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import webbrowser
from contextlib import suppress
from pathlib import Path

import uvicorn

from handbook.desk.guard import Guard, secret
from handbook.desk.routes import desk_app
from handbook.desk.session import Session
from handbook.desk.worker import Worker
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.values import Scalar

LOOPBACK = "127.0.0.1"


def run(book: Path, port: Scalar | None, browser: bool) -> None:
    """Serves until somebody ends it: on the page, or with Ctrl-C."""
    listening = _listening(port)
    number = listening.getsockname()[1]
    token = secret()
    address = f"http://{LOOPBACK}:{number}/{token}/"
    print(address, flush=True)
    if browser:
        _open(address)
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(book, listening, number, token))


def _open(address: str) -> None:
    with suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


async def _serve(book: Path, listening: socket.socket, port: int, token: str) -> None:
    session = Session(book, Worker())
    app = Guard(desk_app(session), port, token)
    settings = uvicorn.Config(
        app,
        lifespan="off",
        access_log=False,
        log_level="critical",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
        proxy_headers=False,
    )
    server = uvicorn.Server(settings)
    watching = asyncio.create_task(session.watch())
    ending = asyncio.create_task(_ended(session, server))
    try:
        await server.serve(sockets=[listening])
    finally:
        session.end()
        for task in (watching, ending):
            task.cancel()
        await asyncio.gather(watching, ending, return_exceptions=True)


async def _ended(session: Session, server: uvicorn.Server) -> None:
    await session.ended.wait()
    server.should_exit = True


def _listening(port: Scalar | None) -> socket.socket:
    """A socket on this machine's own address; no other machine can reach it."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, int(port) if port else 0))
        made.listen(64)
    except (OSError, OverflowError) as error:
        made.close()
        raise _refused(port, error) from None
    made.setblocking(False)
    return made


def _refused(port: Scalar | None, error: Exception) -> HandbookError:
    taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
    why = "another program has it" if taken else "it cannot be used"
    hint = "leave --port out: any free one is taken"
    return refuse("ENV-09", f"port {port or 'of any number'}: {why}", port.mark if port else None, hint)
