"""How much of one article stands in another, and how old each sentence of a trail of versions is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.passage import Passage


class ReuseKind(StrEnum):
    """How a stretch of an article stands in its source: word for word, nearly, in other words, or not at all."""

    VERBATIM = "verbatim"
    CLOSE = "close"
    REWORDED = "reworded"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Share:
    """The words of one kind of reuse, and the passages they stand in; ``share`` is of all words counted, 0..1."""

    kind: ReuseKind
    words: int
    share: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """What ``article`` takes from ``source``.

    ``shares`` count the body's words (no furniture, no titles), ``bare`` the same without quotations and names; each
    holds the four kinds in order, and ``bare`` is empty as long as quotations and names are not known. ``longest`` is
    the longest run of words both have, in the article and in the source; ``density`` the mean length of the shared run
    each of the article's words stands in: the squares of the runs' lengths summed, over all its words (Grusky, Naaman
    and Artzi 2018, there for news summaries).
    """

    article: int
    source: int
    shares: tuple[Share, ...]
    bare: tuple[Share, ...]
    longest: tuple[Passage, Passage] | None
    longest_words: int
    density: float


@dataclass(frozen=True, slots=True)
class SentenceAge:
    """The oldest version that already has a sentence, as an index into the trail's articles; 0 is the first."""

    at: Passage
    since: int


@dataclass(frozen=True, slots=True)
class Trail:
    """Articles that are versions of one text, the oldest first, and the age of every sentence in each of them.

    ``dated``: their publication dates give the order; else some of it is that in which they were opened.
    """

    articles: tuple[int, ...]
    ages: tuple[SentenceAge, ...]
    dated: bool
