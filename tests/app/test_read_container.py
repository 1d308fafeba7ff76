"""Zip files as containers: budgets, lies, damage."""

from __future__ import annotations

import contextlib
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_seeds import zipped

from app.errors import CopytasterError, ErrorCode
from app.model.article import ReadChoice, ReadOptions, ReadOutcome
from app.read import limits, read_bytes
from app.read.office.container import Container


def code(data: bytes, name: str = "a.xml") -> ErrorCode:
    with pytest.raises(CopytasterError) as caught:
        Container(data).read(name)
    return caught.value.code


def test_members_are_unpacked_by_name():
    container = Container(zipped({"a.xml": b"<a/>", "folder/b.xml": b"<b/>"}))
    assert container.names() == ["a.xml", "folder/b.xml"]
    assert container.read("folder/b.xml") == b"<b/>"
    assert not container.is_cut


def test_capitals_and_slashes_matter_only_between_members():
    container = Container(zipped({"Word\\Document.xml": b"one", "a.xml": b"two", "A.xml": b"three"}))
    assert container.read("word/document.xml") == b"one"
    assert (container.read("a.xml"), container.read("A.xml")) == (b"two", b"three")


def test_names_that_point_elsewhere_are_names_like_others(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    container = Container(zipped({"../../a.xml": b"up", "/a.xml": b"root", "a.xml": b"here"}))
    assert container.read("a.xml") == b"here"
    assert list(tmp_path.iterdir()) == []


def test_missing_member():
    assert code(zipped({"b.xml": b"x"})) is ErrorCode.DAMAGED


def test_too_many_members(monkeypatch):
    monkeypatch.setattr(limits, "MOST_MEMBERS", 20)
    assert Container(zipped({f"{n}.xml": b"" for n in range(20)})).names()
    assert code(zipped({f"{n}.xml": b"" for n in range(21)})) is ErrorCode.TOO_BIG


def test_stated_sizes_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "MOST_UNPACKED_BYTES", 1000)
    assert code(zipped({"a.xml": b"x", "picture.png": b"y" * 1000})) is ErrorCode.TOO_BIG


def test_text_packed_as_only_traps_are():
    bomb = zipped({"a.xml": b"x" * 1_100_000})
    assert code(bomb) is ErrorCode.TOO_BIG
    picture = Container(zipped({"a.xml": b"<a/>", "white.bmp": b"x" * 1_100_000}))
    assert picture.read("a.xml") == b"<a/>"


def test_bytes_are_counted_while_they_are_unpacked(monkeypatch):
    monkeypatch.setattr(limits, "MOST_TEXT_BYTES", 100_000)
    assert code(zipped({"a.xml": bytes(range(256)) * 400})) is ErrorCode.TOO_BIG


def patched(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size, in the directory and before the member."""
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(mark) + offset
        data = data[:at] + struct.pack("<I", size) + data[at + 4 :]
    return data


def test_a_size_stated_too_small_stops_there():
    data = patched(zipped({"a.xml": b"text " * 100_000}), 10)
    assert code(data) is ErrorCode.DAMAGED


def test_checksum():
    data = bytearray(zipped({"a.xml": b"some words"}, zipfile.ZIP_STORED))
    data[data.index(b"some")] ^= 1
    assert code(bytes(data)) is ErrorCode.DAMAGED


def test_a_name_that_is_there_twice():
    data = zipped({"a.xml": b"one", "A.xml": b"two", "b.xml": b"three"}).replace(b"A.xml", b"a.xml")
    assert code(data) is ErrorCode.DAMAGED
    assert Container(data).read("b.xml") == b"three"


def test_locked_members():
    data = bytearray(zipped({"a.xml": b"some words"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code(bytes(data)) is ErrorCode.NEEDS_PASSWORD


def test_packed_in_another_way():
    assert code(zipped({"a.xml": b"some words"}, zipfile.ZIP_BZIP2)) is ErrorCode.DAMAGED


def test_without_its_directory_whole_members_are_read():
    data = zipped({"a.xml": b"first " * 50, "b.xml": b"second " * 50})
    cut = data[: data.index(b"PK\x01\x02")]
    container = Container(cut)
    assert container.is_cut
    assert container.read("a.xml") == b"first " * 50
    assert container.read("b.xml") == b"second " * 50
    broken = Container(cut[:-5])
    assert broken.read("a.xml") == b"first " * 50
    assert code(cut[:-5], "b.xml") is ErrorCode.DAMAGED


def test_a_stream_without_a_directory_is_bounded_too(monkeypatch):
    monkeypatch.setattr(limits, "MOST_TEXT_BYTES", 100_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = packer.compress(b"x" * 3_000_000) + packer.flush()
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(stream), 10, 5, 0)
    assert code(head + b"a.xml" + stream) is ErrorCode.TOO_BIG


def test_counts_of_a_larger_archive_that_are_lies():
    data = zipped({"a.xml": b"some words"})
    end = data.index(b"PK\x05\x06")
    large = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 2**63, 2**63, 2**62, 2**61)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    tail = data[end : end + 8] + b"\xff" * 12 + data[end + 20 :]
    container = Container(data[:end] + large + locator + tail)
    assert container.is_cut
    assert container.read("a.xml") == b"some words"


def test_nothing_of_an_archive():
    assert code(b"PK\x03\x04") is ErrorCode.DAMAGED
    assert code(b"PK\x05\x06" + b"\0" * 4) is ErrorCode.DAMAGED


def test_tags_are_counted_before_they_are_parsed(monkeypatch):
    monkeypatch.setattr(limits, "MOST_XML_TAGS", 100)
    container = Container(zipped({"a.xml": b"<a>" + b"<b/>" * 200 + b"</a>"}))
    with pytest.raises(CopytasterError) as caught:
        container.tree("a.xml")
    assert caught.value.code is ErrorCode.TOO_BIG


WHOLE = zipped({"a.xml": b"<a>some words</a>" * 20, "b.xml": b"<b/>"})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6), st.integers(0, 400))
def test_any_damage_ends_in_bytes_or_an_error(changes: list[tuple[int, int]], cut: int):
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    with contextlib.suppress(CopytasterError):
        container = Container(bytes(data[: len(data) - cut]))
        for name in [*container.names(), "a.xml"]:
            assert isinstance(container.read(name), bytes)


def test_what_is_legible_in_a_broken_archive_is_shown_as_plain_text() -> None:
    body = "<w:p><w:r><w:t>The harbour &amp; its piers were closed on Monday.</w:t></w:r></w:p>"
    data = bytearray(
        zipped({"word/document.xml": f"<w:body>{body}<w:p><w:t>Two.</w:t></w:p></w:body>".encode(), "a.png": b"x" * 99})
    )
    data[-30:] = bytes(30)  # the directory is gone
    article = read_bytes(bytes(data), "a.docx", ReadOptions(choices=frozenset((ReadChoice.PLAIN_TEXT,))))
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "The harbour & its piers were closed on Monday.",
        "Two.",
    ]
    assert [note.code for note in article.notes] == ["legible-only"]
    assert article.outcome is ReadOutcome.OPENED_IN_PART
