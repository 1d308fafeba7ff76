"""How a card that has been laid out is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from widgets.sidebar.look import DISC, GAP, disc_colours
from widgets.sidebar.typesetter import INDENT, TICK, CardLayout, Typesetter
from widgets.theme import Theme


def paint_card(
    painter: QPainter,
    setter: Typesetter,
    layout: CardLayout,
    area: QRectF,
    *,
    chosen: bool,
    focused: bool,
    ticked: bool,
) -> None:
    """Paint a card into *area* (pixels); a ticked one steps back."""
    theme = setter.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if layout.framed:
        frame = area.adjusted(GAP + 0.5, GAP / 2 + 0.5, -GAP - 0.5, -GAP / 2 - 0.5)
        pen = painter.pen()
        pen.setColor(QColor(theme.accent) if chosen else QColor(theme.line))
        pen.setWidthF(2.0 if focused else 1.0)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(frame, 7, 7)
    for piece in layout.pieces:
        if piece.siglum:
            top = piece.at.y() + (piece.layout.lineAt(0).height() - DISC) / 2
            disc = QRectF(piece.at.x() - INDENT, top, DISC, DISC).translated(area.topLeft())
            _disc(painter, setter, disc, piece.siglum, piece.article)
        colour = QColor(theme.dim) if ticked else piece.colour
        painter.setPen(QColor(theme.accent) if focused and not layout.framed else colour)
        piece.layout.draw(painter, piece.at + area.topLeft())
    if not layout.tick.isEmpty():
        box = QRectF(layout.tick.left(), layout.tick.center().y() - TICK / 2, TICK, TICK)
        _tick(painter, theme, box.translated(area.topLeft()), ticked)


def _disc(painter: QPainter, setter: Typesetter, area: QRectF, siglum: str, article: int) -> None:
    ground, ink = disc_colours(setter.theme, article)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(area)
    letter = QFont(setter.bold)
    letter.setPixelSize(round(DISC * 0.62))
    painter.setFont(letter)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, siglum)


def _tick(painter: QPainter, theme: Theme, box: QRectF, ticked: bool) -> None:
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
