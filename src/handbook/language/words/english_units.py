"""Abbreviated units as they are spoken in English, by the keys of `english`."""

from __future__ import annotations

from collections.abc import Mapping

SPOKEN: Mapping[str, str] = {
    "spoken-ug.one": "microgram",
    "spoken-ug.other": "micrograms",
    "spoken-mg.one": "milligram",
    "spoken-mg.other": "milligrams",
    "spoken-g.one": "gram",
    "spoken-g.other": "grams",
    "spoken-mL.one": "milliliter",
    "spoken-mL.other": "milliliters",
    "spoken-kg.one": "kilogram",
    "spoken-kg.other": "kilograms",
}

SPOKEN_BRITISH: Mapping[str, str] = {"spoken-mL.one": "millilitre", "spoken-mL.other": "millilitres"}
"""What is spelt otherwise where English follows Britain."""
