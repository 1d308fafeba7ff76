"""Recent comparisons: which articles they held, and where they can be opened again from."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from app.errors import CopytasterError, ErrorCode
from app.session.plain import read_object, write_object
from app.session.state import SessionState
from app.session.store import forget, forget_all

VERSION = 1
FILE = "recents.json"
LIMIT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """One comparison. ``session`` is its id (the autosave's name); ``time`` ISO 8601, as the caller's clock says."""

    session: str
    titles: tuple[str, ...]
    paths: tuple[str, ...]
    time: str
    saved_path: str | None = None

    @property
    def count(self) -> int:
        """How many articles it held."""
        return len(self.titles)


@dataclass(frozen=True, slots=True)
class LoadedRecents:
    """What was found, latest first. ``broken``: the file could not be used."""

    entries: tuple[Recent, ...] = ()
    broken: bool = False


def recent_of(state: SessionState, time: str) -> Recent | None:
    """Return the entry for *state*, or ``None`` for one that is empty or not to be kept."""
    if not state.kept or not state.articles:
        return None
    articles = state.corrected()
    titles = tuple(article.title or Path(article.path).name for article in articles)
    return Recent(state.id, titles, tuple(article.path for article in articles), time, state.saved_path)


def load_recents(folder: Path) -> LoadedRecents:
    """Return the recent comparisons kept in *folder*."""
    found = read_object(folder / FILE)
    if found is None:
        return LoadedRecents(broken=True)
    if not found:
        return LoadedRecents()
    items = found.get("recents")
    if found.get("version") != VERSION or not isinstance(items, list):
        return LoadedRecents(broken=True)
    entries = [_entry(each) for each in cast(list[object], items)]
    good = tuple(each for each in entries if each is not None)
    return LoadedRecents(good[:LIMIT], broken=len(good) != len(entries))


def remember(folder: Path, entry: Recent) -> tuple[Recent, ...]:
    """Put *entry* first; the same comparison, or an older one of the same saved file, goes. Raises ``CANNOT_WRITE``.

    The autosave files of entries that fall off the end are deleted from ``folder/sessions``.
    """
    old = load_recents(folder).entries

    def same(each: Recent) -> bool:
        return each.session == entry.session or (each.saved_path is not None and each.saved_path == entry.saved_path)

    entries = (entry, *(each for each in old if not same(each)))
    _write(folder, entries[:LIMIT])
    dropped = {each.session for each in (*old, *entries[LIMIT:])} - {each.session for each in entries[:LIMIT]}
    forget(folder / "sessions", sorted(dropped))
    return entries[:LIMIT]


def forget_recent(folder: Path, session: str) -> tuple[Recent, ...]:
    """Take one comparison out, with its autosave file ("Do not keep this comparison"). Raises ``CANNOT_WRITE``."""
    entries = tuple(each for each in load_recents(folder).entries if each.session != session)
    _write(folder, entries)
    forget(folder / "sessions", [session])
    return entries


def clear_recents(folder: Path, on_screen: Iterable[str] = ()) -> None:
    """Forget all recent comparisons and their autosave files, but those on screen. Raises ``CANNOT_WRITE``."""
    try:
        (folder / FILE).unlink(missing_ok=True)
    except OSError as error:
        raise CopytasterError(ErrorCode.CANNOT_WRITE, str(folder / FILE), reason=error.strerror or "") from error
    for leftover in folder.glob(f".{FILE}.*.tmp"):
        with contextlib.suppress(OSError):
            leftover.unlink()
    forget_all(folder / "sessions", on_screen)


def _write(folder: Path, entries: tuple[Recent, ...]) -> None:
    if entries:
        write_object(folder / FILE, {"version": VERSION, "recents": [asdict(each) for each in entries]})
    else:
        clear = folder / FILE
        try:
            clear.unlink(missing_ok=True)
        except OSError as error:
            raise CopytasterError(ErrorCode.CANNOT_WRITE, str(clear), reason=error.strerror or "") from error


def _entry(value: object) -> Recent | None:
    if not isinstance(value, dict):
        return None
    found = cast(dict[str, object], value)
    titles, paths = _texts(found.get("titles")), _texts(found.get("paths"))
    session, time, saved = found.get("session"), found.get("time"), found.get("saved_path")
    if titles is None or paths is None or not isinstance(session, str) or not isinstance(time, str):
        return None
    if len(titles) != len(paths) or not (saved is None or isinstance(saved, str)):
        return None
    return Recent(session, titles, paths, time, saved)


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    items = cast(list[object], value)
    texts = tuple(each for each in items if isinstance(each, str))
    return texts if len(texts) == len(items) else None
