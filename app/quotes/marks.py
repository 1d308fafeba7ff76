"""Quotation marks: which stretches of a paragraph stand inside them.

Works on any text. An odd number of marks never spills over: every paragraph starts afresh, and a mark that is not
closed runs to its paragraph's end. A quotation over several paragraphs has an opening mark on each and a closing one
only on the last, all of one kind; such regions are chained by ``continues``. Marks inside a quotation, of the other
kind or the same, do not end it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Region:
    """A quoted stretch of one paragraph, in code points: marks included ``start:end``, words alone ``first:last``.

    ``continues``: the same quotation began in the paragraph before.
    """

    start: int
    first: int
    last: int
    end: int
    closed: bool
    continues: bool = False


_EITHER = '"＂〃'
_CLOSERS = {
    "“": "”“",
    "„": "“”„",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "《": "》",
}
_TYPED = ("''", "``")
_SINGLE = "‘’‚‛'`‹›"
_NESTING = '“"'
_NESTING_MARK = re.compile('[“”"]')
_MOST_NESTED = 12
"""Most marks looked at for the end of a quotation that holds others."""
_SPEECH_ENDS = '.,!?…”"'
"""What stands before the closing mark of speech."""
_HEADS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})


def find_regions(paragraphs: Sequence[SegmentedParagraph]) -> tuple[tuple[Region, ...], ...]:
    """Find the quoted regions of every paragraph, ascending and apart from one another.

    Titles may use single marks where the text uses double ones, as newspapers do; furniture has none.
    """
    inner = [() if one.kind is ParagraphKind.FURNITURE else _double(one.text) for one in paragraphs]
    outer = [_around(one.text, within) for one, within in zip(paragraphs, inner, strict=True)]
    doubled = any(
        inner[number] and not outer[number] for number, one in enumerate(paragraphs) if one.kind not in _HEADS
    )
    found: list[tuple[Region, ...]] = []
    open_before = ""
    for number, one in enumerate(paragraphs):
        if one.kind is ParagraphKind.FURNITURE:
            found.append(())
            continue
        regions = outer[number] or inner[number]
        if not regions and (one.kind in _HEADS or not doubled):
            regions = _single(one.text)
        if regions and one.text[regions[0].start] == open_before and not one.text[: regions[0].start].strip():
            regions = (replace(regions[0], continues=True), *regions[1:])
        open_before = one.text[regions[-1].start] if regions and not regions[-1].closed else ""
        found.append(regions)
    return tuple(found)


def inside_marks(article: SegmentedArticle) -> tuple[Passage, ...]:
    """Give all that stands inside quotation marks in an article, utterance or not, the marks left out."""
    return tuple(
        Passage(article.number, number, region.first, region.last)
        for number, regions in enumerate(find_regions(article.paragraphs))
        for region in regions
    )


def _around(text: str, inner: tuple[Region, ...]) -> tuple[Region, ...]:
    """The regions of a paragraph whose outer marks are single ones, with all *inner* double ones inside; else nothing.

    Each must begin like speech and end behind punctuation, since apostrophes look like single marks.
    """
    outer = _single(text) if inner else ()
    place = 0
    for each in inner:
        while place < len(outer) and outer[place].end <= each.start:
            place += 1
        if place == len(outer) or not (outer[place].start < each.start and each.end < outer[place].end):
            return ()
    return outer if all(text[one.last - 1] in _SPEECH_ENDS for one in outer) else ()


def _double(text: str) -> tuple[Region, ...]:
    regions: list[Region] = []
    start = first = -1
    closers = ""
    at = 0
    while at < len(text):
        sign, width = text[at], 1
        if text[at : at + 2] in _TYPED:
            sign, width = '"', 2
        if start < 0:
            if sign in _EITHER and not _stray(text, at, width):
                start, first, closers = at, at + width, _EITHER + "”“„"
            elif sign in _CLOSERS and _may_open(text, at, sign):
                start, first, closers = at, at + width, _CLOSERS[sign] + _EITHER
            if start == at and (end := _nested_end(text, at)) is not None:
                regions.append(Region(start, first, end, end + 1, closed=True))
                start, at, width = -1, end, 1
        elif sign in closers and not (sign in "“„" and _looks_opening(text, at)):
            regions.append(Region(start, first, at, at + width, closed=True))
            start = -1
        at += width
    if start >= 0:
        regions.append(Region(start, first, len(text), len(text), closed=False))
    return tuple(one for one in regions if text[one.first : one.last].strip())


def _nested_end(text: str, start: int) -> int | None:
    """Where a quotation that opens at *start* ends, if it holds others in marks of its own kind, each closed."""
    if text[start] not in _NESTING:
        return None
    depth = deepest = 1
    for match in islice(_NESTING_MARK.finditer(text, start + 1), _MOST_NESTED):
        at = match.start()
        opens = text[at] == "“" or (text[at] == '"' and _opens_word(text, at))
        depth += 1 if opens else -1
        deepest = max(deepest, depth)
        if not depth:
            return at if deepest > 1 else None
    return None


def _opens_word(text: str, at: int) -> bool:
    """Whether a straight mark has a space, bracket or dash before it, and a word after it."""
    return (text[at - 1].isspace() or text[at - 1] in "([—–‘'") and not text[at + 1 : at + 2].isspace()


def _looks_opening(text: str, at: int) -> bool:
    """Whether the mark at *at* has space before it and a word after it."""
    return (at == 0 or text[at - 1].isspace()) and at + 1 < len(text) and text[at + 1].isalnum()


def _may_open(text: str, at: int, sign: str) -> bool:
    """Whether a directed mark can open here: ”so” and »so« do in some languages, but only before a word."""
    if sign in "”»":
        before = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"
        return before and at + 1 < len(text) and not text[at + 1].isspace()
    return True


def _stray(text: str, at: int, width: int) -> bool:
    """Whether a straight mark outside any quotation can only close one, or means inches."""
    if at == 0 or not text[at - 1].isalnum():
        return False
    after = text[at + width : at + width + 1]
    return text[at - 1].isdigit() or not after or after.isspace()


def _single(text: str) -> tuple[Region, ...]:
    """Pair single marks, keeping apostrophes out.

    An opening mark has no letter before it and one after it; a closing mark has no letter after it. After an s it
    may be a possessive, so a later closing mark is taken when one comes before the next opening mark.
    """
    regions: list[Region] = []
    start = -1
    maybe = -1
    for at, sign in enumerate(text):
        if sign not in _SINGLE:
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = sign != "’" and not before.isalnum() and not after.isspace() and before not in ".,!?…"
        closes = not before.isspace() and not after.isalnum()
        if opens and (start < 0 or maybe >= 0):
            if maybe >= 0:
                regions.append(Region(start, start + 1, maybe, maybe + 1, closed=True))
            start, maybe = at, -1
        elif closes and start >= 0:
            if before in "sS":
                maybe = at
            else:
                regions.append(Region(start, start + 1, at, at + 1, closed=True))
                start = maybe = -1
    if start >= 0 and maybe >= 0:
        regions.append(Region(start, start + 1, maybe, maybe + 1, closed=True))
    return tuple(one for one in regions if text[one.first : one.last].strip())
