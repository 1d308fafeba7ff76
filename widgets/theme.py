"""Every colour, line style and font of the window, in one place: light, dark and high contrast.

Two different articles have no old and new, so each article owns a hue, a tint and an underline style; what is shared is
teal. Hue, line and (in the gutter) a sign say the same thing, so print and colour-blind eyes lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QTextCharFormat

if TYPE_CHECKING:
    from app.present.page import Role

READING_FAMILIES = ("Noto Serif", "Source Serif 4", "Charter", "Georgia", "DejaVu Serif")
"""Serif faces for reading, best first; Qt takes the first one installed and falls back a script at a time."""

READING_POINTS = 11.5
"""Size of the reading face at 100 per cent, in points."""

_PLAIN_UI_FAMILIES = frozenset({"", "Sans Serif", "Sans", "sans-serif", "DejaVu Sans"})


class LineStyle(StrEnum):
    """How a line under words is drawn."""

    NONE = "none"
    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"
    DASH_DOT = "dash-dot"
    DASH_DOT_DOT = "dash-dot-dot"
    LONG_DASH = "long-dash"
    WAVE = "wave"


ARTICLE_LINES = (
    LineStyle.DOTTED,
    LineStyle.SOLID,
    LineStyle.DASHED,
    LineStyle.DASH_DOT,
    LineStyle.DASH_DOT_DOT,
    LineStyle.LONG_DASH,
)
"""The underline of each article's own words, in article order."""

_QT_LINES = {
    LineStyle.NONE: QTextCharFormat.UnderlineStyle.NoUnderline,
    LineStyle.SOLID: QTextCharFormat.UnderlineStyle.SingleUnderline,
    LineStyle.DOTTED: QTextCharFormat.UnderlineStyle.DotLine,
    LineStyle.DASHED: QTextCharFormat.UnderlineStyle.DashUnderline,
    LineStyle.DASH_DOT: QTextCharFormat.UnderlineStyle.DashDotLine,
    LineStyle.DASH_DOT_DOT: QTextCharFormat.UnderlineStyle.DashDotDotLine,
    LineStyle.LONG_DASH: QTextCharFormat.UnderlineStyle.DashUnderline,
    LineStyle.WAVE: QTextCharFormat.UnderlineStyle.WaveUnderline,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line under words: style, colour (``#rrggbb``), width in pixels; ``double`` draws it twice, thin."""

    style: LineStyle
    colour: str
    width: float = 1.0
    double: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How a run looks: a tint behind it, lines under it, ticks at its ends, a frame around it."""

    tint: str | None = None
    lines: tuple[Line, ...] = ()
    ticks: str | None = None
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb`` texts. ``article_inks`` and ``article_tints`` go round after the sixth article."""

    dark: bool
    high_contrast: bool
    page: str
    panel: str
    raised: str
    gap: str
    ink: str
    dim: str
    line: str
    accent: str
    accent_tint: str
    on_accent: str
    hover: str
    current: str
    selection: str
    shared: str
    shared_tint: str
    check: str
    check_tint: str
    good: str
    find_tint: str
    find_now: str
    article_inks: tuple[str, ...]
    article_tints: tuple[str, ...]
    article_soft: tuple[str, ...]

    @staticmethod
    def for_palette(dark: bool, high_contrast: bool = False) -> Theme:
        """Return the theme of the system's choice."""
        if high_contrast:
            return HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def ink_of(self, article: int) -> str:
        """Return the hue of *article*, readable as text on the page."""
        return self.article_inks[article % len(self.article_inks)]

    def tint_of(self, article: int) -> str:
        """Return the tint behind the words only *article* has."""
        return self.article_tints[article % len(self.article_tints)]

    def soft_of(self, article: int) -> str:
        """Return the fainter tint behind the words *article* puts in another's place."""
        return self.article_soft[article % len(self.article_soft)]

    def line_of(self, article: int) -> LineStyle:
        """Return the underline style of *article*'s own words."""
        return ARTICLE_LINES[article % len(ARTICLE_LINES)]

    def mark_for(self, roles: frozenset[Role], article: int, lit: bool = False) -> Mark:
        """Return how a run with *roles* looks in *article*; *lit* for one chosen elsewhere (a sidebar row)."""
        return _mark_for(self, roles, article, lit)

    def age_mark(self, article: int) -> Mark:
        """Return how a sentence looks that is new in the version *article*: that article's faint tint and its line."""
        return Mark(self.soft_of(article), (Line(self.line_of(article), self.ink_of(article), 1.5),))

    def format_for(self, roles: frozenset[Role], article: int, lit: bool = False) -> QTextCharFormat:
        """Return the same look in Qt's own terms, for labels, cards and tooltips."""
        mark = self.mark_for(roles, article, lit)
        out = QTextCharFormat()
        out.setForeground(QColor(self.ink))
        if mark.tint is not None:
            out.setBackground(QColor(mark.tint))
        if mark.lines:
            first = mark.lines[0]
            out.setUnderlineStyle(_QT_LINES[first.style])
            out.setUnderlineColor(QColor(first.colour))
        return out


@lru_cache(maxsize=4096)
def _mark_for(theme: Theme, roles: frozenset[Role], article: int, lit: bool) -> Mark:
    from app.present.page import Role  # marks come after the first frame, which needs the colours alone

    ink = theme.ink_of(article)
    own = theme.line_of(article)
    tint: str | None = None
    ticks: str | None = None
    lines: list[Line] = []
    if Role.INSERTED in roles:
        tint = theme.tint_of(article)
        lines.append(Line(own, ink, 2.0))
    elif Role.DELETED in roles:
        tint = theme.tint_of(article)
        ticks = ink
        lines.append(Line(own, ink, 2.0))
    elif Role.REPLACED in roles:
        tint = theme.soft_of(article)
        lines.append(Line(own, ink, 1.0, double=True))
    elif Role.SHARED in roles:
        tint = theme.shared_tint
        lines.append(Line(LineStyle.SOLID, theme.shared, 1.5))
    elif Role.STYLE_ONLY in roles:
        lines.append(Line(LineStyle.DASHED, theme.dim, 1.0))
    if Role.CHECK in roles:
        tint = tint or theme.check_tint
        lines = [Line(LineStyle.WAVE, theme.check, 1.6)]
    if not lines and (Role.ENTITY in roles or Role.FIGURE in roles):
        lines.append(Line(LineStyle.DOTTED if Role.ENTITY in roles else LineStyle.DASHED, theme.dim, 1.0))
    if lit:
        return Mark(theme.accent_tint, (Line(LineStyle.SOLID, theme.accent, 2.0),), ticks, theme.accent)
    return Mark(tint, tuple(lines), ticks)


LIGHT = Theme(
    dark=False,
    high_contrast=False,
    page="#ffffff",
    panel="#f6f7f8",
    raised="#ffffff",
    gap="#f3f4f6",
    ink="#1e2126",
    dim="#636973",
    line="#e3e5e8",
    accent="#1d5fa8",
    accent_tint="#d3e4f8",
    on_accent="#ffffff",
    hover="#f7f9fc",
    current="#edf2fb",
    selection="#b9d3f3",
    shared="#0f766e",
    shared_tint="#d9f0ec",
    check="#b3261e",
    check_tint="#fdeceb",
    good="#2e6b34",
    find_tint="#fff0b3",
    find_now="#ffcf5c",
    article_inks=("#1d5fa8", "#9d4406", "#6b3fa0", "#59600f", "#a8173f", "#44546a"),
    article_tints=("#dbe9f8", "#fbe6d2", "#ebe1f7", "#ebedcb", "#fadfe6", "#e0e6ee"),
    article_soft=("#edf4fb", "#fdf2e8", "#f5f0fb", "#f5f6e5", "#fceff2", "#eff2f6"),
)

DARK = Theme(
    dark=True,
    high_contrast=False,
    page="#17191c",
    panel="#202327",
    raised="#292d32",
    gap="#1d2023",
    ink="#e4e6e9",
    dim="#9aa1aa",
    line="#31353a",
    accent="#7db4f0",
    accent_tint="#1c3f68",
    on_accent="#10161d",
    hover="#1b1e22",
    current="#1c2838",
    selection="#2f5688",
    shared="#5fd0c2",
    shared_tint="#123b36",
    check="#ff9d8f",
    check_tint="#3d1d1a",
    good="#8fd096",
    find_tint="#54470f",
    find_now="#735a00",
    article_inks=("#7db4f0", "#f0a263", "#c3a0f2", "#c3cb6b", "#f58ba5", "#a9b8cc"),
    article_tints=("#17365a", "#4d2e12", "#39245c", "#363a12", "#551a2b", "#2c3846"),
    article_soft=("#172738", "#2f2318", "#271f38", "#262818", "#331a22", "#232a32"),
)

HIGH_CONTRAST_LIGHT = Theme(
    dark=False,
    high_contrast=True,
    page="#ffffff",
    panel="#ffffff",
    raised="#ffffff",
    gap="#ececec",
    ink="#000000",
    dim="#3a3a3a",
    line="#767676",
    accent="#003f8a",
    accent_tint="#cfe2ff",
    on_accent="#ffffff",
    hover="#f4f4f4",
    current="#e6eefb",
    selection="#a9caf5",
    shared="#00524b",
    shared_tint="#d5f2ed",
    check="#8f0000",
    check_tint="#ffe7e5",
    good="#0f4d17",
    find_tint="#fff0a8",
    find_now="#ffc83d",
    article_inks=("#003f8a", "#7a2f00", "#4b1f86", "#3f4500", "#850a2d", "#26364c"),
    article_tints=("#d6e7fb", "#fde3cc", "#e9dcfa", "#e9ecc0", "#fbd9e2", "#dbe3ee"),
    article_soft=("#eaf3fd", "#fef1e5", "#f4edfc", "#f4f5de", "#fdecf0", "#edf1f6"),
)

HIGH_CONTRAST_DARK = Theme(
    dark=True,
    high_contrast=True,
    page="#000000",
    panel="#000000",
    raised="#101010",
    gap="#1c1c1c",
    ink="#ffffff",
    dim="#cfcfcf",
    line="#8a8a8a",
    accent="#9fcbff",
    accent_tint="#12406f",
    on_accent="#000000",
    hover="#111111",
    current="#0d2340",
    selection="#1f5596",
    shared="#7df0e0",
    shared_tint="#06352f",
    check="#ffb3a8",
    check_tint="#3f1512",
    good="#a5e6ac",
    find_tint="#4d4000",
    find_now="#7a5f00",
    article_inks=("#9fcbff", "#ffbd85", "#d9bfff", "#dfe78a", "#ffabc0", "#c8d6e8"),
    article_tints=("#12355e", "#4d2a0b", "#3a2163", "#33380a", "#56142a", "#293648"),
    article_soft=("#0c2038", "#2c1a0a", "#231538", "#1f2209", "#330d19", "#19212b"),
)


def reading_font(percent: int = 100) -> QFont:
    """Return the serif face for articles at *percent* of its normal size."""
    font = QFont()
    font.setFamilies(list(READING_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(READING_POINTS * percent / 100)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def ui_font(points: float = 10.0) -> QFont:
    """Return the desktop's own face for chrome; where it names none, a clean one that is likely there."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family() in _PLAIN_UI_FAMILIES:
        font.setFamilies(["Noto Sans", "Inter", "Segoe UI", "DejaVu Sans"])
    font.setPointSizeF(points)
    return font


def palette_of(theme: Theme) -> QPalette:
    """Return *theme* as a palette, for what no style sheet draws: check boxes, arrows, the platform's dialogs."""
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.page,
        QPalette.ColorRole.AlternateBase: theme.gap,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.dim,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, QColor(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.dim))
    return palette


def relative_luminance(colour: str) -> float:
    """Return the WCAG 2 relative luminance of ``#rrggbb``."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, 1 to 21."""
    bright, dull = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (bright + 0.05) / (dull + 0.05)


def text_on_tints(theme: Theme) -> Iterable[tuple[str, str]]:
    """Yield every (text colour, background) the window puts text with, for the contrast test."""
    tints = (theme.shared_tint, theme.check_tint, theme.accent_tint, theme.find_tint, theme.find_now, theme.selection)
    for back in (*tints, *theme.article_tints, *theme.article_soft):
        yield theme.ink, back
    for ground in (theme.page, theme.panel, theme.raised, theme.hover, theme.current, theme.gap):
        yield theme.ink, ground
        yield theme.dim, ground
        for hue in (*theme.article_inks, theme.shared, theme.check, theme.accent, theme.good):
            yield hue, ground
    yield theme.accent, theme.accent_tint
    yield theme.shared, theme.shared_tint
    yield theme.check, theme.check_tint
    yield theme.on_accent, theme.accent
    for article, ink in enumerate(theme.article_inks):
        yield ink, theme.article_tints[article]
        yield theme.page, ink


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the window's chrome: buttons, tabs, lists, menus, bars."""
    return _CHROME.substitute(
        page=theme.page,
        panel=theme.panel,
        raised=theme.raised,
        ink=theme.ink,
        dim=theme.dim,
        line=theme.line,
        accent=theme.accent,
        accent_tint=theme.accent_tint,
        current=theme.current,
        hover=theme.gap,
        edge=theme.dim if theme.high_contrast else theme.line,
        scroll="#5a6068" if theme.dark else "#b9bec6",
    )


_CHROME = Template("""
QMainWindow, QDialog { background: $panel; color: $ink; }
QWidget { color: $ink; selection-background-color: $accent_tint; selection-color: $ink; }
QToolTip { background: $raised; color: $ink; border: 1px solid $edge; padding: 4px 6px; }
QMenuBar { background: $panel; color: $dim; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_tint; color: $ink; }
QMenu { background: $raised; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; spacing: 6px; padding: 6px 10px; }
QToolBar::separator { width: 1px; background: $line; margin: 4px 4px; }
QPushButton, QToolButton { background: $raised; color: $ink; border: 1px solid $edge; border-radius: 5px;
    padding: 4px 10px; min-height: 16px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
    background: $accent_tint; color: $accent; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $dim; background: $panel; border-color: $edge; }
QPushButton:default { border-color: $accent; color: $accent; font-weight: bold; }
QPushButton:default:disabled { color: $dim; border-color: $line; }
QToolButton[quiet="true"], QPushButton[quiet="true"] { background: transparent;
    border: 1px solid transparent; padding: 3px 6px; }
QToolButton[quiet="true"]:hover, QPushButton[quiet="true"]:hover { background: $hover; border-color: $line; }
QToolButton[quiet="true"]:focus, QPushButton[quiet="true"]:focus { border-color: $accent; }
QPushButton[pill="true"], QToolButton[pill="true"] { border-radius: 11px; padding: 2px 10px;
    color: $dim; background: transparent; }
QToolButton[small="true"] { border-radius: 8px; padding: 0 8px; min-height: 0; border-color: $dim; }
QToolButton[small="true"]:hover { color: $ink; background: $hover; }
QToolButton#qt_toolbar_ext_button { padding: 0; border: none; min-width: 18px; qproperty-text: "»";
    qproperty-toolButtonStyle: ToolButtonTextOnly; }
QPushButton[pill="true"]:checked, QToolButton[pill="true"]:checked { color: $accent;
    background: $accent_tint; border-color: $accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton::menu-indicator { image: none; width: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox { background: $page; color: $ink;
    border: 1px solid $edge; border-radius: 5px; padding: 4px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border: 1px solid $accent; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; selection-background-color: $accent_tint;
    selection-color: $ink; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: $panel; }
QTabBar::tab { background: transparent; color: $dim; padding: 7px 8px 5px 8px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; font-weight: bold; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { color: $accent; }
QListView, QTreeView, QTableView { background: $panel; alternate-background-color: $panel; border: none; outline: none;
    gridline-color: $line; }
QListView::item, QTreeView::item, QTableView::item { padding: 3px 4px; border-bottom: 1px solid $line; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $accent_tint; color: $ink; }
QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $dim; border: none; border-bottom: 1px solid $line;
    padding: 5px 4px; }
QStatusBar { background: $panel; color: $dim; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QDockWidget { background: $panel; color: $ink; }
QSplitter::handle { background: $line; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $scroll; min-height: 36px; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $dim; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $scroll; min-width: 36px; border-radius: 4px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $hover; border: 1px solid $edge; border-radius: 5px; text-align: center; color: $ink; }
QProgressBar::chunk { background: $accent_tint; border-radius: 4px; }
QGroupBox { border: 1px solid $line; border-radius: 6px; margin-top: 9px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 9px; color: $dim; }
QLabel { background: transparent; }
QLabel[dim="true"] { color: $dim; }
""")
