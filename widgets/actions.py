"""The table of actions: menus, toolbar and key sheet all read it, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


@dataclass(frozen=True, slots=True)
class Entry:
    """One action. ``keys`` in Qt's portable form, the first shown; ``choice`` names a group of which one is on."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    choice: str = ""
    new_group: bool = False


MENUS = ("File", "Edit", "View", "Differences", "Articles", "Help")

_T: Callable[[str, str], str] = QT_TRANSLATE_NOOP  # pyright: ignore[reportAssignmentType]

TABLE: tuple[Entry, ...] = (
    Entry("new", "File", _T("actions", "&New comparison"), ("Ctrl+N",)),
    Entry("open", "File", _T("actions", "&Open articles…"), ("Ctrl+O",)),
    Entry("paste", "File", _T("actions", "&Paste as article"), ("Ctrl+Shift+V",)),
    Entry("open_comparison", "File", _T("actions", "Open &comparison…"), ("Ctrl+Shift+O",)),
    Entry("save_as", "File", _T("actions", "&Save comparison as…"), ("Ctrl+S", "Ctrl+Shift+S"), new_group=True),
    Entry("export_pdf", "File", _T("actions", "&Export PDF…"), ("Ctrl+E",)),
    Entry("keep_nothing", "File", _T("actions", "&Do not keep this comparison"), checkable=True, new_group=True),
    Entry("clear_recents", "File", _T("actions", "Clear recen&ts")),
    Entry("close", "File", _T("actions", "C&lose comparison"), ("Ctrl+W",), new_group=True),
    Entry("quit", "File", _T("actions", "&Quit"), ("Ctrl+Q",)),
    Entry("undo", "Edit", _T("actions", "&Undo"), ("Ctrl+Z",)),
    Entry("redo", "Edit", _T("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Entry("copy", "Edit", _T("actions", "&Copy"), ("Ctrl+C",), new_group=True),
    Entry("copy_source", "Edit", _T("actions", "Copy with &source and paragraph"), ("Ctrl+Shift+C",)),
    Entry("select_all", "Edit", _T("actions", "Select &all"), ("Ctrl+A",)),
    Entry("leave_out", "Edit", _T("actions", "Lea&ve paragraph out, or take it in"), ("Ctrl+Del",), new_group=True),
    Entry("join_next", "Edit", _T("actions", "&Join with next paragraph"), ("Ctrl+J",)),
    Entry("join_before", "Edit", _T("actions", "Join with paragraph &before"), ("Ctrl+Shift+J",)),
    Entry("split", "Edit", _T("actions", "Sp&lit paragraph at the caret"), ("Ctrl+Return",)),
    Entry("find", "Edit", _T("actions", "&Find…"), ("Ctrl+F",), new_group=True),
    Entry("find_next", "Edit", _T("actions", "Find &next"), ("F3", "Ctrl+G")),
    Entry("find_previous", "Edit", _T("actions", "Find &previous"), ("Shift+F3",)),
    Entry("auto", "View", _T("actions", "Marks to suit each &pair"), choice="granularity"),
    Entry("readable", "View", _T("actions", "&Readable marks"), choice="granularity"),
    Entry("fine", "View", _T("actions", "&Fine marks"), choice="granularity"),
    Entry("legend", "View", _T("actions", "&Legend and marks"), ("Ctrl+L",), checkable=True, new_group=True),
    Entry("ages", "View", _T("actions", "Sentences by a&ge"), ("Ctrl+Shift+A",), checkable=True),
    Entry("sidebar", "View", _T("actions", "&Sidebar"), ("F4",), checkable=True),
    Entry("overview", "View", _T("actions", "&Overview"), ("F9",), checkable=True),
    Entry("zoom_in", "View", _T("actions", "Zoom &in"), ("Ctrl++", "Ctrl+="), new_group=True),
    Entry("zoom_out", "View", _T("actions", "Zoom &out"), ("Ctrl+-",)),
    Entry("zoom_reset", "View", _T("actions", "&Usual size"), ("Ctrl+0",)),
    Entry("theme_system", "View", _T("actions", "Colours as the s&ystem"), choice="theme", new_group=True),
    Entry("theme_light", "View", _T("actions", "Li&ght"), choice="theme"),
    Entry("theme_dark", "View", _T("actions", "&Dark"), choice="theme"),
    Entry("next_difference", "Differences", _T("actions", "&Next difference"), ("Alt+Down", "F8")),
    Entry("previous_difference", "Differences", _T("actions", "&Previous difference"), ("Alt+Up", "F7")),
    Entry("first_difference", "Differences", _T("actions", "&First difference"), ("Alt+Home",)),
    Entry("last_difference", "Differences", _T("actions", "&Last difference"), ("Alt+End",)),
    Entry("other_end", "Differences", _T("actions", "&Other end of a move"), ("Ctrl+Shift+G",), new_group=True),
    Entry("next_finding", "Differences", _T("actions", "Next f&inding"), ("Alt+N",), new_group=True),
    Entry("previous_finding", "Differences", _T("actions", "Previous fin&ding"), ("Alt+Shift+N",)),
    Entry("next_quote", "Differences", _T("actions", "Next &quote that differs"), ("Alt+Q",)),
    Entry("show_findings", "Differences", _T("actions", "List fin&dings"), ("Alt+1",), new_group=True),
    Entry("show_quotes", "Differences", _T("actions", "List q&uotes"), ("Alt+2",)),
    Entry("show_entities", "Differences", _T("actions", "List &names"), ("Alt+3",)),
    Entry("show_coverage", "Differences", _T("actions", "List who carries &what"), ("Alt+4",)),
    Entry("link", "Differences", _T("actions", "Lin&k by hand"), ("Alt+S",), new_group=True),
    Entry("not_the_same", "Differences", _T("actions", "Not the &same"), ("Alt+Shift+S",)),
    Entry("decisions", "Differences", _T("actions", "&Your links and names…")),
    Entry("compare_again", "Differences", _T("actions", "&Compare again"), ("F5",), new_group=True),
    Entry("cancel", "Differences", _T("actions", "&Stop comparing"), ("Ctrl+.",)),
    Entry("next_pane", "Articles", _T("actions", "&Next pane"), ("F6",)),
    Entry("previous_pane", "Articles", _T("actions", "&Previous pane"), ("Shift+F6",)),
    Entry("swap", "Articles", _T("actions", "&Swap the first two articles"), ("Alt+\\",), new_group=True),
    Entry("reload_all", "Articles", _T("actions", "&Reload all from disk"), ("Ctrl+R",)),
    Entry("show_all", "Articles", _T("actions", "Show &hidden articles")),
    Entry("keys", "Help", _T("actions", "&Keys"), ("F1",)),
    Entry("guide", "Help", _T("actions", "&Guide")),
    Entry("numbers", "Help", _T("actions", "How the &numbers come about")),
    Entry("sample", "Help", _T("actions", "Open the &sample comparison")),
    Entry("about", "Help", _T("actions", "&About Copytaster"), new_group=True),
)

_MENU_TITLES = {
    "File": _T("actions", "&File"),
    "Edit": _T("actions", "&Edit"),
    "View": _T("actions", "&View"),
    "Differences": _T("actions", "&Differences"),
    "Articles": _T("actions", "&Articles"),
    "Help": _T("actions", "&Help"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def build(window: QMainWindow) -> tuple[dict[str, QAction], dict[str, QMenu]]:
    """Make every action and menu of the table on *window*; gives both by id."""
    actions: dict[str, QAction] = {}
    menus = {name: window.menuBar().addMenu(_tr(_MENU_TITLES[name])) for name in MENUS}
    groups: dict[str, QActionGroup] = {}
    for entry in TABLE:
        action = QAction(_tr(entry.text), window)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.setCheckable(entry.checkable or bool(entry.choice))
        if entry.choice:
            group = groups.setdefault(entry.choice, QActionGroup(window))
            group.addAction(action)
        if entry.new_group:
            menus[entry.menu].addSeparator()
        menus[entry.menu].addAction(action)
        actions[entry.id] = action
    return actions, menus


ENTITY_KEYS = (("Rename the name chosen", "F2"), ("Drop the names chosen: not names", "Del"))
"""What the list of entities does by itself while it has the keyboard."""


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def key_sheet() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every action with a key, by menu, and the keys of a list: (group, [(text, keys as this system writes them)])."""
    sheet: list[tuple[str, list[tuple[str, str]]]] = []
    for name in MENUS:
        lines: list[tuple[str, str]] = []
        for entry in TABLE:
            if entry.menu == name and entry.keys:
                native = ", ".join(_native(keys) for keys in entry.keys)
                lines.append((_tr(entry.text).replace("&", "").rstrip("…"), native))
        sheet.append((_tr(_MENU_TITLES[name]).replace("&", ""), lines))
    sheet.append((_tr("In the list of entities"), [(_tr(text), _native(keys)) for text, keys in ENTITY_KEYS]))
    return sheet
