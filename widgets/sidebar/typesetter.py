"""How a card is laid out and painted."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.present import Role
from widgets.sidebar.cards import Card, Tone, Wording
from widgets.sidebar.look import DISC, GAP, PADDING, SMALL, disc_colours, scaled, serif
from widgets.theme import Theme
from widgets.utf16 import Utf16Map, unit_count

MAX_LINES = 6
"""Lines of one wording shown on a card; the article itself has the rest."""
_INDENT = DISC + 7
_TICK = 14
_OWN = frozenset({Role.INSERTED})


@dataclass(slots=True)
class _Piece:
    layout: QTextLayout
    at: QPointF
    colour: QColor
    siglum: str = ""
    article: int = 0


@dataclass(slots=True)
class CardLayout:
    """A card measured for one width: text layouts with their places, and the height in pixels."""

    pieces: list[_Piece] = field(default_factory=list)
    height: int = 0
    tick: QRectF = field(default_factory=QRectF)


class Typesetter:
    """Lays cards out and paints them, with one theme and one base font."""

    def __init__(self, theme: Theme, font: QFont, tick_text: str) -> None:
        self.theme = theme
        self.tick_text = tick_text
        self.font = QFont(font)
        self.bold = QFont(font)
        self.bold.setBold(True)
        self.small = scaled(font, SMALL)
        self.serif = serif(font)
        self._advance = {
            id(face): QFontMetricsF(face).horizontalAdvance("the words of an ordinary sentence, ") / 35
            for face in (self.font, self.small, self.serif)
        }
        self._line = {id(face): QFontMetricsF(face).height() for face in (self.font, self.bold, self.small, self.serif)}

    def estimate(self, card: Card, width: int) -> int:
        """Guess a card's height in pixels from the length of its texts alone."""
        inner = max(40, width - 2 * (GAP + PADDING))
        height = self._line[id(self.bold)] + 2 * PADDING + GAP
        if card.sentence:
            height += 3 + self._guess(card.sentence, self.font, inner)
        for wording in card.wordings:
            height += 5 + self._guess(wording.text + wording.place, self.serif, inner - _INDENT, MAX_LINES)
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
        y = GAP / 2 + PADDING - 2
        y = self._header(result, card, left, inner, y)
        if card.sentence:
            y = self._add(result, card.sentence, self.font, QColor(self.theme.ink), left, y + 3, inner)
        for wording in card.wordings:
            y = self._wording(result, wording, left, y + 5, inner)
        if card.foot:
            y = self._add(result, card.foot, self.small, QColor(self.theme.dim), left, y + 5, inner)
        result.height = math.ceil(y + PADDING - 2 + GAP / 2)
        return result

    def _header(self, result: CardLayout, card: Card, left: float, inner: float, y: float) -> float:
        free = inner
        line = self._line[id(self.bold)]
        if card.tickable:
            label = QFontMetricsF(self.small).horizontalAdvance(self.tick_text)
            extent = _TICK + 5 + label
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
        title = QFontMetricsF(self.bold).elidedText(card.title, Qt.TextElideMode.ElideRight, free)
        colour = QColor(self.theme.ink) if card.title_tone is None else self._tone(card.title_tone)
        return self._add(result, title, self.bold, colour, left, y, free + 2)

    def _tone(self, tone: Tone) -> QColor:
        theme = self.theme
        return QColor({Tone.ALARM: theme.check, Tone.SHARED: theme.shared, Tone.QUIET: theme.dim}[tone])

    def _wording(self, result: CardLayout, wording: Wording, left: float, y: float, inner: float) -> float:
        faded = QTextCharFormat()
        faded.setForeground(QColor(self.theme.dim))
        # the article's own tint and underline, as in the panes
        marked = self.theme.format_for(_OWN, wording.article)
        formats = [
            _range(wording.text, start, end, style)
            for stretches, style in ((wording.context, faded), (wording.marks, marked))
            for start, end in stretches
            if start < end
        ]
        end = self._add(
            result,
            wording.text,
            self.serif,
            QColor(self.theme.ink),
            left + _INDENT,
            y,
            inner - _INDENT,
            formats,
            wording.place,
        )
        piece = result.pieces[-1]
        piece.siglum, piece.article = wording.siglum, wording.article
        return max(end, y + DISC)

    def _add(
        self,
        result: CardLayout,
        text: str,
        font: QFont,
        colour: QColor,
        x: float,
        y: float,
        width: float,
        formats: list[QTextLayout.FormatRange] | None = None,
        place: str = "",
    ) -> float:
        layout, height = self._set(text, font, width, formats or [], place)
        result.pieces.append(_Piece(layout, QPointF(x, y), colour))
        return y + height

    def _set(
        self, text: str, font: QFont, width: float, formats: list[QTextLayout.FormatRange], place: str
    ) -> tuple[QTextLayout, float]:
        # no-break spaces: the reference never stands alone on a line
        tail = f"\u00a0\u00a0{place}" if place else ""
        layout, height, end = self._break(text + tail, font, width, self._with_place(text, tail, formats))
        total = unit_count(text + tail)
        if end < total:
            # end the text early enough for the ellipsis and the place to stand on the last line
            keep = max(0, Utf16Map(text).to_points(end) - len(tail) - 2)
            text = text[:keep].rstrip() + "…"
            layout, height, _ = self._break(text + tail, font, width, self._with_place(text, tail, formats))
        return layout, height

    def _with_place(
        self, text: str, tail: str, formats: list[QTextLayout.FormatRange]
    ) -> list[QTextLayout.FormatRange]:
        if not tail:
            return formats
        style = QTextCharFormat()
        style.setFont(self.small)
        style.setForeground(QColor(self.theme.dim))
        limit = unit_count(text)
        # what was marked beyond an early end must not colour the place
        kept: list[QTextLayout.FormatRange] = []
        for old in formats:
            if old.start < limit:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = old.start, min(old.length, limit - old.start), old.format
                kept.append(piece)
        return [*kept, _range(text + tail, len(text), len(text + tail), style)]

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

    def paint(
        self, painter: QPainter, card: Card, layout: CardLayout, area: QRectF, chosen: bool, focused: bool, ticked: bool
    ) -> None:
        """Paint a card into *area* (pixels); a ticked one steps back."""
        theme = self.theme
        frame = area.adjusted(GAP + 0.5, GAP / 2 + 0.5, -GAP - 0.5, -GAP / 2 - 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(QColor(theme.accent) if chosen else QColor(theme.line))
        pen.setWidthF(2.0 if focused else 1.0)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(frame, 7, 7)
        for piece in layout.pieces:
            if piece.siglum:
                top = piece.at.y() + (piece.layout.lineAt(0).height() - DISC) / 2
                disc = QRectF(piece.at.x() - _INDENT, top, DISC, DISC).translated(area.topLeft())
                self._disc(painter, disc, piece.siglum, piece.article)
            painter.setPen(QColor(theme.dim) if ticked else piece.colour)
            piece.layout.draw(painter, piece.at + area.topLeft())
        if card.tickable:
            box = QRectF(layout.tick.left(), layout.tick.center().y() - _TICK / 2, _TICK, _TICK)
            self._tick(painter, box.translated(area.topLeft()), ticked)

    def _disc(self, painter: QPainter, area: QRectF, siglum: str, article: int) -> None:
        ground, ink = disc_colours(self.theme, article)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(area)
        letter = QFont(self.bold)
        letter.setPixelSize(round(DISC * 0.62))
        painter.setFont(letter)
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, siglum)

    def _tick(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        theme = self.theme
        painter.setPen(QColor(theme.accent) if ticked else QColor(theme.dim))
        painter.setBrush(QColor(theme.accent) if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            pen = painter.pen()
            pen.setColor(QColor(theme.raised))
            pen.setWidthF(1.8)
            painter.setPen(pen)
            x, y, s = box.left(), box.top(), box.width()
            painter.drawPolyline(
                [
                    QPointF(x + 0.24 * s, y + 0.52 * s),
                    QPointF(x + 0.43 * s, y + 0.72 * s),
                    QPointF(x + 0.78 * s, y + 0.3 * s),
                ]
            )


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
