"""How a card is laid out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from app.present import Role
from widgets.sidebar.cards import Card, Tone, Wording
from widgets.sidebar.look import DISC, GAP, PADDING, SMALL, scaled, serif
from widgets.theme import Theme
from widgets.utf16 import Utf16Map, unit_count

MAX_LINES = 6
"""Lines of one wording shown on a card; the article itself has the rest."""
TITLE_LINES = 2
INDENT = DISC + 7
"""Space before a wording, which holds its disc, in pixels."""
TICK = 14
"""Edge of a tick box, in pixels."""
_OWN = frozenset({Role.INSERTED})
_ALIKE = frozenset({Role.SHARED})
FOLD_SPACE = 16
"""Space above and below a line that heads cards, in pixels."""


@dataclass(slots=True)
class Piece:
    """A text of a card at its place; ``wording`` is the number of the wording it is, -1 for other texts."""

    layout: QTextLayout
    at: QPointF
    colour: QColor
    siglum: str = ""
    article: int = 0
    wording: int = -1


@dataclass(slots=True)
class CardLayout:
    """A card measured for one width: text layouts with their places, and the height in pixels."""

    pieces: list[Piece] = field(default_factory=list)
    height: int = 0
    tick: QRectF = field(default_factory=QRectF)
    framed: bool = True

    def wording_at(self, at: QPointF) -> int:
        """Return the number of the wording at a place (pixels from the card's corner), -1 beside all of them."""
        for piece in self.pieces:
            box = piece.layout.boundingRect().translated(piece.at)
            if piece.wording >= 0 and box.top() <= at.y() <= box.bottom():
                return piece.wording
        return -1


class Typesetter:
    """Lays cards out, with one theme and one base font."""

    def __init__(self, theme: Theme, font: QFont, tick_text: str) -> None:
        self.theme = theme
        self.tick_text = tick_text
        self.font = QFont(font)
        self.bold = QFont(font)
        self.bold.setBold(True)
        self.small = scaled(font, SMALL)
        self.heading = QFont(self.small)
        self.heading.setBold(True)
        self.serif = serif(font)
        self._advance = {
            id(face): QFontMetricsF(face).horizontalAdvance("the words of an ordinary sentence, ") / 35
            for face in (self.font, self.small, self.serif)
        }
        faces = (self.font, self.bold, self.small, self.heading, self.serif)
        self._line = {id(face): QFontMetricsF(face).height() for face in faces}

    def estimate(self, card: Card, width: int) -> int:
        """Guess a card's height in pixels from the length of its texts alone."""
        if card.fold is not None:
            return math.ceil(self._line[id(self.heading)] + FOLD_SPACE)
        inner = max(40, width - 2 * (GAP + PADDING))
        height = self._line[id(self.bold)] + 2 * PADDING + GAP
        if card.sentence:
            height += 3 + self._guess(card.sentence, self.font, inner)
        for wording in card.wordings:
            height += 5 + self._guess(wording.text + _tail(wording), self.serif, inner - INDENT, MAX_LINES)
        if card.foot:
            height += 5 + self._guess(card.foot, self.small, inner)
        return math.ceil(height)

    def _guess(self, text: str, font: QFont, width: float, most: int = 99) -> float:
        lines = math.ceil(len(text) * self._advance[id(font)] * 1.04 / width)
        return min(most, max(1, lines)) * self._line[id(font)]

    def lay_out(self, card: Card, width: int) -> CardLayout:
        """Measure a card exactly for a list *width* pixels wide."""
        result = CardLayout()
        left = GAP + PADDING
        inner = max(40, width - 2 * left)
        if card.fold is not None:
            text = f"{'▾' if card.fold else '▸'}  {card.title}"
            text = QFontMetricsF(self.heading).elidedText(text, Qt.TextElideMode.ElideRight, inner + PADDING)
            dim = QColor(self.theme.dim)
            end = self._add(result, text, self.heading, dim, left - PADDING + 3, FOLD_SPACE * 0.6, inner + PADDING + 2)
            result.height, result.framed = math.ceil(end + FOLD_SPACE * 0.4), False
            return result
        y = GAP / 2 + PADDING - 2
        y = self._header(result, card, left, inner, y)
        if card.sentence:
            y = self._add(result, card.sentence, self.font, QColor(self.theme.ink), left, y + 3, inner)
        for number, wording in enumerate(card.wordings):
            y = self._wording(result, wording, left, y + 5, inner)
            result.pieces[-1].wording = number
        if card.foot:
            y = self._add(result, card.foot, self.small, QColor(self.theme.dim), left, y + 5, inner)
        result.height = math.ceil(y + PADDING - 2 + GAP / 2)
        return result

    def _header(self, result: CardLayout, card: Card, left: float, inner: float, y: float) -> float:
        free = inner
        line = self._line[id(self.bold)]
        if card.tickable:
            label = QFontMetricsF(self.small).horizontalAdvance(self.tick_text)
            extent = TICK + 5 + label
            result.tick = QRectF(left + inner - extent, y, extent, line)
            free -= extent + 8
            drop = (line - self._line[id(self.small)]) / 2
            at = left + inner - label
            self._add(result, self.tick_text, self.small, QColor(self.theme.dim), at, y + drop, label + 2)
        if card.tag:
            tag_font = self.small if card.tag_tone is Tone.QUIET else self.bold
            tag_font = scaled(tag_font, 0.94) if tag_font is self.bold else tag_font
            metrics = QFontMetricsF(tag_font)
            tag = metrics.elidedText(card.tag, Qt.TextElideMode.ElideRight, free * 0.6)
            extent = metrics.horizontalAdvance(tag)
            drop = (line - metrics.height()) / 2
            at = left + free - extent
            self._add(result, tag, tag_font, self._tone(card.tag_tone), at, y + drop, extent + 2)
            free -= extent + 8
        colour = QColor(self.theme.ink) if card.title_tone is None else self._tone(card.title_tone)
        title = card.title
        if self._break(title, self.bold, free, [])[0].lineCount() > TITLE_LINES:
            # words break earlier than letters: some of the room stays free
            room = free * (TITLE_LINES - 0.3)
            title = QFontMetricsF(self.bold).elidedText(title, Qt.TextElideMode.ElideRight, room)
        return self._add(result, title, self.bold, colour, left, y, free)

    def _tone(self, tone: Tone) -> QColor:
        theme = self.theme
        return QColor({Tone.ALARM: theme.check, Tone.SHARED: theme.shared, Tone.QUIET: theme.dim}[tone])

    def _wording(self, result: CardLayout, wording: Wording, left: float, y: float, inner: float) -> float:
        faded = QTextCharFormat()
        faded.setForeground(QColor(self.theme.dim))
        # the article's own tint and underline, as in the panes
        marked = self.theme.format_for(_OWN, wording.article)
        alike = self.theme.format_for(_ALIKE, wording.article)
        formats = [
            _range(wording.text, start, end, style)
            for stretches, style in ((wording.context, faded), (wording.shared, alike), (wording.marks, marked))
            for start, end in stretches
            if start < end
        ]
        x, width = left + INDENT, inner - INDENT
        layout, height = self._set(wording, width, formats)
        result.pieces.append(Piece(layout, QPointF(x, y), QColor(self.theme.ink), wording.siglum, wording.article))
        return max(y + height, y + DISC)

    def _add(
        self, result: CardLayout, text: str, font: QFont, colour: QColor, x: float, y: float, width: float
    ) -> float:
        layout, height, _ = self._break(text, font, width, [])
        result.pieces.append(Piece(layout, QPointF(x, y), colour))
        return y + height

    def _set(self, wording: Wording, width: float, formats: list[QTextLayout.FormatRange]) -> tuple[QTextLayout, float]:
        text, tail = wording.text, _tail(wording)
        layout, height, end = self._break(text + tail, self.serif, width, self._with_tail(text, wording, formats))
        if end < unit_count(text + tail):
            # end the text early enough for the ellipsis and the tail to stand on the last line
            keep = max(0, Utf16Map(text).to_points(min(end, unit_count(text))) - len(tail) - 2)
            text = _whole_words(text[:keep]) + "…"
            layout, height, _ = self._break(text + tail, self.serif, width, self._with_tail(text, wording, formats))
        return layout, height

    def _with_tail(
        self, text: str, wording: Wording, formats: list[QTextLayout.FormatRange]
    ) -> list[QTextLayout.FormatRange]:
        """Return the formats of *text* and of the tail behind it, in small print."""
        tail = _tail(wording)
        if not tail:
            return formats
        limit = unit_count(text)
        # what was marked beyond an early end must not colour the tail
        kept: list[QTextLayout.FormatRange] = []
        for old in formats:
            if old.start < limit:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = old.start, min(old.length, limit - old.start), old.format
                kept.append(piece)
        first = len(text) + len(tail) - len(wording.verdict)
        whole = text + tail
        place = self._small_print(self.theme.dim)
        verdict = self._small_print(self._tone(wording.verdict_tone))
        verdict.setFontWeight(QFont.Weight.Bold)
        return [*kept, _range(whole, len(text), first, place), _range(whole, first, len(whole), verdict)]

    def _small_print(self, colour: QColor | str) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setFont(self.small)
        style.setForeground(QColor(colour))
        return style

    @staticmethod
    def _break(
        text: str, font: QFont, width: float, formats: list[QTextLayout.FormatRange]
    ) -> tuple[QTextLayout, float, int]:
        """Set *text* in at most ``MAX_LINES`` lines; give layout, height and where it ended, in UTF-16 units."""
        layout = QTextLayout(text, font)
        layout.setTextOption(_wrap())
        layout.setCacheEnabled(True)
        if formats:
            layout.setFormats(formats)
        height = 0.0
        end = 0
        layout.beginLayout()
        for _ in range(MAX_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return layout, height, end


def _whole_words(text: str) -> str:
    """Drop a word that may be cut in two, unless little would be left."""
    space = text.rfind(" ")
    return (text[:space] if space > len(text) // 2 else text).rstrip()


def _tail(wording: Wording) -> str:
    """Return what stands behind a wording; its beginning never stands apart from it, a verdict is never torn apart."""
    parts = [part for part in (wording.place, wording.verdict.replace(" ", "\u00a0")) if part]
    return "\u00a0\u00a0" + "\u00a0· ".join(parts) if parts else ""


def _wrap() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _range(text: str, start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start = unit_count(text[:start])
    result.length = unit_count(text[start:end])
    result.format = style
    return result
