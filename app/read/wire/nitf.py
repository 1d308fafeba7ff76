"""NITF: the news text markup of the IPTC, as a file of its own or inside NewsML and feeds."""

from __future__ import annotations

from typing import Any

from app.read import items
from app.read.draft import Draft
from app.read.source import Source
from app.read.wire import markup
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

_NOTHING = "it has no text: perhaps a picture, or the head of a story alone"
_SOURCES = ("ntbkilde", "source", "provider", "credit", "agency")


def read(source: Source) -> Draft:
    """Read NITF; a file may wrap several documents in one root."""
    outer = Draft()
    root = parse(source, outer)
    roots = [root] if name(root) == "nitf" else outermost(root, "nitf")
    stories = [story(one) for one in roots]
    return items.choose(
        source, [candidate(one) for one in stories if one.has_text() or one.abstract or one.title], _NOTHING, outer
    )


def story(root: Any) -> Story:
    """Take the story out of *root*, an ``nitf`` element."""
    head, body = child(root, "head"), child(root, "body")
    body_head = child(body, "body.head")
    content = child(body, "body.content")
    found = Story(language=language(root) or attribute(root, "baselang") or None)
    _head(found, head)
    if body_head is not None:
        _body_head(found, body_head)
    if not found.title:
        found.title = text_of(first(body, "hl1")) or text_of(child(head, "title"))
    if content is None:
        content = body if body is not None else root
    found.pieces = markup.from_tree(content, frozenset(("body.head", "docdata", "tobject", "head")))
    if (end := child(body, "body.end")) is not None:
        found.notes += [text_of(one) for one in within(end, "tagline")]
    return found


def _head(found: Story, head: Any) -> None:
    data = first(head, "docdata")
    issue = first(data, "date.issue", "date.release")
    published = first(head, "pubdata")
    found.dated = attribute(issue, "norm") or text_of(issue) or attribute(published, "date.publication")
    found.urgency = attribute(first(data, "urgency"), "ed-urg")
    found.slug = attribute(first(data, "du-key"), "key") or attribute(first(data, "keyword"), "key")
    if note := attribute(first(data, "ed-msg"), "info"):
        found.notes.append(note)
    metas = {attribute(meta, "name").lower(): attribute(meta, "content") for meta in within(head, "meta")} if (
        head is not None
    ) else {}  # fmt: skip
    found.source = (
        attribute(first(data, "doc.copyright", "doc.rights"), "holder")
        or attribute(first(data, "doc.rights"), "owner")
        or attribute(first(data, "from-src"), "src-name")
        or next((metas[key] for key in _SOURCES if metas.get(key)), "")
        or attribute(published, "name")
    )


def _body_head(found: Story, head: Any) -> None:
    for line in within(head, "hl1", "hl2"):
        if name(line) == "hl1" and not found.title:
            found.title = text_of(line)
        else:
            found.subtitles.append(text_of(line))
    hedline = child(head, "hedline")
    if not found.title and hedline is not None:
        found.title = text_of(hedline)
    if (byline := first(head, "byline")) is not None:
        found.byline = ", ".join(text for text in (_writer(one) for one in within(head, "byline")) if text)
        found.position = text_of(first(byline, "byttl"))
    distributor = text_of(first(head, "distributor")) or text_of(first(head, "rights.owner"))
    found.source = distributor or found.source
    dateline = first(head, "dateline")
    date = first(dateline, "story.date")
    if dateline is not None:
        found.dateline = " ".join(text_of(part) for part in children(dateline, "location") if text_of(part)) or _but(
            dateline, date
        )
        found.dated = found.dated or attribute(date, "norm") or text_of(date)
    abstract = first(head, "abstract")
    if abstract is not None:
        found.abstract = markup.from_tree(abstract)
    found.notes += [text_of(one) for one in children(head, "note")]


def _writer(byline: Any) -> str:
    return _but(byline, first(byline, "byttl"))


def _but(element: Any, left_out: Any) -> str:
    """The text of *element* without that of *left_out*, a descendant."""
    whole, part = text_of(element), text_of(left_out)
    return " ".join(whole.replace(part, " ", 1).split()) if part else whole
