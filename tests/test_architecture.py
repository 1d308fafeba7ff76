"""The contracts on imports (ARCHITECTURE.md), held against the code itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("read", "segment", "parse", "entities", "quotes", "align", "diff", "terms", "reuse", "check", "present")
SHARED = ("app.model", "app.errors", "app.progress")
HEAVY = (
    "numpy", "lxml", "trafilatura", "pypdfium2", "chardet", "spacy", "typst", "thinc", "dateparser", "rapidfuzz",
    "scipy",
)  # fmt: skip


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Every module a file imports, with the function it does so in ('' at the top)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    def walk(node: ast.AST, inside: str) -> Iterator[tuple[str, str]]:
        for child in ast.iter_child_nodes(node):
            name = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else inside
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield alias.name, name
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{path}: relative import"
                assert child.module
                for alias in child.names:
                    yield f"{child.module}.{alias.name}", name
            yield from walk(child, name)

    yield from walk(tree, "")


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def below(module: str, *roots: str) -> bool:
    return any(module == root or module.startswith(root + ".") for root in roots)


def test_engine_knows_no_toolkit():
    exceptions = {("app/__main__.py", "main")}
    for path in files("app"):
        for module, function in imports(path):
            if below(module, "PySide6", "shiboken6", "widgets"):
                where = (path.relative_to(ROOT).as_posix(), function)
                assert where in exceptions, f"{where} imports {module}"


@pytest.mark.parametrize("stage", STAGES)
def test_stage_sees_only_the_vocabulary(stage: str):
    assert files(f"app/{stage}"), f"no stage {stage}"
    for path in files(f"app/{stage}"):
        for module, _ in imports(path):
            if below(module, "app"):
                assert below(module, f"app.{stage}", *SHARED), f"{path.relative_to(ROOT)} imports {module}"


def test_model_needs_nothing_but_the_standard_library():
    for path in files("app/model"):
        for module, _ in imports(path):
            assert below(module, "app.model") or module.split(".")[0] in sys.stdlib_module_names, f"{path}: {module}"


@pytest.mark.parametrize("name", ["app/errors.py", "app/progress.py", "widgets/utf16.py"])
def test_small_modules_import_nothing_of_ours(name: str):
    for module, _ in imports(ROOT / name):
        assert not below(module, "app", "widgets"), f"{name} imports {module}"


def test_only_parse_names_spacy_and_only_pdf_names_typst():
    for path in files("app") + files("widgets"):
        where = path.relative_to(ROOT).as_posix()
        for module, _ in imports(path):
            if below(module, "spacy", "thinc"):
                assert where.startswith("app/parse/"), where
            if below(module, "typst"):
                assert where.startswith("app/export/pdf"), where


def test_threads_and_processes_live_in_two_places():
    for path in files("app") + files("widgets"):
        where = path.relative_to(ROOT).as_posix()
        if where.startswith("app/workers/") or where == "widgets/jobs.py":
            continue
        for module, _ in imports(path):
            words = ("threading", "subprocess", "multiprocessing", "concurrent", "asyncio", "queue")
            assert not below(module, *words), f"{where} imports {module}"
            for name in ("QThread", "QThreadPool", "QProcess", "QRunnable"):
                assert not module.endswith(f".{name}"), f"{where} imports {module}"


def test_no_code_path_names_the_network():
    for path in files("app") + files("widgets"):
        for module, _ in imports(path):
            words = ("socket", "ssl", "http", "ftplib", "smtplib", "requests", "httpx", "urllib.request", "aiohttp")
            assert not below(module, *words), f"{path.relative_to(ROOT)} imports {module}"
            assert "QtNetwork" not in module, path


def loaded(code: str) -> set[str]:
    """Modules loaded in a fresh interpreter after running some code."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.split())


def test_headless_loads_no_qt():
    names = loaded("import app.compare, app.headless, app.export.json, app.export.pdf, app.workers.pool")
    assert not [name for name in names if below(name, "PySide6", "shiboken6", "widgets")]


def test_window_loads_nothing_heavy():
    names = loaded(
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "import app.__main__, widgets.application, widgets.main_window, widgets.workspace"
    )
    assert not [name for name in names if below(name, *HEAVY)]


def test_no_modules_import_each_other_in_a_circle():
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files("app") + files("widgets")}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    arrows: dict[str, set[str]] = {}
    for name, path in names.items():
        found = {module for module, function in imports(path) if not function}
        targets = {module if module in names else module.rpartition(".")[0] for module in found}
        # a package's face may gather what its modules define
        arrows[name] = {target for target in targets & names.keys() if target != name and not name.startswith(target)}
    done: set[str] = set()

    def walk(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above[above.index(name) :], name))
        if name not in done:
            for target in sorted(arrows[name]):
                walk(target, (*above, name))
            done.add(name)

    for name in sorted(names):
        walk(name, ())
