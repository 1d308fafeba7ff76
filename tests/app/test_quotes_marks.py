from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.article import ParagraphKind, SegmentedParagraph
from app.quotes.marks import find_regions

WILD = st.text(alphabet=st.sampled_from("ab sS.,5 \"'“”„«»‘’`[") | st.characters(), max_size=60)


def regions(*texts: str, kind: ParagraphKind = ParagraphKind.BODY) -> list[list[str]]:
    paragraphs = [SegmentedParagraph(kind, text, (), ()) for text in texts]
    return [
        [text[one.first : one.last] for one in found]
        for text, found in zip(texts, find_regions(paragraphs), strict=True)
    ]


@given(st.lists(WILD, max_size=4))
def test_regions_ascend_apart_within_their_paragraph(texts: list[str]) -> None:
    paragraphs = [SegmentedParagraph(ParagraphKind.BODY, text, (), ()) for text in texts]
    for text, found in zip(texts, find_regions(paragraphs), strict=True):
        before = 0
        for one in found:
            assert before <= one.start < one.first <= one.last <= one.end <= len(text)
            before = one.end


def test_curly_straight_typed_and_angled_marks() -> None:
    assert regions("“So it is,” he said.") == [["So it is,"]]
    assert regions('"So it is," he said. "Yes."') == [["So it is,", "Yes."]]
    assert regions("''So it is,'' he said.") == [["So it is,"]]
    assert regions("„So ist es“, sagte er.") == [["So ist es"]]
    assert regions("« C’est ainsi », dit-il.") == [[" C’est ainsi "]]
    assert regions("»So ist es«, sagte er.") == [["So ist es"]]


def test_single_marks_count_where_there_are_no_double_ones() -> None:
    assert regions("‘I can’t say that,’ he said. ‘It’s the workers’ choice.’") == [
        ["I can’t say that,", "It’s the workers’ choice."]
    ]
    assert regions("‘Not this’ he said.", "“But this,” she said.") == [[], ["But this,"]]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert regions("The workers' union didn't say it's James' fault in the '90s.") == [[]]


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph_only() -> None:
    assert regions("He said: “So it is", "and left.") == [["So it is"], []]


def test_a_lost_opening_mark_spoils_nothing() -> None:
    assert regions('So it is" he said. "Yes, it is."') == [["Yes, it is."]]


def test_inches_are_no_quotation() -> None:
    assert regions('A 12" pipe and a 14" pipe.') == [[]]


def test_a_quotation_over_paragraphs_is_chained() -> None:
    texts = ["“First part.", "“Second part.", "“Third part,” he said.", "“Another.”"]
    paragraphs = [SegmentedParagraph(ParagraphKind.BODY, text, (), ()) for text in texts]
    found = [one for regions in find_regions(paragraphs) for one in regions]
    assert [one.continues for one in found] == [False, True, True, False]


def test_titles_may_use_single_marks() -> None:
    title = SegmentedParagraph(ParagraphKind.TITLE, "Minister: ‘We will not give in’", (), ())
    body = SegmentedParagraph(ParagraphKind.BODY, "“We will not give in,” he said.", (), ())
    assert [len(one) for one in find_regions([title, body])] == [1, 1]


def test_marks_inside_a_quotation_do_not_end_it() -> None:
    inner = "She told me, {}Leave it,{} and I did."
    for outer, marks in (("“”", "‘’"), ("“”", "“”"), ('""', '""'), ('""', "''"), ("‘’", "“”")):
        said = inner.format(*marks)
        assert regions(f"Bo Lund said: {outer[0]}{said}{outer[1]} So it was.") == [[said]]


def test_a_quotation_may_begin_or_end_with_another() -> None:
    assert regions('"I was told, "Leave it."" He left.') == [['I was told, "Leave it."']]
    assert regions("He said: ‘“Leave it,” she told me.’ He left.") == [["“Leave it,” she told me."]]


def test_two_quotations_in_marks_of_one_kind_stay_two() -> None:
    assert regions('"Leave it," he said. "We did."') == [["Leave it,", "We did."]]
    assert regions("He called it “odd” and then “a shame” again.") == [["odd", "a shame"]]
    assert regions("The workers' hall was “full” and the '90s were ‘over’, he said.") == [["full"]]


def test_single_outer_marks_keep_counting_where_double_ones_stand_inside_only() -> None:
    texts = "‘It is over,’ he said.", "‘She told me “go home” and I went,’ he said."
    assert regions(*texts) == [["It is over,"], ["She told me “go home” and I went,"]]
