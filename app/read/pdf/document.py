"""PDF: the words PDFium finds on the pages, put together to paragraphs. Nothing is ever drawn."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as _raw  # pyright: ignore[reportMissingTypeStubs]

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ParagraphKind, ReadOutcome
from app.read import dates, limits
from app.read.draft import Draft, Piece
from app.read.furniture import is_end_marked
from app.read.pdf import menus
from app.read.pdf.chars import PageText, read_page
from app.read.pdf.roles import find_title, kind_of, number_items, stated_author, stated_title
from app.read.pdf.text import Text, arrange
from app.read.source import Source

raw: Any = _raw

_MOST_META = 4_000
_HEAD = 15
"""Paragraphs in which a text states its date."""
_LONGEST_DATE_LINE = 80
_TAIL = 2_048
_MOST_RUNS = 20
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[\w-]{1,30})?")
_START = re.compile(rb"startxref\s+(\d{1,12})")
_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_CREATED = re.compile(r"D:((?:19|20)\d\d)(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))?")
_PICTURES = "its pages are pictures: run text recognition (OCR) on it and open the result"
_UNMAPPED = "its fonts do not say which letters they show: run text recognition (OCR) on it and open the result"


def read(source: Source) -> Draft:
    """Read a PDF.

    Raises ``CopytasterError``: ``NEEDS_PASSWORD``, ``DAMAGED``, or ``NO_TEXT`` for scans.
    """
    with _document(source.data) as document:
        count = raw.FPDF_GetPageCount(document)
        if count <= 0:
            raise CopytasterError(ErrorCode.DAMAGED, detail="no page can be found in it")
        pages = _Pages()
        pages.read(document, count)
        facts = {tag: _meta(document, tag) for tag in ("Title", "Author", "CreationDate")}
        language = _language(document)
    pages.check()
    draft = Draft(language=language)
    text = arrange(pages.texts)
    stated = stated_title(facts["Title"])
    found = find_title(text.first_page(), text.size, stated)
    menus.mark(text.blocks, text.size, None if found is None else found[0])
    _fill(draft, text)
    _entitle(draft, stated, found)
    _state(draft, facts)
    _note_losses(draft, pages, repaired=_is_repaired(source.data))
    return draft


@contextmanager
def _document(data: bytes) -> Generator[Any]:
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        problem = raw.FPDF_GetLastError()
        if problem in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise CopytasterError(ErrorCode.NEEDS_PASSWORD)
        raise CopytasterError(ErrorCode.DAMAGED, detail="it is cut off or its index is broken")
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


class _Pages:
    """What was read of the pages; numbers count from 1."""

    def __init__(self) -> None:
        self.texts: list[PageText] = []
        self.bare: list[int] = []
        self.lost: list[int] = []
        self.cut_at = ""
        self._characters = self._unmapped = 0

    def read(self, document: Any, count: int) -> None:
        """Read all pages there are budgets for."""
        for number in range(1, count + 1):
            if number > limits.MOST_PDF_PAGES:
                self.cut_at = f"{limits.MOST_PDF_PAGES:,} pages"
                return
            if self._characters >= limits.MOST_PDF_CHARACTERS:
                self.cut_at = f"{limits.MOST_PDF_CHARACTERS:,} characters"
                return
            page = raw.FPDF_LoadPage(document, number - 1)
            if not page:
                self.lost.append(number)
                continue
            try:
                self._read(page, number)
            finally:
                raw.FPDF_ClosePage(page)

    def _read(self, page: Any, number: int) -> None:
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            self.lost.append(number)
            return
        try:
            text = read_page(page, text_page, limits.MOST_PDF_CHARACTERS - self._characters)
        finally:
            raw.FPDFText_ClosePage(text_page)
        if not text.words and not text.turned:
            if raw.FPDFPage_CountObjects(page) > 0:
                self.bare.append(number)
            return
        if text.cut:
            self.cut_at = f"{limits.MOST_PAGE_CHARACTERS:,} characters of a page"
        self._characters += text.characters
        self._unmapped += text.unmapped
        self.texts.append(text)

    def check(self) -> None:
        """Raise ``CopytasterError`` where there is nothing to read."""
        if self.texts:
            if 2 * self._unmapped > self._characters:
                raise CopytasterError(ErrorCode.NO_TEXT, detail=_UNMAPPED)
            return
        if self.bare:
            raise CopytasterError(ErrorCode.NO_TEXT, detail=_PICTURES)
        if self.lost:
            raise CopytasterError(ErrorCode.DAMAGED, detail="none of its pages can be read")
        raise CopytasterError(ErrorCode.NO_TEXT, detail="its pages are blank")


def _fill(draft: Draft, text: Text) -> None:
    """Put the paragraphs into *draft* as pieces."""
    number_items(text.blocks)
    draft.pieces = [
        Piece(block.text, kind_of(block, text.size, bold_body=text.bold), at) for at, block in enumerate(text.blocks)
    ]


def _entitle(draft: Draft, stated: str | None, found: tuple[int, int, bool] | None) -> None:
    """Settle the title: the paragraphs *found* to be it, or what the document's properties call it."""
    if found is not None:
        first, until, agrees = found
        draft.title = " ".join(piece.text for piece in draft.pieces[first:until])
        draft.pieces[first:until] = [Piece(draft.title, ParagraphKind.TITLE, first)]
        if not agrees:
            draft.guessed.add("title")
    elif stated is not None:
        draft.title = stated


def _state(draft: Draft, facts: dict[str, str]) -> None:
    """Settle byline and date from the head and the document's properties."""
    author = stated_author(facts["Author"])
    if author is not None:
        draft.byline = author
        draft.guessed.add("byline")
    created = _CREATED.match(facts["CreationDate"])
    head = [piece.text for piece in draft.pieces[:_HEAD] if piece.kind is not ParagraphKind.FURNITURE]
    # what a line near the head states is worth more than when the file was made
    draft.dated = next((text for text in head if _states_date(text)), None)
    if draft.dated is None and created:
        draft.dated = "-".join(part for part in created.groups() if part)
    if draft.dated is not None:
        draft.guessed.add("published")


def _states_date(text: str) -> bool:
    return len(text) <= _LONGEST_DATE_LINE and not is_end_marked(text) and dates.parse(text) is not None


def _note_losses(draft: Draft, pages: _Pages, *, repaired: bool) -> None:
    """Say what is missing, and why."""
    if repaired:
        draft.notes.append(Note("pdf-repaired"))
    if pages.lost:
        draft.notes.append(Note("pages-lost", (("pages", _numbers(pages.lost)),)))
    if pages.bare:
        draft.notes.append(Note("pages-without-text", (("pages", _numbers(pages.bare)),)))
    if pages.cut_at:
        draft.notes.append(Note("cut", (("limit", pages.cut_at),)))
    if draft.notes:
        draft.outcome = ReadOutcome.OPENED_IN_PART


def _numbers(pages: list[int]) -> str:
    """Write page numbers out: "1, 3-5, 9"; a long list is cut."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    shown = ["-".join(str(page) for page in run) for run in runs[:_MOST_RUNS]]
    return ", ".join(shown) + (" …" if len(runs) > _MOST_RUNS else "")


def _is_repaired(data: bytes) -> bool:
    """Whether the file's index is missing or not where the file says, so that PDFium had to search for the objects."""
    found = _START.findall(data[-_TAIL:])
    if not found:
        return True
    offset = int(found[-1])
    head = max(0, data.find(b"%PDF-", 0, _TAIL))
    return not any(_TABLE.match(data[at : at + 60]) for at in {offset, offset + head})


def _meta(document: Any, tag: str) -> str:
    return _utf16(lambda buffer, size: raw.FPDF_GetMetaText(document, tag.encode(), buffer, size))


def _language(document: Any) -> str | None:
    units = ctypes.POINTER(ctypes.c_ushort)
    tag = _utf16(lambda buffer, size: raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, units), size))
    return tag.partition("-")[0].lower() or None if _LANGUAGE.fullmatch(tag) else None


def _utf16(get: Callable[[Any, int], int]) -> str:
    """Call *get* for its length in bytes, then for its UTF-16 text, which ends in a NUL."""
    length = get(None, 0)
    if not 2 < length <= _MOST_META:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
