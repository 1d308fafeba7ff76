"""What is compared of a quote, worked out once: its folded words, what it names, and where it stands."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.model.entity import Entity, Figure
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind
from app.quotes.stretches import inside_texts
from app.quotes.words import content, spoken, without_brackets, words

_GRAMS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A quote prepared for pairing.

    ``quoted``: folded words inside the marks, joined, with gaps for an editor's insertions; ``stretches``: of each
    stretch alone; ``folded``: all words of the quote; ``stems``: the ones that carry meaning; ``names``: entities;
    ``figures``: (kind, value); ``paragraphs``: where it stands.
    """

    number: int
    quote: Quote
    surface: str
    quoted: tuple[str, ...]
    stretches: tuple[tuple[str, ...], ...]
    folded: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    paragraphs: frozenset[int]

    @property
    def direct(self) -> bool:
        """Whether any of it stands in quotation marks."""
        return bool(self.quoted)


def prepare(quotes: Sequence[Quote], entities: Sequence[Entity], figures: Sequence[Figure]) -> list[Prepared]:
    """Prepare every quote of a comparison."""
    named = _by_paragraph([(at, entity.name) for entity in entities for at in entity.mentions])
    counted = _by_paragraph(
        [(one.at, f"{one.value} {one.unit or ''}".strip()) for one in figures if one.value is not None]
    )
    return [_prepared(number, quote, named, counted) for number, quote in enumerate(quotes)]


def _by_paragraph(told: list[tuple[Passage, str]]) -> dict[tuple[int, int], list[tuple[Passage, str]]]:
    found: dict[tuple[int, int], list[tuple[Passage, str]]] = {}
    for at, value in told:
        found.setdefault((at.article, at.paragraph), []).append((at, value))
    return found


def _within(quote: Quote, told: dict[tuple[int, int], list[tuple[Passage, str]]]) -> frozenset[str]:
    return frozenset(
        value for span in quote.spans for at, value in told.get((span.article, span.paragraph), []) if span.overlaps(at)
    )


def _prepared(
    number: int,
    quote: Quote,
    named: dict[tuple[int, int], list[tuple[Passage, str]]],
    counted: dict[tuple[int, int], list[tuple[Passage, str]]],
) -> Prepared:
    folded = words(without_brackets(quote.text))
    surfaces = inside_texts(quote)
    surface = " ".join(surfaces)
    quoted = spoken(quote.text if quote.kind is QuoteKind.DIRECT else surface)
    if folded[:1] == ("that",) and quote.kind is not QuoteKind.DIRECT:
        folded = folded[1:]
    return Prepared(
        number,
        quote,
        surface,
        quoted if quote.kind is not QuoteKind.INDIRECT else (),
        tuple(spoken(one) for one in surfaces),
        folded,
        content(folded),
        _within(quote, named),
        _within(quote, counted),
        frozenset(span.paragraph for span in quote.spans),
    )


class Rarity:
    """Inverse document frequencies of stems and character n-grams over the utterances compared."""

    def __init__(self, utterances: Sequence[Prepared]) -> None:
        self._count = len(utterances)
        self._stems = Counter(stem for one in utterances for stem in one.stems)
        self._grams: Counter[str] = Counter()
        raw = [_grams(one.folded) for one in utterances]
        for grams in raw:
            self._grams.update(grams.keys())
        self._vectors = [self._weighed(grams) for grams in raw]

    def stem(self, stem: str) -> float:
        """How much a stem tells, 1 or more."""
        return 1.0 + math.log((1 + self._count) / (1 + self._stems[stem]))

    def _weighed(self, grams: Counter[str]) -> dict[str, float]:
        weighed = {
            gram: (1 + math.log(times)) * (1 + math.log((1 + self._count) / (1 + self._grams[gram])))
            for gram, times in grams.items()
        }
        length = math.sqrt(sum(weight * weight for weight in sorted(weighed.values()))) or 1.0
        return {gram: weight / length for gram, weight in weighed.items()}

    def cosine(self, a: int, b: int) -> float:
        """Cosine of two utterances' character n-grams, 0..1; *a* and *b* are places in the sequence given."""
        one, other = self._vectors[a], self._vectors[b]
        if len(other) < len(one):
            one, other = other, one
        return math.fsum(weight * other[gram] for gram, weight in one.items() if gram in other)


def _grams(folded: tuple[str, ...]) -> Counter[str]:
    text = " " + " ".join(folded) + " "
    return Counter(text[at : at + size] for size in _GRAMS for at in range(len(text) - size + 1))
