"""How far a build is: step times for `-v`, and a moving line on a terminal when a build takes long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from handbook.foundation.stopping import heed

_PATIENCE = 0.5  # seconds before anything moves; loading what moves would slow every short build


class Progress:
    """Measures the steps of a build; `lively` shows the step that is under way."""

    def __init__(self, lively: bool = False) -> None:
        self.steps: list[tuple[str, float]] = []
        self._lively = lively
        self._begun = time.perf_counter()
        self._status: Any = None

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step, timed; steps of the same name add up."""
        heed()
        begun = time.perf_counter()
        self._show(name)
        try:
            yield
        finally:
            self.steps.append((name, time.perf_counter() - begun))

    def _show(self, name: str) -> None:
        if not self._lively or time.perf_counter() - self._begun < _PATIENCE:
            return
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status(name)
            self._status.start()
        self._status.update(name)

    def close(self) -> None:
        """Takes the moving line away."""
        if self._status is not None:
            self._status.stop()
            self._status = None

    def table(self) -> str:
        """`read 12 ms`, a line a step and one for all."""
        whole = time.perf_counter() - self._begun
        rows = [*self.steps, ("in all", whole)]
        return "\n".join(f"{name:<24}{seconds * 1000:>8.0f} ms" for name, seconds in rows)
