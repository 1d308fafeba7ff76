"""Where the PDF goes and what it shows."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.present import Granularity, Role

_ALWAYS = frozenset({Role.CHECK})


class ExportPdf(QDialog):
    """Path, orientation, how finely wording is marked, and which marks are printed."""

    def __init__(
        self,
        path: str,
        articles: int,
        granularity: Granularity = Granularity.AUTO,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export PDF"))
        self.path_box = QLineEdit(path, self)
        self.path_box.setAccessibleName(self.tr("File"))
        self.path_box.textChanged.connect(self._check)
        browse = QPushButton(self.tr("&Browse…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.path_box, 1)
        where.addWidget(browse)
        self.problem = QLabel(self)
        self.problem.setProperty("dim", True)
        self.problem.setWordWrap(True)
        self.orientation_box = QComboBox(self)
        self.orientation_box.setAccessibleName(self.tr("Orientation"))
        if articles > 2:
            self.orientation_box.addItem(self.tr("Landscape (needed for more than two articles)"), "landscape")
            self.orientation_box.setEnabled(False)
        else:
            self.orientation_box.addItem(self.tr("Portrait"), "portrait")
            self.orientation_box.addItem(self.tr("Landscape"), "landscape")
        self.granularity_box = QComboBox(self)
        self.granularity_box.setAccessibleName(self.tr("Wording"))
        self.granularity_box.addItem(self.tr("As suits each pair of paragraphs"), Granularity.AUTO.value)
        self.granularity_box.addItem(self.tr("Readable: few, longer marks"), Granularity.READABLE.value)
        self.granularity_box.addItem(self.tr("Fine: every word"), Granularity.FINE.value)
        self.granularity_box.setCurrentIndex(self.granularity_box.findData(granularity.value))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        label = QLabel(self.tr("&File"), self)
        label.setBuddy(self.path_box)
        form.addRow(label, where)
        form.addRow("", self.problem)
        form.addRow(self.tr("&Orientation"), self.orientation_box)
        form.addRow(self.tr("&Wording"), self.granularity_box)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.export_button = self.buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.mark_boxes: dict[Role, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._make_marks())
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.resize(560, self.sizeHint().height())
        self._check()
        self.path_box.setFocus()
        stem = Path(path).stem
        self.path_box.setSelection(len(path) - len(Path(path).name), len(stem))

    def _make_marks(self) -> QGroupBox:
        group = QGroupBox(self.tr("Marks"), self)
        names = {
            Role.INSERTED: (self.tr("&Added words"), True),
            Role.DELETED: (self.tr("&Dropped words"), True),
            Role.REPLACED: (self.tr("&Replaced words"), True),
            Role.MOVED: (self.tr("&Moved paragraphs"), True),
            Role.SHARED: (self.tr("&Shared words"), True),
            Role.QUOTE: (self.tr("&Quotations"), True),
            Role.ENTITY: (self.tr("&Names"), True),
            Role.FIGURE: (self.tr("Fi&gures"), False),
            Role.STYLE_ONLY: (self.tr("&Typography alone"), False),
        }
        grid = QGridLayout(group)
        for number, (role, (text, on)) in enumerate(names.items()):
            box = QCheckBox(text, group)
            box.setChecked(on)
            self.mark_boxes[role] = box
            grid.addWidget(box, number // 3, number % 3)
        return group

    def path(self) -> str:
        """Return the file to write, ending in ``.pdf``."""
        text = self.path_box.text().strip()
        return os.path.expanduser(text if text.lower().endswith(".pdf") else f"{text}.pdf")

    def orientation(self) -> str:
        """Return ``portrait`` or ``landscape``."""
        return str(self.orientation_box.currentData())

    def granularity(self) -> Granularity:
        """Return how finely wording is marked."""
        return Granularity(self.granularity_box.currentData())

    def marks(self) -> frozenset[Role]:
        """Return the kinds of mark to print; what an editor must check is always marked."""
        return _ALWAYS | {role for role, box in self.mark_boxes.items() if box.isChecked()}

    def _check(self) -> None:
        text = self.path_box.text().strip()
        path = Path(self.path())
        good = bool(text) and path.parent.is_dir() and not path.is_dir()
        if not text:
            said = self.tr("Name a file.")
        elif not path.parent.is_dir():
            said = self.tr("There is no folder {folder}.").format(folder=path.parent)
        elif path.is_dir():
            said = self.tr("This is a folder.")
        elif path.exists():
            said = self.tr("This file exists and will be replaced.")
        else:
            said = ""
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.path_box.setAccessibleDescription(said)
        self.export_button.setEnabled(good)

    def _browse(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export PDF"),
            self.path(),
            self.tr("PDF files (*.pdf)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self.path_box.setText(path)
