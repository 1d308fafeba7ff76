"""Figures that differ where two articles tell the same thing.

Figures are compared in sentences that match. One that has its equal there is settled; the others are paired with the
figure whose place in the sentence agrees best with theirs, and only where it agrees well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from app.check.caution import Stated, stated
from app.check.chains import Pair, joined, with_neighbours
from app.check.directions import direction, opposed
from app.check.ground import Ground
from app.check.slots import Slots
from app.check.values import (
    WEEKDAYS,
    Likeness,
    alone,
    digits_turned,
    family,
    is_size,
    likeness,
    measure,
    pointed,
    same_value,
)
from app.model.article import ParagraphKind
from app.model.entity import Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

_FINDING = {
    FigureKind.MONEY: FindingKind.MONEY_DIFFERS,
    FigureKind.PERCENT: FindingKind.PERCENT_DIFFERS,
    FigureKind.DATE: FindingKind.DATE_DIFFERS,
    FigureKind.TIME: FindingKind.DATE_DIFFERS,
    FigureKind.AGE: FindingKind.AGE_DIFFERS,
}

LEAST = 0.5
"""Least agreement of two places for their figures to be about the same thing."""

LEAST_TURNED = 0.6
"""The same for figures that agree, to look at the words beside them."""

ALONE, ALIKE = 0.12, 0.55
"""What it adds that each is the only figure of its family in its sentence, and how well the sentences must match."""

TURNED_ROUND = 0.2
"""What it adds that one has the digits of the other in another order: the commonest slip of all."""

MATCHES = 3
"""Sentences among the best of a sentence's in which its figures are looked for."""

MATCH = 0.5
"""What a match of their sentences counts beside the agreement of two figures' places."""

SETTLED = 0.4
"""How much better than with its equal a figure must fit another for that to be the one it stands for."""


_AGO = re.compile(r".+[ \u00a0]((?:day|week|month|year|decade)s?[ \u00a0](?:ago|earlier|later))")
_WITHOUT_DIRECTION = frozenset({FigureKind.DATE, FigureKind.TIME, FigureKind.ORDINAL})


def find_differing(ground: Ground, slots: Slots) -> tuple[list[Finding], set[Figure]]:
    """Give the findings, and the figures that nothing else need report.

    Those are the ones the findings speak of, and those told in other words: "dozens" of 64, an eighth of 12 per cent.
    """
    by_sentence: dict[Passage, list[Stated]] = defaultdict(list)
    for figure in ground.comparison.figures:
        if ground.kind(figure.at) not in (ParagraphKind.DATELINE, ParagraphKind.BYLINE):
            by_sentence[ground.sentences.around(figure.at)].append(stated(figure, ground.whole(figure.at)))
    findings: list[Finding] = []
    used: set[Figure] = set()
    reworded: set[Figure] = set()
    base, count = ground.comparison.base, len(ground.comparison.articles)
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    for i, j in sorted(pairs, key=lambda pair: base not in pair):
        first, second = ground.ordered(i, j)
        kept: list[Pair] = []
        for pair in _differing(ground, slots, by_sentence, (first, second), reworded):
            one, other = pair.one.figure, pair.other.figure
            # what both say otherwise than the base has been told already, twice
            if first != base and {one, other} <= used:
                continue
            used |= {one, other}
            kept.append(pair)
        whole = [with_neighbours(ground, by_sentence, pair) for pair in kept]
        findings += (_finding(ground, pair) for pair in joined(ground, whole))
    return findings, used | reworded


def _differing(
    ground: Ground,
    slots: Slots,
    by_sentence: dict[Passage, list[Stated]],
    between: tuple[int, int],
    reworded: set[Figure],
) -> Iterator[Pair]:
    """Pair the figures of two articles, best fit first; give those that differ, and file those *reworded*."""
    first, second = between
    scored: list[Pair] = []
    turned: list[Pair] = []
    equal: dict[Figure, float] = {}
    for sentence in ground.sentences.of(first):
        here = by_sentence.get(sentence, ())
        for rank, match in enumerate(ground.sentences.matches(sentence, second) if here else ()):
            there = by_sentence.get(match.there, ())
            for one, other in product(here, there):
                if family(one.figure) != family(other.figure):
                    continue
                fit = slots.agreement(one.figure.at, other.figure.at)
                if alone(here, one) and alone(there, other) and match.score >= ALIKE:
                    fit += ALONE
                if digits_turned(one, other):
                    fit += TURNED_ROUND
                like = likeness(one, other)
                pair = Pair(fit, fit + MATCH * match.score, one, other, like, one.figure.at, other.figure.at)
                if like is not Likeness.OTHER:
                    # "dozens" may be any number, and settles none
                    for each in () if is_size(one) != is_size(other) else (one.figure, other.figure):
                        equal[each] = max(equal.get(each, 0.0), pair.worth)
                    if fit >= LEAST and like is Likeness.SAME and not same_value(one.figure, other.figure):
                        reworded |= {one.figure, other.figure}
                    turned += _turned(ground, pair)
                unlike = like is not Likeness.SAME and rank < MATCHES and fit >= LEAST
                if unlike and _comparable(ground, slots, one, other):
                    scored.append(pair)
    scored.sort(key=lambda pair: (-pair.worth, pair.here, pair.there))
    taken: set[Figure] = set()
    for pair in scored:
        both = {pair.one.figure, pair.other.figure}
        settled = any(pair.worth < equal[each] + SETTLED for each in both if each in equal)
        if both & taken or (settled and pair.likeness is Likeness.OTHER):
            continue
        taken |= both
        yield pair
    for pair in turned:
        both = {pair.one.figure, pair.other.figure}
        if not both & taken and all(pair.worth >= equal.get(each, 0.0) for each in both):
            taken |= both
            yield pair


def _turned(ground: Ground, pair: Pair) -> Iterator[Pair]:
    """Give the pair again where figures that agree stand beside words that do not: "rose" and "fell"."""
    one, other = pair.one, pair.other
    if pair.fit < LEAST_TURNED or one.figure.kind in _WITHOUT_DIRECTION:
        return
    if opposed(one, other) and one.limit is not None and other.limit is not None:
        yield replace(pair, here=one.limit, there=other.limit, likeness=Likeness.OTHER)
        return
    a, b = (
        direction(each, ground.whole(each.figure.at), ground.sentences.around(each.figure.at)) for each in (one, other)
    )
    if a is not None and b is not None and a.up != b.up:
        yield replace(pair, here=a.at, there=b.at, likeness=Likeness.OTHER)


def _comparable(ground: Ground, slots: Slots, one: Stated, other: Stated) -> bool:
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
    if a.value is None or b.value is None:
        return is_size(one) or is_size(other)
    if family(a) == "count":
        if measure(a) != measure(b) or (measure(a) == "length" and one.away != other.away):
            return False
        if measure(a) is None and a.unit and b.unit and not _same_thing(ground, a.unit, b.unit):
            return slots.in_place(a.at, b.at) and _both_people(ground, a.unit, b.unit)
    return True


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


def _finding(ground: Ground, pair: Pair) -> Finding:
    one, other = pair.one.figure, pair.other.figure
    a, b = ground.text(pair.here), ground.text(pair.there)
    kind = _FINDING.get(one.kind, FindingKind.FIGURE_DIFFERS)
    if FigureKind.PERCENT in (one.kind, other.kind):
        kind = FindingKind.PERCENT_DIFFERS
    if {a.casefold(), b.casefold()} <= WEEKDAYS:
        kind = FindingKind.WEEKDAY_DIFFERS
    return Finding(
        kind=kind,
        severity=Severity.NOTE if pair.likeness is Likeness.ROUNDED else Severity.CHECK,
        values=(
            ("a", a),
            ("b", b),
            ("first", ground.siglum(one.at.article)),
            ("second", ground.siglum(other.at.article)),
        ),
        evidence=(pair.here, pair.there),
    )
