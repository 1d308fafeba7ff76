"""The reader's own links and names: asked of the engine, undone, and shown without the page falling apart meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk import Desk

from app.model.alignment import Row, Side
from app.model.comparison import Comparison, Stage
from app.model.decisions import Decisions, EntityChoice, EntityDeed, LinkChoice
from widgets.jobs import Engine

LINK = LinkChoice(Side(0, (0,)), Side(1, (1,)), linked=True)


class Asked:
    """What the engine was asked, in order; it answers when it is told to."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.workspace = desk.workspace
        self.decisions: list[Decisions] = []
        self.shown: list[Stage] = []
        monkeypatch.setattr(Engine, "compare", lambda _self, _articles, _base, told: self.decisions.append(told))
        self.workspace.comparison_changed.connect(self._note)

    def _note(self) -> None:
        assert self.workspace.comparison is not None
        self.shown.append(self.workspace.comparison.stage)

    def answer(self, *stages: Stage) -> None:
        articles = self.workspace.articles
        for stage in stages:
            rows = (Row(((0,), ())), Row(((1,), (0,))), Row(((), (1,))))
            self.workspace.engine.stepped.emit(Comparison(stage, self.workspace.state.base, articles, rows=rows))


@pytest.fixture
def asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Asked:
    desk.open("/news/a.txt", "/news/b.txt")
    made = Asked(desk, monkeypatch)
    made.answer(Stage.ALIGNED, Stage.COMPLETE)
    made.shown.clear()
    return made


def test_a_link_made_by_hand_is_asked_of_the_engine(asked: Asked) -> None:
    asked.workspace.link(Side(1, (1,)), Side(0, (0,)))
    assert asked.decisions == [Decisions((LINK,))]
    asked.workspace.reject(Side(0, (0,)), Side(1, (1,)))
    assert asked.decisions[-1] == Decisions((replace(LINK, linked=False),))


def test_what_is_shown_stays_until_the_engine_has_come_all_the_way(asked: Asked) -> None:
    asked.workspace.link(Side(0, (0,)), Side(1, (1,)))
    assert asked.shown == []
    asked.answer(Stage.ALIGNED)
    assert asked.shown == []
    asked.answer(Stage.COMPLETE)
    assert asked.shown == [Stage.COMPLETE]


def test_in_a_comparison_under_way_the_steps_still_show(asked: Asked) -> None:
    asked.workspace.compare_again()
    asked.answer(Stage.ALIGNED)
    asked.shown.clear()
    asked.workspace.link(Side(0, (0,)), Side(1, (1,)))
    asked.answer(Stage.ALIGNED, Stage.COMPLETE)
    assert asked.shown == [Stage.ALIGNED, Stage.COMPLETE]


def test_decisions_are_undone_and_done_again_where_the_reader_is(asked: Asked) -> None:
    workspace = asked.workspace
    workspace.link(Side(0, (0,)), Side(1, (1,)))
    assert workspace.undo_deed == "link"
    workspace.set_view(replace(workspace.state.view, place=(2, 0.5)))
    rows = workspace.state.rows
    asked.shown.clear()
    workspace.undo()
    assert asked.decisions[-1] == Decisions()
    assert workspace.state.view.place == (2, 0.5)
    assert workspace.state.rows == rows
    assert asked.shown == []
    workspace.redo()
    assert asked.decisions[-1] == Decisions((LINK,))


def test_one_decision_can_be_taken_back_on_its_own(asked: Asked) -> None:
    named = EntityChoice(EntityDeed.RENAME, ("Smith",), "Jane Smith")
    asked.workspace.decide_entity(named)
    asked.workspace.link(Side(0, (0,)), Side(1, (1,)))
    asked.workspace.take_back(named)
    assert asked.decisions[-1] == Decisions((LINK,))
    asked.workspace.take_back(named)
    assert len(asked.decisions) == 3
    asked.workspace.undo()
    assert asked.workspace.decisions == Decisions((LINK,), (named,))


def test_decisions_go_with_every_later_comparison(asked: Asked) -> None:
    asked.workspace.link(Side(0, (0,)), Side(1, (1,)))
    asked.workspace.set_base(1)
    assert asked.decisions[-1] == Decisions((LINK,))
