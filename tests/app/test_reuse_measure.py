"""How much of one article stands in another: kinds of reuse, the longest run, density, and their laws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import diff, reuse
from app.model.alignment import Link, LinkKind, Side
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.model.entity import Entity, EntityType
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind
from app.model.reuse import Reuse, ReuseKind, Share
from app.segment import normal, segment

Text = Sequence[str | tuple[ParagraphKind, str]]


def cut(number: int, text: Text) -> SegmentedArticle:
    pairs = [(ParagraphKind.BODY, each) if isinstance(each, str) else each for each in text]
    return segment(Article("AB"[number], "", "0" * 64, tuple(Paragraph(*pair) for pair in pairs)), number)


def linked(first: Text, second: Text, *links: tuple[int, int, LinkKind]) -> tuple[list[SegmentedArticle], list[Link]]:
    articles = [cut(0, first), cut(1, second)]
    made = [Link(Side(0, (a,)), Side(1, (b,)), kind, False, 0.9) for a, b, kind in links]
    return articles, [replace(link, wording=diff.wording(link, articles)) for link in made]


def measured(
    first: Text,
    second: Text,
    *links: tuple[int, int, LinkKind],
    quotes: tuple[Quote, ...] | None = None,
    names: str = "",
) -> tuple[Reuse, Reuse]:
    articles, made = linked(first, second, *links)
    entities = [
        Entity(
            name,
            EntityType.PERSON,
            (),
            tuple(where(articles, number, name) for number in (0, 1) if name in said(articles, number)),
        )
        for name in names.split()
    ]
    there, back = reuse.measure(reuse.Runs(reuse.bodies(articles, normal)), made, quotes, entities)
    return there, back


def said(articles: Sequence[SegmentedArticle], number: int) -> str:
    return articles[number].paragraphs[0].text


def where(articles: Sequence[SegmentedArticle], number: int, words: str) -> Passage:
    start = said(articles, number).index(words)
    return Passage(number, 0, start, start + len(words))


def words(shares: tuple[Share, ...]) -> list[int]:
    return [share.words for share in shares]


def texts(found: Reuse, kind: ReuseKind, text: Text) -> list[str]:
    share = next(share for share in found.shares if share.kind is kind)
    whole = [each if isinstance(each, str) else each[1] for each in text]
    return [whole[at.paragraph][at.start : at.end] for at in share.passages]


def test_a_run_of_five_words_is_verbatim_wherever_it_stands():
    first = ["Rain fell. The old bridge over the Hollin was closed at noon."]
    second = ["Nobody knew why.", "They found that the old bridge over the Hollin is safe."]
    there, back = measured(first, second)
    assert texts(there, ReuseKind.VERBATIM, first) == ["The old bridge over the Hollin"]
    assert texts(back, ReuseKind.VERBATIM, second) == ["the old bridge over the Hollin"]
    assert words(there.shares) == [6, 0, 0, 6]
    assert [share.kind for share in there.shares] == list(ReuseKind)


def test_four_words_are_the_languages_own():
    there, _ = measured(["Out on the old bridge it rained."], ["She sat on the old bridge."])
    assert words(there.shares) == [0, 0, 0, 7]
    assert there.longest_words == 4


def test_runs_end_with_their_paragraph():
    there, _ = measured(["The old bridge was", "closed at noon."], ["The old bridge was closed at noon."])
    assert there.longest_words == 4
    assert words(there.shares)[0] == 0


def test_a_whole_sentence_is_verbatim_however_short():
    there, _ = measured(["It rained. He declined to comment."], ["The mayor left. He declined to comment. She stayed."])
    assert words(there.shares) == [4, 0, 0, 2]
    there, _ = measured(["He declined to comment on it."], ["He declined to comment."])
    assert words(there.shares)[0] == 0


def test_titles_and_furniture_do_not_count():
    first = [
        (ParagraphKind.TITLE, "The old bridge is closed again"),
        "It rained.",
        (ParagraphKind.FURNITURE, "SHARE THIS"),
    ]
    there, back = measured(first, ["The old bridge is closed again."])
    assert words(there.shares) == [0, 0, 0, 2]
    assert words(back.shares) == [0, 0, 0, 6]


def test_typography_is_no_difference():
    there, _ = measured(["“It’s over – we're done,” she said."], ['"It\'s over - we’re done", she said.'])
    assert words(there.shares) == [6, 0, 0, 0]


def test_a_sentence_that_keeps_half_its_words_is_close():
    first = ["The council closed the old bridge early on Monday. Swimmers cheered loudly from both banks."]
    second = ["The council shut the old bridge late on Monday."]
    _, back = measured(first, second, (0, 0, LinkKind.EDITED))
    assert words(back.shares) == [0, 9, 0, 0]
    there, _ = measured(first, second, (0, 0, LinkKind.EDITED))
    assert texts(there, ReuseKind.CLOSE, first) == ["The council closed the old bridge early on Monday."]
    assert texts(there, ReuseKind.NEW, first) == ["Swimmers cheered loudly from both banks."]


def test_a_whole_link_is_reworded_a_partial_one_is_new():
    first, second = ["Officials barred traffic from the crossing."], ["No cars may use the bridge, the town hall said."]
    for kind, expected in ((LinkKind.REWORDED, [0, 0, 6, 0]), (LinkKind.PARTIAL, [0, 0, 0, 6])):
        there, _ = measured(first, second, (0, 0, kind))
        assert words(there.shares) == expected


def test_without_quotations_and_names():
    first = ["“We had no choice but to close it,” Brock told reporters on Monday."]
    second = ["Later: “We had no choice but to close it,” Brock told reporters on Monday."]
    quotes = tuple(
        Quote(
            number, (where([cut(number, text)] * 2, number, "We had no choice but to close it,"),), "", QuoteKind.DIRECT
        )
        for number, text in enumerate((first, second))
    )
    there, _ = measured(first, second, quotes=quotes, names="Brock")
    assert words(there.shares) == [13, 0, 0, 0]
    # "told reporters on Monday": four words outside quotation marks and names are no run
    assert words(there.bare) == [0, 0, 0, 4]
    assert measured(first, second)[0].bare == ()


def test_the_longest_run_and_density():
    first, second = ["one two three four five six", "seven"], ["x one two three y four five six z"]
    there, back = measured(first, second)
    assert there.longest_words == back.longest_words == 3
    assert there.longest is not None
    assert back.longest == there.longest[::-1]
    # of two runs of three the one whose words sort first
    assert there.longest[0] == Passage(0, 0, 14, 27)
    assert there.density == pytest.approx((9 + 9) / 7)


def test_articles_without_body_words_have_no_shares():
    there, back = measured([(ParagraphKind.TITLE, "Only a title")], ["Some words."])
    assert [(share.words, share.share) for share in there.shares] == [(0, 0.0)] * 4
    assert (there.longest, there.longest_words, there.density) == (None, 0, 0.0)
    assert words(back.shares) == [0, 0, 0, 2]


small = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "D.", "“e”"]), min_size=1, max_size=9).map(" ".join),
    min_size=1,
    max_size=4,
)


def plain(text: Sequence[str]) -> list[list[str]]:
    return [[word.strip("“”.").lower() for word in paragraph.split()] for paragraph in text]


def holds(text: list[list[str]], run: list[str]) -> bool:
    return any(part[at : at + len(run)] == run for part in text for at in range(len(part) - len(run) + 1))


@given(small, small)
def test_runs_are_as_long_as_a_plain_search_finds_them(first: list[str], second: list[str]):
    articles = [cut(0, first), cut(1, second)]
    found = reuse.Runs(reuse.bodies(articles, normal)).lengths(0, 1)
    other = plain(second)
    expected = [
        max(n for n in range(len(part) - at + 1) if holds(other, part[at : at + n]))
        for part in plain(first)
        for at in range(len(part))
    ]
    assert found == expected


@settings(deadline=None)
@given(small, small, st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(LinkKind)), max_size=3))
def test_shares_make_up_the_whole(first: list[str], second: list[str], pairs: list[tuple[int, int, LinkKind]]):
    links = [(a, b, kind) for a, b, kind in pairs if a < len(first) and b < len(second)]
    there, back = measured(first, second, *links, quotes=())
    for found, text in ((there, first), (back, second)):
        total = sum(len(paragraph.split()) for paragraph in text)
        assert sum(words(found.shares)) == total
        assert sum(share.share for share in found.shares) == pytest.approx(1)
        assert found.bare == found.shares
        for share in found.shares:
            assert sum(len(text[at.paragraph][at.start : at.end].split()) for at in share.passages) == share.words
    assert there.longest_words == back.longest_words
    assert back.longest == (there.longest and there.longest[::-1])
    if there.longest:
        run = plain([first[there.longest[0].paragraph][there.longest[0].start : there.longest[0].end]])[0]
        assert len(run) == there.longest_words
        assert holds(plain(second), run)


@given(small)
def test_a_text_is_all_verbatim_in_itself(text: list[str]):
    there, back = measured(text, text)
    assert there.shares[0].share == back.shares[0].share == pytest.approx(1)
    assert there.longest_words == max(len(paragraph.split()) for paragraph in text)


@given(small, small)
def test_the_order_of_the_articles_is_nothing_to_the_numbers(first: list[str], second: list[str]):
    there, back = measured(first, second)
    turned_back, turned = measured(second, first)
    for one, other in ((there, turned), (back, turned_back)):
        assert (words(one.shares), one.longest_words, one.density) == (
            words(other.shares),
            other.longest_words,
            other.density,
        )
        assert one.longest == (other.longest and tuple(replace(at, article=1 - at.article) for at in other.longest))
