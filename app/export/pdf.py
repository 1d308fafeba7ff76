"""The comparison on paper: one tagged PDF (PDF/UA-1), typeset by typst from data and a template of our own.

The template (``resources/styles/report.typ``) gets everything as one JSON text, so no character of an article is ever
read as markup or code. The same comparison, options and fonts give the same bytes.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import unicodedata
import warnings
from dataclasses import dataclass, field
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Literal

from app import __version__
from app.errors import CopytasterError, ErrorCode
from app.export.pdf_data import report
from app.model.comparison import Comparison
from app.present import Granularity, Role
from app.progress import Progress, silent

ALL_MARKS = frozenset(Role) - {Role.FIGURE, Role.STYLE_ONLY, Role.CARRIED}
"""What is marked unless the caller says otherwise: figures and typography only on request, they are everywhere."""

_UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PLAIN_TEXT = re.compile("[\u0000-\u052f\u1e00-\u2bff\ufb00-\ufb06\ufffd]*")
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What the caller may choose.

    ``made_at`` (aware) is printed and stands in the file's metadata; with it the bytes are reproducible. ``marks``: the
    roles to show. ``orientation``: ``auto`` is portrait for two articles; more than two
    are always set in landscape, which they need.
    ``font_folders``: further folders with fonts for scripts that neither typst's own nor the system's fonts cover.
    """

    made_at: datetime
    orientation: Literal["auto", "portrait", "landscape"] = "auto"
    paper: Literal["a4", "us-letter"] = "a4"
    granularity: Granularity = Granularity.AUTO
    marks: frozenset[Role] = field(default=ALL_MARKS)
    version: str = __version__
    font_folders: tuple[str, ...] = ()


def write(comparison: Comparison, path: str | Path, options: PdfOptions, progress: Progress = silent) -> None:
    """Write *comparison* to *path*: whole, or not at all.

    Raises:
        CopytasterError: ``CANNOT_WRITE`` if the file cannot be written, ``EXPORT_FAILED`` if it cannot be typeset.
        ValueError: if ``made_at`` bears no time zone, which would make the bytes depend on this machine's.
        Cancelled: if *progress* raises it; nothing is left behind.
    """
    target = Path(path)
    # said first, before any work: an export that cannot be saved is not worth typesetting
    if not target.parent.is_dir() or target.is_dir():
        detail = "that is a folder" if target.is_dir() else "there is no such folder"
        raise CopytasterError(ErrorCode.CANNOT_WRITE, str(path), detail=detail)
    data = render(comparison, options, progress)
    progress("write", 0, 1)
    _save(data, target)
    progress("write", 1, 1)


def render(comparison: Comparison, options: PdfOptions, progress: Progress = silent) -> bytes:
    """Return the PDF's bytes; see ``write``."""
    if options.made_at.tzinfo is None:
        raise ValueError("made_at needs a time zone")
    progress("layout", 0, 2)
    values = report(
        comparison,
        granularity=options.granularity,
        marks=options.marks,
        landscape=options.orientation == "landscape" or len(comparison.articles) > 2,
        paper=options.paper,
        made_at=options.made_at,
        version=options.version,
    )
    progress("layout", 1, 2)
    data = _typeset(values, options)
    progress("layout", 2, 2)
    return data


def _typeset(values: dict[str, object], options: PdfOptions) -> bytes:
    """Run typst, first with its own fonts alone, so that ordinary text looks the same on every machine.

    PDF/UA forbids characters without a glyph: then the system's fonts help out, and what even they lack is shown as a
    white square, and said in the report.
    """
    import typst

    template = resources.files("resources").joinpath("styles/report.typ").read_bytes()
    # a file's name need not be text
    text = json.dumps(values, ensure_ascii=False).encode("utf-8", errors="replace").decode("utf-8")
    system_fonts = _PLAIN_TEXT.fullmatch(text) is None
    missing: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                made = typst.compile(
                    template,
                    format="pdf",
                    sys_inputs={"data": text},
                    pdf_standards=["ua-1"],
                    timestamp=int(options.made_at.timestamp()),
                    ignore_system_fonts=not system_fonts,
                    font_paths=list(options.font_folders) if system_fonts else [],  # pyright: ignore[reportArgumentType] - its stub leaves the element type open
                )
        except Exception as problem:
            found = {c for c in _unshown(f"{problem}\n{getattr(problem, 'diagnostic', '')}") if not c.isascii()}
            if not found - missing:
                detail = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
                raise CopytasterError(ErrorCode.EXPORT_FAILED, detail=detail) from problem
            if system_fonts:
                missing |= found
                values["unshown"] = len(missing)
                squares = str.maketrans(dict.fromkeys(missing, "□"))
                text = json.dumps(values, ensure_ascii=False).translate(squares)
            system_fonts = True
            continue
        return made
    raise CopytasterError(ErrorCode.EXPORT_FAILED, detail="too many characters without a font")


def _unshown(told: str) -> set[str]:
    """Return the characters that typst says it has no glyph for; joiners count only where nothing else is to blame."""
    found: set[str] = set()
    for match in _UNSHOWN.finditer(told):
        cluster = _ESCAPED.sub(_unescaped, match.group(1))
        found.update([c for c in cluster if unicodedata.category(c) != "Cf"] or cluster)
    return found


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16)) if match.group(1) else match.group(2)


def _save(data: bytes, target: Path) -> None:
    """Write beside the target, then rename, so a reader never sees half a file; into a pipe or a device directly."""
    target = Path(os.path.realpath(target))
    draft = target.with_name(f".copytaster-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
            target.write_bytes(data)
            return
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(draft, target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise CopytasterError(ErrorCode.CANNOT_WRITE, str(target), detail=problem.strerror or str(problem)) from problem
