"""What the findings and the quotes have in common: chips above a list of cards, and words where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from widgets.sidebar.card_view import CardView
from widgets.sidebar.chips import ChipRow
from widgets.sidebar.sections import Section, SectionFilter
from widgets.theme import LIGHT, Theme


class CardPanel(QWidget):
    """Chips, cards in sections, and a sentence in their place when there is nothing to show.

    Who inherits gives ``filter``, over a model of its own.
    """

    reveal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.chips = ChipRow(self)
        self.view = CardView(self)
        self.view.folded.connect(self._fold)
        self.blank = QLabel(self)
        self.blank.setWordWrap(True)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.blank.setContentsMargins(16, 14, 16, 14)
        self.blank.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.blank.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.chips)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.blank)
        self.column.addLayout(self._stack, 1)

    @property
    def filter(self) -> SectionFilter:
        """What of the model is shown."""
        raise NotImplementedError

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

    def step_to(self, step: int) -> QModelIndex:
        """Choose the card *step* places on, round the ends; return its index, invalid where there is none."""
        cards = [row for row, item in enumerate(self.filter.shown()) if item is not None]
        return self.choose_from(cards, step)

    def choose_from(self, rows: Sequence[int], step: int) -> QModelIndex:
        """Choose the next (+1) or previous (-1) of *rows*, ascending, from the one chosen, round the ends."""
        if not rows:
            return QModelIndex()
        current = self.view.chosen_row()
        later, earlier = [row for row in rows if row > current], [row for row in rows if row < current]
        if step > 0:
            row = later[0] if later else rows[0]
        else:
            row = earlier[-1] if earlier else rows[-1]
        index = self.filter.index(row, 0)
        self.view.setCurrentIndex(index)
        return index

    def choose_again(self, item: int | None) -> None:
        """Choose the card of an item where it is shown."""
        shown = self.filter.shown()
        if item is not None and item in shown:
            self.view.setCurrentIndex(self.filter.index(shown.index(item), 0))

    @property
    def chosen(self) -> int | None:
        """The number of the item whose card is chosen."""
        row = self.view.chosen_row()
        return self.filter.item_at(self.filter.index(row, 0)) if row >= 0 else None

    def _fold(self, index: QModelIndex) -> None:
        section = self.filter.section_at(index)
        self.filter.fold(section, not self.filter.unfolded(section))
        row = next((row for row in range(self.filter.rowCount()) if self._heads(row, section)), -1)
        if row >= 0:
            self.view.setCurrentIndex(self.filter.index(row, 0))

    def _heads(self, row: int, section: Section) -> bool:
        index = self.filter.index(row, 0)
        return self.filter.item_at(index) is None and self.filter.section_at(index) is section
