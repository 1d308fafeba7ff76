"""Session files: the autosave of each running copy, and ``.copytaster`` files the reader saves and opens.

One form serves both (``app.session.schema``). The autosave uses a write-ahead log, so that it is whole after a kill at
any moment; a saved file never does, is written beside its place and renamed, and is only ever opened for reading.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from app.errors import CopytasterError, ErrorCode
from app.session import SUFFIX, forms, schema, unpack
from app.session.connect import (
    address,
    cannot_write,
    check_form,
    check_header,
    companions,
    connect,
    delete_file,
    guard,
    prepare_to_write,
    reading,
    transaction,
)
from app.session.image import image_of, state_in
from app.session.locks import FileLock
from app.session.state import SessionState, new_id, settled

__all__ = [
    "SUFFIX",
    "Autosave",
    "Restored",
    "forget",
    "forget_all",
    "image_of",
    "open_file",
    "peek",
    "prune",
    "save_file",
    "vouch",
]


@dataclass(frozen=True, slots=True)
class Restored:
    """What the last start left: its comparison, if any, and autosave files that could not be read (put aside)."""

    state: SessionState | None
    damaged: tuple[Path, ...] = ()


class Autosave:
    """Keeps the comparison on screen in ``folder/<id>.copytaster`` while this running copy holds its lock.

    Nothing is lost when a method raises ``CANNOT_WRITE``: what was saved before stays, and the next ``save`` writes
    everything that is still missing. Used from one thread.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection: sqlite3.Connection | None = None
        self._lock: FileLock | None = None
        self._saved: SessionState | None = None
        self._path: Path | None = None

    @property
    def path(self) -> Path | None:
        """The file of the comparison on screen, or ``None`` while nothing is kept."""
        return self._path

    def save(self, state: SessionState) -> None:
        """Keep *state*, writing what changed. Another comparison retires the last one; one not ``kept`` is forgotten.

        Raises ``CANNOT_WRITE`` (no room, folder not writable, or another running copy has this comparison).
        """
        path = self._folder / (state.id + SUFFIX)
        if self._path is not None and self._path != path:
            self.retire()
        if not state.kept:
            self.discard()
            forget(self._folder, [state.id])
            return
        old = self._saved
        state = settled(state, old)
        if old == state:
            return
        with cannot_write(path):
            connection = self._connection or self._open(path)
            old = self._saved  # the file may have held an older state of this comparison
            with transaction(connection):
                if old is None:
                    schema.create(connection)
                    connection.execute("INSERT INTO meta VALUES ('open', '1')")
                schema.write(connection, state, old)
        self._saved = state

    def restore(self) -> Restored:
        """Take over the comparison last on screen in a copy that is no longer running.

        An autosave that cannot be read is renamed to ``<name>.damaged``, its bytes untouched.
        """
        damaged: list[Path] = []
        for path in _newest_first(self._folder):
            lock = _try_lock(path)
            if lock is None:
                continue
            try:
                found = self._adopt(path, lock)
            except CopytasterError as error:
                lock.release()
                if error.code is ErrorCode.SESSION_DAMAGED:
                    damaged.append(_put_aside(path))
                continue
            if found is not None:
                return Restored(found, tuple(damaged))
            lock.release()
        return Restored(None, tuple(damaged))

    def reopen(self, session: str) -> SessionState:
        """Bring back a retired comparison by its id; the one on screen is retired.

        Raises ``MISSING`` where it is gone, ``SESSION_DAMAGED``, ``SESSION_NEWER`` or ``CANNOT_WRITE``. One that is on
        screen in another running copy comes back as a comparison of its own.
        """
        path = self._folder / (session + SUFFIX)
        if not _is_id(session) or not path.exists():
            raise CopytasterError(ErrorCode.MISSING, str(path))
        if self._saved is not None and self._saved.id == session:
            return self._saved
        lock = _try_lock(path)
        if lock is None:
            return replace(state_in(image_of(path), path), id=new_id(), saved_path=None)
        self.retire()
        try:
            found = self._adopt(path, lock, retired=True)
        except CopytasterError:
            lock.release()
            raise
        if found is None:
            lock.release()
            raise CopytasterError(ErrorCode.MISSING, str(path))
        return found

    def retire(self) -> None:
        """The comparison is closed or replaced: its file stays, for the recent ones, but is not restored at start."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error), transaction(self._connection):
                self._connection.execute("UPDATE meta SET value = '0' WHERE key = 'open'")
        self.close()

    def discard(self) -> None:
        """Forget the comparison on screen: its file goes, with all that SQLite keeps beside it."""
        path = self._path
        self._close_connection()
        if path is not None:
            delete_file(path)
        self._let_go()

    def close(self) -> None:
        """End of the running copy: the comparison stays, and ``restore`` finds it at the next start."""
        self._close_connection()
        self._let_go()

    def _open(self, path: Path) -> sqlite3.Connection:
        lock = FileLock.take(_lock_path(path))
        if lock is None:
            raise CopytasterError(ErrorCode.CANNOT_WRITE, str(path), reason="in use")
        try:
            if path.exists():
                try:
                    self._adopt(path, lock, retired=True)
                except CopytasterError:
                    _put_aside(path)
            if self._connection is not None:
                return self._connection
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            connection = connect(path)
            try:
                prepare_to_write(connection)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise
        self._take_over(path, lock, connection, None)
        return connection

    def _adopt(self, path: Path, lock: FileLock, retired: bool = False) -> SessionState | None:
        check_header(path)
        with reading(path):
            connection = connect(path)
        try:
            with reading(path):
                guard(connection)
                if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                    connection.close()
                    delete_file(path)  # killed before its first save
                    return None
                if not retired and _is_retired(connection):
                    connection.close()
                    return None
                check_form(connection, path)
                state = unpack.read(connection)
                if state.id + SUFFIX != path.name:
                    raise ValueError("id")
            connection.set_progress_handler(None, 0)
            with cannot_write(path):
                prepare_to_write(connection)
                if unpack.version_of(connection) < forms.VERSION:
                    _renew(connection, state)
                if retired:
                    with transaction(connection):
                        connection.execute("UPDATE meta SET value = '1' WHERE key = 'open'")
        except BaseException:
            connection.close()
            raise
        self._take_over(path, lock, connection, state)
        return state

    def _take_over(
        self, path: Path, lock: FileLock, connection: sqlite3.Connection, state: SessionState | None
    ) -> None:
        self._path, self._lock, self._connection, self._saved = path, lock, connection, state

    def _close_connection(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
        self._path = self._lock = self._saved = None


def peek(folder: Path, limit: int) -> SessionState | None:
    """Return what ``Autosave.restore`` would take over, taking over nothing; ``None`` beyond *limit* bytes or in doubt.

    The form and the digests are checked as in ``restore``. Nothing is written but the lock, for the moment it takes.
    """
    for path in _newest_first(folder):
        lock = _try_lock(path)
        if lock is None:
            continue
        try:
            check_header(path)
            log = Path(f"{path}-wal")
            logged = log.stat().st_size if log.exists() else 0
            if path.stat().st_size + logged > limit:
                return None
            # without a log there is nothing SQLite would have to make a file for
            with _looking(path, path, "mode=ro" if logged else "mode=ro&immutable=1") as connection:
                found = None if _is_retired(connection) else unpack.read(connection)
        except (CopytasterError, OSError):
            return None
        finally:
            lock.release()
        if found is not None:
            return found if found.id + SUFFIX == path.name else None
    return None


def save_file(path: Path, state: SessionState) -> SessionState:
    """Write *state* as a file of its own that needs no source files; return the state with its ``saved_path``.

    Written beside *path*, read back and compared, flushed to disk, then renamed: the old file stays until the new one
    is whole. Raises ``CANNOT_WRITE``.
    """
    state = settled(state)
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
    try:
        with cannot_write(path):
            os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666))
            _write_whole(temporary, replace(state, saved_path=None))
            if _read_file(temporary) != replace(state, saved_path=None, kept=True):
                raise OSError("what was written does not read back")
            with contextlib.suppress(OSError):
                os.chmod(temporary, target.stat().st_mode & 0o777)
            os.replace(temporary, target)
            _flush_folder(target.parent)
    finally:
        for leftover in (temporary, Path(f"{temporary}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink()
    return replace(state, saved_path=str(path))


def open_file(path: Path, vouched: str | None = None) -> SessionState:
    """Return the comparison saved in *path*, with a new id; the file and its folder are left as they are.

    *vouched*: what ``vouch`` gave for it in a locked process; other bytes are not opened. Raises ``MISSING``,
    ``IS_FOLDER``, ``UNREADABLE``, ``TOO_BIG``, ``SESSION_DAMAGED`` or ``SESSION_NEWER``.
    """
    image = image_of(path)
    if vouched is not None and sha256(image).hexdigest() != vouched:
        raise CopytasterError(ErrorCode.UNREADABLE, str(path), reason="it was being changed; open it again")
    return replace(state_in(image, path), id=new_id(), saved_path=str(path))


def vouch(image: bytes | bytearray, path: Path) -> str:
    """Read a comparison nobody vouches for, whole, in a process that can do no harm; gives the SHA-256 of its bytes.

    Raises ``SESSION_DAMAGED``, ``SESSION_NEWER``, or ``NO_TEXT`` for one without articles.
    """
    if not state_in(image, path).articles:
        raise CopytasterError(ErrorCode.NO_TEXT, str(path), detail="this comparison has no articles")
    return sha256(image).hexdigest()


def forget(folder: Path, sessions: Iterable[str]) -> None:
    """Delete the files of these comparisons, save one that another running copy has on screen."""
    for session in sessions:
        path = folder / (session + SUFFIX)
        if _is_id(session) and (path.exists() or any(each.exists() for each in companions(path))):
            lock = _try_lock(path)
            if lock is not None:
                delete_file(path)
                lock.release()


def forget_all(folder: Path, keep: Iterable[str] = ()) -> None:
    """Delete every autosaved comparison but those in *keep* and those on screen in a running copy."""
    kept = set(keep)
    names = {each.name.partition(SUFFIX)[0] for each in _listed(folder) if SUFFIX in each.name}
    forget(folder, sorted(names - kept))
    for each in _listed(folder):
        if SUFFIX + ".damaged" in each.name:
            with contextlib.suppress(OSError):
                each.unlink()


def prune(folder: Path, keep: Iterable[str]) -> None:
    """Delete retired comparisons not in *keep* (the recent ones): left by a kill between closing and remembering."""
    kept = set(keep)
    for path in _newest_first(folder):
        if path.stem in kept:
            continue
        lock = _try_lock(path)
        if lock is None:
            continue
        with contextlib.suppress(sqlite3.Error, OSError):
            connection = connect(path)
            try:
                retired = _is_retired(connection)
            finally:
                connection.close()
            if retired:
                delete_file(path)
        lock.release()


def _read_file(path: Path) -> SessionState:
    check_header(path)
    # immutable: no lock, no journal, no log is made or looked at, so nothing appears beside the file
    with _looking(path, path, "mode=ro&immutable=1") as connection:
        return unpack.read(connection)


@contextlib.contextmanager
def _looking(path: Path, place: Path, mode: str) -> Generator[sqlite3.Connection]:
    with reading(path):
        connection = sqlite3.connect(address(place, mode), uri=True, isolation_level=None)
        try:
            guard(connection)
            check_form(connection, path)
            yield connection
        finally:
            connection.close()


def _renew(connection: sqlite3.Connection, state: SessionState) -> None:
    """Write an autosave of an older form anew, in the present one, all or nothing."""
    open_now = connection.execute("SELECT value FROM meta WHERE key = 'open'").fetchone()
    with transaction(connection):
        for name in forms.TABLES_OF[unpack.version_of(connection)]:
            connection.execute(f"DROP TABLE {name}")
        schema.create(connection)
        schema.write(connection, state, None)
        connection.execute("INSERT INTO meta VALUES ('open', ?)", open_now or ("1",))


def _is_retired(connection: sqlite3.Connection) -> bool:
    # Told first, so that a start does not check and read every recent comparison; damage is found later if this fails.
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'open'").fetchone()
    except sqlite3.Error:
        return False
    return found is not None and found[0] == "0"


def _write_whole(path: Path, state: SessionState) -> None:
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        with transaction(connection):
            schema.create(connection)
            schema.write(connection, state, None)
    finally:
        connection.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _try_lock(path: Path) -> FileLock | None:
    try:
        return FileLock.take(_lock_path(path))
    except OSError:
        return None


def _put_aside(path: Path) -> Path:
    aside = path.with_name(path.name + ".damaged")
    for each in companions(path):
        with contextlib.suppress(OSError):
            os.replace(each, f"{aside}{each.name.removeprefix(path.name)}")
    try:
        os.replace(path, aside)
    except OSError:
        return path
    return aside


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _newest_first(folder: Path) -> list[Path]:
    def changed(path: Path) -> int:
        times = [0]
        for each in (path, Path(f"{path}-wal")):
            with contextlib.suppress(OSError):
                times.append(each.stat().st_mtime_ns)
        return max(times)

    found = [path for path in _listed(folder) if path.suffix == SUFFIX and _is_id(path.stem)]
    return sorted(found, key=changed, reverse=True)


def _is_id(session: str) -> bool:
    return len(session) == 32 and set(session) <= set("0123456789abcdef")


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
