"""The first frame: what is read stands at once where the Aligned view will draw it, to the pixel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Paragraph, ParagraphKind
from app.session import glimpse
from app.session.folders import sessions_folder
from app.session.settings import LoadedSettings, Settings
from app.workers import codec
from widgets import application
from widgets.first_frame import FirstFrame
from widgets.main_window import MainWindow

TEXTS = (
    (ParagraphKind.FURNITURE, "News / Harbour"),
    (ParagraphKind.FURNITURE, "SHARE"),
    (ParagraphKind.FURNITURE, "Print"),
    (ParagraphKind.FURNITURE, "Sign in"),
    (ParagraphKind.TITLE, "The harbour was closed on Monday after a fire in the grain store"),
    (ParagraphKind.BYLINE, "By Anna Lind"),
    (ParagraphKind.BODY, "The harbour was closed on Monday, the port said. " * 5),
    (ParagraphKind.LIST_ITEM, "two ships that had waited since dawn"),
    (ParagraphKind.CAPTION, "The grain store, seen from the quay."),
    (ParagraphKind.BODY, "Nobody was hurt. " * 7),
    (ParagraphKind.BODY, "الميناء مغلق منذ يوم الاثنين، كما قال متحدث باسمه."),
)


def article(path: str, texts: tuple[tuple[ParagraphKind, str], ...]) -> Article:
    return Article("", path, "0" * 64, tuple(Paragraph(*each) for each in texts), title=texts[4][1])


class Told:
    """Stands in for the early reader: says what it is given."""

    def __init__(self, requests: list[dict[str, Any]], *answers: Any) -> None:
        self.requests = tuple(requests)
        self.said = list(answers)
        self.looked_at = None

    def answers(self) -> tuple[Any, ...]:
        return tuple(self.said)


def told(*articles: Article) -> Told:
    return Told([{"path": each.path} for each in articles], *({"article": codec.to_json(each)} for each in articles))


def pixels(image: QImage, left: int, top: int, width: int, height: int) -> bytes:
    part = image.copy(left, top, width, height).convertToFormat(QImage.Format.Format_RGB32)
    return bytes(part.constBits())


@pytest.fixture
def two() -> tuple[Article, Article]:
    return article("a.txt", TEXTS), article("b.txt", (*TEXTS[:6], *TEXTS[8:]))


@pytest.mark.parametrize("count", [2, 6])
def test_nothing_moves_when_the_view_takes_its_place(
    qtbot: QtBot, two: tuple[Article, Article], count: int, monkeypatch: pytest.MonkeyPatch
):
    shown = two if count == 2 else (two[0],) * count
    settings = Settings(theme="light")
    first = FirstFrame(settings, told(*shown))  # type: ignore[arg-type]
    window = MainWindow(settings, first_frame=first)
    qtbot.addWidget(window)
    with qtbot.waitSignal(first.shown):
        window.show()
    before = window.grab().toImage()
    window.build(settings)
    monkeypatch.setattr(window.workspace.engine, "compare", lambda *_: None)
    from app.session import state

    window.workspace._put(state.new_session([state.opened(each) for each in shown]))
    qtbot.waitUntil(lambda: window.view.isVisible() and len(window.view.panes) == count)
    window.view._set_current_row(-1)
    window.setFocus()
    qtbot.waitUntil(lambda: window.view.focused_pane() is None)
    window.keep_measures()
    after = window.grab().toImage()
    again = FirstFrame(window.commands.settings, told(*shown))  # type: ignore[arg-type]
    other = MainWindow(window.commands.settings, first_frame=again)
    qtbot.addWidget(other)
    other.resize(window.size())
    other.show()
    kept = other.grab().toImage()
    # of six panes the last ones stand beyond the view's edge
    for number, pane in enumerate(window.view.panes[:3]):
        at = pane.mapTo(window, pane.rect().topLeft())
        assert at.x() + pane.width() <= window.view.width()
        area = (at.x() + 4, at.y(), pane.width() - 5, pane.height())
        assert pixels(kept, *area) == pixels(after, *area), f"pane {number}"
    assert before.size() == after.size()


def test_what_is_not_read_yet_is_missing_and_comes(qtbot: QtBot, two: tuple[Article, Article]):
    early = told(*two)
    late = early.said.pop()
    first = FirstFrame(Settings(), early)  # type: ignore[arg-type]
    qtbot.addWidget(first)
    assert not first.complete
    early.said.append(late)
    first._came.emit()
    assert first.complete


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        {"article": 1},
        {"article": {"paragraphs": [["no-such-kind", "x"]]}},
        {"article": {"path": "a.txt", "title": None, "paragraphs": [["body", "x " * 1_000_000]]}},
        {"error": {}},
    ],
)
def test_odd_answers_leave_an_empty_frame(qtbot: QtBot, answer: Any):
    first = FirstFrame(Settings(), Told([{"path": "a.txt"}], answer))  # type: ignore[arg-type]
    qtbot.addWidget(first)
    with qtbot.waitSignal(first.shown):
        first.show()


@pytest.mark.parametrize("place", [(0, 0.0), (3, 0.5), (99, 0.0)])
def test_a_kept_comparison_is_shown_where_it_was(qtbot: QtBot, two: tuple[Article, Article], place: tuple[int, float]):
    from dataclasses import replace

    from app.session import state, store

    kept = state.new_session([state.opened(each) for each in two])
    kept = replace(kept, view=replace(kept.view, place=place))
    autosave = store.Autosave(sessions_folder())
    autosave.save(kept)
    assert glimpse.glimpse(sessions_folder()) is None  # it is on screen in a running copy
    autosave.close()
    before = sorted(path.name for path in sessions_folder().iterdir())
    found = glimpse.glimpse(sessions_folder())
    assert found is not None
    assert [len(each["paragraphs"]) for each in found["articles"]] == [len(each.paragraphs) for each in two]
    assert sorted(path.name for path in sessions_folder().iterdir()) == before
    first = FirstFrame(Settings(), Told([{"sessions": "x"}], {"glimpse": found}))  # type: ignore[arg-type]
    qtbot.addWidget(first)
    with qtbot.waitSignal(first.shown):
        first.show()


def test_what_is_not_to_be_kept_is_not_glimpsed(two: tuple[Article, Article]):
    from dataclasses import replace

    from app.session import state, store

    autosave = store.Autosave(sessions_folder())
    kept = state.new_session([state.opened(each) for each in two])
    autosave.save(kept)
    autosave.save(replace(kept, kept=False))
    autosave.close()
    assert glimpse.glimpse(sessions_folder()) is None
    assert list(sessions_folder().iterdir()) == []


def test_damaged_sessions_are_not_glimpsed(two: tuple[Article, Article]):
    from app.session import state, store

    autosave = store.Autosave(sessions_folder())
    autosave.save(state.new_session([state.opened(each) for each in two]))
    path = autosave.path
    assert path is not None
    autosave.close()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Anna Lind", b"Anna Lund"))
    assert glimpse.glimpse(sessions_folder()) is None


def test_closing_at_once_ends_everything(qtbot: QtBot, two: tuple[Article, Article]):
    window = MainWindow(Settings(), first_frame=FirstFrame(Settings(), told(*two)))  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    assert window.close()
    assert not window.isVisible()


def test_where_nothing_is_to_be_restored_the_window_says_what_to_do(
    qtbot: QtBot, two: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
):
    from app.session import state, store

    autosave = store.Autosave(sessions_folder())
    autosave.save(state.new_session([state.opened(each) for each in two]))
    autosave.retire()  # it is among the recent ones, and not on screen
    early = Told([{"sessions": str(sessions_folder())}], {"glimpse": None})
    monkeypatch.setattr(early, "end", lambda: None, raising=False)
    first = FirstFrame(Settings(), early)  # type: ignore[arg-type]
    window = MainWindow(Settings(), first_frame=first)
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr(application, "Worker", Refusing)
    monkeypatch.setattr(application, "_dress", lambda _: None)
    application._complete(QApplication.instance(), window, LoadedSettings(Settings()), (), early)  # type: ignore[arg-type]
    assert window._pages.currentWidget() is window.welcome


class Refusing:
    """Stands for a process that cannot be started."""

    def __init__(self, role: str) -> None:
        raise CopytasterError(ErrorCode.ENGINE_LOST, detail=role)


def test_the_first_frame_loads_little():
    code = "import sys, widgets.application, widgets.first_frame, widgets.main_window\nprint('\\n'.join(sys.modules))"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    names = set(done.stdout.split())
    assert not names & {"sqlite3", "pickle", "app.messages", "app.model.article", "app.present", "widgets.workspace"}
    assert not [name for name in names if name.startswith(("widgets.sidebar", "widgets.dialogs"))]
