"""The Aligned view, whole: what :class:`HandLinkedView` shows, with find, selection, copying, the menu and the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.model.article import ParagraphKind
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.present import quotation
from app.present.page import Page
from widgets.compare import accessible
from widgets.compare.article_pane import ArticlePane
from widgets.compare.finder import Finder
from widgets.compare.hand_links import HandLinkedView
from widgets.compare.neighbours import furniture_run, neighbour
from widgets.compare.pane_menu import ParagraphDeeds, build_menu
from widgets.compare.pane_text import Position
from widgets.compare.surface import by_paragraph

LONGEST_NAMED = 30
"""Code points of text in a menu's entry."""


class CompareView(HandLinkedView):
    """Shows a page in as many panes as *order* names. It knows nothing of files or jobs.

    Places are (row, fraction); articles, paragraphs and rows count from 0 as in the comparison.
    ``context_menu_requested`` carries the menu about to be shown, the article, the paragraph (-1 for none) and the
    point, so that its hearer can add to the menu.
    """

    context_menu_requested = Signal(QMenu, int, int, QPoint)
    paragraph_kind_requested = Signal(int, int, ParagraphKind)
    kinds_requested = Signal(int, object, ParagraphKind)
    """Article, paragraphs, and what they are to be."""
    join_requested = Signal(int, object)
    """Article, and the paragraphs to be made one."""
    split_requested = Signal(int, int, int)
    """Article, paragraph, and the code point to cut it before."""
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self._finder = Finder()
        self.find_bar.find_requested.connect(self._on_find)
        self.find_bar.closed.connect(self.close_find)
        self.set_theme(self.surface.theme)

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_page(self, page: Page, comparison: Comparison, order: Sequence[int] | None = None) -> None:
        """Show *page* of *comparison* in panes for *order* (default: all articles); the place is kept if it can be."""
        self.release_level()
        if self._comparison is None or comparison.articles != self._comparison.articles:
            self.leave_link()
        self._finder.outdated()
        current = self._read_place()
        self.surface.hover_row, self.surface.partners, self._hovered = -1, frozenset(), None
        self._show(page, comparison, order)
        self._set_current_row(self._row_of(*current) if current else -1)
        checks = self._index.check_places() if self._index is not None else frozenset()
        self._overview.set_checks(frozenset(row for row in (self._row_of(*place) for place in checks) if row >= 0))
        if self.surface.found:
            self._search_again()
        self._moved(0)
        self._show_link()

    def _make_pane(self, article: int) -> ArticlePane:
        pane = super()._make_pane(article)
        pane.selection_changed.connect(lambda: self._on_selection(article))
        pane.copy_requested.connect(self.copy)
        pane.menu_requested.connect(lambda number, at, point: self._on_menu(article, number, at, point))
        return pane

    # -- find ----------------------------------------------------------------------------------------------------

    def open_find(self) -> None:
        """Show the find bar; a short selection becomes what is looked for."""
        chosen = self.selected_text()
        self.find_bar.open(chosen if chosen and len(chosen) <= 80 and "\n" not in chosen else "")
        self._place_children()
        if self.find_bar.field.text():
            self.find_bar.find_requested.emit(self.find_bar.field.text(), False, self.find_bar.case.isChecked(), True)

    def close_find(self) -> None:
        """Hide the find bar and its marks; the keyboard goes back to the pane with the last match."""
        had_focus = self.find_bar.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.find_bar.hide()
        self.clear_find()
        self._place_children()
        if had_focus and self._order:
            (self._selecting() or self._panes[self._order[0]]).setFocus()

    def find(self, text: str, backwards: bool = False, case: bool = False, typed: bool = False) -> tuple[int, int]:
        """Step to the next match of *text* in all panes and mark every one; return (which, of how many), 0 for none.

        *typed*: look again from where the present match begins, as when a letter was added.
        """
        hit = self._finder.find(self._rows.page, self._order, text, case, backwards, self._find_start(typed), typed)
        self.surface.found = by_paragraph(passage for _, passage in self._finder.hits)
        self.surface.found_now = hit[1] if hit else None
        if hit is not None:
            row, at = hit
            pane = self._panes[at.article]
            index = pane.text.index_of[at.paragraph]
            self._set_current_row(row)
            pane.select(Position(index, at.start), Position(index, at.end))
            rect = pane.position_rect(Position(index, at.start))
            self._bring(rect.top() - self._rows.y_of(row) - 30, rect.height() + 60, self._rows.y_of(row))
        self.update_all()
        return self._finder.count()

    def _find_start(self, typed: bool) -> tuple[int, int, int, int]:
        pane = self._selecting() or self.focused_pane()
        if pane is None or not len(pane.text):
            return self._rows.anchor.row, 0, 0, 0
        chosen = pane.selection()
        at = chosen[0 if typed else 1] if chosen else pane.caret
        paragraph = pane.text.paragraphs[at.index].paragraph
        return pane.text.rows[at.index], self._order.index(pane.article), paragraph, at.offset

    def _on_find(self, text: str, backwards: bool, case: bool, typed: bool) -> None:
        self.find_bar.show_count(*self.find(text, backwards, case, typed))

    def _search_again(self) -> None:
        number, _ = self._finder.count()
        text, case = self.find_bar.field.text(), self.find_bar.case.isChecked()
        if number and text:
            self.find(text, False, case, True)

    def find_next(self, backwards: bool = False) -> None:
        """Step to the next match of what the find bar holds, opening it if it holds nothing."""
        if self.find_bar.field.text():
            self._on_find(self.find_bar.field.text(), backwards, self.find_bar.case.isChecked(), False)
        else:
            self.open_find()

    def clear_find(self) -> None:
        """Take the marks of the search away."""
        self._finder.clear()
        self.surface.found, self.surface.found_now = {}, None
        self.update_all()

    # -- selection and copy ----------------------------------------------------------------------------------------

    def _on_selection(self, article: int) -> None:
        chosen = self._panes[article].selection() is not None
        if chosen:
            for other, pane in self._panes.items():
                if other != article and pane.selection() is not None:
                    pane.clear_selection()
        self.selection_changed.emit()

    def selected_text(self) -> str:
        """Return the selected text, paragraphs separated by a blank line."""
        pane = self._selecting()
        return pane.selected_text() if pane is not None else ""

    def selected_with_source(self) -> str:
        """Return the selection, or the paragraph being read, each paragraph followed by its source."""
        passages = self.selected_passages()
        if not passages:
            paragraph = self._paragraph(self._hovered) or self._paragraph(self._read_place())
            if paragraph is not None:
                passages = (Passage(paragraph.article, paragraph.paragraph, 0, len(paragraph.text)),)
        return quotation(self._comparison, passages) if passages and self._comparison is not None else ""

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        pane = self._selecting()
        if pane is not None:
            pane.copy()

    def copy_with_source(self) -> None:
        """Put the selection with source and paragraph on the clipboard."""
        text = self.selected_with_source()
        if text:
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select all of the article whose pane has the keyboard."""
        pane = self.focused_pane() or self._selecting()
        if pane is not None:
            pane.select_all()

    # -- menu and keys ---------------------------------------------------------------------------------------------

    def request_kind(self, kind: ParagraphKind | None = None) -> None:
        """Ask for the paragraphs at hand to be of *kind*; ``None``: left out, or taken in if they are left out."""
        if (chosen := self.chosen_paragraphs()) is not None:
            article, numbers = chosen
            if kind is None:
                out = self._kind_of(article, numbers[0]) is ParagraphKind.FURNITURE
                kind = ParagraphKind.BODY if out else ParagraphKind.FURNITURE
            self.kinds_requested.emit(article, numbers, kind)

    def request_join(self, step: int) -> None:
        """Ask for the paragraph at hand to be joined with the next (1) or the one before (-1), or those selected."""
        if (chosen := self.chosen_paragraphs()) is not None:
            numbers = self._to_join(*chosen, step)
            if numbers:
                self.join_requested.emit(chosen[0], numbers)

    def request_split(self) -> None:
        """Ask for the paragraph with the caret to be cut there."""
        pane = self.focused_pane()
        paragraph = pane.caret_paragraph() if pane is not None else None
        if pane is not None and paragraph is not None:
            self.split_requested.emit(pane.article, paragraph.paragraph, pane.caret.offset)

    def put_caret(self, article: int, paragraph: int, offset: int) -> None:
        """Put the caret at a place, and bring it into view."""
        pane = self._panes.get(article)
        index = pane.text.index_of.get(paragraph) if pane is not None else None
        if pane is not None and index is not None:
            pane.set_caret(Position(index, offset))
            pane.ensure_visible(pane.caret)

    def _kind_of(self, article: int, number: int) -> ParagraphKind | None:
        found = self._paragraph((article, number))
        return found.kind if found is not None else None

    def _to_join(self, article: int, numbers: tuple[int, ...], step: int) -> tuple[int, ...]:
        if self._comparison is None:
            return ()
        paragraphs = self._comparison.articles[article].paragraphs
        first, *others = numbers
        if others:
            # a text goes on beyond what stands between
            text = tuple(each for each in numbers if paragraphs[each].kind is not ParagraphKind.FURNITURE)
            return text if len(text) > 1 else numbers
        other = neighbour(paragraphs, first, step)
        return () if other is None else tuple(sorted((first, other)))

    def _deeds(self, article: int, number: int, at: int) -> ParagraphDeeds | None:
        if self._comparison is None or number < 0:
            return None
        _, numbers = self.chosen_paragraphs(article, number) or (article, (number,))
        paragraphs = self._comparison.articles[article].paragraphs
        run = furniture_run(paragraphs, number)

        def joining(step: int) -> Callable[[], None] | None:
            both = self._to_join(article, numbers, step)
            return (lambda: self.join_requested.emit(article, both)) if both else None

        def setting(chosen: Sequence[int], kind: ParagraphKind) -> Callable[[], None]:
            return lambda: self.kinds_requested.emit(article, tuple(chosen), kind)

        before, after = paragraphs[number].text[:at].strip(), paragraphs[number].text[at:].split()
        cut = len(numbers) == 1 and bool(before and after)
        return ParagraphDeeds(
            count=len(numbers),
            leave_out=setting(numbers, ParagraphKind.FURNITURE) if not run else None,
            take_in=setting(numbers, ParagraphKind.BODY) if run else None,
            take_in_all=setting(run, ParagraphKind.BODY) if len(run) > len(numbers) else None,
            join_next=joining(1),
            join_before=joining(-1) if len(numbers) == 1 else None,
            split=(lambda: self.split_requested.emit(article, number, at)) if cut else None,
            split_before=" ".join(after[:3])[:LONGEST_NAMED] if cut else "",
        )

    def build_context_menu(self, article: int, number: int, at: int = 0) -> QMenu:
        """Return the menu over code point *at* of paragraph *number* of *article* (-1: over none)."""
        paragraph = self._paragraph((article, number))
        pane = self._panes[article]
        return build_menu(
            self,
            paragraph,
            bool(self.selected_text()),
            self.copy,
            self.copy_with_source,
            pane.select_all,
            (lambda: self.level_paragraph(article, number)) if paragraph is not None and paragraph.links else None,
            lambda kind: self.paragraph_kind_requested.emit(article, number, kind),
            self._deeds(article, number, at),
            self.link_entries(article, number),
        )

    def _on_menu(self, article: int, number: int, at: int, point: QPoint) -> None:
        menu = self.build_context_menu(article, number, at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context_menu_requested.emit(menu, article, number, point)
        menu.popup(point)

    def show_other_end(self) -> None:
        """Bring the other end of the current paragraph's best link level with it; once more lets it go."""
        place = self._read_place()
        if place is not None:
            self.level_paragraph(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        backwards = modifiers == shift
        if key == Qt.Key.Key_Escape and self.leave_link():
            pass
        elif key == Qt.Key.Key_Escape and self._level is not None:
            self.release_level()
        elif key == Qt.Key.Key_Escape and not self.find_bar.isHidden():
            self.close_find()
        elif key == Qt.Key.Key_F6 and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self.focus_pane(-1 if backwards else 1)
        elif key == Qt.Key.Key_F3 and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self.find_next(backwards)
        elif key == Qt.Key.Key_F9 and not modifiers:
            self.set_overview_visible(not self.overview_visible())
        elif key == Qt.Key.Key_F and modifiers == control:
            self.open_find()
        elif key == Qt.Key.Key_C and modifiers == control | shift:
            self.copy_with_source()
        elif key == Qt.Key.Key_G and modifiers == control | shift:
            self.show_other_end()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
