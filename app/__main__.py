"""Where the program starts: the command line, or the window. The one place under ``app`` that may name ``widgets``."""

from __future__ import annotations

import sys

COMMANDS = frozenset({"compare", "read", "batch"})


def main(arguments: list[str] | None = None) -> int:
    """Run the program; gives the exit status (0 done, 1 some input failed, 2 usage)."""
    words = sys.argv[1:] if arguments is None else arguments
    from app.workers import limits

    limits.forbid_network()
    if words and (words[0] in COMMANDS or words[0] in ("-h", "--help", "--version", "--containment")):
        from app import headless

        return headless.main(words)
    unknown = next((word for word in words if word.startswith("-") and len(word) > 1), None)
    if unknown is not None:
        sys.stderr.write(f"copytaster: {unknown}: no such option; see copytaster --help\n")
        return 2
    from widgets import application

    return application.run(words)


if __name__ == "__main__":
    sys.exit(main())
