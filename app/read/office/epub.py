"""EPUB books: the chapters in the order of the spine, each through the block walk; the book is one article."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ParagraphKind, ReadOutcome
from app.read import clean, limits, walk, xml_tree
from app.read.decode import decode
from app.read.draft import Draft, Piece
from app.read.office import styled
from app.read.office.container import Container, note_part
from app.read.source import Source

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How fonts are scrambled, which locks nothing that is read here."""
_PAGES = (".xhtml", ".html", ".htm", ".xml")
_AROUND = frozenset(("cover", "toc", "title-page", "titlepage", "copyright-page", "loi", "lot", "other.copyright"))
"""Parts of a book that are no text of its author, as its guide calls them."""
_TYPED = re.compile(
    r"<(?:body|section)\b[^>]{0,300}?\bepub:type\s*=\s*[\"'][^\"']{0,100}?\b(?:toc|landmarks|cover|titlepage|"
    r"copyright-page)\b"
)
_BESIDE = re.compile(r"<(/?)(?:aside|footer|header)(?![\w-])", re.I)
"""What stands beside the text of a page; in a book it holds notes and boxes of the author's."""
_DISPLAYED = (
    "application/xhtml+xml",
    "text/html",
    "text/x-oeb1-document",
    "application/x-dtbook+xml",
    "application/xml",
)
_MARK = re.compile(
    r"<a\b[^<>]{0,300}?\b(?:epub:type\s*=\s*[\"']noteref|role\s*=\s*[\"']doc-noteref)\b[^<>]{0,300}>"
    r"(?:<(?:sup|span|small)\b[^<>]{0,100}>)?\s*[\[(]?(?:\d{1,4}|[*†‡§]{1,3})[\])]?\s*(?:</(?:sup|span|small)>)?\s*</a>",
    re.I,
)
"""The mark of a note; in the text it would change the word or the figure before it."""
_HEAD, _NEAR_HEAD = 4_000, 8
"""Characters of a page in which its type stands; pieces among which the book's title may."""
_LOCKED = "its text is locked to the reading program of who bought it"


@dataclass(slots=True)
class _Book:
    """What the package file says: the members to read in order, those among them that are not text, and the facts."""

    chapters: list[str] = field(default_factory=list[str])
    around: set[str] = field(default_factory=set[str])
    facts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


def read(source: Source) -> Draft:
    """Read a book as one article: an anthology is not cut up, since nothing in it says where an article ends."""
    container = Container(source.data)
    draft = Draft()
    container.note_damage(draft)
    book = _package(container, draft)
    if not any(name in container for name in book.chapters):
        book.chapters = _by_name(container)
        if book.chapters:
            note_part(draft, "the list of its chapters")
    _check_locks(container, book)
    _chapters(container, book, draft)
    if not draft.pieces:
        detail = "its pages are pictures" if book.chapters else "it has no pages"
        raise CopytasterError(ErrorCode.NO_TEXT, detail=detail)
    _facts(draft, book)
    return draft


def _package(container: Container, draft: Draft) -> _Book:
    """Read the package file; one that is missing or broken gives a book without chapters."""
    root = container.optional(_CONTAINER, Draft())
    named = (
        [] if root is None else [one.get("full-path") or "" for one in root.iter() if xml_tree.local(one) == "rootfile"]
    )
    named += [name for name in container.names() if name.lower().endswith(".opf")]
    name = next((name for name in named if name in container), "")
    package = container.optional(name, Draft()) if name else None
    return _Book() if package is None else _listed(package, posixpath.dirname(name))


def _listed(package: Any, folder: str) -> _Book:
    book = _Book()
    members: dict[str, tuple[str, str]] = {}
    spine: list[str] = []
    for element in package.iter():
        name = xml_tree.local(element)
        if name == "item":
            member = _target(folder, element.get("href"))
            members.setdefault(element.get("id") or "", (member, (element.get("media-type") or "").lower()))
            if "nav" in (element.get("properties") or "").split():
                book.around.add(member)
        elif name == "itemref":
            spine.append(element.get("idref") or "")
        elif name == "reference" and (element.get("type") or "").lower() in _AROUND:
            book.around.add(_target(folder, element.get("href")))
        elif name in {"title", "creator", "date", "language", "publisher"} and (text := element.text):
            if next((value for key, value in element.items() if key.endswith("role")), "aut") != "aut":
                continue  # who translated or drew
            book.facts.setdefault(name, []).append(text)
    for one in dict.fromkeys(spine):
        member, kind = members.get(one, ("", ""))
        if member and (kind in _DISPLAYED or member.lower().endswith(_PAGES)):
            book.chapters.append(member)
    return book


def _target(folder: str, address: str | None) -> str:
    """The name of the member an address in the package file means."""
    path = unquote((address or "").partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _by_name(container: Container) -> list[str]:
    """The pages in the order of their names, for a book whose own list is lost."""
    return sorted(
        name for name in container.names() if name.lower().endswith(_PAGES[:3]) and not name.startswith("META-INF/")
    )


def _check_locks(container: Container, book: _Book) -> None:
    """Refuse a book whose chapters are encrypted."""
    root = container.optional(_ENCRYPTION, Draft())
    chapters = set(book.chapters)
    for data in () if root is None else root.iter():
        if xml_tree.local(data) != "EncryptedData":
            continue
        inside = list(data.iter())
        how = next((one.get("Algorithm") or "" for one in inside if xml_tree.local(one) == "EncryptionMethod"), "")
        what = (one.get("URI") or "" for one in inside if xml_tree.local(one) == "CipherReference")
        if how not in _FONTS and any(_target("", address) in chapters for address in what):
            raise CopytasterError(ErrorCode.NEEDS_PASSWORD, detail=_LOCKED)


def _chapters(container: Container, book: _Book, draft: Draft) -> None:
    size = 0
    failed: list[CopytasterError] = []
    for number, name in enumerate(book.chapters):
        if (
            number >= limits.MOST_CHAPTERS
            or size >= limits.MOST_TEXT_BYTES
            or len(draft.pieces) > limits.MOST_PARAGRAPHS
        ):
            draft.outcome = ReadOutcome.OPENED_IN_PART
            draft.notes.append(Note("cut", (("limit", f"{number} of {len(book.chapters)} chapters"),)))
            break
        try:
            data = container.read(name)
            text = decode(data, None, walk.declared_encoding(data)).text if data.strip() else ""
        except CopytasterError as problem:
            if problem.code in {ErrorCode.NEEDS_PASSWORD, ErrorCode.TOO_BIG}:
                raise
            failed.append(problem)
            continue
        size += len(data)
        pieces = walk.read_fragment(_BESIDE.sub(r"<\1div", _MARK.sub("", text))).pieces
        if name in book.around or _TYPED.search(text[:_HEAD]):
            pieces = [Piece(piece.text, ParagraphKind.FURNITURE) for piece in pieces]
        draft.pieces += pieces
    if failed and not draft.pieces:
        raise failed[0]
    if failed:
        note_part(draft, f"{len(failed)} of {len(book.chapters)} chapters")


def _facts(draft: Draft, book: _Book) -> None:
    """Title, author, publisher and date as the book states them; the title heads the text."""
    facts = {name: [clean.paragraph(text) for text in texts] for name, texts in book.facts.items()}
    authors = [name for name in dict.fromkeys(facts.get("creator", [])[:20]) if styled.is_name(name)]
    draft.byline = ", ".join(authors) or None
    draft.source = next(iter(facts.get("publisher", [])), None)
    draft.language = next(iter(facts.get("language", [])), None)
    styled.hint(draft, dated=next(iter(facts.get("date", [])), None))
    title = next((text for text in facts.get("title", []) if styled.is_title(text)), None)
    if title is None:
        styled.entitle(draft)
        return
    draft.title = title
    head = [piece for piece in draft.pieces if piece.kind is not ParagraphKind.FURNITURE][:_NEAR_HEAD]
    for piece in head:
        if styled.same(piece.text, title):
            piece.kind = ParagraphKind.TITLE
            return
    draft.pieces.insert(0, Piece(title, ParagraphKind.TITLE))
