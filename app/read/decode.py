"""Bytes to text: byte order mark, NUL pattern, strict UTF-8, what the file declares, and then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from app.errors import CopytasterError, ErrorCode

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# codecs that are no character sets, or cost more than linear time
_REFUSED = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_LATIN = ("cp1252", "mac_roman", "cp1250", "iso8859_2", "cp850")
_COMMON = frozenset("éèêëàâäáãåçñöóôõøüúùûíìîïæœßżźćńłśąęčšžřýěůőűășțşğı")
_SIGNS = frozenset("–—•…€£°§«»©®™½\xa0´¿¡·")
_UTF8_LONG = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the Python name of its encoding, whether that was guessed, and whether some bytes did not fit it."""

    text: str
    encoding: str
    guessed: bool = False
    mixed: bool = False


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Decode *data*; *encoding* is the reader's order, *declared* what the file itself says (a guess may overrule it).

    Raises ``CopytasterError`` with ``UNKNOWN_ENCODING`` where *encoding* does not fit, ``NO_TEXT`` where nothing does.
    """
    if encoding is not None:
        return _ordered(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(name, "replace"), name)
    if b"\0" in data:
        return _wide(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return mixed
    if declared is not None and (name := _known(_WEB_NAMES.get(declared.lower(), declared))) is not None:
        try:
            return Decoded(data.decode(name), name)
        except UnicodeError:
            pass
    return _guess(data)


def _ordered(data: bytes, encoding: str) -> Decoded:
    name = _known(encoding)
    if name is None:
        raise CopytasterError(ErrorCode.UNKNOWN_ENCODING, encoding=encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.replace("-", "").startswith(name.replace("-", "").replace("_", "")):
            data, name = data[len(mark) :], marked
            break
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeError, LookupError) as problem:
        raise CopytasterError(ErrorCode.UNKNOWN_ENCODING, encoding=encoding) from problem


def _known(encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
        b"".decode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name.replace("-", "_") in _REFUSED else name


def _wide(data: bytes) -> Decoded:
    """UTF-16 or UTF-32 without a mark: English in it is valid UTF-8 full of NULs, so this comes first."""
    head = data[:8192]
    counts = [head[place::4].count(0) for place in range(4)]
    quarter = max(1, len(head) // 4)
    if counts[0] > 0.9 * quarter and counts[1] > 0.9 * quarter:
        order = ["utf-32-be"]
    elif counts[2] > 0.9 * quarter and counts[3] > 0.9 * quarter:
        order = ["utf-32-le"]
    else:
        even, odd = counts[0] + counts[2], counts[1] + counts[3]
        order = ["utf-16-be", "utf-16-le"] if even > odd else ["utf-16-le", "utf-16-be"]
    for name in order:
        width = 4 if "32" in name else 2
        try:
            text = data[: len(data) - len(data) % width].decode(name)
        except UnicodeError:
            continue
        sample = text[:4096]
        odd_ones = sum(not (character.isprintable() or character.isspace()) for character in sample)
        if sample and odd_ones <= 0.02 * len(sample):
            return Decoded(text, name, guessed=True)
    raise CopytasterError(ErrorCode.NO_TEXT, detail="it is data that is no text")


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes of the Windows code page, as pasted and cut files have."""
    text = data.decode("utf-8", "surrogateescape")
    stray = re.findall("[\udc80-\udcff]", text)
    if len(stray) * 4 > len(_UTF8_LONG.findall(data)):
        return None
    # one character cut in two at the very end, or single bytes within
    repaired = re.sub(
        "[\udc80-\udcff]", lambda found: bytes((ord(found.group()) - 0xDC00,)).decode("cp1252", "replace"), text
    )
    return Decoded(repaired, "utf-8", mixed=True)


def _guess(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    letters = sum(65 <= byte & 0xDF <= 90 for byte in sample)
    if high < 0.35 * letters:
        # the commonest by far wins unless another reads clearly better
        name = max(_LATIN, key=lambda candidate: _plausible(sample, candidate) + (0.2 if candidate == "cp1252" else 0))
        if _plausible(sample, name) >= 0:
            return Decoded(data.decode(name, "replace"), name, guessed=True)
    from charset_normalizer import from_bytes  # costs more than reading a text does

    best = from_bytes(sample).best()
    name = best.encoding if best is not None else "cp1252"
    return Decoded(data.decode(name, "replace"), name, guessed=True)


def _plausible(sample: bytes, encoding: str) -> float:
    """Score per high character how well the text reads in *encoding*: letters amid letters, quotes the right way."""
    text = sample.decode(encoding, "replace")
    score, seen = 0.0, 0
    for found in re.finditer("[^\x00-\x7f]", text):
        character, at = found.group(), found.start()
        before = text[at - 1 : at] if at else " "
        after = text[at + 1 : at + 2] or " "
        seen += 1
        if character == "\ufffd" or "\x80" <= character < "\xa0":
            score -= 5
        elif character in "“‘„":
            score += 2 if (before.isspace() or before in "(—-“") and not after.isspace() else -1
        elif character in "”’":
            score += 1.5 if not before.isspace() else (0.5 if after.isalnum() else -1)
        elif character.isalpha():
            if character.isupper():
                score += -1 if before.islower() else 0.2
            else:
                # a small letter between a small and a capital one is a space that parts names in another encoding
                parts = before.islower() and after.isupper()
                score += (1 if character in _COMMON else -0.2) - (1 if before.isdigit() else 0) - (2 if parts else 0)
        else:
            score += 0.5 if character in _SIGNS else -1
        if seen >= 2000:
            break
    return score / max(seen, 1)
