from dataclasses import replace

import pytest
import sidebar_story as story
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.model.alignment import Link, LinkKind, Side
from app.model.comparison import Comparison, Stage
from app.model.edit import Edit, EditKind, Wording
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.present import GROUPS, finding_key
from widgets.sidebar.cards import CardRole
from widgets.sidebar.findings_model import FindingsFilter, FindingsModel
from widgets.sidebar.findings_panel import FindingsPanel


@pytest.fixture
def panel(qtbot: QtBot) -> FindingsPanel:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.set_comparison(story.two(), frozenset())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def kinds(panel: FindingsPanel) -> list[FindingKind]:
    return [panel.model.finding(item).kind for item in panel.filter.shown() if item is not None]


def noted(count: int) -> Comparison:
    """The story with *count* more notes of order, and as many of style."""
    comparison = story.two()
    more = tuple(
        Finding(kind, Severity.NOTE, (), (Passage(0, 1, n, n + 1), Passage(1, 1, n, n + 1)))
        for kind in (FindingKind.ORDER_CHANGED, FindingKind.STYLE_ONLY)
        for n in range(count)
    )
    return replace(comparison, findings=(*comparison.findings, *more))


def test_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = FindingsModel()
    proxy = FindingsFilter(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each, fatal) for each in (model, proxy)]
    comparison = story.two()
    model.set_comparison(comparison, frozenset())
    proxy.set_filter(None, unseen=True)
    for finding in comparison.findings:
        model.set_seen(finding_key(comparison, finding), True)
    proxy.refilter()
    assert proxy.rowCount() == 0
    proxy.set_filter(frozenset({FindingKind.FIGURE_DIFFERS}))
    assert proxy.rowCount() == 1
    proxy.set_filter(None)
    proxy.fold(model.sections[-1], False)
    assert proxy.shown()[-1] is None
    model.set_comparison(None, frozenset())
    assert model.rowCount() == 0
    assert len(testers) == 2


def test_what_must_be_checked_comes_first_in_the_order_of_the_page(panel: FindingsPanel) -> None:
    assert kinds(panel) == [
        FindingKind.FIGURE_DIFFERS,
        FindingKind.QUOTE_ALTERED,
        FindingKind.ATTRIBUTION_DROPPED,
        FindingKind.HEDGE_LOST,
        FindingKind.ONLY_IN,
    ]


def test_card_shows_the_exact_words_of_every_side(panel: FindingsPanel) -> None:
    card = panel.model.card(0)
    assert card.title == "Figure differs"
    assert [wording.siglum for wording in card.wordings] == ["A", "B"]
    marked = [[wording.text[start:end] for start, end in wording.marks] for wording in card.wordings]
    assert marked == [["64 ships"], ["46 ships"]]
    assert [wording.place for wording in card.wordings] == ["¶1", "¶1"]
    whole = story.WIRE[1]
    assert card.wordings[0].text.strip("…") in whole


def test_spoken_text_is_one_full_sentence_with_paragraphs(panel: FindingsPanel) -> None:
    index = panel.filter.index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Figure differs: A paragraph 1 says 64 ships, B paragraph 1 says 46 ships."
    heading = panel.filter.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "1 thing in one article alone, shown"
    note = panel.filter.index(5, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert note == "Only in one article: Only A paragraph 5 has the figure 1,200. Worth knowing."


def test_seen_is_spoken(panel: FindingsPanel) -> None:
    panel.model.set_seen(panel.model.key(0), True)
    assert panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Seen.")


def test_chips_filter(panel: FindingsPanel) -> None:
    assert panel.chips.keys[:3] == ("all", "check", "unseen")
    assert panel.chips.text("check") == "To check 4"
    panel.chips.pick("check")
    assert FindingKind.ONLY_IN not in kinds(panel)
    assert len(kinds(panel)) == 4
    panel.chips.pick("kind:quote-altered")
    assert kinds(panel) == [FindingKind.QUOTE_ALTERED]
    assert panel.chips.more.isChecked()
    assert panel.chips.more.accessibleName() == "Quote altered 1"
    panel.chips.pick("group:sources")
    assert kinds(panel) == [FindingKind.ATTRIBUTION_DROPPED, FindingKind.HEDGE_LOST]
    assert panel.chips.more.accessibleName() == "Sources and force 2"
    panel.chips.pick("all")
    assert len(kinds(panel)) == 5
    assert panel.chips.more.accessibleName() == "Kind"


def test_filter_from_the_summary(panel: FindingsPanel) -> None:
    panel.set_kind_filter(frozenset({FindingKind.FIGURE_DIFFERS, FindingKind.HEDGE_LOST}))
    assert kinds(panel) == [FindingKind.FIGURE_DIFFERS, FindingKind.HEDGE_LOST]
    assert panel.chips.text(panel.chips.current) == "Chosen above 2"
    panel.set_kind_filter(None)
    assert len(kinds(panel)) == 5
    assert panel.chips.current == "all"
    panel.set_kind_filter(frozenset({FindingKind.HEDGE_LOST}))
    assert panel.chips.current == "kind:hedge-lost"


def test_menu_has_groups_with_their_kinds(panel: FindingsPanel) -> None:
    assert [panel.chips.text(key) for key in panel.chips.keys[3:]] == [
        "Quote altered 1",
        "Figure differs 1",
        "Sources and force 2",
        "Attribution dropped 1",
        "Caution lost 1",
        "Only in one article 1",
    ]
    panel.set_kind_filter(dict(GROUPS)["sources"])
    assert panel.chips.current == "group:sources"


def test_many_notes_and_those_of_style_are_folded_away_under_one_line(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.set_comparison(noted(4), frozenset())
    assert panel.count == 13
    lines = [panel.filter.index(row, 0).data(CardRole.CARD).title for row in range(4, panel.filter.rowCount())]
    assert lines == [
        "1 thing in one article alone",
        "Only in one article",
        "4 changes of order",
        "4 differences of style alone",
    ]
    panel.view.setCurrentIndex(panel.filter.index(6, 0))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.filter.rowCount() == 12
    assert panel.view.chosen_row() == 6
    # the reader's choice holds for the next run
    panel.set_comparison(noted(5), frozenset())
    assert panel.filter.rowCount() == 13
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    panel.set_comparison(noted(1), frozenset())
    assert panel.filter.shown()[-1] is None


def test_what_is_asked_for_is_not_folded_away(panel: FindingsPanel) -> None:
    panel.set_comparison(noted(4), frozenset())
    panel.chips.pick("kind:style-only")
    assert kinds(panel) == [FindingKind.STYLE_ONLY] * 4
    panel.chips.pick("all")
    assert FindingKind.STYLE_ONLY not in kinds(panel)


def test_a_line_counts_and_goes_with_what_is_unseen(panel: FindingsPanel) -> None:
    comparison = noted(2)
    panel.set_comparison(comparison, frozenset())
    panel.chips.pick("unseen")
    order = [item for item in range(panel.count) if panel.model.finding(item).kind is FindingKind.ORDER_CHANGED]
    row = panel.filter.shown().index(order[0])
    panel._tick(panel.filter.index(row, 0), True)
    assert panel.filter.index(row - 1, 0).data(CardRole.CARD).title == "1 change of order"
    panel._tick(panel.filter.index(row, 0), True)
    titles = [panel.filter.index(row, 0).data(CardRole.CARD).title for row in range(panel.filter.rowCount())]
    assert not any("change of order" in title for title in titles)


def test_words_close_together_stand_in_one_excerpt(panel: FindingsPanel, qtbot: QtBot) -> None:
    comparison = story.two()
    evidence = (story.at(None, 0, 2, "not"), story.at(None, 0, 2, "in writing"), story.at(None, 1, 2, "never"))
    altered = replace(comparison.findings[2], evidence=evidence)
    panel.set_comparison(replace(comparison, findings=(altered,)), frozenset())
    first, second = panel.model.card(0).wordings
    assert [first.text[start:end] for start, end in first.marks] == ["not", "in writing"]
    assert [second.text[start:end] for start, end in second.marks] == ["never"]
    panel.grab()
    index = panel.filter.index(0, 0)
    piece = next(p for p in panel.view.card_layout(index.data(CardRole.CARD)).pieces if p.wording == 1)
    at = panel.view.visualRect(index).topLeft() + piece.at.toPoint() + QPoint(8, 8)
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [(evidence[2], evidence[0], evidence[1])]


def test_the_place_opposite_words_left_out_is_shown(panel: FindingsPanel, qtbot: QtBot) -> None:
    comparison = story.two()
    lost = replace(
        comparison.findings[4], kind=FindingKind.QUOTE_TRIMMED, evidence=(story.at(None, 0, 2, " in writing"),)
    )
    kept = [story.at(None, n, 2, "the night pay is settled") for n in (0, 1)]
    wording = Wording((Edit(EditKind.KEPT, *kept), Edit(EditKind.DELETED, lost.evidence[0], None)))
    link = Link(Side(0, (2,)), Side(1, (2,)), LinkKind.EDITED, False, 0.9, (), wording)
    panel.set_comparison(replace(comparison, findings=(lost,), links=(link,)), frozenset())
    first, second = panel.model.card(0).wordings
    assert (first.siglum, bool(first.marks)) == ("A", True)
    assert (second.siglum, second.marks) == ("B", ())
    assert "settled,” union leader" in second.text
    assert second.context == ((0, len(second.text)),)
    place = Passage(1, 2, kept[1].end, kept[1].end)
    assert panel.model.passages(0, 1) == (place, *lost.evidence)


def test_ticking_off_leaves_the_unseen(panel: FindingsPanel, qtbot: QtBot) -> None:
    key = panel.model.key(0)
    panel.chips.pick("unseen")
    panel.view.setCurrentIndex(panel.filter.index(0, 0))
    panel.view.setFocus()
    with qtbot.waitSignal(panel.seen_changed) as caught:
        qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert caught.args == [key, True]
    assert len(kinds(panel)) == 4
    assert panel.chips.text("unseen") == "Unseen 4"
    for _ in range(4):
        row = next(row for row, item in enumerate(panel.filter.shown()) if item is not None)
        panel.view.setCurrentIndex(panel.filter.index(row, 0))
        qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.blank.text() == "Every finding has been seen."
    assert panel.blank.isVisible()


def test_seen_from_outside(panel: FindingsPanel) -> None:
    panel.set_seen(frozenset({panel.model.key(1)}))
    rows = panel.model.rows
    states = [panel.model.index(rows[n], 0).data(Qt.ItemDataRole.CheckStateRole) for n in range(5)]
    assert states == [Qt.CheckState.Checked if n == 1 else Qt.CheckState.Unchecked for n in range(5)]
    panel.set_seen(frozenset())
    assert not panel.model.is_seen(1)


def test_enter_and_click_show_the_evidence(panel: FindingsPanel, qtbot: QtBot) -> None:
    evidence = story.two().findings[1].evidence
    panel.view.setCurrentIndex(panel.filter.index(0, 0))
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert caught.args == [evidence]
    panel.grab()
    at = panel.view.visualRect(panel.filter.index(0, 0)).topLeft() + QPoint(40, 14)
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [evidence]


def test_click_on_the_box_ticks_and_does_not_jump(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.grab()
    index = panel.filter.index(1, 0)
    box = panel.view.card_layout(index.data(CardRole.CARD)).tick.toRect()
    at = panel.view.visualRect(index).topLeft() + box.center()
    with qtbot.assertNotEmitted(panel.reveal_requested), qtbot.waitSignal(panel.seen_changed) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [panel.model.key(1), True]


def test_next_goes_round(panel: FindingsPanel, qtbot: QtBot) -> None:
    shown: list[object] = []
    panel.reveal_requested.connect(shown.append)
    panel.next_finding(1)
    assert panel.view.chosen_row() == 0
    panel.next_finding(-1)
    assert panel.chosen == 4
    panel.next_finding(1)
    panel.next_finding(1)
    assert panel.chosen == 1
    findings = story.two().findings
    assert shown == [findings[n].evidence for n in (1, 0, 1, 2)]


def test_says_why_nothing_is_there(panel: FindingsPanel) -> None:
    whole = story.two()
    panel.set_comparison(replace(whole, findings=(), stage=Stage.ALIGNED), frozenset())
    assert panel.blank.text() == "Comparing…"
    panel.set_comparison(replace(whole, findings=()), frozenset())
    assert panel.blank.text().startswith("No findings: ")
    panel.set_comparison(None, frozenset())
    assert panel.blank.text() == "Open two articles to compare them."
    assert not panel.chips.isVisible()


def test_another_tick_keeps_the_card_being_read(panel: FindingsPanel) -> None:
    panel.next_finding(1)
    panel.next_finding(1)
    panel.set_comparison(story.two(), frozenset({panel.model.key(0)}))
    assert panel.view.chosen_row() == 1
    assert panel.model.is_seen(0)


def _exact(panel: FindingsPanel, index: QModelIndex) -> bool:
    return panel.view.visualRect(index).height() == panel.view.card_layout(index.data(CardRole.CARD)).height


def test_thousands_of_cards_are_measured_only_where_they_are_seen(panel: FindingsPanel) -> None:
    comparison: Comparison = story.many(3000)
    panel.set_comparison(comparison, frozenset())
    panel.grab()
    measured = len(panel.view._heights)
    assert 0 < measured < 60
    assert panel.filter.rowCount() == 2001
    panel.filter.fold(panel.model.sections[-1], True)
    last = panel.filter.index(3000, 0)
    panel.next_finding(-1)
    panel.grab()
    assert panel.view.viewport().rect().intersects(panel.view.visualRect(last))
    assert _exact(panel, last)
    assert len(panel.view._heights) < 200
    assert sum(finding.severity is Severity.CHECK for finding in comparison.findings) == 2000


def test_every_card_in_view_has_its_true_height_at_any_width(panel: FindingsPanel) -> None:
    for width in (260, 420):
        panel.resize(width, 700)
        panel.grab()
        indices = [panel.filter.index(row, 0) for row in range(panel.filter.rowCount())]
        seen = [index for index in indices if panel.view.visualRect(index).top() < panel.view.viewport().height()]
        assert len(seen) > 2
        assert all(_exact(panel, index) for index in seen)


def test_tab_goes_from_chip_to_chip_to_the_list(panel: FindingsPanel) -> None:
    order = []
    widget = panel.nextInFocusChain()
    while widget is not panel:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget)
        widget = widget.nextInFocusChain()
    chips = [panel.chips._buttons[key] for key in ("all", "check", "unseen")]
    assert [widget for widget in order if widget not in panel.view.children()] == [
        *chips,
        panel.chips.more,
        panel.help_button,
        panel.view,
    ]


def test_a_chip_stays_down_when_pressed_again(panel: FindingsPanel, qtbot: QtBot) -> None:
    chips = panel.chips._buttons
    qtbot.mouseClick(chips["check"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips["check"], Qt.MouseButton.LeftButton)
    assert [key for key, chip in chips.items() if chip.isChecked()] == ["check"]
    qtbot.keyClick(chips["unseen"], Qt.Key.Key_Space)
    assert [key for key, chip in chips.items() if chip.isChecked()] == ["unseen"]
    assert not panel.chips.more.isChecked()


def test_the_kinds_picked_are_told(panel: FindingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.kind_filter_changed) as caught:
        panel.chips.pick("kind:hedge-lost")
    assert caught.args == [frozenset({FindingKind.HEDGE_LOST})]
    with qtbot.waitSignal(panel.kind_filter_changed) as caught:
        panel.chips.pick("all")
    assert caught.args == [None]
    with qtbot.assertNotEmitted(panel.kind_filter_changed):
        panel.set_kind_filter(frozenset({FindingKind.HEDGE_LOST}))
