"""What a story tells earlier or later than the base, and how often the two differ in typography alone."""

from __future__ import annotations

from collections.abc import Iterable

from app.check.ground import Ground
from app.model.alignment import Link
from app.model.article import ParagraphKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

LEAST = 3
"""Places among the matched paragraphs by which one must have risen or sunk."""

SHARE = 0.25
"""The same as a share of the matched paragraphs, where they are many."""

SHOWN = 12
"""Places of mere typography given as evidence."""

_TOLD = frozenset({ParagraphKind.BODY, ParagraphKind.BLOCK_QUOTE, ParagraphKind.LIST_ITEM})


def find_order(ground: Ground) -> list[Finding]:
    """Give the moved links whose paragraph stands much earlier or later among those both articles have."""
    base = ground.comparison.base
    by_article: dict[int, list[Link]] = {}
    for link in ground.firm_links:
        if base in (link.a.article, link.b.article) and _told(ground, link):
            by_article.setdefault(_other(link, base), []).append(link)
    result: list[Finding] = []
    for article, links in sorted(by_article.items()):
        here = _ranks(_first(link, base) for link in links)
        there = _ranks(_first(link, article) for link in links)
        least = max(LEAST, SHARE * len(links))
        for link in links:
            one, other = _first(link, base), _first(link, article)
            shift = here[one] - there[other]
            if link.moved and abs(shift) >= least:
                result.append(_moved(ground, Passage(base, one, 0, 0), Passage(article, other, 0, 0), shift > 0))
    return result


def find_style(ground: Ground) -> list[Finding]:
    """Give one finding a pair of articles that differ, in what they have in common, in typography too."""
    base = ground.comparison.base
    folded: dict[tuple[int, int], list[tuple[Passage, Passage]]] = {}
    for link in ground.comparison.links:
        if base in (link.a.article, link.b.article):
            first, second = ground.ordered(link.a.article, link.b.article)
            places = folded.setdefault((first, second), [])
            places += [(one, other) if one.article == first else (other, one) for one, other in link.wording.folded]
    result: list[Finding] = []
    for (first, second), every in sorted(folded.items()):
        places = sorted(set(every))
        if places:
            evidence = [one for one, _ in places[:SHOWN]] + [other for _, other in places[:SHOWN]]
            values = (
                ("count", str(len(places))),
                ("first", ground.siglum(first)),
                ("second", ground.siglum(second)),
            )
            result.append(Finding(FindingKind.STYLE_ONLY, Severity.NOTE, values, tuple(dict.fromkeys(evidence))))
    return result


def _moved(ground: Ground, one: Passage, other: Passage, raised: bool) -> Finding:
    values = (
        ("first", ground.siglum(one.article)),
        ("second", ground.siglum(other.article)),
        ("what", "earlier" if raised else "later"),
    )
    evidence = (ground.sentences.around(one), ground.sentences.around(other))
    return Finding(FindingKind.ORDER_CHANGED, Severity.NOTE, values, evidence)


def _told(ground: Ground, link: Link) -> bool:
    return all(
        ground.kind(Passage(side.article, paragraph, 0, 0)) in _TOLD
        for side in (link.a, link.b)
        for paragraph in side.paragraphs
    )


def _other(link: Link, base: int) -> int:
    return link.b.article if link.a.article == base else link.a.article


def _first(link: Link, article: int) -> int:
    return (link.a if link.a.article == article else link.b).paragraphs[0]


def _ranks(numbers: Iterable[int]) -> dict[int, int]:
    return {number: rank for rank, number in enumerate(sorted(set(numbers)))}
