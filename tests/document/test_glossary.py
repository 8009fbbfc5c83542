"""Terms are found as whole words, the longest first, acronyms exactly as they are spelt."""

import pytest

from effort import calls
from handbook.document.glossary import Term, Terms, spellings

TERMS = Terms(
    [
        Term("bdnf", "BDNF", ("Brain-derived neurotrophic factor",)),
        Term("nasa", "NASA"),
        Term("ema", "EMA"),
        Term("nas", "N-Acetyl Semax"),
        Term("amidate", "N-Acetyl Semax Amidate"),
        Term("racetam", "racetam"),
        Term("plasticity", "synaptic plasticity"),
        Term("mc", "MC3/MC4", ("MC3 and MC4",)),
        Term("rct", "RCT", ("Randomized Controlled Trial",)),
        Term("synapse", "synapse"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.term) for one in TERMS.mentions(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("BDNF, and BDNF’s", [("BDNF", "bdnf"), ("BDNF", "bdnf")]),
        ("nasal NASAL nasa NASA", [("NASA", "nasa")]),
        ("Semax schema EMA", [("EMA", "ema")]),
        ("N-Acetyl Semax Amidate", [("N-Acetyl Semax Amidate", "amidate")]),
        ("N-Acetyl Semax and more", [("N-Acetyl Semax", "nas")]),
        ("N-Acetyl Semaxin", []),
        ("Racetams, a racetam", [("Racetams", "racetam"), ("racetam", "racetam")]),
        ("brain-derived neurotrophic factor", [("brain-derived neurotrophic factor", "bdnf")]),
        ("Synaptic plasticity; synapses", [("Synaptic plasticity", "plasticity"), ("synapses", "synapse")]),
        ("MC3 and MC4, or MC3/MC4", [("MC3 and MC4", "mc"), ("MC3/MC4", "mc")]),
        ("RCTs; randomized controlled trials", [("RCTs", "rct"), ("randomized controlled trials", "rct")]),
        ("N-Acetyl\u00a0Semax", [("N-Acetyl\u00a0Semax", "nas")]),
        ("BDNF_x xBDNF BDNF2", []),
        ("BDNF-driven, anti-BDNF", [("BDNF", "bdnf"), ("BDNF", "bdnf")]),
    ],
)
def test_mentions(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(text) == mentions


def test_a_name_goes_before_another_term_s_spelling() -> None:
    terms = Terms([Term("a", "Alpha", ("beta",)), Term("b", "beta")])
    assert [one.term for one in terms.mentions("beta Alpha")] == ["b", "a"]


def test_spellings() -> None:
    assert set(spellings("racetam")) == {"racetam", "racetams", "Racetam", "Racetams"}
    assert set(spellings("RCT")) == {"RCT", "RCTs"}
    assert "therapies" in set(spellings("therapy"))
    assert "racetam" in set(spellings("Racetams"))


def test_a_thousand_terms_are_found_quickly() -> None:
    terms = Terms(Term(f"t{n}", f"Word{n} thing", (f"other{n}",)) for n in range(1000))
    text = "Some words of a longer text with Word12 thing in it and other77 too, and so on. " * 6000
    assert sum(1 for _ in terms.mentions(text)) == 12_000
    few, many = (calls(lambda n=n: list(terms.mentions(text[: n * len(text) // 8]))) for n in (2, 8))
    assert many < 4.5 * few
