"""Reporting words of another force beside a quotation both articles have."""

from __future__ import annotations

from app.check.cue_words import differs, force_at
from app.check.findings import Side, told
from app.check.pairs import TOLD, Pair
from app.model.edit import EditKind
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage
from app.model.quote import SAME_WORDS, Quote, QuoteKind

RUN = 5
"""Tokens in a row two quotes must share to be one utterance in one wording."""


def find(pair: Pair) -> list[Finding]:
    """Give the linked quotations, direct on both sides, that are told with words of another force."""
    quotes = pair.ground.comparison.quotes
    places = [{word.at: at for at, word in enumerate(grammar.words)} for grammar in (pair.one, pair.other)]
    result: list[Finding] = []
    seen: set[tuple[Passage, Passage]] = set()
    for link in pair.ground.comparison.quote_links:
        one, other = sorted((quotes[link.a], quotes[link.b]), key=lambda quote: quote.article != pair.base)
        if (one.article, other.article) != (pair.base, pair.article) or link.verdict not in SAME_WORDS:
            continue
        if not (_direct(one) and _direct(other)) or not _shares_words(pair, one, other):
            continue
        here, there = one.cue_at, other.cue_at
        if here is None or there is None or (here, there) in seen:
            continue
        one_cue, other_cue = places[0].get(here), places[1].get(there)
        if (
            one_cue is None
            or other_cue is None
            or _elsewhere(pair, one_cue, other_cue)
            or not _beside(pair, one_cue, other_cue)
        ):
            continue
        before, after = force_at(pair.one, one_cue), force_at(pair.other, other_cue)
        if before is not None and after is not None and differs(before, after, stark=not pair.rewrite):
            seen.add((here, there))
            result.append(told(pair, FindingKind.CUE_DIFFERS, Side(here), Side(there)))
    return result


def _shares_words(pair: Pair, one: Quote, other: Quote) -> bool:
    """Whether two quotes have more in common than a phrase."""
    here, there = (
        [located.token.normal for located in pair.ground.tokens(quote.inside or quote.spans)] for quote in (one, other)
    )
    runs = (end - start for kind, start, end, _, _ in pair.ground.token_edits(here, there) if kind is EditKind.KEPT)
    return max(runs, default=0) >= RUN


def _elsewhere(pair: Pair, one: int, other: int) -> bool:
    """Whether either reporting word stands, as it is, in another place of the other article."""
    there = pair.anchors.there.get(one, other)
    back = pair.anchors.back.get(other, one)
    return there != other or back != one


def _beside(pair: Pair, one: int, other: int) -> bool:
    """Whether two reporting words stand in sentences that tell the same."""
    near = dict(pair.anchors.pairs.get(pair.one.sentence_of[one], ()))
    return near.get(pair.other.sentence_of[other], 0.0) >= TOLD


def _direct(quote: Quote) -> bool:
    return quote.kind is not QuoteKind.INDIRECT
