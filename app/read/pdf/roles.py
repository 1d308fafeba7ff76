"""What the paragraphs of a PDF are, by their type; which of them is the title."""

from __future__ import annotations

import re

from app.model.article import ParagraphKind
from app.read.furniture import has_words, is_end_marked
from app.read.pdf.flow import Block

_K = ParagraphKind
_LARGE, _TITLE = 1.15, 1.2
_LONGEST_HEADING, _LONGEST_TITLE, _LONGEST_BOLD = 40, 45, 16
_SAME = 0.03
_STORY, _MOST_BEFORE, _HUGE = 20, 1, 1.6
"""Words of running text, how much of it may stand above a title, and how large one is that stands anywhere."""
_LEAST_LETTERS = 12
_JUNK = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel|publisher)\b.*|untitled.*|(?:document|doc|presentation|print)\s?\d*"
    r"|powerpoint[ -]pr.*|index|about:blank|(?:https?|file)://\S*|slide \d+|title|no title|none|null|default|layout \d+"
    r"|\S*[_/\\]\S*|.*\.(?:docx?|odt|rtf|indd|qxp|qxd|pdf|html?|pages|pub|tex|dvi|ps|xlsx?|pptx?|txt|wpd|md|cdr|ai)"
    r"|[\W\d_]*)",
    re.I,
)
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s")
_NOBODY = re.compile(
    r"(?:user|admin(?:istrator)?|owner|root|author|unknown|anonymous|microsoft(?: office)?(?: user)?|windows.*|pc|test"
    r"|python-docx|un-named|\S*@\S*|[\W\d_]*|\w{1,2})",
    re.I,
)


def stated_title(text: str) -> str | None:
    """Give the title a document's properties state, unless programs left it there."""
    text = " ".join(text.split())
    return None if not text or _JUNK.fullmatch(text) or len(text) > 300 else text


def stated_author(text: str) -> str | None:
    """Give the author a document's properties state, unless it is an account's name."""
    text = " ".join(text.split())
    return None if not text or _NOBODY.fullmatch(text) or len(text) > 120 else text


def kind_of(block: Block, size: float, *, bold_body: bool) -> ParagraphKind | None:
    """Tell a paragraph's kind from its type; ``None`` where it is ordinary. *size* is the usual font size."""
    if block.is_furniture:
        return _K.FURNITURE
    if block.is_note:
        return _K.BODY
    if block.is_row:
        return _K.TABLE_ROW
    words = len(block.text.split())
    if has_words(block.text):
        if block.size >= _LARGE * size and words <= _LONGEST_HEADING:
            return _K.HEADING
        ends = is_end_marked(block.text) and block.text[-1] not in "?!"
        if block.bold and not bold_body and words <= _LONGEST_BOLD and not ends and block.size >= size * 0.95:
            return _K.HEADING
    if block.is_item:
        return _K.LIST_ITEM
    return None


def number_items(blocks: list[Block]) -> None:
    """Mark as list items the paragraphs that count on from one another: "1.", "2."."""
    last: tuple[int, Block] | None = None
    for block in blocks:
        match = _NUMBER.match(block.text)
        if match is None or block.is_furniture:
            continue
        number = int(match[1])
        if last is not None and number == last[0] + 1:
            last[1].is_item = block.is_item = True
        last = number, block


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def find_title(blocks: list[Block], size: float, stated: str | None) -> tuple[int, int, bool] | None:
    """Find the title among *blocks*, those of the first page.

    Gives the first and one past the last of its blocks, and whether the document's properties agree; ``None`` where
    nothing stands out.
    """
    wanted = _bare(stated or "")
    for at, block in enumerate(blocks):
        if block.is_furniture or block.is_row or block.size < size or len(block.text.split()) > _LONGEST_TITLE:
            continue
        bare = _bare(block.text)
        if wanted and len(bare) >= min(_LEAST_LETTERS, len(wanted)) and (wanted.startswith(bare) or bare == wanted):
            return at, _until(blocks, at, wanted), True
    begun = [at for at, block in enumerate(blocks) if block.size < _TITLE * size and len(block.text.split()) >= _STORY]
    last = begun[_MOST_BEFORE] if len(begun) > _MOST_BEFORE else len(blocks)
    large = [
        (block.size, -at)
        for at, block in enumerate(blocks)
        if not block.is_furniture
        and block.size >= (_TITLE if at < last else _HUGE) * size
        and len(block.text.split()) <= _LONGEST_TITLE
        and sum(letter.isalpha() for letter in block.text) > 3
    ]
    if not large:
        return None
    at = -max(large)[1]
    return at, _until(blocks, at, ""), False


def _until(blocks: list[Block], at: int, wanted: str) -> int:
    """One past the last block of a title that begins at *at* and is set in several."""
    until = at + 1
    bare = _bare(blocks[at].text)
    while until < len(blocks) and until - at < 4:
        block = blocks[until]
        if block.is_furniture:
            break
        same = abs(block.size - blocks[at].size) <= _SAME * block.size and block.bold == blocks[at].bold
        step = blocks[until - 1].lines[-1].base - block.lines[0].base
        bare += _bare(block.text)
        fits = wanted.startswith(bare) if wanted else len(bare) < 200
        if not same or not 0 < step < 1.8 * block.size or not fits:
            break
        until += 1
    return until
