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
from typing import Any

import pypdfium2.raw as _raw

from app.read import limits

raw: Any = _raw

_BROKEN_HYPHEN = frozenset((0x02, 0xFFFE))
"""What PDFium gives for a hyphen at a line's end together with the line break."""
_SOFT_HYPHEN = 0xAD
_NEAR = 0.22
"""Of the font size: letters further apart stand in two words."""
_BACK = -0.6
_SHIFT = 0.12
_TWICE = 0.12
_LIGATURE = 3
"""Letters one glyph stands for at the most."""
_LEAST_SIZE = 0.5
_RTL = frozenset(("R", "AL"))


@dataclass(slots=True)
class Word:
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

    @property
    def top(self) -> float:
        """Upper edge of its letters, roughly."""
        return self.base + 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of its letters, roughly."""
        return self.base - 0.22 * self.size


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


@dataclass(slots=True)
class _Run:
    """A word in the making, in the page's own coordinates."""

    letters: list[str]
    style: _Style
    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float
    spaced: bool
    broken: bool = False


class _Reader:
    """Walks over a text page's characters once; every look-up is by character index."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._name = ctypes.create_string_buffer(96)
        self._seen: dict[tuple[int, int, int], tuple[float, float, int]] = {}
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
        spaced = False
        for index in range(count):
            code = get_code(page, index)
            if code <= 0x20 or code == 0xA0 or code in _BROKEN_HYPHEN:
                if code in _BROKEN_HYPHEN and run is not None:
                    run.broken = True
                run, spaced = None, code not in _BROKEN_HYPHEN
                self.unmapped += code == 0
                continue
            if code == _SOFT_HYPHEN:
                if run is not None:
                    run.broken = True  # unless the word goes on
                continue
            letter = _letter(code)
            if not letter or not get_box(page, index, box):
                continue
            get_origin(page, index, x, y)
            left, right, bottom, top = box.left, box.right, box.bottom, box.top
            if not math.isfinite(left + right + bottom + top) or max(abs(left), abs(bottom)) > 1e6:
                continue
            self.unmapped += 0xE000 <= code <= 0xF8FF or code == 0xFFFD
            if run is not None and not _touches(run, left, right, bottom, top, x.value, y.value, letter):
                run = None
            if run is None or not run.letters:
                style = self._style(index)
                run = _Run([], style, left, right, bottom, top, x.value, y.value, spaced)
            if self._is_twice(index, code, x.value, y.value, run.style.size):
                continue
            if not run.letters:
                self.runs.append(run)
                spaced = False
            run.letters.append(letter)
            run.broken = False
            run.left, run.right = min(run.left, left), max(run.right, right)
            run.bottom, run.top = min(run.bottom, bottom), max(run.top, top)

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

    def _is_twice(self, index: int, code: int, x: float, y: float, size: float) -> bool:
        """Whether the same letter was drawn at the same place before, as done to make it look bold or shaded."""
        step = _TWICE * size
        column, row = math.floor(x / step), math.floor(y / step)
        seen = self._seen
        for right in (0, -1, 1):
            for up in (0, -1, 1):
                at = seen.get((code, column + right, row + up))
                if at is not None and abs(at[0] - x) < step and abs(at[1] - y) < step:
                    return not self._is_ligature(at[2], index)
        seen[code, column, row] = (x, y, index)
        return False

    def _is_ligature(self, index: int, other: int) -> bool:
        """Whether two equal letters at one place, "ff", come of one glyph that stands for several."""
        if other - index > _LIGATURE:
            return False
        page = self._page
        objects = [ctypes.cast(raw.FPDFText_GetTextObject(page, one), ctypes.c_void_p).value for one in (index, other)]
        return objects[0] == objects[1]


def _letter(code: int) -> str:
    """Give the text of a code: ligatures spelled out, what has no meaning left out."""
    if code < 0x300:
        return chr(code)
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


def _touches(run: _Run, left: float, right: float, bottom: float, top: float, x: float, y: float, letter: str) -> bool:
    size, quarter = run.style.size, run.style.quarter
    if quarter in {0, 2}:
        gap = left - run.right if quarter == 0 else run.left - right
        behind = run.left - right if quarter == 0 else left - run.right
        shift = abs(y - run.y)
    elif quarter in {1, 3}:
        gap = bottom - run.top if quarter == 1 else run.bottom - top
        behind = run.bottom - top if quarter == 1 else bottom - run.top
        shift = abs(x - run.x)
    else:
        return math.hypot(x - run.right, y - run.y) < 3 * size
    if shift > _SHIFT * size:
        return False
    if _BACK * size < gap < _NEAR * size:
        return True
    if unicodedata.combining(letter):
        return True
    return -0.3 * size < behind < _NEAR * size and unicodedata.bidirectional(letter) in _RTL


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
