"""The two questions about names that need a list: whom it is the same as, and which of its forms are somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

_NUMBER = Qt.ItemDataRole.UserRole


class ChooseName(QDialog):
    """A list of names with a filter; ``number`` is the one accepted."""

    def __init__(self, name: str, others: Sequence[tuple[int, str, str]], parent: QWidget | None = None) -> None:
        """*others*: (number, name, detail), in the order they are offered."""
        super().__init__(parent)
        self.number: int | None = None
        self.setWindowTitle(self.tr("Same as…"))
        ask = QLabel(self.tr("“{name}” is the same as:").format(name=name), self)
        ask.setTextFormat(Qt.TextFormat.PlainText)
        ask.setWordWrap(True)
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("Filter names"))
        self.filter_box.setAccessibleName(self.tr("Filter names"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Names"))
        self.list.setUniformItemSizes(True)
        for number, other, detail in others:
            row = QListWidgetItem(f"{other}  ·  {detail}")
            row.setData(_NUMBER, number)
            self.list.addItem(row)
        self.buttons = _buttons(self, self.tr("&They are one"))
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(lambda _row: self._take())
        self.list.currentItemChanged.connect(self._check)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for part in (ask, self.filter_box, self.list, self.buttons):
            column.addWidget(part)
        self.resize(420, 380)
        self.list.setCurrentRow(0)
        self._check()
        self.filter_box.setFocus()

    def _filter(self, text: str) -> None:
        wanted = " ".join(text.casefold().split())
        rows = [self.list.item(row) for row in range(self.list.count())]
        for row in rows:
            row.setHidden(wanted not in row.text().casefold())
        self.list.setCurrentItem(next((row for row in rows if not row.isHidden()), None))  # pyright: ignore[reportArgumentType] - none is allowed

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.list.currentItem() is not None)

    def _take(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            self.number = row.data(_NUMBER)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if watched is self.filter_box and pressed == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)


class ChooseForms(QDialog):
    """A list of the forms of one name, each to be ticked; ``forms`` are those ticked."""

    def __init__(self, name: str, forms: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """*forms*: (form, where it stands), in the order they are offered."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Somebody or something else"))
        ask = QLabel(self.tr("Which of these are not “{name}”?").format(name=name), self)
        ask.setTextFormat(Qt.TextFormat.PlainText)
        ask.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Forms of the name"))
        for form, where in forms:
            row = QListWidgetItem(f"{form}  ·  {where}")
            row.setData(_NUMBER, form)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(row)
        self.buttons = _buttons(self, self.tr("&Split them off"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.itemChanged.connect(self._check)
        self.list.setCurrentRow(0)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for part in (ask, self.list, self.buttons):
            column.addWidget(part)
        self.resize(420, 300)
        self._check()
        self.list.setFocus()

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms ticked, in their order."""
        rows = [self.list.item(row) for row in range(self.list.count())]
        return tuple(row.data(_NUMBER) for row in rows if row.checkState() == Qt.CheckState.Checked)

    def _check(self) -> None:
        # one form at least has to stay
        fits = 0 < len(self.forms) < self.list.count()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fits)


def _buttons(parent: QDialog, text: str) -> QDialogButtonBox:
    buttons = QDialogButtonBox(parent)
    buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
    buttons.addButton(QDialogButtonBox.StandardButton.Ok).setText(text)
    return buttons
