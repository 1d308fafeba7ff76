"""The caution around a figure: "more than", "nearly", "up to", and whether it tells a difference or a distance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from app.model.entity import Figure
from app.model.passage import Passage

_OVER = re.compile(
    r"\b(?:more than|over|at least|above|upwards of|in excess of|exceed\w*|top(?:s|ped|ping)|no (?:fewer|less) than|"
    r"not less than|a minimum of|beyond|north of|past|well over)(?: the| a)?[ \u00a0]$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:less than|fewer than|under|below|up to|at most|as (?:much|many) as|no more than|"
    r"not more than|a maximum of|short of|within)(?: the| a)?[ \u00a0]$",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:about|around|roughly|some|approximately|nearly|almost|close to|just (?:over|under|above|below)|"
    r"an estimated|estimated|perhaps|circa|or so|approaching|slightly (?:more|less) than|little (?:more|less) than)"
    r"(?: the| a)?[ \u00a0]$",
    re.IGNORECASE,
)
_NEARLY_AFTER = re.compile(r"^[ \u00a0](?:or so|or thereabouts)\b|^[ \u00a0][\w’'-]+ or so\b|^-odd\b|^-?ish\b")
_MORE = re.compile(r"\b(?:another|an?[ \u00a0](?:further|extra|additional))[ \u00a0]$", re.IGNORECASE)
_GAP = re.compile(
    r"[ \u00a0](?:[\w’'-]+[ \u00a0])?(?:more|fewer|less|higher|lower|larger|further|extra|additional|earlier"
    r"|later)\b(?! of)"
)
_AWAY = re.compile(
    r"[ \u00a0](?:away|off|outside|inland|offshore|downstream|upstream|to the|from"
    r"|(?:north|south|east|west)\w*)\b"
)


class Bound(IntEnum):
    """How the words before a figure limit it."""

    UNDER = -1
    NONE = 0
    OVER = 1


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the caution of the words around it.

    ``limit`` is where the words of its bound stand; ``gap``: it tells a difference ("34 more than allowed");
    ``away``: it tells how far off something is ("40 km to the south").
    """

    figure: Figure
    words: str
    bound: Bound
    hedged: bool
    limit: Passage | None = None
    gap: bool = False
    away: bool = False


def stated(figure: Figure, text: str) -> Stated:
    """Read a figure in the *text* of its paragraph."""
    before, after = text[max(0, figure.at.start - 24) : figure.at.start], text[figure.at.end : figure.at.end + 24]
    words = text[figure.at.start : figure.at.end]
    over, under = _OVER.search(before), _UNDER.search(before)
    bound = Bound.OVER if over else Bound.UNDER if under else Bound.NONE
    limit = None
    if (found := over or under) is not None:
        start = figure.at.start - len(before) + found.start()
        end = start + len(found.group().rstrip(" \u00a0"))
        limit = Passage(figure.at.article, figure.at.paragraph, start, end)
    hedged = bool(bound or _NEARLY.search(before) or _NEARLY_AFTER.search(after))
    gap = _GAP.match(after) is not None or _MORE.search(before) is not None
    return Stated(figure, words, bound, hedged, limit, gap, _AWAY.match(after) is not None)
