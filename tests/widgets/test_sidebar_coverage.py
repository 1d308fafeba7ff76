"""The coverage page: who carries what, filtered and ordered, and the numbers of reuse that lead to their passages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pane_pages import article, compared, link
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.alignment import LinkKind
from app.model.article import ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.passage import Passage
from app.model.reuse import Reuse, ReuseKind, Share
from widgets.sidebar.coverage_panel import CoveragePanel
from widgets.theme import DARK


def story() -> Comparison:
    """A: title, 1, 2, 3. B has A's 1 at its end, and a paragraph of its own; C a part of A's 1."""
    kinds = [ParagraphKind.TITLE, *[ParagraphKind.BODY] * 3]
    articles = [
        article("A", ["Fire at the mill", "The mill burned.", "Nobody was hurt.", "It rained."], kinds),
        article("B", ["Mill burns", "A reader called it a pity.", "The mill burned down."], kinds[:3]),
        article("C", ["Something burned, at the mill or near it."]),
    ]
    links = [
        link((0, 0), (1, 0)),
        link((0, 1), (1, 2), LinkKind.EDITED, moved=True),
        link((0, 1), (2, 0), LinkKind.PARTIAL),
    ]
    rows = [((0,), (0,), ()), ((1,), (), (0,)), ((2,), (), ()), ((3,), (), ()), ((), (1,), ()), ((), (2,), ())]
    return compared(articles, rows, links)[1]


def share(kind: ReuseKind, part: float, *passages: Passage) -> Share:
    return Share(kind, round(part * 40), part, passages)


def with_reuse(comparison: Comparison) -> Comparison:
    places = [Passage(1, 1, 0, 4), Passage(1, 2, 0, 8), Passage(1, 2, 9, 12)]
    shares = (
        share(ReuseKind.VERBATIM, 0.5, *places),
        share(ReuseKind.CLOSE, 0.25, places[0]),
        share(ReuseKind.REWORDED, 0.0),
        share(ReuseKind.NEW, 0.25, places[1]),
    )
    bare = (share(ReuseKind.VERBATIM, 0.1, places[0]), *shares[1:3], share(ReuseKind.NEW, 0.65, places[1]))
    run = (Passage(1, 2, 0, 8), Passage(0, 1, 0, 8))
    reuse = (
        Reuse(0, 1, shares, (), None, 0, 1.0),
        Reuse(1, 0, shares, bare, run, 21, 5.32),
        Reuse(2, 0, shares, (), None, 0, 1.0),
    )
    return replace(comparison, reuse=reuse)


@pytest.fixture
def panel(qtbot: QtBot) -> CoveragePanel:
    made = CoveragePanel()
    qtbot.addWidget(made)
    made.resize(360, 600)
    made.show()
    qtbot.waitExposed(made)
    made.set_comparison(story())
    return made


def table(panel: CoveragePanel) -> list[list[str]]:
    model = panel.model
    return [
        [str(model.index(row, column).data()) for column in range(1, model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_line_a_paragraph_and_a_cell_an_article(panel: CoveragePanel) -> None:
    assert table(panel) == [
        ["T", "≠ T", "–"],
        ["1", "⇅ 2", "~ 1"],
        ["2", "–", "–"],
        ["3", "–", "–"],
        ["–", "1", "–"],
    ]
    assert panel.model.index(0, 0).data() == "Fire at the mill"
    assert panel.model.headerData(2, Qt.Orientation.Horizontal) == "B"


def test_the_filters_count_and_choose(panel: CoveragePanel) -> None:
    assert [panel.chips.text(key) for key in panel.chips.keys[:3]] == ["All", "Only in one 3", "In all 1"]
    panel.chips.pick("one")
    assert [row[:2] for row in table(panel)] == [["2", "–"], ["3", "–"], ["–", "1"]]
    panel.chips.pick("alone:1")
    assert table(panel) == [["–", "1", "–"]]
    panel.chips.pick("every")
    assert table(panel) == [["1", "⇅ 2", "~ 1"]]
    # a filter stays on while the comparison comes further
    panel.set_comparison(story())
    assert panel.model.rowCount() == 1


def test_a_heading_orders_by_its_article(panel: CoveragePanel) -> None:
    panel.view.order_requested.emit(1)
    assert [row[1] for row in table(panel)] == ["≠ T", "1", "⇅ 2", "–", "–"]
    assert panel.model.headerData(2, Qt.Orientation.Horizontal) == "B ▾"
    panel.view.horizontalHeader().sectionClicked.emit(0)
    assert [row[0] for row in table(panel)] == ["T", "1", "2", "3", "–"]


def test_a_cell_goes_to_its_paragraph(panel: CoveragePanel, qtbot: QtBot) -> None:
    model = panel.model
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        panel.view.opened.emit(model.index(1, 2))
    assert caught.args == [(Passage(1, 2, 0, 21),)]
    panel.view.setFocus()
    panel.view.setCurrentIndex(model.index(4, 0))
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert caught.args == [(Passage(1, 1, 0, 26),)]
    with qtbot.assertNotEmitted(panel.reveal_requested):
        panel.view.opened.emit(model.index(4, 3))


def test_tips_say_the_whole_of_it(panel: CoveragePanel) -> None:
    tip = Qt.ItemDataRole.ToolTipRole
    model = panel.model
    assert model.index(1, 2).data(tip).startswith("B ¶2: Edited · 0.50")
    assert model.index(4, 1).data(tip) == "Not in A"
    assert model.index(4, 2).data(tip) == "B ¶1: A reader called it a pity.\nIn no other article"
    assert model.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("In no other article")


def test_the_line_chosen_stays_when_the_comparison_comes_further(panel: CoveragePanel) -> None:
    panel.view.setCurrentIndex(panel.model.index(3, 1))
    panel.set_comparison(story())
    assert panel.view.currentIndex() == panel.model.index(3, 1)


def test_words_in_place_of_an_empty_table(panel: CoveragePanel) -> None:
    for comparison, words in (
        (None, "Open two articles to compare them."),
        (replace(story(), stage=Stage.READ, links=()), "Comparing…"),
    ):
        panel.set_comparison(comparison)
        assert panel.blank.text() == words
        assert panel.chips.isHidden()
    panel.set_comparison(story())
    assert panel.blank.text() == ""


def test_reuse_leads_to_its_passages_one_by_one(panel: CoveragePanel, qtbot: QtBot) -> None:
    assert panel.reuse.isHidden()
    panel.set_comparison(with_reuse(story()))
    reuse = panel.reuse
    assert reuse.pair.text() == "B from A ▾"
    assert reuse.buttons["verbatim"].text() == "50 % verbatim"
    assert not reuse.buttons["reworded"].isEnabled()
    found: list[int] = []
    panel.passages_requested.connect(lambda passages, number: found.append(number))
    for _ in range(4):
        reuse.buttons["verbatim"].click()
    assert found == [0, 1, 2, 0]
    assert reuse.place.text() == "Passage 1 of 3"
    with qtbot.waitSignal(panel.passages_requested) as caught:
        reuse.buttons["longest"].click()
    assert caught.args == [(Passage(1, 2, 0, 8), Passage(0, 1, 0, 8)), 0]
    assert reuse.place.isHidden()


def test_reuse_bare_and_of_other_articles(panel: CoveragePanel) -> None:
    panel.set_comparison(with_reuse(story()))
    reuse = panel.reuse
    reuse.bare.setChecked(True)
    assert reuse.buttons["verbatim"].text() == "10 % verbatim"
    assert [action.text() for action in reuse.menu.actions()] == ["A from B", "B from A", "C from A"]
    reuse.menu.actions()[2].trigger()
    assert reuse.pair.text() == "C from A ▾"
    assert not reuse.bare.isEnabled()
    assert reuse.buttons["verbatim"].text() == "50 % verbatim"
    panel.set_comparison(with_reuse(story()))
    assert reuse.pair.text() == "C from A ▾"
    before = reuse.bar.grab().toImage()
    panel.set_theme(DARK)
    assert reuse.bar.grab().toImage() != before
    assert reuse.pair.text() == "C from A ▾"
