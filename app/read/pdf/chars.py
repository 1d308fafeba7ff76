"""A PDF page to words: PDFium's characters with their places, gathered where they touch.

Everything here works on the page as it is read: a page drawn sideways is turned upright first, so that y grows upward
and text runs along x. Text at another angle than most of the page's is handed out apart.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as _raw  # pyright: ignore[reportMissingTypeStubs]

from app.read import limits

raw: Any = _raw

_BROKEN_HYPHEN = frozenset((0x02, 0xFFFE))
"""What PDFium gives for a hyphen at a line's end together with the line break."""
_SOFT_HYPHEN = 0xAD
_NEAR = 0.22
"""Of the font size: letters further apart stand in two words."""
_LOOSE = 0.05
"""Of the size: how far apart letters are that were placed one by one, and by how much that varies."""
_BACK = -0.6
_SHIFT = 0.12
_TWICE = 0.12
_FARTHEST = 1e6
_PLAIN = 0x300
_PRIVATE, _PRIVATE_END, _UNKNOWN = 0xE000, 0xF8FF, 0xFFFD
_LEAST_SIZE = 0.5
_RTL = frozenset(("R", "AL"))
_FIRST_RTL = "\u0590"


class Lettered:
    """What stands on a base line in letters of one size, both in points."""

    __slots__ = ()
    base: float
    size: float

    @property
    def top(self) -> float:
        """Upper edge of its letters, roughly."""
        return self.base + 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of its letters, roughly."""
        return self.base - 0.22 * self.size


@dataclass(slots=True)
class Word(Lettered):
    """Letters that touch. ``left``, ``right`` and ``base`` are in points, ``base`` is the line they stand on.

    ``spaced``: a space was drawn or inferred before it. ``broken``: it ends in a hyphen that PDFium took for the mark
    of a word broken over two lines; the hyphen itself is not in ``text``. ``order`` counts in the order of drawing.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool
    order: int
    broken: bool = False


@dataclass(slots=True)
class PageText:
    """A page's words upright, the text at other angles, its size in points; ``unmapped`` letters have no known code."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list[Word])
    turned: list[str] = field(default_factory=list[str])
    characters: int = 0
    unmapped: int = 0
    cut: bool = False


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    quarter: int


class _Place(NamedTuple):
    """A letter's box and where its pen stood, in the page's own coordinates."""

    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float


class _Run:
    """A word in the making, in the page's own coordinates.

    ``at`` is the place of its last letter, ``gap`` what is between that and the one before.
    """

    __slots__ = (
        "_alike",
        "at",
        "bottom",
        "broken",
        "gap",
        "left",
        "letters",
        "right",
        "spaced",
        "style",
        "top",
        "x",
        "y",
    )

    def __init__(self, style: _Style, at: _Place, spaced: bool) -> None:
        self.letters: list[str] = []
        self.style = style
        self.spaced = spaced
        self.broken = False
        self.at = at
        self.gap = 0.0
        self._alike = 0
        self.left, self.right, self.bottom, self.top, self.x, self.y = at

    def add(self, letter: str, at: _Place) -> None:
        """Take another letter in; PDFium turns the letters of an Arabic ligature round with the line."""
        if letter >= _FIRST_RTL and self.letters and self.is_at(at) and unicodedata.bidirectional(letter[0]) in _RTL:
            self._alike += 1
            self.letters.insert(len(self.letters) - self._alike, letter)
        else:
            self._alike = 0
            self.letters.append(letter)
        self.broken = False
        self.gap = at.left - self.at.right
        self.at = at
        self.left, self.right = min(self.left, at.left), max(self.right, at.right)
        self.bottom, self.top = min(self.bottom, at.bottom), max(self.top, at.top)

    def is_loose(self, at: _Place) -> bool:
        """Whether its letters stand apart, and *at* is no further from the last than that from the one before."""
        gap, size = at.left - self.at.right, self.style.size
        return self.style.quarter == 0 and _LOOSE * size < self.gap and gap < self.gap + _LOOSE * size

    def is_at(self, at: _Place) -> bool:
        """Whether *at* is where the last letter stands."""
        return abs(self.at.x - at.x) + abs(self.at.y - at.y) < _TWICE * self.style.size


class _Reader:
    """Walks over a text page's characters once; every look-up is by character index."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._name = ctypes.create_string_buffer(96)
        self.runs: list[_Run] = []
        self.unmapped = 0

    def read(self, count: int) -> None:
        """Gather the first *count* characters into runs."""
        page, box, x, y = self._page, self._box, self._x, self._y
        get_code, get_box, get_origin = (
            raw.FPDFText_GetUnicode,
            raw.FPDFText_GetLooseCharBox,
            raw.FPDFText_GetCharOrigin,
        )
        run: _Run | None = None
        held: _Run | None = None
        """The word before a space that PDFium only inferred."""
        spaced = False
        for index in range(count):
            code = get_code(page, index)
            if code <= 0x20 or code == 0xA0 or code in _BROKEN_HYPHEN:
                if code in _BROKEN_HYPHEN and run is not None:
                    run.broken = True
                held = run if code == 0x20 and raw.FPDFText_IsGenerated(page, index) == 1 else None
                run, spaced = None, code not in _BROKEN_HYPHEN
                self.unmapped += code == 0
                continue
            if code == _SOFT_HYPHEN:
                if run is not None:
                    run.broken = True  # unless the word goes on
                continue
            letter = chr(code) if code < _PLAIN else _letter(code)
            if not get_box(page, index, box) or not get_origin(page, index, x, y):
                continue
            at = _Place(box.left, box.right, box.bottom, box.top, x.value, y.value)
            if not math.isfinite(sum(at)) or max(at) > _FARTHEST or min(at) < -_FARTHEST:
                continue
            self.unmapped += code >= _PRIVATE and (code <= _PRIVATE_END or code == _UNKNOWN)
            if held is not None and held.is_loose(at):
                run = held
            held = None
            if run is None or not _touches(run, at, letter):
                run = _Run(self._style(index), at, spaced)
                self.runs.append(run)
                spaced = False
            elif letter == run.letters[-1] and run.is_at(at) and not self._is_ligature(index):
                continue  # drawn twice to look bold
            run.add(letter, at)

    def _style(self, index: int) -> _Style:
        matrix = self._matrix
        size = raw.FPDFText_GetFontSize(self._page, index)
        quarter = 0
        if raw.FPDFText_GetMatrix(self._page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
            size *= scale
            quarter = _quarter(matrix.a, matrix.b)
        name = self._name
        length = raw.FPDFText_GetFontInfo(self._page, index, name, len(name), None)
        font = name.value.lower() if 0 < length <= len(name) else b""
        bold = b"bold" in font or b"black" in font or b"heavy" in font
        size = abs(size)
        return _Style(size if _LEAST_SIZE < size < 5000 else _LEAST_SIZE, bold, quarter)

    def _is_ligature(self, index: int) -> bool:
        """Whether two equal letters at one place, "ff", come of one glyph that stands for several."""
        objects = [
            ctypes.cast(raw.FPDFText_GetTextObject(self._page, one), ctypes.c_void_p).value
            for one in (index - 1, index)
        ]
        return objects[0] == objects[1]


def _letter(code: int) -> str:
    """Give the text of a code: ligatures spelled out, what has no meaning left out."""
    if 0xFB00 <= code <= 0xFB06 or 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", chr(code))
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _quarter(a: float, b: float) -> int:
    """Quarter turns of a text matrix, 0 to 3, anticlockwise; -1 for a slant."""
    angle = math.degrees(math.atan2(b, a)) % 360
    nearest = round(angle / 90)
    return nearest % 4 if abs(angle - 90 * nearest) < 12 else -1


def _touches(run: _Run, at: _Place, letter: str) -> bool:
    size, quarter = run.style.size, run.style.quarter
    if quarter == 0:
        gap, behind, shift = at.left - run.right, run.left - at.right, at.y - run.y
    elif quarter == 2:
        gap, behind, shift = run.left - at.right, at.left - run.right, at.y - run.y
    elif quarter == 1:
        gap, behind, shift = at.bottom - run.top, run.bottom - at.top, at.x - run.x
    elif quarter == 3:
        gap, behind, shift = run.bottom - at.top, at.bottom - run.top, at.x - run.x
    else:
        return math.hypot(at.x - run.at.x, at.y - run.at.y) < 1.5 * size
    if not -_SHIFT * size <= shift <= _SHIFT * size:
        return False
    if _BACK * size < gap < _NEAR * size or run.is_at(at):
        return True
    if unicodedata.combining(letter[0]):
        return True
    return -0.3 * size < behind < _NEAR * size and unicodedata.bidirectional(letter[0]) in _RTL


def _without_copies(words: list[Word]) -> list[Word]:
    """Leave out what was drawn again at the same place, as done to make it look bold or shaded."""
    seen: dict[tuple[str, int, int], Word] = {}
    result: list[Word] = []
    for word in words:
        step = _TWICE * word.size
        column, row = math.floor(word.left / step), math.floor(word.base / step)
        near = (seen.get((word.text, column + right, row + up)) for right in (0, -1, 1) for up in (0, -1, 1))
        if any(
            other is not None and abs(other.left - word.left) < step and abs(other.base - word.base) < step
            for other in near
        ):
            continue
        seen[word.text, column, row] = word
        result.append(word)
    return result


def read_page(page: Any, text_page: Any, most: int) -> PageText:
    """Read the words of a loaded page, *most* characters at the most."""
    count = max(0, raw.FPDFText_CountChars(text_page))
    taken = min(count, most, limits.MOST_PAGE_CHARACTERS)
    reader = _Reader(text_page)
    reader.read(taken)
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    quarters: Counter[int] = Counter()
    for run in reader.runs:
        quarters[run.style.quarter] += len(run.letters)
    quarters.pop(-1, None)
    usual = max(sorted(quarters), key=quarters.__getitem__, default=0)
    result = PageText(width, height, characters=taken, unmapped=reader.unmapped, cut=taken < count)
    if usual in {1, 3} and raw.FPDFPage_GetRotation(page) % 2 == 0:
        result.width, result.height = height, width
    turned: list[str] = []
    for order, run in enumerate(reader.runs):
        if run.style.quarter == usual:
            result.words.append(_upright(run, usual, order))
            continue
        if turned and not run.spaced:
            turned[-1] += "".join(run.letters)
        else:
            turned.append("".join(run.letters))
    result.words = _without_copies(result.words)
    if turned:
        result.turned.append(" ".join(turned))
    return result


def _upright(run: _Run, quarter: int, order: int) -> Word:
    if quarter == 0:
        left, right, base = run.left, run.right, run.y
    elif quarter == 1:
        left, right, base = run.bottom, run.top, -run.x
    elif quarter == 2:
        left, right, base = -run.right, -run.left, -run.y
    else:
        left, right, base = -run.top, -run.bottom, run.x
    text = "".join(run.letters)
    return Word(text, left, right, base, run.style.size, run.style.bold, run.spaced, order, run.broken)
