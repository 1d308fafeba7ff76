"""The planted-errors generator: what it sees in a text, what it alters, what it merely rewords (see ``plant.py``)."""
