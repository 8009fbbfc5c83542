"""Words to fill a book with: English function words as often as English has them, and trade words by Zipf's law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


DETERMINERS = ("the",) * 12 + ("a", "this", "each", "every", "its", "their", "that", "one", "another", "any")
PREPOSITIONS = (
    ("of",) * 8
    + ("in",) * 5
    + _words("to for with on by from at after before during between over under within without among")
)
JOINS = ("and",) * 6 + ("or", "but", "while", "because", "although", "since", "whereas", "so")
HELPERS = _words("may can does might could did will would")

_NOUNS = _words(
    "people course study day dose effect sleep morning response memory level group margin result method time "
    "attention task practice session nose measure change report trial patient volunteer question answer hour "
    "method sample pathway receptor signal tissue nerve cell protein factor mood drive focus training exercise "
    "habit plan record note interval pause start end rise fall range limit figure table page label bottle "
    "nostril breath head neck symptom sign cause reason need choice advice doctor nurse pharmacist clinic "
    "hospital laboratory country agency register approval rule guideline standard journal author review letter "
    "language translation method design comparison placebo control baseline outcome score scale test battery "
    "recording wave rhythm frequency intensity duration recovery injury stroke damage repair growth synthesis "
    "release uptake balance reserve capacity load stress calm tension anxiety fatigue energy reward motivation "
    "learning recall skill strength movement coordination balance appetite weight pressure pulse temperature "
    "bone throat palate stomach liver kidney blood plasma enzyme fragment sequence chain bond structure weight "
    "stability storage refrigerator package leaflet batch supplier quality purity identity source evidence "
    "certainty doubt gap weakness claim statement finding observation experience expectation habit schedule "
    "calendar card handbook appendix entry reference glossary edition"
)
_VERBS = _words(
    "show describe report measure change follow raise lower improve support limit reduce repeat record compare "
    "suggest explain confirm begin end last return persist fade build reach keep hold need allow prevent delay "
    "interrupt observe register treat test assess score rank recall learn train rest sleep wake breathe clear "
    "tilt alternate store discard label check count mark note write read ask answer tell inform warn "
    "advise avoid stop pause resume continue finish complete extend shorten divide share combine separate "
    "replace remove add release absorb degrade protect stabilise regulate activate inhibit modulate signal "
    "transport bind express encode copy repair grow connect weaken strengthen calm disturb interfere interact"
)
_ADJECTIVES = _words(
    "small short long early late clear mild brief large early bright narrow slow usual common rare steady "
    "separate single second further similar equal different nasal neural central peripheral clinical formal "
    "careful independent limited published unpublished international regional national local chemical physical "
    "mental cognitive emotional functional structural natural synthetic stable unstable active inactive plain "
    "modified unmodified direct indirect gradual sudden transient persistent moderate severe acute chronic "
    "healthy older younger sensitive ordinary practical technical systematic random controlled open blinded "
    "retrospective prospective preliminary consistent inconsistent plausible uncertain relevant adequate"
)
_ADVERBS = _words(
    "usually often seldom slowly quickly gradually briefly partly largely mainly clearly carefully regularly "
    "separately independently directly indirectly consistently occasionally noticeably measurably reportedly "
    "apparently probably possibly generally typically initially finally afterwards together apart twice"
)

_FRONTS = _words(
    "neuro cardio dermo gastro hepato nephro osteo myo angio cyto histo immuno lympho haemo pneumo rhino oto "
    "psycho somato thermo photo chemo electro mechano micro macro poly oligo mono hetero homo auto allo endo exo "
    "inter intra trans peri para meta hyper hypo anti pro pre post sub super ultra dopa sero nora gluta cortico "
    "melano adreno thyro oestro andro insulo gluco lipo nucleo ribo phospho oxo nitro acetyl methyl amido"
)
_NOUN_BACKS = _words(
    "graphy metry logy poiesis plasia trophy tropy kinesis stasis lysis plasty phoresis synthesis receptor "
    "transmitter modulator peptide protein globulin amylase esterase transferase cillin tensin ligand antagonist "
    "agonist modulation activation inhibition augmentation adaptation stimulation degradation formation "
    "transport release exchange therapy analysis protection recovery"
)
_ADJECTIVE_BACKS = _words(
    "genic trophic static morphic pathic metric graphic logical regulatory protective receptive "
    "active chemical dynamic elastic cellular vascular regular cortical hormonal synaptic peptidic"
)
_VERB_FRONTS = _words("re over under out mis co pre counter inter")

_ONSETS = _words("b br c cl cr d dr f fl g gl gr h j k l m n p pl pr qu r s sl st t tr v w z")
_NUCLEI = _words("a e i o u a e i o ia io ea au")
_CODAS = ("", "", "", "", "l", "m", "n", "r", "s", "x", "nd", "rt")


def _ranked(common: Sequence[str], rare: Sequence[str], random: Random) -> list[str]:
    """Common words first, the rare ones shuffled behind them, none twice."""
    tail = list(rare)
    random.shuffle(tail)
    return list(dict.fromkeys([*common, *tail]))


def _zipf(count: int) -> list[float]:
    """Cumulative weights of the Zipf-Mandelbrot law, as steep as the Semax book needs for its share of new words."""
    return list(accumulate(1 / (rank + 2.7) ** 1.3 for rank in range(1, count + 1)))


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _continuing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


class Vocabulary:
    """Endless streams of words, one for each part of speech, and names that are never given twice.

    Deterministic for a seed. About 20,000 distinct words, so that a cache of shaped words meets new ones
    as long as a real book would bring them.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._given: set[str] = set()
        rare_nouns = [front + back for front in _FRONTS for back in _NOUN_BACKS]
        nouns = _ranked(_NOUNS, rare_nouns, self.random)
        verbs = _ranked(_VERBS, [front + verb for front in _VERB_FRONTS for verb in _VERBS], self.random)
        rare = [front + back for front in _FRONTS for back in _ADJECTIVE_BACKS]
        adjectives = _ranked(_ADJECTIVES, rare + ["non-" + word for word in _ADJECTIVES], self.random)
        self.noun = self._stream(nouns)
        self.plural = self._stream([_plural(word) for word in nouns])
        self.adjective = self._stream(adjectives)
        self.verb = self._stream(verbs)
        self.third = self._stream([_plural(word) for word in verbs])
        self.past = self._stream([_past(word) for word in verbs])
        self.continuing = self._stream([_continuing(word) for word in verbs])
        self.adverb = self._stream(_ADVERBS)
        self.determiner = self._even(DETERMINERS)
        self.preposition = self._even(PREPOSITIONS)
        self.join = self._even(JOINS)
        self.helper = self._even(HELPERS)

    def _stream(self, words: Sequence[str]) -> Iterator[str]:
        weights = _zipf(len(words))
        while True:
            yield from self.random.choices(words, cum_weights=weights, k=4096)

    def _even(self, words: Sequence[str]) -> Iterator[str]:
        while True:
            yield from self.random.choices(words, k=4096)

    def name(self, syllables: int) -> str:
        """A capitalised name made of syllables, another one at every call."""
        while True:
            made = "".join(self._syllable() for _ in range(syllables)).capitalize()
            if made not in self._given:
                self._given.add(made)
                return made

    def acronym(self) -> str:
        """Three to five capitals, another run of them at every call; never a unit, month or known short form."""
        while True:
            made = "".join(self.random.choices("BCDFGHJKLMNPQRSTVWXZ", k=self.random.choice((4, 4, 5, 5, 6))))
            if made not in self._given:
                self._given.add(made)
                return made

    def _syllable(self) -> str:
        choice = self.random.choice
        return choice(_ONSETS) + choice(_NUCLEI) + choice(_CODAS)
