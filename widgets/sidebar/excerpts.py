"""Passages as a card shows them: the exact words, a few around them, and where they stand."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from app.model.comparison import Comparison
from app.model.passage import Passage
from app.present import body_numbers, paragraph_label
from widgets.sidebar.cards import Wording

AROUND = 34
"""Code points of context shown either side of the exact words, cut at a word's border."""
LONGEST = 240
"""Code points of one passage shown on a card; a whole paragraph is for the pane to show."""

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")


class Places:
    """How paragraphs of one comparison are referred to; numbers are counted once an article."""

    def __init__(self, comparison: Comparison) -> None:
        self._articles = comparison.articles
        self._numbers = [body_numbers(article) for article in comparison.articles]

    def short(self, article: int, paragraph: int) -> str:
        """Return "¶3" for prose, else what the paragraph is ("title")."""
        number = self._numbers[article][paragraph]
        return f"¶{number}" if number is not None else paragraph_label(self._articles[article], paragraph)

    def full(self, article: int, paragraph: int) -> str:
        """Return "A paragraph 3", to be read aloud."""
        number = self._numbers[article][paragraph]
        label = f"paragraph {number}" if number is not None else paragraph_label(self._articles[article], paragraph)
        return f"{self._articles[article].siglum} {label}"

    def signed(self, article: int, paragraph: int) -> str:
        """Return "A ¶3"."""
        return f"{self._articles[article].siglum} {self.short(article, paragraph)}"


def excerpt(comparison: Comparison, passage: Passage, places: Places) -> Wording:
    """Return the words of *passage* with a little of their sentence, the exact words marked."""
    article = comparison.articles[passage.article]
    text = article.paragraphs[passage.paragraph].text
    start, end = passage.start, min(passage.end, passage.start + LONGEST)
    cut = "…" if end < passage.end else ""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…" + _from_word(before)
    if cut:
        after = cut
    elif end + AROUND < len(text):
        after = _to_word(after) + "…"
    words = text[start:end]
    whole = before + words + after
    first, last = len(before), len(before) + len(words)
    context = tuple(span for span in ((0, first), (last, len(whole))) if span[0] < span[1])
    marks = ((first, last),) if start > 0 or end < len(text) else ()
    place = places.short(passage.article, passage.paragraph)
    return Wording(passage.article, article.siglum, whole, marks, context, place)


def _from_word(text: str) -> str:
    """Drop a word cut in two at the start."""
    space = text.find(" ")
    return text[space + 1 :] if 0 <= space < len(text) - 1 else text


def _to_word(text: str) -> str:
    """Drop a word cut in two at the end."""
    space = text.rfind(" ")
    return text[:space] if space > 0 else text


def changed_words(first: str, second: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return the stretches of each text (code points) whose words the other lacks; for display only.

    Words are compared without regard to case and to the shape of quotes. Neighbouring words make one stretch.
    """
    mine, theirs = list(_WORD.finditer(first)), list(_WORD.finditer(second))
    matcher = difflib.SequenceMatcher(None, _normal(mine), _normal(theirs), autojunk=False)
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if a < b:
            left.append((mine[a].start(), mine[b - 1].end()))
        if c < d:
            right.append((theirs[c].start(), theirs[d - 1].end()))
    return tuple(left), tuple(right)


def _normal(words: Sequence[re.Match[str]]) -> list[str]:
    return [word.group().casefold().translate(_PLAIN) for word in words]


_PLAIN = str.maketrans("“”‘’", "\"\"''")
