"""Word documents."""

from __future__ import annotations

import base64
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_seeds import OFFICE, ORIGINAL, SENTENCE, R, W, body, codes, docx, kinds, p, r, texts, zipped

from app.errors import CopytasterError, ErrorCode
from app.model.article import USUAL, Article, ReadChoice, ReadOptions, ReadOutcome
from app.read import read_bytes

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(data: bytes, options: ReadOptions = USUAL, name: str = "story.docx") -> Article:
    return read_bytes(data, name, options)


def style(name: str, shown: str, *, based: str = "", properties: str = "", kind: str = "paragraph") -> str:
    based = f"<w:basedOn w:val='{based}'/>" if based else ""
    return f"<w:style w:type='{kind}' w:styleId='{name}'><w:name w:val='{shown}'/>{based}{properties}</w:style>"


def styled(name: str, text: str) -> str:
    return p(text, f"<w:pStyle w:val='{name}'/>")


def refused(data: bytes) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read(data)
    return caught.value


def test_paragraphs_of_plain_text():
    article = read(docx(p(SENTENCE) + p("It left at noon, with forty passengers on board.")))
    assert texts(article) == [SENTENCE, "It left at noon, with forty passengers on board."]
    assert (article.format, article.outcome, article.notes) == ("docx", ReadOutcome.OPENED, ())


def test_kinds_come_from_styles_by_name_id_base_and_outline():
    styles = (
        style("Titel", "Title")
        + style("berschrift1", "heading 1")
        + style("Own", "House subhead", based="berschrift1")
        + style("Level", "Section", properties="<w:pPr><w:outlineLvl w:val='2'/></w:pPr>")
        + style("IntenseQuote", "Intense Quote")
        + style("Caption", "caption")
        + style("Points", "Points", properties="<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>")
        + style("TOC1", "toc 1")
        + style("Loop", "One", based="Pool")
        + style("Pool", "Two", based="Loop")
    )
    text = (
        styled("Titel", "Ferry waits for the fog to lift")
        + styled("TOC1", "First part of the story")
        + styled("berschrift1", "At the pier")
        + styled("Own", "In the canteen")
        + styled("Level", "On the quay")
        + styled("Heading4", "Known by its id alone")
        + styled("IntenseQuote", "We could not see the bow.")
        + styled("Caption", "The pier at noon")
        + styled("Points", "tea")
        + p("coffee", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")
        + p("no list any more, only the words of it.", "<w:numPr><w:numId w:val='0'/></w:numPr>")
        + styled("Loop", SENTENCE)
    )
    article = read(docx(text, styles))
    assert [kind for kind, _ in kinds(article)] == [
        "title", "furniture", "heading", "heading", "heading", "heading", "block-quote", "caption", "list-item",
        "list-item", "body", "body",
    ]  # fmt: skip
    assert article.title == "Ferry waits for the fog to lift"
    assert "title" not in article.guessed


def test_a_heading_at_the_head_is_the_title_by_guess():
    article = read(docx(styled("Heading1", "Ferry waits") + p(SENTENCE) + styled("Heading1", "Later") + p(SENTENCE)))
    assert [kind for kind, _ in kinds(article)] == ["title", "body", "heading", "body"]
    assert article.guessed == ("title",)


def test_a_whole_paragraph_is_no_heading_whatever_its_style():
    long = " ".join([SENTENCE] * 6)
    text = styled("Title", "Ferry waits") + styled("Heading2", long) + styled("Heading2", "Later")
    assert [kind for kind, _ in kinds(read(docx(text + p(SENTENCE))))] == ["title", "body", "heading", "body"]


def test_styles_of_a_newsroom():
    styles = style("HL", "Headline") + style("BY", "Byline") + style("SF", "Standfirst")
    text = styled("HL", "Ferry waits") + styled("SF", "Fog over the sound") + styled("BY", "By Mara Lindqvist")
    article = read(docx(text + p(SENTENCE), styles))
    assert [kind for kind, _ in kinds(article)] == ["title", "heading", "byline", "body"]
    assert (article.title, article.byline, article.guessed) == ("Ferry waits", "Mara Lindqvist", ())


def test_text_of_runs_breaks_signs_and_fields():
    text = (
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t>"
        "<w:softHyphen/><w:sym w:font='Symbol' w:char='F061'/></w:r>"
        "<w:hyperlink r:id='x'><w:r><w:t> link</w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        "<w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t> result</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:fldSimple w:instr='DATE'><w:r><w:t> Monday</w:t></w:r>"
        "</w:fldSimple></w:p><w:p><w:r><w:t>before the page</w:t><w:br w:type='page'/><w:t>after it</w:t></w:r></w:p>"
    )
    assert texts(read(docx(text))) == ["one two three\u2011fourα link result Monday", "before the page", "after it"]


def test_text_in_a_font_of_signs():
    runs = "".join(
        f"<w:r><w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr><w:t>\uf061\uf0fc</w:t></w:r>"
        for font in ("Symbol", "Wingdings")
    )
    assert texts(read(docx(f"<w:p>{runs}<w:r><w:t> a</w:t></w:r></w:p>"))) == ["α\ufffd\ufffd✓ a"]


def test_a_field_without_an_end_swallows_no_paragraph():
    text = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>TOC</w:t></w:r></w:p>"
    assert texts(read(docx(text + p(SENTENCE)))) == [SENTENCE]


def test_a_drop_cap_belongs_to_the_word_it_begins():
    assert texts(read(docx(p("T", "<w:framePr w:dropCap='drop' w:lines='3'/>") + p(SENTENCE[1:])))) == [SENTENCE]


def test_tables_give_a_paragraph_a_row():
    def cell(*paragraphs: str) -> str:
        return f"<w:tc><w:tcPr/>{''.join(p(one) for one in paragraphs)}</w:tc>"

    long = " ".join(["word"] * 30)
    rows = [
        cell("Pier", "north") + cell("12 boats"),
        cell(long + " one.", long + " two.") + cell("short"),
        cell("alone"),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    article = read(docx(p(SENTENCE) + table + p(SENTENCE)))
    assert kinds(article)[1:5] == [
        ("table-row", "Pier north 12 boats"),
        ("body", long + " one."),
        ("body", long + " two."),
        ("body", "short"),
    ]
    assert "alone" in texts(article)


def test_text_boxes_are_read_once_after_their_paragraph():
    box = f"<w:txbxContent>{p('Boxed words')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent xmlns:mc='{MC}'><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    only = f"<mc:AlternateContent xmlns:mc='{MC}'><mc:Choice/><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    article = read(docx(f"<w:p><w:r><w:t>Before </w:t></w:r><w:r>{both}</w:r><w:r><w:t>after.</w:t></w:r></w:p>"))
    assert texts(article) == ["Before after.", "Boxed words"]
    assert texts(read(docx(f"<w:p><w:r><w:t>Before.</w:t>{only}</w:r></w:p>"))) == ["Before.", "Boxed words"]


def test_content_controls():
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(SENTENCE)}</w:sdtContent></w:sdt>"
    waiting = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>"
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('Contents of it all')}</w:sdtContent></w:sdt>"
    )
    assert kinds(read(docx(filled + waiting + contents))) == [("body", SENTENCE), ("furniture", "Contents of it all")]


def test_notes_follow_the_text_by_number_and_comments_are_left_out():
    text = (
        f"<w:p>{r('First.')}<w:r><w:footnoteReference w:id='7'/></w:r>{r(' Second.')}"
        "<w:r><w:endnoteReference w:id='2'/></w:r><w:r><w:footnoteReference w:id='5'/></w:r>"
        "<w:commentRangeStart w:id='1'/><w:r><w:commentReference w:id='1'/></w:r></w:p>"
    )
    notes = (
        f"<w:footnotes xmlns:w='{W}'><w:footnote w:type='separator' w:id='-1'>{p('rule')}</w:footnote>"
        f"<w:footnote w:id='5'>{p('Five')}</w:footnote><w:footnote w:id='7'>{p('Seven')}{p('more')}</w:footnote>"
        "</w:footnotes>"
    )
    ends = f"<w:endnotes xmlns:w='{W}'><w:endnote w:id='2'>{p('End')}</w:endnote></w:endnotes>"
    comments = f"<w:comments xmlns:w='{W}'><w:comment w:id='1'>{p('Check this')}</w:comment></w:comments>"
    relations = "".join(
        f"<Relationship Id='{kind}' Type='{OFFICE}{kind}' Target='{kind}.xml'/>"
        for kind in ("footnotes", "endnotes", "comments")
    )
    data = docx(text, "", relations, word__footnotes=notes, word__endnotes=ends, word__comments=comments)
    assert texts(read(data)) == ["First. Second.", "[1] Seven", "more", "[2] Five", "[3] End"]


def test_headers_and_footers_are_furniture():
    relations = "".join(
        f"<Relationship Id='{name}' Type='{OFFICE}{name[:-1]}' Target='{name}.xml'/>"
        for name in ("header1", "header2", "footer1")
    )
    section = "".join(
        f"<w:{name[:-1]}Reference r:id='{name}'/>" for name in ("header1", "header2", "footer1", "nowhere1")
    )
    parts = {
        "word__header1": f"<w:hdr xmlns:w='{W}'>{p('Harbour Gazette')}</w:hdr>",
        "word__header2": f"<w:hdr xmlns:w='{W}'>{p('Harbour Gazette')}</w:hdr>",
        "word__footer1": f"<w:ftr xmlns:w='{W}'>{p('Not for release')}{p('12')}</w:ftr>",
    }
    article = read(docx(p(SENTENCE) + f"<w:sectPr>{section}</w:sectPr>", "", relations, **parts))
    assert kinds(article) == [("furniture", "Harbour Gazette"), ("body", SENTENCE), ("furniture", "Not for release")]


TRACKED = (
    f"<w:p>{r('The ')}<w:ins w:id='1'>{r('old ')}</w:ins><w:del w:id='2'><w:r><w:delText>new </w:delText></w:r></w:del>"
    f"{r('ferry ')}<w:moveFrom>{r('from here ')}</w:moveFrom>{r('left')}<w:moveTo>{r(' to there')}</w:moveTo>"
    f"{r('.')}</w:p>"
    f"<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{r('One')}</w:p><w:p>{r(' and two.')}</w:p>"
    f"<w:p><w:pPr><w:rPr><w:ins w:id='4'/></w:rPr></w:pPr>{r('Three')}</w:p><w:p>{r(' and four.')}</w:p>"
    f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{p('made')}</w:tc><w:tc>{p('row')}</w:tc></w:tr>"
    f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('gone')}</w:tc><w:tc>{p('row')}</w:tc></w:tr></w:tbl>"
)


def test_tracked_changes_are_read_as_accepted():
    article = read(docx(TRACKED))
    assert texts(article) == ["The old ferry left to there.", "One and two.", "Three", "and four.", "made row"]
    assert codes(article) == ["tracked-changes"]
    assert article.offered == {ReadChoice.ORIGINAL}


def test_tracked_changes_are_read_as_never_made():
    article = read(docx(TRACKED), ORIGINAL)
    assert texts(article) == ["The new ferry from here left.", "One", "and two.", "Three and four.", "gone row"]
    assert codes(article) == ["tracked-changes-original"]
    assert article.offered == frozenset()


def test_changes_of_format_alone_are_no_tracked_changes():
    article = read(
        docx(
            f"<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>{SENTENCE}</w:t></w:r></w:p>"
        )
    )
    assert (texts(article), codes(article)) == ([SENTENCE], [])


def test_hidden_text_is_left_out_and_said():
    styles = style("Ghost", "Ghost", properties="<w:rPr><w:vanish/></w:rPr>", kind="character")
    shown, ghost = r("but this is ", "<w:vanish w:val='0'/>"), r("spirit ", "<w:rStyle w:val='Ghost'/>")
    text = f"<w:p>{r('Seen ')}{r('never said ', '<w:vanish/>')}{shown}{ghost}{r('shown.')}</w:p>"
    article = read(docx(text, styles))
    assert texts(article) == ["Seen but this is shown."]
    assert [(note.code, note.values) for note in article.notes] == [("hidden-text", (("words", "3 words"),))]
    assert refused(docx(f"<w:p>{r('never said', '<w:vanish/>')}</w:p>")).code is ErrorCode.NO_TEXT


CORE = (
    "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>{title}</dc:title>"
    "<dc:creator>{creator}</dc:creator><dcterms:created>2019-03-04T09:00:00Z</dcterms:created>"
    "<dcterms:modified>2019-03-05T09:00:00Z</dcterms:modified></cp:coreProperties>"
)


def test_properties_are_guesses():
    core = CORE.format(title="Ferry waits for fog", creator="Mara Lindqvist")
    article = read(docx(p("Ferry waits for fog") + p(SENTENCE), docProps__core=core))
    assert (article.title, article.byline, article.published) == ("Ferry waits for fog", "Mara Lindqvist", "2019-03-05")
    assert set(article.guessed) == {"byline", "published"}
    assert kinds(article)[0] == ("title", "Ferry waits for fog")


def test_the_text_goes_before_the_properties():
    core = CORE.format(title="Template of the desk", creator="Microsoft Office User")
    text = styled("Title", "Ferry waits") + p("By Mara Lindqvist") + p("March 2, 2018") + p(SENTENCE)
    article = read(docx(text, docProps__core=core))
    assert (article.title, article.byline, article.published) == ("Ferry waits", "Mara Lindqvist", "2018-03-02")
    assert read(docx(p(SENTENCE), docProps__core=core)).byline is None


@pytest.mark.parametrize("title", ["Document1", "Microsoft Word - story.doc", "story.docx", "Untitled"])
def test_names_of_files_are_no_titles(title: str):
    article = read(docx(p(SENTENCE), docProps__core=CORE.format(title=title, creator="x")))
    assert article.title is None


def test_the_main_part_is_found_by_relation_type_or_name():
    document = f"<w:document xmlns:w='{W}'><w:body>{p(SENTENCE)}</w:body></w:document>"
    relation = (
        f"<Relationships><Relationship Id='a' Type='{OFFICE}officeDocument' Target='/word/main.xml'/></Relationships>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f"<Types><Override PartName='/word/other.xml' ContentType='{kind}'/></Types>"
    for members in (
        {"_rels/.rels": relation, "word/main.xml": document},
        {"[Content_Types].xml": types, "word/other.xml": document},
        {"word/document.xml": document},
        {"_rels/.rels": "no XML", "word/document.xml": document},
    ):
        assert body(read(zipped(dict(members)))) == [SENTENCE]


def test_the_strict_form():
    document = f"<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>{p(SENTENCE)}</w:body></w:document>"
    assert texts(read(zipped({"word/document.xml": document}))) == [SENTENCE]


def test_pages_put_into_the_document():
    page = f"<html><body><h2>In the fog</h2><p>{SENTENCE}</p></body></html>"
    packed = base64.encodebytes(page.encode()).decode()
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{packed}\r\n--x--\r\n"
    )
    for name, content in (("page.html", page), ("page.mht", archive)):
        relations = f"<Relationships><Relationship Id='c' Type='{OFFICE}aFChunk' Target='{name}'/></Relationships>"
        chunk = "<w:body><w:altChunk r:id='c'/></w:body>"
        members = {
            "word/document.xml": f"<w:document xmlns:w='{W}' xmlns:r='{R}'>{chunk}</w:document>",
            "word/_rels/document.xml.rels": relations,
            f"word/{name}": content,
        }
        assert SENTENCE in body(read(zipped(dict(members))))


def test_what_is_no_text_document():
    relation = (
        f"<Relationships><Relationship Id='a' Type='{OFFICE}officeDocument' Target='xl/workbook.xml'/></Relationships>"
    )
    problem = refused(zipped({"_rels/.rels": relation, "xl/workbook.xml": "<workbook/>"}))
    assert (problem.code, problem.values["detail"]) == (ErrorCode.NO_TEXT, "it is a spreadsheet")
    assert refused(docx(p(""))).code is ErrorCode.NO_TEXT
    assert refused(zipped({"word/styles.xml": "<x/>"})).code is ErrorCode.DAMAGED


@pytest.mark.parametrize(
    "entity", ["<!ENTITY x SYSTEM 'file:///etc/hostname'>", "<!ENTITY a 'ha'><!ENTITY x '&a;&a;'>"]
)
def test_entities_are_refused(entity: str):
    document = f"<!DOCTYPE d [{entity}]><w:document xmlns:w='{W}'><w:body>{p('&x;')}</w:body></w:document>"
    assert refused(zipped({"word/document.xml": document})).code is ErrorCode.DAMAGED


def test_a_part_that_is_broken_is_missed_and_said():
    article = read(docx(p(SENTENCE), word__styles="<broken"))
    assert body(article) == [SENTENCE]
    assert article.outcome is ReadOutcome.OPENED_IN_PART
    assert codes(article) == ["part-unreadable"]
    lost = zipped({"_rels/.rels": "no XML", "word/document.xml": f"<w:p xmlns:w='{W}'>{r(SENTENCE)}</w:p>"})
    assert codes(read(lost)) == ["part-unreadable"]


def test_nesting():
    deep = "<w:sdt><w:sdtContent>" * 110 + p(SENTENCE) + "</w:sdtContent></w:sdt>" * 110
    assert texts(read(docx(deep))) == [SENTENCE]
    assert refused(docx("<w:ins>" * 2000 + p(SENTENCE) + "</w:ins>" * 2000)).code is ErrorCode.TOO_BIG


def test_an_archive_that_breaks_off_after_its_text():
    data = docx(p(SENTENCE))
    article = read(data[: data.index(b"PK\x01\x02")])
    assert texts(article) == [SENTENCE]
    assert (article.outcome, codes(article)) == (ReadOutcome.OPENED_IN_PART, ["archive-list-lost"])
    at = data.index(b"word/document.xml", data.index(b"PK\x03\x04")) + 40
    assert refused(data[:at]).code is ErrorCode.DAMAGED


XML = st.recursive(
    st.sampled_from(
        (r("words "), r("hidden", "<w:vanish/>"), "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "<w:r><w:br/></w:r>")
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(
            ("p", "ins", "del", "tbl", "tr", "tc", "sdt", "sdtContent", "txbxContent", "moveTo", "hyperlink")
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=120, deadline=None)
@given(st.lists(XML, max_size=6), st.booleans())
def test_any_order_of_elements_ends_in_an_article_or_an_error(parts: list[str], original: bool):
    with contextlib.suppress(CopytasterError):
        article = read(docx("".join(parts)), ORIGINAL if original else USUAL)
        assert any(text.strip() for text in texts(article))
        assert not any("hidden" in text for text in texts(article))


WHOLE = docx(TRACKED + p(SENTENCE), style("Title", "Title"))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(2, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_any_damage_ends_in_an_article_or_an_error(changes: list[tuple[int, int]]):
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    with contextlib.suppress(CopytasterError):
        assert texts(read(bytes(data)))
