"""Whether a window can be shown at all: Qt ends the whole process, without a sentence, when it cannot."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping


def missing(environment: Mapping[str, str] | None = None) -> bool:
    """Whether there is certainly no display here.

    Cheap on purpose, since every start asks: a local X server is looked for by its socket, a remote or Wayland one is
    taken at its word. Platforms that show nobody anything (``offscreen``) are somebody's wish and pass.
    """
    values = os.environ if environment is None else environment
    if not sys.platform.startswith("linux") or values.get("QT_QPA_PLATFORM", "") not in ("", "xcb"):
        return False
    if values.get("WAYLAND_DISPLAY") and values.get("QT_QPA_PLATFORM") != "xcb":
        return False
    display = values.get("DISPLAY", "")
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return not display
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X servers put it
    if os.path.exists(path):
        return False
    try:
        with open("/proc/net/unix", encoding="ascii", errors="replace") as sockets:
            return not any(line.rstrip().endswith(f"@{path}") for line in sockets)
    except OSError:
        return False
