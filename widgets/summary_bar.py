"""The five-second answer in words at the top of the window, each part a filter; progress while there is none yet."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app import messages
from app.model.comparison import Comparison, Stage
from app.model.finding import FindingKind, Severity
from app.model.reuse import Trail
from app.present import carries, summarise
from widgets.sidebar.chips import FlowLayout
from widgets.theme import LIGHT, Theme

_ROOMY = 1000
"""Width of the bar, in pixels, from which answer and stage stand side by side."""
_ABSENCE = frozenset({FindingKind.ONLY_IN, FindingKind.OMITTED})


class SummaryBar(QWidget):
    """ "2 quotes altered · 1 figure differs; B carries 61 % of A".

    ``filter_requested`` carries the ``frozenset[FindingKind]`` of the part chosen, or ``None`` when it is let go.
    """

    filter_requested = Signal(object)
    ages_requested = Signal(bool)
    """Sentences are to be marked by the version that has them first, or not any more."""
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Summary"))
        self.setAutoFillBackground(True)
        self._theme = LIGHT
        self._comparison: Comparison | None = None
        self._busy = False
        self._chosen: frozenset[FindingKind] | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.parts: list[QPushButton] = []
        self.versions: list[QPushButton] = []
        self._ages = False
        self._words = QWidget(self)
        self._flow = FlowLayout(self._words, 0, QMargins(8, 4, 8, 4))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._words.setSizePolicy(policy)
        self.progress = self._make_progress()
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 0, 10, 0)
        line.setSpacing(8)
        line.addWidget(self._words, 1)
        line.addWidget(self.progress)
        own = self.sizePolicy()
        own.setHeightForWidth(True)
        own.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(own)
        self.set_theme(LIGHT)

    def _make_progress(self) -> QWidget:
        box = QWidget(self)
        self.progress_text = QLabel(box)
        self.progress_bar = QProgressBar(box)
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setFixedSize(140, 6)
        self.progress_bar.setAccessibleName(self.tr("Progress of the comparison"))
        self.cancel_button = QPushButton(self.tr("&Cancel"), box)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setAccessibleName(self.tr("Cancel the comparison"))
        self.cancel_button.clicked.connect(self.cancel_requested)
        line = QHBoxLayout(box)
        line.setContentsMargins(8, 4, 0, 4)
        line.setSpacing(10)
        for widget in (self.progress_text, self.progress_bar, self.cancel_button):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        box.hide()
        return box

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme; buttons follow the window's style sheet."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.ink))
        self.setPalette(palette)
        # thin enough to be a rule; the window's own bars are for lengthier work
        self.progress_bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.line}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}"
        )
        self._rebuild()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Tell of another comparison, however far it has come."""
        if comparison is None or (self._chosen and not self._occurs(comparison, self._chosen)):
            self._chosen = None
        self._comparison = comparison
        self._rebuild()

    def set_kind_filter(self, kinds: frozenset[FindingKind] | None) -> None:
        """Show which part the findings are filtered by, without asking for it."""
        self._chosen = kinds
        for button in self.parts:
            button.setChecked(kinds is not None and button.property("kinds") == _names(kinds))

    def set_busy(self, busy: bool) -> None:
        """Show or hide the progress and its Cancel."""
        if busy and not self._busy:
            self.set_progress("", 0, 0)
        self._busy = busy
        self.progress.setVisible(busy)
        self._rebuild()

    def set_progress(self, stage: str, done: int, total: int) -> None:
        """Say what the engine is at (a stage's code) and how far (*done* of *total*; a total of 0 or 1 is "busy")."""
        text = self._stage_text(stage)
        self.progress_text.setText(text)
        self.progress_bar.setAccessibleDescription(text)
        if total > 1:
            self.progress_bar.setRange(0, total)
            self.progress_bar.setValue(min(done, total))
        else:
            self.progress_bar.setRange(0, 0)

    def _stage_text(self, stage: str) -> str:
        return {
            "read": self.tr("Reading…"),
            "segment": self.tr("Splitting into sentences…"),
            "align": self.tr("Matching paragraphs…"),
            "wording": self.tr("Comparing the wording…"),
            "parse": self.tr("Reading the grammar…"),
            "entities": self.tr("Looking for names and figures…"),
            "quotes": self.tr("Looking for quotations…"),
            "check": self.tr("Checking…"),
            "export": self.tr("Writing the PDF…"),
        }.get(stage, self.tr("Comparing…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_progress()

    def _fit_progress(self) -> None:
        # in a narrow window the answer needs the room more than the name of the stage
        self.progress_text.setVisible(self.width() >= _ROOMY or not self.parts)

    @staticmethod
    def _occurs(comparison: Comparison, kinds: frozenset[FindingKind]) -> bool:
        return any(finding.kind in kinds for finding in comparison.findings)

    def _rebuild(self) -> None:
        focused = next((number for number, button in enumerate(self.parts) if button.hasFocus()), None)
        for button in self.parts:
            self._group.removeButton(button)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.parts = []
        self.versions = []
        comparison = self._comparison
        if comparison is not None:
            if comparison.stage is Stage.COMPLETE:
                self._add_answer(comparison)
            elif not self._busy:
                few = len(comparison.articles) < 2
                text = self.tr("Open a second article to compare.") if few else self.tr("Not compared to the end.")
                self._add_text(text)
        if focused is not None and focused < len(self.parts):
            self.parts[focused].setFocus()
        self._fit_progress()
        self._words.updateGeometry()
        self.updateGeometry()

    def _add_answer(self, comparison: Comparison) -> None:
        if len(comparison.articles) < 2:
            self._add_text(self.tr("Open a second article to compare."))
            return
        if not comparison.findings:
            self._add_text(self.tr("No findings"))
        for part in summarise(comparison):
            grave = any(comparison.findings[number].severity is Severity.CHECK for number in part.findings)
            self._add_part(messages.summary_part(part), part.kinds, grave)
        for trail in comparison.trails:
            self._add_versions(comparison, trail)
        base = comparison.articles[comparison.base].siglum
        shares = [
            (article.siglum, carries(comparison, number))
            for number, article in enumerate(comparison.articles)
            if number != comparison.base
        ]
        text = messages.carries_each(base, shares)
        kinds = frozenset(kind for kind in _ABSENCE if self._occurs(comparison, frozenset({kind})))
        if kinds:
            self._add_part(text, kinds, False)
        else:
            self._add_text(text)

    def _add_versions(self, comparison: Comparison, trail: Trail) -> None:
        text = messages.versions([comparison.articles[article].siglum for article in sorted(trail.articles)])
        button = self._button(text, grave=False)
        told = self.tr("Mark each sentence by the version it is new in")
        order = " → ".join(comparison.articles[article].siglum for article in trail.articles)
        guess = "" if trail.dated else self.tr(" (as opened: their dates do not tell)")
        button.setToolTip(f"{told}\n{order}{guess}")
        button.setAccessibleName(f"{text}. {told}")
        button.setChecked(self._ages)
        button.clicked.connect(self.ages_requested)
        self.versions.append(button)

    def set_ages(self, shown: bool) -> None:
        """Show whether sentences are marked by age."""
        self._ages = shown
        for button in self.versions:
            button.setChecked(shown)

    def _separate(self) -> None:
        if self._flow.count():
            self._flow.addWidget(self._label("·"))

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self._words)
        label.setStyleSheet(f"color: {self._theme.dim}; padding: 4px 3px;")
        label.show()
        return label

    def _add_text(self, text: str) -> None:
        self._separate()
        self._flow.addWidget(self._label(text))

    def _add_part(self, text: str, kinds: frozenset[FindingKind], grave: bool) -> None:
        button = self._button(text, grave)
        button.setProperty("kinds", _names(kinds))
        button.setAccessibleName(self.tr("{text}: show these findings").format(text=text))
        button.setToolTip(self.tr("Show these findings"))
        button.setChecked(self._chosen == kinds)
        button.clicked.connect(lambda checked=False, kinds=kinds: self._choose(kinds if checked else None))
        self._group.addButton(button)
        self.parts.append(button)

    def _button(self, text: str, grave: bool) -> QPushButton:
        self._separate()
        button = QPushButton(text, self._words)
        button.setProperty("quiet", True)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        colour, weight = (self._theme.ink, 600) if grave else (self._theme.dim, 400)
        button.setStyleSheet(
            f"QPushButton {{ color: {colour}; font-weight: {weight}; padding: 3px 5px; }}"
            f"QPushButton:checked {{ color: {self._theme.accent}; background: {self._theme.accent_tint}; }}"
        )
        self._flow.addWidget(button)
        button.show()
        return button

    def _choose(self, kinds: frozenset[FindingKind] | None) -> None:
        self.set_kind_filter(kinds)
        self.filter_requested.emit(kinds)


def _names(kinds: frozenset[FindingKind]) -> list[str]:
    return sorted(kind.value for kind in kinds)
