"""The program without a window: ``compare``, ``read`` and ``batch`` (DESIGN 5.1)."""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import os
import stat
import sys
import tempfile
import traceback
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from app import __version__, messages
from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ReadChoice, ReadOptions
from app.model.comparison import Comparison
from app.model.finding import Severity
from app.progress import Progress, silent
from app.workers import lockdown
from app.workers.pool import Readers

_LATER = ("html", "docx", "csv")
"""Outputs that are promised and not there yet."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _tell(message)
        raise SystemExit(2)


def _arguments() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="copytaster",
        description="Compare articles side by side, offline. Without a command, FILES are opened in the window.",
        usage="copytaster [FILE ...] | compare FILE FILE ... | read FILE ... | batch MANIFEST.csv --out DIR",
    )
    parser.add_argument("--version", action="version", version=f"copytaster {__version__}")
    parser.add_argument(
        "--containment", action="store_true", help="say what a process that reads a file cannot do on this system"
    )
    commands = parser.add_subparsers(dest="command", parser_class=_Parser)
    compare = commands.add_parser("compare", prog="copytaster compare", help="compare two or more files")
    compare.add_argument("files", nargs="+", metavar="FILE")
    compare.add_argument(
        "--base", type=int, default=1, metavar="N", help="the file the others are read against, from 1"
    )
    compare.add_argument("--json", metavar="PATH", help="write the comparison as JSON (- for standard output)")
    compare.add_argument("--pdf", metavar="PATH", help="write the highlighted PDF")
    for name in _LATER:
        compare.add_argument(f"--{name}", metavar="PATH", help="not there yet")
    _reading_options(compare)
    read = commands.add_parser("read", prog="copytaster read", help="print what the reader takes from each file")
    read.add_argument("files", nargs="+", metavar="FILE")
    _reading_options(read)
    read.add_argument("--json", metavar="PATH", default="-", help="where to (- for standard output)")
    batch = commands.add_parser("batch", prog="copytaster batch", help="one comparison a row of a CSV file")
    batch.add_argument("manifest", metavar="MANIFEST.csv")
    batch.add_argument("--out", required=True, metavar="DIR")
    batch.add_argument("--pdf", action="store_true", help="write a PDF beside each JSON file")
    return parser


def _reading_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--item",
        type=int,
        action="append",
        metavar="N",
        help="which article of a file with several, from 1; given again for the second file, the third, ...",
    )
    command.add_argument("--encoding", metavar="NAME", help="decode the files so, whatever they seem to be in")
    for choice, text in (
        (ReadChoice.WHOLE_PAGE, "take everything a saved page shows, not the article found in it"),
        (ReadChoice.ORIGINAL, "read tracked changes as not made, not as accepted"),
        (ReadChoice.PLAIN_TEXT, "take what is legible in the bytes, without looking at what the file is"),
    ):
        command.add_argument(f"--{choice}", dest="choices", action="append_const", const=choice, help=text)


def main(words: Sequence[str]) -> int:
    """Run one command; gives the exit status."""
    _open_streams()
    try:
        options = _arguments().parse_args(list(words))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if options.containment:
            return _containment()
        if options.command == "compare":
            return _compare(options)
        if options.command == "read":
            return _read(options)
        return _batch(options)
    except CopytasterError as problem:
        _say(problem)
        return 1
    except BrokenPipeError:
        # whoever read our output has had enough; nothing to say
        _drop_output()
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as problem:  # a fault of our own is said in one line, too
        _tell(_fault(problem))
        return 1


def _open_streams() -> None:
    """Give the standard streams that were closed before we started something to fail on, instead of a file of ours."""
    for number, name in ((0, "stdin"), (1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            with contextlib.suppress(OSError):
                handle = os.open(os.devnull, os.O_RDWR if number == 2 else os.O_RDONLY)
                setattr(sys, name, os.fdopen(handle, "w" if number else "r", encoding="utf-8"))


def _drop_output() -> None:
    """Let what could not be written go, or it would be tried again at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(text: str) -> None:
    """Say one line on standard error, whatever is in *text*."""
    line = "".join(
        c.encode("unicode_escape").decode("ascii") if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c
        for c in text
    )
    with contextlib.suppress(OSError):
        sys.stderr.write(f"copytaster: {line}\n")
        sys.stderr.flush()


def _fault(problem: Exception) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"this is a fault of the program: {type(problem).__name__}: {problem}{where}"


def _say(problem: CopytasterError) -> None:
    _tell(messages.error_line(problem))


def _usage(text: str) -> int:
    _tell(text)
    return 2


def _print(text: str) -> None:
    """Write to standard output. Raises ``CopytasterError``, or ``BrokenPipeError`` where nobody listens any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        _drop_output()
        detail = problem.strerror or str(problem)
        raise CopytasterError(ErrorCode.CANNOT_WRITE, "standard output", detail=detail) from problem


def _bar() -> Progress:
    """Give a progress bar on a terminal, silence anywhere else."""
    if not sys.stderr.isatty():
        return silent

    def show(stage: str, done: int, total: int) -> None:
        sys.stderr.write(f"\r\x1b[K{stage} {done}/{total}")
        sys.stderr.flush()

    return show


def _clear(progress: Progress) -> None:
    if progress is not silent:
        sys.stderr.write("\r\x1b[K")


def _write(path: str, text: str) -> None:
    """Write a text whole or not at all. Raises ``CopytasterError``."""
    if path == "-":
        _print(text)
        return
    # a file's name need not be text: what UTF-8 has no place for becomes an escape, which JSON reads back
    data = text.encode("utf-8", errors="backslashreplace")
    target = Path(os.path.realpath(path)) if path else Path(path)
    try:
        if not _may_be_replaced(target):
            target.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=".copytaster-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as problem:
        raise CopytasterError(ErrorCode.CANNOT_WRITE, path, detail=problem.strerror or str(problem)) from problem


def _may_be_replaced(target: Path) -> bool:
    """Whether a new file may take *target*'s place: a pipe or device is written to, a read-only file is left alone."""
    try:
        mode = target.stat().st_mode
    except OSError:
        return True  # there is none, or what is wrong is said when it is written
    return stat.S_ISDIR(mode) or (stat.S_ISREG(mode) and os.access(target, os.W_OK))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _wanted(options: argparse.Namespace, number: int) -> ReadOptions:
    """How file *number* is to be read: the last ``--item`` given stands for the files that follow, too."""
    items: list[int] = options.item or [1]
    choices = frozenset[ReadChoice](options.choices or ())
    return ReadOptions(options.encoding, items[min(number, len(items) - 1)], choices)


def _odd_item(options: argparse.Namespace) -> int:
    if any(item < 1 for item in options.item or ()):
        return _usage("--item: articles are counted from 1")
    if len(options.item or ()) > len(options.files):
        return _usage("--item: given more often than there are files")
    return 0


def _containment() -> int:
    with Readers() as readers:
        said = readers.ask({"containment": True})
    try:
        lines = [messages.layer(name, name in said["layers"]) for name in lockdown.LAYERS]
        lines += [messages.attempt(str(name), bool(refused)) for name, refused in said["attempts"].items()]
    except (KeyError, TypeError, AttributeError):
        raise CopytasterError(ErrorCode.READER_CRASHED) from None
    _print("\n".join(lines) + "\n")
    return 0


def _read_all(
    readers: Readers, files: Iterable[str], options: argparse.Namespace | None = None
) -> tuple[list[tuple[int, Article]], bool]:
    """Read what can be read; says on standard error what cannot. Gives (place among the files, article) and success."""
    articles: list[tuple[int, Article]] = []
    whole = True
    for number, file in enumerate(files):
        try:
            articles.append((number, readers.read(file, None if options is None else _wanted(options, number))))
        except CopytasterError as problem:
            _say(problem)
            whole = False
    return articles, whole


def _write_pdf(comparison: Comparison, path: str, progress: Progress) -> None:
    from app.export import pdf

    pdf.write(comparison, path, pdf.PdfOptions(made_at=datetime.now(UTC)), progress)


def _compare(options: argparse.Namespace) -> int:
    for name in _LATER:
        if getattr(options, name) is not None:
            return _usage(f"--{name}: this output is not there yet; --json and --pdf are")
    if len(options.files) < 2:
        return _usage("compare needs two files or more")
    for name in ("json", "pdf"):
        if getattr(options, name) == "":
            return _usage(f"--{name}: a file name is missing")
    if options.pdf == "-":
        return _usage("--pdf: a PDF needs a file; only --json writes to standard output")
    if not 1 <= options.base <= len(options.files):
        return _usage(f"--base: there is no file {options.base}")
    if status := _odd_item(options):
        return status
    with Readers() as readers:
        read, whole = _read_all(readers, options.files, options)
    if len(read) < 2:
        return 1
    from app.compare import compare

    articles = [article for _, article in read]
    # when the base itself could not be read, the first that could takes its place
    base = next((n for n, (place, _) in enumerate(read) if place == options.base - 1), 0)
    progress = _bar()
    comparison = compare(articles, base, progress)
    if options.json is not None:
        from app.export import json

        _write(options.json, json.to_text(comparison))
    if options.pdf is not None:
        _write_pdf(comparison, options.pdf, progress)
    _clear(progress)
    if options.json is None and options.pdf is None:
        _print(summary(comparison))
    return 0 if whole else 1


def _read(options: argparse.Namespace) -> int:
    import json as encoder

    from app.compare import annotate_one
    from app.export import json

    whole = True
    lines: list[str] = []

    def out(line: str) -> None:
        if options.json == "-":
            _print(line)
        else:
            lines.append(line)

    if status := _odd_item(options):
        return status
    with Readers() as readers:
        for number, file in enumerate(options.files):
            try:
                line = json.to_text(annotate_one(readers.read(file, _wanted(options, number))), one_line=True)
            except CopytasterError as problem:
                whole = False
                _say(problem)
                value = {"path": file, "error": {"code": problem.code.value, "message": messages.error(problem)}}
                line = encoder.dumps(value, ensure_ascii=False) + "\n"
            out(line)
    if options.json != "-":
        _write(options.json, "".join(lines))
    return 0 if whole else 1


_MANIFEST_BYTES = 16 * 1024 * 1024

_SUMMARY_HEAD = (
    "row",
    "status",
    "articles",
    "links",
    "quotes",
    "quote_links",
    "entities",
    "figures",
    "to_check",
    "notes",
)


def _batch(options: argparse.Namespace) -> int:
    rows = _manifest(options.manifest)
    out = Path(options.out)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CopytasterError(ErrorCode.CANNOT_WRITE, options.out, detail=problem.strerror or str(problem)) from problem
    folder = Path(options.manifest).parent
    whole = True
    progress = _bar()
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_SUMMARY_HEAD)
    with Readers() as readers:
        for number, row in enumerate(rows, 1):
            progress("comparison", number, len(rows))
            cells = [str(folder / cell) for cell in row]
            result = _batch_row(readers, cells, out / f"{number:03d}", pdf=options.pdf)
            whole = whole and result[0] == "ok"
            writer.writerow([f"{number:03d}", *result])
    _clear(progress)
    _write(str(out / "summary.csv"), table.getvalue())
    return 0 if whole else 1


def _manifest(path: str) -> list[list[str]]:
    try:
        with open(path, "rb") as stream:
            data = stream.read(_MANIFEST_BYTES + 1)
        if len(data) > _MANIFEST_BYTES:
            raise CopytasterError(ErrorCode.TOO_BIG, path)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        raise CopytasterError(ErrorCode.MISSING, path) from None
    except IsADirectoryError:
        raise CopytasterError(ErrorCode.IS_FOLDER, path) from None
    except UnicodeDecodeError:
        raise CopytasterError(ErrorCode.UNREADABLE, path, detail="a manifest is UTF-8 text") from None
    except OSError as problem:
        raise CopytasterError(ErrorCode.UNREADABLE, path, detail=problem.strerror or str(problem)) from problem
    try:
        lines = csv.reader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
        rows = [[cell for cell in row if cell.strip()] for row in lines]
    except csv.Error as problem:
        raise CopytasterError(ErrorCode.UNREADABLE, path, detail=str(problem)) from problem
    return [row for row in rows if row]


def _batch_row(readers: Readers, cells: list[str], stem: Path, *, pdf: bool) -> list[str | int]:
    from app.compare import compare
    from app.export import json

    read, whole = _read_all(readers, cells)
    try:
        comparison = compare([article for _, article in read])
        _write(f"{stem}.json", json.to_text(comparison))
        if pdf:
            _write_pdf(comparison, f"{stem}.pdf", silent)
    except CopytasterError as problem:
        _say(CopytasterError(problem.code, problem.path or stem.name, **problem.values))
        return ["failed", len(read), 0, 0, 0, 0, 0, 0, 0]
    except Exception as problem:  # a fault of ours in one row must not cost the others
        _tell(f"{stem.name}: {_fault(problem)}")
        return ["failed", len(read), 0, 0, 0, 0, 0, 0, 0]
    check = sum(1 for finding in comparison.findings if finding.severity is Severity.CHECK)
    return [
        "ok" if whole else "part",
        len(comparison.articles),
        len(comparison.links),
        len(comparison.quotes),
        len(comparison.quote_links),
        len(comparison.entities),
        len(comparison.figures),
        check,
        len(comparison.findings) - check,
    ]


def summary(comparison: Comparison) -> str:
    """Tell a comparison in words: what ``compare`` prints when nothing else is asked for."""
    from app import present

    lines: list[str] = []
    for number, article in enumerate(comparison.articles):
        name = article.title or Path(article.path).name
        lines.append(f"{article.siglum}  {name}" + ("  (base)" if number == comparison.base else ""))
        about = [part for part in (article.source, article.published) if part]
        if about:
            lines.append(f"   {', '.join(about)}")
    lines.append("")
    parts = [messages.summary_part(part) for part in present.summarise(comparison)]
    lines.append("; ".join(parts) + "." if parts else "Nothing to check.")
    base = comparison.articles[comparison.base].siglum
    for number, article in enumerate(comparison.articles):
        if number != comparison.base:
            lines.append(messages.carries(article.siglum, base, present.carries(comparison, number)) + ".")
    lines += [messages.note(note)[:1].upper() + messages.note(note)[1:] + "." for note in comparison.notes]
    for finding in comparison.findings:
        if finding.severity is Severity.CHECK:
            lines.append(f"- {messages.kind_title(finding.kind)}: {messages.finding(comparison, finding)}.")
    return "\n".join(lines) + "\n"
