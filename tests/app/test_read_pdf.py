"""PDFs: what is refused and how, what is said of losses, facts, and that no bytes can hurt."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_made import HARBOUR, Put, column, pdf

from app import messages
from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadOutcome
from app.read import limits, read_bytes

K = ParagraphKind
PICTURE = "10 10 200 300 re f"


def opened(data: bytes) -> Article:
    return read_bytes(data, "story.pdf")


def refused(data: bytes) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read_bytes(data, "story.pdf")
    return caught.value


def notes(article: Article) -> dict[str, dict[str, str]]:
    return {note.code: dict(note.values) for note in article.notes}


def test_opens_with_nothing_to_say():
    article = opened(pdf(column(HARBOUR, gap=6)))
    assert [paragraph.text for paragraph in article.paragraphs] == HARBOUR
    assert article.outcome is ReadOutcome.OPENED
    assert article.format == "pdf"
    assert not article.notes
    assert not article.guessed


def test_password():
    locked = "/Encrypt<</Filter/Standard/V 1/R 2/O<{}>/U<{}>/P -4>>/ID[<00><00>]".format("41" * 32, "42" * 32)
    assert refused(pdf(column(HARBOUR), trailer=locked)).code is ErrorCode.NEEDS_PASSWORD


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"garbage " * 500])
def test_hopeless_files_are_damaged(data: bytes):
    assert refused(data).code is ErrorCode.DAMAGED


def test_without_pages():
    assert refused(pdf()).code is ErrorCode.DAMAGED


def test_broken_index_is_repaired_and_said():
    data = pdf(column(HARBOUR, gap=6)).replace(b"startxref\n", b"startxref\n9")
    article = opened(data)
    assert [paragraph.text for paragraph in article.paragraphs] == HARBOUR
    assert article.outcome is ReadOutcome.OPENED_IN_PART
    assert "pdf-repaired" in notes(article)


def test_bytes_before_the_head_are_no_damage():
    assert not opened(b"\r\n" + pdf(column(HARBOUR))).notes


def test_scan_says_what_to_do():
    problem = refused(pdf([PICTURE], [PICTURE]))
    assert problem.code is ErrorCode.NO_TEXT
    assert "OCR" in problem.values["detail"]
    assert "pictures" in problem.values["detail"]


def test_blank_pages():
    assert refused(pdf([], [])).values["detail"] == "its pages are blank"


def test_some_pages_without_text():
    article = opened(pdf(column(HARBOUR), [PICTURE], [PICTURE], [], column(HARBOUR), [PICTURE]))
    assert article.outcome is ReadOutcome.OPENED_IN_PART
    assert notes(article) == {"pages-without-text": {"pages": "2-3, 6"}}
    assert all("{" not in messages.note(note) for note in article.notes)


def test_hidden_text_over_a_scan_is_read():
    article = opened(pdf([PICTURE, "BT 3 Tr /F1 11 Tf 60 700 Td (Read by a machine from the picture.) Tj ET"]))
    assert article.paragraphs[0].text == "Read by a machine from the picture."


def test_a_false_count_of_pages_is_bounded():
    article = opened(pdf(column(HARBOUR), count=2_000_000_000))
    assert article.paragraphs[0].text == HARBOUR[0]


def test_pages_beyond_the_budget(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MOST_PDF_PAGES", 2)
    article = opened(pdf(*(column([f"{text} {number}"]) for number, text in enumerate(HARBOUR))))
    assert notes(article) == {"cut": {"limit": "2 pages"}}
    assert article.outcome is ReadOutcome.OPENED_IN_PART
    assert [paragraph.text[-1] for paragraph in article.paragraphs] == ["0", "1"]


@pytest.mark.parametrize("budget", ["MOST_PDF_CHARACTERS", "MOST_PAGE_CHARACTERS"])
def test_characters_beyond_the_budget(monkeypatch: pytest.MonkeyPatch, budget: str):
    monkeypatch.setattr(limits, budget, 60)
    article = opened(pdf(column([HARBOUR[0]]), column([HARBOUR[1]])))
    assert notes(article)["cut"]["limit"].startswith("60 characters")
    whole = sum(len(text) for text in HARBOUR[:2])
    assert sum(len(paragraph.text) for paragraph in article.paragraphs) < whole / 2


def test_letters_without_meaning_are_no_text():
    codes = b"1 begincodespacerange <00><ff> endcodespacerange 1 beginbfrange <41><5a><e041> endbfrange"
    private = b"<</Length %d>>stream\n%s\nendstream" % (len(codes), codes)
    problem = refused(pdf([Put(60, 700, "ABCABCABC")], font="/ToUnicode 5 0 R", extra=(private,)))
    assert problem.code is ErrorCode.NO_TEXT
    assert "OCR" in problem.values["detail"]


def test_title_stated_and_shown():
    page = [Put(60, 740, "Bridge stays closed", 22), *column(HARBOUR)]
    article = opened(pdf(page, info={"Title": "Bridge stays closed - Harbour Gazette", "Author": "Anna Bell"}))
    assert article.title == "Bridge stays closed"
    assert article.paragraphs[0].kind is K.TITLE
    assert "title" not in article.guessed
    assert article.byline == "Anna Bell"
    assert "byline" in article.guessed


@pytest.mark.parametrize("junk", ["Microsoft Word - bridge.docx", "untitled", "bridge_final.indd", "index", ""])
def test_junk_for_a_title(junk: str):
    article = opened(pdf([Put(60, 740, "Bridge stays closed", 22), *column(HARBOUR)], info={"Title": junk}))
    assert article.title == "Bridge stays closed"
    assert "title" in article.guessed


def test_title_stated_alone():
    article = opened(pdf(column(HARBOUR), info={"Title": "Bridge stays closed", "Author": "user"}))
    assert article.title == "Bridge stays closed"
    assert article.byline is None


def test_title_over_two_lines():
    page = [Put(60, 750, "Bridge stays closed", 22), Put(60, 724, "for another year", 22), *column(HARBOUR)]
    assert opened(pdf(page)).title == "Bridge stays closed for another year"


def test_a_running_head_above_the_title_is_furniture():
    page = [Put(60, 770, "Letters from the northern bank", 8), Put(60, 745, "14 March 2025", 8)]
    page += [Put(60, 720, "The bridge stays closed", 20), *column(HARBOUR, gap=6)]
    kinds = [(one.kind, one.text) for one in read_bytes(pdf(page), "story.pdf").paragraphs[:3]]
    assert kinds == [
        (K.FURNITURE, "Letters from the northern bank"), (ParagraphKind.DATELINE, "14 March 2025"),
        (K.TITLE, "The bridge stays closed"),
    ]  # fmt: skip


def test_title_above_nothing_but_text_up_the_margin():
    turned = "BT /F1 7 Tf 0 1 -1 0 30 200 Tm (Printed on recycled paper) Tj ET"
    page = [*column(HARBOUR[:1], y=780), Put(60, 700, "Bridge stays closed", 24)]
    assert opened(pdf([*page, turned])).title == "Bridge stays closed"


def test_a_subhead_is_no_title():
    page = [*column(HARBOUR[:3], y=740, gap=6), Put(60, 560, "What comes next", 13, bold=True)]
    article = opened(pdf([*page, *column(HARBOUR[3:], y=540, gap=6)]))
    assert K.HEADING in {paragraph.kind for paragraph in article.paragraphs}
    assert article.title is None


def test_date_of_making_is_a_guess():
    article = opened(pdf(column(HARBOUR), info={"CreationDate": "D:20240305101010+01'00'"}))
    assert article.published == "2024-03-05"
    assert "published" in article.guessed


def test_date_near_the_head_is_worth_more():
    page = [Put(60, 740, "Published on 4 May 2019"), *column(HARBOUR)]
    assert opened(pdf(page, info={"CreationDate": "D:20240305101010Z"})).published == "2019-05-04"


def test_reads_the_same_twice():
    data = pdf([Put(60, 740, "Bridge stays closed", 22), *column(HARBOUR)])
    assert opened(data) == opened(data)


def survives(data: bytes) -> None:
    try:
        article = read_bytes(data, "story.pdf")
    except CopytasterError as problem:
        assert problem.path == "story.pdf"  # noqa: PT017 - either outcome is right
    else:
        assert any(letter.isalnum() for paragraph in article.paragraphs for letter in paragraph.text)


@given(st.binary(max_size=400))
@settings(max_examples=30)
def test_any_bytes(data: bytes):
    survives(b"%PDF-1.7\n" + data)


GOOD = pdf([Put(60, 740, "Bridge stays closed", 22), *column(HARBOUR)], column(HARBOUR))


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8), st.integers(0, 40))
@settings(max_examples=60)
def test_altered_files(at: int, put: bytes, cut: int):
    survives(GOOD[:at] + put + GOOD[at + cut :])


_NUMBER = st.sampled_from(["0", "1", "-1", "1e9", "-1e9", "0.0001", "99999999999", "12", "700"])


@given(st.lists(st.tuples(*[_NUMBER] * 7, st.sampled_from(["word", "A", "x y z", "\\373", "(", ""])), max_size=12))
@settings(max_examples=40)
def test_any_places_and_sizes(texts: list[tuple[str, ...]]):
    page = [
        f"BT /F1 {size} Tf {a} {b} {c} {d} {x} {y} Tm ({text.replace('(', '')}) Tj ET"
        for size, a, b, c, d, x, y, text in texts
    ]
    survives(pdf(page))


def test_many_words_at_one_place():
    survives(pdf(["BT /F1 10 Tf 60 700 Td (a) Tj ET"] * 5_000))


def test_a_picture_that_unpacks_to_much_is_never_unpacked():
    packed = zlib.compress(b"\0" * 50_000_000, 9)
    image = b"<</Type/XObject/Subtype/Image/Width 5000/Height 10000/ColorSpace/DeviceGray/BitsPerComponent 8"
    image += b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    page = [*column(HARBOUR, gap=6), "q 100 0 0 100 0 0 cm /I Do Q"]
    article = opened(pdf(page, resources="/XObject<</I 5 0 R>>", extra=(image,)))
    assert [paragraph.text for paragraph in article.paragraphs] == HARBOUR
    assert not article.notes
