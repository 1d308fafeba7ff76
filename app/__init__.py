"""The engine of Copytaster: from files to a comparison, and from a comparison to paper. It knows no toolkit."""

__version__ = "0.1.0"
