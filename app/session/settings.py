"""The person's settings: one typed field each, with its help and the names it had before."""

from __future__ import annotations

import base64
import binascii
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from app.session.plain import read_object, write_object

VERSION = 1
FILE = "settings.json"


def _setting(
    default: object, help_text: str, accepts: Callable[[object], bool] | None = None, renamed_from: tuple[str, ...] = ()
) -> Any:
    return field(default=default, metadata={"help": help_text, "accepts": accepts, "renamed_from": renamed_from})


def _one_of(*choices: str) -> Callable[[object], bool]:
    return lambda value: value in choices


def _between(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and low <= value <= high


def _short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 100_000


def _encoded(value: object) -> bool:
    if not isinstance(value, str) or not _short(value):
        return False
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _three(value: object) -> bool:
    parts = value.split() if isinstance(value, str) and len(value) <= 100 else ["-"]
    return len(parts) in (0, 3) and all(part.isascii() and part.isdecimal() for part in parts)


def _few(value: object) -> bool:
    return isinstance(value, tuple) and len(cast(tuple[object, ...], value)) <= 100


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults. Change with ``dataclasses.replace``; geometry is base64."""

    theme: str = _setting("system", "Colours: as the system, light or dark.", _one_of("system", "light", "dark"))
    zoom: int = _setting(100, "Size of the text, in per cent.", _between(25, 500))
    granularity: str = _setting(
        "auto", "How finely differences are marked.", _one_of("auto", "fine", "readable"), ("detail",)
    )
    red_green: bool = _setting(False, "Mark removed words red and added words green instead of by article.")
    window_geometry: str = _setting("", "Where the window stood.", _encoded)
    window_state: str = _setting("", "Heights above and below the articles and least width, in pixels.", _three)
    sidebar_width: int = _setting(320, "Width of the sidebar, in pixels.", _between(0, 10_000))
    sidebar_open: bool = _setting(True, "Whether the sidebar is shown.")
    legend_open: bool = _setting(True, "Whether the legend of marks is shown.")
    sidebar_tab: str = _setting("findings", "The sidebar's page last used.", _short)
    last_folder: str = _setting("", "The folder files were last opened from.", _short)
    last_export_folder: str = _setting("", "The folder last exported to.", _short)
    keep_comparisons: bool = _setting(True, "Keep comparisons for the next start and under recent ones.")
    recent_encodings: tuple[str, ...] = _setting((), "Encodings last chosen by hand, latest first.", _few)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What was found. ``broken``: the file could not be used; ``ignored``: keys whose values were not acceptable."""

    settings: Settings
    broken: bool = False
    ignored: tuple[str, ...] = ()


def help_of(key: str) -> str:
    """Return the one-sentence help of a setting. Raises ``KeyError``."""
    return {each.name: str(each.metadata["help"]) for each in fields(Settings)}[key]


def load_settings(folder: Path) -> LoadedSettings:
    """Return the settings kept in *folder*; defaults for whatever is missing or not acceptable."""
    found = read_object(folder / FILE)
    if found is None:
        return LoadedSettings(Settings(), broken=True)
    if not found:
        return LoadedSettings(Settings())
    version = found.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        return LoadedSettings(Settings(), broken=True)
    values: dict[str, Any] = {}
    ignored: list[str] = []
    for each in fields(Settings):
        for key in (each.name, *each.metadata["renamed_from"]):
            if key in found:
                value = _value(found[key], each.default, each.metadata["accepts"])
                if value is None:
                    ignored.append(key)
                else:
                    values[each.name] = value
                break
    return LoadedSettings(Settings(**values), ignored=tuple(ignored))


def save_settings(folder: Path, settings: Settings) -> None:
    """Write all settings; a broken file is put aside as ``settings.broken.json`` first. Raises ``CANNOT_WRITE``."""
    path = folder / FILE
    if load_settings(folder).broken:
        with contextlib.suppress(OSError):
            path.replace(folder / "settings.broken.json")
    value: dict[str, object] = {"version": VERSION}
    for each in fields(Settings):
        value[each.name] = getattr(settings, each.name)  # JSON writes a tuple as a list
    write_object(path, value)


def _value(found: object, default: object, accepts: Callable[[object], bool] | None) -> object | None:
    if isinstance(default, tuple):
        if not isinstance(found, list):
            return None
        items = cast(list[object], found)
        if not all(isinstance(each, str) for each in items):
            return None
        texts = tuple(items)
        return texts if accepts is None or accepts(texts) else None
    # bool is an int to Python, but never here
    if type(found) is not type(default) or (accepts is not None and not accepts(found)):
        return None
    return found
