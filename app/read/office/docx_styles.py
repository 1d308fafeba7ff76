"""What a Word document's styles say of a paragraph: its kind, whether its text is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.model.article import ParagraphKind
from app.read.office import styled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_CHAIN = 30
"""Styles a style may be based on, one on the other; also ends a circle."""
_BODY_LEVEL = 9
"""The outline level of what is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """What holds for a paragraph; ``level`` is that of a heading, from 1, 0 where it has none."""

    kind: ParagraphKind | None = None
    level: int = 0
    is_hidden: bool = False


_PLAIN = Style()


def value(parent: Any, name: str) -> str | None:
    """Give the ``w:val`` of the child *name* of *parent*: "" without a value, ``None`` without the child."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val", "")


def is_on(parent: Any, name: str) -> bool | None:
    """Whether the switch *name* is on; ``None`` where *parent* does not set it."""
    text = value(parent, name)
    return None if text is None else text.lower() not in {"0", "false", "off", "none"}


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: Any) -> None:
        """Take the root of the styles part, or ``None``."""
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        if root is not None:
            for element in root.iter(W + "style"):
                self._elements.setdefault(element.get(W + "styleId", ""), element)

    def style(self, name: str) -> Style:
        """Give what the style with the id *name* says, itself or by what it is based on."""
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def paragraph(self, properties: Any) -> Style:
        """Give what holds for a paragraph with these ``w:pPr`` (or ``None``)."""
        if properties is None:
            return _PLAIN
        name = value(properties, "pStyle")
        base = self.style(name) if name else _PLAIN
        kind, level = base.kind, base.level
        if (outlined := _outline(properties)) is not None and kind in {None, ParagraphKind.LIST_ITEM}:
            kind, level = ParagraphKind.HEADING, outlined
        elif kind is None and _is_numbered(properties):
            kind = ParagraphKind.LIST_ITEM
        return Style(kind, level, base.is_hidden)

    def _resolve(self, name: str) -> Style:
        kind: ParagraphKind | None = None
        level = 0
        is_hidden: bool | None = None
        current: str | None = name
        for _ in range(_DEEPEST_CHAIN):
            if not current:
                break
            element = self._elements.get(current)
            told = self._told(current, element)
            if kind is None and told is not None:
                kind, level = told
            if element is None:
                break
            if is_hidden is None:
                is_hidden = is_on(element.find(W + "rPr"), "vanish")
            current = value(element, "basedOn")
        return Style(kind, level, bool(is_hidden))

    def _told(self, name: str, element: Any) -> tuple[ParagraphKind, int] | None:
        """What a style says by itself. Word keeps the English names of its own styles whatever the language."""
        told = styled.kind_of(value(element, "name") or "") or styled.kind_of(name)
        if told is not None or element is None:
            return told
        properties = element.find(W + "pPr")
        if (outlined := _outline(properties)) is not None:
            return ParagraphKind.HEADING, outlined
        return (ParagraphKind.LIST_ITEM, 0) if _is_numbered(properties) else None


def _outline(properties: Any) -> int | None:
    level = value(properties, "outlineLvl")
    return int(level) + 1 if level and level.isdecimal() and len(level) == 1 and int(level) < _BODY_LEVEL else None


def _is_numbered(properties: Any) -> bool:
    numbering = None if properties is None else properties.find(W + "numPr")
    return numbering is not None and value(numbering, "numId") not in {None, "0"}
