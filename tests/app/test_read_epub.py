"""EPUB books."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_seeds import SENTENCE, body, codes, kinds, texts, zipped

from app.errors import CopytasterError, ErrorCode
from app.messages import error
from app.model.article import Article, ReadOutcome
from app.read import limits, read_bytes

CONTAINER = "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
SECOND = "By the evening every boat but one had come home again."


def page(text: str, attributes: str = "") -> str:
    return (
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>no text</title>"
        f"<style>p {{}}</style></head><body{attributes}>{text}</body></html>"
    )


def epub(pages: dict[str, str | bytes], facts: str = "", guide: str = "", **others: str | bytes) -> bytes:
    """A book; pages named "nav…" are listed as its table of contents, those named "pic…" as pictures."""
    items = ""
    for n, name in enumerate(pages):
        kind = "image/svg+xml" if name.startswith("pic") else "application/xhtml+xml"
        nav = "properties='nav'" if name.startswith("nav") else ""
        items += f"<item id='i{n}' href='{name}' media-type='{kind}' {nav}/>"
    spine = "".join(f"<itemref idref='i{n}'/>" for n in range(len(pages)))
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        f"xmlns:opf='http://www.idpf.org/2007/opf'><metadata>{facts}</metadata><manifest>{items}</manifest>"
        f"<spine>{spine}</spine><guide>{guide}</guide></package>"
    )
    members: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    members["OEBPS/book.opf"] = package
    members |= {f"OEBPS/{name.replace('%20', ' ')}": content for name, content in reversed(pages.items())}
    return zipped(members | {name.replace("__", "/"): content for name, content in others.items()})


def read(data: bytes) -> Article:
    return read_bytes(data, "book.epub")


def refused(data: bytes) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read(data)
    return caught.value


def test_chapters_come_in_the_order_of_the_spine():
    data = epub({"z%20one.xhtml": page(f"<h1>In the fog</h1><p>{SENTENCE}</p>"), "a.html": page(f"<p>{SECOND}</p>")})
    article = read(data)
    assert kinds(article) == [("title", "In the fog"), ("body", SENTENCE), ("body", SECOND)]
    assert (article.format, article.guessed, article.outcome) == ("epub", ("title",), ReadOutcome.OPENED)


def test_facts_come_from_the_package():
    facts = (
        "<dc:title>Fog</dc:title><dc:creator opf:role='aut'>Mara Lindqvist</dc:creator>"
        "<dc:creator opf:role='ill'>Someone Else</dc:creator><dc:creator>Jon Aske</dc:creator>"
        "<dc:publisher>Harbour Press</dc:publisher><dc:date>2019-03-05</dc:date><dc:language>en</dc:language>"
    )
    article = read(epub({"a.xhtml": page(f"<p>{SENTENCE}</p>")}, facts))
    assert (article.title, article.byline, article.source) == ("Fog", "Mara Lindqvist, Jon Aske", "Harbour Press")
    assert (article.published, article.guessed) == ("2019-03-05", ("published",))
    assert texts(article) == ["Fog", SENTENCE]
    again = read(epub({"a.xhtml": page(f"<h1>FOG!</h1><p>{SENTENCE}</p>")}, facts))
    assert kinds(again) == [("title", "FOG!"), ("body", SENTENCE)]


def test_a_title_that_a_program_put_in_is_none():
    facts = "<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator>"
    article = read(epub({"a.xhtml": page(f"<p>In the fog</p><p>{SENTENCE}</p><p>{SECOND}</p>")}, facts))
    assert kinds(article)[0] == ("title", "In the fog")
    assert (article.title, article.byline) == ("In the fog", None)


@pytest.mark.parametrize(
    "mark",
    [
        "<sup id='m'><a epub:type='noteref' href='#n'>1</a></sup>",
        "<a href='#n' role='doc-noteref'><sup>[12]</sup></a>",
        "<a epub:type=\"noteref\" href='#n'>*</a>",
    ],
)
def test_marks_of_notes_leave_the_text(mark: str):
    note = "<aside epub:type='footnote'><p>1 By the log of the harbour.</p></aside>"
    text = f"<p>It sank in 1911{mark}, and again in <a href='b.xhtml'>1946</a>.</p>"
    article = read(epub({"a.xhtml": page(f"<p>{SENTENCE}</p>{text}{note}")}))
    assert texts(article) == [SENTENCE, "It sank in 1911, and again in 1946.", "1 By the log of the harbour."]


def test_cells_that_hold_a_paragraph_make_rows():
    rows = "".join(
        f"<tr><td><p><span>{one}</span></p></td><td><div><p>{two}</p></div></td></tr>"
        for one, two in (("Town", "Boats"), ("Velm", "14"))
    )
    layout = f"<tr><td><p>{SENTENCE}</p><p>{SECOND}</p></td><td><ul><li>One</li></ul></td></tr>"
    article = read(epub({"a.xhtml": page(f"<p>{SENTENCE}</p><table>{rows}</table><table>{layout}</table>")}))
    assert kinds(article)[:3] == [("body", SENTENCE), ("table-row", "Town Boats"), ("table-row", "Velm 14")]
    assert texts(article)[3:] == [SENTENCE, SECOND, "One"]


def test_what_is_around_the_text_is_furniture():
    pages = {
        "nav.xhtml": page("<ol><li>One</li></ol>"),
        "cover.xhtml": page("<p>Cover words</p>"),
        "rights.xhtml": page("<p>Printed by the sea</p>", " epub:type='copyright-page'"),
        "a.xhtml": page(f"<p>{SENTENCE}</p><aside><p>A box of the author.</p></aside>"),
        "pic.svg": "<svg><text>drawn</text></svg>",
    }
    article = read(epub(dict(pages), guide="<reference type='cover' href='cover.xhtml'/>"))
    assert body(article) == [SENTENCE, "A box of the author."]
    assert [text for kind, text in kinds(article) if kind == "furniture"] == [
        "One",
        "Cover words",
        "Printed by the sea",
    ]


@pytest.mark.parametrize("container", [CONTAINER, "<broken", "<container/>"])
def test_a_book_whose_list_is_broken_is_read_by_names(container: str):
    members = {
        "META-INF/container.xml": container, "OEBPS/book.opf": "<package", "OEBPS/b.xhtml": page(f"<p>{SECOND}</p>"),
        "OEBPS/a.xhtml": page(f"<p>{SENTENCE}</p>"), "toc.ncx": "<ncx/>",
    }  # fmt: skip
    article = read(zipped(dict(members)))
    assert texts(article) == [SENTENCE, SECOND]
    assert (article.outcome, codes(article)) == (ReadOutcome.OPENED_IN_PART, ["part-unreadable"])


def test_a_package_nobody_points_to_is_found():
    pages: dict[str, str | bytes] = {"z.xhtml": page(f"<p>{SENTENCE}</p>"), "a.xhtml": page(f"<p>{SECOND}</p>")}
    assert texts(read(epub(pages, **{"META-INF/container.xml": "<container/>"}))) == [SENTENCE, SECOND]
    members = {"META-INF/container.xml": "<container/>", "mimetype": "application/epub+zip"}
    assert refused(zipped(dict(members))).code is ErrorCode.NO_TEXT


def encryption(how: str, what: str) -> str:
    return (
        "<encryption xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:EncryptedData>"
        f"<e:EncryptionMethod Algorithm='{how}'/><e:CipherData><e:CipherReference URI='{what}'/></e:CipherData>"
        "</e:EncryptedData></encryption>"
    )


def test_locked_books():
    pages: dict[str, str | bytes] = {"a.xhtml": page(f"<p>{SENTENCE}</p>")}
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    font = "http://www.idpf.org/2008/embedding"

    def book(how: str, what: str) -> bytes:
        return epub(pages, **{"META-INF/encryption.xml": encryption(how, what)})

    problem = refused(book(aes, "OEBPS/a.xhtml"))
    assert problem.code is ErrorCode.NEEDS_PASSWORD
    assert "locked" in error(problem)
    assert "password" not in error(problem)
    for how, what in ((font, "OEBPS/a.xhtml"), (font, "OEBPS/font.otf"), (aes, "OEBPS/font.otf")):
        assert texts(read(book(how, what))) == [SENTENCE]


def test_chapters_that_are_missing_are_said():
    data = epub({"a.xhtml": page(f"<p>{SENTENCE}</p>"), "b.xhtml": page(f"<p>{SECOND}</p>")})
    cut = data.replace(b"OEBPS/b.xhtml", b"OEBPS/x.xhtml")
    article = read(cut)
    assert texts(article) == [SENTENCE]
    assert [note.values for note in article.notes] == [(("part", "1 of 2 chapters"),)]
    assert article.outcome is ReadOutcome.OPENED_IN_PART


def test_chapters_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "MOST_CHAPTERS", 3)
    article = read(epub({f"{n}.xhtml": page(f"<p>{SENTENCE} {n}</p>") for n in range(5)}))
    assert len(texts(article)) == 3
    assert [(note.code, note.values) for note in article.notes] == [("cut", (("limit", "3 of 5 chapters"),))]


def test_bombs():
    assert refused(epub({"a.xhtml": page("<p>" + "x" * 2_000_000 + "</p>")})).code is ErrorCode.TOO_BIG


def test_books_of_pictures():
    problem = refused(epub({"a.xhtml": page("<img src='a.png'/>")}))
    assert (problem.code, problem.values["detail"]) == (ErrorCode.NO_TEXT, "its pages are pictures")


def test_encodings_of_pages():
    latin = "<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>Der Fährmann wartete.</p></body></html>"
    wide = page("<p>Die Fähre auch.</p>").replace("utf-8", "utf-16")
    article = read(epub({"a.xhtml": latin.encode("latin-1"), "b.xhtml": wide.encode("utf-16")}))
    assert texts(article) == ["Der Fährmann wartete.", "Die Fähre auch."]


WHOLE = epub({"a.xhtml": page(f"<p>{SENTENCE}</p>"), "b.xhtml": page(f"<p>{SECOND}</p>")})


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(2, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_any_damage_ends_in_an_article_or_an_error(changes: list[tuple[int, int]]):
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    with contextlib.suppress(CopytasterError):
        assert texts(read(bytes(data)))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/abp &;'\"=\n!-[]h1", max_size=200))
def test_any_page_ends_in_an_article_or_an_error(text: str):
    with contextlib.suppress(CopytasterError):
        assert SENTENCE in body(read(epub({"a.xhtml": f"<p>{SENTENCE}</p>", "b.xhtml": text})))
