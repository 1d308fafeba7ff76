"""The whole story in a finger's width: what each row is, where the reader stands, and a way to go anywhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from widgets.compare.decoration import colour
from widgets.compare.surface import Surface

OVERVIEW_WIDTH = 16
_SAMPLES = 4

ColourOf = Callable[[int], tuple[int, str] | None]
"""Gives a row's (weight, colour name), the heavier one winning where rows share a pixel; ``None`` for a quiet row."""


class Overview(QWidget):
    """A strip of row colours, check marks at its edge, and a frame around what is on screen.

    ``jump_requested`` gives the fraction 0..1 of the whole that should stand in the middle of the view.
    """

    jump_requested = Signal(float)

    def __init__(self, surface: Surface, colour_of: ColourOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._colour_of = colour_of
        self._checks: frozenset[int] = frozenset()
        self._picture: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("The whole comparison: click or drag to go there"))
        self.setAccessibleName(self.tr("Overview"))

    def set_checks(self, rows: frozenset[int]) -> None:
        """Mark *rows* as having something to check."""
        self._checks = rows
        self.refresh()

    def refresh(self) -> None:
        """Draw the strip anew: the page, the theme or the heights have changed."""
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * ratio:
            self._picture = self._draw(ratio)
        painter = QPainter(self)
        try:
            painter.drawPixmap(0, 0, self._picture)
            frame = self.frame()
            theme = self._surface.theme
            painter.setPen(colour(theme.dim))
            tint = colour(theme.dim)
            painter.drawRect(frame.adjusted(0, 0, -1, -1))
            painter.setOpacity(0.10)
            painter.fillRect(frame, tint)
        finally:
            painter.end()

    def frame(self) -> QRect:
        """Return where the frame around what is on screen stands."""
        layout = self._surface.layout
        total = max(1, layout.total())
        top = round(layout.value() / total * self.height())
        height = max(8, round(min(1.0, layout.viewport / total) * self.height()))
        return QRect(0, min(top, self.height() - height), self.width(), height)

    def _draw(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        theme = self._surface.theme
        picture.fill(colour(theme.panel))
        layout = self._surface.layout
        height, total = self.height(), layout.total()
        if not total or not height:
            return picture
        painter = QPainter(picture)
        try:
            painter.fillRect(QRect(0, 0, 1, height), colour(theme.line))
            self._draw_rows(painter, total)
            painter.setPen(Qt.PenStyle.NoPen)
            for row in sorted(self._checks):
                y = round((layout.top(row) + layout.estimates()[row] / 2) / total * height)
                painter.fillRect(QRect(self.width() - 5, max(0, y - 2), 4, 4), colour(theme.check))
        finally:
            painter.end()
        return picture

    def _draw_rows(self, painter: QPainter, total: int) -> None:
        """Row by row where there is a pixel for each, else pixel by pixel with a few rows asked for each."""
        layout = self._surface.layout
        height, count = self.height(), len(layout)
        left, width = 3, self.width() - 9
        if count <= height:
            heights = layout.estimates()
            y = 0
            for row in range(count):
                top, bottom = round(y / total * height), round((y + heights[row]) / total * height)
                y += heights[row]
                found = self._colour_of(row)
                if found is not None:
                    painter.fillRect(QRect(left, top, width, max(1, bottom - top - 1)), colour(found[1]))
            return
        for y in range(height):
            low, high = y * count // height, (y + 1) * count // height
            step = max(1, (high - low) // _SAMPLES)
            found = max(filter(None, (self._colour_of(row) for row in range(low, high, step))), default=None)
            if found is not None:
                painter.fillRect(QRect(left, y, width, 1), colour(found[1]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._jump(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event)

    def _jump(self, event: QMouseEvent) -> None:
        self.jump_requested.emit(max(0.0, min(1.0, event.position().y() / max(1, self.height()))))
        event.accept()
