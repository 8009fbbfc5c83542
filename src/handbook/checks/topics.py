"""What a leaflet for patients covers (EMA QRD, sections 1 to 6), and the words that its headings have."""

from __future__ import annotations

import re
from functools import lru_cache

from handbook.language.words import LANGUAGES

# One row a topic, in the order of English, German, French, Spanish, Russian: patterns for text in small letters.
_WORDS = {
    "contraindications": (
        r"contra-?indicat|must not (?:use|take)|do not (?:use|take)|who should not",
        r"gegenanzeige|kontraindikation|nicht (?:ein)?(?:nehmen|genommen|anwenden|angewendet|verwend)|nicht geeignet",
        r"contre-indication|contre-indiqué|ne (?:prenez|pas prendre|pas utiliser|utilisez)|qui ne doit pas",
        r"contraindica|no (?:tome|use|debe tomar|debe usar)|quién no debe",
        r"противопоказан|не (?:принима|применя|используй)|кому нельзя|нельзя принимать",
    ),
    "interactions": (
        r"interact|other medicines",
        r"wechselwirkung|andere[nr]? (?:arznei|medikament)|zusammen mit",
        r"interaction|autres médicaments",
        r"interacci|otros medicamentos",
        r"взаимодейств|други[ем]\w* (?:лекарств|препарат)",
    ),
    "pregnancy and breastfeeding": (
        r"pregnan|breast-?feed|lactat",
        r"schwanger|stillzeit|stillen",
        r"grossesse|enceinte|allait",
        r"embaraz|lactancia",
        r"беременн|кормлени|лактаци",
    ),
    "children": (
        r"child|p(?:a)?ediatric",
        r"kinder|kindern|jugendliche|säugling",
        r"enfant|pédiatr|adolescent",
        r"niñ[oa]s|pediátric|adolescente",
        r"дет(?:и|ей|ям|ск)|подрост",
    ),
    "driving": (
        r"driv|machines",
        r"fahrtüchtig|verkehr|autofahr|fahren|maschinen",
        r"conduite|conduire|machines",
        r"conducir|conducción|máquinas",
        r"вождени|управлени\w+ (?:авто|транспорт|машин)|за рул|механизм",
    ),
    "side effects": (
        r"side.effect|adverse|risk|unwanted",
        r"nebenwirkung|unerwünscht|risik",
        r"effets? (?:secondaire|indésirable)|risque",
        r"efectos? (?:secundario|adverso|no deseado)|riesgo",
        r"побочн|нежелательн|риск",
    ),
    "a missed dose": (
        r"missed (?:a )?dose|miss a dose|forg[eo]t",
        r"vergess|versäum|ausgelassen",
        r"oubli|dose manquée",
        r"olvid|dosis omitida",
        r"пропу[сщ]|забы(?:л|т|в)",
    ),
    "overdose": (
        r"overdos|too much",
        r"überdos|zu viel",
        r"surdos|trop pris|pris trop",
        r"sobredosis|demasiado|más de lo debido",
        r"передоз|слишком много",
    ),
    "storage": (
        r"stor(?:age|e|ing)|shelf|keep(?:ing)? it",
        r"aufbewahr|aufzubewahr|lager|haltbar",
        r"conserv|stockage",
        r"conserva|almacena|guardar",
        r"хран",
    ),
    "when to stop and get help": (
        r"get help|seek help|when to stop|stop and|emergenc",
        r"hilfe|notfall|notruf|sofort zum arzt|wann (?:aufhören|absetzen)",
        r"urgence|de l'aide|de l’aide|quand arrêter|appeler",
        r"urgencia|emergencia|ayuda|cuándo (?:parar|dejar)",
        r"помощ|неотложн|скор(?:ую|ая)|когда прекратить",
    ),
}


@lru_cache(maxsize=5)
def topics(base: str) -> dict[str, re.Pattern[str]]:
    """The matters that a leaflet covers, by name, and what a heading on each has in a language."""
    at = LANGUAGES.index(base)
    return {topic: re.compile(words[at]) for topic, words in _WORDS.items()}
