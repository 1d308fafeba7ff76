"""What is known of the articles besides their words, as the aligner's second pass uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.align.units import Unit
from app.model.article import SegmentedArticle
from app.model.entity import Entity, Figure, FigureKind
from app.model.passage import Passage
from app.model.quote import Quote, QuoteLink

SHARED_NAMES = 2
"""Entities two paragraphs must share for a date to make them one fact."""

_DATED = re.compile(r"\d{4}-\d{2}(-\d{2})?")

QUOTED_WORDS = 8
"""Words of a shared quotation shown as a reason."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """Quotes, entities and figures of all articles, and which quotes report one utterance."""

    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    quote_links: tuple[QuoteLink, ...] = ()


def _figure_key(figure: Figure, text: str) -> str:
    value = figure.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"#{value}" if value is not None else f"#{text.casefold()}"


def names_of(
    known: Annotations, article: SegmentedArticle, number: int, units: Sequence[Unit]
) -> list[tuple[str, ...]]:
    """Give each unit's names and figures: entities by joined name, figures by value, other names as read."""
    keys: dict[int, set[str]] = {}
    covered: dict[int, list[Passage]] = {}
    for entity in known.entities:
        for at in entity.mentions:
            if at.article == number:
                keys.setdefault(at.paragraph, set()).add(f"entity {entity.type.value} {entity.name}")
                covered.setdefault(at.paragraph, []).append(at)
    for figure in known.figures:
        if figure.at.article == number:
            text = article.paragraphs[figure.at.paragraph].text[figure.at.start : figure.at.end]
            keys.setdefault(figure.at.paragraph, set()).add(_figure_key(figure, text))
            covered.setdefault(figure.at.paragraph, []).append(figure.at)
    out: list[tuple[str, ...]] = []
    for unit in units:
        spans = covered.get(unit.number, ())
        told = " ".join(unit.text[at.start : at.end] for at in spans).casefold()
        own = {name for name in unit.names if name.lstrip("#") not in told}
        out.append(tuple(sorted(keys.get(unit.number, set()) | own)))
    return out


def dated_facts(known: Annotations, a: int, b: int) -> set[tuple[int, int]]:
    """Give the paragraphs of *a* and *b* that alone tell of one dated fact about the same things.

    Both give the same date, to the month or day, that stands in no other paragraph of either article, and name two or
    more of the same entities. Two accounts seldom agree in that by chance, however little wording they share.
    """
    dates: dict[str, dict[int, set[int]]] = {}
    for figure in known.figures:
        if figure.kind is FigureKind.DATE and isinstance(figure.value, str) and _DATED.fullmatch(figure.value):
            dates.setdefault(figure.value[:7], {}).setdefault(figure.at.article, set()).add(figure.at.paragraph)
    named: dict[tuple[int, int], set[int]] = {}
    for entity, each in enumerate(known.entities):
        for at in each.mentions:
            named.setdefault((at.article, at.paragraph), set()).add(entity)
    found: set[tuple[int, int]] = set()
    for places in dates.values():
        mine, theirs = places.get(a, set()), places.get(b, set())
        if len(mine) == len(theirs) == 1:
            p, q = min(mine), min(theirs)
            if len(named.get((a, p), set()) & named.get((b, q), set())) >= SHARED_NAMES:
                found.add((p, q))
    return found


def quoted_pairs(known: Annotations, a: int, b: int) -> Iterator[tuple[int, int, str]]:
    """Give the paragraphs of *a* and *b* in which one utterance stands, with its first words."""
    for link in known.quote_links:
        first, second = known.quotes[link.a], known.quotes[link.b]
        if (first.article, second.article) == (b, a):
            first, second = second, first
        if (first.article, second.article) != (a, b):
            continue
        shorter = min((first.text, second.text), key=lambda text: (len(text), text)).split()
        words = " ".join(shorter[:QUOTED_WORDS]) + (" …" if len(shorter) > QUOTED_WORDS else "")
        mine = list(dict.fromkeys(span.paragraph for span in first.spans))
        theirs = list(dict.fromkeys(span.paragraph for span in second.spans))
        if len(mine) == len(theirs):
            yield from ((p, q, words) for p, q in zip(mine, theirs, strict=True))
        else:
            yield from ((p, q, words) for p in mine for q in theirs)
