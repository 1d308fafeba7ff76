"""The sidebar at the right of the window."""

from widgets.sidebar.sidebar import ENTITIES, FINDINGS, QUOTES, TABS, Sidebar

__all__ = ["ENTITIES", "FINDINGS", "QUOTES", "TABS", "Sidebar"]
