"""Every key of the program on one sheet (F1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

KeyGroups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""(group, [(what it does, keys as text)])."""


class KeySheet(QDialog):
    """Actions and their keys by group, with a filter."""

    def __init__(self, groups: KeyGroups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("Filter actions and keys"))
        self.filter_box.setAccessibleName(self.tr("Filter actions and keys"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.installEventFilter(self)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Actions and their keys"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setItemsExpandable(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for name, lines in groups:
            if not lines:
                continue
            group = QTreeWidgetItem(self.tree, [name, ""])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            items: list[QTreeWidgetItem] = []
            self._groups.append((group, items))
            for text, keys in lines:
                item = QTreeWidgetItem(group, [text, keys])
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{text}: {keys}")
                items.append(item)
        self.tree.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.filter_box)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)
        self.resize(460, 560)
        self.filter_box.setFocus()

    def shown(self) -> list[tuple[str, str]]:
        """Return the (action, keys) that the filter lets through."""
        return [(item.text(0), item.text(1)) for _, items in self._groups for item in items if not item.isHidden()]

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for group, items in self._groups:
            for item in items:
                words = f"{group.text(0)} {item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in words for word in wanted))
            group.setHidden(all(item.isHidden() for item in items))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter_box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.tree.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter_box.text():
                self.filter_box.clear()
                return True
        return super().eventFilter(watched, event)
