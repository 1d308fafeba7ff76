"""Undo and redo of removals and corrections: a bounded stack of states, itself a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.session.state import MAX_ARTICLES, OpenArticle, SessionState, add_article

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Step:
    """A state to go back (or forward) to, and what was done: a code (``remove``, ``correct``, ...) and its subject."""

    state: SessionState
    deed: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """What can be undone and redone, latest last. Belongs to one comparison: begin a new one with the next."""

    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def record(self, before: SessionState, deed: str, subject: str = "") -> History:
        """Return the history after a deed that changed *before*; what had been undone can no longer be redone."""
        return History((*self.past, Step(before, deed, subject))[-LIMIT:])

    def with_article(self, opened: OpenArticle) -> History:
        """Return the history with *opened* added to every state, so that undo does not take it away.

        States from before (or, to redo, from after) one that has no room for it can no longer be reached.
        """
        return History(_added(self.past, opened), _added(self.future, opened))

    def undo(self, current: SessionState) -> tuple[History, SessionState] | None:
        """Return the history and the state before the last deed, or ``None`` where there is none."""
        if not self.past:
            return None
        step = self.past[-1]
        return History(self.past[:-1], (*self.future, replace(step, state=current))), _recalled(step.state, current)

    def redo(self, current: SessionState) -> tuple[History, SessionState] | None:
        """Return the history and the state after the deed last undone, or ``None`` where there is none."""
        if not self.future:
            return None
        step = self.future[-1]
        return History((*self.past, replace(step, state=current)), self.future[:-1]), _recalled(step.state, current)


def _added(steps: tuple[Step, ...], opened: OpenArticle) -> tuple[Step, ...]:
    added: list[Step] = []
    for step in reversed(steps):
        if len(step.state.articles) >= MAX_ARTICLES:
            break
        added.append(replace(step, state=add_article(step.state, opened)))
    return tuple(reversed(added))


def _recalled(then: SessionState, now: SessionState) -> SessionState:
    # Undo concerns the articles. Zoom, toggles, ticks and above all the wish to keep nothing are as they are now.
    view = replace(now.view, columns=then.view.columns, place=then.view.place, order=then.view.order)
    hidden = {id(each.article.paragraphs): each.hidden for each in now.articles}
    articles = tuple(
        replace(each, hidden=hidden.get(id(each.article.paragraphs), each.hidden)) for each in then.articles
    )
    return replace(then, articles=articles, view=view, seen=now.seen, saved_path=now.saved_path, kept=now.kept)
