"""What a page says about itself: JSON-LD first, then OpenGraph and its kin, then its title."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from lxml import html

from app.read import clean, limits
from app.read.draft import Draft

_ARTICLES = ("article", "posting", "report", "review", "webpage")
_MOST_NODES = 5_000
_METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline"),
    "byline": (
        "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author_name",
    ),
    "dated": (
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "pubdate", "publish-date", "publishdate", "dc.date", "dc.date.issued", "date", "article.published",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher", "twitter:site"),
}  # fmt: skip


def state(draft: Draft, tree: html.HtmlElement) -> None:
    """Fill in title, byline, date, source and language of *draft* where *tree* states them."""
    for node in _linked_data(tree):
        kind = str(node.get("@type", "")).lower()
        if not any(word in kind for word in _ARTICLES):
            continue
        draft.title = draft.title or _text(node.get("headline"))
        draft.byline = draft.byline or _names(node.get("author"))
        draft.dated = draft.dated or _text(node.get("datePublished"))
        draft.source = draft.source or _names(node.get("publisher"))
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = meta.get("content")
        if name and value and name not in metas:
            metas[name] = value
    for field, names in _METAS.items():
        if getattr(draft, field) is None:
            value = next((_text(metas[name]) for name in names if name in metas and _text(metas[name])), None)
            if field == "source" and value:
                value = value.lstrip("@")
            setattr(draft, field, value)
    if draft.title is None:
        first = next(iter(tree.iter("title")), None)
        draft.title = _text(first.text_content()) if first is not None else None
    if draft.dated is None:
        first = next((node for node in tree.iter("time") if node.get("datetime")), None)
        draft.dated = _text(first.get("datetime")) if first is not None else None
        if draft.dated:
            draft.guessed.add("published")


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outermost first."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = script.text or ""
        if len(text) > limits.MOST_JSON_BYTES:
            continue
        try:
            value: Any = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[Any] = [value]
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(cast("list[Any]", node))
            elif isinstance(node, dict):
                known = cast("dict[str, Any]", node)
                yield known
                waiting.extend(known.values())


def _text(value: object) -> str | None:
    """A plain text of the metadata, or nothing where it is an address or empty."""
    if isinstance(value, list) and value:
        value = cast("list[object]", value)[0]
    if not isinstance(value, str):
        return None
    text = clean.paragraph(clean.lines(value))
    if "&" in text:
        from html import unescape

        text = clean.paragraph(unescape(text))
    return text if text and not text.lower().startswith(("http://", "https://", "www.")) else None


def _names(value: object) -> str | None:
    """Names out of a text, an object with a name, or a list of either."""
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values[:20]:
        name = _text(cast("dict[str, object]", one).get("name")) if isinstance(one, dict) else _text(one)
        if name and name not in names:
            names.append(name)
    return ", ".join(names) or None
