"""The menu over a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.model.article import ParagraphKind
from app.present.page import PageParagraph
from widgets.compare.hand_links import REJECT_KEY, LinkEntries

LEAVE_OUT, JOIN_NEXT, JOIN_BEFORE, SPLIT = "Ctrl+Del", "Ctrl+J", "Ctrl+Shift+J", "Ctrl+Return"

KIND_NAMES: dict[ParagraphKind, str] = {
    ParagraphKind.TITLE: "Title",
    ParagraphKind.HEADING: "Heading",
    ParagraphKind.BYLINE: "Byline",
    ParagraphKind.DATELINE: "Dateline",
    ParagraphKind.BODY: "Body text",
    ParagraphKind.BLOCK_QUOTE: "Block quotation",
    ParagraphKind.CAPTION: "Caption",
    ParagraphKind.LIST_ITEM: "List item",
    ParagraphKind.TABLE_ROW: "Table row",
    ParagraphKind.FURNITURE: "Page furniture (left out)",
}
"""What the reader calls each kind."""


@dataclass(frozen=True, slots=True)
class ParagraphDeeds:
    """What can be set right at a place; ``None`` for what makes no sense there. ``count``: paragraphs it is done to."""

    count: int
    leave_out: Callable[[], None] | None
    take_in: Callable[[], None] | None
    take_in_all: Callable[[], None] | None
    join_next: Callable[[], None] | None
    join_before: Callable[[], None] | None
    split: Callable[[], None] | None
    split_before: str = ""
    """The words that begin what would be cut off."""


def build_menu(
    parent: QWidget,
    paragraph: PageParagraph | None,
    has_selection: bool,
    copy: Callable[[], None],
    copy_with_source: Callable[[], None],
    select_all: Callable[[], None],
    other_end: Callable[[], object] | None,
    set_kind: Callable[[ParagraphKind], None],
    deeds: ParagraphDeeds | None = None,
    links: LinkEntries | None = None,
) -> QMenu:
    """Return the menu; *other_end* is ``None`` where the paragraph is linked to nothing."""
    menu = QMenu(parent)
    entry = _entry(menu, _text("&Copy"), copy, QKeySequence(QKeySequence.StandardKey.Copy))
    entry.setEnabled(has_selection)
    entry = _entry(menu, _text("Copy with &source and paragraph"), copy_with_source, QKeySequence("Ctrl+Shift+C"))
    entry.setEnabled(has_selection or paragraph is not None)
    _entry(menu, _text("Select &all of this article"), select_all, QKeySequence(QKeySequence.StandardKey.SelectAll))
    if paragraph is None:
        return menu
    menu.addSeparator()
    if other_end is not None:
        _entry(menu, _text("Bring the &other end level"), other_end, QKeySequence("Ctrl+Shift+G"))
    if links is not None:
        _add_links(menu, links)
    if other_end is not None or links is not None:
        menu.addSeparator()
    if deeds is not None:
        _add_deeds(menu, deeds)
    kinds = menu.addMenu(_text("This &paragraph is"))
    group = QActionGroup(kinds)
    for kind, name in KIND_NAMES.items():
        action = kinds.addAction(_text(name))
        action.setCheckable(True)
        action.setChecked(kind is paragraph.kind)
        action.triggered.connect(_setter(set_kind, kind))
        group.addAction(action)
    return menu


def _add_links(menu: QMenu, links: LinkEntries) -> None:
    if links.link is not None:
        _entry(menu, links.link.label, links.link.run, QKeySequence(links.link.keys))
    for entries, one, many in (
        (links.rejects, _text("&Not the same as {name}"), _text("&Not the same as")),
        (links.take_back, _text("Take &back the link with {name}"), _text("Take &back the link with")),
    ):
        if len(entries) == 1:
            keys = REJECT_KEY if entries is links.rejects else ""
            _entry(menu, one.format(name=entries[0].label), entries[0].run, QKeySequence(keys))
        elif entries:
            further = menu.addMenu(many)
            for entry in entries:
                _entry(further, entry.label, entry.run, QKeySequence())


def _add_deeds(menu: QMenu, deeds: ParagraphDeeds) -> None:
    many = deeds.count > 1

    def add(run: Callable[[], None] | None, label: str, keys: str = "") -> None:
        entry = _entry(menu, label, run or (lambda: None), QKeySequence(keys))
        entry.setEnabled(run is not None)

    if deeds.take_in is None:
        add(deeds.leave_out, _text("Lea&ve these out") if many else _text("Lea&ve out (page furniture)"), LEAVE_OUT)
    else:
        add(deeds.take_in, _text("&Take these in as body text") if many else _text("&Take in as body text"), LEAVE_OUT)
    if deeds.take_in_all is not None:
        add(deeds.take_in_all, _text("Take in all that &was left out here"))
    if many:
        add(deeds.join_next, _text("&Join these into one"), JOIN_NEXT)
        return
    add(deeds.join_next, _text("&Join with the next paragraph"), JOIN_NEXT)
    add(deeds.join_before, _text("Join with the paragraph &before"), JOIN_BEFORE)
    words = deeds.split_before.replace("&", "&&")
    add(deeds.split, _text("Sp&lit before “{words}”").format(words=words) if words else _text("Sp&lit here"), SPLIT)


def _setter(set_kind: Callable[[ParagraphKind], None], kind: ParagraphKind) -> Callable[[], None]:
    return lambda: set_kind(kind)


def _entry(menu: QMenu, label: str, run: Callable[[], object], keys: QKeySequence) -> QAction:
    action = menu.addAction(label)
    action.setShortcut(keys)
    action.triggered.connect(lambda: run())
    return action


def _text(source: str) -> str:
    return QCoreApplication.translate("PaneMenu", source)
