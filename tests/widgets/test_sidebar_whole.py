import pytest
import sidebar_story as story
from pytestqt.qtbot import QtBot

from app.model.decisions import EntityChoice, EntityDeed
from app.model.finding import FindingKind
from app.present import finding_key
from widgets.sidebar import Sidebar
from widgets.sidebar.cards import Card, Tone, Wording
from widgets.sidebar.typesetter import MAX_LINES, Typesetter
from widgets.theme import DARK, HIGH_CONTRAST_DARK, LIGHT, style_sheet


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(320, 700)
    sidebar.set_comparison(story.two(), frozenset())
    sidebar.show()
    qtbot.waitExposed(sidebar)
    return sidebar


def test_tabs_count(sidebar: Sidebar) -> None:
    assert [sidebar.tabs.tabText(n) for n in range(3)] == ["Findings 5", "Quotes 3", "Entities 5"]
    sidebar.set_comparison(None)
    assert [sidebar.tabs.tabText(n) for n in range(3)] == ["Findings", "Quotes", "Entities"]


def test_tabs_by_name(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.current_tab_changed) as caught:
        sidebar.show_tab("entities")
    assert caught.args == ["entities"]
    assert sidebar.current_tab == "entities"
    with pytest.raises(ValueError, match="not in tuple"):
        sidebar.show_tab("nonsense")


def test_next_brings_its_tab_to_the_front(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.reveal_requested) as caught:
        sidebar.next_quote(1)
    assert sidebar.current_tab == "quotes"
    quotes = story.two().quotes
    assert caught.args == [(*quotes[0].spans, *quotes[2].spans)]
    with qtbot.waitSignal(sidebar.reveal_requested) as caught:
        sidebar.next_finding(1)
    assert sidebar.current_tab == "findings"
    assert caught.args == [story.two().findings[1].evidence]


def test_signals_come_through(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.entity_chosen) as caught:
        sidebar.entities.choose(2)
    assert caught.args == [2]
    comparison = story.two()
    key = finding_key(comparison, comparison.findings[1])
    with qtbot.waitSignal(sidebar.seen_changed) as caught:
        sidebar.findings._tick(sidebar.findings.filter.index(0, 0), True)
    assert caught.args == [key, True]


def test_corrections_of_names_come_through(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.entity_decided) as caught:
        sidebar.entities.deeds.drop((2,))
    assert caught.args == [EntityChoice(EntityDeed.DROP, ("Jonas Field",))]


def test_seen_and_filter_from_outside(sidebar: Sidebar) -> None:
    comparison = story.two()
    sidebar.set_seen(frozenset({finding_key(comparison, comparison.findings[1])}))
    assert sidebar.findings.model.is_seen(0)
    sidebar.set_kind_filter(frozenset({FindingKind.QUOTE_ALTERED}))
    assert sidebar.findings.filter.rowCount() == 1


def test_focus_goes_into_the_list(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_tab("quotes")
    sidebar.setFocus()
    assert sidebar.quotes.view.hasFocus()
    sidebar.show_tab("entities")
    sidebar.focus_list()
    assert sidebar.entities.filter_box.hasFocus()


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST_DARK])
@pytest.mark.parametrize("width", [240, 420])
def test_paints_in_every_theme(sidebar: Sidebar, theme, width: int) -> None:
    sidebar.setStyleSheet(style_sheet(theme))
    sidebar.set_theme(theme)
    sidebar.resize(width, 600)
    for comparison in (story.two(), story.four()):
        sidebar.set_comparison(comparison)
        for tab in ("findings", "quotes", "entities"):
            sidebar.show_tab(tab)
            picture = sidebar.grab().toImage()
            assert picture.pixelColor(width // 2, 590).name() != "#000000" or theme.panel == "#000000"
    assert sidebar.minimumSizeHint().width() <= 240


def test_accessible_names(sidebar: Sidebar) -> None:
    assert sidebar.findings.view.accessibleName() == "Findings"
    assert sidebar.quotes.view.accessibleName() == "Quotations"
    assert sidebar.entities.view.accessibleName() == "Who is named, and how often in each article"
    steps = sidebar.entities.steps
    buttons = (steps.previous_button, steps.next_button, steps.clear_button, sidebar.entities.correct_button)
    assert all(button.accessibleName() for button in buttons)


def test_long_wording_ends_in_an_ellipsis_and_keeps_its_place(qtbot: QtBot, qapp) -> None:
    setter = Typesetter(LIGHT, qapp.font(), "seen")
    text = "😀 many words of one quotation " * 40
    card = Card("0", "Somebody", Tone.ALARM, "tag", wordings=(Wording(1, "B", text, ((2, len(text)),), (), "¶12"),))
    layout = setter.lay_out(card, 320)
    wording = layout.pieces[-1].layout
    assert wording.lineCount() <= MAX_LINES
    assert wording.text().endswith("…\u00a0\u00a0¶12")
    assert layout.height < 320


def test_every_text_of_a_card_stays_inside_it(qtbot: QtBot, qapp) -> None:
    setter = Typesetter(LIGHT, qapp.font(), "seen")
    card = Card(
        "0",
        "A title that is far too long for one line of a narrow card",
        tag="a tag that is long as well",
        sentence="Averyveryverylongwordthatmustbebrokensomewhereinthemiddleofitself " * 2,
        wordings=(Wording(0, "A", "words"),),
        foot="foot",
        tickable=True,
    )
    for width in (240, 320, 420):
        layout = setter.lay_out(card, width)
        for piece in layout.pieces:
            for number in range(piece.layout.lineCount()):
                line = piece.layout.lineAt(number)
                assert piece.at.x() + line.naturalTextWidth() <= width - 8
        assert layout.height > setter.estimate(card, width) * 0.6


def test_a_narrow_sidebar_leaves_the_counts_out(sidebar: Sidebar) -> None:
    sidebar.resize(260, 600)
    assert [sidebar.tabs.tabText(n) for n in range(4)] == ["Findings", "Quotes", "Entities", "Coverage"]
    assert sidebar.tabs.tabToolTip(0) == "Findings 5"
    sidebar.resize(500, 600)
    assert sidebar.tabs.tabText(0) == "Findings 5"
    assert sidebar.tabs.tabToolTip(0) == ""
