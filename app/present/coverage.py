"""How much of each article stands in the others, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.article import PROSE
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.reuse import Reuse, ReuseKind
from app.present.words import body_words, word_spans


@dataclass(frozen=True, slots=True)
class Shares:
    """How an article's body words stand to the base (the base's own: to all other articles, each word at its best).

    ``words`` counts body words (prose; titles, captions and furniture out), ``paragraphs`` the body's paragraphs. The
    other four are shares of these words, 0..1, and add up to 1; all are 0 where there are no words, and until articles
    have been aligned. ``app.reuse`` says what each kind is.
    """

    article: int
    words: int
    paragraphs: int
    verbatim: float
    close: float
    reworded: float
    new: float

    @property
    def matched(self) -> float:
        """The share of words that the base has in some wording."""
        return self.verbatim + self.close + self.reworded


def shares(comparison: Comparison) -> tuple[Shares, ...]:
    """Return the shares of each article, in order."""
    return tuple(_shares(comparison, article) for article in range(len(comparison.articles)))


def carries(comparison: Comparison, article: int) -> float:
    """Return the share 0..1 of the base's body words that *article* has in some wording; 1 for the base itself.

    0 until articles have been aligned.
    """
    if article == comparison.base:
        return 1.0
    for reuse in comparison.reuse:
        if (reuse.article, reuse.source) == (comparison.base, article):
            return sum(share.share for share in reuse.shares if share.kind is not ReuseKind.NEW)
    return 0.0


def _shares(comparison: Comparison, article: int) -> Shares:
    prose = [paragraph for paragraph in comparison.articles[article].paragraphs if paragraph.kind in PROSE]
    words = body_words(comparison.articles[article])
    measured = [
        reuse
        for reuse in comparison.reuse
        if reuse.article == article and (article == comparison.base or reuse.source == comparison.base)
    ]
    counts = _counts(comparison, measured)
    return Shares(article, words, len(prose), *(counts[kind] / words if words else 0.0 for kind in ReuseKind))


def _counts(comparison: Comparison, measured: list[Reuse]) -> dict[ReuseKind, int]:
    """Count the words of each kind; of several sources the one that has a word best counts."""
    if len(measured) == 1:
        return {share.kind: share.words for share in measured[0].shares}
    best: dict[tuple[int, int], ReuseKind] = {}
    for kind in reversed(ReuseKind):
        for reuse in measured:
            for share in reuse.shares:
                if share.kind is kind:
                    best.update((word, kind) for passage in share.passages for word in _words(comparison, passage))
    return {kind: sum(found is kind for found in best.values()) for kind in ReuseKind}


def _words(comparison: Comparison, passage: Passage) -> Iterator[tuple[int, int]]:
    """Give (paragraph, start) of the words of a passage."""
    text = comparison.articles[passage.article].paragraphs[passage.paragraph].text
    return ((passage.paragraph, passage.start + start) for start, _ in word_spans(text[passage.start : passage.end]))
