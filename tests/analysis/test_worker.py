"""The worker's side of the talk, on pipes in this process; and what ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from spacy.language import Language

from reader.analysis import models, pipeline
from reader.analysis.parses import Parses
from reader.analysis.pipe import Pipe
from reader.analysis.protocol import (
    Analyse,
    Batch,
    Focus,
    Found,
    Frames,
    Progress,
    Reply,
    Request,
    Text,
    frame,
)
from reader.analysis.worker import Worker
from reader.domain.corrections import By, Correction, QuoteCorrection
from tests.analysis.test_client import NEWS, article

LONG = "\n".join(f"Line {n}: {NEWS}" for n in range(300))


class Talk:
    """A worker that is told everything beforehand."""

    def __init__(self) -> None:
        self.nlp = pipeline.load(models.SHIPPED)
        self.folder: Path | None = None
        """Where it keeps what it parsed."""

    def __call__(self, *requests: Request) -> list[Reply]:
        """What it answers to these."""
        (asked, ask), (answer, answered) = os.pipe(), os.pipe()
        with open(ask, "wb") as sink:
            sink.write(b"".join(map(frame, requests)))
        with open(answer, "rb") as replies:
            child = os.fork()
            if not child:
                model = pipeline.info(self.nlp)
                Worker(Pipe(asked, answered), model, lambda _: self.nlp, Parses(self.folder)).run()
                os._exit(0)
            os.close(asked)
            os.close(answered)
            frames = Frames()
            frames.feed(replies.read())
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        return frames.replies()


@pytest.fixture(scope="module")
def talk() -> Talk:
    return Talk()


def found(replies: list[Reply]) -> list[Found]:
    return [reply for reply in replies if isinstance(reply, Found)]


def test_a_batch_is_answered_in_order(talk: Talk) -> None:
    texts = tuple(Text.of(article(text)) for text in (NEWS, "Carla Dorn resigned in Oslo.", NEWS))
    replies = found(talk(Batch((7, 8, 9), texts)))
    assert [reply.job for reply in replies] == [7, 8, 9]
    assert all(reply.complete for reply in replies)
    assert replies[0].analysis == replies[2].analysis
    assert replies[1].analysis.entities[0].name == "Carla Dorn"


def test_requests_are_served_one_after_the_other_and_a_newer_one_interrupts(talk: Talk) -> None:
    replies = talk(Analyse(1, Text.of(article(LONG)), 0), Analyse(2, Text.of(article(NEWS)), 0))
    assert found(replies)[-1].job == 2
    assert found(replies)[-1].complete
    assert not any(reply.complete for reply in found(replies) if reply.job == 1)


class Deaf:
    """A pipeline that must not be asked to parse."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __getattr__(self, name: str) -> object:
        assert name != "pipe", "it was parsed"
        return getattr(self._nlp, name)


CORRECTED = Text.of(article(NEWS), (Correction(("Anna Berg", "Berg"), "ORG"),))


def test_what_was_said_about_names_is_followed(talk: Talk) -> None:
    for request in (Analyse(1, CORRECTED, 0), Batch((1,), (CORRECTED,))):
        analysis = found(talk(request))[-1].analysis
        assert [(e.name, e.label, e.confirmed) for e in analysis.entities[:1]] == [("Anna Berg", "ORG", True)]
        assert analysis.corrections == CORRECTED.corrections
        assert analysis.quotes[0].speaker is not None
        assert analysis.quotes[0].speaker.name == "Anna Berg"


def test_a_correction_costs_no_second_parse(talk: Talk, tmp_path: Path) -> None:
    talk.folder = tmp_path
    first = found(talk(Analyse(1, Text.of(article(NEWS)), 0)))[-1]
    talk.nlp, nlp = cast("Language", Deaf(talk.nlp)), talk.nlp
    try:
        quote = first.analysis.quotes[0]
        of_quote = QuoteCorrection(quote.parts[0], by=By())
        again = found(
            talk(
                Analyse(2, Text.of(article(NEWS)), 0),
                Analyse(3, CORRECTED, 0),
                Analyse(4, Text.of(article(NEWS), (of_quote,)), 0),
            )
        )
    finally:
        talk.nlp, talk.folder = nlp, None
    assert [(reply.job, reply.complete) for reply in again] == [(2, True), (3, True), (4, True)]
    assert quote.speaker is not None
    assert again[2].analysis.quotes[0].speaker is None
    assert again[2].analysis.corrections == (of_quote,)
    assert again[0].analysis == first.analysis
    assert again[1].analysis.entities[0].label == "ORG"


def test_what_was_read_before_an_interruption_is_not_read_again(talk: Talk) -> None:
    text = LONG[: len(LONG) // 2]  # two of them have to fit in a pipe
    corrected = Text.of(article(text), CORRECTED.corrections)
    replies = talk(Analyse(1, Text.of(article(text)), 0), Analyse(2, corrected, 0))
    first = next(r for r in replies if isinstance(r, Found | Progress) and r.job == 2)
    assert first.done > first.total // 100  # the part that the first request had read counts
    assert found(replies)[-1].complete


def test_what_is_looked_at_later_comes_first(talk: Talk) -> None:
    text = Text.of(article(LONG))
    # Nobody listens any more once the input has ended: a last request keeps the first one's answers.
    replies = talk(Analyse(1, text, 0), Focus(1, len(LONG) * 3 // 4), Analyse(2, Text.of(article(NEWS)), 0))
    assert [type(reply) for reply in replies if isinstance(reply, Found | Progress)][-1] is Found


def test_a_part_that_takes_too_long_ends_the_process() -> None:
    code = "from reader.analysis import worker\nworker.TOO_LONG = 1\nwith worker.alarm():\n  while True: pass"
    ended = subprocess.run([sys.executable, "-c", code], check=False)
    assert ended.returncode == -signal.SIGPROF


def test_what_is_done_in_time_is_left_alone() -> None:
    code = "from reader.analysis import worker\nworker.TOO_LONG = 1\nwith worker.alarm(): pass\nimport time; time.sleep(1.2)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
