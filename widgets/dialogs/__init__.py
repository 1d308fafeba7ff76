"""Dialogs: only where the reader must decide something."""

from widgets.dialogs.correct_article import CorrectArticle
from widgets.dialogs.export_pdf import ExportPdf
from widgets.dialogs.guide import Guide
from widgets.dialogs.key_sheet import KeySheet

__all__ = ["CorrectArticle", "ExportPdf", "Guide", "KeySheet"]
