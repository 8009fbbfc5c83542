"""What an amount in a text is: a dose of this medicine, or a strength, a rate, a pack, another substance, a food …

Figures beside a unit say nothing by themselves. What stands around them does: `KINDS` asks in order, the first that
answers decides, and what nothing else explains is a dose.
"""

from bisect import bisect_left
from collections.abc import Callable

from handbook.checks.lexicon import Tag
from handbook.checks.sentences import Sentence
from handbook.checks.view import PIECES, View, in_pieces
from handbook.foundation.regex import Regex
from handbook.medicine.ownpieces import is_own

_SHORT = 8
"""Words after an amount that still leave no room for a statement about it."""
_NAME = 5
"""Letters; the names of medicines are longer."""
_NEAR = 4
"""Words between an amount and what it is told to be: is the usual dose."""
_BARE = frozenset(("mL", "g", "[iU]", *PIECES))
"""Units of many things: without an order or a dose beside it, what is told in them is no dose."""

_RATE = Regex(
    r"\s?/\s?(?:min|h|hr|hour|s|sec)\b"
    r"|\s(?:per|pro|par|por|в)\s(?:min|hour|Stunde|Minute|heure|hora|час|мин)"
)
_HELD_IN = Regex(
    r"\s?/\s?(?:mol|m?[lL]\b|d[lL]\b|cm|m[²2³3]|1?00\b|kg\b|drop|spray|puff|tablet|capsule)"
    r"|\s(?:per|pro|par|por|на|в)\s(?:m?[lLл]л?\b|millilit|lit|d[lL]\b|mol|100|drop|spray|puff|tablet|capsule|g\b|gram|Tropfen"
    r"|Sprühsto|Hub\b|Tablette|Kapsel|goutte|bouffée|inhalation|comprim|gélule|gota|inhalación|pulsación|cápsula|капл|таблетк|капсул"
    r"|vial|sachet|patch|actuation|Beutel|Ampulle|Flasche|flacon|sachet|ampoule|sobre|ampolla|frasco|впрыск|ингаляц|ампул|флакон|пакетик|свеч)"
    r"|\sin\s(?:an?|one|1|each|every|einer?|jeder)\s(?:mL|lit(?:er|re)|bottle|vial|drop|spray|tablet|capsule|Tablette|Kapsel"
    r"|(?:milli|micro|nano)?gram(?:me)?|mg|g)\b"
)
_MEASURES = Regex(r"\s?/\s?(?:mol|m?[lL]\b|d[lL]\b|cm|m[²2³3])|\sper\s(?:m?[lL]\b|lit|d[lL]\b|mol)")
_BLOOD = Regex(r"\s?/\s?(?:d?[lL]\b|\w{0,5}mol)|\sper\s(?:dL|\w{0,5}mol)\b")
"""Nothing that is taken has its strength told so; what is measured in blood has."""
_OF = frozenset(("of", "de", "d", "d'", "du", "des", "del"))
_POINTING = frozenset(
    ("the", "it", "this", "that", "each", "your", "his", "her", "their", "a", "an", "every", "la", "le", "el")
)


def _weight(view: View) -> bool:
    """The weight of a body, or of whatever is told in kg: no dose is, and to take so much is told as one."""
    one = view.sentence
    heavy = view.unit == "" and view.literal.typed.endswith(("kg", "кг"))
    heavy = heavy and view.before - 1 not in view.strange  # paracetamol 5 kg
    return heavy and not one.ending("order", view.before) and not one.starting("a-day", view.after)


def _rate(view: View) -> bool:
    return bool(_RATE.match(view.right))


def _laboratory(view: View) -> bool:
    one = view.sentence
    if _given(view):
        return False
    if _MEASURES.match(view.right) and (view.unit == "ng" or one.has("laboratory") or _BLOOD.match(view.right)):
        return True
    told = [one.low(tag.first) for tag in one.tags.get("laboratory", ())]
    weighed = told and all(low.startswith(_WEIGHING) for low in told) and not one.ending("laboratory", view.before)
    if weighed and view.unit not in ("", "g"):
        return False  # she weighs 20 kg: 5 to 10 mL of syrup
    measured = [low for low in told if low not in _WEAK]
    if not measured and (view.before - 1 in view.strange or one.has("slots") or one.has("a-day")):
        return False  # Warfarin 2 mg was the range: a medicine's, and nothing was measured
    return one.has("laboratory") and not one.has("order", 0, view.before) and not view.dosed


_WEAK = frozenset(("range", "volume", "values", "bereich", "valeurs", "valores", "значения", "норма"))
"""What is told of doses too, and makes no laboratory by itself."""


_WEIGHING = ("weigh", "wieg", "gewicht", "pes", "poids", "вес")


def _given(view: View) -> bool:
    """Whether it is what was given before something was measured: levels after 5 mg, but not after 2 g of glucose."""
    one = view.sentence
    of = one.low(view.after) in _OF
    drawn = _MEASURES.match(view.right) or (of and one.starting("foods", view.after + 1))
    return bool(one.ending("behind", view.before)) and not drawn


def _pack(view: View) -> bool:
    one, at = view.sentence, view.before
    if _HELD_IN.match(view.right):
        return False  # a vial with 50 mcg per mL: a strength
    if in_pieces(view.unit) and supplied(one, view.after):
        return True
    if one.starting("packs", view.after) or (one.starting("packs", view.after + 1) and one.low(view.after) in "-–("):
        return True
    behind = one.last("packs", at)
    return behind is not None and at - behind.after <= 2 and not one.has("order", behind.after, at)


def supplied(one: Sentence, at: int) -> bool:
    """Whether what is counted is told to last so long: thirty tablets last fifteen nights; 28 for a journey."""
    if one.has("journey") and one.has("spans") and not any(one.has(role) for role in ("slots", "a-day", "each-day")):
        return True
    timed = any(one.has(role) for role in ("slots", "a-day", "each-day", "above"))
    if one.has("needs") and (one.has("course") or one.has("spans")) and not timed:
        return True  # for the whole course you need 168 tablets
    lasts = one.find("supply", at)
    return lasts is not None and one.has("spans", lasts.after, lasts.after + _NEAR)


def _held(view: View) -> bool:
    """A strength or a concentration."""
    one, at = view.sentence, view.before
    if _HELD_IN.match(view.right):
        return True
    unit = one.starting("units", view.after)
    if not in_pieces(view.unit) and unit and in_pieces(unit.value):
        return True
    of = one.ending("of", at)
    piece = one.ending("units", of.first) if of else one.ending("units", at)
    piece = piece or _named_piece(one, at)
    if not in_pieces(view.unit) and piece and in_pieces(piece.value):
        return True
    if in_pieces(view.unit):
        return False
    if one.has("looks") and not view.ordered:
        return True  # white, round, 100 mcg
    if of and not view.ordered and _holder(one, of.first - 1):
        return True
    holds = one.last("holds", at)
    return holds is not None and at - holds.after <= 4 and not one.has("order", holds.after, at)


def _named_piece(one: Sentence, at: int) -> Tag | None:
    """The piece before a name: comprimés de desmopressine 100 microgrammes."""
    of = one.ending("of", at - 1) if one.low(at - 1).isalpha() else None
    return one.ending("units", of.first) if of else None


_SUMS = frozenset((
    *("total", "amount", "amounts", "quantity", "sum", "average", "mean", "median", "most", "minimum", "maximum"),
    *("half", "third", "quarter", "range", "limit", "total", "least", "much", "menge", "gesamtmenge", "summe"),
    *("quantité", "cantidad", "suma", "количество", "сумма", "всего"),
))  # fmt: skip
"""Nouns that tell how much, and not what it is held in."""


_ARTICLES = frozenset((
    *("the", "a", "an", "each", "this", "der", "die", "das", "ein", "eine", "jede", "jeder"),
    *("le", "la", "un", "une", "chaque", "el", "una", "cada"),
))  # fmt: skip


def _holder(one: Sentence, at: int) -> bool:
    """Whether a token is what an amount is held in, with its article: the melt of 120 mcg."""
    low, before = one.low(at), one.low(at - 1)
    plain = low.isalpha() and low not in _SUMS and not one.starting("tells", at) and not one.starting("above", at)
    article = before in _ARTICLES
    return plain and article and not one.starting("spans", at) and not one.starting("course", at)


def _last_stranger(view: View, first: int) -> int | None:
    """The last of them before an amount, from a token on."""
    at = bisect_left(view.strange, view.before) - 1
    return view.strange[at] if at >= 0 and view.strange[at] >= first else None


def _other(view: View) -> bool:
    """Another substance: 60 mg of lactose, aspirin 75 mg, paracetamol may be taken, 500 mg at a time."""
    one, after = view.sentence, view.after
    of = one.low(after) in _OF
    named = after + of
    if one.low(named) in ("'", "’"):
        named += 1
    if of and (one.low(named) in view.own or one.low(named) in ("it", "this")):
        return False
    if named in view.strange or one.starting("foods", named):
        return True
    if of and one.low(after) == "of" and named < len(one.tokens):
        low = one.low(named)
        if low == "the" and not view.ordered:
            named, low = named + 1, one.low(named + 1)
        known = (
            low in view.own
            or low in _POINTING
            or one.starting("tells", named)
            or one.starting("subjects", named)
            or one.starting("units", named)
        )
        if low[:1].isalpha() and not known and not one.starting("numbers", named):
            return True
    if _subject(view):
        return True
    ordered = one.last("order", view.before)
    name = _last_stranger(view, max(ordered.after - 3, 0) if ordered else 0)
    mine = name is None or any(one.low(at) in view.own for at in range(name, view.before))
    return name is not None and not mine and not _aside(one, name)


def _subject(view: View) -> bool:
    """Whether a sentence begins with a name that is not of this book, and tells of it: X 5 mg may be taken."""
    one, low = view.sentence, view.sentence.low(0)
    unknown = view.before == 1 and len(low) > _NAME and low.isalpha() and low not in view.own
    roles = ("takers", "tells", "order", "units", "subjects", "slots", "course", "above", "doubled")
    told = one.has("verbs", view.after, view.after + _NEAR)
    return unknown and told and not any(one.starting(role, 0) for role in roles)


def _aside(one: Sentence, at: int) -> bool:
    """Whether a substance is named only as what the dose goes with or without: with paracetamol, take …"""
    return one.low(at - 1) in ("with", "without", "mit", "ohne", "avec", "sans", "con", "sin", "с", "без")


def _food(view: View) -> bool:
    one = view.sentence
    drunk = one.last("drinking", view.before)
    return bool(drunk) and not in_pieces(view.unit) and not one.has("order", drunk.after if drunk else 0, view.before)


def _change(view: View) -> bool:
    one, at = view.sentence, view.before
    return (bool(one.ending("by", at)) and one.has("change")) or one.low(at - 2) == "steps"


def _event(view: View) -> bool:
    if view.sentence.has("laboratory") and _given(view):
        return True
    return view.sentence.has("history") or view.sentence.has("studies")


def _anything(view: View) -> bool:
    """What is told in a unit of many things, and nobody is told to take it."""
    one = view.sentence
    if one.has("above", 0, view.before) and (one.has("a-day", view.after) or one.has("each-day", view.after)):
        return False
    if (view.unit in _BARE or is_own(view.unit)) and view.literal.amount:
        named = one.low(view.before - 1) in view.own  # Desmopressin 0.1 g
        # The tablets of a case are those of its regimen, and what stands before a verb is what it orders.
        meant = view.close and (in_pieces(view.unit) or one.has("order", view.after))
        return not (view.ordered or named or meant or _by_itself(view) or one.looked_up)
    return False


def _by_itself(view: View) -> bool:
    """Whether a sentence is an amount and its time, and so orders without a verb: two sprays at bedtime."""
    one = view.sentence
    timed = one.has("slots", view.after) or one.has("a-day", view.after) or one.has("each-day", view.after)
    return view.before == 0 and timed and len(one.tokens) - view.after <= _SHORT


def _equal(view: View) -> bool:
    """One gram is 1,000 mg: what another amount is, and no order beside it."""
    one, at = view.sentence, view.before
    equals = one.ending("equals", at)
    unit = one.last("units", equals.first) if equals else None
    if equals and equals.after - equals.first > 2 and one.low(equals.first - 1) in _POINTING:
        return True  # that is the same as 100 mcg
    return bool(equals and unit and equals.first - unit.after <= 3) and not view.ordered


def _in_vial(view: View) -> bool:
    """What a container holds, told in a unit of substance: a vial with 50 mcg is spelt like any strength."""
    return not in_pieces(view.unit) and view.unit not in ("mL", "") and _pack(view)


KINDS: tuple[tuple[str, Callable[[View], bool]], ...] = (
    ("weight", _weight),
    ("rate", _rate),
    ("strength", _in_vial),
    ("pack", _pack),
    ("laboratory", _laboratory),
    ("strength", _held),
    ("conversion", _equal),
    ("other", _other),
    ("change", _change),
    ("food", _food),
    ("event", _event),
    ("anything", _anything),
)
"""What an amount can be, in the order in which it is asked; if it is none of these, it is a dose."""

SPELT = frozenset(("dose", "strength", "change", "other", "event", "anything"))
"""Kinds whose spelling is held to that of doses: figures of laboratories and packs have customs of their own."""


def kind_of(view: View) -> str:
    return next((kind for kind, asked in KINDS if asked(view)), "dose")
