"""Sentences broken over two paragraphs, made whole again."""

from __future__ import annotations

import re
from itertools import pairwise

from app.model.article import ParagraphKind
from app.read import limits
from app.read.draft import Piece
from app.read.furniture import is_end_marked, is_page_number

_LONG = 8
_SHARE = 0.6
_END = 2_000
"""Code points at the end of a paragraph that tell whether it goes on; all of it each time would be quadratic."""
_FIRST = re.compile(r"[^\W_][\w'’.-]*")
_LEADS_ON = frozenset(
    """the a an of in to and or with by for from at on as that than into its his her their our this these those against
    between over under about after before which who whose while if because but""".split()  # noqa: SIM905
)
_BEGINS = frozenset(
    """the a an he she it they we i you this that these those there here but and or so in on at as by for from with
    after before since when while if although however meanwhile many some most all one two his her its their""".split()  # noqa: SIM905
)


def rejoin(pieces: list[Piece]) -> tuple[list[Piece], bool]:
    """Join body paragraphs that one sentence was broken over; tells whether any was.

    A paragraph without an end mark goes on in the next when that begins in lower case, or when the two meet inside a
    name ("the Islamic" / "State group"). A page number between them does not hide the break: it then follows the joined
    paragraph; nothing is joined across a heading or a caption, after a closing quotation mark, or in a text that mostly
    does without end marks.
    """
    body = [piece for piece in pieces if piece.kind is ParagraphKind.BODY and len(piece.text.split()) >= _LONG]
    if not body or sum(is_end_marked(piece.text) for piece in body) < _SHARE * len(body):
        return pieces, False
    names = _names(body)
    result: list[Piece] = []
    joined = False
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        between: list[Piece] = []
        texts = [piece.text]
        size = len(piece.text)
        end = Piece(piece.text[-_END:], piece.kind)
        while _is_open(end):
            ahead = at
            while ahead < len(pieces) and len(between) + ahead - at < 2 and _may_stand_between(pieces[ahead]):
                ahead += 1
            if ahead >= len(pieces) or not _goes_on(end.text, pieces[ahead], names):
                break
            size += len(pieces[ahead].text) + 1
            if size > limits.LONGEST_PARAGRAPH:
                break
            between += pieces[at:ahead]
            texts.append(pieces[ahead].text)
            end = Piece(f"{end.text} {pieces[ahead].text}"[-_END:], ParagraphKind.BODY)
            joined = True
            at = ahead + 1
        result.append(piece if len(texts) == 1 else Piece(" ".join(texts), ParagraphKind.BODY, piece.origin))
        result += between
    return result, joined


def _names(body: list[Piece]) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring capitalised words, as names have them."""
    found: set[tuple[str, str]] = set()
    for piece in body:
        words = _FIRST.findall(piece.text)
        found.update(pair for pair in pairwise(words) if pair[0][0].isupper() and pair[1][0].isupper())
    return frozenset(found)


def _is_open(piece: Piece) -> bool:
    return (
        piece.kind is ParagraphKind.BODY
        and len(piece.text.split()) >= _LONG
        and not is_end_marked(piece.text)
        and piece.text[-1:] not in ":;"
        and not _closes_quotation(piece.text)
    )


def _closes_quotation(text: str) -> bool:
    """Whether *text* ends with a closing quotation mark; "the workers’" ends with an apostrophe."""
    last = text[-1]
    if last in "’'":
        return bool(re.search(rf"(?:^|[\s(\[]){'‘' if last == '’' else last}\w", text))
    if last == "“":  # closes in „German“
        return "„" in text
    return last in '”"»›«‹'


def _may_stand_between(piece: Piece) -> bool:
    return piece.kind is ParagraphKind.FURNITURE and is_page_number(piece.text)


def _goes_on(text: str, following: Piece, names: frozenset[tuple[str, str]]) -> bool:
    if following.kind is not ParagraphKind.BODY:
        return False
    begin = following.text[0]
    if begin.islower():
        return True
    first = _FIRST.match(following.text)
    last = text.split()[-1]
    if first is None or not first.group()[0].isupper():
        return False
    if last.lower() in _LEADS_ON:
        return first.group().lower() not in _BEGINS
    if not last[0].isupper() or not last[-1].isalpha():
        return False
    if (last, first.group()) in names:
        return True
    # "the Islamic" / "State group": a name with its article, and the words after the break are no opening of a sentence
    rest = following.text[first.end() :].lstrip()
    before = text.split()[-2:-1]
    return before == ["the"] and first.group().lower() not in _BEGINS and rest[:1].islower()
