"""Bytes to text: byte order mark, NUL pattern, strict UTF-8, what the file declares, and then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

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
_SAMPLE = 200_000
_HIGH = bytes(range(0x80, 0x100))
_SHIFTING = frozenset(("iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-kr", "hz", "hz-gb-2312", "utf-7"))
_WESTERN = frozenset(
    ("cp1252", "iso8859-1", "iso8859-15", "mac-roman", "cp437", "cp850", "cp858", "ascii", "utf-8", "mac-latin2")
)
"""What a library says of Western texts; between these the plausibility of the letters decides better."""
_FEWEST_HIGH = 8
"""Characters beyond ASCII below which a library does no better than the plausibility of the letters."""
_MOST_NULS = 0.02
"""Share of NULs in a text of single bytes that are a slip; programs and pictures have more."""


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
            return _marked(data[len(mark) :], name)
    if b"\0" in data:
        return _wide(data, declared)
    return _plain(data, declared)


def _plain(data: bytes, declared: str | None) -> Decoded:
    """Decode what has neither a mark nor a NUL."""
    if data.isascii() and (shifted := _shifted(data, declared)) is not None:
        return shifted
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        if problem.reason == "unexpected end of data":  # a character cut in two at the very end, all else fits
            return Decoded(data[: problem.start].decode("utf-8") + "\ufffd", "utf-8", mixed=True)
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return mixed
    if declared is not None and (name := _known(_WEB_NAMES.get(declared.lower(), declared))) is not None:
        try:
            return Decoded(data.decode(name), name)
        except UnicodeError:
            pass
    return _guess(data)


def _marked(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError:
        return Decoded(data.decode(name, "replace"), name, mixed=True)


def _shifted(data: bytes, declared: str | None) -> Decoded | None:
    """Text of seven bits that shifts between character sets, as mail in Japanese has it; ``None`` for plain ASCII."""
    names = [declared] if declared is not None and declared.lower().replace("_", "-") in _SHIFTING else []
    if b"\x1b$" in data:
        names.append("iso2022_jp_2")
    for name in names:
        try:
            return Decoded(data.decode(name), name, guessed=name != declared)
        except (UnicodeError, LookupError):
            continue
    return None


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
        b"aaaa".decode(name, "ignore")  # what is no set of characters refuses here
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name.replace("-", "_") in _REFUSED else name


def _wide(data: bytes, declared: str | None) -> Decoded:
    """UTF-16 or UTF-32 without a mark: English in it is valid UTF-8 full of NULs, so this comes first."""
    bare = data.replace(b"\0", b"")
    is_slip = len(data) - len(bare) <= _MOST_NULS * len(data)
    if is_slip and bare.isascii():
        return replace(_plain(bare, declared), mixed=True)  # two letters each would make a text in Chinese
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
        text = data[: len(data) - len(data) % width].decode(name, "replace")
        sample = text[:4096]
        odd_ones = sum(not (character.isprintable() or character.isspace()) for character in sample)
        # the last character may be cut in two
        broken = text.count("\ufffd", 0, len(text) - 1)
        if sample and broken <= 0.001 * len(text) and odd_ones <= 0.02 * len(sample):
            return Decoded(text, name, guessed=True, mixed="\ufffd" in text)
    if is_slip or data.rstrip(b"\0") == bare:
        return replace(_plain(bare, declared), mixed=True)  # a disk's padding, or a slip
    raise CopytasterError(ErrorCode.NO_TEXT, detail="it is data that is no text")


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes of the Windows code page, as pasted and cut files have."""
    text = data.decode("utf-8", "surrogateescape")
    stray = len(data) - len(text.encode("utf-8", "ignore"))
    plain = len(data.translate(None, _HIGH))
    if stray * 4 > len(text) - stray - plain:
        return None
    # one character cut in two at the very end, or single bytes within
    repaired = re.sub(
        "[\udc80-\udcff]", lambda found: bytes((ord(found.group()) - 0xDC00,)).decode("cp1252", "replace"), text
    )
    return Decoded(repaired, "utf-8", mixed=True)


def _guess(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    letters = sum(65 <= byte & 0xDF <= 90 for byte in sample)
    is_latin = high < 0.35 * letters
    detected = None if is_latin and high < _FEWEST_HIGH else _detected(sample)
    if is_latin and (detected is None or detected in _WESTERN):
        # the commonest by far wins unless another reads clearly better
        name = max(_LATIN, key=lambda candidate: _plausible(sample, candidate) + (0.2 if candidate == "cp1252" else 0))
        if detected is not None or _plausible(sample, name) >= 0:
            return _guessed(data, name)
    return _guessed(data, detected or _detected(sample) or "cp1252")


def _guessed(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text, name, guessed=True, mixed="\ufffd" in text)


def _detected(sample: bytes) -> str | None:
    """Ask a library; importing it costs more than reading a text does."""
    import chardet

    name = chardet.detect(sample)["encoding"]
    return _known(name) if name else None


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
