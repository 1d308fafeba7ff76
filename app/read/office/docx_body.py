"""The walk over a part of a Word document: paragraphs, tables, text boxes, fields, tracked changes, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from app.model.article import ParagraphKind
from app.read.office import styled
from app.read.office.docx_styles import Style, Styles, W, is_on, value
from app.read.office.symbols import symbol

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_IGNORED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText",
        "rt", "annotationRef", "comment", "rubyPr", "ffData", "smartTagPr", "customXmlPr",
    )
)  # fmt: skip
_MARK_GONE = {False: ("del", "moveFrom"), True: ("ins", "moveTo")}
"""Tracked changes that take the end of a paragraph away: as accepted, and as if never made."""
_PLACE = re.compile("[\uf000-\uf0ff]")
"""Characters that are places in a font of signs."""
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))


class Body(styled.Story):
    """Walks the parts of a document in turn.

    ``is_tracked``: there are tracked changes; ``hidden``: words left out as hidden; ``notes``: what the text refers to,
    as ("footnote" or "endnote", id), in its order; ``chunk``: called with the id of a foreign document put into this
    one, where it stands.
    """

    def __init__(self, styles: Styles, *, original: bool) -> None:
        super().__init__()
        self.is_tracked = False
        self.hidden = 0
        self.notes: list[tuple[str, str]] = []
        self.chunk: Callable[[str], None] = lambda _: None
        self._styles = styles
        self._original = original
        self._hides = False
        self._font = ""
        self._fields: list[bool] = []
        """For every field that is open whether its code is being read, not yet its result."""
        self._steps: dict[str, Callable[[Any], None]] = {
            W + "p": self._paragraph, W + "tbl": self._table, W + "r": self._run, W + "sdt": self._control,
            W + "t": self._words, W + "delText": self._words, _M + "t": self._words, W + "sym": self._symbol,
            W + "tab": self._tab, W + "ptab": self._tab, W + "br": self._break, W + "cr": self._line,
            W + "noBreakHyphen": self._hyphen, W + "fldChar": self._field, W + "footnoteReference": self._note,
            W + "endnoteReference": self._note, W + "txbxContent": self._box, _A + "p": self._drawn,
            _MC + "AlternateContent": self._alternate, W + "altChunk": self._chunk,
            W + "ins": self._made, W + "moveTo": self._made, W + "del": self._unmade, W + "moveFrom": self._unmade,
        }  # fmt: skip

    def walk(self, element: Any) -> None:
        """Collect the text of everything in *element*."""
        steps = self._steps
        for child in element:
            tag = child.tag
            if step := steps.get(tag):
                step(child)
            elif tag not in _IGNORED and len(child):
                self.walk(child)

    def part(self, root: Any) -> list[styled.Piece]:
        """Give the pieces of a part of its own, as a header or a note is."""
        self.open()
        self._fields = []
        self.walk(root)
        return self.close()

    # paragraphs

    def _paragraph(self, element: Any) -> None:
        properties = element.find(W + "pPr")
        style = self._styles.paragraph(properties)
        outer, self._hides = self._hides, style.is_hidden
        self.walk(element)
        self._hides = outer
        # a code without an end must not swallow the paragraphs that follow
        self._fields = [False] * len(self._fields)
        mark = None if properties is None else properties.find(W + "rPr")
        if properties is not None and _is_initial(properties.find(W + "framePr")):
            return
        if mark is None or not self._is_joined(mark, style):
            self.flush(style.kind, style.level)

    def _is_joined(self, mark: Any, style: Style) -> bool:
        """Whether the end of a paragraph is deleted or hidden, so that the next goes on in it."""
        if any(mark.find(W + name) is not None for name in _CHANGES):
            self.is_tracked = True
        if any(mark.find(W + name) is not None for name in _MARK_GONE[self._original]):
            return True
        is_hidden = is_on(mark, "vanish")
        return style.is_hidden if is_hidden is None else is_hidden

    def _run(self, element: Any) -> None:
        properties = element.find(W + "rPr")
        if properties is None:
            self.walk(element)
            return
        outer = self._hides, self._font
        fonts = properties.find(W + "rFonts")
        self._font = "" if fonts is None else fonts.get(W + "ascii") or ""
        named = value(properties, "rStyle")
        is_hidden = is_on(properties, "vanish")
        if is_hidden is not None:
            self._hides = is_hidden
        elif named and self._styles.style(named).is_hidden:
            self._hides = True
        self.walk(element)
        self._hides, self._font = outer

    # text

    def _put(self, text: str) -> None:
        if self._fields and any(self._fields):
            return
        if self._hides:
            self.hidden += len(text.split())
            return
        self.add(text)

    def _words(self, element: Any) -> None:
        # a line feed in the file is white space; a break has an element of its own
        text = (element.text or "").replace("\n", " ")
        self._put(_PLACE.sub(lambda found: symbol(ord(found[0]), self._font), text))

    def _symbol(self, element: Any) -> None:
        code = element.get(W + "char") or ""
        try:
            self._put(symbol(int(code[:6], 16), element.get(W + "font") or ""))
        except ValueError:
            self._put("\ufffd")

    def _tab(self, _: Any) -> None:
        self._put("\t")

    def _line(self, _: Any) -> None:
        self._put("\n")

    def _break(self, element: Any) -> None:
        self._put("\f" if element.get(W + "type") in {"page", "column"} else "\n")

    def _hyphen(self, _: Any) -> None:
        self._put("\N{NON-BREAKING HYPHEN}")

    def _field(self, element: Any) -> None:
        what = element.get(W + "fldCharType")
        if what == "begin":
            self._fields.append(True)
        elif what == "separate" and self._fields:
            self._fields[-1] = False
        elif what == "end" and self._fields:
            self._fields.pop()

    def _note(self, element: Any) -> None:
        kind = element.tag[len(W) :].removesuffix("Reference")
        if not self._hides:
            self.notes.append((kind, element.get(W + "id") or ""))

    # tracked changes

    def _made(self, element: Any) -> None:
        self.is_tracked = True
        if not self._original:
            self.walk(element)

    def _unmade(self, element: Any) -> None:
        self.is_tracked = True
        if self._original:
            self.walk(element)

    def _is_row_gone(self, properties: Any) -> bool:
        if properties is None:
            return False
        made, unmade = properties.find(W + "ins") is not None, properties.find(W + "del") is not None
        self.is_tracked = self.is_tracked or made or unmade
        return made if self._original else unmade

    # what holds paragraphs of its own

    def _apart(self, element: Any) -> list[styled.Piece]:
        """Walk *element* as text of its own, whatever is open around it."""
        fields, self._fields = self._fields, []
        hides, self._hides = self._hides, False
        self.open()
        self.walk(element)
        self._fields, self._hides = fields, hides
        return self.close()

    def _table(self, element: Any) -> None:
        self.flush()
        for row in _within(element, W + "tr", W + "tbl"):
            if not self._is_row_gone(row.find(W + "trPr")):
                self.pieces += styled.row([self._apart(cell) for cell in _within(row, W + "tc", W + "tbl")])

    def _box(self, element: Any) -> None:
        pieces = self._apart(element)
        if not self._hides:
            self.put_beside(pieces)

    def _drawn(self, element: Any) -> None:
        """A paragraph of text in a drawing."""
        text = "".join(node.text or "" for node in element.iter(_A + "t"))
        if text.strip() and not self._hides:
            kind = ParagraphKind.FURNITURE if self.around else None
            self.put_beside([styled.Piece(text, kind)])

    def _alternate(self, element: Any) -> None:
        """The same content for newer and older programs: the first that has text."""
        for name in ("Choice", "Fallback"):
            for version in element.findall(_MC + name):
                before = self.size()
                self.walk(version)
                if self.size() != before:
                    return

    def _control(self, element: Any) -> None:
        """A content control; what it shows while nothing is filled in is no text."""
        properties = element.find(W + "sdtPr")
        if is_on(properties, "showingPlcHdr"):
            return
        gallery = None if properties is None else properties.find(f"{W}docPartObj/{W}docPartGallery")
        is_contents = gallery is not None and "table of contents" in (gallery.get(W + "val") or "").lower()
        self.around += is_contents
        self.walk(element)
        self.around -= is_contents

    def _chunk(self, element: Any) -> None:
        self.flush()
        self.chunk(element.get(_R + "id") or "")


def _is_initial(frame: Any) -> bool:
    """Whether a paragraph is the large letter with which the next one begins."""
    return frame is not None and frame.get(W + "dropCap") in {"drop", "margin"}


def _within(element: Any, wanted: str, barrier: str) -> Iterator[Any]:
    """The elements *wanted* below *element*, through controls and other wrappers, but not inside another *barrier*."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag != barrier and child.tag not in _IGNORED and len(child):
            yield from _within(child, wanted, barrier)
