"""Sentences, and the article cut up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.article import Article, Paragraph, ParagraphKind
from app.segment import segment, sentences, tokenize


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He met Mr. Smith.", "They talked."],
        ["The U.S. President came.", "She stayed in the U.S.", "The end was near."],
        ["“I am,” he said.", "“You are.”", "She left."],
        ["“Are you?” Putin said.", "Nobody was."],
        ["“Why now?”", "It was late."],
        ["He waited... and left.", "He waited...", "Nothing came."],
        ["J. K. Rowling and George W. Bush met.", "No. 5 was there."],
        ["He said no.", "Then he left at 5 p.m. on Sept. 11."],
        ["Yahoo! shares rose.", "Foo Inc. was glad."],
        ["It cost 3.5 million.", "12 men paid."],
        ["(He did.)", '"So did I."', "Fine!"],
        ["Am 12. Oktober kam er.", "Er blieb."],
        ["1. The list begins.", "It ends."],
        ["Wer?", "Niemand."],
        ["Gen. Dunford Jr. spoke to the Army Corps.", "It listened."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


def test_sentences_of_scripts_without_spaces() -> None:
    assert cut("你好。我是记者。") == ["你好。", "我是记者。"]


@given(st.text(alphabet="aB .!?…\"'”()1。\u0301\n-", max_size=150))
def test_sentences_cover_every_token_of_awkward_text(text: str) -> None:
    check_cover(text)


@given(st.text(max_size=200))
def test_sentences_cover_every_token(text: str) -> None:
    check_cover(text)


def check_cover(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    for token in tokenize(text):
        assert sum(start <= token.start and token.end <= end for start, end in spans) == 1


@pytest.mark.parametrize("piece", ["a.", ".", '"', "A. ", '?"', '." ', "No. 1. "])
def test_long_runs_are_cut_in_linear_time(piece: str) -> None:
    text = piece * 100_000
    assert sentences(text)[-1][1] == len(text.rstrip())


def test_an_article_keeps_its_numbering_and_kinds() -> None:
    article = Article(
        "B",
        "",
        "",
        (Paragraph(ParagraphKind.TITLE, "A title"), Paragraph(ParagraphKind.FURNITURE, "Share"), _body("One. Two.")),
        language="de",
    )
    result = segment(article, 3)
    assert (result.number, result.language) == (3, "de")
    assert [paragraph.kind for paragraph in result.paragraphs] == [p.kind for p in article.paragraphs]
    assert [paragraph.text for paragraph in result.paragraphs] == [p.text for p in article.paragraphs]
    assert len(result.paragraphs[2].sentences) == 2
    assert result.paragraphs[0].tokens[1].normal == "title"


def _body(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.BODY, text)
