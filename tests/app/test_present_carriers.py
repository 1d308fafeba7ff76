"""Who carries what: the cells of the coverage table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.alignment import Link, LinkKind, Row, Side
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.present import carriers, coverage_lines

B = ParagraphKind.BODY


def article(count: int, kinds: dict[int, ParagraphKind] | None = None) -> Article:
    named = kinds or {}
    return Article("A", "a", "", tuple(Paragraph(named.get(at, B), f"Paragraph {at}.") for at in range(count)))


def link(
    a: int,
    some: tuple[int, ...],
    b: int,
    others: tuple[int, ...],
    kind: LinkKind = LinkKind.EDITED,
    score: float = 0.5,
    moved: bool = False,
) -> Link:
    return Link(Side(a, some), Side(b, others), kind, moved, score)


def compared(links: list[Link], counts: tuple[int, ...] = (3, 3, 2), base: int = 0) -> Comparison:
    articles = tuple(article(count) for count in counts)
    height = max(counts)
    rows = tuple(Row(tuple((at,) if at < count else () for count in counts)) for at in range(height))
    return Comparison(Stage.COMPLETE, base, articles, tuple(links), rows)


def test_each_other_article_is_told_once_with_its_best_link() -> None:
    comparison = compared(
        [
            link(0, (0,), 1, (1,), score=0.6),
            link(0, (0,), 1, (2,), score=0.9, moved=True),
            link(0, (0,), 2, (0,), LinkKind.PARTIAL),
        ]
    )
    one, two = carriers(comparison, 0, 0)
    assert (one.article, one.paragraphs, one.link, one.moved) == (1, (1, 2), 1, True)
    assert (two.article, two.paragraphs, two.kind) == (2, (0,), LinkKind.PARTIAL)
    assert carriers(comparison, 0, 1) == ()


def test_partial_links_count_only_where_there_is_no_whole_one() -> None:
    comparison = compared([link(0, (0,), 1, (1,), LinkKind.PARTIAL, 0.9), link(0, (0,), 1, (2,), score=0.5)])
    [cell] = carriers(comparison, 0, 0)
    assert (cell.paragraphs, cell.kind) == ((2,), LinkKind.EDITED)


def test_the_base_comes_first_then_what_only_others_have() -> None:
    comparison = compared([link(0, (0,), 1, (2,)), link(0, (1,), 2, (0,))], base=1)
    told = [(line.article, line.paragraph, line.count) for line in coverage_lines(comparison)]
    assert told == [(1, 0, 1), (1, 1, 1), (1, 2, 2), (0, 1, 2), (0, 2, 1), (2, 1, 1)]


def test_what_a_page_carries_besides_is_left_out() -> None:
    kinds = {0: ParagraphKind.FURNITURE, 1: ParagraphKind.BYLINE, 2: ParagraphKind.TITLE}
    comparison = Comparison(Stage.COMPLETE, 0, (article(4, kinds), article(1)))
    assert [(line.article, line.paragraph) for line in coverage_lines(comparison)] == [(0, 2), (0, 3), (1, 0)]


places = st.tuples(st.integers(0, 2), st.integers(0, 3))


@given(st.lists(st.tuples(places, places, st.sampled_from(LinkKind)), max_size=12), st.integers(0, 2))
def test_every_paragraph_stands_in_the_table(story: list, base: int) -> None:
    links = [
        link(min(one, two)[0], (min(one, two)[1],), max(one, two)[0], (max(one, two)[1],), kind)
        for one, two, kind in story
        if one[0] != two[0]
    ]
    lines = coverage_lines(compared(links, (4, 4, 4), base))
    own = [(line.article, line.paragraph) for line in lines]
    assert len(own) == len(set(own))
    cells = {(cell.article, each) for line in lines for cell in line.cells if cell for each in cell.paragraphs}
    assert {(article, number) for article in range(3) for number in range(4)} == set(own) | cells
    assert all(line.cells[line.article] is None for line in lines)
