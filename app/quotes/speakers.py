"""Who speaks, once the entities of all articles are known: surnames, titles and pronouns find their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from app.model.article import SegmentedArticle
from app.model.entity import Entity, EntityType
from app.model.passage import Passage
from app.model.quote import Quote
from app.quotes.antecedents import PERSONAL, PROSE, placed
from app.quotes.names import PRONOUNS, bare_name, modifies, one_person
from app.quotes.titles import Titles

_WITHIN = re.compile(r"\b(?:in|of|from|and|at|for|with)\b|['’]s\b|,")
_SPEAKING = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.OTHER})


def resolve_speakers(
    quotes: Sequence[Quote], entities: Sequence[Entity], articles: Sequence[SegmentedArticle] = ()
) -> tuple[Quote, ...]:
    """Name each quote's speaker by the entity its words mean.

    *entities* are merged over all articles. With *articles* (places are article numbers) a title seen beside a name in
    one article ("Russian President Vladimir Putin") names its holder in all, and pronouns look back over the text;
    without them the names found by ``find_quotes`` are only carried over to entities. A speaker that is no entity
    keeps its words, without the article; a pronoun nobody answers to gives ``None``.
    """
    resolver = _Resolver(entities, articles)
    order = sorted(range(len(quotes)), key=lambda number: (_place(quotes[number]), number))
    named = list(quotes)
    last: dict[int, tuple[str, Entity | None]] = {}
    for number in order:
        quote = quotes[number]
        name, entity = resolver.name(quote, last.get(quote.article))
        if name is not None:
            last[quote.article] = name, entity
        named[number] = replace(quote, speaker=name)
    return tuple(named)


def _place(quote: Quote) -> Passage:
    return quote.mention or (quote.spans[0] if quote.spans else Passage(quote.article, 0, 0, 0))


class _Resolver:
    def __init__(self, entities: Sequence[Entity], articles: Sequence[SegmentedArticle]) -> None:
        self._articles = {article.number: article for article in articles}
        self._mentions: list[tuple[Passage, int]] = sorted(
            (at, number) for number, entity in enumerate(entities) for at in entity.mentions
        )
        self._entities = entities
        self._by_surface: dict[str, Entity] = {}
        by_weight = sorted(entities, key=lambda one: (one.type is not EntityType.PERSON, -len(one.mentions), one.name))
        for entity in by_weight:
            self._by_surface.setdefault(_key(entity.name), entity)
        for entity in by_weight:
            for alias in entity.aliases:
                self._by_surface.setdefault(_key(alias), entity)
        self._titles = Titles()
        self._places = {
            entities[number].name
            for at, number in self._mentions
            if placed(self._paragraph(at.article, at.paragraph), at.start)
        }
        people: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
        for at, number in self._mentions:
            if entities[number].type is EntityType.PERSON:
                people.setdefault((at.article, at.paragraph), []).append((at.start, at.end, entities[number].name))
        for (article, paragraph), told in people.items():
            text = self._paragraph(article, paragraph)
            if text:
                self._titles.take(text, told)

    def _paragraph(self, article: int, paragraph: int) -> str:
        known = self._articles.get(article)
        if known is None or paragraph >= len(known.paragraphs):
            return ""
        return known.paragraphs[paragraph].text

    def _prose(self, place: Passage) -> bool:
        known = self._articles.get(place.article)
        return known is None or known.paragraphs[place.paragraph].kind in PROSE

    def _may_speak(self, pronoun: str, entity: Entity) -> bool:
        """Whether a personal pronoun can mean an entity: a person, and none that stands where places do."""
        person = entity.type is EntityType.PERSON and entity.name not in self._places
        return person and self._titles.may_be(pronoun, entity.name)

    def name(self, quote: Quote, last: tuple[str, Entity | None] | None) -> tuple[str | None, Entity | None]:
        """The speaker's name, and its entity if it is one."""
        at = quote.mention
        local = quote.speaker
        words = self._paragraph(at.article, at.paragraph)[at.start : at.end] if at is not None else ""
        if at is not None and words.strip().lower() in PRONOUNS:
            pronoun = words.strip().lower()
            if local is not None and pronoun in PERSONAL:
                meant = self._by_surface.get(_key(self._titles.name(local) or local))
                if meant is None or self._may_speak(pronoun, meant):
                    return (local, None) if meant is None else (meant.name, meant)
            if last is not None and last[1] is None and pronoun in PERSONAL and one_person(last[0]):
                return last
            entity = self._antecedent(pronoun, at, last[1] if last is not None else None)
            if entity is None and local is not None:
                entity = self._by_surface.get(_key(local))
            return (entity.name, entity) if entity is not None else (local, None)
        entity = self._within(at, words) if at is not None and not words.startswith("@") else None
        if entity is None and words:
            titled = self._titles.name(words)
            entity = self._by_surface.get(_key(titled)) if titled is not None else None
        if entity is None and local is not None:
            entity = self._by_surface.get(_key(local))
        if entity is None:
            return local, None
        return entity.name, entity

    def _within(self, at: Passage, words: str) -> Entity | None:
        """The entity named inside a mention: a person wherever it stands, another only where it is what speaks."""
        found: list[tuple[Passage, Entity]] = []
        for place, number in self._mentions[
            bisect_left(self._mentions, (Passage(at.article, at.paragraph, 0, 0), -1)) :
        ]:
            if (place.article, place.paragraph) != (at.article, at.paragraph) or place.start >= at.end:
                break
            if at.overlaps(place) and place.end <= at.end + 1:
                found.append((place, self._entities[number]))
        text = self._paragraph(at.article, at.paragraph)
        found = [one for one in found if not modifies(text, one[0].end, at.end)]
        people = [(place, entity) for place, entity in found if entity.type is EntityType.PERSON]
        if people:
            return people[-1][1] if people[-1][0].end >= at.end - 1 else people[0][1]
        speaking = [(place, entity) for place, entity in found if entity.type in _SPEAKING and place.end >= at.end - 2]
        if speaking and not _WITHIN.search(words[: speaking[-1][0].start - at.start]):
            return speaking[-1][1]
        return None

    def _antecedent(self, pronoun: str, at: Passage, last: Entity | None) -> Entity | None:
        if pronoun in PERSONAL:
            if last is not None and self._may_speak(pronoun, last):
                return last
            for place, number in reversed(self._mentions[: bisect_left(self._mentions, (at, -1))]):
                if place.article != at.article:
                    break
                entity = self._entities[number]
                if self._prose(place) and self._may_speak(pronoun, entity):
                    return entity
            return None
        if last is not None and last.type is not EntityType.PERSON:
            return last
        return None


def _key(name: str) -> str:
    return bare_name(name).replace("’", "'").casefold()
