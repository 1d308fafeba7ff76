"""Who and what is named, by type, with one column an article: the who-has-it matrix."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import messages
from app.model.comparison import Comparison
from app.model.entity import EntityType
from app.present import who_has
from widgets.naming import tip, title_of

_Index = QModelIndex | QPersistentModelIndex
ENTITY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""An entity's number, ``None`` for a heading."""
ALIASES_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The other names, told by article: ``A “Islamic State group” · B “Daesh”, “ISIL”``."""
_GROUP = 2**31


@dataclass(frozen=True, slots=True)
class _Group:
    type: EntityType
    entities: tuple[int, ...]


class EntitiesModel(QAbstractItemModel):
    """Types above, their entities below them. Column 0 names; column n + 1 counts the mentions in article n."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._counts: tuple[tuple[int, ...], ...] = ()
        self._aliases: tuple[str, ...] = ()
        self._filter = ""
        self._groups: tuple[_Group, ...] = ()
        self._place: dict[int, tuple[int, int]] = {}

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison's entities."""
        self.beginResetModel()
        self._comparison = comparison
        self._counts = tuple(holding.counts for holding in who_has(comparison)) if comparison else ()
        self._aliases = _aliases(comparison) if comparison else ()
        self._regroup()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show entities whose name or one of whose aliases holds *text*, whatever its case."""
        self.beginResetModel()
        self._filter = " ".join(text.casefold().split())
        self._regroup()
        self.endResetModel()

    def _regroup(self) -> None:
        entities = self._comparison.entities if self._comparison else ()
        groups: list[_Group] = []
        for kind in EntityType:
            numbers = [
                number
                for number, entity in enumerate(entities)
                if entity.type is kind
                and any(self._filter in name.casefold() for name in (entity.name, *entity.aliases))
            ]
            # the most widely named first: what only one article has sinks to the end
            numbers.sort(key=lambda number: (-self._spread(number), -sum(self._counts[number]), number))
            if numbers:
                groups.append(_Group(kind, tuple(numbers)))
        self._groups = tuple(groups)
        self._place = {
            entity: (row, position)
            for row, group in enumerate(groups)
            for position, entity in enumerate(group.entities)
        }

    def _spread(self, entity: int) -> int:
        return sum(count > 0 for count in self._counts[entity])

    @property
    def shown(self) -> int:
        """How many entities the filter lets through."""
        return len(self._place)

    def index_of(self, entity: int) -> QModelIndex:
        """Return an entity's index, invalid where the filter hides it."""
        place = self._place.get(entity)
        if place is None:
            return QModelIndex()
        return self.index(place[1], 0, self.index(place[0], 0))

    def entity_at(self, index: _Index) -> int | None:
        """Return the number of the entity at an index, ``None`` for a heading."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._groups[index.internalId()].entities[index.row()]

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if parent.isValid() else _GROUP)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId(), 0, _GROUP)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _GROUP or parent.column() > 0:
            return 0
        return len(self._groups[parent.row()].entities)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 1 + (len(self._comparison.articles) if self._comparison else 0)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.entity_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or self._comparison is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section > 0:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Who is named") if section == 0 else self._comparison.articles[section - 1].siglum
        if role == Qt.ItemDataRole.ToolTipRole and section > 0:
            return tip(title_of(self._comparison.articles[section - 1]))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._comparison is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        entity = self.entity_at(index)
        if role == ENTITY_ROLE:
            return entity
        if entity is None:
            return self._heading(index, role)
        if index.column() > 0:
            count = self._counts[entity][index.column() - 1]
            if role == Qt.ItemDataRole.DisplayRole:
                return str(count) if count else "–"
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken_count(index.column() - 1, count)
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._comparison.entities[entity].name
        if role == ALIASES_ROLE:
            return self._aliases[entity]
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (self._comparison.entities[entity].name, self._aliases[entity])
            return tip("\n".join(part for part in parts if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entity)
        return None

    def _heading(self, index: _Index, role: int) -> object:
        group = self._groups[index.row()]
        if index.column() == 0 and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{messages.entity_type(group.type, plural=True)} {len(group.entities)}"
        return None

    def _spoken_count(self, article: int, count: int) -> str:
        assert self._comparison is not None
        siglum = self._comparison.articles[article].siglum
        if not count:
            return self.tr("not in {siglum}").format(siglum=siglum)
        if count == 1:
            return self.tr("once in {siglum}").format(siglum=siglum)
        return self.tr("{count} times in {siglum}").format(count=count, siglum=siglum)

    def _spoken(self, entity: int) -> str:
        assert self._comparison is not None
        found = self._comparison.entities[entity]
        counts = ", ".join(self._spoken_count(article, count) for article, count in enumerate(self._counts[entity]))
        aliases = ""
        if found.aliases:
            aliases = " " + self.tr("Also written {names}.").format(names=", ".join(found.aliases))
        return f"{found.name}, {messages.entity_type(found.type)}: {counts}.{aliases}"


def _aliases(comparison: Comparison) -> tuple[str, ...]:
    """Return per entity the forms each article writes, beside its name."""
    result: list[str] = []
    for entity in comparison.entities:
        parts: list[str] = []
        for number, article in enumerate(comparison.articles):
            forms = dict.fromkeys(
                article.paragraphs[at.paragraph].text[at.start : at.end]
                for at in entity.mentions
                if at.article == number
            )
            forms.pop(entity.name, None)
            if forms:
                parts.append(f"{article.siglum} " + ", ".join(f"“{form}”" for form in forms))
        result.append(" · ".join(parts))
    return tuple(result)
