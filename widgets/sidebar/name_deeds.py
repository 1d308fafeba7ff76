"""What the reader can do to names: the menu, and the questions it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QMenu, QWidget

from app import messages
from app.model.comparison import Comparison
from app.model.decisions import EntityChoice, EntityDeed
from app.model.entity import Entity, EntityType
from app.present import who_has
from widgets.sidebar.name_dialogs import ChooseForms, ChooseName

_Dialog = TypeVar("_Dialog", bound=QDialog)


class NameDeeds(QObject):
    """Corrections of the entities chosen. ``decided`` carries each as an ``EntityChoice``; nothing is done here."""

    decided = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._comparison: Comparison | None = None

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Correct the names of another comparison."""
        self._comparison = comparison

    def menu(self, numbers: Sequence[int]) -> QMenu:
        """Return a menu of what can be done to these entities."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(numbers) > 1:
            self._add(menu, self.tr("&These are one")).triggered.connect(lambda: self.merge(numbers))
        if len(numbers) == 1:
            number = numbers[0]
            same = self._add(menu, self.tr("&Same as…"))
            same.triggered.connect(lambda: self.ask_same(number))
            same.setEnabled(len(self._entities) > 1)
            split = self._add(menu, self.tr("S&plit…"))
            split.triggered.connect(lambda: self.ask_split(number))
            split.setEnabled(len(self._forms(number)) > 1)
            self._add(menu, self.tr("&Rename…\tF2")).triggered.connect(lambda: self.ask_name(number))
        self._add_types(menu, numbers)
        self._add(menu, self.tr("&Not a name\tDel")).triggered.connect(lambda: self.drop(numbers))
        return menu

    @staticmethod
    def _add(menu: QMenu, text: str) -> QAction:
        action = menu.addAction(text)
        assert isinstance(action, QAction)
        return action

    def _add_types(self, menu: QMenu, numbers: Sequence[int]) -> None:
        types = menu.addMenu(self.tr("&Type"))
        group = QActionGroup(types)
        own = {self._entities[number].type for number in numbers}
        for kind in EntityType:
            action = types.addAction(messages.entity_type(kind))
            group.addAction(action)
            action.setCheckable(True)
            action.setChecked(own == {kind})
            action.triggered.connect(lambda _checked=False, kind=kind: self.retype(numbers, kind))

    @property
    def _entities(self) -> tuple[Entity, ...]:
        return self._comparison.entities if self._comparison else ()

    # --- deeds

    def merge(self, numbers: Sequence[int], name: str = "") -> None:
        """Say that these are one, called *name* if given."""
        forms = tuple(dict.fromkeys(self._entities[number].name for number in numbers))
        self.decided.emit(EntityChoice(EntityDeed.MERGE, forms, name))

    def join(self, numbers: Sequence[int], target: int) -> None:
        """Say that these are what *target* is, and called as it is."""
        others = [number for number in numbers if number != target]
        if others:
            self.merge([target, *others], self._entities[target].name)

    def drop(self, numbers: Sequence[int]) -> None:
        """Say that these are no names."""
        forms = dict.fromkeys(form for number in numbers for form in self._known_as(number))
        self.decided.emit(EntityChoice(EntityDeed.DROP, tuple(forms)))

    def retype(self, numbers: Sequence[int], kind: EntityType) -> None:
        """Say what these are."""
        for number in numbers:
            if self._entities[number].type is not kind:
                self.decided.emit(EntityChoice(EntityDeed.RETYPE, self._known_as(number), type=kind))

    # --- questions

    def ask_same(self, number: int) -> ChooseName:
        """Ask whom an entity is the same as; those of its own type come first, the most widely named first."""
        entity = self._entities[number]
        counts = {holding.entity: holding.counts for holding in who_has(self._comparison)} if self._comparison else {}
        others = [each for each in range(len(self._entities)) if each != number]
        others.sort(key=lambda n: (self._entities[n].type is not entity.type, -sum(counts[n]), self._entities[n].name))
        told = [(n, self._entities[n].name, self._where(counts[n])) for n in others]
        dialog = ChooseName(entity.name, told, self._window)
        # a new comparison may have come meanwhile, with other numbers
        names = {n: self._entities[n].name for n in others}

        def take() -> None:
            if dialog.number is not None:
                name = names[dialog.number]
                self.decided.emit(EntityChoice(EntityDeed.MERGE, (name, entity.name), name))

        return self._ask(dialog, take)

    def ask_split(self, number: int) -> ChooseForms:
        """Ask which forms of an entity are somebody or something else."""
        forms = self._forms(number)
        told = [(form, self._where(counts)) for form, counts in forms.items()]
        dialog = ChooseForms(self._entities[number].name, told, self._window)
        return self._ask(dialog, lambda: self.decided.emit(EntityChoice(EntityDeed.SPLIT, dialog.forms)))

    def ask_name(self, number: int) -> QInputDialog:
        """Ask what an entity is to be called."""
        entity, forms = self._entities[number], self._known_as(number)
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Rename"))
        dialog.setLabelText(self.tr("Name:"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(entity.name)

        def take() -> None:
            name = " ".join(dialog.textValue().split())
            if name and name != entity.name:
                self.decided.emit(EntityChoice(EntityDeed.RENAME, forms, name))

        return self._ask(dialog, take)

    @staticmethod
    def _ask(dialog: _Dialog, take: Callable[[], object]) -> _Dialog:
        dialog.accepted.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # --- what is known

    def _known_as(self, number: int) -> tuple[str, ...]:
        """Return every form of an entity, its name first."""
        entity = self._entities[number]
        return (entity.name, *entity.aliases)

    def _forms(self, number: int) -> dict[str, tuple[int, ...]]:
        """Return how often each article has each form of an entity; forms by frequency."""
        if self._comparison is None:
            return {}
        articles = self._comparison.articles
        found: Counter[tuple[str, int]] = Counter()
        for at in self._entities[number].mentions:
            found[articles[at.article].paragraphs[at.paragraph].text[at.start : at.end], at.article] += 1
        forms = sorted({form for form, _ in found}, key=lambda f: (-sum(found[f, n] for n in range(len(articles))), f))
        return {form: tuple(found[form, n] for n in range(len(articles))) for form in forms}

    def _where(self, counts: Sequence[int]) -> str:
        """Say how often each article has something: "A 3, C 1"."""
        assert self._comparison is not None
        sigla = [article.siglum for article in self._comparison.articles]
        return ", ".join(f"{siglum} {count}" for siglum, count in zip(sigla, counts, strict=True) if count)
