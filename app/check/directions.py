"""Figures that agree beside words that do not: "rose 3 per cent" and "fell 3 per cent", "over 40" and "under 40"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.check.caution import Bound, Stated
from app.check.words import word_set
from app.model.passage import Passage

_UP = word_set(
    "rise rises rose risen rising increase increases increased increasing up climb climbs climbed climbing grow "
    "grows grew grown growing gain gains gained gaining jump jumps jumped jumping soar soars soared soaring surge "
    "surges surged surging higher raise raises raised raising improve improved dearer"
)
_DOWN = word_set(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining down decrease "
    "decreases decreased decreasing lose loses lost losing slump slumps slumped plunge plunges plunged sink sinks "
    "sank sunk slide slides slid dip dips dipped cut cuts cutting lower lowered lowers lowering shrink shrinks "
    "shrank shrunk reduce reduces reduced reducing tumble tumbles tumbled cheaper"
)
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(
    r"[;:.!?](?=\s)|,\s(?:while|but|and|as|after|although|whereas|with)\b|\b(?:while|but|although|whereas)\b"
)

NEAR = 6
"""Words before a figure, and half as many after it, in which a direction is looked for."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way a figure goes, and the word that says so."""

    up: bool
    at: Passage


def direction(one: Stated, text: str, sentence: Passage) -> Direction | None:
    """The direction a figure is given in its clause; ``None`` where no word, or words of both kinds, stand near."""
    at = one.figure.at
    before = list(_WORD.finditer(text, sentence.start, at.start))
    after = list(_WORD.finditer(text, at.end, sentence.end))
    cuts = [m.end() for m in _BREAK.finditer(text, sentence.start, at.start)]
    first = cuts[-1] if cuts else sentence.start
    stop = _BREAK.search(text, at.end, sentence.end)
    last = stop.start() if stop is not None else sentence.end
    near = [m for m in before[-NEAR:] if m.start() >= first] + [m for m in after[: NEAR // 2] if m.end() <= last]
    found = [(m, m.group().casefold() in _UP) for m in near if m.group().casefold() in _UP | _DOWN]
    if not found or len({up for _, up in found}) > 1:
        return None
    match, up = found[-1] if found[-1][0].end() <= at.start else found[0]
    return Direction(up, Passage(at.article, at.paragraph, match.start(), match.end()))


def opposed(one: Stated, other: Stated) -> bool:
    """Whether one figure is given as a lower bound and the other as an upper one."""
    return Bound.NONE not in (one.bound, other.bound) and one.bound is not other.bound
