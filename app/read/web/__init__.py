"""Saved web pages, in files of every kind, and what is copied from them."""
