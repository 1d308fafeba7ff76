"""Why two paragraphs are linked, in the articles' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.align.common import weight_of
from app.align.units import STOP_WORDS, Unit
from app.model.alignment import Reason

MOST = 4
"""Words shown for one reason."""
SHORTEST_RUN = 3
"""A shared run shorter than this is no phrase."""
LONGEST_RUN = 10
"""Words of a shared run that are shown; the rest is cut with an ellipsis."""
RUN_WORK = 250_000
"""Most comparisons spent on finding the longest run; longer pairs show none."""


def shared_run(first: Sequence[str], second: Sequence[str]) -> tuple[int, int, int]:
    """Return (start, start, length) of the longest run of equal words, the earliest of equals; (0, 0, 0) if none."""
    best = (0, 0, 0)
    if len(first) * len(second) > RUN_WORK:
        return best
    before: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for j, word in enumerate(second):
        places.setdefault(word, []).append(j)
    for i, word in enumerate(first):
        now: dict[int, int] = {}
        for j in places.get(word, ()):
            length = before.get(j - 1, 0) + 1
            now[j] = length
            if length > best[2]:
                best = (i - length + 1, j - length + 1, length)
        before = now
    return best


def _surface(first: Unit, second: Unit, key: str) -> str:
    return min(first.shown.get(key, key), second.shown.get(key, key))


def reasons_for(first: Unit, second: Unit, twins: bool, around: Mapping[str, bool]) -> tuple[Reason, ...]:
    """Tell why two units are linked. *around* says whether ``neighbours`` and ``position`` spoke for it."""
    out: list[Reason] = []
    if twins:
        return (Reason("copy"),)
    if around.get("copy"):
        out.append(Reason("copy"))
    named = sorted({*first.names} & {*second.names})
    figures = [_surface(first, second, key) for key in named if key.startswith("#")]
    names = [_surface(first, second, "@" + key) for key in named if not key.startswith("#")]
    if names:
        out.append(Reason("names", tuple(names[:MOST])))
    if figures:
        out.append(Reason("figures", tuple(figures[:MOST])))
    i, _, length = shared_run(first.words, second.words)
    run = first.words[i : i + length]
    if length >= SHORTEST_RUN and sum(word not in STOP_WORDS for word in run) >= 2:
        shown = " ".join(run[:LONGEST_RUN]) + (" …" if length > LONGEST_RUN else "")
        out.append(Reason("phrase", (shown,)))
    told = {name.casefold() for name in names} | {word for word in run if length >= SHORTEST_RUN}
    shared = {*first.stems} & {*second.stems}
    ranked = sorted(shared, key=lambda key: (-weight_of(key), -len(key), key))
    words = [
        surface
        for key in ranked
        if not key.startswith("#") and (surface := _surface(first, second, key)).casefold() not in told
    ]
    if words:
        out.append(Reason("words", tuple(words[:MOST])))
    out += [Reason(code) for code in ("neighbours", "position") if around.get(code)]
    return tuple(out)
