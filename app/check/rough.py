"""Words that make a figure rough ("about", "at least", "up to"), lost or gained beside an equal figure."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum

from app.check.findings import Side, told
from app.check.pairs import Pair
from app.check.values import same_value
from app.model.entity import Figure, FigureKind
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage

_KINDS = frozenset(
    {FigureKind.NUMBER, FigureKind.QUANTITY, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.AGE, FigureKind.DATE}
)


class Rough(StrEnum):
    """What a figure beside such a word still says: near it, no less, no more."""

    ABOUT = "about"
    FLOOR = "floor"
    CEILING = "ceiling"


_BEFORE = {
    Rough.FLOOR: r"""at (?:the )?(?:very )?least|more than|over(?! (?:the|a|an|its|their))|no (?:fewer|less) than
        not less than|upwards of|above|well over|in excess of|a minimum of|exceeding|topping|greater than
        minimum|passing|pass(?:ed|es)|topped|exceed(?:ed|s)|surpass(?:ed|es)""",
    Rough.CEILING: r"""up to|as (?:much|many|high|long|late) as|at (?:the )?most|no more than|not more than|less than
        fewer than|under|a maximum of|below|no (?:higher|greater) than|maximum""",
    Rough.ABOUT: r"""about|around|roughly|approximately|approx\.?|some|nearly|almost|close to|close on|an estimated
        estimated(?: at)?|just (?:over|under)|circa|an average of|in the region of|an approximate|getting on for
        near(?:er)?(?: to)?|perhaps|a little (?:over|under)|virtually|reportedly|allegedly|potentially|possibly""",
}
_AFTER = {
    Rough.ABOUT: "or so|or thereabouts|approximately|give or take|roughly|on average|according to estimates",
    Rough.FLOOR: "or more|at least|at the (?:very )?least|plus|and (?:more|above)|or (?:over|above)",
    Rough.CEILING: "or (?:less|fewer|under)|at (?:the )?most|at the outside|maximum",
}


def _any(words: str) -> str:
    return "|".join(line.strip() for line in words.splitlines())


_LEAD = r"(?:\s+(?:a|an|another|its|their|his|her))?\s*[$€£¥]?\s*$"
_BEFORE_FIGURE = [(kind, re.compile(rf"\b({_any(words)}){_LEAD}", re.IGNORECASE)) for kind, words in _BEFORE.items()]
_AFTER_FIGURE = [
    (kind, re.compile(rf"\s+(?:[\w%’'-]+\s+){{0,2}}?({words})\b", re.IGNORECASE)) for kind, words in _AFTER.items()
]
_IN_FIGURE = [(kind, re.compile(rf"({_any(words)})\b", re.IGNORECASE)) for kind, words in _BEFORE.items()]
_NO_SOONER = re.compile(r"\b(at least(?: until| till)?|until at least|not before|no earlier than)\s+$", re.IGNORECASE)
_EARLIEST = re.compile(r",?\s+(at the (?:earliest|soonest|very least)|at least)\b", re.IGNORECASE)
REACH = 32
"""Code points before a figure in which its rough word begins."""


def find(pair: Pair) -> list[Finding]:
    """Equal figures of which one is rough and the other exact, or one a floor and the other a ceiling."""
    places = _by_sentence(pair)
    result: list[Finding] = []
    for n, matches in sorted(pair.anchors.pairs.items()):
        if not pair.prose(pair.one.sentences[n]):
            continue
        for figure in places.get((pair.base, n), ()):
            here = rough(pair, figure)
            equals = [
                other
                for m, _ in matches
                if pair.prose(pair.other.sentences[m])
                for other in places.get((pair.article, m), ())
                if _same(pair, figure, other)
            ]
            there = [rough(pair, other) for other in equals]
            if not equals or _agree(here, there):
                continue
            result.append(_finding(pair, figure, here, equals[0], there[0]))
    return result


def rough(pair: Pair, figure: Figure) -> tuple[Rough, Passage] | None:
    """Give what makes a figure rough, and where it stands."""
    at = figure.at
    if figure.kind is FigureKind.DATE:
        return _no_sooner(pair, at)
    text = pair.ground.comparison.articles[at.article].paragraphs[at.paragraph].text
    for kind, pattern in _IN_FIGURE:
        found = pattern.match(text, at.start, at.end)
        if found:
            return kind, Passage(at.article, at.paragraph, found.start(1), found.end(1))
    begin = max(0, at.start - REACH)
    for kind, pattern in _BEFORE_FIGURE:
        found = pattern.search(text[begin : at.start])
        if found:
            return kind, Passage(at.article, at.paragraph, begin + found.start(1), begin + found.end(1))
    for kind, pattern in _AFTER_FIGURE:
        found = pattern.match(text, at.end)
        if found:
            return kind, Passage(at.article, at.paragraph, found.start(1), found.end(1))
    return None


def _no_sooner(pair: Pair, at: Passage) -> tuple[Rough, Passage] | None:
    """Give what makes a date the earliest possible: "at least until Monday", "Monday at the earliest"."""
    text = pair.ground.comparison.articles[at.article].paragraphs[at.paragraph].text
    begin = max(0, at.start - REACH)
    found = _NO_SOONER.search(text[begin : at.start])
    if found:
        return Rough.FLOOR, Passage(at.article, at.paragraph, begin + found.start(1), begin + found.end(1))
    after = _EARLIEST.match(text, at.end)
    return (Rough.FLOOR, Passage(at.article, at.paragraph, after.start(1), after.end(1))) if after else None


def _by_sentence(pair: Pair) -> dict[tuple[int, int], list[Figure]]:
    places: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for figure in pair.ground.comparison.figures:
        if figure.kind in _KINDS and figure.at.article in (pair.base, pair.article):
            grammar = pair.one if figure.at.article == pair.base else pair.other
            number = grammar.number(pair.ground.sentences.around(figure.at))
            if number is not None and not pair.marked(figure.at):
                places[figure.at.article, number].append(figure)
    return places


def _same(pair: Pair, one: Figure, other: Figure) -> bool:
    if one.value is None and one.kind is other.kind:
        # a weekday nobody can put a date to is still the same weekday
        return pair.ground.text(one.at) == pair.ground.text(other.at)
    return one.value != 1 and same_value(one, other)


def _agree(here: tuple[Rough, Passage] | None, there: list[tuple[Rough, Passage] | None]) -> bool:
    """Whether one of the equal figures is as rough: "about" and "more than" both leave the figure open."""
    for other in there:
        if here is None or other is None:
            if here is other:
                return True
        elif {here[0], other[0]} != {Rough.FLOOR, Rough.CEILING}:
            return True
    return False


def _finding(
    pair: Pair, one: Figure, here: tuple[Rough, Passage] | None, other: Figure, there: tuple[Rough, Passage] | None
) -> Finding:
    first = Side(_joined(here[1], one.at), pair.ground.text(here[1])) if here else Side(one.at)
    second = Side(_joined(there[1], other.at), pair.ground.text(there[1])) if there else Side(other.at)
    return told(pair, FindingKind.HEDGE_LOST if here else FindingKind.HEDGE_GAINED, first, second)


def _joined(mark: Passage, figure: Passage) -> Passage:
    return Passage(mark.article, mark.paragraph, min(mark.start, figure.start), max(mark.end, figure.end))
