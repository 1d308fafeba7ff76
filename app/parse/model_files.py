"""Where the language model lies, and whether its files are the ones this program was made with."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from app.errors import CopytasterError, ErrorCode
from resources import ROOT

HASHES = ROOT / "data" / "model_hashes.json"
"""Package, folder and SHA-256 of every model file (research: the weights equal the official en_core_web_sm 3.8.0)."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The model package's name, its folder's name, and (path within the folder, SHA-256) of each file."""

    package: str
    folder: str
    hashes: tuple[tuple[str, str], ...]


def expected_files(path: Path = HASHES) -> ModelFiles:
    """Read the list of files the model must consist of."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return ModelFiles(told["package"], told["folder"], tuple(sorted(told["files"].items())))


def model_folder(expected: ModelFiles) -> Path:
    """Find the installed model without importing it (its package imports spaCy).

    :raises CopytasterError: ``MODEL_ALTERED`` when it is not installed.
    """
    spec = importlib.util.find_spec(expected.package)
    if spec is None or spec.origin is None:
        raise CopytasterError(ErrorCode.MODEL_ALTERED, detail=f"{expected.package} is missing")
    return Path(spec.origin).parent / expected.folder


def verify(folder: Path, expected: ModelFiles) -> None:
    """Compare every file the model is loaded from with its known hash (15 MB).

    The configuration is among them: a spaCy configuration can name any registered function to be called.

    :raises CopytasterError: ``MODEL_ALTERED``, naming the first file that is missing or differs.
    """
    for name, known in expected.hashes:
        try:
            with (folder / name).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise CopytasterError(ErrorCode.MODEL_ALTERED, str(folder), detail=f"{name} cannot be read") from error
        if found != known:
            raise CopytasterError(ErrorCode.MODEL_ALTERED, str(folder), detail=f"{name} differs")
