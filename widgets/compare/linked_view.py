"""Panes that know what is linked to what: the row being read, partners lit, moves held level, places gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from app.model.passage import Passage
from app.present import trail_of
from app.present.page import PageParagraph
from widgets.compare.article_pane import ArticlePane
from widgets.compare.level import Level, level_anchor
from widgets.compare.link_gutter import LinkGutter
from widgets.compare.pane_text import PaneText, Position
from widgets.compare.row_layout import Anchor
from widgets.compare.row_view import RowView
from widgets.compare.surface import Place, by_paragraph
from widgets.naming import side_name
from widgets.theme import Theme

FLASH_MS = 1400
_CONTEXT = 0.28
"""Where in the view, from its top, a place gone to comes to stand."""


class LinkedView(RowView):
    """Adds the links to the geometry.

    ``link_text``, once set, gives the sentences on a link's score and reasons; ``carried_text`` those on which articles
    carry a paragraph (article, paragraph).
    """

    current_row_changed = Signal(int)
    link_hovered = Signal(int)
    link_activated = Signal(int)
    pane_focused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link_text: Callable[[int], str] | None = None
        self.carried_text: Callable[[int, int], str] = lambda _article, _paragraph: ""
        self._hovered: Place | None = None
        self._level: Level | None = None
        self._lit: tuple[Passage, ...] = ()
        self._chip = QToolButton(self)
        self._chip.setText(self.tr("⇅  Held level: back in step (Esc)"))
        self._chip.setObjectName("levelChip")
        self._chip.hide()
        self._chip.clicked.connect(self.release_level)
        self.scrolled_across.connect(self.release_level)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH_MS)
        self._flash.timeout.connect(self._end_flash)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._chip.setStyleSheet(
            f"QToolButton#levelChip {{ background: {theme.accent}; color: {theme.on_accent}; border: none;"
            " border-radius: 11px; padding: 3px 12px; }"
        )

    def set_zoom(self, percent: int) -> None:
        self.release_level()
        super().set_zoom(percent)

    def set_lit(self, passages: Iterable[Passage], entity: int | None = None) -> None:
        """Light *passages*, and every mention of *entity* (a number into the comparison's entities)."""
        self._flash.stop()
        self._lit = tuple(passages)
        self.surface.lit = by_paragraph(self._lit)
        self.surface.entity = entity
        self.update_all()

    def reveal(self, passage: Passage, flash: bool = True) -> None:
        """Bring *passage* into view, make its row current, and light it for a moment."""
        row = self._row_of(passage.article, passage.paragraph)
        if row < 0:
            return
        self._set_current_row(row)
        pane = self._panes.get(passage.article)
        if pane is None:
            self._bring(0, self._rows.height(row), self._rows.y_of(row))
        else:
            index = pane.text.index_of[passage.paragraph]
            here = Position(index, passage.start)
            pane.set_caret(here)
            rect = pane.position_rect(here).united(pane.position_rect(Position(index, passage.end)))
            self.show_pane(passage.article)
            self._bring(rect.top() - self._rows.y_of(row), rect.height(), self._rows.y_of(row))
        if flash:
            self.surface.lit = by_paragraph((*self._lit, passage))
            self._flash.start()
            self.update_all()

    def _end_flash(self) -> None:
        self.surface.lit = by_paragraph(self._lit)
        self.update_all()

    # -- rows ----------------------------------------------------------------------------------------------------

    @property
    def current_row(self) -> int:
        """The row that is being read, or -1."""
        return self.surface.current_row

    def go_to_row(self, row: int) -> None:
        """Make *row* current and bring it into view; one that stands in full view moves nothing."""
        if not 0 <= row < len(self._rows):
            return
        self._set_current_row(row)
        self._take_caret_along(row)
        self._bring(0, self._rows.height(row), self._rows.y_of(row))
        self._show_link()

    def _take_caret_along(self, row: int) -> None:
        """Let the keyboard go on from *row*, unless that would drop a selection."""
        pane = self.focused_pane()
        if pane is not None and pane.selection() is None and pane.text.indices_in(row):
            pane.set_caret(Position(pane.text.first_in(row), 0))

    def _bring(self, inner: int, height: int, row_y: int) -> None:
        """Scroll so that *height* pixels from *inner* below a row's top, which stands at *row_y*, are in view."""
        self.release_level()
        viewport = self._rows.viewport
        y = row_y + inner
        if y >= 0 and y + min(height, viewport) <= viewport:
            return
        row = self.surface.current_row
        where = min(round(viewport * _CONTEXT), max(0, viewport - height))
        near = abs(y - where) <= 2 * viewport
        if near:
            self.scroll_by(y - where)
        else:
            self._rows.anchor = self._rows.walk(Anchor(row, inner - where), 0)
            self._rows.settle()
            self._moved(0)

    def _row_of(self, article: int, paragraph: int) -> int:
        pane = self._panes.get(article)
        if pane is None and not 0 <= article < len(self._rows.page.rows[0].cells if len(self._rows) else ()):
            return -1
        text = pane.text if pane is not None else PaneText(self._rows.page, article)
        index = text.index_of.get(paragraph)
        return text.rows[index] if index is not None else -1

    def _set_current_row(self, row: int) -> None:
        before = self.surface.current_row
        if row != before:
            self.surface.current_row = row
            self._update_rows(before, row)
            self.current_row_changed.emit(row)

    def _update_rows(self, *rows: int) -> None:
        for row in rows:
            if row >= 0:
                for pane in self._panes.values():
                    pane.update_row(row)
                for gutter in self._gutters:
                    gutter.update_row(row)

    # -- panes ---------------------------------------------------------------------------------------------------

    def _make_pane(self, article: int) -> ArticlePane:
        pane = super()._make_pane(article)
        pane.caret_moved.connect(lambda: self._on_caret(article))
        pane.paragraph_hovered.connect(lambda number: self._on_hover(article, number))
        pane.move_activated.connect(lambda number: self.level_paragraph(article, number))
        pane.focus_changed.connect(lambda focused: self._on_focus(article, focused))
        pane.carried_text = lambda paragraph: self.carried_text(article, paragraph)
        pane.age_text = lambda paragraph, at: self._age_text(article, paragraph, at)
        return pane

    def _make_gutter(self, border: int, first: int, second: int) -> LinkGutter:
        gutter = super()._make_gutter(border, first, second)
        gutter.link_text = self.text_of_link
        gutter.level = self._level_y
        gutter.link_hovered.connect(self._on_gutter_hover)
        gutter.link_activated.connect(self._on_gutter_click)
        return gutter

    def focused_pane(self) -> ArticlePane | None:
        """Return the pane with the keyboard, if one has it."""
        return next((pane for pane in self._panes.values() if pane.hasFocus()), None)

    def focus_pane(self, step: int = 1) -> None:
        """Give the keyboard to the next pane (*step* 1) or the one before (-1); to the first if none has it."""
        if not self._order:
            return
        pane = self.focused_pane()
        at = self._order.index(pane.article) + step if pane is not None else 0
        self._panes[self._order[at % len(self._order)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focus(self, article: int, focused: bool) -> None:
        if article in self._heads:
            self._heads[article].set_focused(focused)
        if focused:
            self.show_pane(article)
            self._on_caret(article)
            self.pane_focused.emit(article)

    def _on_caret(self, article: int) -> None:
        pane = self._panes[article]
        if not len(pane.text):
            return
        if pane.hasFocus():
            self._set_current_row(pane.text.rows[pane.caret.index])
        self._show_link()

    def _read_place(self) -> Place | None:
        """The paragraph with the caret, if it stands in the row being read; else the first one of that row."""
        pane = self.focused_pane() or self._selecting()
        caret = pane.caret_paragraph() if pane is not None else None
        row = self.surface.current_row
        if pane is not None and caret is not None and row in (-1, pane.text.rows[pane.caret.index]):
            return pane.article, caret.paragraph
        if 0 <= row < len(self._rows):
            for article in self._order:
                for paragraph in self._rows.page.rows[row].cells[article]:
                    return article, paragraph.paragraph
        return None

    def _selecting(self) -> ArticlePane | None:
        """Return the pane that holds the selection."""
        return next((pane for pane in self._panes.values() if pane.selection() is not None), None)

    # -- links ---------------------------------------------------------------------------------------------------

    def text_of_link(self, number: int) -> str:
        """Return the sentence on link *number*: from ``link_text``, or its kind and score."""
        link = self._index.link(number) if self._index is not None else None
        if link is None:
            return ""
        if self.link_text is not None:
            return self.link_text(number)
        return f"{link.kind.value}, {link.score:.2f}"

    def _paragraph(self, place: Place | None) -> PageParagraph | None:
        pane = self._panes.get(place[0]) if place is not None else None
        if pane is None or place is None:
            return None
        index = pane.text.index_of.get(place[1])
        return pane.text.paragraphs[index] if index is not None else None

    def _on_hover(self, article: int, number: int) -> None:
        self._hovered = (article, number) if number >= 0 else None
        row = self._row_of(article, number) if number >= 0 else -1
        before = self.surface.hover_row
        if row != before:
            self.surface.hover_row = row
            self._update_rows(before, row)
        self._show_link()
        paragraph = self._paragraph(self._hovered)
        self.link_hovered.emit(paragraph.links[0] if paragraph is not None and paragraph.links else -1)

    def _show_link(self) -> None:
        """Light the partners of the paragraph under the pointer, or else of the one being read, and say why."""
        paragraph = self._paragraph(self._hovered)
        if paragraph is None:
            paragraph = self._paragraph(self._read_place())
        partners = self._index.partners(paragraph) if paragraph is not None and self._index else frozenset()
        changed = partners ^ self.surface.partners
        self.surface.partners = partners
        self._update_rows(*{self._row_of(*place) for place in changed if place[0] in self._panes})
        self._strip.show_text(self._sentence(paragraph))

    def _sentence(self, paragraph: PageParagraph | None) -> str:
        if paragraph is None or self._index is None or self._comparison is None:
            return ""
        said = []
        for number in paragraph.links:
            side = self._index.far(number, paragraph.article)
            if side is None or side.article not in self._panes:
                continue
            said.append(f"{side_name(self._comparison.articles, side)}: {self.text_of_link(number)}")
        return "   ·   ".join(said[:3])

    def _age_text(self, article: int, paragraph: int, at: int) -> str:
        """Say which version a sentence is new in, while sentences are marked by it."""
        ages, comparison = self.surface.ages, self._comparison
        if ages is None or comparison is None:
            return ""
        new = (since for start, end, since in ages.get((article, paragraph), ()) if start <= at < end)
        since = next(new, None)
        found = trail_of(comparison, article if since is None else since)
        if found is None:
            return ""
        trail, place = found
        if since is None:
            return self.tr("Has been there since {siglum}").format(siglum=comparison.articles[trail.articles[0]].siglum)
        told = self.tr("New in {siglum}, version {number} of {count}")
        return told.format(siglum=comparison.articles[since].siglum, number=place + 1, count=len(trail.articles))

    def _on_gutter_hover(self, number: int) -> None:
        self.link_hovered.emit(number)
        self._strip.show_text(self.text_of_link(number)) if number >= 0 else self._show_link()

    def _on_gutter_click(self, number: int) -> None:
        self.link_activated.emit(number)
        link = self._index.link(number) if self._index is not None else None
        if link is not None and link.moved:
            self.toggle_level(number)

    # -- moves held level ------------------------------------------------------------------------------------------

    @property
    def levelled_link(self) -> int | None:
        """The link held level now."""
        return self._level.link if self._level is not None else None

    def level_paragraph(self, article: int, paragraph: int) -> bool:
        """Bring the other end of a paragraph's move (or else of its best link) level; again, and it goes back."""
        found = self._paragraph((article, paragraph))
        if found is None or self._index is None:
            return False
        reachable = []
        for number in found.links:
            side = self._index.far(number, article)
            if side is not None and side.article in self._panes:
                reachable.append(number)
        moves = [number for number in reachable if self._index.comparison.links[number].moved]
        if not reachable:
            return False
        return self.toggle_level((moves or reachable)[0], article, paragraph)

    def toggle_level(self, number: int, article: int | None = None, paragraph: int | None = None) -> bool:
        """Hold link *number* level, seen from *article*'s end (default: the end on screen); release it if it is."""
        was = self.levelled_link
        self.release_level()
        link = self._index.link(number) if self._index is not None else None
        if link is None or was == number or not {link.a.article, link.b.article} <= set(self._panes):
            return False
        ends = [(link.a, link.b), (link.b, link.a)]
        if article is not None:
            ends.sort(key=lambda pair: pair[0].article != article)
        else:
            ends.sort(key=lambda pair: not self._on_screen(pair[0].article, pair[0].paragraphs[0]))
        near, far = ends[0]
        source, target = self._panes[near.article], self._panes[far.article]
        start = near.paragraphs[0] if paragraph is None else paragraph
        self._level = Level(number, source, start, target, far.paragraphs[0])
        y = self._level.source_rect().top()
        target.free_anchor = level_anchor(self._rows, target, far.paragraphs[0], y)
        self.surface.partners = frozenset((far.article, at) for at in far.paragraphs)
        for gutter in self._gutters:
            gutter.out_of_step = far.article in (gutter.first, gutter.second)
        self._chip.adjustSize()
        self._chip.move(target.x() + max(0, (target.width() - self._chip.width()) // 2), target.y() + 8)
        self._chip.raise_()
        self._chip.show()
        self.update_all()
        return True

    def release_level(self) -> None:
        """Put the pane that was out of step back in its place."""
        level, self._level = self._level, None
        if level is None:
            return
        level.target.free_anchor = None
        for gutter in self._gutters:
            gutter.out_of_step = False
        self._chip.hide()
        self.update_all()

    def _on_screen(self, article: int, paragraph: int) -> bool:
        pane = self._panes[article]
        rect = pane.paragraph_rect(pane.text.index_of[paragraph])
        return rect.bottom() > 0 and rect.top() < pane.height()

    def _level_y(self) -> int | None:
        return self._level.source_rect().top() + 12 if self._level is not None else None

    def _moved(self, pixels: int) -> None:
        level = self._level
        if level is not None and level.target.free_anchor is not None:
            level.target.free_anchor = self._rows.walk(level.target.free_anchor, pixels, free=True)
            if not pixels or not level.in_view():
                self.release_level()
        super()._moved(pixels)
        for gutter in self._gutters:
            if gutter.out_of_step:
                gutter.update()
        for pane in self._panes.values():
            pane.refresh_hover()

    def _place_children(self) -> None:
        self.release_level()
        super()._place_children()
