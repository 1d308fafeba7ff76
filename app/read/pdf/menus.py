"""What a printed web page has around its article: menus above the title and below the text, lists of other stories."""

from __future__ import annotations

from itertools import pairwise

from app.read import dates
from app.read.furniture import has_words, is_end_marked, is_furniture
from app.read.masthead import byline_of
from app.read.pdf.flow import Block

_SMALL, _LARGE = 0.96, 1.15
"""Of the usual size: type that is smaller than the text, and larger."""
_LONGEST_RUNNING, _LONGEST_ENTRY, _LONGEST_LINK, _LONGEST_LABEL = 12, 4, 16, 5
"""Words of a running head, of a menu's entry, of another story's title, of what stands above a list of them."""
_SENTENCE = 6
_GAP = 0.6
"""Of the size: what is further apart on a line is no two words of a sentence."""
_LEAST_ENTRIES, _LEAST_ABOVE = 4, 3


def mark(blocks: list[Block], size: float, title: int | None) -> None:
    """Make furniture of the blocks that are no part of the article. *title* is the place of its title, if known."""
    if title is not None and not any(_is_sentence(block) for block in blocks[:title]):
        _above(blocks[:title], size)
    _lists(blocks, size)
    text = (at for at, block in enumerate(blocks) if is_end_marked(block.text) or block.is_row or block.is_note)
    last = max(text, default=len(blocks))
    _below(blocks[last + 1 :])


def _is_sentence(block: Block) -> bool:
    return is_end_marked(block.text) and len(block.text.split()) >= _SENTENCE


def _above(blocks: list[Block], size: float) -> None:
    """Running heads in small type, and menus: several short lines, or entries on one line."""
    short = [
        block
        for block in blocks
        if not block.is_furniture and block.size < _LARGE * size and _is_label(block, _LONGEST_RUNNING)
    ]
    entries = sum(max(1, _entries(block)) for block in short)
    for block in short:
        if block.size < _SMALL * size or entries >= _LEAST_ABOVE:
            block.is_furniture = True


def _below(blocks: list[Block]) -> None:
    """Below the last sentence: menus, and whatever is short under "Most read" or the like."""
    is_begun = False
    for block in blocks:
        is_begun = is_begun or _is_heading(block)
        block.is_furniture |= _entries(block) >= _LEAST_ENTRIES or (is_begun and _is_label(block, _LONGEST_LINK))


def _is_heading(block: Block) -> bool:
    """Whether *block* is what stands above a list of other stories."""
    return len(block.text.split()) <= _LONGEST_LABEL and is_furniture(block.text) and has_words(block.text)


def _is_label(block: Block, longest: int) -> bool:
    return (
        len(block.text.split()) <= longest
        and not is_end_marked(block.text)
        and dates.parse(block.text) is None
        and byline_of(block.text) is None
    )


def _entries(block: Block) -> int:
    """How many short entries a block's lines have, wide apart; 0 where one is too long for an entry."""
    count = 0
    for line in block.lines:
        wide = [after.left - before.right > _GAP * line.size for before, after in pairwise(line.words)]
        ends = [at for at, is_wide in enumerate((*wide, True), 1) if is_wide]
        if any(end - begin > _LONGEST_ENTRY for begin, end in pairwise((0, *ends))):
            return 0
        count += len(ends)
    return count


def _lists(blocks: list[Block], size: float) -> None:
    """Other stories: short lines in small type under "Most read" or the like, down their column."""
    label: Block | None = None
    for block in blocks:
        if block.lines and _is_heading(block):
            label = block
        elif label is None or block.is_furniture:
            continue
        elif _is_below(label, block, size) and _is_label(block, _LONGEST_LINK):
            block.is_furniture = True
        else:
            label = None


def _is_below(label: Block, block: Block, size: float) -> bool:
    above, below = label.lines[0], block.lines[0]
    is_under = above.page == below.page and 0 <= below.left - above.left < 4 * size and below.base < above.base
    return is_under and block.size < _SMALL * size and block.size <= label.size * 1.05
