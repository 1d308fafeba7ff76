"""A list of cards that measures exactly only what it shows, so that thousands of cards open at once."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.sidebar.card_paint import paint_card
from widgets.sidebar.cards import Card, CardRole
from widgets.sidebar.typesetter import CardLayout, Typesetter
from widgets.theme import LIGHT, Theme

_KEPT_LAYOUTS = 300
_ROUNDS = 4
_PROBE = 4  # where to look for the topmost card, in pixels from the view's edge


class _CardDelegate(QStyledItemDelegate):
    """Asks the view for sizes and layouts; paints."""

    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, self._view.card_height(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(CardRole.CARD)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.save()
        paint_card(
            painter,
            self._view.typesetter,
            self._view.card_layout(card),
            QRectF(option.rect),
            chosen=chosen,
            focused=chosen and self._view.hasFocus(),
            ticked=ticked,
        )
        painter.restore()


class CardView(QListView):
    """Shows a model of cards. Click or Enter opens one; its tick box, or the space bar, ticks it.

    ``opened`` carries the card's index and the number of the wording that was clicked, -1 for the whole card. A line
    that heads cards emits ``folded`` instead, for it to be opened or closed.

    Heights are guessed from the texts' lengths until a card comes into view; then the list is laid out again with the
    true height, the card at the top of the view staying where it is.
    """

    opened = Signal(QModelIndex, int)
    folded = Signal(QModelIndex)
    ticked = Signal(QModelIndex, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick_text = ""
        self._theme = LIGHT
        self.typesetter = Typesetter(self._theme, self.font(), self._tick_text)
        self._heights: dict[str, int] = {}
        self._guesses: dict[str, int] = {}
        self._layouts: dict[str, CardLayout] = {}
        self.setItemDelegate(_CardDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # a bar that came and went would change the width, and with it every height
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(24)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.forget()

    def set_tick_text(self, text: str) -> None:
        """Name the tick box of cards that have one."""
        self._tick_text = text
        self.forget()

    def forget(self) -> None:
        """Measure every card anew: their contents, the theme or the font changed."""
        self.typesetter = Typesetter(self._theme, self.font(), self._tick_text)
        self._heights.clear()
        self._guesses.clear()
        self._layouts.clear()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def chosen_row(self) -> int:
        """Return the row of the card chosen, -1 for none; Qt's current index will not do, since mere focus sets it."""
        chosen = self.selectionModel().selectedIndexes() if self.selectionModel() else []
        return chosen[0].row() if chosen else -1

    def card_height(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return a card's height in pixels: measured if it has been in view, guessed otherwise."""
        key = index.data(CardRole.KEY)
        known = self._heights.get(key)
        if known is not None:
            return known
        guess = self._guesses.get(key)
        if guess is None:
            guess = self.typesetter.estimate(index.data(CardRole.CARD), self.viewport().width())
            self._guesses[key] = guess
        return guess

    def card_layout(self, card: Card) -> CardLayout:
        """Return a card's exact layout at the view's width."""
        layout = self._layouts.get(card.key)
        if layout is None:
            if len(self._layouts) >= _KEPT_LAYOUTS:
                self._layouts.clear()
            layout = self.typesetter.lay_out(card, self.viewport().width())
            self._layouts[card.key] = layout
        return layout

    def _measure(self, first: int, extent: int) -> bool:
        """Measure cards from row *first* on until they fill *extent* pixels; say whether a height changed."""
        model = self.model()
        changed = False
        filled = 0
        for row in range(first, model.rowCount()):
            if filled > extent:
                break
            index = model.index(row, 0)
            key = index.data(CardRole.KEY)
            if key not in self._heights:
                before = self.card_height(index)
                self._heights[key] = self.card_layout(index.data(CardRole.CARD)).height
                changed = changed or before != self._heights[key]
            filled += self._heights[key]
        return changed

    def _settle(self) -> None:
        """Give every card in view its true height before anything is painted."""
        if self.model() is None or not self.model().rowCount():
            return
        for _ in range(_ROUNDS):
            top = self.indexAt(QPoint(_PROBE, 0))
            if not top.isValid():
                return
            offset = self.visualRect(top).top()
            if not self._measure(top.row(), self.viewport().height() - offset):
                return
            self.doItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(top).top() - offset)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.forget()
        super().resizeEvent(event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # what is above the card in the view, and the card itself, must have their true heights first
        if index.isValid() and self._measure(max(0, index.row() - 8), self.viewport().height()):
            self.doItemsLayout()
        super().scrollTo(index, hint)

    def _over_tick(self, index: QModelIndex, at: QPoint) -> bool:
        card = index.data(CardRole.CARD) if index.isValid() else None
        if card is None or not card.tickable:
            return False
        tick = self.card_layout(card).tick.translated(self.visualRect(index).topLeft())
        return tick.adjusted(-5, -4, 5, 4).contains(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        if self._over_tick(index, at):
            self._toggle(index)
        else:
            inside = event.position() - QPointF(self.visualRect(index).topLeft())
            self._open(index, self.card_layout(index.data(CardRole.CARD)).wording_at(inside))

    def _open(self, index: QModelIndex, wording: int) -> None:
        if index.data(CardRole.CARD).fold is None:
            self.opened.emit(index, wording)
        else:
            self.folded.emit(index)

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(CardRole.CARD).tickable:
            self.ticked.emit(index, index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index, -1)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            if index.data(CardRole.CARD).fold is None:
                self._toggle(index)
            else:
                self.folded.emit(index)
        else:
            super().keyPressEvent(event)
