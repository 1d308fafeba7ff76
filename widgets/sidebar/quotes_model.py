"""The quote ledger as a list of cards, one an utterance, and the filter over it."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QObject

from app import messages
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.quote import QuoteKind, Verdict
from app.present import VERDICT_SIGNS, LedgerEntry, Role, Run, ledger, wording_runs
from widgets.sidebar.cards import Card, Tone, Wording
from widgets.sidebar.excerpts import Places, joined
from widgets.sidebar.sections import Section, SectionedModel, SectionFilter

_TONES = {
    Verdict.ALTERED: Tone.ALARM,
    Verdict.TRIMMED: Tone.ALARM,
    Verdict.PARAPHRASED: Tone.SHARED,
    Verdict.REWORDED: Tone.SHARED,
}
_DIFFERENT = frozenset({Role.DELETED, Role.INSERTED, Role.REPLACED})
_SEAM = " / "
"""Between the parts of a quotation that the article interrupts."""
_SEVERAL = "several"
NOBODY = "–"
"""The key of utterances whose speaker is not named."""


class QuotesModel(SectionedModel):
    """The ledger's entries: what several articles tell, then what only one has. An item's number is its entry's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._places: Places | None = None
        self._entries: tuple[LedgerEntry, ...] = ()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison's quotations."""
        self.beginResetModel()
        self._comparison = comparison
        self._places = Places(comparison) if comparison else None
        self._entries = ledger(comparison) if comparison else ()
        grouped = groupby(range(len(self._entries)), key=lambda item: self._entries[item].only)
        parts = [(only, tuple(items)) for only, items in grouped]
        self.set_sections(
            [
                Section(_SEVERAL if only is None else str(only), items, headed=only is not None or len(parts) > 1)
                for only, items in parts
            ]
        )
        self.endResetModel()

    def heading(self, section: Section, count: int) -> str:
        assert self._comparison is not None
        if section.key == _SEVERAL:
            return self.tr("In several articles: {count}").format(count=count)
        siglum = self._comparison.articles[int(section.key)].siglum
        return self.tr("Only in {siglum}: {count}").format(siglum=siglum, count=count)

    @property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """What is shown, unfiltered."""
        return self._entries

    def passages(self, item: int, wording: int) -> tuple[Passage, ...]:
        """Return every stretch of text that reports an utterance, those of one of its card's wordings first."""
        assert self._comparison is not None
        entry, quotes = self._entries[item], self._comparison.quotes
        numbers = [number for article in entry.order for number in entry.quotes[article]]
        if wording >= 0:
            numbers.insert(0, numbers.pop(wording))
        return tuple(at for number in numbers for at in quotes[number].spans)

    def make_card(self, item: int) -> Card:
        entry = self._entries[item]
        title = " / ".join(entry.speakers) or self.tr("Speaker not named")
        return Card(
            key=f"{item}",
            title=title,
            title_tone=Tone.ALARM if entry.disputed else None,
            tag=_signed(entry.verdict),
            tag_tone=_TONES.get(entry.verdict, Tone.QUIET) if entry.verdict else Tone.QUIET,
            wordings=self._wordings(entry),
            foot=self._foot(entry),
            spoken=self._spoken(entry, title),
        )

    def _wordings(self, entry: LedgerEntry) -> tuple[Wording, ...]:
        comparison, places = self._comparison, self._places
        assert comparison is not None
        assert places is not None
        runs = wording_runs(comparison, entry)
        result: list[Wording] = []
        for article in entry.order:
            numbers = entry.quotes[article]
            for number in numbers:
                quote = comparison.quotes[number]
                text, marks, shared = _text(comparison, number, runs[number])
                if quote.kind is QuoteKind.DIRECT:
                    text = f"“{text}”"
                    marks, shared = [[(a + 1, b + 1) for a, b in spans] for spans in (marks, shared)]
                place = places.short(article, quote.spans[0].paragraph) if quote.spans else ""
                # one verdict a reading, after its last words; with two articles the card's own says it
                verdict = entry.verdicts[article] if number == numbers[-1] and len(entry.order) > 2 else None
                result.append(
                    Wording(
                        article,
                        comparison.articles[article].siglum,
                        text,
                        joined(marks),
                        (),
                        " · ".join(part for part in (place, self._told(entry, number)) if part),
                        joined(shared),
                        _signed(verdict),
                        _TONES.get(verdict, Tone.QUIET) if verdict else Tone.QUIET,
                    )
                )
        return tuple(result)

    def _told(self, entry: LedgerEntry, number: int) -> str:
        """Return the reporting word of a quote, after its speaker where the card's title leaves that open."""
        assert self._comparison is not None
        quote = self._comparison.quotes[number]
        speaker = quote.speaker if len(entry.speakers) > 1 else None
        return " ".join(part for part in (speaker, quote.cue) if part)

    def _foot(self, entry: LedgerEntry) -> str:
        reasons = messages.reasons(entry.reasons)
        if not reasons or entry.score is None:
            return ""
        score = f"{entry.score:.2f}".lstrip("0")
        return self.tr("Linked {score}: {reasons}").format(score=score, reasons=reasons)

    def _spoken(self, entry: LedgerEntry, title: str) -> str:
        comparison, places = self._comparison, self._places
        assert comparison is not None
        assert places is not None
        if entry.only is not None:
            verdict = self.tr("only in {siglum}").format(siglum=comparison.articles[entry.only].siglum)
        else:
            verdict = messages.verdict(entry.verdict) if entry.verdict else ""
        sentences = [f"{title}: {verdict}."]
        for article in entry.order:
            for number in entry.quotes[article]:
                quote = comparison.quotes[number]
                place = places.full(article, quote.spans[0].paragraph) if quote.spans else ""
                told = f" ({told})" if (told := self._told(entry, number)) else ""
                sentences.append(f"{place}{told}: {quote.text.rstrip(',.')}.")
            became = entry.verdicts[article]
            if became is not None and len(entry.order) > 2:
                sentences.append(f"{messages.verdict(became).capitalize()}.")
        foot = self._foot(entry)
        return " ".join([*sentences, f"{foot}."] if foot else sentences)


def _signed(verdict: Verdict | None) -> str:
    return f"{VERDICT_SIGNS[verdict]} {messages.verdict(verdict)}" if verdict else ""


def _text(
    comparison: Comparison, number: int, runs: tuple[tuple[Run, ...], ...]
) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """Return a quote's words, and in code points of them what differs and what is shared."""
    text = ""
    marks: list[tuple[int, int]] = []
    shared: list[tuple[int, int]] = []
    for at, own in zip(comparison.quotes[number].spans, runs, strict=True):
        text += _SEAM if text else ""
        shift = len(text)
        text += comparison.articles[at.article].paragraphs[at.paragraph].text[at.start : at.end]
        for run in own:
            if run.roles & _DIFFERENT:
                marks.append((run.start + shift, run.end + shift))
            elif Role.SHARED in run.roles:
                shared.append((run.start + shift, run.end + shift))
    return text, marks, shared


class QuotesFilter(SectionFilter):
    """Lets through utterances that differ, have a verdict, a speaker, or stand in one article alone."""

    def __init__(self, source: QuotesModel, parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self._quotes = source
        self._differing = False
        self._only: int | None = None
        self._verdict: Verdict | None = None
        self._speaker = ""

    def set_filter(
        self,
        differing: bool = False,
        only: int | None = None,
        verdict: Verdict | None = None,
        speaker: str = "",
    ) -> None:
        """Filter anew; without arguments everything comes through.

        *only*: an article's number; *verdict*: of any of its readings; *speaker*: a name, or ``NOBODY``.
        """

        def change() -> None:
            self._differing, self._only, self._verdict, self._speaker = differing, only, verdict, speaker

        self.refilter(change)

    def accepts(self, item: int) -> bool:
        entry = self._quotes.entries[item]
        if self._differing and not entry.differs:
            return False
        if self._verdict is not None and self._verdict not in entry.verdicts:
            return False
        if self._speaker and self._speaker not in (entry.speakers or (NOBODY,)):
            return False
        return self._only is None or entry.only == self._only
