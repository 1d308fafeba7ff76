from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.quote import Quote, QuoteKind
from app.parse import Parser
from app.quotes import find_quotes
from app.quotes.stretches import inside_texts, span_texts

WILD = st.text(
    alphabet=st.sampled_from("said he Ada that. ,:\"'“”„«»‘’ -—[") | st.characters(exclude_categories=["Cs"]),
    max_size=80,
)


def article(*paragraphs: str | tuple[ParagraphKind, str], language: str = "en") -> SegmentedArticle:
    made: list[SegmentedParagraph] = []
    for one in paragraphs:
        kind, text = (ParagraphKind.BODY, one) if isinstance(one, str) else one
        made.append(SegmentedParagraph(kind, text, (), ((0, len(text)),) if text else ()))
    return SegmentedArticle(0, language, tuple(made))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def found(parser: Parser, *paragraphs: str | tuple[ParagraphKind, str]) -> tuple[Quote, ...]:
    segmented = article(*paragraphs)
    return find_quotes(segmented, parser.parse(segmented))


def test_a_quotation_around_its_cue_is_one_quote(parser: Parser) -> None:
    (quote,) = found(parser, "“We shall not leave,” General Igor Markov said. “Nobody can make us.”")
    assert quote.kind is QuoteKind.DIRECT
    assert span_texts(quote) == ("We shall not leave,", "Nobody can make us.")
    assert quote.text == "We shall not leave, ... Nobody can make us."
    assert inside_texts(quote) == span_texts(quote)
    assert quote.cue == "said"
    assert quote.speaker is not None
    assert "Markov" in quote.speaker


def test_indirect_speech_is_the_clause(parser: Parser) -> None:
    (quote,) = found(parser, "The minister said that the bridge would open again in May.")
    assert quote.kind is QuoteKind.INDIRECT
    assert quote.text.rstrip(".") == "that the bridge would open again in May"
    assert quote.inside == ()
    assert quote.speaker == "minister"


def test_mixed_speech_keeps_its_marks_inside(parser: Parser) -> None:
    (quote,) = found(parser, "Ada Brown said the plan was “a gift to the banks” and would fail.")
    assert quote.kind is QuoteKind.MIXED
    assert inside_texts(quote) == ("a gift to the banks",)


def test_scare_quotes_are_no_quotes(parser: Parser) -> None:
    assert found(parser, "The so-called “model city” stands on the coast.") == ()


def test_a_pronoun_finds_its_speaker(parser: Parser) -> None:
    first, second = found(
        parser,
        "“We will build it,” said Mayor Maria Lopez of Springfield.",
        "“It will be ready in May,” she said.",
    )
    assert first.speaker == second.speaker
    assert first.speaker is not None
    assert "Lopez" in first.speaker


def test_a_title_finds_its_name(parser: Parser) -> None:
    quotes = found(
        parser,
        "Russian President Vladimir Putin spoke in Moscow on Sunday.",
        "“It is over,” the Russian president said.",
    )
    assert quotes[-1].speaker == "Vladimir Putin"


def test_a_quotation_over_paragraphs_is_one_quote(parser: Parser) -> None:
    (quote,) = found(
        parser,
        "Ada Brown said: “We have waited for ten years for this road.",
        "“We have written to every minister.",
        "“Nobody has answered us.”",
    )
    assert [span.paragraph for span in quote.spans] == [0, 1, 2]
    assert quote.text.endswith("We have written to every minister. Nobody has answered us.")
    assert quote.speaker is not None
    assert "Brown" in quote.speaker


def test_a_quotation_over_paragraphs_takes_its_speaker_from_the_last(parser: Parser) -> None:
    opened = ["“We have waited for ten years for this road.", "“We have written to every minister we could find."]
    (quote,) = found(parser, *opened, "“Nobody has answered us,” Ada Brown said. “Not one of them.”")
    assert [span.paragraph for span in quote.spans] == [0, 1, 2, 2]
    assert (quote.speaker, quote.cue) == ("Ada Brown", "said")


def test_a_mark_that_was_never_closed_joins_no_two_speakers(parser: Parser) -> None:
    first, second = found(
        parser, "Ada Brown said: “We have waited ten years for this road.", "“It will come in May,” Bo Lund said."
    )
    assert (first.speaker, second.speaker) == ("Ada Brown", "Bo Lund")
    quotes = found(parser, '"We have waited ten years for this road.', "“It will come in May,” Bo Lund said.")
    assert [len(quote.spans) for quote in quotes] == [1, 1]


def test_a_statement_announced_by_a_colon_has_its_speaker(parser: Parser) -> None:
    quotes = found(
        parser,
        "The Defense Ministry released the following statement on Monday:",
        "“We regret the loss of life and will look into what happened at the border.”",
    )
    assert quotes[-1].speaker is not None
    assert "Ministry" in quotes[-1].speaker


def test_he_went_on_names_him(parser: Parser) -> None:
    quotes = found(
        parser,
        "“We seek no war,” Davit Ormel said in Zarn.",
        "He went on: “Whoever wants to number the fallen must first number the shots.”",
    )
    assert [quote.speaker for quote in quotes] == ["Davit Ormel", "Davit Ormel"]


def test_a_block_quote_needs_no_marks(parser: Parser) -> None:
    quotes = found(
        parser,
        "In a letter to the council, Ada Brown wrote:",
        (ParagraphKind.BLOCK_QUOTE, "We have waited ten years for this road, and we can wait no longer."),
    )
    assert quotes[-1].kind is QuoteKind.DIRECT
    assert quotes[-1].inside == quotes[-1].spans
    assert quotes[-1].speaker is not None
    assert "Brown" in quotes[-1].speaker


def test_a_transcript_has_speakers(parser: Parser) -> None:
    quotes = found(
        parser,
        "WALLACE: Do you really see those two as equivalent?",
        "PENCE: Well, look, he has been saying some pretty tough stuff.",
        "WALLACE: I do not want to interrupt, but I want to try.",
    )
    assert [quote.text[:6] for quote in quotes] == ["Do you", "Well, ", "I do n"]
    assert all(quote.kind is QuoteKind.DIRECT for quote in quotes)
    assert quotes[0].speaker == quotes[2].speaker


def test_according_to(parser: Parser) -> None:
    (quote,) = found(parser, "The road will stay closed until Friday morning, according to the police.")
    assert quote.cue == "according to"
    assert quote.speaker == "police"


def test_a_report_ends_where_the_next_begins(parser: Parser) -> None:
    quotes = found(parser, "Kyiv says that Moscow shelled the town on Monday, but Moscow denies it was there.")
    assert quotes[0].text == "that Moscow shelled the town on Monday"


def test_the_writer_is_no_speaker(parser: Parser) -> None:
    assert found(parser, "I said that this would happen.") == ()


def test_without_a_model_quotes_are_found_by_their_marks() -> None:
    quotes = find_quotes(
        article("„Wir werden das nicht hinnehmen“, sagte er.", "Das „Wort“ fiel.", language="de"), None
    )
    assert [(quote.text, quote.speaker) for quote in quotes] == [("Wir werden das nicht hinnehmen", None)]


@given(st.lists(WILD, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_spans_that_ascend_in_their_paragraphs(parser: Parser, texts: list[str]) -> None:
    segmented = article(*texts)
    for parse in (parser.parse(segmented), None):
        for quote in find_quotes(segmented, parse):
            assert list(quote.spans) == sorted(quote.spans)
            assert quote.spans
            for place in (*quote.spans, *quote.inside, *(one for one in (quote.mention, quote.cue_at) if one)):
                assert 0 <= place.start < place.end <= len(texts[place.paragraph])
            assert all(any(span.holds(one) for span in quote.spans) for one in quote.inside)
            for span, text in zip(quote.spans, span_texts(quote), strict=True):
                assert texts[span.paragraph][span.start : span.end] == text
            assert all(not a.overlaps(b) for a, b in zip(quote.spans, quote.spans[1:], strict=False))


def told(parser: Parser, *paragraphs: str | tuple[ParagraphKind, str]) -> list[tuple[str | None, tuple[str, ...]]]:
    """The speakers and spans of what is found."""
    return [(quote.speaker, span_texts(quote)) for quote in found(parser, *paragraphs)]


def test_an_attribution_set_off_by_commas_leaves_the_whole_sentence(parser: Parser) -> None:
    (quote,) = told(parser, "The old bridge, Ada Brown said on Friday, was never meant to carry buses.")
    assert quote == ("Ada Brown", ("The old bridge", "was never meant to carry buses"))
    (quote,) = told(parser, "The bridge was closed in May, but the buses went on using it, Ada Brown told reporters.")
    assert quote == ("Ada Brown", ("The bridge was closed in May, but the buses went on using it",))
    (quote,) = told(parser, "As Ada Brown pointed out, the bridge was never meant to carry buses.")
    assert quote == ("Ada Brown", ("the bridge was never meant to carry buses",))


def test_what_follows_an_attribution_may_be_the_reporters(parser: Parser) -> None:
    text = "The bridge was closed in May, Ada Brown told the council, after members had asked about the buses."
    assert told(parser, text) == [("Ada Brown", ("The bridge was closed in May",))]


def test_a_dateline_and_an_occasion_are_not_said(parser: Parser) -> None:
    (quote,) = told(parser, "QUILLON, May 3 (Northline) - The bridge has been closed to buses, the council said.")
    assert quote[1] == ("The bridge has been closed to buses",)
    (quote,) = told(parser, "In an interview on Monday, Ada Brown said, the minister promised to pay.")
    assert quote[1] == ("the minister promised to pay",)


def test_whom_somebody_urges_is_part_of_it_whom_he_tells_is_not(parser: Parser) -> None:
    assert told(parser, "Ada Brown urged drivers to leave the bridge alone.")[0][1] == (
        "drivers to leave the bridge alone",
    )
    assert told(parser, "Ada Brown told drivers to leave the bridge alone.")[0][1] == ("to leave the bridge alone",)


def test_an_explanation_of_a_name_and_a_second_report_are_cut_off(parser: Parser) -> None:
    (quote,) = told(parser, "The mayor said the bridge had been sold to Ada Brown, who owns two hotels in the town.")
    assert quote[1] == ("the bridge had been sold to Ada Brown",)
    first, second = told(parser, "The mayor said the bridge was safe, insisting that nobody had warned the council.")
    assert (first[1], second[1]) == (("the bridge was safe",), ("that nobody had warned the council",))


def test_nouns_report_too(parser: Parser) -> None:
    (quote,) = told(parser, "The figures do not bear out the mayor's claim that crime has fallen by half.")
    assert quote == ("mayor", ("that crime has fallen by half",))


def test_a_paragraph_announced_by_a_colon_needs_no_marks(parser: Parser) -> None:
    first = told(parser, "Ada Brown released the following statement:", "We are sorry for what has happened here.")
    assert ("Ada Brown", ("We are sorry for what has happened here.",)) in first
    listed = found(parser, "The council has three choices:", "Close the bridge and wait for the money to come.")
    assert not [quote for quote in listed if quote.kind is QuoteKind.DIRECT]


def test_titles_of_works_are_not_said(parser: Parser) -> None:
    (quote,) = told(parser, "Ada Brown said on the radio’s “Morning Talk” on Friday that the bridge was safe.")
    assert quote[1] == ("that the bridge was safe",)


def test_a_name_line_under_a_block_quote_is_its_speaker(parser: Parser) -> None:
    quotes = told(
        parser,
        "“It is over,” said Bo Lund.",
        (ParagraphKind.BLOCK_QUOTE, "The bridge was built for carts and should carry carts."),
        (ParagraphKind.BLOCK_QUOTE, "Ada Brown, engineer"),
    )
    assert quotes[1:] == [("Ada Brown", ("The bridge was built for carts and should carry carts.",))]


def test_pronouns_take_the_subject_of_the_sentence_before(parser: Parser) -> None:
    assert told(parser, "Ada Brown lives in Lower Quillon.", "“It is too late,” she said.")[0][0] == "Ada Brown"
    text = "“We will pay,” said Bo Lund. Ada Brown did not agree. “We will not,” she said."
    assert told(parser, text)[-1][0] == "Ada Brown"


def test_a_name_that_only_says_which_is_no_speaker(parser: Parser) -> None:
    assert told(parser, "“It is too late,” the Brown campaign said.")[0][0] == "Brown campaign"


def test_his_team_is_his(parser: Parser) -> None:
    quotes = told(parser, "“It is over,” said Bo Lund. His team reported that the river had fallen.")
    assert quotes[-1][0] == "Bo Lund’s team"


def test_when_it_was_said_is_not_what_was_said(parser: Parser) -> None:
    (quote,) = told(parser, "“It is too late for all of us,” Ada Brown said when the council had voted.")
    assert quote[1] == ("It is too late for all of us,",)
