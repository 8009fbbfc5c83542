"""A matter is found under the headings that leaflets have for it, in each language, and under no other matter's."""

import pytest

from handbook.checks.topics import topics

# The headings of leaflets as the templates of the authorities have them (EMA QRD, in five languages; the last of
# the Russian practice), each with its matter.
HEADINGS = {
    "en": "Do not take X|Other medicines and X|Pregnancy and breast-feeding|Children|Driving"
          "|Possible side effects|If you forget to take X|If you take too much|How to store X"
          "|When to stop and get help",
    "de": "X darf nicht eingenommen werden|Einnahme zusammen mit anderen Arzneimitteln|Schwangerschaft und Stillzeit"
          "|Kinder und Jugendliche|Verkehrstüchtigkeit und Bedienen von Maschinen|Welche Nebenwirkungen sind möglich?"
          "|Wenn Sie die Einnahme vergessen haben|Überdosierung|Wie ist X aufzubewahren?"
          "|Wann Sie Hilfe brauchen",
    "fr": "Ne prenez jamais X|Autres médicaments et X|Grossesse et allaitement"
          "|Enfants et adolescents|Conduite de véhicules et utilisation de machines"
          "|Effets indésirables éventuels|Si vous oubliez de prendre X"
          "|Surdosage|Comment conserver X|En cas d’urgence",
    "es": "No tome X|Otros medicamentos y X|Embarazo y lactancia|Niños y adolescentes|Conducción y uso de máquinas"
          "|Posibles efectos adversos|Si olvidó tomar X|Sobredosis|Conservación de X|Cuándo pedir ayuda",
    "ru": "Не принимайте X|Другие препараты и X|Беременность и грудное вскармливание|Дети и подростки"
          "|Управление транспортными средствами|Возможные нежелательные реакции|Если вы забыли принять X"
          "|Передозировка|Хранение X|Когда нужна помощь",
}  # fmt: skip


@pytest.mark.parametrize("base", HEADINGS)
def test_each_heading_has_its_matter_and_no_other(base: str) -> None:
    asked = topics(base)
    headings = HEADINGS[base].split("|")
    assert len(headings) == len(asked)
    for topic, heading in zip(asked, headings, strict=True):
        assert [one for one, words in asked.items() if words.search(heading.lower())] == [topic], heading
