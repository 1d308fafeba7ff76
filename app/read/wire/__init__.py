"""Agency files of every kind, and feeds."""
