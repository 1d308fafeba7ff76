"""The findings: what an editor must look at, ticked off one by one."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from app import messages
from app.model.comparison import Comparison, Stage
from app.model.finding import FindingKind, Severity
from app.present import GROUPS
from widgets.sidebar.findings_model import FindingsFilter, FindingsModel
from widgets.sidebar.panel import CardPanel

_KIND = "kind:"
_GROUP = "group:"
_GIVEN = "given"


class FindingsPanel(CardPanel):
    """Cards of findings under chips: all, to check, unseen, and a menu of the groups and kinds that occur."""

    seen_changed = Signal(str, bool)
    kind_filter_changed = Signal(object)
    """The kinds the reader picked among the chips, ``None`` for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view.setAccessibleName(self.tr("Findings"))
        self.chips.setAccessibleName(self.tr("Show which findings"))
        self.help_button = self.chips.add_help()
        self.view.set_tick_text(self.tr("seen"))
        self._comparison: Comparison | None = None
        self._given: frozenset[FindingKind] | None = None
        self.model = FindingsModel(self)
        self._filter = FindingsFilter(self.model, self)
        self.view.setModel(self.filter)
        self.view.opened.connect(self._open)
        self.view.ticked.connect(self._tick)
        self.chips.chosen.connect(self._choose)
        self.set_comparison(None, frozenset())

    @property
    def filter(self) -> FindingsFilter:
        return self._filter

    @property
    def count(self) -> int:
        """How many findings there are, filtered or not."""
        return self.model.count

    def set_comparison(self, comparison: Comparison | None, seen: frozenset[str]) -> None:
        """Show another comparison; a filter that still makes sense stays on."""
        current = self.chips.current or "all"
        # the same findings with other ticks: keep the card being read
        item = self.chosen
        same = (
            comparison is not None and self._comparison is not None and comparison.findings == self._comparison.findings
        )
        self._comparison = comparison
        self.model.set_comparison(comparison, seen)
        self.view.forget()
        self._show_chips(current)
        self._apply()
        if same:
            self.choose_again(item)

    def set_seen(self, seen: frozenset[str]) -> None:
        """Tick off exactly the findings with these keys."""
        for item in range(self.count):
            if self.model.is_seen(item) != (self.model.key(item) in seen):
                self.model.set_seen(self.model.key(item), self.model.key(item) in seen)
        self._seen_changed()

    def set_kind_filter(self, kinds: frozenset[FindingKind] | None) -> None:
        """Show the findings of some kinds alone; ``None`` shows all."""
        self._given = kinds
        if kinds is None:
            self._show_chips("all")
        elif (own := self._key_of(kinds)) in self.chips.keys:
            self._given = None
            self._show_chips(own)
        else:
            self._show_chips(_GIVEN)
        self._apply()

    @staticmethod
    def _key_of(kinds: frozenset[FindingKind]) -> str:
        """Return the key of the menu's entry for exactly these kinds, had it one."""
        if len(kinds) == 1:
            return f"{_KIND}{next(iter(kinds)).value}"
        return next((f"{_GROUP}{code}" for code, own in GROUPS if own == kinds), "")

    def next_finding(self, step: int) -> None:
        """Choose the next finding (+1) or the one before (-1) among those shown, and ask to see its evidence."""
        index = self.step_to(step)
        if index.isValid():
            self._open(index, -1)

    def _show_chips(self, current: str) -> None:
        comparison = self._comparison
        if comparison is None or not comparison.findings:
            self._given = None
            self.chips.set_chips([], "")
            return
        findings = comparison.findings
        check = sum(finding.severity is Severity.CHECK for finding in findings)
        unseen = sum(not self.model.is_seen(item) for item in range(self.count))
        chips = [("all", self.tr("All"), self.tr("All {count} findings").format(count=len(findings)))]
        if check < len(findings):
            text = self.tr("To check {count}").format(count=check)
            chips.append(("check", text, self.tr("{count} findings to check").format(count=check)))
        text = self.tr("Unseen {count}").format(count=unseen)
        chips.append(("unseen", text, self.tr("{count} findings not seen yet").format(count=unseen)))
        if self._given is not None and len(self._given) > 1:
            count = sum(finding.kind in self._given for finding in findings)
            text = self.tr("Chosen above {count}").format(count=count)
            chips.append((_GIVEN, text, self.tr("{count} findings chosen in the summary").format(count=count)))
        entries = self._entries(Counter(finding.kind for finding in findings))
        self.chips.set_chips(chips, current, self.tr("Kind"), entries)

    @staticmethod
    def _entries(counts: Counter[FindingKind]) -> list[tuple[str, str]]:
        """Return the menu's entries, nothing where all are of one kind.

        A group of which several kinds occur stands above them with its own count.
        """
        entries: list[tuple[str, str]] = []
        for code, kinds in GROUPS if len(counts) > 1 else ():
            own = [kind for kind in FindingKind if kind in kinds and counts[kind]]
            indent = ""
            if len(own) > 1:
                indent = "\u2003"
                entries.append((f"{_GROUP}{code}", f"{messages.finding_group(code)} {sum(counts[k] for k in own)}"))
            entries += [(f"{_KIND}{k.value}", f"{indent}{messages.kind_title(k)} {counts[k]}") for k in own]
        return entries

    def _choose(self, key: str) -> None:
        if key != _GIVEN:
            self._given = None
            self._show_chips(key)
        self._apply()
        self.kind_filter_changed.emit(self._kinds())

    def _kinds(self) -> frozenset[FindingKind] | None:
        """Return the kinds the chip that is on lets through, ``None`` for all."""
        key = self.chips.current
        if key.startswith(_KIND):
            return frozenset({FindingKind(key.removeprefix(_KIND))})
        if key.startswith(_GROUP):
            return dict(GROUPS)[key.removeprefix(_GROUP)]
        return self._given if key == _GIVEN else None

    def _apply(self) -> None:
        key = self.chips.current
        self.filter.set_filter(self._kinds(), check_only=key == "check", unseen=key == "unseen")
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

    def _open(self, index: QModelIndex, wording: int) -> None:
        item = self.filter.item_at(index)
        passages = self.model.passages(item, wording) if item is not None else ()
        if passages:
            self.reveal_requested.emit(passages)

    def _tick(self, index: QModelIndex, seen: bool) -> None:
        item = self.filter.item_at(index)
        assert item is not None
        key = self.model.key(item)
        self.model.set_seen(key, seen)
        self._seen_changed()
        self.seen_changed.emit(key, seen)

    def _seen_changed(self) -> None:
        """Count and filter anew: a section may have lost its last finding that was not seen."""
        self.filter.refilter()
        self._show_chips(self.chips.current)
        self._show_state()
