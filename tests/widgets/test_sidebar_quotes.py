from dataclasses import replace

import pytest
import sidebar_story as story
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.model.comparison import Stage
from app.model.passage import Passage
from widgets.sidebar.cards import Tone
from widgets.sidebar.excerpts import Places, changed_words, excerpt
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
    assert proxy.rowCount() == 2
    proxy.set_filter(only=1)
    assert proxy.rowCount() == 1
    model.set_comparison(None)
    assert proxy.rowCount() == 0
    assert len(testers) == 2


def test_altered_quote_marks_the_changed_words(panel: QuotesPanel) -> None:
    card = panel.model.card(0)
    assert (card.title, card.tag, card.tag_tone) == ("Ilse Varga", "altered · .88", Tone.ALARM)
    marked = [[wording.text[start:end] for start, end in wording.marks] for wording in card.wordings]
    assert marked == [["not", "in writing"], ["never"]]
    assert card.wordings[0].text == "“We will not go back before the night pay is settled in writing”"
    assert card.foot.startswith("said · same speaker: “Ilse Varga”")


def test_reworded_quote_marks_nothing(panel: QuotesPanel) -> None:
    card = panel.model.card(1)
    assert (card.tag, card.tag_tone) == ("reworded · .71", Tone.SHARED)
    assert all(not wording.marks for wording in card.wordings)
    assert card.wordings[1].text == "Talks will begin on Thursday"


def test_quote_of_one_article(panel: QuotesPanel) -> None:
    card = panel.model.card(2)
    assert (card.tag, card.tag_tone, card.foot) == ("only in B", Tone.QUIET, "added")


def test_only_the_altered_pair_of_four_articles_is_marked(panel: QuotesPanel) -> None:
    panel.set_comparison(story.four())
    card = panel.model.card(0)
    assert [wording.siglum for wording in card.wordings] == ["A", "B", "C"]
    assert [bool(wording.marks) for wording in card.wordings] == [True, True, False]
    assert card.foot.startswith("A “said”, B “said”, C “told”")


def test_spoken_text(panel: QuotesPanel) -> None:
    spoken = panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Ilse Varga: altered, likeness 88 per cent. A paragraph 2: We will not go back")
    assert "B paragraph 2: We will never go back" in spoken


def test_chips_filter(panel: QuotesPanel) -> None:
    assert panel.chips.keys == ("all", "differs", "only:1")
    assert panel.chips.text("differs") == "Differs 2"
    assert panel.chips.text("only:1") == "Only in B 1"
    panel.chips.pick("differs")
    assert panel.filter.rowCount() == 2
    panel.chips.pick("only:1")
    assert panel.filter.rowCount() == 1


def test_enter_shows_every_report(panel: QuotesPanel, qtbot: QtBot) -> None:
    panel.view.setCurrentIndex(panel.filter.index(0, 0))
    quotes = story.two().quotes
    with qtbot.waitSignal(panel.reveal_requested) as caught:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert caught.args == [(*quotes[0].spans, *quotes[2].spans)]


def test_next_goes_to_those_that_differ(panel: QuotesPanel) -> None:
    seen = []
    for step in (1, 1, 1, -1):
        panel.next_quote(step)
        seen.append(panel.view.chosen_row())
    assert seen == [0, 1, 0, 1]


def test_next_leaves_a_filter_without_any(panel: QuotesPanel) -> None:
    panel.chips.pick("only:1")
    panel.next_quote(1)
    assert panel.chips.current == "differs"
    assert panel.view.chosen_row() == 0


def test_next_does_nothing_where_none_differs(panel: QuotesPanel, qtbot: QtBot) -> None:
    panel.set_comparison(replace(story.two(), quote_links=()))
    with qtbot.assertNotEmitted(panel.reveal_requested):
        panel.next_quote(1)
    assert panel.chips.current == "all"


def test_says_why_nothing_is_there(panel: QuotesPanel) -> None:
    none = replace(story.two(), quotes=(), quote_links=())
    panel.set_comparison(replace(none, stage=Stage.ALIGNED))
    assert panel.blank.text() == "Looking for quotations…"
    panel.set_comparison(none)
    assert panel.blank.text().startswith("No quotations: ")


_TEXT = st.text(st.sampled_from("ab “”'’.,-\U0001f600é") | st.characters(codec="utf-8"), max_size=40)


@given(_TEXT, _TEXT)
def test_changed_words_stay_inside_and_a_text_equals_itself(first: str, second: str) -> None:
    assert changed_words(first, first) == ((), ())
    for text, spans in zip((first, second), changed_words(first, second), strict=True):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)


@given(st.data())
def test_excerpt_marks_exactly_the_passage(data: st.DataObject) -> None:
    comparison = story.two()
    article = data.draw(st.integers(0, 1))
    paragraph = data.draw(st.integers(0, 5))
    text = comparison.articles[article].paragraphs[paragraph].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wording = excerpt(comparison, Passage(article, paragraph, start, end), Places(comparison))
    marked = "".join(wording.text[a:b] for a, b in wording.marks) or wording.text
    assert marked == text[start:end]
    assert wording.text.strip("…").strip() in text
