"""The find bar: one field for all panes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

_TYPING_PAUSE_MS = 80


class FindBar(QWidget):
    """Asks to find; the answer comes back through :meth:`show_count`.

    ``find_requested`` gives the text, backwards, match case, and whether typing asked (then stay at the match if it
    still matches). ``closed`` follows Esc or the cross.
    """

    find_requested = Signal(str, bool, bool, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in all articles"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("Find in all articles"))
        self.field.setMaximumWidth(420)
        self.count = QLabel(self)
        self.count.setProperty("dim", True)
        self.count.setMinimumWidth(90)
        self.previous = self._button("↑", self.tr("Previous match (Shift+F3)"))
        self.next = self._button("↓", self.tr("Next match (F3)"))
        self.case = QCheckBox(self.tr("Match &case"), self)
        self.close_button = self._button("✕", self.tr("Close (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(6)
        for widget in (self.field, self.count, self.previous, self.next, self.case):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)
        # searching two books takes a moment: not at every letter of a word typed in one go
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._typed)
        self.field.textEdited.connect(self._on_edited)
        self.field.textChanged.connect(self._on_changed)
        self.previous.clicked.connect(self.find_previous)
        self.next.clicked.connect(self.find_next)
        self.case.toggled.connect(self._typed)
        self.close_button.clicked.connect(self.closed)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("quiet", True)
        return button

    def open(self, text: str = "") -> None:
        """Show the bar with *text*, or what was there, selected for overtyping."""
        if text:
            self.field.setText(text)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def find_next(self) -> None:
        """Ask for the next match."""
        self._ask(False, False)

    def find_previous(self) -> None:
        """Ask for the match before."""
        self._ask(True, False)

    def _typed(self) -> None:
        self._ask(False, True)

    def _on_edited(self) -> None:
        self._pause.start()

    def _on_changed(self, text: str) -> None:
        if not text:
            self._pause.stop()
            self._typed()

    def _ask(self, backwards: bool, typed: bool) -> None:
        self._pause.stop()
        self.find_requested.emit(self.field.text(), backwards, self.case.isChecked(), typed)

    def show_count(self, number: int, of: int) -> None:
        """Show "3 of 17", or that there is none."""
        if not self.field.text():
            self.count.setText("")
        elif not of:
            self.count.setText(self.tr("not found"))
        else:
            self.count.setText(self.tr("{number} of {of}").format(number=number, of=of))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._ask(backwards, False)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
