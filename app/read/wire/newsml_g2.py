"""NewsML-G2: news items with XHTML, NITF or plain text inside, alone or several in a message."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from app.read import items
from app.read.decode import decode
from app.read.draft import Draft
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

_LONGEST_NOTE = 20_000
_WHAT = {
    "picture": "a picture", "video": "a film", "graphic": "a graphic", "audio": "sound", "composite": "a package that "
    "only names its parts", "animated": "an animation",
}  # fmt: skip


def read(source: Source) -> Draft:
    """Read a news item, or a message with several; items that hold no text are not listed."""
    outer = Draft()
    root = parse(source, outer)
    found = [root] if name(root) == "newsitem" else outermost(root, "newsitem")
    stories = [(item, story(item)) for item in found]
    candidates = [candidate(one) for item, one in stories if one.has_text() or (one.title and _is_flash(item))]
    return items.choose(source, candidates, _nothing(root, found), outer)


def _nothing(root: Any, found: list[Any]) -> str:
    if not found:
        kind = {"packageitem": "a package that only names its parts", "conceptitem": "a description of a concept"}
        return f"it is {kind.get(name(root), 'an agency message without a news item')}"
    for item in found:
        if what := _what(item):
            return f"it is an agency file for {what}, without an article"
    return "its news item holds no text"


def _what(item: Any) -> str:
    code = attribute(first(item, "itemclass"), "qcode").rpartition(":")[2].lower()
    return _WHAT.get(code, "")


def _is_flash(item: Any) -> bool:
    """Whether *item* is text that says all in its headline."""
    code = attribute(first(item, "itemclass"), "qcode").rpartition(":")[2].lower()
    return code == "text" and first(item, "remotecontent") is None


def story(item: Any) -> Story:
    """Take the story out of *item*, a ``newsItem`` element."""
    meta, about = child(item, "itemmeta"), child(item, "contentmeta")
    found = Story(language=attribute(first(about, "language"), "tag") or language(item) or None)
    _about(found, about)
    if meta is not None:
        made = [child(meta, "versioncreated"), child(meta, "firstcreated")]
        found.dated = next((text_of(one) for one in made if text_of(one)), "")
        found.title = found.title or text_of(child(meta, "title"))
        _notes(found, meta)
    found.dated = found.dated or text_of(first(about, "contentcreated"))
    rights = child(item, "rightsinfo")
    found.source = (
        text_of(child(about, "creditline"))
        or _named(child(meta, "provider"))
        or _named(child(about, "infosource"))
        or _named(first(rights, "copyrightholder"))
    )
    _content(found, item)
    return found


def _about(found: Story, about: Any) -> None:
    if about is None:
        return
    headlines = [text for one in children(about, "headline") if (text := text_of(one))]
    roles = [attribute(one, "role").lower() for one in children(about, "headline") if text_of(one)]
    if headlines:
        at = next((number for number, role in enumerate(roles) if role.endswith(("main", "hld:title"))), 0)
        found.title = headlines[at]
        found.subtitles = [
            text for text, role in zip(headlines, roles, strict=True) if role.endswith(("sub", "subheadline"))
        ]
    bys = [text_of(one) for one in children(about, "by")]
    found.byline = ", ".join(dict.fromkeys(text for text in bys if text))
    found.dateline = text_of(child(about, "dateline"))
    found.slug = text_of(child(about, "slugline"))
    found.urgency = text_of(child(about, "urgency"))
    for one in children(about, "description"):
        role = attribute(one, "role").lower()
        if not role.endswith("caption") and text_of(one):
            found.abstract = markup.from_tree(one)
            break


def _notes(found: Story, meta: Any) -> None:
    for note in children(meta, "ednote")[:50]:
        text = "\n\n".join(piece.text for piece in markup.from_tree(note))
        if text:
            found.notes.append(text[:_LONGEST_NOTE])
    if (embargo := text_of(child(meta, "embargoed"))) and found.dated and embargo[:16] > found.dated[:16]:
        found.notes.append(f"Embargo: {embargo}")


def _named(element: Any) -> str:
    """An organisation's name: stated, literal, or the last part of its code."""
    if element is None:
        return ""
    return (
        text_of(child(element, "name"))
        or attribute(element, "literal")
        or attribute(element, "qcode").rpartition(":")[2]
        or (text_of(element) if len(element) == 0 else "")
    )


def _content(found: Story, item: Any) -> None:
    """Fill in the body from the first rendition that holds words."""
    for content in within(item, "inlinexml", "inlinedata"):
        if name(content) == "inlinedata":
            found.pieces = _data(content)
        elif (inner := first(content, "nitf")) is not None:
            whole = nitf.story(inner)
            found.pieces = whole.pieces
            found.fill(whole)
        elif len(content):
            found.pieces = markup.from_tree(first(content, "body") if first(content, "body") is not None else content)
        else:
            found.pieces = markup.from_text(text_of(content) if content.text is None else content.text)
        if found.has_text():
            return


def _data(content: Any) -> list[Any]:
    kind, encoding = attribute(content, "contenttype").lower(), attribute(content, "encoding").lower()
    text = "".join(content.itertext())
    if kind and not kind.startswith(("text/", "application/xhtml", "application/xml")):
        return []
    if "base64" in encoding:
        try:
            text = decode(base64.b64decode(text, validate=False)).text
        except (binascii.Error, ValueError):
            return []
    return markup.from_tree(content) if len(content) else markup.from_text(text)
