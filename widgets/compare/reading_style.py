"""Fonts and spacing of the reading surface at one zoom: everything a paragraph's layout depends on but its width."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from app.model.kinds import ParagraphKind
from widgets.theme import reading_font, ui_font

MARGIN_WIDE = 40
MARGIN_NARROW = 30
MARGIN_RIGHT = 16
NARROW_COLUMN = 300
"""Columns up to this many pixels get the narrow margin."""

LONGEST_LINE = 90
"""The longest line of body text, in average characters."""

ROW_PADDING = 11
PARAGRAPH_GAP = 9
LEADING = 1.5
"""Line height as a multiple of the font's size in pixels."""

_SAMPLE = "The quick brown fox jumped over it, he said, while others were by the river. "


class Face:
    """One font with its line grid: ``pitch`` from line to line and ``baseline`` within a line, whole pixels."""

    __slots__ = ("baseline", "font", "pitch", "width")

    def __init__(self, font: QFont, leading: float = LEADING) -> None:
        metrics = QFontMetricsF(font)
        self.font = font
        self.pitch = max(round(QFontInfo(font).pixelSize() * leading + 0.49), round(metrics.height()))
        self.baseline = round((self.pitch - metrics.height()) / 2 + metrics.ascent())
        self.width = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)


class ReadingStyle:
    """The faces of every kind of paragraph at *zoom* per cent."""

    def __init__(self, zoom: int = 100) -> None:
        self.zoom = zoom
        scale = zoom / 100
        body = reading_font(zoom)
        title = reading_font(zoom)
        title.setPointSizeF(body.pointSizeF() * 1.32)
        title.setWeight(QFont.Weight.Bold)
        heading = reading_font(zoom)
        heading.setPointSizeF(body.pointSizeF() * 1.06)
        heading.setWeight(QFont.Weight.Bold)
        caption = reading_font(zoom)
        caption.setPointSizeF(body.pointSizeF() * 0.9)
        caption.setItalic(True)
        small = ui_font(9.0 * scale)
        self.body = Face(body)
        self.number = ui_font(max(6.5, 7.5 * scale))
        line = ui_font(9.5 * scale)
        self._fonts = {
            ParagraphKind.TITLE: (title, 1.36),
            ParagraphKind.HEADING: (heading, 1.42),
            ParagraphKind.CAPTION: (caption, 1.45),
            ParagraphKind.BYLINE: (line, 1.5),
            ParagraphKind.DATELINE: (line, 1.5),
            ParagraphKind.TABLE_ROW: (line, 1.5),
            ParagraphKind.FURNITURE: (small, 1.45),
        }
        # measuring a font loads it: only those that occur
        self._faces: dict[ParagraphKind, Face] = {}

    def face(self, kind: ParagraphKind) -> Face:
        """Return the face of a paragraph of *kind*."""
        found = self._faces.get(kind)
        if found is None:
            font = self._fonts.get(kind)
            found = self._faces[kind] = Face(*font) if font is not None else self.body
        return found

    def columns(self, column: int) -> tuple[int, int]:
        """Return where text starts in a column *column* pixels wide, and how wide it runs, in pixels.

        Lines grow no longer than the eye follows; what a wide screen has to spare goes to both sides.
        """
        margin = MARGIN_WIDE if column > NARROW_COLUMN else MARGIN_NARROW
        room = column - margin - MARGIN_RIGHT
        measure = min(room, round(LONGEST_LINE * self.body.width))
        return margin + max(0, (room - measure) // 2), max(24, measure)

    @staticmethod
    def indent(kind: ParagraphKind) -> int:
        """Return how far paragraphs of *kind* stand in from the margin, in pixels."""
        if kind is ParagraphKind.BLOCK_QUOTE:
            return 16
        return 14 if kind is ParagraphKind.LIST_ITEM else 0


@lru_cache(maxsize=8)
def style_for(zoom: int) -> ReadingStyle:
    """Return the style at *zoom* per cent; the same object for the same zoom."""
    return ReadingStyle(zoom)
