"""The quote ledger as a list of cards, and the filter over it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app import messages
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, Verdict
from app.present import LedgerEntry, ledger
from widgets.sidebar.cards import Card, CardRole, Tone, Wording
from widgets.sidebar.excerpts import Places, changed_words

_Index = QModelIndex | QPersistentModelIndex
_TONES = {
    Verdict.ALTERED: Tone.ALARM,
    Verdict.TRIMMED: Tone.ALARM,
    Verdict.PARAPHRASED: Tone.ALARM,
    Verdict.REWORDED: Tone.SHARED,
}
_MARKED = frozenset({Verdict.ALTERED, Verdict.TRIMMED})
"""Verdicts under which the changed words are marked; in another rendering nearly every word would be."""
_SAME = frozenset({Verdict.VERBATIM, Verdict.STYLE_ONLY})


def differs(entry: LedgerEntry) -> bool:
    """Say whether the reports of an utterance disagree in its words or its speaker."""
    return entry.verdict is not None and (entry.verdict not in _SAME or len(entry.speakers) > 1)


def only_in(entry: LedgerEntry) -> int | None:
    """Return the one article that has the utterance, or ``None`` where several do."""
    return entry.articles[0] if len(entry.articles) == 1 else None


class QuotesModel(QAbstractListModel):
    """The ledger's entries in the order of the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._places: Places | None = None
        self._entries: tuple[LedgerEntry, ...] = ()
        self._cards: dict[int, Card] = {}

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison's quotations."""
        self.beginResetModel()
        self._comparison = comparison
        self._places = Places(comparison) if comparison else None
        self._entries = ledger(comparison) if comparison else ()
        self._cards = {}
        self.endResetModel()

    @property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """What is shown, unfiltered."""
        return self._entries

    def passages(self, row: int) -> tuple[Passage, ...]:
        """Return every stretch of text that reports a row's utterance."""
        assert self._comparison is not None
        quotes = self._comparison.quotes
        return tuple(at for numbers in self._entries[row].quotes for number in numbers for at in quotes[number].spans)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        if role == CardRole.KEY:
            return f"{index.row()}"
        if role not in (CardRole.CARD, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        card = self.card(index.row())
        if role == CardRole.CARD:
            return card
        return card.spoken

    def card(self, row: int) -> Card:
        """Return the card of a row."""
        card = self._cards.get(row)
        if card is None:
            card = self._cards[row] = self._make_card(row)
        return card

    def _make_card(self, row: int) -> Card:
        comparison, places = self._comparison, self._places
        assert comparison is not None
        assert places is not None
        entry = self._entries[row]
        wordings = self._wordings(comparison, places, entry)
        title = " / ".join(entry.speakers) or self.tr("Speaker not named")
        return Card(
            key=f"{row}",
            title=title,
            title_tone=Tone.ALARM if len(entry.speakers) > 1 else None,
            tag=self._tag(comparison, entry),
            tag_tone=_TONES.get(entry.verdict, Tone.QUIET) if entry.verdict else Tone.QUIET,
            wordings=wordings,
            foot=self._foot(comparison, entry),
            spoken=self._spoken(comparison, places, entry, title),
        )

    def _tag(self, comparison: Comparison, entry: LedgerEntry) -> str:
        if entry.verdict is None:
            sigla = ", ".join(comparison.articles[article].siglum for article in entry.articles)
            return self.tr("only in {sigla}").format(sigla=sigla)
        name = messages.verdict(entry.verdict)
        if entry.verdict in _SAME or entry.score is None:
            return name
        return f"{name} · {entry.score:.2f}".replace("0.", ".")

    def _wordings(self, comparison: Comparison, places: Places, entry: LedgerEntry) -> tuple[Wording, ...]:
        marks: dict[int, list[tuple[int, int]]] = {}
        for link in (comparison.quote_links[number] for number in entry.links):
            if link.verdict in _MARKED:
                gone, new = changed_words(comparison.quotes[link.a].text, comparison.quotes[link.b].text)
                marks.setdefault(link.a, []).extend(gone)
                marks.setdefault(link.b, []).extend(new)
        return tuple(
            self._wording(comparison, places, comparison.quotes[number], _joined(marks.get(number, [])))
            for numbers in entry.quotes
            for number in numbers
        )

    @staticmethod
    def _wording(comparison: Comparison, places: Places, quote: Quote, marks: tuple[tuple[int, int], ...]) -> Wording:
        text = quote.text
        if quote.kind is QuoteKind.DIRECT:
            text = f"“{text}”"
            marks = tuple((start + 1, end + 1) for start, end in marks)
        place = places.short(quote.article, quote.spans[0].paragraph) if quote.spans else ""
        return Wording(quote.article, comparison.articles[quote.article].siglum, text, marks, (), place)

    def _foot(self, comparison: Comparison, entry: LedgerEntry) -> str:
        parts = [self._cues(comparison, entry), messages.reasons(entry.reasons)]
        return " · ".join(part for part in parts if part)

    @staticmethod
    def _cues(comparison: Comparison, entry: LedgerEntry) -> str:
        """Return the reporting word, or, where they differ, each article's."""
        cues = {
            article: quote.cue
            for article, numbers in enumerate(entry.quotes)
            for quote in (comparison.quotes[number] for number in numbers[:1])
            if quote.cue
        }
        if len(set(cues.values())) <= 1:
            return next(iter(cues.values()), "")
        return ", ".join(f"{comparison.articles[article].siglum} “{cue}”" for article, cue in cues.items())

    def _spoken(self, comparison: Comparison, places: Places, entry: LedgerEntry, title: str) -> str:
        if entry.verdict is None:
            verdict = self._tag(comparison, entry)
        else:
            verdict = messages.verdict(entry.verdict)
            if entry.score is not None and entry.verdict not in _SAME:
                verdict += self.tr(", likeness {score} per cent").format(score=round(entry.score * 100))
        sentences = [f"{title}: {verdict}."]
        for numbers in entry.quotes:
            for quote in (comparison.quotes[number] for number in numbers):
                place = places.full(quote.article, quote.spans[0].paragraph) if quote.spans else ""
                sentences.append(f"{place}: {quote.text.rstrip(',.')}.")
        foot = self._foot(comparison, entry)
        return " ".join([*sentences, f"{foot}."] if foot else sentences)


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join stretches that overlap."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


class QuotesFilter(QSortFilterProxyModel):
    """Lets through utterances that differ, or those one article alone has."""

    def __init__(self, source: QuotesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quotes = source
        self._differing = False
        self._only: int | None = None
        self.setSourceModel(source)

    def set_filter(self, differing: bool = False, only: int | None = None) -> None:
        """Filter anew; without arguments everything comes through. *only*: an article's number."""
        self.beginFilterChange()
        self._differing, self._only = differing, only
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        entry = self._quotes.entries[source_row]
        if self._differing and not differs(entry):
            return False
        return self._only is None or only_in(entry) == self._only
