"""Every check of form in one command: `python tools/form.py` (style, types, layers); tests are pytest's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS = (
    ("ruff", "check", "src", "tests", "bench", "tools"),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)


def main() -> int:
    """Runs them all; 1 if any found something."""
    root = Path(__file__).parents[1]
    found = [subprocess.run([BIN / name, *words], cwd=root).returncode for name, *words in CHECKS]
    return int(any(found))


if __name__ == "__main__":
    sys.exit(main())
