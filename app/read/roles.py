"""What each paragraph is, where the format does not say; and the facts a text states about itself."""

from __future__ import annotations

import re

from app.model.article import Note, ParagraphKind
from app.read import dates
from app.read.draft import Draft, Piece
from app.read.furniture import has_words, is_end_marked, is_furniture, is_label, is_trail
from app.read.masthead import Stated, byline_of, coded_title, is_slug, outlet, state

_K = ParagraphKind
_CAPTION_END = re.compile(
    r"[(\[](?:(?:file |handout )?(?:photo|image|picture|photograph|illustration|graphic|screengrab)s?\b[^)\]]{0,80}"
    r"|[^()\[\]]{0,40}\b(?:photo|via (?:ap|afp|reuters)|getty(?: images)?)\b[^()\[\]]{0,60}"
    r"|(?:reuters|afp|ap|epa|getty images)/[^)\]]{1,60})[)\]]\.?$"
    r"|\b(?:REUTERS|AFP|EPA|AP Photo|Getty Images)/[A-Z][\w.'’ -]{2,40}\.?$",
    re.I,
)
_CAPTION_START = re.compile(
    r"(?:(?:a|an|this|the|in this|undated|combination)\s+"
    r"(?:(?:undated|file|handout|combination|video|television|tv|still|satellite|screen)\s+){0,3}"
    r"(?:picture|photo|photograph|image|frame ?grab|screen ?grab|screenshot|still)s?"
    r"(?:\s+(?:taken|shows?|released|provided|made|from|grabbed|obtained|posted|distributed|of)\b|,)"
    r"|file (?:photo|picture|image|pic)\b"
    r"|[(\[]?(?:photos?|photograph|image|picture|caption|(?:photo |image )?credits?|foto|bild)\s?:"
    r"|[(\[]?(?:photos?|photographs?|images?|pictures?|illustrations?) (?:by|courtesy(?: of)?) (?-i:[A-Z])[^.!?]{1,80}$"
    r"|FILE\s[-–—]\s)",
    re.I,
)
_PLACED = re.compile(r"\((?:\d(?:st|nd|rd|th) )?(?:L|R|C|2L|2R|centre|center|left|right|top|bottom|L-R)\)")
_OPENING = re.compile(
    r"(?P<place>[^\W\d_][\w .,'’/-]{1,60}?)\s*\((?P<who>[^\W\d_][\w .&'’/-]{1,40})\)\s*(?P<dash>[-–—_]{1,2})\s"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Ý][\w .'’/-]{1,40}(?:, [A-Z][\w .'’-]{1,30})?),? "
    r"(?:\d{1,2} \w{3,9}|\w{3,9}\.? \d{1,2})(?:,? \d{4})?"
    r"(?: ?\((?P<who>[^()]{2,40})\))?[\s.–—-]*"
)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s*(?:©\s*)?(?:(?:19|20)\d\d)?,?\s*(?P<who>[A-Z][\w .&'’-]{1,50})", re.I)
_SITE_OF = re.compile(r"(?P<who>[A-Z][\w .&-]{1,40}?)(?:['’]s)? (?:web)?site can (?:also )?be ")
_SOURCE = re.compile(r"(?:source|agency)\s?:\s*(?P<who>[A-Z][\w .&'’/-]{1,50})$", re.I)
_TITLE_WORDS, _TITLE_LENGTH = 22, 160
_BODY_WORDS = 12
_SHORTEST_TITLE, _STORY, _MOST_HEAD = 3, 3, 15
_DEEPEST_HEAD = 300
"""Paragraphs; a text that has not begun by then has no head, and no more dates are looked for."""
_NOTEBOOK = re.compile(r"#{1,3} ?notebook$|the following information is not (?:intended )?for publication", re.I)


def words(text: str) -> int:
    """Count the white-space separated words of *text*."""
    return len(text.split())


def is_caption(text: str) -> bool:
    """Whether *text* describes a picture: a credit at its end, "A picture taken on", "(L) meets with"."""
    if len(text) > 500:
        return False
    if _CAPTION_END.search(text) or _CAPTION_START.match(text):
        return True
    return bool(_PLACED.search(text)) and words(text) <= 60 and not re.search(r"[“\"]\S", text)


def assign(draft: Draft) -> None:
    """Give every piece without a kind one, and fill in title, byline, source and date where the text states them."""
    pieces = draft.pieces
    if draft.settled:
        return
    for piece in pieces:
        if piece.kind is _K.BODY and not has_words(piece.text):
            continue  # its reader knows a rule across the text for a part of it
        told = is_label if piece.kind is _K.CAPTION else is_furniture
        if piece.kind in {None, _K.BODY, _K.LIST_ITEM, _K.HEADING, _K.CAPTION} and told(piece.text):
            piece.kind = _K.FURNITURE
        elif piece.kind in {None, _K.BODY} and is_caption(piece.text):
            piece.kind = _K.CAPTION
    ended = _uses_end_marks(pieces)
    _slugs(draft, ended)
    if draft.plain:
        _notebook(pieces, ended)
    first = _first_body(pieces, ended)
    _head(draft, first, ended)
    _headings(pieces, first, ended)
    _tail(pieces, ended)
    for piece in pieces:
        if piece.kind is None:
            piece.kind = _K.BODY
    _facts(draft)


def _uses_end_marks(pieces: list[Piece]) -> bool:
    long = [p for p in pieces if p.kind in {None, _K.BODY, _K.BLOCK_QUOTE} and words(p.text) >= _BODY_WORDS]
    return bool(long) and sum(is_end_marked(piece.text) for piece in long) >= 0.6 * len(long)


def _first_body(pieces: list[Piece], ended: bool) -> int:
    """The first paragraph that is plainly running text; the head of the article stands before it."""
    for number, piece in enumerate(pieces[:_DEEPEST_HEAD]):
        if piece.kind in {_K.BLOCK_QUOTE, _K.BODY} or (piece.kind is None and _runs(piece.text, ended)):
            return number
    return len(pieces)


def _runs(text: str, ended: bool) -> bool:
    if dates.is_date_line(text) or byline_of(text) is not None:
        return False
    if is_end_marked(text) and (words(text) >= 8 or not ended):
        return True
    return words(text) > _TITLE_WORDS or len(text) > _TITLE_LENGTH or bool(_OPENING.match(text))


def _looks_like_title(text: str) -> bool:
    if not has_words(text) or words(text) > _TITLE_WORDS or len(text) > _TITLE_LENGTH:
        return False
    bare = text.rstrip("\"'”’»)")
    if bare.endswith((",", ";", ":")) or (bare.endswith(".") and not re.search(r"(?:\b\w\.){2,}$|\.\.\.$", bare)):
        return False
    begin = next(character for character in text if character.isalnum())
    return not begin.islower()


def _head(draft: Draft, first: int, ended: bool) -> None:
    pieces = draft.pieces
    titled = any(piece.kind is _K.TITLE for piece in pieces)
    first = min(first, _DEEPEST_HEAD)
    for number, piece in enumerate(pieces[:first]):
        if piece.kind is not None:
            continue
        text = piece.text
        if dates.is_date_line(text):
            piece.kind = _K.DATELINE
        elif (titled or _title_follows(pieces[number + 1 : min(first, number + _MOST_HEAD)])) and (
            stated := state(text)
        ) is not None:
            _take(draft, piece, stated)
        elif is_trail(text) and number + 1 < len(pieces) and (number == 0 or pieces[number - 1].kind is _K.FURNITURE):
            piece.kind = _K.FURNITURE
        elif (who := byline_of(text)) is not None and (titled or number > 0):
            piece.kind = _K.BYLINE
            draft.byline = draft.byline or who
        elif not titled and first < len(pieces) and _looks_like_title(text) and ended:
            piece.kind, titled = _K.TITLE, True
            if draft.title is None:
                draft.title = text
                draft.guessed.add("title")
        elif _DATELINE.fullmatch(text) and titled:
            piece.kind = _K.DATELINE
        elif titled and ended and _looks_like_title(text):
            piece.kind = _K.HEADING
    # a byline or date may come between the opening paragraphs of a short text
    for piece in pieces[first : first + 3]:
        if piece.kind is None and dates.is_date_line(piece.text):
            piece.kind = _K.DATELINE
        elif piece.kind is None and (who := byline_of(piece.text)) is not None:
            piece.kind = _K.BYLINE
            draft.byline = draft.byline or who


def _slugs(draft: Draft, ended: bool) -> None:
    """Mark the lines an agency puts above its title: codes, slugs, cycles, notes to editors."""
    for piece in draft.pieces[:_MOST_HEAD]:
        if piece.kind not in {None, _K.LIST_ITEM}:
            continue
        if (title := coded_title(piece.text)) is not None:
            if draft.title is None:
                draft.title, piece.kind = title, _K.TITLE
        elif is_slug(piece.text):
            piece.kind = _K.FURNITURE
        elif _runs(piece.text, ended):
            return


def _notebook(pieces: list[Piece], ended: bool) -> None:
    """What an agency puts below the story for editors alone is furniture."""
    for number, piece in enumerate(pieces):
        if _NOTEBOOK.match(piece.text) and sum(_runs(one.text, ended) for one in pieces[:number]) >= _STORY:
            for one in pieces[number:]:
                one.kind = _K.FURNITURE
            return


def _title_follows(pieces: list[Piece]) -> bool:
    """Whether a line that may be the title is among *pieces*, which makes one above it a masthead."""
    return any(
        piece.kind in {None, _K.TITLE}
        and words(piece.text) >= _SHORTEST_TITLE
        and _looks_like_title(piece.text)
        and state(piece.text) is None
        for piece in pieces
    )


def _take(draft: Draft, piece: Piece, stated: Stated) -> None:
    """Take over what a line of facts says; a masthead is furniture."""
    piece.kind = _K.BYLINE if stated.byline else _K.DATELINE if stated.dated else _K.FURNITURE
    draft.byline = draft.byline or stated.byline
    draft.dated = draft.dated or stated.dated
    if draft.source is None and stated.source is not None:
        draft.source = stated.source
        if stated.is_guess or not (stated.byline or stated.dated):
            draft.guessed.add("source")


def _headings(pieces: list[Piece], first: int, ended: bool) -> None:
    if not ended:
        return
    for number in range(first + 1, len(pieces) - 1):
        piece, after = pieces[number], pieces[number + 1]
        if (
            piece.kind is None
            and words(piece.text) <= 10
            and _looks_like_title(piece.text)
            and not is_end_marked(piece.text)
            and after.kind is None
            and _runs(after.text, ended)
            and is_end_marked(pieces[number - 1].text)
        ):
            piece.kind = _K.HEADING


def _tail(pieces: list[Piece], ended: bool) -> None:
    """After the last running paragraph, short lines that follow furniture are furniture too."""
    if not ended:
        return
    last = max((n for n, p in enumerate(pieces) if p.kind is not _K.FURNITURE and is_end_marked(p.text)), default=-1)
    seen = False
    for piece in pieces[last + 1 :]:
        if piece.kind is _K.FURNITURE:
            seen = True
        elif seen and piece.kind in {None, _K.BODY} and words(piece.text) <= 6:
            piece.kind = _K.FURNITURE


def _facts(draft: Draft) -> None:
    """Take source and date from datelines, credits and copyright lines."""
    pieces = draft.pieces
    if draft.dated is None:
        draft.dated = next((p.text for p in pieces if p.kind is _K.DATELINE and dates.parse(p.text)), None)
    running = [piece for piece in pieces if piece.kind in {_K.BODY, _K.DATELINE, _K.BLOCK_QUOTE}]
    for piece in running[:2]:
        match = _OPENING.match(piece.text) or (_DATELINE.fullmatch(piece.text) if piece.kind is _K.DATELINE else None)
        if match is None:
            continue
        who = match["who"]
        if draft.source is None and who and words(who) <= 4 and has_words(who):
            draft.source = outlet(who)
        if draft.dated is None and dates.parse(match["place"]) is not None:
            draft.dated = match["place"]
        else:
            _dateline_day(draft, match[0])
    for piece in pieces:
        if draft.source is None and piece.kind is _K.FURNITURE:
            found = _SOURCE.match(piece.text) or _COPYRIGHT.match(piece.text) or _SITE_OF.match(piece.text)
            if found:
                draft.source = re.sub(r"\.? ?all rights reserved.*$", "", outlet(found["who"]), flags=re.I)
                draft.guessed.add("source")


def _dateline_day(draft: Draft, dateline: str) -> None:
    """Take the day of a dateline that has no year ("Oct 12 (Reuters) -") where the head names one year alone."""
    known = dates.parse(draft.dated) if draft.dated else None
    if known is not None and (known.iso is None or len(known.iso) > len("2015-10")):
        return
    years: set[int] = set()
    for piece in draft.pieces[:_MOST_HEAD]:
        if piece.kind is _K.BODY:
            break
        if piece.kind in {_K.DATELINE, _K.BYLINE, _K.FURNITURE}:
            years |= dates.years(piece.text)
    if len(years) != 1:
        return
    iso = dates.parse_day(dateline, years.pop())
    if iso is not None and (known is None or known.iso is None or iso.startswith(known.iso)):
        draft.dated = iso
        draft.guessed.add("published")


def settle_date(draft: Draft) -> str | None:
    """Turn the stated date into ISO 8601; notes what stays ambiguous, marks what was inferred."""
    if draft.dated is None:
        return None
    found = dates.parse(draft.dated)
    if found is None:
        return None
    body = "\n".join(p.text for p in draft.pieces if p.kind not in {_K.DATELINE, _K.FURNITURE})
    iso = dates.settle(found, body)
    if found.readings is not None:
        first, second = found.readings
        if iso is None:
            draft.notes.append(Note("date-ambiguous", (("text", found.text), ("first", first), ("second", second))))
        else:
            draft.guessed.add("published")
            draft.notes.append(Note("date-guessed", (("text", found.text), ("date", iso))))
    return iso
