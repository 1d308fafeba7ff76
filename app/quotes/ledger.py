"""The ledger: what was said once, as every article that has it reports it.

Quotes are gathered through their links, the surest first. Links that rest on the words themselves always hold; a link
that rests on likeness (a translation, a retelling) never joins two utterances that one article tells apart. Links of
one strength are taken together, so the order of the articles decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.model.quote import Quote, QuoteKind, QuoteLink, Reading, Utterance, Verdict
from app.quotes.words import LEAST_WORDS, without_brackets, words

_SAME_WORDS = frozenset({Verdict.VERBATIM, Verdict.STYLE_ONLY, Verdict.TRIMMED, Verdict.ALTERED})

_MILDEST_FIRST = (
    Verdict.VERBATIM,
    Verdict.STYLE_ONLY,
    Verdict.TRIMMED,
    Verdict.PARAPHRASED,
    Verdict.REWORDED,
    Verdict.ALTERED,
)


def utterances(quotes: Sequence[Quote], quote_links: Sequence[QuoteLink], base: int) -> tuple[Utterance, ...]:
    """Gather quotes into utterances; every quote stands in exactly one.

    *quote_links* as ``pair_quotes`` gives them; numbers are places in *quotes*. Rows with a reading of *base* come
    first, in its order, then the others by their first article. An utterance's reference reading is the base's, else
    that of the first article; its speaker is the reference's, else the first one told. Near linear in quotes and links.
    """
    clusters = _Clusters([quote.article for quote in quotes])
    for one, other in _repeats(quotes):
        clusters.join([(one, other)])
    links = sorted(_telling(quotes, quote_links), key=_strength, reverse=True)
    for (sure, _), group in groupby(links, key=_strength):
        ends = [(link.a, link.b) for link in group]
        clusters.join(ends if sure else [pair for pair in ends if clusters.may_join(*pair)])
    sets = clusters.all()
    row_of = {number: row for row, members in enumerate(sets) for number in members}
    within: list[list[QuoteLink]] = [[] for _ in sets]
    for link in quote_links:
        if row_of[link.a] == row_of[link.b]:
            within[row_of[link.a]].append(link)
    rows = [_row(quotes, members, inner, base) for members, inner in zip(sets, within, strict=True)]
    return tuple(sorted(rows, key=lambda row: _place(row, base)))


def _strength(link: QuoteLink) -> tuple[bool, float]:
    """Whether the link rests on the words themselves, and its score."""
    return link.verdict in _SAME_WORDS or any(reason.code == "quote" for reason in link.reasons), link.score


def _telling(quotes: Sequence[Quote], links: Sequence[QuoteLink]) -> list[QuoteLink]:
    """The links that are the best of one of their ends in the other's article.

    Two neighbouring sentences that share words are linked crosswise too; where each has a better partner, the cross
    link says nothing.
    """
    best: dict[tuple[int, int], tuple[bool, float]] = {}
    for link in links:
        for key in ((link.a, quotes[link.b].article), (link.b, quotes[link.a].article)):
            best[key] = max(best.get(key, (False, 0.0)), _strength(link))
    return [
        link
        for link in links
        if _strength(link) in (best[link.a, quotes[link.b].article], best[link.b, quotes[link.a].article])
    ]


def _repeats(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Quotes of one article with the same words, as a headline or a caption repeats the text's."""
    first: dict[tuple[int, tuple[str, ...]], int] = {}
    found: list[tuple[int, int]] = []
    for number, quote in enumerate(quotes):
        folded = _words(quote)
        if len(folded) >= LEAST_WORDS:
            place = first.setdefault((quote.article, folded), number)
            if place != number:
                found.append((place, number))
    return found


class _Clusters:
    """Disjoint sets of quotes, each with the articles it has quotes of."""

    def __init__(self, articles: list[int]) -> None:
        self._above = list(range(len(articles)))
        self._members = [[number] for number in range(len(articles))]
        self._articles = [{article} for article in articles]

    def _top(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def may_join(self, a: int, b: int) -> bool:
        """Whether one of the two has no partner yet, or no article tells both."""
        one, other = self._top(a), self._top(b)
        alone = len(self._members[one]) == 1 or len(self._members[other]) == 1
        return alone or self._articles[one].isdisjoint(self._articles[other])

    def join(self, pairs: list[tuple[int, int]]) -> None:
        """Make the sets of each pair one."""
        for pair in pairs:
            one, other = sorted(map(self._top, pair), key=lambda top: (-len(self._members[top]), top))
            if one != other:
                self._above[other] = one
                self._members[one] += self._members[other]
                self._articles[one] |= self._articles[other]

    def all(self) -> list[list[int]]:
        """The sets, each ascending."""
        return [sorted(self._members[number]) for number, above in enumerate(self._above) if above == number]


def _row(quotes: Sequence[Quote], members: list[int], links: list[QuoteLink], base: int) -> Utterance:
    told: dict[int, list[int]] = {}
    for number in members:
        told.setdefault(quotes[number].article, []).append(number)
    reference = base if base in told else min(told)
    readings = tuple(
        Reading(
            article,
            tuple(told[article]),
            None if article == reference else _verdict(quotes, told[reference], told[article], links),
        )
        for article in sorted(told)
    )
    speakers = [quotes[number].speaker for number in (*told[reference], *members)]
    return Utterance(next((name for name in speakers if name is not None), None), readings)


def _place(row: Utterance, base: int) -> tuple[bool, int]:
    reference = next((one for one in row.readings if one.verdict is None), row.readings[0])
    return reference.article != base, reference.quotes[0]


def _verdict(quotes: Sequence[Quote], reference: list[int], reading: list[int], within: list[QuoteLink]) -> Verdict:
    """What became of the reference's quotes in a reading, each taken by the mildest verdict on any of its links.

    An alteration always shows. A quotation in two parts is verbatim when the parts together have all its words. Quotes
    that are one utterance only by way of a third article are judged by their words and kinds.
    """
    sides = frozenset(reference), frozenset(reading)
    links = [
        (link.a if link.a in sides[0] else link.b, link.verdict)
        for link in within
        if (link.a in sides[0] and link.b in sides[1]) or (link.b in sides[0] and link.a in sides[1])
    ]
    verdicts = {verdict for _, verdict in links}
    here, there = _joined(quotes, reference), _joined(quotes, reading)
    marked = [all(quotes[number].kind is not QuoteKind.INDIRECT for number in side) for side in (reference, reading)]
    if here == there and marked[0] is marked[1]:
        return Verdict.STYLE_ONLY if Verdict.STYLE_ONLY in verdicts else Verdict.VERBATIM
    if Verdict.ALTERED in verdicts:
        return Verdict.ALTERED
    if not links:
        if not all(marked):
            return Verdict.PARAPHRASED if marked[0] is not marked[1] else Verdict.REWORDED
        return Verdict.TRIMMED if _within(here, there) or _within(there, here) else Verdict.REWORDED
    mildest: dict[int, Verdict] = {}
    for number, verdict in links:
        mildest[number] = min(verdict, mildest.get(number, verdict), key=_MILDEST_FIRST.index)
    worst = max(mildest.values(), key=_MILDEST_FIRST.index)
    whole = len(mildest) == len(reference)
    return worst if whole or worst not in (Verdict.VERBATIM, Verdict.STYLE_ONLY) else Verdict.TRIMMED


def _words(quote: Quote) -> tuple[str, ...]:
    return words(without_brackets(quote.text))


def _joined(quotes: Sequence[Quote], numbers: list[int]) -> tuple[str, ...]:
    return tuple(word for number in numbers for word in _words(quotes[number]))


def _within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "
