"""The coverage table as it is drawn: words at the left, a narrow cell an article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.present import Sign
from widgets.sidebar.coverage_model import CELL_ROLE, OWN_ROLE
from widgets.sidebar.look import DISC, SMALL, disc_colours, scaled
from widgets.theme import LIGHT

_EDGE = 12
_WIDE, _NARROW = 46, 33
"""Pixels of an article's column: with up to four articles, and with more."""

_Index = QModelIndex | QPersistentModelIndex


class _CoverageDelegate(QStyledItemDelegate):
    """Paints a sign in its colour, the number in ink, absence as a faint dash; what one article has alone is tinted."""

    def __init__(self, view: CoverageView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(40, QFontMetrics(option.font).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, area = self._view.theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.accent_tint))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(theme.line))
        if index.column() == 0:
            self._words(painter, area, option.font, index)
        else:
            self._cell(painter, area, option.font, index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -1.5))
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, font: QFont, index: _Index) -> None:
        theme = self._view.theme
        own = index.data(OWN_ROLE)
        disc = QRectF(area.left() + _EDGE, area.center().y() - DISC / 2 + 0.5, DISC, DISC)
        ground, letter = disc_colours(theme, own)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(disc)
        small = scaled(font, 0.8)
        small.setBold(True)
        painter.setFont(small)
        painter.setPen(letter)
        painter.drawText(
            disc, Qt.AlignmentFlag.AlignCenter, self._view.sigla[own] if own < len(self._view.sigla) else ""
        )
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        room = area.adjusted(_EDGE + DISC + 6, 0, -4, -1)
        text = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _cell(self, painter: QPainter, area: QRect, font: QFont, index: _Index) -> None:
        theme = self._view.theme
        cell = index.data(CELL_ROLE)
        article = index.column() - 1
        if cell is None:
            painter.setPen(QColor(theme.dim))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–")
            return
        sign, number = cell
        if not sign:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tint_of(article)))
            painter.drawRoundedRect(QRectF(area).adjusted(3, 3, -3, -4), 4, 4)
            painter.setPen(QColor(theme.ink))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number)
            return
        metrics, small = QFontMetrics(font), scaled(font, SMALL)
        small.setBold(True)
        gap = 4 if area.width() > _NARROW else 2
        width = QFontMetrics(small).horizontalAdvance(sign) + gap + metrics.horizontalAdvance(number)
        left = area.left() + max(2, (area.width() - width) // 2)
        painter.setFont(small)
        quiet = sign in (Sign.IDENTICAL.value, Sign.PARTIAL.value)
        painter.setPen(QColor(theme.accent if sign == Sign.MOVED.value else theme.dim if quiet else theme.shared))
        painter.drawText(QRect(left, area.top(), area.width(), area.height()), Qt.AlignmentFlag.AlignVCenter, sign)
        left += QFontMetrics(small).horizontalAdvance(sign) + gap
        painter.setFont(font)
        painter.setPen(QColor(theme.dim if sign == Sign.PARTIAL.value else theme.ink))
        painter.drawText(QRect(left, area.top(), area.width(), area.height()), Qt.AlignmentFlag.AlignVCenter, number)


class CoverageView(QTableView):
    """Click or Enter goes to a cell's paragraph; a click on a heading sets the lines in that article's order."""

    opened = Signal(QModelIndex)
    order_requested = Signal(object)
    """The article, ``None`` for the base's order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.sigla: tuple[str, ...] = ()
        self.setItemDelegate(_CoverageDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStyleSheet(f"QHeaderView::section:first {{ padding-left: {_EDGE}px; }}")
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda column: self.order_requested.emit(column - 1 if column else None))
        self.clicked.connect(self.opened)

    def fit_columns(self) -> None:
        """Give the articles their narrow columns and the words the rest."""
        header = self.horizontalHeader()
        if header.count() == 0:
            return
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        narrow = _WIDE if header.count() <= 5 else _NARROW
        for column in range(1, header.count()):
            header.resizeSection(column, narrow)
        header.resizeSection(0, max(80, self.viewport().width() - narrow * (header.count() - 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
