"""Data files of the program: styles, schema, word lists, help."""

from pathlib import Path

ROOT = Path(__file__).parent
