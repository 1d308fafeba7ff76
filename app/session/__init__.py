"""What is kept between starts: the comparison on screen, recent ones, and the settings. Standard library alone."""

SUFFIX = ".copytaster"
"""How the files of comparisons end, kept ones and saved ones."""
