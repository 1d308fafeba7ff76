"""RSS, Atom and RDF feeds, and the exports WordPress makes: each entry is an article."""

from __future__ import annotations

from typing import Any

from app.model.article import Note
from app.read import items, limits
from app.read.draft import Draft, Piece
from app.read.furniture import has_words
from app.read.items import Candidate
from app.read.source import Source
from app.read.wire import markup, nitf
from app.read.wire.story import Story, compose, is_teaser
from app.read.wire.xml_elements import attribute, child, children, first, language, name, outermost, parse, text_of

_WHOLE = ("encoded", "content", "body", "fulltext", "full-text", "yandex:full-text", "article")
_SHORT = ("description", "summary", "abstract", "subtitle", "excerpt")
_DATES = ("pubdate", "published", "issued", "date", "updated", "modified", "created", "post_date")
_MOST_LISTED = 4 * limits.MOST_ITEMS
_SIGNS = ("http://", "https://")


def read(source: Source) -> Draft:
    """Read a feed; entries without a word are not listed. What is a teaser is said to be one."""
    outer = Draft()
    root = parse(source, outer)
    entries = [root] if name(root) == "entry" else outermost(root, "item", "entry")
    channel = first(root, "channel") if name(root) != "feed" else root
    candidates = [_candidate(entry, channel) for entry in entries[:_MOST_LISTED] if _says(entry)]
    nothing = "its entries hold no text" if entries else "it is a feed without entries"
    return items.choose(source, candidates, nothing, outer)


def _says(entry: Any) -> bool:
    return any(has_words("".join(one.itertext())) for one in children(entry, "title", *_WHOLE, *_SHORT))


def _candidate(entry: Any, channel: Any) -> Candidate:
    title = markup.flat(_raw(child(entry, "title")))
    opening = markup.flat(_raw(_chosen(entry))[:2_000]) if not title else ""
    return Candidate(title or opening, items.detail(_date(entry), _author(entry)), lambda: _draft(entry, channel))


def _raw(element: Any) -> str:
    return "" if element is None else "".join(element.itertext())


def _chosen(entry: Any) -> Any:
    """The element with the entry's text: the whole text where there is one, else what sums it up."""
    for names in (_WHOLE, _SHORT):
        found = [one for wanted in names for one in children(entry, wanted) if has_words(_raw(one))]
        # WordPress exports have the excerpt under the same name as the text
        found = [one for one in found if "excerpt" not in str(one.tag)] or found
        if found:
            return found[0]
    group = first(entry, "group")
    return None if group is None else first(group, "description")


def _draft(entry: Any, channel: Any) -> Draft:
    story = Story(title=_raw(child(entry, "title")), byline=_author(entry), dated=_date(entry))
    story.language = language(entry) or text_of(child(channel, "language")) or None
    origin = child(entry, "source")
    story.source = (
        text_of(child(origin, "title")) or (text_of(origin) if origin is not None and not len(origin) else "")
    ) or markup.flat(_raw(child(channel, "title")))
    chosen = _chosen(entry)
    whole = chosen is not None and name(chosen) in _WHOLE
    if chosen is not None:
        story.pieces = _pieces(story, chosen)
    if not story.has_text():
        whole = False
    if whole:
        for one in children(entry, *_SHORT)[:1]:
            story.abstract = markup.from_text(_raw(one))
    draft = compose(story)
    if not whole and is_teaser(story.pieces):
        draft.notes.append(Note("teaser"))
    return draft


def _pieces(story: Story, chosen: Any) -> list[Piece]:
    if (inner := first(chosen, "nitf")) is not None:
        inside = nitf.story(inner)
        story.fill(inside)
        return inside.pieces
    if len(chosen):
        body = first(chosen, "body")
        return markup.from_tree(chosen if body is None else body)
    return markup.from_text(chosen.text or "")


def _date(entry: Any) -> str:
    return next((text for wanted in _DATES if (text := text_of(child(entry, wanted)))), "")


def _author(entry: Any) -> str:
    """Who wrote the entry; RSS has an address with the name in brackets."""
    people = [text_of(child(one, "name")) or text_of(one) for one in children(entry, "creator", "author")]
    names: list[str] = []
    for person in people:
        known = person
        if "@" in person:
            known = person.partition("(")[2].rpartition(")")[0]
        if known and not known.startswith(_SIGNS) and known not in names:
            names.append(known)
    return ", ".join(names) or attribute(child(entry, "author"), "name")
