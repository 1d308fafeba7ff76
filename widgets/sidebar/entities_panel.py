"""Who is named: a filter, the matrix, and a bar that steps through the mentions of the one chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.model.comparison import Comparison, Stage
from app.model.passage import Passage
from app.present import mention_stops
from widgets.sidebar.entities_model import EntitiesModel
from widgets.sidebar.entities_view import EntitiesView
from widgets.sidebar.look import help_button
from widgets.sidebar.name_deeds import NameDeeds
from widgets.sidebar.steps_bar import StepsBar
from widgets.theme import Theme


class EntitiesPanel(QWidget):
    """Emits the entity chosen (its number, or ``None``), the mention to show, and what is corrected."""

    entity_chosen = Signal(object)
    entity_decided = Signal(object)
    reveal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._entity: int | None = None
        self._stops: tuple[Passage, ...] = ()
        self._position = 0
        self.model = EntitiesModel(self)
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("Filter names"))
        self.filter_box.setAccessibleName(self.tr("Filter names"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.installEventFilter(self)
        self.view = EntitiesView(self)
        self.view.setAccessibleName(self.tr("Who is named, and how often in each article"))
        self.view.setModel(self.model)
        self.view.chosen.connect(self._choose_index)
        self.view.cleared.connect(self.clear)
        self.blank = QLabel(self)
        self.blank.setWordWrap(True)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.blank.setContentsMargins(16, 14, 16, 14)
        self.blank.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.blank.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.steps = StepsBar(self.tr("Mentions of the chosen name"), self)
        self.steps.stepped.connect(self.step)
        self.steps.cleared.connect(self.clear)
        self.correct_button = self.steps.add_button("✎", self.tr("Correct this name"))
        self.correct_button.clicked.connect(self._show_deeds)
        self.deeds = NameDeeds(self)
        self.deeds.decided.connect(self.entity_decided)
        self.view.menu_requested.connect(self._show_menu)
        self.view.rename_requested.connect(lambda: self.deeds.ask_name(self.view.selected()[0]))
        self.view.drop_requested.connect(lambda: self.deeds.drop(self.view.selected()))
        self.view.joined.connect(self.deeds.join)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.addWidget(self.filter_box)
        self.help_button = help_button(self)
        top.addWidget(self.help_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.blank)
        column.addLayout(self._stack, 1)
        column.addWidget(self.steps)
        self.set_comparison(None)

    @property
    def count(self) -> int:
        """How many entities there are, filtered or not."""
        return len(self._comparison.entities) if self._comparison else 0

    @property
    def chosen(self) -> int | None:
        """The number of the entity that is lit."""
        return self._entity

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self.view.theme = theme
        palette = self.blank.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.dim)
        self.blank.setPalette(palette)
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; the entity chosen stays chosen where it is still there."""
        name = self._comparison.entities[self._entity].name if self._comparison and self._entity is not None else None
        self._comparison = comparison
        self.deeds.set_comparison(comparison)
        self.model.set_comparison(comparison)
        self._refill()
        again = None
        if comparison and name is not None:
            again = next((number for number, entity in enumerate(comparison.entities) if entity.name == name), None)
        if again is None:
            if self._entity is not None:
                self.clear()
            return
        if comparison is not None:
            moved = again != self._entity
            self._entity = again
            self._stops = mention_stops(comparison, again)
            self._position = min(self._position, max(0, len(self._stops) - 1))
            self._show_steps()
            self._select(again)
            if moved:
                self.entity_chosen.emit(again)

    def focus_first(self) -> None:
        """Move the keyboard to the filter."""
        self.filter_box.setFocus()

    def choose(self, entity: int) -> None:
        """Light an entity's mentions and show the first."""
        if self._comparison is None:
            return
        self._entity = entity
        self._stops = mention_stops(self._comparison, entity)
        self._position = 0
        self._select(entity)
        self._show_steps()
        self.entity_chosen.emit(entity)
        self._reveal()

    def step(self, step: int) -> None:
        """Show the next mention (+1) or the one before (-1), round the ends."""
        if self._stops:
            self._position = (self._position + step) % len(self._stops)
            self._show_steps()
            self._reveal()

    def clear(self) -> None:
        """Let go of the entity chosen."""
        if self._entity is None:
            return
        self._entity, self._stops, self._position = None, (), 0
        if self.steps.isAncestorOf(self.focusWidget() or self):
            self.view.setFocus()
        self.view.clearSelection()
        self.steps.hide()
        self.entity_chosen.emit(None)

    def _choose_index(self, index: QModelIndex, step: int) -> None:
        entity = self.model.entity_at(index)
        if entity is None:
            return
        if entity == self._entity and step:
            self.step(step)
        else:
            self.choose(entity)

    def _reveal(self) -> None:
        if self._stops:
            self.reveal_requested.emit((self._stops[self._position],))

    def _select(self, entity: int) -> None:
        index = self.model.index_of(entity)
        if index.isValid() and self.view.currentIndex().siblingAtColumn(0) != index:
            self.view.setCurrentIndex(index)

    def _show_steps(self) -> None:
        if self._comparison is None or self._entity is None:
            return
        name = self._comparison.entities[self._entity].name
        self.steps.show_step(name, self._position + 1, len(self._stops))

    def _show_deeds(self) -> None:
        """Show what can be done to the name in the bar, above its button."""
        if self._entity is not None:
            menu = self.deeds.menu((self._entity,))
            corner = self.correct_button.mapToGlobal(self.correct_button.rect().topLeft())
            menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def _show_menu(self, at: QPoint) -> None:
        self.deeds.menu(self.view.selected()).popup(at)

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._refill()
        if self._entity is not None:
            self._select(self._entity)

    def _refill(self) -> None:
        self.view.expandAll()
        self.view.fit_columns()
        comparison = self._comparison
        sentence = ""
        if comparison is None or len(comparison.articles) < 2:
            sentence = self.tr("Open two articles to compare them.")
        elif not comparison.entities and comparison.stage < Stage.COMPLETE:
            sentence = self.tr("Looking for names…")
        elif not comparison.entities:
            sentence = self.tr("No names: these articles name no person, organisation or place.")
        elif not self.model.shown:
            sentence = self.tr("No name holds “{text}”.").format(text=self.filter_box.text().strip())
        self.filter_box.setEnabled(bool(comparison and comparison.entities))
        self.blank.setText(sentence)
        self.blank.setAccessibleName(sentence)
        self._stack.setCurrentWidget(self.blank if sentence else self.view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter_box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.model.shown:
                if not self.view.currentIndex().isValid():
                    self.view.setCurrentIndex(self.model.index(0, 0, self.model.index(0, 0)))
                self.view.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and (self.filter_box.text() or self._entity is not None):
                if self.filter_box.text():
                    self.filter_box.clear()
                else:
                    self.clear()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._entity is not None:
            self.clear()
        else:
            super().keyPressEvent(event)
