"""Linking and unlinking paragraphs by hand: one paragraph is held while its partner is looked for in another pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.model.alignment import Link, Side
from app.model.article import ParagraphKind
from app.model.decisions import BY_HAND
from app.model.passage import Passage
from widgets.compare.link_gutter import LinkGutter
from widgets.compare.linked_view import LinkedView
from widgets.compare.surface import Place
from widgets.naming import side_name
from widgets.theme import Theme

REJECT_KEY, LINK_KEY = "Alt+Shift+S", "Alt+S"


class LinkEntry(NamedTuple):
    """An entry of a menu on links: what it says, what it does, and its key."""

    label: str
    run: Callable[[], None]
    keys: str = ""


class LinkEntries(NamedTuple):
    """What can be done with links at a paragraph; ``rejects``: one a link, with the far side's name."""

    link: LinkEntry | None
    rejects: tuple[LinkEntry, ...]
    take_back: tuple[LinkEntry, ...]


class HandLinkedView(LinkedView):
    """Adds linking by hand. Both requests carry two ``Side``s of different articles."""

    link_requested = Signal(object, object)
    reject_requested = Signal(object, object)
    take_back_requested = Signal(object, object)
    """A link made by hand, by its sides, is to be taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun: Side | None = None
        self._begun_chip = QToolButton(self)
        self._begun_chip.setObjectName("levelChip")
        self._begun_chip.hide()
        self._begun_chip.clicked.connect(self.leave_link)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._begun_chip.setStyleSheet(self._chip.styleSheet())

    # -- what is chosen --------------------------------------------------------------------------------------------

    def selected_passages(self) -> tuple[Passage, ...]:
        """Return what is selected, as passages of one article."""
        pane = self._selecting()
        return pane.selected_passages() if pane is not None else ()

    def chosen_paragraphs(self, article: int | None = None, number: int = -1) -> tuple[int, tuple[int, ...]] | None:
        """Return an article and those of its paragraphs that a deed is for.

        What is selected, where it is more than one paragraph and holds *number*, if that is given; else *number*, or
        the paragraph with the caret, if a pane has the keyboard.
        """
        selected = self.selected_passages()
        numbers = tuple(sorted({passage.paragraph for passage in selected}))
        if len(numbers) > 1 and (number < 0 or (selected[0].article == article and number in numbers)):
            return selected[0].article, numbers
        if article is not None and number >= 0:
            return article, (number,)
        pane = self.focused_pane() or self._selecting()
        paragraph = pane.caret_paragraph() if pane is not None else None
        return (paragraph.article, (paragraph.paragraph,)) if paragraph is not None else None

    def _chosen_side(self, article: int | None = None, number: int = -1) -> Side | None:
        """Return what is chosen without the page furniture in it, which is not compared."""
        pane = self.focused_pane()
        if article is None and pane is not None and pane.selection() is None:
            # what is still selected in another pane is what is held, or was never meant
            paragraph = pane.caret_paragraph()
            article, number = pane.article, paragraph.paragraph if paragraph is not None else -1
        chosen = self.chosen_paragraphs(article, number)
        if chosen is None or self._comparison is None:
            return None
        at, numbers = chosen
        paragraphs = self._comparison.articles[at].paragraphs
        text = tuple(each for each in numbers if paragraphs[each].kind is not ParagraphKind.FURNITURE)
        return Side(at, text) if text else None

    def _read_side(self, article: int) -> Side | None:
        """Return the paragraph the reader left the caret at in a pane, if it is still on screen."""
        pane = self._panes[article]
        paragraph = pane.caret_paragraph() if pane.placed else None
        if paragraph is None or paragraph.kind is ParagraphKind.FURNITURE:
            return None
        return Side(article, (paragraph.paragraph,)) if self._on_screen(article, paragraph.paragraph) else None

    # -- linking -----------------------------------------------------------------------------------------------------

    @property
    def begun_link(self) -> Side | None:
        """What is held to be linked, while its partner is looked for."""
        return self._begun

    def request_link(self, article: int | None = None, number: int = -1) -> None:
        """Hold the paragraphs at hand, or link those held with them.

        With two panes that were both being read, both on screen, one step does: the paragraphs with the carets.
        """
        side = self._chosen_side(article, number)
        if side is None:
            self._strip.show_text(self.tr("There is no paragraph here that is compared."))
            return
        begun = self._begun
        if begun is None and len(self._order) == 2:
            [other] = [each for each in self._order if each != side.article]
            begun = self._read_side(other)
        if begun is None or (begun.article == side.article and begun != side):
            self._begin(side)
            return
        self.leave_link()
        if begun != side:
            self.link_requested.emit(begun, side)

    def _begin(self, side: Side) -> None:
        if self._comparison is None or len(self._order) < 2:
            return
        self._begun = side
        self.surface.begun = frozenset((side.article, each) for each in side.paragraphs)
        name = side_name(self._comparison.articles, side)
        told = self.tr("Link {name} with …  go to its partner in another article, then {key} (Esc leaves)")
        self._begun_chip.setText(told.format(name=name, key=LINK_KEY))
        self._begun_chip.show()
        self._place_begun_chip()
        self.update_all()

    def leave_link(self) -> bool:
        """Hold nothing any more; return whether anything was held."""
        if self._begun is None:
            return False
        self._begun = None
        self.surface.begun = frozenset()
        self._begun_chip.hide()
        self.update_all()
        return True

    def _place_begun_chip(self) -> None:
        chip, top = self._begun_chip, self._panes[self._order[0]].y()
        chip.adjustSize()
        chip.resize(min(chip.width(), self.width() - 16), chip.height())
        chip.move(max(8, (self.width() - chip.width()) // 2), top + 8)
        chip.raise_()

    def _place_children(self) -> None:
        super()._place_children()
        if self._begun is not None and self._order:
            self._place_begun_chip()

    # -- unlinking -----------------------------------------------------------------------------------------------------

    def request_reject(self) -> None:
        """Ask for the link of the paragraph at hand to be taken for wrong; with several, ask which."""
        place = self._read_place()
        rejects = self.link_entries(*place).rejects if place is not None else ()
        if len(rejects) == 1:
            rejects[0].run()
            return
        if not rejects:
            self._strip.show_text(self.tr("Nothing is linked to this paragraph."))
            return
        menu = QMenu(self)
        menu.addSection(self.tr("Not the same as"))
        for entry in rejects:
            menu.addAction(entry.label).triggered.connect(_runner(entry))
        pane = self.focused_pane() or self._panes[self._order[0]]
        pop_up(menu, pane.mapToGlobal(pane.position_rect(pane.caret).bottomLeft()))

    def links_at(self, place: Place) -> tuple[Link, ...]:
        """Return the links of a paragraph to articles in sight, best first."""
        paragraph = self._paragraph(place)
        if paragraph is None or self._index is None:
            return ()
        links = [self._index.comparison.links[number] for number in paragraph.links]
        return tuple(link for link in links if {link.a.article, link.b.article} <= set(self._panes))

    def link_entries(self, article: int, number: int) -> LinkEntries:
        """Return what can be done with the links of a paragraph, as entries of a menu."""
        comparison = self._comparison
        side = self._chosen_side(article, number) if len(self._order) > 1 else None
        if comparison is None:
            return LinkEntries(None, (), ())
        rejects: list[LinkEntry] = []
        take_back: list[LinkEntry] = []
        for link in self.links_at((article, number)):
            far = link.b if link.a.article == article else link.a
            name = side_name(comparison.articles, far)
            rejects.append(LinkEntry(name, self._asker(self.reject_requested, link)))
            if is_by_hand(link):
                take_back.append(LinkEntry(name, self._asker(self.take_back_requested, link)))
        return LinkEntries(self._link_entry(side), tuple(rejects), tuple(take_back))

    def _link_entry(self, side: Side | None) -> LinkEntry | None:
        if side is None or self._comparison is None:
            return None
        begun = self._begun
        joins = begun is not None and begun.article != side.article
        told = self.tr("Lin&k with {name}").format(name=side_name(self._comparison.articles, begun)) if joins else ""  # type: ignore[arg-type]
        number = side.paragraphs[0]
        return LinkEntry(
            told or self.tr("Lin&k by hand with…"),
            (lambda: self.request_link(side.article, number)) if joins else (lambda: self._begin(side)),
            LINK_KEY,
        )

    def _asker(self, signal: object, link: Link) -> Callable[[], None]:
        return lambda: signal.emit(link.a, link.b)  # type: ignore[attr-defined]

    # -- the gutter's menu ---------------------------------------------------------------------------------------------

    def _make_gutter(self, border: int, first: int, second: int) -> LinkGutter:
        gutter = super()._make_gutter(border, first, second)
        gutter.by_hand = lambda number: (link := self._link(number)) is not None and is_by_hand(link)
        gutter.menu_requested.connect(lambda row, point: self._on_gutter_menu(row, first, second, point))
        return gutter

    def _link(self, number: int) -> Link | None:
        return self._index.link(number) if self._index is not None else None

    def gutter_menu(self, row: int, first: int, second: int) -> QMenu | None:
        """Return the menu on what joins *row* between two articles; ``None`` where nothing does."""
        comparison = self._comparison
        if comparison is None:
            return None
        places = [(at, each.paragraph) for at in (first, second) for each in self._rows.page.rows[row].cells[at]]
        found = dict.fromkeys(link for place in places for link in self.links_at(place))
        links = [link for link in found if {link.a.article, link.b.article} == {first, second}]
        menu = QMenu(self)
        for link in links:
            both = " – ".join(side_name(comparison.articles, side) for side in (link.a, link.b))
            menu.addSection(both)
            entry = LinkEntry(self.tr("&Not the same"), self._asker(self.reject_requested, link))
            menu.addAction(entry.label).triggered.connect(_runner(entry))
            if is_by_hand(link):
                entry = LinkEntry(self.tr("&Take back this link"), self._asker(self.take_back_requested, link))
                menu.addAction(entry.label).triggered.connect(_runner(entry))
        return menu if links else None

    def _on_gutter_menu(self, row: int, first: int, second: int, point: QPoint) -> None:
        menu = self.gutter_menu(row, first, second)
        if menu is not None:
            pop_up(menu, point)


def is_by_hand(link: Link) -> bool:
    """Whether the reader made this link."""
    return any(reason.code == BY_HAND for reason in link.reasons)


def pop_up(menu: QMenu, point: QPoint) -> None:
    """Show a menu that goes once it was used."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(point)


def _runner(entry: LinkEntry) -> Callable[[], None]:
    return lambda: entry.run()
