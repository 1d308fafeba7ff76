"""Reading in the workspace: items, other readings, outcomes, and what is said of them. No process is started."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from desk import Desk
from fake_reader import FakeReader, article
from pytestqt.qtbot import QtBot

from app.errors import CopytasterError, ErrorCode
from app.messages import _NOTES
from app.model.article import Article, Note, ParagraphKind, ReadChoice, ReadOptions, ReadOutcome
from app.session.settings import Settings
from app.session.state import Correction
from widgets.main_window import MainWindow
from widgets.notices import NoticeKind
from widgets.telling import QUIET

WHOLE = ReadOptions(choices=frozenset({ReadChoice.WHOLE_PAGE}))
PLAIN = ReadOptions(choices=frozenset({ReadChoice.PLAIN_TEXT}))


# --- several articles in a file


def test_the_first_of_several_is_shown_and_another_offered(desk: Desk, qtbot: QtBot) -> None:
    desk.open("/news/feed.xml")
    assert desk.first_words() == ["Story 1."]
    assert desk.texts == ["feed.xml holds 7 articles; this is the first."]
    assert next(iter(desk.said.values())).kind is NoticeKind.INFO
    with qtbot.waitSignal(desk.workspace.choice_requested) as asked:
        desk.press("Choose another…")
    assert asked.args == [0]


def test_another_item_takes_the_place_and_can_be_taken_back(desk: Desk) -> None:
    desk.open("/news/feed.xml")
    desk.workspace.correct(0, Correction(title="Of the first"))
    desk.workspace.read_otherwise(0, ReadOptions(item=3))
    assert desk.reader.asked[-1] == {
        "data": "Ynl0ZXM=",
        "name": "feed.xml",
        "options": {"encoding": None, "item": 3, "choices": []},
    }
    desk.reader.answer()
    assert desk.first_words() == ["Story 3."]
    [opened] = desk.workspace.state.articles
    assert (opened.article.path, opened.data, opened.article.options.item) == ("/news/feed.xml", b"bytes", 3)
    assert opened.correction.title is None
    desk.workspace.undo()
    assert desk.first_words() == ["Story 1."]
    assert desk.workspace.articles[0].title == "Of the first"
    desk.workspace.redo()
    assert desk.first_words() == ["Story 3."]


def test_what_was_said_of_the_first_goes_with_it(desk: Desk) -> None:
    desk.open("/news/feed.xml")
    desk.workspace.read_otherwise(0, ReadOptions(item=2))
    desk.reader.answer()
    assert desk.texts == []
    desk.open("/news/other.xml")
    desk.workspace.remove(1)
    assert not any("holds" in text for text in desk.texts)


def test_another_item_beside_the_first(desk: Desk) -> None:
    desk.open("/news/feed.xml")
    desk.said.clear()
    desk.workspace.add_item(0, 5)
    desk.reader.answer()
    assert desk.first_words() == ["Story 1.", "Story 5."]
    assert [each.article.path for each in desk.workspace.state.articles] == ["/news/feed.xml"] * 2
    assert desk.texts == []


def test_there_is_room_for_six(desk: Desk) -> None:
    desk.open("/news/feed.xml")
    for item in range(2, 8):
        desk.workspace.add_item(0, item)
    desk.reader.answer()
    assert len(desk.workspace.articles) == 6
    assert any("six" in text for text in desk.texts)


def test_each_item_is_reloaded_as_itself(desk: Desk) -> None:
    desk.open("/news/feed.xml")
    desk.workspace.add_item(0, 5)
    desk.reader.answer()
    for number in (0, 1):
        desk.workspace.reload(number)
    assert [request["options"]["item"] for request in desk.reader.asked[-2:]] == [1, 5]
    desk.reader.answer()
    assert desk.first_words() == ["Story 1.", "Story 5."]


# --- other readings


def page(request: dict[str, Any], options: ReadOptions) -> Article:
    more = ("Menu.",) if options == WHOLE else ()
    return article(request, options, *more, "The story begins.", "It ends.", offered=frozenset({ReadChoice.WHOLE_PAGE}))


def test_the_whole_page_keeps_what_was_set_right(desk: Desk) -> None:
    desk.open("/news/page.html", answer=page)
    desk.workspace.correct(0, Correction(title="Mine"))
    desk.workspace.correct_kind(0, 0, ParagraphKind.HEADING)
    desk.workspace.read_otherwise(0, WHOLE)
    desk.reader.answer()
    [read] = desk.workspace.articles
    assert [paragraph.text for paragraph in read.paragraphs] == ["Menu.", "The story begins.", "It ends."]
    assert [paragraph.kind for paragraph in read.paragraphs][1] is ParagraphKind.HEADING
    assert (read.title, read.options) == ("Mine", WHOLE)
    desk.workspace.undo()
    assert desk.workspace.articles[0].options == ReadOptions()


def test_the_reading_chosen_last_counts(desk: Desk) -> None:
    desk.open("/news/page.html", answer=page)
    desk.workspace.read_otherwise(0, WHOLE)
    desk.workspace.read_otherwise(0, PLAIN)
    desk.reader.answer(3, 2)
    assert desk.workspace.articles[0].options == PLAIN


def test_back_to_the_reading_on_screen_drops_the_one_awaited(desk: Desk) -> None:
    desk.open("/news/page.html", answer=page)
    desk.workspace.read_otherwise(0, WHOLE)
    desk.workspace.read_otherwise(0, ReadOptions())
    desk.reader.answer()
    assert desk.workspace.articles[0].options == ReadOptions()
    assert not desk.workspace.busy


def test_undo_drops_a_reading_that_has_not_come(desk: Desk) -> None:
    desk.open("/news/page.html", answer=page)
    desk.workspace.correct(0, Correction(title="Mine"))
    desk.workspace.read_otherwise(0, WHOLE)
    desk.workspace.undo()
    desk.reader.answer()
    assert desk.workspace.articles[0].options == ReadOptions()
    assert desk.workspace.articles[0].title == "Mine"


def test_pasted_text_has_no_other_reading(desk: Desk) -> None:
    FakeReader.article = staticmethod(article)
    desk.workspace.paste("Some text.", None)
    desk.reader.answer()
    asked = len(desk.reader.asked)
    desk.workspace.read_otherwise(0, WHOLE)
    assert len(desk.reader.asked) == asked


# --- outcomes


def refuse(code: ErrorCode) -> Callable[[dict[str, Any], ReadOptions], Article]:
    def answer(request: dict[str, Any], options: ReadOptions) -> Article:
        if ReadChoice.PLAIN_TEXT in options.choices:
            return article(request, options)
        raise CopytasterError(code, str(request["path"]), detail="so it is")

    return answer


@pytest.mark.parametrize(
    ("code", "labels"),
    [
        (ErrorCode.DAMAGED, ["Open as plain text"]),
        (ErrorCode.MISNAMED, ["Open as plain text"]),
        (ErrorCode.NEEDS_PASSWORD, ["Open as plain text"]),
        (ErrorCode.TOO_BIG, ["Open as plain text"]),
        (ErrorCode.NO_TEXT, ["Open as plain text"]),
        (ErrorCode.TOO_SLOW, ["Try again", "Open as plain text"]),
        (ErrorCode.READER_CRASHED, ["Try again", "Open as plain text"]),
        (ErrorCode.MISSING, []),
        (ErrorCode.IS_FOLDER, []),
        (ErrorCode.UNREADABLE, []),
    ],
)
def test_a_file_that_cannot_be_opened_offers_what_makes_sense(desk: Desk, code: ErrorCode, labels: list[str]) -> None:
    desk.open("/news/a.docx", answer=refuse(code))
    [notice] = desk.said.values()
    assert notice.kind is NoticeKind.ERROR
    assert notice.text.startswith("a.docx: ")
    assert [action.text for action in notice.actions] == labels


def test_plain_text_opens_what_the_reader_refused(desk: Desk) -> None:
    desk.open("/news/a.docx", answer=refuse(ErrorCode.DAMAGED))
    desk.press("Open as plain text")
    desk.reader.answer()
    assert desk.workspace.articles[0].options == PLAIN
    assert desk.texts == []


def test_plain_text_that_fails_too_is_not_offered_again(desk: Desk) -> None:
    def never(request: dict[str, Any], options: ReadOptions) -> Article:
        raise CopytasterError(ErrorCode.NO_TEXT, str(request["path"]), detail="nothing")

    desk.open("/news/a.docx", answer=never)
    desk.press("Open as plain text")
    desk.reader.answer()
    [notice] = desk.said.values()
    assert notice.actions == ()


def test_try_again_asks_the_same(desk: Desk) -> None:
    desk.open("/news/a.docx", answer=refuse(ErrorCode.TOO_SLOW))
    FakeReader.article = staticmethod(article)
    desk.press("Try again")
    desk.reader.answer()
    assert desk.workspace.articles[0].options == ReadOptions()


def test_a_refused_reading_leaves_the_article(desk: Desk) -> None:
    desk.open("/news/a.docx", answer=article)
    FakeReader.article = staticmethod(lambda request, options: refuse(ErrorCode.READER_CRASHED)(
        {"path": request["name"]}, options
    ))  # fmt: skip
    desk.workspace.read_otherwise(0, WHOLE)
    desk.reader.answer()
    assert desk.first_words() == ["Text of /news/a.docx."]
    FakeReader.article = staticmethod(page)
    desk.press("Try again")
    desk.reader.answer()
    assert desk.workspace.articles[0].options == WHOLE
    assert len(desk.workspace.articles) == 1


# --- what is said of how a file was opened


def noted(*codes: str, outcome: ReadOutcome = ReadOutcome.OPENED) -> Callable[[dict[str, Any], ReadOptions], Article]:
    notes = tuple(Note(code, (("limit", "2,000 pages"), ("content", "a PDF"), ("name", ".txt"))) for code in codes)
    return lambda request, options: article(request, options, notes=notes, outcome=outcome)


def test_quiet_notes_are_known_notes() -> None:
    assert set(_NOTES) >= QUIET


@pytest.mark.parametrize("code", [*sorted(set(_NOTES) - QUIET), "a-note-of-tomorrow"])
def test_every_other_note_is_told_once(desk: Desk, code: str) -> None:
    desk.open("/news/a.txt", answer=noted(code, "rejoined", "hard-wrapped"))
    [notice] = desk.said.values()
    assert notice.text.startswith("a.txt: ")
    assert notice.text.count(".") >= 2
    assert "joined" not in notice.text
    assert notice.kind is NoticeKind.WARNING
    desk.said.clear()
    desk.workspace.reload(0)
    desk.reader.answer()
    assert desk.texts == []


@pytest.mark.parametrize("code", sorted(QUIET))
def test_quiet_notes_are_not_told(desk: Desk, code: str) -> None:
    desk.open("/news/a.txt", answer=noted(code))
    assert desk.texts == []


def test_one_notice_holds_all_there_is_to_say(desk: Desk) -> None:
    desk.open("/news/a.txt", answer=noted("content-differs-from-name", "cut"))
    assert desk.texts == [
        (
            "a.txt: opened as a PDF, which is what it holds, though its name says .txt. "
            "Only the first 2,000 pages were read."
        )
    ]


def test_opened_in_part_is_never_passed_over(desk: Desk) -> None:
    desk.open("/news/a.txt", answer=noted("rejoined", outcome=ReadOutcome.OPENED_IN_PART))
    assert desk.texts == ["a.txt: only a part of it could be opened."]


def test_what_is_new_after_reading_again_is_told(desk: Desk) -> None:
    desk.open("/news/a.txt", answer=noted("cut"))
    desk.said.clear()
    FakeReader.article = staticmethod(noted("cut", "legible-only"))
    desk.workspace.reload(0)
    desk.reader.answer()
    assert desk.texts == ["a.txt: only what is legible in the bytes is shown."]


def test_many_files_at_once_have_one_line_with_details(desk: Desk, qtbot: QtBot) -> None:
    desk.open("/n/a.txt", "/n/b.txt", "/n/c.txt", answer=noted("cut"))
    assert desk.texts == ["There is something to know about how a.txt, b.txt and c.txt were opened."]
    with qtbot.waitSignal(desk.workspace.details_requested) as asked:
        desk.press("Details")
    assert asked.args == [tuple((f"{name}.txt", "Only the first 2,000 pages were read.") for name in "abc")]


def test_two_files_have_a_line_each(desk: Desk) -> None:
    desk.open("/n/a.txt", "/n/b.txt", answer=noted("cut"))
    assert len(desk.texts) == 2


def test_tracked_changes_can_be_left_out_from_the_notice(desk: Desk) -> None:
    def tracked(request: dict[str, Any], options: ReadOptions) -> Article:
        return article(request, options, notes=(Note("cut"),), offered=frozenset({ReadChoice.ORIGINAL}))

    desk.open("/n/a.docx", answer=tracked)
    desk.press("Show as before the changes")
    desk.reader.answer()
    assert desk.workspace.articles[0].options.choices == {ReadChoice.ORIGINAL}


def test_a_reading_that_was_chosen_is_not_told_again(desk: Desk) -> None:
    def tracked(request: dict[str, Any], options: ReadOptions) -> Article:
        code = "tracked-changes-original" if ReadChoice.ORIGINAL in options.choices else "tracked-changes"
        return article(request, options, notes=(Note(code),), offered=frozenset({ReadChoice.ORIGINAL}))

    desk.open("/news/a.docx", answer=tracked)
    desk.said.clear()
    for choices in (frozenset({ReadChoice.ORIGINAL}), frozenset[ReadChoice]()):
        desk.workspace.read_otherwise(0, ReadOptions(choices=choices))
        desk.reader.answer()
        assert desk.workspace.articles[0].options.choices == choices
        assert desk.texts == []


def test_a_file_that_is_gone_is_told_once(desk: Desk) -> None:
    desk.open("/news/a.txt")
    desk.said.clear()
    desk.workspace._on_file_gone("/news/a.txt")

    def missing(request: dict[str, Any], options: ReadOptions) -> Article:
        raise CopytasterError(ErrorCode.MISSING, request["path"])

    FakeReader.article = staticmethod(missing)
    desk.workspace.reload(0)
    desk.reader.answer()
    assert desk.texts == ["a.txt: there is no such file."]


def test_reading_is_told_from_comparing(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(Settings(), desk.workspace)
    qtbot.addWidget(window)
    desk.open("/news/a.txt")
    bar = window.summary
    assert [bar._flow.itemAt(0).widget().text()] == ["Open a second article to compare."]
    desk.workspace.open_files(["/news/b.txt"])
    assert desk.workspace.reading
    assert bar.progress_text.text() == "Reading…"
    assert bar._flow.count() == 0


def test_what_could_not_be_kept_is_told_and_can_be_had_back(desk: Desk) -> None:
    desk.open("/n/a.txt", answer=lambda request, options: article(request, options, "One.", "Two.", "Three."))
    desk.workspace.correct_kinds(0, (0, 2), ParagraphKind.CAPTION)
    desk.workspace.join(0, (0, 1))
    FakeReader.article = staticmethod(
        lambda request, options: article(request, options, "Quite another beginning.", "Three.")
    )
    desk.workspace.reload(0)
    desk.reader.answer()
    assert desk.texts == ["2 of 3 things set by hand could not be kept: their paragraphs are no longer there."]
    assert [each.kind for each in desk.workspace.articles[0].paragraphs][1] is ParagraphKind.CAPTION
    desk.press("Undo")
    assert desk.first_words() == ["One. Two."]


def test_order_is_that_of_asking(desk: Desk) -> None:
    FakeReader.article = staticmethod(article)
    desk.workspace.open_files(["/n/a.txt", "/n/b.txt", "/n/c.txt"])
    desk.reader.answer(2)
    assert desk.workspace.articles == ()
    desk.reader.answer(1)
    assert [each.path for each in desk.workspace.articles] == ["/n/a.txt", "/n/b.txt"]
    desk.reader.answer(3)
    assert [each.siglum for each in desk.workspace.articles] == ["A", "B", "C"]
