"""What two reworded stretches share: the words that carry their common content, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence

REPEATS = 6
"""A word that stands more often than this on a side is too common there to be matched from place to place."""

_FUNCTION = """a about after again all also am an and any are as at be because been before being between both but by can
could did do does down during each few for from had has have he her here him himself his how i if in into is it its
just many may me might more most mr mrs ms much must my no nor not now of off on one only or other our out over own said
say says she should so some such than that the their them then there these they this those through to too two under
until up upon us very was we were what when where which while who whom whose why will with within without would you your
's new old"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())


def content(token: str) -> bool:
    """Whether a normal form carries content by itself: a word of three letters or more, or a figure."""
    if token in FUNCTION_WORDS or not any(c.isalnum() for c in token):
        return False
    return len(token) > 2 or any(c.isdigit() for c in token) or not token.isascii()


def shared_runs(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int, int]]:
    """Find the stretches both sides share, in any order: (start, start, length), disjoint on each side.

    The longest come first to their places. Single words count if they carry content; runs trim function words at
    their ends only where nothing else is left. Work is bounded by the repeats of each content word.
    """
    places: dict[str, list[int]] = {}
    for j, token in enumerate(second):
        if content(token):
            places.setdefault(token, []).append(j)
    counts: dict[str, int] = {}
    for token in first:
        counts[token] = counts.get(token, 0) + 1
    found: set[tuple[int, int, int]] = set()
    reached: dict[int, int] = {}
    for i, token in enumerate(first):
        there = places.get(token, ())
        if not there or len(there) > REPEATS or counts[token] > REPEATS:
            continue
        for j in there:
            if reached.get(j - i, -1) >= i:
                continue
            begin = 0
            while i - begin > 0 and j - begin > 0 and first[i - begin - 1] == second[j - begin - 1]:
                begin += 1
            end = 1
            while i + end < len(first) and j + end < len(second) and first[i + end] == second[j + end]:
                end += 1
            reached[j - i] = i + end - 1
            found.add(_trimmed(first, i - begin, j - begin, begin + end))
    used_a, used_b = bytearray(len(first)), bytearray(len(second))
    out: list[tuple[int, int, int]] = []
    for i, j, length in sorted(found, key=lambda run: (-run[2], run[0], run[1])):
        if not any(used_a[i : i + length]) and not any(used_b[j : j + length]):
            used_a[i : i + length] = used_b[j : j + length] = b"\1" * length
            out.append((i, j, length))
    return sorted(out)


def _trimmed(tokens: Sequence[str], i: int, j: int, length: int) -> tuple[int, int, int]:
    """Cut signs and lone function words off the ends of a run."""
    while length > 1 and not content(tokens[i]):
        i, j, length = i + 1, j + 1, length - 1
    while length > 1 and not content(tokens[i + length - 1]):
        length -= 1
    return i, j, length
