"""Agency files and feeds in XML: mended where senders are careless, then parsed by the one safe parser."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import Any

from lxml import etree

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ReadOutcome
from app.read import limits, xml_tree
from app.read.draft import Draft
from app.read.source import Source
from app.read.xml_tree import local

_DECLARATION = re.compile(r"\A<\?xml\b[^>]*>")
_JUNK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# what is not to be touched, or a reference, or a bare ampersand
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]?)?|"
    r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,30});|\#(?P<code>[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});)?",
    re.S,
)
_OWN = frozenset(("lt", "gt", "amp", "quot", "apos"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(source: Source, draft: Draft) -> Any:
    """Parse the XML of *source* and give its root; says in *draft* how it was decoded, and whether it was damaged.

    Raises ``CopytasterError``: ``DAMAGED``, ``TOO_BIG``, or what decoding raises.
    """
    source.note_decoding(draft)
    text = _JUNK.sub("", source.decoded().text.lstrip("\ufeff \t\r\n"))
    if text.count("<") > limits.MOST_TAGS:
        raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_TAGS:,} tags")
    text = _REFERENCE.sub(_mended, _DECLARATION.sub("", text, count=1))
    data = text.encode("utf-8")
    try:
        return xml_tree.parse(data)
    except CopytasterError as problem:
        is_hopeless = xml_tree.declares_entities(data) or text.count("<") > limits.MOST_MENDED_TAGS
        if problem.code is not ErrorCode.DAMAGED or is_hopeless:
            raise
        root = xml_tree.parse(data, recover=True)
        draft.outcome = ReadOutcome.OPENED_IN_PART
        draft.notes.append(Note("markup-damaged"))
        return root


def _mended(found: re.Match[str]) -> str:
    """A reference every parser knows: names of HTML become numbers, what is none becomes text."""
    whole = found.group()
    if whole[0] != "&":
        return whole
    if code := found["code"]:
        number = int(code[1:], 16) if code[0] in "xX" else int(code)
        if 0x80 <= number < 0xA0:
            return unescape(whole)  # as browsers read it: a sign of the Windows code page
        legal = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 65536 <= number < 1114112
        return f"&#{number};" if legal else ""
    name = found["name"]
    if name in _OWN:
        return whole
    characters = html5.get(f"{name};") if name else None
    return f"&amp;{whole[1:]}" if characters is None else "".join(f"&#{ord(one)};" for one in characters)


def name(element: Any) -> str:
    """Give an element's name in lower case, without its namespace: agencies write NewsML both ways."""
    return local(element).lower()


def children(element: Any, *names: str) -> list[Any]:
    """Give the children of *element* with one of *names*, in order."""
    return [child for child in element if name(child) in names]


def child(element: Any, *path: str) -> Any:
    """Follow *path* by the first child of each name; ``None`` where it ends."""
    for step in path:
        if element is None:
            return None
        element = next((one for one in element if name(one) == step), None)
    return element


def within(element: Any, *names: str) -> list[Any]:
    """Give every element below *element* (itself not) with one of *names*, in order."""
    return [one for one in element.iter() if one is not element and name(one) in names]


def outermost(root: Any, *names: str) -> list[Any]:
    """Give the elements below *root* (itself not) with one of *names* that stand in no other such."""
    result: list[Any] = []
    walker: Any = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if element is not root and name(element) in names:
            result.append(element)
            walker.skip_subtree()
    return result


def first(element: Any, *names: str) -> Any:
    """Give the first element below *element* with one of *names*, or ``None``."""
    if element is None:
        return None
    return next((one for one in element.iter() if one is not element and name(one) in names), None)


def text_of(element: Any) -> str:
    """Give all text of *element* with single spaces; "" for ``None``."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def attribute(element: Any, wanted: str) -> str:
    """Give an attribute by its name in any case and namespace; "" where there is none."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].lower() == wanted:
            return " ".join(value.split())
    return ""


def language(element: Any) -> str | None:
    """Give the language *element* or what it stands in declares."""
    while element is not None:
        if found := element.get(_LANG):
            return found
        element = element.getparent()
    return None
