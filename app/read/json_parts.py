"""JSON from outside: measured before it is parsed, and nothing in it trusted to be what it should."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from app.errors import CopytasterError, ErrorCode
from app.read import limits

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.S)
_SURROGATE = re.compile("[\ud800-\udfff]")


def load(text: str) -> Any:
    """Parse *text*.

    Raises ``CopytasterError``: ``TOO_BIG`` for more levels or values than the budgets, ``DAMAGED`` for what is no JSON.
    """
    _measure(text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as problem:
        at = f" at line {problem.lineno}" if isinstance(problem, json.JSONDecodeError) else ""
        raise CopytasterError(ErrorCode.DAMAGED, detail=f"it is no JSON{at}") from problem


def _measure(text: str) -> None:
    depth = values = 0
    for token in _TOKEN.finditer(text):
        sign = token.group()[0]
        if sign == '"':
            continue
        values += 1
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        if depth > limits.DEEPEST_JSON:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=f"JSON nested deeper than {limits.DEEPEST_JSON} levels")
        if values > limits.MOST_JSON_VALUES:
            raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_JSON_VALUES:,} values")


def text(value: object) -> str:
    """Give *value* where it is a string, without half characters; else ""."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""


def record(value: object) -> dict[str, Any]:
    """Give *value* where it is an object; else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def records(value: object) -> list[dict[str, Any]]:
    """Give the objects in *value*, a list of them or one alone."""
    if isinstance(value, dict):
        return [cast("dict[str, Any]", value)]
    if not isinstance(value, list):
        return []
    return [cast("dict[str, Any]", one) for one in cast("list[object]", value) if isinstance(one, dict)]
