"""What is said of a comparison: sentences for the notice bar, each once, and taken back with the comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app import messages
from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Note, ReadChoice, ReadOutcome
from widgets.intake import Job
from widgets.naming import file_name, title_of
from widgets.notices import Notice, NoticeAction, NoticeKind

QUIET = frozenset({
    *("rejoined", "hard-wrapped", "date-guessed", "date-ambiguous", "title-guessed", "encoding-guessed"),
    "tracked-changes-original",
})  # fmt: skip
"""Notes on reading of which no notice is made: what was guessed is marked where it stands, what was joined reads right,
what was chosen is said by the pill that was pressed."""

_SAID = frozenset({"tracked-changes"})
"""Notes that say no more than the pill with which a reading was chosen."""

APART = 2
"""Articles opened at once of which each has a notice of its own; of more, one line says so."""

_AGAIN = frozenset({ErrorCode.TOO_SLOW, ErrorCode.READER_CRASHED})
_NEVER_READ = frozenset({
    *(ErrorCode.MISSING, ErrorCode.IS_FOLDER, ErrorCode.UNREADABLE),
    *(ErrorCode.UNKNOWN_ENCODING, ErrorCode.NO_SUCH_ITEM, ErrorCode.ENGINE_LOST),
})  # fmt: skip
"""Where it would not help to open the file as plain text."""


class Telling(QObject):
    """Says things about the comparison on screen. Signals as the workspace's own."""

    noticed = Signal(object)
    withdrawn = Signal(str)
    details_requested = Signal(object)
    """What is to be said in full of how articles were read: a tuple of (name, sentences)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: set[str] = set()
        self._told: set[Note] = set()
        self._remarks: list[tuple[Article, tuple[NoticeAction, ...]]] = []

    def clear(self) -> None:
        """Another comparison: take back what was said about this one."""
        self._told.clear()
        self._remarks.clear()
        for name in sorted(self._said):
            self.withdrawn.emit(name)
        self._said.clear()

    def say(self, kind: NoticeKind, text: str, name: str, *actions: NoticeAction) -> None:
        """Say something; a later sentence of the same *name* takes its place."""
        self._said.add(name)
        self.noticed.emit(Notice(kind, text, actions, replaces=name))

    def note(self, note: Note) -> None:
        """Say a note on the comparison, once."""
        if note not in self._told:
            self._told.add(note)
            self.say(NoticeKind.WARNING, sentence(messages.note(note)), f"note-{note.code}")

    def full(self, count: int) -> None:
        """Say that so many files had no room."""
        text = self.tr("At most six articles stand side by side; %d not opened.") % count
        self.say(NoticeKind.WARNING, text, "seventh")

    def error(self, problem: CopytasterError, *actions: NoticeAction, lasting: str = "") -> None:
        """Say what went wrong; a *lasting* name is for what does not concern this comparison alone."""
        text = messages.error_notice(problem)
        name = lasting or f"error-{problem.path}"
        if not lasting:
            self._said.add(name)
        # a file's name is left as it is written
        told = f"{text}." if problem.path else sentence(text)
        self.noticed.emit(Notice(NoticeKind.ERROR, told, actions, replaces=name))

    def unreadable(self, job: Job, problem: CopytasterError, again: Callable[[Job, ReadChoice | None], None]) -> None:
        """Say why a file cannot be opened, with what can be done about it."""
        actions: list[NoticeAction] = []
        if job.has_file and problem.code in _AGAIN:
            actions.append(NoticeAction(self.tr("Try again"), lambda: again(job, None)))
        if job.has_file and problem.code not in _NEVER_READ and ReadChoice.PLAIN_TEXT not in job.choices:
            plain = NoticeAction(self.tr("Open as plain text"), lambda: again(job, ReadChoice.PLAIN_TEXT))
            actions.append(plain)
        self.error(problem, *actions)

    def gather(self, article: Article, *actions: NoticeAction) -> None:
        """Take note of how an article was read, to be said when all have been."""
        if self._worth(article):
            self._remarks.append((article, actions))

    def tell_gathered(self) -> None:
        """Say how the articles that have come were read: each in a notice, or all of them in one line."""
        gathered, self._remarks = self._remarks, []
        if len(gathered) <= APART:
            for article, actions in gathered:
                self._remark(article, self._worth(article), actions)
            return
        names = [_name(article) for article, _ in gathered]
        text = self.tr("There is something to know about how %s and %s were opened.")
        remarks = tuple((_name(article), " ".join(map(sentence, self._worth(article)))) for article, _ in gathered)
        details = NoticeAction(self.tr("Details"), lambda: self.details_requested.emit(remarks))
        self.say(NoticeKind.WARNING, text % (", ".join(names[:-1]), names[-1]), "opened", details)

    def renewed(self, article: Article, before: Article, *, chosen: bool = False) -> None:
        """Say what is new in how an article was read, now that it has been read again.

        *chosen*: this reading was asked for, with the pill that says what it is.
        """
        if chosen:
            before = replace(before, notes=(*before.notes, *(note for note in article.notes if note.code in _SAID)))
        self._remark(article, self._worth(article, before), ())

    def _remark(self, article: Article, worth: list[str], actions: tuple[NoticeAction, ...]) -> None:
        if not worth:
            return
        lossy = bool(_notes(article)) or article.outcome is not ReadOutcome.OPENED
        # a file's name is left as it is written
        text = f"{_name(article)}{': ' if lossy else ' '}{worth[0]}."
        kind = NoticeKind.WARNING if lossy else NoticeKind.INFO
        self.say(kind, " ".join([text, *map(sentence, worth[1:])]), _opened(article), *actions)

    def outdated(self, article: Article) -> None:
        """Take back what was said of how an article was read: it is gone, or is read another way now."""
        self.withdrawn.emit(_opened(article))

    def _worth(self, article: Article, before: Article | None = None) -> list[str]:
        """Return what is worth saying of how an article was read; with *before* only what was not so then."""
        known = before.notes if before is not None else ()
        said = [messages.note(note) for note in _notes(article) if note not in known]
        if not said and article.outcome is ReadOutcome.OPENED_IN_PART and before is None:
            said.append(self.tr("only a part of it could be opened"))
        if len(article.items) > 1 and article.options.item == 1 and before is None:
            said.append(self.tr("holds %s articles; this is the first") % f"{len(article.items):,}")
        return said

    def kept(self, made: int, lost: int, undo: Callable[[], None]) -> None:
        """Say how much of what was set by hand could not be kept, if anything."""
        if lost:
            text = self.tr("%d of %d things set by hand could not be kept: their paragraphs are no longer there.")
            self.say(NoticeKind.WARNING, text % (lost, made), "kept", NoticeAction(self.tr("Undo"), undo))


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def _name(article: Article) -> str:
    return file_name(article.path) or title_of(article, "Pasted text")


def _opened(article: Article) -> str:
    return f"opened-{article.path}-{article.options.item}"


def _notes(article: Article) -> Sequence[Note]:
    return [note for note in article.notes if note.code not in QUIET]
