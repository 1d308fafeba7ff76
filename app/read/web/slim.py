"""Markup before it is parsed: without scripts, styles, comments and embedded files, in linear time.

A page saved as one file carries its pictures and fonts in its attributes, megabytes of them; no parser need see them.
"""

from __future__ import annotations

import re

_MARK = re.compile(
    r"<!--(?:-?>)?|<(script|style|svg|xml)\b(?:[^\"'>]|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)", re.I
)
# each begins with a sign that is rare and has no case: such a search is many times faster
_DATA = re.compile(
    r"""=(?:\s*(?:"\s*data:[^"]*+(?:"|\Z)|'\s*data:[^']*+(?:'|\Z)|data:[^\s>]*+)"""
    r"""|(?<=\bsrc(?:doc|set)=)\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)))""",
    re.I,
)
_STYLED = re.compile(r"\((?<=url\()\s*+(?:&quot;|[\"'])?data:[^)\"'<>\s]*+", re.I)
_END = {name: re.compile(rf"</{name}\b[^>]*+(?:>|\Z)", re.I | re.A) for name in ("script", "style", "svg", "xml")}
_END[""] = re.compile("--!?>")
_SAVED = re.compile(r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(https?://\S{3,2000})")
_HEAD = 20_000
_LINKED = re.compile(r"\bld\+json\b", re.I)


def slim(text: str) -> str:
    """Give *text* without what shows nothing; linked data (JSON-LD) stay, they say who wrote the page."""
    # embedded files first: what is taken out after them is then small
    text = _DATA.sub('=""', text)
    if "data:" in text:
        text = _STYLED.sub("(", text)
    return _bare(text)


def _bare(text: str) -> str:
    kept: list[str] = []
    unclosed: set[str] = set()
    at = 0
    found = _MARK.search(text)
    while found is not None:
        start, end = found.span()
        name = (found[1] or "").lower()
        after = end
        if name or found.group() == "<!--":
            close = None if name in unclosed else _END[name].search(text, end)
            if close is None:
                unclosed.add(name)  # an end that never comes takes nothing with it
                found = _MARK.search(text, end)
                continue
            after = close.end()
        if not (name == "script" and _LINKED.search(text, start, end)):
            kept.append(text[at:start])
            at = after
        found = _MARK.search(text, after)
    kept.append(text[at:])
    return "".join(kept)


def saved_from(text: str) -> str:
    """Give the address that SingleFile notes at the head of a page, "" where there is none."""
    found = _SAVED.search(text, 0, _HEAD)
    return found[1] if found else ""
