"""Where something stands: a stretch of one paragraph of one article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A half-open stretch of text, in code points of the paragraph's text."""

    article: int
    paragraph: int
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share at least one code point."""
        return (
            self.article == other.article
            and self.paragraph == other.paragraph
            and self.start < other.end
            and other.start < self.end
        )

    def holds(self, other: Passage) -> bool:
        """Whether *other* lies wholly inside this passage."""
        return (
            self.article == other.article
            and self.paragraph == other.paragraph
            and self.start <= other.start
            and other.end <= self.end
        )
