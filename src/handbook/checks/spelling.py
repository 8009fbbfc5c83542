"""How amounts are spelt in running text: what is misread, and what to write (DOSE-01 to -04, -06, -14).

In regimens.yaml the grammar of doses refuses these forms when it reads them; here they are found in prose.
"""

from collections.abc import Callable

from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.sentences import Sentence
from handbook.checks.substances import is_substance
from handbook.foundation.regex import Regex


def typed_as(code: str) -> Callable[[Reading], Findings]:
    """The rule that finds amounts in texts whose spelling breaks this rule of the grammar."""

    def rule(reading: Reading) -> Findings:
        for one in reading.amounts:
            if one.code == code:
                mark = one.words.mark(one.start, one.end)
                mend = one.mend if one.words.writes(mark, one.typed) else ""
                yield Found(one.words.place, one.says, mark, one.hint, mend)

    return rule


_POINTED = Regex(r"(?<![\w.,])[.,]\d{1,4}(?=\s?%)")


def bare_point(reading: Reading) -> Findings:
    """DOSE-03 for what has no unit of a dose: .5 % is read as 5 %."""
    for words in reading.numbered:
        for found in _POINTED.finditer(words.plain) if "%" in words.plain else ():
            mark = words.mark(*found.span())
            mend = f"0{found[0]}"
            said = f'"{found[0]}" has no figure before the point; read quickly it is {found[0][1:]}'
            yield Found(words.place, said, mark, f"write {mend}", mend if words.writes(mark, found[0]) else "")


def oversized(reading: Reading) -> Findings:
    """DOSE-14: no amount of a medicine, whichever it is, is larger than any dose: paracetamol 500 g."""
    for one in reading.phrases:
        literal, sentence = one.literal, one.sentence
        if literal.code == "DOSE-14" and literal.amount and literal.amount.low > 0:
            at, after = sentence.at(literal.start), sentence.at(literal.end)
            named = any(_medicine(sentence, each) for each in (at - 2, at - 1, after, after + 1))
            if one.kind == "dose" or (one.kind == "other" and named):
                mark = literal.words.mark(literal.start, literal.end)
                yield Found(literal.words.place, literal.says, mark, literal.hint)


def _medicine(one: Sentence, at: int) -> bool:
    other = one.starting("other", at) or one.ending("other", at + 1)
    return is_substance(one.low(at)) or (other is not None and not one.starting("foods", at))
