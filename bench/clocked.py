"""One build of the handbook with a clock on every part: `clocked.py BOOK OUT` prints milliseconds as JSON."""

import time

STARTED = time.process_time()

import builtins  # noqa: E402  the clock must be read before anything is loaded
import importlib  # noqa: E402
import json  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from typing import Any  # noqa: E402

# Module, function, part. The order matters: a module must be clocked before another takes its function over.
CLOCKED = (
    ("handbook.foundation.reader", "read", "read YAML"),
    ("handbook.foundation.model", "validate", "validate"),
    ("handbook.book.book", "load", "join the book"),
    ("handbook.style.load", "load", "style"),
    ("handbook.checks", "run", "check"),
    ("handbook.telling.matter", "matter", "make blocks"),
    ("handbook.document.resolve", "resolve", "resolve"),
    ("handbook.layout.blocks.typeset", "typeset", "set lines"),
    ("handbook.products.handbook.compose", "compose", "make pages"),
    ("handbook.paint.pdf", "paint", "paint"),
)


class Clock:
    """Processor time by part; what a part calls is taken from its own time."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {"python": STARTED, "command line": 0.0}
        self._running = ["command line"]
        self._since = STARTED

    def enter(self, part: str) -> None:
        """From now on time belongs to this part."""
        self._charge()
        self._running.append(part)

    def leave(self) -> None:
        """From now on time belongs to the part before."""
        self._charge()
        self._running.pop()

    def _charge(self) -> None:
        now = time.process_time()
        part = self._running[-1]
        self.parts[part] = self.parts.get(part, 0.0) + now - self._since
        self._since = now

    def clocked(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        """The same function, on this clock."""

        def timed(*arguments: Any, **named: Any) -> Any:
            self.enter(part)
            try:
                return function(*arguments, **named)
            finally:
                self.leave()

        return timed

    def importing(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The import function, with the time of each package its own."""

        def timed(name: str, *arguments: Any, **named: Any) -> Any:
            level = arguments[3] if len(arguments) > 3 else named.get("level", 0)
            spaces = arguments[0] if arguments else named.get("globals")
            whole = ((spaces or {}).get("__package__") or name) if level else name
            top = whole.split(".", 1)[0]
            self.enter("import " + ("the library" if top in sys.stdlib_module_names else top))
            try:
                return function(name, *arguments, **named)
            finally:
                self.leave()

        return timed


def main() -> None:
    """Clock the parts, build, print."""
    clock = Clock()
    builtins.__import__ = clock.importing(builtins.__import__)
    for name, function, part in CLOCKED:
        clock.enter("import handbook")
        module = importlib.import_module(name)
        clock.leave()
        setattr(module, function, clock.clocked(getattr(module, function), part))
    from handbook.cli import main as handbook

    book, out = sys.argv[1:]
    status = handbook(["build", book, "--only", "handbook", "-q", "-o", out])
    clock.enter("command line")
    if status:
        sys.exit(status)
    print(json.dumps({part: seconds * 1000 for part, seconds in clock.parts.items()}))


if __name__ == "__main__":
    main()
