"""What a screen reader sees of a pane: a document with its whole text, caret, selection, attributes and geometry.

Offsets are UTF-16 units of the pane's paragraphs joined by line breaks. A Python object that Qt holds must be kept
alive here, or Qt calls into freed memory: hence ``_kept``, emptied as the panes go.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.present.page import PageParagraph, Role
from widgets.compare.article_pane import ArticlePane
from widgets.compare.pane_text import Position

_kept: dict[int, PaneAccessible] = {}
_installed = False

_ROLE_WORDS = {
    Role.INSERTED: "only here",
    Role.DELETED: "only here",
    Role.REPLACED: "replaced",
    Role.SHARED: "shared",
    Role.CHECK: "to check",
    Role.QUOTE: "quotation",
    Role.ENTITY: "name",
    Role.FIGURE: "figure",
    Role.MOVED: "moved",
}


class PaneTextInterface(QAccessibleTextInterface):
    """The text side of one pane."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__()
        self._pane = pane

    def characterCount(self) -> int:
        return self._pane.text.flat_length()

    def text(self, start: int, end: int) -> str:
        return self._pane.text.flat_slice(start, self.characterCount() if end < 0 else end)

    def cursorPosition(self) -> int:
        return self._pane.text.to_flat(self._pane.caret)

    def setCursorPosition(self, position: int) -> None:
        self._pane.set_caret(self._pane.text.from_flat(position))
        self._pane.ensure_visible(self._pane.caret)

    def selectionCount(self) -> int:
        return 1 if self._pane.selection() else 0

    def selection(self, index: int) -> tuple[int, int]:
        chosen = self._pane.selection()
        if index != 0 or chosen is None:
            return 0, 0
        return self._pane.text.to_flat(chosen[0]), self._pane.text.to_flat(chosen[1])

    def addSelection(self, start: int, end: int) -> None:
        self.setSelection(0, start, end)

    def removeSelection(self, index: int) -> None:
        if index == 0:
            self._pane.clear_selection()

    def setSelection(self, index: int, start: int, end: int) -> None:
        if index == 0:
            self._pane.select(self._pane.text.from_flat(start), self._pane.text.from_flat(end))

    def characterRect(self, offset: int) -> QRect:
        pane = self._pane
        at = pane.text.from_flat(offset)
        if not len(pane.text):
            return QRect()
        after = pane.text.clamp(Position(at.index, at.offset + 1))
        here = pane.position_rect(at)
        segments = pane.box(at.index).segments(at.offset, after.offset)
        width = max(1, round(segments[0].width())) if segments else 1
        left = round(segments[0].left()) - round(pane.box(at.index).caret(at.offset).left()) if segments else 0
        return QRect(pane.mapToGlobal(here.topLeft() + QPoint(left, 0)), here.size()).adjusted(0, 0, width - 1, 0)

    def offsetAtPoint(self, point: QPoint) -> int:
        local = self._pane.mapFromGlobal(point)
        if not self._pane.rect().contains(local):
            return -1
        return self._pane.text.to_flat(self._pane.position_at(local.x(), local.y()))

    def scrollToSubstring(self, start: int, end: int) -> None:
        self._pane.ensure_visible(self._pane.text.from_flat(start))

    def attributes(self, offset: int) -> tuple[str, int, int]:
        pane = self._pane
        if not len(pane.text):
            return "", 0, 0
        at = pane.text.from_flat(offset)
        paragraph = pane.text.paragraphs[at.index]
        run = next((run for run in paragraph.runs if run.start <= at.offset < run.end), None)
        start, end = (run.start, run.end) if run else (0, len(paragraph.text))
        words = describe(paragraph, run.roles if run else frozenset())
        span = (Position(at.index, start), Position(at.index, end))
        return words, pane.text.to_flat(span[0]), pane.text.to_flat(span[1])


def describe(paragraph: PageParagraph, roles: frozenset[Role]) -> str:
    """Return IAccessible2 text attributes for a run: what marks it carries, and the paragraph's kind."""
    said = [_ROLE_WORDS[role] for role in Role if role in roles and role in _ROLE_WORDS]
    parts = [f"text-model:{paragraph.kind.value}"]
    if said:
        parts.append("mark:" + "\\, ".join(dict.fromkeys(said)))
    return ";".join(parts) + ";"


class PaneAccessible(QAccessibleWidget):
    """A pane as a document that can be read and selected from."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane, QAccessible.Role.Document, pane.accessibleName())
        self._pane = pane
        self._text = PaneTextInterface(pane)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:
        if kind == QAccessible.InterfaceType.TextInterface:
            return self._text
        return super().interface_cast(kind)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._pane.accessibleName()
        if kind == QAccessible.Text.Value:
            return self._pane.text.flat
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        state.focusable = True
        state.focused = self._pane.hasFocus()
        return state


def _factory(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, ArticlePane):
        return None
    key = id(thing)
    made = PaneAccessible(thing)
    _kept[key] = made
    thing.destroyed.connect(lambda: _kept.pop(key, None))
    return made


def install() -> None:
    """Make panes known to assistive technology; once a process is enough."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True
