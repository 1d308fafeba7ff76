"""Finding given names again: every place a known surface stands as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.entities.known import known

_FIRST = re.compile(r"[^\W_]+")
_STARTS = re.compile(r"(?<![^\W_])[^\W_]+")


class Lexicon:
    """Surfaces by their first word, longest first, so that a text is walked once whatever the number of names."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for surface in sorted(set(surfaces), key=lambda s: (-len(s), s)):
            first = _FIRST.match(surface)
            if first is not None:
                self._by_first.setdefault(first.group(), []).append(surface)

    def with_more(self, surfaces: Iterable[str]) -> Lexicon:
        """A lexicon of these and *surfaces*, for the price of the latter."""
        more = Lexicon(surfaces)
        for first, added in more._by_first.items():
            held = self._by_first.get(first)
            if held is not None:
                more._by_first[first] = sorted({*held, *added}, key=lambda s: (-len(s), s))
        more._by_first = {**self._by_first, **more._by_first}
        return more

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, surface) of each occurrence as whole words, left to right, never overlapping."""
        past = 0
        for match in _STARTS.finditer(text):
            at = match.start()
            if at < past or _joined_to_lower(text, at):
                continue
            for surface in self._by_first.get(match.group(), ()):
                end = at + len(surface)
                if text.startswith(surface, at) and not _runs_on(text, end):
                    yield at, end, surface
                    past = end
                    break


def _joined_to_lower(text: str, at: int) -> bool:
    """Whether the word at *at* is the tail of a compound in lower case ("pro-Syrian") or of an address."""
    if at == 0:
        return False
    if text[at - 1] in "@./_#" and at > 1 and not text[at - 2].isspace():
        return text[at - 1] != "/"
    if text[at - 1] in "-‐‑" and at > 1:
        head = re.search(r"[^\W_]+$", text[max(0, at - 40) : at - 1])
        return head is None or not head.group()[0].isupper()
    return False


def _runs_on(text: str, end: int) -> bool:
    if end >= len(text) or text[end - 1] == ".":
        return False
    if text[end].isalnum() or text[end] == "_":
        return True
    # An address or a dotted abbreviation goes on: "bbc.co.uk".
    return text[end] in ".@" and end + 1 < len(text) and text[end + 1].isalnum()


def in_capitals(surfaces: Iterable[str]) -> dict[str, str]:
    """Names of four letters or more as headlines shout them -> the names."""
    return {surface.upper(): surface for surface in sorted(surfaces) if len(surface) > 3}


@lru_cache(maxsize=1)
def listed_in_capitals() -> dict[str, str]:
    """``in_capitals`` of the curated names."""
    return in_capitals(known().types)


@lru_cache(maxsize=1)
def listed_lexicon() -> Lexicon:
    """The curated names, also in capitals; made once, since there are thousands."""
    return Lexicon({*known().types, *listed_in_capitals()})
