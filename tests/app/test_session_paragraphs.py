"""Paragraphs joined, split and given a kind by hand, and what becomes of that when the file is read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.article import Article, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.present import finding_key
from app.session import shape
from app.session.matching import MOST_PAIRS, Matching
from app.session.paragraphs import (
    carry_ticks,
    correct_kind,
    correct_kinds,
    join_paragraphs,
    replace_article,
    split_paragraph,
)
from app.session.shape import Part
from app.session.state import Correction, OpenArticle, SessionState, correct_article, new_session, settled

BODY, FURNITURE, CAPTION = ParagraphKind.BODY, ParagraphKind.FURNITURE, ParagraphKind.CAPTION

HARBOUR = "The harbour master closed the north pier before noon."
FERRY = "Two ferries were sent back to the island with everybody on board."
CRANE = "A crane had fallen across the rails during the night."
NOBODY = "Nobody was hurt, the port said on Friday evening."


def article(*texts: str, path: str = "/news/a.txt", sha256: str = "1") -> OpenArticle:
    return OpenArticle(Article("", path, sha256, tuple(Paragraph(BODY, text) for text in texts)))


@pytest.fixture
def state() -> SessionState:
    made = new_session([article(HARBOUR, FERRY, CRANE, NOBODY), article("Another text.", path="/news/b.txt")])
    rows = (((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), ()))
    return replace(made, rows=rows, view=replace(made.view, place=(2, 0.5)))


def texts(state: SessionState, number: int = 0) -> list[str]:
    return [paragraph.text for paragraph in state.corrected()[number].paragraphs]


# --- joining and splitting


def test_joined_with_the_next(state: SessionState) -> None:
    joined = join_paragraphs(state, 0, (1, 2)).state
    assert texts(joined) == [HARBOUR, f"{FERRY} {CRANE}", NOBODY]
    assert joined.articles[0].count == 3
    assert joined.articles[0].article == state.articles[0].article


def test_rows_and_place_follow_a_join(state: SessionState) -> None:
    joined = join_paragraphs(state, 0, (1, 2)).state
    assert joined.rows == (((0,), (0,)), ((1,), ()), ((2,), ()))
    assert joined.view.place == (2, 0.0)


def test_rows_and_place_follow_a_split(state: SessionState) -> None:
    cut = split_paragraph(state, 0, 0, HARBOUR.index("before")).state
    assert texts(cut)[:3] == ["The harbour master closed the north pier", "before noon.", FERRY]
    assert cut.rows == (((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), ()), ((4,), ()))
    assert cut.view.place == (3, 0.5)


def test_a_join_over_furniture_leaves_it_where_it_is(state: SessionState) -> None:
    between = correct_kind(state, 0, 1, FURNITURE)
    joined = join_paragraphs(between, 0, (0, 2)).state
    assert texts(joined) == [f"{HARBOUR} {CRANE}", FERRY, NOBODY]
    assert [paragraph.kind for paragraph in joined.corrected()[0].paragraphs] == [BODY, FURNITURE, BODY]


def test_the_middle_of_a_paragraph_can_be_left_out(state: SessionState) -> None:
    cut = split_paragraph(state, 0, 1, FERRY.index("to the")).state
    cut = split_paragraph(cut, 0, 2, len("to the island")).state
    cut = join_paragraphs(cut, 0, (1, 3)).state
    assert texts(cut)[1:3] == ["Two ferries were sent back with everybody on board.", "to the island"]
    whole = join_paragraphs(cut, 0, (1, 2)).state
    assert whole.articles[0].correction.shape == ()
    assert texts(whole) == texts(state)


@pytest.mark.parametrize("at", [0, -3, len(FERRY), len(FERRY) + 5])
def test_a_split_that_leaves_a_side_empty_changes_nothing(state: SessionState, at: int) -> None:
    assert split_paragraph(state, 0, 1, at).state == state


def test_kinds_keep_to_their_paragraphs(state: SessionState) -> None:
    fixed = correct_kinds(state, 0, (2, 3), CAPTION)
    joined = join_paragraphs(fixed, 0, (0, 1)).state
    assert joined.articles[0].correction.kinds == ((1, CAPTION), (2, CAPTION))
    cut = split_paragraph(fixed, 0, 2, CRANE.index("across")).state
    assert cut.articles[0].correction.kinds == ((2, CAPTION), (3, CAPTION), (4, CAPTION))
    assert join_paragraphs(cut, 0, (2, 3)).state.articles[0].correction == fixed.articles[0].correction


def test_a_way_leads_from_old_places_to_new_ones(state: SessionState) -> None:
    way = join_paragraphs(state, 0, (1, 2)).way
    assert way(0, 4) == (0, 4)
    assert way(2, 3) == (1, len(FERRY) + 1 + 3)
    assert way(3, 0) == (2, 0)


pieces = st.text("ab .\u0301😀é", min_size=1, max_size=12).filter(str.strip).map(str.strip)
deeds = st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9), st.integers(0, 14)), max_size=6)


def made_of(paragraphs: tuple[Paragraph, ...], story: list[tuple[bool, int, int, int]]) -> shape.Shape:
    made: shape.Shape = ()
    for joins, first, second, at in story:
        many = shape.count(len(paragraphs), made)
        if joins:
            made = shape.joined(paragraphs, made, (first % many, second % many))
        else:
            made = shape.split(paragraphs, made, first % many, at)
    return made


@given(st.lists(pieces, min_size=1, max_size=5), deeds)
def test_no_word_is_lost_and_none_stands_twice(words: list[str], story: list[tuple[bool, int, int, int]]) -> None:
    paragraphs = tuple(Paragraph(BODY, text) for text in words)
    made = made_of(paragraphs, story)
    shown = shape.reshape(paragraphs, made)
    assert len(shown) == shape.count(len(paragraphs), made) == len(shape.Outline(paragraphs, made))
    # joins over what stands between change the order, never the letters
    assert sorted("".join(each.text for each in shown).replace(" ", "")) == sorted("".join(words).replace(" ", ""))
    assert all(each.text.strip() for each in shown)
    assert shape.sound(paragraphs, made) == made


@given(st.lists(pieces, min_size=1, max_size=5), deeds, st.integers(0, 9), st.integers(0, 14))
def test_splitting_then_joining_gives_the_same(
    words: list[str], story: list[tuple[bool, int, int, int]], number: int, at: int
) -> None:
    paragraphs = tuple(Paragraph(BODY, text) for text in words)
    made = made_of(paragraphs, story)
    lines = list(shape.Outline(paragraphs, made))
    number %= len(lines)
    cut = shape.split(paragraphs, made, number, at)
    if cut != made:
        other = shape.Outline(paragraphs, cut)
        halves = [each for each, line in enumerate(other) if line not in lines]
        assert shape.joined(paragraphs, cut, halves) == made


@given(st.lists(pieces, min_size=2, max_size=5, unique=True), st.integers(0, 3))
def test_joining_then_splitting_there_gives_the_same(words: list[str], number: int) -> None:
    paragraphs = tuple(Paragraph(BODY, text) for text in words)
    number %= len(words) - 1
    joined = shape.joined(paragraphs, (), (number, number + 1))
    assert shape.reshape(paragraphs, joined)[number].text == f"{words[number]} {words[number + 1]}"
    for at in (len(words[number]), len(words[number]) + 1):
        assert shape.split(paragraphs, joined, number, at) == ()


@given(st.lists(pieces, min_size=1, max_size=5), deeds)
def test_every_place_is_found_again(words: list[str], story: list[tuple[bool, int, int, int]]) -> None:
    paragraphs = tuple(Paragraph(BODY, text) for text in words)
    lines = shape.Outline(paragraphs, made_of(paragraphs, story))
    for number, line in enumerate(lines):
        text = shape.text_of(paragraphs, line)
        assert lines.number(*line[0][:2]) == number
        for at in range(len(text)):
            back = lines.place(*lines.to_read(number, at))
            assert back is not None
            # a joining space is where the next part begins
            assert back[0] == number
            assert back[1] in (at, at + 1)


# --- reading again


def carried(state: SessionState, *new: str) -> tuple[OpenArticle, int, int]:
    renewed = replace_article(state, 0, article(*new, sha256="2"))
    return renewed.state.articles[0], renewed.made, renewed.lost


def test_kinds_follow_their_paragraphs_when_the_file_is_read_again(state: SessionState) -> None:
    fixed = correct_kinds(state, 0, (0, 3), CAPTION)
    opened, made, lost = carried(fixed, "Something new stands first.", HARBOUR, FERRY, CRANE, NOBODY)
    assert opened.correction.kinds == ((1, CAPTION), (4, CAPTION))
    assert (made, lost) == (2, 0)


def test_a_reworked_paragraph_between_the_same_neighbours_is_the_same(state: SessionState) -> None:
    fixed = correct_kind(state, 0, 1, CAPTION)
    opened, _, lost = carried(fixed, HARBOUR, FERRY.replace("Two", "Three"), CRANE, NOBODY)
    assert opened.correction.kinds == ((1, CAPTION),)
    assert lost == 0


def test_what_is_gone_is_told(state: SessionState) -> None:
    fixed = correct_article(state, 0, Correction(title="T", kinds=((1, CAPTION), (3, CAPTION))))
    opened, made, lost = carried(fixed, HARBOUR, CRANE, NOBODY)
    assert opened.correction == Correction(title="T", kinds=((2, CAPTION),))
    assert (made, lost) == (3, 1)


def test_joins_and_splits_follow_their_paragraphs(state: SessionState) -> None:
    fixed = join_paragraphs(state, 0, (1, 2)).state
    fixed = split_paragraph(fixed, 0, 0, HARBOUR.index("before")).state
    opened, made, lost = carried(fixed, "Something new stands first.", HARBOUR, FERRY, CRANE, NOBODY)
    assert [each.text for each in opened.corrected().paragraphs] == [
        "Something new stands first.",
        "The harbour master closed the north pier",
        "before noon.",
        f"{FERRY} {CRANE}",
        NOBODY,
    ]
    assert (made, lost) == (2, 0)


def test_a_split_is_found_again_by_the_words_around_it(state: SessionState) -> None:
    long = f"{HARBOUR} {FERRY}"
    fixed = new_session([article(CRANE, long, NOBODY)])
    fixed = split_paragraph(fixed, 0, 1, len(HARBOUR) + 1).state
    opened, _, lost = carried(fixed, CRANE, "On Monday " + long, NOBODY)
    assert [each.text for each in opened.corrected().paragraphs] == [CRANE, "On Monday " + HARBOUR, FERRY, NOBODY]
    assert lost == 0


def test_a_join_of_which_one_half_is_gone_is_lost(state: SessionState) -> None:
    fixed = join_paragraphs(state, 0, (1, 2)).state
    opened, made, lost = carried(fixed, HARBOUR, FERRY, NOBODY)
    assert opened.correction == Correction()
    assert (made, lost) == (1, 1)


def test_another_item_keeps_no_facts(state: SessionState) -> None:
    fixed = correct_article(state, 0, Correction(title="T", byline="By A"))
    renewed = replace_article(fixed, 0, article("Quite another article."), facts=False)
    assert renewed.state.articles[0].correction == Correction()


def test_rows_stay_on_their_text_when_the_file_is_read_again(state: SessionState) -> None:
    renewed = replace_article(state, 0, article(HARBOUR, "Something new.", CRANE, NOBODY)).state
    assert renewed.rows == (((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), ()))
    shorter = replace_article(state, 0, article(CRANE)).state
    assert shorter.rows == (((), (0,)), ((0,), ()))
    assert shorter.view.place == (1, 0.5)


def test_equal_paragraphs_are_told_apart_by_their_neighbours() -> None:
    old = ["one", "***", "two", "***", "three"]
    assert Matching(old, ["two", "***", "three"]).numbers[2:] == (0, 1, 2)
    assert Matching(old, ["one", "two", "***", "three"]).numbers == (0, None, 1, 2, 3)


def test_many_strange_paragraphs_are_not_all_held_against_each_other() -> None:
    old = [f"paragraph {number} as it was" for number in range(60)]
    new = [f"paragraph {number} as it is" for number in range(60)]
    assert len(old) * len(new) > MOST_PAIRS
    assert set(Matching(old, new).numbers) == {None}
    assert Matching(old[:40], new[:40]).numbers == tuple(range(40))


@given(st.lists(pieces, max_size=8), st.lists(pieces, max_size=8))
def test_a_matching_gives_no_paragraph_twice(old: list[str], new: list[str]) -> None:
    numbers = [each for each in Matching(old, new).numbers if each is not None]
    assert len(set(numbers)) == len(numbers)
    assert all(0 <= each < len(new) for each in numbers)
    if old == new:
        assert numbers == list(range(len(old)))


@given(st.lists(pieces, min_size=1, max_size=5), deeds, st.lists(pieces, max_size=6))
def test_whatever_the_file_becomes_its_text_is_whole(
    words: list[str], story: list[tuple[bool, int, int, int]], new: list[str]
) -> None:
    opened = article(*words)
    made = made_of(opened.article.paragraphs, story)
    state = new_session([replace(opened, correction=Correction(shape=made, kinds=((0, CAPTION),)))])
    renewed = replace_article(state, 0, article(*new))
    shown = renewed.state.articles[0]
    letters = "".join(each.text for each in shown.corrected().paragraphs).replace(" ", "")
    assert sorted(letters) == sorted("".join(new).replace(" ", ""))
    assert 0 <= renewed.lost <= renewed.made
    again = replace_article(state, 0, article(*words))
    assert again.state.articles[0].correction == state.articles[0].correction
    assert again.lost == 0


@given(st.lists(pieces, min_size=1, max_size=5), deeds, st.lists(pieces, min_size=1, max_size=6), st.data())
def test_rows_hold_every_paragraph_once(
    words: list[str], story: list[tuple[bool, int, int, int]], new: list[str], data: st.DataObject
) -> None:
    state = new_session([article(*words), article("Another text.", path="/news/b.txt")])
    order = data.draw(st.permutations(range(len(words))))
    rows = tuple(((number,), (0,) if at == 0 else ()) for at, number in enumerate(order))
    state = replace(state, rows=rows, view=replace(state.view, place=(data.draw(st.integers(0, len(words) - 1)), 0.5)))
    for joins, first, second, at in story:
        many = state.articles[0].count
        if joins:
            state = join_paragraphs(state, 0, (first % many, second % many)).state
        else:
            state = split_paragraph(state, 0, first % many, at).state
    for now in (state, replace_article(state, 0, article(*new)).state):
        assert settled(now) == now
        held = [number for row in now.rows for number in row[0]]
        assert sorted(held) == list(range(now.articles[0].count))
        assert [row[1] for row in now.rows if row[1]] == [(0,)]
        assert 0 <= now.view.place[0] < len(now.rows)


# --- ticks


def finding(*evidence: Passage) -> Finding:
    return Finding(FindingKind.FIGURE_DIFFERS, Severity.CHECK, (), evidence)


def test_ticks_follow_their_words(state: SessionState) -> None:
    articles = state.corrected()
    ferries = finding(Passage(0, 1, 0, 3), Passage(1, 0, 0, 7))
    gone = finding(Passage(0, 2, 0, 7))
    unticked = finding(Passage(0, 0, 4, 11))
    checked = Comparison(Stage.COMPLETE, 0, articles, findings=(ferries, gone, unticked))
    keys = {finding_key(checked, each) for each in (ferries, gone)}
    ticked = replace(state, seen=frozenset(keys))
    renewed = replace_article(ticked, 0, article("New.", HARBOUR, FERRY, NOBODY, sha256="2"))
    after, followed, lost = carry_ticks(renewed.state, checked, 0, renewed.way, finding_key)
    moved = finding(Passage(0, 2, 0, 3), Passage(1, 0, 0, 7))
    assert followed.findings == (moved,)
    assert after.seen == keys | {finding_key(followed, moved)}
    assert lost == 1
    assert not {finding_key(followed, moved)} <= keys


def test_ticks_stay_when_their_paragraph_is_joined(state: SessionState) -> None:
    crane = finding(Passage(0, 2, 0, 7))
    checked = Comparison(Stage.COMPLETE, 0, state.corrected(), findings=(crane,))
    ticked = replace(state, seen=frozenset({finding_key(checked, crane)}))
    joined = join_paragraphs(ticked, 0, (1, 2))
    after, followed, lost = carry_ticks(joined.state, checked, 0, joined.way, finding_key)
    start = len(FERRY) + 1
    assert followed.findings == (finding(Passage(0, 1, start, start + 7)),)
    assert finding_key(followed, followed.findings[0]) in after.seen
    assert lost == 0


def test_a_shape_is_only_what_was_done() -> None:
    paragraphs = article(HARBOUR, FERRY).article.paragraphs
    made = shape.joined(paragraphs, (), (0, 1))
    assert made == ((Part(0, 0, len(HARBOUR)), Part(1, 0, len(FERRY))),)
    assert shape.deeds(made) == 1
    assert shape.sound(paragraphs, [(Part(0, 0, 5),)]) == ()
    assert shape.sound(paragraphs, [(Part(0, 0, len(HARBOUR)), Part(4, 0, 1))]) == ()
