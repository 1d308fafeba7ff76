"""Documents that are zip files: what a reader may ask of them, and no more.

Members are looked up by name and unpacked in memory; nothing is ever written, so that a name which points elsewhere is
just a name nobody asks for. Sizes are bounded twice: by what the directory states before anything is unpacked, and by
counting while it is.
"""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ReadOutcome
from app.read import limits, xml_tree
from app.read.draft import Draft

_BROKEN = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error, ValueError, OSError,
    OverflowError, LookupError,
)  # fmt: skip
"""What ``zipfile`` raises on damaged archives; its documentation promises only the first."""
_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_LOCAL_SIZE = 30
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_CHUNK = 1 << 16
_PROSE = (".xml", ".html", ".htm", ".xhtml")
_BORDER = re.compile(r"</(?:\w+:)?(?:p|h|h[1-6]|li|tr|title|div)>", re.I)
_TAG = re.compile(r"<[^<>]{0,10000}>?")
_A_LINE = 5
"""Words; what has fewer is a setting."""
_TEXTUAL = (".xml", ".rels", ".html", ".htm", ".xhtml", ".opf", ".ncx")


@dataclass(frozen=True, slots=True)
class _Found:
    """A member met without the directory: where its bytes begin, and what its own header says of them."""

    start: int
    method: int
    flags: int
    packed: int
    crc: int


class Container:
    """A zip file in memory.

    Where its directory is lost, as in a download that broke off, members are found by the headers before each. Only
    those that are whole are read: half a text must not pass for the article.
    """

    def __init__(self, data: bytes) -> None:
        """Open *data*; raises ``CopytasterError``: ``TOO_BIG`` beyond the budgets, ``DAMAGED`` for no archive."""
        self._data = data
        self._archive: zipfile.ZipFile | None = None
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._found: dict[str, _Found] = {}
        self._doubled: set[str] = set()
        # every entry of a directory begins so: counted before any of them becomes an object
        if data.count(_ENTRY) > limits.MOST_MEMBERS:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_MEMBERS:,} files inside")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            for entry in self._archive.infolist():
                if entry.filename in self._entries:
                    self._doubled.add(entry.filename)
                self._entries[entry.filename] = entry
        except _BROKEN as problem:
            self._archive = None
            self._entries, self._found = {}, _found(data)
            if not self._found:
                raise CopytasterError(ErrorCode.DAMAGED, detail="it is not a whole archive") from problem
        self._folded = {_fold(name): name for name in reversed(self.names())}
        _check(list(self._entries.values()))

    @property
    def is_cut(self) -> bool:
        """Whether the directory is lost, and with it perhaps members."""
        return self._archive is None

    def names(self) -> list[str]:
        """Give the names of all members, in the order of the archive."""
        return list(self._entries or self._found)

    def __contains__(self, name: str) -> bool:
        return _fold(name) in self._folded

    def read(self, name: str) -> bytes:
        """Unpack the member *name*; where none is called exactly so, capitals and kinds of slash do not matter.

        Raises ``CopytasterError``: ``DAMAGED`` where it is missing, there twice or does not unpack to what was packed,
        ``TOO_BIG`` beyond ``MOST_TEXT_BYTES``, ``NEEDS_PASSWORD``.
        """
        if name not in self._entries and name not in self._found:
            name = self._folded.get(_fold(name), name)
        if name in self._doubled:
            raise CopytasterError(ErrorCode.DAMAGED, detail=f"{name[:80]} is in it twice")
        if entry := self._entries.get(name):
            return self._unpack(entry)
        if found := self._found.get(name):
            return self._salvage(found, name)
        raise CopytasterError(ErrorCode.DAMAGED, detail=f"{name[:80]} is missing in it")

    def tree(self, name: str) -> Any:
        """Parse the XML member *name*; see ``read`` and ``parse`` for errors."""
        return self.parse(self.read(name))

    def parse(self, data: bytes) -> Any:
        """Parse XML that was unpacked, its tags counted before; raises ``TOO_BIG`` or ``DAMAGED``."""
        if data.count(b"<") > limits.MOST_XML_TAGS:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_XML_TAGS:,} tags of XML")
        return xml_tree.parse(data)

    def optional(self, name: str, draft: Draft) -> Any:
        """Parse a member the text can do without: ``None`` where it is missing, or broken, which *draft* then says."""
        if name not in self:
            return None
        try:
            return self.tree(name)
        except CopytasterError:
            note_part(draft, name)
            return None

    def note_damage(self, draft: Draft) -> None:
        """Say in *draft* where the archive is not whole."""
        if self.is_cut:
            draft.outcome = ReadOutcome.OPENED_IN_PART
            draft.notes.append(Note("archive-list-lost"))

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        archive = self._archive
        if archive is None:
            return b""
        _check_member(entry.flag_bits, entry.compress_type)
        parts: list[bytes] = []
        size = 0
        try:
            with archive.open(entry) as member:
                while part := member.read(_CHUNK):
                    size += len(part)
                    if size > limits.MOST_TEXT_BYTES:
                        raise _too_big()
                    parts.append(part)
        except _BROKEN as problem:
            raise CopytasterError(ErrorCode.DAMAGED, detail=f"{entry.filename[:80]} does not unpack") from problem
        return b"".join(parts)

    def _salvage(self, found: _Found, name: str) -> bytes:
        """Unpack a member that only its own header tells of; one that is not whole is none."""
        _check_member(found.flags, found.method)
        most = limits.MOST_TEXT_BYTES
        if found.method == zipfile.ZIP_STORED:
            data = self._data[found.start : found.start + min(found.packed, most + 1)]
            is_whole = len(data) == found.packed
        else:
            data, is_whole = _inflated(memoryview(self._data)[found.start :], most + 1)
        if len(data) > most:
            raise _too_big()
        if not is_whole or (not found.flags & _SIZES_FOLLOW and zlib.crc32(data) != found.crc):
            raise CopytasterError(ErrorCode.DAMAGED, detail=f"it breaks off, and {name[:80]} with it")
        return data


def _inflated(packed: memoryview, most: int) -> tuple[bytes, bool]:
    """Unpack a stream, *most* bytes of it; gives them, and whether the stream came to its end."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    data = bytearray()
    try:
        for at in range(0, len(packed), _CHUNK):
            data += unpacker.decompress(packed[at : at + _CHUNK], most - len(data))
            if unpacker.eof or len(data) >= most:
                break
    except zlib.error:
        return bytes(data), False
    return bytes(data), unpacker.eof


def legible(data: bytes) -> str:
    """Give what can be read in the members of an archive, however broken it and they are; markup is taken out."""
    texts: list[str] = []
    left = limits.MOST_TEXT_BYTES
    for name, found in _found(data).items():
        if left <= 0 or not name.lower().endswith(_PROSE):
            continue
        rest = memoryview(data)[found.start :]
        part = bytes(rest[:left]) if found.method == zipfile.ZIP_STORED else _inflated(rest, left)[0]
        left -= len(part)
        text = _TAG.sub("", _BORDER.sub("\n\n", part.decode("utf-8", "replace")))
        if len(text.split()) >= _A_LINE:
            texts.append(html.unescape(text))
    return "\n\n".join(texts)


def note_part(draft: Draft, part: str) -> None:
    """Say in *draft* that *part* of the file could not be read."""
    draft.outcome = ReadOutcome.OPENED_IN_PART
    draft.notes.append(Note("part-unreadable", (("part", part[:80]),)))


def _fold(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _too_big() -> CopytasterError:
    return CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_TEXT_BYTES // 1_000_000} MB of text")


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Hold what the directory states against the budgets; pictures may shrink as they like, nobody unpacks them."""
    if sum(entry.file_size for entry in entries) > limits.MOST_UNPACKED_BYTES:
        detail = f"it unpacks to more than {limits.MOST_UNPACKED_BYTES // 1_000_000} MB"
        raise CopytasterError(ErrorCode.TOO_BIG, detail=detail)
    for entry in entries:
        if (
            entry.file_size > limits.UNPACKED_FREELY
            and entry.file_size > limits.MOST_RATIO * entry.compress_size
            and entry.filename.lower().endswith(_TEXTUAL)
        ):
            raise CopytasterError(ErrorCode.TOO_BIG, detail=f"{entry.filename[:80]} is packed as only traps are")


def _check_member(flags: int, method: int) -> None:
    if flags & _ENCRYPTED:
        raise CopytasterError(ErrorCode.NEEDS_PASSWORD)
    if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise CopytasterError(ErrorCode.DAMAGED, detail="it is packed in a way no document is")


def _found(data: bytes) -> dict[str, _Found]:
    """Look for members by the headers that stand before each, as in an archive whose end is missing."""
    result: dict[str, _Found] = {}
    at = 0
    while (at := data.find(_LOCAL, at)) >= 0 and len(result) < limits.MOST_MEMBERS:
        if at + _LOCAL_SIZE > len(data):
            break
        _, flags, method, _, _, crc, packed, _, name_size, extra_size = struct.unpack_from("<HHHHHIIIHH", data, at + 4)
        begin = at + _LOCAL_SIZE
        start = begin + name_size + extra_size
        name = data[begin : begin + name_size].decode("utf-8", "replace")
        result.setdefault(name, _Found(start, method, flags, packed, crc))
        # sizes that follow the data are not known here, and the next header has to be looked for
        at = start + packed if not flags & _SIZES_FOLLOW and start + packed <= len(data) else begin
    return result
