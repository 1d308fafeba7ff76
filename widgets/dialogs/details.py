"""What is to be said of how several files were opened, where one line has no room for it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget


class Details(QDialog):
    """Names and what is said of each."""

    def __init__(self, remarks: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How the files were opened"))
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.windowTitle())
        self.text.document().setDocumentMargin(12)
        self.text.setHtml("".join(f"<p><b>{escape(name)}</b><br>{escape(told)}</p>" for name, told in remarks))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(560, 380)
