"""Links and names decided by hand follow the articles, whatever is done to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.alignment import Side
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.decisions import Decisions, EntityChoice, EntityDeed, LinkChoice
from app.session import decided
from app.session.history import History
from app.session.paragraphs import join_paragraphs, replace_article, split_paragraph
from app.session.state import (
    OpenArticle,
    SessionState,
    decide,
    move_article,
    new_session,
    remove_article,
    settled,
    swap_articles,
)


def article(*texts: str, furniture: tuple[int, ...] = ()) -> OpenArticle:
    kinds = [ParagraphKind.FURNITURE if at in furniture else ParagraphKind.BODY for at in range(len(texts))]
    return OpenArticle(Article("", f"{texts[0]}.txt", "", tuple(map(Paragraph, kinds, texts))))


def link(a: int, some: tuple[int, ...], b: int, others: tuple[int, ...], linked: bool = True) -> LinkChoice:
    return LinkChoice(Side(a, some), Side(b, others), linked)


@pytest.fixture
def state() -> SessionState:
    made = new_session(
        [
            article("The mill burned. Nobody was hurt.", "It rained.", "The mayor came.", "He left."),
            article("A mill burned down.", "The mayor arrived.", "Rain fell."),
            article("Fire in the mill."),
        ]
    )
    choices = (link(0, (0,), 1, (0,)), link(0, (2, 3), 1, (1,), linked=False), link(1, (2,), 2, (0,)))
    return decide(made, Decisions(choices, (EntityChoice(EntityDeed.DROP, ("Rain",)),)))


def links(state: SessionState) -> tuple[LinkChoice, ...]:
    return state.decisions.links


def test_the_lower_article_stands_first() -> None:
    assert decided.chosen_link(Side(2, (4, 1)), Side(0, (3,)), True) == link(0, (3,), 2, (1, 4))
    for one, other in ((Side(1, (0,)), Side(1, (1,))), (Side(0, ()), Side(1, (1,)))):
        with pytest.raises(ValueError, match="link"):
            decided.chosen_link(one, other, True)


def test_a_rejection_takes_the_link_away_that_it_denies() -> None:
    made = decided.with_link(
        Decisions((link(0, (1, 2), 1, (1,)), link(0, (5,), 1, (5,)))), link(0, (1,), 1, (1,), False)
    )
    assert made.links == (link(0, (5,), 1, (5,)), link(0, (1,), 1, (1,), linked=False))


def test_a_link_leaves_the_rest_of_an_earlier_rejection() -> None:
    before = Decisions((link(0, (1, 2), 1, (3, 4), linked=False), link(0, (1,), 2, (3,), linked=False)))
    made = decided.with_link(before, link(0, (1,), 1, (3,)))
    assert made.links == (
        link(0, (1,), 1, (4,), linked=False),
        link(0, (2,), 1, (3, 4), linked=False),
        link(0, (1,), 2, (3,), linked=False),
        link(0, (1,), 1, (3,)),
    )


def test_a_wider_link_takes_the_place_of_a_narrower_one() -> None:
    made = decided.with_link(Decisions((link(0, (1,), 1, (1,)),)), link(0, (1, 2), 1, (1,)))
    assert made.links == (link(0, (1, 2), 1, (1,)),)


def test_taking_back_finds_the_latest(state: SessionState) -> None:
    choice = state.decisions.links[1]
    assert choice not in decided.without(state.decisions, choice).links
    assert decided.without(state.decisions, link(0, (9,), 1, (9,))) == state.decisions
    named = state.decisions.entities[0]
    twice = decided.with_entity(decided.with_entity(state.decisions, named), EntityChoice(EntityDeed.SPLIT, ("a",)))
    assert decided.without(twice, named).entities == (EntityChoice(EntityDeed.SPLIT, ("a",)),)


def test_a_link_made_is_found_by_what_it_joins(state: SessionState) -> None:
    assert decided.made_link(state.decisions, Side(1, (0, 2)), Side(0, (0,))) == state.decisions.links[0]
    assert decided.made_link(state.decisions, Side(0, (2,)), Side(1, (1,))) is None
    assert decided.made_link(state.decisions, Side(0, (0,)), Side(2, (0,))) is None


def test_removing_an_article_takes_its_links_and_renumbers_the_others(state: SessionState) -> None:
    less = remove_article(state, 0)
    assert links(less) == (link(0, (2,), 1, (0,)),)
    assert less.decisions.entities == state.decisions.entities


def test_moving_and_swapping_carry_links(state: SessionState) -> None:
    swapped = swap_articles(state, 0, 1)
    assert links(swapped)[0] == link(0, (0,), 1, (0,))
    assert links(swapped)[1] == link(0, (1,), 1, (2, 3), linked=False)
    assert swap_articles(swapped, 0, 1) == state
    assert move_article(move_article(state, 0, 2), 2, 0) == state


def test_what_is_joined_keeps_its_links(state: SessionState) -> None:
    joined = join_paragraphs(state, 0, (1, 2)).state
    assert links(joined)[1] == link(0, (1, 2), 1, (1,), linked=False)


def test_both_halves_of_what_is_cut_keep_its_links(state: SessionState) -> None:
    cut = split_paragraph(state, 0, 0, 17).state
    assert links(cut)[0] == link(0, (0, 1), 1, (0,))
    assert links(cut)[1] == link(0, (3, 4), 1, (1,), linked=False)
    assert links(join_paragraphs(cut, 0, (0, 1)).state) == links(state)


def test_links_follow_words_when_the_file_is_read_again(state: SessionState) -> None:
    again = article("New lead.", "The mill burned. Nobody was hurt.", "The mayor came.", "It rained.")
    renewed = replace_article(state, 0, again)
    assert links(renewed.state)[0] == link(0, (1,), 1, (0,))
    assert links(renewed.state)[1] == link(0, (2,), 1, (1,), linked=False)
    assert (renewed.made, renewed.lost) == (2, 0)
    gone = replace_article(state, 1, article("Other words altogether."))
    assert links(gone.state) == ()
    assert (gone.made, gone.lost) == (3, 3)


def test_links_that_fit_nothing_are_left_out(state: SessionState) -> None:
    wrong = (link(0, (9,), 1, (0,)), link(0, (0,), 7, (0,)), link(1, (0,), 0, (0,)), link(0, (1, 0), 1, (0,)))
    assert settled(decide(state, Decisions(wrong))).decisions == Decisions()
    assert settled(state) == state


def test_decisions_can_be_undone(state: SessionState) -> None:
    more = decide(state, Decisions())
    found = History().record(state, "take-back").undo(more)
    assert found is not None
    assert found[1].decisions == state.decisions
    again = found[0].redo(found[1])
    assert again is not None
    assert again[1].decisions == Decisions()


sides = st.tuples(st.integers(0, 2), st.sets(st.integers(0, 3), min_size=1, max_size=3))
deeds = st.lists(st.tuples(sides, sides, st.booleans()).filter(lambda each: each[0][0] != each[1][0]), max_size=8)


@given(deeds)
def test_the_latest_decision_on_two_paragraphs_holds(
    story: list[tuple[tuple[int, set[int]], tuple[int, set[int]], bool]],
) -> None:
    decisions = Decisions()
    latest: dict[tuple[int, int, int, int], bool] = {}
    for (one, some), (other, others), linked in story:
        choice = decided.chosen_link(Side(one, tuple(some)), Side(other, tuple(others)), linked)
        decisions = decided.with_link(decisions, choice)
        for a in choice.a.paragraphs:
            for b in choice.b.paragraphs:
                latest[choice.a.article, a, choice.b.article, b] = linked
    told: dict[tuple[int, int, int, int], set[bool]] = {}
    for choice in decisions.links:
        for a in choice.a.paragraphs:
            for b in choice.b.paragraphs:
                told.setdefault((choice.a.article, a, choice.b.article, b), set()).add(choice.linked)
    # a link whose half is denied goes whole: what is left says nothing that was not said last
    assert all(said == {latest[pair]} for pair, said in told.items())
    assert all(pair in told for pair, linked in latest.items() if not linked)


@given(deeds, st.permutations(range(3)))
def test_renumbering_there_and_back_changes_nothing(
    story: list[tuple[tuple[int, set[int]], tuple[int, set[int]], bool]], numbers: list[int]
) -> None:
    decisions = Decisions()
    for (one, some), (other, others), linked in story:
        made = decided.chosen_link(Side(one, tuple(some)), Side(other, tuple(others)), linked)
        decisions = decided.with_link(decisions, made)
    there = decided.renumbered(decisions, numbers)
    assert decided.renumbered(there, [numbers.index(each) for each in range(3)]) == decisions


def test_furniture_between_the_halves_of_a_paragraph_gets_no_link(state: SessionState) -> None:
    wire = article("The mill", "Share this", "burned.", furniture=(1,))
    made = new_session([wire, article("A mill burned.")])
    joined = join_paragraphs(made, 0, (0, 2)).state
    joined = replace(joined, decisions=Decisions((link(0, (0,), 1, (0,)),)))
    apart = split_paragraph(joined, 0, 0, 9).state
    assert links(apart) == (link(0, (0, 2), 1, (0,)),)
