"""What is kept between starts: the comparison on screen, recent ones, and the settings. Standard library alone."""
