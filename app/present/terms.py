"""What each article calls one thing, counted."""

from __future__ import annotations

from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.terms import TermRow
from app.present.index import index_of


def term_counts(comparison: Comparison, row: TermRow) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Return per article the terms it uses and how often, the commonest first; empty where it has none."""
    found: list[list[tuple[str, int]]] = [[] for _ in comparison.articles]
    for term in row.terms:
        counts = [0] * len(comparison.articles)
        for at in term.uses:
            counts[at.article] += 1
        for article, count in enumerate(counts):
            if count:
                found[article].append((term.words, count))
    return tuple(tuple(sorted(terms, key=lambda told: -told[1])) for terms in found)


def term_stops(comparison: Comparison, row: TermRow, article: int | None = None) -> tuple[Passage, ...]:
    """Return the uses of a row's terms as a reader going down the page meets them, in one article or in all."""
    index = index_of(comparison)
    uses = (at for term in row.terms for at in term.uses if article is None or at.article == article)
    last = len(index.rows)
    return tuple(sorted(uses, key=lambda at: (index.row_of.get((at.article, at.paragraph), last), at)))
