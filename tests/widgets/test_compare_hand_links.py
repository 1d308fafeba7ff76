"""Linking and unlinking by hand in the panes: by key, by menu, in the gutter; and the list of what was decided."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pane_pages import article, compared, link, many, pair
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.model.alignment import Reason, Side
from app.model.article import ParagraphKind
from app.model.comparison import Comparison
from app.model.decisions import BY_HAND, Decisions, EntityChoice, EntityDeed, LinkChoice
from app.model.entity import EntityType
from app.present import build_page
from widgets.compare import hand_links
from widgets.compare.compare_view import CompareView
from widgets.compare.pane_text import Position
from widgets.dialogs.decisions import DecisionList
from widgets.naming import side_name


def shown(qtbot: QtBot, comparison: Comparison) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.set_page(build_page(comparison), comparison)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


@pytest.fixture
def three(qtbot: QtBot) -> CompareView:
    return shown(qtbot, many(3)[1])


@pytest.fixture
def two(qtbot: QtBot) -> CompareView:
    return shown(qtbot, pair(6)[1])


def put_caret(view: CompareView, article: int, paragraph: int) -> None:
    view.panes[article].setFocus()
    view.put_caret(article, paragraph, 0)


def asked(view: CompareView) -> list[tuple[str, Side, Side]]:
    found: list[tuple[str, Side, Side]] = []
    view.link_requested.connect(lambda a, b: found.append(("link", a, b)))
    view.reject_requested.connect(lambda a, b: found.append(("reject", a, b)))
    view.take_back_requested.connect(lambda a, b: found.append(("take back", a, b)))
    return found


def labels(menu: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_two_steps_link_paragraphs_of_two_articles(three: CompareView) -> None:
    found = asked(three)
    put_caret(three, 0, 1)
    three.request_link()
    assert three.begun_link == Side(0, (1,))
    assert three.surface.begun == {(0, 1)}
    put_caret(three, 2, 3)
    three.request_link()
    assert found == [("link", Side(0, (1,)), Side(2, (3,)))]
    assert three.begun_link is None
    assert not three.surface.begun


def test_several_paragraphs_are_linked_at_once(three: CompareView) -> None:
    found = asked(three)
    three.panes[1].setFocus()
    three.panes[1].select(Position(1, 0), Position(2, 4))
    three.request_link()
    put_caret(three, 0, 0)
    three.request_link()
    assert found == [("link", Side(1, (1, 2)), Side(0, (0,)))]


def test_escape_another_choice_and_the_same_again_leave_the_link(three: CompareView, qtbot: QtBot) -> None:
    found = asked(three)
    put_caret(three, 0, 1)
    three.request_link()
    qtbot.keyClick(three.panes[0], Qt.Key.Key_Escape)
    assert three.begun_link is None
    three.request_link()
    put_caret(three, 0, 2)
    three.request_link()
    assert three.begun_link == Side(0, (2,))
    three.request_link()
    assert three.begun_link is None
    assert found == []


def test_two_panes_being_read_need_one_step(two: CompareView) -> None:
    found = asked(two)
    put_caret(two, 1, 1)
    two.request_link()
    assert two.begun_link == Side(1, (1,))
    two.leave_link()
    put_caret(two, 0, 0)
    two.request_link()
    assert found == [("link", Side(1, (1,)), Side(0, (0,)))]


def test_the_paragraph_that_one_step_links_with_can_be_seen(two: CompareView) -> None:
    put_caret(two, 1, 1)
    two.panes[0].setFocus()
    pane = two.panes[1]
    rect = pane.paragraph_rect(pane.text.index_of[1])
    assert pane.grab().toImage().pixelColor(1, rect.center().y()).name() == two.surface.theme.dim
    above = pane.paragraph_rect(pane.text.index_of[0])
    assert pane.grab().toImage().pixelColor(1, above.center().y()).name() != two.surface.theme.dim


def test_a_caret_out_of_sight_is_not_linked_unseen(qtbot: QtBot) -> None:
    view = shown(qtbot, pair(40)[1])
    found = asked(view)
    put_caret(view, 1, 0)
    put_caret(view, 0, 39)
    view.request_link()
    assert found == []
    assert view.begun_link == Side(0, (39,))


def test_page_furniture_is_not_linked(qtbot: QtBot) -> None:
    kinds = [ParagraphKind.FURNITURE, ParagraphKind.BODY]
    view = shown(
        qtbot,
        compared([article("A", ["Home", "Text."], kinds), article("B", ["Other."])], [((0,), (0,)), ((1,), ())])[1],
    )
    view.panes[0].setFocus()
    view.put_caret(0, 0, 0)
    view.request_link()
    assert view.begun_link is None
    assert view.link_entries(0, 0).link is None


def test_what_is_held_stays_while_the_comparison_comes_further(three: CompareView) -> None:
    put_caret(three, 0, 1)
    three.request_link()
    comparison = many(3)[1]
    three.set_page(build_page(comparison), comparison)
    assert three.begun_link == Side(0, (1,))
    other = many(2)[1]
    three.set_page(build_page(other), other)
    assert three.begun_link is None


def test_the_only_link_is_rejected_at_once(two: CompareView) -> None:
    found = asked(two)
    put_caret(two, 0, 1)
    two.request_reject()
    assert found == [("reject", Side(0, (1,)), Side(1, (1,)))]
    put_caret(two, 0, 4)
    two.request_reject()
    assert len(found) == 1
    assert "Nothing is linked" in two._strip.text()


def test_of_several_links_the_reader_chooses(three: CompareView, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(hand_links, "pop_up", lambda menu, _point: menus.append(menu))
    found = asked(three)
    put_caret(three, 0, 2)
    three.request_reject()
    entries = labels(menus[0])
    assert {"B ¶3", "C ¶3"} <= set(entries)
    entries["C ¶3"].trigger()
    assert found == [("reject", Side(0, (2,)), Side(2, (2,)))]


def test_the_menu_names_what_is_linked_and_what_is_held(three: CompareView, two: CompareView) -> None:
    found = asked(three)
    put_caret(three, 0, 1)
    entries = labels(three.build_context_menu(0, 1))
    assert "Link by hand with…" in entries
    assert "Not the same as" in entries
    entries["Link by hand with…"].trigger()
    entries = labels(three.build_context_menu(1, 4))
    entries["Link with A ¶2"].trigger()
    assert found == [("link", Side(0, (1,)), Side(1, (4,)))]
    assert "Not the same as B ¶1" in labels(two.build_context_menu(0, 0))


def by_hand(comparison: Comparison, number: int) -> Comparison:
    links = list(comparison.links)
    links[number] = replace(links[number], reasons=(Reason(BY_HAND),))
    return replace(comparison, links=tuple(links))


def test_a_link_made_by_hand_has_a_ring_and_can_be_taken_back(qtbot: QtBot) -> None:
    view = shown(qtbot, by_hand(pair(6)[1], 0))
    found = asked(view)
    entries = labels(view.build_context_menu(0, 0))
    entries["Take back the link with B ¶1"].trigger()
    assert found == [("take back", Side(0, (0,)), Side(1, (0,)))]
    gutter = view.gutters[0]
    assert gutter.by_hand(0)
    assert not gutter.by_hand(1)
    menu = view.gutter_menu(0, 0, 1)
    assert menu is not None
    assert "Take back this link" in labels(menu)
    labels(menu)["Not the same"].trigger()
    assert found[-1][0] == "reject"
    plain = view.grab()
    view.set_page(*pair(6))
    assert plain.toImage() != view.grab().toImage()


def test_the_gutters_menu_is_on_the_row_under_the_pointer(two: CompareView, qtbot: QtBot) -> None:
    gutter = two.gutters[0]
    rows: list[int] = []
    gutter.menu_requested.disconnect()
    gutter.menu_requested.connect(lambda row, _point: rows.append(row))
    [(_, y, _)] = [each for each in two.surface.layout.rows_on_screen() if each[0] == 1]
    point = QPoint(10, y + 20)
    QApplication.sendEvent(gutter, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, gutter.mapToGlobal(point)))
    assert rows == [1]
    assert two.gutter_menu(4, 0, 1) is None


def test_sides_are_named_by_the_numbers_on_screen() -> None:
    kinds = [ParagraphKind.TITLE, *[ParagraphKind.BODY] * 6]
    articles = [article("A", list("tabcdef"), kinds)]
    assert side_name(articles, Side(0, (1, 2, 3, 5))) == "A ¶1–3, ¶5"
    assert side_name(articles, Side(0, (0,))) == "A title"
    assert side_name(articles, Side(0, (0, 1))) == "A title, ¶1"


def test_every_decision_is_listed_and_can_be_taken_back(qtbot: QtBot) -> None:
    made = Decisions(
        (LinkChoice(Side(0, (0,)), Side(1, (1,)), True), LinkChoice(Side(0, (1,)), Side(1, (0,)), False)),
        (EntityChoice(EntityDeed.RETYPE, ("Kelder",), "", EntityType.PLACE),),
    )
    dialog = DecisionList(pair(6)[1].articles, made)
    qtbot.addWidget(dialog)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert texts[0].startswith("A ¶1 and B ¶2 are linked\nA  “A0 The ministry")
    assert texts[1].startswith("A ¶2 and B ¶1 are not the same")
    assert texts[2] == "“Kelder”: place"
    taken: list[object] = []
    dialog.take_back_requested.connect(taken.append)
    dialog.list.setCurrentRow(1)
    dialog.take_back.click()
    assert taken == [made.links[1]]
    dialog.list.setCurrentRow(1)
    assert not dialog.show_button.isEnabled()
    dialog.list.setCurrentRow(0)
    dialog.show_button.click()
    assert dialog.chosen == made.links[0]
    dialog.take_back.click()
    dialog.take_back.click()
    assert not dialog.take_back.isEnabled()
    assert link((0, 0), (1, 0)).a == Side(0, (0,))
