"""ninjs 1 to 3: news items in JSON, alone, in a list, or in the answer of an agency's service."""

from __future__ import annotations

from typing import Any, cast

from app.model.article import ParagraphKind
from app.read import comparison, items, json_parts, limits
from app.read.draft import Draft, Piece
from app.read.items import Candidate
from app.read.json_parts import record, records, text
from app.read.source import Source
from app.read.wire import markup
from app.read.wire.story import Story, candidate

_BODIES = ("body_xhtml", "body_html", "body_text", "body", "content", "article", "text")
_WRAPPERS = ("items", "_items", "item", "data", "results", "articles", "docs", "hits", "news", "entries", "newsItems")
_MOST_PICTURES = 50


def read(source: Source) -> Draft:
    """Read ninjs; several items, and several bodies of one, are offered for choice."""
    outer = source.note_decoding(Draft())
    value = json_parts.load(source.decoded().text)
    found = _items(value)
    if not found and comparison.holds(value):
        return comparison.read(source)
    candidates: list[Candidate] = []
    for item in found[: 4 * limits.MOST_ITEMS]:
        candidates += _candidates(item, alone=len(found) == 1)
    return items.choose(source, candidates, _nothing(found), outer)


def _items(value: object, depth: int = 0) -> list[dict[str, Any]]:
    """The news items in *value*: itself, a list, or what a service wrapped around them."""
    if isinstance(value, list):
        return [item for one in records(cast("list[object]", value)) for item in _items(one, depth)]
    item = record(value)
    if not item or depth > 3:
        return []
    if _is_item(item):
        return [item]
    for key in _WRAPPERS:
        if key in item and (inner := _items(item[key], depth + 1)):
            return inner
    return []


def _is_item(item: dict[str, Any]) -> bool:
    return any(key in item for key in ("headline", "headlines", "bodies", "versioncreated", "versionCreated")) or any(
        text(item.get(key)).strip() for key in _BODIES
    )


def _nothing(found: list[dict[str, Any]]) -> str:
    for item in found:
        kind = text(item.get("type"))
        if kind and kind != "text":
            return f"it is an agency file for a {items.label(kind)}, without an article"
    return "its news items hold no text" if found else "it is JSON without a news item in it"


def _candidates(item: dict[str, Any], *, alone: bool) -> list[Candidate]:
    """The item as one article; each of its bodies where it is the only item."""
    if text(item.get("type")) in {"picture", "video", "audio", "graphic"}:
        return []
    bodies = _texts(item)
    if not bodies:
        return [candidate(_story(item, []))] if _title(item) and "type" in item else []
    result: list[Candidate] = []
    for role, body in bodies if alone else bodies[:1]:
        story = _story(item, markup.from_text(body))
        if story.has_text():
            known = candidate(story)
            result.append(Candidate(known.title, items.detail(role, known.detail), known.build))
    return result


def _texts(item: dict[str, Any]) -> list[tuple[str, str]]:
    """The bodies of *item* with their roles: all of those version 2 lists, the richest of those version 1 names."""
    listed = [(_role(one), text(one.get("value"))) for one in records(item.get("bodies"))[:20]]
    listed = [(role, body) for role, body in listed if body.strip()]
    if listed:
        main = [one for one in listed if one[0] == "main"]
        return main + [one for one in listed if one not in main]
    body = next((known for key in _BODIES if (known := text(item.get(key))).strip()), "")
    return [("", body)] if body else []


def _role(one: dict[str, Any]) -> str:
    return text(one.get("role")) or text(one.get("contenttype")) or text(one.get("contentType"))


def _title(item: dict[str, Any]) -> str:
    listed = [(text(one.get("role")), text(one.get("value"))) for one in records(item.get("headlines"))]
    listed = [one for one in listed if one[1].strip()]
    main = next((value for role, value in listed if role == "main"), listed[0][1] if listed else "")
    return text(item.get("headline")) or main or text(item.get("title"))


def _story(item: dict[str, Any], pieces: list[Piece]) -> Story:
    story = Story(title=_title(item), pieces=pieces)
    story.byline = _byline(item)
    story.source = next(
        (
            known
            for key in ("source", "provider", "copyrightholder", "copyrightHolder")
            if (known := text(item.get(key)) or text(record(item.get(key)).get("name")))
        ),
        "",
    ) or next(
        (name for one in records(item.get("infosources")) + records(item.get("infoSources"))
         if (name := text(one.get("name")))), ""
    )  # fmt: skip
    dates = ("versioncreated", "versionCreated", "contentcreated", "contentCreated", "firstcreated", "firstCreated")
    story.dated = next((known for key in dates if (known := text(item.get(key)))), "")
    story.language = text(item.get("language")) or None
    story.slug = text(item.get("slugline")) or text(item.get("slug"))
    urgency = item.get("urgency")
    story.urgency = str(urgency) if isinstance(urgency, int) and 0 <= urgency < 100 else ""
    located = text(item.get("dateline")) or text(record(item.get("dateline")).get("text"))
    story.dateline = located
    for key in ("description_text", "description_html", "description", "abstract", "summary"):
        if summary := text(item.get(key)):
            story.abstract = markup.from_text(summary)
            break
    else:
        for one in records(item.get("descriptions")):
            if (summary := text(one.get("value"))) and text(one.get("role")) != "caption":
                story.abstract = markup.from_text(summary)
                break
    for key in ("ednote", "edNote", "editornote"):
        if note := text(item.get(key)):
            story.notes.append(note)
    if embargo := text(item.get("embargoed")):
        story.notes.append(f"Embargo: {embargo}")
    story.pieces += _captions(item, pieces)
    return story


def _byline(item: dict[str, Any]) -> str:
    for key in ("byline", "by"):
        if stated := text(item.get(key)):
            return stated
    listed = records(item.get("bylines"))
    names = [text(one.get("byline")) or text(one.get("value")) or text(one.get("name")) for one in listed]
    if not any(names):
        people = records(item.get("authors")) + records(item.get("creators"))
        names = [text(one.get("name")) for one in people]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _captions(item: dict[str, Any], body: list[Piece]) -> list[Piece]:
    """What stands under the pictures that go with the item."""
    associations = item.get("associations")
    pictures = list(record(associations).values()) or records(cast("object", associations))
    known = {piece.text for piece in body}
    result: list[Piece] = []
    for picture in map(record, pictures[:_MOST_PICTURES]):
        if text(picture.get("type")) not in {"picture", "graphic", "video"}:
            continue
        stated = text(picture.get("description_text")) or text(picture.get("body_text"))
        if not stated:
            stated = next((text(one.get("value")) for one in records(picture.get("descriptions"))), "")
        caption = markup.flat(stated)
        if caption and caption not in known:
            known.add(caption)
            result.append(Piece(caption, ParagraphKind.CAPTION))
    return result
