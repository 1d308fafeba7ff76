"""Whether two figures could contradict each other: of one family, measured or counted alike, both settled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.check.caution import Stated
from app.check.ground import Ground
from app.check.slots import Slots
from app.check.values import WEEKDAYS, family, is_size, measure, pointed
from app.model.entity import Figure, FigureKind
from app.model.passage import Passage

_AGO = re.compile(r".+[ \u00a0]((?:day|week|month|year|decade)s?[ \u00a0](?:ago|earlier|later))")


def comparable(ground: Ground, slots: Slots, one: Stated, other: Stated) -> bool:
    """Whether two figures of one family could contradict each other at all."""
    a, b = one.figure, other.figure
    if one.gap != other.gap and not slots.in_place(a.at, b.at):
        return False
    if a.kind is FigureKind.DATE:
        return _comparable_dates(ground, one, other)
    if a.kind is FigureKind.TIME:
        return a.unit == b.unit
    if a.kind is FigureKind.MONEY:
        return True
    if pointed(a) != pointed(b):
        # three points for three per cent is a slip; two points may well lie between two percentages
        return a.value == b.value
    if family(a) == "share" and rest(ground, one, other):
        return False
    if a.value is None or b.value is None:
        return is_size(one) or is_size(other)
    if family(a) == "count":
        if measure(a) != measure(b) or (measure(a) == "length" and one.away != other.away):
            return False
        if measure(a) is None and a.unit and b.unit and not _same_thing(ground, a.unit, b.unit):
            return slots.in_place(a.at, b.at) and _both_people(ground, a.unit, b.unit)
    return True


_LEFT = re.compile(r"\b(?:left|remain\w*|still|yet|rest|others?|not|without|until|all but|un[a-z]{3,}ed)\b")
AROUND = 32
"""Code points around a share in which a word is looked for that makes it the rest of another."""


def rest(ground: Ground, one: Stated, other: Stated) -> bool:
    """Whether one share is what the other leaves: "98% counted" and "2 per cent still to be counted"."""
    a, b = one.figure.value, other.figure.value
    if not isinstance(a, int | float) or not isinstance(b, int | float) or abs(a + b - 100) > 1:
        return False
    here, there = (
        _LEFT.search(ground.whole(at), max(0, at.start - AROUND), at.end + AROUND) is not None
        for at in (one.figure.at, other.figure.at)
    )
    return here != there


_LONG = frozenset({"year", "decade", "century"})
_YEAR = re.compile(r"[12]\d{3}|\d{3}X")
BEST = 3
"""Sentences among the best of a sentence's in which a year is looked for."""


def since(ground: Ground, by_sentence: Mapping[Passage, Sequence[Stated]], between: tuple[int, int]) -> set[Figure]:
    """The stretches of years told as a year in the other article: "after 20 years" and "since 2003"."""
    found: set[Figure] = set()
    for article, far in (between, between[::-1]):
        for sentence in ground.sentences.of(article):
            spans = [one.figure for one in by_sentence.get(sentence, ()) if one.figure.unit in _LONG]
            for match in ground.sentences.matches(sentence, far)[:BEST] if spans else ():
                if any(_YEAR.fullmatch(str(one.figure.value)) for one in by_sentence.get(match.there, ())):
                    found.update(spans)
    return found


def _comparable_dates(ground: Ground, one: Stated, other: Stated) -> bool:
    """Two dates can contradict each other only when both are settled, or both are names of weekdays.

    The days two articles were published on differ by nature.
    """
    articles = ground.comparison.articles
    if one.figure.value is not None and all(
        each.figure.value == articles[each.figure.at.article].published for each in (one, other)
    ):
        return False
    if one.figure.value is not None and other.figure.value is not None:
        return True
    if {one.words.casefold(), other.words.casefold()} <= WEEKDAYS:
        return True
    a, b = (_AGO.fullmatch(each.words.casefold()) for each in (one, other))
    return a is not None and b is not None and a.group(1) == b.group(1)


def _same_thing(ground: Ground, one: str, other: str) -> bool:
    return ground.sentences.meaning(one) == ground.sentences.meaning(other)


_PEOPLE = frozenset(
    {"people", "person", "passengers", "staff", "workers", "men", "women", "residents", "civilians", "employees"}
)


def _both_people(ground: Ground, one: str, other: str) -> bool:
    return one in _PEOPLE and other in _PEOPLE
