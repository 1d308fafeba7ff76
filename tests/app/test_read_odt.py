"""OpenDocument texts, packed and flat."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_seeds import ODF, ORIGINAL, SENTENCE, body, codes, kinds, odt, texts, zipped

from app.errors import CopytasterError, ErrorCode
from app.model.article import USUAL, Article, ReadChoice, ReadOptions, ReadOutcome
from app.read import read_bytes


def read(data: bytes, options: ReadOptions = USUAL, name: str = "story.odt") -> Article:
    return read_bytes(data, name, options)


def refused(data: bytes) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read(data)
    return caught.value


def p(text: str, style: str = "Standard") -> str:
    return f"<text:p text:style-name='{style}'>{text}</text:p>"


def style(name: str, parent: str, *, family: str = "paragraph", inner: str = "", more: str = "") -> str:
    return (
        f"<style:style style:name='{name}' style:family='{family}' style:parent-style-name='{parent}' {more}>{inner}"
        "</style:style>"
    )


def test_kinds_come_from_elements_and_styles():
    automatic = style("P1", "Title") + style("P2", "Quotations") + style("P3", "Own", more="style:display-name='x'")
    styles = (
        "<office:styles>"
        + style("Own", "", more="style:default-outline-level='3'")
        + style("Ours", "", more="style:display-name='Block Quote'")
        + "</office:styles>"
    )
    text = (
        p("Ferry waits for the fog", "P1")
        + "<text:h text:outline-level='1'>At the pier</text:h>"
        + p("On the quay", "P3")
        + p("In the canteen", "Heading_20_2")
        + p("We could not see the bow.", "P2")
        + p("Nor could we.", "Ours")
        + p("The pier at noon", "Illustration")
        + f"<text:list><text:list-item>{p('tea')}<text:list><text:list-item>{p('green')}</text:list-item></text:list>"
        + "</text:list-item></text:list>"
        + "<text:list><text:list-item><text:h text:outline-level='2'>Numbered</text:h></text:list-item></text:list>"
        + f"<text:table-of-content><text:index-body>{p('Contents')}</text:index-body></text:table-of-content>"
        + f"<text:section>{p(SENTENCE)}</text:section>"
    )
    article = read(odt(text, automatic, styles))
    assert [kind for kind, _ in kinds(article)] == [
        "title", "heading", "heading", "heading", "block-quote", "block-quote", "caption", "list-item", "list-item",
        "heading", "furniture", "body",
    ]  # fmt: skip
    assert (article.format, article.title) == ("odt", "Ferry waits for the fog")


def test_text_of_spans_spaces_and_breaks():
    text = p(
        "one<text:s text:c='2000000000'/>two<text:tab/>three<text:line-break/>four "
        "<text:span>five</text:span> <text:a>six</text:a>\n   seven<text:bookmark text:name='b'/>."
    )
    assert texts(read(odt(text))) == ["one two three four five six seven."]


def test_rows_that_are_repeated_are_read_once():
    cell = f"<table:table-cell table:number-columns-repeated='1000000'>{p('12 boats')}</table:table-cell>"
    head = f"<table:table-cell>{p('Pier')}</table:table-cell>"
    table = (
        f"<table:table><table:table-header-rows><table:table-row>{head}{head}</table:table-row>"
        f"</table:table-header-rows><table:table-row table:number-rows-repeated='1000000'>{head}{cell}"
        "<table:covered-table-cell/></table:table-row></table:table>"
    )
    assert kinds(read(odt(p(SENTENCE) + table)))[1:] == [("table-row", "Pier Pier"), ("table-row", "Pier 12 boats")]


def test_boxes_notes_and_comments():
    note = "<text:note><text:note-citation>9</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{p('Boxed words')}</draw:text-box></draw:frame>"
    comment = f"<office:annotation>{p('Check this')}</office:annotation>"
    text = p(f"First{note.format(p('One'))} part{box}, second{comment}{note.format(p('Two'))}.") + p("Last.")
    assert texts(read(odt(text))) == ["First part, second.", "Boxed words", "Last.", "[1] One", "[2] Two"]


def test_headers_and_footers_are_furniture():
    styles = (
        "<office:master-styles><style:master-page>"
        f"<style:header>{p('Harbour Gazette')}</style:header>"
        f"<style:header-left>{p('Harbour Gazette')}</style:header-left>"
        f"<style:footer>{p('Not for release')}{p('<text:page-number>3</text:page-number>')}</style:footer>"
        "</style:master-page></office:master-styles>"
    )
    article = read(odt(p(SENTENCE), styles=styles))
    assert kinds(article) == [("furniture", "Harbour Gazette"), ("body", SENTENCE), ("furniture", "Not for release")]


def region(name: str, change: str) -> str:
    return f"<text:changed-region text:id='{name}'>{change}</text:changed-region>"


INFO = "<office:change-info><dc:creator xmlns:dc='d'>somebody</dc:creator></office:change-info>"
TRACKED = (
    "<text:tracked-changes>"
    + region("i1", f"<text:insertion>{INFO}</text:insertion>")
    + region("d1", f"<text:deletion>{INFO}{p('new ')}</text:deletion>")
    + region("i2", f"<text:insertion>{INFO}</text:insertion>")
    + region("d2", f"<text:deletion>{INFO}{p(' end.')}{p('Whole.')}{p('Start')}</text:deletion>")
    + "</text:tracked-changes>"
    + p(
        "The <text:change-start text:change-id='i1'/>old <text:change-end text:change-id='i1'/>"
        "<text:change text:change-id='d1'/>ferry left."
    )
    + p("One<text:change-start text:change-id='i2'/> is made.")
    + p("Two<text:change-end text:change-id='i2'/> stays.")
    + p("An<text:change text:change-id='d2'/> again.")
)


def test_tracked_changes_are_read_as_accepted():
    article = read(odt(TRACKED))
    assert texts(article) == ["The old ferry left.", "One is made.", "Two stays.", "An again."]
    assert (codes(article), article.offered) == (["tracked-changes"], {ReadChoice.ORIGINAL})


def test_tracked_changes_are_read_as_never_made():
    article = read(odt(TRACKED), ORIGINAL)
    assert texts(article) == ["The new ferry left.", "One stays.", "An end.", "Whole.", "Start again."]
    assert (codes(article), article.offered) == (["tracked-changes-original"], frozenset())


def test_deletions_that_name_each_other_come_to_an_end():
    again = p("a<text:change text:change-id='d1'/>")
    loop = region("d1", f"<text:deletion>{again}</text:deletion>")
    text = f"<text:tracked-changes>{loop}</text:tracked-changes>" + p("B<text:change text:change-id='d1'/> c.")
    assert texts(read(odt(text), ORIGINAL)) == ["Ba c."]


def test_hidden_text_is_left_out_and_said():
    automatic = style("T1", "", family="text", inner="<style:text-properties text:display='none'/>") + style(
        "P9", "Standard", inner="<style:text-properties text:display='none'/>"
    )
    text = (
        p("Seen <text:span text:style-name='T1'>never said </text:span>and shown.")
        + p("Hidden too", "P9")
        + f"<text:section text:display='none'>{p('And this')}</text:section>"
    )
    article = read(odt(text, automatic))
    assert texts(article) == ["Seen and shown."]
    assert [(note.code, note.values) for note in article.notes] == [("hidden-text", (("words", "6 words"),))]


def test_properties_are_guesses():
    meta = (
        "<dc:title>Ferry waits for fog</dc:title><meta:initial-creator>Mara Lindqvist</meta:initial-creator>"
        "<dc:date>2019-03-05T01:02:03</dc:date>"
    )
    article = read(odt(p("Ferry waits for fog") + p(SENTENCE), meta=meta))
    assert (article.title, article.byline, article.published) == ("Ferry waits for fog", "Mara Lindqvist", "2019-03-05")
    assert set(article.guessed) == {"byline", "published"}


def test_one_flat_file():
    flat = (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<office:document {ODF} office:mimetype='application/vnd.oasis."
        f"opendocument.text'>\n <office:automatic-styles>{style('P1', 'Title')}</office:automatic-styles>\n"
        f" <office:body>\n  <office:text>\n   {p('Ferry waits', 'P1')}\n   {p(SENTENCE)}\n  </office:text>\n"
        " </office:body>\n</office:document>"
    )
    article = read(flat.encode(), name="story.fodt")
    assert kinds(article) == [("title", "Ferry waits"), ("body", SENTENCE)]
    assert article.format == "odt"


def test_names_from_before_the_standard():
    old = "".join(f" xmlns:{name}='http://openoffice.org/2000/{name}'" for name in ("office", "text", "style"))
    content = (
        f"<office:document-content{old}><office:body><text:h text:level='1'>Ferry waits</text:h>{p(SENTENCE)}"
        "</office:body></office:document-content>"
    ).replace("'", '"')
    data = zipped({"content.xml": content, "META-INF/manifest.xml": "<manifest/>"})
    assert kinds(read(data)) == [("title", "Ferry waits"), ("body", SENTENCE)]


def test_what_needs_a_password():
    entry = "<manifest:file-entry manifest:full-path='{}'><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"<manifest:manifest {ODF}>{entry.format('content.xml')}</manifest:manifest>"
    locked = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"\x8f\x01junk"}
    assert refused(zipped(locked | {"META-INF/manifest.xml": manifest})).code is ErrorCode.NEEDS_PASSWORD
    whole = {"mimetype": "application/vnd.oasis.opendocument.text", "encrypted-package": b"junk"}
    assert refused(zipped(whole)).code is ErrorCode.NEEDS_PASSWORD


@pytest.mark.parametrize(
    ("mimetype", "inner"),
    [("application/vnd.oasis.opendocument.spreadsheet", ""), ("", "<office:spreadsheet/>")],
)
def test_what_is_no_text(mimetype: str, inner: str):
    content = f"<office:document-content {ODF}><office:body>{inner}</office:body></office:document-content>"
    members = {"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": "<m/>"}
    problem = refused(zipped(dict(members)))
    assert (problem.code, problem.values["detail"]) == (ErrorCode.NO_TEXT, "it is a spreadsheet")


def test_entities_are_refused():
    flat = (
        f"<!DOCTYPE d [<!ENTITY a 'ha ha'>]><office:document {ODF}><office:body><office:text>{p('&a;')}</office:text>"
    )
    data = (flat + "</office:body></office:document>").encode()
    assert refused(data).code is ErrorCode.DAMAGED
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": data}
    assert refused(zipped(dict(members))).code is ErrorCode.DAMAGED


def test_styles_that_are_broken_are_missed_and_said():
    article = read(odt(p(SENTENCE), styles="<broken"))
    assert body(article) == [SENTENCE]
    assert (article.outcome, codes(article)) == (ReadOutcome.OPENED_IN_PART, ["part-unreadable"])


def test_a_file_that_breaks_off():
    data = odt(p(SENTENCE))
    assert codes(read(data[: data.index(b"PK\x01\x02")])) == ["archive-list-lost"]
    assert refused(data[: data.index(b"content.xml") + 30]).code is ErrorCode.DAMAGED


XML = st.recursive(
    st.sampled_from((
        "words ", "<text:s text:c='99'/>", "<text:change-start text:change-id='i1'/>",
        "<text:change-end text:change-id='i1'/>", "<text:change text:change-id='d2'/>",
    )),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from((
            "text:p", "text:h", "text:span", "text:list", "text:list-item", "table:table", "table:table-row",
            "table:table-cell", "draw:frame", "draw:text-box", "text:note", "text:note-body",
        )),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(XML, max_size=6), st.booleans())
def test_any_order_of_elements_ends_in_an_article_or_an_error(parts: list[str], original: bool):
    with contextlib.suppress(CopytasterError):
        article = read(odt(TRACKED + "".join(parts)), ORIGINAL if original else USUAL)
        assert texts(article)[0].startswith("The new ferry" if original else "The old ferry")


WHOLE = odt(TRACKED + p(SENTENCE))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(2, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_any_damage_ends_in_an_article_or_an_error(changes: list[tuple[int, int]]):
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    with contextlib.suppress(CopytasterError):
        assert texts(read(bytes(data)))
