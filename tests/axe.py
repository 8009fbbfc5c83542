"""axe-core, the accessibility checker, where npm has put it."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest


@cache
def axe() -> str:
    """Its script; the test is skipped where there is none."""
    homes = [Path.cwd() / "node_modules", Path("/usr/lib/node_modules"), Path("/usr/local/lib/node_modules")]
    found = next((one for home in homes if (one := home / "axe-core" / "axe.min.js").is_file()), None) or _asked()
    if found is None:
        pytest.skip("no axe-core here: npm install -g axe-core")
    return found.read_text("utf-8")


def _asked() -> Path | None:
    """Where npm says that its packages are; slow, so it is asked last."""
    try:
        told = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    path = Path(told.stdout.strip()) / "axe-core" / "axe.min.js"
    return path if path.is_file() else None
