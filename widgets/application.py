"""Starting the window. Reading begins before Qt is even loaded, so that the text is there when the window is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from app import messages
from app.errors import CopytasterError
from app.session.folders import config_folder
from app.session.settings import LoadedSettings, Settings, load_settings
from app.session.store import SUFFIX
from app.workers.early import EarlyReader
from widgets import display

AT_ONCE = 6
"""Files read ahead of the window, as many as stand side by side."""


def run(paths: Sequence[str]) -> int:
    """Open the window with these articles; gives the exit status once it is closed."""
    if display.missing():
        sys.stderr.write("copytaster: there is no display to open a window on; copytaster compare needs none\n")
        return 1
    comparison = next((path for path in paths if path.endswith(SUFFIX)), None)
    articles = [] if comparison else [str(Path(path).absolute()) for path in paths]
    early = EarlyReader([{"path": path, "keep": True} for path in articles[:AT_ONCE]]) if articles else None

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from widgets.main_window import MainWindow
    from widgets.notices import Notice, NoticeKind
    from widgets.theme import ui_font

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Copytaster")
    application.setDesktopFileName("copytaster")
    application.setStyle("Fusion")
    application.setFont(ui_font())
    loaded = _settings()
    window = MainWindow(loaded.settings)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: window.apply_theme())
    workspace = window.workspace
    if loaded.broken or loaded.ignored:
        text = window.tr("The settings could not be read in full; the usual ones are used instead.")
        window.notices.post(Notice(NoticeKind.WARNING, text))
    workspace.begin(fresh=bool(paths))
    if comparison is not None:
        workspace.open_comparison(str(Path(comparison).absolute()))
    if early is not None:
        workspace.adopt(early)
    if articles[AT_ONCE:]:
        workspace.open_files(articles[AT_ONCE:])
    window.show()
    # the engine loads numpy and a language model: not before the text is on screen
    QTimer.singleShot(0, workspace.engine.start)
    return application.exec()


def _settings() -> LoadedSettings:
    try:
        return load_settings(config_folder())
    except CopytasterError as problem:
        sys.stderr.write(f"copytaster: {messages.error_line(problem)}\n")
        return LoadedSettings(Settings())
