from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.align import align, build_rows
from app.model.alignment import Link, LinkKind, Side
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.segment import segment


def blank(*sizes: int) -> list[SegmentedArticle]:
    return [
        segment(
            Article("", "", "", tuple(Paragraph(ParagraphKind.BODY, f"Text {number} {at}.") for at in range(size))),
            number,
        )
        for number, size in enumerate(sizes)
    ]


def link(
    a: int,
    p: tuple[int, ...],
    b: int,
    q: tuple[int, ...],
    kind: LinkKind = LinkKind.EDITED,
    score: float = 0.9,
    moved: bool = False,
) -> Link:
    return Link(Side(a, p), Side(b, q), kind, moved, score)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[SegmentedArticle], tuple[Link, ...], int]:
    sizes = draw(st.lists(st.integers(1, 7), min_size=2, max_size=4))
    count = len(sizes)
    found: dict[tuple[Side, Side], Link] = {}
    for _ in range(draw(st.integers(0, 12))):
        a = draw(st.integers(0, count - 2))
        b = draw(st.integers(a + 1, count - 1))
        sides = []
        for number in (a, b):
            begin = draw(st.integers(0, sizes[number] - 1))
            end = draw(st.integers(begin, min(begin + 1, sizes[number] - 1)))
            sides.append(Side(number, tuple(range(begin, end + 1))))
        kind = draw(st.sampled_from(LinkKind))
        found[sides[0], sides[1]] = Link(
            sides[0], sides[1], kind, draw(st.booleans()), draw(st.sampled_from([0.2, 0.5, 0.9]))
        )
    return blank(*sizes), tuple(found.values()), draw(st.integers(0, count - 1))


@given(tables())
@settings(max_examples=200, deadline=None)
def test_every_paragraph_stands_in_one_row_and_every_article_ascends(
    given_table: tuple[list[SegmentedArticle], tuple[Link, ...], int],
) -> None:
    articles, links, base = given_table
    rows = build_rows(articles, links, base)
    for number, article in enumerate(articles):
        assert [paragraph for row in rows for paragraph in row.cells[number]] == list(range(len(article.paragraphs)))
    assert all(len(row.cells) == len(articles) and any(row.cells) for row in rows)


@given(tables())
@settings(max_examples=200, deadline=None)
def test_only_linked_paragraphs_share_a_row_and_moved_links_do_not_count(
    given_table: tuple[list[SegmentedArticle], tuple[Link, ...], int],
) -> None:
    articles, links, base = given_table
    joined = {
        frozenset(((one.a.article, p), (one.b.article, q)))
        for one in links
        if not one.moved
        for p in one.a.paragraphs
        for q in one.b.paragraphs
    }
    for row in build_rows(articles, links, base):
        filled = [number for number, cell in enumerate(row.cells) if cell]
        for number in filled:
            if len(filled) > 1:
                assert any(
                    frozenset(((number, p), (other, q))) in joined
                    for other in filled
                    if other != number
                    for p in row.cells[number]
                    for q in row.cells[other]
                )


@given(tables(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_links_does_not_matter(
    given_table: tuple[list[SegmentedArticle], tuple[Link, ...], int], random: object
) -> None:
    articles, links, base = given_table
    assert build_rows(articles, links, base) == build_rows(articles, links[::-1], base)


def test_the_order_of_opening_does_not_matter() -> None:
    texts = (
        ["The army took Halb.", "Rain fell on the harbour of Soll.", "The minister Ormel resigned."],
        ["Minister Ormel has resigned.", "The town of Halb fell to the army."],
        ["In Soll, rain fell on the harbour.", "The minister, Ormel, resigned.", "Nobody was hurt."],
    )

    def rows(order: tuple[int, ...]) -> list[tuple[tuple[int, ...], ...]]:
        cut = [
            segment(Article("", "", "", tuple(Paragraph(ParagraphKind.BODY, text) for text in texts[which])), number)
            for number, which in enumerate(order)
        ]
        base = order.index(0)
        table = build_rows(cut, align(cut, base), base)
        return [tuple(row.cells[order.index(which)] for which in range(3)) for row in table]

    assert rows((0, 1, 2)) == rows((1, 2, 0)) == rows((2, 0, 1))


TEXTS = [
    "The army took the town of Halb on Monday, its spokeswoman said.",
    "Halb fell to the army on Monday, a spokeswoman said.",
    "Rain fell on the harbour of Soll.",
    "The minister, Davit Ormel, resigned over the flood.",
    "Davit Ormel has resigned as minister after the flood.",
    "Nobody was hurt.",
]


# a text that stands twice in one article cannot be told from itself: its places tie
@given(
    st.lists(
        st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5, unique=True), min_size=3, max_size=3, unique_by=tuple
    )
)
@settings(max_examples=40, deadline=None)
def test_the_table_is_the_same_however_the_articles_were_opened(stories: list[list[str]]) -> None:
    def rows(order: tuple[int, ...]) -> list[tuple[tuple[int, ...], ...]]:
        cut = [
            segment(Article("", "", "", tuple(Paragraph(ParagraphKind.BODY, text) for text in stories[which])), number)
            for number, which in enumerate(order)
        ]
        base = order.index(0)
        table = build_rows(cut, align(cut, base), base)
        return [tuple(row.cells[order.index(which)] for which in range(3)) for row in table]

    assert rows((0, 1, 2)) == rows((2, 1, 0)) == rows((1, 0, 2))


def test_rows_follow_the_base() -> None:
    links = (link(0, (0,), 1, (0,)), link(0, (1,), 1, (2,)), link(0, (2,), 1, (1,), moved=True))
    rows = build_rows(blank(3, 4), links, 0)
    assert [row.cells for row in rows] == [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((), (3,)), ((2,), ())]


def test_one_to_many_shares_a_row_whole() -> None:
    rows = build_rows(blank(2, 3), (link(0, (1,), 1, (1, 2)),), 0)
    assert [row.cells for row in rows] == [((), (0,)), ((0,), ()), ((1,), (1, 2))]
    rows = build_rows(blank(2, 3), (link(0, (1,), 1, (1, 2)),), 1)
    assert ((1,), (1, 2)) in [row.cells for row in rows]


def test_a_partial_link_yields_to_a_full_one() -> None:
    links = (link(0, (0,), 1, (0,), LinkKind.PARTIAL, 0.99), link(0, (0,), 1, (1,), LinkKind.REWORDED, 0.3))
    rows = build_rows(blank(1, 2), links, 0)
    assert [row.cells for row in rows] == [((), (0,)), ((0,), (1,))]
    rows = build_rows(blank(1, 2), links[:1], 0)
    assert ((0,), (0,)) in [row.cells for row in rows]


def test_an_article_with_nothing_in_common_stands_below_the_others() -> None:
    rows = build_rows(blank(2, 2, 2), (link(0, (0,), 2, (1,)),), 0)
    assert [row.cells for row in rows] == [
        ((), (), (0,)),
        ((0,), (), (1,)),
        ((1,), (), ()),
        ((), (0,), ()),
        ((), (1,), ()),
    ]


def test_articles_that_share_only_with_each_other_stand_side_by_side() -> None:
    rows = build_rows(blank(1, 1, 1), (link(1, (0,), 2, (0,)),), 0)
    assert [row.cells for row in rows] in ([((0,), (), ()), ((), (0,), (0,))], [((), (0,), (0,)), ((0,), (), ())])


def headed(*articles: tuple[str, ...]) -> list[SegmentedArticle]:
    kinds = {"t": ParagraphKind.TITLE, "y": ParagraphKind.BYLINE, "d": ParagraphKind.DATELINE}
    kinds |= {"f": ParagraphKind.FURNITURE, "c": ParagraphKind.CAPTION, "b": ParagraphKind.BODY}
    return [
        segment(
            Article("", "", "", tuple(Paragraph(kinds[k], f"{k} {number} {at}.") for at, k in enumerate(article[0]))),
            number,
        )
        for number, article in enumerate(articles)
    ]


def test_heads_share_rows_by_kind_and_body_text_does_not() -> None:
    rows = build_rows(headed(("tyb",), ("tydbb",)), (), 0)
    assert [row.cells for row in rows[:3]] == [((0,), (0,)), ((1,), (1,)), ((), (2,))]
    assert all(len([cell for cell in row.cells if cell]) == 1 for row in rows[3:])


def test_furniture_above_a_title_stays_above_it() -> None:
    rows = build_rows(headed(("ftb",), ("ffftyb",), ("tb",)), (), 0)
    assert [row.cells for row in rows[:5]] == [
        ((0,), (0,), ()),
        ((), (1,), ()),
        ((), (2,), ()),
        ((1,), (3,), (0,)),
        ((), (4,), ()),
    ]
