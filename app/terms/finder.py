"""The terms of a comparison in one go, the most telling rows first, and few of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.model.alignment import Link
from app.model.article import SegmentedArticle
from app.model.entity import Entity
from app.model.parse import Parse
from app.model.passage import Passage
from app.model.quote import Quote
from app.model.terms import TermRow
from app.terms.called import SameCalling, called, differ, terms
from app.terms.described import described
from app.terms.exchanged import Exchange, exchanges, spread
from app.terms.swapped import swapped
from app.terms.uses import Use, uses
from app.terms.view import views

MOST_ROWS = 12
"""Rows of a comparison of up to ``WORDS_A_ROW`` * ``MOST_ROWS`` words; longer ones may have more."""
WORDS_A_ROW = 150
_MOST_PEOPLE = 4  # of twelve rows


def find_terms(
    articles: Sequence[SegmentedArticle],
    parses: Sequence[Parse | None],
    links: Sequence[Link],
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    same_calling: SameCalling,
) -> tuple[TermRow, ...]:
    """What the articles call one thing: loaded words first, then names, descriptions of people, plain words.

    *links* carry their wording; *quotes* are left out, since their words are the speakers'. *same_calling* comes from
    the stage that owns names. Articles without a parse have names alone.
    """
    seen = views(articles, parses, entities, quotes)
    used = {place: tuple(uses(view)) for place, view in seen.items()}
    by_group: dict[int, list[Use]] = defaultdict(list)
    for place in sorted(used):
        for use in used[place]:
            by_group[use.sense.group].append(use)
    texts = {place: view.text for place, view in seen.items()}
    ranked: list[tuple[tuple[object, ...], TermRow]] = []
    found = spread(by_group) | exchanges(links, used)
    for group, exchange in sorted(found.items()):
        row = _row(exchange, by_group[group], texts)
        if row is not None:
            ranked.append(((0 if exchange.loaded else 3, -exchange.weight), row))
    ranked += [((1, -_count(row)), row) for row in called(entities, articles, same_calling)]
    ranked += [((4, -count), row) for count, row in swapped(links, seen)]
    people = sorted(described(entities, seen), key=lambda row: (-_count(row), row.subject))
    words = sum(len(paragraph.tokens) for article in articles for paragraph in article.paragraphs)
    most = max(MOST_ROWS, words // WORDS_A_ROW)
    ranked += [((2, -_count(row)), row) for row in people[: most * _MOST_PEOPLE // MOST_ROWS]]
    ranked.sort(key=lambda each: (each[0], each[1].subject, each[1].terms[0].uses))
    return _apart(tuple(row for _, row in ranked))[:most]


def _count(row: TermRow) -> int:
    return sum(len(term.uses) for term in row.terms)


def _row(exchange: Exchange, found: Sequence[Use], texts: Mapping[tuple[int, int], str]) -> TermRow | None:
    """The uses of the exchanged terms in all articles, but for those that clearly speak of something else."""
    rows: dict[tuple[str, ...], list[tuple[str, Passage]]] = defaultdict(list)
    for use in found:
        if use.sense.words not in exchange.words:
            continue
        if exchange.owners and use.owners and not use.owners & exchange.owners:
            continue
        words = texts[use.at.article, use.at.paragraph][use.at.start : use.at.end]
        rows[use.sense.words].append((words.casefold(), use.at))
    if not differ([{at.article for _, at in each} for each in rows.values()]):
        return None
    listed = terms([each for _, each in sorted(rows.items())])
    return TermRow(listed[0].words, None, listed)


def _apart(rows: tuple[TermRow, ...]) -> tuple[TermRow, ...]:
    """Without rows all of whose uses stand in rows before them: a word can have several senses."""
    kept: list[TermRow] = []
    taken: set[Passage] = set()
    for row in rows:
        places = {at for term in row.terms for at in term.uses}
        if not places <= taken:
            kept.append(row)
            taken |= places
    return tuple(kept)
