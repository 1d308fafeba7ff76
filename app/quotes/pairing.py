"""Which quotes of two articles report one utterance, many-to-many, and what became of the words.

Where wording is shared, a quote is searched for inside the other (rapidfuzz ``partial_ratio``; research: F1 .99).
Translations and paraphrases share too little for that: speaker, names, figures, rare words, character n-grams and the
paragraphs' link decide together, and such pairs are shown as reworded or paraphrased, never as altered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from app.model.alignment import Link, LinkKind, Reason
from app.model.entity import Entity, Figure
from app.model.quote import Quote, QuoteKind, QuoteLink, Verdict
from app.quotes.evidence import OTHERS_WORD_FOR_WORD, WORD_FOR_WORD, Evidence, Rendering, weigh
from app.quotes.prepared import Prepared, Rarity, prepare
from app.quotes.verdicts import SAME_SHARE, TokenEdits, judge
from app.quotes.words import LEAST_RATIO, LEAST_WORDS, content, shared_run, without_gaps, wording_ratio

LEAST_SCORE = 0.5
"""Least probability of a pair that shares little wording."""

_CONTENT_SHARE = 0.6
"""Least share of the shorter's telling words that a reporter's wording must have in common with another's."""

_FEW_STEMS = 3

_WORD_FOR_WORD = frozenset({Verdict.VERBATIM, Verdict.STYLE_ONLY, Verdict.TRIMMED})
_LEAST_ALIKE = 5
_NEARLY_ALL = 0.7
"""Least share of words kept, and least words, where two short quotations are alike by words, not by characters."""

_SPEECH = 6
"""Least words of a quotation that tells whether articles quote the same original."""

_CLOSENESS = {LinkKind.IDENTICAL: 1.0, LinkKind.EDITED: 1.0, LinkKind.REWORDED: 0.8, LinkKind.PARTIAL: 0.5}
"""What the link of two paragraphs says of their quotes, by its kind: scores are calibrated anew now and then."""

_FAR_BEHIND = 1.0
"""How much less likely (logit) than the best partner another may be."""


_Linked = dict[tuple[int, int, int], dict[int, float]]
"""Per article, paragraph and other article the other's linked paragraphs, with how close the closest link is, 0..1."""


def pair_quotes(
    quotes: Sequence[Quote],
    links: Sequence[Link],
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    token_edits: TokenEdits,
) -> tuple[QuoteLink, ...]:
    """Pair the quotes of every two articles.

    *quotes* with speakers resolved; *links* of the paragraphs' alignment; *token_edits* gives the edits between two
    word sequences. Numbers in the result are places in *quotes*; sorted; scores rounded to four places.
    """
    return QuotePairs(quotes, entities, figures, token_edits).by(links)


class QuotePairs:
    """Quotes prepared for pairing once; which pairs there are depends on the paragraphs' links too."""

    def __init__(
        self, quotes: Sequence[Quote], entities: Sequence[Entity], figures: Sequence[Figure], token_edits: TokenEdits
    ) -> None:
        utterances = prepare(quotes, entities, figures)
        rarity = Rarity(utterances)
        by_article: dict[int, list[Prepared]] = {}
        for one in utterances:
            by_article.setdefault(one.quote.article, []).append(one)
        self._pairings = [
            _Pairing(by_article[first], by_article[second], rarity, token_edits)
            for first, second in combinations(sorted(by_article), 2)
        ]

    def by(self, links: Sequence[Link]) -> tuple[QuoteLink, ...]:
        """Give the pairs, as ``pair_quotes`` does."""
        linked = _linked(links)
        found = [link for pairing in self._pairings for link in pairing.links(linked)]
        return tuple(sorted(found, key=lambda link: (link.a, link.b)))


def _linked(links: Sequence[Link]) -> _Linked:
    found: _Linked = {}
    for link in links:
        for a in link.a.paragraphs:
            beside = found.setdefault((link.a.article, a, link.b.article), {})
            for b in link.b.paragraphs:
                beside[b] = max(beside.get(b, 0.0), _CLOSENESS[link.kind])
    return found


@dataclass(frozen=True)
class _Pairing:
    first: list[Prepared]
    second: list[Prepared]
    rarity: Rarity
    token_edits: TokenEdits

    def links(self, linked: _Linked) -> list[QuoteLink]:
        shared: list[QuoteLink] = []
        told: list[tuple[Rendering, Prepared, Prepared]] = []
        for a, b in self._candidates:
            link = self._by_wording(a, b, linked)
            if link is not None:
                shared.append(link)
            elif not _repeats(a, b) or not _closeness(linked, a, b):
                told.append((weigh(a, b, Evidence(self.rarity, _closeness(linked, a, b))), a, b))
        known = {(link.a, link.b) for link in shared}
        shared += [link for link in self._copies(linked) if (link.a, link.b) not in known]
        alike = self._alike(shared)
        if alike:
            told = [(each.less(_less(a, b, alike)), a, b) for each, a, b in told]
        return [*shared, *self._renderings(told, shared)]

    def _copies(self, linked: _Linked) -> list[QuoteLink]:
        """Equal words in matching paragraphs, however few and common: a wording alone is paired from three words."""
        index: dict[tuple[int, tuple[str, ...]], list[Prepared]] = {}
        for one in self.second:
            for paragraph in one.paragraphs:
                index.setdefault((paragraph, one.folded), []).append(one)
        found: dict[tuple[int, int], QuoteLink] = {}
        b_article = self.second[0].quote.article
        for a in self.first:
            for paragraph in sorted(a.paragraphs):
                for beside in linked.get((a.quote.article, paragraph, b_article), {}):
                    for b in index.get((beside, a.folded), []):
                        if _repeats(a, b):
                            verdict = _same_or_style(a, b)
                            reasons = _wording_reasons(a, b, verdict)
                            found[a.number, b.number] = self._link(a, b, 1.0, verdict, reasons)
        return list(found.values())

    def _alike(self, shared: list[QuoteLink]) -> frozenset[str]:
        """Whose speech both articles quote word for word, and so hardly ever translate each in its own way."""
        numbers = {one.number: one for one in (*self.first, *self.second)}
        return frozenset(
            one.quote.speaker
            for link in shared
            if (one := numbers[link.a]).quote.speaker is not None
            and one.quote.speaker == numbers[link.b].quote.speaker
            and link.verdict in _WORD_FOR_WORD
            and min(len(one.quoted), len(numbers[link.b].quoted)) >= _SPEECH
        )

    @cached_property
    def _candidates(self) -> list[tuple[Prepared, Prepared]]:
        """Pairs that share two telling words, names or figures (one, where a side has few or quotes but a fragment)."""
        index: dict[str, list[int]] = {}
        for place, one in enumerate(self.second):
            for key in _keys(one):
                index.setdefault(key, []).append(place)
        found: list[tuple[Prepared, Prepared]] = []
        for one in self.first:
            shared = Counter(place for key in _keys(one) for place in index.get(key, []))
            for place in sorted(shared):
                other = self.second[place]
                few = min(len(one.stems), len(other.stems)) <= _FEW_STEMS
                if few or shared[place] > 1 or any(0 < len(each.quoted) < LEAST_WORDS for each in (one, other)):
                    found.append((one, other))
        return found

    def _by_wording(self, a: Prepared, b: Prepared, linked: _Linked) -> QuoteLink | None:
        if a.direct and b.direct:
            ratio, one, other = _best_wording(a, b)
            if not ratio and _fragment(a, b) and _closeness(linked, a, b):
                ratio = 100.0
            if not ratio and not _like_by_one(a, b):
                return None
            verdict, share = judge(one, other, self.token_edits)
            if not ratio:
                if share < _NEARLY_ALL:
                    return None
                ratio = LEAST_RATIO
            if share < SAME_SHARE and not shared_run(one, other):
                return None
            if verdict is Verdict.STYLE_ONLY:
                verdict = _same_or_style(a, b)
            return self._link(a, b, ratio / 100, verdict, _wording_reasons(a, b, verdict))
        ratio = wording_ratio(a.quoted or a.folded, b.quoted or b.folded)
        if not ratio or len(a.stems & b.stems) < _CONTENT_SHARE * min(len(a.stems), len(b.stems)):
            return None
        if a.direct or b.direct:
            return self._link(a, b, ratio / 100, Verdict.PARAPHRASED, _wording_reasons(a, b, Verdict.PARAPHRASED))
        verdict = Verdict.VERBATIM if a.folded == b.folded else Verdict.REWORDED
        return self._link(a, b, ratio / 100, verdict, _wording_reasons(a, b, verdict))

    def _renderings(self, told: list[tuple[Rendering, Prepared, Prepared]], shared: list[QuoteLink]) -> list[QuoteLink]:
        """Keep the likely renderings; a quote whose very words were found needs no looser match beside them."""
        taken = {(0, link.a) for link in shared} | {(1, link.b) for link in shared}
        best: dict[tuple[int, int], float] = {}
        for rendering, a, b in told:
            for key in ((0, a.number), (1, b.number)):
                best[key] = max(best.get(key, rendering.logit), rendering.logit)
        found: list[QuoteLink] = []
        for rendering, a, b in told:
            keys = ((0, a.number), (1, b.number))
            if all(key in taken for key in keys):
                continue
            score = rendering.score(all(rendering.logit >= best[key] and key not in taken for key in keys))
            if score >= LEAST_SCORE and not any(best[key] - rendering.logit > _FAR_BEHIND for key in keys):
                verdict = Verdict.REWORDED if a.direct is b.direct else Verdict.PARAPHRASED
                found.append(self._link(a, b, score, verdict, rendering.reasons))
        return found

    def _link(self, a: Prepared, b: Prepared, score: float, verdict: Verdict, reasons: tuple[Reason, ...]) -> QuoteLink:
        return QuoteLink(a.number, b.number, round(min(1.0, score), 4), verdict, reasons)


def _closeness(linked: _Linked, a: Prepared, b: Prepared) -> float:
    """How close the link of the two quotes' paragraphs is; 0 without one."""
    return max(
        (
            close
            for one in a.paragraphs
            for other, close in linked.get((a.quote.article, one, b.quote.article), {}).items()
            if other in b.paragraphs
        ),
        default=0.0,
    )


def _less(a: Prepared, b: Prepared, alike: frozenset[str]) -> float:
    """What it takes from the logit of a pair that the articles quote speakers word for word."""
    if not (a.direct and b.direct):
        return 0.0
    return WORD_FOR_WORD if a.quote.speaker in alike and a.quote.speaker == b.quote.speaker else OTHERS_WORD_FOR_WORD


def _repeats(a: Prepared, b: Prepared) -> bool:
    """Whether the two have the same words, in quotation marks in both or in neither."""
    return a.folded == b.folded and a.quoted == b.quoted and a.direct is b.direct


def _same_or_style(a: Prepared, b: Prepared) -> Verdict:
    """What equal words are: style only where what stands inside the marks looks different."""
    return Verdict.VERBATIM if _plain(a.surface) == _plain(b.surface) else Verdict.STYLE_ONLY


def _fragment(a: Prepared, b: Prepared) -> bool:
    """Whether one is a fragment of the other by the same speaker, too short for its wording alone to pair it.

    "An insult" of "an insult with a bank account number"; at least one of its words carries meaning.
    """
    if a.quote.speaker is None or a.quote.speaker != b.quote.speaker:
        return False
    shorter, longer = sorted((without_gaps(a.quoted), without_gaps(b.quoted)), key=lambda one: (len(one), one))
    told = bool(content(shorter)) and len(shorter) < LEAST_WORDS
    return told and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _like_by_one(a: Prepared, b: Prepared) -> bool:
    """Whether two quotations of one speaker are so alike in length and words that one may be the other altered."""
    if a.quote.speaker is None or a.quote.speaker != b.quote.speaker:
        return False
    shorter, longer = sorted((len(a.quoted), len(b.quoted)))
    return _LEAST_ALIKE <= shorter <= longer <= shorter + 2 and 2 * len(a.stems & b.stems) >= len(a.stems | b.stems) - 1


def _keys(one: Prepared) -> list[str]:
    return [*one.stems, *(f"name {name}" for name in one.names)]


def _best_wording(a: Prepared, b: Prepared) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    """The best ratio (0..100) between what the two have in quotation marks, as a whole or stretch by stretch."""
    best = (wording_ratio(a.quoted, b.quoted), a.quoted, b.quoted)
    if best[0]:
        return best
    for one in a.stretches:
        for other in b.stretches:
            ratio = wording_ratio(one, other)
            if not ratio and shared_run(one, other):
                ratio = LEAST_RATIO
            if ratio > best[0]:
                best = (ratio, one, other)
    return best


def _plain(surface: str) -> str:
    return " ".join(surface.split()).strip(" .,;:!?")


def _wording_reasons(a: Prepared, b: Prepared, verdict: Verdict) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if verdict is Verdict.VERBATIM:
        reasons.append(Reason("verbatim"))
    elif verdict is Verdict.PARAPHRASED:
        reasons.append(Reason("paraphrase"))
    shorter = min((a, b), key=lambda one: (len(one.quote.text), one.number))
    reasons.append(Reason("quote", (_shown(shorter),)))
    if a.quote.speaker is not None and a.quote.speaker == b.quote.speaker:
        reasons.append(Reason("speaker", (a.quote.speaker,)))
    return tuple(reasons)


def _shown(one: Prepared) -> str:
    text = " ".join((one.surface if one.quote.kind is QuoteKind.MIXED else one.quote.text).split())
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"
