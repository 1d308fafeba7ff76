from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from app.model.alignment import Reason
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, QuoteLink, Utterance, Verdict
from app.quotes import utterances

SAME = (Reason("quote", ("",)),)


def direct(article: int, text: str, speaker: str | None = None, paragraph: int = 0) -> Quote:
    at = Passage(article, paragraph, 1, 1 + len(text))
    return Quote(article, (at,), text, QuoteKind.DIRECT, speaker, inside=(at,))


def indirect(article: int, text: str, speaker: str | None = None, paragraph: int = 0) -> Quote:
    return Quote(article, (Passage(article, paragraph, 0, len(text)),), text, QuoteKind.INDIRECT, speaker)


def same(a: int, b: int, verdict: Verdict = Verdict.VERBATIM, score: float = 1.0) -> QuoteLink:
    return QuoteLink(a, b, score, verdict, SAME)


def like(a: int, b: int, score: float = 0.7, verdict: Verdict = Verdict.PARAPHRASED) -> QuoteLink:
    return QuoteLink(a, b, score, verdict, (Reason("words", ("gate",)),))


def members(rows: Sequence[Utterance]) -> list[list[int]]:
    return [[number for reading in row.readings for number in reading.quotes] for row in rows]


def verdicts(rows: Sequence[Utterance]) -> list[list[Verdict | None]]:
    return [[reading.verdict for reading in row.readings] for row in rows]


WHOLE = "The gate was open all night. Nobody told the guards about it."
FIRST, SECOND = "The gate was open all night.", "Nobody told the guards about it."


def test_one_row_for_one_utterance_in_three_articles() -> None:
    quotes = [direct(0, FIRST, "Ada Brown"), direct(1, FIRST), indirect(2, "the gate had been open", "Brown")]
    (row,) = utterances(quotes, [same(0, 1), like(0, 2), like(1, 2)], 0)
    assert row.speaker == "Ada Brown"
    assert [(one.article, one.quotes, one.verdict) for one in row.readings] == [
        (0, (0,), None),
        (1, (1,), Verdict.VERBATIM),
        (2, (2,), Verdict.PARAPHRASED),
    ]


def test_quotes_nobody_else_has_are_rows_of_their_own() -> None:
    assert members(utterances([direct(0, FIRST), direct(0, SECOND), direct(1, "No, no, no.")], [], 0)) == [
        [0],
        [1],
        [2],
    ]


def test_neighbouring_sentences_linked_crosswise_stay_apart() -> None:
    quotes = [direct(0, FIRST), direct(0, SECOND), direct(1, FIRST), direct(1, SECOND)]
    links = [same(0, 2), same(0, 3, Verdict.TRIMMED, 0.88), same(1, 3)]
    assert members(utterances(quotes, links, 0)) == [[0, 2], [1, 3]]


def test_a_retelling_of_two_utterances_does_not_make_them_one() -> None:
    quotes = [
        direct(0, FIRST),
        direct(0, SECOND),
        direct(1, FIRST),
        direct(1, SECOND),
        indirect(2, "of gate and guards"),
    ]
    links = [same(0, 2), same(1, 3), like(0, 4, 0.8), like(1, 4, 0.7), like(2, 4, 0.8), like(3, 4, 0.7)]
    assert members(utterances(quotes, links, 0)) == [[0, 2, 4], [1, 3]]


def test_a_quotation_split_in_two_is_one_row_and_verbatim() -> None:
    quotes = [direct(0, WHOLE), direct(1, FIRST), direct(1, SECOND, paragraph=4)]
    rows = utterances(quotes, [same(0, 1, Verdict.TRIMMED), same(0, 2, Verdict.TRIMMED)], 0)
    assert members(rows) == [[0, 1, 2]]
    assert verdicts(rows) == [[None, Verdict.VERBATIM]]
    turned = [direct(0, FIRST), direct(0, SECOND, paragraph=4), direct(1, WHOLE)]
    assert verdicts(utterances(turned, [same(0, 2, Verdict.TRIMMED), same(1, 2, Verdict.TRIMMED)], 0)) == [
        [None, Verdict.VERBATIM]
    ]


def test_half_of_a_split_quotation_is_trimmed() -> None:
    quotes = [direct(0, FIRST), direct(0, SECOND), direct(1, WHOLE), direct(2, FIRST)]
    links = [same(0, 2, Verdict.TRIMMED), same(1, 2, Verdict.TRIMMED), same(0, 3), same(2, 3, Verdict.TRIMMED)]
    assert verdicts(utterances(quotes, links, 0)) == [[None, Verdict.VERBATIM, Verdict.TRIMMED]]


def test_an_alteration_shows_beside_a_milder_reading() -> None:
    quotes = [direct(0, WHOLE), direct(1, FIRST), direct(1, SECOND.replace("Nobody", "Somebody"), paragraph=4)]
    rows = utterances(quotes, [same(0, 1, Verdict.TRIMMED), same(0, 2, Verdict.ALTERED, 0.93)], 0)
    assert verdicts(rows) == [[None, Verdict.ALTERED]]


def test_a_reading_known_by_way_of_a_third_article_is_judged_by_its_kind() -> None:
    quotes = [direct(0, FIRST), indirect(1, "it had been open"), indirect(2, "of an open gate")]
    assert verdicts(utterances(quotes, [like(0, 1), like(1, 2)], 0)) == [
        [None, Verdict.PARAPHRASED, Verdict.PARAPHRASED]
    ]


def test_the_base_is_the_reference_and_gives_the_order() -> None:
    quotes = [direct(0, SECOND), direct(1, FIRST, "Ada Brown"), direct(1, SECOND), direct(2, FIRST, "Bo Carr")]
    rows = utterances(quotes, [same(0, 2, Verdict.STYLE_ONLY), same(1, 3)], 1)
    assert members(rows) == [[1, 3], [0, 2]]
    assert verdicts(rows) == [[None, Verdict.VERBATIM], [Verdict.STYLE_ONLY, None]]
    assert rows[0].speaker == "Ada Brown"


def test_a_headline_that_repeats_its_text_stands_in_the_same_row() -> None:
    quotes = [direct(0, "The gate was open"), direct(0, "the gate was open", paragraph=3), direct(1, "Not so, not so")]
    assert members(utterances(quotes, [], 0)) == [[0, 1], [2]]


TEXTS = st.sampled_from([WHOLE, FIRST, SECOND, "No.", "The gate was shut all night."])
QUOTES = st.lists(st.tuples(st.integers(0, 2), TEXTS, st.booleans(), st.sampled_from(["Ada", None])), max_size=9)
STRENGTHS = st.tuples(st.sampled_from(list(Verdict)), st.sampled_from([0.5, 0.7, 0.9, 1.0]))


@given(QUOTES, st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)), STRENGTHS), st.integers(0, 2))
def test_the_laws_of_the_ledger(
    told: list[tuple[int, str, bool, str | None]], drawn: dict[tuple[int, int], tuple[Verdict, float]], base: int
) -> None:
    made = [
        (direct if quoted else indirect)(article, text, name, place)
        for place, (article, text, quoted, name) in enumerate(sorted(told, key=lambda one: one[0]))
    ]
    links = [
        QuoteLink(a, b, score, verdict)
        for (a, b), (verdict, score) in sorted(drawn.items())
        if a < b < len(made) and made[a].article < made[b].article
    ]
    rows = utterances(made, links, base)
    assert sorted(number for row in members(rows) for number in row) == list(range(len(made)))
    for row in rows:
        assert [reading.article for reading in row.readings] == sorted({reading.article for reading in row.readings})
        assert all(made[number].article == reading.article for reading in row.readings for number in reading.quotes)
        reference = [reading.article for reading in row.readings if reading.verdict is None]
        assert reference == [base] or (len(reference) == 1 and reference[0] == row.readings[0].article)
    for order in permutations(range(3)):
        assert turned(made, links, base, order) == known(rows, base)


def known(rows: Sequence[Utterance], base: int) -> set[tuple[frozenset[int], tuple[tuple[int, Verdict | None], ...]]]:
    """What may not depend on the order: who is together, and the verdicts where the base is the reference."""
    found: set[tuple[frozenset[int], tuple[tuple[int, Verdict | None], ...]]] = set()
    for row in rows:
        judged = any(reading.article == base for reading in row.readings)
        told = tuple(sorted((min(one.quotes), one.verdict) for one in row.readings)) if judged else ()
        found.add((frozenset(number for one in row.readings for number in one.quotes), told))
    return found


def turned(
    made: list[Quote], links: list[QuoteLink], base: int, order: tuple[int, ...]
) -> set[tuple[frozenset[int], tuple[tuple[int, Verdict | None], ...]]]:
    """The same ledger with the articles in another order, told in the old numbers."""
    places = sorted(range(len(made)), key=lambda number: (order[made[number].article], number))
    new = {number: place for place, number in enumerate(places)}
    quotes = [replace(made[number], article=order[made[number].article]) for number in places]
    moved = [replace(link, a=min(new[link.a], new[link.b]), b=max(new[link.a], new[link.b])) for link in links]
    rows = utterances(quotes, sorted(moved, key=lambda link: (link.a, link.b)), order[base])
    back = [
        replace(row, readings=tuple(replace(one, quotes=tuple(places[n] for n in one.quotes)) for one in row.readings))
        for row in rows
    ]
    return known(back, order[base])
