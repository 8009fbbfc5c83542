"""What is left out of libraries as they are imported: nothing that anybody else would miss."""

from __future__ import annotations

import re
import subprocess
import sys

import pydantic_core.core_schema
import pytest
import typing_extensions

from handbook.foundation import libpydantic, libyaml


def test_yaml_in_python_still_reads_and_refuses() -> None:
    read = libyaml.yaml.load("a: 2025-12-04\nb: [1, 2.5, yes]\n", libyaml.yaml.SafeLoader)
    assert str(read["a"]) == "2025-12-04" and read["b"] == [1, 2.5, True]
    with pytest.raises(libyaml.yaml.reader.ReaderError):
        libyaml.yaml.load("a: \x07", libyaml.yaml.SafeLoader)


def test_patterns_and_typed_mappings_are_again_what_they_were() -> None:
    assert isinstance(re.compile("a new one, never seen"), re.Pattern)

    class Known(typing_extensions.TypedDict):
        """A mapping that is described."""

        a: int

    assert Known.__required_keys__ == {"a"}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="there typing describes the core's mappings")
def test_the_core_is_not_described_for_type_checkers() -> None:
    """If pydantic's core comes to describe its mappings in another way, this tells it."""
    script = "import handbook.foundation.libpydantic, pydantic_core.core_schema as c; print(c.ModelSchema.__bases__)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "libpydantic" in done.stdout


def test_a_model_says_what_is_in_it_all_the_same() -> None:
    class Dose(libpydantic.BaseModel):
        amount: int
        unit: str = "mg"

    assert Dose.model_json_schema()["required"] == ["amount"]
    assert pydantic_core.core_schema.int_schema(gt=1) == {"type": "int", "gt": 1}
    with pytest.raises(libpydantic.ValidationError):
        Dose.model_validate({"amount": "many"})
