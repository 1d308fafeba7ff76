"""The reader's own links are constraints, in both passes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.align import Annotations, align, build_rows
from app.compare import compare
from app.model.alignment import Link, LinkKind, Side
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.model.decisions import Decisions, LinkChoice
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, QuoteLink, Verdict
from app.segment import segment

SENTENCES = [
    "Two ferries collided in fog outside the port of Vess on Monday, the coast guard said.",
    "Ferries collided outside Vess in fog, a coast guard officer said on Monday.",
    "“I heard a bang, then nothing,” said Orla Tenn, who was on deck.",
    "Orla Tenn, a passenger, spoke of a bang and then of silence.",
    "The port stays closed until the wreck has been towed away, harbour master Pell Aro said.",
    "Until the wreck is gone, the port stays closed.",
    "Farmers in the valley sell more cheese than ever.",
    "Advertisement",
]
stories = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)


def article(texts: list[str], number: int, kinds: list[ParagraphKind] | None = None) -> SegmentedArticle:
    kinds = kinds or [ParagraphKind.BODY] * len(texts)
    paragraphs = tuple(Paragraph(kind, text) for kind, text in zip(kinds, texts, strict=True))
    return segment(Article("", "", "", paragraphs), number)


def choice(p: tuple[int, ...], q: tuple[int, ...], linked: bool = True, a: int = 0, b: int = 1) -> LinkChoice:
    return LinkChoice(Side(a, p), Side(b, q), linked)


def pairs(links: tuple[Link, ...], a: int = 0, b: int = 1) -> set[tuple[int, int]]:
    return {
        (p, q)
        for link in links
        if (link.a.article, link.b.article) == (a, b)
        for p in link.a.paragraphs
        for q in link.b.paragraphs
    }


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[SegmentedArticle], tuple[LinkChoice, ...]]:
    texts = [draw(stories), draw(stories), draw(stories)]
    out: list[LinkChoice] = []
    for _ in range(draw(st.integers(1, 4))):
        sides: list[tuple[int, ...]] = []
        for held in texts[:2]:
            begin = draw(st.integers(0, len(held) - 1))
            sides.append(tuple(range(begin, draw(st.integers(begin, len(held) - 1)) + 1)))
        out.append(choice(sides[0], sides[1], draw(st.booleans())))
    return [article(held, number) for number, held in enumerate(texts)], tuple(out)


def noted(articles: list[SegmentedArticle]) -> Annotations:
    """One utterance that every paragraph of the first two articles is said to hold."""
    quotes = tuple(
        Quote(number, (Passage(number, at, 0, 4),), "bang", QuoteKind.DIRECT)
        for number in (0, 1)
        for at in range(len(articles[number].paragraphs))
    )
    mine = [at for at, quote in enumerate(quotes) if quote.article == 0]
    theirs = [at for at, quote in enumerate(quotes) if quote.article == 1]
    links = tuple(QuoteLink(x, y, 0.9, Verdict.VERBATIM) for x in mine for y in theirs)
    return Annotations(quotes=quotes, quote_links=links)


@given(decided(), st.booleans())
@settings(max_examples=80, deadline=None)
def test_the_last_choice_on_a_pair_holds(
    case: tuple[list[SegmentedArticle], tuple[LinkChoice, ...]], annotated: bool
) -> None:
    articles, choices = case
    links = align(articles, 0, noted(articles) if annotated else None, choices=choices)
    last: dict[tuple[int, int], bool] = {}
    standing: list[LinkChoice] = []
    for one in choices:
        held = {(p, q) for p in one.a.paragraphs for q in one.b.paragraphs}
        last |= dict.fromkeys(held, one.linked)
        if not one.linked:
            standing = [each for each in standing if not pairs_of(each) & held]
        else:
            standing.append(one)
    assert not {pair for pair, linked in last.items() if not linked} & pairs(links)
    by_hand = [link for link in links if any(reason.code == "by-hand" for reason in link.reasons)]
    for one in standing:
        assert any(pairs_of(one) <= pairs((link,)) and link.score == 1.0 for link in by_hand)
    assert all(any((link.a, link.b) == (one.a, one.b) for one in standing) for link in by_hand)
    assert all(link.kind is not LinkKind.PARTIAL for link in by_hand)


def pairs_of(one: LinkChoice) -> set[tuple[int, int]]:
    return {(p, q) for p in one.a.paragraphs for q in one.b.paragraphs}


@given(decided())
@settings(max_examples=40, deadline=None)
def test_other_pairs_of_articles_are_left_as_they_were(
    case: tuple[list[SegmentedArticle], tuple[LinkChoice, ...]],
) -> None:
    articles, choices = case
    before, after = align(articles, 0), align(articles, 0, choices=choices)
    for ends in ((0, 2), (1, 2)):
        assert [link for link in before if (link.a.article, link.b.article) == ends] == [
            link for link in after if (link.a.article, link.b.article) == ends
        ]


@given(decided())
@settings(max_examples=40, deadline=None)
def test_rows_hold_every_paragraph_once_around_choices(
    case: tuple[list[SegmentedArticle], tuple[LinkChoice, ...]],
) -> None:
    articles, choices = case
    rows = build_rows(articles, align(articles, 0, choices=choices), 0)
    for number, held in enumerate(articles):
        assert [p for row in rows for p in row.cells[number]] == list(range(len(held.paragraphs)))


def test_a_pair_nobody_would_link_is_linked_by_hand_and_a_good_one_rejected() -> None:
    articles = [article([SENTENCES[0], SENTENCES[6]], 0), article([SENTENCES[1], SENTENCES[7]], 1)]
    assert pairs(align(articles, 0)) == {(0, 0)}
    links = align(articles, 0, choices=(choice((1,), (1,)), choice((0,), (0,), linked=False)))
    assert pairs(links) == {(1, 1)}
    assert [(link.kind, link.score, link.reasons[0].code) for link in links] == [(LinkKind.REWORDED, 1.0, "by-hand")]


def test_the_same_words_linked_by_hand_elsewhere_are_identical_and_the_rest_goes_around_them() -> None:
    texts = [SENTENCES[7], SENTENCES[0], SENTENCES[7]]
    articles = [article(texts, 0), article(texts, 1)]
    links = align(articles, 0, choices=(choice((0,), (2,)),))
    assert pairs(links) == {(0, 2), (1, 1), (2, 0)}
    assert {link.kind for link in links} == {LinkKind.IDENTICAL}
    links = align(articles, 0, choices=(choice((0,), (0,), linked=False), choice((2,), (2,), linked=False)))
    assert pairs(links) == {(0, 2), (1, 1), (2, 0)}


def test_a_weaker_rival_of_a_link_made_by_hand_falls() -> None:
    rival = "A passenger, Orla Tenn, waited on a bench for news."
    articles = [article([SENTENCES[2]], 0), article([rival, SENTENCES[6]], 1)]
    (free,) = align(articles, 0)
    assert free.kind is LinkKind.REWORDED
    kinds = {link.b.paragraphs: link.kind for link in align(articles, 0, choices=(choice((0,), (1,)),))}
    assert kinds.get((0,), LinkKind.PARTIAL) is LinkKind.PARTIAL
    assert kinds[(1,)] is LinkKind.REWORDED


def test_a_link_by_hand_raises_its_neighbours() -> None:
    first = article([SENTENCES[6], SENTENCES[4]], 0)
    second = article([SENTENCES[7], SENTENCES[5]], 1)
    (free,) = align([first, second], 0)
    held = {link.a.paragraphs: link.score for link in align([first, second], 0, choices=(choice((0,), (0,)),))}
    assert held[(1,)] > free.score


def test_furniture_can_be_linked_by_hand_and_what_is_not_there_is_passed_over() -> None:
    kinds = [ParagraphKind.FURNITURE, ParagraphKind.BODY]
    articles = [article([SENTENCES[7], SENTENCES[0]], 0, kinds), article([SENTENCES[7], SENTENCES[6]], 1, kinds)]
    links = align(articles, 0, choices=(choice((0,), (1,)), choice((7,), (0,)), choice((0,), ())))
    assert pairs(links) == {(0, 1)}
    empty = [article(["..."], 0, kinds[:1]), article(["Text."], 1)]
    assert pairs(align(empty, 0, choices=(choice((0,), (0,)),))) == {(0, 0)}


def test_decisions_reach_the_comparison_in_both_steps() -> None:
    articles = [
        Article("", name, "", tuple(Paragraph(ParagraphKind.BODY, text) for text in texts), language="de")
        for name, texts in (("a", [SENTENCES[0], SENTENCES[6]]), ("b", [SENTENCES[1], SENTENCES[7]]))
    ]
    made = Decisions(links=(choice((1,), (1,)), choice((0,), (0,), linked=False)))
    assert pairs(compare(articles).links) == {(0, 0)}
    assert pairs(compare(articles, decisions=made).links) == {(1, 1)}
