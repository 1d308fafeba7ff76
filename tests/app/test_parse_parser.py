from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import CopytasterError, ErrorCode
from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.parse import Parse
from app.parse import Parser
from app.parse.model_files import expected_files, model_folder, verify


def article(*paragraphs: str | tuple[ParagraphKind, str], language: str = "en") -> SegmentedArticle:
    made: list[SegmentedParagraph] = []
    for one in paragraphs:
        kind, text = (ParagraphKind.BODY, one) if isinstance(one, str) else one
        made.append(SegmentedParagraph(kind, text, (), ((0, len(text)),) if text else ()))
    return SegmentedArticle(0, language, tuple(made))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def parsed(parser: Parser, segmented: SegmentedArticle) -> Parse:
    result = parser.parse(segmented)
    assert result is not None
    return result


def test_importing_the_parser_loads_no_spacy() -> None:
    code = "import sys, app.parse; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_tokens_heads_and_names_lie_in_their_paragraph(parser: Parser) -> None:
    segmented = article("“Russia’s\u00a0army left,” Vladimir Putin said. “It is over.”", "He added nothing.")
    for paragraph, one in zip(segmented.paragraphs, parsed(parser, segmented).paragraphs, strict=True):
        words = [paragraph.text[token.start : token.end] for token in one.tokens]
        assert "".join(words) == "".join(paragraph.text.split())
        assert all(0 <= token.head < len(one.tokens) for token in one.tokens)
        assert [start for start, _ in one.sentences] + [len(one.tokens)] == [0] + [end for _, end in one.sentences]
        assert all(0 <= name.start < name.end <= len(paragraph.text) for name in one.names)


def test_names_are_found(parser: Parser) -> None:
    text = "Russian President Vladimir Putin spoke in Moscow on Sunday."
    names = {text[name.start : name.end]: name.label for name in parsed(parser, article(text)).paragraphs[0].names}
    assert names["Vladimir Putin"] == "PERSON"
    assert names["Moscow"] == "GPE"


def test_said_has_its_subject(parser: Parser) -> None:
    text = "“We shall see,” the minister said on Monday."
    tokens = parsed(parser, article(text)).paragraphs[0].tokens
    (minister,) = (token for token in tokens if token.lemma == "minister")
    assert minister.dep == "nsubj"
    assert tokens[minister.head].lemma == "say"


def test_furniture_and_emptiness_give_empty_paragraphs(parser: Parser) -> None:
    result = parsed(parser, article((ParagraphKind.FURNITURE, "Share this story"), "", "He left."))
    assert [len(paragraph.tokens) > 0 for paragraph in result.paragraphs] == [False, False, True]


@pytest.mark.parametrize("language", ["de", "ru", "fr-CA", ""])
def test_other_languages_have_no_parse(parser: Parser, language: str) -> None:
    assert parser.parse(article("Er ging.", language=language)) is None


def test_english_of_any_country_is_parsed(parser: Parser) -> None:
    assert parser.parse(article("He left.", language="en-GB")) is not None


def test_a_long_paragraph_is_put_together_again(parser: Parser) -> None:
    sentence = "The mayor said that the bridge would open again. "
    text = sentence * 400
    ends = [len(sentence) * count for count in range(401)]
    long = SegmentedParagraph(ParagraphKind.BODY, text, (), tuple(itertools.pairwise(ends)))
    (one,) = parsed(parser, SegmentedArticle(0, "en", (long,))).paragraphs
    assert "".join(text[token.start : token.end] for token in one.tokens if token.pos != "SPACE") == "".join(
        text.split()
    )
    assert all(0 <= token.head < len(one.tokens) for token in one.tokens)
    assert one.sentences[-1][1] == len(one.tokens)


def test_parsing_twice_gives_the_same(parser: Parser) -> None:
    segmented = article("The army denied it, a spokesman said.", "“No,” he said.")
    assert parser.parse(segmented) == parser.parse(segmented) == Parser().parse(segmented)


def test_an_altered_model_is_refused(tmp_path: Path) -> None:
    expected = expected_files()
    folder = tmp_path / "model"
    shutil.copytree(model_folder(expected), folder)
    verify(folder, expected)
    with (folder / "config.cfg").open("ab") as stream:
        stream.write(b"\n")
    with pytest.raises(CopytasterError) as caught:
        verify(folder, expected)
    assert caught.value.code is ErrorCode.MODEL_ALTERED
    assert "config.cfg" in caught.value.values["detail"]


def test_a_model_with_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CopytasterError) as caught:
        verify(tmp_path, expected_files())
    assert caught.value.code is ErrorCode.MODEL_ALTERED
