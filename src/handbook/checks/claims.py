"""What a text claims, in five languages: figures that can be right or wrong, and what is put above all else."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from handbook.checks.substances import is_substance
from handbook.foundation.regex import Regex

_FIGURE = r"\d[\d.,]{0,15}(?:\s?(?:to|bis|à|a|до|-|–)\s?\d[\d.,]{0,15})?"


class _Tongue(NamedTuple):
    """What a language claims with, as patterns."""

    people: str
    numbers: str
    """Small numbers and parts in words."""
    of: str
    """Between a number and the number that it is a part of."""
    times: str
    """Behind a figure: times as often, three times the risk."""
    shifted: str
    """A change that needs no figure: was halved."""
    above: str
    """What is put above everything else."""


_TONGUES = {
    "en": _Tongue(
        r"(?:patients|people|persons|volunteers|participants|subjects|adults|children|women|men|boys|girls|babies"
        r"|users|parents|families|mothers|fathers|doctors|nurses|teenagers|adolescents|infants|babies|pupils|rats|mice|animals)",
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|(?:two|three)[\s-](?:thirds|quarters))",
        r"(?:of|in|out\sof|of\sthe|of\sall)",
        r"times\s(?:as|more|less|higher|lower|greater|the|that)\b|[\s-]?fold\b",
        r"(?:was|were|has|have|had|is)\s(?:been\s)?(?:halved|doubled|tripled|cut\sin\shalf)|(?:fell|rose|grew|dropped)\s(?:two|three|four|five|ten)fold"
        r"|(?:halves|doubles|triples)\sthe\s(?:risk|chance|number|rate)"
        r"|(?:twice|thrice|half|three\stimes)\sas\s(?:many|few)\s(?!tablets|drops|doses|pills|sprays|capsules)\w+"
        r"|(?:fell|dropped|went\sdown|rose|went\sup|cut|shrank|reduced|lowered)\s(?:by|to)\s(?:a\s)?(?:half|third|quarter)\b"
        r"|(?:twice|thrice|half)\sas\s(?:well|good|effective|likely|common|strong|potent|high|low|safe|fast|frequent)\b",
        r"the\smost\s(?:potent|effective|robust|powerful|reliable|studied|coherent|trusted|proven|successful)"
        r"|no\sother\s(?:medicine|drug|treatment|remedy|tablet)|nothing\s(?:else\s)?works\s(?:so|as)\swell|strongest|safest|fastest|unmatched|superior\sto|(?:better|safer)\sthan|more\seffective\sthan"
        r"|the\sbest\s(?:\w{1,20}\s)?(?:medicines?|treatments?|drugs?|remed(?:y|ies)|choice|option|therapy|tablets?|cure)",
    ),
    "de": _Tongue(
        r"(?:Patienten|Patientinnen|Personen|Menschen|Teilnehmern?|Probanden|Erwachsenen?|Kindern?|Frauen|Männern?|Jungen"
        r"|Mädchen|Eltern|Familien|Müttern?|Vätern?|Ärzten?|Jugendlichen?|Säuglingen?|Ratten|Mäusen?|Tieren?)",
        r"(?:ein|eine|einer|eines|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|die\sHälfte|zwei\sDrittel|drei\sViertel)",
        r"(?:von|der|aller|unter)",
        r"(?:-?mal|Mal)\s(?:so|mehr|höher|häufiger|stärker)\b|-?fach\w{0,3}\b",
        r"(?:halbier|verdoppel|verdreifach)(?:te|ten|t)\b(?:\ssich)?"
        r"|(?:um|auf)\sdie\sHälfte|(?:doppelt|halb)\sso\sviele\s(?!Tabletten|Tropfen|Dosen|Kapseln)\w+|(?:doppelt|halb)\sso\s(?:gut|wirksam|häufig|stark|hoch|wahrscheinlich|sicher|schnell)\b",
        r"kein\w*\sander\w*\s(?:Mittel|Medikament|Wirkstoff|Arznei\w*|Behandlung)|(?:das|die|der|den)\s(?:beste|wirksamste|sicherste|stärkste|zuverlässigste|verlässlichste|verträglichste|effektivste|schnellste|bewährteste)n?\s(?:\w{1,20}\s)?"
        r"(?:Mittel|Medikament|Arznei\w*|Behandlung|Therapie|Wahl|Wirkstoff)|(?:wirksamer|sicherer|besser)\sals",
    ),
    "fr": _Tongue(
        r"(?:patients|patientes|personnes|volontaires|participants|sujets|adultes|enfants|femmes|hommes|parents|familles|mères|médecins|garçons|filles|adolescents|nourrissons|rats|souris|animaux)",
        r"(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|la\smoitié|les\sdeux\stiers|les\strois\squarts)",
        r"(?:sur|des|de|parmi)",
        r"fois\s(?:plus|moins|supérieure?|le|la)\b",
        r"(?:a|ont|avait|est|sont)\s(?:été\s)?(?:divisée?s?\spar\sdeux|réduite?s?\sde\smoitié|doublée?s?|triplée?s?)|a\sdoublé|de\s(?:la\s)?moitié\b|deux\sfois\splus\sde\s(?!comprimés|gouttes|doses)\w+",
        r"aucun\w*\sautre\s(?:médicament|traitement|remède)|l[ea]s?\smeilleure?s?\s(?:médicaments?|traitements?|remèdes?|choix|options?)"
        r"|l[ea]s?\s(?:\w{1,20}\s)?l[ea]s?\splus\s(?:efficaces?|sûre?s?|puissante?s?)|plus\s(?:efficace|sûre?)s?\sque"
        r"|supérieure?s?\sau?x?\s(?=[a-zà-ÿ])(?!moins|plus)",
    ),
    "es": _Tongue(
        r"(?:pacientes|personas|voluntarios|participantes|sujetos|adultos|niños|niñas|mujeres|hombres|padres|familias|madres|médicos|adolescentes|lactantes|ratas|ratones|animales)",
        r"(?:un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|la\smitad|dos\stercios|tres\scuartos)",
        r"(?:de|de\scada|de\slos|de\slas|entre)",
        r"veces\s(?:más|menos|mayor|menor|superior|el|la)\b",
        r"(?:en|a)\sla\smitad\b|el\sdoble\sde\s(?:noches|niños|bien|eficaz|efectivo|probable|frecuente|potente|seguro|rápido)\b|se\s(?:redujo|redujeron)\sa\sla\smitad|se\s(?:duplicó|duplicaron|triplicó|triplicaron)",
        r"ning[uú]n\w*\sotr[oa]\s(?:medicamento|tratamiento|fármaco|remedio)|(?:el|la)\smejor\s(?:medicamento|tratamiento|remedio|opción|fármaco|elección)"
        r"|(?:el|la)\s(?:\w{1,20}\s)?más\s(?:eficaz|segur[oa]|potente|fiable|rápid[oa]|estudiad[oa])|más\s(?:eficaz|segur[oa])\sque|mejor\sque",
    ),
    "ru": _Tongue(
        r"(?:пациент\w{0,3}|больных|людей|человек|участник\w{0,3}|добровольц\w{0,3}|взрослых|детей|женщин|мужчин|родител\w{0,3}|семей|врачей|подростк\w{0,3}|мальчик\w{0,3}|девоч\w{0,3}|крыс|мышей"
        r"|животных)",
        r"(?:один|одного|двое|два|две|трое|три|четверо|четыре|пять|шесть|семь|восемь|девять|десять|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|половина|две\sтрети)",
        r"(?:из|у)",
        r"раза?\s(?:чаще|реже|больше|меньше|выше|ниже|сильнее|эффективнее|безопаснее)\b",
        r"(?:вдвое|втрое)\s(?:чаще|реже|выше|ниже|сильнее|эффективнее|безопаснее)\b|(?:удвоил|утроил|уменьшил|сократил|снизил|упал|вырос|увеличил)\w{0,4}\s(?:вдвое|втрое|вчетверо|наполовину|на\sтреть)|удвоил\w{1,4}|утроил\w{1,4}",
        r"ни\sодно\sдругое\s(?:средство|лекарство)|никакое\sдругое\s(?:средство|лекарство)|лучш(?:ее|ий|ая|им)\s(?:средств|лекарств|препарат|выбор|лечени)\w{0,4}"
        r"|сам(?:ое|ый|ая)\s(?:эффективн|безопасн|сильн|мощн|над[её]жн|действенн|быстр|изученн)\w{1,3}|(?:эффективнее|безопаснее|лучше),\sчем",
    ),
}  # fmt: skip
_FELL = (
    r"\b(?:fell|rose|dropped|went\s(?:up|down)|grew|increased|decreased|declined|improved|shrank|doubled|halved"
    r"|(?:was|were)\s(?:reduced|lowered|cut)|stieg\w*|sank\w*|fiel\w*|nahm\w*|passé\w*|baiss\w*|diminu\w*|augment\w*"
    r"|bajó|bajaron|subió|subieron|aumentó|disminuyó|снизил\w*|вырос\w*|упал\w*|уменьшил\w*|увеличил\w*)\b[^.]{0,60}?"
    r"\b(?:from|by|to|von|um|auf|de|à|en|un|a|с|на|до)\s(?:\d[\d.,]{0,9}(?![\d.,]|\s?(?:kg|кг|°|cm\b|см\b))|half\b|a\sthird\b)"
)
FELL = Regex(_FELL)
"""A change from one figure to another."""
_SUBSTANCE = Regex(
    r"\s(?:sodium|chloride|saline|glucose|dextrose|alcohol|ethanol|solution|strength|cream|gel|ointment|drops|spray|iron|salt|humidity"
    r"|Luftfeuchte|Luftfeuchtigkeit|humidité|humedad|влажност\w*|d['’]humidité|d['’]alcool|de\salcohol|de\shumedad|Natrium\w*|Kochsalz\w*|Glukose\w*|Alkohol|Lösung|Creme|Salbe|chlorure|sérum|alcool|crème|pommade|cloruro|suero"
    r"|crema|pomada|solución|раствор\w*|натрия|спирт\w*|мазь|крем\w*|глюкоз\w*)\b"
    r"|\s(?:of\s(?:the\s)?(?:volume|weight))\b"
    r"|\s(?:(?:of|de)\s)?(?:fat|sugar|salt|protein|fibre|cocoa|Fett|Zucker|Salz|Eiweiß|Kakao|Säure|matière\sgrasse|graisses?|sucre|sel|cacao"
    r"|protéines|grasas?|azúcar|sal|proteínas|жира|жирности|сахара|соли|белка|какао|уксус\w*)\b",
    re.IGNORECASE,
)
_MEASURE_OF = Regex(
    r"(?:vinegar|bleach|soap|milk|cream|gel|Essig|Bleiche|Seife|Milch|Creme|Gel|vinaigre|javel|savon|lait|crème|vinagre|lejía|jabón|leche|crema"
    r"|уксус\w*|мыл\w*|молок\w*|крем\w*|гел\w*|alcohol|ethanol|solution|strength|concentration|HbA1c|humidity|saturation|haematocrit|hematocrit|peroxide|saline|chloride|sodium|gl[uy][ck]ose|dextrose|lidocaine|Glukose|lactose|NaCl"
    r"|Alkohol|Luftfeuchtigkeit|Sättigung|Konzentration|Lösung|alcool|humidité|saturation|solución|humedad|saturación"
    r"|alcohol|chlorure|cloruro|sodium|sodio|sérum|suero|salin[oe]?|физраствор\w*|натрия|хлорид\w*|влажност\w*|насыщени\w*|раствор\w*|спирт\w*)"
    r"(?:\s\w{1,12}){0,3}\s(?:(?:of|at|is|below|above|under|over|than|to|von|unter|über|de|à|del|al|до|выше|ниже)\s)?(?:about\s)?\(?$",
    re.IGNORECASE,
)
_MUST = Regex(
    r"\s(?:\w{1,20}\s)?(?:people|persons|adults|nurses|Personen|personnes|personas|человека?)\s"
    r"(?:must|should|have\sto|are\sneeded|can|may|check|sign|müssen|sollen|doivent|deben|должны)\b"
)


_LAST = Regex(r"(\w{3,40})\s\(?$")
_DIGIT = Regex(r"\d")


@lru_cache(maxsize=5)
def measured(base: str) -> re.Pattern[str]:
    """A claim with a figure: a share, so many times as much, so many people."""
    tongue = _TONGUES[base]
    return re.compile(
        rf"(?<![\w.,]){_FIGURE}(?:[\s-]?fold\b|\s?%|\s?(?:percent|per\scent|Prozent|pour\scent|por\sciento|процент\w{{0,3}})\b"
        rf"|\s?(?:{tongue.times})|\s(?:\w+\s)?{tongue.people}\b)"
    )


@lru_cache(maxsize=5)
def unmeasured(base: str) -> re.Pattern[str]:
    """A claim without one: nine of ten children, was halved, the safest."""
    tongue = _TONGUES[base]
    alone = r"(?!(?:one|ein|eine|einer|eines|un|une|una|uno|один|одного)\s)"  # one of the parents is no share
    shared = rf"{tongue.numbers}\s{tongue.of}\s{tongue.numbers}\s|{alone}{tongue.numbers}\s{tongue.of}\s"
    part = rf"\b(?:{shared})(?:\w+\s)?{tongue.people}\b"
    turned = rf"\b{tongue.numbers}\s{tongue.people}\s{tongue.of}\s(?:each\s)?{tongue.numbers}\b"
    times = rf"\b{tongue.numbers}\s(?:{tongue.times})"
    return re.compile(rf"{part}|{turned}|{times}|\b(?:{tongue.shifted}|{tongue.above})", re.IGNORECASE)


_ONE_IN = Regex(
    r"\b(?:one|two|three|four)\s(?:child|patient|person|adult|boy|girl|family)\s(?:in|of|out\sof)\s\w+"
    r"|\bevery\s(?:other|second|third|fourth|fifth|tenth)\s(?:child|patient|person|adult|boy|girl|family)\b"
    r"|\b(?:jedes|ein)\s(?:\w+te\s)?Kind\s(?:von|unter)\s\w+|\bjede[sr]?\s\w+te\s(?:Kind|Patient|Mensch)\b"
    r"|\bun\s(?:enfant|patient|adulte)\ssur\s\w+|\buna?\sde\scada\s\w+\s(?:niños|pacientes|personas)"
    r"|\bкаждый\s\w+(?:ый|ой|ий)\s(?:реб[её]нок|пациент)",
    re.IGNORECASE,
)
"""A share told of one person: one child in eight."""


_CURED = Regex(
    r"\b(?:cured|healed|dry|recovered|better|helped|responded|geheilt|trocken|gesund|besser|angesprochen|guéri\w*|secs?|sèches?"
    r"|mieux|répondu|curad[oa]s?|curó|curaron|sec[oa]s?|mejor\w*|respond\w*|вылеч\w*|выздор\w*|сух\w*|лучше|помог\w*)\b",
    re.IGNORECASE,
)


def healed(plain: str) -> re.Match[str] | None:
    """A share of people who got better, wherever it is told: one child in two was cured."""
    found = _ONE_IN.search(plain)
    return found if found and _CURED.search(plain, found.end()) else None


def shared(plain: str) -> re.Match[str] | None:
    """A share told of one person: a result where evidence is told, elsewhere most often how common a state is."""
    return _ONE_IN.search(plain)


def claimed(plain: str, base: str) -> Iterator[re.Match[str]]:
    """The first claim of each kind in a text; a strength, a reading on a dial or a rule for people is none."""
    numbered = _DIGIT.search(plain)
    for found in measured(base).finditer(plain) if numbered else ():
        before, after = plain[max(found.start() - 60, 0) : found.start()], plain[found.end() : found.end() + 30]
        ruled = _MUST.match(f" {found[0].lstrip('0123456789.,')}{after}".replace("  ", " "))
        named = _LAST.search(before)
        solved = "%" in found[0] and named and is_substance(named[1].casefold())  # chlorhexidine 2 %
        if not (ruled or solved or _SUBSTANCE.match(after) or _MEASURE_OF.search(before)):
            yield found
            break
    others = (FELL.search(plain) if numbered or "half" in plain else None, unmeasured(base).search(plain))
    yield from (found for found in others if found)
