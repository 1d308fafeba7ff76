from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QTextCharFormat

from app.present.page import Role
from widgets.theme import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Theme,
    contrast,
    style_sheet,
    text_on_tints,
)

ALL = [LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ALL)
def test_text_on_every_ground_passes_wcag_aa(theme: Theme) -> None:
    short = {pair: round(contrast(*pair), 2) for pair in text_on_tints(theme) if contrast(*pair) < 4.5}
    assert short == {}


@pytest.mark.parametrize("theme", [HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK])
def test_high_contrast_reading_text_passes_aaa(theme: Theme) -> None:
    assert contrast(theme.ink, theme.page) >= 7
    assert all(contrast(theme.ink, tint) >= 7 for tint in theme.article_tints)
    assert contrast(theme.dim, theme.page) >= 7


@pytest.mark.parametrize("theme", ALL)
def test_kinds_of_mark_differ_without_colour(theme: Theme) -> None:
    """Seen in grey, what is only here, what is replaced, shared, to check or a name must not look alike."""
    kinds = (Role.INSERTED, Role.DELETED, Role.REPLACED, Role.SHARED, Role.CHECK, Role.ENTITY, Role.FIGURE)
    for article in range(6):
        shapes = {}
        for role in kinds:
            mark = theme.mark_for(frozenset({role}), article)
            shapes[role] = (
                tuple((line.style, line.width, line.double) for line in mark.lines),
                mark.ticks is not None,
                mark.tint is not None,
            )
        assert all(shapes[one] != shapes[other] for one, other in combinations(kinds, 2))


def test_articles_differ_in_line_style() -> None:
    styles = [LIGHT.mark_for(frozenset({Role.INSERTED}), article).lines[0].style for article in range(6)]
    assert len(set(styles)) == 6


def test_lit_is_stronger_than_the_mark_it_covers() -> None:
    roles = frozenset({Role.ENTITY})
    assert LIGHT.mark_for(roles, 0).tint is None
    assert LIGHT.mark_for(roles, 0, lit=True).frame is not None


def test_a_seventh_article_still_has_a_hue() -> None:
    assert LIGHT.ink_of(6) == LIGHT.ink_of(0)


def test_format_for_says_it_in_qts_terms(qapp: object) -> None:
    made = LIGHT.format_for(frozenset({Role.INSERTED}), 1, False)
    assert made.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    assert made.background().color().name() == LIGHT.article_tints[1]


def test_system_choice() -> None:
    assert Theme.for_palette(True) is DARK
    assert Theme.for_palette(False, high_contrast=True) is HIGH_CONTRAST_LIGHT


@pytest.mark.parametrize("theme", ALL)
def test_style_sheet_has_no_hole(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert theme.panel in sheet
    assert sheet.count("{") == sheet.count("}")
