"""Figures an article gives to another thing than the base does, and figures of a rewrite that the base has not.

A figure is misplaced when the words that tell two figures of one passage apart stand, in the other article, with the
wrong one: "opened nine and closed 14" and "opened 14 and closed nine". In a rewrite a figure that has no equal anywhere
stands for one of the base that has none either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import product

from app.check.attached import Attached
from app.check.caution import Stated
from app.check.chains import Pair
from app.check.comparable import comparable
from app.check.ground import Ground
from app.check.slots import Slots
from app.check.values import WEEKDAYS, Likeness, same_digits, same_month
from app.model.entity import Figure
from app.model.passage import Passage

CLEAR, CLEAR_BACK = 0.4, 0.15
"""Least gain by which a figure is held for misplaced, and least gain of the one it was exchanged with."""

MOST = 0.3
"""Most that the agreement of places adds to what the telling words say, or takes from it."""

SAME_UNIT = 0.4
"""What it adds that a figure counts what stood beside the other: "nine goals in 24 games", "24 goals"."""

SAME_PART, MOST_DAYS = 0.2, 30
"""What it counts that two weekdays stand before one part of the day, and how many of them are looked at."""

_PART = re.compile(r"[ \u00a0](morning|afternoon|evening|night|lunchtime)\b", re.IGNORECASE)

LEAST, LIKE_DIGITS = 0.4, 0.05
"""Least agreement of the places of two figures without equals, and of two that share their digits."""


def misplaced(attached: Attached, slots: Slots, ground: Ground, seen: Sequence[Pair]) -> Iterator[Pair]:
    """Give pairs of figures of which one has taken the other's place though both articles have its value.

    *seen* are the pairs of figures in sentences that match.
    """
    equals: dict[Figure, list[Pair]] = defaultdict(list)
    for pair in seen:
        if pair.likeness is Likeness.SAME:
            equals[pair.one.figure].append(pair)
            equals[pair.other.figure].append(pair)
    gains: dict[tuple[Figure, Figure], float] = {}
    for pair in seen:
        if pair.likeness is Likeness.OTHER and comparable(ground, slots, pair.one, pair.other):
            gain = _gain(attached, ground, pair, equals)
            if gain is not None:
                gains[pair.one.figure, pair.other.figure] = gain
    for pair in seen:
        one, other = pair.one.figure, pair.other.figure
        gain = gains.get((one, other), 0.0)
        mine, theirs = _far(equals, other), _far(equals, one)
        # where each article has both, each must have taken the other's place
        back = [gains.get((each, far), 0.0) for each in mine for far in theirs]
        if gain >= CLEAR and (not back or max(back) >= CLEAR_BACK):
            yield replace(pair, worth=gain)


def _gain(attached: Attached, ground: Ground, pair: Pair, equals: Mapping[Figure, Sequence[Pair]]) -> float | None:
    """How much better each of two figures suits the other's place than its own; ``None`` where that cannot be told."""
    one, other = pair.one.figure, pair.other.figure
    known = [*equals.get(one, ()), *equals.get(other, ())]
    # where each belongs; its equal in another passage tells nothing of this one
    mine, theirs = _far(equals, other), _far(equals, one)
    if not known or not all(_near(one, each) for each in mine) or not all(_near(other, each) for each in theirs):
        return None
    there = min((attached.prefers(other.at, one.at, each.at) for each in mine), default=None)
    here = min((attached.prefers(one.at, other.at, each.at) for each in theirs), default=None)
    told = [each for each in (there, here) if each is not None]
    better = pair.fit - max(each.fit for each in known)
    gain = sum(told) / len(told) + max(-MOST, min(MOST, better))
    if _same_unit(ground, one, other) and not any(_same_unit(ground, p.one.figure, p.other.figure) for p in known):
        gain += SAME_UNIT
    return gain


def _same_unit(ground: Ground, one: Figure, other: Figure) -> bool:
    return bool(one.unit and other.unit) and ground.meaning(one.unit or "") == ground.meaning(other.unit or "")


def _far(equals: Mapping[Figure, Sequence[Pair]], figure: Figure) -> list[Figure]:
    found = (pair.other.figure if pair.one.figure == figure else pair.one.figure for pair in equals.get(figure, ()))
    return list(dict.fromkeys(found))


def _near(one: Figure, other: Figure) -> bool:
    return one.at.paragraph == other.at.paragraph


def orphaned(ground: Ground, slots: Slots, seen: Sequence[Pair], settled: AbstractSet[Figure]) -> Iterator[Pair]:
    """Give pairs of figures of a rewrite and its base that have no equal in the other article, best first.

    *settled* are those that have one.
    """
    for pair in sorted(seen, key=lambda pair: (-pair.worth, pair.here, pair.there)):
        one, other = pair.one.figure, pair.other.figure
        if pair.likeness is not Likeness.OTHER or {one, other} & settled or 1 in (one.value, other.value):
            continue  # "the last one" counts nothing
        like = same_digits(pair.one, pair.other) or same_month(one, other)
        if pair.fit >= (LIKE_DIGITS if like else LEAST) and (like or comparable(ground, slots, pair.one, pair.other)):
            yield pair


def weekdays(
    ground: Ground, slots: Slots, by_sentence: Mapping[Passage, Sequence[Stated]], between: tuple[int, int]
) -> Iterator[Pair]:
    """Give the weekdays of two articles that stand at the same part of the day: "Friday night" and "Thursday night".

    A rewrite moves the day of the news to any of its sentences.
    """
    days: list[list[tuple[str, Stated]]] = []
    for article in between:
        told = [
            (_part(ground, one.figure.at), one)
            for sentence in ground.sentences.of(article)
            for one in by_sentence.get(sentence, ())
            if one.words.casefold() in WEEKDAYS
        ]
        days.append([(part, one) for part, one in told if part][:MOST_DAYS])
    for (part, one), (other_part, other) in product(*days):
        if part == other_part and one.words.casefold() != other.words.casefold():
            fit = SAME_PART + slots.agreement(one.figure.at, other.figure.at)
            yield Pair(fit, fit, one, other, Likeness.OTHER, one.figure.at, other.figure.at)


def _part(ground: Ground, at: Passage) -> str:
    found = _PART.match(ground.whole(at), at.end)
    return found.group(1).casefold() if found is not None else ""
