"""What every check stands on: tokens by passage, links by paragraph, and wording carried across a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.check.sentences import Meaning, Sentences
from app.model.alignment import Link, LinkKind
from app.model.article import ParagraphKind, SegmentedArticle, Token
from app.model.comparison import Comparison
from app.model.edit import Edit, EditKind
from app.model.entity import Figure
from app.model.parse import Parse
from app.model.passage import Passage

TokenEdits = Callable[[Sequence[str], Sequence[str]], Sequence[tuple[EditKind, int, int, int, int]]]
"""The shortest script between two token lists: (kind, a start, a end, b start, b end)."""

NearSpelling = Callable[[str, str], bool]
"""Whether two names look like two spellings of one."""

TOLD, REWRITE = 0.5, 0.62
"""Score from which a sentence counts as told by another article, and the share of told ones that makes a rewrite."""

_PROSE = frozenset({ParagraphKind.BODY, ParagraphKind.BLOCK_QUOTE, ParagraphKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Located:
    """A token and where it stands."""

    token: Token
    at: Passage


class Ground:
    """The comparison with the look-ups the checks share."""

    def __init__(
        self,
        comparison: Comparison,
        segmented: Sequence[SegmentedArticle],
        near_spelling: NearSpelling,
        token_edits: TokenEdits,
        parses: Sequence[Parse | None] = (),
        meaning: Meaning = str.casefold,
        marked: Sequence[Sequence[Passage]] = (),
    ) -> None:
        self.comparison = comparison
        self.segmented = segmented
        self.near_spelling = near_spelling
        self.token_edits = token_edits
        self.parses = parses
        self.meaning = meaning
        self.marked = marked
        self._rewrites: dict[tuple[int, int], bool] = {}

    def rewritten(self, one: int, other: int) -> bool:
        """Tell whether one of two articles is evidently made from the other: most of its sentences are told there."""
        key = min(one, other), max(one, other)
        if key not in self._rewrites:
            self._rewrites[key] = any(self._told(*pair) >= REWRITE for pair in (key, key[::-1]))
        return self._rewrites[key]

    def _told(self, one: int, other: int) -> float:
        """The share of the sentences of *one* that *other* tells."""
        prose = [at for at in self.sentences.of(one) if self.kind(at) in _PROSE]
        found = (self.sentences.matches(at, other) for at in prose)
        told = sum(any(match.score >= TOLD for match in matches[:1]) for matches in found)
        return told / len(prose) if prose else 0.0

    @cached_property
    def sentences(self) -> Sentences:
        """Sentences, and which of them tell the same thing."""
        return Sentences(self.segmented, self.parses, self.comparison.links, self.meaning)

    @cached_property
    def firm_links(self) -> tuple[Link, ...]:
        """Links whose two sides tell the same thing."""
        return tuple(link for link in self.comparison.links if link.kind is not LinkKind.PARTIAL)

    @cached_property
    def links_at(self) -> dict[tuple[int, int], list[Link]]:
        """Firm links by (article, paragraph)."""
        return _by_place(self.firm_links)

    @cached_property
    def figures_at(self) -> dict[tuple[int, int], list[Figure]]:
        """Figures by (article, paragraph)."""
        result: dict[tuple[int, int], list[Figure]] = defaultdict(list)
        for figure in self.comparison.figures:
            result[figure.at.article, figure.at.paragraph].append(figure)
        return result

    def text(self, passage: Passage) -> str:
        """Give the surface at a passage."""
        paragraphs = self.comparison.articles[passage.article].paragraphs
        return paragraphs[passage.paragraph].text[passage.start : passage.end]

    def whole(self, passage: Passage) -> str:
        """Give the surface of the paragraph a passage stands in."""
        return self.comparison.articles[passage.article].paragraphs[passage.paragraph].text

    def kind(self, passage: Passage) -> ParagraphKind:
        """Give the kind of the paragraph a passage stands in."""
        return self.comparison.articles[passage.article].paragraphs[passage.paragraph].kind

    def siglum(self, article: int) -> str:
        """Give an article's siglum."""
        return self.comparison.articles[article].siglum

    def tokens(self, passages: Iterable[Passage]) -> list[Located]:
        """Give the tokens inside some passages, in order."""
        result: list[Located] = []
        for passage in passages:
            for token in self.segmented[passage.article].paragraphs[passage.paragraph].tokens:
                if token.start >= passage.start and token.end <= passage.end:
                    at = Passage(passage.article, passage.paragraph, token.start, token.end)
                    result.append(Located(token, at))
        return result

    def ordered(self, first: int, second: int) -> tuple[int, int]:
        """Put the base (or else the lower number) first: findings speak from the base."""
        if second == self.comparison.base or (first != self.comparison.base and second < first):
            return second, first
        return first, second


def _by_place(links: Iterable[Link]) -> dict[tuple[int, int], list[Link]]:
    result: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in links:
        for side in (link.a, link.b):
            for paragraph in side.paragraphs:
                result[side.article, paragraph].append(link)
    return result


def covering(tokens: Sequence[Located]) -> tuple[Passage, ...]:
    """Join tokens into the fewest passages, one a paragraph."""
    result: list[Passage] = []
    for located in tokens:
        at = located.at
        if result and (result[-1].article, result[-1].paragraph) == (at.article, at.paragraph):
            result[-1] = Passage(at.article, at.paragraph, result[-1].start, at.end)
        else:
            result.append(at)
    return tuple(result)


def ends(edit: Edit, article: int) -> tuple[Passage | None, Passage | None]:
    """Give an edit's passage in *article* and the one on the other side."""
    if edit.a is not None and edit.a.article == article:
        return edit.a, edit.b
    if edit.b is not None and edit.b.article == article:
        return edit.b, edit.a
    # an insertion or deletion that *article* has nothing of
    return None, edit.a if edit.a is not None else edit.b


def carried(edits: Sequence[Edit], passage: Passage) -> tuple[float, tuple[Passage, ...]]:
    """Carry a passage across a link: the share 0..1 of it that is kept, and where the kept parts stand.

    Kept edits pair equal tokens, so the far end is taken as the whole kept run that overlaps.
    """
    kept = 0
    there: list[Passage] = []
    for edit in edits:
        if edit.kind is not EditKind.KEPT:
            continue
        here, other = ends(edit, passage.article)
        if here is None or other is None or not here.overlaps(passage):
            continue
        kept += min(here.end, passage.end) - max(here.start, passage.start)
        start = other.start + max(0, passage.start - here.start)
        end = other.end - max(0, here.end - passage.end)
        if start < end:
            there.append(Passage(other.article, other.paragraph, start, end))
    return kept / max(1, len(passage)), tuple(there)
