"""A section as it is written: what all kinds have in common."""

from collections.abc import Iterator
from typing import Any

from handbook.book.body import Body, Part
from handbook.foundation.model import Model, Name, Text
from handbook.foundation.values import Scalar


class Section(Model):
    """A file in sections/: its kind, its title, where it comes from, and its body."""

    kind: Name
    id: Name = Scalar()
    """The file's name, unless the file says otherwise."""
    title: Text
    source: Scalar = Scalar()
    """The heading in the source document that the claims of this section come from."""
    lead: Scalar = Scalar()
    body: Body = Body()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Every body in the section: its own, and those of its cases."""
        return (self.body,)

    def parts(self, kind: str) -> Iterator[Part]:
        """The parts of one kind in all bodies."""
        return (part for body in self.bodies for part in body if part.kind == kind)


def cases_of(section: Section) -> tuple[Any, ...]:
    """The cases of a section, or its partners."""
    return (*getattr(section, "cases", ()), *getattr(section, "partners", ()))
