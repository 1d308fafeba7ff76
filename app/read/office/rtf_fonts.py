"""The fonts of a rich text file, for what they say of its bytes."""

from __future__ import annotations

from dataclasses import dataclass

from app.read.office.rtf_words import codec_of_charset, codec_of_page
from app.read.office.symbols import symbol

SYMBOLS = "symbols"
"""In place of a codec: the bytes are places in a font of symbols."""
_ANSI, _SYMBOL = 0, 2
_MOST = 2_000
_LONGEST_NAME = 100


@dataclass(slots=True)
class _Font:
    name: str = ""
    charset: int = 1
    page: int = 0


class Fonts:
    """The table of fonts, by their numbers."""

    def __init__(self) -> None:
        self._fonts: dict[int, _Font] = {}
        self._current: _Font | None = None
        self._codecs: dict[tuple[int, str], str] = {}
        self._known: set[str | None] | None = None

    def define(self, number: int) -> None:
        """Begin with the font *number*: what follows is about it."""
        self._current = self._fonts.setdefault(number, _Font()) if len(self._fonts) < _MOST else None
        self._codecs, self._known = {}, None

    def take(self, *, name: str = "", charset: int | None = None, page: int | None = None) -> None:
        """Go on with the name of the font being defined, or set its character set or code page."""
        if (font := self._current) is None:
            return
        font.name = (font.name + name)[:_LONGEST_NAME]
        font.charset = font.charset if charset is None else charset
        font.page = font.page if page is None else page
        self._codecs, self._known = {}, None

    def codec(self, number: int, document: str) -> str:
        """Give the codec of bytes in the font *number* of a file whose own codec is *document*, or ``SYMBOLS``."""
        key = (number, document)
        if key not in self._codecs:
            self._codecs[key] = self._find(number, document)
        return self._codecs[key]

    def symbol(self, code: int, number: int) -> str:
        """Give the character at a place of the font *number*."""
        font = self._fonts.get(number)
        return symbol(code, font.name if font else "")

    def _find(self, number: int, document: str) -> str:
        font = self._fonts.get(number)
        if font is None:
            return document
        if font.page:
            return codec_of_page(font.page) or document
        if font.charset == _SYMBOL:
            return SYMBOLS
        if font.charset == _ANSI:
            # programs that know no character sets give every font this one; those that do name the file's own somewhere
            if self._known is None:
                self._known = {codec_of_charset(other.charset) for other in self._fonts.values()}
            return "cp1252" if document in self._known else document
        return codec_of_charset(font.charset) or document
