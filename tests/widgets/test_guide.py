import json

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextDocument, QTextFragment
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

import resources
from app import messages
from app.align.options import DEFAULT
from app.present import GROUPS, VERDICT_SIGNS
from app.read import limits
from app.read.formats import KINDS, PROMISES, Format
from app.reuse.standing import KEPT_SENTENCE
from app.reuse.trails import SAME_SENTENCE, VERSION_LONGER, VERSION_SHORTER
from app.session.settings import Settings
from app.workers.limits import READER_SECONDS
from widgets.dialogs import GUIDE, SCORES, Guide
from widgets.dialogs.guide import HELP, PICTURE_WIDTH, slug
from widgets.main_window import MainWindow
from widgets.theme import DARK, LIGHT

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def guide(qtbot: QtBot) -> Guide:
    dialog = Guide()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fragments(guide: Guide) -> list[QTextFragment]:
    found: list[QTextFragment] = []
    block = guide.text.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            found.append(at.fragment())
            at += 1
        block = block.next()
    return found


def test_shows_text_that_cannot_be_changed(guide: Guide) -> None:
    assert not guide.isModal()
    assert guide.text.isReadOnly()
    assert "side by side" in guide.text.toPlainText()


@pytest.mark.parametrize(("page", "least"), [(GUIDE, 8), (SCORES, 5)])
def test_every_link_leads_to_a_heading(guide: Guide, page: str, least: int) -> None:
    guide.text.show_page(page)
    links = {each.charFormat().anchorHref() for each in fragments(guide) if each.charFormat().isAnchor()}
    assert len(links) > least
    for link in links:
        name, _, heading = link.partition("#")
        guide.text.show_page(name.removesuffix(".md") or page)
        assert not heading or guide.text.go_to(heading), link
    assert not guide.text.go_to("nowhere")


def test_links_lead_from_page_to_page(guide: Guide) -> None:
    guide.text.anchorClicked.emit(QUrl("scores.md#reuse"))
    assert guide.text.page == SCORES
    assert guide.text.textCursor().block().text() == "Reuse"
    guide.text.anchorClicked.emit(QUrl("#quotes"))
    assert (guide.text.page, guide.text.textCursor().block().text()) == (SCORES, "Quotes")
    guide.set_theme(DARK)
    assert guide.text.page == SCORES
    guide.text.anchorClicked.emit(QUrl("guide.md"))
    assert guide.text.page == GUIDE
    assert guide.text.verticalScrollBar().value() == 0
    for other in ("../scores.md", "notes.md", "scores", "/etc/guide.md"):
        guide.text.anchorClicked.emit(QUrl(other))
        assert guide.text.page == GUIDE


def test_page_on_numbers_says_what_the_engine_does(guide: Guide) -> None:
    guide.text.show_page(SCORES)
    text = guide.text.toPlainText()
    for share in (SAME_SENTENCE, VERSION_SHORTER, VERSION_LONGER):
        assert f"{round(share * 100)} %" in text
    assert DEFAULT.edited == KEPT_SENTENCE == 0.5
    assert text.count("at least half of the words") == 2
    for verdict, sign in VERDICT_SIGNS.items():
        assert f"{sign} {messages.verdict(verdict)}" in text
    rows = [
        row.split("|")[1].strip() for row in (HELP / "scores.md").read_text(encoding="utf-8").splitlines() if "|" in row
    ]
    assert {messages.finding_group(code).lower() for code, _ in GROUPS} <= set(rows)


def test_page_on_numbers_has_the_figures_the_weights_were_measured_with() -> None:
    held = json.loads((resources.ROOT / "data" / "alignment.json").read_text(encoding="utf-8"))
    wanted = []
    for bins in zip(*(held["figures"]["reliability"][name] for name in ("basil", "rewrites")), strict=True):
        first, last = (f"{edge:.2f}".lstrip("0") for edge in (bins[0]["from"], bins[0]["to"]))
        score = f"below {last}" if not bins[0]["from"] else f"{first} to {last}".replace("1.00", "1")
        right = [f"{round(each['links'] * each['right'])} of {each['links']}" for each in bins]
        wanted.append(f"| {score} | {right[0]} | {right[1]} |")
    lines = (HELP / "scores.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line in wanted] == wanted[::-1]


def test_question_mark_of_the_sidebar_opens_the_page_on_numbers(qtbot: QtBot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    sidebar = window.sidebar
    for panel, heading in (
        (sidebar.findings, "Findings"),
        (sidebar.quotes, "Quotes"),
        (sidebar.entities, "Names and terms"),
    ):
        panel.help_button.click()
        [guide] = window.findChildren(Guide)
        assert guide.text.page == SCORES
        assert guide.text.textCursor().block().text() == heading
    window.actions_by_id["guide"].trigger()
    assert guide.text.page == GUIDE
    window.actions_by_id["numbers"].trigger()
    assert guide.text.page == SCORES
    window.actions_by_id["guide"].trigger()
    assert guide.text.page == GUIDE
    guide.close()
    window.close()


def test_link_scrolls_to_its_heading(guide: Guide) -> None:
    bar = guide.text.verticalScrollBar()
    assert bar.value() == 0
    guide.text.anchorClicked.emit(QUrl("#keeping"))
    assert bar.value() > 0
    assert guide.text.textCursor().block().text() == "Keeping"


def test_no_address_is_opened(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    before = guide.text.toPlainText()
    guide.text.anchorClicked.emit(QUrl("https://example.org/#keeping"))
    guide.text.setSource(QUrl("https://example.org/"))
    assert opened == []
    assert guide.text.toPlainText() == before
    assert guide.text.verticalScrollBar().value() == 0


@pytest.mark.parametrize("name", ["https://example.org/a.png", "../data/names.json", "/etc/passwd", "file:///a.png"])
def test_nothing_but_its_own_pictures_is_loaded(guide: Guide, name: str) -> None:
    assert guide.text.loadResource(IMAGE, QUrl(name)) is None


def test_pictures_fit_and_follow_the_theme(guide: Guide) -> None:
    names = [each.charFormat().toImageFormat().name() for each in fragments(guide)]
    names = [name for name in names if name]
    assert names
    for theme in (LIGHT, DARK):
        guide.set_theme(theme)
        for name in names:
            image = guide.text.loadResource(IMAGE, QUrl(name))
            assert isinstance(image, QImage)
            assert not image.isNull(), name
            assert image.width() <= PICTURE_WIDTH * image.devicePixelRatio()
            # a light picture has a light corner, a dark one a dark corner
            assert (image.pixelColor(1, image.height() - 2).lightness() < 128) is theme.dark, (name, theme.dark)


def test_limits_and_endings_are_those_of_the_readers(guide: Guide) -> None:
    text = guide.text.toPlainText()
    for told in (
        f"{limits.MOST_PDF_PAGES:,} pages and {limits.MOST_PDF_CHARACTERS:,} characters",
        f"{limits.MOST_CHAPTERS:,} chapters",
        f"A file may have {limits.MOST_BYTES // 1_000_000} MB",
        f"agency files {limits.MOST_TEXT_BYTES // 1_000_000} MB",
        f"{limits.MOST_PARAGRAPHS:,} paragraphs",
        f"the first {limits.MOST_ITEMS:,} are listed",
        f"after {READER_SECONDS:g} seconds",
    ):
        assert told in text, told
    source = (HELP / "guide.md").read_text(encoding="utf-8")
    rows = [row.split("|")[2] for row in source.splitlines() if row.startswith("|") and " ." in row.split("|")[2]]
    endings = {ending for row in rows for ending in row.split()}
    assert len(rows) == 9
    assert endings <= PROMISES.keys()
    assert {KINDS[format_].extensions[0] for format_ in (Format.DOCX, Format.ODT, Format.RTF, Format.PDF)} <= endings


def test_links_have_the_accent(guide: Guide) -> None:
    guide.set_theme(DARK)
    link = next(each for each in fragments(guide) if each.charFormat().isAnchor())
    assert link.charFormat().foreground().color() == QColor(DARK.accent)


def test_escape_and_close_put_it_away(guide: Guide, qtbot: QtBot) -> None:
    with qtbot.waitSignal(guide.rejected):
        qtbot.keyClick(guide, Qt.Key.Key_Escape)
    guide.show()
    buttons = guide.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    with qtbot.waitSignal(guide.rejected):
        buttons.button(QDialogButtonBox.StandardButton.Close).click()


def test_menu_opens_one_guide_in_the_windows_colours(qtbot: QtBot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.actions_by_id["guide"].trigger()
    window.actions_by_id["guide"].trigger()
    [guide] = window.findChildren(Guide)
    assert guide.isVisible()
    window.actions_by_id["theme_dark"].trigger()
    link = next(each for each in fragments(guide) if each.charFormat().isAnchor())
    assert link.charFormat().foreground().color() == QColor(DARK.accent)
    guide.close()
    window.close()


def test_slug() -> None:
    assert slug("Confidential work") == "confidential-work"
