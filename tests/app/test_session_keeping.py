"""Settings, recents and the folders they live in."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Paragraph, ParagraphKind
from app.session import folders, recents
from app.session.recents import Recent, clear_recents, forget_recent, load_recents, recent_of, remember
from app.session.settings import LoadedSettings, Settings, help_of, load_settings, save_settings
from app.session.state import Correction, OpenArticle, SessionState, correct_article, new_session
from app.session.store import Autosave


def story(name: str) -> SessionState:
    paragraphs = (Paragraph(ParagraphKind.BODY, name),)
    return new_session([OpenArticle(Article("", f"/x/{name}{n}.txt", "", paragraphs)) for n in "12"])


def test_settings_come_back(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == LoadedSettings(Settings())
    changed = Settings(theme="dark", zoom=130, keep_comparisons=False, recent_encodings=("cp1252",), last_folder="/ü")
    save_settings(tmp_path, changed)
    assert load_settings(tmp_path) == LoadedSettings(changed)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_every_setting_has_a_help_sentence() -> None:
    for each in fields(Settings):
        assert help_of(each.name).endswith(".")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"version": 2}', '{"version": true}', '{"zoom": 130}', "[" * 100_000, "\0", '{"version": 1e999}'],
)
def test_a_broken_settings_file_means_defaults_and_is_put_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert load_settings(tmp_path) == LoadedSettings(Settings(), broken=True)
    save_settings(tmp_path, Settings(zoom=90))
    assert load_settings(tmp_path) == LoadedSettings(Settings(zoom=90))
    assert (tmp_path / "settings.broken.json").read_text() == text


def test_a_value_out_of_order_is_ignored_alone(tmp_path: Path) -> None:
    value = {"version": 1, "theme": "pink", "zoom": True, "sidebar_open": 1, "recent_encodings": [1], "detail": "fine"}
    (tmp_path / "settings.json").write_text(json.dumps({**value, "last_folder": "/news", "later": 1}))
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings(granularity="fine", last_folder="/news")
    assert set(loaded.ignored) == {"theme", "zoom", "sidebar_open", "recent_encodings"}
    assert not loaded.broken


def test_settings_that_cannot_be_written_say_so(tmp_path: Path) -> None:
    with pytest.raises(CopytasterError) as caught:
        save_settings(tmp_path / "none", Settings())
    assert caught.value.code is ErrorCode.CANNOT_WRITE
    assert list(tmp_path.iterdir()) == []


def test_recents_hold_twelve_latest_first_and_drop_the_files_of_the_rest(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    saver = Autosave(tmp_path / "sessions")
    made = [story(f"s{number}") for number in range(14)]
    for number, state in enumerate(made):
        saver.save(state)
        entry = recent_of(state, f"2026-11-22T03:{number:02}:00")
        assert entry is not None
        remember(tmp_path, entry)
    saver.close()
    entries = load_recents(tmp_path).entries
    assert [entry.session for entry in entries] == [state.id for state in reversed(made[2:])]
    assert entries[0].count == 2
    assert entries[0].titles == ("s131.txt", "s132.txt")
    kept = {path.stem for path in (tmp_path / "sessions").glob("*.copytaster")}
    assert kept == {state.id for state in made[2:]}


def test_the_same_comparison_stands_once(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    saver = Autosave(tmp_path / "sessions")
    one, two = (replace(story(name), saved_path="/x/a.copytaster") for name in "ab")
    for state in (one, two):
        saver.save(state)
        entry = recent_of(state, "t")
        assert entry is not None
        remember(tmp_path, entry)
        remember(tmp_path, replace(entry, time="later"))
    saver.close()
    assert [(entry.session, entry.time) for entry in load_recents(tmp_path).entries] == [(two.id, "later")]
    assert [path.stem for path in (tmp_path / "sessions").glob("*.copytaster")] == [two.id]


def test_what_is_not_kept_or_empty_is_not_recent() -> None:
    assert recent_of(replace(story("a"), kept=False), "t") is None
    assert recent_of(new_session(), "t") is None
    named = recent_of(correct_article(story("a"), 0, Correction(title="Right")), "t")
    assert named is not None
    assert named.titles[0] == "Right"


def test_clearing_leaves_nothing_behind_but_what_is_on_screen(tmp_path: Path) -> None:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    saver = Autosave(sessions)
    for name in "abc":
        state = story(name)
        saver.save(state)
        entry = recent_of(state, "t")
        assert entry is not None
        remember(tmp_path, entry)
    assert len(forget_recent(tmp_path, load_recents(tmp_path).entries[-1].session)) == 2
    assert len(list(sessions.glob("*.copytaster"))) == 2
    clear_recents(tmp_path)
    assert saver.path is not None
    assert {path.name.partition(".")[0] for path in sessions.iterdir()} == {saver.path.stem}
    saver.discard()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 9, "recents": []}', '{"version": 1, "recents": [{}]}'])
def test_broken_recents_are_empty_and_flagged(tmp_path: Path, text: str) -> None:
    (tmp_path / recents.FILE).write_text(text)
    loaded = load_recents(tmp_path)
    assert (loaded.entries, loaded.broken) == ((), True)
    entry = Recent("a" * 32, ("x",), ("\udcff.txt",), "t")
    remember(tmp_path, entry)
    assert load_recents(tmp_path) == recents.LoadedRecents((entry,))


def test_folders_follow_the_desktop_and_the_override(tmp_path: Path) -> None:
    made = folders.sessions_folder({"COPYTASTER_HOME": str(tmp_path / "own")})
    assert made == tmp_path / "own" / "sessions"
    if os.name == "posix":
        assert made.stat().st_mode & 0o777 == 0o700
        assert made.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the XDG folders are a matter of Linux")
def test_xdg_folders(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    assert folders.data_folder(home) == tmp_path / ".local/share/copytaster"
    assert folders.config_folder(home) == tmp_path / ".config/copytaster"
    assert folders.data_folder({**home, "XDG_DATA_HOME": str(tmp_path / "d")}) == tmp_path / "d/copytaster"
    assert folders.data_folder({**home, "XDG_DATA_HOME": "relative"}) == tmp_path / ".local/share/copytaster"


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CopytasterError) as caught:
        folders.data_folder({"COPYTASTER_HOME": str(tmp_path / "file" / "x")})
    assert caught.value.code is ErrorCode.CANNOT_WRITE
