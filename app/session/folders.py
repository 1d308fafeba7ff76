"""Where the user's own data and settings live; every folder made here is the user's alone (0700)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from app.errors import CopytasterError, ErrorCode

NAME = "copytaster"


def data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Return (and make) the folder of sessions and recents. Raises ``CANNOT_WRITE`` where it cannot be made.

    ``COPYTASTER_HOME`` overrides; else XDG_DATA_HOME, %LOCALAPPDATA% or ~/Library/Application Support.
    """
    return _made(_place(os.environ if environment is None else environment, "XDG_DATA_HOME", ".local/share"))


def config_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Return (and make) the folder of the settings; as ``data_folder``, with XDG_CONFIG_HOME."""
    return _made(_place(os.environ if environment is None else environment, "XDG_CONFIG_HOME", ".config"))


def sessions_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Return (and make) the folder of autosaved comparisons."""
    return _made(data_folder(environment) / "sessions")


def _place(environment: Mapping[str, str], xdg: str, fallback: str) -> Path:
    if own := environment.get("COPYTASTER_HOME"):
        return Path(own).absolute()
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / "Copytaster"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Copytaster"
    given = environment.get(xdg, "")
    # The XDG base directory specification: a path that is not absolute is to be ignored.
    return (Path(given) if given.startswith("/") else home / fallback) / NAME


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CopytasterError(ErrorCode.CANNOT_WRITE, str(folder), reason=error.strerror or "") from error
    return folder
