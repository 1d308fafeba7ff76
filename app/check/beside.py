"""Equal figures that the words beside them make another thing of.

"£600 a year" and "a one-off £600", "fell to 74 per cent" and "fell by 74 per cent", "she turns 35 next month" and "she
is 35", "11 people, including four children" and "11 adults and four children".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.check.caution import Stated
from app.check.directions import direction
from app.check.ground import Ground
from app.check.values import same_value
from app.model.entity import FigureKind
from app.model.passage import Passage

Differing = tuple[Passage, Passage]
"""The words that differ on either side."""

REACH = 48
"""Code points before and after a figure in which such words are looked for."""

_GAP = "[ \u00a0]"
_SPANS = "hour|day|night|week|fortnight|month|quarter|year"
_LY = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year", "annually": "year",
    "one-off": "once", "one-time": "once", "lump": "once", "single": "once", "once": "once",
}  # fmt: skip
_RATE_AFTER = re.compile(
    rf"(?:{_GAP}[\w’'-]+){{0,2}}?{_GAP}(?P<rate>(?:an?|per|each|every){_GAP}(?P<span>{_SPANS})"
    rf"(?!{_GAP}(?:ago|earlier|later|before|after|old|from|into)\b)|(?P<ly>annually|\w+ly|as{_GAP}an?{_GAP}one-off))\b"
)
_RATE_BEFORE = re.compile(
    rf"\b(?P<ly>{'|'.join(word for word in _LY if word != 'once')})(?:{_GAP}[\w’'-]+){{1,2}}"
    rf"(?:{_GAP}(?:of|worth|is|was|at))?(?:{_GAP}(?:about|around|some|nearly|almost|up{_GAP}to|more{_GAP}than|roughly))?{_GAP}$"
    rf"|\b(?P<one>one-off|one-time|single|lump)(?:[ \u00a0-][\w’'-]+){{0,2}}?(?:{_GAP}of)?{_GAP}$"
)
_ROUGHLY = (
    rf"(?:(?:about|around|some|nearly|almost|more{_GAP}than|less{_GAP}than|up{_GAP}to|roughly|only|just|an?){_GAP})?"
)
_BY = re.compile(rf"\bby{_GAP}{_ROUGHLY}$")
_TO = re.compile(rf"\b(?:to|at){_GAP}{_ROUGHLY}$")
_SHARE = re.compile(rf"{_GAP}of{_GAP}(?:those|the|all|its|their|his|her|these|people|[a-z]+s)\b")
_TURNING = re.compile(rf"\b(?:turns|turning|will{_GAP}(?:turn|be)|about{_GAP}to{_GAP}turn|to{_GAP}turn){_GAP}$")
_PART = re.compile(
    rf"[^.;]*\b(?:including|includes?|among{_GAP}(?:them|whom|which)|of{_GAP}(?:whom|which|them|those))\b[^.;]*"
)
_SUM = re.compile(
    rf"(?:{_GAP}[^\W\d_][\w’'-]*){{0,3}},?{_GAP}(?:and|plus|as{_GAP}well{_GAP}as|along{_GAP}with|together{_GAP}with)"
    rf"{_GAP}(?:another{_GAP}|a{_GAP}further{_GAP})?"
)
_APART = 60
"""Code points between two figures of which one may be part of the other."""


def told_otherwise(ground: Ground, one: Stated, other: Stated) -> Differing | None:
    """Give the words of two equal figures where what stands beside them cannot both be true."""
    for read in (_rate, _turning):
        a, b = read(ground, one), read(ground, other)
        if a is not None and b is not None and a[0] != b[0]:
            return a[1], b[1]
    return _level(ground, one, other)


def _before(ground: Ground, one: Stated) -> tuple[int, str]:
    at = one.figure.at
    begin = max(ground.sentences.around(at).start, at.start - REACH)
    return begin, ground.whole(at)[begin : at.start]


def _widened(at: Passage, start: int, end: int) -> Passage:
    return Passage(at.article, at.paragraph, min(at.start, start), max(at.end, end))


def _rate(ground: Ground, one: Stated) -> tuple[str, Passage] | None:
    """What a figure is for: a year, a month, once."""
    at = one.figure.at
    if one.figure.kind not in (FigureKind.MONEY, FigureKind.NUMBER, FigureKind.QUANTITY):
        return None
    text = ground.whole(at)
    after = _RATE_AFTER.match(text, at.end, min(len(text), at.end + REACH))
    if after is not None:
        said = after.group("span") or _LY.get(after.group("ly"), "once" if "one-off" in after.group("ly") else "")
        if said:
            return said, _widened(at, *after.span("rate"))
    begin, words = _before(ground, one)
    before = _RATE_BEFORE.search(words)
    if before is None:
        return None
    return _LY[before.group("ly") or before.group("one")], _widened(at, begin + before.start(), at.end)


def _turning(ground: Ground, one: Stated) -> tuple[str, Passage] | None:
    """Whether an age is one that somebody has, or is still to come to."""
    if one.figure.kind is not FigureKind.AGE:
        return None
    begin, words = _before(ground, one)
    turning = _TURNING.search(words)
    if turning is None:
        return "has", one.figure.at
    return "turns", _widened(one.figure.at, begin + turning.start(), one.figure.at.end)


def _level(ground: Ground, one: Stated, other: Stated) -> Differing | None:
    """Where one figure tells by how much something moved and the other where it stands."""
    by = [_BY.search(_before(ground, each)[1]) for each in (one, other)]
    if (by[0] is None) == (by[1] is None):
        return None
    moved, level = (one, other) if by[0] is not None else (other, one)
    text = ground.whole(moved.figure.at)
    if direction(moved, text, ground.sentences.around(moved.figure.at)) is None:
        return None
    to = _TO.search(_before(ground, level)[1])
    whole = ground.whole(level.figure.at)
    share = level.figure.kind is FigureKind.PERCENT and _SHARE.match(whole, level.figure.at.end)
    still = direction(level, whole, ground.sentences.around(level.figure.at)) is None
    if to is None and not (share and still):
        return None
    found: list[Passage] = []
    for each in (one, other):
        begin, words = _before(ground, each)
        match = _BY.search(words) or _TO.search(words)
        found.append(_widened(each.figure.at, begin + match.start() if match else each.figure.at.start, 0))
    return found[0], found[1]


def part_or_sum(ground: Ground, equal: Sequence[tuple[Stated, Stated]]) -> Differing | None:
    """Give two figures of one sentence where one is part of the other in one article, and added to it in the other."""
    for n, (a, b) in enumerate(equal):
        for c, d in equal[n + 1 :]:
            if same_value(a.figure, c.figure):
                continue
            here, there = _between(ground, a, c), _between(ground, b, d)
            if here is None or there is None:
                continue
            kinds = {_relation(here[1]), _relation(there[1])}
            if kinds == {"part", "sum"}:
                return here[0], there[0]
    return None


def _between(ground: Ground, one: Stated, other: Stated) -> tuple[Passage, str] | None:
    first, last = sorted((one.figure.at, other.figure.at))
    if first.paragraph != last.paragraph or not 0 < last.start - first.end <= _APART:
        return None
    at = Passage(first.article, first.paragraph, first.start, last.end)
    return at, ground.whole(first)[first.end : last.start]


def _relation(words: str) -> str:
    if _PART.fullmatch(words):
        return "part"
    return "sum" if _SUM.fullmatch(words) else ""
