"""One thing, called differently: the terms each article uses for it."""

from app.terms.finder import find_terms

__all__ = ["find_terms"]
