from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from present_samples import article, measured, passage, two

from app.model.alignment import Link, LinkKind, Reason, Row, Side
from app.model.article import ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, QuoteLink, Reading, Utterance, Verdict
from app.model.terms import Term, TermRow
from app.present import (
    article_key,
    body_words,
    carries,
    citation,
    count_words,
    finding_key,
    ledger,
    long_date,
    mention_stops,
    quotation,
    quote_key,
    shares,
    term_counts,
    term_stops,
    who_has,
    word_spans,
)


def swapped(comparison: Comparison) -> Comparison:
    """The same comparison with the two articles in the other order (links and rows left out)."""

    def turn(at: Passage) -> Passage:
        return replace(at, article=1 - at.article)

    return replace(
        comparison,
        articles=comparison.articles[::-1],
        links=(),
        rows=(),
        quotes=tuple(
            replace(q, article=1 - q.article, spans=tuple(turn(p) for p in q.spans)) for q in comparison.quotes
        ),
        findings=tuple(replace(f, evidence=tuple(turn(p) for p in f.evidence)[::-1]) for f in comparison.findings),
    )


def test_keys_survive_another_order_and_tell_findings_apart() -> None:
    comparison = two()
    other = swapped(comparison)
    keys = [finding_key(comparison, finding) for finding in comparison.findings]
    assert keys == [finding_key(other, finding) for finding in other.findings]
    assert len(set(keys)) == len(keys)
    quotes = [quote_key(comparison, quote) for quote in comparison.quotes]
    assert quotes == [quote_key(other, quote) for quote in other.quotes]
    assert len(set(quotes)) == 2


def test_keys_tell_the_same_words_at_two_places_apart() -> None:
    text = "First 64 sorties were flown over the coast, then 64 sorties inland."
    comparison = Comparison(Stage.COMPLETE, 0, (article("A", ((ParagraphKind.BODY, text),)),))
    finding = two().findings[0]
    first, second = (replace(finding, evidence=(Passage(0, 0, at, at + 2),)) for at in (6, text.rindex("64")))
    assert finding_key(comparison, first) != finding_key(comparison, second)


def test_pasted_articles_are_told_apart_by_their_text() -> None:
    first, second = (article(s, ((ParagraphKind.BODY, s),), sha256="") for s in "AB")
    assert article_key(first) != article_key(second)


def test_mentions_are_met_going_down_the_page() -> None:
    comparison = two()
    assert [(at.article, at.paragraph) for at in mention_stops(comparison, 1)] == [(1, 0), (0, 1), (1, 2)]


def test_who_has_counts_mentions_by_article() -> None:
    assert [holding.counts for holding in who_has(two())] == [(2, 1), (1, 2)]


def test_the_ledger_joins_linked_quotes() -> None:
    (entry,) = ledger(two())
    assert entry.quotes == ((0,), (1,))
    assert entry.speakers == ("Ada Brock", "her deputy")
    assert (entry.verdict, entry.score, entry.speaker) == (Verdict.ALTERED, 0.93, "Ada Brock")
    assert entry.reasons == (Reason("words", ("close it",)),)
    assert entry.articles == (0, 1)


def with_more(comparison: Comparison) -> Comparison:
    """The sample with a third article, and utterances only one article has."""
    body = ((ParagraphKind.BODY, "Shops"), (ParagraphKind.BODY, "We shut it"))
    third = article("C", body)
    said = (
        Quote(1, (Passage(1, 4, 0, 5),), "Shops", QuoteKind.DIRECT),
        Quote(2, (Passage(2, 1, 0, 10),), "We shut it", QuoteKind.INDIRECT, "Brock"),
        Quote(2, (Passage(2, 0, 0, 5),), "Shops", QuoteKind.DIRECT),
        Quote(0, (Passage(0, 0, 0, 6),), "Bridge", QuoteKind.DIRECT),
    )
    told = (
        Utterance(None, (Reading(2, (4,)),)),
        Utterance(None, (Reading(0, (5,)),)),
        Utterance(None, (Reading(1, (2,)),)),
        Utterance(
            "Ada Brock", (Reading(0, (0,)), Reading(1, (1,), Verdict.ALTERED), Reading(2, (3,), Verdict.REWORDED))
        ),
    )
    links = (*comparison.quote_links, QuoteLink(0, 3, 0.99, Verdict.REWORDED), QuoteLink(2, 4, 0.5, Verdict.VERBATIM))
    return replace(
        comparison,
        articles=(*comparison.articles, third),
        quotes=(*comparison.quotes, *said),
        quote_links=links,
        utterances=told,
        rows=tuple(Row((*row.cells, ())) for row in comparison.rows),
    )


def test_the_ledger_has_what_several_tell_first_and_the_worst_verdict() -> None:
    entries = ledger(with_more(two()))
    assert [entry.only for entry in entries] == [None, 0, 1, 2]
    first = entries[0]
    assert (first.verdict, first.score, first.links) == (Verdict.ALTERED, 0.93, (0, 1))
    assert first.verdicts == (None, Verdict.ALTERED, Verdict.REWORDED)
    assert (first.reference, first.order) == (0, (0, 1, 2))
    assert [entry.differs for entry in entries] == [True, False, False, False]


def test_the_reference_comes_first_among_speakers_and_wordings() -> None:
    comparison = two()
    turned = Utterance("her deputy", (Reading(0, (0,), Verdict.ALTERED), Reading(1, (1,))))
    (entry,) = ledger(replace(comparison, base=1, utterances=(turned,)))
    assert (entry.speakers, entry.order, entry.reference) == (("her deputy", "Ada Brock"), (1, 0), 1)


def test_the_same_words_differ_where_a_finding_says_the_speaker_does() -> None:
    comparison = two()
    same = Utterance("Ada Brock", (Reading(0, (0,)), Reading(1, (1,), Verdict.VERBATIM)))
    (entry,) = ledger(replace(comparison, utterances=(same,)))
    assert (entry.disputed, entry.differs) == (True, True)
    # one speaker under two names
    (entry,) = ledger(replace(comparison, utterances=(same,), findings=comparison.findings[:1]))
    assert (entry.speakers, entry.disputed, entry.differs) == (("Ada Brock", "her deputy"), False, False)


def test_words_are_counted_as_word_processors_do() -> None:
    assert count_words("It’s a U.S.-led raid — “no doubt”, 1,200 of 3.5 per cent.") == 11
    assert count_words("— … ?!") == 0
    assert count_words("東京は雨") == 4
    assert body_words(two().articles[0]) == 33


@given(st.text())
def test_words_do_not_overlap(text: str) -> None:
    spans = word_spans(text)
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_shares_of_words() -> None:
    first, second = shares(two())
    assert (first.words, second.words) == (33, 41)
    assert (first.paragraphs, second.paragraphs) == (3, 4)
    assert first.matched == 1.0
    assert first.new == 0.0
    assert second.new == pytest.approx(8 / 41)
    # the identical paragraph, and of the edited one the eight words kept before the first edit
    assert second.verbatim == pytest.approx((5 + 8) / 41)
    assert second.close == pytest.approx(20 / 41)
    assert carries(two(), 0) == 1.0
    assert carries(two(), 1) == 1.0


def test_of_several_sources_the_one_that_has_a_word_best_counts() -> None:
    base = "He left the house at noon today and met the whole council there."
    texts = (base, "He left the house at noon.", "They met the whole council there.")
    articles = tuple(article("ABC"[n], ((ParagraphKind.BODY, text),)) for n, text in enumerate(texts))
    links = (
        Link(Side(0, (0,)), Side(1, (0,)), LinkKind.REWORDED, False, 0.9),
        Link(Side(0, (0,)), Side(2, (0,)), LinkKind.PARTIAL, False, 0.4),
    )
    comparison = measured(Comparison(Stage.COMPLETE, 0, articles, links))
    first, second, third = shares(comparison)
    assert first.verbatim == pytest.approx(11 / 13)
    assert first.reworded == pytest.approx(2 / 13)
    assert (second.verbatim, second.new) == (1.0, 0.0)
    assert third.new == pytest.approx(1 / 6)
    assert carries(comparison, 1) == 1.0
    assert carries(comparison, 2) == pytest.approx(5 / 13)


def test_an_article_without_prose_has_no_shares() -> None:
    comparison = Comparison(Stage.READ, 0, (article("A", ((ParagraphKind.TITLE, "Only a title"),)), two().articles[1]))
    part = shares(comparison)[0]
    assert (part.words, part.matched, part.new) == (0, 0.0, 0.0)
    assert carries(comparison, 1) == 0.0


def test_citations() -> None:
    first, second = two().articles
    assert citation(first, 2) == "Wire, “Bridge closed after flood”, 12 October 2015, paragraph 2"
    assert citation(second, 0) == "Herald, “Hollin shuts bridge”, October 2015, title"
    assert citation(first, 4).endswith("page furniture")
    assert citation(replace(first, title=None, source=None, published=None), 1) == "a.txt, paragraph 1"
    assert quotation(two(), (passage(two().articles, 0, 3, "Rain"),)).splitlines()[0] == "Rain"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2015-10-12", "12 October 2015"),
        ("2015-01", "January 2015"),
        ("2015", "2015"),
        ("2015-10-02T08:30:00", "2 October 2015, 08:30"),
        ("2015-13", "2015-13"),
        ("soon", "soon"),
    ],
)
def test_dates_in_words(iso: str, words: str) -> None:
    assert long_date(iso) == words


def test_terms_are_counted_by_article_and_met_down_the_page() -> None:
    comparison = two()
    bridges = [passage(comparison.articles, n, p, "bridge") for n, p in ((0, 1), (1, 0), (1, 2))]
    row = TermRow("bridge", None, (Term("old bridge", (bridges[0],)), Term("bridge", (bridges[2], bridges[1]))))
    assert term_counts(comparison, row) == ((("old bridge", 1),), (("bridge", 2),))
    assert term_stops(comparison, row) == (bridges[1], bridges[0], bridges[2])
    assert term_stops(comparison, row, 0) == (bridges[0],)
