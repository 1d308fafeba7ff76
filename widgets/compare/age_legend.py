"""What the marks by age mean: a sample for each version that has sentences of its own, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.model.comparison import Comparison
from app.present import sentence_ages
from widgets.compare.decoration import colour, draw_behind, draw_under
from widgets.sidebar.chips import FlowLayout
from widgets.theme import LIGHT, Theme, ui_font


class _Sample(QWidget):
    """Words in the look of the sentences that are new in *article*; plain ones for the oldest version."""

    def __init__(self, text: str, article: int | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.text, self.article, self.theme = text, article, theme
        self.setAccessibleName(text)
        self.setFont(ui_font(9))

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self.text)) + 16, round(metrics.height()) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            metrics = QFontMetricsF(self.font())
            baseline = (self.height() - metrics.height()) / 2 + metrics.ascent() - 1
            rects = (QRectF(8, 0, metrics.horizontalAdvance(self.text), self.height()),)
            mark = self.theme.age_mark(self.article) if self.article is not None else None
            if mark is not None:
                draw_behind(painter, mark, rects, round(baseline), metrics.ascent())
            painter.setFont(self.font())
            painter.setPen(colour(self.theme.ink))
            painter.drawText(QPointF(8, baseline), self.text)
            if mark is not None:
                draw_under(painter, mark, rects, round(baseline), metrics.ascent())
        finally:
            painter.end()


class AgeLegend(QWidget):
    """Stands above the panes while sentences are marked by age; ``closed`` asks for the usual marks."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._comparison: Comparison | None = None
        self._flow = FlowLayout(self, 2, QMargins(12, 2, 12, 2))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use *theme* from now on."""
        self._theme = theme
        self._rebuild()

    def show_ages(self, comparison: Comparison | None) -> None:
        """Say what the marks of this comparison mean; ``None``: nothing is marked by age."""
        self._comparison = comparison
        self.setVisible(comparison is not None)
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        comparison = self._comparison
        if comparison is None:
            return
        label = QLabel(self.tr("Sentences by age"), self)
        label.setProperty("dim", True)
        label.setFont(ui_font(9))
        label.setContentsMargins(0, 6, 6, 6)
        self._add(label)
        occurring = {article for stretches in sentence_ages(comparison).values() for *_, article in stretches}
        for trail in comparison.trails:
            oldest, *later = trail.articles
            sigla = [comparison.articles[article].siglum for article in (oldest, *later)]
            self._add(_Sample(self.tr("as in {siglum}").format(siglum=sigla[0]), None, self._theme, self))
            for siglum, article in zip(sigla[1:], later, strict=True):
                if article in occurring:
                    text = self.tr("new in {siglum}").format(siglum=siglum)
                    self._add(_Sample(text, article, self._theme, self))
        beside = QWidget(self)
        line = QHBoxLayout(beside)
        line.setContentsMargins(8, 5, 0, 0)  # level with the words, which stand lower than the flow's top
        usual = QToolButton(beside)
        usual.setText(self.tr("Usual marks"))
        usual.setProperty("small", True)
        usual.setFont(ui_font(8.5))
        usual.setCursor(Qt.CursorShape.PointingHandCursor)
        usual.clicked.connect(self.closed)
        line.addWidget(usual)
        self._add(beside)
        self.updateGeometry()

    def _add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()
