"""One thing, called differently: evidence, never a verdict."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.model.comparison import Comparison
from app.model.passage import Passage
from widgets.sidebar.panel import CardPanel
from widgets.sidebar.steps_bar import StepsBar
from widgets.sidebar.terms_model import TermsFilter, TermsModel


class TermsPanel(CardPanel):
    """Cards of what each article calls one thing; choosing one, or an article's terms on it, steps through the uses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._stops: tuple[Passage, ...] = ()
        self._chosen: tuple[int, int] | None = None
        self._position = 0
        self.chips.set_chips((), "")
        self.view.setAccessibleName(self.tr("What each article calls one thing"))
        self.model = TermsModel(self)
        self._filter = TermsFilter(self.model, self)
        self.view.setModel(self.filter)
        self.view.opened.connect(self._open)
        self.steps = StepsBar(self.tr("Uses of the chosen terms"), self)
        self.steps.stepped.connect(self.step)
        self.steps.cleared.connect(self.clear)
        self.column.addWidget(self.steps)
        self.set_comparison(None)

    @property
    def filter(self) -> TermsFilter:
        return self._filter

    @property
    def count(self) -> int:
        """How many things are called differently."""
        return len(self._comparison.terms) if self._comparison else 0

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; what is chosen stays chosen where the terms are the same."""
        before = self._comparison.terms if self._comparison else ()
        self._comparison = comparison
        if comparison is not None and comparison.terms == before and before:
            return
        self.clear()
        self.model.set_comparison(comparison)
        self.view.forget()
        self.show_cards("" if self.count else self.tr("Nothing is called differently."))

    def step(self, step: int) -> None:
        """Show the next use (+1) or the one before (-1), round the ends."""
        if self._stops:
            self._position = (self._position + step) % len(self._stops)
            self._show()

    def clear(self) -> None:
        """Let go of what is chosen."""
        self._chosen, self._stops, self._position = None, (), 0
        self.steps.hide()

    def _open(self, index: QModelIndex, wording: int) -> None:
        item = self.filter.item_at(index)
        if item is None:
            return
        if (item, wording) == self._chosen:
            self.step(1)
            return
        self._chosen = item, wording
        self._stops, self._position = self.model.stops(item, wording), 0
        self._show()

    def _show(self) -> None:
        assert self._chosen is not None
        assert self._comparison is not None
        at = self._stops[self._position]
        article = self._comparison.articles[at.article]
        words = article.paragraphs[at.paragraph].text[at.start : at.end]
        self.steps.show_step(f"{article.siglum} “{words}”", self._position + 1, len(self._stops))
        # the one to go to first, the others lit where they stand
        self.reveal_requested.emit((at, *(stop for stop in self._stops if stop != at)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.clear()
        else:
            super().keyPressEvent(event)
