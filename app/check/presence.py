"""What one article alone has: quotations, figures, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from app.check.ground import Ground
from app.check.values import family, measure, same_value
from app.model.article import ParagraphKind
from app.model.entity import EntityType, Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import QuoteKind

LEAST_WORDS = 4
"""Shorter stretches in quotation marks are terms, not quotations."""

_NAMED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.EVENT})

_WHAT = {
    EntityType.PERSON: "person",
    EntityType.ORGANISATION: "organisation",
    EntityType.PLACE: "place",
    EntityType.EVENT: "event",
}


def find_only_in(ground: Ground, told: AbstractSet[Figure], named: AbstractSet[int]) -> list[Finding]:
    """Quotes, figures and names that stand in exactly one article.

    *told* and *named* are the figures and the numbers of entities other checks have already reported.
    """
    return [*_quotes(ground), *_figures(ground, told), *_entities(ground, named)]


def _only(ground: Ground, what: str, words: str, evidence: tuple[Passage, ...]) -> Finding:
    return Finding(
        kind=FindingKind.ONLY_IN,
        severity=Severity.NOTE,
        values=(("a", words), ("first", ground.siglum(evidence[0].article)), ("what", what)),
        evidence=evidence,
    )


def _quotes(ground: Ground) -> list[Finding]:
    linked = {number for link in ground.comparison.quote_links for number in (link.a, link.b)}
    result: list[Finding] = []
    for number, quote in enumerate(ground.comparison.quotes):
        if number in linked or quote.kind is QuoteKind.INDIRECT:
            continue
        inside = quote.inside or quote.spans
        words = sum(1 for token in ground.tokens(inside) if token.token.normal[:1].isalnum())
        if words >= LEAST_WORDS:
            result.append(_only(ground, "quotation", f"“{_short(ground.text(inside[0]))}”", inside))
    return result


def _figures(ground: Ground, told: AbstractSet[Figure]) -> list[Finding]:
    result: list[Finding] = []
    filed = _Filed(ground.comparison.figures)
    for figure in ground.comparison.figures:
        if figure in told or figure.value is None or figure.kind in (FigureKind.ORDINAL, FigureKind.TIME):
            continue
        # "one of them" counts nothing an editor would miss
        if figure.kind is FigureKind.NUMBER and (figure.value == 1 or figure.unit == "times"):
            continue
        if ground.kind(figure.at) in (ParagraphKind.DATELINE, ParagraphKind.BYLINE):
            continue
        if any(at.article != figure.at.article or at < figure.at for at in filed.saying(figure)):
            continue
        what = "date" if figure.kind is FigureKind.DATE else "figure"
        result.append(_only(ground, what, _figure_words(ground, figure), (figure.at,)))
    return result


class _Filed:
    """Figures by what they say, to look up which say the same without asking every one."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_key: dict[tuple[object, ...], dict[tuple[object, ...], tuple[Figure, list[Passage]]]] = defaultdict(
            dict
        )
        for figure in figures:
            for key in self._keys(figure):
                said = (figure.kind, type(figure.value), figure.value, figure.unit)
                self._by_key[key].setdefault(said, (figure, []))[1].append(figure.at)

    def saying(self, figure: Figure) -> Iterator[Passage]:
        """Give where figures stand that say the same as this one, itself among them."""
        for key in self._keys(figure):
            for other, places in self._by_key[key].values():
                if same_value(figure, other):
                    yield from places

    @staticmethod
    def _keys(figure: Figure) -> list[tuple[object, ...]]:
        """Two figures that say the same have one of these in common: their number, or what they measure."""
        told = family(figure)
        if told == "share" or isinstance(figure.value, str):
            return [(told,)]
        keys: list[tuple[object, ...]] = [(told, figure.value)]
        measured = measure(figure)
        return [*keys, (told, "measure", measured)] if measured else keys


def _figure_words(ground: Ground, figure: Figure) -> str:
    words = ground.text(figure.at)
    if figure.unit and figure.kind in (FigureKind.NUMBER, FigureKind.QUANTITY) and figure.unit not in words.casefold():
        return f"{words} {figure.unit}"
    return words


def _entities(ground: Ground, named: AbstractSet[int]) -> list[Finding]:
    result: list[Finding] = []
    for number, entity in enumerate(ground.comparison.entities):
        if number in named or entity.type not in _NAMED:
            continue
        # who wrote it and where it appeared is no part of the story
        if all(ground.kind(at) in (ParagraphKind.DATELINE, ParagraphKind.BYLINE) for at in entity.mentions):
            continue
        if len({mention.article for mention in entity.mentions}) == 1:
            result.append(_only(ground, _WHAT[entity.type], entity.name, entity.mentions[:1]))
    return result


def _short(text: str, most: int = 60) -> str:
    """Cut a text at a word near *most* code points."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"
