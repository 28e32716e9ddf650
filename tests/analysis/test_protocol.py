from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.protocol import (
    Analyse,
    Batch,
    Check,
    Checked,
    Focus,
    Found,
    Frames,
    Match,
    Matched,
    Refused,
    Reply,
    Request,
    Text,
    Trying,
    Unable,
    frame,
)
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import By, Correction, QuoteCorrection
from reader.domain.entities import Entity, Mention
from reader.domain.queries import DocQuery
from reader.domain.quotes import Candidate, Quote, QuoteKind, Speaker
from reader.domain.text import Article, Block, BlockKind, Extent

TEXT = Text(
    "Anna “hello”",
    (Block(Extent(0, 12), BlockKind.PARAGRAPH),),
    Extent(0, 4),
    (
        Correction(("Anna", "A."), "none"),
        QuoteCorrection(Extent(5, 12), by=By("Anna", Extent(0, 4)), added=True),
        Correction(("Bo",), None, Extent(0, 4)),
        QuoteCorrection(Extent(5, 12), quote=False),
    ),
)
ANALYSIS = Analysis(
    (Entity("e1", "Anna", "PERSON", "mayor", (Mention(Extent(0, 4), "PERSON", "model", True),), True),),
    (
        Quote(
            "q1",
            QuoteKind.DIRECT,
            (Extent(5, 12),),
            None,
            Speaker(
                Extent(0, 4),
                "e1",
                "Anna",
                "name",
                False,
                (Extent(0, 4),),
                (Candidate(Extent(0, 4), None, "A"),),
            ),
            "marks",
        ),
    ),
    ModelInfo("m", "1", "en"),
    "en",
    (Correction(("Anna",), "PERSON", Extent(0, 4)), QuoteCorrection(Extent(5, 12), by=By())),
    ("note",),
)
QUERIES = (DocQuery.of("lemma", ["say"]), DocQuery.of("match", [[{"LOWER": "a"}], "b c"]))
REQUESTS: list[Request] = [
    Analyse(1, TEXT, 3),
    Analyse(1, TEXT, 3, QUERIES),
    Focus(1, 9),
    Batch((1, 2), (TEXT, TEXT), QUERIES),
    Match(1, TEXT, QUERIES),
    Check(QUERIES),
]
REPLIES: list[Reply] = [
    Found(1, ANALYSIS, 5, 9, False, ((1, 3), ())),
    Trying(1, 0),
    Refused(1, 1, "no"),
    Trying(1, None),
    Matched(1, ((), (0, 2, 3, 4))),
    Checked(),
    Unable("x"),
]


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_request_arrives_as_it_was_sent(request_: Request) -> None:
    frames = Frames()
    frames.feed(frame(request_))
    assert frames.requests() == [request_]


@given(st.lists(st.integers(1, 40), max_size=30))
def test_replies_arrive_whole_and_in_order_however_the_pipe_cuts_them(sizes: list[int]) -> None:
    data = b"".join(frame(r) for r in REPLIES)
    frames = Frames()
    arrived: list[Reply] = []
    for size in [*sizes, len(data)]:
        piece, data = data[:size], data[size:]
        frames.feed(piece)
        arrived += frames.replies()
    assert arrived == REPLIES


def test_an_article_travels_without_its_name_and_its_kept_digest() -> None:
    article = Article("secret.txt", TEXT.text, TEXT.blocks, dateline=TEXT.dateline)
    assert article.sha256
    frames = Frames()
    frames.feed(frame(Analyse(1, Text.of(article), 0)))
    (request,) = frames.requests()
    assert isinstance(request, Analyse)
    assert request.text.article() == Article("", TEXT.text, TEXT.blocks, dateline=TEXT.dateline)
