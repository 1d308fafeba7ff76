from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pane_pages import article, compared, pair
from PySide6.QtWidgets import QApplication

from app.model.article import ParagraphKind
from app.present.page import PageParagraph, Run
from widgets.compare.column_widths import ColumnWidths
from widgets.compare.paragraph_box import ParagraphBox
from widgets.compare.reading_style import style_for
from widgets.compare.row_heights import RowHeights
from widgets.compare.row_layout import FURNITURE_NOTE, Anchor, RowLayout

HEIGHTS = st.lists(st.integers(0, 300), max_size=60)


@given(HEIGHTS, st.data())
def test_heights_sum_as_a_plain_list_does(heights: list[int], data: st.DataObject) -> None:
    table = RowHeights(heights)
    for _ in range(min(5, len(heights))):
        row, new = data.draw(st.integers(0, len(heights) - 1)), data.draw(st.integers(0, 400))
        assert table.put(row, new) == new - heights[row]
        heights[row] = new
    assert [table.top(row) for row in range(len(heights) + 1)] == [
        sum(heights[:row]) for row in range(len(heights) + 1)
    ]
    assert table.total() == sum(heights)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=40), st.integers(-10, 3000))
def test_find_is_the_inverse_of_top(heights: list[int], y: int) -> None:
    row, offset = RowHeights(heights).find(y)
    if 0 <= y < sum(heights):
        assert sum(heights[:row]) + offset == y
        assert 0 <= offset < heights[row]
    else:
        assert row == (0 if y < 0 else len(heights) - 1)


@given(
    st.integers(1, 6), st.integers(50, 3000), st.lists(st.tuples(st.integers(0, 4), st.integers(-900, 900)), max_size=6)
)
def test_columns_fill_the_width_exactly(count: int, width: int, drags: list[tuple[int, int]]) -> None:
    columns = ColumnWidths(count)
    for border, by in drags:
        columns.drag(border, columns.fractions, by, width)
    assert sum(columns.pixels(width)) == width
    assert all(fraction > 0 for fraction in columns.fractions)


def test_column_fractions_that_do_not_fit_are_refused() -> None:
    columns = ColumnWidths(2)
    assert not columns.set([1, 2, 3])
    assert not columns.set([1, 0])
    assert columns.set([3, 1])
    assert columns.pixels(400) == (300, 100)


def box(text: str, width: int = 320, kind: ParagraphKind = ParagraphKind.BODY) -> ParagraphBox:
    return ParagraphBox(PageParagraph(0, 0, 1, kind, text, (Run(0, len(text)),)), style_for(100), width)


MIXED = [
    "Plain words that go on for a good while so that the line must break somewhere, more than once in fact.",
    "Emoji 👩‍🚒 and 🇸🇾 flags 😀 between the words, again and again 😀 until the line is full, and then some more.",
    "قال الوزير يوم الأحد إن المحادثات عند الحدود انتهت دون نتيجة وإن الجانبين سيلتقيان مرة أخرى خلال أسبوع",
    "The minister said “שלום לכולם” to reporters, and then مرحبا بكم to the others, who answered in English.",
    "e\u0301e\u0301e\u0301 combining marks, de\u0301ja\u0300 vu, and 漢字かな交じり文 in one paragraph without end.",
]


@pytest.mark.parametrize("text", MIXED)
def test_the_caret_finds_its_way_back(qapp: QApplication, text: str) -> None:
    """The position under a caret is that caret's, wherever letters can be told apart."""
    made = box(text)
    same = 0
    for position in range(len(text)):
        rect = made.caret(position)
        if made.position_at(rect.x(), rect.center().y()) == position:
            same += 1
    assert same >= len(text) * 0.75
    assert all(0 <= made.position_at(x, 5) <= len(text) for x in (-50, 0, 100, 900))


@pytest.mark.parametrize("text", MIXED)
def test_segments_cover_a_stretch_line_by_line(qapp: QApplication, text: str) -> None:
    made = box(text)
    whole = made.segments(0, len(text))
    assert {round(rect.top()) for rect in whole} == {line * made.face.pitch for line in range(made.line_count)}
    assert all(rect.width() > 0 for rect in whole)
    half = len(text) // 2
    width = sum(rect.width() for rect in whole)
    parts = sum(rect.width() for rect in (*made.segments(0, half), *made.segments(half, len(text))))
    # a space at a line's end may be marked in one and hang in the other
    assert parts == pytest.approx(width, abs=12)
    assert made.segments(3, 3) == ()


@pytest.mark.parametrize("text", MIXED)
def test_stepping_visually_reaches_every_place(qapp: QApplication, text: str) -> None:
    made = box(text, 20_000)
    assert made.right_to_left == text.startswith("قال")
    at = 0
    seen = {at}
    for _ in range(3 * len(text)):
        there = made.beside(at, not made.right_to_left)
        if there == at:
            break
        at = there
        seen.add(at)
    assert len(seen) > len(text) * 0.5


def test_right_to_left_paragraphs_start_at_the_right(qapp: QApplication) -> None:
    made = box(MIXED[2])
    assert made.caret(0).x() > made.width - 2
    assert max(rect.right() for rect in made.segments(0, 3)) == pytest.approx(made.width, abs=2)
    assert box(MIXED[3]).caret(0).x() == 0


def test_the_letter_at_a_border_of_directions_is_covered(qapp: QApplication) -> None:
    text = "said “שלום לכולם” to"
    made = box(text, 2000)
    inner = made.segments(text.index("ש"), text.index("”"))
    outer = made.segments(0, len(text))
    assert len(inner) == 1
    whole = sum(rect.width() for rect in outer)
    rest = sum(r.width() for part in ((0, text.index("ש")), (text.index("”"), len(text))) for r in made.segments(*part))
    assert inner[0].width() + rest == pytest.approx(whole, abs=3)


def test_every_line_stands_on_the_grid(qapp: QApplication) -> None:
    made = box(MIXED[1] + MIXED[2] + MIXED[4])
    assert made.height == made.line_count * made.face.pitch


def test_empty_paragraph_has_a_line_and_a_caret(qapp: QApplication) -> None:
    made = box("")
    assert made.line_count == 1
    assert made.caret(0).height() == made.face.pitch
    assert made.position_at(100, 100) == 0
    assert made.segments(0, 0) == ()


def rows(width: int = 400, viewport: int = 500) -> RowLayout:
    layout = RowLayout()
    layout.viewport = viewport
    layout.set_page(pair(40)[0], (0, 1))
    layout.set_widths((width, width))
    return layout


def test_a_row_is_as_high_as_its_tallest_cell(qapp: QApplication) -> None:
    layout = rows()
    for row in range(len(layout)):
        assert layout.height(row) == max(cell.height for cell in layout.cells(row).values())


@settings(deadline=None, max_examples=25)
@given(steps=st.lists(st.integers(-900, 900), max_size=20))
def test_any_steps_keep_the_axis_whole(qapp: QApplication, steps: list[int]) -> None:
    """The rows on screen follow one another without a hole, and a step moves them by exactly what it says."""
    layout = rows()
    for step in steps:
        before = {row: y for row, y, _ in layout.rows_on_screen()}
        moved = layout.step(step)
        assert abs(moved) <= abs(step)
        after = list(layout.rows_on_screen())
        assert after[0][1] <= 0
        assert after[-1][1] + after[-1][2] >= layout.viewport
        for (row, y, height), (following, below, _) in pairwise(after):
            assert (following, below) == (row + 1, y + height)
        for row, y, _ in after:
            if row in before:
                assert before[row] - moved == y


def test_both_ends_are_reachable_and_held(qapp: QApplication) -> None:
    layout = rows()
    for _ in range(200):
        layout.step(480)
    last, y, height = list(layout.rows_on_screen())[-1]
    assert last == len(layout) - 1
    assert y + height == layout.viewport
    assert layout.step(100) == 0
    for _ in range(200):
        layout.step(-480)
    assert layout.anchor == Anchor(0, 0)
    assert layout.step(-5) == 0


def test_the_bar_reaches_both_ends(qapp: QApplication) -> None:
    layout = rows()
    layout.scroll_to(layout.maximum())
    last, y, height = list(layout.rows_on_screen())[-1]
    assert (last, y + height) == (len(layout) - 1, layout.viewport)
    layout.scroll_to(0)
    assert layout.anchor == Anchor(0, 0)


def test_a_page_shorter_than_the_view_does_not_move(qapp: QApplication) -> None:
    layout = RowLayout()
    layout.viewport = 900
    layout.set_page(pair(2)[0], (0, 1))
    assert layout.step(50) == 0
    assert layout.anchor == Anchor(0, 0)


@settings(deadline=None, max_examples=20)
@given(
    row=st.integers(0, 25),
    fraction=st.floats(0, 0.99),
    width=st.integers(160, 900),
    zoom=st.sampled_from([70, 100, 180]),
)
def test_place_survives_widths_and_zoom(qapp: QApplication, row: int, fraction: float, width: int, zoom: int) -> None:
    layout = rows()
    layout.set_place((row, fraction))
    layout.set_widths((width, width + 30))
    layout.set_style(style_for(zoom))
    found, where = layout.place()
    if layout.anchor != layout.walk(layout._end(), 0):
        assert found == row
        assert where == pytest.approx(fraction, abs=3 / layout.height(row) + 0.02)


def test_only_the_first_of_a_run_of_furniture_says_that_it_is_left_out(qapp: QApplication) -> None:
    kinds = [ParagraphKind.FURNITURE, ParagraphKind.FURNITURE, ParagraphKind.BODY, ParagraphKind.FURNITURE]
    page, _ = compared([article("A", ["News", "Share", "Text", "More"], kinds)], [((n,),) for n in range(4)])
    layout = RowLayout()
    layout.set_page(page, (0,))
    noted = [layout._suffix(row.cells[0][0]) for row in page.rows]
    assert noted == [FURNITURE_NOTE, "", "", FURNITURE_NOTE]


def test_nothing_at_all_is_no_error(qapp: QApplication) -> None:
    layout = RowLayout()
    assert layout.place() == (0, 0.0)
    assert layout.step(10) == 0
    layout.set_place((3, 0.5))
    assert list(layout.rows_on_screen()) == []
