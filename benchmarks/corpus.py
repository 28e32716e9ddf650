"""Texts to measure on."""

from __future__ import annotations

from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "sample_articles"

_SENTENCES = (
    "The council of the harbour town met again on Tuesday to talk about the old bridge.",
    "“We cannot wait for another winter,” Mayor Anna Berg told members, “and we will not.”",
    "She said that the state would pay for half of the work.",
    "According to the engineers, the cables were last replaced in 1987.",
    "Carl Osei, who runs the ferry company Northline, called the plan “brave but late.”",
)


def numbered(characters: int) -> str:
    """Prose of about so many characters, a numbered line a paragraph, so that each can be recognised."""
    lines: list[str] = []
    size = 0
    while size < characters:
        n = len(lines)
        lines.append(f"LINE {n}: {_SENTENCES[n % len(_SENTENCES)]}")
        size += len(lines[-1]) + 1
    return "\n".join(lines) + "\n"


def samples(folder: Path | None = None) -> list[Path]:
    """The articles of a folder (the sample articles), sorted by name."""
    return sorted(p for p in (folder or SAMPLES).iterdir() if p.suffix in (".txt", ".md"))


def five_kilobytes() -> Path:
    """The sample article whose size is nearest to 5 KB."""
    return min((p for p in samples() if p.suffix == ".txt"), key=lambda p: abs(p.stat().st_size - 5_000))
