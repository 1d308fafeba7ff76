"""One article as the search for terms sees it: tokens with their grammar, entities and what is quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.model.article import ParagraphKind, SegmentedArticle
from app.model.entity import Entity
from app.model.parse import Parse, ParsedToken
from app.model.passage import Passage
from app.model.quote import Quote

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SILENT = frozenset({ParagraphKind.FURNITURE, ParagraphKind.BYLINE, ParagraphKind.DATELINE})


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph's tokens, the tokens that hang on each, and by token the entity it is part of (-1: none)."""

    article: int
    number: int
    text: str
    tokens: tuple[ParsedToken, ...]
    children: tuple[tuple[int, ...], ...]
    entity: tuple[int, ...]
    quoted: tuple[bool, ...]

    @property
    def headline(self) -> bool:
        """Whether nearly every longer word has a capital, so that capitals and grammar say little."""
        words = [token for token in self.tokens if token.end - token.start > 3]
        return 0 < len(words) <= 24 and sum(self.text[w.start].isupper() for w in words) >= 0.8 * len(words)

    def passage(self, first: int, last: int) -> Passage:
        """The stretch from token *first* to token *last*, both included."""
        return Passage(self.article, self.number, self.tokens[first].start, self.tokens[last].end)

    def lemma(self, at: int) -> str:
        """A token's basic form, folded; a hyphenated word keeps its hyphens."""
        return self.tokens[at].lemma.casefold()


def views(
    articles: Sequence[SegmentedArticle],
    parses: Sequence[Parse | None],
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
) -> dict[tuple[int, int], ParagraphView]:
    """By (article, paragraph) what can be searched: no furniture, bylines or datelines, nothing that was not parsed."""
    named = _by_paragraph((mention, number) for number, entity in enumerate(entities) for mention in entity.mentions)
    said = _by_paragraph((passage, 0) for quote in quotes for passage in quote.inside)
    found: dict[tuple[int, int], ParagraphView] = {}
    for article, parse in zip(articles, parses, strict=True):
        if parse is None:
            continue
        for number, (paragraph, parsed) in enumerate(zip(article.paragraphs, parse.paragraphs, strict=False)):
            if paragraph.kind in _SILENT or not parsed.tokens:
                continue
            place = article.number, number
            tokens = parsed.tokens
            children: list[list[int]] = [[] for _ in tokens]
            for at, token in enumerate(tokens):
                if token.head != at:
                    children[token.head].append(at)
            found[place] = ParagraphView(
                article=article.number,
                number=number,
                text=paragraph.text,
                tokens=tokens,
                children=tuple(map(tuple, children)),
                entity=_covering(tokens, named.get(place, ()), -1),
                quoted=tuple(value == 0 for value in _covering(tokens, said.get(place, ()), -1)),
            )
    return found


_Marked = tuple[Passage, int]


def _by_paragraph(marked: Iterable[_Marked]) -> dict[tuple[int, int], list[_Marked]]:
    found: dict[tuple[int, int], list[_Marked]] = defaultdict(list)
    for passage, value in marked:
        found[passage.article, passage.paragraph].append((passage, value))
    return found


def _covering(tokens: Sequence[ParsedToken], marked: Sequence[_Marked], otherwise: int) -> tuple[int, ...]:
    """By token the value of the passage it begins in; *marked* passages seldom overlap, the later one then counts."""
    values = [otherwise] * len(tokens)
    at = 0
    for passage, value in sorted(marked):
        while at and tokens[at - 1].start >= passage.start:
            at -= 1
        while at < len(tokens) and tokens[at].start < passage.start:
            at += 1
        while at < len(tokens) and tokens[at].start < passage.end:
            values[at] = value
            at += 1
    return tuple(values)
