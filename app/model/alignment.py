"""Which paragraphs belong together, and the table of rows the window and the PDF show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.edit import Wording

UNWORDED = Wording()
"""A link whose wording has not been compared yet."""


class LinkKind(StrEnum):
    """How close two linked stretches are; ``partial`` shares a fact but neither's main content."""

    IDENTICAL = "identical"
    EDITED = "edited"
    REWORDED = "reworded"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things were linked: a code (``words``, ``names``, ``figures``, ``phrase``, ``quote``, ``speaker``,
    ``neighbours``, ...) and the words that show it. ``app.messages`` has the sentence for each code.
    """

    code: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One end of a link: paragraphs of one article, ascending."""

    article: int
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Matched paragraphs of two articles; ``a.article < b.article``. ``moved``: out of the backbone's order."""

    a: Side
    b: Side
    kind: LinkKind
    moved: bool
    score: float
    reasons: tuple[Reason, ...] = ()
    wording: Wording = UNWORDED


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: per article the paragraphs standing in it, empty where it has none."""

    cells: tuple[tuple[int, ...], ...]
