from dataclasses import replace
from itertools import pairwise

import pytest
import sidebar_story as story
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import messages
from app.model.comparison import Stage
from app.model.finding import Finding, FindingKind, Severity
from app.present import PARTS
from widgets.summary_bar import SummaryBar
from widgets.theme import DARK


@pytest.fixture
def bar(qtbot: QtBot) -> SummaryBar:
    bar = SummaryBar()
    qtbot.addWidget(bar)
    bar.resize(1280, 40)
    bar.set_comparison(story.two())
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def test_says_it_in_words_the_gravest_first(bar: SummaryBar) -> None:
    texts = [part.text() for part in bar.parts]
    assert texts[:3] == ["1 quote altered", "1 figure differs", "1 attribution dropped"]
    assert texts[-1] == "B carries 0 % of A"
    assert bar.parts[0].accessibleName() == "1 quote altered: show these findings"


def test_every_part_there_can_be_has_words() -> None:
    for code, _ in PARTS:
        assert messages.summary_count(code, 2).startswith("2 ")


def test_a_part_filters_and_lets_go(bar: SummaryBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.filter_requested) as caught:
        qtbot.mouseClick(bar.parts[0], Qt.MouseButton.LeftButton)
    assert caught.args == [frozenset({FindingKind.QUOTE_ALTERED})]
    with qtbot.waitSignal(bar.filter_requested):
        qtbot.keyClick(bar.parts[2], Qt.Key.Key_Space)
    assert [part.isChecked() for part in bar.parts].index(True) == 2
    with qtbot.waitSignal(bar.filter_requested) as caught:
        qtbot.mouseClick(bar.parts[2], Qt.MouseButton.LeftButton)
    assert caught.args == [None]
    assert not any(part.isChecked() for part in bar.parts)


def test_filter_set_from_outside_says_nothing(bar: SummaryBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.filter_requested):
        bar.set_kind_filter(frozenset({FindingKind.QUOTE_ALTERED}))
    assert bar.parts[0].isChecked()


def test_choice_survives_another_run_while_its_findings_do(bar: SummaryBar) -> None:
    bar.set_kind_filter(frozenset({FindingKind.QUOTE_ALTERED}))
    bar.set_comparison(story.four())
    assert bar.parts[0].isChecked()
    bar.set_comparison(replace(story.two(), findings=story.two().findings[:2]))
    assert not any(part.isChecked() for part in bar.parts)


def test_no_findings(bar: SummaryBar) -> None:
    bar.set_comparison(replace(story.two(), findings=()))
    assert not bar.parts
    labels = [bar._flow.itemAt(n).widget().text() for n in range(bar._flow.count())]
    assert labels == ["No findings", "·", "B carries 0 % of A"]


def test_progress(bar: SummaryBar, qtbot: QtBot) -> None:
    bar.set_comparison(replace(story.two(), stage=Stage.READ, findings=()))
    bar.set_busy(True)
    assert bar.progress.isVisible()
    assert bar.progress_bar.maximum() == 0
    bar.set_progress("wording", 3, 9)
    assert (bar.progress_bar.value(), bar.progress_bar.maximum()) == (3, 9)
    assert bar.progress_text.text() == "Comparing the wording…"
    bar.set_progress("something new", 1, 1)
    assert bar.progress_text.text() == "Comparing…"
    with qtbot.waitSignal(bar.cancel_requested):
        qtbot.keyClick(bar.cancel_button, Qt.Key.Key_Space)
    bar.set_busy(False)
    assert not bar.progress.isVisible()


def test_unfinished_is_said(bar: SummaryBar) -> None:
    bar.set_comparison(replace(story.two(), stage=Stage.ALIGNED, findings=()))
    assert bar._flow.itemAt(0).widget().text() == "Not compared to the end."


def test_wraps_and_stays_inside(bar: SummaryBar, qtbot: QtBot) -> None:
    kinds = (kind for _, group in PARTS for kind in sorted(group))
    findings = tuple(Finding(kind, Severity.CHECK, (), ()) for kind in kinds)
    bar.set_theme(DARK)
    bar.set_comparison(replace(story.four(), findings=findings))
    assert len(bar.parts) > 15
    for width in (1280, 800):
        height = bar.heightForWidth(width)
        bar.resize(width, height)
        bar.grab()
        box = bar.rect()
        places = [part.geometry().translated(part.parentWidget().pos()) for part in bar.parts]
        assert all(box.contains(place) for place in places)
        assert len({place.top() for place in places}) > 1


def test_words_never_stand_on_each_other(bar: SummaryBar, qtbot: QtBot) -> None:
    bar.resize(900, 40)
    for findings in ((), story.two().findings, ()):
        bar.set_busy(True)
        bar.set_comparison(replace(story.two(), stage=Stage.READ, findings=()))
        qtbot.wait(5)
        bar.set_comparison(replace(story.two(), findings=findings))
        bar.set_busy(False)
        qtbot.wait(5)
        places = [bar._flow.itemAt(n).widget().geometry() for n in range(bar._flow.count())]
        assert len(places) >= 3
        for one, other in pairwise(places):
            assert one.right() < other.left() or one.bottom() < other.top()
