"""What a page says about itself: JSON-LD first, then OpenGraph and its kin, then its title; and what can be guessed."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any, cast

from lxml import html

from app.read import clean, dates, limits
from app.read.draft import Draft

_ARTICLES = ("article", "posting", "report", "review", "webpage")
_MOST_NODES = 5_000
_MOST_NAMES, _LONGEST_NAMES = 20, 200
_METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline"),
    "byline": (
        "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
        "article:author_name", "authors", "cxenseparse:author",
    ),
    "dated": (
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "pubdate", "publish-date", "publishdate", "publish_date", "dc.date", "dc.date.issued", "dcterms.created",
        "dcterms.date", "date", "article.published", "cxenseparse:recs:publishtime", "article_date_original",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher", "twitter:site"),
}  # fmt: skip
_BY = re.compile(r"(?:by|von|par|por)\s+(?=\S)", re.I)
_AUTHOR_CLASS = re.compile(r"(?<![a-z])(?:by-?line|author-?names?|authors?)(?![a-z])", re.I)
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")
_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2]|[a-z]{3})[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)", re.I)
_HOST = re.compile(r"https?://(?:www\d?\.|m\.|amp\.)?([\w.-]+\.[a-z]{2,24})(?=[:/?#]|$)", re.I)


def state(draft: Draft, tree: html.HtmlElement, address: str = "") -> None:
    """Fill in title, byline, date, source and language of *draft* where *tree* states them.

    What is not stated is guessed where it can be, and marked: the writer from a link to the author, the date from a
    time or the *address* the page was saved from, the source from that address.
    """
    for node in _linked_data(tree):
        kind = str(node.get("@type", "")).lower()
        if not any(word in kind for word in _ARTICLES):
            continue
        draft.title = draft.title or _text(node.get("headline"))
        draft.byline = draft.byline or _names(node.get("author")) or _names(node.get("creator"))
        draft.dated = draft.dated or _date(node.get("datePublished"))
        draft.source = draft.source or _names(node.get("publisher"))
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = meta.get("content")
        if name and value and name not in metas:
            metas[name] = value
    for field, names in _METAS.items():
        if getattr(draft, field) is None:
            read = _date if field == "dated" else _text
            value = next((found for name in names if name in metas and (found := read(metas[name]))), None)
            if field == "source" and value:
                value = value.lstrip("@")
            setattr(draft, field, value)
    if draft.title is None:
        first = next(iter(tree.iter("title")), None)
        draft.title = _text(first.text_content()) if first is not None else None
    if draft.byline is not None:
        draft.byline = _BY.sub("", draft.byline, count=1) if _BY.match(draft.byline) else draft.byline
    _guess(draft, tree, address or _own_address(tree, metas))


def _guess(draft: Draft, tree: html.HtmlElement, address: str) -> None:
    if draft.byline is None and (name := _author(tree)):
        draft.byline = name
        draft.guessed.add("byline")
    if draft.dated is None:
        found = (_date(node.get("datetime")) for node in tree.iter("time") if node.get("datetime"))
        draft.dated = next((text for text in found if text), None) or _day(address)
        if draft.dated:
            draft.guessed.add("published")
    if draft.source is None and (host := _HOST.match(address)):
        draft.source = host[1].lower()
        draft.guessed.add("source")


def _own_address(tree: html.HtmlElement, metas: dict[str, str]) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    return metas.get("og:url", "")


def _day(address: str) -> str | None:
    """The day in an address: "/2019/11/19/", "/20191119/", "/2019/nov/19/"."""
    found = _DAY.search(address)
    if found is None:
        return None
    year, month, day = found.groups()
    text = f"{day} {month} {year}" if month.isalpha() else f"{year}-{int(month):02d}-{day}"
    return text if dates.parse(text) is not None else None


def _author(tree: html.HtmlElement) -> str | None:
    """The first name that a page's markup calls its author."""
    for element in tree.iter("a", "span", "p", "div", "address", "cite"):
        if (
            element.get("itemprop") == "author"
            or element.get("rel") == "author"
            or _AUTHOR_CLASS.search(element.get("class") or "")
        ):
            text = clean.paragraph("".join(_pieces(element)))
            text = _BY.sub("", text, count=1) if _BY.match(text) else text
            if _PERSON.fullmatch(text):
                return text
    return None


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """The text in *element*, as much as a name can be long."""
    size = 0
    for text in element.itertext():
        yield str(text)
        size += len(text)
        if size > _LONGEST_NAMES:
            return


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
        waiting: deque[Any] = deque([value])
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extend(cast("list[Any]", node))
            elif isinstance(node, dict):
                known = cast("dict[str, Any]", node)
                yield known
                waiting.extend(known.values())


def _date(value: object) -> str | None:
    """A text in which a date is found, or nothing."""
    text = _text(value)
    return text if text and dates.parse(text[:_LONGEST_NAMES]) is not None else None


def _text(value: object) -> str | None:
    """A plain text of the metadata, or nothing where it is an address or empty."""
    if isinstance(value, list) and value:
        value = cast("list[object]", value)[0]
    if not isinstance(value, str):
        return None
    text = clean.paragraph(clean.lines(value))
    if "&" in text:
        text = clean.paragraph(unescape(text))
    return text if text and not text.lower().startswith(("http://", "https://", "www.")) else None


def _names(value: object) -> str | None:
    """Names out of a text, an object with a name, or a list of either."""
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values[:_MOST_NAMES]:
        name = _text(cast("dict[str, object]", one).get("name")) if isinstance(one, dict) else _text(one)
        if name and name not in names:
            names.append(name)
    return ", ".join(names) or None
