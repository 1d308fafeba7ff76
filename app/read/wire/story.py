"""What all agencies have in common: a story's parts put in order, and what is meant for editors told from the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.model.article import Note, ParagraphKind
from app.read import clean, items
from app.read.draft import Draft, Piece
from app.read.furniture import has_words, is_end_marked
from app.read.items import Candidate
from app.read.masthead import byline_of, is_slug, outlet
from app.read.wire import markup
from app.read.wire.marks import (
    is_embargo,
    is_end,
    is_initials,
    is_more,
    is_note,
    is_signoff,
    opens_tail,
)

_K = ParagraphKind
_TEASER_WORDS, _LEAST_LIST = 60, 3
_NUMBERED = re.compile(r"\s*(\d{1,2}[.)]|[•▪●*])\s+(?=\S)", re.A)
_BY = re.compile(r"(?:by|von|par|por|di|av|af|door)[:\s]\s*", re.I)
_STAMP = re.compile(r"[\d\s:./,TZ+-]*(?:\b(?:GMT|UTC|CET|CEST|EST|EDT)\b[\d\s:+-]*)*")
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read more|continue reading|read the (?:full|whole) (?:story|article)|weiterlesen"
    r"|lire la suite|leer más)\b.{0,60})\W*$",
    re.I,
)


@dataclass(slots=True)
class Story:
    """One article as an agency's file states it; every text may still hold markup.

    ``above`` are slugs and codes before the title, ``pieces`` is the body, ``abstract`` a summary beside it, ``notes``
    what is said to editors. ``dated`` is best ISO.
    """

    title: str = ""
    subtitles: list[str] = field(default_factory=list[str])
    byline: str = ""
    position: str = ""
    dateline: str = ""
    source: str = ""
    dated: str = ""
    language: str | None = None
    slug: str = ""
    urgency: str = ""
    above: list[str] = field(default_factory=list[str])
    abstract: list[Piece] = field(default_factory=list[Piece])
    pieces: list[Piece] = field(default_factory=list[Piece])
    notes: list[str] = field(default_factory=list[str])

    def has_text(self) -> bool:
        """Whether the body holds a word."""
        return any(has_words(piece.text) for piece in self.pieces)

    def fill(self, other: Story) -> None:
        """Take over what *other* states and this does not."""
        for name in ("title", "byline", "position", "dateline", "source", "dated", "language", "slug", "urgency"):
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))
        self.subtitles = self.subtitles or other.subtitles
        self.abstract = self.abstract or other.abstract
        self.notes += other.notes


def candidate(found: Story) -> Candidate:
    """Label *found* for the list of a file's articles."""
    opening = next((piece.text for piece in found.pieces), "")
    urgency = f"urgency {found.urgency}" if found.urgency else ""
    known = items.detail(found.slug, found.dated, urgency)
    title = markup.flat(found.title)
    return Candidate(title or opening, known if title and known else opening, lambda: compose(found))


def compose(story: Story) -> Draft:
    """Put the parts of *story* in the order they are read in."""
    draft = Draft(source=outlet(markup.flat(story.source)) or None, dated=story.dated or None)
    draft.language = story.language
    title = markup.flat(story.title).strip(" *=<^")
    byline = _byline(story)
    head: list[Piece] = []
    if has_words(title):
        draft.title = title
        head.append(Piece(title, _K.TITLE))
    for subtitle in story.subtitles:
        text = markup.flat(subtitle)
        if has_words(text) and not _same(text, title):
            head.append(Piece(text, _K.FURNITURE if _is_keyword(text, story) else _K.HEADING))
    body, abstract = story.pieces, story.abstract
    if not story.has_text() and abstract:
        body, abstract = abstract, []
        draft.notes.append(Note("teaser"))
    body = _without_head(body, title, byline)
    if byline:
        draft.byline = (byline_of(byline) or _BY.sub("", byline, count=1)).strip(" =")
        if not any(byline_of(piece.text) is not None for piece in body[:3]):
            head.append(Piece(byline, _K.BYLINE))
    head += _dateline(story, body)
    head += _abstract(abstract, body)
    draft.pieces = [Piece(line, _K.FURNITURE) for line in story.above if has_words(line)] + head + body
    mark(body)
    known = {_key(piece.text) for piece in draft.pieces}
    for note in story.notes:
        for piece in markup.from_text(note):
            if _key(piece.text) not in known:
                known.add(_key(piece.text))
                draft.pieces.append(Piece(piece.text, _K.FURNITURE))
    return draft


def _byline(story: Story) -> str:
    """The byline where it names somebody: desks sign with initials."""
    byline = markup.flat(story.byline).strip(" =<^/")
    if not has_words(byline) or is_initials(byline) or is_signoff(byline):
        return ""
    position = markup.flat(story.position).strip(" =<^,")
    return f"{byline}, {position}" if position and position not in byline else byline


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _same(first: str, second: str) -> bool:
    return _key(first) == _key(second)


def _is_keyword(text: str, story: Story) -> bool:
    """Whether a second headline is but keywords: the slug again, or capitals alone."""
    return _same(text, story.slug) or is_slug(text) or (text.isupper() and len(text.split()) <= 4)


def _without_head(body: list[Piece], title: str, byline: str) -> list[Piece]:
    """Drop title and byline from the body's head, where a file states them and repeats them there."""
    result = [piece for piece in body if piece.kind is not _K.FURNITURE or not _same(piece.text, title)]
    for _ in range(3):
        if len(result) < 2 or not any(_same(result[0].text, one) for one in (title, byline) if one):
            break
        del result[0]
    return result


def _dateline(story: Story, body: list[Piece]) -> list[Piece]:
    """The place and day a story states apart from its text, unless the text opens with it."""
    text = markup.flat(story.dateline)
    first = next((piece.text for piece in body if piece.kind is not _K.FURNITURE), "")
    if not has_words(text) or _STAMP.fullmatch(text) or len(text) > 120:
        return []
    place = re.match(r"[^\W\d_]+", text)
    opening = _key(first[: len(text) + 60])
    if _key(text) in opening or (place and opening.startswith(_key(place.group())) and len(place.group()) > 2):
        return []
    return [Piece(text, _K.DATELINE)]


def _abstract(abstract: list[Piece], body: list[Piece]) -> list[Piece]:
    """A summary is for editors, and most repeat the beginning of the text: shown only where it says more."""
    start = "".join(_key(piece.text) for piece in body[:6])
    return [Piece(piece.text, _K.FURNITURE) for piece in abstract if _key(piece.text).removesuffix("…") not in start]


def mark(pieces: list[Piece]) -> None:
    """Tell furniture in a story's body: end marks, takes, notes to editors, embargoes, signs of the desk."""
    body = 0
    size = sum(len(piece.text) for piece in pieces)
    seen = 0
    for number, piece in enumerate(pieces):
        text = clean.paragraph(piece.text)
        ends = is_end(text) or opens_tail(text)
        if ends and body and 2 * seen >= size:
            for one in pieces[number:]:
                one.kind = _K.FURNITURE
            break
        if piece.kind in {None, _K.BODY, _K.HEADING, _K.LIST_ITEM} and (
            is_end(text) or is_more(text) or is_note(text) or is_embargo(text)
        ):
            piece.kind = _K.FURNITURE
        elif len(text.split()) >= 8:
            body += 1
        seen += len(text)
    _signs(pieces)
    _lists(pieces)


def _lists(pieces: list[Piece]) -> None:
    """Paragraphs numbered one after the other, or all with a bullet, are a list."""
    run: list[Piece] = []
    for piece in [*pieces, Piece("")]:
        found = _NUMBERED.match(piece.text) if piece.kind in {None, _K.BODY} else None
        sign = found[1].rstrip(".)") if found else ""
        if sign and (not sign.isdigit() or int(sign) == len(run) + 1):
            run.append(piece)
            continue
        if len(run) >= _LEAST_LIST:
            for one in run:
                one.kind = _K.LIST_ITEM
        run = [piece] if sign == "1" else []


def _signs(pieces: list[Piece]) -> None:
    """The last short lines of a story are the desk's: initials, the agency's name, codes."""
    for piece in [piece for piece in pieces[1:] if piece.kind is not _K.FURNITURE][-3:][::-1]:
        text = clean.paragraph(piece.text)
        if piece.kind in {None, _K.BODY, _K.HEADING, _K.LIST_ITEM} and (is_signoff(text) or is_initials(text)):
            piece.kind = _K.FURNITURE
        elif is_end_marked(text) or len(text.split()) > 6:
            return


def is_teaser(pieces: Iterable[Piece]) -> bool:
    """Whether a text is but the beginning of an article: short, or ending in dots or "read more"."""
    text = " ".join(piece.text for piece in pieces)
    return len(text.split()) < _TEASER_WORDS or bool(_CUT.search(text[-200:]))
