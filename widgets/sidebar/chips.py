"""A row of filter chips that wraps, and the layout that wraps it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Sets its widgets side by side and goes on in a new line where one no longer fits (pixels)."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6, margins: QMargins | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(margins or QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

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


class ChipRow(QWidget):
    """Filters of which exactly one is on. ``chosen`` carries the key of the one the reader picks."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 6, QMargins(12, 8, 12, 6))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._current = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: Sequence[tuple[str, str, str]], current: str) -> None:
        """Show chips given as (key, text, spoken text), the one called *current* on."""
        if list(self._buttons) != [key for key, _, _ in chips]:
            self._rebuild([key for key, _, _ in chips])
        for key, text, spoken in chips:
            button = self._buttons[key]
            button.setText(text)
            button.setAccessibleName(spoken)
        self.set_current(current)
        self.setVisible(len(chips) > 1)

    def _rebuild(self, keys: Sequence[str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for key in keys:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setProperty("pill", True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, key=key: self._pick(key))
            self._group.addButton(button)
            self._flow.addWidget(button)
            self._buttons[key] = button

    def _pick(self, key: str) -> None:
        self._current = key
        self.chosen.emit(key)

    def set_current(self, key: str) -> None:
        """Turn one chip on without telling anybody."""
        self._current = key if key in self._buttons else next(iter(self._buttons), "")
        if self._current:
            self._buttons[self._current].setChecked(True)

    @property
    def current(self) -> str:
        """The key of the chip that is on."""
        return self._current

    def button(self, key: str) -> QPushButton:
        """Return a chip's button."""
        return self._buttons[key]

    @property
    def keys(self) -> tuple[str, ...]:
        """The chips' keys in order."""
        return tuple(self._buttons)
