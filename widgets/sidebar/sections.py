"""Lists of cards in sections, each of which can be headed by a line that folds it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from widgets.sidebar.cards import Card, CardRole

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together, by number. ``headed``: a line above them says how many there are, and folds them."""

    key: str
    items: tuple[int, ...]
    headed: bool = True
    open: bool = True
    """Whether it starts unfolded."""


class SectionedModel(QAbstractListModel):
    """Rows are headings and items; who inherits gives ``make_card`` and ``heading``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._rows: list[tuple[int, int | None]] = []
        self._row_of: dict[int, int] = {}
        self._cards: dict[int, Card] = {}

    def make_card(self, item: int) -> Card:
        """Return the card of an item; kept until the sections are set again."""
        raise NotImplementedError

    def heading(self, section: Section, count: int) -> str:
        """Return the words of the line above a section of which *count* items are let through."""
        raise NotImplementedError

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Take other sections; only between ``beginResetModel`` and ``endResetModel``."""
        self._sections = tuple(sections)
        self._cards = {}
        self._rows = []
        for number, section in enumerate(self._sections):
            self._rows += [(number, None)] if section.headed else []
            self._rows += [(number, item) for item in section.items]
        self._row_of = {item: row for row, (_, item) in enumerate(self._rows) if item is not None}

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections, in order."""
        return self._sections

    @property
    def rows(self) -> dict[int, int]:
        """The row of each item."""
        return self._row_of

    def item(self, row: int) -> int | None:
        """Return the number of a row's item, ``None`` for a heading."""
        return self._rows[row][1]

    def section(self, row: int) -> Section:
        """Return the section a row belongs to."""
        return self._sections[self._rows[row][0]]

    def card(self, item: int) -> Card:
        """Return the card of an item."""
        card = self._cards.get(item)
        if card is None:
            card = self._cards[item] = self.make_card(item)
        return card

    def forget(self, items: Sequence[int]) -> None:
        """Make the cards of *items* anew, and say that they changed."""
        for item in items:
            self._cards.pop(item, None)
            index = self.index(self._row_of[item], 0)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else flags

    def roleNames(self) -> dict[int, QByteArray]:
        return {**super().roleNames(), int(CardRole.CARD): QByteArray(b"card")}

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        item = self.item(index.row())
        # the filter knows how many are let through
        card = self.head(self.section(index.row()), None, True) if item is None else self.card(item)
        return told(card, role)

    def head(self, section: Section, count: int | None, unfolded: bool) -> Card:
        """Return the card of the line above a section."""
        title = self.heading(section, len(section.items) if count is None else count)
        state = self.tr("shown") if unfolded else self.tr("folded away")
        return Card(f"{section.key}/{count}/{unfolded}", title, spoken=f"{title}, {state}", fold=unfolded)


def told(card: Card, role: int) -> object:
    """Return what a card says in an item data role."""
    if role == CardRole.CARD:
        return card
    if role == CardRole.KEY:
        return card.key
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{card.title}: {card.sentence}" if card.sentence else card.title
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return card.spoken
    return None


class SectionFilter(QSortFilterProxyModel):
    """Lets items through that ``accepts`` takes and whose section is open, and the headings that have any to show."""

    def __init__(self, source: SectionedModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._chosen: dict[str, bool] = {}
        self._counts: dict[str, int] = {}
        self.setSourceModel(source)
        source.modelAboutToBeReset.connect(self._counts.clear)

    def accepts(self, item: int) -> bool:
        """Say whether an item is let through, its section being open."""
        raise NotImplementedError

    def unfolded(self, section: Section) -> bool:
        """Say whether a section is open: as the reader left it, else as it starts."""
        return not section.headed or self._chosen.get(section.key, section.open)

    def fold(self, section: Section, unfolded: bool) -> None:
        """Open a section or fold it away; that holds for the next comparison, too."""
        self.refilter(lambda: self._chosen.__setitem__(section.key, unfolded))

    def refilter(self, change: Callable[[], None] = lambda: None) -> None:
        """Filter anew after calling *change*."""
        self.beginFilterChange()
        change()
        self._counts.clear()
        self.endFilterChange()

    def count(self, section: Section) -> int:
        """Return how many items of a section are let through when it is open."""
        if section.key not in self._counts:
            self._counts[section.key] = sum(self.accepts(item) for item in section.items)
        return self._counts[section.key]

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        item, section = self._source.item(source_row), self._source.section(source_row)
        if item is None:
            return self.count(section) > 0
        return self.unfolded(section) and self.accepts(item)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid():
            row = self.mapToSource(index).row()
            if self._source.item(row) is None:
                section = self._source.section(row)
                return told(self._source.head(section, self.count(section), self.unfolded(section)), role)
        return super().data(index, role)

    def item_at(self, index: _Index) -> int | None:
        """Return the number of the item at one of the filter's indexes, ``None`` for a heading."""
        return self._source.item(self.mapToSource(index).row())

    def section_at(self, index: _Index) -> Section:
        """Return the section one of the filter's indexes belongs to."""
        return self._source.section(self.mapToSource(index).row())

    def shown(self) -> list[int | None]:
        """Return what is let through: item numbers, ``None`` for a heading."""
        return [self.item_at(self.index(row, 0)) for row in range(self.rowCount())]
