"""card.yaml as it is written: what the card shows, by reference."""

from handbook.foundation.model import Model, Name, Text
from handbook.foundation.values import Scalar


class Card(Model):
    """card.yaml."""

    title: Scalar = Scalar()
    form: Name | None = None
    regimens: tuple[Name, ...]
    when: Scalar = Scalar()
    not_after: Scalar = Scalar()
    course: Scalar = Scalar()
    how: tuple[Text, ...] = ()
    cautions: tuple[Text, ...] = ()
    do_not_use_if: tuple[Text, ...] = ()
    get_help: tuple[Text, ...] = ()
    contacts: tuple[Text, ...] = ()
    lines: tuple[Text, ...] = ()
