"""Cutting interrupted quotes where articles quote different parts of them.

"A," he said. "B." is one quote of two spans. Where another article quotes B alone, or A and B apart, each stretch
becomes a quote of its own, so that the parts can be paired and judged one by one. The same holds for the sentences of
one stretch that another article quotes apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind
from app.quotes.stretches import gap, inside_texts, span_texts
from app.quotes.words import LEAST_RUN, STOP, shared_wording, words

_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
"""Between two sentences of one stretch."""

_EDGE = ' \t"“”„«»'
"""What a part may begin or end with that is no part of the quotation."""


def cut_alike(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Cut the quotes of several articles where one quotes a stretch of what another gives together.

    The order stays; a part keeps speaker, mention and cue. Quotes of one article alone are left as they are.
    """
    known = Wordings()
    for quote in quotes:
        for text in inside_texts(quote):
            known.add(quote.article, words(text))
    found: list[Quote] = []
    for quote in quotes:
        found += _parts(_by_sentence(quote, known), known)
    return tuple(sorted(found, key=lambda one: (one.article, one.spans, one.cue or "")))


class Wordings:
    """The quoted wordings of all articles, found again by the words they share."""

    def __init__(self) -> None:
        self._all: list[tuple[int, tuple[str, ...]]] = []
        self._index: dict[str, list[int]] = {}

    def add(self, article: int, folded: tuple[str, ...]) -> None:
        """Note what an article quotes."""
        for word in sorted(set(folded) - STOP or set(folded)):
            self._index.setdefault(word, []).append(len(self._all))
        self._all.append((article, folded))

    def has(self, article: int, folded: tuple[str, ...]) -> bool:
        """Whether an article other than *article* quotes nearly these words, more, or a part of them."""
        return next(self.like(article, folded), None) is not None

    def like(self, article: int, folded: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Give the wordings of other articles like these, as (article, number of the wording)."""
        telling = set(folded) - STOP or set(folded)
        shared = Counter(place for word in sorted(telling) for place in self._index.get(word, []))
        for place, count in shared.items():
            other, wording = self._all[place]
            least = min(len(telling), len(set(wording) - STOP or set(wording)))
            if other != article and (count >= LEAST_RUN or 2 * count >= least) and shared_wording(folded, wording):
                yield other, place


def _by_sentence(quote: Quote, wordings: Wordings) -> Quote:
    """Part a quoted stretch between two sentences that another article quotes in different quotes."""
    if quote.kind is not QuoteKind.DIRECT:
        return quote
    inside: list[Passage] = []
    for stretch, text in zip(quote.inside, inside_texts(quote), strict=True):
        ends = [match.start() for match in _BETWEEN.finditer(text)]
        starts = [0, *(match.end() for match in _BETWEEN.finditer(text))]
        sentences = list(zip(starts, [*ends, len(text)], strict=True))
        told = [_by_article(wordings.like(quote.article, words(text[a:b]))) for a, b in sentences]
        begin = 0
        before: dict[int, set[int]] = {}
        for number, after in enumerate(told):
            if any(before[other].isdisjoint(after[other]) for other in before.keys() & after.keys()):
                inside.append(_within(stretch, sentences[begin][0], sentences[number - 1][1]))
                begin, before = number, {}
            for other, places in after.items():
                before.setdefault(other, set()).update(places)
        inside.append(_within(stretch, sentences[begin][0], len(text)))
    return replace(quote, inside=tuple(inside))


def _by_article(like: Iterator[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for article, place in like:
        found.setdefault(article, set()).add(place)
    return found


def _within(stretch: Passage, start: int, end: int) -> Passage:
    return replace(stretch, start=stretch.start + start, end=stretch.start + end)


def _parts(quote: Quote, wordings: Wordings) -> list[Quote]:
    pieces = _pieces(quote)
    if len(pieces) < 2:
        return [quote]
    known = [wordings.has(quote.article, words(text)) for _, text, _ in pieces]
    if not any(known):
        return [quote]
    groups: list[list[int]] = [[0]]
    for number in range(1, len(pieces)):
        if known[number] or known[number - 1]:
            groups.append([number])
        else:
            groups[-1].append(number)
    return [_part(quote, [pieces[number] for number in group]) for group in groups]


def _pieces(quote: Quote) -> list[tuple[Passage, str, str]]:
    """The smallest parts: each span, or where a span holds several quoted stretches, a part up to the end of each.

    Gives the passage, the words inside quotation marks and the surface.
    """
    pieces: list[tuple[Passage, str, str]] = []
    for span, text in zip(quote.spans, span_texts(quote), strict=True):
        within = [stretch for stretch in quote.inside if span.holds(stretch)]
        start = span.start
        for stretch, after in pairwise(within):
            end = _past_marks(text, stretch.end - span.start, after.start - span.start) + span.start
            pieces.append(_piece(span, text, start, end, within))
            start = end
        pieces.append(_piece(span, text, start, span.end, within))
    return pieces


def _past_marks(text: str, start: int, most: int) -> int:
    """Past the closing mark, comma and space behind a stretch."""
    while start < most - 1 and not text[start].isalnum():
        start += 1
    return start


def _piece(span: Passage, text: str, start: int, end: int, within: list[Passage]) -> tuple[Passage, str, str]:
    at = replace(span, start=start, end=end)
    quoted = " ".join(
        text[stretch.start - span.start : stretch.end - span.start] for stretch in within if at.holds(stretch)
    )
    return at, quoted, text[start - span.start : end - span.start]


def _part(quote: Quote, group: list[tuple[Passage, str, str]]) -> Quote:
    spans: list[Passage] = []
    text = ""
    for at, _, surface in group:
        if spans and spans[-1].paragraph == at.paragraph and spans[-1].end == at.start:
            spans[-1] = replace(spans[-1], end=at.end)
            text += surface
        else:
            text += (gap(spans[-1], at) if spans else "") + surface
            spans.append(at)
    inside = tuple(stretch for stretch in quote.inside if any(span.holds(stretch) for span in spans))
    quoted = sum(len(stretch) for stretch in inside)
    whole = sum(len(span) for span in spans)
    kind = QuoteKind.INDIRECT if not quoted else QuoteKind.DIRECT if quoted >= 0.9 * whole else QuoteKind.MIXED
    if kind is QuoteKind.DIRECT:
        spans, text = _bare(spans, text)
    return replace(quote, spans=tuple(spans), text=text, inside=inside, kind=kind)


def _bare(spans: list[Passage], text: str) -> tuple[list[Passage], str]:
    """Take spaces and quotation marks off the two ends."""
    front = len(text) - len(text.lstrip(_EDGE))
    back = len(text) - len(text.rstrip(_EDGE))
    if front < len(spans[0]):
        spans[0] = replace(spans[0], start=spans[0].start + front)
        text = text[front:]
    if back < len(spans[-1]):
        spans[-1] = replace(spans[-1], end=spans[-1].end - back)
        text = text[: len(text) - back]
    return spans, text
