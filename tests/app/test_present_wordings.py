from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from present_samples import article

from app.model.article import ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, Reading, Utterance, Verdict
from app.present import Role, ledger, wording_runs
from app.present.marks import Mark, join_shared


def pair(first: str, second: str, verdict: Verdict, base: int = 0) -> Comparison:
    articles = tuple(article(s, ((ParagraphKind.BODY, f"He: {t}"),)) for s, t in (("A", first), ("B", second)))
    quotes = tuple(
        Quote(n, (Passage(n, 0, 4, 4 + len(t)),), t, QuoteKind.DIRECT) for n, t in enumerate((first, second))
    )
    readings = tuple(Reading(n, (n,), None if n == base else verdict) for n in (0, 1))
    return Comparison(Stage.COMPLETE, base, articles, quotes=quotes, utterances=(Utterance(None, readings),))


def marked(comparison: Comparison) -> list[list[tuple[str, str]]]:
    (entry,) = ledger(comparison)
    shown = wording_runs(comparison, entry)
    return [
        [(comparison.quotes[n].text[run.start : run.end], role.value) for run in shown[n][0] for role in run.roles]
        for n in (0, 1)
    ]


def test_an_altered_quote_marks_the_words_that_differ() -> None:
    assert marked(pair("I would not send my own crew", "I would not send any crew in", Verdict.ALTERED)) == [
        [("my own", "replaced")],
        [("any", "replaced"), ("in", "inserted")],
    ]


def test_a_trimmed_quote_marks_what_the_base_alone_has() -> None:
    first, second = "We waited for an hour in the rain", "We waited for an hour"
    assert marked(pair(first, second, Verdict.TRIMMED)) == [[("in the rain", "deleted")], []]
    assert marked(pair(first, second, Verdict.TRIMMED, base=1)) == [[("in the rain", "inserted")], []]


def test_a_reworded_quote_marks_the_longer_words_in_common() -> None:
    first = "When a division of international terrorists stands near the capital"
    second = "When international terrorist units, ISIL, are close to the capital city"
    assert marked(pair(first, second, Verdict.REWORDED)) == [
        [("international", "shared"), ("capital", "shared")],
        [("international", "shared"), ("capital", "shared")],
    ]


def test_reworded_quotes_that_are_much_alike_mark_the_difference() -> None:
    assert marked(
        pair("they were woken at four in the night", "they were woken at five in the night", Verdict.REWORDED)
    ) == [
        [("four", "replaced")],
        [("five", "replaced")],
    ]


def test_case_punctuation_and_typography_are_no_difference() -> None:
    assert marked(pair("It's over, he said", "it’s over he said", Verdict.ALTERED)) == [[], []]
    assert marked(pair("one two", "three four", Verdict.VERBATIM)) == [[], []]


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(list(Verdict)))
def test_runs_partition_each_wording(first: str, second: str, verdict: Verdict) -> None:
    comparison = pair(first, second, verdict)
    (entry,) = ledger(comparison)
    for number, spans in wording_runs(comparison, entry).items():
        text = comparison.quotes[number].text
        assert ["".join(text[run.start : run.end] for run in runs) for runs in spans] == [text]


def test_an_utterance_reported_in_two_quotes_is_compared_as_one() -> None:
    comparison = pair("We waited for an hour and left", "We waited for an hour", Verdict.VERBATIM)
    text = comparison.quotes[0].text
    cut = text.index(" and")
    halves = tuple(
        Quote(0, (Passage(0, 0, 4 + start, 4 + end),), text[start:end], QuoteKind.DIRECT)
        for start, end in ((0, cut), (cut + 1, len(text)))
    )
    told = (Utterance(None, (Reading(0, (0, 1)), Reading(1, (2,), Verdict.TRIMMED))),)
    comparison = replace(comparison, quotes=(*halves, comparison.quotes[1]), utterances=told)
    (entry,) = ledger(comparison)
    shown = wording_runs(comparison, entry)
    assert [run.roles for run in shown[0][0]] == [frozenset()]
    assert [run.roles for run in shown[1][0]] == [{Role.DELETED}]


def test_each_article_is_marked_as_its_own_verdict_asks() -> None:
    texts = ("The bridge stays shut all week", "The bridge stays shut all month", "All week no bridge, they told us")
    articles = tuple(article("ABC"[n], ((ParagraphKind.BODY, text),)) for n, text in enumerate(texts))
    quotes = tuple(Quote(n, (Passage(n, 0, 0, len(t)),), t, QuoteKind.DIRECT) for n, t in enumerate(texts))
    verdicts = (None, Verdict.ALTERED, Verdict.PARAPHRASED)
    told = (Utterance(None, tuple(Reading(n, (n,), verdict) for n, verdict in enumerate(verdicts))),)
    comparison = Comparison(Stage.COMPLETE, 0, articles, quotes=quotes, utterances=told)
    shown = wording_runs(comparison, ledger(comparison)[0])
    roles = [{role for run in shown[n][0] for role in run.roles} for n in range(3)]
    assert roles == [{Role.REPLACED}, {Role.REPLACED}, {Role.SHARED}]


@given(st.text(alphabet="ab  ", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_joining_shared_stretches_only_adds_white_space(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, Role.SHARED) for start, end in spans if start < end <= len(text)]
    joined = join_shared(text, marks)
    before = {place for mark in marks for place in range(mark.start, mark.end)}
    after = {place for mark in joined for place in range(mark.start, mark.end)}
    assert before <= after
    assert all(text[place].isspace() for place in after - before)
    assert len(joined) <= len(marks)
