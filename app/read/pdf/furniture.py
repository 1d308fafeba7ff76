"""Running heads, feet and page numbers of a PDF: rows at the edges of its pages that come again."""

from __future__ import annotations

import re
from collections import Counter

from app.read.furniture import has_words, is_page_number
from app.read.pdf.lines import Segment, rows, text_of

_DEEP = 4
"""Rows from an edge that are looked at."""
_DIGITS = re.compile(r"\d+")
_PRINTED_HEAD = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AP]\.?M\.?)?(?:\s.{0,250})?", re.I
)
_PRINTED_FOOT = re.compile(
    r"(?:https?://|file://|about:|data:|chrome)\S.{0,600}?(?:\d+/\d+|\d+ of \d+)?"
    r"|(?:page )?\d+ (?:of|/) ?\d+(?: .{0,60})?"
    r"|(?:https?://|file://).{1,600}\d{1,4}[./]\d{1,2}[./]\d{2,4}.{0,20}",
    re.I,
)
_LONGEST = 700
_EVEN = 1.5
"""Points by which a row may stand higher or lower from page to page."""
_NUMBER = re.compile(r"^(\d{1,6})\b|\b(\d{1,6})$")


def _text(row: list[Segment]) -> str:
    return " ".join(text_of(part.words) for part in row)


def _key(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def furniture(pages: list[list[Segment]]) -> tuple[list[list[list[Segment]]], list[list[list[Segment]]]]:
    """Find the furniture rows of every page: those at its head and those at its foot, from the top down."""
    # the pages' rows, from the upper edge inwards and from the lower one
    ordered = [rows(parts) for parts in pages]
    heads = _edges([found[:_DEEP] for found in ordered], [len(found) for found in ordered], foot=False)
    rests = [found[len(head) :] for found, head in zip(ordered, heads, strict=True)]
    sizes = [len(rest) for rest in rests]
    feet = _edges([rest[::-1][:_DEEP] for rest in rests], sizes, foot=True)
    return heads, [foot[::-1] for foot in feet]


def _edges(edges: list[list[list[Segment]]], sizes: list[int], *, foot: bool) -> list[list[list[Segment]]]:
    texts = [[_text(row) for row in edge] for edge in edges]
    again = _again(texts, edges)
    numbered = _numbered(texts, edges)
    found: list[list[list[Segment]]] = []
    for page, edge in enumerate(edges):
        deep = 0
        for at, row in enumerate(edge):
            if at > deep + 1:
                break
            text = texts[page][at]
            printed = (
                at == deep == 0
                and len(text) <= _LONGEST
                and bool((_PRINTED_FOOT if foot else _PRINTED_HEAD).fullmatch(text))
            )
            # a page's only row is its text
            alone = at == deep and at + 1 < sizes[page] and (not has_words(text) or is_page_number(text))
            is_running = (_key(text), round(row[0].base / _EVEN)) in again or (page, at) in numbered
            if printed or alone or is_running:
                deep = at + 1
        found.append(edge[:deep])
    return found


def _again(texts: list[list[str]], edges: list[list[list[Segment]]]) -> set[tuple[str, int]]:
    """The rows that come on several pages at one height, but for their numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for page, edge in zip(texts, edges, strict=True):
        for text, row in zip(page, edge, strict=True):
            if any(letter.isalpha() for letter in text):
                height = round(row[0].base / _EVEN)
                seen.update((_key(text), height + step) for step in (-1, 0, 1))
    return {what for what, count in seen.items() if count >= 2}


def _numbered(texts: list[list[str]], edges: list[list[list[Segment]]]) -> set[tuple[int, int]]:
    """The rows, as (page, row), that hold the page's number beside something else, as most pages have one."""
    counts: Counter[tuple[int, int]] = Counter()
    found: list[tuple[int, int, tuple[int, int]]] = []
    for page, edge in enumerate(texts):
        for at, text in enumerate(edge[:2]):
            height = round(edges[page][at][0].base / (2 * _EVEN))
            for number in {int(first or second) for first, second in _NUMBER.findall(text)}:
                counts[number - page, height] += 1
                found.append((page, at, (number - page, height)))
    least = max(3, 0.3 * len(texts))
    return {(page, at) for page, at, key in found if counts[key] >= least}
