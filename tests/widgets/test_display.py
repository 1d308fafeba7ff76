from __future__ import annotations

import sys

import pytest

from widgets import display


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may be without a display")
@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        ({}, True),
        ({"DISPLAY": ":987"}, True),
        ({"DISPLAY": ":987.0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": "otherhost:0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_display_is_missing(environment: dict[str, str], missing: bool):
    assert display.missing(environment) is missing
