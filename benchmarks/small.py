"""The smallest Textual program that shows a file: what the reader's start is compared with."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static


class Small(App[None]):
    """Shows the file that the command line names."""

    def compose(self) -> ComposeResult:
        """The text in a scrolling pane."""
        with VerticalScroll():
            yield Static(Path(sys.argv[1]).read_text(encoding="utf-8"), markup=False)


if __name__ == "__main__":
    Small().run()
