from __future__ import annotations

from itertools import pairwise

import pytest
from pane_pages import LONG, article, compared, link, many, moved, pair
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.alignment import LinkKind
from app.model.article import ParagraphKind
from app.model.passage import Passage
from app.present.page import Role, Sign
from widgets.compare.column_widths import READABLE
from widgets.compare.compare_view import CompareView
from widgets.compare.pane_text import Position
from widgets.theme import DARK


def shown(qtbot: QtBot, made: tuple[object, object], width: int = 1000, height: int = 700) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.set_page(*made)  # type: ignore[arg-type]
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    return shown(qtbot, pair())


def wheel(view: CompareView, delta: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(view.rect().center())
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def assert_level(view: CompareView) -> None:
    """Paragraphs of one row start at one height in every pane."""
    for row, _, _ in view.surface.layout.rows_on_screen():
        tops = set()
        for pane in view.panes:
            indices = pane.text.indices_in(row)
            if indices:
                tops.add(pane.mapTo(view, pane.paragraph_rect(indices[0]).topLeft()).y())
        assert len(tops) <= 1, row


@pytest.mark.parametrize("count", [2, 3, 6])
def test_rows_are_level_at_every_place(qtbot: QtBot, count: int) -> None:
    view = shown(qtbot, many(count, 20), 1280, 800)
    assert len(view.panes) == len(view.heads) == count
    assert len(view.gutters) == count - 1
    for delta in (-120, -120, -360, 120, -1200, 240, -4800, 600, 9600):
        wheel(view, delta)
        assert_level(view)
    view.grab()


@pytest.mark.parametrize("count", [2, 3, 6])
def test_panes_and_gutters_tile_the_width(qtbot: QtBot, count: int) -> None:
    view = shown(qtbot, many(count), 1280, 800)
    parts = sorted((*view.panes, *view.gutters), key=lambda widget: widget.x())
    for one, other in pairwise(parts):
        assert one.x() + one.width() == other.x()
    assert len({pane.height() for pane in view.panes}) == 1


def test_what_is_moved_on_screen_equals_what_would_be_painted(qtbot: QtBot) -> None:
    """After scrolling by small steps the picture is the same as one painted from nothing."""
    view = shown(qtbot, pair())
    for delta in (-120, -120, 60, -240, -30):
        wheel(view, delta)
        view.grab()
    for part in (*view.panes, *view.gutters):
        before = part.grab().toImage()
        part.update()
        assert part.grab().toImage() == before


def test_place_survives_resize_and_zoom(view: CompareView) -> None:
    view.set_place((7, 0.25))
    for size in (QSize(700, 700), QSize(1500, 500), QSize(1000, 700)):
        view.resize(size)
        row, fraction = view.place()
        assert row == 7
        assert fraction == pytest.approx(0.25, abs=0.03)
    for zoom in (70, 150, 100):
        view.set_zoom(zoom)
        assert view.place()[0] == 7


def test_place_survives_a_new_page_with_more_rows_above(qtbot: QtBot) -> None:
    texts = [f"{n} {LONG}" for n in range(20)]
    a, b = article("A", texts), article("B", texts)
    apart = [((n,), ()) for n in range(20)] + [((), (n,)) for n in range(20)]
    view = shown(qtbot, compared([a, b], apart))
    view.set_place((9, 0.0))
    before = view.panes[0].paragraph_rect(9).top()
    mixed = [row for n in range(20) for row in (((), (n,)), ((n,), ()))]
    view.set_page(*compared([a, b], mixed))
    assert view.panes[0].paragraph_rect(9).top() == before


def test_other_articles_begin_at_the_top(view: CompareView) -> None:
    view.set_place((9, 0.0))
    view.set_page(*compared([article("A", ["x"] * 30), article("B", ["y"] * 30)], [((n,), (n,)) for n in range(30)]))
    assert view.place() == (0, 0.0)


def test_zoom_asks_the_window(view: CompareView, qtbot: QtBot) -> None:
    before = view.place()
    with qtbot.waitSignal(view.zoom_step) as asked:
        wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [1]
    assert view.place() == before


def test_order_of_panes_and_hidden_articles(qtbot: QtBot) -> None:
    page, comparison = many(3)
    view = shown(qtbot, (page, comparison))
    view.set_page(page, comparison, (2, 0))
    assert [pane.article for pane in view.panes] == [2, 0]
    assert view.panes[0].x() < view.panes[1].x()
    assert view.gutters[0].link_at(20) is not None
    view.reveal(Passage(1, 5, 0, 3))  # hidden: its row is shown
    assert view.current_row == 5


def test_columns_are_dragged_and_reset(view: CompareView, qtbot: QtBot) -> None:
    gutter = view.gutters[0]
    start = gutter.rect().center()
    with qtbot.waitSignal(view.column_fractions_changed):
        QTest.mousePress(gutter, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        gutter.dragged.emit(0)
    view.gutters[0].drag_started.emit()
    gutter.dragged.emit(150)
    first, second = view.column_fractions()
    assert first > second
    assert view.panes[0].width() > view.panes[1].width()
    assert_level(view)
    view.reset_columns()
    assert view.column_fractions() == pytest.approx((0.5, 0.5))
    view.set_column_fractions((1, 2, 3))
    assert view.column_fractions() == pytest.approx((0.5, 0.5))


def test_column_widths_can_be_set_before_the_page(qtbot: QtBot) -> None:
    view = CompareView()
    qtbot.addWidget(view)
    view.set_column_fractions((0.3, 0.7))
    view.set_page(*pair())
    assert view.column_fractions() == pytest.approx((0.3, 0.7))
    view.set_page(*many(3))
    assert view.column_fractions() == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_marks_repaint_without_a_new_layout(view: CompareView) -> None:
    box = view.panes[0].box(0)
    view.set_marks(frozenset({Role.ENTITY}))
    view.set_theme(DARK)
    view.grab()
    assert view.panes[0].box(0) is box


def test_go_to_row_leaves_what_is_in_full_view(view: CompareView, qtbot: QtBot) -> None:
    view.go_to_row(1)
    assert view.place() == (0, 0.0)
    with qtbot.waitSignal(view.current_row_changed) as told:
        view.go_to_row(20)
    assert told.args == [20]
    y = view.surface.layout.y_of(20)
    assert 0 <= y <= view.surface.layout.viewport / 2
    view.go_to_row(29)
    bottom = view.surface.layout.y_of(29) + view.surface.layout.height(29)
    assert bottom <= view.surface.layout.viewport
    view.go_to_row(500)
    assert view.current_row == 29


def test_the_row_gone_to_is_the_one_explained(view: CompareView) -> None:
    view.link_text = lambda number: f"link {number}"
    view.go_to_row(11)
    assert view._strip.text().startswith("B ¶10: link")
    assert view.surface.partners == {(1, 9)}
    view.panes[0].setFocus()
    view.go_to_row(12)
    assert view.surface.partners == {(1, 10)}


def test_the_caret_begins_at_the_story(qtbot: QtBot) -> None:
    kinds = [ParagraphKind.FURNITURE, ParagraphKind.TITLE, ParagraphKind.BODY]
    made = compared([article("A", ["Menu", "Title", "Text"], kinds), article("B", ["x"])], [((0, 1, 2), (0,))])
    view = shown(qtbot, made)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.panes[1].setFocus()
    view.panes[0].setFocus()
    assert view.panes[0].caret == Position(1, 0)


def test_reveal_shows_and_lights_the_words(view: CompareView) -> None:
    there = Passage(1, 12, 5, 20)
    view.reveal(there)
    pane = view.panes[1]
    rect = pane.position_rect(Position(pane.text.index_of[12], 5))
    assert pane.rect().contains(rect)
    assert view.surface.lit == {(1, 12): ((5, 20),)}
    view._end_flash()
    assert view.surface.lit == {}
    view.set_lit([there], entity=3)
    view.reveal(Passage(0, 1, 0, 2))
    view._end_flash()
    assert view.surface.lit == {(1, 12): ((5, 20),)}


def test_keys_page_through_to_the_end_and_back(view: CompareView) -> None:
    pane = view.panes[0]
    pane.setFocus()
    for _ in range(40):
        QTest.keyClick(pane, Qt.Key.Key_PageDown)
    assert pane.caret == pane.text.end()
    for _ in range(40):
        QTest.keyClick(pane, Qt.Key.Key_PageUp)
    assert pane.caret == Position(0, 0)
    assert view.place() == (0, 0.0)


def test_the_caret_is_followed(view: CompareView) -> None:
    pane = view.panes[0]
    pane.setFocus()
    for _ in range(80):
        QTest.keyClick(pane, Qt.Key.Key_Down)
        assert pane.rect().contains(pane.position_rect(pane.caret).center())
    assert view.current_row == pane.text.rows[pane.caret.index]


def test_drag_below_the_pane_scrolls_on(view: CompareView) -> None:
    pane = view.panes[0]
    QTest.mousePress(pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 30))
    pane._drag_point = QPointF(100, pane.height() + 60)
    for _ in range(20):
        pane.auto_scroll()
    assert view.place()[0] > 0
    assert len(view.selected_text()) > 500


def test_focus_goes_round_the_panes(qtbot: QtBot) -> None:
    view = shown(qtbot, many(3))
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.panes[0].setFocus()
    seen = []
    for _ in range(4):
        focused = view.focused_pane()
        assert focused is not None
        seen.append(focused.article)
        QTest.keyClick(focused, Qt.Key.Key_F6)
    assert seen == [0, 1, 2, 0]
    QTest.keyClick(view.focused_pane(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focused = view.focused_pane()
    assert focused is not None
    assert focused.article == 0


def test_hover_lights_the_partners_and_says_why(view: CompareView, qtbot: QtBot) -> None:
    view.link_text = lambda number: f"because of link {number}"
    with qtbot.waitSignal(view.link_hovered) as told:
        QTest.mouseMove(view.panes[0], QPoint(120, 30))
    assert told.args == [0]
    assert view.surface.partners == {(1, 0)}
    assert view._strip.text() == "B ¶1: because of link 0"
    view.panes[0].paragraph_hovered.emit(4)
    assert view.surface.partners == frozenset()
    assert view._strip.text() == ""


def test_gutter_says_how_rows_are_linked(qtbot: QtBot) -> None:
    texts = [LONG] * 5
    kinds = [LinkKind.IDENTICAL, LinkKind.EDITED, LinkKind.REWORDED, LinkKind.PARTIAL]
    links = [link((0, n), (1, n), kind) for n, kind in enumerate(kinds)]
    view = shown(qtbot, compared([article("A", texts), article("B", texts)], [((n,), (n,)) for n in range(5)], links))
    signs = [view.gutters[0].link_at(view.surface.layout.y_of(row) + 4) for row in range(5)]
    assert signs == [(Sign.IDENTICAL, 0), (Sign.EDITED, 1), (Sign.REWORDED, 2), (Sign.PARTIAL, 3), None]


def test_a_move_is_brought_level_and_released(qtbot: QtBot) -> None:
    view = shown(qtbot, moved())
    first, second = view.panes
    assert view.level_paragraph(0, 1)
    assert second.paragraph_rect(second.text.index_of[23]).top() == first.paragraph_rect(1).top()
    assert view._chip.isVisible()
    view.grab()
    view.scroll_by(20)
    assert second.paragraph_rect(second.text.index_of[23]).top() == first.paragraph_rect(1).top()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.levelled_link is None
    assert not view._chip.isVisible()
    assert_level(view)


def test_a_second_click_or_scrolling_away_releases_the_level(qtbot: QtBot) -> None:
    view = shown(qtbot, moved(40))
    number = next(n for n, each in enumerate(view._index.comparison.links) if each.moved)
    view.gutters[0].link_activated.emit(number)
    assert view.levelled_link == number
    view.gutters[0].link_activated.emit(number)
    assert view.levelled_link is None
    view.panes[0].move_activated.emit(1)
    assert view.levelled_link == number
    for _ in range(30):
        wheel(view, -360)
    assert view.levelled_link is None
    assert_level(view)


def test_a_resize_releases_the_level(qtbot: QtBot) -> None:
    view = shown(qtbot, moved())
    view.level_paragraph(0, 1)
    view.resize(900, 600)
    assert view.levelled_link is None
    assert_level(view)


def test_the_slider_reaches_the_end_though_heights_were_guessed(qtbot: QtBot) -> None:
    view = shown(qtbot, pair(300))
    view._bar.setSliderDown(True)
    view._bar.setValue(view._bar.maximum())
    view._bar.setSliderDown(False)
    last, y, height = list(view.surface.layout.rows_on_screen())[-1]
    assert (last, y + height) == (299, view.surface.layout.viewport)
    assert view._bar.value() == view._bar.maximum()


def test_the_sign_in_the_margin_brings_a_move_level(qtbot: QtBot) -> None:
    view = shown(qtbot, moved())
    rect = view.panes[0].paragraph_rect(1)
    QTest.mouseClick(
        view.panes[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, rect.center().y())
    )
    assert view.levelled_link is not None


def test_overview_jumps_and_can_be_hidden(view: CompareView) -> None:
    overview = view._overview
    QTest.mouseClick(
        overview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, overview.height() - 2)
    )
    rows = [row for row, _, _ in view.surface.layout.rows_on_screen()]
    assert rows[-1] == len(view.surface.layout) - 1
    width = view.panes[1].width()
    QTest.keyClick(view, Qt.Key.Key_F9)
    assert not view.overview_visible()
    assert view.panes[1].width() > width


def test_heads_say_who_and_ask(qtbot: QtBot) -> None:
    page, comparison = many(3)
    view = shown(qtbot, (page, comparison))
    view.set_carried({1: 0.61})
    head = view.heads[1]
    assert head.accessibleName() == "B: Title B"
    assert "carries 61 %" in head.accessibleDescription()
    assert "base" in view.heads[0].accessibleDescription()
    labels = {action.text().replace("&", ""): action for action in head.menu.actions() if action.text()}
    assert set(labels) >= {
        "Make it the base",
        "Move left",
        "Move right",
        "Swap with",
        "Hide",
        "Correct details…",
        "Remove",
    }
    with qtbot.waitSignal(view.base_requested) as asked:
        labels["Make it the base"].trigger()
    assert asked.args == [1]
    with qtbot.waitSignal(view.move_requested) as asked:
        labels["Move right"].trigger()
    assert asked.args == [1, 1]
    with qtbot.waitSignal(view.remove_requested) as asked:
        labels["Remove"].trigger()
    assert asked.args == [1]


def test_menu_offers_the_kinds(view: CompareView, qtbot: QtBot) -> None:
    menu = view.build_context_menu(0, 2)
    kinds = next(action.menu() for action in menu.actions() if action.menu() is not None)
    caption = next(action for action in kinds.actions() if action.text() == "Caption")
    with qtbot.waitSignal(view.paragraph_kind_requested) as asked:
        caption.trigger()
    assert asked.args == [0, 2, ParagraphKind.CAPTION]


def test_a_comparison_of_one_and_of_nothing(qtbot: QtBot) -> None:
    view = CompareView()
    qtbot.addWidget(view)
    view.show()
    view.grab()
    view.set_page(*compared([], []))
    view.grab()
    view.set_page(*compared([article("A", ["Alone.", LONG])], [((0,),), ((1,),)]))
    assert view.find("alone") == (1, 1)
    view.resizeEvent(QResizeEvent(view.size(), view.size()))
    view.grab()


def test_many_panes_keep_a_width_that_can_be_read(qtbot: QtBot) -> None:
    view = shown(qtbot, many(6), 900, 600)
    assert all(abs(pane.width() - READABLE) <= 1 for pane in view.panes)
    assert view._across.isVisible()
    last = view.panes[-1]
    assert last.visibleRegion().isEmpty()
    view.reveal(Passage(5, 6, 0, 4))
    assert last.visibleRegion().boundingRect().width() == last.width()
    assert last.mapTo(view, QPoint(last.width(), 0)).x() <= view._bar.x()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.panes[0].setFocus()
    assert view.panes[0].x() == 0
    view.set_page(*many(2))
    assert not view._across.isVisible()
    assert view.panes[0].x() == 0


def test_the_wheel_goes_across_with_shift(qtbot: QtBot) -> None:
    view = shown(qtbot, many(6), 900, 600)
    wheel(view, -120, Qt.KeyboardModifier.ShiftModifier)
    assert view.panes[0].x() == -60
    assert view.heads[0].x() == -60
    assert view.place() == (0, 0.0)
