"""Dialogs: only where the reader must decide something."""

from widgets.dialogs.about import About
from widgets.dialogs.choose_item import ChooseItem
from widgets.dialogs.correct_article import CorrectArticle
from widgets.dialogs.details import Details
from widgets.dialogs.export_pdf import ExportPdf
from widgets.dialogs.guide import GUIDE, SCORES, Guide
from widgets.dialogs.key_sheet import KeySheet

__all__ = ["GUIDE", "SCORES", "About", "ChooseItem", "CorrectArticle", "Details", "ExportPdf", "Guide", "KeySheet"]
