"""The tab of names: who is named, and what is called differently."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from widgets.sidebar.chips import ChipRow
from widgets.sidebar.entities_panel import EntitiesPanel
from widgets.sidebar.terms_panel import TermsPanel

NAMES, TERMS = "names", "terms"


class NamesTab(QWidget):
    """Two lists, of which the chips choose one; they are there only if anything is called differently."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = ChipRow(self)
        self.chips.setAccessibleName(self.tr("Names, or what is called differently"))
        self.entities = EntitiesPanel(self)
        self.terms = TermsPanel(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.entities)
        self._pages.addWidget(self.terms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        column.addWidget(self._pages, 1)
        self.chips.chosen.connect(self._show)
        self.refill()

    def refill(self) -> None:
        """Count both lists anew."""
        chips = []
        if self.terms.count:
            names, terms = self.entities.count, self.terms.count
            chips = [
                (NAMES, self.tr("Names {count}").format(count=names), self.tr("{count} names").format(count=names)),
                (
                    TERMS,
                    self.tr("Called differently {count}").format(count=terms),
                    self.tr("{count} things called differently").format(count=terms),
                ),
            ]
        self.chips.set_chips(chips, self.chips.current)
        self._show(self.chips.current)

    def show_page(self, name: str) -> None:
        """Bring ``NAMES`` or ``TERMS`` to the front, if it is there."""
        self.chips.set_current(name)
        self._show(self.chips.current)

    def _show(self, name: str) -> None:
        self._pages.setCurrentWidget(self.terms if name == TERMS else self.entities)
        self.setFocusProxy(self._front.view)

    @property
    def _front(self) -> EntitiesPanel | TermsPanel:
        return self.terms if self._pages.currentWidget() is self.terms else self.entities

    def focus_first(self) -> None:
        """Move the keyboard into the list in front."""
        self._front.focus_first()
