"""Where the caret goes: one step by character, word, line or paragraph, or to either end."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from widgets.compare.pane_text import PaneText, Position
from widgets.compare.paragraph_box import ParagraphBox


class Step(StrEnum):
    """A move of the caret. Left and right are the screen's: in right-to-left text they lead back and on."""

    LEFT = "left"
    RIGHT = "right"
    WORD_BACK = "word-back"
    WORD_ON = "word-on"
    UP = "up"
    DOWN = "down"
    LINE_START = "line-start"
    LINE_END = "line-end"
    PARAGRAPH_BACK = "paragraph-back"
    PARAGRAPH_ON = "paragraph-on"
    PAGE_UP = "page-up"
    PAGE_DOWN = "page-down"
    START = "start"
    END = "end"


_Key = QKeySequence.StandardKey

_KEYS: tuple[tuple[QKeySequence.StandardKey, Step, bool], ...] = (
    (_Key.MoveToPreviousChar, Step.LEFT, False),
    (_Key.MoveToNextChar, Step.RIGHT, False),
    (_Key.SelectPreviousChar, Step.LEFT, True),
    (_Key.SelectNextChar, Step.RIGHT, True),
    (_Key.MoveToPreviousWord, Step.WORD_BACK, False),
    (_Key.MoveToNextWord, Step.WORD_ON, False),
    (_Key.SelectPreviousWord, Step.WORD_BACK, True),
    (_Key.SelectNextWord, Step.WORD_ON, True),
    (_Key.MoveToPreviousLine, Step.UP, False),
    (_Key.MoveToNextLine, Step.DOWN, False),
    (_Key.SelectPreviousLine, Step.UP, True),
    (_Key.SelectNextLine, Step.DOWN, True),
    (_Key.MoveToStartOfLine, Step.LINE_START, False),
    (_Key.MoveToEndOfLine, Step.LINE_END, False),
    (_Key.SelectStartOfLine, Step.LINE_START, True),
    (_Key.SelectEndOfLine, Step.LINE_END, True),
    (_Key.MoveToStartOfDocument, Step.START, False),
    (_Key.MoveToEndOfDocument, Step.END, False),
    (_Key.SelectStartOfDocument, Step.START, True),
    (_Key.SelectEndOfDocument, Step.END, True),
    (_Key.MoveToPreviousPage, Step.PAGE_UP, False),
    (_Key.MoveToNextPage, Step.PAGE_DOWN, False),
    (_Key.SelectPreviousPage, Step.PAGE_UP, True),
    (_Key.SelectNextPage, Step.PAGE_DOWN, True),
)


def step_of(event: QKeyEvent) -> tuple[Step, bool] | None:
    """Return the move a key asks for and whether it extends the selection, or ``None``."""
    control = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if control == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return (Step.PARAGRAPH_BACK if event.key() == Qt.Key.Key_Up else Step.PARAGRAPH_ON), extend
    for key, step, extend in _KEYS:
        if event.matches(key):
            return step, extend
    return None


def moved(text: PaneText, at: Position, step: Step, goal: float, box_of: Callable[[int], ParagraphBox]) -> Position:
    """Return where *step* leads from *at*; *goal* is the x, in pixels, that moves between lines keep to.

    Pages are the view's business: PAGE_UP and PAGE_DOWN stay where they are.
    """
    if not len(text):
        return Position(0, 0)
    here = text.clamp(at)
    index, offset = here
    last = len(text) - 1
    if step is Step.START:
        return Position(0, 0)
    if step is Step.END:
        return text.end()
    if step is Step.PARAGRAPH_BACK:
        return Position(index, 0) if offset else Position(max(0, index - 1), 0)
    if step is Step.PARAGRAPH_ON:
        return Position(index + 1, 0) if index < last else text.end()
    box = box_of(index)
    if step in (Step.LEFT, Step.RIGHT):
        return _sideways(text, here, step is Step.RIGHT, box)
    if step is Step.WORD_ON:
        if offset < len(text.paragraphs[index].text):
            return Position(index, box.next_word(offset))
        return Position(index + 1, 0) if index < last else here
    if step is Step.WORD_BACK:
        if offset:
            return Position(index, box.previous_word(offset))
        return Position(index - 1, len(text.paragraphs[index - 1].text)) if index else here
    line = box.line_of(offset)
    if step in (Step.LINE_START, Step.LINE_END):
        return Position(index, box.line_span(line)[step is Step.LINE_END])
    if step is Step.UP:
        if line:
            return Position(index, box.position_on_line(line - 1, goal))
        if not index:
            return Position(0, 0)
        above = box_of(index - 1)
        return Position(index - 1, above.position_on_line(above.line_count - 1, goal))
    if step is Step.DOWN:
        if line < box.line_count - 1:
            return Position(index, box.position_on_line(line + 1, goal))
        return Position(index + 1, box_of(index + 1).position_on_line(0, goal)) if index < last else text.end()
    return here


def _sideways(text: PaneText, here: Position, right: bool, box: ParagraphBox) -> Position:
    index, offset = here
    there = box.beside(offset, right)
    if there != offset:
        return Position(index, there)
    # at the paragraph's edge: on or back, as its own direction reads
    if right != box.right_to_left:
        return Position(index + 1, 0) if index < len(text) - 1 else here
    return Position(index - 1, len(text.paragraphs[index - 1].text)) if index else here
