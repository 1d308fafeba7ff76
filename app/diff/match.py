"""Which tokens of two sequences match, in order: common ends, rare anchors, and diff-match-patch in the gaps.

The bound is on work, never on time: the same input gives the same result on a busy machine.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, cast

from diff_match_patch import diff_match_patch  # pyright: ignore[reportMissingTypeStubs]

SMALL = 2500
"""Gaps of at most this many cells (50 by 50 tokens) are handed on at once; anchors would only cost there."""
WORK = 1_000_000
"""Gaps without anchors of more cells than this are one replacement: diff-match-patch would take seconds."""
REPEATS = 8
"""A token is an anchor only if it occurs equally often on both sides, and at most this often."""
_SURROGATES, _AFTER = 0xD800, 0xE000

Run = tuple[int, int, int]
"""A stretch of equal tokens: start on the first side, start on the second, length."""


@cache
def _engine() -> diff_match_patch:
    return diff_match_patch()


def encode(first: Sequence[str], second: Sequence[str]) -> tuple[str, str]:
    """Write each distinct token as one character (no surrogates), so that strings stand for sequences of tokens.

    Raises ``OverflowError`` beyond 1,112,063 distinct tokens.
    """
    numbers: dict[str, str] = {}

    def code(token: str) -> str:
        found = numbers.get(token)
        if found is None:
            number = len(numbers) + 1
            number += (_AFTER - _SURROGATES) if number >= _SURROGATES else 0
            if number > 0x10FFFF:
                raise OverflowError("too many distinct tokens")
            found = numbers[token] = chr(number)
        return found

    return "".join([code(token) for token in first]), "".join([code(token) for token in second])


def turned(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether *b* goes before *a* where the order of the two must decide nothing: the shorter first."""
    return (len(b), list(b)) < (len(a), list(a))


def paired(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Match two sequences of tokens; the same pairs whichever of the two comes first.

    Raises ``OverflowError`` beyond 1,112,063 distinct tokens.
    """
    # of equally short scripts the method takes one that depends on the order of the two
    if turned(a, b):
        return [(i, j, length) for j, i, length in matches(*encode(b, a))]
    return matches(*encode(a, b))


def matches(first: str, second: str) -> list[Run]:
    """Return ascending, disjoint stretches of equal characters: the recursive patience method over rare characters."""
    out: list[Run] = []
    gaps = [(0, len(first), 0, len(second))]
    while gaps:
        a, a_end, b, b_end = gaps.pop()
        start = _common(first, a, a_end, second, b, b_end)
        if start:
            out.append((a, b, start))
            a, b = a + start, b + start
        end = _common_end(first, a, a_end, second, b, b_end)
        if end:
            a_end, b_end = a_end - end, b_end - end
            out.append((a_end, b_end, end))
        if a == a_end or b == b_end:
            continue
        cells = (a_end - a) * (b_end - b)
        anchors = _anchors(first, a, a_end, second, b, b_end) if cells > SMALL else []
        if not anchors:
            if cells <= WORK:
                out += _in_gap(first[a:a_end], second[b:b_end], a, b)
            continue
        for x, y in anchors:
            if x < a or y < b:
                continue  # inside the stretch of the anchor before
            back = _common_end(first, a, x, second, b, y)
            x, y = x - back, y - back
            length = _common(first, x, a_end, second, y, b_end)
            gaps.append((a, x, b, y))
            out.append((x, y, length))
            a, b = x + length, y + length
        gaps.append((a, a_end, b, b_end))
    return _merged(sorted(out))


def _common(first: str, a: int, a_end: int, second: str, b: int, b_end: int) -> int:
    length = 0
    while a + length < a_end and b + length < b_end and first[a + length] == second[b + length]:
        length += 1
    return length


def _common_end(first: str, a: int, a_end: int, second: str, b: int, b_end: int) -> int:
    length = 0
    while a_end - length > a and b_end - length > b and first[a_end - 1 - length] == second[b_end - 1 - length]:
        length += 1
    return length


def _places(text: str, begin: int, end: int) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for at in range(begin, end):
        out.setdefault(text[at], []).append(at)
    return out


def _anchors(first: str, a: int, a_end: int, second: str, b: int, b_end: int) -> list[tuple[int, int]]:
    """Pair the places of rare tokens, of unique ones alone if there are any, in the longest order both sides share."""
    mine, theirs = _places(first, a, a_end), _places(second, b, b_end)
    for most in (1, REPEATS):
        pairs = [
            pair
            for token, at in mine.items()
            if len(at) <= most and len(theirs.get(token, ())) == len(at)
            for pair in zip(at, theirs[token], strict=True)
        ]
        if pairs:
            return _longest_chain(sorted(pairs))
    return []


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence ascending on the second side (pairs ascend on the first)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, b) in enumerate(pairs):
        at = bisect_left(ends, b)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(b)
            last.append(number)
        else:
            ends[at], last[at] = b, number
    out: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        out.append(pairs[number])
        number = before[number]
    return out[::-1]


def _in_gap(first: str, second: str, a: int, b: int) -> Iterable[Run]:
    """Match what lies between anchors with diff-match-patch, without its clock."""
    engine = cast("Any", _engine())
    found = cast("list[tuple[int, str]]", engine.diff_main(first, second, False, deadline=math.inf))
    for op, text in found:
        if op == 0:
            yield (a, b, len(text))
        if op <= 0:
            a += len(text)
        if op >= 0:
            b += len(text)


def _merged(runs: Iterable[Run]) -> list[Run]:
    out: list[Run] = []
    for a, b, length in runs:
        if out and out[-1][0] + out[-1][2] == a and out[-1][1] + out[-1][2] == b:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + length)
        else:
            out.append((a, b, length))
    return out
