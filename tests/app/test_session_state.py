"""Changes to the comparison on screen, and their undoing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.article import Article, Paragraph, ParagraphKind
from app.session.history import LIMIT, History
from app.session.paragraphs import correct_kind, replace_article
from app.session.state import (
    KEEP_BYTES,
    Correction,
    OpenArticle,
    SessionState,
    ViewState,
    add_article,
    correct_article,
    hide_article,
    mark_seen,
    move_article,
    new_session,
    opened,
    order_panes,
    remove_article,
    set_base,
    settled,
    swap_articles,
)


def article(*texts: str, title: str | None = None) -> OpenArticle:
    paragraphs = tuple(Paragraph(ParagraphKind.BODY, text) for text in texts)
    return OpenArticle(Article("", f"{texts[0]}.txt", "", paragraphs, title, guessed=("title", "published")))


@pytest.fixture
def state() -> SessionState:
    made = new_session([article("a1", "a2"), article("b1", "b2"), article("c1")])
    rows = (((0,), (0,), ()), ((1,), (), ()), ((), (1,), (0,)))
    return replace(made, rows=rows, base=1, view=replace(made.view, place=(2, 0.25)))


def sigla(state: SessionState) -> str:
    return "".join(each.siglum for each in state.corrected())


def first_words(state: SessionState) -> list[str]:
    return [each.paragraphs[0].text for each in state.corrected()]


def test_articles_are_lettered_in_order(state: SessionState) -> None:
    assert sigla(state) == "ABC"
    assert sigla(add_article(state, article("d1"))) == "ABCD"


def test_a_seventh_article_is_refused(state: SessionState) -> None:
    for name in "def":
        state = add_article(state, article(name))
    with pytest.raises(ValueError, match="too many"):
        add_article(state, article("g"))


def test_an_added_article_stands_in_rows_of_its_own(state: SessionState) -> None:
    more = add_article(state, article("d1", "d2"))
    assert more.rows[0] == ((0,), (0,), (), ())
    assert more.rows[3:] == (((), (), (), (0,)), ((), (), (), (1,)))
    assert add_article(replace(state, rows=()), article("d1")).rows == ()


def test_removing_drops_its_rows_and_keeps_the_place_on_its_text(state: SessionState) -> None:
    less = remove_article(state, 0)
    assert first_words(less) == ["b1", "c1"]
    assert sigla(less) == "AB"
    assert less.base == 0
    assert less.rows == (((0,), ()), ((1,), (0,)))
    assert less.view.place == (1, 0.25)


def test_removing_the_base_makes_the_first_the_base(state: SessionState) -> None:
    assert remove_article(state, 1).base == 0


def test_removing_takes_the_pane_with_it(state: SessionState) -> None:
    view = replace(state.view, order=(2, 0, 1), columns=(1.0, 2.0, 3.0))
    less = remove_article(replace(state, view=view), 0)
    assert less.view.order == (1, 0)
    assert less.view.columns == (1.0, 3.0)


def test_moving_carries_rows_and_base(state: SessionState) -> None:
    moved = move_article(state, 0, 2)
    assert first_words(moved) == ["b1", "c1", "a1"]
    assert sigla(moved) == "ABC"
    assert moved.base == 0
    assert moved.rows[0] == ((0,), (), (0,))
    assert move_article(moved, 2, 0) == state


def test_swapping_twice_changes_nothing(state: SessionState) -> None:
    swapped = swap_articles(state, 0, 1)
    assert first_words(swapped) == ["b1", "a1", "c1"]
    assert swapped.base == 0
    assert swap_articles(swapped, 0, 1) == state


def test_hiding_base_and_ticks(state: SessionState) -> None:
    assert hide_article(state, 2).articles[2].hidden
    assert set_base(state, 2).base == 2
    assert mark_seen(mark_seen(state, "x"), "x", seen=False) == state
    assert order_panes(state, [2, 1, 0]).view.order == (2, 1, 0)
    with pytest.raises(ValueError, match="order"):
        order_panes(state, [0, 0, 1])
    with pytest.raises(IndexError):
        remove_article(state, 3)


def test_a_correction_shows_at_once_and_is_no_guess(state: SessionState) -> None:
    fixed = correct_article(state, 0, Correction(title="Right", byline="", published="2015-10"))
    told = fixed.corrected()[0]
    assert (told.title, told.byline, told.published, told.guessed) == ("Right", None, "2015-10", ())
    assert fixed.articles[0].article == state.articles[0].article


def test_a_kind_set_back_is_no_correction(state: SessionState) -> None:
    fixed = correct_kind(state, 0, 1, ParagraphKind.CAPTION)
    assert fixed.corrected()[0].paragraphs[1].kind is ParagraphKind.CAPTION
    assert correct_kind(fixed, 0, 1, ParagraphKind.BODY) == state


def test_reading_again_keeps_corrections_that_still_apply(state: SessionState) -> None:
    fixed = correct_article(
        state, 0, Correction(title="T", kinds=((0, ParagraphKind.HEADING), (1, ParagraphKind.CAPTION)))
    )
    again = replace_article(fixed, 0, article("a1", "other"))
    assert again.state.articles[0].correction == Correction(title="T", kinds=((0, ParagraphKind.HEADING),))
    assert (again.made, again.lost) == (3, 1)
    assert again.state.corrected()[0].siglum == "A"
    same = replace_article(fixed, 0, article("a1", "a2"))
    assert same.state.rows == state.rows
    assert same.lost == 0


def test_bytes_beyond_the_limit_are_not_held() -> None:
    read = article("x").article
    assert opened(read, b"x", 1.0, 1).data == b"x"
    assert opened(read, bytes(KEEP_BYTES + 1), 1.0, KEEP_BYTES + 1).data is None


def test_settling_repairs_only_what_does_not_fit(state: SessionState) -> None:
    assert settled(state) == state
    wrong = replace(
        state,
        base=9,
        rows=(((7,), (), ()),),
        view=ViewState("loud", zoom=0, columns=(1.0,), place=(-1, float("nan")), order=(0, 0, 1)),
    )
    tidy = settled(wrong)
    assert (tidy.base, tidy.rows, tidy.articles) == (0, (), state.articles)
    assert tidy.view == ViewState(zoom=10)


def test_undo_brings_a_removed_article_back_and_redo_takes_it_away(state: SessionState) -> None:
    less = remove_article(state, 0)
    history = History().record(state, "remove", "A")
    later = replace(mark_seen(less, "k"), view=replace(less.view, zoom=150), kept=False)
    undone = history.undo(later)
    assert undone is not None
    history, back = undone
    assert (back.articles, back.rows, back.base) == (state.articles, state.rows, state.base)
    assert (back.seen, back.view.zoom, back.kept) == ({"k"}, 150, False)
    redone = history.redo(back)
    assert redone is not None
    history, again = redone
    assert again == later
    assert history.redo(again) is None
    assert history.past[-1].deed == "remove"


def test_a_new_deed_ends_redo_and_the_stack_is_bounded(state: SessionState) -> None:
    history = History()
    assert history.undo(state) is None
    for _ in range(LIMIT + 5):
        history = history.record(state, "correct")
    assert len(history.past) == LIMIT
    undone = history.undo(state)
    assert undone is not None
    assert undone[0].future
    assert undone[0].record(state, "correct").future == ()
