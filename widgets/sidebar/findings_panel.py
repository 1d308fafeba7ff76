"""The findings: what an editor must look at, ticked off one by one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from app import messages
from app.model.comparison import Comparison, Stage
from app.model.finding import FindingKind, Severity
from widgets.sidebar.findings_model import FindingsFilter, FindingsModel
from widgets.sidebar.panel import CardPanel

_KIND = "kind:"
_GIVEN = "given"


class FindingsPanel(CardPanel):
    """Cards of findings under chips: all, to check, unseen, and one a kind that occurs."""

    seen_changed = Signal(str, bool)
    kind_filter_changed = Signal(object)
    """The kinds the reader picked among the chips, ``None`` for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view.setAccessibleName(self.tr("Findings"))
        self.chips.setAccessibleName(self.tr("Show which findings"))
        self.view.set_tick_text(self.tr("seen"))
        self._comparison: Comparison | None = None
        self._given: frozenset[FindingKind] | None = None
        self.model = FindingsModel(self)
        self.filter = FindingsFilter(self.model, self)
        self.view.setModel(self.filter)
        self.view.opened.connect(self._open)
        self.view.ticked.connect(self._tick)
        self.chips.chosen.connect(self._choose)
        self.set_comparison(None, frozenset())

    @property
    def count(self) -> int:
        """How many findings there are, filtered or not."""
        return self.model.rowCount()

    def set_comparison(self, comparison: Comparison | None, seen: frozenset[str]) -> None:
        """Show another comparison; a filter that still makes sense stays on."""
        current = self.chips.current or "all"
        # the same findings with other ticks: keep the card being read
        row = self.view.chosen_row()
        same = (
            comparison is not None and self._comparison is not None and comparison.findings == self._comparison.findings
        )
        self._comparison = comparison
        self.model.set_comparison(comparison, seen)
        self.view.forget()
        self._show_chips(current)
        self._apply()
        if same and 0 <= row < self.filter.rowCount():
            self.view.setCurrentIndex(self.filter.index(row, 0))

    def set_seen(self, seen: frozenset[str]) -> None:
        """Tick off exactly the findings with these keys."""
        for row in range(self.model.rowCount()):
            if self.model.is_seen(row) != (self.model.key(row) in seen):
                self.model.set_seen(self.model.key(row), self.model.key(row) in seen)
        self._show_chips(self.chips.current)
        self._show_state()

    def set_kind_filter(self, kinds: frozenset[FindingKind] | None) -> None:
        """Show the findings of some kinds alone; ``None`` shows all."""
        self._given = kinds
        if kinds is None:
            self._show_chips("all")
        elif len(kinds) == 1 and f"{_KIND}{next(iter(kinds)).value}" in self.chips.keys:
            self._given = None
            self._show_chips(f"{_KIND}{next(iter(kinds)).value}")
        else:
            self._show_chips(_GIVEN)
        self._apply()

    def next_finding(self, step: int) -> None:
        """Choose the next finding (+1) or the one before (-1) among those shown, and ask to see its evidence."""
        index = self.step_to(self.filter, step)
        if index.isValid():
            self._open(index)

    def _show_chips(self, current: str) -> None:
        comparison = self._comparison
        if comparison is None or not comparison.findings:
            self._given = None
            self.chips.set_chips([], "")
            return
        findings = comparison.findings
        check = sum(finding.severity is Severity.CHECK for finding in findings)
        unseen = sum(not self.model.is_seen(row) for row in range(len(findings)))
        chips = [("all", self.tr("All"), self.tr("All {count} findings").format(count=len(findings)))]
        if check < len(findings):
            text = self.tr("To check {count}").format(count=check)
            chips.append(("check", text, self.tr("{count} findings to check").format(count=check)))
        text = self.tr("Unseen {count}").format(count=unseen)
        chips.append(("unseen", text, self.tr("{count} findings not seen yet").format(count=unseen)))
        kinds = [kind for kind in FindingKind if any(finding.kind is kind for finding in findings)]
        if self._given is not None and len(self._given) > 1:
            count = sum(finding.kind in self._given for finding in findings)
            text = self.tr("Chosen above {count}").format(count=count)
            chips.append((_GIVEN, text, self.tr("{count} findings chosen in the summary").format(count=count)))
        entries = [
            (f"{_KIND}{kind.value}", f"{messages.kind_title(kind)} {sum(finding.kind is kind for finding in findings)}")
            for kind in kinds
        ]
        self.chips.set_chips(chips, current, self.tr("By kind"), entries if len(kinds) > 1 else ())

    def _choose(self, key: str) -> None:
        if key != _GIVEN:
            self._given = None
            self._show_chips(key)
        self._apply()
        picked = frozenset({FindingKind(key.removeprefix(_KIND))}) if key.startswith(_KIND) else self._given
        self.kind_filter_changed.emit(picked)

    def _apply(self) -> None:
        key = self.chips.current
        kinds: frozenset[FindingKind] | None = None
        if key == _GIVEN:
            kinds = self._given
        elif key.startswith(_KIND):
            kinds = frozenset({FindingKind(key.removeprefix(_KIND))})
        self.filter.set_filter(kinds, check_only=key == "check", unseen=key == "unseen")
        self.view.scrollToTop()
        self._show_state()

    def _show_state(self) -> None:
        comparison = self._comparison
        sentence = ""
        if comparison is None or len(comparison.articles) < 2:
            sentence = self.tr("Open two articles to compare them.")
        elif not comparison.findings and comparison.stage < Stage.COMPLETE:
            sentence = self.tr("Comparing…")
        elif not comparison.findings:
            sentence = self.tr(
                "No findings: quotations, figures, names and dates agree wherever the articles tell the same."
            )
        elif not self.filter.rowCount():
            sentence = (
                self.tr("Every finding has been seen.")
                if self.chips.current == "unseen"
                else self.tr("No finding is of this kind.")
            )
        self.show_cards(sentence)

    def _open(self, index: QModelIndex) -> None:
        finding = self.model.finding(self.filter.mapToSource(index).row())
        if finding.evidence:
            self.reveal_requested.emit(finding.evidence)

    def _tick(self, index: QModelIndex, seen: bool) -> None:
        key = self.model.key(self.filter.mapToSource(index).row())
        self.model.set_seen(key, seen)
        self._show_chips(self.chips.current)
        self._show_state()
        self.seen_changed.emit(key, seen)
