"""Queries on their way: through the worker, the client and the pool; and those that take too long."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.analysis.cache import Cache
from reader.analysis.checking import refused
from reader.analysis.client import Analyst
from reader.analysis.matches import SLOW, DocMatches
from reader.analysis.models import SHIPPED, installed
from reader.analysis.pool import analyse_all
from reader.analysis.process import Process
from reader.analysis.protocol import (
    Analyse,
    Batch,
    Check,
    Checked,
    Found,
    Match,
    Matched,
    Queries,
    Refused,
    Reply,
    Text,
    Trying,
)
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import Correction
from reader.domain.queries import DocQuery
from reader.domain.text import Article
from tests.analysis.conftest import as_found
from tests.analysis.test_client import NEWS, article, last
from tests.analysis.test_worker import LONG, Deaf, Talk

SAY = DocQuery.of("lemma", ["say"])
PERSON = DocQuery.of("match", [[{"ENT_TYPE": "PERSON", "OP": "+"}]])
BRIDGE = DocQuery.of("match", ["the bridge", [{"LOWER": "cables"}]])
WRONG = DocQuery.of("match", [[{"LOWER": {"REGEX": "("}}]])
DEADLY = DocQuery.of("match", [[{"LOWER": {"REGEX": "^(a+)+$"}}]])
BAIT = "Then they shouted " + "a" * 60 + "b into the wind, and the captain said nothing."
TALE = "The captain said aaa to the crew, and the crew went home."
MODEL = installed(SHIPPED)
GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, die alte Brücke zu sperren, nachdem Ingenieure erklärt hatten, dass "
    "die Seile nicht mehr sicher seien. „Wir warten“, sagte Anna Berg. Sie wurde in dem Jahr gebaut, in dem die "
    "Mühle eröffnet wurde, und ist seitdem mehr als einmal mit Geld des Landes ausgebessert worden."
)


@pytest.fixture(scope="module")
def talk() -> Talk:
    return Talk()


def words(text: str, places: tuple[int, ...]) -> list[str]:
    return [text[start:end] for start, end in zip(places[::2], places[1::2], strict=True)]


def answers(replies: list[Reply]) -> list[Found | Matched]:
    return [reply for reply in replies if isinstance(reply, Found | Matched)]


EXPECTED = [["said"], ["Anna Berg", "Berg"], ["the bridge", "cables"]]
QUERIES = (SAY, PERSON, BRIDGE)


def test_queries_are_answered_on_the_way(talk: Talk) -> None:
    text = Text.of(article(NEWS))
    for request in (Analyse(1, text, 0, QUERIES), Batch((1, 2), (text, text), QUERIES)):
        for reply in answers(talk(request)):
            assert [words(NEWS, found) for found in reply.matches] == EXPECTED


def test_the_analysis_is_the_same_with_queries(talk: Talk) -> None:
    text = Text.of(article(NEWS))
    plain, asked = (answers(talk(Analyse(1, text, 0, queries)))[-1] for queries in ((), QUERIES))
    assert isinstance(plain, Found)
    assert isinstance(asked, Found)
    assert plain.analysis == asked.analysis
    assert plain.matches == ()


def test_without_queries_nothing_more_is_said(talk: Talk) -> None:
    assert not any(isinstance(r, Trying | Refused) for r in talk(Analyse(1, Text.of(article(NEWS)), 0)))


@pytest.mark.parametrize("before", [True, False])
def test_queries_alone_are_answered_with_and_without_a_parse(
    talk: Talk, tmp_path: Path, *, before: bool
) -> None:
    text = Text.of(article(NEWS))
    talk.folder = tmp_path if before else None
    try:
        talk(Analyse(1, text, 0))
        nlp = talk.nlp
        if before:  # then nothing is parsed again
            talk.nlp = Deaf(nlp)  # type: ignore[assignment]
        (reply,) = answers(talk(Match(2, text, QUERIES)))
    finally:
        talk.nlp, talk.folder = nlp, None
    assert isinstance(reply, Matched)
    assert [words(NEWS, found) for found in reply.matches] == EXPECTED


def test_what_is_corrected_is_looked_through_too(talk: Talk, tmp_path: Path) -> None:
    talk.folder = tmp_path
    corrected = Text.of(article(NEWS), (Correction(("Anna Berg",), "ORG"),))
    try:
        talk(Analyse(1, Text.of(article(NEWS)), 0))
        for request in (Analyse(2, corrected, 0, QUERIES), Batch((2,), (corrected,), QUERIES)):
            (reply,) = answers(talk(request))
            assert [words(NEWS, found) for found in reply.matches] == EXPECTED
    finally:
        talk.folder = None


def test_in_another_language_nothing_is_found(talk: Talk) -> None:
    text = Text.of(article(GERMAN))
    for request in (
        Analyse(1, text, 0, (BRIDGE,)),
        Match(1, text, (BRIDGE,)),
        Batch((1,), (text,), (BRIDGE,)),
    ):
        assert all(not any(reply.matches) for reply in answers(talk(request)))


def test_a_query_that_spacy_refuses_stops_no_other(talk: Talk) -> None:
    replies = talk(Analyse(1, Text.of(article(NEWS)), 0, (WRONG, SAY)))
    assert [(r.query, r.reason[:24]) for r in replies if isinstance(r, Refused)] == [
        (0, "not a regular expression")
    ]
    assert [words(NEWS, found) for found in answers(replies)[-1].matches] == [[], ["said"]]


# -- the client


@pytest.fixture
def matches(tmp_path: Path) -> DocMatches:
    return DocMatches(Cache(tmp_path / "cache"))


@pytest.fixture
def analyst(tmp_path: Path, matches: DocMatches) -> Iterator[Analyst]:
    found = Analyst(SHIPPED, matches.cache, tmp_path / "log", matches)
    yield found
    found.close()


def known(matches: DocMatches, one: Article, *queries: DocQuery) -> list[list[str]]:
    """What is known of these queries."""
    assert MODEL is not None
    found = matches.known(one, MODEL, queries)
    return [[extent.of(one.text) for extent in at] for at in found.values()]


def matched(analyst: Analyst) -> None:
    """Wait until what was asked for alone is there."""
    while not any(update.matched for update in analyst.poll()):
        pass


def test_what_queries_find_is_kept_and_only_a_new_one_is_asked_for(
    analyst: Analyst, matches: DocMatches
) -> None:
    analyst.analyse(article(), 0, (), (SAY,))
    assert last(analyst).analysis is not None
    assert known(matches, article(), SAY, PERSON) == [["said"]]
    analyst.match(article(), (PERSON,))
    matched(analyst)
    again = DocMatches(matches.cache)
    assert known(again, article(), SAY, PERSON) == [["said"], ["Anna Berg", "Berg"]]
    assert known(again, article("Another text."), SAY) == []


def test_snapshots_say_what_was_found_so_far(analyst: Analyst, matches: DocMatches) -> None:
    counts: list[int] = []
    analyst.analyse(article(LONG), 0, (), (SAY,))
    while not counts or counts[-1] < 300:
        if any(update.analysis is not None for update in analyst.poll()):
            counts.append(len(matches.so_far(article(LONG))[SAY]))
    assert counts == sorted(counts)
    assert counts[0] < 300


def test_a_query_that_takes_too_long_is_off_and_the_rest_goes_on(
    analyst: Analyst, matches: DocMatches
) -> None:
    text = f"{NEWS}\n{BAIT}"
    analyst.analyse(article(text), 0, (), (SAY, DEADLY, PERSON))
    analysis = last(analyst).analysis
    assert analysis is not None
    assert (analysis.model is not None, analysis.notices) == (True, ())
    assert matches.off(article(text)) == {DEADLY: SLOW}
    assert known(matches, article(text), SAY, DEADLY, PERSON)[0] == ["said", "said"]
    again = DocMatches(matches.cache)
    assert known(again, article(text), DEADLY) == []
    assert again.off(article(text)) == {DEADLY: SLOW}, "the next opening shall not find it out again"
    third = DocMatches(matches.cache)
    later = Analyst(SHIPPED, matches.cache, None, third)
    later.analyse(article(text), 0, (), (DEADLY, SAY, BRIDGE))
    assert later._queries == (BRIDGE,)
    later.close()


def test_alone_too_a_query_that_takes_too_long_is_off(analyst: Analyst, matches: DocMatches) -> None:
    analyst.match(article(BAIT), (DEADLY, SAY))
    matched(analyst)
    assert matches.off(article(BAIT)) == {DEADLY: SLOW}
    assert known(matches, article(BAIT), SAY) == [["said"]]


def test_where_only_queries_that_are_off_are_left_no_process_is_started(
    analyst: Analyst, matches: DocMatches
) -> None:
    matches.refuse(WRONG, "no")
    analyst.match(article(), (WRONG,))
    assert analyst.fileno() is None
    assert [update.matched for update in analyst.poll()] == [True]


def test_an_answer_to_what_was_asked_before_is_taken_for_that(analyst: Analyst, matches: DocMatches) -> None:
    analyst.match(article(), (SAY,))
    analyst.match(article("Another text."), (PERSON, SAY))
    analyst._take(Refused(1, 0, "no"))
    analyst._take(Trying(1, 0))
    assert matches.refused == {SAY: "no"}
    assert analyst._tried == (Trying(1, 0), SAY)
    analyst._take(Trying(77, 0))
    assert analyst._tried is None


def test_what_was_found_so_far_is_of_the_article_that_is_read(matches: DocMatches) -> None:
    matches.take_so_far(article(), (SAY,), ((0, 5),))
    assert [len(found) for found in matches.so_far(article()).values()] == [1]
    assert matches.so_far(article("Another text.")) == {}


# -- the pool


def run(
    articles: list[Article], queries: Queries, matches: DocMatches
) -> list[tuple[Analysis, list[list[str]]]]:
    """Each analysis, and what of the queries is known when it comes."""
    asked = analyse_all(as_found(articles), SHIPPED, 1, matches.cache, queries=queries, matches=matches)
    return [(analysis, known(matches, one, *queries)) for one, analysis in asked]


def test_many_articles_are_looked_through_and_only_new_queries_cost_anything(matches: DocMatches) -> None:
    articles = [article(f"Number {n}. {NEWS}", f"{n}.txt") for n in range(6)]
    first = run(articles, (SAY,), matches)
    assert [found for _, found in first] == [[["said"]]] * 6
    more = run([*articles, article(BAIT)], (SAY, PERSON), matches)
    assert [found for _, found in more] == [[["said"], ["Anna Berg", "Berg"]]] * 6 + [[["said"], []]]
    assert [analysis for analysis, _ in more[:6]] == [analysis for analysis, _ in first]


@pytest.mark.parametrize("texts", [[NEWS, BAIT, f"{BAIT} {NEWS}", TALE], [BAIT, TALE], [TALE, BAIT]])
def test_a_query_that_takes_too_long_in_one_of_many_articles_is_off_in_that_alone(
    matches: DocMatches, texts: list[str]
) -> None:
    articles = [article(text) for text in texts]
    found = run(articles, (DEADLY, SAY), matches)
    assert all(analysis.model is not None and not analysis.notices for analysis, _ in found)
    said = {NEWS: ["said"], BAIT: ["said"], TALE: ["said"], f"{BAIT} {NEWS}": ["said", "said"]}
    deadly: dict[str, list[list[str]]] = {NEWS: [[]], TALE: [["aaa"]]}
    assert [at for _, at in found] == [[*deadly.get(text, []), said[text]] for text in texts]
    again = DocMatches(matches.cache)
    assert run(articles, (DEADLY, SAY), again) == found
    assert [bool(again.off(one)) for one in articles] == [text not in deadly for text in texts]


@pytest.mark.parametrize(("alone", "open_elsewhere"), [(True, ()), (False, (SAY,))])
def test_what_ends_the_process_while_it_is_made_ready_is_off_everywhere(
    analyst: Analyst, matches: DocMatches, *, alone: bool, open_elsewhere: Queries
) -> None:
    analyst.match(article(), (SAY,))
    process = analyst._process
    assert process is not None
    process.kill()
    analyst._blame(Trying(1, 0, alone=alone), SAY, process)
    assert matches.open((SAY,), article()) == ()
    assert matches.open((SAY,), article(BAIT)) == open_elsewhere
    analyst._process = None


@pytest.mark.parametrize("off", ["refused", "slow"])
def test_nothing_is_kept_of_a_query_that_is_off(matches: DocMatches, off: str) -> None:
    """It would be known as one that found nothing, and its rule would never be named."""
    assert MODEL is not None
    if off == "refused":
        matches.refuse(SAY, "no")
    else:
        matches._off_in(article())[SAY] = SLOW
    matches.take(article(), MODEL, (SAY, PERSON), ((), (0, 5)))
    assert list(DocMatches(matches.cache).known(article(), MODEL, (SAY, PERSON))) == [PERSON]


# -- checking


def test_what_spacy_refuses_is_told_without_a_model() -> None:
    off = refused((SAY, WRONG, DEADLY, BRIDGE))
    assert list(off) == [WRONG]
    assert off[WRONG].startswith("not a regular expression: missing )")


def test_checking_needs_no_model() -> None:
    process = Process("no_such_model", None)
    try:
        process.send(Check((WRONG,)))
        replies: list[Reply] = []
        ended = False
        while not ended and Checked() not in replies:
            more, ended = process.replies()
            replies += more
    finally:
        process.kill()
    assert [type(reply) for reply in replies] == [Trying, Refused, Trying, Checked]


def test_of_other_models_than_the_one_that_read_it_nothing_is_known(matches: DocMatches) -> None:
    assert MODEL is not None
    matches.take(article(), MODEL, (SAY,), ((0, 5),))
    assert matches.known(article(), ModelInfo("other", "1", "en"), (SAY,)) == {}
    assert os.listdir(matches.cache.folder or "")
