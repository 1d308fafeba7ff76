"""From a draft to an article: characters cleaned, kinds told, broken sentences joined, facts settled."""

from __future__ import annotations

from collections import Counter

from app.errors import CopytasterError, ErrorCode
from app.model import hidden
from app.model.article import USUAL, Article, Item, Note, Paragraph, ParagraphKind, ReadOptions, ReadOutcome
from app.read import clean, limits, roles
from app.read.draft import Draft, Piece
from app.read.formats import Format
from app.read.furniture import has_words
from app.read.language import language_name, settle
from app.read.rejoin import rejoin

_MOST_NAMES, _LONGEST_FACT = 3, 500


def finish(
    draft: Draft, path: str, sha256: str, options: ReadOptions = USUAL, format_: Format = Format.TEXT
) -> Article:
    """Make the article; raises ``CopytasterError`` with ``NO_TEXT`` when nothing with a letter or digit is left."""
    # before signs stand for hidden characters, since a sign has letters
    if not any(has_words(piece.text) for piece in draft.pieces):
        raise CopytasterError(ErrorCode.NO_TEXT, path, detail="not one letter or figure")
    _clean(draft)
    roles.assign(draft)
    if all(piece.kind is ParagraphKind.FURNITURE for piece in draft.pieces):
        # a file of nothing but furniture is what someone wants to read
        for piece in draft.pieces:
            piece.kind = ParagraphKind.BODY if has_words(piece.text) else piece.kind
    if draft.plain:
        draft.pieces, joined = rejoin(draft.pieces)
        if joined:
            draft.notes.append(Note("rejoined"))
    _take_hints(draft)
    published = roles.settle_date(draft)
    language = _language(draft)
    return Article(
        siglum="",
        path=path,
        sha256=sha256,
        paragraphs=tuple(Paragraph(piece.kind or ParagraphKind.BODY, piece.text) for piece in draft.pieces),
        title=_fact(draft.title),
        byline=_fact(draft.byline),
        source=_fact(draft.source),
        published=published,
        language=language,
        encoding=draft.encoding,
        outcome=draft.outcome,
        notes=tuple(draft.notes),
        guessed=tuple(sorted(draft.guessed)),
        format=format_.value,
        items=tuple(draft.items) if len(draft.items) > 1 else (),
        options=options,
        offered=frozenset(draft.offered),
    )


def _take_hints(draft: Draft) -> None:
    """Fill in, as guesses, what the text does not state."""
    for field, fact in (("title", "title"), ("byline", "byline"), ("dated", "published")):
        if getattr(draft, field) is None and field in draft.hints:
            setattr(draft, field, draft.hints[field])
            draft.guessed.add(fact)


def _fact(text: str | None, found: Counter[str] | None = None) -> str | None:
    return (clean.show(clean.paragraph(text), found)[:_LONGEST_FACT].strip() or None) if text else None


def _clean(draft: Draft) -> None:
    """Clean pieces, facts and the list of items; say which hidden characters are shown by signs."""
    found: Counter[str] = Counter()
    _trim(draft, found)
    facts: Counter[str] = Counter()
    for name in ("title", "byline", "source"):
        setattr(draft, name, _fact(getattr(draft, name), facts))
    draft.items = [Item(_fact(item.title) or "", _fact(item.detail) or "") for item in draft.items]
    found |= facts  # the title stands among the pieces as well
    if found:
        values = (("count", f"{found.total():,}"), ("names", ", ".join(hidden.names(found, _MOST_NAMES))))
        draft.notes.append(Note("hidden-characters", values))


def _trim(draft: Draft, found: Counter[str]) -> None:
    """Clean every piece, drop the empty ones, cut the overlong, stop at the most an article may have.

    *found* counts the hidden characters that are shown by signs.
    """
    pieces: list[Piece] = []
    for piece in draft.pieces:
        text = clean.show(clean.paragraph(piece.text), found)
        while len(text) > limits.LONGEST_PARAGRAPH:
            at = text.rfind(" ", limits.LONGEST_PARAGRAPH // 2, limits.LONGEST_PARAGRAPH)
            at = at if at > 0 else limits.LONGEST_PARAGRAPH
            pieces.append(Piece(text[:at], piece.kind, piece.origin))
            text = text[at:].strip()
        if text:
            pieces.append(Piece(text, piece.kind, piece.origin))
    if len(pieces) > limits.MOST_PARAGRAPHS:
        del pieces[limits.MOST_PARAGRAPHS :]
        draft.outcome = ReadOutcome.OPENED_IN_PART
        draft.notes = [note for note in draft.notes if note.code != "cut"]
        draft.notes.append(Note("cut", (("limit", f"{limits.MOST_PARAGRAPHS:,} paragraphs"),)))
    draft.pieces = pieces


def _language(draft: Draft) -> str:
    prose = " ".join(piece.text for piece in draft.pieces[:200] if piece.kind is not ParagraphKind.FURNITURE)
    language = settle(prose[:20_000], draft.language)
    if language != "en":
        draft.notes.append(Note("language", (("language", language_name(language)),)))
    return language
