"""Where a place is in a text that was changed."""

from __future__ import annotations

import pytest

from reader.domain.moved import Moved, context, find, is_same, sample, told

OLD = """\
The harbour board votes on the ferry

First paragraph of it, with some words of its own.

Second paragraph, which is what was being read here.

* * *

Third one, that ends it.

* * *
"""


@pytest.mark.parametrize(
    ("words", "new", "expected"),
    [
        ("Second", OLD, "Second paragraph"),
        ("Second", "A new start.\n\n" + OLD, "Second paragraph"),
        ("Second", OLD.replace("First paragraph of it, with some words of its own.\n\n", ""), "Second par"),
        ("Second", OLD.replace("Third one", "Another end"), "Second paragraph"),
        ("which", OLD.replace("Second", "Secnd"), "which is what"),
        ("Second", OLD.replace("which is what", "that is what"), "Second paragraph"),
        ("being", OLD.replace("being", "BEING"), "BEING read here"),
        (
            "Third",
            OLD.replace("Third one, that ends it.\n\n", "") + "\nThird one, that ends it.\n",
            "Third one",
        ),
        ("* * *", "Another line.\n" + OLD, "* * *\n\nThird"),
        ("", OLD.upper(), "THE HARBOUR"),
    ],
)
def test_a_place_goes_with_its_words(words: str, new: str, expected: str) -> None:
    place, found = Moved(OLD, new)(OLD.index(words))
    assert new[place:].startswith(expected)
    assert found or not words


def test_of_several_such_words_those_nearest_are_taken() -> None:
    old = "same words\n" * 9
    assert Moved(old, old)(44) == (44, True)


def test_where_the_words_are_gone_it_is_about_as_far_on() -> None:
    old = "one two three four five six seven eight nine ten\n\nA last line that stays."
    new = "x" * 100 + "\n\nA last line that stays."
    place, found = Moved(old, new)(25)
    assert not found
    assert 45 <= place <= 55
    assert Moved(old, "")(25) == (0, False)
    assert Moved("", new)(0) == (0, False)


def test_the_context_of_a_place_finds_it_again() -> None:
    place = OLD.index("which is")
    kept = context(OLD, place)
    for new in (OLD, "Before. " + OLD, OLD.replace("Second", "2nd"), OLD.replace("being", "been")):
        there = find(new, kept, place)
        assert there is not None
        assert new[there:].startswith("which is")
    assert find("Nothing of this is in here, not at all.", kept, place) is None


def test_words_that_could_be_anywhere_find_nothing() -> None:
    kept = context("abc said so. Quite other words are in this text.", 5)
    assert find("x said y", kept, 5) is None


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (OLD, True),
        (OLD.replace("Third", "Last"), True),
        (OLD[: len(OLD) // 2], True),
        ("An article about another harbour, which has the same name on the disk.\n" * 5, False),
        ("", False),
    ],
)
def test_a_text_is_told_from_another_one(new: str, same: bool) -> None:
    assert is_same(sample(OLD), new) is same


def test_a_text_of_which_nothing_was_kept_is_no_other() -> None:
    assert not is_same((), OLD)
    assert len(sample(OLD * 1000)) < 60


@pytest.mark.parametrize(
    ("found", "lost", "expected"),
    [
        (0, 0, ""),
        (1, 0, "1 mark moved with the text"),
        (2, 1, "2 marks moved with the text, 1 not found again"),
        (0, 2, "2 marks not found again"),
    ],
)
def test_what_is_told_of_marks(found: int, lost: int, expected: str) -> None:
    assert told(found, lost) == expected
