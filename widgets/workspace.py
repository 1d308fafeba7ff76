"""The comparison on screen and everything that may change it. The only mover of state.

Holds a frozen ``SessionState`` and the ``Comparison`` made of it; asks readers and engine for work, keeps the state as
you go, and tells the window by signals in the past tense.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app import messages
from app.errors import CopytasterError
from app.model.alignment import Row
from app.model.article import Article, Note, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.session import history, recents, state, store
from app.session.folders import data_folder, sessions_folder
from app.session.state import MAX_ARTICLES, Correction, OpenArticle, SessionState, ViewState
from app.workers.early import EarlyReader
from widgets.file_watch import FileWatch
from widgets.jobs import Engine, FileReader, ReadAnswer
from widgets.notices import Notice, NoticeAction, NoticeKind

SAVE_DELAY = 250
"""Milliseconds from a change to its being kept; a kill in between costs no more than that."""


class Workspace(QObject):
    """What is open. ``state`` and ``comparison`` are values: a signal says when there are new ones."""

    state_changed = Signal()
    comparison_changed = Signal()
    """There is another ``comparison`` (or none), or the same one has come further."""
    busy_changed = Signal()
    progressed = Signal(str, int, int)
    recents_changed = Signal()
    noticed = Signal(object)
    """A ``Notice``."""
    withdrawn = Signal(str)
    """What was said under this name is no longer so."""
    replaced = Signal()
    """Another comparison was put on screen: view settings are to be taken from ``state.view``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: SessionState = state.new_session()
        self.comparison: Comparison | None = None
        self._history = history.History()
        self._jobs: dict[int, Callable[[ReadAnswer], None]] = {}
        self._order: list[int] = []
        self._arrived: dict[int, ReadAnswer] = {}
        self._failures: dict[int, Callable[[], None]] = {}
        self._said: set[str] = set()
        self._told: set[Note] = set()
        self.engine = Engine(self)
        self.engine.stepped.connect(self._on_stepped)
        self.engine.finished.connect(self._on_finished)
        self.engine.failed.connect(self._on_engine_failed)
        self.engine.progressed.connect(self.progressed)
        self.reader = FileReader(self)
        self.reader.read.connect(self._on_read)
        self.reader.failed.connect(self._on_read_failed)
        self._watch = FileWatch(self)
        self._watch.changed.connect(self._on_file_changed)
        self._watch.gone.connect(self._on_file_gone)
        self._autosave: store.Autosave | None = None
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_DELAY)
        self._saver.timeout.connect(self.save_now)

    # --- what there is

    @property
    def busy(self) -> bool:
        """Whether files are being read or compared."""
        return bool(self._jobs) or self.engine.busy

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, corrected."""
        return self.state.corrected()

    @property
    def undo_deed(self) -> str:
        """What undo would take back, as a code, or nothing."""
        return self._history.past[-1].deed if self._history.past else ""

    @property
    def redo_deed(self) -> str:
        """What redo would do again."""
        return self._history.future[-1].deed if self._history.future else ""

    # --- keeping

    def begin(self, *, fresh: bool) -> None:
        """Start keeping; take over what the last start left. With *fresh* that goes to the recent ones instead."""
        try:
            self._autosave = store.Autosave(sessions_folder())
            restored = self._autosave.restore()
        except CopytasterError as problem:
            self._say_unkept(problem)
            return
        known = {entry.session for entry in recents.load_recents(data_folder()).entries}
        store.prune(sessions_folder(), known | ({restored.state.id} if restored.state else set()))
        if restored.damaged:
            text = self.tr("The last comparison could not be read back; its file was put aside, untouched.")
            self.noticed.emit(Notice(NoticeKind.WARNING, text))
        if restored.state is None:
            return
        if fresh:
            self._remember(restored.state)
            self._autosave.retire()
        else:
            self._put(restored.state)

    def save_now(self) -> None:
        """Keep the state at once."""
        self._saver.stop()
        if self._autosave is None:
            return
        if not self.state.articles:
            self._autosave.discard()  # what was removed to the last article must not come back
            return
        try:
            self._autosave.save(self.state)
        except CopytasterError as problem:
            self._say_unkept(problem)
        else:
            self.withdrawn.emit("autosave")

    def end(self) -> None:
        """The window closes: keep everything, end the processes."""
        self.save_now()
        if self._autosave is not None:
            self._autosave.close()
        self.reader.end()
        self.engine.end()

    def save_as(self, path: str) -> bool:
        """Write the comparison as a file of its own."""
        try:
            self._set(store.save_file(Path(path), self.state))
        except CopytasterError as problem:
            self._say_error(problem)
            return False
        self.noticed.emit(Notice(NoticeKind.INFO, self.tr("Saved as %s.") % Path(path).name, replaces="saved"))
        return True

    def open_comparison(self, path: str) -> None:
        """Open a saved comparison in place of the one on screen."""
        try:
            opened = store.open_file(Path(path))
        except CopytasterError as problem:
            self._say_error(problem)
            return
        self.close()
        self._put(opened)

    def reopen(self, session: str) -> None:
        """Bring back a recent comparison by its id."""
        self.save_now()
        if self._autosave is None:
            return
        self._remember(self.state)
        try:
            found = self._autosave.reopen(session)
        except CopytasterError as problem:
            self._say_error(CopytasterError(problem.code))
            self._forget(session)
            return
        self._drop_jobs()  # what is still being read belongs to the comparison that was on screen
        self._put(found)

    def recent(self) -> tuple[recents.Recent, ...]:
        """Recent comparisons, the latest first, without the one on screen."""
        try:
            entries = recents.load_recents(data_folder()).entries
        except CopytasterError:
            return ()
        return tuple(entry for entry in entries if entry.session != self.state.id)

    def clear_recents(self) -> None:
        """Forget every recent comparison, leaving nothing behind but what is on screen."""
        try:
            recents.clear_recents(data_folder(), [self.state.id])
        except CopytasterError as problem:
            self._say_error(problem)
        self.recents_changed.emit()

    def keep_nothing(self, keep_nothing: bool) -> None:
        """Leave nothing of this comparison behind, from now on (or keep it again)."""
        self._set(replace(self.state, kept=not keep_nothing))
        if keep_nothing:
            self._forget(self.state.id)
        self.save_now()

    def close(self) -> None:
        """Put the comparison away (it stays under recent ones, if it is kept) and start an empty one."""
        self.engine.cancel()
        self._drop_jobs()
        self.save_now()
        self._remember(self.state)
        if self._autosave is not None:
            self._autosave.retire() if self.state.kept else self._autosave.discard()
        self._put(state.new_session((), self.state.view))

    # --- opening

    def open_files(self, paths: Sequence[str]) -> None:
        """Add files to the comparison, in this order; saved comparisons replace it."""
        saved = next((path for path in paths if path.endswith(store.SUFFIX)), None)
        if saved is not None:
            self.open_comparison(saved)
            if others := len(paths) - 1:
                text = self.tr("A comparison is opened by itself; %s beside it not opened.")
                count = self.tr("1 file") if others == 1 else self.tr("%d files") % others
                self._say(NoticeKind.WARNING, text % count, "beside")
            return
        room = max(0, MAX_ARTICLES - len(self.state.articles) - len(self._order))
        if len(paths) > room:
            self._say_full(len(paths) - room)
        for path in list(paths)[:room]:
            self._ask({"path": str(Path(path).absolute())}, self._add)

    def adopt(self, started: EarlyReader) -> None:
        """Take over reads begun before the window was there."""
        for job in self.reader.adopt(started):
            self._expect(job, self._add)

    def paste(self, text: str, html: str | None) -> None:
        """Add the clipboard's text as an article."""
        if not text.strip() and not html:
            self.noticed.emit(Notice(NoticeKind.INFO, self.tr("There is no text on the clipboard."), replaces="paste"))
            return
        if len(self.state.articles) + len(self._order) >= MAX_ARTICLES:
            self._say_full(1)
            return
        self._ask({"text": text, "html": html}, self._add)

    def cancel(self) -> None:
        """Give up what is being read or compared; what has come stays."""
        self._drop_jobs()
        self.engine.cancel()
        self.busy_changed.emit()

    # --- changing

    def remove(self, number: int) -> None:
        """Take an article out; can be undone."""
        removed = self.articles[number]
        name = removed.title or removed.siglum
        self._change(state.remove_article(self.state, number), "remove", compare=True)
        if not any(each.path == removed.path for each in self.articles):
            self.withdrawn.emit(f"changed-{removed.path}")
        undo = NoticeAction(self.tr("Undo"), self.undo)
        self._say(NoticeKind.INFO, self.tr("“%s” was removed.") % name, "removed", undo)

    def hide(self, number: int, hidden: bool = True) -> None:
        """Put a pane out of sight, or back."""
        self._set(state.hide_article(self.state, number, hidden))

    def move(self, number: int, step: int) -> None:
        """Move a pane by *step* places among the panes in sight."""
        order = list(self.state.view.order or range(len(self.state.articles)))
        at = order.index(number)
        to = min(max(at + step, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        self._set(state.order_panes(self.state, order))

    def swap(self, first: int, second: int) -> None:
        """Swap two articles: their letters, their panes."""
        self._change(state.swap_articles(self.state, first, second), "swap", compare=True)

    def set_base(self, number: int) -> None:
        """Read the others against this article."""
        if number != self.state.base:
            self._change(state.set_base(self.state, number), "base", compare=True)

    def correct(self, number: int, correction: Correction) -> None:
        """Set an article's details right; another encoding reads its bytes again."""
        old = self.state.articles[number]
        wanted, before = correction.encoding, old.correction.encoding
        self._change(state.correct_article(self.state, number, correction), "correct", compare=True)
        if wanted not in (before, old.article.encoding):
            self._decode(number, wanted, before)

    def correct_kind(self, number: int, paragraph: int, kind: ParagraphKind) -> None:
        """Set a paragraph's kind right."""
        self._change(state.correct_kind(self.state, number, paragraph, kind), "kind", compare=True)

    def reload(self, number: int) -> None:
        """Read an article's file again."""
        path = self.state.articles[number].article.path
        if not path:
            self._say(NoticeKind.INFO, self.tr("This article was pasted: there is no file to read again."), "pasted")
            return
        encoding = self.state.articles[number].correction.encoding
        self._ask({"path": path, "options": {"encoding": encoding}}, self._renewer(number))

    def compare_again(self) -> None:
        """Compare what is open once more."""
        self._compare()

    def undo(self) -> None:
        """Take back the last removal or correction."""
        self._recall(self._history.undo(self.state))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._recall(self._history.redo(self.state))

    def mark_seen(self, key: str, seen: bool) -> None:
        """Tick a finding off, or not."""
        self._set(state.mark_seen(self.state, key, seen))

    def set_view(self, view: ViewState) -> None:
        """Remember how the comparison is looked at. Says nothing: the window knows."""
        if view != self.state.view:
            self.state = replace(self.state, view=view)
            self._saver.start()

    # --- inner workings

    def _put(self, new: SessionState) -> None:
        """Show another comparison."""
        self._history = history.History()
        self._told.clear()
        for name in sorted(self._said):
            self.withdrawn.emit(name)
        self._said.clear()
        self.state = new
        self.replaced.emit()
        self.state_changed.emit()
        self.recents_changed.emit()
        self._compare()
        self._saver.start()
        self._watch.look([(opened.article.path, opened.modified, opened.size) for opened in new.articles])

    def _set(self, new: SessionState) -> None:
        if new != self.state:
            self.state = new
            self._saver.start()
            self.state_changed.emit()

    def _change(self, new: SessionState, deed: str, *, compare: bool) -> None:
        if new == self.state:
            return
        self._history = self._history.record(self.state, deed)
        self._set(new)
        if compare:
            self._compare()

    def _recall(self, found: tuple[history.History, SessionState] | None) -> None:
        if found is not None:
            self._history, new = found
            self._set(new)
            self._compare()

    def _compare(self) -> None:
        """Show what is open at once, and ask the engine for the rest."""
        articles = self.articles
        if not articles:
            self.comparison = None
            self.engine.cancel()
        else:
            self.comparison = Comparison(Stage.READ, self.state.base, articles, rows=self._rows())
        self.comparison_changed.emit()
        if len(articles) > 1:
            self.engine.compare(articles, self.state.base)
        else:
            self.engine.cancel()
        self.busy_changed.emit()

    def _rows(self) -> tuple[Row, ...]:
        """Rows as last known, so that the reader's place means the same; else paragraph beside paragraph."""
        if self.state.rows:
            return tuple(Row(row) for row in self.state.rows)
        columns = [[(n,) for n in range(len(opened.article.paragraphs))] for opened in self.state.articles]
        return tuple(Row(tuple(cells)) for cells in zip_longest(*columns, fillvalue=()))

    def _ask(self, request: dict[str, Any], then: Callable[[ReadAnswer], None]) -> int:
        job = self.reader.ask(request)
        self._expect(job, then)
        return job

    def _expect(self, job: int, then: Callable[[ReadAnswer], None]) -> None:
        self._jobs[job] = then
        if then == self._add:
            self._order.append(job)
        self.busy_changed.emit()

    def _drop_jobs(self) -> None:
        self._jobs.clear()
        self._failures.clear()
        self._order.clear()
        self._arrived.clear()
        self.reader.end()

    def _on_read(self, job: int, answer: ReadAnswer) -> None:
        then = self._jobs.pop(job, None)
        self._failures.pop(job, None)
        if then is None:
            return
        if job in self._order:
            self._arrived[job] = answer
            self._take_in()
        else:
            then(answer)
        self.busy_changed.emit()

    def _on_read_failed(self, job: int, problem: CopytasterError) -> None:
        if self._jobs.pop(job, None) is None:
            return
        if job in self._order:
            self._order.remove(job)
            self._take_in()
        if (undone := self._failures.pop(job, None)) is not None:
            undone()
        self._say_error(problem)
        self.busy_changed.emit()

    def _take_in(self) -> None:
        """Add what has arrived, in the order it was asked for, all that can be at once."""
        ready: list[ReadAnswer] = []
        while self._order and self._order[0] in self._arrived:
            ready.append(self._arrived.pop(self._order.pop(0)))
        if not ready:
            return
        # an undo may have taken the room that there was when they were asked for
        room = MAX_ARTICLES - len(self.state.articles)
        if len(ready) > room:
            self._say_full(len(ready) - room)
        new = self.state
        for answer in ready[:room]:
            opened = _opened(answer)
            new = state.add_article(new, opened)
            self._history = self._history.with_article(opened)
        self._set(new)
        self._compare()
        for answer in ready[:room]:
            self._watch.add(answer.article.path, answer.modified, answer.size)
            self._tell_reading(answer.article)

    def _add(self, answer: ReadAnswer) -> None:
        raise AssertionError("additions go through _take_in, in order")

    def _follow(self, number: int) -> Callable[[], int | None]:
        """Give a way to find an article again, whatever is moved, corrected or removed while its file is read.

        The text is the same object throughout, though article and number may not be; a path may be there twice.
        """
        article = self.state.articles[number].article

        def where() -> int | None:
            now = [opened.article for opened in self.state.articles]
            same = [at for at, each in enumerate(now) if each.paragraphs is article.paragraphs]
            alike = [at for at, each in enumerate(now) if article.path and each.path == article.path]
            return same[0] if same else alike[0] if len(alike) == 1 else None

        return where

    def _renewer(self, number: int) -> Callable[[ReadAnswer], None]:
        where = self._follow(number)

        def renew(answer: ReadAnswer) -> None:
            number = where()
            if number is not None:
                new = state.replace_article(self.state, number, _opened(answer))
                self._change(new, "reload", compare=True)
                path = answer.article.path
                self.withdrawn.emit(f"changed-{path}")
                self._watch.add(path, answer.modified, answer.size)

        return renew

    def _decode(self, number: int, wanted: str | None, before: str | None) -> None:
        """Read an article's bytes again in another encoding; where they do not fit it, the correction is taken back."""
        opened = self.state.articles[number]
        path = opened.article.path
        where = self._follow(number)

        def corrected() -> int | None:
            at = where()
            return at if at is not None and self.state.articles[at].correction.encoding == wanted else None

        def redo(answer: ReadAnswer) -> None:
            if (at := corrected()) is not None:
                again = replace(self.state.articles[at], article=replace(answer.article, path=path))
                self._set(state.replace_article(self.state, at, again))
                self._compare()

        def leave() -> None:
            if (at := corrected()) is not None:
                correction = replace(self.state.articles[at].correction, encoding=before)
                self._set(state.correct_article(self.state, at, correction))
                self._compare()

        if opened.data is not None:
            data = base64.b64encode(opened.data).decode("ascii")
            request = {"data": data, "name": Path(path).name or "text.txt", "options": {"encoding": wanted}}
        elif path:
            request = {"path": path, "options": {"encoding": wanted}}
        else:
            return
        self._failures[self._ask(request, redo)] = leave

    def _on_stepped(self, comparison: Comparison) -> None:
        self.comparison = comparison
        rows = tuple(row.cells for row in comparison.rows)
        if rows != self.state.rows:
            self.state = replace(self.state, rows=rows)
            self._saver.start()
        self.comparison_changed.emit()
        for note in comparison.notes:
            self._tell(note)

    def _on_finished(self) -> None:
        self.busy_changed.emit()

    def _on_engine_failed(self, problem: CopytasterError) -> None:
        again = NoticeAction(self.tr("Compare again"), self.compare_again)
        self._say(NoticeKind.ERROR, _sentence(messages.error_notice(problem)), "engine", again)
        self.busy_changed.emit()

    def _on_file_changed(self, path: str) -> None:
        sigla = [opened.article.siglum for opened in self.state.articles if opened.article.path == path]
        if sigla:
            action = NoticeAction(self.tr("Reload"), lambda: self._reload_path(path))
            text = self.tr("%s has changed on disk since %s was opened.")
            told = text % (Path(path).name, self.tr(" and ").join(sigla))
            self._say(NoticeKind.WARNING, told, f"changed-{path}", action)

    def _on_file_gone(self, path: str) -> None:
        if any(opened.article.path == path for opened in self.state.articles):
            text = self.tr("%s is no longer there. What was read from it stays.") % Path(path).name
            self._say(NoticeKind.WARNING, text, f"changed-{path}")

    def _reload_path(self, path: str) -> None:
        for number, opened in enumerate(self.state.articles):
            if opened.article.path == path:
                self.reload(number)

    def _tell_reading(self, article: Article) -> None:
        """Say what an editor must know of how an article was read; the rest stands in its details."""
        name = article.title or Path(article.path).name
        for note in article.notes:
            if note.code in ("language", "encoding-mixed", "content-differs-from-name", "cut", "extraction-thin"):
                self._tell(note, f"{name}: ")

    def _tell(self, note: Note, before: str = "") -> None:
        if note not in self._told:
            self._told.add(note)
            name = f"note-{note.code}-{before}"
            self._say(NoticeKind.WARNING, _sentence(before + messages.note(note)), name)

    def _say(self, kind: NoticeKind, text: str, name: str, *actions: NoticeAction) -> None:
        """Say something about this comparison; it is taken back with it."""
        self._said.add(name)
        self.noticed.emit(Notice(kind, text, actions, replaces=name))

    def _say_full(self, count: int) -> None:
        text = self.tr("At most six articles stand side by side; %d not opened.") % count
        self._say(NoticeKind.WARNING, text, "seventh")

    def _say_error(self, problem: CopytasterError, replaces: str = "") -> None:
        text = messages.error_notice(problem)
        name = replaces or f"error-{problem.path}"
        if not replaces:
            self._said.add(name)
        # a file's name is left as it is written
        self.noticed.emit(Notice(NoticeKind.ERROR, f"{text}." if problem.path else _sentence(text), replaces=name))

    def _say_unkept(self, problem: CopytasterError) -> None:
        text = self.tr("Comparisons are not kept for the next start: their folder %s. Saving elsewhere may still work.")
        told = text % messages.error(problem)
        self.noticed.emit(Notice(NoticeKind.ERROR, told, replaces="autosave"))

    def _remember(self, closed: SessionState) -> None:
        entry = recents.recent_of(closed, datetime.now(UTC).isoformat(timespec="seconds"))
        if entry is None:
            return
        try:
            recents.remember(data_folder(), entry)
        except CopytasterError as problem:
            self._say_error(problem, replaces="recents")
        self.recents_changed.emit()

    def _forget(self, session: str) -> None:
        try:
            recents.forget_recent(data_folder(), session)
        except CopytasterError as problem:
            self._say_error(problem, replaces="recents")
        self.recents_changed.emit()


def _opened(answer: ReadAnswer) -> OpenArticle:
    return state.opened(answer.article, answer.data, answer.modified, answer.size)


def _sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
