"""One thing, called differently: the terms each article uses for it. Evidence, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Term:
    """A term in its commonest surface form, and where it stands, in any of the articles."""

    words: str
    uses: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """What the articles call one thing.

    ``subject`` names it (an entity's name, or the commonest of the terms); ``entity`` is the entity's number in the
    comparison where it is one, else ``None`` (a term that stands in the other's place in matching passages).
    """

    subject: str
    entity: int | None
    terms: tuple[Term, ...]
