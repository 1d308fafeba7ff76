"""The reader's own links as constraints of one pair of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.align.units import Unit
from app.model.article import SegmentedArticle
from app.model.decisions import LinkChoice


@dataclass(frozen=True, slots=True)
class Settled:
    """What the reader has settled between two articles.

    ``links`` are the links made by hand, as paragraphs of both sides. ``made`` and ``rejected`` are pairs of units.
    """

    links: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    made: frozenset[tuple[int, int]] = frozenset()
    rejected: frozenset[tuple[int, int]] = frozenset()


OPEN = Settled()
"""Nothing is settled."""


def settle(
    choices: Sequence[LinkChoice],
    a: int,
    b: int,
    articles: Sequence[SegmentedArticle],
    first: Sequence[Unit],
    second: Sequence[Unit],
) -> Settled:
    """Give what *choices* settle between articles *a* and *b*, whose units are *first* and *second*.

    A later choice outdoes an earlier one that speaks of the same pair of paragraphs; a link made by hand falls whole.
    Of two such links, one within the other, the larger stands. Choices that name paragraphs an article does not have
    are passed over: it may have been read anew.
    """
    links: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    rejected: set[tuple[int, int]] = set()
    for choice in choices:
        if (choice.a.article, choice.b.article) != (a, b) or not _stands(choice, articles):
            continue
        sides = (tuple(sorted({*choice.a.paragraphs})), tuple(sorted({*choice.b.paragraphs})))
        pairs = _pairs(*sides)
        if choice.linked:
            rejected -= pairs
            links.append(sides)
        else:
            rejected |= pairs
            links = [held for held in links if not _pairs(*held) & pairs]
    place_a = {unit.number: k for k, unit in enumerate(first)}
    place_b = {unit.number: k for k, unit in enumerate(second)}

    def units(pairs: set[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        return frozenset((place_a[p], place_b[q]) for p, q in pairs if p in place_a and q in place_b)

    distinct = sorted(set(links))
    largest = [held for held in distinct if not any(_pairs(*held) < _pairs(*other) for other in distinct)]
    made = {pair for held in largest for pair in _pairs(*held)}
    return Settled(tuple(largest), units(made), units(rejected))


def _pairs(first: Sequence[int], second: Sequence[int]) -> set[tuple[int, int]]:
    return {(p, q) for p in first for q in second}


def _stands(choice: LinkChoice, articles: Sequence[SegmentedArticle]) -> bool:
    """Whether both sides name paragraphs there are."""
    return all(
        side.paragraphs and all(0 <= number < len(articles[side.article].paragraphs) for number in side.paragraphs)
        for side in (choice.a, choice.b)
    )
