"""Which paragraphs of an article that was read again are those of before: by their words, not by their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MOST_PAIRS = 2_500
"""Old times new paragraphs between two matches that are held against each other; beyond, the stretch is another one."""

NEAR = 0.5
"""Share of words in common (Dice) from which a paragraph between the same neighbours counts as the same, reworked."""

CONTEXT = (32, 16, 8)
"""Code points beside a place by which it is found again in a reworked paragraph; the longest that occurs but once."""


class Matching:
    """For each old paragraph the new one it has become. ``numbers``: ``None`` where there is none any more."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new
        self.numbers: tuple[int | None, ...] = tuple(_matched(old, new))

    def place(self, paragraph: int, offset: int) -> tuple[int, int] | None:
        """Return (new paragraph, code point in it) of a place in an old one, or ``None`` where it cannot be told."""
        number = self.numbers[paragraph]
        if number is None:
            return None
        old, new = self._old[paragraph], self._new[number]
        if old == new or offset == 0:
            return number, offset
        if offset == len(old):
            return number, len(new)
        found = _found_again(old, new, offset)
        return None if found is None else (number, found)


def _found_again(old: str, new: str, offset: int) -> int | None:
    for length in CONTEXT:
        after, before = old[offset : offset + length], old[max(0, offset - length) : offset]
        if len(after) == length and new.count(after) == 1:
            return new.index(after)
        if len(before) == length and new.count(before) == 1:
            return new.index(before) + length
    return None


def _matched(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    result: list[int | None] = [None] * len(old)
    taken: set[int] = set()

    def take(one: int, other: int) -> None:
        result[one] = other
        taken.add(other)

    places_old, places_new = _places(old), _places(new)
    for text, numbers in places_old.items():
        there = places_new.get(text, [])
        if len(numbers) == 1 and len(there) == 1:
            take(numbers[0], there[0])
    # of paragraphs that occur more than once, those beside a match are matched first
    for order, step in ((range(len(old)), 1), (range(len(old) - 1, -1, -1), -1)):
        for number in order:
            at, beside = result[number], number + step
            if at is None or not 0 <= beside < len(old) or result[beside] is not None:
                continue
            there = at + step
            if 0 <= there < len(new) and there not in taken and old[beside] == new[there]:
                take(beside, there)
    for text, numbers in places_old.items():
        rest = [number for number in numbers if result[number] is None]
        free = [number for number in places_new.get(text, []) if number not in taken]
        for one, other in zip(rest, free, strict=False):
            take(one, other)
    for olds, news in _gaps(result, taken, len(new)):
        for one, other in _near(old, new, olds, news):
            take(one, other)
    return result


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        places.setdefault(text, []).append(number)
    return places


def _gaps(result: list[int | None], taken: set[int], new: int) -> Iterator[tuple[list[int], list[int]]]:
    """Give what is unmatched between the same two neighbours: numbers of old and of new paragraphs."""
    pending: list[int] = []
    before = -1
    for number, at in enumerate([*result, new]):
        if at is None:
            pending.append(number)
            continue
        if pending and before < at:
            yield pending, [each for each in range(before + 1, at) if each not in taken]
        pending, before = [], at


def _near(old: Sequence[str], new: Sequence[str], olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
    if not news or len(olds) * len(news) > MOST_PAIRS:
        return
    words = {("old", number): _words(old[number]) for number in olds}
    words |= {("new", number): _words(new[number]) for number in news}

    def alike(one: int, other: int) -> float:
        mine, theirs = words["old", one], words["new", other]
        return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))

    scored = sorted((-alike(one, other), one, other) for one in olds for other in news)
    used: set[tuple[str, int]] = set()
    for score, one, other in scored:
        if -score < NEAR:
            return
        if ("old", one) not in used and ("new", other) not in used:
            used |= {("old", one), ("new", other)}
            yield one, other


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())
