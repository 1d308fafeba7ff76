"""XML to a tree, safely: no entity is expanded, nothing it names is opened, and its size is bounded before parsing."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree

from app.errors import CopytasterError, ErrorCode
from app.read import limits

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]{2,40})")
# a parameter entity that names another file is what DTDs are made of; it is never fetched, so it is harmless
_ENTITY = re.compile(r"<!ENTITY(?!\s+%\s+[\w.:-]{1,60}\s+(?:SYSTEM|PUBLIC)\s)", re.I)
# a tag with its attributes; "<" cannot stand in a value, so that nothing is looked at twice
_TAG = re.compile(r"<[A-Za-z_][^<>\"']*+(?:\"[^\"<]*+\"[^<>\"']*+|'[^'<]*+'[^<>\"']*+)*+")
_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_WIDER = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"<\0\0\0", b"\0\0\0<", b"\0\0<\0", b"\0<\0\0", b"\x4c\x6f\xa7\x94")
_MARKS = "<!ENTITY>&"


def parse(data: bytes, *, recover: bool = False) -> Any:
    """Parse XML *data* and give its root element; with *recover* as much of a damaged file as can be had.

    Comments and processing instructions are left out. Raises ``CopytasterError``: ``TOO_BIG`` beyond the budgets,
    ``DAMAGED`` for what is no XML or declares entities of its own (articles need none, attacks do).
    """
    if len(data) > limits.MOST_TEXT_BYTES:
        raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_TEXT_BYTES // 1_000_000} MB of XML")
    _check(data)
    parser: Any = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        huge_tree=False, remove_comments=True, remove_pis=True, recover=recover, encoding=_overruled(data),
    )  # fmt: skip
    try:
        root: Any = etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as problem:
        reason = str(problem).partition(", line")[0] or "no XML"
        code = ErrorCode.TOO_BIG if "depth" in reason.lower() or "huge" in reason.lower() else ErrorCode.DAMAGED
        raise CopytasterError(code, detail=reason[:120]) from problem
    if root is None:
        raise CopytasterError(ErrorCode.DAMAGED, detail="no XML")
    return root


def local(element: Any) -> str:
    """Give an element's name without its namespace, "" for what is none (an entity left in place)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def declares_entities(data: bytes) -> bool:
    """Whether XML *data* is refused for entities of its own, which no repair makes good."""
    return bool(_ENTITY.search(_ascii(data)))


def _ascii(data: bytes) -> str:
    """Text of *data* good enough to look for marks of ASCII in.

    Raises ``DAMAGED`` for the encodings that would hide them: no article is in UTF-32, UTF-7 or EBCDIC.
    """
    found = _DECLARED.match(data)
    if data.startswith(_WIDER) or (found is not None and _disguises(found[1].decode("ascii"))):
        raise CopytasterError(ErrorCode.DAMAGED, detail="its encoding is none that articles are in")
    for begin, encoding in _WIDE:
        if data.startswith(begin):
            return data.decode(encoding, "replace")
    return data.decode("latin-1")


def _disguises(encoding: str) -> bool:
    """Whether markup can be other bytes in *encoding* than in ASCII; a wide one cannot be told in bytes of ASCII."""
    try:
        name = codecs.lookup(encoding).name
        return name == "utf-7" or (not name.startswith("utf-16") and _MARKS.encode(name) != _MARKS.encode("ascii"))
    except (LookupError, UnicodeError):
        return False  # is not asked for it: see _overruled


def _check(data: bytes) -> None:
    text = _ascii(data)
    if _ENTITY.search(text):
        raise CopytasterError(ErrorCode.DAMAGED, detail="it defines entities of its own, which no article needs")
    for found in _TAG.finditer(text):
        # an attribute takes four characters at least
        if len(found.group()) > 4 * limits.MOST_ATTRIBUTES and found.group().count("=") > limits.MOST_ATTRIBUTES:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=f"a tag with more than {limits.MOST_ATTRIBUTES} attributes")


def _overruled(data: bytes) -> str | None:
    """UTF-8 where the file declares a single-byte encoding and yet holds letters of UTF-8, as agency files do."""
    found = _DECLARED.match(data)
    if found is None or found[1].lower() in (b"utf-8", b"utf8", b"utf-16"):
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        name = "unknown"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # a declaration nobody knows would stop the parser
        return "cp1252" if name == "unknown" else None
    return "utf-8" if not data.isascii() or name == "unknown" else None
