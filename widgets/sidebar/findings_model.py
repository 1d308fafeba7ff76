"""The findings as a list of cards, and the filter over it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from app import messages
from app.model.comparison import Comparison
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.present import PARTS, counterparts, finding_key
from widgets.sidebar.cards import Card, Tone
from widgets.sidebar.excerpts import Places, excerpts, nearby
from widgets.sidebar.sections import Section, SectionedModel, SectionFilter

_Index = QModelIndex | QPersistentModelIndex
MOST_SIDES = 6
"""Passages one card shows; a finding about more is opened in the panes."""
MOST_OPEN = 3
"""Notes of one sort that are shown at once; more start folded away under their line."""
_TO_CHECK = "check"


class FindingsModel(SectionedModel):
    """Findings to check in the order of the page, then the notes, folded away by sort.

    The check state says whether one was seen. An item's number is its place in the order shown.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._places: Places | None = None
        self._order: list[int] = []
        self._keys: list[str] = []
        self._seen: frozenset[str] = frozenset()

    def set_comparison(self, comparison: Comparison | None, seen: frozenset[str]) -> None:
        """Show another comparison's findings; *seen* holds the keys of those ticked off."""
        self.beginResetModel()
        self._comparison = comparison
        self._seen = seen
        if comparison is None:
            self._order, self._keys, self._places = [], [], None
            self.set_sections(())
        else:
            self._order = _order(comparison)
            self._keys = [finding_key(comparison, comparison.findings[number]) for number in self._order]
            self._places = Places(comparison)
            self.set_sections(self._divided())
        self.endResetModel()

    def _divided(self) -> list[Section]:
        sections: list[Section] = []
        findings = [self.finding(item) for item in range(len(self._order))]
        checks = tuple(item for item, finding in enumerate(findings) if finding.severity is Severity.CHECK)
        if checks:
            sections.append(Section(_TO_CHECK, checks, headed=False))
        for code, kinds in PARTS:
            notes = tuple(item for item in range(len(checks), len(findings)) if findings[item].kind in kinds)
            if notes:
                unfolded = len(notes) <= MOST_OPEN and code != "style-only"
                sections.append(Section(code, notes, open=unfolded))
        return sections

    def heading(self, section: Section, count: int) -> str:
        return messages.summary_count(section.key, count)

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self._order)

    def set_seen(self, key: str, seen: bool) -> None:
        """Tick every finding called *key*, or take its tick away."""
        self._seen = self._seen | {key} if seen else self._seen - {key}
        self.forget([item for item, own in enumerate(self._keys) if own == key])

    def finding(self, item: int) -> Finding:
        """Return the finding an item stands for."""
        assert self._comparison is not None
        return self._comparison.findings[self._order[item]]

    def passages(self, item: int, wording: int) -> tuple[Passage, ...]:
        """Return a finding's evidence, that of one of its card's wordings first."""
        shown = self._shown(self.finding(item))
        first = nearby(shown)[wording] if wording >= 0 else ()
        return (*first, *(at for at in shown if at not in first))

    def _shown(self, finding: Finding) -> tuple[Passage, ...]:
        """Return a finding's evidence, and the places opposite it in an article that lacks the words."""
        assert self._comparison is not None
        return (*finding.evidence, *counterparts(self._comparison, finding))

    def key(self, item: int) -> str:
        """Return the lasting key of an item's finding."""
        return self._keys[item]

    def is_seen(self, item: int) -> bool:
        """Say whether an item's finding is ticked off."""
        return self._keys[item] in self._seen

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.item(index.row()) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            item = self.item(index.row())
            if item is None:
                return None
            return Qt.CheckState.Checked if self.is_seen(item) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item = self.item(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or item is None:
            return False
        self.set_seen(self._keys[item], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def make_card(self, item: int) -> Card:
        comparison, places = self._comparison, self._places
        assert comparison is not None
        assert places is not None
        finding = self.finding(item)
        title = messages.kind_title(finding.kind)
        check = finding.severity is Severity.CHECK
        state = [] if check else [self.tr("Worth knowing.")]
        state += [self.tr("Seen.")] if self.is_seen(item) else []
        wordings = excerpts(comparison, self._shown(finding), places)
        return Card(
            key=f"{item}",
            title=title,
            title_tone=Tone.ALARM if check else None,
            sentence=messages.finding(comparison, finding),
            wordings=wordings[:MOST_SIDES],
            foot=self._more(len(wordings) - MOST_SIDES),
            spoken=" ".join([f"{title}: {spoken_sentence(comparison, finding, places)}.", *state]),
            tickable=True,
        )

    def _more(self, count: int) -> str:
        return self.tr("and {count} more places").format(count=count) if count > 0 else ""


def _order(comparison: Comparison) -> list[int]:
    """Return the findings' numbers, those to check first, then by their place on the page."""
    row_of = {
        (article, paragraph): number
        for number, row in enumerate(comparison.rows)
        for article, cell in enumerate(row.cells)
        for paragraph in cell
    }
    last = len(comparison.rows)

    def rank(number: int) -> tuple[bool, int, tuple[Passage, ...], int]:
        finding = comparison.findings[number]
        rows = [row_of.get((at.article, at.paragraph), last) for at in finding.evidence]
        return finding.severity is not Severity.CHECK, min(rows, default=last), finding.evidence, number

    return sorted(range(len(comparison.findings)), key=rank)


def spoken_sentence(comparison: Comparison, finding: Finding, places: Places) -> str:
    """Return a finding's sentence with the paragraph beside every siglum: "A paragraph 3 says 64, B ..."."""
    full: dict[str, str] = {}
    articles = sorted({at.article for at in finding.evidence})
    for at in finding.evidence:
        full.setdefault(comparison.articles[at.article].siglum, places.full(at.article, at.paragraph))
    values = dict(finding.values)
    for key, number in (("first", 0), ("second", 1)):
        siglum = values.get(key)
        if siglum is None and number < len(articles):
            siglum = comparison.articles[articles[number]].siglum
        if siglum is not None:
            values[key] = full.get(siglum, siglum)
    return messages.finding(comparison, replace(finding, values=tuple(values.items())))


class FindingsFilter(SectionFilter):
    """Lets through findings of some kinds, of one severity, or those not seen yet."""

    def __init__(self, source: FindingsModel, parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self._findings = source
        self._kinds: frozenset[FindingKind] | None = None
        self._check_only = False
        self._unseen_only = False

    def set_filter(self, kinds: frozenset[FindingKind] | None, check_only: bool = False, unseen: bool = False) -> None:
        """Filter anew; ``None`` lets every kind through, while kinds that are asked for are not folded away."""

        def change() -> None:
            self._kinds, self._check_only, self._unseen_only = kinds, check_only, unseen

        self.refilter(change)

    def unfolded(self, section: Section) -> bool:
        return self._kinds is not None or super().unfolded(section)

    def fold(self, section: Section, unfolded: bool) -> None:
        if self._kinds is None:
            super().fold(section, unfolded)

    def accepts(self, item: int) -> bool:
        finding = self._findings.finding(item)
        if self._kinds is not None and finding.kind not in self._kinds:
            return False
        if self._check_only and finding.severity is not Severity.CHECK:
            return False
        return not (self._unseen_only and self._findings.is_seen(item))
