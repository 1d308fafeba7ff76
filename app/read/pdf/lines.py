"""Words of a PDF page to segments (what stands together on one line) and lines; letter-spacing and drop caps undone."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.read.pdf.chars import Lettered, Word

_APART = 0.95
"""Of the size: words drawn one after the other and further apart may belong to two columns or cells."""
_WIDE = 1.5
_CLOSE = 0.45
_SPACE = 0.2
_SAME_LINE = 0.2
_RAISED = 0.55
_DROPPED = 1.7
_LABEL = re.compile(r"\W{1,2}|[\uf000-\uf0ff]|\(?\w{1,4}[.)]")
"""The mark or number of a list item."""
_RTL = frozenset(("R", "AL"))


@dataclass(slots=True)
class Segment(Lettered):
    """Words on one line of one column or cell, in reading order; ``left`` may be moved out to a drop cap's.

    ``note`` is the mark of the footnote that begins with it, which is not among the words.
    """

    words: list[Word]
    left: float
    right: float
    base: float
    size: float
    note: str = ""


@dataclass(slots=True)
class Line:
    """A line of a column. ``cells``: where the parts begin that wide gaps cut it into; ``note`` as in ``Segment``."""

    words: list[Word]
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    cells: tuple[float, ...]
    text: str
    note: str

    @property
    def broken(self) -> bool:
        """Whether it ends in a hyphen that marks a broken word."""
        return self.words[-1].broken

    @property
    def room(self) -> float:
        """The width its first word needs at the end of the line before, with a space."""
        first = self.words[0]
        return first.right - first.left + 0.3 * first.size


def segment(words: Iterable[Word], size: float, left: float | None = None) -> Segment:
    """Make a segment of *words*, which are in reading order."""
    words = list(words)
    return Segment(
        words,
        min(word.left for word in words) if left is None else left,
        max(word.right for word in words),
        _base(words, size),
        size,
    )


def usual_size(words: Iterable[Word]) -> float:
    """The font size most letters have, in points, to a tenth."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return max(sorted(sizes), key=sizes.__getitem__, default=10.0)


def _base(words: list[Word], size: float) -> float:
    return next((word.base for word in words if abs(word.size - size) <= 0.15 * size), words[0].base)


def is_rtl(words: Iterable[Word]) -> bool:
    """Whether most of the letters are of a script that runs from right to left."""
    right = left = 0
    for word in words:
        for letter in word.text[:8]:
            way = unicodedata.bidirectional(letter)
            right += way in _RTL
            left += way == "L"
    return right > left


def segments(words: list[Word]) -> list[Segment]:
    """Gather a page's words, given in the order of drawing."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _follows(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    found = [segment(group, usual_size(group)) for group in groups]
    found = _merge_near(found)
    for one in found:
        _unspace(one)
    return found


def _follows(last: Word, word: Word) -> bool:
    least, size = min(last.size, word.size), max(last.size, word.size)
    shift = abs(word.base - last.base)
    if size > _DROPPED * least and shift > least:
        return False  # an initial over several lines
    if shift > (_SAME_LINE if abs(last.size - word.size) < 0.1 * size else _RAISED) * size:
        return False
    if -0.5 * size <= word.left - last.right <= _APART * least:
        return True
    first = next((letter for letter in word.text if letter.isalpha()), "")
    if not first or unicodedata.bidirectional(first) not in _RTL:
        return False
    return -0.5 * size <= last.left - word.right <= _APART * size


def rows(parts: list[Segment]) -> list[list[Segment]]:
    """Group segments by the line they stand on, from the top down, each row from left to right."""
    found: list[list[Segment]] = []
    base = size = 0.0
    for part in sorted(parts, key=lambda one: (-one.base, one.left)):
        if found and base - part.base <= 0.3 * min(size, part.size):
            found[-1].append(part)
        else:
            found.append([part])
            base, size = part.base, part.size
    for row in found:
        row.sort(key=lambda one: (one.left, one.words[0].order))
    return found


def _merge_near(parts: list[Segment]) -> list[Segment]:
    """Join what was not drawn in one go but stands close together on one line: links, words in another type."""
    result: list[Segment] = []
    for row in rows(parts):
        merged = [row[0]]
        for part in row[1:]:
            last = merged[-1]
            gap = part.left - last.right
            least, size = min(last.size, part.size), max(last.size, part.size)
            if -0.3 * size <= gap <= _CLOSE * least and size < _DROPPED * least:
                words = part.words + last.words if is_rtl(last.words + part.words) else last.words + part.words
                merged[-1] = segment(words, usual_size(words))
            else:
                merged.append(part)
        result.extend(merged)
    result.sort(key=lambda one: one.words[0].order)
    return result


def _unspace(part: Segment) -> None:
    """Put letter-spaced words together: most are single letters at even distances, wider where a word ends."""
    words = part.words
    if len(words) < 4 or sum(len(word.text) == 1 and word.text.isalnum() for word in words) < 0.7 * len(words):
        return
    gaps = [after.left - before.right for before, after in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 3]
    if usual <= 0:
        return
    result = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap < 1.7 * usual:
            last = result[-1]
            last.text += word.text
            last.right, last.broken = word.right, word.broken
        else:
            word.spaced = True
            result.append(word)
    part.words = result


def drop_caps(parts: list[Segment], size: float) -> list[Segment]:
    """Put large initials that several lines stand beside before the first of these lines; *size* is the body's."""
    caps = [
        one
        for one in parts
        if one.size > _DROPPED * size and len(one.words) == 1 and len(one.words[0].text) <= 3 and _is_initial(one)
    ]
    if not caps or len(caps) > 50:
        return parts
    for cap in caps:
        beside = [
            one
            for one in parts
            if one.size < 0.7 * cap.size
            and -0.3 * size <= one.left - cap.right <= 1.5 * size
            and cap.bottom - 0.3 * size <= one.base <= cap.top
        ]
        if not beside:
            continue
        beside.sort(key=lambda one: (-one.base, one.left))
        word, first = cap.words[0], beside[0].words[0]
        stands_alone = word.text in {"A", "I"} and first.text[:1].islower() and _is_word(first.text, parts)
        first.spaced = False
        joined = f"{word.text} {first.text}" if stands_alone else word.text + first.text
        beside[0].words[0] = Word(
            joined, first.left, first.right, first.base, first.size, first.bold, spaced=True, order=first.order,
            broken=first.broken,
        )  # fmt: skip
        for one in beside:
            one.left = cap.left
        parts = [one for one in parts if one is not cap]
    return parts


def _is_initial(part: Segment) -> bool:
    letters = part.words[0].text.strip("\"'“”‘’«»„")
    return bool(letters) and letters.isalpha() and letters.isupper()


def _is_word(text: str, parts: list[Segment]) -> bool:
    """Whether *text* stands elsewhere on the page by itself."""
    return sum(word.text == text for part in parts for word in part.words) > 1


def text_of(words: list[Word]) -> str:
    """Write *words* out, with spaces where they were drawn or where the gap is as wide as one."""
    pieces = [words[0].text]
    for last, word in pairwise(words):
        gap = max(word.left - last.right, last.left - word.right)
        raised = abs(word.base - last.base) > 0.12 * max(word.size, last.size)
        space = gap > _SPACE * max(last.size, word.size) or (word.spaced and not (raised and gap < 0.1 * word.size))
        pieces.append(f" {word.text}" if space else word.text)
    return "".join(pieces)


def line(parts: list[Segment], page: int) -> Line:
    """Make one line of the segments of a row, given from left to right."""
    words = [word for part in parts for word in part.words]
    if len(parts) > 1 and is_rtl(words):
        words = [word for part in reversed(parts) for word in part.words]
    size = usual_size(words)
    return Line(
        words=words,
        left=min(part.left for part in parts),
        right=max(part.right for part in parts),
        base=_base(words, size),
        size=size,
        bold=all(word.bold for word in words if len(word.text) > 1 or len(words) == 1),
        page=page,
        cells=_cells(parts),
        text=text_of(words),
        note=next((part.note for part in parts if part.note), ""),
    )


def _cells(parts: list[Segment]) -> tuple[float, ...]:
    """Where the parts begin into which gaps cut a row that are much wider than the spaces in it."""
    if len(parts) == 1:
        return (parts[0].left,)
    inner = [word.left - last.right for part in parts for last, word in pairwise(part.words)]
    spaces = median(inner) if inner else 0.25 * parts[0].size
    cells = [parts[0].left]
    widest = 0.0
    for last, part in pairwise(parts):
        gap = part.left - last.right
        is_label = last is parts[0] and len(last.words) == 1 and _LABEL.fullmatch(last.words[0].text)
        if gap > max(2.5 * spaces, _APART * part.size) and not is_label:
            cells.append(part.left)
            widest = max(widest, gap)
    # a single gap may be one of justified text
    return tuple(cells) if len(cells) > 2 or widest > _WIDE * parts[0].size else (cells[0],)
