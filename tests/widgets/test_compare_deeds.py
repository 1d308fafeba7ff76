"""Setting paragraphs right from the panes, by menu and by key; the readings that a head offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pane_pages import article, compared
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.model.article import Article, Item, ParagraphKind, ReadChoice, ReadOptions
from widgets.compare.compare_view import CompareView
from widgets.compare.neighbours import furniture_run, neighbour
from widgets.compare.pane_text import Position
from widgets.theme import DARK

B, F = ParagraphKind.BODY, ParagraphKind.FURNITURE
TEXTS = ("Home", "News", "Weather", "More", "The story begins here.", "Page 2", "And it goes on.", "It ends.")
KINDS = (F, F, F, F, B, F, B, B)


def shown(qtbot: QtBot, articles: Sequence[Article], width: int = 1000) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(width, 700)
    longest = max(len(each.paragraphs) for each in articles)
    rows = [tuple((n,) if n < len(each.paragraphs) else () for each in articles) for n in range(longest)]
    view.set_page(*compared(articles, rows))
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    return shown(qtbot, [article("A", TEXTS, KINDS), article("B", ["Other text."])])


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_neighbours_stand_beyond_furniture() -> None:
    paragraphs = article("A", TEXTS, KINDS).paragraphs
    assert neighbour(paragraphs, 4, 1) == 6
    assert neighbour(paragraphs, 6, -1) == 4
    assert neighbour(paragraphs, 4, -1) is None
    assert neighbour(paragraphs, 7, 1) is None
    assert neighbour(paragraphs, 0, 1) == 1
    assert furniture_run(paragraphs, 2) == range(4)
    assert furniture_run(paragraphs, 5) == range(5, 6)
    assert furniture_run(paragraphs, 4) == range(0)


def test_body_text_can_be_left_out_joined_and_split(view: CompareView, qtbot: QtBot) -> None:
    found = entries(view.build_context_menu(0, 4, 10))
    with qtbot.waitSignal(view.kinds_requested) as asked:
        found["Leave out (page furniture)"].trigger()
    assert asked.args == [0, (4,), F]
    with qtbot.waitSignal(view.join_requested) as asked:
        found["Join with the next paragraph"].trigger()
    assert asked.args == [0, (4, 6)]
    assert not found["Join with the paragraph before"].isEnabled()
    with qtbot.waitSignal(view.split_requested) as asked:
        found["Split before “begins here.”"].trigger()
    assert asked.args == [0, 4, 10]
    assert "Take in all that was left out here" not in found


def test_furniture_can_be_taken_in_alone_or_with_all_around_it(view: CompareView, qtbot: QtBot) -> None:
    found = entries(view.build_context_menu(0, 1))
    with qtbot.waitSignal(view.kinds_requested) as asked:
        found["Take in as body text"].trigger()
    assert asked.args == [0, (1,), B]
    with qtbot.waitSignal(view.kinds_requested) as asked:
        found["Take in all that was left out here"].trigger()
    assert asked.args == [0, (0, 1, 2, 3), B]
    assert not found["Split here"].isEnabled()
    assert "Take in all that was left out here" not in entries(view.build_context_menu(0, 5))


def test_keys_of_a_menu_do_not_clash(view: CompareView) -> None:
    for number in (1, 4):
        letters = [a.text()[a.text().index("&") + 1] for a in view.build_context_menu(0, number).actions() if a.text()]
        assert len(letters) == len({letter.lower() for letter in letters}), letters


def test_what_is_selected_is_done_together(view: CompareView, qtbot: QtBot) -> None:
    view.panes[0].select(Position(4, 3), Position(7, 2))
    found = entries(view.build_context_menu(0, 6))
    with qtbot.waitSignal(view.join_requested) as asked:
        found["Join these into one"].trigger()
    assert asked.args == [0, (4, 6, 7)]
    with qtbot.waitSignal(view.kinds_requested) as asked:
        found["Leave these out"].trigger()
    assert asked.args == [0, (4, 5, 6, 7), F]
    # over another paragraph the menu is about that one
    assert "Leave out (page furniture)" in entries(view.build_context_menu(1, 0))


def test_keys_do_it_at_the_caret(view: CompareView, qtbot: QtBot) -> None:
    view.panes[0].setFocus()
    view.panes[0].set_caret(Position(6, 4))
    with qtbot.waitSignal(view.join_requested) as asked:
        view.request_join(-1)
    assert asked.args == [0, (4, 6)]
    with qtbot.waitSignal(view.split_requested) as asked:
        view.request_split()
    assert asked.args == [0, 6, 4]
    with qtbot.waitSignal(view.kinds_requested) as asked:
        view.request_kind()
    assert asked.args == [0, (6,), F]
    view.panes[0].set_caret(Position(1, 0))
    with qtbot.waitSignal(view.kinds_requested) as asked:
        view.request_kind()
    assert asked.args == [0, (1,), B]


def test_without_the_keyboard_in_a_pane_keys_do_nothing(view: CompareView, qtbot: QtBot) -> None:
    view.panes[0].setFocus()
    view.panes[0].clearFocus()
    with qtbot.assertNotEmitted(view.join_requested), qtbot.assertNotEmitted(view.kinds_requested):
        view.request_join(1)
        view.request_kind()
        view.request_split()


def test_the_place_stays_when_the_paragraph_at_the_top_is_joined(qtbot: QtBot) -> None:
    texts = [
        f"{n} The ministry said that talks at the border had ended, and that both sides would meet." for n in range(40)
    ]
    view = shown(qtbot, [article("A", texts)])
    view.set_place((20, 0.0))
    joined = article("A", [*texts[:19], f"{texts[19]} {texts[20]}", *texts[21:]])
    view.set_page(*compared([joined], [((n,),) for n in range(39)]))
    assert view.place()[0] == 19
    view.set_page(*compared([article("A", texts)], [((n,),) for n in range(40)]))
    assert view.place()[0] in (19, 20)


# --- the head


def feed(**changes: object) -> Article:
    items = tuple(Item(f"Story {n}") for n in range(7))
    return replace(article("A", ["Text."]), items=items, options=ReadOptions(item=2), **changes)  # type: ignore[arg-type]


def pills(view: CompareView) -> dict[str, bool]:
    return {pill.text(): pill.isChecked() for pill in view.heads[0].pills if not pill.isHidden()}


def test_an_ordinary_article_has_no_pills(view: CompareView) -> None:
    assert pills(view) == {}
    found = entries(view.heads[0].menu)
    assert found["Open as plain text"].isEnabled()
    assert "Show the whole page" not in found


def test_the_whole_page_is_one_click_away(qtbot: QtBot) -> None:
    page = replace(article("A", ["Text."]), offered=frozenset({ReadChoice.WHOLE_PAGE}))
    view = shown(qtbot, [page, article("B", ["Other."])])
    assert pills(view) == {"Whole page": False}
    whole = ReadOptions(choices=frozenset({ReadChoice.WHOLE_PAGE}))
    with qtbot.waitSignal(view.reading_requested) as asked:
        view.heads[0].pills[0].click()
    assert asked.args == [0, whole]
    assert pills(view) == {"Whole page": False}, "not in use before it has come"
    with qtbot.waitSignal(view.reading_requested) as asked:
        entries(view.heads[0].menu)["Show the whole page"].trigger()
    assert asked.args == [0, whole]
    in_use = replace(page, options=whole)
    view.set_page(*compared([in_use, article("B", ["Other."])], [((0,), (0,))]))
    assert pills(view) == {"Whole page": True}
    with qtbot.waitSignal(view.reading_requested) as asked:
        view.heads[0].pills[0].click()
    assert asked.args == [0, ReadOptions()]


def test_the_keyboard_stays_on_a_pill_that_was_pressed(qtbot: QtBot) -> None:
    page = replace(article("A", ["Text."]), offered=frozenset({ReadChoice.WHOLE_PAGE}))
    view = shown(qtbot, [page])
    view.heads[0].pills[0].setFocus()
    in_use = replace(page, options=ReadOptions(choices=frozenset({ReadChoice.WHOLE_PAGE})))
    view.set_page(*compared([in_use], [((0,),)]))
    assert view.focusWidget() is view.heads[0].pills[0]
    assert view.heads[0].pills[0].accessibleName() == "A: Whole page"


def test_one_of_several_says_which_and_asks_for_another(qtbot: QtBot) -> None:
    view = shown(qtbot, [feed(), article("B", ["Other."])])
    assert pills(view) == {"2 of 7": False}
    with qtbot.waitSignal(view.item_requested) as asked:
        view.heads[0].pills[0].click()
    assert asked.args == [0]
    with qtbot.waitSignal(view.item_requested):
        entries(view.heads[0].menu)["Article 2 of 7…"].trigger()


def test_plain_text_drops_the_other_choices_and_keeps_the_item(qtbot: QtBot) -> None:
    whole = frozenset({ReadChoice.WHOLE_PAGE})
    view = shown(qtbot, [replace(feed(), options=ReadOptions("latin-1", 2, whole))])
    with qtbot.waitSignal(view.reading_requested) as asked:
        entries(view.heads[0].menu)["Open as plain text"].trigger()
    assert asked.args == [0, ReadOptions("latin-1", 2, frozenset({ReadChoice.PLAIN_TEXT}))]


def test_pasted_text_offers_no_reading(qtbot: QtBot) -> None:
    view = shown(qtbot, [replace(article("A", ["Text."]), path="")])
    found = entries(view.heads[0].menu)
    assert "Open as plain text" not in found
    assert not found["Encoding…"].isEnabled()


def test_pills_stand_inside_the_head_and_give_way(qtbot: QtBot) -> None:
    all_ways = frozenset({ReadChoice.WHOLE_PAGE, ReadChoice.ORIGINAL})
    source = feed(offered=all_ways, source="A source with a long name that goes on", published="2015-10-12")
    for width in (300, 420, 600, 900):
        view = shown(qtbot, [source], width)
        head = view.heads[0]
        last = 0
        for pill in head.pills:
            if not pill.isHidden():
                assert pill.x() > last
                last = pill.geometry().right()
                assert last < head.width()
                assert head.rect().contains(pill.geometry())
        view.set_theme(DARK)
        view.grab()
    assert list(pills(view)) == ["2 of 7", "Whole page", "Before changes"]
    narrow = shown(qtbot, [replace(source, options=ReadOptions(choices=frozenset({ReadChoice.ORIGINAL})))], 330)
    assert pills(narrow) == {"1 of 7": False, "Before changes": True}


def test_mnemonics_of_the_heads_menu_do_not_clash(qtbot: QtBot) -> None:
    all_ways = frozenset({ReadChoice.WHOLE_PAGE, ReadChoice.ORIGINAL})
    view = shown(qtbot, [feed(offered=all_ways, encoding="utf-8"), article("B", ["Other."])])
    letters = [a.text()[a.text().index("&") + 1].lower() for a in view.heads[0].menu.actions() if "&" in a.text()]
    assert len(letters) == len(set(letters)), letters
