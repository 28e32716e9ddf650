"""An analysis in pieces: none is large, and together they are the whole."""

from __future__ import annotations

import pytest

from reader.analysis import cache, pieces
from reader.analysis.protocol import Found, Frames, Progress, Reply, frame
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.rules import Highlight
from reader.domain.text import Extent


def made(*mentions: int, quotes: int = 0) -> Analysis:
    """Entities with so many mentions each, and so many quotes."""
    entities = [
        Entity(f"e{n}", f"Name {n}", "PERSON", "mayor", tuple(_mention(n, i) for i in range(count)), True)
        for n, count in enumerate(mentions)
    ]
    said = [Quote(f"q{n}", QuoteKind.DIRECT, (Extent(n, n + 5),), None, None, "marks") for n in range(quotes)]
    return Analysis(tuple(entities), tuple(said), ModelInfo("toy", "1", "en"), "en", (), ("a notice",))


def _mention(entity: int, number: int) -> Mention:
    return Mention(Extent(number, number + 3), "PERSON", "model", certain=entity % 2 == 0)


CASES = {
    "nothing": made(),
    "a few": made(2, 3, quotes=4),
    "a name with very many mentions": made(2, 35, 1, quotes=3),
    "many such names": made(10, 21, 30, quotes=2),
    "many names": made(*[1] * 44, quotes=25),
    "names without mentions": made(0, 12, 0, 0, 25, 0),
    "quotes alone": made(quotes=31),
}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SIZE", 10)
    monkeypatch.setattr(cache, "SIZE", 10)


@pytest.mark.parametrize("whole", CASES.values(), ids=CASES)
def test_the_pieces_make_the_whole_and_each_is_small(whole: Analysis) -> None:
    head, cut = pieces.cut(whole)
    found = list(cut)
    assert pieces.join(head, found) == whole
    for piece in found:
        size = len(piece.mentions) + len(piece.quotes) + sum(len(e.mentions) for e in piece.entities)
        assert size < 2 * pieces.SIZE


def test_a_short_one_is_not_cut() -> None:
    head, found = pieces.cut(CASES["a few"])
    assert (head, list(found)) == (CASES["a few"], [])


@pytest.mark.parametrize("step", [1, 50, 10_000])
def test_parts_are_put_together_when_the_last_has_arrived(step: int) -> None:
    whole = CASES["many such names"]
    replies: list[Reply] = [
        Found(1, whole, 5, 9, False),
        Progress(1, 6, 9),
        Found(1, CASES["quotes alone"], 9, 9, True),
    ]
    data = b"".join(frame(reply) for reply in replies)
    frames, arrived = Frames(), list[Reply]()
    for at in range(0, len(data), step):
        frames.feed(data[at : at + step])
        arrived += frames.replies()
    assert arrived == replies


@pytest.mark.parametrize("whole", CASES.values(), ids=CASES)
def test_what_is_kept_in_lines_comes_back(whole: Analysis) -> None:
    body = cache._encode(whole)
    assert cache._decode(body) == whole
    assert max(map(len, body.split(b"\n"))) < 3_000


@pytest.mark.parametrize("count", [0, 1, 10, 35])
def test_highlights_in_lines_come_back(count: int) -> None:
    found = tuple(Highlight(Extent(n, n + 1), "set/rule", "rule.money", 50) for n in range(count))
    assert cache._decode_highlights(cache._encode_highlights(found)) == found
