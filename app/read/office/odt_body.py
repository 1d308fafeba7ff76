"""The walk over an OpenDocument text: paragraphs, lists, tables, frames, notes, tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.model.article import ParagraphKind
from app.read.office import styled

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, OFFICE, STYLE, DRAW = (_URN % name for name in ("text", "table", "office", "style", "drawing"))
_IGNORED = frozenset((
    *(TEXT + name for name in (
        "tracked-changes", "note-citation", "sequence-decls", "variable-decls", "user-field-decls", "bookmark",
        "alphabetical-index-auto-mark-file", "ruby-text", "list-style", "dde-connection-decls", "index-source",
        "table-of-content-source", "alphabetical-index-source", "illustration-index-source", "table-index-source",
        "bibliography-source", "user-index-source", "object-index-source",
    )),
    *(OFFICE + name for name in (
        "annotation", "annotation-end", "forms", "binary-data", "scripts", "settings", "event-listeners",
    )),
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    "{http://www.w3.org/1998/Math/MathML}math",
))  # fmt: skip
_INDEXES = tuple(
    TEXT + name
    for name in (
        "table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index", "object-index",
    )
)  # fmt: skip
_CAPTIONS = frozenset(("Illustration", "Drawing", "Figure", "Table", "Abbildung"))
"""Styles OpenDocument programs give captions, which elsewhere are names of anything."""
_DEEPEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Style:
    """What holds for text of a style; ``level`` is that of a heading."""

    kind: ParagraphKind | None = None
    level: int = 0
    is_hidden: bool = False


_PLAIN = Style()


class Styles:
    """The styles of one document: those it names and those made for single paragraphs."""

    def __init__(self, *roots: Any) -> None:
        """Take the roots of the parts that hold styles; ``None`` is passed over."""
        self._elements: dict[tuple[str, str], Any] = {}
        self._known: dict[tuple[str, str], Style] = {}
        for root in roots:
            for element in () if root is None else root.iter(STYLE + "style"):
                family, name = element.get(STYLE + "family", ""), element.get(STYLE + "name", "")
                self._elements.setdefault((family, name), element)

    def style(self, family: str, name: str | None) -> Style:
        """Give what the style *name* of the *family* ("paragraph", "text", "section") says."""
        if not name:
            return _PLAIN
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._resolve(family, name)
        return self._known[key]

    def _resolve(self, family: str, name: str) -> Style:
        told: tuple[ParagraphKind, int] | None = None
        is_hidden: bool | None = None
        current = name
        for _ in range(_DEEPEST_CHAIN):
            element = self._elements.get((family, current))
            if told is None and family == "paragraph":
                told = _told(current, element)
            if element is None:
                break
            if is_hidden is None:
                is_hidden = _hides(element)
            current = element.get(STYLE + "parent-style-name")
            if not current:
                break
        kind, level = told or (None, 0)
        return Style(kind, level, bool(is_hidden))


def _told(name: str, element: Any) -> tuple[ParagraphKind, int] | None:
    bare = styled.decoded_name(name)
    if bare in _CAPTIONS:
        return ParagraphKind.CAPTION, 0
    told = styled.kind_of(bare)
    if told is not None or element is None:
        return told
    if shown := element.get(STYLE + "display-name"):
        told = styled.kind_of(shown)
    level = element.get(STYLE + "default-outline-level") or ""
    return told or ((ParagraphKind.HEADING, int(level)) if level.isdecimal() and 0 < int(level[:3]) < 11 else None)


def _hides(element: Any) -> bool | None:
    for name in ("text-properties", "section-properties", "properties"):
        properties = element.find(STYLE + name)
        display = None if properties is None else properties.get(TEXT + "display")
        if display is not None:
            return display == "none"
    return None


class Body(styled.Story):
    """Walks a document. ``is_tracked``: there are tracked changes; ``hidden``: words left out as hidden."""

    def __init__(self, styles: Styles, changes: Any, *, original: bool) -> None:
        """Take the element ``text:tracked-changes``, or ``None``."""
        super().__init__()
        self.hidden = 0
        self._notes: list[list[styled.Piece]] = []
        self._styles = styles
        self._original = original
        self._inserted, self._deleted = _regions(changes)
        self._dropping: set[str] = set()
        self._hides = 0
        self._lists = 0
        self._steps: dict[str, Callable[[Any], None]] = {
            TEXT + "p": self._paragraph, TEXT + "h": self._paragraph, TEXT + "span": self._span,
            TEXT + "s": self._space, TEXT + "tab": self._space, TEXT + "tab-stop": self._space,
            TEXT + "line-break": self._line,
            TEXT + "list": self._list, TEXT + "ordered-list": self._list, TEXT + "unordered-list": self._list,
            TEXT + "section": self._section, TEXT + "note": self._note, TEXT + "footnote": self._note,
            TEXT + "endnote": self._note, TABLE + "table": self._table, DRAW + "frame": self._frame,
            DRAW + "text-box": self._frame, TEXT + "change-start": self._change_start,
            TEXT + "change-end": self._change_end, TEXT + "change": self._put_back,
            TEXT + "hidden-text": self._hidden_text, TEXT + "hidden-paragraph": self._skip,
        }  # fmt: skip
        self._steps |= dict.fromkeys(_INDEXES, self._index)

    @property
    def is_tracked(self) -> bool:
        """Whether the document holds tracked changes of its text."""
        return bool(self._inserted or self._deleted)

    def walk(self, element: Any) -> None:
        """Collect the text of all that stands in *element* as blocks: text between them is none."""
        for child in element:
            self._step(child)

    def _step(self, child: Any) -> None:
        tag = child.tag
        if step := self._steps.get(tag):
            step(child)
        elif isinstance(tag, str) and tag not in _IGNORED:
            if tag.startswith(DRAW):
                self._frame(child)
            else:
                self._inline(child)

    def _inline(self, element: Any) -> None:
        """Collect the text of *element* and what stands in it."""
        if element.text:
            self._put(element.text)
        for child in element:
            self._step(child)
            if child.tail:
                self._put(child.tail)

    def part(self, root: Any) -> list[styled.Piece]:
        """Give the pieces of a part of its own, as a header is."""
        self.open()
        self.walk(root)
        return self.close()

    def notes(self) -> list[styled.Piece]:
        """Give the footnotes and endnotes met so far, numbered in the order of the text."""
        return [piece for n, note in enumerate(self._notes, 1) for piece in styled.numbered(n, note)]

    # text

    def _put(self, text: str) -> None:
        if self._dropping:
            return
        if self._hides:
            self.hidden += len(text.split())
            return
        self.add(text.replace("\n", " "))

    def _space(self, _: Any) -> None:
        # a row of them, of any stated length, is white space and no more
        self._put(" ")

    def _line(self, _: Any) -> None:
        if not self._dropping and not self._hides:
            self.add("\n")

    def _skip(self, _: Any) -> None:
        return

    def _hidden_text(self, element: Any) -> None:
        self.hidden += len((element.get(TEXT + "string-value") or element.text or "").split())

    def _span(self, element: Any) -> None:
        is_hidden = self._styles.style("text", element.get(TEXT + "style-name")).is_hidden
        self._hides += is_hidden
        self._inline(element)
        self._hides -= is_hidden

    # blocks

    def _paragraph(self, element: Any) -> None:
        style = self._styles.style("paragraph", element.get(TEXT + "style-name"))
        self._hides += style.is_hidden
        self._inline(element)
        self._hides -= style.is_hidden
        if not self._dropping:  # the end of this paragraph was inserted: without it the next goes on in it
            self.flush(*self._kind(element, style))

    def _kind(self, element: Any, style: Style) -> tuple[ParagraphKind | None, int]:
        if element.tag == TEXT + "h" and style.kind not in {ParagraphKind.TITLE, ParagraphKind.FURNITURE}:
            level = element.get(TEXT + "outline-level") or element.get(TEXT + "level") or ""
            return ParagraphKind.HEADING, int(level) if level.isdecimal() and len(level) < 3 else style.level
        if style.kind is None and self._lists:
            return ParagraphKind.LIST_ITEM, 0
        return style.kind, style.level

    def _list(self, element: Any) -> None:
        self._lists += 1
        self.walk(element)
        self._lists -= 1

    def _section(self, element: Any) -> None:
        is_hidden = element.get(TEXT + "display") == "none"
        self._hides += is_hidden
        self.walk(element)
        self._hides -= is_hidden

    def _index(self, element: Any) -> None:
        self.around += 1
        self.walk(element)
        self.around -= 1

    # what stands apart

    def _apart(self, element: Any) -> list[styled.Piece]:
        """Walk *element* as text of its own, whatever is open around it."""
        lists, self._lists = self._lists, 0
        self.open()
        self.walk(element)
        self._lists = lists
        return self.close()

    def _table(self, element: Any) -> None:
        if not self._dropping:
            self.flush()
        self._rows(element)

    def _rows(self, element: Any) -> None:
        for child in element:
            if child.tag == TABLE + "table-row":
                cells = [self._apart(cell) for cell in child if cell.tag == TABLE + "table-cell"]
                self.pieces += styled.row(cells)
            elif isinstance(child.tag, str) and child.tag.startswith(TABLE):
                self._rows(child)  # rows of the head, groups of rows

    def _frame(self, element: Any) -> None:
        """A text box or a shape with text in it."""
        self.put_beside(self._apart(element))

    def _note(self, element: Any) -> None:
        bodies = [
            child for child in element if child.tag in {TEXT + "note-body", TEXT + f"{element.tag[len(TEXT) :]}-body"}
        ]
        if self._dropping or self._hides:
            return
        place = len(self._notes)
        self._notes.append([])
        self._notes[place] = [piece for body in bodies for piece in self._apart(body)]

    # tracked changes

    def _change_start(self, element: Any) -> None:
        name = element.get(TEXT + "change-id") or ""
        if self._original and name in self._inserted:
            self._dropping.add(name)

    def _change_end(self, element: Any) -> None:
        self._dropping.discard(element.get(TEXT + "change-id") or "")

    def _put_back(self, element: Any) -> None:
        """Where text was deleted, which stands at the head of the document: put back for the original."""
        # taken out, so that a file in which deletions name each other comes to an end
        region = self._deleted_once(element.get(TEXT + "change-id") or "")
        if region is None:
            return
        parent = element.getparent()
        if parent is None or parent.tag not in {TEXT + "p", TEXT + "h", TEXT + "span", TEXT + "a"}:
            self.walk(region)
            return
        blocks = [child for child in region if isinstance(child.tag, str) and child.tag != OFFICE + "change-info"]
        for number, block in enumerate(blocks):
            if number:
                self.flush()
            if block.tag in {TEXT + "p", TEXT + "h"}:
                self._inline(block)
            else:
                self._step(block)

    def _deleted_once(self, name: str) -> Any:
        if not self._original or self._dropping or self._deleted.get(name) is None:
            return None
        region, self._deleted[name] = self._deleted[name], None
        return region


def _regions(changes: Any) -> tuple[set[str], dict[str, Any]]:
    """The ids of what was inserted, and by id what was deleted."""
    inserted: set[str] = set()
    deleted: dict[str, Any] = {}
    for region in () if changes is None else changes.iter(TEXT + "changed-region"):
        name = region.get(TEXT + "id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        for change in region:
            if change.tag == TEXT + "insertion":
                inserted.add(name)
            elif change.tag == TEXT + "deletion":
                deleted[name] = change
    return inserted, deleted
