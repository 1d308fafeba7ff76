"""The tree of a page: what is parsed, what of it is shown, and its blocks by the block walk."""

from __future__ import annotations

import itertools
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from app.read import walk
from app.read.draft import Piece

_DROPPED = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "textarea", "input", "head", "datalist", "noembed", "noframes", "dialog",
)  # fmt: skip
_TEXTUAL = frozenset(
    ("p", "li", "td", "th", "dd", "dt", "figcaption", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
)
_CAPTION_TAGS = frozenset(("p", "div", "span", "dd", "small", "em", "section"))
_CAPTION_CLASS = re.compile(r"(?<![\w-])(?!(?:has|no|with|without|show|hide)[-_])[\w-]*?caption(?!s|ing|ed)", re.I)
_INSIDE_CAPTION, _LONGEST_CAPTION = 60, 800
_HIDDEN_STYLE = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))(?![\w-])", re.I)
_HIDDEN_CLASS = re.compile(
    r"(?<![\w-])(?:(?:sharing-)?screen-?reader(?:-text|-only)?|sr-only|visually-?hidden|(?:element|u|is|a11y)-(?:hidden"
    r"|invisible)|hidden|d-none|(?:tool-?tip|pop-?over|hover-?card|roll-?over)[\w-]*?[-_](?:block|box|text|content|body))"
    r"(?![\w-])",
    re.I,
)
"""Names for what a style sheet hides, or shows to those who point at something or listen."""
_MOST_HIDDEN = 0.5
"""Share of a page's letters; an element that holds more is the page itself, which a script was to show."""
_MOST_MEASURED = 10
"""Times a page's letters that hidden elements may hold together; they do not stand in each other this deep."""
_XPATH: Any = etree.XPath
_CLASSES, _STYLES = (_XPATH(f"descendant::*/@{name}", smart_strings=False) for name in ("class", "style"))
_FLAGGED = _XPATH("descendant::*[@hidden or @aria-hidden]")
_STYLED = _XPATH("descendant::*[@hidden or @aria-hidden or @class or @style]")
_SIZE, _COUNT = _XPATH("string-length()"), _XPATH("count(descendant::*)")


def parse(text: str) -> Any:
    """Build the tree of *text*; ``None`` where the parser makes nothing of it."""
    parser: Any = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
        return tree if len(tree) else None
    except (etree.LxmlError, ValueError, TypeError, AssertionError):
        return None


def show(tree: Any) -> None:
    """Empty what a browser does not show of *tree*: hidden elements, and those that hold no text to read."""
    for element in list(tree.iter(*_DROPPED)):
        empty(element)
    _hide(tree)
    _buttons(tree)


def empty(element: Any) -> None:
    """Take all that is in *element*; the text after it stays. (To drop it copies that text, once for each.)"""
    element.clear(keep_tail=True)
    element.tag = "span"


def _hide(tree: Any) -> None:
    """Empty the hidden elements of *tree*, but for those that hold most of what it holds."""
    classes = {name for name in set(_CLASSES(tree)) if _HIDDEN_CLASS.search(name)}
    styles = {style for style in set(_STYLES(tree)) if _HIDDEN_STYLE.search(style)}
    candidates = _STYLED(tree) if classes or styles else _FLAGGED(tree)
    hidden = [one for one in candidates if _is_hidden(one, classes, styles)]
    if not hidden:
        return
    total = measured = measure(tree)
    sizes: list[int] = []
    for element in hidden:
        if measured > _MOST_MEASURED * total:
            break
        sizes.append(measure(element))
        measured += sizes[-1]
    for element, size in zip(hidden, sizes, strict=False):
        if size <= _MOST_HIDDEN * total:
            empty(element)


def measure(element: Any) -> int:
    """Count the code points of the text in *element*."""
    return int(_SIZE(element))


def count(element: Any) -> int:
    """Count the elements in *element*."""
    return int(_COUNT(element))


def nested_tables(tree: Any) -> int:
    """Count the tables that stand in another."""
    return sum(next(table.iterancestors("table"), None) is not None for table in tree.iter("table"))


def _is_hidden(element: Any, classes: set[str], styles: set[str]) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("class") in classes
        or element.get("style") in styles
        or (element.get("aria-hidden") or "").strip().lower() == "true"
    )


def _buttons(tree: Any) -> None:
    """Keep the words of buttons as what stands beside the text; within a paragraph they are none of it."""
    for element in list(tree.iter("button")):
        parent = element.getparent()
        if parent is not None and any(
            one.tag in _TEXTUAL for one in (parent, *itertools.islice(parent.iterancestors(), 4))
        ):
            empty(element)
        else:
            element.tag = "aside"


def pieces(tree: Any, origins: dict[int, Any], names: dict[str, str] | None = None) -> list[Piece]:
    """The blocks of a parsed tree; *origins* collects the elements their numbers stand for.

    *names* are what its tags are in HTML where it is none.
    """
    walker = walk.Walker()
    start, end, add = walker.start, walker.end, walker.text
    called = names or {}
    tags: list[str] = []
    """What the open elements are taken for."""
    for what, element in etree.iterwalk(tree, events=("start", "end")):
        if what == "end":
            tag = tags.pop()
            if tag in walk.BLOCKS:
                end(tag)
            if (text := element.tail) and element is not tree:
                add(text)
            continue
        tag = element.tag
        tag = called.get(tag, tag) if isinstance(tag, str) else ""
        if names is None and tag in _CAPTION_TAGS and _is_caption(element):
            tag = "figcaption"
        tags.append(tag)
        if tag in walk.BLOCKS:
            number = len(origins) + 1
            origins[number] = element
            start(tag, number)
        elif tag == "br":
            start(tag, 0)
        if tag and (text := element.text):
            add(text)
    walker.flush()
    return walker.pieces


def _is_caption(element: Any) -> bool:
    """Whether an element's class calls it a caption, and it holds a few lines and no other block."""
    name = element.get("class")
    if name is None or "caption" not in name.lower() or not _CAPTION_CLASS.search(name):
        return False
    size = len(element.text or "")
    for count, inside in enumerate(element.iterdescendants()):
        if count > _INSIDE_CAPTION or inside.tag in walk.BLOCKS:
            return False
        size += len(inside.text or "") + len(inside.tail or "")
    return 0 < size <= _LONGEST_CAPTION
