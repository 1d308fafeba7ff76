"""The quote ledger: who is quoted, in which words, in which articles."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from app import messages
from app.model.comparison import Comparison, Stage
from app.model.quote import Verdict
from app.present import VERDICT_SIGNS, VERDICTS_WORST_FIRST
from widgets.sidebar.panel import CardPanel
from widgets.sidebar.quotes_model import NOBODY, QuotesFilter, QuotesModel

_ONLY = "only:"
_VERDICT = "verdict:"


class QuotesPanel(CardPanel):
    """Cards of utterances under chips: all, those that differ; by verdict or by the one article; by speaker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view.setAccessibleName(self.tr("Quotations"))
        self.chips.setAccessibleName(self.tr("Show which quotations"))
        self._comparison: Comparison | None = None
        self.speakers = self.chips.add_menu()
        self.speakers.picked.connect(lambda _key: self._apply())
        self.help_button = self.chips.add_help()
        self.model = QuotesModel(self)
        self._filter = QuotesFilter(self.model, self)
        self.view.setModel(self.filter)
        self.view.opened.connect(self._open)
        self.chips.chosen.connect(lambda _key: self._apply())
        self.set_comparison(None)

    @property
    def filter(self) -> QuotesFilter:
        return self._filter

    @property
    def count(self) -> int:
        """How many utterances there are, filtered or not."""
        return len(self.model.entries)

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; a filter that still makes sense stays on."""
        current, speaker = self.chips.current or "all", self.speakers.current
        before = self._comparison
        same = comparison is not None and before is not None and comparison.utterances == before.utterances
        item = self.chosen
        self._comparison = comparison
        self.model.set_comparison(comparison)
        self.view.forget()
        self._show_chips(current, speaker)
        self._apply()
        if same:
            self.choose_again(item)

    def next_quote(self, step: int) -> None:
        """Choose the next quotation that differs (+1), or the one before (-1), and ask to see it."""
        rows = self._differing_rows()
        if not rows:
            if not any(entry.differs for entry in self.model.entries):
                return
            self.speakers.set_current("")
            self.chips.set_current("differs")
            self._apply()
            for section in self.model.sections:
                self.filter.fold(section, True)
            rows = self._differing_rows()
        self._open(self.choose_from(rows, step), -1)

    def _differing_rows(self) -> list[int]:
        entries = self.model.entries
        return [row for row, item in enumerate(self.filter.shown()) if item is not None and entries[item].differs]

    def _show_chips(self, current: str, speaker: str) -> None:
        comparison, entries = self._comparison, self.model.entries
        if comparison is None or not entries:
            self.chips.set_chips([], "")
            self.speakers.set_entries("", ())
            return
        count = sum(entry.differs for entry in entries)
        chips = [
            ("all", self.tr("All"), self.tr("All {count} quotations").format(count=len(entries))),
            (
                "differs",
                self.tr("Differs {count}").format(count=count),
                self.tr("{count} quotations that differ").format(count=count),
            ),
        ]
        found = Counter(verdict for entry in entries for verdict in set(entry.verdicts) if verdict is not None)
        verdicts = [
            (f"{_VERDICT}{verdict.value}", f"{VERDICT_SIGNS[verdict]}  {messages.verdict(verdict)} {found[verdict]}")
            for verdict in VERDICTS_WORST_FIRST
            if found[verdict]
        ]
        only = Counter(entry.only for entry in entries if entry.only is not None)
        sigla = [article.siglum for article in comparison.articles]
        alone = [
            (f"{_ONLY}{number}", self.tr("Only in {siglum} {count}").format(siglum=sigla[number], count=only[number]))
            for number in sorted(only)
        ]
        kinds = [*verdicts, *alone]
        self.chips.set_chips(chips, current, self.tr("Verdict"), kinds if len(kinds) > 1 else ())
        said = Counter(name for entry in entries for name in entry.speakers or (NOBODY,))
        names = sorted(said, key=lambda name: (name == NOBODY, -said[name], name))
        told = [(name, f"{self.tr('not named') if name == NOBODY else name} {said[name]}") for name in names]
        self.speakers.set_entries(self.tr("Speaker"), told if len(told) > 1 else (), speaker)

    def _apply(self) -> None:
        key = self.chips.current
        only = int(key.removeprefix(_ONLY)) if key.startswith(_ONLY) else None
        verdict = Verdict(key.removeprefix(_VERDICT)) if key.startswith(_VERDICT) else None
        self.filter.set_filter(key == "differs", only, verdict, self.speakers.current)
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
            sentence = (
                self.tr("No quotation of this speaker is among them.")
                if self.speakers.current
                else self.tr("No quotation differs between the articles.")
            )
        self.show_cards(sentence)

    def _open(self, index: QModelIndex, wording: int) -> None:
        item = self.filter.item_at(index)
        passages = self.model.passages(item, wording) if item is not None else ()
        if passages:
            self.reveal_requested.emit(passages)
