"""Saved pages in one file: MHTML and Safari's web archives."""

from __future__ import annotations

import plistlib
import quopri
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadChoice, ReadOptions
from app.read import read_bytes

K = ParagraphKind
WORDS = "The harbour office closed two of its three piers on Monday after a crane fell into the basin"
PARAGRAPHS = [f"{WORDS}, and this was report number {number} – a café’s view." for number in range(5)]
PAGE = (
    "<!DOCTYPE html><html><head><title>Crane falls into basin</title></head>"
    "<body><nav><a href=/>Home</a></nav><article>"
    "<h1>Crane falls into basin</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article></body></html>"
)
FRAME = "<html><body><p>An advertisement in a frame of its own, to be left out.</p></body></html>"


def body(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is K.BODY]


def mhtml(*parts: bytes, head: str = 'Content-Type: multipart/related; boundary="sep"') -> bytes:
    cut = b"".join(b"--sep\r\n" + part + b"\r\n" for part in parts)
    return f"From: <Saved by Example>\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n".encode() + cut + b"--sep--\r\n"


def part(text: str, identity: str = "", charset: str = "utf-8", kind: str = "text/html") -> bytes:
    head = f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    head += f"Content-ID: <{identity}>\r\nContent-Location: https://www.example.org/2026/03/10/crane\r\n\r\n"
    return head.encode() + quopri.encodestring(text.encode(charset))


def refused(data: bytes, name: str) -> ErrorCode:
    with pytest.raises(CopytasterError) as caught:
        read_bytes(data, name)
    return caught.value.code


def test_the_root_part_is_the_page() -> None:
    article = read_bytes(mhtml(part(PAGE, "root"), part(FRAME, "frame")), "x.mhtml")
    assert body(article) == PARAGRAPHS
    assert (article.title, article.format, article.source) == ("Crane falls into basin", "mhtml", "example.org")
    assert article.published == "2026-03-10"
    assert set(article.guessed) == {"published", "source"}


def test_the_root_part_is_named_by_start() -> None:
    head = 'Content-Type: multipart/related; boundary="sep"; start="<root>"'
    assert body(read_bytes(mhtml(part(FRAME, "frame"), part(PAGE, "root"), head=head), "x.mht")) == PARAGRAPHS


def test_the_parts_charset_is_minded() -> None:
    article = read_bytes(mhtml(part(PAGE, charset="cp1252")), "x.mhtml")
    assert body(article) == PARAGRAPHS
    assert article.encoding == "cp1252"


def test_a_boundary_that_does_not_fit_still_gives_the_page() -> None:
    data = mhtml(part(PAGE)).replace(b'boundary="sep"', b'boundary="other"')
    assert body(read_bytes(data, "x.mhtml")) == PARAGRAPHS


def test_an_archive_without_a_page_is_damaged() -> None:
    assert refused(mhtml(part("p {color: red}", kind="text/css")), "x.mhtml") is ErrorCode.DAMAGED


def archive(**values: object) -> dict[str, object]:
    main = {
        "WebResourceData": PAGE.encode("utf-16-le"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-16LE",
        "WebResourceURL": "https://www.example.org/crane",
    }
    frame = {"WebMainResource": main | {"WebResourceData": FRAME.encode()}}
    return {"WebMainResource": main | values, "WebSubframeArchives": [frame], "WebSubresources": []}


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_is_read(form: plistlib.PlistFormat) -> None:
    article = read_bytes(plistlib.dumps(archive(), fmt=form), "x.webarchive")
    assert body(article) == PARAGRAPHS
    assert article.format == "webarchive"
    whole = read_bytes(
        plistlib.dumps(archive(), fmt=form), "x.webarchive", ReadOptions(choices=frozenset((ReadChoice.WHOLE_PAGE,)))
    )
    assert "Home" in [paragraph.text for paragraph in whole.paragraphs]


@pytest.mark.parametrize(
    "value",
    [[1, 2], "text", {"WebMainResource": "page"}, {"WebMainResource": {"WebResourceData": 5}}, {}],
)
def test_a_property_list_of_other_things_is_damaged(value: Any) -> None:
    data = plistlib.dumps(value, fmt=plistlib.FMT_BINARY)
    assert refused(data, "x.webarchive") is ErrorCode.DAMAGED


def test_a_cut_web_archive_is_damaged() -> None:
    data = plistlib.dumps(archive(), fmt=plistlib.FMT_BINARY)
    for size in (8, 40, len(data) // 2, len(data) - 1):
        assert refused(data[:size], "x.webarchive") is ErrorCode.DAMAGED
    xml = plistlib.dumps(archive())
    assert refused(xml[: len(xml) // 2], "x.webarchive") is ErrorCode.DAMAGED


def test_a_saved_picture_says_what_it_is() -> None:
    data = plistlib.dumps(archive(WebResourceMIMEType="image/png"), fmt=plistlib.FMT_BINARY)
    assert refused(data, "x.webarchive") is ErrorCode.NO_TEXT


@pytest.mark.parametrize("shape", ["mhtml", "binary", "xml"])
@given(changes=st.lists(st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=6)), max_size=5))
@settings(max_examples=25)
def test_any_mutation_gives_an_article_or_a_refusal(shape: str, changes: list[tuple[int, bytes]]) -> None:
    if shape == "mhtml":
        data = bytearray(mhtml(part(PAGE)))
    else:
        form = plistlib.FMT_BINARY if shape == "binary" else plistlib.FMT_XML
        data = bytearray(plistlib.dumps(archive(), fmt=form))
    for at, what in changes:
        data[at % len(data) : at % len(data) + len(what)] = what
    try:
        article = read_bytes(bytes(data), "x.mhtml" if shape == "mhtml" else "x.webarchive")
    except CopytasterError:
        article = None
    assert article is None or article.paragraphs
