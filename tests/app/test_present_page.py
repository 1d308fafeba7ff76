from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from present_samples import article, passage, two

from app.model.alignment import Link, LinkKind, Row, Side
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.edit import Edit, EditKind, Wording
from app.model.entity import Entity, EntityType, Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind
from app.present import Granularity, Page, PageParagraph, Role, build_page
from app.present.marks import WORDING_ROLES, Mark, runs


def paragraphs(page: Page) -> dict[tuple[int, int], PageParagraph]:
    return {(p.article, p.paragraph): p for row in page.rows for cell in row.cells for p in cell}


def words(paragraph: PageParagraph, role: Role) -> list[str]:
    return [paragraph.text[run.start : run.end] for run in paragraph.runs if role in run.roles]


def test_an_edited_pair_marks_the_edits() -> None:
    page = paragraphs(build_page(two()))
    assert words(page[0, 1], Role.DELETED) == ["old "]
    assert words(page[0, 1], Role.REPLACED) == ["12"]
    assert words(page[1, 2], Role.REPLACED) == ["14"]
    assert words(page[1, 2], Role.INSERTED) == []


def test_a_reworded_pair_marks_what_is_shared_until_edits_are_asked_for() -> None:
    auto = paragraphs(build_page(two()))
    assert words(auto[0, 2], Role.SHARED) == ["but to close it"]
    assert not words(auto[0, 2], Role.REPLACED)
    fine = paragraphs(build_page(two(), Granularity.FINE))
    assert "".join(words(fine[0, 2], Role.REPLACED)) == "choiceBrock"
    readable = paragraphs(build_page(two(), Granularity.READABLE))
    assert "".join(words(readable[0, 2], Role.REPLACED)) == readable[0, 2].text


def test_the_base_decides_what_is_inserted_and_what_deleted() -> None:
    page = paragraphs(build_page(replace(two(), base=1)))
    assert words(page[0, 1], Role.INSERTED) == ["old "]
    assert words(page[0, 1], Role.DELETED) == []


def test_quotes_names_figures_and_checks_keep_their_numbers() -> None:
    page = paragraphs(build_page(two()))
    quoted = [run for run in page[0, 2].runs if Role.QUOTE in run.roles]
    assert all(run.quotes == (0,) for run in quoted)
    assert "".join(page[0, 2].text[run.start : run.end] for run in quoted) == "We had no choice but to close it,"
    assert [run.entity for run in page[0, 1].runs if Role.ENTITY in run.roles] == [1, 0]
    figure = next(run for run in page[0, 1].runs if Role.FIGURE in run.roles)
    assert figure.roles == {Role.FIGURE, Role.REPLACED, Role.CHECK}
    assert figure.findings == (0,)
    assert page[0, 2].quoted
    assert not page[0, 1].quoted


def test_moves_numbers_links_and_furniture() -> None:
    page = paragraphs(build_page(two()))
    assert [page[0, n].number for n in range(5)] == [None, 1, 2, 3, None]
    assert page[0, 3].moved
    assert page[1, 1].moved
    assert not page[0, 1].moved
    assert page[0, 1].links == (0,)
    assert page[0, 4].kind is ParagraphKind.FURNITURE
    assert all(not run.roles for run in page[0, 4].runs)


def test_before_alignment_the_articles_stand_side_by_side() -> None:
    page = build_page(Comparison(Stage.READ, 0, two().articles))
    assert [[[p.paragraph for p in cell] for cell in row.cells] for row in page.rows] == [[[n], [n]] for n in range(5)]


def three(kind: LinkKind) -> Comparison:
    texts = ("one two three four", "one two three", "one three four")
    articles = tuple(article("ABC"[n], ((ParagraphKind.BODY, text),)) for n, text in enumerate(texts))
    at = lambda n, w: passage(articles, n, 0, w)  # noqa: E731
    links = (
        Link(
            Side(0, (0,)),
            Side(1, (0,)),
            kind,
            False,
            0.9,
            (),
            Wording(
                (
                    Edit(EditKind.KEPT, at(0, "one two three"), at(1, "one two three")),
                    Edit(EditKind.DELETED, at(0, " four"), None),
                )
            ),
        ),
        Link(
            Side(0, (0,)),
            Side(2, (0,)),
            LinkKind.EDITED,
            False,
            0.8,
            (),
            Wording(
                (
                    Edit(EditKind.DELETED, at(0, " two three four"), None),
                    Edit(EditKind.INSERTED, None, at(2, " three four")),
                )
            ),
        ),
    )
    return Comparison(Stage.COMPLETE, 0, articles, links, (Row(((0,), (0,), (0,))),))


def test_a_base_word_is_deleted_only_if_every_whole_link_lacks_it() -> None:
    assert words(paragraphs(build_page(three(LinkKind.EDITED)))[0, 0], Role.DELETED) == [" four"]
    # a partial link has no say beside a whole one
    assert words(paragraphs(build_page(three(LinkKind.PARTIAL)))[0, 0], Role.DELETED) == [" two three four"]


def test_a_variant_without_base_link_is_read_against_another_variant() -> None:
    comparison = three(LinkKind.EDITED)
    comparison = replace(
        comparison, base=1, links=comparison.links[1:], rows=(Row(((0,), (), (0,))), Row(((), (0,), ())))
    )
    page = paragraphs(build_page(comparison))
    assert words(page[0, 0], Role.INSERTED) == [" two three four"]
    assert words(page[1, 0], Role.DELETED) == []


def test_figures_and_names_that_differ_are_marked_in_reworded_pairs() -> None:
    articles = (
        article("A", ((ParagraphKind.BODY, "Ada Brock said 12 cars and 3 boats sank."),)),
        article("B", ((ParagraphKind.BODY, "The town lost 14 cars and 3 boats, Carl Dunn told us."),)),
    )
    at = lambda n, w: passage(articles, n, 0, w)  # noqa: E731
    comparison = Comparison(
        Stage.COMPLETE,
        0,
        articles,
        (Link(Side(0, (0,)), Side(1, (0,)), LinkKind.REWORDED, False, 0.5),),
        (Row(((0,), (0,))),),
        entities=(
            Entity("Ada Brock", EntityType.PERSON, (), (at(0, "Ada Brock"),)),
            Entity("Carl Dunn", EntityType.PERSON, (), (at(1, "Carl Dunn"),)),
        ),
        figures=(
            Figure(at(0, "12"), FigureKind.NUMBER, 12, "cars"),
            Figure(at(0, "3"), FigureKind.NUMBER, 3, "boats"),
            Figure(at(1, "14"), FigureKind.NUMBER, 14, "cars"),
            Figure(at(1, "3"), FigureKind.NUMBER, 3, "boats"),
        ),
    )
    page = paragraphs(build_page(comparison))
    assert words(page[0, 0], Role.REPLACED) == ["12"]
    assert words(page[1, 0], Role.REPLACED) == ["14"]
    assert words(page[0, 0], Role.DELETED) == ["Ada Brock"]
    assert words(page[1, 0], Role.INSERTED) == ["Carl Dunn"]


def test_folded_typography_is_style_only() -> None:
    articles = (
        article("A", ((ParagraphKind.BODY, '"Yes" he said'),)),
        article("B", ((ParagraphKind.BODY, "“Yes” he said"),)),
    )
    wording = Wording(folded=((Passage(0, 0, 0, 1), Passage(1, 0, 0, 1)), (Passage(0, 0, 4, 5), Passage(1, 0, 4, 5))))
    link = Link(Side(0, (0,)), Side(1, (0,)), LinkKind.IDENTICAL, False, 1.0, (), wording)
    page = paragraphs(build_page(Comparison(Stage.ALIGNED, 0, articles, (link,), (Row(((0,), (0,))),))))
    assert words(page[0, 0], Role.STYLE_ONLY) == ['"', '"']
    assert words(page[1, 0], Role.STYLE_ONLY) == ["“", "”"]


MARKS = st.lists(
    st.builds(
        Mark,
        st.integers(-3, 25),
        st.integers(-3, 25),
        st.sampled_from(list(Role)),
        st.none() | st.integers(0, 3),
        st.none() | st.integers(0, 3),
        st.none() | st.integers(0, 3),
    ),
    max_size=12,
)


@given(st.text(max_size=20), MARKS, st.randoms(use_true_random=False))
def test_runs_partition_the_text_and_keep_every_mark(text: str, marks: list[Mark], shuffler: object) -> None:
    result = runs(text, marks)
    assert "".join(text[run.start : run.end] for run in result) == text
    assert all(run.start < run.end for run in result)
    assert [run.end for run in result][:-1] == [run.start for run in result][1:]
    for run in result:
        assert len(run.roles & WORDING_ROLES) <= 1
        over = [mark for mark in marks if mark.start < mark.end and mark.start <= run.start and run.end <= mark.end]
        assert run.roles - WORDING_ROLES == {mark.role for mark in over} - WORDING_ROLES
        assert bool(run.roles & WORDING_ROLES) == any(mark.role in WORDING_ROLES for mark in over)
        assert set(run.quotes) == {mark.quote for mark in over} - {None}
        assert set(run.findings) == {mark.finding for mark in over} - {None}
        assert (run.entity is None) == all(mark.entity is None for mark in over)
    shuffled = marks[:]
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    assert runs(text, shuffled) == result


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Any comparison whose values keep the model's promises about places, however senseless."""
    count = draw(st.integers(2, 4))
    texts = st.lists(st.tuples(st.sampled_from(list(ParagraphKind)), st.text(max_size=12)), max_size=4)
    articles = tuple(
        Article("ABCD"[n], "", "", tuple(Paragraph(kind, text) for kind, text in draw(texts))) for n in range(count)
    )
    places = [(a, p) for a, one in enumerate(articles) for p in range(len(one.paragraphs))]
    rows: list[list[list[int]]] = []
    for a, one in enumerate(articles):
        for p in range(len(one.paragraphs)):
            row = draw(st.integers(0, len(rows)))
            if row == len(rows):
                rows.append([[] for _ in articles])
            rows[row][a].append(p)
    if not places:
        return Comparison(Stage.READ, draw(st.integers(0, count - 1)), articles)

    def spot(article_number: int | None = None) -> Passage | None:
        fitting = [place for place in places if article_number in (None, place[0])]
        if not fitting:
            return None
        a, p = draw(st.sampled_from(fitting))
        length = len(articles[a].paragraphs[p].text)
        start = draw(st.integers(0, length))
        return Passage(a, p, start, draw(st.integers(start, length)))

    links: list[Link] = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, count - 2))
        second = draw(st.integers(first + 1, count - 1))
        ends = [p for p in (spot(first), spot(second)) if p is not None]
        if len(ends) < 2:
            continue
        kind = draw(st.sampled_from(list(EditKind)))
        edits = tuple(
            Edit(
                kind,
                spot(first) if kind is not EditKind.INSERTED else None,
                spot(second) if kind is not EditKind.DELETED else None,
            )
            for _ in range(draw(st.integers(0, 3)))
        )
        shared = tuple(p for p in (spot(first), spot(second)) if p is not None)
        links.append(
            Link(
                Side(first, (ends[0].paragraph,)),
                Side(second, (ends[1].paragraph,)),
                draw(st.sampled_from(list(LinkKind))),
                draw(st.booleans()),
                draw(st.floats(0, 1)),
                (),
                Wording(edits, edits, shared, ((ends[0], ends[1]),)),
            )
        )
    some = [p for p in (spot() for _ in range(4)) if p is not None]
    return Comparison(
        Stage.COMPLETE,
        draw(st.integers(0, count - 1)),
        articles,
        tuple(links),
        tuple(Row(tuple(tuple(cell) for cell in row)) for row in rows),
        tuple(Quote(p.article, (p,), "", QuoteKind.DIRECT) for p in some),
        (),
        (Entity("X", EntityType.PERSON, (), tuple(some)),),
        tuple(Figure(p, FigureKind.NUMBER, n) for n, p in enumerate(some)),
        (Finding(FindingKind.FIGURE_DIFFERS, Severity.CHECK, (), tuple(some)),),
    )


@given(comparisons(), st.sampled_from(list(Granularity)))
def test_the_page_holds_every_paragraph_once_and_whole(comparison: Comparison, granularity: Granularity) -> None:
    page = build_page(comparison, granularity)
    shown = [p for row in page.rows for cell in row.cells for p in cell]
    there = [(a, p) for a, one in enumerate(comparison.articles) for p in range(len(one.paragraphs))]
    assert sorted((p.article, p.paragraph) for p in shown) == there
    for paragraph in shown:
        assert "".join(paragraph.text[run.start : run.end] for run in paragraph.runs) == paragraph.text
        base = paragraph.article == comparison.base
        roles = frozenset[Role]().union(*(run.roles for run in paragraph.runs))
        assert (Role.INSERTED if base else Role.DELETED) not in roles
        assert Role.MOVED not in roles
        if not paragraph.links:
            assert not roles & WORDING_ROLES
    assert build_page(comparison, granularity) == page


def test_long_runs_of_furniture_are_folded():
    article = Article(
        "A",
        "a.html",
        "0" * 64,
        (
            *(Paragraph(ParagraphKind.FURNITURE, f"Menu {n}") for n in range(9)),
            Paragraph(ParagraphKind.BODY, "The text."),
            *(Paragraph(ParagraphKind.FURNITURE, f"Foot {n}") for n in range(3)),
        ),
    )
    page = build_page(Comparison(Stage.READ, 0, (article,)))
    shown = [p for row in page.rows for cell in row.cells for p in cell if not p.folded]
    assert [p.text for p in shown] == ["Menu 0", "Menu 1", "The text.", "Foot 0", "Foot 1", "Foot 2"]
    assert [p.folds for p in shown] == [0, 7, 0, 0, 0, 0]
