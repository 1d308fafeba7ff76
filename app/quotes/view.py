"""One paragraph as the finder sees it: text, quoted regions, and the dependency tree with its edges."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from app.model.article import ParagraphKind
from app.model.parse import NameSpan, ParsedParagraph, ParsedToken
from app.quotes.marks import Region

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_TRIM = " ,;:\t\u00a0-–—"

Stretch = tuple[int, int]
"""Half-open code points of one paragraph."""


def count_words(text: str) -> int:
    """Count words; a hyphenated compound is one."""
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True)
class View:
    """A paragraph with its parse (empty where there is none) and its quoted regions. Token indices are the parse's."""

    number: int
    kind: ParagraphKind
    text: str
    parsed: ParsedParagraph
    regions: tuple[Region, ...]

    @property
    def tokens(self) -> tuple[ParsedToken, ...]:
        """The tokens of the parse."""
        return self.parsed.tokens

    @property
    def names(self) -> tuple[NameSpan, ...]:
        """The names the model saw."""
        return self.parsed.names

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Per token its dependents, ascending."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for number, token in enumerate(self.tokens):
            if token.head != number:
                found[token.head].append(number)
        return tuple(tuple(one) for one in found)

    @cached_property
    def edges(self) -> tuple[Stretch, ...]:
        """Per token the first and last token of its subtree (both included)."""
        low = list(range(len(self.tokens)))
        high = list(low)
        order: list[int] = [number for number, token in enumerate(self.tokens) if token.head == number]
        for number in order:  # grows while it is walked: parents before children
            order.extend(self.children[number])
        for number in reversed(order):
            head = self.tokens[number].head
            low[head] = min(low[head], low[number])
            high[head] = max(high[head], high[number])
        return tuple(zip(low, high, strict=True))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """Per token the number of its sentence."""
        found = [0] * len(self.tokens)
        for number, (first, past) in enumerate(self.parsed.sentences):
            found[first:past] = [number] * (past - first)
        return tuple(found)

    @cached_property
    def _mask(self) -> bytes:
        mask = bytearray(len(self.text) + 1)
        for region in self.regions:
            mask[region.start : region.end] = b"\1" * (region.end - region.start)
        return bytes(mask)

    def quoted(self, at: int) -> bool:
        """Whether the code point *at* stands in a quoted region."""
        return self._mask[at] == 1

    def token_quoted(self, number: int) -> bool:
        """Whether a token begins inside a quoted region."""
        return self.quoted(self.tokens[number].start)

    def word(self, number: int) -> str:
        """The surface of a token in lower case."""
        token = self.tokens[number]
        return self.text[token.start : token.end].lower()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    def within(self, start: int, end: int) -> range:
        """The tokens that stand wholly within two code points."""
        first, past = bisect_left(self._starts, start), bisect_left(self._starts, end)
        while past > first and self.tokens[past - 1].end > end:
            past -= 1
        return range(first, past)

    def stretch(self, first: int, last: int) -> Stretch:
        """Code points from token *first* to token *last*, both included."""
        return self.tokens[first].start, self.tokens[last].end

    def subtree(self, number: int) -> Stretch:
        """Code points of a token's subtree."""
        return self.stretch(*self.edges[number])

    def sentence(self, number: int) -> Stretch:
        """Code points of the sentence that holds a token."""
        first, past = self.parsed.sentences[self.sentence_of[number]]
        return self.stretch(first, past - 1)

    def is_sign(self, number: int) -> bool:
        """Whether a token is punctuation or space."""
        return self.tokens[number].pos in {"PUNCT", "SPACE"}

    def outside(self) -> str:
        """The text with quoted regions blanked out, one space a code point."""
        return "".join(" " if self._mask[at] else sign for at, sign in enumerate(self.text))

    def regions_between(self, start: int, end: int) -> int:
        """How many regions lie wholly within two code points."""
        return sum(1 for one in self.regions if one.start >= start and one.end <= end)

    def tidy(self, start: int, end: int) -> Stretch:
        """Drop spaces, commas and dashes from both ends."""
        while start < end and self.text[start] in _TRIM:
            start += 1
        while end > start and self.text[end - 1] in _TRIM:
            end -= 1
        return start, end

    def without_stop(self, start: int, end: int) -> Stretch:
        """Leave a sentence's own end mark out (the dot of an abbreviation is no token of its own)."""
        last = self.within(start, end)[-1:]
        if last and self.tokens[last[0]].end == end and self.word(last[0]) in {".", "!", "?", ";"}:
            return start, self.tokens[last[0]].start
        return start, end

    def widened(self, start: int, end: int) -> Stretch:
        """Widen a stretch so that it cuts no quoted region in two."""
        for region in self.regions:
            if region.start < end < region.end:
                end = region.end
            if region.start < start < region.end:
                start = region.start
        return start, end
