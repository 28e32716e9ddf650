"""What decided who said a quote, in plain words, for the status line and the card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.roster import CONFIRMED, one_line
from reader.ui.pieces import Piece, piece

SAID_SO = "you said so"
NOBODY = "Nobody named"
NOT_SAID = "not said"
"""What a quote is that the text does not say was said."""


def why(quote: Quote, text: str) -> list[str]:
    """What decided it, what comes first in the text first: `subject of said`, `he = Tom Hale, the last man
    named`. Of a quote of nobody, what made it one.
    """
    speaker = quote.speaker
    if speaker is None:
        found = quote.basis if spoken(quote) else "nobody is said to have said them"
        return [SAID_SO] if quote.confirmed else [found]
    if not speaker.confirmed:
        decided = [said for said in speaker.basis.split("; ") if said]
        if speaker.chain and not any("=" in said for said in decided):
            decided = [*decided[:-1], f"{_words(speaker, text)} = {decided[-1]}" if decided else ""]
        return decided
    if speaker.chain:
        return [SAID_SO, f"{_words(speaker, text)} = {speaker.name}"]
    return [SAID_SO]


def status(
    quote: Quote, text: str, paragraph: Callable[[int], int], more: Sequence[str] = (), *, brief: bool
) -> list[Piece]:
    """The status line of a quote, what matters most first: who, whether that is sure, why, and whatever more.

    `brief`: where there is little room.
    """
    speaker = quote.speaker
    name = speaker.name if speaker else NOBODY if spoken(quote) else "Words in marks"
    pieces = [piece(name, "accent" if speaker else "soft", bold=True)]
    if not quote.asserted:
        pieces.append(piece(f"  {NOT_SAID}", "text", bold=True))
    if quote.confirmed:
        pieces.append(piece(f"  {CONFIRMED}", "mute"))
    elif speaker and not speaker.certain:
        pieces.append(piece("  ~" if brief else "  ~ guess", "mute"))
    decided = why(quote, text)
    if brief and speaker:
        # The name is there already, and who "he" is says more than whose act the verb is.
        decided = [said.replace(f"= {one_line(speaker.name)}, ", "= ") for said in reversed(decided)]
    for n, said in enumerate(decided):
        pieces.append(piece("  " if n == 0 else "; ", "mute"))
        pieces += _slanted(said, quote, text)
        if speaker and speaker.chain and " = " in said:
            pieces.append(piece(f" (¶ {paragraph(speaker.chain[-1].start)})", "mute"))
    return [*pieces, *(piece(f"   {said}", "mute") for said in more)]


def _words(speaker: Speaker, text: str) -> str:
    """The words that stand for the speaker."""
    words = one_line(speaker.extent.of(text))
    return words.lower() if len(words) <= len("themselves") and " " not in words else words


def _slanted(said: str, quote: Quote, text: str) -> Iterator[Piece]:
    """A reason; the words of the article in it are in italics."""
    before, equals, after = said.partition(" = ")
    cue = one_line(quote.cue.of(text)) if quote.cue is not None else ""
    if equals:
        yield piece(before, "soft", italic=True)
        yield piece(f"{equals}{after}", "mute")
    elif cue and said.endswith(f" {cue}"):
        yield piece(said.removesuffix(cue), "mute")
        yield piece(cue, "soft", italic=True)
    else:
        yield piece(said, "mute")


def begins(quote_words: str, most: int = 24) -> str:
    """How a quote begins, in marks: `“We looked at every …”`."""
    words = one_line(quote_words).strip("\"'“”‘’„«»` ")
    if len(words) > most:
        words = f"{words[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"
    return f"“{words}”"


def spoken(quote: Quote) -> bool:
    """Whether somebody is said to have said it."""
    return quote.kind is not QuoteKind.SCARE
