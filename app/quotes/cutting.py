"""Cutting interrupted quotes where articles quote different parts of them.

"A," he said. "B." is one quote of two spans. Where another article quotes B alone, or A and B apart, each stretch
becomes a quote of its own, so that the parts can be paired and judged one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model.quote import Quote, QuoteKind
from app.quotes.stretches import inside_texts, span_texts
from app.quotes.words import shared_wording, words


def cut_alike(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Cut the quotes of several articles where one quotes a stretch of what another gives together.

    The order stays; a part keeps speaker, mention and cue. Quotes of one article alone are left as they are.
    """
    stretches = [(quote.article, words(text)) for quote in quotes for text in inside_texts(quote)]
    found: list[Quote] = []
    for quote in quotes:
        texts = span_texts(quote)
        if len(quote.spans) < 2:
            found.append(quote)
            continue
        others = [folded for article, folded in stretches if article != quote.article]
        known = [any(shared_wording(words(text), other) for other in others) for text in texts]
        found += _parts(quote, texts, known)
    return tuple(sorted(found, key=lambda one: (one.article, one.spans, one.cue or "")))


def _parts(quote: Quote, texts: tuple[str, ...], known: list[bool]) -> list[Quote]:
    groups: list[list[int]] = [[0]]
    for number in range(1, len(texts)):
        alone = known[number] or known[number - 1]
        if alone or quote.spans[number].paragraph != quote.spans[number - 1].paragraph:
            groups.append([number])
        else:
            groups[-1].append(number)
    if len(groups) == 1 or not any(known):
        return [quote]
    return [_part(quote, group, texts) for group in groups]


def _part(quote: Quote, group: list[int], texts: tuple[str, ...]) -> Quote:
    spans = tuple(quote.spans[number] for number in group)
    inside = tuple(stretch for stretch in quote.inside if any(span.holds(stretch) for span in spans))
    quoted = sum(len(stretch) for stretch in inside)
    whole = sum(len(span) for span in spans)
    kind = QuoteKind.INDIRECT if not quoted else QuoteKind.DIRECT if quoted >= 0.9 * whole else QuoteKind.MIXED
    return replace(quote, spans=spans, text=" ... ".join(texts[number] for number in group), inside=inside, kind=kind)
