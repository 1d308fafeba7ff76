"""The status bar: where the reader is, and how much of each article is matched, verbatim and new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from app import present
from app.model.comparison import Comparison, Stage
from app.model.finding import Severity


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusLine", text)


def per_cent(share: float) -> str:
    """Write a share 0..1 as whole per cent."""
    return f"{round(share * 100)} %"


class _Shares(QLabel):
    """The shares in the fullest form that there is room for; whoever points at it is told them in full."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: tuple[str, ...] = ()
        # what it has to say must not make the window wider
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_forms(self, forms: Sequence[str], tip: str) -> None:
        """Show one of *forms*, the fullest first."""
        self._forms = tuple(forms)
        self.setToolTip(tip)
        self.setAccessibleName(tip.replace("\n", "; "))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for form in (*self._forms, ""):
            self.setText(form)
            if self.sizeHint().width() <= self.width():
                return


class StatusLine(QStatusBar):
    """Place in the tour, shares by article, findings, and that nothing leaves the machine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._place = QLabel()
        self._shares = _Shares()
        self._findings = QLabel()
        self._offline = QLabel(_tr("● Offline"))
        self._offline.setToolTip(_tr("No part of this program can reach the network; nothing leaves this computer."))
        self._zoom = QLabel()
        for label in (self._place, self._findings, self._shares):
            label.setContentsMargins(8, 0, 8, 0)
            self.addWidget(label, 1 if label is self._shares else 0)
        for label in (self._offline, self._zoom):
            label.setContentsMargins(8, 0, 8, 0)
            self.addPermanentWidget(label)

    def set_zoom(self, percent: int) -> None:
        """Show the size of the text."""
        self._zoom.setText(f"{percent} %")

    def set_place(self, number: int | None, total: int) -> None:
        """Show the place in the tour of differences; *number* counts from 1, ``None`` between two."""
        if not total:
            self._place.setText("")
        elif number is None:
            self._place.setText(_tr("<b>%d differences</b>") % total if total > 1 else _tr("<b>1 difference</b>"))
        else:
            self._place.setText(_tr("<b>Difference %d</b> of %d") % (number, total))
        # the bar lays its labels out once, so room is kept for what the label may say
        self._place.setMinimumWidth(max(self._place.minimumWidth(), self._place.sizeHint().width()))

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show the shares and the number of findings."""
        if comparison is None or comparison.stage < Stage.ALIGNED:
            self._shares.show_forms((), "")
            self._findings.clear()
            return
        shares = [(comparison.articles[share.article].siglum, share) for share in present.shares(comparison)]
        full = _tr("%s %s matched, %s verbatim, %s new")
        said = [(name, per_cent(each.matched), per_cent(each.verbatim), per_cent(each.new)) for name, each in shares]
        bold = [(f"<b>{name}</b>", *rest) for name, *rest in said]
        gap = "&nbsp;&nbsp; "
        forms = (
            gap.join(full % tuple(each) for each in bold),
            gap.join(_tr("%s %s matched, %s verbatim") % tuple(each[:3]) for each in bold),
            gap.join(_tr("%s %s matched") % tuple(each[:2]) for each in bold),
            _tr("Matched: %s") % gap.join(f"{name} {matched}" for name, matched, *_ in bold),
        )
        self._shares.show_forms(forms, "\n".join(full % each for each in said))
        if comparison.stage is Stage.COMPLETE:
            check = sum(1 for finding in comparison.findings if finding.severity is Severity.CHECK)
            self._findings.setText(_tr("<b>%d</b> to check") % check)
        else:
            self._findings.clear()
