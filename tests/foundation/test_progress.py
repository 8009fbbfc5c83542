"""Steps are timed, also those that fail."""

import pytest

from handbook.foundation.progress import Progress


def test_steps_are_timed() -> None:
    progress = Progress()
    with progress.step("read"):
        pass
    with pytest.raises(ValueError), progress.step("check"):
        raise ValueError
    assert [name for name, _ in progress.steps] == ["read", "check"]
    table = progress.table().split("\n")
    assert [line.split()[0] for line in table] == ["read", "check", "in"]
    assert all(line.endswith(" ms") for line in table)


def test_a_moving_line_comes_and_goes(capsys: pytest.CaptureFixture) -> None:
    progress = Progress(lively=True)
    progress._begun -= 60
    with progress.step("read"):
        assert progress._status is not None
    progress.close()
    progress.close()
    assert progress._status is None
