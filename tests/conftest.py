"""How the tests are run, and why they can import what stands beside this file, such as `looks`."""

from __future__ import annotations

import compileall
import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

import handbook

settings.register_profile("suite", deadline=None, max_examples=50)  # each run draws others: many runs see them all
settings.load_profile("suite")

HERE = Path(__file__).parent
LONGEST = ("desk", "press", "products/handbook", "products", "test_", "checks", "problems")
"""What takes longest is begun first, so that no worker is left alone with it at the end."""
TOGETHER = ("products/handbook",)
"""Folders whose files share the books that they print, and so go to one worker."""


def pytest_configure(config: pytest.Config) -> None:
    """Compiles program and tests once: where Python may write no bytecode, each process would do so anew."""
    sys.dont_write_bytecode = False
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(handbook.__file__).parent, quiet=2)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: those of the desk wait for a browser a third of their time."""
    return (os.cpu_count() or 1) + 1


class Scheduling(LoadScopeScheduling):
    """A worker takes a whole file, or a whole folder of those that share what they make."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return next((folder for folder in TOGETHER if f"tests/{folder}/" in file), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Scheduling:
    config.option.loadscopereorder = False
    return Scheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def weight(item: pytest.Item) -> int:
        place = item.path.relative_to(HERE).as_posix()
        return next((at for at, start in enumerate(LONGEST) if place.startswith(start)), len(LONGEST))

    items.sort(key=weight)


def pytest_collection_finish() -> None:
    """What was loaded and collected stays: the collector of garbage need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
