"""The quote ledger: who is quoted, in which words, in which articles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from app.model.comparison import Comparison, Stage
from widgets.sidebar.panel import CardPanel
from widgets.sidebar.quotes_model import QuotesFilter, QuotesModel, differs, only_in

_ONLY = "only:"


class QuotesPanel(CardPanel):
    """Cards of utterances under chips: all, those that differ, those one article alone has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view.setAccessibleName(self.tr("Quotations"))
        self.chips.setAccessibleName(self.tr("Show which quotations"))
        self._comparison: Comparison | None = None
        self.model = QuotesModel(self)
        self.filter = QuotesFilter(self.model, self)
        self.view.setModel(self.filter)
        self.view.opened.connect(self._open)
        self.chips.chosen.connect(lambda _key: self._apply())
        self.set_comparison(None)

    @property
    def count(self) -> int:
        """How many utterances there are, filtered or not."""
        return self.model.rowCount()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; a filter that still makes sense stays on."""
        current = self.chips.current or "all"
        before = self._comparison
        same = comparison is not None and before is not None and comparison.quotes == before.quotes
        row = self.view.chosen_row()
        self._comparison = comparison
        self.model.set_comparison(comparison)
        self.view.forget()
        self._show_chips(current)
        self._apply()
        if same and 0 <= row < self.filter.rowCount():
            self.view.setCurrentIndex(self.filter.index(row, 0))

    def next_quote(self, step: int) -> None:
        """Choose the next quotation that differs (+1), or the one before (-1), and ask to see it."""
        rows = self._differing_rows()
        if not rows:
            if not any(differs(entry) for entry in self.model.entries):
                return
            self.chips.set_current("differs")
            self._apply()
            rows = self._differing_rows()
        current = self.view.chosen_row()
        later, earlier = [row for row in rows if row > current], [row for row in rows if row < current]
        if step > 0:
            row = later[0] if later else rows[0]
        else:
            row = earlier[-1] if earlier else rows[-1]
        index = self.filter.index(row, 0)
        self.view.setCurrentIndex(index)
        self._open(index)

    def _differing_rows(self) -> list[int]:
        sources = (self.filter.mapToSource(self.filter.index(row, 0)).row() for row in range(self.filter.rowCount()))
        return [row for row, source in enumerate(sources) if differs(self.model.entries[source])]

    def _show_chips(self, current: str) -> None:
        comparison = self._comparison
        entries = self.model.entries
        if comparison is None or not entries:
            self.chips.set_chips([], "")
            return
        count = sum(differs(entry) for entry in entries)
        chips = [
            ("all", self.tr("All"), self.tr("All {count} quotations").format(count=len(entries))),
            (
                "differs",
                self.tr("Differs {count}").format(count=count),
                self.tr("{count} quotations that differ").format(count=count),
            ),
        ]
        for number, article in enumerate(comparison.articles):
            count = sum(only_in(entry) == number for entry in entries)
            if count:
                text = self.tr("Only in {siglum} {count}").format(siglum=article.siglum, count=count)
                spoken = self.tr("{count} quotations only in {siglum}").format(siglum=article.siglum, count=count)
                chips.append((f"{_ONLY}{number}", text, spoken))
        self.chips.set_chips(chips, current)

    def _apply(self) -> None:
        key = self.chips.current
        only = int(key.removeprefix(_ONLY)) if key.startswith(_ONLY) else None
        self.filter.set_filter(differing=key == "differs", only=only)
        self.view.scrollToTop()
        comparison = self._comparison
        sentence = ""
        if comparison is None or len(comparison.articles) < 2:
            sentence = self.tr("Open two articles to compare them.")
        elif not self.model.entries and comparison.stage < Stage.COMPLETE:
            sentence = self.tr("Looking for quotations…")
        elif not self.model.entries:
            sentence = self.tr("No quotations: nobody is quoted in these articles, directly or indirectly.")
        elif not self.filter.rowCount():
            sentence = self.tr("No quotation differs between the articles.")
        self.show_cards(sentence)

    def _open(self, index: QModelIndex) -> None:
        passages = self.model.passages(self.filter.mapToSource(index).row())
        if passages:
            self.reveal_requested.emit(passages)
