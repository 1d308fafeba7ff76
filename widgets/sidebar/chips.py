"""A row of filter chips that wraps, and the layout that wraps it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QLayoutItem, QMenu, QPushButton, QSizePolicy, QWidget

from widgets.sidebar.look import help_button

MOST_CHIPS = 9
"""All, what differs, and one for each of six articles leave one over."""

LONGEST_NAME = 26
"""Code points of an entry's name that a chip shows."""


class FlowLayout(QLayout):
    """Sets its widgets side by side and goes on in a new line where one no longer fits (pixels)."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6, margins: QMargins | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(margins or QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        height = max((item.minimumSize().height() for item in self._items if not item.isEmpty()), default=0)
        return QSize(40 + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, place: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        x, y, line = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), max(40, area.width()))
            if x > area.x() and x + width > area.right() + 1:
                x, y, line = area.x(), y + line + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y() + margins.bottom()


class MenuChip(QPushButton):
    """A chip with a menu of which at most one entry is on; it takes the name of that entry.

    ``picked`` carries the key of the entry the reader picks, or nothing for the one that was on already.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _dress(self)
        self._actions: dict[str, QAction] = {}
        self._texts: dict[str, str] = {}
        self._name = ""
        self._current = ""
        # opening the menu presses the button; only choosing from it may leave it down
        self.clicked.connect(lambda: self.set_current(self._current))
        self.entries_menu = QMenu(self)
        self.entries_menu.aboutToHide.connect(lambda: self.set_current(self._current))
        self.setMenu(self.entries_menu)
        # the sign is in the text, where every style shows it
        self.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")

    def set_entries(self, name: str, entries: Sequence[tuple[str, str]], current: str = "") -> None:
        """Show entries, each (key, text), the one called *current* on; *name* is the chip's while none is.

        The chip is hidden where there are none.
        """
        self._name = name
        self.entries_menu.clear()
        self._actions = {}
        self._texts = dict(entries)
        for key, text in entries:
            action = self.entries_menu.addAction(_plain(text))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, key=key: self._pick(key))
            self._actions[key] = action
        self.setVisible(bool(entries))
        self.set_current(current)

    def set_current(self, key: str) -> None:
        """Turn one entry on without telling anybody; none where there is none of that name."""
        self._current = key if key in self._actions else ""
        self.setChecked(bool(self._current))
        for own, action in self._actions.items():
            action.setChecked(own == self._current)
        shown = self.entry(self._current) if self._current else self._name
        self.setText(_plain(f"{_short(shown)} ▾"))
        self.setAccessibleName(shown)

    def _pick(self, key: str) -> None:
        self.set_current("" if key == self._current else key)
        self.picked.emit(self._current)

    @property
    def current(self) -> str:
        """The key of the entry that is on, or nothing."""
        return self._current

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key in order."""
        return tuple(self._actions)

    def entry(self, key: str) -> str:
        """Return what an entry says."""
        return self._texts[key].strip()


class ChipRow(QWidget):
    """Filters of which exactly one is on. ``chosen`` carries the key of the one the reader picks.

    The many sit in the menu of one last chip, which takes the name of the entry that is on.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 6, QMargins(12, 8, 12, 6))
        # made at once and in order: the tab order follows the order of making
        self._pool = [self._make_button() for _ in range(MOST_CHIPS)]
        for number, button in enumerate(self._pool):
            button.clicked.connect(lambda _checked=False, number=number: self._click(number))
        self._buttons: dict[str, QPushButton] = {}
        self.more = MenuChip(self)
        self._flow.addWidget(self.more)
        self.more.picked.connect(self._pick_more)
        self._last: QWidget = self.more
        self._current = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_menu(self) -> MenuChip:
        """Return a further chip with a menu, a filter of its own that holds beside the one chosen here."""
        chip = MenuChip(self)
        self._append(chip)
        return chip

    def add_help(self) -> QPushButton:
        """Return a question mark at the end of the row."""
        button = help_button(self)
        self._append(button)
        return button

    def _append(self, button: QWidget) -> None:
        """Put a button at the end of the row, for the eye and for the Tab key."""
        self._flow.addWidget(button)
        QWidget.setTabOrder(self._last, button)
        self._last = button

    def set_chips(
        self,
        chips: Sequence[tuple[str, str, str]],
        current: str,
        menu_text: str = "",
        entries: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show chips, each (key, text, spoken text), and a menu, each (key, text), the one called *current* on.

        At most ``MOST_CHIPS`` chips. *menu_text* names the menu's chip while none of its entries is on.
        """
        self._buttons = dict(zip((key for key, _, _ in chips), self._pool, strict=False))
        for key, text, spoken in chips:
            button = self._buttons[key]
            button.setText(text)
            button.setAccessibleName(spoken)
        for number, button in enumerate(self._pool):
            button.setVisible(number < len(chips))
        self.more.set_entries(menu_text, entries)
        self.set_current(current)
        self.setVisible(len(chips) > 1)

    def _make_button(self) -> QPushButton:
        button = QPushButton(self)
        _dress(button)
        self._flow.addWidget(button)
        return button

    def _click(self, number: int) -> None:
        self.pick(list(self._buttons)[number])

    def _pick_more(self, key: str) -> None:
        self.pick(key or next(iter(self._buttons), ""))

    def pick(self, key: str) -> None:
        """Turn one on and say so, as a click does."""
        self.set_current(key)
        self.chosen.emit(self._current)

    def set_current(self, key: str) -> None:
        """Turn one on without telling anybody; the first where there is none of that name."""
        self._current = key if key in self.keys else next(iter(self._buttons), "")
        for own, button in self._buttons.items():
            button.setChecked(own == self._current)
        self.more.set_current(self._current)

    @property
    def current(self) -> str:
        """The key of the one that is on."""
        return self._current

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key in order, the menu's last."""
        return (*self._buttons, *self.more.keys)

    def text(self, key: str) -> str:
        """Return what a chip or an entry says."""
        return self._buttons[key].text() if key in self._buttons else self.more.entry(key)


def _dress(button: QPushButton) -> None:
    button.setCheckable(True)
    button.setProperty("pill", True)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.hide()


def _plain(text: str) -> str:
    """Return *text* so that no letter of it becomes a key to press."""
    return text.replace("&", "&&")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"
