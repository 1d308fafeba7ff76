"""The strip between two panes: how each row is joined, and the handle that widens the columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.present.page import Sign
from widgets.compare.decoration import colour
from widgets.compare.surface import Surface
from widgets.theme import ui_font

GUTTER_WIDTH = 30
SIGN_DEPTH = 120
"""In a tall row the sign stands no deeper than this, in pixels, so that it is seen with the row's first lines."""

RING = 21
"""Diameter of the ring around the sign of a link made by hand, in pixels."""

_DRAG_START = 4

SignOf = Callable[[int, int, int], tuple[Sign, int] | None]


class LinkGutter(QWidget):
    """Between the panes of articles *first* and *second*. *sign_of* gives (row, first, second) -> (sign, link).

    ``dragged`` gives pixels since the drag began; ``link_activated`` and ``link_hovered`` the number of a link.
    """

    link_hovered = Signal(int)
    link_activated = Signal(int)
    menu_requested = Signal(int, QPoint)
    """The row, and the point on the screen."""
    drag_started = Signal()
    dragged = Signal(int)
    reset_requested = Signal()

    def __init__(
        self, surface: Surface, first: int, second: int, sign_of: SignOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.first, self.second = first, second
        self.link_text: Callable[[int], str] | None = None
        self.level: Callable[[], int | None] = lambda: None
        self.by_hand: Callable[[int], bool] = lambda _link: False
        self._surface = surface
        self._sign_of = sign_of
        self._press: QPoint | None = None
        self._dragging = False
        self._hovered = -1
        self._font = ui_font(11.5)
        self._font.setWeight(QFont.Weight.DemiBold)
        self.out_of_step = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAccessibleName(self.tr("Links between two articles"))

    def row_at(self, y: int) -> int | None:
        """Return the row at height *y*, if the panes beside stand level there."""
        rows = () if self.out_of_step else self._surface.layout.rows_on_screen()
        return next((row for row, top, height in rows if top <= y < top + height), None)

    def link_at(self, y: int) -> tuple[Sign, int] | None:
        """Return the sign and the link of the row at height *y*."""
        row = self.row_at(y)
        return self._sign_of(row, self.first, self.second) if row is not None else None

    def sign_rect(self, top: int, height: int) -> QRect:
        """Return where the sign of a row stands."""
        middle = top + min(height // 2, SIGN_DEPTH)
        return QRect(0, middle - 14, self.width(), 28)

    def update_row(self, row: int) -> None:
        """Repaint *row* if it is on screen."""
        for other, y, height in self._surface.layout.rows_on_screen():
            if other == row:
                self.update(QRect(0, y, self.width(), height))
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter, event.rect())
        finally:
            painter.end()

    def _paint(self, painter: QPainter, clip: QRect) -> None:
        theme = self._surface.theme
        layout = self._surface.layout
        painter.fillRect(clip, colour(theme.page if not self.out_of_step else theme.gap))
        painter.setFont(self._font)
        width = self.width()
        if self.out_of_step:
            y = self.level()
            if y is not None:
                painter.setPen(colour(theme.accent))
                painter.drawText(QRect(0, y - 14, width, 28), Qt.AlignmentFlag.AlignCenter, Sign.MOVED.value)
        else:
            for row, y, height in layout.rows_on_screen():
                if y > clip.bottom():
                    break
                if y + height <= clip.top():
                    continue
                if row in (self._surface.current_row, self._surface.hover_row):
                    painter.fillRect(QRect(0, y, width, height), colour(self._surface.row_colour(row, False)))
                painter.fillRect(QRect(0, y + height - 1, width, 1), colour(theme.line))
                found = self._sign_of(row, self.first, self.second)
                if found is not None:
                    painter.setPen(colour(self._sign_colour(found[0], row)))
                    rect = self.sign_rect(y, height)
                    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, found[0].value)
                    if self.by_hand(found[1]):
                        self._ring(painter, rect)
        edge = colour(theme.line)
        painter.fillRect(QRect(0, clip.top(), 1, clip.height()), edge)
        painter.fillRect(QRect(width - 1, clip.top(), 1, clip.height()), edge)

    @staticmethod
    def _ring(painter: QPainter, rect: QRect) -> None:
        """Draw the ring around the sign of a link that the reader made."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(0, 0, RING, RING)
        ring.moveCenter(QRectF(rect).center())
        painter.drawEllipse(ring)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _sign_colour(self, sign: Sign, row: int) -> str:
        theme = self._surface.theme
        if row == self._surface.current_row or sign is Sign.MOVED:
            return theme.accent
        return theme.shared if sign in (Sign.REWORDED, Sign.EDITED) else theme.dim

    # -- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.globalPosition().toPoint()
            self._dragging = False
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            across = event.globalPosition().toPoint().x() - self._press.x()
            if not self._dragging and abs(across) >= _DRAG_START:
                self._dragging = True
                self.drag_started.emit()
            if self._dragging:
                self.dragged.emit(across)
            return
        found = self.link_at(int(event.position().y()))
        link = found[1] if found else -1
        self.setCursor(Qt.CursorShape.PointingHandCursor if link >= 0 else Qt.CursorShape.SplitHCursor)
        if link != self._hovered:
            self._hovered = link
            self.link_hovered.emit(link)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._press is not None and not self._dragging
        self._press = None
        self._dragging = False
        if clicked and event.button() == Qt.MouseButton.LeftButton:
            found = self.link_at(int(event.position().y()))
            if found is not None:
                self.link_activated.emit(found[1])
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.link_at(int(event.position().y())) is None:
            self.reset_requested.emit()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.row_at(event.pos().y())
        if row is not None:
            self.menu_requested.emit(row, event.globalPos())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        if self._hovered != -1:
            self._hovered = -1
            self.link_hovered.emit(-1)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.link_at(event.pos().y())
            text = self.link_text(found[1]) if found is not None and self.link_text is not None else ""
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.showText(event.globalPos(), self.tr("Drag to widen, double-click for equal columns"), self)
            return True
        return super().event(event)
