"""Heads, panes and gutters over one vertical axis, with scroll bar and overview: geometry, scrolling and the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from app.model.article import Article
from app.model.comparison import Comparison
from app.present import Ages, body_words, trail_of
from app.present.page import Page, Role, Sign
from widgets.compare.article_pane import ArticlePane
from widgets.compare.column_widths import ColumnWidths
from widgets.compare.find_bar import FindBar
from widgets.compare.link_gutter import GUTTER_WIDTH, LinkGutter
from widgets.compare.link_index import LinkIndex
from widgets.compare.link_strip import LinkStrip
from widgets.compare.overview import OVERVIEW_WIDTH, Overview
from widgets.compare.pane_head import PaneHead, head_text
from widgets.compare.reading_style import style_for
from widgets.compare.row_layout import Anchor
from widgets.compare.surface import Surface
from widgets.theme import Theme

WHEEL_NOTCH = 60
"""Pixels a notch of the wheel moves."""

_BAR = 13
_LONG = 400_000
"""From so many characters on, counting an article's words would be felt."""

Pivot = tuple[int, int, str, int]
"""Article, paragraph, its text, and the height its row stands at in the view, pixels."""


class RowView(QWidget):
    """The geometry of the Aligned view. :class:`~widgets.compare.compare_view.CompareView` adds what a reader does."""

    place_changed = Signal()
    scrolled_across = Signal()
    zoom_step = Signal(int)
    column_fractions_changed = Signal()
    base_requested = Signal(int)
    move_requested = Signal(int, int)
    swap_requested = Signal(int, int)
    hide_requested = Signal(int)
    reload_requested = Signal(int)
    correct_requested = Signal(int)
    encoding_requested = Signal(int)
    reading_requested = Signal(int, object)
    item_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface = Surface()
        self._rows = self.surface.layout
        self._comparison: Comparison | None = None
        self._index: LinkIndex | None = None
        self._order: tuple[int, ...] = ()
        self._carried: Mapping[int, float] = {}
        self._words: dict[int, int] = {}
        self._panes: dict[int, ArticlePane] = {}
        self._heads: dict[int, PaneHead] = {}
        self._gutters: list[LinkGutter] = []
        self._columns = ColumnWidths()
        self._drag_start: tuple[float, ...] = ()
        self._wanted: tuple[float, ...] = ()
        self._wheel_rest = 0.0
        self._setting_bar = False
        self._frame = QWidget(self)
        """Holds heads, panes and gutters, which can be wider than the view."""
        self._across = QScrollBar(Qt.Orientation.Horizontal, self)
        self._across.setAccessibleName(self.tr("Panes, left to right"))
        self._across.valueChanged.connect(lambda _value: self._set_across())
        self._across.hide()
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self._on_bar)
        self._bar.sliderReleased.connect(self._sync_bar)
        self._overview = Overview(self.surface, self._row_colour, self)
        self._overview.jump_requested.connect(self._on_overview)
        self._strip = LinkStrip(self)
        self.find_bar = FindBar(self)
        self.find_bar.hide()

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def order(self) -> tuple[int, ...]:
        """The articles of the panes, first to last."""
        return self._order

    @property
    def panes(self) -> tuple[ArticlePane, ...]:
        """The panes, in order."""
        return tuple(self._panes[article] for article in self._order)

    @property
    def heads(self) -> tuple[PaneHead, ...]:
        """The heads over the panes, in order."""
        return tuple(self._heads[article] for article in self._order)

    @property
    def gutters(self) -> tuple[LinkGutter, ...]:
        """The gutters between the panes, in order."""
        return tuple(self._gutters)

    def _show(self, page: Page, comparison: Comparison, order: Sequence[int] | None) -> None:
        """Lay out *page*; what the reader has before the eyes stays where it is, if it is still there."""
        kept = self._pivot()
        fractions = dict(zip(self._order, self._columns.fractions, strict=True))
        if self._comparison is None or comparison.articles != self._comparison.articles:
            self._words = {
                number: body_words(article)
                for number, article in enumerate(comparison.articles)
                if not _is_long(article)
            }
        self._comparison = comparison
        self._index = LinkIndex(comparison, page)
        self.surface.carriers = self._index.carriers
        self.surface.sigla = tuple(article.siglum for article in comparison.articles)
        self._order = tuple(range(len(comparison.articles))) if order is None else tuple(order)
        self._columns.reset(len(self._order))
        if fractions and set(fractions) == set(self._order):
            self._columns.set([fractions[article] for article in self._order])
        if len(self._wanted) == len(self._order) and self._columns.set(self._wanted):
            self._wanted = ()
        self._rows.set_page(page, self._order)
        self._make_panes()
        self._refresh_heads()
        self._restore(kept)

    def set_carried(self, carried: Mapping[int, float]) -> None:
        """Show in the heads the share 0..1 of the base that each article carries."""
        self._carried = dict(carried)
        self._refresh_heads()

    def set_words(self, words: Mapping[int, int]) -> None:
        """Show these word counts; only of books are they not counted here, since that takes a second."""
        self._words.update(words)
        self._refresh_heads()

    def set_theme(self, theme: Theme) -> None:
        """Use *theme* from now on."""
        self.surface.theme = theme
        for head in self._heads.values():
            head.set_theme(theme)
        self._strip.set_theme(theme)
        self.setStyleSheet(f"CompareView, FindBar {{ background: {theme.panel}; }}")
        self._overview.refresh()
        self.update_all()

    def set_ages(self, ages: Ages | None) -> None:
        """Mark sentences by the version they are new in, or (``None``) words by how they differ."""
        if ages != self.surface.ages:
            self.surface.ages = ages
            self.update_all()

    def set_marks(self, marks: frozenset[Role]) -> None:
        """Show marks of these roles only; nothing is laid out anew."""
        self.surface.marks = marks
        self.update_all()

    def set_zoom(self, percent: int) -> None:
        """Set the size of the reading text, in per cent, keeping the place."""
        self._rows.set_style(style_for(max(40, min(400, percent))))
        self._moved(0)
        self.update_all()

    def set_overview_visible(self, visible: bool) -> None:
        """Show or hide the overview strip."""
        self._overview.setVisible(visible)
        self._place_children()

    def overview_visible(self) -> bool:
        """Whether the overview strip is shown."""
        return not self._overview.isHidden()

    def update_all(self) -> None:
        """Repaint panes, gutters and overview."""
        for widget in (*self._panes.values(), *self._gutters, self._overview):
            widget.update()

    def _make_panes(self) -> None:
        for article in [article for article in self._panes if article not in self._order]:
            for gone in (self._panes.pop(article), self._heads.pop(article)):
                gone.hide()
                gone.deleteLater()
        for article in self._order:
            if article in self._panes:
                self._panes[article].page_changed()
                continue
            self._panes[article] = self._make_pane(article)
            self._heads[article] = self._make_head(article)
        for gutter in self._gutters:
            gutter.hide()
            gutter.deleteLater()
        self._gutters = [
            self._make_gutter(border, first, second) for border, (first, second) in enumerate(pairwise(self._order))
        ]
        previous: QWidget | None = None
        for article in self._order:
            for widget in (self._heads[article], self._panes[article]):
                if previous is not None:
                    QWidget.setTabOrder(previous, widget)
                previous = widget

    def _make_pane(self, article: int) -> ArticlePane:
        pane = ArticlePane(self.surface, article, self._frame)
        pane.scroll_requested.connect(self.scroll_by)
        pane.show()
        return pane

    def _make_head(self, article: int) -> PaneHead:
        head = PaneHead(article, self._frame)
        head.set_theme(self.surface.theme)
        head.base_requested.connect(self.base_requested)
        head.move_requested.connect(self.move_requested)
        head.swap_requested.connect(self.swap_requested)
        head.hide_requested.connect(self.hide_requested)
        head.reload_requested.connect(self.reload_requested)
        head.correct_requested.connect(self.correct_requested)
        head.encoding_requested.connect(self.encoding_requested)
        head.reading_requested.connect(self.reading_requested)
        head.item_requested.connect(self.item_requested)
        head.remove_requested.connect(self.remove_requested)
        head.show()
        return head

    def _make_gutter(self, border: int, first: int, second: int) -> LinkGutter:
        gutter = LinkGutter(self.surface, first, second, self._sign, self._frame)
        gutter.drag_started.connect(self._on_drag_started)
        gutter.dragged.connect(lambda by: self._on_dragged(border, by))
        gutter.reset_requested.connect(self.reset_columns)
        gutter.show()
        return gutter

    def _refresh_heads(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        for at, article in enumerate(self._order):
            source = comparison.articles[article]
            base = article == comparison.base
            found = trail_of(comparison, article)
            version = (found[1] + 1, len(found[0].articles)) if found is not None else None
            carried = None if base else self._carried.get(article)
            text = head_text(source, carried, self._words.get(article), version)
            others = tuple((other, comparison.articles[other].siglum) for other in self._order if other != article)
            last = at == len(self._order) - 1
            self._heads[article].show_article(text, base, others, at == 0, last, source)
            self._panes[article].setAccessibleName(f"{source.siglum}: {text.title}")
        self._place_children()

    # -- geometry ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_children()

    def _in_sight(self) -> int:
        """Return how wide the part of the panes is that can be seen, pixels."""
        return max(1, self.width() - _BAR - (OVERVIEW_WIDTH if self.overview_visible() else 0))

    def _room(self) -> int:
        return self._columns.stretched(max(1, self._in_sight() - GUTTER_WIDTH * max(0, len(self._order) - 1)))

    def _place_children(self) -> None:
        """Lay out heads, panes, gutters and bars; the place is kept as (row, fraction)."""
        widths = self._columns.pixels(self._room())
        head_height = max((self._heads[a].height_for(w) for a, w in zip(self._order, widths, strict=True)), default=0)
        foot = self._strip.sizeHint().height()
        find = self.find_bar.sizeHint().height() if not self.find_bar.isHidden() else 0
        across = sum(widths) + GUTTER_WIDTH * max(0, len(self._order) - 1) - self._in_sight()
        low = _BAR if across > 0 else 0
        height = max(1, self.height() - head_height - foot - find - low)
        changed = self._rows.viewport != height
        self._rows.viewport = height
        if self._rows.set_widths(widths) or changed:
            self._rows.settle()
            self._overview.refresh()
        self._across.setRange(0, max(0, across))
        self._across.setPageStep(self._in_sight())
        self._across.setSingleStep(WHEEL_NOTCH)
        self._across.setVisible(across > 0)
        self._across.setGeometry(0, head_height + height, self._in_sight(), _BAR)
        self._frame.setGeometry(0, 0, self._in_sight(), head_height + height)
        x = -self._across.value()
        for at, (article, width) in enumerate(zip(self._order, widths, strict=True)):
            wide = width + (GUTTER_WIDTH if at < len(self._order) - 1 else 0)
            self._heads[article].setGeometry(x, 0, wide, head_height)
            self._heads[article].set_inset(self._rows.text_left(article))
            self._panes[article].setGeometry(x, head_height, width, height)
            x += width
            if at < len(self._gutters):
                self._gutters[at].setGeometry(x, head_height, GUTTER_WIDTH, height)
                x += GUTTER_WIDTH
        self._bar.setGeometry(self._in_sight(), head_height, _BAR, height)
        self._overview.setGeometry(self._in_sight() + _BAR, head_height, OVERVIEW_WIDTH, height)
        self.find_bar.setGeometry(0, head_height + height + low, self.width(), find)
        self._strip.setGeometry(0, self.height() - foot, self.width(), foot)
        self._sync_bar()

    def _set_across(self) -> None:
        """Show the panes as far right as the bar says."""
        by = -self._across.value() - self._panes[self._order[0]].x() if self._order else 0
        if by:
            for widget in (*self._heads.values(), *self._panes.values(), *self._gutters):
                widget.move(widget.x() + by, widget.y())
            self.scrolled_across.emit()

    def show_pane(self, article: int) -> None:
        """Bring as much of a pane into sight as there is room for."""
        pane = self._panes.get(article)
        if pane is None:
            return
        now = self._across.value()
        left, right = pane.x() + now, pane.x() + pane.width() + now
        self._across.setValue(min(max(now, right - self._in_sight()), left))

    def column_fractions(self) -> tuple[float, ...]:
        """Return each column's share of the width, in pane order."""
        return self._columns.fractions

    def set_column_fractions(self, fractions: Sequence[float]) -> None:
        """Set each column's share of the width; kept for the next page where their number does not fit this one."""
        if self._columns.set(fractions):
            self._wanted = ()
            self._place_children()
            self.update_all()
        else:
            self._wanted = tuple(fractions)

    def reset_columns(self) -> None:
        """Make all columns equally wide."""
        self.set_column_fractions([1.0] * len(self._order))
        self.column_fractions_changed.emit()

    def _on_drag_started(self) -> None:
        self._drag_start = self._columns.fractions

    def _on_dragged(self, border: int, by: int) -> None:
        self._columns.drag(border, self._drag_start, by, self._room())
        self._place_children()
        self.update_all()
        self.column_fractions_changed.emit()

    # -- scrolling -----------------------------------------------------------------------------------------------

    def scroll_by(self, pixels: int) -> None:
        """Move all panes down by *pixels*, up if negative, moving on screen what is already painted."""
        before = self._rows.anchor
        moved = self._rows.step(pixels)
        if not moved and self._rows.anchor == before:
            return
        self._moved(moved)

    def _moved(self, pixels: int) -> None:
        """Show the new place; *pixels* 0 means it is not a small step from the old one."""
        small = 0 < abs(pixels) < self._rows.viewport
        for widget in (*self._panes.values(), *self._gutters):
            if small:
                widget.scroll(0, -pixels)
            else:
                widget.update()
        self._sync_bar()
        self._overview.update()
        self.place_changed.emit()

    def _sync_bar(self) -> None:
        """Fit the bar to what is known of the heights; a slider being dragged is left to the hand that holds it."""
        if self._bar.isSliderDown():
            return
        self._setting_bar = True
        self._bar.setRange(0, self._rows.maximum())
        self._bar.setPageStep(self._rows.viewport)
        self._bar.setSingleStep(WHEEL_NOTCH // 2)
        self._bar.setValue(min(self._rows.value(), self._bar.maximum()))
        self._setting_bar = False

    def _on_bar(self, value: int) -> None:
        if self._setting_bar:
            return
        by = value - self._rows.value()
        if value < self._bar.maximum() and abs(by) < self._rows.viewport:
            self.scroll_by(by)
            return
        self._rows.scroll_to(value if value < self._bar.maximum() else self._rows.maximum())
        self._moved(0)

    def _on_overview(self, fraction: float) -> None:
        self._rows.scroll_to(round(fraction * self._rows.total() - self._rows.viewport / 2))
        self._moved(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if angle:
                self.zoom_step.emit(1 if angle > 0 else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(event.angleDelta().x()) > abs(angle):
            by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            # Qt hands a wheel turned with Shift down over as it is, other systems turn it themselves
            self._across.setValue(self._across.value() - (by.x() or by.y()))
        elif event.pixelDelta().y():
            self.scroll_by(-event.pixelDelta().y())
        else:
            self._wheel_rest += -angle / 120 * WHEEL_NOTCH
            whole = int(self._wheel_rest)
            self._wheel_rest -= whole
            self.scroll_by(whole)
        event.accept()

    def place(self) -> tuple[int, float]:
        """Return where the reader is: the row at the top of the view and how far into it."""
        return self._rows.place()

    def set_place(self, place: tuple[int, float]) -> None:
        """Bring (row, fraction) to the top of the view."""
        self._rows.set_place(place)
        self._moved(0)

    def _pivot(self) -> Pivot | None:
        """What is being read: the current paragraph if on screen, else the first one; with its height in the view."""
        place = self._read_place()
        first: Pivot | None = None
        for row, y, height in self._rows.rows_on_screen():
            for article in self._order:
                for paragraph in self._rows.page.rows[row].cells[article]:
                    found = (article, paragraph.paragraph, paragraph.text, y)
                    if place == (article, paragraph.paragraph):
                        return found
                    if first is None and y + height > 0:
                        first = found
        return first

    def _restore(self, pivot: Pivot | None) -> None:
        if pivot is None or not len(self._rows):
            self._rows.set_place((0, 0.0))
            return
        article, number, text, y = pivot
        at = self._find_paragraph(article, number, text)
        if at is None:
            at = self._find_words(article, number, text)
        if at is None:
            self._rows.set_place((0, 0.0))
            return
        self._rows.anchor = self._rows.walk(Anchor(at, -y), 0)
        self._rows.settle()

    def _find_paragraph(self, article: int, number: int, text: str) -> int | None:
        """Return the row of a paragraph: by its number where its text is still there, else by its text."""
        elsewhere: int | None = None
        for row, cells in enumerate(self._rows.page.rows):
            for other, cell in enumerate(cells.cells):
                for paragraph in cell:
                    if paragraph.text != text:
                        continue
                    if (other, paragraph.paragraph) == (article, number):
                        return row
                    if elsewhere is None and text:
                        elsewhere = row
        return elsewhere

    def _find_words(self, article: int, number: int, text: str) -> int | None:
        """Return the row where a paragraph's words stand now that it was joined or split: the nearest by number."""
        found = (
            (abs(paragraph.paragraph - number), row)
            for row, cells in enumerate(self._rows.page.rows)
            for paragraph in (cells.cells[article] if article < len(cells.cells) else ())
            if text and paragraph.text and (text in paragraph.text or paragraph.text in text)
        )
        return min(found, default=(0, None))[1]

    # -- what the interactive view knows better ----------------------------------------------------------------------

    def _read_place(self) -> tuple[int, int] | None:
        """Return the (article, paragraph) that is being read, where that is known."""
        return None

    def _sign(self, row: int, first: int, second: int) -> tuple[Sign, int] | None:
        return self._index.sign(row, first, second) if self._index is not None else None

    def _row_colour(self, row: int) -> tuple[int, str] | None:
        if self._index is None:
            return None
        return self._index.colour(self._rows.page.rows[row], self._order, self.surface.theme)


def _is_long(article: Article) -> bool:
    length = 0
    for paragraph in article.paragraphs:
        length += len(paragraph.text)
        if length >= _LONG:
            return True
    return False
