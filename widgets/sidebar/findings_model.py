"""The findings as a list of cards, and the filter over it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app import messages
from app.model.comparison import Comparison
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.present import finding_key
from widgets.sidebar.cards import Card, CardRole, Tone
from widgets.sidebar.excerpts import Places, excerpt

_Index = QModelIndex | QPersistentModelIndex
MOST_SIDES = 6
"""Passages one card shows; a finding about more is opened in the panes."""


class FindingsModel(QAbstractListModel):
    """Findings, those to check first, then in the order of the page. The check state says whether one was seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._places: Places | None = None
        self._order: list[int] = []
        self._keys: list[str] = []
        self._seen: frozenset[str] = frozenset()
        self._cards: dict[int, Card] = {}

    def set_comparison(self, comparison: Comparison | None, seen: frozenset[str]) -> None:
        """Show another comparison's findings; *seen* holds the keys of those ticked off."""
        self.beginResetModel()
        self._comparison = comparison
        self._cards = {}
        self._seen = seen
        if comparison is None:
            self._order, self._keys, self._places = [], [], None
        else:
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

            self._order = sorted(range(len(comparison.findings)), key=rank)
            self._keys = [finding_key(comparison, comparison.findings[number]) for number in self._order]
            self._places = Places(comparison)
        self.endResetModel()

    def set_seen(self, key: str, seen: bool) -> None:
        """Tick every finding called *key*, or take its tick away."""
        self._seen = self._seen | {key} if seen else self._seen - {key}
        for row, own in enumerate(self._keys):
            if own == key:
                self._cards.pop(row, None)
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)

    def finding(self, row: int) -> Finding:
        """Return the finding of a row."""
        assert self._comparison is not None
        return self._comparison.findings[self._order[row]]

    def key(self, row: int) -> str:
        """Return the lasting key of a row's finding."""
        return self._keys[row]

    def is_seen(self, row: int) -> bool:
        """Say whether a row's finding is ticked off."""
        return self._keys[row] in self._seen

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._order)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else flags

    def roleNames(self) -> dict[int, QByteArray]:
        return {**super().roleNames(), int(CardRole.CARD): QByteArray(b"card")}

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._order):
            return None
        if role == CardRole.KEY:
            return f"{index.row()}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.is_seen(index.row()) else Qt.CheckState.Unchecked
        card = self.card(index.row())
        if role == CardRole.CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{card.title}: {card.sentence}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.set_seen(self._keys[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def card(self, row: int) -> Card:
        """Return the card of a row."""
        card = self._cards.get(row)
        if card is None:
            card = self._cards[row] = self._make_card(row)
        return card

    def _make_card(self, row: int) -> Card:
        comparison, places = self._comparison, self._places
        assert comparison is not None
        assert places is not None
        finding = self.finding(row)
        title = messages.kind_title(finding.kind)
        check = finding.severity is Severity.CHECK
        state = [] if check else [self.tr("Worth knowing.")]
        state += [self.tr("Seen.")] if self.is_seen(row) else []
        spoken = f"{title}: {spoken_sentence(comparison, finding, places)}."
        return Card(
            key=f"{row}",
            title=title,
            title_tone=Tone.ALARM if check else None,
            sentence=messages.finding(comparison, finding),
            wordings=tuple(excerpt(comparison, at, places) for at in finding.evidence[:MOST_SIDES]),
            foot=self._more(len(finding.evidence) - MOST_SIDES),
            spoken=" ".join([spoken, *state]),
            tickable=True,
        )

    def _more(self, count: int) -> str:
        return self.tr("and {count} more places").format(count=count) if count > 0 else ""


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


class FindingsFilter(QSortFilterProxyModel):
    """Lets through findings of some kinds, of one severity, or those not seen yet."""

    def __init__(self, source: FindingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings = source
        self._kinds: frozenset[FindingKind] | None = None
        self._check_only = False
        self._unseen_only = False
        self.setSourceModel(source)

    def set_filter(self, kinds: frozenset[FindingKind] | None, check_only: bool = False, unseen: bool = False) -> None:
        """Filter anew; ``None`` lets every kind through."""
        self.beginFilterChange()
        self._kinds, self._check_only, self._unseen_only = kinds, check_only, unseen
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        finding = self._findings.finding(source_row)
        if self._kinds is not None and finding.kind not in self._kinds:
            return False
        if self._check_only and finding.severity is not Severity.CHECK:
            return False
        return not (self._unseen_only and self._findings.is_seen(source_row))
