"""What comes with the program is found from wherever it is started."""

from handbook.foundation import shipped


def test_styles_and_sample_are_there() -> None:
    assert (shipped.sample() / "handbook.yaml").is_file()
    assert any(shipped.styles().glob("*.yaml"))
