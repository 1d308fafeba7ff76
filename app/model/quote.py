"""What is said in the articles, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.alignment import Reason
from app.model.passage import Passage


class QuoteKind(StrEnum):
    """In quotation marks, in the reporter's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Verdict(StrEnum):
    """What became of a quotation between two articles."""

    VERBATIM = "verbatim"
    STYLE_ONLY = "style-only"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    REWORDED = "reworded"
    PARAPHRASED = "paraphrased"


SAME_WORDS = frozenset({Verdict.VERBATIM, Verdict.STYLE_ONLY, Verdict.TRIMMED, Verdict.ALTERED})
"""Verdicts of quotes that report one wording, changed or not."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One utterance as an article reports it.

    ``spans`` leave out the outer quotation marks. ``speaker`` is the resolved name, ``mention`` the words beside the
    cue ("he"), ``cue`` the reporting word ("said"). ``inside`` holds the stretches of ``spans`` that stand inside
    quotation marks: the words nobody may touch.
    """

    article: int
    spans: tuple[Passage, ...]
    text: str
    kind: QuoteKind
    speaker: str | None = None
    mention: Passage | None = None
    cue: str | None = None
    cue_at: Passage | None = None
    inside: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteLink:
    """Two reports of one utterance: numbers into the comparison's quotes, the article of ``a`` the lower."""

    a: int
    b: int
    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How one article reports an utterance: its quotes, and what became of it there.

    ``verdict`` is against the ledger's reference reading (the base's, else the first article's), whose own is ``None``.
    """

    article: int
    quotes: tuple[int, ...]
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One row of the ledger: something said once, as every article that has it reports it; readings by article."""

    speaker: str | None
    readings: tuple[Reading, ...]
