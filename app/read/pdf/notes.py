"""Footnotes of a PDF: small type at a page's foot that begins with a mark, and the raised marks in the text."""

from __future__ import annotations

import re

from app.read.pdf.chars import Word
from app.read.pdf.lines import Segment, rows, segment

_SMALL = 0.97
"""Of the usual size: notes are set in smaller type than the text."""
_MARK_SMALL, _MARK_RAISED = 0.85, 0.15
"""Of the size of the words around it: how small a mark is, and how high it stands."""
_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[†‡§¶])[\].)]?")
_NEAR = 4
"""Of the size: how far from its number a note begins."""
_TOUCHING = 0.1
_MOST = 200
"""Notes on a page; a page of laws has 60."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def settle(parts: list[Segment], size: float) -> list[Segment]:
    """Mark where a page's footnotes begin, and take their marks out of its text.

    *parts* are the page's, without its furniture; *size* is the usual font size, in points. Raised figures that belong
    to no note are written as such: "10²" must not turn into 102.
    """
    used = {mark for part in parts for word in part.words if _is_raised(part, word) for mark in _marks(word)}
    gone: set[int] = set()
    known: set[str] = set()
    for number, note in _candidates(parts, size) if used else ():
        word = number.words[0]
        mark = _marks(word)[0]
        if mark in used:
            note.note = mark
            known.add(mark)
            if number is note:
                note.words = note.words[1:]
                note.left = min(one.left for one in note.words)
            else:
                gone.add(id(number))
    return [left for part in parts if id(part) not in gone and (left := _without_marks(part, known)) is not None]


def _marks(word: Word) -> list[str]:
    """The marks in a word, ``[]`` where it is none."""
    found = [_MARK.fullmatch(text) for text in word.text.split(",")]
    return [match[1] for match in found if match] if all(found) else []


def _is_raised(part: Segment, word: Word) -> bool:
    return word.size < _MARK_SMALL * part.size and word.base - part.base > _MARK_RAISED * part.size


def _candidates(parts: list[Segment], size: float) -> list[tuple[Segment, Segment]]:
    """Where small type at the foot begins with a mark: the segment that does, and that of the first word after it."""
    text = [part for part in parts if part.size > _SMALL * size]
    found: list[tuple[Segment, Segment]] = []
    for row in rows([part for part in parts if part.size <= _SMALL * size]):
        for at, part in enumerate(row):
            after = row[at + 1] if at + 1 < len(row) else None
            if not _marks(part.words[0]) or len(found) >= _MOST or (at and part.left - row[at - 1].right < 2 * size):
                continue
            if len(part.words) > 1:
                after = part
            elif after is None or after.left - part.right > _NEAR * size:
                continue
            if not any(one.base < part.base and one.left < after.right and part.left < one.right for one in text):
                found.append((part, after))
    return found


def _without_marks(part: Segment, known: set[str]) -> Segment | None:
    """Take the marks of the notes *known* out of a segment of text; ``None`` where nothing else is in it."""
    kept: list[Word] = []
    removed: Word | None = None
    for word in part.words:
        if removed is not None and word.left - removed.right < _TOUCHING * part.size:
            word.spaced = False  # a space was inferred from the mark's height
        removed = None
        marks = _marks(word) if _is_raised(part, word) else []
        if marks and known.issuperset(marks):
            if kept:
                kept[-1].right = max(kept[-1].right, word.right)  # so that no space is seen in its place
            removed = word
            continue
        if marks and word.text.isascii():
            word.text = word.text.translate(_RAISED)
        kept.append(word)
    if len(kept) == len(part.words):
        return part
    return segment(kept, part.size, part.left) if kept else None
