"""Starting the window: reading begins before Qt is loaded, and text is on screen before the window is built."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import CopytasterError
from app.session import SUFFIX
from app.session.folders import config_folder, sessions_folder
from app.workers.early import EarlyReader
from app.workers.pool import Worker
from widgets import display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.session.settings import LoadedSettings
    from widgets.main_window import MainWindow

AT_ONCE = 6
"""Files read ahead of the window, as many as stand side by side."""


def run(paths: Sequence[str]) -> int:
    """Open the window with these articles; gives the exit status once it is closed."""
    if display.missing():
        sys.stderr.write("copytaster: there is no display to open a window on; copytaster compare needs none\n")
        return 1
    early = _read_early(paths)
    try:
        return _show(paths, early)
    finally:
        if early is not None:
            early.end()


def _read_early(paths: Sequence[str]) -> EarlyReader | None:
    """Start reading what is named, or else looking at what the last start left; ``None`` where there is neither."""
    if any(path.endswith(SUFFIX) for path in paths):
        return None
    requests = [{"path": os.path.abspath(path), "keep": True} for path in paths[:AT_ONCE]]
    if not paths:
        try:
            kept = sessions_folder()
        except CopytasterError:
            return None  # said when keeping begins
        if any(name.endswith(SUFFIX) for name in os.listdir(kept)):
            requests.append({"sessions": str(kept)})
    try:
        return EarlyReader(requests) if requests else None
    except CopytasterError:
        return None


def _show(paths: Sequence[str], early: EarlyReader | None) -> int:
    from PySide6.QtWidgets import QApplication

    from widgets.main_window import MainWindow

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Copytaster")
    application.setDesktopFileName("copytaster")
    loaded = _settings()
    if early is None:
        _dress(application)
        window = MainWindow(loaded.settings)
        _begin(window, loaded, paths, None)
        window.show()
        _follow_system(application, window)
        window.workspace.engine.start()
    else:
        from widgets.first_frame import FirstFrame

        first = FirstFrame(loaded.settings, early)
        window = MainWindow(loaded.settings, first_frame=first)
        first.shown.connect(lambda: _complete(application, window, loaded, paths, early))
        window.show()
    return application.exec()


def _complete(
    application: QApplication, window: MainWindow, loaded: LoadedSettings, paths: Sequence[str], early: EarlyReader
) -> None:
    """Build the rest behind the first frame, and let it take the frame's place at one stroke."""
    from PySide6.QtCore import QTimer

    if not window.isVisible():
        return  # closed again at once
    try:
        # it loads numpy and a language model meanwhile, but not before text is on screen
        engine = Worker("engine")
    except CopytasterError:
        engine = None  # tried again, and said, when something is to be compared
    window.setUpdatesEnabled(False)
    _dress(application)
    window.build(loaded.settings)
    if engine is not None:
        window.workspace.engine.start(engine)
    _begin(window, loaded, paths, early)
    window.show_what_there_is()
    _follow_system(application, window)
    # what has been read already is delivered before this
    QTimer.singleShot(0, lambda: _reveal(window))


def _reveal(window: MainWindow) -> None:
    window.setUpdatesEnabled(True)
    window.keep_measures()


def _dress(application: QApplication) -> None:
    from widgets.theme import ui_font

    application.setStyle("Fusion")
    application.setFont(ui_font())


def _follow_system(application: QApplication, window: MainWindow) -> None:
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: window.apply_theme())


def _begin(window: MainWindow, loaded: LoadedSettings, paths: Sequence[str], early: EarlyReader | None) -> None:
    """Put on screen what was asked for, or what the last start left."""
    from widgets.notices import Notice, NoticeKind

    workspace = window.workspace
    if loaded.broken or loaded.ignored:
        text = window.tr("The settings could not be read in full; the usual ones are used instead.")
        window.notices.post(Notice(NoticeKind.WARNING, text))
    if early is not None and not paths:
        early.end()  # it only looked; what it looked at is about to be taken over
    workspace.begin(fresh=bool(paths))
    if early is not None and paths:
        workspace.adopt(early)
        if paths[AT_ONCE:]:
            workspace.open_files([os.path.abspath(path) for path in paths[AT_ONCE:]])
    elif paths:
        workspace.open_files([os.path.abspath(path) for path in paths])


def _settings() -> LoadedSettings:
    from app.session.settings import LoadedSettings, Settings, load_settings

    try:
        return load_settings(config_folder())
    except CopytasterError as problem:
        from app import messages

        sys.stderr.write(f"copytaster: {messages.error_line(problem)}\n")
        return LoadedSettings(Settings())
