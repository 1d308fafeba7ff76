"""Findings: differences an editor must look at, each with the exact words as evidence."""

from app.check.finder import find

__all__ = ["find"]
