"""Reading the rule packs that ship, and running one over a sentence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reader.domain.analysis import Analysis
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.rules import RuleSet
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.rules.apply import apply
from reader.rules.loader import load

FOLDER = Path(__file__).parents[2] / "themes" / "rules"


@cache
def pack(name: str) -> RuleSet:
    """A pack that ships."""
    return load((FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml")


def one_paragraph(text: str) -> Article:
    """An article of one block."""
    return Article("a.txt", text, (Block(Extent(0, len(text)), BlockKind.PARAGRAPH),))


def marked(name: str, sentence: str) -> list[str]:
    """What the pack marks, in reading order, what another match contains left out.

    Words between curly quotation marks are somebody's.
    """
    quotes: list[Quote] = []
    start = sentence.find("“")
    while start >= 0:
        extent = Extent(start, sentence.index("”", start) + 1)
        quotes.append(Quote(f"q{len(quotes) + 1}", QuoteKind.DIRECT, (extent,), None, None, "marks"))
        start = sentence.find("“", extent.end)
    applied = apply([pack(name)], one_paragraph(sentence), Analysis(quotes=tuple(quotes)), complete=True)
    assert applied.notices == ()
    extents = {highlight.extent for highlight in applied.highlights}
    outermost = [e for e in extents if not any(other != e and other.contains(e) for other in extents)]
    return [extent.of(sentence) for extent in sorted(outermost)]
