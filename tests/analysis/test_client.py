"""The analysis process, started for real."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from reader.analysis.cache import Cache
from reader.analysis.client import Analyst, Update
from reader.analysis.models import SHIPPED
from reader.analysis.pool import analyse_all
from reader.analysis.protocol import Found
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import Correction
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import QuoteKind
from reader.domain.text import Article, Block, BlockKind, Extent
from tests.analysis.conftest import as_found

NEWS = "Mayor Anna Berg closed the bridge. “The cables are not safe,” Berg said on Monday."


def article(text: str = NEWS, source: str = "a.txt") -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Extent(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    return Article(source, text, tuple(blocks))


def last(analyst: Analyst, updates: list[Update] | None = None) -> Update:
    """The update that is complete; every one that came before it is put into `updates`."""
    while True:
        for update in analyst.poll():
            if updates is not None:
                updates.append(update)
            if update.complete:
                return update


def child_of(analyst: Analyst) -> int:
    process = analyst._process
    assert process is not None
    return process._child.pid


@pytest.fixture
def analyst(tmp_path: Path):  # type: ignore[no-untyped-def]
    found = Analyst(SHIPPED, Cache(tmp_path / "cache"), tmp_path / "log")
    yield found
    found.close()


def test_an_article_is_read_and_known_the_next_time(analyst: Analyst, tmp_path: Path) -> None:
    assert analyst.cached(article()) is None
    assert analyst.analyse(article())
    analysis = last(analyst).analysis
    assert analysis is not None
    assert [e.name for e in analysis.entities if e.label == "PERSON"] == ["Anna Berg"]
    (quote,) = analysis.quotes
    assert quote.kind is QuoteKind.DIRECT
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Berg"
    again = Analyst(SHIPPED, Cache(tmp_path / "cache"))
    assert again.cached(article(source="a copy.txt")) == analysis
    assert again.fileno() is None


def test_a_long_article_arrives_in_parts_with_what_is_on_the_screen_first(analyst: Analyst) -> None:
    text = "\n".join([f"Line {n}: {NEWS}" for n in range(400)])
    updates: list[Update] = []
    analyst.analyse(article(text), focus=len(text) // 2)
    last(analyst, updates)
    first = next(u for u in updates if u.analysis is not None and u.analysis.entities)
    assert not first.complete
    assert first.analysis is not None
    assert min(m.extent.start for e in first.analysis.entities for m in e.mentions) > len(text) // 3
    assert [u.done for u in updates] == sorted(u.done for u in updates)
    assert updates[-1].done == updates[-1].total


def test_another_article_takes_over_at_once(analyst: Analyst) -> None:
    analyst.analyse(article("\n".join([NEWS] * 2000)))
    analyst.analyse(article("Carla Dorn resigned in Oslo."))
    update = last(analyst)
    assert update.sha256 == article("Carla Dorn resigned in Oslo.").sha256
    assert update.analysis is not None
    assert update.analysis.entities[0].name == "Carla Dorn"


def test_a_process_that_dies_is_started_again(analyst: Analyst) -> None:
    analyst.analyse(article())
    os.kill(child_of(analyst), signal.SIGKILL)
    analysis = last(analyst).analysis
    assert analysis is not None
    assert analysis.model is not None


def test_a_process_that_dies_again_leaves_the_quotation_marks(analyst: Analyst) -> None:
    analyst.analyse(article())
    os.kill(child_of(analyst), signal.SIGKILL)
    while analyst.fileno() is not None and not (updates := analyst.poll()):
        if analyst.fileno() is not None:
            os.kill(child_of(analyst), signal.SIGKILL)
    (update,) = updates
    assert update.complete
    assert update.analysis is not None
    assert update.analysis.model is None
    assert [p.of(NEWS) for q in update.analysis.quotes for p in q.parts] == ["“The cables are not safe,”"]
    assert "signal 9" in update.analysis.notices[0]


def test_a_missing_model_is_said_without_a_process(tmp_path: Path) -> None:
    analyst = Analyst("no_such_model", Cache(tmp_path))
    assert not analyst.analyse(article())
    assert analyst.fileno() is None
    (update,) = analyst.poll()
    assert update.complete
    assert update.analysis is not None
    assert '"no_such_model" is not installed' in update.analysis.notices[0]
    assert len(update.analysis.quotes) == 1


def test_quitting_does_not_wait(analyst: Analyst) -> None:
    analyst.analyse(article("\n".join([NEWS] * 5000)))
    started = time.monotonic()
    analyst.close()
    assert time.monotonic() - started < 1
    assert analyst.fileno() is None


def test_an_article_in_another_language_gets_one_notice(analyst: Analyst) -> None:
    german = (
        "Der Stadtrat hat am Montag beschlossen, die alte Brücke zu sperren, nachdem Ingenieure erklärt hatten, dass "
        "die Seile nicht mehr sicher seien. „Wir warten“, sagte Anna Berg. Sie wurde in dem Jahr gebaut, in dem die "
        "Mühle eröffnet wurde, und ist seitdem mehr als einmal mit Geld des Landes ausgebessert worden."
    )
    analyst.analyse(article(german))
    analysis = last(analyst).analysis
    assert analysis is not None
    assert analysis.entities == ()
    assert len(analysis.notices) == 1
    assert [p.of(german) for q in analysis.quotes for p in q.parts] == ["„Wir warten“"]


@pytest.mark.parametrize("text", ['"' * 100_000, "a" * 1_000_000, "“" * 30_000, "( " * 50_000])
def test_what_is_no_language_does_not_hang(analyst: Analyst, text: str) -> None:
    analyst.analyse(article(text))
    assert last(analyst).complete


def test_many_articles_come_in_order_from_several_processes(tmp_path: Path) -> None:
    articles = [article(f"Number {n}. " + NEWS * (n % 3 + 1), f"{n}.txt") for n in range(40)]
    cache = Cache(tmp_path)
    found = list(analyse_all(as_found(articles), SHIPPED, 2, cache))
    assert [a.source for a, _ in found] == [a.source for a in articles]
    assert all(analysis.quotes for _, analysis in found)
    assert list(analyse_all(as_found(articles), SHIPPED, 2, cache)) == found


def partial(done: int, *names: str) -> Found:
    """What a process says of an article it has read so far."""
    entities = tuple(
        Entity(f"e{n}", name, "PERSON", None, (Mention(Extent(0, 5), "PERSON", "model", True),), certain=True)
        for n, name in enumerate(names)
    )
    return Found(1, Analysis(entities, (), ModelInfo("toy", "1", "en"), "en"), done, 100, False)


def test_what_was_found_before_the_process_stopped_stays(analyst: Analyst) -> None:
    analyst.analyse(article())
    analyst._take(partial(80, "Anna Berg", "Tom Hale"))
    analyst._take(partial(5, "Anna Berg"))  # a second process, which begins at the beginning
    analyst._stop("signal 9")
    *_, update = analyst._ready
    assert [u.analysis is None for u in analyst._ready] == [False, True, False]
    assert update.complete
    assert update.analysis is not None
    assert [e.name for e in update.analysis.entities] == ["Anna Berg", "Tom Hale"]
    assert update.analysis.model is None, "it must not be kept as what the model finds in the whole text"
    assert "signal 9" in update.analysis.notices[-1]


def test_what_was_said_about_names_is_followed_and_kept_apart(analyst: Analyst) -> None:
    said = (Correction(("Anna Berg", "Berg"), "ORG"),)
    analyst.analyse(article())
    plain = last(analyst).analysis
    analyst.analyse(article(), 0, said)
    corrected = last(analyst).analysis
    assert plain is not None
    assert corrected is not None
    assert [a.entities[0].label for a in (plain, corrected)] == ["PERSON", "ORG"]
    assert analyst.cached(article()) == plain
    assert analyst.cached(article(), said) == corrected


def test_what_is_not_wanted_any_more_is_not_told(analyst: Analyst) -> None:
    analyst.analyse(article())
    analyst.drop()
    analyst.analyse(article("Carla Dorn resigned in Oslo."))
    analysis = last(analyst).analysis
    assert analysis is not None
    assert analysis.entities[0].name == "Carla Dorn"
