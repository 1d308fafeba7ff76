"""The frame: toolbar, panes, sidebar, bars, and the wiring of actions to deeds.

What the window is made of is imported where it is made: the first frame is on screen before.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.session.settings import Settings
from widgets.theme import Theme, palette_of, style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from app.model.comparison import Comparison
    from widgets.first_frame import FirstFrame
    from widgets.workspace import Workspace

NEED_COMPARISON = (
    "next_finding",
    "previous_finding",
    "next_quote",
    "show_findings",
    "show_quotes",
    "show_entities",
    "show_coverage",
)
"""Actions that make sense once everything has been compared."""

NEED_TEXT = (
    *("copy", "copy_source", "select_all", "find", "find_next", "find_previous", "auto", "readable", "fine", "legend"),
    *("sidebar", "overview", "next_pane", "previous_pane", "other_end", "next_difference", "previous_difference"),
    *("first_difference", "last_difference", "leave_out", "join_next", "join_before", "split"),
)
"""Actions that make sense once something is open."""

USUAL_SIZE = QSize(1280, 800)

LEAST_READING = 400
"""Pixels of width left to the articles; in a narrow window the sidebar gives way."""


class MainWindow(QMainWindow):
    """The one window. Holds parts together; knows nothing of how they work."""

    def __init__(
        self, settings: Settings, workspace: Workspace | None = None, first_frame: FirstFrame | None = None
    ) -> None:
        """Make the whole window; with *first_frame* that alone, until ``build``."""
        super().__init__()
        self.setWindowTitle("Copytaster")
        self._first_frame = first_frame
        self._built = False
        self.resize(USUAL_SIZE)
        if settings.window_geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.window_geometry)))
        if first_frame is None:
            self.build(settings, workspace)
        else:
            self.setCentralWidget(first_frame)

    def build(self, settings: Settings, workspace: Workspace | None = None) -> None:
        """Make everything; a first frame stays in sight until there is something to take its place."""
        from widgets import actions
        from widgets.commands import Commands
        from widgets.compare.age_legend import AgeLegend
        from widgets.compare.compare_view import CompareView
        from widgets.compare.legend import Legend
        from widgets.deciding import Deciding
        from widgets.notice_bar import NoticeBar
        from widgets.reading import Reading
        from widgets.sidebar import Sidebar
        from widgets.status_line import StatusLine
        from widgets.summary_bar import SummaryBar
        from widgets.welcome import Welcome
        from widgets.why_matched import WhyMatched
        from widgets.workspace import Workspace

        self.setAcceptDrops(True)
        self.workspace = workspace or Workspace()
        self.workspace.setParent(self)
        self.view = CompareView()
        self.sidebar = Sidebar()
        self.summary = SummaryBar()
        self.notices = NoticeBar()
        self.legend = Legend()
        self.age_legend = AgeLegend()
        self.welcome = Welcome()
        self.status = StatusLine()
        self.reading = Reading(self.workspace, self.view, self.sidebar, self.summary, self.status)
        self.commands = Commands(self, self.workspace, self.reading, settings)
        self.why_matched = WhyMatched(self.view, self.reading, self.commands.show_scores)
        self.deciding = Deciding(self, self.workspace, self.reading)
        self.actions_by_id, self._menus = actions.build(self)
        self._recent_menu = QMenu(self.tr("&Recent comparisons"), self)
        self._article_menu_at = self._menus["Articles"].actions()[0]
        self._begun = False
        self._lay_out()
        self._tool_bar()
        self._wire()
        self._restore(settings)
        self.apply_theme()
        self._on_changed()
        self._built = True

    # --- building

    def _lay_out(self) -> None:
        from PySide6.QtCore import Qt  # dear, like all that is imported in this class

        reading = QWidget()
        reading.setMinimumWidth(LEAST_READING)
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.summary, self.legend, self.age_legend, self.view):
            column.addWidget(part)
        column.setStretchFactor(self.view, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("reading")
        self._split.addWidget(reading)
        self._split.addWidget(self.sidebar)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self._split.setHandleWidth(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self._split)
        if self._first_frame is not None:
            self.takeCentralWidget()
            self._pages.addWidget(self._first_frame)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notices)
        outer.addWidget(self._pages, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.legend.hide()

    def _tool_bar(self) -> None:
        from PySide6.QtCore import Qt

        bar = QToolBar(self.tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addToolBar(bar)
        self._button(bar, "open", self.tr("Open…"))
        self._button(bar, "paste", self.tr("Paste as article"))
        self._gap(bar, 10)
        for name, text in (("auto", self.tr("Auto")), ("readable", self.tr("Readable")), ("fine", self.tr("Fine"))):
            self._button(bar, name, text).setProperty("segment", name)
        self._gap(bar, 10)
        self._button(bar, "legend", self.tr("Marks"))
        self._gap(bar, 10)
        self._button(bar, "previous_difference", self.tr("◀ Difference")).setProperty("segment", "auto")
        self._button(bar, "next_difference", self.tr("Difference ▶")).setProperty("segment", "fine")
        stretch = QWidget()
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(stretch)
        self._button(bar, "find", self.tr("Find"))
        self._button(bar, "sidebar", self.tr("Sidebar"))
        self._button(bar, "export_pdf", self.tr("Export PDF…"))

    def _button(self, bar: QToolBar, name: str, text: str) -> QToolButton:
        action = self.actions_by_id[name]
        action.setIconText(text)
        bar.addAction(action)
        button = bar.widgetForAction(action)
        assert isinstance(button, QToolButton)
        keys = action.shortcut().toString()
        plain = action.text().replace("&", "").rstrip("…")
        button.setToolTip(f"{plain} ({keys})" if keys else plain)
        return button

    @staticmethod
    def _gap(bar: QToolBar, width: int) -> None:
        gap = QWidget()
        gap.setFixedWidth(width)
        bar.addWidget(gap)

    def _wire(self) -> None:
        from app.present.page import Granularity

        do, act = self.commands, self.actions_by_id
        view, reading, workspace = self.view, self.reading, self.workspace
        deeds = {
            "new": workspace.close,
            "open": do.open_files,
            "paste": do.paste,
            "open_comparison": do.open_comparison,
            "save_as": do.save_as,
            "export_pdf": do.export_pdf,
            "clear_recents": workspace.clear_recents,
            "close": workspace.close,
            "quit": self.close,
            "undo": workspace.undo,
            "redo": workspace.redo,
            "copy": view.copy,
            "copy_source": view.copy_with_source,
            "select_all": view.select_all,
            "leave_out": view.request_kind,
            "join_next": lambda: view.request_join(1),
            "join_before": lambda: view.request_join(-1),
            "split": view.request_split,
            "find": view.open_find,
            "find_next": view.find_next,
            "find_previous": lambda: view.find_next(backwards=True),
            "auto": lambda: reading.set_granularity(Granularity.AUTO),
            "readable": lambda: reading.set_granularity(Granularity.READABLE),
            "fine": lambda: reading.set_granularity(Granularity.FINE),
            "zoom_in": lambda: reading.zoom_by(1),
            "zoom_out": lambda: reading.zoom_by(-1),
            "zoom_reset": lambda: reading.zoom_by(0),
            "theme_system": lambda: self._set_theme("system"),
            "theme_light": lambda: self._set_theme("light"),
            "theme_dark": lambda: self._set_theme("dark"),
            "next_difference": lambda: reading.go_to_difference(1),
            "previous_difference": lambda: reading.go_to_difference(-1),
            "first_difference": reading.go_to_first,
            "last_difference": reading.go_to_last,
            "other_end": view.show_other_end,
            "next_finding": lambda: self._step(1),
            "previous_finding": lambda: self._step(-1),
            "next_quote": lambda: self._step_quote(1),
            "show_findings": lambda: self._show_tab("findings"),
            "show_quotes": lambda: self._show_tab("quotes"),
            "show_entities": lambda: self._show_tab("entities"),
            "show_coverage": lambda: self._show_tab("coverage"),
            "link": view.request_link,
            "not_the_same": view.request_reject,
            "decisions": self.deciding.show_all,
            "compare_again": workspace.compare_again,
            "cancel": do.cancel,
            "next_pane": lambda: view.focus_pane(1),
            "previous_pane": lambda: view.focus_pane(-1),
            "swap": do.swap,
            "reload_all": do.reload_all,
            "show_all": do.show_all,
            "keys": do.show_keys,
            "guide": do.show_guide,
            "numbers": do.show_scores,
            "sample": do.open_sample,
            "about": do.show_about,
        }
        for name, deed in deeds.items():
            act[name].triggered.connect(lambda _=False, deed=deed: deed())
        act["keep_nothing"].toggled.connect(workspace.keep_nothing)
        act["legend"].toggled.connect(self.legend.setVisible)
        act["sidebar"].toggled.connect(self._set_sidebar)
        act["ages"].triggered.connect(reading.set_ages)
        reading.ages_changed.connect(self._on_ages_changed)
        self.age_legend.closed.connect(lambda: reading.set_ages(False))
        act["overview"].toggled.connect(view.set_overview_visible)
        self.legend.marks_changed.connect(reading.set_marks)
        self.summary.cancel_requested.connect(do.cancel)
        do.exporter.progressed.connect(lambda done, total: self.summary.set_progress("export", done, total))
        do.busy_changed.connect(self._on_changed)
        self.sidebar.kind_filter_changed.connect(self.summary.set_kind_filter)
        self.sidebar.current_tab_changed.connect(reading.keep_tab)
        self.sidebar.help_requested.connect(do.show_scores)
        view.base_requested.connect(workspace.set_base)
        view.move_requested.connect(workspace.move)
        view.swap_requested.connect(workspace.swap)
        view.hide_requested.connect(workspace.hide)
        view.reload_requested.connect(workspace.reload)
        view.remove_requested.connect(workspace.remove)
        view.correct_requested.connect(do.correct)
        view.paragraph_kind_requested.connect(do.correct_kind)
        view.column_fractions_changed.connect(reading.keep_columns)
        view.encoding_requested.connect(do.correct_encoding)
        view.reading_requested.connect(workspace.read_otherwise)
        view.item_requested.connect(do.choose_item)
        view.kinds_requested.connect(workspace.correct_kinds)
        view.join_requested.connect(reading.join)
        view.split_requested.connect(reading.split)
        view.link_requested.connect(self.deciding.link)
        view.reject_requested.connect(self.deciding.reject)
        view.take_back_requested.connect(self.deciding.take_back_link)
        workspace.choice_requested.connect(do.choose_item)
        workspace.details_requested.connect(do.show_details)
        self.welcome.open_requested.connect(do.open_files)
        self.welcome.paste_requested.connect(do.paste)
        self.welcome.sample_requested.connect(do.open_sample)
        self.welcome.recent_requested.connect(workspace.reopen)
        workspace.noticed.connect(self.notices.post)
        workspace.withdrawn.connect(self.notices.withdraw)
        workspace.progressed.connect(self._on_progressed)
        for signal in (workspace.state_changed, workspace.comparison_changed, workspace.busy_changed):
            signal.connect(self._on_changed)
        workspace.recents_changed.connect(self._fill_recents)
        workspace.replaced.connect(self._on_replaced)
        before = act["save_as"]
        self._menus["File"].insertMenu(before, self._recent_menu)
        self._menus["Articles"].aboutToShow.connect(self._fill_articles)

    # --- settings

    def _restore(self, settings: Settings) -> None:
        width = max(240, settings.sidebar_width)
        self._split.setSizes([max(400, self.width() - width), width])
        self.actions_by_id["sidebar"].setChecked(settings.sidebar_open)
        self._set_sidebar(settings.sidebar_open)
        self.actions_by_id["overview"].setChecked(True)
        self.actions_by_id["legend"].setChecked(settings.legend_open)
        self.actions_by_id[f"theme_{settings.theme}"].setChecked(True)
        view = replace(self.workspace.state.view, zoom=settings.zoom, granularity=settings.granularity)
        self.workspace.state = replace(self.workspace.state, view=view)
        self.view.set_zoom(settings.zoom)
        self.status.set_zoom(settings.zoom)
        self.actions_by_id[settings.granularity].setChecked(True)
        self._fill_recents()

    def keep_settings(self) -> None:
        """Keep the window's geometry and the sidebar's width."""
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        sizes = self._split.sizes()
        self.commands.change_settings(
            lambda now: replace(
                now,
                window_geometry=geometry,
                sidebar_width=sizes[1] if sizes[1] else now.sidebar_width,
                sidebar_open=self.actions_by_id["sidebar"].isChecked(),
                legend_open=self.actions_by_id["legend"].isChecked(),
                zoom=self.workspace.state.view.zoom,
                granularity=self.workspace.state.view.granularity,
            )
        )

    def keep_measures(self) -> None:
        """Keep how high the bars around the text are, and how wide it must be, for the next start's first frame."""
        view = self.view
        if not view.isVisible() or self.notices.notices:
            return
        top = view.mapTo(self, view.rect().topLeft()).y()
        found = f"{top} {self.height() - top - view.height()} {LEAST_READING}"
        if found != self.commands.settings.window_state:
            self.commands.change_settings(lambda now: replace(now, window_state=found))

    def _set_theme(self, name: str) -> None:
        self.commands.change_settings(lambda now: replace(now, theme=name))
        self.apply_theme()

    def apply_theme(self) -> None:
        """Dress the window in the chosen colours, the system's unless told otherwise."""
        from PySide6.QtCore import Qt

        choice = self.commands.settings.theme
        dark = choice == "dark" or (
            choice == "system" and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        theme = Theme.for_palette(dark)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette_of(theme))
        application.setStyleSheet(style_sheet(theme))
        for part in (
            self.view,
            self.sidebar,
            self.summary,
            self.notices,
            self.legend,
            self.age_legend,
            self.welcome,
            self.commands,
        ):
            part.set_theme(theme)

    # --- following the workspace

    def _on_replaced(self) -> None:
        from widgets.reading import marks_of

        view = self.workspace.state.view
        self.actions_by_id[view.granularity].setChecked(True)
        self.legend.set_marks(marks_of(view.marks))
        self.actions_by_id["keep_nothing"].blockSignals(True)
        self.actions_by_id["keep_nothing"].setChecked(not self.workspace.state.kept)
        self.actions_by_id["keep_nothing"].blockSignals(False)

    def _on_changed(self) -> None:
        from app.model.comparison import Stage
        from widgets.naming import title_of

        workspace = self.workspace
        articles = workspace.articles
        self._show_page(bool(articles))
        if articles and self.view.panes and not self._begun:
            self.view.panes[0].setFocus()
        self._begun = bool(articles and self.view.panes)
        complete = workspace.comparison is not None and workspace.comparison.stage is Stage.COMPLETE
        many = len(articles) > 1
        enabled = {
            "save_as": bool(articles),
            "close": bool(articles),
            "new": bool(articles),
            "keep_nothing": bool(articles),
            "export_pdf": complete,
            "undo": bool(workspace.undo_deed),
            "redo": bool(workspace.redo_deed),
            "swap": many,
            "ages": complete and bool(workspace.comparison and workspace.comparison.trails),
            "reload_all": any(article.path for article in articles),
            "show_all": any(opened.hidden for opened in workspace.state.articles),
            "compare_again": many,
            "link": many,
            "not_the_same": many,
            "decisions": bool(workspace.decisions.links or workspace.decisions.entities),
            "cancel": workspace.busy or self.commands.exporter.busy,
            "clear_recents": bool(workspace.recent()),
        }
        for name, on in enabled.items():
            self.actions_by_id[name].setEnabled(on)
        for name in NEED_COMPARISON:
            self.actions_by_id[name].setEnabled(complete)
        for name in NEED_TEXT:
            self.actions_by_id[name].setEnabled(bool(articles))
        self.legend.set_articles(self.reading.visible())
        self.summary.set_busy(workspace.busy or self.commands.exporter.busy)
        if workspace.reading and not self.commands.exporter.busy:
            self.summary.set_progress("read", 0, 0)
        titles = [title_of(article, self.tr("Untitled")) for article in articles]
        self.setWindowTitle(" — ".join([*titles[:2], "Copytaster"]) if titles else "Copytaster")

    def _on_ages_changed(self, comparison: Comparison | None) -> None:
        self.age_legend.show_ages(comparison)
        self.legend.set_by_age(comparison is not None)
        self.actions_by_id["ages"].setChecked(comparison is not None)

    def show_what_there_is(self) -> None:
        """Let the first frame go if nothing is awaited that could take its place."""
        self._show_page(bool(self.workspace.articles))

    def _show_page(self, text: bool) -> None:
        first = self._first_frame
        if first is not None and not text and (not self._built or self.workspace.busy):
            self._pages.setCurrentWidget(first)
            return
        self._pages.setCurrentIndex(1 if text else 0)
        if first is not None:
            self._first_frame = None
            first.deleteLater()

    def _on_progressed(self, stage: str, done: int, total: int) -> None:
        self.summary.set_progress(stage, done, total)

    def _fill_recents(self) -> None:
        from widgets.welcome import recent_text

        entries = self.workspace.recent()
        self.welcome.set_recents(entries)
        self._recent_menu.clear()
        for entry in entries:
            action = QAction(recent_text(entry, 70).replace("&", "&&"), self._recent_menu)
            action.triggered.connect(lambda _=False, session=entry.session: self.workspace.reopen(session))
            self._recent_menu.addAction(action)
        self._recent_menu.setEnabled(bool(entries))
        self.actions_by_id["clear_recents"].setEnabled(bool(entries))

    def _fill_articles(self) -> None:
        from widgets.naming import title_of

        menu = self._menus["Articles"]
        for action in menu.actions():
            if action is self._article_menu_at:
                break
            menu.removeAction(action)
        articles = self.workspace.articles
        for number, head in zip(self.view.order, self.view.heads, strict=True):
            own = head.menu
            title = title_of(articles[number], self.tr("Untitled"))
            own.setTitle(f"{articles[number].siglum}  {title}".replace("&", "&&"))
            menu.insertMenu(self._article_menu_at, own)
        menu.insertSeparator(self._article_menu_at)

    def _set_sidebar(self, shown: bool) -> None:
        self.sidebar.setVisible(shown)

    def _show_tab(self, name: str) -> None:
        self.actions_by_id["sidebar"].setChecked(True)
        self.sidebar.show_tab(name)
        self.sidebar.focus_list()

    def _step(self, step: int) -> None:
        self.actions_by_id["sidebar"].setChecked(True)
        self.sidebar.next_finding(step)

    def _step_quote(self, step: int) -> None:
        self.actions_by_id["sidebar"].setChecked(True)
        self.sidebar.next_quote(step)

    # --- Qt calls us

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasUrls() or data.hasText() or data.hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.commands.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._built:
            event.accept()
            return
        self.keep_settings()
        self.commands.exporter.cancel()
        self.workspace.end()
        event.accept()
