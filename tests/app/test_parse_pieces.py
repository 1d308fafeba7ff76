from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.article import ParagraphKind, SegmentedParagraph
from app.parse.pieces import cut, even


def paragraph(text: str, *borders: int) -> SegmentedParagraph:
    ends = [*borders, len(text)]
    return SegmentedParagraph(ParagraphKind.BODY, text, (), tuple(zip([0, *borders], ends, strict=True)))


@given(st.text())
def test_evening_keeps_every_offset(text: str) -> None:
    assert len(even(text)) == len(text)


def test_evening_straightens_marks_and_spaces() -> None:
    assert even("“It’s\u00a0over,” «he» said") == '"It\'s over," "he" said'


def test_two_apostrophes_become_a_mark_of_the_same_length() -> None:
    assert even("''Yes'' ``no``") == '" Yes"  " no" '


@given(st.text(max_size=200), st.integers(1, 40), st.lists(st.integers(0, 200)))
def test_pieces_cover_the_text_within_the_limit(text: str, limit: int, borders: list[int]) -> None:
    inside = sorted({border for border in borders if 0 < border < len(text)})
    pieces = cut(paragraph(text, *inside), limit)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(0 < end - start <= limit for start, end in pieces)


def test_pieces_end_with_sentences_where_they_can() -> None:
    assert cut(paragraph("One two. Three four. Five.", 9, 21), 22) == [(0, 21), (21, 26)]


def test_a_sentence_beyond_the_limit_is_cut_at_a_space() -> None:
    assert cut(paragraph("aaa bbb ccc ddd"), 9) == [(0, 8), (8, 15)]


def test_a_word_beyond_the_limit_is_cut_at_the_limit() -> None:
    assert cut(paragraph("a" * 10), 4) == [(0, 4), (4, 8), (8, 10)]
