"""`python -m reader`, and the `reader` command."""

from __future__ import annotations

import gc
import sys

# Importing makes many objects that all stay: looking for garbage among them would be a tenth of the start.
# Whoever goes on for longer turns it on again.
gc.disable()

from reader.cli.main import main  # noqa: E402


def run() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
