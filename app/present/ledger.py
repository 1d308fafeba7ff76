"""The quote ledger: who said what, in which words, in which articles."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.alignment import Reason
from app.model.comparison import Comparison
from app.model.finding import FindingKind
from app.model.passage import Passage
from app.model.quote import QuoteLink, Utterance, Verdict
from app.present.index import Index, index_of

VERDICTS_WORST_FIRST = (
    Verdict.ALTERED,
    Verdict.TRIMMED,
    Verdict.PARAPHRASED,
    Verdict.REWORDED,
    Verdict.STYLE_ONLY,
    Verdict.VERBATIM,
)
"""What an editor must see first: words changed inside quotation marks, then words left out."""

SAME_WORDS = frozenset({Verdict.VERBATIM, Verdict.STYLE_ONLY})
"""Verdicts of a reading with the reference's very words."""

VERDICT_SIGNS = {
    Verdict.VERBATIM: "=",
    Verdict.STYLE_ONLY: "=",
    Verdict.TRIMMED: "…",
    Verdict.ALTERED: "≠",
    Verdict.REWORDED: "≈",
    Verdict.PARAPHRASED: "~",
}
"""The sign shown beside a verdict's name; as between paragraphs, where there is one for both."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One utterance and every report of it.

    ``quotes`` holds per article the numbers of its quotes, empty where it has none. ``reference`` is the article whose
    wording the others are held against; ``verdicts`` say per article what became of it there, ``None`` for the
    reference and for articles without the utterance. ``verdict`` is the worst of them. ``speakers`` are the names it is
    given to, the reference's first: one person under two names, or, where ``disputed``, people a finding says differ.
    ``links`` are the numbers of the quote links inside the utterance; ``score`` and ``reasons`` are those of the
    strongest with the worst verdict, or of the strongest. All three are empty where only one article has the utterance.
    """

    quotes: tuple[tuple[int, ...], ...]
    speakers: tuple[str, ...]
    reference: int
    verdicts: tuple[Verdict | None, ...]
    verdict: Verdict | None
    score: float | None
    reasons: tuple[Reason, ...]
    links: tuple[int, ...]
    disputed: bool = False

    @property
    def speaker(self) -> str | None:
        """The name shown, or ``None`` where nobody is named."""
        return self.speakers[0] if self.speakers else None

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that carry the utterance, in order."""
        return tuple(article for article, quotes in enumerate(self.quotes) if quotes)

    @property
    def order(self) -> tuple[int, ...]:
        """The articles that carry the utterance, the reference first."""
        return (self.reference, *(article for article in self.articles if article != self.reference))

    @property
    def only(self) -> int | None:
        """The one article that has the utterance, or ``None`` where several do."""
        return self.reference if len(self.articles) == 1 else None

    @property
    def differs(self) -> bool:
        """Whether the reports disagree in their words or in the speaker."""
        return self.only is None and (self.verdict not in SAME_WORDS or self.disputed)


def ledger(comparison: Comparison) -> tuple[LedgerEntry, ...]:
    """Return one entry for each of the comparison's utterances.

    Those several articles have come first, in the order of the page, which is the base's; then those one article alone
    has, the base's first.
    """
    index = index_of(comparison)
    home = {
        quote: number
        for number, utterance in enumerate(comparison.utterances)
        for reading in utterance.readings
        for quote in reading.quotes
    }
    links: list[list[int]] = [[] for _ in comparison.utterances]
    for number, link in enumerate(comparison.quote_links):
        if link.a in home and home[link.a] == home.get(link.b):
            links[home[link.a]].append(number)
    disputes = [
        at for finding in comparison.findings if finding.kind is FindingKind.SPEAKER_DIFFERS for at in finding.evidence
    ]
    keyed: list[tuple[tuple[bool, int, tuple[int, Passage]], LedgerEntry]] = []
    for utterance, inner in zip(comparison.utterances, links, strict=True):
        entry = _entry(comparison, utterance, inner, disputes)
        alone = entry.only
        turn = 0 if alone is None or alone == comparison.base else alone + 1
        keyed.append(((alone is not None, turn, _place(index, entry.quotes[entry.reference])), entry))
    return tuple(entry for _, entry in sorted(keyed, key=lambda pair: pair[0]))


def _entry(comparison: Comparison, utterance: Utterance, links: list[int], disputes: list[Passage]) -> LedgerEntry:
    quotes: list[tuple[int, ...]] = [()] * len(comparison.articles)
    verdicts: list[Verdict | None] = [None] * len(comparison.articles)
    for reading in utterance.readings:
        quotes[reading.article] = reading.quotes
        verdicts[reading.article] = reading.verdict
    told = [reading.article for reading in utterance.readings]
    reference = next((reading.article for reading in utterance.readings if reading.verdict is None), told[0])
    named = (comparison.quotes[number].speaker for article in (reference, *told) for number in quotes[article])
    worst = min((v for v in verdicts if v is not None), key=VERDICTS_WORST_FIRST.index, default=None)
    strongest: QuoteLink | None = min(
        (comparison.quote_links[number] for number in links),
        key=lambda link: (link.verdict is not worst, -link.score, link.a, link.b),
        default=None,
    )
    return LedgerEntry(
        tuple(quotes),
        tuple(dict.fromkeys(name for name in named if name)),
        reference,
        tuple(verdicts),
        worst,
        strongest.score if strongest else None,
        strongest.reasons if strongest else (),
        tuple(links),
        len(told) > 1 and _touches(comparison, told, quotes, disputes),
    )


def _touches(
    comparison: Comparison, articles: list[int], quotes: list[tuple[int, ...]], disputes: list[Passage]
) -> bool:
    """Say whether one of the passages lies in the words of a quote, in its speaker's mention or in its cue."""
    if not disputes:
        return False
    told: list[Passage] = []
    for quote in (comparison.quotes[number] for article in articles for number in quotes[article]):
        told += [*quote.spans, *(at for at in (quote.mention, quote.cue_at) if at is not None)]
    return any(at.overlaps(place) for at in disputes for place in told)


def _place(index: Index, quotes: tuple[int, ...]) -> tuple[int, Passage]:
    """Return where a reading stands on the page: the row of its first words, and these."""
    starts = [at for number in quotes for at in index.comparison.quotes[number].spans[:1]]
    at = min(starts, default=Passage(0, 0, 0, 0))
    return index.row_of.get((at.article, at.paragraph), len(index.rows)), at
