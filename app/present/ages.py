"""Versions of one text: which place an article has among them, and which version each of its sentences is new in."""

from __future__ import annotations

from app.model.comparison import Comparison
from app.model.reuse import Trail

Ages = dict[tuple[int, int], tuple[tuple[int, int, int], ...]]
"""By (article, paragraph), the stretches that are new in a version: (start, end, the article that has them first)."""


def trail_of(comparison: Comparison, article: int) -> tuple[Trail, int] | None:
    """Return the versions that *article* is one of, and its place among them, counted from 0, the oldest first."""
    for trail in comparison.trails:
        if article in trail.articles:
            return trail, trail.articles.index(article)
    return None


def sentence_ages(comparison: Comparison) -> Ages:
    """Return every sentence that the oldest version of its text does not have."""
    found: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for trail in comparison.trails:
        for age in trail.ages:
            if age.since:
                place = (age.at.article, age.at.paragraph)
                found.setdefault(place, []).append((age.at.start, age.at.end, trail.articles[age.since]))
    return {place: tuple(sorted(stretches)) for place, stretches in found.items()}
