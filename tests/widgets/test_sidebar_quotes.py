from dataclasses import replace

import pytest
import sidebar_story as story
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.model.comparison import Stage
from app.model.finding import FindingKind
from app.model.passage import Passage
from widgets.sidebar.cards import CardRole, Tone
from widgets.sidebar.excerpts import Places, excerpt, nearby
from widgets.sidebar.quotes_model import QuotesFilter, QuotesModel
from widgets.sidebar.quotes_panel import QuotesPanel


@pytest.fixture
def panel(qtbot: QtBot) -> QuotesPanel:
    panel = QuotesPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.set_comparison(story.two())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = QuotesModel()
    proxy = QuotesFilter(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each, fatal) for each in (model, proxy)]
    model.set_comparison(story.four())
    proxy.set_filter(differing=True)
    assert proxy.shown() == [None, 0, 1]
    proxy.set_filter(only=1)
    assert proxy.shown() == [None, 2]
    proxy.fold(model.sections[-1], False)
    assert proxy.shown() == [None]
    model.set_comparison(None)
    assert proxy.rowCount() == 0
    assert len(testers) == 2


def test_altered_quote_marks_the_changed_words(panel: QuotesPanel) -> None:
    card = panel.model.card(0)
    assert (card.title, card.tag, card.tag_tone) == ("Ilse Varga", "≠ altered", Tone.ALARM)
    marked = [[wording.text[start:end] for start, end in wording.marks] for wording in card.wordings]
    assert marked == [["not", "in writing"], ["never"]]
    assert card.wordings[0].text == "“We will not go back before the night pay is settled in writing”"
    assert [wording.place for wording in card.wordings] == ["¶2 · said", "¶2 · said"]
    assert card.foot.startswith("Linked .88: same speaker: “Ilse Varga”")


def test_reworded_quote_marks_what_is_shared(panel: QuotesPanel) -> None:
    card = panel.model.card(1)
    assert (card.tag, card.tag_tone) == ("≈ reworded", Tone.SHARED)
    assert all(not wording.marks for wording in card.wordings)
    shared = [[wording.text[start:end] for start, end in wording.shared] for wording in card.wordings]
    assert shared == [["talks", "begin", "Thursday"], ["Talks", "begin", "Thursday"]]
    assert card.wordings[1].text == "Talks will begin on Thursday"


def test_quote_of_one_article_stands_under_its_line(panel: QuotesPanel) -> None:
    card = panel.model.card(2)
    assert (card.tag, card.foot, card.wordings[0].place) == ("", "", "¶5 · added")
    titles = [panel.filter.index(row, 0).data(CardRole.CARD).title for row in range(panel.filter.rowCount())]
    assert titles == ["In several articles: 2", "Ilse Varga", "Jonas Field", "Only in B: 1", "Ilse Varga"]


def test_every_wording_of_four_articles_has_its_own_verdict(panel: QuotesPanel) -> None:
    panel.set_comparison(story.four())
    card = panel.model.card(0)
    assert [wording.siglum for wording in card.wordings] == ["A", "B", "C"]
    assert [wording.verdict for wording in card.wordings] == ["", "≠ altered", "~ paraphrased"]
    assert [bool(wording.marks) for wording in card.wordings] == [True, True, False]
    assert bool(card.wordings[2].shared)
    assert [wording.place for wording in card.wordings] == ["¶2 · said", "¶2 · said", "¶2 · told"]


def test_where_the_speaker_differs_each_wording_names_its_own(panel: QuotesPanel) -> None:
    comparison = story.two()
    quotes = list(comparison.quotes)
    quotes[2] = replace(quotes[2], speaker="Jonas Field")
    comparison = replace(comparison, quotes=tuple(quotes))
    panel.set_comparison(comparison)
    card = panel.model.card(0)
    # without a finding it may be one speaker under two names
    assert (card.title, card.title_tone) == ("Ilse Varga / Jonas Field", None)
    finding = replace(comparison.findings[2], kind=FindingKind.SPEAKER_DIFFERS)
    panel.set_comparison(replace(comparison, findings=(finding,)))
    assert panel.model.card(0).title_tone is Tone.ALARM
    assert [wording.place for wording in card.wordings] == ["¶2 · Ilse Varga said", "¶2 · Jonas Field said"]


def test_words_of_an_interrupted_quotation_are_marked_where_they_stand(panel: QuotesPanel) -> None:
    comparison = story.two()
    quotes = list(comparison.quotes)
    halves = (story.at(None, 0, 2, "We will not go back"), story.at(None, 0, 2, "the night pay is settled in writing"))
    quotes[0] = replace(quotes[0], spans=halves)
    panel.set_comparison(replace(comparison, quotes=tuple(quotes)))
    wording = panel.model.card(0).wordings[0]
    assert wording.text == "“We will not go back / the night pay is settled in writing”"
    assert [wording.text[start:end] for start, end in wording.marks] == ["not", "in writing"]


def test_spoken_text(panel: QuotesPanel) -> None:
    row = panel.model.rows[0]
    spoken = panel.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Ilse Varga: altered. A paragraph 2 (said): We will not go back")
    assert "B paragraph 2 (said): We will never go back" in spoken
    heading = panel.filter.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Only in B: 1, shown"


def test_chips_filter(panel: QuotesPanel) -> None:
    assert panel.chips.keys == ("all", "differs", "verdict:altered", "verdict:reworded", "only:1")
    assert panel.chips.text("differs") == "Differs 2"
    assert panel.chips.text("only:1") == "Only in B 1"
    panel.chips.pick("differs")
    assert panel.filter.shown() == [None, 0, 1]
    panel.chips.pick("only:1")
    assert panel.filter.shown() == [None, 2]
    panel.chips.pick("verdict:reworded")
    assert panel.filter.shown() == [None, 1]
    assert panel.chips.more.text() == "≈  reworded 1 ▾"


def test_speaker_filter_holds_beside_the_others(panel: QuotesPanel) -> None:
    assert [panel.speakers.entry(key) for key in panel.speakers.keys] == ["Ilse Varga 2", "Jonas Field 1"]
    panel.speakers._pick("Ilse Varga")
    assert panel.filter.shown() == [None, 0, None, 2]
    panel.chips.pick("differs")
    assert panel.filter.shown() == [None, 0]
    panel.speakers._pick("Jonas Field")
    assert panel.filter.shown() == [None, 1]
    panel.chips.pick("only:1")
    assert panel.blank.text() == "No quotation of this speaker is among them."
    panel.speakers._pick("Jonas Field")
    assert panel.speakers.current == ""
    assert panel.filter.shown() == [None, 2]


def test_a_name_with_an_ampersand_is_shown_as_it_is(panel: QuotesPanel) -> None:
    comparison = story.two()
    quotes = (*comparison.quotes[:4], replace(comparison.quotes[4], speaker="Grale & Sons"))
    panel.set_comparison(replace(comparison, quotes=quotes))
    assert panel.speakers.entry("Grale & Sons") == "Grale & Sons 1"
    panel.speakers._pick("Grale & Sons")
    assert panel.speakers.text() == "Grale && Sons 1 ▾"
    assert panel.speakers.accessibleName() == "Grale & Sons 1"
    assert [action.text() for action in panel.speakers.entries_menu.actions()][-1] == "Jonas Field 1"


def test_tab_goes_along_the_chips_to_the_list(panel: QuotesPanel) -> None:
    order = []
    widget = panel.nextInFocusChain()
    while widget is not panel:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget)
        widget = widget.nextInFocusChain()
    wanted = [panel.chips.more, panel.speakers, panel.help_button, panel.view]
    assert [widget for widget in order if widget in wanted] == wanted


def test_line_folds_what_it_heads(panel: QuotesPanel, qtbot: QtBot) -> None:
    panel.view.setCurrentIndex(panel.filter.index(0, 0))
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.filter.shown() == [None, None, 2]
    assert panel.view.chosen_row() == 0
    assert panel.filter.index(0, 0).data(CardRole.CARD).fold is False
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.filter.shown() == [None, 0, 1, None, 2]
    panel.grab()
    line = panel.view.visualRect(panel.filter.index(3, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=line)
    assert panel.filter.shown() == [None, 0, 1, None]


def test_click_on_a_wording_goes_to_its_passage_first(panel: QuotesPanel, qtbot: QtBot) -> None:
    panel.grab()
    index = panel.filter.index(1, 0)
    layout = panel.view.card_layout(index.data(CardRole.CARD))
    piece = next(piece for piece in layout.pieces if piece.wording == 1)
    at = panel.view.visualRect(index).topLeft() + piece.at.toPoint() + QPoint(8, 8)
    quotes = story.two().quotes
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [(*quotes[2].spans, *quotes[0].spans)]


def test_enter_shows_every_report(panel: QuotesPanel, qtbot: QtBot) -> None:
    panel.view.setCurrentIndex(panel.filter.index(1, 0))
    quotes = story.two().quotes
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert caught.args == [(*quotes[0].spans, *quotes[2].spans)]


def test_next_goes_to_those_that_differ(panel: QuotesPanel) -> None:
    seen = []
    for step in (1, 1, 1, -1):
        panel.next_quote(step)
        seen.append(panel.view.chosen_row())
    assert seen == [1, 2, 1, 2]


def test_next_leaves_a_filter_without_any(panel: QuotesPanel) -> None:
    panel.chips.pick("only:1")
    panel.next_quote(1)
    assert panel.chips.current == "differs"
    assert panel.chosen == 0


def test_next_does_nothing_where_none_differs(panel: QuotesPanel, qtbot: QtBot) -> None:
    panel.set_comparison(replace(story.two(), utterances=story.two().utterances[2:]))
    with qtbot.assertNotEmitted(panel.reveal_requested):
        panel.next_quote(1)
    assert panel.chips.current == "all"


def test_says_why_nothing_is_there(panel: QuotesPanel) -> None:
    none = replace(story.two(), quotes=(), utterances=(), quote_links=())
    panel.set_comparison(replace(none, stage=Stage.ALIGNED))
    assert panel.blank.text() == "Looking for quotations…"
    panel.set_comparison(none)
    assert panel.blank.text().startswith("No quotations: ")


@given(st.data())
def test_excerpt_marks_exactly_the_passage(data: st.DataObject) -> None:
    comparison = story.two()
    article = data.draw(st.integers(0, 1))
    paragraph = data.draw(st.integers(0, 5))
    text = comparison.articles[article].paragraphs[paragraph].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wording = excerpt(comparison, [Passage(article, paragraph, start, end)], Places(comparison))
    marked = "".join(wording.text[a:b] for a, b in wording.marks) or wording.text
    assert marked == text[start:end]
    assert wording.text.strip("…").strip() in text


@given(st.data())
def test_passages_close_together_make_one_excerpt(data: st.DataObject) -> None:
    comparison = story.two()
    passages = []
    for _ in range(data.draw(st.integers(1, 6))):
        article, paragraph = data.draw(st.integers(0, 1)), data.draw(st.integers(0, 5))
        start = data.draw(st.integers(0, len(comparison.articles[article].paragraphs[paragraph].text) - 2))
        passages.append(Passage(article, paragraph, start, start + 1))
    groups = nearby(passages)
    assert sorted(at for group in groups for at in group) == sorted(passages)
    for group in groups:
        assert len({(at.article, at.paragraph) for at in group}) == 1
        wording = excerpt(comparison, group, Places(comparison))
        exact = comparison.articles[group[0].article].paragraphs[group[0].paragraph].text
        marked = [place for start, end in wording.marks for place in range(start, end)]
        shift = len(wording.text) - len(wording.text.lstrip("…"))
        begins = exact.index(wording.text.strip("…").strip()) - shift if marked else 0
        assert [place + begins for place in marked] == sorted({at.start for at in group})
        spans = sorted((*wording.marks, *wording.context))
        assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
