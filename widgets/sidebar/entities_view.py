"""The tree that shows who is named: names with their aliases behind them, and a column of counts an article."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from widgets.sidebar.entities_model import ALIASES_ROLE, ENTITY_ROLE
from widgets.sidebar.look import SMALL, scaled
from widgets.theme import LIGHT
from widgets.utf16 import Utf16Map, unit_count

MAX_LINES = 3
_EDGE = 12
_ABOVE = 5
_COUNT_WIDTH = 34


class _EntityDelegate(QStyledItemDelegate):
    """Paints headings quietly, names in ink, aliases dim, absence as a faint dash."""

    def __init__(self, view: EntitiesView) -> None:
        super().__init__(view)
        self._view = view

    def _lines(
        self, index: QModelIndex | QPersistentModelIndex, font: QFont, width: float
    ) -> tuple[QTextLayout, float]:
        name, aliases = str(index.data()), str(index.data(ALIASES_ROLE) or "")
        text = f"{name}  {aliases}" if aliases else name
        layout, height, end = self._break(text, name, font, width)
        if end < unit_count(text):
            text = text[: max(1, Utf16Map(text).to_points(end) - 2)].rstrip() + "…"
            layout, height, _ = self._break(text, name, font, width)
        return layout, height

    def _break(self, text: str, name: str, font: QFont, width: float) -> tuple[QTextLayout, float, int]:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if len(text) > len(name):
            style = QTextCharFormat()
            style.setForeground(QColor(self._view.theme.dim))
            style.setFont(scaled(font, SMALL))
            dim = QTextLayout.FormatRange()
            dim.start = unit_count(name)
            dim.length = unit_count(text) - dim.start
            dim.format = style
            layout.setFormats([dim])
        height, end = 0.0, 0
        layout.beginLayout()
        for _ in range(MAX_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(40.0, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return layout, height, end

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetrics(option.font)
        if index.data(ENTITY_ROLE) is None:
            return QSize(40, metrics.height() + 16)
        if index.column() > 0:
            return QSize(_COUNT_WIDTH, metrics.height() + 2 * _ABOVE)
        width = self._view.columnWidth(0) - _EDGE - 6
        return QSize(width, math.ceil(self._lines(index, option.font, width)[1]) + 2 * _ABOVE + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._view.theme
        area = QRect(option.rect)
        painter.save()
        entity = index.data(ENTITY_ROLE)
        if entity is None:
            self._heading(painter, area, option.font, index)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.accent_tint))
        painter.setPen(QColor(theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if index.column() == 0:
            layout, _ = self._lines(index, option.font, area.width() - _EDGE - 6)
            painter.setPen(QColor(theme.ink))
            layout.draw(painter, QPointF(area.left() + _EDGE, area.top() + _ABOVE))
        else:
            text = str(index.data())
            painter.setPen(QColor(theme.dim if text == "–" else theme.ink))
            painter.setFont(option.font)
            painter.drawText(
                area.adjusted(0, _ABOVE, 0, 0), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text
            )
        if index.column() == 0 and index == self._view.currentIndex() and self._view.hasFocus():
            painter.fillRect(area.left(), area.top(), 3, area.height(), QColor(theme.accent))
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, font: QFont, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.column() > 0:
            return
        small = scaled(font, SMALL)
        small.setBold(True)
        painter.setFont(small)
        focused = index == self._view.currentIndex() and self._view.hasFocus()
        painter.setPen(QColor(self._view.theme.accent if focused else self._view.theme.dim))
        sign = "▾ " if self._view.isExpanded(self._view.model().index(index.row(), 0)) else "▸ "
        text = QFontMetrics(small).elidedText(
            sign + str(index.data()), Qt.TextElideMode.ElideRight, area.width() - _EDGE
        )
        painter.drawText(
            area.adjusted(_EDGE, 8, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
        )


class EntitiesView(QTreeView):
    """Enter or click chooses a row, Shift+Enter goes a mention back, Escape lets go.

    Several rows can be selected. F2 asks for another name, Del for those selected to be left out; ``menu_requested``
    carries where on the screen, ``joined`` the entities that were dragged on another one.
    """

    chosen = Signal(QModelIndex, int)
    cleared = Signal()
    rename_requested = Signal()
    drop_requested = Signal()
    menu_requested = Signal(QPoint)
    joined = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.setItemDelegate(_EntityDelegate(self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.header().setStretchLastSection(False)
        self.header().setStyleSheet(f"QHeaderView::section:first {{ padding-left: {_EDGE}px; }}")
        self.header().setSectionsClickable(False)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDragDropOverwriteMode(True)
        self._dragged: tuple[int, ...] = ()
        self.clicked.connect(self._click)

    def selected(self) -> tuple[int, ...]:
        """Return the entities selected, in the order of the list."""
        rows = sorted(
            self.selectionModel().selectedRows(0) if self.selectionModel() else [],
            key=lambda index: (index.parent().row(), index.row()),
        )
        return tuple(number for index in rows if (number := index.data(ENTITY_ROLE)) is not None)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's own name
        self._dragged = self.selected()
        super().startDrag(supportedActions)
        self._dragged = ()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if self._dropped_on(event) is None:
            event.ignore()
        else:
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._dropped_on(event)
        if target is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.joined.emit(self._dragged, target)

    def _dropped_on(self, event: QDropEvent) -> int | None:
        """Return the entity under something dragged from this list, unless it is itself dragged."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        number = index.data(ENTITY_ROLE) if self._dragged and index.isValid() else None
        return None if number in self._dragged else number

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected():
            self.menu_requested.emit(event.globalPos())

    def fit_columns(self) -> None:
        """Give the counts their narrow columns and the names the rest."""
        header = self.header()
        if header.count() == 0:
            return
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        narrow = _COUNT_WIDTH if header.count() <= 4 else 26
        for column in range(1, header.count()):
            header.resizeSection(column, narrow)
        self.setColumnWidth(0, max(80, self.viewport().width() - narrow * (header.count() - 1)))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def _click(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        if first.data(ENTITY_ROLE) is None:
            self.setExpanded(first, not self.isExpanded(first))
        elif len(self.selected()) == 1:
            self.chosen.emit(first, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if index.data(ENTITY_ROLE) is None:
                self.setExpanded(index, not self.isExpanded(index))
            else:
                self.chosen.emit(index, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        elif event.key() == Qt.Key.Key_F2 and len(self.selected()) == 1:
            self.rename_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers() and self.selected():
            self.drop_requested.emit()
        else:
            super().keyPressEvent(event)
