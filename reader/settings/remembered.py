"""Small things about the program itself that are remembered from one start to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from reader.files.kept import Kept
from reader.settings.locations import Locations
from reader.settings.values import file_name

_SAYS = ("TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "COLORTERM", "COLORFGBG", "VTE_VERSION",
         "KONSOLE_VERSION", "ITERM_PROFILE", "WT_PROFILE_ID")  # fmt: skip
"""The variables by which a terminal is known again."""
_background = msgspec.json.Decoder(str).decode


class Terminal:
    """What the terminal said when it was asked last; losing it costs a repaint."""

    def __init__(self, environ: Mapping[str, str], kept: Kept) -> None:
        self._kept = kept
        far = environ.get("SSH_CONNECTION", "").partition(" ")[0]
        inside = "tmux" if environ.get("TMUX") else "screen" if environ.get("STY") else ""
        known = [*(environ.get(name, "") for name in _SAYS), far, inside]
        self._key = (
            "terminal-" + hashlib.sha256("\n".join(known).encode("utf-8", "surrogateescape")).hexdigest()
        )

    def background(self) -> str | None:
        """Its background as `#rrggbb`; None where it was never asked."""
        found = self._kept.get(self._key, _background)
        return found if found and len(found) == 7 and found.startswith("#") else None

    def put(self, background: str) -> None:
        """It has this one now."""
        self._kept.put(self._key, background)


def chosen_theme(locations: Locations) -> str | None:
    """The theme that was chosen in the window last; None for none."""
    try:
        return file_name((locations.state / "theme").read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None


def choose_theme(locations: Locations, name: str | None) -> bool:
    """Keep that theme for the next start, or none; whether that was possible."""
    from reader.files import atomic

    try:
        if name is None:
            (locations.state / "theme").unlink(missing_ok=True)
        else:
            atomic.write(locations.state / "theme", name.encode() + b"\n")
    except OSError:
        return False
    return True
