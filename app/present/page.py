"""What to draw, without saying how: runs of text with roles, in rows and cells. Window and PDF both read this.

A page is built from a comparison; no toolkit, no colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.article import ParagraphKind


class Role(StrEnum):
    """Why a run is styled. Inserted and deleted are seen from the base: what it lacks, and what only it has."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    MOVED = "moved"
    SHARED = "shared"
    STYLE_ONLY = "style-only"
    QUOTE = "quote"
    ENTITY = "entity"
    FIGURE = "figure"
    CHECK = "check"
    CARRIED = "carried"


class Sign(StrEnum):
    """How a row is linked, shown between two articles."""

    IDENTICAL = "="
    EDITED = "≠"
    REWORDED = "≈"
    PARTIAL = "~"
    MOVED = "⇅"


class Granularity(StrEnum):
    """Which of a link's two edit scripts is shown; AUTO takes readable for reworded pairs and fine for the rest."""

    AUTO = "auto"
    FINE = "fine"
    READABLE = "readable"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one paragraph, in code points; the runs of a paragraph partition its text."""

    start: int
    end: int
    roles: frozenset[Role] = frozenset()
    entity: int | None = None
    quotes: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """One paragraph as it stands on the page. ``number`` counts body paragraphs from 1, ``None`` for the others.

    ``links`` are indices into the comparison's links that touch it, best first; ``moved`` says one of them is a move.
    A long run of furniture is folded: its paragraphs after the first few are ``folded`` (not to be shown), and the last
    one shown ``folds`` so many of them.
    """

    article: int
    paragraph: int
    number: int | None
    kind: ParagraphKind
    text: str
    runs: tuple[Run, ...]
    links: tuple[int, ...] = ()
    moved: bool = False
    quoted: bool = False
    folded: bool = False
    folds: int = 0


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row: a cell an article (in article order, not pane order), empty where the article has nothing."""

    cells: tuple[tuple[PageParagraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole comparison, ready to draw."""

    rows: tuple[PageRow, ...]
