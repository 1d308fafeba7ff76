"""Posts on social media and statements put out: whose words they are, and how far they run."""

from __future__ import annotations

import pytest

from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.parse import Parser
from app.quotes import find_quotes
from app.quotes.stretches import span_texts

BLOCK = ParagraphKind.BLOCK_QUOTE
POST = "The bridge is closed to all traffic tonight. Please use the ferry."
SORRY = "We are sorry for what has happened here."
THANKS = "Our crews did what they could, and we thank them."

Text = str | tuple[ParagraphKind, str]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def told(parser: Parser, *paragraphs: Text) -> list[tuple[str | None, tuple[str, ...]]]:
    """The speakers and spans of what is found."""
    made: list[SegmentedParagraph] = []
    for one in paragraphs:
        kind, text = (ParagraphKind.BODY, one) if isinstance(one, str) else one
        made.append(SegmentedParagraph(kind, text, (), ((0, len(text)),)))
    article = SegmentedArticle(0, "en", tuple(made))
    return [(quote.speaker, span_texts(quote)) for quote in find_quotes(article, parser.parse(article))]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown tweeted: “{}”",
        "“{}” Ada Brown tweeted.",
        "Ada Brown posted on X: “{}”",
        "Ada Brown wrote on Facebook: “{}”",
        "“{}” Ada Brown said in a post on the site.",
        "Ada Brown, in a post on X: “{}”",
    ],
)
def test_words_posted_have_their_speaker(parser: Parser, text: str) -> None:
    assert told(parser, text.format(POST)) == [("Ada Brown", (POST,))]


def test_a_line_that_begins_with_a_handle_is_a_post(parser: Parser) -> None:
    owner = "Ada Brown, the mayor (@adabrown), has kept silent until now."
    assert told(parser, owner, f"@adabrown: {POST}", "Nobody answered.") == [("Ada Brown", (POST,))]
    assert told(parser, f"@adabrown: {POST}", "Ada Brown posts as @adabrown.") == [("Ada Brown", (POST,))]
    assert told(parser, f"Ada Brown (@adabrown): {POST}") == [("Ada Brown", (POST,))]
    assert told(parser, f"@quillonfire: {POST}") == [("@quillonfire", (POST,))]


def test_who_was_announced_owns_a_handle_nobody_is_named_for(parser: Parser) -> None:
    assert told(parser, "The mayor, Ada Brown, wrote:", f"@quillon_mayor: {POST}") == [("Ada Brown", (POST,))]


def test_a_handle_is_not_that_of_whoever_was_named_last(parser: Parser) -> None:
    assert told(parser, "Bo Lund answered a post of @quillonfire.", f"@quillonfire: {POST}") == [
        ("@quillonfire", (POST,))
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [(BLOCK, POST), (BLOCK, "— Ada Brown (@adabrown) 3 May 2020")],
        [(BLOCK, POST), (BLOCK, "Ada Brown @adabrown · 3 May")],
        [(BLOCK, POST), (BLOCK, "@adabrown"), "Ada Brown (@adabrown) is the mayor."],
        [POST, "— Ada Brown (@adabrown) May 3, 2020"],
        [f"“{POST}”", "@adabrown", "Ada Brown (@adabrown) is the mayor."],
        [(BLOCK, f"{POST} — Ada Brown (@adabrown) May 3, 2020")],
        [f"“{POST}” — Ada Brown (@adabrown) May 3, 2020"],
    ],
)
def test_a_line_of_name_and_handle_signs_the_post_above(parser: Parser, paragraphs: list[Text]) -> None:
    quotes = told(parser, "The news spread at once.", *paragraphs, "“It is over,” said Bo Lund.")
    assert quotes == [("Ada Brown", (POST,)), ("Bo Lund", ("It is over,",))]


def test_a_reporters_own_handle_and_an_address_sign_nothing(parser: Parser) -> None:
    assert told(parser, "The bridge was closed on Monday night.", "Ada Brown @adabrown") == []
    assert told(parser, "The bridge was closed on Monday night.", "— Ada Brown, ada@quillon.example") == []


def test_a_post_uses_up_what_led_to_it(parser: Parser) -> None:
    quotes = told(parser, "Bo Lund wrote:", f"@adabrown: {POST}", "“It is over for all of us,” Cy Reed said.")
    assert [speaker for speaker, _ in quotes] == ["Bo Lund", "Cy Reed"]


def test_a_statement_without_marks_runs_on_in_the_first_person(parser: Parser) -> None:
    after = "Bo Lund, who owns the mill, could not be reached."
    quotes = told(parser, "The Fire Service released the following statement:", SORRY, THANKS, after)
    assert ("Fire Service", (SORRY, THANKS)) in quotes
    between = "The mill was old and dry."
    quotes = told(parser, "The Fire Service released the following statement:", SORRY, between, THANKS, after)
    assert ("Fire Service", (SORRY, between, THANKS)) in quotes


def test_a_line_may_announce_a_statement_without_a_verb(parser: Parser) -> None:
    for line in ("Full statement from the Fire Service:", "Here is the Fire Service’s full statement:"):
        assert told(parser, line, SORRY, THANKS, "Bo Lund left.") == [("Fire Service", (SORRY, THANKS))]
    heading = (ParagraphKind.HEADING, "Ada Brown’s statement in full")
    assert told(parser, heading, f"“{SORRY}”", f"“{THANKS}”") == [("Ada Brown", (SORRY,)), ("Ada Brown", (THANKS,))]


def test_a_statement_in_marks_over_paragraphs_is_one_quote(parser: Parser) -> None:
    lines = f"“{SORRY}", f"“{THANKS}", "“There is nothing else to tell you.”"
    assert told(parser, "The Fire Service released the following statement:", *lines)[-1] == (
        "Fire Service",
        (SORRY, THANKS, "There is nothing else to tell you."),
    )


def test_a_heading_that_only_speaks_of_a_statement_announces_nothing(parser: Parser) -> None:
    heading = (ParagraphKind.HEADING, "Doubts about Ada Brown’s statement")
    assert told(parser, heading, "“It is over for all of us at the mill.”")[0][0] is None


@pytest.mark.parametrize("text", ["a statement from the council", "a letter by the council", "the council’s statement"])
def test_a_text_put_out_speaks_for_whoever_put_it_out(parser: Parser, text: str) -> None:
    assert told(parser, f"The bridge will be closed for good, {text} said.") == [
        ("council", ("The bridge will be closed for good",))
    ]
