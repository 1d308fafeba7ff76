"""The bar below a list that steps through the places of what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from widgets.naming import tip


class ElidedLabel(QLabel):
    """A label of one line that ends in an ellipsis where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """Show *text*, or as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(tip(text))
        self._fit()

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class StepsBar(QWidget):
    """What is chosen, and buttons: on, back, let go. ``stepped`` carries +1 or -1."""

    stepped = Signal(int)
    cleared = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.label = ElidedLabel(self)
        self.previous_button = self._button("◀", self.tr("Previous mention"), self.tr("Shift+Enter"))
        self.next_button = self._button("▶", self.tr("Next mention"), self.tr("Enter"))
        self.clear_button = self._button("✕", self.tr("Let go"), self.tr("Esc"))
        self.previous_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepped.emit(1))
        self.clear_button.clicked.connect(self.cleared)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 6, 8, 6)
        self._line.setSpacing(2)
        self._line.addWidget(self.label, 1)
        for button in (self.previous_button, self.next_button, self.clear_button):
            self._line.addWidget(button)
        self.hide()

    def add_button(self, sign: str, name: str) -> QToolButton:
        """Return a further button, beside the label."""
        button = self._button(sign, name)
        self._line.insertWidget(1, button)
        return button

    def show_step(self, name: str, number: int, count: int) -> None:
        """Say which of *count* places of *name* is shown, *number* counted from 1."""
        self.label.set_whole(self.tr("{name}: {number} of {count}").format(name=name, number=number, count=count))
        for button in (self.previous_button, self.next_button):
            button.setEnabled(count > 1)
        self.show()

    def _button(self, sign: str, name: str, keys: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})" if keys else name)
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
