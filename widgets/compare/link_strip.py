"""One quiet line under the panes: what the paragraph under the pointer or the caret is linked to, and why."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.compare.decoration import colour
from widgets.naming import tip
from widgets.theme import LIGHT, Theme, ui_font


class LinkStrip(QWidget):
    """Shows a sentence, elided; the whole of it in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._theme = LIGHT
        self.setFont(ui_font(9))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show *text*; an empty one clears the line."""
        if text != self._text:
            self._text = text
            self.setToolTip(tip(text))
            self.setAccessibleName(text)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use *theme* from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(QFontMetricsF(self.font()).height()) + 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), colour(self._theme.panel))
            painter.fillRect(0, 0, self.width(), 1, colour(self._theme.line))
            metrics = QFontMetricsF(self.font())
            painter.setPen(colour(self._theme.dim))
            shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - 28)
            painter.drawText(QPointF(14, (self.height() - metrics.height()) / 2 + metrics.ascent()), shown)
        finally:
            painter.end()
