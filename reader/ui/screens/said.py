"""What the lines around the article say."""

from __future__ import annotations

from reader.domain.entities import group_of
from reader.domain.roster import CONFIRMED
from reader.domain.text import Article
from reader.ui import status
from reader.ui.article.view import ArticleView
from reader.ui.focus import GROUP_NAMES, KIND_NAMES, current
from reader.ui.following import Following
from reader.ui.pieces import Piece, piece
from reader.ui.pins import called
from reader.ui.quote_words import NOT_SAID
from reader.ui.session import Session

_SHORT = 60
"""Cells of the text below which the line over it says less."""
_USUAL = ("utf-8", "ascii")


def name(article: Article) -> str:
    """What the article is called on the screen: its file's name."""
    if article.source == "-":
        return "standard input"
    return article.source.rpartition("/")[2] or article.source


def title(session: Session, view: ArticleView, following: Following) -> tuple[list[Piece], list[Piece]]:
    """The line over the article: its name and which of how many it is; its charset, if that is unusual;
    what it is folded to.
    """
    short = view.column[1] < _SHORT
    folded = following.fold is not None
    left = [] if short and folded else [piece(name(session.article), "soft", bold=True)]
    if len(session.queue) > 1 and left:
        left.append(piece(f"  {session.index + 1} of {len(session.queue)}", "mute"))
    right = [piece(session.article.charset, "mute")] if session.article.charset not in _USUAL else []
    if folded:
        left += [piece("   following " if left else "following ", "mute")]
        left += [piece(following.name, "accent", bold=True)]
        left += [piece(", sentences", "mute")] if following.fine else []
        counted = f"  {following.count} of {view.paragraph_count}"
        right.append(piece(f"{counted} {'¶' if short else 'paragraphs'}", "mute"))
    if view.lens is not None:
        right.append(piece(f"  lens {view.lens.name}", "soft"))
    if view.quiet:
        right.append(piece("  quiet", "soft"))
    return left, right


def here(session: Session, view: ArticleView, *, brief: bool) -> list[Piece]:
    """Who is named in the paragraph where we are; `brief`: where there is little room."""
    block = session.block_at(spot(session, view))
    named, quotes = session.index_of_places.within(block) if block else ([], 0)
    most = 2 if brief else 4
    names = [entity.name for ref in named[:most] if (entity := session.entity(ref))]
    pieces = [piece(", ".join(names) + (" …" if len(named) > most else ""), "soft")] if names else []
    if quotes:
        gap = "   " if names else ""
        pieces.append(piece(f"{gap}{quotes} quote{'s' if quotes > 1 else ''}", "mute"))
    return pieces


def under(session: Session, offset: int) -> list[Piece]:
    """What the character at a place belongs to: a name, a quote, rules, pins."""
    stops = session.index_of_places
    pieces: list[Piece] = []
    if (found := stops.name_at(offset)) and (entity := session.entity(found[0])):
        pieces.append(piece(entity.name, "accent", bold=True))
        pieces.append(piece(f"  {GROUP_NAMES[group_of(entity.label)]}", "mute"))
        if not entity.mentions[found[1]].certain:
            pieces.append(piece("  ~ guess", "mute"))
    if (found := stops.quote_at(offset)) and (quote := session.quote(found[0])):
        pieces += [piece("   " if pieces else ""), piece(KIND_NAMES[quote.kind], "soft")]
        if not quote.asserted:
            pieces.append(piece(f"  {NOT_SAID}", "text", bold=True))
        if quote.speaker:
            sure = f"  {CONFIRMED}" if quote.confirmed else "" if quote.certain else "  ~ guess"
            pieces += [piece(" by ", "mute"), piece(quote.speaker.name), piece(sure, "mute")]
    rules = dict.fromkeys(h.rule for h in session.highlights_at(offset))
    if rules:
        pieces += [piece("   " if pieces else ""), piece("rule ", "mute"), piece(", ".join(rules), "soft")]
    for pin in session.pins.at(offset):
        pieces.append(piece(f"{'   ' if pieces else ''}pin {pin.number} ", "mute"))
        pieces.append(piece(called(pin), "soft"))
    return pieces or [piece("plain text", "mute")]


def spot(session: Session, view: ArticleView) -> int:
    """Where we are: at the caret, at what is chosen and on the screen, else at its top; at the end of the
    article at its last paragraph, which may never come to the top.
    """
    seen = view.in_view()
    chosen = session.focus if view.caret is None else None
    offset = current(chosen).extent.start if chosen else view.here
    if not seen.start <= offset < seen.end:
        offset = view.place
    return seen.end if offset == view.place and view.at_end else offset


def where(session: Session, view: ArticleView, pending: str) -> tuple[list[Piece], int]:
    """Keys that wait, how far the analysis is, and where we are, what can be left out last; how many of
    these tell more than per cent and time.
    """
    pieces = [piece(f"{pending}   ", "accent", bold=True)] if pending else []
    if not session.reading.complete:
        pieces.append(piece(f"analysing {session.share_done:.0%}   ", "mute"))
    elif session.expects:
        pieces.append(piece("correcting …   ", "mute"))
    length = len(session.article.text)
    percent = 100 if view.at_end else view.place * 100 // max(1, length)
    place = status.place(*view.paragraph_of(spot(session, view)), percent, view.left)
    return [*pieces, *place], len(pieces) + len(place) - 2
