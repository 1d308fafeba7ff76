"""Choosing among the articles of one file: a feed's items, a mailbox's letters, a package's stories."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.model.article import Item
from app.model.hidden import show_name
from widgets.naming import tip

_NUMBER = Qt.ItemDataRole.UserRole
_DETAIL = Qt.ItemDataRole.UserRole + 1
_PAD, _GAP = 7, 2

Index = QModelIndex | QPersistentModelIndex


class ChooseItem(QDialog):
    """A list with a filter. ``item`` is the number chosen, from 1; ``further``: it is wanted beside the present one."""

    def __init__(
        self, file: str, items: Sequence[Item], current: int, can_add: bool = True, parent: QWidget | None = None
    ) -> None:
        """*current*: the number of the article on screen; *can_add*: there is room for another one beside it."""
        super().__init__(parent)
        self.item = current
        self.further = False
        self._current = current
        self.setWindowTitle(self.tr("Articles in {file}").format(file=file))
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("Filter titles and details"))
        self.filter_box.setAccessibleName(self.tr("Filter titles and details"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Articles in this file"))
        self.list.setItemDelegate(_TwoLines(len(items), self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = QLabel(self)
        self.count.setProperty("dim", True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.add_button = self.buttons.addButton(
            self.tr("&Add as another article"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.show_button = self.buttons.addButton(self.tr("&Show this one"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.show_button.setDefault(True)
        # the style sheet sets it in bold, for which the style leaves no room
        bold = self.show_button.font()
        bold.setBold(True)
        wide = QFontMetrics(bold).horizontalAdvance(self.show_button.text().replace("&", ""))
        self.show_button.setMinimumWidth(wide + 30)
        self._can_add = can_add
        for number, item in enumerate(items, 1):
            self._add(number, item)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.filter_box)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        column.addWidget(self.buttons)
        self.list.currentItemChanged.connect(self._check)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.add_button.clicked.connect(lambda: self._take(further=True))
        # a list of three needs no hall
        self.resize(600, min(520, 150 + max(4, len(items)) * self.list.sizeHintForRow(0)))
        self.list.setCurrentRow(current - 1)
        self._filter("")
        self.filter_box.setFocus()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def shown(self) -> list[int]:
        """Return the numbers of the articles that the filter lets through."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [row.data(_NUMBER) for row in rows if not row.isHidden()]

    def _add(self, number: int, item: Item) -> None:
        row = QListWidgetItem(show_name(item.title) or self.tr("Untitled"))
        row.setData(_NUMBER, number)
        detail = show_name(item.detail)
        if number == self._current:
            detail = " · ".join(part for part in (self.tr("on screen"), detail) if part)
        row.setData(_DETAIL, detail)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}: {row.text()}. {detail}")
        row.setToolTip(tip("\n".join(show_name(part) for part in (item.title, item.detail) if part)))
        self.list.addItem(row)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        first = None
        for at in range(self.list.count()):
            row = self.list.item(at)
            words = f"{row.text()} {row.data(_DETAIL)}".casefold()
            row.setHidden(not all(word in words for word in wanted))
            if first is None and not row.isHidden():
                first = row
        current = self.list.currentItem()
        if current is None or current.isHidden():
            self.list.setCurrentItem(first)  # type: ignore[arg-type]
        shown, all_of_them = len(self.shown()), self.list.count()
        told = self.tr("{count} articles") if shown == all_of_them else self.tr("{shown} of {count} articles")
        self.count.setText(told.format(shown=f"{shown:,}", count=f"{all_of_them:,}"))
        self._check()

    def _chosen(self) -> int | None:
        row = self.list.currentItem()
        return row.data(_NUMBER) if row is not None and not row.isHidden() else None

    def _check(self) -> None:
        other = self._chosen() not in (None, self._current)
        self.show_button.setEnabled(other)
        self.add_button.setEnabled(other and self._can_add)
        self.add_button.setToolTip("" if self._can_add else self.tr("At most six articles stand side by side."))

    def _take(self, further: bool = False) -> None:
        chosen = self._chosen()
        if chosen is None or chosen == self._current:
            return
        self.item, self.further = chosen, further
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter_box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
            if event.key() in steps:
                # the list is walked while the filter keeps the keyboard
                self.list.event(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter_box.text():
                self.filter_box.clear()
                return True
        return super().eventFilter(watched, event)


class _TwoLines(QStyledItemDelegate):
    """A title, what else tells it apart dim below it, and its number at the left."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._digits = len(f"{count:,}")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * QFontMetrics(option.font).height() + 2 * _PAD + _GAP)  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""  # type: ignore[attr-defined]
        shown.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)  # type: ignore[attr-defined]
        rect: QRect = shown.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)  # type: ignore[attr-defined]
        metrics = QFontMetrics(shown.font)  # type: ignore[attr-defined]
        number = f"{index.data(_NUMBER):,}"
        left = metrics.horizontalAdvance("0") * (self._digits + 2)
        painter.save()
        palette: QPalette = shown.palette  # type: ignore[attr-defined]
        ink = palette.color(QPalette.ColorRole.Text)
        dim = _between(ink, palette.color(QPalette.ColorRole.Base), 0.35)
        line = QRect(rect.left(), rect.top(), left - _PAD, metrics.height())
        painter.setPen(dim)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        line = QRect(rect.left() + left, rect.top(), rect.width() - left, metrics.height())
        painter.setPen(ink)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, elide, line.width()))
        painter.setPen(dim)
        detail = metrics.elidedText(index.data(_DETAIL) or "", elide, line.width())
        painter.drawText(line.translated(0, metrics.height() + _GAP), Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """Return *one* with a *share* of *other* in it."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(mine + (theirs - mine) * share) for mine, theirs in pairs))
