"""The block walk: from a stream of tags and text to paragraphs with kinds, for every format that is markup inside.

The stream comes from an own scanner here (fragments, Markdown, pages no parser may be given) or from a parsed tree
(``app.read.html``). Nothing but text is taken: no script, no style, no address is followed.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.errors import CopytasterError, ErrorCode
from app.model.article import ParagraphKind
from app.read import clean, limits
from app.read.draft import Draft, Piece

_K = ParagraphKind
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_RAW = frozenset(("script", "style", "textarea", "title", "template", "iframe", "noembed", "noframes", "xmp"))
_RAW_END = {name: re.compile(rf"</{name}", re.I | re.A) for name in _RAW}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = _HEADINGS | frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend",
        "li",
        "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_CELL_BORDERS = frozenset(("td", "th", "tr", "table", "thead", "tbody", "tfoot"))
_MOST_IN_CELL = 1_000
"""Tags and texts; a cell with more of them is there for the layout."""
_OPTIONAL_END = _VOID | frozenset(
    ("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "colgroup", "html", "body", "head")
)
_TAG = re.compile(r"""<(/?+)([a-zA-Z][^\s/>]{0,60}+)((?:[^"'>]++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)""")
_OPEN = re.compile(r"<(?:!--(?:.*?)(?:-->|\Z)|[!?][^>]*+(?:>|\Z))", re.S)
_UNPARSED = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b[^>]*+(?:>|\Z).*?(?:</\1|\Z)", re.S | re.I)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LINES = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"\s+")
_NAIVE_TAG = re.compile(r"<[a-zA-Z][^>]*+")
_ATTRIBUTE = re.compile(r"\s[\w:-]+\s?=")
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)


_NAIVE_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})")
_SWALLOWED = 100
"""Signs "<" that are in no tag; a text has a few."""
_CROWDED = f"a tag with more than {limits.MOST_ATTRIBUTES} attributes"


class Event(NamedTuple):
    """One step of the stream: ``what`` is "start", "end" or "text"; ``value`` a tag's name or the text."""

    what: str
    value: str
    origin: int = 0


def declared_encoding(data: bytes) -> str | None:
    """Give the encoding a page's head declares, if any."""
    head = data[:8192]
    found = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return found[1].decode("ascii", "ignore") if found else None


def check_budgets(text: str) -> int:
    """Measure markup before it is parsed; gives the nesting depth of its tags.

    Raises ``CopytasterError`` with ``TOO_BIG`` for more attributes on one tag than any parser stands.
    """
    if _UNPARSED.search(text):
        text = _UNPARSED.sub("", text)
    depth = deepest = 0
    most = limits.MOST_ATTRIBUTES
    longest = 2 * most
    tags = _TAG.findall(text)
    if text.count("<") > len(tags) + _SWALLOWED:
        # a quotation mark left open hides tags that a parser sees
        tags += [(closing, name, "") for closing, name in _NAIVE_NAME.findall(text)]
    for closing, name, rest in tags:
        if len(rest) > longest and len(_QUOTED.sub('""', rest).split()) > most:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=_CROWDED)
        if name.lower() in _OPTIONAL_END or rest[-1:] == "/":
            continue
        if closing:
            depth -= depth > 0
        else:
            depth += 1
            if depth > deepest:
                deepest = depth
    # once more without trusting quotation marks, which a parser may see elsewhere
    for tag in _NAIVE_TAG.findall(text):
        if len(tag) > 2 * longest and len(_ATTRIBUTE.findall(tag)) > most:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=_CROWDED)
    return deepest


def scan(text: str) -> Iterator[Event]:
    """Give the stream of *text*, HTML of any quality, in linear time; scripts, styles and comments are left out."""
    at, size = 0, len(text)
    missing: set[str] = set()
    while at < size:
        sign = text.find("<", at)
        if sign < 0:
            sign = size
        if sign > at:
            yield Event("text", entities.unescape(text[at:sign]))
        if sign >= size:
            return
        if match := _OPEN.match(text, sign):
            at = match.end()
            continue
        match = _TAG.match(text, sign)
        if match is None:
            yield Event("text", "<")
            at = sign + 1
            continue
        name = match[2].lower()
        at = match.end()
        if match[1]:
            yield Event("end", name)
            continue
        if name in _RAW and not match[3].endswith("/"):
            end = None if name in missing else _RAW_END[name].search(text, at)
            if end is None:
                missing.add(name)  # never closed: then its content is no worse than text
                continue
            at = end.start()
            continue
        yield Event("start", name)
        if name in _VOID or match[3].endswith("/"):
            yield Event("end", name)


class Walker:
    """Collects the text between block borders; open tags tell its kind.

    Its pieces are whole once ``flush`` is called after the last step.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._text: list[str] = []
        self._open = dict.fromkeys(BLOCKS, 0)
        self._cells = 0
        self._origin = 0

    def start(self, tag: str, origin: int) -> None:
        """Open *tag*; what follows belongs to the element *origin* if it is a block."""
        if tag not in BLOCKS:
            if tag == "br":
                self._text.append("\n")
            return
        if tag in {"td", "th"}:
            if self._cells and self._text:
                self._text.append("\t")
            self._cells += 1
        else:
            self.flush()
        if tag in _HEADINGS:
            for other in _HEADINGS:
                self._open[other] = 0
        if tag in {"li", "tr"}:
            self._open[tag] = 0
            self._cells = 0
        self._open[tag] += 1
        self._origin = origin

    def end(self, tag: str) -> None:
        """Close *tag*."""
        if tag not in BLOCKS:
            return
        if tag not in {"td", "th"}:
            self.flush()
        self._open[tag] = max(0, self._open[tag] - 1)
        if tag in {"ul", "ol", "menu", "dl"} and not (self._open["ul"] + self._open["ol"]):
            self._open["li"] = 0
        if tag in {"table", "tr"}:
            self._cells = 0
            self._open["tr"] = 0

    def text(self, text: str) -> None:
        """Take *text* into the block that is open."""
        if not text.isprintable() and not self._open["pre"]:  # what is printable has no white space but the space
            text = " " if text.isspace() else _SPACES.sub(" ", text)
        self._text.append(text)

    def flush(self) -> None:
        """End a block, if one has begun."""
        if not self._text:
            return
        raw = "".join(self._text)
        self._text = []
        if not raw.strip():
            return
        kind = self._kind()
        raw = clean.lines(raw)
        for part in _LINES.split(raw) if "\n" in raw else (raw,):
            text = clean.paragraph(part)
            if text:
                self.pieces.append(Piece(text, kind, self._origin))

    def _kind(self) -> ParagraphKind | None:
        is_open = self._open
        if is_open["figcaption"] or is_open["caption"]:
            return _K.CAPTION
        if is_open["nav"] or is_open["footer"] or is_open["aside"]:
            return _K.FURNITURE
        if any(map(is_open.__getitem__, _HEADINGS)):
            return _K.HEADING
        if is_open["blockquote"]:
            return _K.BLOCK_QUOTE
        if is_open["li"] or is_open["dd"] or is_open["dt"]:
            return _K.LIST_ITEM
        if is_open["tr"] and self._cells > 1:
            return _K.TABLE_ROW
        if is_open["figure"] and not is_open["table"] and not is_open["pre"]:
            return _K.CAPTION
        return None


def walk(events: Iterable[Event]) -> list[Piece]:
    """Cut a stream into pieces at block tags, double line breaks and table rows."""
    walker = Walker()
    for what, value, origin in events:
        if what == "text":
            walker.text(value)
        elif what == "start":
            walker.start(value, origin)
        else:
            walker.end(value)
    walker.flush()
    return walker.pieces


def bare_cells(events: Iterable[Event]) -> Iterator[Event]:
    """Give a stream without the paragraphs that are but the whole of a table's cell, so that its row stays one."""
    cell: list[Event] | None = None
    for event in events:
        is_border = event.value in _CELL_BORDERS and event.what != "text"
        if cell is not None and (is_border or len(cell) > _MOST_IN_CELL):
            yield from _bared(cell)
            cell = None
        if cell is None:
            yield event
            if is_border and event.what == "start" and event.value in {"td", "th"}:
                cell = []
        else:
            cell.append(event)
    yield from _bared(cell or [])


def _bared(cell: list[Event]) -> list[Event]:
    filled = 0
    is_filled = False
    for what, value, _ in cell:
        if what == "text":
            filled += not is_filled and not value.isspace()
            is_filled = is_filled or not value.isspace()
        elif value in BLOCKS:
            if value not in {"p", "div"}:
                return cell
            is_filled = False
    return [event for event in cell if event.what == "text" or event.value not in BLOCKS] if filled < 2 else cell


def read_fragment(text: str) -> Draft:
    """Read copied or converted markup as it is, without looking for an article in it."""
    return Draft(walk(bare_cells(scan(text))))
