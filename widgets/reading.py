"""Keeps page, sidebar, summary and status line in step with the workspace, and walks the reader through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app import messages, present
from app.model.alignment import Side
from app.model.comparison import Comparison, Stage
from app.model.finding import FindingKind
from app.model.passage import Passage
from app.present.page import Granularity, Role
from widgets.compare.compare_view import CompareView
from widgets.compare.legend import ALL_MARKS
from widgets.naming import side_name, tip
from widgets.sidebar import Sidebar
from widgets.status_line import StatusLine
from widgets.summary_bar import SummaryBar
from widgets.workspace import Workspace

ZOOM_STEPS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Per cent."""

LONGEST_LIT = 90
"""Code points of evidence that is framed in the text."""

PLACE_DELAY = 200
"""Milliseconds after the last scrolling before the place is kept."""


class Reading(QObject):
    """The connection between what is open and what is shown of it."""

    ages_changed = Signal(object)
    """Sentences of this ``Comparison`` are marked by age now; ``None``: of none."""

    def __init__(
        self, workspace: Workspace, view: CompareView, sidebar: Sidebar, summary: SummaryBar, status: StatusLine
    ) -> None:
        super().__init__(view)
        self._workspace = workspace
        self._view = view
        self._sidebar = sidebar
        self._summary = summary
        self._status = status
        self._stops: tuple[present.Difference, ...] = ()
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.setInterval(PLACE_DELAY)
        self._placing.timeout.connect(self._keep_place)
        self._restoring = False
        self._connect()

    def _connect(self) -> None:
        self._workspace.comparison_changed.connect(self.show_comparison)
        self._workspace.state_changed.connect(self._on_state_changed)
        self._workspace.replaced.connect(self._on_replaced)
        self._view.place_changed.connect(self._placing.start)
        self._view.current_row_changed.connect(lambda _row: self._show_stop())
        self._view.zoom_step.connect(self.zoom_by)
        self._sidebar.reveal_requested.connect(self.reveal)
        self._sidebar.coverage.passages_requested.connect(self._go_through)
        self._sidebar.entity_chosen.connect(self._light)
        self._sidebar.entity_decided.connect(self._workspace.decide_entity)
        self._sidebar.seen_changed.connect(self._workspace.mark_seen)
        self._summary.filter_requested.connect(self._filter)
        self._summary.ages_requested.connect(self.set_ages)
        self._view.link_text = self.link_text
        self._view.carried_text = self.carried_text

    # --- showing

    @property
    def granularity(self) -> Granularity:
        """Which edits are shown."""
        return Granularity(self._workspace.state.view.granularity)

    @property
    def comparison(self) -> Comparison | None:
        """What is on screen."""
        return self._workspace.comparison

    def show_comparison(self) -> None:
        """Show the comparison as far as it has come, the reader's place kept."""
        comparison = self.comparison
        state = self._workspace.state
        self._stops = ()
        if comparison is not None:
            page = present.build_page(comparison, self.granularity)
            self._view.set_page(page, comparison, self.visible())
            self._view.set_carried(self._carried(comparison))
            if comparison.stage >= Stage.ALIGNED:
                self._stops = present.differences(comparison)
            if self._restoring:
                self._view.set_place(state.view.place)
                # the place is the reader's own until the engine's rows are there
                self._restoring = comparison.stage < Stage.ALIGNED and len(comparison.articles) > 1
        self._sidebar.set_comparison(comparison, state.seen)
        self._summary.set_comparison(comparison)
        self._status.set_comparison(comparison)
        self._show_ages()
        self._show_stop()

    @staticmethod
    def _carried(comparison: Comparison) -> dict[int, float]:
        if comparison.stage < Stage.ALIGNED:
            return {}
        others = (number for number in range(len(comparison.articles)) if number != comparison.base)
        return {number: present.carries(comparison, number) for number in others}

    def visible(self) -> tuple[int, ...]:
        """Numbers of the articles in sight, in pane order."""
        state = self._workspace.state
        order = state.view.order or tuple(range(len(state.articles)))
        return tuple(number for number in order if not state.articles[number].hidden)

    def link_text(self, number: int) -> str:
        """Say how close a link is, and why."""
        comparison = self.comparison
        if comparison is None or number >= len(comparison.links):
            return ""
        return messages.link(comparison.links[number])

    def carried_text(self, article: int, paragraph: int) -> str:
        """Say which other articles carry a paragraph, where, and in which words."""
        comparison = self.comparison
        if comparison is None or comparison.stage < Stage.ALIGNED or len(comparison.articles) < 3:
            return ""
        told = [
            f"{side_name(comparison.articles, Side(each.article, each.paragraphs))}: {self.link_text(each.link)}"
            for each in present.carriers(comparison, article, paragraph)
        ]
        return tip("\n".join([self.tr("Carried by"), *told])) if told else self.tr("In no other article")

    def _on_state_changed(self) -> None:
        comparison = self.comparison
        if comparison is not None and len(comparison.articles) == len(self._workspace.state.articles):
            if self._view.order != self.visible():
                self.show_comparison()
            self._sidebar.set_seen(self._workspace.state.seen)

    def _on_replaced(self) -> None:
        view = self._workspace.state.view
        self._restoring = True
        self._view.set_zoom(view.zoom)
        self._status.set_zoom(view.zoom)
        self._view.set_marks(marks_of(view.marks))
        if view.columns:
            self._view.set_column_fractions(view.columns)
        if view.sidebar_tab:
            self._sidebar.show_tab(view.sidebar_tab)

    # --- view settings, kept with the comparison

    def set_granularity(self, granularity: Granularity) -> None:
        """Show the edits finely, readably, or as suits each pair."""
        self._keep(granularity=granularity.value)
        self.show_comparison()

    def set_marks(self, marks: frozenset[Role]) -> None:
        """Show only these kinds of mark."""
        self._keep(marks=None if marks == ALL_MARKS else frozenset(role.value for role in marks))
        self._view.set_marks(marks)

    def set_ages(self, shown: bool) -> None:
        """Mark sentences by the version they are new in, or words by how they differ."""
        self._keep(ages=shown)
        self._show_ages()

    def _show_ages(self) -> None:
        comparison = self.comparison
        shown = comparison if comparison is not None and comparison.trails and self._workspace.state.view.ages else None
        self._view.set_ages(present.sentence_ages(shown) if shown is not None else None)
        self._summary.set_ages(shown is not None)
        self.ages_changed.emit(shown)

    def zoom_by(self, step: int) -> None:
        """Make the text larger or smaller by so many steps; 0 for the usual size."""
        now = self._workspace.state.view.zoom
        if step == 0:
            zoom = 100
        else:
            at = min(range(len(ZOOM_STEPS)), key=lambda n: abs(ZOOM_STEPS[n] - now))
            zoom = ZOOM_STEPS[min(max(at + step, 0), len(ZOOM_STEPS) - 1)]
        self._keep(zoom=zoom)
        self._view.set_zoom(zoom)
        self._status.set_zoom(zoom)

    def keep_columns(self) -> None:
        """Remember the panes' widths."""
        self._keep(columns=tuple(self._view.column_fractions()))

    def keep_tab(self, name: str) -> None:
        """Remember the sidebar's page."""
        self._keep(sidebar_tab=name)

    def _keep_place(self) -> None:
        if not self._restoring and self.comparison is not None:
            self._keep(place=self._view.place())

    def _keep(self, **changes: object) -> None:
        self._workspace.set_view(replace(self._workspace.state.view, **changes))  # type: ignore[arg-type]

    # --- paragraphs set right: the caret stays with the words

    def join(self, article: int, paragraphs: Sequence[int]) -> None:
        """Make paragraphs one, the caret where the last of them begins."""
        way = self._workspace.join(article, paragraphs)
        self._put_caret(article, way(paragraphs[-1], 0))

    def split(self, article: int, paragraph: int, at: int) -> None:
        """Cut a paragraph, the caret at the beginning of what was cut off."""
        way = self._workspace.split(article, paragraph, at)
        self._put_caret(article, way(paragraph, at))

    def _put_caret(self, article: int, place: tuple[int, int] | None) -> None:
        if place is not None:
            self._view.put_caret(article, *place)

    # --- walking

    def go_to_difference(self, step: int) -> None:
        """Go to the next (1) or previous (-1) difference from where the reader is."""
        row = self._view.current_row
        rows = [stop.row for stop in self._stops]
        following = [n for n, at in enumerate(rows) if (at > row if step > 0 else at < row)]
        if following:
            self._go(following[0] if step > 0 else following[-1])

    def go_to_first(self) -> None:
        """Go to the first difference."""
        self._go(0)

    def go_to_last(self) -> None:
        """Go to the last difference."""
        self._go(len(self._stops) - 1)

    def _go(self, number: int) -> None:
        if 0 <= number < len(self._stops):
            self._view.go_to_row(self._stops[number].row)
            self._show_stop()

    def _show_stop(self) -> None:
        row = self._view.current_row
        at = next((n for n, stop in enumerate(self._stops, 1) if stop.row == row), None)
        self._status.set_place(at, len(self._stops))

    def reveal(self, passages: tuple[Passage, ...]) -> None:
        """Bring the first of these passages that is in sight into view, and light them."""
        visible = set(self.visible())
        shown = [passage for passage in passages if passage.article in visible]
        if shown:
            self._view.reveal(shown[0])
            # words are lit where they stand; of a long quotation the flash and the row say enough
            self._view.set_lit(tuple(passage for passage in shown if len(passage) <= LONGEST_LIT))

    def _go_through(self, passages: tuple[Passage, ...], number: int) -> None:
        """Light all of these passages, however long, and go to one of them."""
        self._view.reveal(passages[number])
        self._view.set_lit(passages)

    def _light(self, entity: int | None) -> None:
        comparison = self.comparison
        if entity is None or comparison is None:
            self._view.set_lit(())
        else:
            self._view.set_lit(comparison.entities[entity].mentions, entity)

    def _filter(self, kinds: frozenset[FindingKind] | None) -> None:
        self._sidebar.set_kind_filter(kinds)
        if kinds is not None:
            self._sidebar.show_tab("findings")


def marks_of(names: frozenset[str] | None) -> frozenset[Role]:
    """Give the roles to mark; all of them where none were chosen."""
    if names is None:
        return ALL_MARKS
    return frozenset(role for role in Role if role.value in names)
