"""The sample publication as a file, painted once for all tests."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from compositor import Stick, draw_pictures, painted, sample
from pdfcheck import opened


@pytest.fixture
def stick() -> Stick:
    """A fresh compositor's stick."""
    return Stick()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a picture of each of the usual kinds."""
    return draw_pictures(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="session")
def sample_data(pictures: Path) -> bytes:
    """The sample's bytes."""
    return painted(sample(Stick(), pictures))


@pytest.fixture(scope="session")
def sample_pdf(sample_data: bytes) -> pikepdf.Pdf:
    """The sample, opened; for reading alone."""
    return opened(sample_data)
