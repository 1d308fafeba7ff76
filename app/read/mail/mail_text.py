"""The plain text of a mail: soft breaks joined, what is quoted or forwarded told apart, signatures too."""

from __future__ import annotations

import re

from app.errors import CopytasterError, ErrorCode
from app.model.article import ParagraphKind
from app.read import clean, limits, lines
from app.read.draft import Draft, Piece

_K = ParagraphKind
_SIGNATURE = re.compile(r"--[ \t]*$")
_WROTE = re.compile(
    r"(?:-{2,}\s*)?(?:on|am|le|el|il|op|den)\b.{5,200}"
    r"(?:wrote|writes|schrieb(?: .{2,80})?|a écrit|escribió|ha scritto|schreef|skrev)\s?:$"
    # a day, a time and an address, in whatever language
    r"|(?=.{0,60}\d[./-]\d)(?=.{0,80}\d:\d\d).{0,120}[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}.{0,40}:$",
    re.I,
)
_FORWARDED = re.compile(
    r"[-_*\s]*(?:(?:begin )?forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht"
    r"|message (?:transféré|d.origine)|mensaje reenviado|messaggio (?:inoltrato|originale)|forwarded by .{2,80})"
    r"\s?:?[-_*\s]*$",
    re.I,
)
_FIELD = re.compile(
    r"(?:from|sent|date|to|cc|bcc|subject|reply-to|von|gesendet|an|betreff|datum|de|envoyé|à|objet|para|asunto|fecha)"
    r"\s?: ?\S|b?cc\s?:\s*$",
    re.I,
)
_PGP = re.compile(r"-----BEGIN PGP (SIGNED MESSAGE|MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)-----$")
_PGP_END = re.compile(r"-----END PGP [A-Z ]+-----$")
_QUOTE = re.compile(r"(>[> ]*)(.*)", re.S)
_FEWEST_FIELDS = 2


def read(text: str, *, flowed: bool = False, delsp: bool = False) -> Draft:
    """Read the text of a mail; *flowed* and *delsp* as in RFC 3676.

    Quoted lines become block quotes; header lines of what is forwarded, "Ann wrote:" and signatures become furniture.
    Raises ``CopytasterError`` with ``NO_TEXT`` for a text that is encrypted, ``TOO_BIG`` for one longer than a book.
    """
    if len(text) > limits.MOST_TEXT_BYTES:
        raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_TEXT_BYTES // 1_000_000} MB of text")
    text = clean.lines(text)
    rows = text.split("\n")
    if flowed:
        rows = _unfold(rows, delsp)
    draft = Draft()
    for is_aside, group in _sections(rows):
        read_ = lines.read("\n".join(group))
        if is_aside:
            draft.pieces.extend(Piece(piece.text, _K.FURNITURE) for piece in read_.pieces)
        else:
            draft.pieces.extend(read_.pieces)
        draft.notes.extend(note for note in read_.notes if note not in draft.notes)
    return draft


def _unfold(rows: list[str], delsp: bool) -> list[str]:
    """Join lines that end in a space with the next of the same depth of quotation."""
    result: list[list[str]] = []
    before: str | None = None
    for row in rows:
        found = _QUOTE.match(row)
        marks = found[1].replace(" ", "") if found else ""
        rest = found[2] if found else row
        rest = rest[1:] if rest.startswith(" ") else rest
        is_soft = rest.endswith(" ") and rest != "-- "
        said = rest[:-1] if is_soft and delsp else rest
        if before is not None and before == marks and rest != "-- ":
            result[-1].append(said)
        else:
            result.append([f"{marks} {said}" if marks else said])
        before = marks if is_soft else None
    return ["".join(row) for row in result]


def _sections(rows: list[str]) -> list[tuple[bool, list[str]]]:
    """Cut the lines where furniture begins or ends: (whether it is furniture, lines)."""
    sections: list[tuple[bool, list[str]]] = [(False, [])]
    in_signature = has_said = False
    at = 0
    while at < len(rows):
        row = rows[at].strip()
        size = _head_size(rows, at)
        if found := _PGP.match(row):
            size = _sealed(rows, at, found[1])
        if size:
            in_signature = False
            sections += [(True, rows[at : at + size]), (False, [])]
            at += size
            continue
        if has_said and _SIGNATURE.match(rows[at]):
            in_signature = True
            sections.append((True, []))
        elif in_signature and row.startswith(">"):
            in_signature = False
            sections.append((False, []))
        sections[-1][1].append(rows[at])
        has_said = has_said or bool(row)
        at += 1
    return [(is_aside, group) for is_aside, group in sections if any(line.strip() for line in group)]


def _head_size(rows: list[str], at: int) -> int:
    """How many lines from *at* on introduce a quoted or forwarded mail; 0 where there are none."""
    row = rows[at].strip()
    if not row:
        return 0
    bare = row.lstrip("> ")
    if _WROTE.match(bare):
        return 1
    # the introduction may be broken over two lines
    if at + 1 < len(rows) and rows[at + 1].strip() and _WROTE.match(f"{bare} {rows[at + 1].strip().lstrip('> ')}"):
        return 2
    size = 0
    if _FORWARDED.match(bare):
        size = 1
        while at + size < len(rows) and size < 3 and not rows[at + size].strip(" >\t"):
            size += 1
    fields = 0
    while at + size + fields < len(rows) and _FIELD.match(rows[at + size + fields].strip().lstrip("> *")):
        fields += 1
    if fields >= _FEWEST_FIELDS:
        return size + fields
    return 1 if size else 0


def _sealed(rows: list[str], at: int, what: str) -> int:
    """How many lines of a PGP block are no text; raises ``NO_TEXT`` where the text itself is sealed."""
    if what == "MESSAGE":
        detail = "it is encrypted; open it in your mail program and save the text"
        raise CopytasterError(ErrorCode.NO_TEXT, detail=detail)
    size = 1
    if what == "SIGNED MESSAGE":
        while at + size < len(rows) and rows[at + size].strip():
            size += 1
        return size
    while at + size < len(rows) and not _PGP_END.match(rows[at + size - 1].strip()):
        size += 1
    return size
