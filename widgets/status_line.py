"""The status bar: where the reader is, and how much of each article is matched, verbatim and new."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from app import present
from app.model.comparison import Comparison, Stage
from app.model.finding import Severity


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusLine", text)


def per_cent(share: float) -> str:
    """Write a share 0..1 as whole per cent."""
    return f"{round(share * 100)} %"


class StatusLine(QStatusBar):
    """Place in the tour, shares by article, findings, and that nothing leaves the machine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._place = QLabel()
        self._shares = QLabel()
        self._findings = QLabel()
        self._offline = QLabel(_tr("● Offline"))
        self._offline.setToolTip(_tr("No part of this program can reach the network; nothing leaves this computer."))
        self._zoom = QLabel()
        for label in (self._place, self._shares, self._findings):
            label.setContentsMargins(8, 0, 8, 0)
            self.addWidget(label)
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
            self._shares.clear()
            self._findings.clear()
            return
        parts: list[str] = []
        for share in present.shares(comparison):
            siglum = comparison.articles[share.article].siglum
            text = _tr("<b>%s</b> %s matched, %s verbatim, %s new")
            parts.append(text % (siglum, per_cent(share.matched), per_cent(share.verbatim), per_cent(share.new)))
        self._shares.setText("&nbsp;&nbsp; ".join(parts))
        if comparison.stage is Stage.COMPLETE:
            check = sum(1 for finding in comparison.findings if finding.severity is Severity.CHECK)
            self._findings.setText(_tr("<b>%d</b> to check") % check)
        else:
            self._findings.clear()
