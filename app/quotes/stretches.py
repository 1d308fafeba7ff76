"""The texts of a quote's parts: a quote carries them joined, and its spans tell where each lies."""

from __future__ import annotations

from app.model.passage import Passage
from app.model.quote import Quote

GAP = " ... "
"""Stands in a quote's text between spans of one paragraph; a space stands between paragraphs."""


def gap(before: Passage, after: Passage) -> str:
    """What joins the texts of two spans."""
    return " " if before.paragraph != after.paragraph else GAP


def span_texts(quote: Quote) -> tuple[str, ...]:
    """The surface of each span."""
    texts: list[str] = []
    at = 0
    for number, span in enumerate(quote.spans):
        if number:
            at += len(gap(quote.spans[number - 1], span))
        texts.append(quote.text[at : at + len(span)])
        at += len(span)
    return tuple(texts)


def inside_texts(quote: Quote) -> tuple[str, ...]:
    """The surface of each stretch inside quotation marks."""
    texts: list[str] = []
    surfaces = span_texts(quote)
    for stretch in quote.inside:
        for span, surface in zip(quote.spans, surfaces, strict=True):
            if span.holds(stretch):
                texts.append(surface[stretch.start - span.start : stretch.end - span.start])
                break
    return tuple(texts)
