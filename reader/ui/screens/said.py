"""What the lines around the article say."""

from __future__ import annotations

from reader.domain.text import Article
from reader.ui import status
from reader.ui.article.view import ArticleView
from reader.ui.focus import current
from reader.ui.pieces import Piece, piece
from reader.ui.session import Session

_USUAL = ("utf-8", "ascii")


def name(article: Article) -> str:
    """What the article is called on the screen: its file's name."""
    if article.source == "-":
        return "standard input"
    return article.source.rpartition("/")[2] or article.source


def title(session: Session, *, quiet: bool) -> tuple[list[Piece], list[Piece]]:
    """The line over the article: its name and which of how many it is; its charset, if that is unusual."""
    left = [piece(name(session.article), "soft", bold=True)]
    if len(session.queue) > 1:
        left.append(piece(f"  {session.index + 1} of {len(session.queue)}", "mute"))
    right = [piece(session.article.charset, "mute")] if session.article.charset not in _USUAL else []
    if quiet:
        right.append(piece("  quiet", "soft"))
    return left, right


def here(session: Session, place: int, *, brief: bool) -> list[Piece]:
    """Who is named in the paragraph where we are; `brief`: where there is little room."""
    block = session.block_at(place)
    named, quotes = session.index_of_places.within(block) if block else ([], 0)
    most = 2 if brief else 4
    names = [entity.name for ref in named[:most] if (entity := session.entity(ref))]
    pieces = [piece(", ".join(names) + (" …" if len(named) > most else ""), "soft")] if names else []
    if quotes:
        gap = "   " if names else ""
        pieces.append(piece(f"{gap}{quotes} quote{'s' if quotes > 1 else ''}", "mute"))
    return pieces


def where(session: Session, view: ArticleView, pending: str) -> list[Piece]:
    """Keys that wait, how far the analysis is, and where we are."""
    pieces = [piece(f"{pending}   ", "accent", bold=True)] if pending else []
    if not session.reading.complete:
        pieces.append(piece(f"analysing {session.share_done:.0%}   ", "mute"))
    length = len(session.article.text)
    seen = view.in_view()
    percent = 100 if seen.end >= length else view.place * 100 // max(1, length)
    left = max(0, length - view.place) if seen.end < length else 0
    offset = current(session.focus).extent.start if session.focus else view.place
    offset = offset if seen.start <= offset < seen.end else view.place
    return [*pieces, *status.place(view.paragraph_at(offset), view.paragraph_count, percent, left)]
