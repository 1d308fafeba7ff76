"""The tree of a page: what is parsed, what of it is shown, and the stream of it that the block walk reads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from app.read import walk

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
    sizes, total = _hidden(tree)
    for element, size in sizes:
        if size <= _MOST_HIDDEN * total:
            empty(element)
    _buttons(tree)


def empty(element: Any) -> None:
    """Take all that is in *element*; the text after it stays. (To drop it copies that text, once for each.)"""
    element.clear(keep_tail=True)
    element.tag = "span"


def _hidden(tree: Any) -> tuple[list[tuple[Any, int]], int]:
    """The hidden elements of *tree* with the code points each holds, and how many the tree holds."""
    found: list[tuple[Any, int]] = []
    begun: list[tuple[Any, int]] = []
    total = 0
    for what, element in etree.iterwalk(tree, events=("start", "end")):
        if what == "start":
            if isinstance(element.tag, str) and _is_hidden(element):
                begun.append((element, total))
            total += len(element.text or "")
            continue
        if begun and begun[-1][0] is element:
            found.append((element, total - begun.pop()[1]))
        total += len(element.tail or "")
    return found, total


def _is_hidden(element: Any) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or ("style" in attributes and bool(_HIDDEN_STYLE.search(attributes["style"])))
        or ("class" in attributes and bool(_HIDDEN_CLASS.search(attributes["class"])))
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


def events(tree: Any, origins: dict[int, Any], names: dict[str, str] | None = None) -> Iterator[walk.Event]:
    """The stream of a parsed tree; *origins* collects the elements the events' numbers stand for."""
    captions: set[int] = set()
    for what, element in etree.iterwalk(tree, events=("start", "end")):
        tag: Any = element.tag
        if not isinstance(tag, str):
            continue
        tag = (names or {}).get(tag, tag)
        if names is None and tag in _CAPTION_TAGS and (id(element) in captions or _is_caption(element)):
            captions.add(id(element))
            tag = "figcaption"
        if what == "start":
            number = len(origins) + 1
            origins[number] = element
            yield walk.Event("start", tag, number)
            if element.text:
                yield walk.Event("text", element.text)
        else:
            yield walk.Event("end", tag)
            if element.tail and element is not tree:
                yield walk.Event("text", element.tail)


def _is_caption(element: Any) -> bool:
    """Whether an element's class calls it a caption, and it holds a few lines and no other block."""
    if not _CAPTION_CLASS.search(element.get("class") or ""):
        return False
    size = len(element.text or "")
    for count, inside in enumerate(element.iterdescendants()):
        if count > _INSIDE_CAPTION or inside.tag in walk.BLOCKS:
            return False
        size += len(inside.text or "") + len(inside.tail or "")
    return 0 < size <= _LONGEST_CAPTION
