from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.diff import token_edits, wording
from app.diff.match import encode
from app.model.alignment import Link, LinkKind, Side
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.model.edit import EditKind
from app.model.passage import Passage
from app.segment import segment

WORDS = [
    "The",
    "the",
    "army",
    "said",
    "“troops”",
    '"troops"',
    "64",
    "sorties,",
    "don't",
    "don’t",
    "Syria.",
    "–",
    "-",
    "é",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
sides = st.lists(texts, min_size=1, max_size=3)
tokens = st.lists(st.sampled_from("abcdef.,"), max_size=60)


def articles_of(first: list[str], second: list[str]) -> list[SegmentedArticle]:
    return [
        segment(Article("", "", "", tuple(Paragraph(ParagraphKind.BODY, text) for text in side)), number)
        for number, side in enumerate((first, second))
    ]


def whole_link(first: list[str], second: list[str], kind: LinkKind = LinkKind.EDITED) -> Link:
    return Link(Side(0, tuple(range(len(first)))), Side(1, tuple(range(len(second)))), kind, False, 1.0)


def normals_in(articles: list[SegmentedArticle], at: Passage | None) -> list[str]:
    if at is None:
        return []
    paragraph = articles[at.article].paragraphs[at.paragraph]
    inside = [token for token in paragraph.tokens if at.start <= token.start and token.end <= at.end]
    assert inside[0].start == at.start
    assert inside[-1].end == at.end
    return [token.normal for token in inside]


_TURNED = {EditKind.INSERTED: EditKind.DELETED, EditKind.DELETED: EditKind.INSERTED}


@given(tokens, tokens)
def test_the_script_is_the_same_from_either_side(a: list[str], b: list[str]) -> None:
    there = token_edits(a, b)
    back = [(_TURNED.get(kind, kind), i, j, k, m) for kind, k, m, i, j in token_edits(b, a)]
    assert there == back


@given(sides, sides, st.sampled_from([LinkKind.EDITED, LinkKind.REWORDED]))
def test_a_link_is_worded_the_same_from_either_side(first: list[str], second: list[str], kind: LinkKind) -> None:
    there = wording(whole_link(first, second, kind), articles_of(first, second))
    back = wording(whole_link(second, first, kind), articles_of(second, first))

    def across(at: Passage | None) -> Passage | None:
        return None if at is None else Passage(1 - at.article, at.paragraph, at.start, at.end)

    for mine, theirs in ((there.fine, back.fine), (there.readable, back.readable)):
        assert [(e.kind, e.a, e.b) for e in mine] == [
            (_TURNED.get(e.kind, e.kind), across(e.b), across(e.a)) for e in theirs
        ]
    assert list(there.shared) == sorted(Passage(1 - p.article, p.paragraph, p.start, p.end) for p in back.shared)
    assert list(there.folded) == [(across(one), across(other)) for other, one in back.folded]


@given(tokens, tokens)
def test_applying_the_script_gives_the_other_side(a: list[str], b: list[str]) -> None:
    out: list[str] = []
    i = j = 0
    for kind, begin, end, start, stop in token_edits(a, b):
        assert (begin, start) == (i, j)
        if kind is EditKind.KEPT:
            assert a[begin:end] == b[start:stop] != []
            out += a[begin:end]
        else:
            assert (end > begin, stop > start) == {
                EditKind.DELETED: (True, False),
                EditKind.INSERTED: (False, True),
                EditKind.REPLACED: (True, True),
            }[kind]
            out += b[start:stop]
        i, j = end, stop
    assert (i, j) == (len(a), len(b))
    assert out == b


@given(tokens)
def test_equal_sequences_are_kept_whole(a: list[str]) -> None:
    assert token_edits(a, a) == ([(EditKind.KEPT, 0, len(a), 0, len(a))] if a else [])


@given(sides, sides)
def test_both_scripts_cover_every_token_of_both_sides_in_order(first: list[str], second: list[str]) -> None:
    articles = articles_of(first, second)
    told = wording(whole_link(first, second), articles)
    for script in (told.fine, told.readable):
        mine = [normal for edit in script for normal in normals_in(articles, edit.a)]
        theirs = [normal for edit in script for normal in normals_in(articles, edit.b)]
        assert mine == [token.normal for paragraph in articles[0].paragraphs for token in paragraph.tokens]
        assert theirs == [token.normal for paragraph in articles[1].paragraphs for token in paragraph.tokens]
        for edit in script:
            if edit.kind is EditKind.KEPT:
                assert normals_in(articles, edit.a) == normals_in(articles, edit.b)
            assert (edit.a is None) == (edit.kind is EditKind.INSERTED)
            assert (edit.b is None) == (edit.kind is EditKind.DELETED)
        for which in ("a", "b"):
            passages = [at for edit in script if (at := getattr(edit, which)) is not None]
            assert passages == sorted(passages)
    for x, y in told.folded:
        assert normals_in(articles, x) == normals_in(articles, y)
    assert 0 <= told.kept <= 1
    assert told == wording(whole_link(first, second), articles)


@given(sides, sides)
def test_shared_passages_hold_whole_tokens_and_never_overlap(first: list[str], second: list[str]) -> None:
    articles = articles_of(first, second)
    shared = wording(whole_link(first, second, LinkKind.PARTIAL), articles).shared
    for at in shared:
        assert normals_in(articles, at)
    assert not any(x.overlaps(y) for number, x in enumerate(shared) for y in shared[number + 1 :])


@settings(max_examples=30)
@given(tokens, tokens)
def test_readable_never_has_more_edits(a: list[str], b: list[str]) -> None:
    articles = articles_of([" ".join(a) or "x"], [" ".join(b) or "x"])
    told = wording(whole_link(["x"], ["x"]), articles)
    assert len(told.readable) <= len(told.fine)


def test_styles_fold_and_are_told() -> None:
    articles = articles_of(["He said “no” to the Army."], ['He said "no" to the army.'])
    told = wording(whole_link(["x"], ["x"]), articles)
    assert [edit.kind for edit in told.fine] == [EditKind.KEPT]
    assert told.kept == 1.0
    shown = {articles[0].paragraphs[0].text[at.start : at.end] for at, _ in told.folded}
    assert "Army" in shown


def test_an_insertion_slides_to_the_borders_of_its_sentence() -> None:
    a = ["It", "rained", ".", "The", "match", "went", "on", "."]
    b = ["It", "rained", ".", "The", "crowd", "left", ".", "The", "match", "went", "on", "."]
    changed = [b[start:stop] for kind, _, _, start, stop in token_edits(a, b) if kind is EditKind.INSERTED]
    assert changed == [["The", "crowd", "left", "."]]


def test_an_inserted_clause_takes_its_own_comma() -> None:
    a = ["Smith", ",", "the", "mayor", ",", "resigned"]
    b = ["Smith", ",", "54", ",", "the", "mayor", ",", "resigned"]
    ((_, _, _, start, stop),) = [step for step in token_edits(a, b) if step[0] is not EditKind.KEPT]
    assert sorted(b[start:stop]) == [",", "54"]


def test_a_lone_kept_word_between_two_rewrites_is_read_as_one_change() -> None:
    first, second = ["one two three of four five six end"], ["red green blue of black white grey end"]
    told = wording(whole_link(first, second), articles_of(first, second))
    assert [edit.kind for edit in told.fine] == [EditKind.REPLACED, EditKind.KEPT, EditKind.REPLACED, EditKind.KEPT]
    assert [edit.kind for edit in told.readable] == [EditKind.REPLACED, EditKind.KEPT]


def test_a_paragraph_split_in_two_keeps_all_its_words() -> None:
    first, second = ["The army advanced. It took the town."], ["The army advanced.", "It took the town."]
    told = wording(whole_link(first, second), articles_of(first, second))
    assert [(edit.kind, edit.b.paragraph if edit.b else None) for edit in told.fine] == [
        (EditKind.KEPT, 0),
        (EditKind.KEPT, 1),
    ]


def test_shared_content_is_found_out_of_order_and_without_lone_function_words() -> None:
    first = ["Besieged in its own capital, the government of Syria will not negotiate, he said."]
    second = ["He said that the authorities have no wish to negotiate when besieged near the capital of the land."]
    articles = articles_of(first, second)
    told = wording(whole_link(first, second, LinkKind.REWORDED), articles)
    words = {articles[at.article].paragraphs[0].text[at.start : at.end].lower() for at in told.shared}
    assert {"besieged", "capital", "negotiate"} <= words
    assert not words & {"the", "of", "he said", "said"}
    assert wording(whole_link(first, second, LinkKind.EDITED), articles).shared == ()


def test_more_tokens_than_characters_below_the_surrogates_stay_apart() -> None:
    many = [f"w{number}" for number in range(60_000)]
    first, second = encode(many, many[::-1])
    assert first == second[::-1]
    assert len(set(first)) == len(many)
    assert not any(0xD800 <= ord(sign) < 0xE000 for sign in first)


def test_a_long_rewrite_keeps_its_rare_words_in_place() -> None:
    a = [f"a{n}" if n % 5 else f"kept{n}" for n in range(4000)]
    b = [f"b{n}" if n % 5 else f"kept{n}" for n in range(4000)]
    kept = sum(end - begin for kind, begin, end, _, _ in token_edits(a, b) if kind is EditKind.KEPT)
    assert kept == 800


def test_a_gap_beyond_the_work_bound_is_one_replacement() -> None:
    a, b = ["x", "y", "y"] * 700, ["y", "z", "z", "x"] * 700
    script = token_edits(a, b)
    assert sum(end - begin for kind, begin, end, _, _ in script if kind is EditKind.REPLACED) > 2000
