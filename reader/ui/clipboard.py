"""The system's own clipboard, for terminals that do not pass on what is copied (OSC 52)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping

PATIENCE = 2.0
"""Seconds after which a tool that has not taken the text is left alone."""


def tool(environ: Mapping[str, str], platform: str = sys.platform) -> tuple[str, ...]:
    """The command that puts its standard input into the clipboard; empty where there is none."""
    found: list[tuple[str, ...]] = []
    if platform == "darwin":
        found.append(("pbcopy",))
    if environ.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    if environ.get("DISPLAY"):
        found += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    return next((command for command in found if shutil.which(command[0])), ())


def put(text: str, environ: Mapping[str, str]) -> threading.Thread | None:
    """Give the text to the system's tool, in a thread: nobody waits for it. None where there is no tool."""
    command = tool(environ)
    if not command:
        return None
    thread = threading.Thread(target=_give, args=(command, text.encode()), daemon=True, name="clipboard")
    thread.start()
    return thread


def _give(command: tuple[str, ...], data: bytes) -> None:
    try:
        # A tool goes on in the background to serve what it took: its output must not hold anything open.
        subprocess.run(
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return
