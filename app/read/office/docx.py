"""Word documents (.docx and its kin): which parts hold the text, and what the document says about itself."""

from __future__ import annotations

import base64
import binascii
import posixpath
import quopri
from typing import Any

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ReadChoice
from app.read import walk, xml_tree
from app.read.decode import decode
from app.read.draft import Draft
from app.read.office import styled
from app.read.office.container import Container, note_part
from app.read.office.docx_body import Body
from app.read.office.docx_styles import Styles, W
from app.read.source import Source

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""The names the strict form of the format has, and those nearly everybody uses."""
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OTHERS = {"xl/": "a spreadsheet", "ppt/": "a set of slides", "visio/": "a drawing"}
_MOST_PARTS = 60
"""Headers and footers read; every section may have six, mostly the same."""


def read(source: Source) -> Draft:
    """Read a Word document: the text, then footnotes and endnotes; headers and footers as furniture around it.

    Tracked changes are read as accepted, or with ``ReadChoice.ORIGINAL`` as if never made. Comments and hidden text are
    left out.
    """
    return _Document(source).read()


class _Document:
    def __init__(self, source: Source) -> None:
        self.container = Container(source.data)
        self.draft = Draft()
        self.original = source.wants(ReadChoice.ORIGINAL)
        self.package = self._relations("")
        self.main = self._main()
        self.folder = posixpath.dirname(self.main)
        self.relations = self._relations(self.main)

    def read(self) -> Draft:
        draft = self.draft
        root = self._parse(self.container.read(self.main))
        self.container.note_damage(draft)
        styles = Styles(self._optional(self._related("/styles") or posixpath.join(self.folder, "styles.xml")))
        body = Body(styles, original=self.original)
        body.chunk = lambda name: self._chunk(name, body)
        document = root.find(W + "body")
        try:
            body.walk(root if document is None else document)
            body.flush()
            draft.pieces = body.pieces
            draft.pieces += self._notes(body)
            self._around(root, body)
        except styled.Full:
            draft.pieces = draft.pieces or body.everything()
            styled.note_full(draft)
        self._properties()
        styled.entitle(draft)
        self._say(body)
        return draft

    # parts

    def _parse(self, data: bytes) -> Any:
        if b"purl.oclc.org/ooxml" in data[:10_000]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return self.container.parse(data)

    def _optional(self, name: str) -> Any:
        if name not in self.container:
            return None
        try:
            return self._parse(self.container.read(name))
        except CopytasterError:
            note_part(self.draft, name)
            return None

    def _main(self) -> str:
        """The name of the part that holds the text."""
        container = self.container
        for name, _, target in self.package.values():
            if name.endswith("/officeDocument") and target in container:
                self._check_type(target)
                return target
        types = container.optional("[Content_Types].xml", self.draft)
        for override in () if types is None else types:
            kind = override.get("ContentType") or ""
            target = (override.get("PartName") or "").lstrip("/")
            if "wordprocessingml" in kind and "main+xml" in kind and target in container:
                return target
        if "word/document.xml" in container:
            return "word/document.xml"
        detail = "it breaks off before its text" if container.is_cut else "the part with its text is missing"
        raise CopytasterError(ErrorCode.DAMAGED, detail=detail)

    def _check_type(self, target: str) -> None:
        for folder, what in _OTHERS.items():
            if target.startswith(folder):
                raise CopytasterError(ErrorCode.NO_TEXT, detail=f"it is {what}")

    def _relations(self, part: str) -> dict[str, tuple[str, bool, str]]:
        """What a part refers to: by id the type, whether it is inside the file, and the name of the target."""
        folder, name = posixpath.split(part)
        root = self.container.optional(posixpath.join(folder, "_rels", f"{name}.rels"), self.draft)
        result: dict[str, tuple[str, bool, str]] = {}
        for relation in () if root is None else root:
            target = relation.get("Target") or ""
            is_inside = relation.get("TargetMode") != "External"
            if is_inside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            result[relation.get("Id") or ""] = (relation.get("Type") or "", is_inside, target)
        return result

    def _related(self, kind: str) -> str | None:
        return next(
            (target for type_, inside, target in self.relations.values() if inside and type_.endswith(kind)), None
        )

    # what is not the body

    def _notes(self, body: Body) -> list[styled.Piece]:
        """The footnotes and endnotes that the text refers to, numbered in its order."""
        roots = {kind: self._optional(self._related(f"/{kind}s") or "") for kind in ("footnote", "endnote")}
        known = {
            (kind, note.get(W + "id") or ""): note
            for kind, root in roots.items()
            if root is not None
            for note in root.iter(W + kind)
        }
        pieces: list[styled.Piece] = []
        number = 0
        for kind in ("footnote", "endnote"):
            for reference in [one for one in body.notes if one[0] == kind]:
                if (note := known.pop(reference, None)) is not None:
                    number += 1
                    pieces += styled.numbered(number, body.part(note))
        return pieces

    def _around(self, root: Any, body: Body) -> None:
        """Headers before the text, footers after it, each wording once."""
        seen: set[str] = set()
        names: list[tuple[str, str]] = []
        for reference in root.iter(W + "headerReference", W + "footerReference"):
            relation = self.relations.get(reference.get(_R + "id") or "")
            if relation and relation[1] and (reference.tag, relation[2]) not in names:
                names.append((reference.tag, relation[2]))
        parts: dict[str, list[styled.Piece]] = {"headerReference": [], "footerReference": []}
        for tag, name in names[:_MOST_PARTS]:
            part = self._optional(name)
            if part is not None:
                parts[tag[len(W) :]] += styled.around(body.part(part), seen)
        self.draft.pieces = [*parts["headerReference"], *self.draft.pieces, *parts["footerReference"]]

    def _chunk(self, name: str, body: Body) -> None:
        """A page of HTML that a program put into the document instead of converting it."""
        _, is_inside, target = self.relations.get(name, ("", False, ""))
        if not is_inside or target not in self.container:
            return
        data = self.container.read(target)
        page = _page(data) if target.lower().endswith((".mht", ".mhtml")) else data
        if page is None or not target.lower().endswith((".htm", ".html", ".xhtml", ".mht", ".mhtml")):
            note_part(self.draft, target)
        elif page.strip():
            body.pieces += walk.read_fragment(decode(page, None, walk.declared_encoding(page)).text).pieces

    def _properties(self) -> None:
        name = next((t for type_, _, t in self.package.values() if type_.endswith("/core-properties")), None)
        root = self.container.optional(name or "docProps/core.xml", self.draft)
        if root is None:
            return
        facts = {xml_tree.local(element): element.text for element in root}
        dated = facts.get("modified") or facts.get("created")
        styled.hint(self.draft, title=facts.get("title"), author=facts.get("creator"), dated=dated)

    def _say(self, body: Body) -> None:
        draft = self.draft
        if body.is_tracked:
            draft.notes.append(Note("tracked-changes-original" if self.original else "tracked-changes"))
            if not self.original:
                draft.offered.add(ReadChoice.ORIGINAL)
        if body.hidden:
            draft.notes.append(Note("hidden-text", (("words", f"{body.hidden} words"),)))
        if not draft.pieces:
            detail = "all of it is hidden" if body.hidden else "the document is empty, or holds pictures alone"
            raise CopytasterError(ErrorCode.NO_TEXT, detail=detail)


def _page(data: bytes) -> bytes | None:
    """The page of HTML in a web archive of one page, ``None`` where none is found."""
    start = data.find(b"text/html")
    head_end = next((at for at in (data.find(b"\r\n\r\n", start), data.find(b"\n\n", start)) if at >= 0), -1)
    if start < 0 or head_end < 0:
        return None
    boundary = data.rfind(b"\n--", 0, start)
    mark = data[boundary + 1 : data.find(b"\n", boundary + 1)].strip() if boundary >= 0 else b""
    end = data.find(b"\n" + mark, head_end) if mark else -1
    head, page = data[max(boundary, 0) : head_end].lower(), data[head_end : end if end >= 0 else len(data)]
    if b"quoted-printable" in head:
        return quopri.decodestring(page)
    try:
        return base64.b64decode(page) if b"base64" in head else page
    except binascii.Error:
        return None
