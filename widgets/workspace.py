"""The comparison on screen and everything that may change it. The only mover of state.

Holds a frozen ``SessionState`` and the ``Comparison`` made of it; asks readers and engine for work, keeps the state as
you go, and tells the window by signals in the past tense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app import messages, present
from app.errors import CopytasterError, ErrorCode
from app.model.alignment import Row, Side
from app.model.article import Article, ParagraphKind, ReadChoice, ReadOptions
from app.model.comparison import Comparison, Stage
from app.model.decisions import Decisions, EntityChoice
from app.session import decided, history, paragraphs, recents, state, store
from app.session.folders import data_folder, sessions_folder
from app.session.state import MAX_ARTICLES, Correction, OpenArticle, SessionState, ViewState
from app.workers.early import EarlyReader
from widgets.file_watch import FileWatch
from widgets.intake import Intake, Job, Question, Take, file_request, kept_request, opened_of, same_file
from widgets.jobs import Engine
from widgets.naming import file_name, title_of
from widgets.notices import Notice, NoticeAction, NoticeKind
from widgets.telling import Telling, sentence

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
    choice_requested = Signal(int)
    """Another article of this one's file is to be chosen."""
    details_requested = Signal(object)
    """What is to be said in full of how files were opened: a tuple of (name, sentences)."""
    replaced = Signal()
    """Another comparison was put on screen: view settings are to be taken from ``state.view``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: SessionState = state.new_session()
        self.comparison: Comparison | None = None
        self._history = history.History()
        self._holding = False
        """Whether what is on screen stays until the engine has come all the way: only decisions have changed."""
        self._checked: Comparison | None = None
        """The findings ticked off, in terms of the text as it is now."""
        self._telling = Telling(self)
        self._telling.noticed.connect(self.noticed)
        self._telling.withdrawn.connect(self.withdrawn)
        self._telling.details_requested.connect(self.details_requested)
        self.engine = Engine(self)
        self.engine.stepped.connect(self._on_stepped)
        self.engine.finished.connect(self._on_finished)
        self.engine.failed.connect(self._on_engine_failed)
        self.engine.progressed.connect(self.progressed)
        self._intake = Intake(self)
        self._intake.busy_changed.connect(self.busy_changed)
        self._intake.arrived.connect(self._take_in)
        self._intake.all_in.connect(self._telling.tell_gathered)
        self._intake.failed.connect(self._read_failed)
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
        return self._intake.busy or self.engine.busy

    @property
    def reading(self) -> bool:
        """Whether files are being read and nothing is being compared yet."""
        return self._intake.busy and not self.engine.busy

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, corrected."""
        return self.state.corrected()

    @property
    def decisions(self) -> Decisions:
        """What the reader has decided by hand on links and names."""
        return self.state.decisions

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
        self._intake.drop()
        self.engine.end()

    def save_as(self, path: str) -> bool:
        """Write the comparison as a file of its own."""
        try:
            self._set(store.save_file(Path(path), self.state))
        except CopytasterError as problem:
            self._telling.error(problem)
            return False
        self.noticed.emit(Notice(NoticeKind.INFO, self.tr("Saved as %s.") % file_name(path), replaces="saved"))
        return True

    def open_comparison(self, path: str, beside: int = 0) -> None:
        """Open a saved comparison in place of the one on screen, once a locked reader has found it sound.

        Nobody vouches for a file that was sent: SQLite looks at it in this process only after it has done so there.
        *beside*: how many files were to be opened with it, and cannot.
        """
        place = str(Path(path).absolute())

        def refused(problem: CopytasterError) -> None:
            article = Job(file_request(place), opened_of)
            self._telling.unreadable(article, problem, self._other_than(place))

        def answered(answer: dict[str, Any]) -> None:
            try:
                opened = store.open_file(Path(place), str(answer.get("vouched")))
            except CopytasterError as problem:
                refused(problem)
                return
            self.close()
            self._put(opened)
            if beside:
                text = self.tr("A comparison is opened by itself; %s beside it not opened.")
                count = self.tr("1 file") if beside == 1 else self.tr("%d files") % beside
                self._telling.say(NoticeKind.WARNING, text % count, "beside")

        self._intake.ask({"comparison": place}, Question(answered, refused))

    def _other_than(self, path: str) -> Callable[[Job, ReadChoice | None], None]:
        """Give what is done with a comparison that could not be opened: it is tried again, or read as plain text."""

        def again(article: Job, choice: ReadChoice | None) -> None:
            if choice is None:
                self.open_comparison(path)
            else:
                self._intake.repeat(article, choice)

        return again

    def ask_containment(self, answered: Callable[[dict[str, Any] | None], None]) -> None:
        """Ask a reader what it cannot do on this system; ``None``: there is no answer."""
        question = Question(answered, lambda _problem: answered(None), aside=True)
        self._intake.ask({"containment": True}, question)

    def reopen(self, session: str) -> None:
        """Bring back a recent comparison by its id."""
        self.save_now()
        if self._autosave is None:
            return
        self._remember(self.state)
        try:
            found = self._autosave.reopen(session)
        except CopytasterError as problem:
            self._telling.error(CopytasterError(problem.code))
            self._forget(session)
            return
        self._intake.drop()  # what is still being read belongs to the comparison that was on screen
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
            self._telling.error(problem)
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
        self._intake.drop()
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
            self.open_comparison(saved, len(paths) - 1)
            return
        room = self._room()
        if len(paths) > room:
            self._telling.full(len(paths) - room)
        for path in list(paths)[:room]:
            self._intake.add(file_request(str(Path(path).absolute())))

    def adopt(self, started: EarlyReader) -> None:
        """Take over reads begun before the window was there."""
        self._intake.adopt(started)

    def paste(self, text: str, html: str | None) -> None:
        """Add the clipboard's text as an article."""
        if not text.strip() and not html:
            self.noticed.emit(Notice(NoticeKind.INFO, self.tr("There is no text on the clipboard."), replaces="paste"))
            return
        if not self._room():
            self._telling.full(1)
            return
        self._intake.add({"text": text, "html": html})

    def add_item(self, number: int, item: int) -> None:
        """Add another article, counted from 1, of the file that an article comes from."""
        opened = self.state.articles[number]
        request = kept_request(opened, replace(opened.article.options, item=item))
        if not self._room():
            self._telling.full(1)
        elif request is not None:
            self._intake.add(request, same_file(opened))

    def _room(self) -> int:
        return max(0, MAX_ARTICLES - len(self.state.articles) - self._intake.awaited)

    def cancel(self) -> None:
        """Give up what is being read or compared; what has come stays."""
        self._intake.drop()
        self.engine.cancel()
        self.busy_changed.emit()

    # --- changing

    def remove(self, number: int) -> None:
        """Take an article out; can be undone."""
        removed = self.articles[number]
        name = title_of(removed, removed.siglum)
        self._change(state.remove_article(self.state, number), "remove", compare=True)
        if not any(each.path == removed.path for each in self.articles):
            self.withdrawn.emit(f"changed-{removed.path}")
        self._telling.outdated(removed)
        undo = NoticeAction(self.tr("Undo"), self.undo)
        self._telling.say(NoticeKind.INFO, self.tr("“%s” was removed.") % name, "removed", undo)

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
        """Set an article's details right."""
        self._change(state.correct_article(self.state, number, correction), "correct", compare=True)

    def correct_kind(self, number: int, paragraph: int, kind: ParagraphKind) -> None:
        """Set a paragraph's kind right."""
        self.correct_kinds(number, (paragraph,), kind)

    def correct_kinds(self, number: int, chosen: Iterable[int], kind: ParagraphKind) -> None:
        """Set the kind of several paragraphs right."""
        self._change(paragraphs.correct_kinds(self.state, number, chosen, kind), "kind", compare=True)

    def join(self, number: int, chosen: Iterable[int]) -> paragraphs.Way:
        """Make these paragraphs of an article one; gives the way from old places to new ones."""
        renewed = paragraphs.join_paragraphs(self.state, number, chosen)
        self._change_paragraphs(number, renewed, "join")
        return renewed.way

    def split(self, number: int, paragraph: int, at: int) -> paragraphs.Way:
        """Cut a paragraph before a code point; gives the way from old places to new ones."""
        renewed = paragraphs.split_paragraph(self.state, number, paragraph, at)
        self._change_paragraphs(number, renewed, "split")
        return renewed.way

    def link(self, one: Side, other: Side) -> None:
        """Make a link by hand between paragraphs of two articles; can be undone."""
        self._decide(decided.with_link(self.decisions, decided.chosen_link(one, other, True)), "link")

    def reject(self, one: Side, other: Side) -> None:
        """Say that these paragraphs of two articles do not belong together; can be undone."""
        self._decide(decided.with_link(self.decisions, decided.chosen_link(one, other, False)), "reject")

    def decide_entity(self, choice: EntityChoice) -> None:
        """Correct the names: merge, split, rename, retype or drop; can be undone."""
        self._decide(decided.with_entity(self.decisions, choice), "entity")

    def take_back(self, choice: decided.Choice) -> None:
        """Take one decision back, whatever was decided after it; can be undone."""
        self._decide(decided.without(self.decisions, choice), "take-back")

    def _decide(self, decisions: Decisions, deed: str) -> None:
        new = state.decide(self.state, decisions)
        if new is self.state:
            return
        self._history = self._history.record(self.state, deed)
        self._set(new)
        self._compare_around()

    def read_otherwise(self, number: int, options: ReadOptions) -> None:
        """Read an article another way: its whole page, another encoding, another article of its file."""
        opened = self.state.articles[number]
        wish = id(opened.article.paragraphs)
        self._intake.take_back(wish)
        request = kept_request(opened, options)
        if request is not None and options != opened.article.options:
            other = self._renewer(number, "reading", facts=options.item == opened.article.options.item)
            self._intake.read_again(request, same_file(opened), other, wish)

    def reload(self, number: int) -> None:
        """Read an article's file again, the way it was read."""
        article = self.state.articles[number].article
        if not article.path:
            text = self.tr("This article was pasted: there is no file to read again.")
            self._telling.say(NoticeKind.INFO, text, "pasted")
            return
        self._intake.read_again(file_request(article.path, article.options), opened_of, self._renewer(number, "reload"))

    def compare_again(self) -> None:
        """Compare what is open once more."""
        self._compare()

    def undo(self) -> None:
        """Take back the last removal or correction, or the reading just chosen that has not come yet."""
        if self._intake.take_back():
            return
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
        self._telling.clear()
        self._checked = None
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
        if found is None:
            return
        before = self.state
        self._history, new = found
        if new.articles == before.articles and new.base == before.base:
            # rows and place are those on screen: they were another alignment's
            self._set(replace(new, rows=before.rows, view=before.view))
            self._compare_around()
        else:
            self._set(new)
            self._compare()

    def _compare_around(self) -> None:
        """Compare anew around decisions, with what is on screen staying there until all is known."""
        shown = self.comparison
        if shown is None or len(shown.articles) < 2:
            self._compare()
            return
        self._holding = shown.stage is Stage.COMPLETE
        self.engine.compare(self.articles, self.state.base, self.decisions)
        self.busy_changed.emit()

    def _compare(self) -> None:
        """Show what is open at once, and ask the engine for the rest."""
        self._holding = False
        articles = self.articles
        if not articles:
            self.comparison = None
            self.engine.cancel()
        else:
            self.comparison = Comparison(Stage.READ, self.state.base, articles, rows=self._rows())
        self.comparison_changed.emit()
        if len(articles) > 1:
            self.engine.compare(articles, self.state.base, self.decisions)
        else:
            self.engine.cancel()
        self.busy_changed.emit()

    def _rows(self) -> tuple[Row, ...]:
        """Rows as last known, so that the reader's place means the same; else paragraph beside paragraph."""
        if self.state.rows:
            return tuple(Row(row) for row in self.state.rows)
        columns = [[(n,) for n in range(opened.count)] for opened in self.state.articles]
        return tuple(Row(tuple(cells)) for cells in zip_longest(*columns, fillvalue=()))

    def _take_in(self, ready: list[OpenArticle]) -> None:
        """Add further articles."""
        # an undo may have taken the room that there was when they were asked for
        room = MAX_ARTICLES - len(self.state.articles)
        if len(ready) > room:
            self._telling.full(len(ready) - room)
        new = self.state
        for opened in ready[:room]:
            new = state.add_article(new, opened)
            self._history = self._history.with_article(opened)
        first = len(self.state.articles)
        self._set(new)
        self._compare()
        for number, opened in enumerate(ready[:room], first):
            self._watch.add(opened.article.path, opened.modified, opened.size)
            self._telling.gather(opened.article, *self._choices(number))

    def _choices(self, number: int) -> tuple[NoticeAction, ...]:
        """Give the buttons for an article that could have been read another way, and is best asked about."""
        article = self.state.articles[number].article
        where = self._follow(number)

        def there(act: Callable[[int], object]) -> Callable[[], None]:
            def run() -> None:
                if (at := where()) is not None:
                    act(at)

            return run

        actions: list[NoticeAction] = []
        if len(article.items) > 1 and article.options.item == 1:
            actions.append(NoticeAction(self.tr("Choose another…"), there(self.choice_requested.emit)))
        if ReadChoice.ORIGINAL in article.offered:
            other = replace(article.options, choices=article.options.choices | {ReadChoice.ORIGINAL})
            before = there(lambda at: self.read_otherwise(at, other))
            actions.append(NoticeAction(self.tr("Show as before the changes"), before))
        return tuple(actions)

    def _read_failed(self, job: Job, problem: CopytasterError) -> None:
        if problem.code is ErrorCode.MISSING:
            self.withdrawn.emit(f"changed-{problem.path}")  # which says that it is no longer there
        self._telling.unreadable(job, problem, self._intake.repeat)

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

    def _renewer(self, number: int, deed: str, *, facts: bool = True) -> Take:
        """Give what puts an article read again in the place of the one that is there."""
        where = self._follow(number)

        def renew(again: OpenArticle) -> None:
            if (at := where()) is None:
                return
            before = self.state.articles[at].article
            renewed = paragraphs.replace_article(self.state, at, again, facts=facts)
            ticks = self._change_paragraphs(at, renewed, deed)
            if facts:
                self._telling.kept(renewed.made + ticks[0], renewed.lost + ticks[1], self.undo)
            if deed == "reading":
                self._telling.outdated(before)
            self._telling.renewed(again.article, before, chosen=deed == "reading")
            if deed == "reload":
                self.withdrawn.emit(f"changed-{again.article.path}")
                self._watch.add(again.article.path, again.modified, again.size)

        return renew

    def _change_paragraphs(self, number: int, renewed: paragraphs.Renewed, deed: str) -> tuple[int, int]:
        """Show an article's paragraphs as they are now; ticks follow their words. Gives the ticks there, and lost."""
        new, checked, lost = renewed.state, self._checked, 0
        ticked = 0
        if checked is not None and new.seen and _texts(checked.articles) == _texts(self.articles):
            new, self._checked, lost = paragraphs.carry_ticks(new, checked, number, renewed.way, present.finding_key)
            ticked = len(self._checked.findings) + lost
        self._change(new, deed, compare=True)
        return ticked, lost

    def _on_stepped(self, comparison: Comparison) -> None:
        if self._holding and comparison.stage is not Stage.COMPLETE:
            return
        self._holding = False
        self.comparison = comparison
        if comparison.stage is Stage.COMPLETE:
            self._checked = comparison
        rows = tuple(row.cells for row in comparison.rows)
        if rows != self.state.rows:
            self.state = replace(self.state, rows=rows)
            self._saver.start()
        self.comparison_changed.emit()
        for note in comparison.notes:
            self._telling.note(note)

    def _on_finished(self) -> None:
        self.busy_changed.emit()

    def _on_engine_failed(self, problem: CopytasterError) -> None:
        again = NoticeAction(self.tr("Compare again"), self.compare_again)
        self._telling.say(NoticeKind.ERROR, sentence(messages.error_notice(problem)), "engine", again)
        self.busy_changed.emit()

    def _on_file_changed(self, path: str) -> None:
        sigla = [opened.article.siglum for opened in self.state.articles if opened.article.path == path]
        if sigla:
            action = NoticeAction(self.tr("Reload"), lambda: self._reload_path(path))
            text = self.tr("%s has changed on disk since %s was opened.")
            told = text % (file_name(path), self.tr(" and ").join(sigla))
            self._telling.say(NoticeKind.WARNING, told, f"changed-{path}", action)

    def _on_file_gone(self, path: str) -> None:
        if any(opened.article.path == path for opened in self.state.articles):
            text = self.tr("%s is no longer there. What was read from it stays.") % file_name(path)
            self._telling.say(NoticeKind.WARNING, text, f"changed-{path}")

    def _reload_path(self, path: str) -> None:
        for number, opened in enumerate(self.state.articles):
            if opened.article.path == path:
                self.reload(number)

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
            self._telling.error(problem, lasting="recents")
        self.recents_changed.emit()

    def _forget(self, session: str) -> None:
        try:
            recents.forget_recent(data_folder(), session)
        except CopytasterError as problem:
            self._telling.error(problem, lasting="recents")
        self.recents_changed.emit()


def _texts(articles: Iterable[Article]) -> list[list[str]]:
    return [[paragraph.text for paragraph in article.paragraphs] for article in articles]
