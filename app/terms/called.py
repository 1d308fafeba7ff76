"""Entities that the articles name differently ("Daesh" here, "Islamic State" there)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from app.model.article import SegmentedArticle
from app.model.entity import Entity, EntityType
from app.model.passage import Passage
from app.model.terms import Term, TermRow

SameCalling = Callable[[str, str, EntityType], bool]
"""Whether two names of one entity are the same name, spelled alike or shortened."""


def called(
    entities: Sequence[Entity], articles: Sequence[SegmentedArticle], same_calling: SameCalling
) -> Iterator[TermRow]:
    """A row for each entity but people of which two articles use names that the other does not have.

    People are told apart by how they are described; their names differ in length and spelling alone.
    """
    for number, entity in enumerate(entities):
        if entity.type is EntityType.PERSON or not entity.aliases:
            continue
        names: list[list[tuple[str, Passage]]] = []
        forms: dict[str, int] = {}
        for at in entity.mentions:
            surface = articles[at.article].paragraphs[at.paragraph].text[at.start : at.end]
            if surface not in forms:
                alike = [number for form, number in forms.items() if same_calling(surface, form, entity.type)]
                forms[surface] = alike[0] if alike else len(names)
                names += [] if alike else [[]]
            names[forms[surface]].append((surface, at))
        if differ([{at.article for _, at in name} for name in names]):
            yield TermRow(entity.name, number, terms(names))


def differ(articles_of: Sequence[set[int]]) -> bool:
    """Whether of two articles each has a term that the other has not; *articles_of* gives by term who has it."""
    return any(one - other and other - one for n, one in enumerate(articles_of) for other in articles_of[n + 1 :])


def terms(named: Sequence[Sequence[tuple[str, Passage]]]) -> tuple[Term, ...]:
    """Terms with their uses, the most used first."""
    found = [Term(commonest([surface for surface, _ in each]), tuple(sorted(at for _, at in each))) for each in named]
    return tuple(sorted(found, key=lambda term: (-len(term.uses), term.words)))


def commonest(surfaces: Sequence[str]) -> str:
    """The most frequent surface; of several the one in lower case, then the longest."""
    counts = Counter(surfaces)
    return min(counts, key=lambda surface: (-counts[surface], surface[:1].isupper(), -len(surface), surface))
