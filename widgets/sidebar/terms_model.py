"""What each article calls one thing, as a list of cards."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app import messages
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.terms import TermRow
from app.present import term_counts, term_stops
from widgets.sidebar.cards import Card, Wording
from widgets.sidebar.sections import Section, SectionedModel, SectionFilter


class TermsModel(SectionedModel):
    """One card a thing; each article's terms are one wording of it, with how often it uses each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison's terms."""
        self.beginResetModel()
        self._comparison = comparison
        count = len(comparison.terms) if comparison else 0
        self.set_sections([Section("terms", tuple(range(count)), headed=False)] if count else [])
        self.endResetModel()

    def term_row(self, item: int) -> TermRow:
        """Return the row of terms an item stands for."""
        assert self._comparison is not None
        return self._comparison.terms[item]

    def articles(self, item: int) -> tuple[int, ...]:
        """Return the articles that name a thing, one a wording of its card."""
        assert self._comparison is not None
        counts = term_counts(self._comparison, self.term_row(item))
        return tuple(article for article, terms in enumerate(counts) if terms)

    def stops(self, item: int, wording: int) -> tuple[Passage, ...]:
        """Return where a thing is named, down the page: in the article of one wording, or (-1) in all."""
        assert self._comparison is not None
        article = self.articles(item)[wording] if wording >= 0 else None
        return term_stops(self._comparison, self.term_row(item), article)

    def make_card(self, item: int) -> Card:
        assert self._comparison is not None
        comparison, row = self._comparison, self.term_row(item)
        counts = term_counts(comparison, row)
        wordings: list[Wording] = []
        spoken = [f"{row.subject}."]
        for article in self.articles(item):
            siglum = comparison.articles[article].siglum
            text = " · ".join(f"{term} {count}×" for term, count in counts[article])
            wordings.append(Wording(article, siglum, text))
            told = ", ".join(messages.times(term, count) for term, count in counts[article])
            spoken.append(f"{siglum}: {told}.")
        tag = messages.entity_type(comparison.entities[row.entity].type) if row.entity is not None else ""
        return Card(f"{item}", row.subject, tag=tag, wordings=tuple(wordings), spoken=" ".join(spoken))


class TermsFilter(SectionFilter):
    """Lets everything through."""

    def accepts(self, item: int) -> bool:
        return True
