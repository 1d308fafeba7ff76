"""OpenDocument texts (.odt, .ott, and .fodt, which is one flat XML file)."""

from __future__ import annotations

from typing import Any

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ReadChoice
from app.read import xml_tree
from app.read.draft import Draft
from app.read.office import styled
from app.read.office.container import Container
from app.read.office.odt_body import OFFICE, STYLE, TEXT, Body, Styles
from app.read.source import Source

_OLD = b"http://openoffice.org/2000/"
_OLD_NAMES = ("office", "style", "text", "table", "drawing", "meta")
_URN = b"urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
_KINDS = {
    "spreadsheet": "a spreadsheet", "presentation": "a set of slides", "graphics": "a drawing", "formula": "a formula",
    "chart": "a chart", "database": "a database", "image": "a picture",
}  # fmt: skip
_MANIFEST = "META-INF/manifest.xml"
_AROUND = tuple(STYLE + name for name in ("header", "header-left", "header-first"))
_BELOW = tuple(STYLE + name for name in ("footer", "footer-left", "footer-first"))
_MOST_PARTS = 60
"""Headers and footers read; a page style has six at the most, few documents more than ten styles."""


def read(source: Source) -> Draft:
    """Read an OpenDocument text: the text, then its notes; headers and footers as furniture around it.

    Tracked changes are read as accepted, or with ``ReadChoice.ORIGINAL`` as if never made. Comments and hidden text are
    left out.
    """
    draft = Draft()
    original = source.wants(ReadChoice.ORIGINAL)
    if not source.data.startswith(b"PK"):
        root = xml_tree.parse(_renamed(source.data))
        return _read(draft, root, root, root, original=original)
    container = Container(source.data)
    _check(container)
    if "content.xml" not in container:
        detail = "it breaks off before its text" if container.is_cut else "the part with its text is missing"
        raise CopytasterError(ErrorCode.DAMAGED, detail=detail)
    content = container.parse(_renamed(container.read("content.xml")))
    container.note_damage(draft)
    styles, meta = (_optional(container, name, draft) for name in ("styles.xml", "meta.xml"))
    return _read(draft, content, styles, meta, original=original)


def _renamed(data: bytes) -> bytes:
    """Give the names of today to files from before the format was a standard (.sxw)."""
    if _OLD in data[:10_000]:
        for name in _OLD_NAMES:
            data = data.replace(_OLD + name.encode() + b'"', _URN % name.encode() + b'"')
    return data


def _optional(container: Container, name: str, draft: Draft) -> Any:
    try:
        return container.parse(_renamed(container.read(name))) if name in container else None
    except CopytasterError:
        return container.optional(name, draft)


def _check(container: Container) -> None:
    """Refuse what is encrypted, and what is no text."""
    if "encrypted-package" in container:
        raise CopytasterError(ErrorCode.NEEDS_PASSWORD)
    manifest = container.optional(_MANIFEST, Draft())
    for entry in () if manifest is None else manifest:
        path = next((value for name, value in entry.items() if name.endswith("full-path")), "")
        if path == "content.xml" and any(xml_tree.local(child) == "encryption-data" for child in entry):
            raise CopytasterError(ErrorCode.NEEDS_PASSWORD)
    if "mimetype" in container:
        kind = container.read("mimetype")[:200].decode("latin-1").strip().rpartition(".")[2].removesuffix("-template")
        if kind in _KINDS:
            raise CopytasterError(ErrorCode.NO_TEXT, detail=f"it is {_KINDS[kind]}")


def _read(draft: Draft, content: Any, styles: Any, meta: Any, *, original: bool) -> Draft:
    body: Any = content.find(OFFICE + "body")
    if body is None:
        raise CopytasterError(ErrorCode.NO_TEXT, detail="it is an OpenDocument file without a text")
    text: Any = body.find(OFFICE + "text")
    if text is None:
        text = body
    for name, what in _KINDS.items():
        if body.find(OFFICE + name) is not None:
            raise CopytasterError(ErrorCode.NO_TEXT, detail=f"it is {what}")
    walker = Body(Styles(content, styles), text.find(TEXT + "tracked-changes"), original=original)
    try:
        walker.walk(text)
        walker.flush()
        pieces = walker.pieces + walker.notes()
        before, after = _around(walker, styles)
        draft.pieces = [*before, *pieces, *after]
    except styled.Full:
        draft.pieces = walker.everything()
        styled.note_full(draft)
    _properties(draft, meta)
    styled.entitle(draft)
    if walker.is_tracked:
        draft.notes.append(Note("tracked-changes-original" if original else "tracked-changes"))
        if not original:
            draft.offered.add(ReadChoice.ORIGINAL)
    if walker.hidden:
        draft.notes.append(Note("hidden-text", (("words", f"{walker.hidden} words"),)))
    if not draft.pieces:
        detail = "all of it is hidden" if walker.hidden else "the document is empty, or holds pictures alone"
        raise CopytasterError(ErrorCode.NO_TEXT, detail=detail)
    return draft


def _around(walker: Body, styles: Any) -> tuple[list[styled.Piece], list[styled.Piece]]:
    """The headers and the footers of all page styles, each wording once."""
    seen: set[str] = set()
    result: tuple[list[styled.Piece], list[styled.Piece]] = ([], [])
    if styles is None:
        return result
    for place, names in zip(result, (_AROUND, _BELOW), strict=True):
        for _, element in zip(range(_MOST_PARTS), styles.iter(*names), strict=False):
            if element.get(STYLE + "display") != "false":
                place.extend(styled.around(walker.part(element), seen))
    return result


def _properties(draft: Draft, meta: Any) -> None:
    if meta is None:
        return
    found = next(meta.iter(OFFICE + "meta"), None)
    facts: dict[str, str | None] = {}
    for element in () if found is None else found:
        facts.setdefault(xml_tree.local(element), element.text)
    author = facts.get("initial-creator") or facts.get("creator")
    dated = facts.get("date") or facts.get("creation-date")
    styled.hint(draft, title=facts.get("title"), author=author, dated=dated)
