"""Terms of the base that another article puts differently in a matching passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.check.ground import Ground
from app.model.alignment import Side
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.terms import TermRow

_Uses = dict[tuple[int, int], list[tuple[Passage, int]]]
"""By (article, paragraph) the uses there, each with the number of its term in the row."""


def find_terms(ground: Ground) -> list[Finding]:
    """A note for each row of terms and each other article: the first linked passage in which its term is another.

    How people are described stays out: one description seldom replaces the other, it adds to it.
    """
    comparison = ground.comparison
    findings: list[Finding] = []
    for row in comparison.terms:
        if row.entity is None or comparison.entities[row.entity].type is not EntityType.PERSON:
            findings += _differing(ground, row)
    return findings


def _differing(ground: Ground, row: TermRow) -> Iterator[Finding]:
    base = ground.comparison.base
    uses: _Uses = defaultdict(list)
    for number, term in enumerate(row.terms):
        for at in term.uses:
            uses[at.article, at.paragraph].append((at, number))
    told: set[int] = set()
    for article, paragraph in sorted(uses):
        for link in ground.links_at.get((article, paragraph), ()) if article == base else ():
            here, there = (link.a, link.b) if link.a.article == base else (link.b, link.a)
            ours, theirs = _on(here, uses), _on(there, uses)
            a, b = _first_but(ours, theirs), _first_but(theirs, ours)
            if a is not None and b is not None and there.article not in told:
                told.add(there.article)
                values = (
                    ("a", ground.text(a)),
                    ("b", ground.text(b)),
                    ("first", ground.siglum(base)),
                    ("second", ground.siglum(there.article)),
                )
                yield Finding(FindingKind.TERM_DIFFERS, Severity.NOTE, values, (a, b))


def _on(side: Side, uses: _Uses) -> list[tuple[Passage, int]]:
    return sorted(use for paragraph in side.paragraphs for use in uses.get((side.article, paragraph), ()))


def _first_but(uses: Sequence[tuple[Passage, int]], others: Sequence[tuple[Passage, int]]) -> Passage | None:
    """The first use of a term that is not among *others*."""
    there = {number for _, number in others}
    return next((at for at, number in uses if number not in there), None)
