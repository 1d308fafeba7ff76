"""The text inside agency files and feeds: NITF, XHTML and HTML as pieces, with subheads and tables told by look."""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from app.errors import CopytasterError, ErrorCode
from app.model.article import ParagraphKind
from app.read import clean, limits, lines, walk
from app.read.draft import Piece
from app.read.furniture import has_words
from app.read.walk import Event
from app.read.wire.xml_elements import name

_K = ParagraphKind
_NITF: Mapping[str, str] = {
    "hl1": "h2", "hl2": "h2", "hedline": "div", "block": "div", "bq": "blockquote", "media": "figure",
    "media-caption": "figcaption", "note": "aside", "tagline": "footer", "bibliography": "footer", "fn": "li",
    "body.content": "div", "body.head": "div", "body.end": "footer", "abstract": "div", "dateline": "p", "byline": "p",
    "location": "span", "person": "span", "org": "span", "header": "aside", "endash": "span", "section": "div",
    "para": "p", "subheadline": "h2", "caption": "figcaption",
}  # fmt: skip
"""What HTML calls the elements of NITF, and of what agencies mix with it; a head inside a body is slugs and dates."""
_SKIPPED = frozenset(
    (
        "script", "style", "head", "media-reference", "media-metadata", "media-producer", "media-object",
        "nitf-table-metadata", "custom-table", "object", "noscript", "svg", "math", "iframe", "alt-code", "textarea",
    )
)  # fmt: skip
_BOLD = frozenset(("b", "strong"))
_SUBHEAD = re.compile(
    r"(?:^|[\s_-])(?:hl2|sub-?head(?:ing|er|line)?|cross-?head(?:ing)?|mellomtit\w*|mellan\w*|zwischen\w*|underrubr?ik"
    r"|intertitre|ladillo|tussenkop|heading|intermediate)\b",
    re.I,
)
_HOLDS = ("td", "th", "li", "dd", "dt", "blockquote", "figure", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5")
_LONGEST_HEAD, _MOST_HEAD_WORDS = 90, 14
_EMPTY = re.compile(r"\n[ \t\n]*\n")
_GAP = re.compile(r"\t+| {2,}")
_TAGGED = re.compile(
    r"</?(?:p|div|br|b|i|em|strong|a|span|ul|ol|li|h[1-6]|img|table|blockquote|body|html)\b[^<>]*/?>", re.I
)
_ESCAPED = re.compile(r"&lt;/?(?:p|div|br|b|i|em|strong|a|span|ul|ol|li|h[1-6]|img|table|blockquote)\b", re.I)
_DASHED = re.compile(r"<(e[nm])dash>.{0,9}?</\1dash>", re.I)


def from_tree(element: Any, skipped: frozenset[str] = frozenset()) -> list[Piece]:
    """Give the text below *element*, an lxml element holding NITF or XHTML, as pieces."""
    return _tidied(walk.walk(_shaped(_events(element, _SKIPPED | skipped))))


def from_html(text: str) -> list[Piece]:
    """Give the text of *text*, HTML as a string, also where it was escaped twice.

    Raises ``CopytasterError`` with ``TOO_BIG``.
    """
    if not _TAGGED.search(text) and _ESCAPED.search(text):
        text = entities.unescape(text)
    if text.count("<") > limits.MOST_TAGS:
        raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_TAGS:,} tags")
    pieces = _tidied(walk.walk(_shaped(walk.scan(text))))
    if pieces and all(piece.kind is _K.HEADING for piece in pieces):
        for piece in pieces:
            piece.kind = None
    return pieces


def from_text(text: str) -> list[Piece]:
    """Give *text*, HTML or plain, as pieces: plain text by its lines."""
    if _TAGGED.search(text) or _ESCAPED.search(text):
        return from_html(text)
    if "&" in text:
        text = entities.unescape(text)
    return paragraphs(text)


def flat(text: str) -> str:
    """Give *text*, which may have markup, as one line."""
    if "<" in text or "&" in text:
        text = " ".join(piece.text for piece in from_html(text))
    return clean.paragraph(clean.lines(text))


def paragraphs(text: str) -> list[Piece]:
    """Cut plain *text* into pieces by its lines; runs of lines set in columns become table rows."""
    result: list[Piece] = []
    waiting: list[str] = []
    for is_table, run in _runs(rows(text)):
        if is_table:
            result += lines.read("\n".join(waiting)).pieces
            waiting = []
            result += [Piece("\t".join(_cells(line)), _K.TABLE_ROW) for line in run]
        else:
            waiting += run
    return result + lines.read("\n".join(waiting)).pieces


def rows(text: str) -> list[str]:
    """Cut *text* into clean lines, one empty line where there are several.

    Raises ``CopytasterError`` with ``TOO_BIG``.
    """
    result = _EMPTY.sub("\n\n", clean.lines(text)).split("\n")
    if len(result) > limits.MOST_LINES:
        raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_LINES:,} lines")
    return result


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _GAP.split(line.strip()) if cell.strip()]


def _runs(lined: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Part lines set in columns from the others."""
    run: list[str] = []
    for row in lined:
        cells = _cells(row)
        columned = len(cells) >= 3 or (len(cells) == 2 and bool(re.search(r"\d", cells[1])) and len(cells[1]) <= 20)
        if columned and max(map(len, cells)) <= 50:
            run.append(row)
            continue
        if run:
            yield len(run) > 1, run
            run = []
        yield False, [row]
    if run:
        yield len(run) > 1, run


def _events(root: Any, skipped: frozenset[str]) -> Iterator[Event]:
    """Tags and text of a tree in order, under the names HTML has for them."""
    walker: Any = etree.iterwalk(root, events=("start", "end"))
    leaving: Any = None
    for what, element in walker:
        if leaving is not None:
            if what == "end" and element is leaving:
                leaving = None
                if element.tail:
                    yield Event("text", element.tail)
            continue
        called = name(element)
        if what == "start":
            if called in skipped and element is not root:
                leaving = element
                continue
            yield Event("start", _named(element, called))
            if element.text:
                yield Event("text", element.text)
        else:
            yield Event("end", _named(element, called))
            if element is not root and element.tail:
                yield Event("text", element.tail)


def _named(element: Any, called: str) -> str:
    if called == "p" and _SUBHEAD.search(element.get("class") or ""):
        return "h3"
    return _NITF.get(called, called)


def _shaped(events: Iterable[Event]) -> Iterator[Event]:
    """Tell subheads, lines and columns by how they look: bold alone, broken by ``br``, set with spaces."""
    run: list[Event] = []
    opened: Counter[str] = Counter()
    for event in events:
        if event.what == "text" or event.value not in walk.BLOCKS:
            run.append(event)
            continue
        yield from _run(run, opened)
        run = []
        if event.what == "start":
            opened[event.value] += 1
        elif opened[event.value]:
            opened[event.value] -= 1
        yield event
    yield from _run(run, opened)


def _run(run: list[Event], opened: Counter[str]) -> Iterator[Event]:
    if not any(event.what == "text" and not event.value.isspace() for event in run):
        return
    breaks = sum(event.what == "start" and event.value == "br" for event in run)
    is_pre = opened["pre"] > 0
    held = any(opened[tag] for tag in _HOLDS)
    if held and not is_pre:
        yield from run
    elif is_pre or breaks > 0:
        text = "".join(
            event.value
            if is_pre
            else re.sub(r"\s+", " ", event.value)
            if event.what == "text"
            else "\n" * (event.what == "start" and event.value == "br")
            for event in run
        )
        yield from _lined(text)
    elif _is_head(run):
        yield Event("start", "h3")
        yield from run
        yield Event("end", "h3")
    else:
        yield from run


def _lined(text: str) -> Iterator[Event]:
    for piece in paragraphs(text.strip("\n ") if "\n" in text.strip() else text.strip()):
        if piece.kind is _K.TABLE_ROW:
            yield Event("start", "tr")
            for cell in piece.text.split("\t"):
                yield Event("start", "td")
                yield Event("text", cell)
                yield Event("end", "td")
            yield Event("end", "tr")
            continue
        tag = {_K.LIST_ITEM: "li", _K.BLOCK_QUOTE: "blockquote"}.get(piece.kind or _K.BODY, "p")
        yield Event("start", tag)
        yield Event("text", piece.text)
        yield Event("end", tag)


def _is_head(run: list[Event]) -> bool:
    """Whether all the text of a block is bold, and short enough for a subhead."""
    bold = 0
    texts: list[str] = []
    for event in run:
        if event.what == "text":
            if bold <= 0 and has_words(event.value):
                return False
            texts.append(event.value)
        elif event.value in _BOLD:
            bold += 1 if event.what == "start" else -1
    text = "".join(texts).strip()
    return (
        0 < len(text) <= _LONGEST_HEAD
        and len(text.split()) <= _MOST_HEAD_WORDS
        and text[-1] not in ".,;:"
        and has_words(text)
    )


def _tidied(pieces: list[Piece]) -> list[Piece]:
    """Take out tags that were escaped once too often."""
    for piece in pieces:
        if "<" in piece.text:
            text = _DASHED.sub(lambda found: "–" if found[1].lower() == "en" else "—", piece.text)
            piece.text = clean.paragraph(_TAGGED.sub(" ", text)) if _TAGGED.search(text) else text
    return [piece for piece in pieces if piece.text]
