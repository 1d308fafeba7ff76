"""Small JSON files written whole: to a temporary file in the same folder, then renamed over the old one."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import cast

from app.errors import CopytasterError, ErrorCode

MAX_BYTES = 1024 * 1024


def read_object(path: Path) -> dict[str, object] | None:
    """Return the JSON object in *path*; ``{}`` where there is no such file; ``None`` where it is broken."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError:
        return None
    if len(data) > MAX_BYTES:
        return None
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    return cast(dict[str, object], value)


def write_object(path: Path, value: dict[str, object]) -> None:
    """Write *value* as JSON so that a reader sees the old file or the new one. Raises ``CANNOT_WRITE``."""
    import secrets  # reading, which every start waits for, does without

    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            json.dump(value, file, indent=1, sort_keys=True, allow_nan=False)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise CopytasterError(ErrorCode.CANNOT_WRITE, str(path), reason=error.strerror or "") from error
