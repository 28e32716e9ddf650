"""The state behind the screen: queue, analysis as it arrives, what is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.analysis.client import Update
from reader.domain.analysis import Analysis
from reader.domain.errors import CannotOpen
from reader.domain.text import Extent
from reader.formats.source import Source
from reader.ui.focus import EntityFocus, QuoteFocus, current
from reader.ui.hits import SearchFocus
from reader.ui.session import Session
from tests.ui.article.samples import growing
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, as_engine, at

OTHER = "Another one\n\nIts text.\n"


def session(*, known: bool = True) -> tuple[Session, FakeEngine]:
    engine = FakeEngine({"ferry.txt": article(), "other.txt": article(OTHER, "other.txt")})
    engine.known[article().sha256] = analysis()
    first = article()
    return Session(as_engine(engine), engine.queue(), first, analysis() if known else None), engine


def update(found: Analysis | None, *, complete: bool = False, done: int = 50) -> Update:
    return Update(article().sha256, found, done, 100, complete)


def refresh(made: Session) -> None:
    """Show what was taken, as the window does."""
    make = made.taken()
    assert make is not None
    assert made.show(make(), made.opening)


def test_a_known_analysis_is_complete_at_once() -> None:
    made, engine = session()
    assert made.reading.complete
    assert len(made.found[0]) == 5
    assert engine.analyst.asked == []


def test_an_unknown_article_starts_as_its_text_alone() -> None:
    made, _ = session(known=False)
    assert not made.reading.complete
    assert made.found == ((), ())


def test_snapshots_replace_each_other_until_the_last_one() -> None:
    made, engine = session(known=False)
    engine.analyst.updates = [
        update(Analysis(analysis().entities[:2])),
        update(Analysis(analysis().entities[:3])),
    ]
    assert made.poll()
    assert not made.ended
    refresh(made)
    assert (len(made.found[0]), made.reading.complete, made.share_done) == (3, False, 0.5)
    engine.analyst.updates = [update(analysis(), complete=True, done=100)]
    assert made.poll()
    assert made.ended
    refresh(made)
    assert (len(made.found[0]), made.reading.complete) == (5, True)


def test_progress_alone_is_no_new_reading() -> None:
    made, engine = session(known=False)
    before = made.reading
    engine.analyst.updates = [update(None, done=20)]
    assert not made.poll()
    assert made.reading is before
    assert made.share_done == 0.2


def test_updates_of_another_article_are_ignored() -> None:
    made, engine = session(known=False)
    engine.analyst.updates = [replace(update(analysis(), complete=True), sha256="other")]
    assert not made.poll()
    assert made.found == ((), ())


def test_what_is_chosen_stays_chosen_through_snapshots() -> None:
    made, engine = session(known=False)
    engine.analyst.updates = [update(Analysis((replace(analysis().entities[4], id="e1"),)))]
    made.poll()
    refresh(made)
    focus = made.focus_on("e1")
    assert focus is not None
    made.set_focus(focus)
    engine.analyst.updates = [update(analysis(), complete=True)]
    made.poll()
    refresh(made)
    assert made.lit() == ("e5", "")


def test_notices_are_told_once_the_engines_too() -> None:
    made, engine = session(known=False)
    engine.told = ["config.yaml:3: no such key"]
    assert made.notices() == ["config.yaml:3: no such key"]
    engine.analyst.updates = [update(replace(analysis(), notices=("No model.",)), complete=True)]
    made.poll()
    refresh(made)
    assert made.notices() == ["No model."]
    assert made.notices() == []


def test_another_article_of_the_queue_opens_where_it_was_left() -> None:
    made, engine = session()
    other = article(OTHER, "other.txt")
    engine.places[other.sha256] = 13
    made.open(1)
    assert (made.article.source, made.place) == ("other.txt", 13)
    assert engine.analyst.asked == [("other.txt", 13)]


def test_the_place_is_kept_under_the_text() -> None:
    made, engine = session()
    made.place = 77
    made.save()
    assert engine.places == {article().sha256: 77}


def test_an_article_that_cannot_be_opened_leaves_the_open_one() -> None:
    made, engine = session()
    del engine.articles["other.txt"]
    with pytest.raises(CannotOpen):
        made.open(1)
    assert (made.index, made.article.source) == (0, "ferry.txt")


def test_a_pipe_is_read_once() -> None:
    engine = FakeEngine({"other.txt": article(OTHER, "other.txt")})
    piped = article(TEXT, "-")
    made = Session(
        as_engine(engine), [Source("-", None), Source("other.txt", Path("other.txt"))], piped, None
    )
    made.open(1)
    made.open(0)
    assert made.article is piped


def test_reloading_says_whether_the_text_changed() -> None:
    made, engine = session()
    assert made.reload() is None
    engine.articles["ferry.txt"] = article("New\n\nText\n")
    assert made.reload() == "", "there is no mark"
    assert made.article.text == "New\n\nText\n"


@pytest.mark.parametrize(
    ("words", "nth", "expected"),
    [
        ("Port Ellis", 0, ("e2", "")),
        ("only way", 0, ("e1", "q2")),
        ("rescue", 0, ("", "q4")),
        ("planned", 0, None),
    ],
)
def test_what_stands_at_a_place(words: str, nth: int, expected: tuple[str, str] | None) -> None:
    made, _ = session()
    found = made.at(at(TEXT, words, nth).start)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        made.set_focus(found)
        assert made.lit() == expected


def test_a_name_inside_a_quote_goes_before_the_quote() -> None:
    made, _ = session()
    assert isinstance(made.at(at(TEXT, "Ana Ruiz").start), EntityFocus)


@pytest.mark.parametrize(
    ("offset", "kind", "count", "words"),
    [
        (0, "entity", 1, "Ana Ruiz"),
        (0, "entity", 2, "Port Ellis"),
        (0, "entity", 99, "Harbour Board"),
        (len(TEXT), "entity", -1, "Harbour Board"),
        (len(TEXT), "entity", -2, "Tom Hale"),
        (0, "quote", 1, "the ferry would run until spring"),
        (len(TEXT), "quote", -1, "“rescue.”"),
    ],
)
def test_what_comes_next(offset: int, kind: str, count: int, words: str) -> None:
    made, _ = session()
    found = made.beside(offset, kind, count)
    assert found is not None
    assert current(found).extent.of(TEXT) == words


def test_beyond_the_last_there_is_nothing() -> None:
    made, _ = session()
    assert made.beside(len(TEXT), "quote", 1) is None
    assert made.beside(0, "entity", -1) is None


def test_a_search_lies_over_what_is_chosen_and_goes_first() -> None:
    made, _ = session()
    quote = made.focus_on("q2")
    assert quote is not None
    made.set_focus(quote)
    made.search = SearchFocus("a", (Extent(0, 1),))
    assert made.focus is made.search
    assert {span.style_key for span in made.overlay()} >= {"chosen.quote", "search.current"}
    assert made.drop()
    assert isinstance(made.focus, QuoteFocus)
    assert made.drop()
    assert not made.drop()


def test_choosing_puts_the_search_away() -> None:
    made, _ = session()
    made.search = SearchFocus("a", (Extent(0, 1),))
    focus = made.focus_on("e1")
    assert focus is not None
    made.set_focus(focus)
    assert made.search is None


def test_there_is_no_focus_on_what_is_not_there() -> None:
    made, _ = session()
    assert made.focus_on("e99") is None
    assert made.focus_on("group figure") is None


def test_what_was_made_for_an_earlier_opening_comes_too_late() -> None:
    engine = FakeEngine({"a.txt": article(), "b.txt": article("Other words.", "b.txt")})
    made = Session(as_engine(engine), engine.queue(), engine.articles["a.txt"], None)
    engine.analyst.updates = [Update(article().sha256, replace(analysis(), quotes=()), 50, 100, False)]
    assert made.poll()
    make, opening = made.taken(), made.opening
    assert make is not None
    engine.known[article().sha256] = analysis()
    made.open(1)
    made.open(0)
    assert made.reading.complete
    assert not made.show(make(), opening)
    assert made.reading.complete


def test_an_article_that_opens_at_last_has_not_failed() -> None:
    engine = FakeEngine()
    queue = [*engine.queue(), Source("late.txt", Path("late.txt"))]
    made = Session(as_engine(engine), queue, engine.articles["ferry.txt"], analysis())
    for _ in range(2):
        with pytest.raises(CannotOpen):
            made.open(1)
    assert [str(error) for error in made.failed] == ["late.txt: No such file"]
    engine.articles["late.txt"] = article("Here now.", "late.txt")
    made.open(1)
    assert made.failed == []


def test_what_is_being_made_when_something_is_corrected_comes_too_late() -> None:
    made, engine = session(known=False)
    engine.analyst.updates = [update(analysis(), complete=True)]
    made.poll()
    make, opening = made.taken(), made.opening
    assert make is not None
    made.again()  # a name was corrected while a thread makes the reading
    assert not made.show(make(), opening)
    assert made.expects
    corrected = replace(analysis(), entities=analysis().entities[:1])
    engine.analyst.updates = [update(corrected, complete=True)]
    made.poll()
    refresh(made)
    assert made.found[0] == corrected.entities
    assert not made.expects


# -- an article whose blocks are told apart behind the keys


def opening() -> tuple[Session, FakeEngine]:
    first = growing(article(), 1)
    engine = FakeEngine({"ferry.txt": first, "other.txt": article(OTHER, "other.txt")})
    return Session(as_engine(engine), engine.queue(), first, engine.begin(first)), engine


def begin(made: Session) -> None:
    look_up = made.begin(made.opening)
    assert look_up is not None
    made.begun(look_up(), made.opening)


def test_analysis_and_layers_wait_until_all_blocks_are_told_apart() -> None:
    made, engine = opening()
    assert (made.reading.opening, made.reading.spans) == (True, ())
    assert not made.read_on(), "not yet"
    assert engine.analyst.asked == []
    made.article.tell_blocks(60)
    assert made.read_on()
    assert made.reading.spans
    assert not made.reading.opening
    made.place = 55
    begin(made)
    assert engine.analyst.asked == [("ferry.txt", 55)]
    assert not made.read_on(), "once"


def test_what_is_known_of_it_is_shown_then() -> None:
    made, engine = opening()
    engine.known[made.article.sha256] = analysis()
    made.article.tell_blocks(60)
    made.read_on()
    begin(made)
    assert made.ended
    refresh(made)
    assert (len(made.found[0]), made.reading.complete) == (5, True)
    assert engine.analyst.asked == []


def test_another_article_that_was_opened_meanwhile_is_begun_once() -> None:
    made, engine = opening()
    before = made.opening
    made.open(1)
    assert made.begin(before) is None
    made.begun(None, before)
    assert engine.analyst.asked == [("other.txt", 0)]


def test_the_block_at_a_place_needs_no_other_block() -> None:
    made, _ = opening()
    block = article().blocks[2].extent
    assert made.block_at(block.start + 3) == block
    assert not made.article.whole


def test_without_a_model_what_can_be_said_is_made_elsewhere_and_taken() -> None:
    made, engine = opening()
    engine.modelless = True
    made.article.tell_blocks(60)
    made.read_on()
    make = made.begin(made.opening)
    assert make is not None
    assert engine.analyst.asked == []
    assert not made.ended
    made.begun(make(), made.opening - 1)
    assert not made.ended, "of another opening"
    made.begun(make(), made.opening)
    assert made.ended
    assert made.begin(made.opening - 1) is None


MATCHED = Update(article().sha256, None, 0, 0, False, matched=True)


def test_what_rules_lack_is_asked_for_when_the_whole_is_shown() -> None:
    made, engine = session(known=False)
    made.match()
    assert engine.matched == []
    engine.analyst.updates = [update(analysis(), complete=True)]
    assert made.poll()
    made.match()
    assert engine.matched == [], "it is not shown yet"
    refresh(made)
    made.match()
    assert engine.matched == ["ferry.txt"]


def test_what_rules_find_later_is_another_reading_of_the_same() -> None:
    made, engine = session()
    before = made.reading
    engine.analyst.updates = [MATCHED]
    assert made.poll()
    refresh(made)
    assert made.reading is not before
    assert (made.reading.analysis, made.reading.complete) == (before.analysis, True)
    assert not made.poll()


@pytest.mark.parametrize("shown", ["other.txt", "ferry.txt, not whole"])
def test_what_rules_find_in_what_is_not_shown_whole_changes_nothing(shown: str) -> None:
    made, engine = session(known=shown == "other.txt")
    if shown == "other.txt":
        made.open(1)
    engine.analyst.updates = [MATCHED]
    assert not made.poll()
