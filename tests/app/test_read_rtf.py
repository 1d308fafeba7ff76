"""Rich text files."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_seeds import ORIGINAL, SENTENCE, codes, kinds, texts

from app.errors import CopytasterError, ErrorCode
from app.model.article import USUAL, Article, ReadChoice, ReadOptions, ReadOutcome
from app.read import limits, read_bytes


def rtf(body: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    return ("{\\rtf1" + head + "\n" + body + "}").encode("latin-1")


def read(data: bytes, options: ReadOptions = USUAL) -> Article:
    return read_bytes(data, "story.rtf", options)


def said(body: str, head: str = r"\ansi\ansicpg1252") -> list[str]:
    return texts(read(rtf(body, head)))


def refused(data: bytes, options: ReadOptions = USUAL) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read(data, options)
    return caught.value


def test_paragraphs():
    article = read(rtf(r"\pard One\line more\tab here.\par{\b Two} and\~a half.\par\sect Three\page Four"))
    assert texts(article) == ["One more here.", "Two and a half.", "Three", "Four"]
    assert (article.format, article.encoding, article.outcome) == ("rtf", "cp1252", ReadOutcome.OPENED)


def test_line_ends_in_the_file_are_none_in_the_text():
    assert said("One wo\nrd, \r\nand more.\\\nTwo\\\r\nThree") == ["One word, and more.", "Two", "Three"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\lquote a\rquote\ldblquote b\rdblquote\emdash c\endash d\bullet", "‘a’“b”—c–d•"),
        (r"caf\'e9\_x\-y\{z\}\\", "café‑xy{z}\\"),
        (r"\u8364?5 \u-10179?\u-8704?!", "€5 😀!"),
        (r"\uc2\u1055 ??a\uc0\u1056 b", "ПaРb"),
        (r"\uc1\u1055\'cf{\uc0\u1056 c}\u1057\'d1d", "ПРcСd"),
        (r"a\u55357?b\u57000?c", "a\ufffdb\ufffdc"),
        (r"{\upr{A?}{\*\ud{A\u252 ?}}}", "Aü"),
    ],
)
def test_characters(text: str, wanted: str):
    assert said(f"{text}\\par") == [wanted]


@pytest.mark.parametrize(
    ("head", "text", "wanted"),
    [
        (r"\mac", r"caf\'8e", "café"),
        (r"\ansi\ansicpg1251", r"\'cf\'f0\'e8", "При"),
        (r"\ansi{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}}", r"\f1\'cf\f0\'cf", "ПÏ"),
        (r"\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}", r"\f0\'cf", "П"),
        (r"\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}", r"\f0\'cf\f1\'cf", "ÏП"),
        (r"\ansi\ansicpg932", r"\'93\'fa\'96{\b }", "日\ufffd"),
        (r"\ansi\ansicpg932", r"\'83A\'93\'fa", "ア日"),
        (r"\ansi{\fonttbl{\f3\fcharset2 Symbol;}}", r"{\f3 a\'b7}\u-3999?", "α•"),
        (r"\ansi\deff1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}", r"\plain \'b3", "ł"),
    ],
)
def test_code_pages(head: str, text: str, wanted: str):
    assert said(f"x {text}\\par", head)[0].startswith(f"x {wanted}")


def test_another_encoding_can_be_ordered():
    data = rtf(r"\'cf\'f0\'e8\'e2\'e5\'f2\par")
    assert texts(read(data, ReadOptions(encoding="cp1251"))) == ["Привет"]
    assert refused(data, ReadOptions(encoding="no-such")).code is ErrorCode.UNKNOWN_ENCODING
    assert refused(data, ReadOptions(encoding="base64")).code is ErrorCode.UNKNOWN_ENCODING


STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2 Quote;}{\s3\outlinelevel1 Own;}{\s4 Title;}"
    r"{\*\cs5 Emphasis;}{\s6 caption;}{\s7 toc 1;}}"
)


def test_kinds_come_from_styles_outlines_and_lists():
    article = read(
        rtf(
            STYLES
            + r"\pard\s4 Ferry waits for fog\par\pard\s7 Contents\par\pard\s1 At the pier\par\pard\s3 On the quay"
            r"\par\pard\outlinelevel2 Below\par\pard\s2 We saw nothing.\par\pard\s6 The pier\par"
            r"\pard{\pntext\'b7\tab}tea"
            rf"\par\pard\ls1{{\listtext 1.\tab}}coffee\par\pard {SENTENCE}\par"
        )
    )
    assert [kind for kind, _ in kinds(article)] == [
        "title", "furniture", "heading", "heading", "heading", "block-quote", "caption", "list-item", "list-item",
        "body",
    ]  # fmt: skip
    assert texts(article)[7:9] == ["tea", "coffee"]
    assert article.title == "Ferry waits for fog"


def test_tables_give_a_paragraph_a_row():
    row = r"\trowd\cellx1\cellx2\pard\intbl Pier\par north\cell 12 boats\cell\row"
    article = read(rtf(rf"{SENTENCE}\par {row}{row}\pard {SENTENCE}\par"))
    assert kinds(article)[1:3] == [("table-row", "Pier north 12 boats")] * 2
    assert texts(article)[3:] == [SENTENCE]


def test_a_row_without_an_end_is_not_lost():
    assert sorted(said(rf"\pard\intbl Pier\cell Boats\cell\pard {SENTENCE}\par")) == ["Pier Boats", SENTENCE]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (r'SYMBOL 97 \\f "Symbol" \\s 12', "α"), (r'{\rtlch\f0  SYMBOL 0xA3 \\f "Symbol"}', "≤"), ("SYMBOL 233", "é"),
        (r'SYMBOL 61692 \\f "Wingdings"', "✓"), ("HYPERLINK SYMBOL 97", "x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("result", [r"\f3\fs24 x", r"\f3 {x}"])
def test_fields_of_signs(code: str, wanted: str, result: str):
    assert said(rf"5 {{\field{{\*\fldinst {code}}}{{\fldrslt{result}}}}} 10{{\field{{\fldrslt  cm}}}}\par") == [
        f"5 {wanted} 10 cm"
    ]


def test_footnotes_in_groups_marked_as_ignorable():
    # as LibreOffice writes them
    body = r"First{\super \chftn{\*\footnote \chftn\pard\plain {A note.}}} part.\par{\*\annotation Check this}Last.\par"
    assert kinds(read(rtf(body))) == [("body", "First part."), ("body", "Last."), ("body", "[1] A note.")]


def test_groups_that_stand_apart():
    body = (
        r"{\header Harbour Gazette\par}{\footerr\pard Not for release\par}{\footerf 12\par}"
        r"First{\super\chftn}{\footnote\pard{\super\chftn} One\par and another} part"
        r"{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt Boxed words\par}}"
        r"{\shprslt{\*\do{\dptxbxtext Boxed words}}}}"
        r"{\*\annotation{\*\atnid X}Check this}{\field{\*\fldinst{HYPERLINK x}}{\fldrslt{ link}}}"
        r"{\object{\*\objdata 00ff}{\result  shown}}{\pict 00ff}{\xe entry}{\*\unknown words}.\par Last.\par"
    )
    assert kinds(read(rtf(body))) == [
        ("furniture", "Harbour Gazette"), ("body", "First part link shown."), ("body", "Boxed words"),
        ("body", "Last."), ("body", "[1] One"), ("body", "and another"), ("furniture", "Not for release"),
    ]  # fmt: skip


TRACKED = r"The {\revised\revauth1 old }{\deleted new }ferry.\par {\deleted Gone.\par}{\revised Made.\par}Stays.\par"


def test_tracked_changes():
    article = read(rtf(TRACKED))
    assert texts(article) == ["The old ferry.", "Made.", "Stays."]
    assert (codes(article), article.offered) == (["tracked-changes"], {ReadChoice.ORIGINAL})
    before = read(rtf(TRACKED), ORIGINAL)
    assert texts(before) == ["The new ferry.", "Gone.", "Stays."]
    assert (codes(before), before.offered) == (["tracked-changes-original"], frozenset())


def test_hidden_text_is_left_out_and_said():
    article = read(rtf(r"Seen {\v never said }and\v  or this\v0  shown.\par"))
    assert texts(article) == ["Seen and shown."]
    assert [(note.code, note.values) for note in article.notes] == [("hidden-text", (("words", "4 words"),))]
    assert refused(rtf(r"{\v all of it}\par")).code is ErrorCode.NO_TEXT


def test_properties_are_guesses():
    info = (
        r"{\info{\title Ferry waits for fog}{\author Mara Lindqvist}{\operator Somebody}{\creatim\yr2019\mo3\dy4\hr9}"
        r"{\revtim\yr2019\mo3\dy5}{\printim\yr2001\mo1\dy1}{\*\company Nobody}}"
    )
    article = read(rtf(rf"{info}Ferry waits for fog\par {SENTENCE}\par"))
    assert (article.title, article.byline, article.published) == ("Ferry waits for fog", "Mara Lindqvist", "2019-03-05")
    assert set(article.guessed) == {"byline", "published"}
    assert texts(article) == ["Ferry waits for fog", SENTENCE]


def test_raw_data_is_passed_by_its_size_unless_that_is_a_lie():
    assert said(rf"{{\pict\bin9 a}}b{{c\d}}e}}{SENTENCE}\par") == [SENTENCE]
    assert said(rf"{{\pict\bin99999999 ab}}{SENTENCE}\par") == [SENTENCE]
    assert said(rf"{{\pict\bin20 ab}}{SENTENCE}\par") == [SENTENCE]
    assert said(rf"\bin40 {SENTENCE}\par and more\par") == [SENTENCE, "and more"]


def test_a_file_that_breaks_off():
    article = read(rtf(rf"{SENTENCE}\par {{\b Then the fog")[:-1])
    assert texts(article) == [SENTENCE, "Then the fog"]
    assert (article.outcome, codes(article)) == (ReadOutcome.OPENED_IN_PART, ["cut-off"])
    assert codes(read(rtf(rf"{SENTENCE}\par {{\footnote In a note")[:-1])) == ["cut-off"]
    assert codes(read(rtf(rf"{SENTENCE}\par {{\pict 00ff")[:-1])) == ["cut-off"]


def test_a_brace_too_many_in_the_middle():
    assert said(rf"One}} and two.\par {SENTENCE}\par") == ["One and two.", SENTENCE]
    assert texts(read(rtf(SENTENCE) + b"\0\0 trailing words")) == [SENTENCE]


def test_nesting_is_bounded():
    deep = limits.DEEPEST_RTF_GROUP - 2
    assert said("{" * deep + SENTENCE + "}" * deep) == [SENTENCE]
    assert refused(rtf("{" * (deep + 10) + SENTENCE + "}" * (deep + 10))).code is ErrorCode.TOO_BIG


def test_marks_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "MOST_RTF_TOKENS", 1000)
    article = read(rtf(rf"{SENTENCE}\par" + r"{\b x}" * 1000))
    assert texts(article)[0] == SENTENCE
    assert (article.outcome, codes(article)) == (ReadOutcome.OPENED_IN_PART, ["cut"])


def test_paragraphs_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "MOST_PARAGRAPHS", 50)
    article = read(rtf(r"one more paragraph\par{\footnote a note}" * 60))
    assert len(texts(article)) == 50
    assert (article.outcome, codes(article)) == (ReadOutcome.OPENED_IN_PART, ["cut"])


def test_a_purpose_stated_over_and_over_counts_once():
    notes = r"\footnote" * 500
    assert said(rf"{SENTENCE}\par{{{notes} one note}}") == [SENTENCE, "[1] one note"]


def test_without_text():
    assert refused(rtf(r"{\pict 00ff}\par")).code is ErrorCode.NO_TEXT


PARTS = st.sampled_from((
    "{", "}", "\\", "*", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\footnote ", "\\header ", "\\shptxt ", "\\pict ",
    "\\bin3 ", "\\u55357?", "\\uc0 ", "\\'e9", "\\'", "\\f1 ", "\\fonttbl ", "\\fcharset2 ", "\\stylesheet ", "\\s1 ",
    "\\v ", "\\deleted ", "\\revised ", "\\plain ", "\\pard ", "\\info ", "\\title ", "\\upr ", "\\listtext ",
    "\\ansicpg65001 ", "\\nestrow ", "\\deff1 ", "words ", "\\cpg932 ", "\n", "\\~", "\\yr99999 ", "\\mo13 ",
))  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=40), st.booleans())
def test_any_order_of_controls_ends_in_an_article_or_an_error(parts: list[str], original: bool):
    with contextlib.suppress(CopytasterError):
        assert texts(read(rtf("".join(parts)), ORIGINAL if original else USUAL))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_end_in_an_article_or_an_error(data: bytes):
    with contextlib.suppress(CopytasterError):
        assert texts(read(b"{\\rtf1 " + data))
