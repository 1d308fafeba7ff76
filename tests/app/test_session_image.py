"""A comparison in memory: the log folded in as SQLite itself would, whatever became of the log."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import CopytasterError, ErrorCode
from app.session import image
from app.session.image import fold, image_of, state_in
from app.session.state import SessionState
from app.session.store import Autosave, open_file, save_file, vouch
from app.workers import reader
from tests.app.test_session_store import sample


@pytest.fixture
def logged(tmp_path: Path) -> tuple[bytes, bytes, SessionState]:
    """A database, its log of several commits, and the state they make together."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    saver = Autosave(folder)
    for words in ("one", "two", "three"):
        saver.save(replace(sample(words), id="0" * 32))
    state = replace(sample("four"), id="0" * 32)
    saver.save(state)
    assert saver.path is not None
    data, log = saver.path.read_bytes(), Path(f"{saver.path}-wal").read_bytes()
    saver.close()
    assert len(log) > 10_000
    return data, log, state


def dump(data: bytes | bytearray) -> list[str]:
    connection = sqlite3.connect(":memory:")
    data = bytearray(data)
    data[18:20] = b"\1\1"
    connection.deserialize(data)
    return list(connection.iterdump())


def by_sqlite(folder: Path, data: bytes, log: bytes) -> list[str]:
    """What SQLite makes of both."""
    folder.mkdir(exist_ok=True)
    place = folder / "by-sqlite"
    place.write_bytes(data)
    Path(f"{place}-wal").write_bytes(log)
    connection = sqlite3.connect(place)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_the_log_is_folded_in(logged: tuple[bytes, bytes, SessionState], tmp_path: Path) -> None:
    data, log, state = logged
    assert state_in(fold(data, log), tmp_path) == state
    assert dump(fold(data, log)) == by_sqlite(tmp_path, data, log)


@pytest.mark.parametrize(
    "change",
    [
        lambda log: log[:-1],  # the last frame is not whole
        lambda log: log[: len(log) // 2],
        lambda log: log + log[32:],  # frames of an older round follow
        lambda log: log[:-9] + b"?" + log[-8:],
        lambda log: log[:40] + b"\xff" + log[41:],
        lambda log: log[:16] + b"12345678" + log[24:],
        lambda log: b"other" + log,
        lambda log: log[:20],
        lambda log: b"",
    ],
)
def test_a_log_cut_off_or_damaged_counts_as_far_as_it_does_to_sqlite(
    logged: tuple[bytes, bytes, SessionState], tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    data, log, _ = logged
    found = fold(data, change(log))
    try:
        expected = by_sqlite(tmp_path, data, change(log))
    except sqlite3.DatabaseError:
        expected = None
    if expected is None:
        assert found == data
    else:
        assert dump(found) == expected


@given(st.binary(max_size=200), st.integers(0, 2**32 - 1))
@settings(max_examples=50)
def test_any_bytes_are_no_log(body: bytes, count: int) -> None:
    head = struct.pack(">4I", 0x377F0682, 3_007_000, 512, count)
    assert fold(b"data", body) == b"data"
    assert fold(b"data", head + body) == b"data"


def test_a_log_whose_page_count_lies_is_refused(logged: tuple[bytes, bytes, SessionState]) -> None:
    data, log, _ = logged
    size = struct.unpack(">I", log[8:12])[0]
    order = ">" if log[3] & 1 else "<"
    frame = struct.pack(">2I", 1, 0xFFFFFFFF)
    check = image._checksum(log[:24], order, (0, 0))
    check = image._checksum(frame, order, check)
    check = image._checksum(b"\0" * size, order, check)
    made = log[:32] + frame + log[16:24] + struct.pack(">2I", *check) + b"\0" * size
    with pytest.raises(CopytasterError) as caught:
        fold(data, made)
    assert caught.value.code is ErrorCode.TOO_BIG


def test_too_big_a_file_is_not_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, sample())
    monkeypatch.setattr(image, "MOST_BYTES", 1_000)
    with pytest.raises(CopytasterError) as caught:
        image_of(path)
    assert caught.value.code is ErrorCode.TOO_BIG


def test_only_what_was_vouched_for_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, sample("one"))
    vouched = vouch(image_of(path), path)
    assert open_file(path, vouched).articles == sample("one").articles
    save_file(path, sample("two"))
    with pytest.raises(CopytasterError) as caught:
        open_file(path, vouched)
    assert caught.value.code is ErrorCode.UNREADABLE


def test_a_log_that_came_after_the_look_is_not_opened(
    logged: tuple[bytes, bytes, SessionState], tmp_path: Path
) -> None:
    data, log, state = logged
    path = tmp_path / "a.copytaster"
    path.write_bytes(data)
    Path(f"{path}-wal").write_bytes(log)
    vouched = vouch(image_of(path), path)
    assert open_file(path, vouched).articles == state.articles
    Path(f"{path}-wal").write_bytes(log[: len(log) // 2])
    with pytest.raises(CopytasterError):
        open_file(path, vouched)


def test_the_reader_vouches_once_it_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, sample())
    locked: list[object] = []
    answer = reader.answer({"comparison": str(path)}, locked.append)
    assert answer == {"vouched": vouch(image_of(path), path)}
    assert locked == [()]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"SQLite format 3\0 and nothing more", ErrorCode.SESSION_DAMAGED),
        (b"no database", ErrorCode.SESSION_DAMAGED),
        (b"", ErrorCode.SESSION_DAMAGED),
        (None, ErrorCode.MISSING),
    ],
)
def test_the_reader_says_what_is_wrong(tmp_path: Path, data: bytes | None, code: ErrorCode) -> None:
    path = tmp_path / "a.copytaster"
    if data is not None:
        path.write_bytes(data)
    assert reader.answer({"comparison": str(path)})["error"] == {"code": code, "path": str(path), "values": {}}


def test_a_comparison_without_articles_is_not_vouched_for(tmp_path: Path) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, replace(sample(), articles=(), rows=(), seen=frozenset(), base=0))
    assert reader.answer({"comparison": str(path)})["error"]["code"] == ErrorCode.NO_TEXT
