"""Mail parts: the tree of a MIME message as a flat list, in linear time and without recursion.

The standard library reads the header lines. It does not cut the parts: its parser recurses into them, and 1,500 levels
or 100,000 parts stop it or the machine.
"""

from __future__ import annotations

import binascii
import quopri
import re
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import HeaderParser
from email.policy import compat32

from app.errors import CopytasterError, ErrorCode
from app.read import clean, limits
from app.read.decode import Decoded, decode

_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_FOLD = re.compile(r"\s*[\r\n]+\s*")
_FAULTS = (MessageError, ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError, AssertionError)
"""What the library raises on header lines of no sense."""


@dataclass(slots=True)
class Part:
    """One part: its header, its body still encoded, and the parts in it."""

    header: Message
    raw: bytes
    depth: int = 0
    parts: list[Part] = field(default_factory=list["Part"])

    @property
    def type(self) -> str:
        """The content type in lower case: "text/html"."""
        try:
            return self.header.get_content_type()
        except _FAULTS:
            return "text/plain"

    def parameter(self, name: str, header: str = "content-type") -> str:
        """Give a parameter of a header, "" where it has none."""
        try:
            value = self.header.get_param(name, "", header)
        except _FAULTS:
            return ""
        if isinstance(value, tuple):
            value = value[2]
        return value.strip().strip("\"'")

    def text_of(self, name: str) -> str:
        """Give a header's value with its encoded words decoded, on one line; "" where there is none."""
        try:
            value = self.header.get(name)
        except _FAULTS:
            return ""
        return "" if value is None else words(str(value))

    @property
    def filename(self) -> str:
        """The name the part was attached under, "" without one."""
        name = self.parameter("filename", "content-disposition") or self.parameter("name")
        return words(name)

    @property
    def is_attached(self) -> bool:
        """Whether the part is to be saved, not to be shown."""
        try:
            return self.header.get_content_disposition() == "attachment"
        except _FAULTS:
            return False

    @property
    def is_encrypted(self) -> bool:
        """Whether only the addressee's key opens it."""
        if self.type == "multipart/encrypted":
            return True
        return self.type in {"application/pkcs7-mime", "application/x-pkcs7-mime"} and (
            "signed" not in self.parameter("smime-type").lower()
        )

    def content(self) -> bytes:
        """Give the body without its transfer encoding; damaged encoding gives what can be had."""
        encoding = str(self.header.get("content-transfer-encoding", "")).strip().lower()
        if encoding == "base64":
            packed = _BASE64.sub(b"", self.raw)
            packed = packed[: len(packed) - (len(packed) % 4 == 1)]
            return binascii.a2b_base64(packed + b"=" * (-len(packed) % 4))
        if encoding == "quoted-printable":
            return quopri.decodestring(self.raw)
        return self.raw

    def decoded(self, encoding: str | None = None) -> Decoded:
        """Decode the body; *encoding* is the reader's order, which overrules what the part declares."""
        data = self.content()
        declared = self.parameter("charset") or None
        if declared is None and self.type in {"text/html", "application/xhtml+xml"}:
            from app.read import walk

            declared = walk.declared_encoding(data)
        return decode(data, encoding, declared)


def words(value: str) -> str:
    """Decode encoded words ("=?utf-8?q?...?=") and take line folds out; never fails."""
    value = _FOLD.sub(" ", value[: limits.LONGEST_HEADER])
    if "=?" not in value:
        return clean.paragraph(value)
    try:
        parts = decode_header(value)
    except (*_FAULTS, binascii.Error):
        return clean.paragraph(value)
    result: list[str] = []
    for text, charset in parts:
        if isinstance(text, bytes):
            try:
                text = decode(text, None, charset).text if text else ""
            except CopytasterError:
                text = text.decode("latin-1")
        result.append(text)
    return clean.paragraph("".join(result))


def parse(data: bytes) -> Part:
    """Cut *data* into its parts.

    Raises ``CopytasterError`` with ``TOO_BIG`` beyond ``limits.MOST_PARTS`` or ``limits.DEEPEST_PART``. A multipart
    whose boundary is missing has no parts, and its body is there to be read.
    """
    root = _part(data.lstrip(b"\r\n\t "), 0)
    waiting = [root]
    count = 1
    while waiting:
        part = waiting.pop()
        bodies = _bodies(part)
        if bodies and part.depth >= limits.DEEPEST_PART:
            raise CopytasterError(
                ErrorCode.TOO_BIG, detail=f"parts within parts more than {limits.DEEPEST_PART} levels deep"
            )
        count += len(bodies)
        if count > limits.MOST_PARTS:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_PARTS:,} parts")
        part.parts = [_part(body, part.depth + 1) for body in bodies]
        waiting.extend(part.parts)
    return root


def _part(data: bytes, depth: int) -> Part:
    if data.startswith((b"\n", b"\r\n")):
        return Part(Message(), data.lstrip(b"\r\n"), depth)
    blank = _BLANK.search(data, 0, limits.MOST_HEADER_BYTES)
    if blank is not None:
        head, body = data[: blank.start()], data[blank.end() :]
    elif len(data) < limits.MOST_HEADER_BYTES:
        head, body = data, b""
    else:
        head, body = b"", data
    if not depth and head.startswith(b"From "):
        head = head.partition(b"\n")[2]
    return Part(header(head), body, depth)


def head(data: bytes) -> Part:
    """Read the header of a message alone."""
    return _part(data[: limits.MOST_HEADER_BYTES], 0)


def header(head: bytes) -> Message:
    """Read header lines; what makes no sense gives an empty header."""
    # decoded here: of bytes beyond ASCII the library makes question marks
    try:
        text = decode(head).text if head else ""
    except CopytasterError:
        text = head.decode("latin-1")
    try:
        return HeaderParser(policy=compat32).parsestr(text)
    except _FAULTS:
        return Message()


def _bodies(part: Part) -> list[bytes]:
    """The parts in a part, still whole; none for what is a leaf."""
    if part.type == "message/rfc822":
        inner = part.content()
        return [inner.lstrip(b"\r\n\t ")] if inner.strip() else []
    if not part.type.startswith("multipart/"):
        return []
    boundary = part.parameter("boundary").encode("utf-8", "surrogateescape")
    if not boundary:
        return []
    bodies: list[bytes] = []
    sign = b"--" + boundary
    at = _border(part.raw, sign, 0)
    while at >= 0 and len(bodies) <= limits.MOST_PARTS:
        start = part.raw.find(b"\n", at)
        if start < 0 or part.raw.startswith(b"--", at + len(sign)):
            break
        following = _border(part.raw, sign, start)
        bodies.append(part.raw[start + 1 : len(part.raw) if following < 0 else following])
        at = following
    return bodies


def _border(raw: bytes, sign: bytes, at: int) -> int:
    """Where the next line of *raw* begins that is the boundary, -1 without one."""
    while True:
        at = raw.find(sign, at)
        if at < 0:
            return -1
        if at == 0 or raw[at - 1 : at] == b"\n":
            after = raw[at + len(sign) : at + len(sign) + 3]
            if not after or after[:1] in b" \t\r\n" or after[:2] == b"--":
                return at
        at += len(sign)
