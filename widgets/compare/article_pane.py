"""One article's column: a read-only text pane that paints only what is on screen, with caret, selection and copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
    QClipboard,
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.model.article import ParagraphKind
from app.model.passage import Passage
from app.present.page import PageParagraph
from widgets.compare.caret_moves import Step, moved, step_of
from widgets.compare.carrier_signs import carriers_left
from widgets.compare.pane_painter import PanePainter
from widgets.compare.pane_text import PaneText, Position
from widgets.compare.paragraph_box import ParagraphBox
from widgets.compare.row_layout import Anchor
from widgets.compare.surface import Surface

AUTO_SCROLL_MS = 30
PAGE_OVERLAP = 40
"""Pixels of the old screen that stay on the new one when paging."""


class ArticlePane(QWidget):
    """The column of *article*; everything it shows it reads from the shared *surface*.

    Offsets are code points, geometry is pixels of the pane. ``scroll_requested`` asks the view to move all panes down
    by so many pixels and is answered before ``emit`` returns.
    """

    scroll_requested = Signal(int)
    caret_moved = Signal()
    selection_changed = Signal()
    paragraph_hovered = Signal(int)
    move_activated = Signal(int)
    focus_changed = Signal(bool)
    copy_requested = Signal()
    menu_requested = Signal(int, int, QPoint)
    """The paragraph (-1: none), the code point in it where the menu was asked for, and the point on the screen."""

    def __init__(self, surface: Surface, article: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = article
        self.free_anchor: Anchor | None = None
        self.carried_text: Callable[[int], str] = lambda _paragraph: ""
        """Gives the words on which articles carry a paragraph, for the letters beside it."""
        self.age_text: Callable[[int, int], str] = lambda _paragraph, _at: ""
        """Gives the words on the age of the sentence at a code point of a paragraph."""
        self._surface = surface
        self._painter = PanePainter(surface, article)
        self._text: PaneText | None = None
        self._caret = Position(0, 0)
        self._mark = Position(0, 0)
        self.placed = False
        """Whether the caret stands where somebody put it."""
        self._goal = -1.0
        self._hovered = -1
        self._presses = 0
        self._pressed_at = QPointF()
        self._pressed_time = 0
        self._word: tuple[Position, Position] | None = None
        self._drag_point = QPointF()
        self._auto = QTimer(self)
        self._auto.setInterval(AUTO_SCROLL_MS)
        self._auto.timeout.connect(self.auto_scroll)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    # -- text ----------------------------------------------------------------------------------------------------

    @property
    def text(self) -> PaneText:
        """The pane's paragraphs in row order; made when first needed."""
        if self._text is None:
            self._text = PaneText(self._surface.layout.page, self.article)
        return self._text

    def page_changed(self) -> None:
        """Take note of a new page: caret and selection stay with their paragraphs where these still are."""
        old, caret, mark = self._text, self._caret, self._mark
        self._text = None
        self.free_anchor = None
        if old is None or (caret == mark == Position(0, 0)):
            self._caret = self._mark = Position(0, 0)
        else:
            self._caret, self._mark = self._same(old, caret), self._same(old, mark)
        self.update()

    def _same(self, old: PaneText, position: Position) -> Position:
        if position.index >= len(old):
            return Position(0, 0)
        number = old.paragraphs[position.index].paragraph
        index = self.text.index_of.get(number, 0)
        return self.text.clamp(Position(index, position.offset))

    # -- geometry ------------------------------------------------------------------------------------------------

    def anchor(self) -> Anchor:
        """Return where this pane's top stands: the shared place, or its own while a move is held level."""
        return self.free_anchor if self.free_anchor is not None else self._surface.layout.anchor

    def box(self, index: int) -> ParagraphBox:
        """Return the layout of the pane's paragraph *index*."""
        return self._box_and_top(index)[0]

    def _box_and_top(self, index: int) -> tuple[ParagraphBox, int]:
        row = self.text.rows[index]
        cell = self._surface.layout.cells(row)[self.article]
        number = index - self.text.first_in(row)
        return cell.boxes[number], cell.tops[number]

    def paragraph_rect(self, index: int) -> QRect:
        """Return where paragraph *index* stands, margin included; it may lie outside the pane."""
        box, top = self._box_and_top(index)
        y = self._surface.layout.y_of(self.text.rows[index], self.anchor()) + top
        return QRect(0, y, self.width(), box.height)

    def position_rect(self, position: Position) -> QRect:
        """Return the caret's rectangle at *position*."""
        if not len(self.text):
            return QRect(self._surface.layout.text_left(self.article), 0, 1, 1)
        position = self.text.clamp(position)
        rect = self.box(position.index).caret(position.offset).toRect()
        left = self._surface.layout.text_left(self.article)
        return rect.translated(left, self.paragraph_rect(position.index).top())

    def position_at(self, x: float, y: float) -> Position:
        """Return the position nearest to the point (*x*, *y*)."""
        layout = self._surface.layout
        row = last_bottom = 0
        top = 0
        for row, top, height in layout.rows_on_screen(self.anchor()):  # noqa: B007 - the row found is used below
            last_bottom = top + height
            if y < last_bottom:
                break
        indices = self.text.indices_in(row) if len(layout) else range(0)
        if not indices:
            following = self.text.first_in(row)
            return Position(following, 0) if following < len(self.text) else self.text.end()
        cell = layout.cells(row)[self.article]
        number = 0
        for candidate, start in enumerate(cell.tops):
            if y >= top + start:
                number = candidate
        offset = cell.boxes[number].position_at(x - layout.text_left(self.article), y - top - cell.tops[number])
        return Position(indices[number], offset)

    def index_at(self, y: float) -> int:
        """Return the index of the paragraph at height *y*, or -1 where the cell is empty."""
        for row, top, height in self._surface.layout.rows_on_screen(self.anchor()):
            if top <= y < top + height:
                indices = self.text.indices_in(row)
                if not indices:
                    return -1
                return self.position_at(0, y).index
        return -1

    def paragraph_at(self, y: float) -> PageParagraph | None:
        """Return the paragraph at height *y*."""
        index = self.index_at(y)
        return self.text.paragraphs[index] if index >= 0 else None

    # -- caret and selection ---------------------------------------------------------------------------------------

    @property
    def caret(self) -> Position:
        """Where the caret stands."""
        return self._caret

    def caret_paragraph(self) -> PageParagraph | None:
        """Return the paragraph the caret stands in."""
        return self.text.paragraphs[self._caret.index] if self._caret.index < len(self.text) else None

    def selection(self) -> tuple[Position, Position] | None:
        """Return the first and last position of the selection, or ``None``."""
        if self._caret == self._mark:
            return None
        return (self._mark, self._caret) if self._mark < self._caret else (self._caret, self._mark)

    def selected_text(self) -> str:
        """Return the selected text, paragraphs separated by a blank line."""
        chosen = self.selection()
        return self.text.slice(*chosen) if chosen else ""

    def selected_passages(self) -> tuple[Passage, ...]:
        """Return the selection as passages of the article."""
        chosen = self.selection()
        return self.text.passages(*chosen) if chosen else ()

    def select(self, mark: Position, caret: Position) -> None:
        """Select from *mark* to *caret* and put the caret there; repaints only what changed."""
        mark, caret = self.text.clamp(mark), self.text.clamp(caret)
        self.placed = True
        if (mark, caret) == (self._mark, self._caret):
            return
        old = (self._mark, self._caret)
        was_selected = self._mark != self._caret
        touched = [self._caret.index, caret.index]
        if was_selected or mark != caret:
            touched += [self._mark.index, mark.index]
        self._mark, self._caret = mark, caret
        self._update_between(min(touched), max(touched))
        if old[1] != caret:
            self.caret_moved.emit()
        if was_selected or mark != caret:
            self.selection_changed.emit()
        self._tell_assistive()

    def set_caret(self, position: Position, extend: bool = False) -> None:
        """Move the caret, dropping the selection unless *extend*."""
        self.select(self._mark if extend else position, position)

    def select_all(self) -> None:
        """Select the whole article."""
        self.select(Position(0, 0), self.text.end())

    def clear_selection(self) -> None:
        """Drop the selection; the caret stays."""
        self.select(self._caret, self._caret)

    def _update_between(self, first: int, last: int) -> None:
        if not len(self.text):
            self.update()
            return
        rows = self.text.rows
        low, high = rows[min(first, len(rows) - 1)], rows[min(last, len(rows) - 1)]
        for row, y, height in self._surface.layout.rows_on_screen(self.anchor()):
            if low <= row <= high:
                self.update(QRect(0, y, self.width(), height))

    def update_row(self, row: int) -> None:
        """Repaint *row* if it is on screen."""
        for other, y, height in self._surface.layout.rows_on_screen(self.anchor()):
            if other == row:
                self.update(QRect(0, y, self.width(), height))
                return

    def _tell_assistive(self) -> None:
        if not QAccessible.isActive():
            return
        at = self.text.to_flat(self._caret)
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self, at))
        chosen = self.selection()
        ends = (self.text.to_flat(chosen[0]), self.text.to_flat(chosen[1])) if chosen else (at, at)
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self, *ends))

    # -- keyboard ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = step_of(event)
        if wish is not None:
            self.move_caret(*wish)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def move_caret(self, step: Step, extend: bool = False) -> None:
        """Take one step, bring the caret into view, and keep the goal column over steps between lines."""
        if not len(self.text):
            return
        vertical = step in (Step.UP, Step.DOWN, Step.PAGE_UP, Step.PAGE_DOWN)
        left = self._surface.layout.text_left(self.article)
        rect = self.position_rect(self._caret)
        if not vertical:
            self._goal = -1.0
        elif self._goal < 0:
            self._goal = float(rect.left() - left)
        goal = self._goal
        if step in (Step.PAGE_UP, Step.PAGE_DOWN):
            target = self._page(step is Step.PAGE_DOWN, rect, goal + left)
        else:
            target = moved(self.text, self._caret, step, goal, self.box)
        chosen = self.selection()
        if not extend and chosen and step in (Step.LEFT, Step.RIGHT):
            target = chosen[step is Step.RIGHT]
        self.set_caret(target, extend)
        self.ensure_visible(self._caret)

    def _page(self, down: bool, rect: QRect, x: float) -> Position:
        before = self.anchor()
        amount = max(20, self.height() - PAGE_OVERLAP)
        self.scroll_requested.emit(amount if down else -amount)
        if self.anchor() == before:
            return self.text.end() if down else Position(0, 0)
        return self.position_at(x, max(0, min(rect.center().y(), self.height() - 1)))

    def ensure_visible(self, position: Position) -> None:
        """Ask for as much scrolling as brings *position* into view."""
        rect = self.position_rect(position)
        if rect.top() < 8:
            self.scroll_requested.emit(rect.top() - 24)
        elif rect.bottom() > self.height() - 8:
            self.scroll_requested.emit(rect.bottom() - self.height() + 24)

    def copy(self) -> None:
        """Put the selected text on the clipboard, as plain text."""
        chosen = self.selected_text()
        if chosen:
            data = QMimeData()
            data.setText(chosen)
            QGuiApplication.clipboard().setMimeData(data, QClipboard.Mode.Clipboard)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        point = event.position()
        near = (point - self._pressed_at).manhattanLength() < 6
        quick = event.timestamp() - self._pressed_time < 500
        # a third press soon after a double click, which reports itself through mouseDoubleClickEvent
        triple = self._presses == 2 and near and quick
        self._presses = 3 if triple else 1
        self._pressed_at, self._pressed_time = point, event.timestamp()
        index = self.index_at(point.y())
        if point.x() < self._surface.layout.text_left(self.article) - 4 and index >= 0:
            paragraph = self.text.paragraphs[index]
            if paragraph.moved and not triple:
                self.move_activated.emit(paragraph.paragraph)
                event.accept()
                return
        at = self.position_at(point.x(), point.y())
        self._goal = -1.0
        self._word = None
        if triple:
            self._word = self._whole(at.index)
            self.select(*self._word)
        else:
            self.set_caret(at, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not len(self.text):
            super().mouseDoubleClickEvent(event)
            return
        self._presses = 2
        self._pressed_at, self._pressed_time = event.position(), event.timestamp()
        at = self.position_at(event.position().x(), event.position().y())
        self._word = self.word_at(at)
        self.select(*self._word)
        event.accept()

    def word_at(self, at: Position) -> tuple[Position, Position]:
        """Return the ends of the word at *at*: letters, digits and what joins them."""
        if not len(self.text):
            return at, at
        content = self.text.paragraphs[at.index].text
        start = end = min(at.offset, len(content))
        while start > 0 and _in_word(content[start - 1]):
            start -= 1
        while end < len(content) and _in_word(content[end]):
            end += 1
        if start == end and end < len(content):
            end += 1
        return Position(at.index, start), Position(at.index, end)

    def _whole(self, index: int) -> tuple[Position, Position]:
        length = len(self.text.paragraphs[index].text) if index < len(self.text) else 0
        return Position(index, 0), Position(index, length)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self._presses:
            self._drag_point = point
            self._drag_to(point)
            outside = point.y() < 0 or point.y() >= self.height()
            if outside and not self._auto.isActive():
                self._auto.start()
            elif not outside:
                self._auto.stop()
        else:
            self._hover(point)
        event.accept()

    def _drag_to(self, point: QPointF) -> None:
        at = self.position_at(point.x(), max(0.0, min(point.y(), self.height() - 1.0)))
        if self._word is None:
            self.set_caret(at, True)
            return
        # a drag begun by a double or triple click keeps whole words or paragraphs
        first, last = self._word
        ends = self.word_at(at) if self._presses == 2 else self._whole(at.index)
        if at < first:
            self.select(last, ends[0])
        else:
            self.select(first, max(last, ends[1]))

    def auto_scroll(self) -> None:
        """Scroll while a drag is held above or below the pane, the faster the further out."""
        y = self._drag_point.y()
        beyond = y if y < 0 else y - self.height() + 1 if y >= self.height() else 0
        if not beyond:
            self._auto.stop()
            return
        self.scroll_requested.emit(int(beyond / 2) + (1 if beyond > 0 else -1))
        self._drag_to(self._drag_point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._auto.stop()
        if self._presses == 1 and self.selection():
            self._presses = 0
        chosen = self.selected_text() if QGuiApplication.clipboard().supportsSelection() else ""
        if chosen:
            QGuiApplication.clipboard().setText(chosen, QClipboard.Mode.Selection)
        event.accept()

    def _hover(self, point: QPointF) -> None:
        paragraph = self.paragraph_at(point.y())
        in_margin = point.x() < self._surface.layout.text_left(self.article) - 4
        hand = paragraph is not None and paragraph.moved and in_margin
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        number = paragraph.paragraph if paragraph is not None else -1
        if number != self._hovered:
            self._hovered = number
            self.paragraph_hovered.emit(number)

    def refresh_hover(self) -> None:
        """Look again at what is under the pointer: the rows have moved beneath it."""
        if self._hovered != -1 and self.underMouse() and not self._auto.isActive():
            self._hover(QPointF(self.mapFromGlobal(QCursor.pos())))

    def leaveEvent(self, event: QEvent) -> None:
        if self._hovered != -1:
            self._hovered = -1
            self.paragraph_hovered.emit(-1)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            paragraph = self.paragraph_at(event.pos().y())
            beside = event.pos().x() >= carriers_left(self._surface, self.article)
            told = ""
            if paragraph is not None and beside:
                told = self.carried_text(paragraph.paragraph)
            elif paragraph is not None:
                at = self.position_at(event.pos().x(), event.pos().y())
                told = self.age_text(paragraph.paragraph, at.offset)
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            paragraph, offset = self.caret_paragraph(), self._caret.offset
            point = self.mapToGlobal(self.position_rect(self._caret).bottomLeft())
        else:
            paragraph = self.paragraph_at(event.pos().y())
            # a hand that means a word seldom hits its first letter
            offset = self.word_at(self.position_at(event.pos().x(), event.pos().y()))[0].offset
            point = event.globalPos()
        self.menu_requested.emit(paragraph.paragraph if paragraph is not None else -1, offset, point)
        event.accept()

    # -- focus and paint -----------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._leave_furniture()
        self._update_between(self._caret.index, self._caret.index)
        self.focus_changed.emit(True)

    def _leave_furniture(self) -> None:
        """A caret nobody has placed yet begins at the story, not at what the page carries above it."""
        paragraphs = self.text.paragraphs
        if self._caret == self._mark == Position(0, 0) and paragraphs:
            story = (at for at, each in enumerate(paragraphs) if each.kind is not ParagraphKind.FURNITURE)
            placed = self.placed
            self.set_caret(Position(next(story, 0), 0))
            self.placed = placed

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._auto.stop()
        super().focusOutEvent(event)
        self._update_between(self._caret.index, self._caret.index)
        self.focus_changed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._surface.layout.articles or self.article not in self._surface.layout.articles:
            return
        focused = self.hasFocus()
        chosen = self.selection()
        # with two panes, the other one's paragraph is what Alt+S links with
        resting = self.placed and not focused and len(self._surface.layout.articles) == 2
        text = self.text if focused or chosen or resting else None
        painter = QPainter(self)
        try:
            caret = self._caret if focused and len(self.text) else None
            rest = self._caret.index if resting else -1
            self._painter.paint(painter, event.rect(), self.width(), self.anchor(), text, chosen, caret, rest)
        finally:
            # a painter left open by an error would abort the process at the next repaint
            painter.end()


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "'’-_\u00ad\u200d" or "\u0300" <= character <= "\u036f"
