"""What a rich text file's controls do: the settings in force, and the text they make."""

from __future__ import annotations

from collections.abc import Callable

from app.model.article import ParagraphKind
from app.read import limits
from app.read.decode import decode
from app.read.draft import Piece
from app.read.office import styled
from app.read.office.rtf_fonts import SYMBOLS, Fonts
from app.read.office.rtf_group import BODY_LEVEL, NONE, TEXT, Apart, State
from app.read.office.rtf_words import BOXES, CHARACTERS, FOOTERS, HEADERS, SIGNS, codec_of_page
from app.read.office.symbols import symbol

_FONTS, _STYLES, _INFO, _TITLE, _AUTHOR = range(TEXT + 1, TEXT + 6)
"""What else text is for, where it is not the article's."""
_MOST_STYLES = 10_000
_LONGEST_NAME, _LONGEST_FACT = 100, 1_000
_PRIVATE = range(0xF000, 0xF100)
_Step = Callable[[int | None], None]


class Writer:
    """Turns controls and text into pieces.

    ``is_tracked``: there are tracked changes; ``hidden``: words left out as hidden; ``facts``: title and author by the
    file's properties; ``encoding``: the codec of the file's bytes.
    """

    def __init__(self, *, original: bool, encoding: str | None) -> None:
        """*encoding*: the reader's order, which overrules the file; raises ``CopytasterError`` where it is none."""
        self._ordered = decode(b"ab", encoding).encoding if encoding else None
        self.encoding = self._ordered or "cp1252"
        self.is_tracked = False
        self.hidden = 0
        self.facts: dict[str, str] = {}
        self._original = original
        self._story = styled.Story()
        self._state = State()
        self._stack: list[State] = []
        self._apart = [Apart(0, lambda _: None)]
        self._fonts = Fonts()
        self._default_font = NONE
        self._styles: dict[int, str] = {}
        self._outlines: dict[int, int] = {}
        self._defined = NONE
        """The style that is being defined."""
        self._bytes = bytearray()
        self._fallback = 0
        """Characters still to be passed over, which stand for the one just given as Unicode."""
        self._high = 0
        self._is_item = False
        self._day: dict[str, int] = {}
        self._notes: list[list[Piece]] = []
        self._above: list[Piece] = []
        self._below: list[Piece] = []
        self._words = self._vocabulary()

    # what the walk hands on

    def text(self, text: str) -> None:
        """Take characters as they stand in the file: bytes in its encoding."""
        if self._fallback:
            passed = min(self._fallback, len(text))
            self._fallback -= passed
            text = text[passed:]
        self._bytes += text.encode("latin-1")

    def byte(self, value: int) -> None:
        """Take a byte written in hexadecimal."""
        if self._fallback:
            self._fallback -= 1
        else:
            self._bytes.append(value)

    def sign(self, sign: str) -> None:
        """Take a control sign."""
        self._fallback = 0
        self._settle()
        if sign in "\r\n":
            self._paragraph(None)
        elif sign in SIGNS:
            self._put(SIGNS[sign])

    def word(self, word: str, number: int | None) -> None:
        """Take a control word with its number."""
        if word == "u":
            self._unicode(number or 0)
            return
        self._fallback = 0
        if step := self._words.get(word):
            self._settle()
            step(number)

    def symbol(self, code: int, font: str) -> None:
        """Take the sign at a place of the font called *font*."""
        self._settle()
        self._put(symbol(code, font))

    def open(self) -> None:
        """Begin a group."""
        self._settle()
        self._fallback = 0
        self._defined = NONE
        self._stack.append(self._state)
        self._state = self._state.copy()

    def close(self) -> None:
        """End a group."""
        self._settle()
        self._fallback = 0
        if self._apart[-1].depth == len(self._stack):
            self._end_paragraph()
            self._end_row()
            self._apart.pop().finish(self._story.close())
        if self._stack:
            self._state = self._stack.pop()

    def list_item(self) -> None:
        """Take note that the paragraph has a number or a bullet."""
        self._is_item = True

    def finished(self) -> list[Piece]:
        """Give all pieces at the end of the file, wherever it came."""
        while self._stack:
            self.close()
        self._settle()
        self._end_paragraph()
        self._end_row()
        seen: set[str] = set()
        above = styled.around(self._above, seen)
        notes = [piece for n, note in enumerate(self._notes, 1) for piece in styled.numbered(n, note)]
        return [*above, *self._story.pieces, *notes, *styled.around(self._below, seen)]

    def everything(self) -> list[Piece]:
        """Give the pieces of a file that has more of them than an article may."""
        return self._story.everything()

    def dated(self) -> str | None:
        """Give the day the file was last saved or made, ISO, where it says so."""
        day = self._day
        return f"{day['yr']:04}-{day['mo']:02}-{day['dy']:02}" if {"yr", "mo", "dy"} <= day.keys() else None

    # text

    def _settle(self) -> None:
        """Decode what has gathered; has to come before anything that changes how."""
        if self._high:
            self._high = 0
            self._put("\ufffd")
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        codec = self._ordered or self._fonts.codec(self._state.font, self.encoding)
        if codec == SYMBOLS:
            self._put("".join(self._fonts.symbol(byte, self._state.font) for byte in data))
        else:
            self._put(data.decode(codec, "replace"))

    def _unicode(self, code: int) -> None:
        code &= 0xFFFF
        high = self._high
        if high and 0xDC00 <= code < 0xE000 and not self._bytes:
            self._high = 0
            self._put(chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)))
        else:
            self._settle()
            if 0xD800 <= code < 0xDC00:
                self._high = code
            elif code in _PRIVATE:
                self._put(self._fonts.symbol(code, self._state.font))
            else:
                self._put("\ufffd" if 0xDC00 <= code < 0xE000 else chr(code))
        self._fallback = self._state.uc

    def _is_gone(self) -> bool:
        """Whether tracked changes, read the way that was asked for, take away what stands here."""
        return self._state.inserted if self._original else self._state.deleted

    def _put(self, text: str) -> None:
        place = self._state.place
        if place == TEXT:
            if self._state.hidden:
                self.hidden += len(text.split())
            elif not self._is_gone():
                self._story.add(text)
        elif place == _FONTS:
            self._fonts.take(name=text)
        elif place == _STYLES and self._defined in self._styles:
            self._styles[self._defined] = (self._styles[self._defined] + text)[:_LONGEST_NAME]
        elif place in {_TITLE, _AUTHOR}:
            name = "title" if place == _TITLE else "author"
            self.facts[name] = (self.facts.get(name, "") + text)[:_LONGEST_FACT]

    # paragraphs and tables

    def _paragraph(self, _: int | None) -> None:
        if self._state.place != TEXT or self._is_gone() or self._state.hidden:
            return  # where the end itself is deleted or hidden, the next paragraph goes on in this one
        self._end_paragraph()
        if not self._state.table:
            self._end_row()

    def _end_paragraph(self) -> None:
        if self._story.is_begun():
            self._story.flush(*self._kind())
        self._is_item = False

    def _kind(self) -> tuple[ParagraphKind | None, int]:
        state = self._state
        told = styled.kind_of(self._styles.get(state.style, "").partition(";")[0])
        if told is not None and told[0] is not ParagraphKind.LIST_ITEM:
            return told
        outline = self._outlines.get(state.style, BODY_LEVEL) if state.outline == BODY_LEVEL else state.outline
        if 0 <= outline < BODY_LEVEL:
            return ParagraphKind.HEADING, outline + 1
        return (ParagraphKind.LIST_ITEM, 0) if self._is_item or state.listed else told or (None, 0)

    def _cell(self, _: int | None) -> None:
        self._end_paragraph()
        apart, pieces = self._apart[-1], self._story.pieces
        apart.cells.append(pieces[apart.cell_start :])
        del pieces[apart.cell_start :]

    def _row(self, _: int | None) -> None:
        self._end_paragraph()
        self._end_row()

    def _end_row(self) -> None:
        """End the row of a table, if one is open; what was left without an end of its cell follows it."""
        apart, pieces = self._apart[-1], self._story.pieces
        if apart.cells:
            left = pieces[apart.cell_start :]
            pieces[apart.cell_start :] = styled.row(apart.cells) + left
            apart.cells = []
        apart.cell_start = len(pieces)

    def _inner_row(self, _: int | None) -> None:
        self._story.flush(ParagraphKind.TABLE_ROW)

    # groups with a purpose

    def _set_apart(self, finish: Callable[[list[Piece]], None]) -> None:
        if self._apart[-1].depth == len(self._stack):
            return  # said twice
        self._story.open()
        state = self._state
        state.hidden = state.deleted = state.inserted = False
        state.place = TEXT
        state.reset_paragraph()
        self._apart.append(Apart(len(self._stack), finish))

    def _note(self, _: int | None) -> None:
        note: list[Piece] = []
        if not self._state.hidden and not self._is_gone():
            if len(self._notes) > limits.MOST_PARAGRAPHS:
                raise styled.Full
            self._notes.append(note)
        self._set_apart(note.extend)

    def _box(self, _: int | None) -> None:
        is_shown = not self._state.hidden and not self._is_gone()
        self._set_apart(lambda pieces: self._story.put_beside(pieces if is_shown else []))

    def _go(self, place: int) -> None:
        self._state.place = place

    def _fact(self, place: int) -> None:
        if self._state.place == _INFO:
            self._state.place = place

    def _date(self, name: str, number: int | None) -> None:
        if self._state.place == _INFO and number:
            self._day[name] = number

    # settings

    def _font(self, number: int | None) -> None:
        if self._state.place == _FONTS:
            self._fonts.define(number or 0)
        self._state.font = number or 0

    def _style(self, number: int | None) -> None:
        number = number or 0
        if self._state.place == _STYLES:
            self._defined = number
            if len(self._styles) < _MOST_STYLES:
                self._styles[number] = ""
        self._state.style = number

    def _outline(self, number: int | None) -> None:
        level = BODY_LEVEL if number is None else number
        if self._state.place != _STYLES:
            self._state.outline = level
        elif self._defined in self._styles:
            self._outlines[self._defined] = level

    def _plain(self, _: int | None) -> None:
        state = self._state
        state.hidden = state.deleted = state.inserted = False
        if state.place == TEXT:
            state.font = self._default_font

    def _by_default(self, number: int | None) -> None:
        self._default_font = self._state.font = number or 0

    def _switch(self, name: str, number: int | None) -> None:
        setattr(self._state, name, number != 0)
        if name != "hidden" and number != 0:
            self.is_tracked = True

    def _encode(self, codec: str | None) -> None:
        if codec and not self._ordered:
            self.encoding = codec

    def _vocabulary(self) -> dict[str, _Step]:
        words: dict[str, _Step] = {
            "par": self._paragraph, "sect": self._paragraph, "cell": self._cell, "row": self._row,
            "nestrow": self._inner_row, "footnote": self._note, "plain": self._plain, "f": self._font,
            "deff": self._by_default, "s": self._style, "outlinelevel": self._outline,
            "pard": lambda _: self._state.reset_paragraph(),
            "ls": lambda number: setattr(self._state, "listed", bool(number)),
            "intbl": lambda number: setattr(self._state, "table", number != 0),
            "uc": lambda number: setattr(self._state, "uc", max(0, min(number or 0, 100))),
            "fcharset": lambda number: self._fonts.take(charset=number or 0),
            "cpg": lambda number: self._fonts.take(page=number or 0),
            "ansicpg": lambda number: self._encode(codec_of_page(number or 0)),
            "mac": lambda _: self._encode("mac_roman"), "pc": lambda _: self._encode("cp437"),
            "pca": lambda _: self._encode("cp850"), "fonttbl": lambda _: self._go(_FONTS),
            "stylesheet": lambda _: self._go(_STYLES), "info": lambda _: self._go(_INFO),
            "title": lambda _: self._fact(_TITLE), "author": lambda _: self._fact(_AUTHOR),
            "v": lambda number: self._switch("hidden", number),
            "deleted": lambda number: self._switch("deleted", number),
            "revised": lambda number: self._switch("inserted", number),
        }  # fmt: skip
        words |= {name: (lambda _, text=text: self._put(text)) for name, text in CHARACTERS.items()}
        words |= {name: (lambda number, name=name: self._date(name, number)) for name in ("yr", "mo", "dy")}
        words |= dict.fromkeys(HEADERS, lambda _: self._set_apart(self._above.extend))
        words |= dict.fromkeys(FOOTERS, lambda _: self._set_apart(self._below.extend))
        words |= dict.fromkeys(BOXES, self._box)
        return words
