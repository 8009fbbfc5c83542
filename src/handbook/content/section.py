"""A section as it is written: what all kinds have in common."""

from __future__ import annotations

from handbook.content.body import Body
from handbook.foundation.model import Model, Name, Text
from handbook.foundation.values import Scalar


class Section(Model):
    """A file in sections/: its kind, its title, where it comes from, and its body."""

    kind: Name
    id: Name
    """The file's name, unless the file says otherwise."""
    title: Text
    source: Scalar = Scalar()
    """The heading in the source document that the claims of this section come from."""
    lead: Scalar = Scalar()
    body: Body = ()
