"""What the findings and the quotes have in common: chips above a list of cards, and words where there are none."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from widgets.sidebar.card_view import CardView
from widgets.sidebar.chips import ChipRow
from widgets.theme import LIGHT, Theme


class CardPanel(QWidget):
    """Chips, cards, and a sentence in their place when there is nothing to show."""

    reveal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.chips = ChipRow(self)
        self.view = CardView(self)
        self.blank = QLabel(self)
        self.blank.setWordWrap(True)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.blank.setContentsMargins(16, 14, 16, 14)
        self.blank.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.blank.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.blank)
        column.addLayout(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        palette = self.blank.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.dim)
        self.blank.setPalette(palette)
        self.view.set_theme(theme)

    def show_cards(self, sentence: str) -> None:
        """Show the cards, or *sentence* where there are none; an empty sentence means cards."""
        self.blank.setText(sentence)
        self.blank.setAccessibleName(sentence)
        self._stack.setCurrentWidget(self.blank if sentence else self.view)

    def focus_first(self) -> None:
        """Move the keyboard to the list, or to the sentence in its place."""
        (self.blank if self._stack.currentWidget() is self.blank else self.view).setFocus()

    def step_to(self, model: QAbstractItemModel, step: int) -> QModelIndex:
        """Choose the card *step* places on, round the ends; return its index, invalid where there is none."""
        count = model.rowCount()
        if not count:
            return QModelIndex()
        current = self.view.chosen_row()
        if current >= 0:
            row = (current + step) % count
        else:
            row = 0 if step > 0 else count - 1
        index = model.index(row, 0)
        self.view.setCurrentIndex(index)
        return index
