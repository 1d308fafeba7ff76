"""Where a search stands: all matches and the one shown now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from app.model.passage import Passage
from app.present.page import Page
from widgets.compare.text_search import find_all, pattern_of

Hit = tuple[int, Passage]


class Finder:
    """Steps through the matches of one text, around the end and back to the start."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self.now = -1
        self._asked: tuple[str, bool] | None = None

    def clear(self) -> None:
        """Forget the search."""
        self.hits, self.now, self._asked = [], -1, None

    def outdated(self) -> None:
        """Search again at the next step: the page has changed."""
        self._asked = None

    def find(
        self,
        page: Page,
        articles: Sequence[int],
        text: str,
        case: bool,
        backwards: bool,
        start: tuple[int, int, int, int],
        stay: bool,
    ) -> Hit | None:
        """Step to the next match of *text* and return it.

        A new search begins at *start*: (row, pane, paragraph, code point). *stay* takes a match right there.
        """
        if (text, case) != self._asked:
            pattern = pattern_of(text, case)
            self.hits = find_all(page, articles, pattern) if pattern else []
            self._asked = (text, case)
            fresh = True
        else:
            fresh = stay
        if not self.hits:
            self.now = -1
            return None
        if fresh or self.now < 0:
            order = {article: pane for pane, article in enumerate(articles)}
            keys = [(row, order[at.article], at.paragraph, at.start) for row, at in self.hits]
            at = bisect_left(keys, start)
            self.now = (at - 1) % len(keys) if backwards else at % len(keys)
        else:
            self.now = (self.now + (-1 if backwards else 1)) % len(self.hits)
        return self.hits[self.now]

    def count(self) -> tuple[int, int]:
        """Return which match is shown, from 1 (0 for none), and how many there are."""
        return self.now + 1, len(self.hits)
