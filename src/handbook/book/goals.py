"""Goals and partners as they are written: cases, parts of a section about one of them, with its regimens."""

from handbook.book.body import Body
from handbook.book.matter import OneOrMore
from handbook.foundation.model import Model, Name, Text


class Case(Model):
    """One goal or partner: its title, the regimens that belong to it, its matter."""

    id: Name
    title: Text
    regimen: OneOrMore[Name] = ()
    body: Body = Body()


Cases = tuple[Case, ...]
