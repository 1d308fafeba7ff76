"""Paints rows of one pane: ground, margin, marks, selection, text, caret."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.model.article import ParagraphKind
from app.present.page import Role
from widgets.compare.carrier_signs import paint_carriers
from widgets.compare.decoration import colour, draw_behind, draw_under
from widgets.compare.pane_text import PaneText, Position
from widgets.compare.paragraph_box import ParagraphBox, Segments
from widgets.compare.row_layout import Anchor
from widgets.compare.surface import Surface
from widgets.theme import Mark

_QUIET = frozenset({ParagraphKind.FURNITURE, ParagraphKind.BYLINE, ParagraphKind.DATELINE, ParagraphKind.CAPTION})

BAR_LEFT = 10
"""How far left of the text the quotation bar stands, in pixels."""

MOVED_SIGN = "⇅"


class PanePainter:
    """Draws the part of one article's column that needs it."""

    def __init__(self, surface: Surface, article: int) -> None:
        self._surface = surface
        self._article = article

    def paint(
        self,
        painter: QPainter,
        clip: QRect,
        width: int,
        anchor: Anchor,
        text: PaneText | None,
        selection: tuple[Position, Position] | None,
        caret: Position | None,
        resting: int = -1,
    ) -> None:
        """Paint everything inside *clip*. *text* is needed for a selection, a caret or a paragraph *resting*.

        That is the index of the one that was read last, in a pane without the keyboard; -1 for none.
        """
        surface = self._surface
        theme = surface.theme
        painter.fillRect(clip, colour(theme.gap if len(surface.layout) else theme.page))
        for row, y, height in surface.layout.rows_on_screen(anchor):
            if y > clip.bottom():
                break
            if y + height <= clip.top():
                continue
            cell = surface.layout.cells(row)[self._article]
            painter.fillRect(QRect(0, y, width, height), colour(surface.row_colour(row, not cell.boxes)))
            painter.fillRect(QRect(0, y + height - 1, width, 1), colour(theme.line))
            if not cell.boxes:
                continue
            first = text.first_in(row) if text is not None else -1
            for number, (box, top) in enumerate(zip(cell.boxes, cell.tops, strict=True)):
                if box.paragraph.folded or y + top + box.height < clip.top() or y + top > clip.bottom():
                    continue
                index = first + number if text is not None else -1
                chosen = _part(selection, index, len(box.paragraph.text)) if selection and index >= 0 else None
                here = caret.offset if caret is not None and caret.index == index else None
                if index == resting >= 0:
                    painter.fillRect(QRect(0, y + top, 3, box.height), colour(theme.dim))
                self._paint_box(painter, clip, box, y + top, width, chosen, here)

    def _paint_box(
        self,
        painter: QPainter,
        clip: QRect,
        box: ParagraphBox,
        y: int,
        width: int,
        chosen: tuple[int, int] | None,
        caret: int | None,
    ) -> None:
        surface = self._surface
        theme = surface.theme
        paragraph = box.paragraph
        left = surface.layout.text_left(self._article)
        if (paragraph.article, paragraph.paragraph) in surface.begun:
            painter.fillRect(QRect(0, y - 4, width, box.height + 8), colour(theme.accent_tint))
        baseline, ascent = box.face.baseline, box.face.pitch * 0.62
        self._paint_margin(painter, box, left, y, caret is not None)
        if Role.CARRIED in surface.marks:
            paint_carriers(painter, surface, box, self._article, y)
        painter.translate(left, y)
        marks = [(mark, box.segments(start, end)) for start, end, mark in surface.marks_of(paragraph)]
        lit = theme.mark_for(frozenset(), paragraph.article, True)
        marks += [(lit, box.segments(start, end)) for start, end in surface.lit_in(paragraph)]
        for mark, segments in marks:
            draw_behind(painter, mark, segments, baseline, ascent)
        if chosen is not None:
            _fill(painter, box.segments(*chosen), theme.selection, 0)
        self._paint_found(painter, box)
        ink = colour(theme.dim if paragraph.kind in _QUIET else theme.ink)
        box.draw(painter, 0, 0, ink, QRectF(clip.translated(-left, -y)))
        for mark, segments in marks:
            draw_under(painter, mark, segments, baseline, ascent)
        if paragraph.kind is ParagraphKind.LIST_ITEM:
            painter.setPen(colour(theme.dim))
            painter.setFont(box.face.font)
            painter.drawText(QPointF(0, baseline), "•")
        if caret is not None:
            rect = box.caret(caret)
            painter.fillRect(QRectF(round(rect.x()) - 0.0, rect.y() + 2, 2, rect.height() - 4), colour(theme.accent))
        painter.translate(-left, -y)

    def _paint_found(self, painter: QPainter, box: ParagraphBox) -> None:
        surface = self._surface
        paragraph = box.paragraph
        place = (paragraph.article, paragraph.paragraph)
        now = surface.found_now
        for start, end in surface.found.get(place, ()):
            here = now is not None and (now.article, now.paragraph, now.start) == (*place, start)
            segments = box.segments(start, end)
            _fill(painter, segments, surface.theme.find_now if here else surface.theme.find_tint, 0 if here else 3)
            if here:
                draw_under(
                    painter,
                    Mark(frame=surface.theme.ink),
                    segments,
                    box.face.baseline,
                    box.face.pitch * 0.62,
                )

    def _paint_margin(self, painter: QPainter, box: ParagraphBox, left: int, y: int, focused: bool) -> None:
        surface = self._surface
        theme = surface.theme
        paragraph = box.paragraph
        if focused:
            painter.fillRect(QRect(0, y, 3, box.height), colour(theme.accent))
        elif (paragraph.article, paragraph.paragraph) in surface.partners:
            painter.fillRect(QRect(0, y, 3, box.height), colour(theme.shared))
        if paragraph.quoted and Role.QUOTE in surface.marks:
            painter.fillRect(QRect(left - BAR_LEFT, y + 2, 3, box.height - 4), colour(theme.shared))
        if paragraph.number is None and not paragraph.moved:
            return
        font = surface.layout.style.number
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        right = left - BAR_LEFT - 4
        if paragraph.number is not None:
            label = str(paragraph.number)
            painter.setPen(colour(theme.dim))
            painter.drawText(QPointF(right - metrics.horizontalAdvance(label), y + box.face.baseline - 1), label)
        if paragraph.moved and Role.MOVED in surface.marks:
            painter.setPen(colour(theme.accent))
            painter.drawText(self.moved_sign_at(box, left, y), Qt.AlignmentFlag.AlignCenter, MOVED_SIGN)

    @staticmethod
    def moved_sign_at(box: ParagraphBox, left: int, y: int) -> QRect:
        """Return where the sign of a moved paragraph stands whose text starts at (*left*, *y*)."""
        right = left - BAR_LEFT - 4
        if box.line_count > 1:
            return QRect(right - 14, y + box.face.pitch, 16, box.face.pitch)
        return QRect(right - 26, y, 14, box.face.pitch)


def _part(selection: tuple[Position, Position], index: int, length: int) -> tuple[int, int] | None:
    first, last = selection
    if not first.index <= index <= last.index:
        return None
    start = first.offset if index == first.index else 0
    end = last.offset if index == last.index else length
    return (start, end) if end > start else None


def _fill(painter: QPainter, segments: Segments, name: str, inset: int) -> None:
    fill = colour(name)
    for rect in segments:
        painter.fillRect(rect.adjusted(0, inset, 0, -inset), fill)
