"""Wording differences inside a link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.passage import Passage


class EditKind(StrEnum):
    """What happened to a stretch between the link's first side and its second."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the wording: ``a`` is ``None`` for an insertion, ``b`` for a deletion."""

    kind: EditKind
    a: Passage | None
    b: Passage | None


@dataclass(frozen=True, slots=True)
class Wording:
    """How two linked stretches differ.

    ``fine`` is the shortest script; ``readable`` the same with small kept runs joined away. ``shared`` marks, for
    reworded pairs, the stretches (of both sides) that carry the common content. ``folded`` pairs stretches that differ
    in typography alone (quotes, dashes, spaces, case) and so count as kept.
    ``kept`` is the share 0..1 of tokens kept, over the longer side.
    """

    fine: tuple[Edit, ...] = ()
    readable: tuple[Edit, ...] = ()
    shared: tuple[Passage, ...] = ()
    folded: tuple[tuple[Passage, Passage], ...] = ()
    kept: float = 0.0
