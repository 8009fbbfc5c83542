"""Where the styles and the sample book lie that come with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def styles() -> Path:
    """The folder of the styles that come with the program."""
    return _folder("styles")


def sample() -> Path:
    """The sample book that comes with the program."""
    return _folder("source") / "semax"


def _folder(name: str) -> Path:
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
