"""What the reader has decided by hand; the engine works around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.alignment import Side
from app.model.entity import EntityType

BY_HAND = "by-hand"
"""The code of the reason of a link that the reader made."""


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """A link made by hand (``linked``), or one the reader does not want; ``a.article < b.article``.

    A rejected link rejects every pair of paragraphs of its two sides.
    """

    a: Side
    b: Side
    linked: bool


class EntityDeed(StrEnum):
    """What the reader did to entities."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class EntityChoice:
    """One correction of the entities, applied in the order they were made.

    ``forms`` are surface forms as the articles write them. ``merge`` joins every entity that has one of them,
    ``split`` takes them out into an entity of their own, ``rename`` gives the entity that has them ``name``,
    ``retype`` gives it ``type``, ``drop`` takes the forms out of the list altogether.
    """

    deed: EntityDeed
    forms: tuple[str, ...]
    name: str = ""
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything the reader has decided about one comparison."""

    links: tuple[LinkChoice, ...] = ()
    entities: tuple[EntityChoice, ...] = ()


UNDECIDED = Decisions()
"""Nothing was decided by hand."""
