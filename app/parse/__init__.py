"""The language model: one pass an article, handed on as plain values. Nothing else imports spaCy."""

from app.parse.parser import Parser

__all__ = ["Parser"]
