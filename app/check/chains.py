"""Figures that belong together: the two of a score, a vote or a range differ once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from app.check.caution import Stated
from app.check.ground import Ground
from app.check.values import Likeness, likeness
from app.model.passage import Passage

BRIDGE = 12
"""Code points that may stand between the two."""

_BRIDGE = re.compile(r"[ \u00a0]?(?:[-–—]|to|and|[^\W\d_]+ to|against)[ \u00a0]?")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures about one thing, with the words to show: their own, or those beside them that differ.

    ``fit`` is how far their places agree, ``worth`` that and how well their sentences match.
    """

    fit: float
    worth: float
    one: Stated
    other: Stated
    likeness: Likeness
    here: Passage
    there: Passage


def with_neighbours(ground: Ground, by_sentence: Mapping[Passage, Sequence[Stated]], pair: Pair) -> Pair:
    """Widen a pair over the other figure of a score, a vote or a range on either side, where that differs as well."""
    if pair.likeness is not Likeness.OTHER or pair.here != pair.one.figure.at:
        return pair
    mine, theirs = (by_sentence[ground.sentences.around(each.figure.at)] for each in (pair.one, pair.other))
    for one, other in product(mine, theirs):
        if likeness(one, other) is Likeness.OTHER:
            here, there = (
                _bridged(ground, a, b.figure.at) or _bridged(ground, b.figure.at, a)
                for a, b in ((pair.here, one), (pair.there, other))
            )
            ahead = (one.figure.at < pair.here) == (other.figure.at < pair.there)
            if here is not None and there is not None and ahead:
                return replace(pair, here=here, there=there)
    return pair


def joined(ground: Ground, pairs: Sequence[Pair]) -> list[Pair]:
    """Make one of the pairs of a range, a score or a vote: "52 to 48" and "54 to 46" differ once."""
    result: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.here, pair.there)):
        last = result[-1] if result else None
        if last is not None and last.here.overlaps(pair.here) and last.there.overlaps(pair.there):
            continue
        if last is not None and last.likeness is pair.likeness and last.one.figure.kind is pair.one.figure.kind:
            here, there = _bridged(ground, last.here, pair.here), _bridged(ground, last.there, pair.there)
            if here is not None and there is not None:
                result[-1] = replace(last, here=here, there=there)
                continue
        result.append(pair)
    return result


def _bridged(ground: Ground, one: Passage, other: Passage) -> Passage | None:
    if (one.article, one.paragraph) != (other.article, other.paragraph) or not 0 < other.start - one.end <= BRIDGE:
        return None
    if _BRIDGE.fullmatch(ground.whole(one), one.end, other.start) is None:
        return None
    return Passage(one.article, one.paragraph, one.start, other.end)
