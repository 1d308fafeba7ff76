"""The articles beside one another: panes, the gutters between them, their heads and the overview."""
