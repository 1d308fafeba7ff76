"""Everything the engine knows of two or more articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.model.alignment import Link, Row
from app.model.article import Article, Note
from app.model.entity import Entity, Figure
from app.model.finding import Finding
from app.model.quote import Quote, QuoteLink, Utterance
from app.model.reuse import Reuse, Trail
from app.model.terms import TermRow


class Stage(IntEnum):
    """How far a comparison has come; results reach the window in these steps."""

    READ = 1
    ALIGNED = 2
    COMPLETE = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles, what links them, and what differs. Lists are sorted as the JSON contract says."""

    stage: Stage
    base: int
    articles: tuple[Article, ...]
    links: tuple[Link, ...] = ()
    rows: tuple[Row, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quote_links: tuple[QuoteLink, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    terms: tuple[TermRow, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    trails: tuple[Trail, ...] = ()
