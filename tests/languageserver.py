"""yaml-language-server, which editors complete and check YAML with, asked over its own protocol (LSP 3.17)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


class Server:
    """A server that was started."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._number = 0

    def faults(self, paths: Iterable[Path]) -> dict[Path, list[str]]:
        """What the server underlines in each file, by the schema that its first line names: 3: words."""
        asked = {path.as_uri(): path for path in paths}
        for uri, path in asked.items():
            opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text("utf-8")}
            self._tell("textDocument/didOpen", {"textDocument": opened})
        found: dict[Path, list[str]] = {}
        while len(found) < len(asked):
            said = self._hear()
            if said.get("method") == "textDocument/publishDiagnostics":
                told = said["params"]["diagnostics"]
                lines = [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in told]
                found[asked[said["params"]["uri"]]] = lines
        return found

    def begin(self, folder: Path) -> None:
        """Says who is there, and that nothing is to be looked up in the network."""
        self._ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        while "result" not in self._hear():
            pass
        self._tell("initialized", {})
        yaml = {"validate": True, "schemaStore": {"enable": False}}
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": yaml}})

    def _ask(self, method: str, params: Any) -> None:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server is gone"
        said: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in said and "method" in said:  # it asks us: we have nothing to add
            self._send({"id": said["id"], "result": [None] * len(said.get("params", {}).get("items", ())) or None})
        return said


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server for a folder; the test is skipped where there is none."""
    program = _found(("yaml-language-server", "node_modules/.bin/yaml-language-server"))
    if program is None:
        pytest.skip("no yaml-language-server here: npm install -g yaml-language-server")
    process = subprocess.Popen([program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        made = Server(process)
        made.begin(folder)
        yield made
    finally:
        process.kill()
        process.wait(20)
        for pipe in (process.stdin, process.stdout):
            assert pipe
            pipe.close()


def _found(names: Iterable[str]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)
