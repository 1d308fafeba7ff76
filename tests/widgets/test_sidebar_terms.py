import pytest
import sidebar_story as story
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.model.passage import Passage
from widgets.sidebar import Sidebar
from widgets.sidebar.cards import CardRole
from widgets.sidebar.terms_model import TermsModel
from widgets.sidebar.terms_panel import TermsPanel


@pytest.fixture
def panel(qtbot: QtBot) -> TermsPanel:
    panel = TermsPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 600)
    panel.set_comparison(story.called_differently())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = TermsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for comparison in (story.called_differently(), story.two(), None):
        model.set_comparison(comparison)
    assert tester.model() is model


def test_card_counts_the_terms_of_each_article(panel: TermsPanel) -> None:
    card = panel.model.card(0)
    assert (card.title, card.tag, card.title_tone) == ("Harbour Workers’ Union", "organisation", None)
    assert [(w.siglum, w.text) for w in card.wordings] == [
        ("A", "union 1× · Harbour Workers’ Union 1×"),
        ("B", "union 1×"),
    ]
    assert card.spoken == "Harbour Workers’ Union. A: union once, Harbour Workers’ Union once. B: union once."
    assert panel.model.card(1).tag == ""


def test_choosing_a_card_steps_through_every_use(panel: TermsPanel, qtbot: QtBot) -> None:
    shown: list[tuple[Passage, ...]] = []
    panel.reveal_requested.connect(shown.append)
    panel.view.setCurrentIndex(panel.filter.index(0, 0))
    for _ in range(4):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    uses = story.called_differently().terms[0].terms
    down = [uses[1].uses[0], uses[0].uses[1], uses[0].uses[0]]
    assert [passages[0] for passages in shown] == [*down, down[0]]
    assert all(set(passages) == set(down) for passages in shown)
    assert panel.steps.label.accessibleName() == "A “Harbour Workers’ Union”: 1 of 3"
    qtbot.mouseClick(panel.steps.previous_button, Qt.MouseButton.LeftButton)
    assert shown[-1][0] == down[2]
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert not panel.steps.isVisible()


def test_click_on_an_article_steps_through_its_own_uses(panel: TermsPanel, qtbot: QtBot) -> None:
    panel.grab()
    index = panel.filter.index(0, 0)
    piece = next(p for p in panel.view.card_layout(index.data(CardRole.CARD)).pieces if p.wording == 1)
    at = panel.view.visualRect(index).topLeft() + piece.at.toPoint() + QPoint(8, 8)
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [(story.at(None, 1, 2, "union"),)]
    assert panel.steps.label.accessibleName() == "B “union”: 1 of 1"


def test_what_is_chosen_stays_while_the_terms_do(panel: TermsPanel) -> None:
    panel._open(panel.filter.index(1, 0), -1)
    panel.set_comparison(story.called_differently())
    assert panel.steps.isVisible()
    panel.set_comparison(story.two())
    assert not panel.steps.isVisible()
    assert panel.blank.text() == "Nothing is called differently."


def test_terms_stand_beside_the_names_only_where_there_are_any(qtbot: QtBot) -> None:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(320, 700)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    sidebar.show_tab("entities")
    sidebar.set_comparison(story.two())
    assert not sidebar.names.chips.isVisible()
    assert sidebar.entities.isVisible()
    sidebar.set_comparison(story.called_differently())
    assert [sidebar.names.chips.text(key) for key in sidebar.names.chips.keys] == ["Names 5", "Called differently 2"]
    sidebar.names.chips.pick("terms")
    assert sidebar.terms.isVisible()
    sidebar.focus_list()
    qtbot.waitUntil(sidebar.terms.view.hasFocus)
    # a new run keeps the page that is read
    sidebar.set_comparison(story.called_differently())
    assert sidebar.terms.isVisible()
    sidebar.set_comparison(None)
    assert sidebar.entities.isVisible()
