"""Sample stories of our own writing, each a folder with two or more articles and a story.toml."""

from pathlib import Path

ROOT = Path(__file__).parent
