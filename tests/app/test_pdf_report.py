from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from present_samples import article, passage, two
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from app.errors import Cancelled, CopytasterError, ErrorCode
from app.export import pdf
from app.model.alignment import Link, LinkKind, Reason, Row, Side
from app.model.article import Note, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.decisions import BY_HAND
from app.model.edit import Edit, EditKind, Wording
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.reuse import SentenceAge, Trail
from app.model.terms import Term, TermRow
from app.present import Role

MADE_AT = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)
OPTIONS = pdf.PdfOptions(MADE_AT)
HOSTILE = (
    '#panic("boom") #{1+1} #import "@preview/x:0.1.0"',
    "$x^2$ \\ <label> `raw` ```code``` *bold* _it_ @ref",
    "// no comment /* none */ -- --- ... ~ ' \"",
    "]] [[ }} {{ = Heading - item + item \\u{41} #let a = 1",
    "<script>alert(1)</script> &amp; %PDF (paren\\) /Name",
)


def many(count: int, extra: tuple[str, ...] = ()) -> Comparison:
    """*count* articles whose first paragraph differs in a figure from the base's; then *extra* in all of them."""
    opening = "The mayor closed the old bridge after {} cars were swept away."
    texts = [(opening.format(12 + n), *extra) for n in range(count)]
    articles = tuple(
        article("ABCDEF"[n], tuple((ParagraphKind.BODY, text) for text in texts[n]), title=f"Story {n}")
        for n in range(count)
    )
    links = tuple(
        Link(
            Side(0, (0,)),
            Side(n, (0,)),
            LinkKind.EDITED,
            False,
            0.9,
            (),
            Wording((Edit(EditKind.REPLACED, passage(articles, 0, 0, "12"), passage(articles, n, 0, str(12 + n))),)),
        )
        for n in range(1, count)
    )
    rows = tuple(Row(((n,),) * count) for n in range(1 + len(extra)))
    return Comparison(Stage.COMPLETE, 0, articles, links, rows)


def read(comparison: Comparison, options: pdf.PdfOptions = OPTIONS) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(comparison, options)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value


def structure(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure tree."""
    waiting = [resolved(reader.root_object["/StructTreeRoot"])]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ArrayObject):
            waiting += [resolved(child) for child in node]
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(resolved(node["/K"]))


@pytest.fixture(scope="module")
def report() -> PdfReader:
    return read(two())


def test_it_says_that_it_is_tagged_pdf_ua(report: PdfReader) -> None:
    root = report.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part>1<" in metadata or 'pdfuaid:part="1"' in metadata
    assert report.metadata is not None
    assert report.metadata.title == "Bridge closed after flood / Hollin shuts bridge"
    assert report.metadata.creation_date == MADE_AT


def test_its_tables_have_header_cells_and_its_headings_levels(report: PdfReader) -> None:
    kinds = Counter(str(node["/S"]) for node in structure(report))
    assert kinds["/H1"] == 1
    assert kinds["/H2"] >= 6
    assert kinds["/Table"] >= 3
    assert kinds["/TH"] >= 8
    assert kinds["/TD"] > kinds["/TH"]
    assert kinds["/Link"] >= 6
    levels = [int(str(node["/S"])[2:]) for node in structure(report) if str(node["/S"]) in ("/H1", "/H2", "/H3")]
    assert set(levels) == {1, 2, 3}


def test_every_link_has_a_description(report: PdfReader) -> None:
    links = [
        note.get_object()
        for page in report.pages
        for note in page.get("/Annots", ())
        if note.get_object()["/Subtype"] == "/Link"
    ]
    assert links
    assert all(str(link.get("/Contents", "")) for link in links)


def test_it_has_bookmarks(report: PdfReader) -> None:
    titles = [str(item.title) for item in flat(report.outline)]
    assert titles[0] == "Bridge closed after flood"
    for title in ("The articles", "Side by side", "Findings", "Quote ledger", "Who is named, and where", "Coverage"):
        assert title in titles


def flat(items: object) -> Iterator[object]:
    assert isinstance(items, list)
    for item in items:
        if isinstance(item, list):
            yield from flat(item)
        else:
            yield item


def test_it_tells_where_everything_comes_from(report: PdfReader) -> None:
    text = text_of(report)
    for words in (
        "a.txt",
        "b.txt",
        "a" * 32,
        "12 October 2015",
        "October 2015 (guessed)",
        "33 words in 3 paragraphs",
        "Wire",
        "Herald",
        "14 March 2026, 09:26 UTC",
        "Base: A",
        f"Page 1 of {len(report.pages)}",
    ):
        assert words in text, words
    assert "/stories/" not in text


def test_it_gives_the_answer_the_findings_and_the_ledger_in_words(report: PdfReader) -> None:
    text = text_of(report)
    for words in (
        "1 quote altered, 1 quote under another speaker, 1 figure differs.",
        "B carries 100 % of A",
        "A says 12, B says 14.",
        "altered · another speaker",
        "Ada Brock / her deputy",
        "Only in one article",
        "left out of the comparison",
        "Hollin 1 2",
    ):
        assert words in text, words


def test_marks_have_signs_besides_colours(report: PdfReader) -> None:
    text = text_of(report)
    assert "▾old" in text
    assert "◆12F3" in text
    assert "⇅ B ¶1" in text
    for sign in "=≠≈~⇅":
        assert sign in text


def test_it_has_terms_reuse_coverage_versions_and_counts_style() -> None:
    comparison = two()
    words = [passage(comparison.articles, n, p, "bridge") for n, p in ((0, 1), (1, 2))]
    ages = tuple(SentenceAge(Passage(n, p, 0, 5), since) for n, p, since in ((0, 1, 0), (1, 2, 0), (1, 4, 1)))
    style = Finding(FindingKind.STYLE_ONLY, Severity.NOTE, (), tuple(words))
    by_hand = replace(comparison.links[0], reasons=(Reason(BY_HAND),))
    reader = read(
        replace(
            comparison,
            links=(by_hand, *comparison.links[1:]),
            terms=(TermRow("the crossing", None, (Term("bridge", tuple(words)),)),),
            trails=(Trail((0, 1), ages, dated=False),),
            findings=(*comparison.findings, style),
        )
    )
    text = text_of(reader)
    for told in (
        "What A B the crossing bridge 1× bridge 1×",
        "Evidence, never a verdict.",
        "B from A",
        "runs of words in common",
        "a fact, not an estimate",
        "¶3 ⇅ ¶1",
        "A and B are versions of one text, in the order of opening",
        "New in B",
        "1 difference of style alone, not listed.",
        "by hand",
        "Linked by hand: 1 pair",
    ):
        assert told in text, told
    titles = [str(item.title) for item in flat(reader.outline)]
    assert titles[-4:] == ["Called differently", "Reuse", "Coverage", "Versions"]


def test_marks_can_be_left_out() -> None:
    text = text_of(read(two(), replace(OPTIONS, marks=frozenset({Role.ENTITY}))))
    assert "▾old" not in text
    assert "◆12" not in text
    assert "the old bridge on" in text


def test_the_same_input_gives_the_same_bytes() -> None:
    once = pdf.render(two(), OPTIONS)
    assert pdf.render(two(), OPTIONS) == once
    later = replace(OPTIONS, made_at=MADE_AT + timedelta(days=1))
    assert pdf.render(two(), later) != once


def test_the_time_is_the_callers_and_needs_a_zone() -> None:
    abroad = replace(OPTIONS, made_at=MADE_AT.astimezone(timezone(timedelta(hours=5, minutes=30))))
    assert "14 March 2026, 14:56 UTC+05:30" in text_of(read(two(), abroad))
    with pytest.raises(ValueError, match="time zone"):
        pdf.render(two(), replace(OPTIONS, made_at=MADE_AT.replace(tzinfo=None)))


@pytest.mark.parametrize(
    ("count", "orientation", "wide"),
    [(2, "auto", False), (2, "landscape", True), (3, "auto", True), (3, "portrait", True), (6, "auto", True)],
)
def test_two_to_six_articles_in_their_orientation(count: int, orientation: str, wide: bool) -> None:
    reader = read(many(count), replace(OPTIONS, orientation=orientation))
    box = reader.pages[0].mediabox
    assert (box.width > box.height) == wide
    text = text_of(reader)
    for number in range(count):
        assert f"◆{12 + number} cars" in text


def test_nothing_an_article_says_is_read_as_code() -> None:
    texts = HOSTILE
    comparison = many(2, texts)
    first = comparison.articles[0]
    named = replace(first, title="#panic()", source="$", byline="*_`", path='/x/a"#b.txt', notes=(Note('#"\\'),))
    text = text_of(read(replace(comparison, articles=(named, comparison.articles[1]))))
    for words in (*texts, "#panic()", 'a"#b.txt'):
        assert text.count(" ".join(words.split())) >= 1, words


def test_right_to_left_text_keeps_its_characters_in_order() -> None:
    text = text_of(read(many(2, ("שלום", "قال الرئيس هذا"))))
    assert "שלום" in text or "םולש" in text
    assert set("قالرئيسهذا") <= set(text)


def test_characters_without_a_font_are_shown_as_squares_and_said() -> None:
    reader = read(many(2, ("before \U0003fffd\U0003fff0 after", "日本語")))
    text = text_of(reader)
    assert "before □□ after" in text
    assert "different characters have no font" in text
    assert "日本語" in text or "□□□" in text
    assert reader.root_object["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u200b", "\u202e abc \u2066", "\x00\x1b[31m", "\ud800", "a\u0301\u0301\u0301", "\ufeff", "\u2028"],
)
def test_odd_characters_do_not_stop_the_report(text: str) -> None:
    assert len(read(many(2, (text, f"x{text}y"))).pages) >= 1


def test_a_paragraph_longer_than_a_page_breaks_and_the_header_comes_again() -> None:
    reader = read(many(2, (" ".join(f"word{n}" for n in range(3000)),)))
    text = text_of(reader)
    assert len(reader.pages) > 3
    assert all(f"word{n}" in text for n in range(0, 3000, 37))
    for page in reader.pages[1:-2]:
        words = page.extract_text()
        assert "Story 0" in words
        assert "Story 1" in words


def test_a_word_longer_than_a_line_is_broken_not_cut() -> None:
    text = "".join(page.extract_text() for page in read(many(2, ("W" * 300,))).pages)
    assert text.count("W") >= 600


def test_it_says_when_there_is_nothing_to_look_at() -> None:
    assert "Nothing found that an editor must look at" in text_of(read(replace(two(), findings=())))


def test_before_alignment_and_without_titles_there_is_a_report_too() -> None:
    bare = tuple(
        replace(one, title=None, path="", sha256="", source=None, published=None, byline=None) for one in two().articles
    )
    text = text_of(read(Comparison(Stage.READ, 1, bare)))
    assert "pasted text" in text
    assert "Not yet compared in full" in text
    assert "Shops on the north bank" in text


def test_it_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("old")
    told: list[tuple[str, int, int]] = []
    pdf.write(two(), target, OPTIONS, lambda *step: told.append(step))
    assert target.read_bytes() == pdf.render(two(), OPTIONS)
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
    assert all(done <= total for _, done, total in told)
    assert told[-1][1] == told[-1][2]


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    for target in (tmp_path / "nowhere" / "report.pdf", tmp_path):
        with pytest.raises(CopytasterError) as told:
            pdf.write(two(), target, OPTIONS)
        assert told.value.code is ErrorCode.CANNOT_WRITE
        assert told.value.path == str(target)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_rename_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.export.pdf.os.replace", refuse)
    with pytest.raises(CopytasterError) as told:
        pdf.write(two(), tmp_path / "report.pdf", OPTIONS)
    assert told.value.code is ErrorCode.CANNOT_WRITE
    assert told.value.values == {"detail": "Permission denied"}
    assert list(tmp_path.iterdir()) == []


def test_a_failing_typesetter_is_an_export_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise RuntimeError("out of paper\nsecond line")

    monkeypatch.setattr("typst.compile", fail)
    with pytest.raises(CopytasterError) as told:
        pdf.write(two(), tmp_path / "report.pdf", OPTIONS)
    assert told.value.code is ErrorCode.EXPORT_FAILED
    assert told.value.values == {"detail": "out of paper"}
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(stage: str, done: int, total: int) -> None:
        if stage == "write":
            raise Cancelled

    with pytest.raises(Cancelled):
        pdf.write(two(), tmp_path / "report.pdf", OPTIONS, stop)
    assert list(tmp_path.iterdir()) == []
