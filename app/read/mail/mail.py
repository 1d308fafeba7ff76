"""E-mails and mailboxes: the text a reader of the mail sees, plain before HTML, with what is quoted and signed told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.errors import CopytasterError, ErrorCode
from app.model.article import Item, Note, ParagraphKind, ReadOutcome
from app.read import clean, limits
from app.read.draft import Draft, Piece
from app.read.furniture import has_words
from app.read.mail import mail_text, mime
from app.read.mail.mime import Part
from app.read.masthead import byline_of, is_outlet
from app.read.source import Source
from app.read.web import html, mhtml

_K = ParagraphKind
_POST = re.compile(rb"(?:\A|\n\r?\n)(From \S+ [^\n]*\d\d:\d\d[^\n]*\n)(?=[A-Za-z][A-Za-z0-9-]*:)")
_SHOWN = frozenset(("text/plain", "text/html", "application/xhtml+xml", "text/enriched", "text/markdown"))
_HTML = frozenset(("text/html", "application/xhtml+xml"))
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|doorst|odp|pd)(?:\[\d+\])?\s*:\s*)+", re.I)
_ADDRESS = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>|(?P<bare>[^\s()]+@[^\s()]+)(?:\s*\((?P<said>[^()]*)\))?")
_STUB = 0.3
"""Share of the HTML's words below which a plain text is but a stub ("your program cannot show this mail")."""
_HEAD = 5
"""Paragraphs at the head of a mail in which its text may name its writer."""
_MOST_NAMES = 20


def read(source: Source) -> Draft:
    """Read a mail, or of a mailbox the one asked for.

    Raises ``CopytasterError``: ``TOO_BIG`` for more parts or levels than any mail has, ``NO_TEXT`` where it is
    encrypted or says nothing, ``NO_SUCH_ITEM``.
    """
    borders = [found.start(1) for found in _POST.finditer(source.data)]
    if len(borders) < 2:
        return _mail(mime.parse(source.data), source)
    mails = [source.data[at:end] for at, end in zip(borders, [*borders[1:], len(source.data)], strict=True)]
    shown = mails[: limits.MOST_ITEMS]
    items = [_item(mail) for mail in shown]
    raw = shown[source.chosen(len(shown))]
    # the lines of a mail that begin like a border are quoted in a mailbox
    draft = _mail(mime.parse(re.sub(rb"^>(>*From )", rb"\1", raw, flags=re.M)), source)
    draft.items = items
    if len(mails) > len(shown):
        draft.outcome = ReadOutcome.OPENED_IN_PART
        draft.notes.append(Note("cut", (("limit", f"{limits.MOST_ITEMS:,} mails"),)))
    return draft


def _item(raw: bytes) -> Item:
    header = mime.head(raw)
    name, _ = _sender(header)
    details = [text for text in (name, header.text_of("date")) if text]
    return Item(_subject(header) or "(no subject)", ", ".join(details))


def _mail(root: Part, source: Source) -> Draft:
    if root.parameter("type").lower() in _HTML and root.text_of("snapshot-content-location"):
        return mhtml.read_part(root, source)
    draft = Draft()
    draft.title = _subject(root) or None
    draft.dated = root.text_of("date") or None
    attached: list[str] = []
    _read_part(root, draft, source, attached)
    if not any(has_words(piece.text) for piece in draft.pieces):
        detail = "the mail has no text" + (f"; attached: {_names(attached)}" if attached else "")
        raise CopytasterError(ErrorCode.NO_TEXT, detail=detail)
    if attached:
        draft.notes.append(Note("attachments", (("names", _names(attached)),)))
    _state_sender(root, draft)
    _entitle(draft)
    return draft


def _read_part(part: Part, draft: Draft, source: Source, attached: list[str]) -> None:
    """Add what *part* and the parts in it show; their depth is bounded by ``mime.parse``."""
    if part.is_encrypted:
        detail = "it is encrypted; open it in your mail program and save the text"
        raise CopytasterError(ErrorCode.NO_TEXT, detail=detail)
    if part.type == "message/rfc822" and part.parts:
        _read_forwarded(part.parts[0], draft, source, attached)
    elif part.type == "multipart/alternative" and part.parts:
        _read_alternative(part.parts, draft, source, attached)
    elif part.type == "multipart/related" and part.parts:
        start = part.parameter("start").strip("<> ")
        root = next((one for one in part.parts if start and one.text_of("content-id").strip("<> ") == start), None)
        _read_part(root or part.parts[0], draft, source, attached)
    elif part.parts:
        for one in part.parts:
            _read_part(one, draft, source, attached)
    elif part.type.startswith("multipart/"):
        _read_text(Part(mime.header(b""), part.raw), draft, source)  # its boundary is missing
    elif part.type in _SHOWN and not part.is_attached and not (part.filename and draft.pieces):
        _read_text(part, draft, source)
    elif part.raw.strip() and (part.filename or part.is_attached or not part.type.startswith(("text/", "image/"))):
        attached.append(clean.name(part.filename) or part.type)


def _read_alternative(parts: list[Part], draft: Draft, source: Source, attached: list[str]) -> None:
    """Of several ways to say the same the plain one, unless it says little of it."""
    drafts: list[Draft] = []
    for part in parts:
        one = Draft()
        _read_part(part, one, source, attached)
        if any(has_words(piece.text) for piece in one.pieces):
            drafts.append(one)
    most = max((_words(one) for one in drafts), default=0)
    best = next((one for one in drafts if _words(one) > _STUB * most), None)
    if best is not None:
        draft.pieces.extend(best.pieces)
        draft.notes.extend(note for note in best.notes if note not in draft.notes)
        draft.guessed |= best.guessed
        draft.encoding = draft.encoding or best.encoding
        if best.outcome is not ReadOutcome.OPENED:
            draft.outcome = best.outcome


def _words(draft: Draft) -> int:
    return sum(len(piece.text.split()) for piece in draft.pieces)


def _read_forwarded(mail: Part, draft: Draft, source: Source, attached: list[str]) -> None:
    """A mail within the mail: its subject is a heading, its sender and date stand above its text."""
    subject = _subject(mail)
    said = [subject, *(mail.text_of(name) for name in ("from", "date"))]
    kinds = (_K.HEADING, _K.FURNITURE, _K.FURNITURE)
    draft.pieces.extend(Piece(text, kind) for text, kind in zip(said, kinds, strict=True) if text)
    _read_part(mail, draft, source, attached)


def _read_text(part: Part, draft: Draft, source: Source) -> None:
    decoded = part.decoded(source.options.encoding) if part.raw.strip() else None
    if decoded is None:
        return
    if part.type in _HTML:
        pieces = html.shown(decoded.text)
        notes: list[Note] = []
    else:
        flowed = part.parameter("format").lower() == "flowed"
        text = mail_text.read(decoded.text, flowed=flowed, delsp=part.parameter("delsp").lower() == "yes")
        pieces, notes = text.pieces, text.notes
    draft.pieces.extend(pieces)
    draft.notes.extend(note for note in notes if note not in draft.notes)
    if draft.encoding is None:
        source.note_decoding(draft, decoded)


def _subject(mail: Part) -> str:
    subject = mail.text_of("subject")
    bare = _PREFIX.match(subject)
    return subject[bare.end() :] if bare else subject


def _sender(mail: Part) -> tuple[str, str]:
    """The sender's name and address, "" for what is not said."""
    found = _ADDRESS.search(mail.text_of("from"))
    if found is None:
        return mail.text_of("from"), ""
    name = (found["name"] or found["said"] or "").strip().strip("\"'").strip()
    return name, (found["address"] or found["bare"] or "").strip()


def _state_sender(mail: Part, draft: Draft) -> None:
    """Take the sender for the writer, or the outlet, where the text does not name one."""
    name, _ = _sender(mail)
    if not name or "@" in name:
        return
    if is_outlet(name):
        draft.source = name
        draft.guessed.add("source")
    elif not any(byline_of(piece.text) for piece in draft.pieces[:_HEAD]):
        draft.byline = name
        draft.guessed.add("byline")


def _entitle(draft: Draft) -> None:
    if draft.title is None:
        return
    folded = draft.title.casefold()
    if draft.pieces and draft.pieces[0].text.casefold() == folded:
        draft.pieces[0].kind = _K.TITLE
    else:
        draft.pieces.insert(0, Piece(draft.title, _K.TITLE))


def _names(attached: list[str]) -> str:
    rest = len(attached) - _MOST_NAMES
    return ", ".join(_each(attached)) + (f" and {rest:,} more" if rest > 0 else "")


def _each(attached: list[str]) -> Iterator[str]:
    yield from attached[:_MOST_NAMES]
