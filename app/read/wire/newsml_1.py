"""NewsML 1.0 to 1.2: news components within news items, with NITF, XHTML or plain text as their data content."""

from __future__ import annotations

from typing import Any

from app.model.article import ParagraphKind
from app.read import items
from app.read.draft import Draft, Piece
from app.read.source import Source
from app.read.wire import markup, nitf
from app.read.wire.story import Story, candidate
from app.read.wire.xml_elements import (
    attribute,
    child,
    children,
    first,
    language,
    name,
    outermost,
    parse,
    text_of,
    within,
)

_OTHER_MEDIA = ("photo", "picture", "image", "graphic", "video", "audio", "animation", "complexdata", "sound")
_TITLES = ("title", "headline", "hl1", "titre", "titel")
_LEADS = ("lead", "lede", "chapeau", "intro", "summary-lead")
_SUMMARIES = ("summary", "abstract", "synopsis")
_CAPTIONS = ("caption", "legend", "légende", "bildtext")

_DEEPEST = 10
"""Levels of components in components; each is looked through anew. Agencies have at most four."""


def read(source: Source) -> Draft:
    """Read a NewsML file; every news item, and every component with a headline and a text, is an article of its own."""
    outer = Draft()
    root = parse(source, outer)
    media = _media(root)
    candidates = [candidate(one) for one in stories(root) if one.has_text() or (one.title and not media)]
    return items.choose(source, candidates, _nothing(root), outer)


def stories(root: Any) -> list[Story]:
    """Take every story out of *root*, also those without text."""
    result: list[Story] = []
    around = _Surroundings()
    for item in outermost(root, "newsitem") or [root]:
        parts = _articles(item, around)
        result += [story(item, part, around) for part in parts] if len(parts) > 1 else [story(item, item, around)]
    return result


def _nothing(root: Any) -> str:
    if media := _media(root):
        return f"it is an agency file for a {media[0]}, without an article"
    return "its news items hold no text"


def _media(root: Any) -> list[str]:
    """The media other than text that *root* holds."""
    media = {attribute(one, "formalname").lower() for one in within(root, "mediatype")}
    return sorted(one for one in media if one in _OTHER_MEDIA)


def _articles(item: Any, around: _Surroundings) -> list[Any]:
    """The components of *item* that are stories of their own: a headline, text, and no such component around them."""
    result: list[Any] = []
    waiting = [(one, 1) for one in children(item, "newscomponent")[::-1]]
    while waiting:
        component, depth = waiting.pop()
        below = children(component, "newscomponent") if depth < _DEEPEST else []
        if text_of(child(component, "newslines", "headline")) and _holds_text(component, around):
            inner = [one for one in below if text_of(child(one, "newslines", "headline")) and _holds_text(one, around)]
            if len(inner) > 1:
                waiting += [(one, depth + 1) for one in below[::-1]]
            else:
                result.append(component)
        else:
            waiting += [(one, depth + 1) for one in below[::-1]]
    return result


def _holds_text(component: Any, around: _Surroundings) -> bool:
    return any(around.is_text(content) and text_of(content) for content in within(component, "datacontent"))


class _Surroundings:
    """What the components around an element say of it, looked up once for each."""

    def __init__(self) -> None:
        self._known: dict[Any, tuple[str, str, bool]] = {}

    def of(self, element: Any) -> tuple[str, str, bool]:
        """Give role and medium, lower case, "" where none is stated, and whether this is one of several equivalents."""
        above: list[Any] = []
        while element is not None and element not in self._known:
            above.append(element)
            element = element.getparent()
        role, media, alternative = self._known[element] if element is not None else ("", "", False)
        for one in reversed(above):
            if name(one) in {"newscomponent", "contentitem", "newsitem"}:
                role = attribute(child(one, "role"), "formalname").lower() or role
                media = attribute(child(one, "mediatype"), "formalname").lower() or media
                alternative = alternative or attribute(one, "equivalentslist").lower() == "yes"
            self._known[one] = (role, media, alternative)
        return role, media, alternative

    def is_text(self, content: Any) -> bool:
        """Whether *content*, a ``DataContent``, is text: no picture, and not encoded as one."""
        parent = content.getparent()
        if name(parent) == "encoding" or any(name(one) == "encoding" for one in content):
            return False
        return self.of(parent)[1] not in _OTHER_MEDIA


def story(item: Any, part: Any, around: _Surroundings) -> Story:
    """Take the story in *part*, *item* itself or a component of it, with what *item* says of it."""
    found = Story()
    lines = first(part, "newslines")
    _lines(found, lines if lines is not None else first(item, "newslines"))
    management, identity = child(item, "newsmanagement"), child(item, "identification")
    dates = [child(management, "thisrevisioncreated"), child(management, "firstcreated"), first(identity, "dateid")]
    found.dated = next((text_of(one) for one in dates if text_of(one)), "")
    found.urgency = attribute(child(management, "urgency"), "formalname")
    found.slug = found.slug or text_of(child(identity, "namelabel"))
    found.language = attribute(first(part, "language"), "formalname") or language(part) or language(lines) or None
    found.source = _source(part) or _source(item) or text_of(first(identity, "providerid"))
    if embargo := text_of(first(management, "statuswillchange")):
        found.notes.append(f"Embargo: {embargo}")
    _contents(found, part, around)
    return found


def _lines(found: Story, lines: Any) -> None:
    if lines is None:
        return
    # language variants repeat a line: the first is the original
    found.title = text_of(child(lines, "headline"))
    found.subtitles = [text for one in children(lines, "subheadline") if (text := text_of(one))]
    found.byline = ", ".join(dict.fromkeys(text for one in children(lines, "byline") if (text := text_of(one))))
    found.position = text_of(child(lines, "bylinetitle"))
    found.dateline = text_of(child(lines, "dateline"))
    found.slug = text_of(child(lines, "slugline"))
    found.source = text_of(child(lines, "creditline"))


def _source(part: Any) -> str:
    for holder in ("provider", "source", "creator"):
        parties = within(first(part, "administrativemetadata"), holder) if (
            first(part, "administrativemetadata") is not None
        ) else []  # fmt: skip
        for party in parties:
            if found := attribute(first(party, "party"), "formalname"):
                return found
    return ""


def _contents(found: Story, part: Any, around: _Surroundings) -> None:
    """Fill in the text: components may have roles (title, lead, body, caption), alternatives are read once."""
    leads: list[Piece] = []
    captions: list[Piece] = []
    seen: set[str] = set()
    for content in within(part, "datacontent"):
        if not around.is_text(content):
            continue
        role, _, is_alternative = around.of(content)
        if role in _TITLES:
            found.title = found.title or text_of(content)
            continue
        pieces = _pieces(found, content)
        key = " ".join(piece.text for piece in pieces)
        if not key or key in seen:
            continue
        seen.add(key)
        if role in _LEADS:
            leads += pieces
        elif role in _SUMMARIES:
            found.abstract = found.abstract or pieces
        elif role in _CAPTIONS:
            captions += [Piece(piece.text, ParagraphKind.CAPTION) for piece in pieces]
        elif not (found.pieces and is_alternative):
            found.pieces += pieces
    if found.has_text() or leads:
        found.pieces = leads + found.pieces + captions


def _pieces(found: Story, content: Any) -> list[Piece]:
    if (inner := first(content, "nitf")) is not None:
        whole = nitf.story(inner)
        found.fill(whole)
        return whole.pieces
    body = first(content, "body", "body.content")
    if len(content):
        return markup.from_tree(content if body is None else body)
    return markup.from_text(content.text or "")
