"""Passages as a card shows them: the exact words, a few around them, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.comparison import Comparison
from app.model.passage import Passage
from app.present import body_numbers, paragraph_label
from widgets.sidebar.cards import Wording

AROUND = 34
"""Code points of context shown either side of the exact words, cut at a word's border."""
LONGEST = 240
"""Code points of one passage shown on a card; a whole paragraph is for the pane to show."""


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


def nearby(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """Return passages in the order of the page, those close together in one paragraph as one group.

    They are close when no more than the context either would be shown with parts them, and all fit in ``LONGEST``.
    """
    groups: list[list[Passage]] = []
    for at in sorted(passages):
        last = groups[-1] if groups else None
        if (
            last is not None
            and (last[0].article, last[0].paragraph) == (at.article, at.paragraph)
            and at.start - last[-1].end <= 2 * AROUND
            and at.end - last[0].start <= LONGEST
        ):
            last.append(at)
        else:
            groups.append([at])
    return tuple(tuple(group) for group in groups)


def excerpts(comparison: Comparison, passages: Sequence[Passage], places: Places) -> tuple[Wording, ...]:
    """Return one wording for each group of ``nearby`` passages."""
    return tuple(excerpt(comparison, group, places) for group in nearby(passages))


def excerpt(comparison: Comparison, group: Sequence[Passage], places: Places) -> Wording:
    """Return the words of passages of one paragraph with a little of their sentence, the exact words marked.

    An empty passage is a place: what stands around it is shown, nothing is marked.
    """
    number, paragraph = group[0].article, group[0].paragraph
    article = comparison.articles[number]
    text = article.paragraphs[paragraph].text
    start, end = group[0].start, max(at.end for at in group)
    cut = end > start + LONGEST
    end = min(end, start + LONGEST)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…" + _from_word(before)
    if cut:
        after = "…"
    elif end + AROUND < len(text):
        after = _to_word(after) + "…"
    whole = before + text[start:end] + after
    shift = len(before) - start
    marks = joined([(at.start + shift, min(at.end, end) + shift) for at in group if at.end > at.start])
    edges = [0, *(edge for mark in marks for edge in mark), len(whole)]
    context = tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
    if not marks:
        return Wording(number, article.siglum, whole, (), ((0, len(whole)),), places.short(number, paragraph))
    exact = start > 0 or end < len(text) or len(marks) > 1
    return Wording(number, article.siglum, whole, marks if exact else (), context, places.short(number, paragraph))


def joined(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join stretches that touch or overlap."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _from_word(text: str) -> str:
    """Drop a word cut in two at the start."""
    space = text.find(" ")
    return text[space + 1 :] if 0 <= space < len(text) - 1 else text


def _to_word(text: str) -> str:
    """Drop a word cut in two at the end."""
    space = text.rfind(" ")
    return text[:space] if space > 0 else text
