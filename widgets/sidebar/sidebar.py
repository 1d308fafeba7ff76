"""The sidebar: findings, quotations, names and coverage of what is on screen. It shows and asks; it does no work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.model.comparison import Comparison
from app.model.finding import FindingKind
from widgets.sidebar.coverage_panel import CoveragePanel
from widgets.sidebar.findings_panel import FindingsPanel
from widgets.sidebar.names_tab import NamesTab
from widgets.sidebar.quotes_panel import QuotesPanel
from widgets.theme import LIGHT, Theme

FINDINGS, QUOTES, ENTITIES, COVERAGE = "findings", "quotes", "entities", "coverage"
TABS = (FINDINGS, QUOTES, ENTITIES, COVERAGE)
"""Names of the tabs, as ``show_tab`` takes them and ``current_tab_changed`` gives them."""

_TAB_PADDING = 17
"""Pixels of a tab around its text, as the window's style sheet has them."""


class Sidebar(QWidget):
    """Tabs with counts over the lists.

    Signals: ``reveal_requested`` carries a ``tuple[Passage, ...]`` to bring into view; ``entity_chosen`` the number of
    the entity whose mentions are to be lit, or ``None``; ``entity_decided`` a correction of the names, an
    ``EntityChoice``; ``seen_changed`` a finding's key and whether it is ticked off;
    ``current_tab_changed`` one of ``TABS``; ``kind_filter_changed`` the kinds of finding the reader picked among the
    chips, or ``None``, so that the summary can follow; ``help_requested`` the heading under which the page on numbers
    explains the tab in front.
    """

    reveal_requested = Signal(object)
    entity_chosen = Signal(object)
    entity_decided = Signal(object)
    seen_changed = Signal(str, bool)
    current_tab_changed = Signal(str)
    kind_filter_changed = Signal(object)
    help_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sidebar"))
        self.findings = FindingsPanel(self)
        self.quotes = QuotesPanel(self)
        self.names = NamesTab(self)
        self.entities = self.names.entities
        self.terms = self.names.terms
        self.coverage = CoveragePanel(self)
        self._pages = (self.findings, self.quotes, self.names, self.coverage)
        self._panels = (self.findings, self.quotes, self.entities, self.terms, self.coverage)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for page in self._pages:
            self.tabs.addTab(page, "")
        for panel, heading in (
            (self.findings, "findings"),
            (self.quotes, "quotes"),
            (self.entities, "names-and-terms"),
        ):
            panel.help_button.clicked.connect(lambda _=False, heading=heading: self.help_requested.emit(heading))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setMinimumWidth(240)
        self.setAutoFillBackground(True)
        for panel in self._panels:
            panel.reveal_requested.connect(self.reveal_requested)
        self.findings.seen_changed.connect(self.seen_changed)
        self.findings.kind_filter_changed.connect(self.kind_filter_changed)
        self.entities.entity_chosen.connect(self.entity_chosen)
        self.entities.entity_decided.connect(self.entity_decided)
        self.tabs.currentChanged.connect(self._on_tab)
        self.setFocusProxy(self.findings.view)
        self.set_theme(LIGHT)
        self._count_tabs()

    def set_comparison(self, comparison: Comparison | None, seen: frozenset[str] = frozenset()) -> None:
        """Show a comparison, however far it has come; *seen* holds the keys of findings ticked off before."""
        self.findings.set_comparison(comparison, seen)
        self.quotes.set_comparison(comparison)
        self.entities.set_comparison(comparison)
        self.terms.set_comparison(comparison)
        self.names.refill()
        self.coverage.set_comparison(comparison)
        self._count_tabs()

    def set_seen(self, seen: frozenset[str]) -> None:
        """Show other findings ticked off, after an undo for instance."""
        self.findings.set_seen(seen)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme; buttons and tabs follow the window's style sheet."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        self.setPalette(palette)
        for panel in self._panels:
            panel.set_theme(theme)

    def set_kind_filter(self, kinds: frozenset[FindingKind] | None) -> None:
        """Show the findings of some kinds alone; ``None`` shows all."""
        self.findings.set_kind_filter(kinds)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front. Raises ``ValueError`` for a name not in ``TABS``."""
        self.tabs.setCurrentIndex(TABS.index(name))

    @property
    def current_tab(self) -> str:
        """The name of the tab in front."""
        return TABS[self.tabs.currentIndex()]

    def focus_list(self) -> None:
        """Move the keyboard into the tab in front."""
        self._pages[self.tabs.currentIndex()].focus_first()

    def next_finding(self, step: int) -> None:
        """Go to the next finding shown (+1) or the one before (-1), and ask for its evidence."""
        self.show_tab(FINDINGS)
        self.findings.next_finding(step)

    def next_quote(self, step: int) -> None:
        """Go to the next quotation that differs (+1) or the one before (-1), and ask for its words."""
        self.show_tab(QUOTES)
        self.quotes.next_quote(step)

    def _on_tab(self, number: int) -> None:
        page = self._pages[number]
        self.setFocusProxy(page if isinstance(page, NamesTab) else page.view)
        self.current_tab_changed.emit(TABS[number])

    def _count_tabs(self) -> None:
        texts = (
            (self.tr("Findings"), self.findings.count),
            (self.tr("Quotes"), self.quotes.count),
            (self.tr("Entities"), self.entities.count),
            (self.tr("Coverage"), 0),
        )
        counted = [f"{text} {count}" if count else text for text, count in texts]
        # a name cut short says less than one without its number
        font = QFont(self.tabs.tabBar().font())
        plain = [QFontMetrics(font).horizontalAdvance(text) for text in counted]
        font.setBold(True)  # as the style sheet sets the tab in front
        grown = max(QFontMetrics(font).horizontalAdvance(text) for text in counted) - max(plain)
        fits = sum(plain) + grown + _TAB_PADDING * len(counted) <= self.width()
        for number, (text, _) in enumerate(texts):
            self.tabs.setTabText(number, counted[number] if fits else text)
            self.tabs.setTabToolTip(number, "" if fits else counted[number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count_tabs()
