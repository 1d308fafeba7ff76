"""The letters beside a paragraph: which other articles carry it, solid for all of it, hollow for a part."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from app.model.alignment import LinkKind
from app.present import Carrier
from widgets.compare.decoration import colour
from widgets.compare.paragraph_box import ParagraphBox
from widgets.compare.surface import Surface
from widgets.theme import Theme, ui_font

SIZE, PITCH = 12, 13
"""Pixels: a letter's box, and from one to the next."""
_BEFORE = 3
_BEYOND = 12
"""Pixels below a paragraph that its letters may use: a row leaves as much."""
_MORE = "+"


def carriers_left(surface: Surface, article: int) -> int:
    """Return where the letters stand in the column of *article*: right of its text, pixels."""
    left, measure = surface.layout.style.columns(surface.layout.width_of(article))
    return left + measure + _BEFORE


def paint_carriers(painter: QPainter, surface: Surface, box: ParagraphBox, article: int, y: int) -> None:
    """Draw the letters beside *box*, whose top stands at *y*, one below the other; "+" for those without room."""
    found = surface.carriers(box.paragraph)
    if not found:
        return
    theme = surface.theme
    rect = QRectF(carriers_left(surface, article), y + (box.face.pitch - SIZE) // 2, SIZE, SIZE)
    room = max(1, int(y + box.height + _BEYOND - rect.top()) // PITCH)
    shown = found if len(found) <= room else found[: room - 1]

    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for carrier in shown:
        draw_letter(painter, theme, rect, carrier, surface.sigla[carrier.article])
        rect.translate(0, PITCH)
    if len(shown) < len(found):
        painter.setFont(_font())
        painter.setPen(colour(theme.dim))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _MORE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_letter(painter: QPainter, theme: Theme, rect: QRectF, carrier: Carrier, siglum: str) -> None:
    """Draw one article's letter in its hue: solid where it has the paragraph, hollow where it has a part of it."""
    solid = carrier.kind is not LinkKind.PARTIAL
    ink = colour(theme.ink_of(carrier.article))
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink if solid else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(colour(theme.page) if solid else ink)
    painter.setFont(_font())
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, siglum)


@lru_cache(maxsize=1)
def _font() -> QFont:
    font = ui_font()
    font.setPixelSize(9)
    font.setWeight(QFont.Weight.Bold)
    return font
