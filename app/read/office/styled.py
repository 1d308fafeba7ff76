"""What the documents of word processors have in common: kinds by the names of styles, rows of tables, properties."""

from __future__ import annotations

import functools
import re

from app.model.article import Note, ParagraphKind, ReadOutcome
from app.read import clean, limits
from app.read.draft import Draft, Piece
from app.read.furniture import has_words, is_page_number
from app.read.masthead import byline_of

_K = ParagraphKind
_LINES = re.compile(r"\n\s*\n")
_WORDS: dict[ParagraphKind, tuple[str, ...]] = {
    _K.FURNITURE: (
        r"toc ?\d?", r"toc ?heading", r"contents ?(?:\d+|heading)", r"table ?of ?(?:figures|authorities|contents)",
        r"(?:(?:user|illustration|object|table|bibliography) ?)?index ?(?:\d|heading)", r"verzeichnis ?\d",
    ),
    _K.TITLE: (
        "title", "titel", "titre", "título", "titolo", "tytuł", "tittel", "название", "заголовок ?документа",
        "head ?line", "hed",
    ),
    _K.BYLINE: ("by-?line", "author", "autor", "auteur", "verfasser"),
    _K.DATELINE: ("date-?line",),
    _K.BLOCK_QUOTE: (
        "(?:(?:intense|block|pull) ?)?quot(?:e|ation)s?", "block ?text", "(?:intensives ?)?zitat",
        "citation(?: intense)?", "cita(?:zione)?(?: destacada)?", "citat", "citaat",
    ),
    _K.CAPTION: (
        "(?:(?:image|table|photo|picture|figure) ?)?caption", "cutline", "beschriftung", "légende", "didascalia",
        "leyenda",
    ),
    _K.LIST_ITEM: (
        r"list ?(?:paragraph|bullet|number|item|continue|\d)?(?: ?\d)?(?: ?(?:start|end|cont\.?))?",
        r"numbering ?\d.*", "listenabsatz",
    ),
    _K.HEADING: (
        "subtitle", "sub-?head(?:ing|line)?", "cross-?head(?:ing)?", "standfirst", "deck", "kicker", "untertitel",
        "sous-titre", "(?:section|chapter) ?heading",
    ),
}  # fmt: skip
_NAMES = tuple((kind, re.compile("|".join(words), re.I)) for kind, words in _WORDS.items())
_HEADING = re.compile(
    r"(?:heading|header(?=\d)|überschrift|berschrift|titre|título|titolo|rubrik|overskrift|kop|заголовок|nagłówek|"
    r"otsikko|nadpis|címsor|başlık|encabezado|judul|titlu|titol|見出し|标题|標題|제목) ?(?P<level>[1-9])?(?: ?char)?",
    re.I,
)
_CODED = re.compile(r"_([0-9a-fA-F]{2,4})_")
_NO_TITLE = re.compile(
    r"microsoft word\b|(?:untitled|unbenannt|sans titre|unknown(?: title)?|no title|document|dokument|doc|"
    r"normal|title|template|word)\W*\d*$"
    r"|.*\.(?:docx?|dotx?|odt|rtf|pdf|html?|epub|txt|qxd|indd)$",
    re.I,
)
_NOBODY = re.compile(
    r"(?:(?:microsoft|windows|ms) ?(?:office|windows)?|office)? ?(?:user|anwender|benutzer|utilisateur|usuario)?\W*\d*"
    r"|admin(?:istrator)?|unknown(?: author)?|unbekannt|author|owner|default|guest|test|python-docx|docx4j|apache poi|"
    r"openoffice.*|libreoffice.*|calibre.*|.*\bconverter\b.*|un-named",
    re.I,
)
_DATE = re.compile(r"(?P<year>\d{4})-\d\d-\d\d")
_EARLIEST = 1990
_PROSE = 20
"""Words; a cell with two paragraphs of this length each holds text, and the table is there for the layout."""
_NEAR_HEAD = 5
_LONGEST_BYLINE = 100
_LONGEST_HEADING = 60
"""Words; what is longer was styled as a heading for its looks."""


class Full(Exception):  # noqa: N818 - nothing went wrong
    """There are more paragraphs than an article may have: what is collected is taken, see ``note_full``."""


class Story:
    """Collects the text of paragraphs; a stretch that stands apart (a cell, a box, a note) is opened and closed."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.around = 0
        """How many things are open whose text is furniture: a header, a table of contents."""
        self._text: list[str] = []
        self._beside: list[Piece] = []
        self._outer: list[tuple[list[Piece], list[str], list[Piece]]] = []

    def add(self, text: str) -> None:
        """Go on with the paragraph; a line feed is a line break in it, a form feed ends a page."""
        self._text.append(text)

    def flush(self, kind: ParagraphKind | None = None, level: int = 0) -> None:
        """End the paragraph; *level* is that of a heading. What stood beside it follows. Raises ``Full``."""
        if self._text:
            self.pieces += _pieces(self._text, _K.FURNITURE if self.around else kind, level)
            self._text = []
        if self._beside:
            self.pieces += self._beside
            self._beside = []
        if len(self.pieces) > limits.MOST_PARAGRAPHS:
            raise Full

    def everything(self) -> list[Piece]:
        """End whatever is open; gives all pieces."""
        pieces: list[Piece] = []
        for outer, text, beside in (*self._outer, (self.pieces, self._text, self._beside)):
            pieces += [*outer, *_pieces(text, None, 0), *beside]
        return pieces

    def is_begun(self) -> bool:
        """Whether anything waits for the end of its paragraph."""
        return bool(self._text or self._beside)

    def size(self) -> int:
        """Give a number that changes with whatever is collected."""
        return len(self.pieces) + len(self._text) + len(self._beside)

    def open(self) -> None:
        """Begin a stretch that stands apart."""
        self._outer.append((self.pieces, self._text, self._beside))
        self.pieces, self._text, self._beside = [], [], []

    def close(self) -> list[Piece]:
        """End it; gives its pieces."""
        self.flush()
        pieces = self.pieces
        self.pieces, self._text, self._beside = self._outer.pop()
        return pieces

    def put_beside(self, pieces: list[Piece]) -> None:
        """Let *pieces* follow the paragraph that is being collected."""
        self._beside += pieces


def _pieces(text: list[str], kind: ParagraphKind | None, level: int) -> list[Piece]:
    """Make pieces of a paragraph's text: several where pages or blank lines part it."""
    pieces: list[Piece] = []
    for part in _LINES.split(clean.lines("".join(text))):
        if made := clean.paragraph(part):
            is_line = kind not in {_K.TITLE, _K.HEADING} or len(made.split()) <= _LONGEST_HEADING
            pieces.append(Piece(made, kind, level) if is_line else Piece(made))
    return pieces


def note_full(draft: Draft) -> None:
    """Say in *draft* that there was more than an article may have."""
    draft.outcome = ReadOutcome.OPENED_IN_PART
    draft.notes.append(Note("cut", (("limit", f"{limits.MOST_PARAGRAPHS:,} paragraphs"),)))


def decoded_name(name: str) -> str:
    """Give a style's name as people see it: OpenDocument writes "Heading_20_1"."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), name)


@functools.lru_cache(maxsize=4096)
def kind_of(name: str) -> tuple[ParagraphKind, int] | None:
    """Tell what a style is for by its name, and the level of a heading (0 = not stated); ``None`` for ordinary text."""
    name = clean.paragraph(name)[:60]
    if match := _HEADING.fullmatch(name):
        return _K.HEADING, int(match["level"] or 0)
    for kind, pattern in _NAMES:
        if pattern.fullmatch(name):
            return kind, 0
    return None


def row(cells: list[list[Piece]]) -> list[Piece]:
    """Make one paragraph of a table's row; a row that is there for the layout gives its paragraphs as they are."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 and len(cells) < 2:
        return [piece for cell in filled for piece in cell]
    if any(_is_layout(cell) for cell in filled) or (len(filled) == 1 and any(_is_long(piece) for piece in filled[0])):
        return [piece for cell in filled for piece in cell]
    text = " ".join(piece.text for cell in filled for piece in cell)
    if not text:
        return []
    is_around = all(piece.kind is _K.FURNITURE for cell in filled for piece in cell)
    return [Piece(text, _K.FURNITURE if is_around else _K.TABLE_ROW)]


def _is_layout(cell: list[Piece]) -> bool:
    if sum(piece.kind is _K.TABLE_ROW for piece in cell) > 1:
        return True  # a table in a table
    return sum(_is_long(piece) for piece in cell) > 1


def _is_long(piece: Piece) -> bool:
    return len(piece.text.split()) >= _PROSE


def around(pieces: list[Piece], seen: set[str]) -> list[Piece]:
    """Of the headers and footers *pieces* those not *seen* before, page numbers left out, as furniture."""
    result: list[Piece] = []
    for piece in pieces:
        if piece.text not in seen and has_words(piece.text) and not is_page_number(piece.text):
            seen.add(piece.text)
            result.append(Piece(piece.text, _K.FURNITURE))
    return result


def numbered(number: int, pieces: list[Piece]) -> list[Piece]:
    """Give a footnote's paragraphs, the first marked with its number."""
    kept = [Piece(piece.text, _K.BODY if piece.kind is None else piece.kind) for piece in pieces]
    if kept:
        kept[0].text = f"[{number}] {kept[0].text}"
    return kept


def entitle(draft: Draft) -> None:
    """Settle which piece is the title: one styled so, a heading at the very head, or what the properties call it.

    Further pieces styled as titles are headings. A line styled as byline names the author.
    """
    pieces = draft.pieces
    line = next((piece.text for piece in pieces if piece.kind is _K.BYLINE), "")
    if line and len(line) <= _LONGEST_BYLINE:
        draft.byline = byline_of(line) or line
    titles = [piece for piece in pieces if piece.kind is _K.TITLE]
    for piece in titles[1:]:
        piece.kind = _K.HEADING
    if titles:
        draft.title = titles[0].text
        return
    head = [piece for piece in pieces if piece.kind is not _K.FURNITURE][:_NEAR_HEAD]
    hinted = draft.hints.get("title")
    for piece in head:
        if hinted and same(piece.text, hinted) and piece.kind in {None, _K.HEADING}:
            piece.kind, draft.title = _K.TITLE, piece.text
            return
    if head and head[0].kind is _K.HEADING and head[0].origin <= 1:
        head[0].kind, draft.title = _K.TITLE, head[0].text
        draft.guessed.add("title")


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def hint(draft: Draft, *, title: str | None = None, author: str | None = None, dated: str | None = None) -> None:
    """Take over a document's properties, but for those that programs fill in by themselves."""
    title = clean.paragraph(title or "")
    if len(title.split()) > 1 and is_title(title):
        draft.hints["title"] = title
    author = clean.paragraph(author or "")
    if is_name(author):
        draft.hints["byline"] = author
    if (found := _DATE.match((dated or "").strip())) and int(found["year"]) >= _EARLIEST:
        draft.hints["dated"] = found[0]


def is_title(text: str) -> bool:
    """Whether *text*, a title by a document's properties, is more than the name of a file."""
    return has_words(text) and not _NO_TITLE.match(text)


def is_name(text: str) -> bool:
    """Whether *text*, an author by a document's properties, is more than what a program calls everybody."""
    return has_words(text) and not _NOBODY.fullmatch(text)


def same(first: str, second: str) -> bool:
    """Whether two titles differ in nothing but signs and capitals."""
    return _folded(first) == _folded(second)
