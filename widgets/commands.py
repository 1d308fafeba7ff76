"""What each action does: the deeds behind menus, toolbar and keys."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow
from shiboken6 import isValid

import seeds
from app import __version__, messages
from app.errors import CopytasterError
from app.export.pdf import PdfOptions
from app.model.article import ParagraphKind
from app.model.comparison import Stage
from app.present.page import Granularity, Role
from app.session import settings as stored
from app.session.folders import config_folder
from app.session.state import MAX_ARTICLES
from app.session.store import SUFFIX
from widgets import actions
from widgets.dialogs import GUIDE, SCORES, About, ChooseItem, CorrectArticle, Details, ExportPdf, Guide, KeySheet
from widgets.jobs import Exporter
from widgets.naming import file_name
from widgets.notices import Notice, NoticeAction, NoticeKind
from widgets.reading import Reading
from widgets.theme import LIGHT, Theme
from widgets.workspace import Workspace

Orientation = Literal["auto", "portrait", "landscape"]

SAMPLE = "harbour-fire"


class Commands(QObject):
    """Deeds that need dialogs, files or the clipboard; everything else goes straight to workspace and view."""

    busy_changed = Signal()
    """An export began or ended."""

    def __init__(self, window: QMainWindow, workspace: Workspace, reading: Reading, settings: stored.Settings) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._reading = reading
        self.settings = settings
        self._theme = LIGHT
        self._guide: Guide | None = None
        self.exporter = Exporter(self)
        self.exporter.finished.connect(self._on_exported)
        self.exporter.failed.connect(self._on_export_failed)

    def notice(self, kind: NoticeKind, text: str, *buttons: NoticeAction, replaces: str = "") -> None:
        """Say something in the notice bar."""
        self._workspace.noticed.emit(Notice(kind, text, buttons, replaces))

    def change_settings(self, change: Callable[[stored.Settings], stored.Settings]) -> None:
        """Change a setting and keep it."""
        self.settings = change(self.settings)
        try:
            stored.save_settings(config_folder(), self.settings)
        except CopytasterError:
            text = self.tr("Settings cannot be kept: their folder cannot be written.")
            self.notice(NoticeKind.WARNING, text, replaces="settings")

    # --- opening and keeping

    def open_files(self) -> None:
        """Choose articles to open."""
        kinds = self.tr("Articles (%s)") % openable()
        everything = self.tr("All files (*)")
        title = self.tr("Open articles")
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            title,
            self.settings.last_folder,
            f"{kinds};;{everything}",
            options=QFileDialog.Option.HideNameFilterDetails,  # there are forty endings
        )
        if paths:
            self._remember_folder(paths[0])
            self._workspace.open_files(paths)

    def open_sample(self) -> None:
        """Open the sample story."""
        folder = seeds.ROOT / SAMPLE
        story = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
        self._workspace.close()
        self._workspace.open_files([str(folder / name) for name in story["files"]])

    def paste(self) -> None:
        """Open what is on the clipboard as an article; copied files are opened as if they had been dropped."""
        data = QGuiApplication.clipboard().mimeData()
        if any(url.isLocalFile() for url in data.urls()):
            self.drop(data)
            return
        self._workspace.paste(data.text(), data.html() if data.hasHtml() else None)

    def drop(self, data: QMimeData) -> None:
        """Open what was dropped: files; a link from a browser is refused with a reason."""
        urls = data.urls()
        paths = [url.toLocalFile() for url in urls if url.isLocalFile()]
        if paths:
            self._workspace.open_files(paths)
        if len(paths) < len(urls) or (not urls and _is_address(data.text())):
            text = self.tr("Copytaster is offline: save the page first, then open the saved file.")
            self.notice(NoticeKind.INFO, text, replaces="offline")
        elif not urls and (data.hasText() or data.hasHtml()):
            self._workspace.paste(data.text(), data.html() if data.hasHtml() else None)

    def open_comparison(self) -> None:
        """Choose a saved comparison."""
        kinds = self.tr("Comparisons (*%s)") % SUFFIX
        title = self.tr("Open comparison")
        path, _ = QFileDialog.getOpenFileName(self._window, title, self.settings.last_folder, kinds)
        if path:
            self._remember_folder(path)
            self._workspace.open_comparison(path)

    def save_as(self) -> None:
        """Choose where to save the comparison."""
        folder = Path(self.settings.last_folder or Path.home())
        start = self._workspace.state.saved_path or str(folder / (self.suggested_name() + SUFFIX))
        kinds = self.tr("Comparisons (*%s)") % SUFFIX
        title = self.tr("Save comparison as")
        path, _ = QFileDialog.getSaveFileName(self._window, title, start, kinds)
        if path:
            self._remember_folder(path)
            self._workspace.save_as(path if path.endswith(SUFFIX) else path + SUFFIX)

    def suggested_name(self) -> str:
        """Name a file after what is compared: the base's title, or its file."""
        articles = self._workspace.articles
        base = articles[self._workspace.state.base]
        words = (base.title or Path(base.path).stem or self.tr("Comparison")).split()
        name = "".join(c for c in " ".join(words[:8]) if c.isalnum() or c in " -’'")
        return f"{name.strip() or 'Comparison'} ({'-'.join(article.siglum for article in articles)})"

    def _remember_folder(self, path: str) -> None:
        self.change_settings(lambda now: replace(now, last_folder=str(Path(path).parent)))

    # --- articles

    def correct(self, number: int) -> None:
        """Let the reader set an article's details right."""
        self._correct(number)

    def correct_encoding(self, number: int) -> None:
        """Let the reader say in which encoding an article's file is written."""
        self._correct(number, at_encoding=True)

    def _correct(self, number: int, *, at_encoding: bool = False) -> None:
        dialog = CorrectArticle(self._workspace.state.articles[number], self._window, at_encoding=at_encoding)
        if dialog.exec():
            self._workspace.correct(number, dialog.correction())
            self._workspace.read_otherwise(number, dialog.options())

    def choose_item(self, number: int) -> None:
        """Let the reader choose another article of the file that an article comes from."""
        article = self._workspace.state.articles[number].article
        dialog = ChooseItem(
            file_name(article.path),
            article.items,
            article.options.item,
            len(self._workspace.articles) < MAX_ARTICLES,
            self._window,
        )
        if not dialog.exec():
            return
        if dialog.further:
            self._workspace.add_item(number, dialog.item)
        else:
            self._workspace.read_otherwise(number, replace(article.options, item=dialog.item))

    def show_details(self, remarks: Sequence[tuple[str, str]]) -> None:
        """Show what is to be said of how files were opened."""
        Details(remarks, self._window).exec()

    def correct_kind(self, number: int, paragraph: int, kind: ParagraphKind) -> None:
        """Set a paragraph's kind right."""
        self._workspace.correct_kind(number, paragraph, kind)

    def reload_all(self) -> None:
        """Read every article's file again."""
        for number, opened in enumerate(self._workspace.state.articles):
            if opened.article.path:
                self._workspace.reload(number)

    def swap(self) -> None:
        """Swap the first two articles in sight."""
        visible = self._reading.visible()
        if len(visible) > 1:
            self._workspace.swap(*sorted(visible[:2]))

    def show_all(self) -> None:
        """Bring hidden panes back."""
        for number, opened in enumerate(self._workspace.state.articles):
            if opened.hidden:
                self._workspace.hide(number, False)

    # --- out of the window

    def export_pdf(self) -> None:
        """Choose where and how, then write the PDF in a process of its own."""
        comparison = self._workspace.comparison
        if comparison is None or comparison.stage is not Stage.COMPLETE:
            text = self.tr("The comparison is not finished yet.")
            self.notice(NoticeKind.INFO, text, replaces="export")
            return
        folder = Path(self.settings.last_export_folder or self.settings.last_folder or Path.home())
        dialog = ExportPdf(
            str(folder / f"{self.suggested_name()}.pdf"),
            len(comparison.articles),
            self._reading.granularity,
            self._window,
        )
        if dialog.exec():
            self.write_pdf(
                dialog.path(), cast("Orientation", dialog.orientation()), dialog.granularity(), dialog.marks()
            )

    def write_pdf(self, path: str, orientation: Orientation, granularity: Granularity, marks: frozenset[Role]) -> None:
        """Write the PDF of the comparison on screen."""
        comparison = self._workspace.comparison
        if comparison is None:
            return
        self.change_settings(lambda now: replace(now, last_export_folder=str(Path(path).parent)))
        options = PdfOptions(
            made_at=datetime.now().astimezone(),
            orientation=orientation,
            granularity=granularity,
            marks=marks,
            version=__version__,
        )
        self.exporter.write(comparison, path, options)
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Give up what is under way: an export first, else reading and comparing."""
        if self.exporter.busy:
            self.exporter.cancel()
            self.notice(NoticeKind.INFO, self.tr("The PDF was not written."), replaces="export")
            self.busy_changed.emit()
        else:
            self._workspace.cancel()

    def _on_exported(self, path: str) -> None:
        self.busy_changed.emit()
        self.notice(
            NoticeKind.INFO,
            self.tr("%s is written.") % file_name(path),
            NoticeAction(self.tr("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path))),
            NoticeAction(
                self.tr("Show in folder"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent))),
            ),
            replaces="export",
        )

    def _on_export_failed(self, problem: CopytasterError) -> None:
        self.busy_changed.emit()
        self.notice(NoticeKind.ERROR, messages.error_notice(problem) + ".", replaces="export")

    # --- help

    def show_keys(self) -> None:
        """Show every key."""
        KeySheet(actions.key_sheet(), self._window).exec()

    def show_guide(self, page: str = GUIDE, heading: str = "") -> None:
        """Show the guide beside the comparison: a page of it, from a heading on."""
        if self._guide is None:
            self._guide = Guide(self._theme, self._window)
        self._guide.text.show_page(page, heading)
        self._guide.show()
        self._guide.activateWindow()

    def show_scores(self, heading: str = "") -> None:
        """Show how the numbers come about, from a heading on."""
        self.show_guide(SCORES, heading)

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open beside the window."""
        self._theme = theme
        if self._guide is not None:
            self._guide.set_theme(theme)

    def show_about(self) -> None:
        """Say what this is."""
        dialog = About(self._window)
        self._workspace.ask_containment(lambda said: dialog.show_containment(said) if isValid(dialog) else None)
        dialog.exec()
        dialog.deleteLater()


def openable() -> str:
    """Return the patterns of the names of files that can be opened."""
    from app.read.formats import PROMISES  # what is read is known to the readers; only this list needs it here

    return " ".join(f"*{ending}" for ending in sorted(PROMISES))


def _is_address(text: str) -> bool:
    word = text.strip().casefold()
    return word.startswith(("http://", "https://", "www.", "ftp://")) and len(word.split()) == 1
