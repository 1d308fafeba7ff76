"""The letters beside a paragraph that say which other articles carry it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pane_pages import article, compared, link, many, pair
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.model.alignment import LinkKind
from app.model.comparison import Comparison
from app.present.page import Page, Role
from widgets.compare.carrier_signs import PITCH, SIZE, carriers_left
from widgets.compare.compare_view import CompareView
from widgets.compare.legend import Legend
from widgets.theme import LIGHT

Made = tuple[Page, Comparison]


def shown(qtbot: QtBot, made: Made) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.set_page(*made)
    view.show()
    qtbot.waitExposed(view)
    return view


def letter(view: CompareView, pane: int, place: int, index: int = 0) -> QImage:
    """Cut out the box where the *place*-th letter of a pane's paragraph stands."""
    widget = view.panes[pane]
    rect = widget.paragraph_rect(index)
    top = rect.top() + (widget.box(index).face.pitch - SIZE) // 2 + place * PITCH
    return widget.grab().toImage().copy(carriers_left(view.surface, widget.article), top, SIZE, SIZE)


def colours(image: QImage) -> dict[str, int]:
    found: dict[str, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def three(kind: LinkKind) -> Made:
    articles = [article(siglum, [f"{siglum} has this paragraph here, and it is long enough."]) for siglum in "ABC"]
    links = [link((0, 0), (1, 0)), link((0, 0), (2, 0), kind)]
    return compared(articles, [((0,), (0,), (0,))], links)


def test_solid_for_all_of_it_hollow_for_a_part(qtbot: QtBot) -> None:
    view = shown(qtbot, three(LinkKind.PARTIAL))
    solid, hollow = colours(letter(view, 0, 0)), colours(letter(view, 0, 1))
    assert solid[LIGHT.ink_of(1)] > 2 * solid[LIGHT.page]
    assert hollow[LIGHT.page] > hollow[LIGHT.ink_of(2)] > 10
    # B is not linked to C: one letter alone
    assert LIGHT.ink_of(2) not in colours(letter(view, 1, 1))


def test_two_articles_need_no_letters(qtbot: QtBot) -> None:
    view = shown(qtbot, pair(4))
    assert LIGHT.ink_of(1) not in colours(letter(view, 0, 0))


def test_the_letters_can_be_switched_off(qtbot: QtBot) -> None:
    view = shown(qtbot, three(LinkKind.EDITED))
    view.set_marks(frozenset(Role) - {Role.CARRIED})
    assert LIGHT.ink_of(1) not in colours(letter(view, 0, 0))


def test_the_legend_names_them_where_there_are_any(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show()
    [switch] = [each for each in legend._switches if Role.CARRIED in each.roles]
    legend.set_articles((0, 1))
    assert switch.isHidden()
    legend.set_articles((0, 1, 2))
    assert not switch.isHidden()
    assert Role.CARRIED in legend.marks()
    switch.click()
    assert Role.CARRIED not in legend.marks()


def test_a_short_paragraph_says_that_there_are_more(qtbot: QtBot) -> None:
    made = [article("ABCDEF"[n], ["Short."]) for n in range(6)]
    view = shown(qtbot, compared(made, [((0,),) * 6], [link((0, 0), (n, 0)) for n in range(1, 6)]))
    assert LIGHT.ink_of(1) in colours(letter(view, 0, 0))
    inks = {LIGHT.ink_of(n) for n in range(1, 6)}
    last = (view.panes[0].box(0).height + 12) // PITCH - 1
    assert not inks & set(colours(letter(view, 0, last)))
    assert inks & set(colours(letter(view, 0, last - 1)))


@pytest.mark.parametrize(("across", "told"), [(lambda left: left + 4, "0/1"), (lambda left: left - 60, "")])
def test_the_tip_belongs_to_the_letters(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, across: Callable[[int], int], told: str
) -> None:
    view = shown(qtbot, many(3))
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, text, *_rest: said.append(text))
    view.carried_text = lambda article, paragraph: f"{article}/{paragraph}"
    pane = view.panes[0]
    rect = pane.paragraph_rect(1)
    point = QPoint(across(carriers_left(view.surface, 0)), rect.center().y())
    QApplication.sendEvent(pane, QHelpEvent(QHelpEvent.Type.ToolTip, point, pane.mapToGlobal(point)))
    assert said == [told]
