"""Opening files: what is refused and how, encodings, sniffing, and the laws of reading."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadOptions, ReadOutcome
from app.read import limits, load, read_bytes, read_clipboard, read_file, sniff
from app.read.formats import Format

STORY = "The council met on Monday. Nobody came.\n\nIt will meet again in May, the mayor said.\n"


def refused(data: bytes, name: str, encoding: str | None = None) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read_bytes(data, name, ReadOptions(encoding))
    assert caught.value.path == name
    return caught.value


def codes(article: Article) -> list[str]:
    return [note.code for note in article.notes]


def check_laws(article: Article) -> None:
    assert article.paragraphs
    assert any(character.isalnum() for paragraph in article.paragraphs for character in paragraph.text)
    texts = [paragraph.text for paragraph in article.paragraphs]
    texts += [text for text in (article.title, article.byline, article.source) if text is not None]
    for text in texts:
        assert text == text.strip()
        assert text
        assert not [character for character in text if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}]
        assert "  " not in text
        assert "\u00a0" not in text


def check_outcome(call: Callable[[], Article], name: str) -> None:
    """An article that keeps the laws, or a refusal that names the file; anything else fails the test."""
    try:
        article = call()
    except CopytasterError as problem:
        refusal: CopytasterError | None = problem
    else:
        refusal = None
        check_laws(article)
    assert refusal is None or refusal.path == name


def test_a_file_is_read_with_path_sum_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    article = read_file(path)
    assert article.path == str(path)
    assert article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert article.encoding == "utf-8"
    assert article.outcome is ReadOutcome.OPENED
    assert [paragraph.text for paragraph in article.paragraphs] == STORY.strip().split("\n\n")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "none.txt", ErrorCode.MISSING),
        (tmp_path, ErrorCode.IS_FOLDER),
        (tmp_path / "a\0b.txt", ErrorCode.MISSING),
    ):
        with pytest.raises(CopytasterError) as caught:
            read_file(path)
        assert caught.value.code is code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(CopytasterError) as caught:
        read_file(path)
    assert caught.value.code is ErrorCode.UNREADABLE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.NO_TEXT),
        (b" \n\t\n", ErrorCode.NO_TEXT),
        ("\ufeff\u200b\n".encode(), ErrorCode.NO_TEXT),
        (b"--- *** ---\n\n...", ErrorCode.NO_TEXT),
        (b"\x89PNG\r\n\x1a\n1234", ErrorCode.MISNAMED),
        (b"\xff\xd8\xff\xe0 JFIF", ErrorCode.MISNAMED),
        (bytes(range(256)) * 20, ErrorCode.MISNAMED),
        (b"\x00\x01\x02\x00" * 50, ErrorCode.MISNAMED),
    ],
)
def test_what_holds_no_text_is_refused(data: bytes, code: ErrorCode) -> None:
    assert refused(data, "x.txt").code is code


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 100)
    assert refused(b"word " * 30, "x.txt").code is ErrorCode.TOO_BIG


@pytest.mark.parametrize(
    ("data", "name", "format_"),
    [
        (b"%PDF-1.7\n...", "a.pdf", Format.PDF),
        (b"%PDF-1.7\n...", "a.txt", Format.PDF),
        (b"{\\rtf1 hello}", "a.rtf", Format.RTF),
        (b"PK\x03\x04....word/document.xml", "a.docx", Format.DOCX),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "a.epub", Format.EPUB),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "a.odt", Format.ODT),
        (b"bplist00....", "a.webarchive", Format.WEBARCHIVE),
        (b"\x16\x16\x01aBC", "a.tst", Format.ANPA_1312),
        (b"SQLite format 3\0", "a.copytaster", Format.SESSION),
        (b"Hello", "a.txt", None),
    ],
)
def test_bytes_tell_a_format(data: bytes, name: str, format_: Format | None) -> None:
    assert sniff.sniff_bytes(data, name) is format_


@pytest.mark.parametrize(
    ("text", "name", "format_"),
    [
        ("<?xml version='1.0'?><nitf><body>Text</body></nitf>", "a.xml", Format.NITF),
        ("<!DOCTYPE nitf SYSTEM 'x'>\n<!-- a > b --><nitf:nitf/>", "a", Format.NITF),
        ("<NewsML><NewsItem/></NewsML>", "a.txt", Format.NEWSML_1),
        ("<newsItem xmlns='x' guid='y'/>", "a.xml", Format.NEWSML_G2),
        ("<rss version='2.0'><channel/></rss>", "a", Format.FEED),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "a.xml", Format.FEED),
        ("<?xml version='1.0'?><other>Text</other>", "a.xml", Format.XML),
        ("<?xml version='1.0'?><html xmlns='x'><body/></html>", "a.xml", Format.HTML),
        ('{"uri": "x", "body_text": "Text"}', "a.json", Format.NINJS),
        ('{"format": "copytaster.comparison", "version": 1}', "a.json", Format.COMPARISON),
        ("MIME-Version: 1.0\nFrom: a@example.org\nSubject: x\n\nHello there", "a.eml", Format.MAIL),
        ("From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "a.mhtml", Format.MHTML),
        ("ZCZC\nHello", "a.txt", Format.WIRE_TEXT),
        ("AN#1\nKN#2\nTI#3\n", "a.tst", Format.WIRE_TEXT),
        ("eca00075 3 i 510    dpa 1003\n\nText", "a.txt", Format.IPTC_7901),
        ("From: the mayor\nTo: the people\n\nHello", "a.txt", Format.TEXT),
        ("# Head", "a.md", Format.MARKDOWN),
    ],
)
def test_text_tells_a_format(text: str, name: str, format_: Format) -> None:
    assert sniff.sniff_text(text, name) is format_


def test_old_and_encrypted_office_files_say_what_to_do() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert ".docx" in refused(old, "a.doc").values["detail"]
    assert refused(old + "EncryptedPackage".encode("utf-16-le"), "a.docx").code is ErrorCode.NEEDS_PASSWORD


def test_what_a_server_said_instead_of_a_document_is_no_article() -> None:
    problem = refused(b"The file could not be found.", "story.docx")
    assert problem.code is ErrorCode.MISNAMED
    assert problem.values["name"] == ".docx"


def test_content_decides_over_the_name() -> None:
    page = b"<!DOCTYPE html><html><head><title>A page</title></head><body><p>" + STORY.encode() + b"</p></body></html>"
    article = read_bytes(page, "page.txt")
    assert "content-differs-from-name" in codes(article)
    assert not any("<p>" in paragraph.text for paragraph in article.paragraphs)
    assert "content-differs-from-name" in codes(read_bytes(STORY.encode() * 3, "story.docx"))
    assert codes(read_bytes(STORY.encode(), "story")) == []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "“Straße” – déjà vu, he said."),
        ("utf-8-sig", "“Straße” – déjà vu, he said."),
        ("utf-16", "“Straße” – déjà vu, he said."),
        ("utf-16-le", "The mayor said “no” on Monday."),
        ("utf-16-be", "The mayor said “no” on Monday."),
        ("utf-32-le", "The mayor said “no” on Monday."),
        ("utf-32", "The mayor said “no” on Monday."),
        ("cp1252", "The mayor said “no” on Monday – it’s the café’s turn."),
        ("mac_roman", "The mayor said “no” on Monday – it’s the café’s turn."),
        ("latin-1", "La réunion a été annulée à cause de la grève générale."),
        ("cp1251", "Мэр города сказал в понедельник, что заседание совета перенесено на следующую неделю."),
    ],
)
def test_encodings_are_told(encoding: str, text: str) -> None:
    article = read_bytes(text.encode(encoding), "x.txt")
    assert [paragraph.text for paragraph in article.paragraphs] == [text]
    guessed = encoding not in {"utf-8", "utf-8-sig", "utf-16", "utf-32"}
    assert ("encoding" in article.guessed) is guessed
    assert ("encoding-guessed" in codes(article)) is guessed


def test_an_encoding_may_be_ordered() -> None:
    data = "Мэр сказал".encode("koi8-r")
    article = read_bytes(data, "x.txt", ReadOptions("koi8-r"))
    assert article.paragraphs[0].text == "Мэр сказал"
    assert article.guessed == ()
    assert read_bytes(b"\xef\xbb\xbfHello", "x.txt", ReadOptions("utf-8")).paragraphs[0].text == "Hello"


@pytest.mark.parametrize("encoding", ["ascii", "no-such-code", "hex", "punycode", "unicode_escape", "utf-8"])
def test_an_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    problem = refused(b"caf\xe9 \xff", "x.txt", encoding)
    assert problem.code is ErrorCode.UNKNOWN_ENCODING
    assert problem.values == {"encoding": encoding}


def test_stray_bytes_in_utf8_are_said() -> None:
    data = ("déjà vu, café, naïve, señor. " * 3).encode() + b"It\x92s late."
    article = read_bytes(data, "x.txt")
    assert article.paragraphs[0].text.endswith("It’s late.")
    assert codes(article) == ["encoding-mixed"] or "encoding-mixed" in codes(article)
    assert article.outcome is ReadOutcome.OPENED_IN_PART


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("The café is clo\u00e9".encode()[:-1], "The café is clo\ufffd"),
        (b"The harbour is closed.\0\0\0\0\0\0\0\0", "The harbour is closed."),
        ("\ufeffThe café is closed.".encode("utf-16-le")[:-1], "The café is closed\ufffd"),
        ("\ufeffThe café.".encode() + b"\xff", "The café.\ufffd"),
    ],
)
def test_what_is_cut_or_padded_is_read_and_said(data: bytes, text: str) -> None:
    article = read_bytes(data, "x.txt")
    assert [paragraph.text for paragraph in article.paragraphs] == [text]
    assert "encoding-mixed" in codes(article)
    assert article.outcome is ReadOutcome.OPENED_IN_PART


@pytest.mark.parametrize("declared", ["no-such-set", "utf-8", "utf-16", "hex", "rot13", "idna", ""])
def test_a_declared_encoding_that_does_not_fit_is_overruled(declared: str) -> None:
    page = f"<html><head><meta charset='{declared}'></head><body><p>“Le café est fermé”, a-t-il dit – déjà.</p></body>"
    article = read_bytes(page.encode("cp1252"), "x.html")
    assert article.paragraphs[0].text == "“Le café est fermé”, a-t-il dit – déjà."
    assert "encoding" in article.guessed


def test_text_of_seven_bits_that_shifts_is_read() -> None:
    text = "港湾局は月曜日、三つの埠頭のうち二つを閉鎖した。"
    article = read_bytes(text.encode("iso2022_jp"), "x.txt")
    assert [paragraph.text for paragraph in article.paragraphs] == [text]


def test_what_word_copies_gives_clean_paragraphs() -> None:
    html = (
        "Version:1.0\r\nStartHTML:0000000105\r\n<html xmlns:o='urn:x'><head>"
        "<style><!-- p.MsoNormal {margin:0} --></style>"
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body>Not chosen<!--StartFragment-->"
        "<p class=MsoTitle>Crane falls<o:p></o:p></p><p class=MsoNormal>"
        "<span style='mso-ansi-language:EN-GB'>Two\npiers"
        " closed.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraph>"
        "<![if !supportLists]><span style='mso-list:Ignore'>·&nbsp;</span><![endif]>One pier</p>"
        "<p class=MsoNormal>Shown <span style='display:none'>secret</span>text.</p>"
        "<!--EndFragment-->Nor this</body></html>"
    )
    assert [(p.kind, p.text) for p in read_clipboard("x", html).paragraphs] == [
        (ParagraphKind.HEADING, "Crane falls"),
        (ParagraphKind.BODY, "Two piers closed."),
        (ParagraphKind.LIST_ITEM, "One pier"),
        (ParagraphKind.BODY, "Shown text."),
    ]


@pytest.mark.parametrize(
    "piece", ["<!--StartFragment-->", "<![if !supportLists]>", "<xml>mso", "<p class=mso", "<p mso>"]
)
def test_odd_fragments_are_read_in_linear_time(piece: str) -> None:
    article = read_clipboard("x", "<p>Some words here</p>" + piece * 20_000)
    assert article.paragraphs[0].text


def test_a_mail_with_pictures_in_it_is_no_saved_page() -> None:
    mail = "Received: by x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nHello"
    saved = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nHello"
    assert sniff.sniff_text(mail, "a.eml") is Format.MAIL
    assert sniff.sniff_text(saved, "a.eml") is Format.MHTML


def test_control_characters_and_odd_spaces_go() -> None:
    article = read_bytes("One\u00a0two\u2009three\x07 fo\u00adur\u200b.\r\rFive\tsix\x1b.".encode(), "x.txt")
    assert [paragraph.text for paragraph in article.paragraphs] == ["One two three four.", "Five six."]


@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.md", "x.html", "x", "x.docx"]))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
def test_any_bytes_give_an_article_or_a_clear_refusal(data: bytes, name: str) -> None:
    check_outcome(lambda: read_bytes(data, name), name)


@given(st.text(max_size=300), st.sampled_from(["x.txt", "x.md", "x.html"]))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
def test_any_text_gives_an_article_or_a_clear_refusal(text: str, name: str) -> None:
    check_outcome(lambda: read_bytes(text.encode("utf-8", "surrogatepass"), name), name)


@given(st.text(alphabet=st.characters(), max_size=200), st.text(max_size=200))
@settings(deadline=None, max_examples=80)
def test_any_clipboard_gives_an_article_or_a_clear_refusal(text: str, html: str) -> None:
    check_outcome(lambda: read_clipboard(text, html), "")


def test_the_clipboard_prefers_its_html() -> None:
    article = read_clipboard("Plain", "<!--StartFragment--><h2>Head</h2><p>One <b>two</b>.</p><script>no()</script>")
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (ParagraphKind.HEADING, "Head"),
        (ParagraphKind.BODY, "One two."),
    ]
    assert article.path == ""
    assert read_clipboard("Plain words", "<br>").paragraphs[0].text == "Plain words"
    with pytest.raises(CopytasterError) as caught:
        read_clipboard("", None)
    assert caught.value.code is ErrorCode.NO_TEXT


def test_reading_is_the_same_every_time() -> None:
    data = (STORY * 3).encode()
    assert read_bytes(data, "x.txt") == read_bytes(data, "x.txt")


def test_a_huge_line_is_cut_at_spaces() -> None:
    article = read_bytes(b"word " * 50_000, "x.txt")
    assert max(len(paragraph.text) for paragraph in article.paragraphs) <= limits.LONGEST_PARAGRAPH
    assert " ".join(paragraph.text for paragraph in article.paragraphs) == ("word " * 50_000).strip()


def test_too_many_paragraphs_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARAGRAPHS", 5)
    article = read_bytes(b"One line.\n\n" * 9, "x.txt")
    assert len(article.paragraphs) == 5
    assert article.outcome is ReadOutcome.OPENED_IN_PART
    assert "cut" in codes(article)


def test_too_many_lines_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 10)
    article = read_bytes(b"One line.\n" * 30, "x.txt")
    assert len(article.paragraphs) == 10
    assert codes(article).count("cut") == 1


@pytest.mark.parametrize(
    ("name", "barred"),
    [
        ("x.txt", ["lxml", "trafilatura", "markdown", "numpy", "chardet"]),
        ("x.md", ["lxml", "trafilatura", "numpy"]),
    ],
)
def test_plain_formats_import_no_heavy_library(name: str, barred: list[str]) -> None:
    code = f"import sys; from app.read import read_bytes; read_bytes(b'One two.', {name!r}); print(*sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert not set(barred) & set(done.stdout.split())


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe with a name")
def test_a_pipe_put_in_the_file_s_place_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, pipe = tmp_path / "file.txt", tmp_path / "pipe.txt"
    file.write_text("words", encoding="utf-8")
    os.mkfifo(pipe)
    was = os.stat(file)
    monkeypatch.setattr("app.read.os.stat", lambda _: was)
    with pytest.raises(CopytasterError) as caught:
        load(pipe)
    assert caught.value.code is ErrorCode.UNREADABLE
