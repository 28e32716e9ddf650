"""Quotes as accounts of their speakers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.entities import Entity, Mention
from reader.domain.ledger import (
    NOBODY,
    SCARE,
    UNNAMED,
    account_of,
    accounts,
    called,
    cue_of,
    has_words,
    is_guess,
    mark_of,
    never_quoted,
    word_counts,
    words,
)
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.text import Extent


def quote(
    text: str,
    *parts: str,
    kind: QuoteKind = QuoteKind.DIRECT,
    by: str = "Ana Ruiz",
    entity: str | None = "e1",
) -> Quote:
    """A quote of these words of the text."""
    extents = tuple(Extent(text.index(part), text.index(part) + len(part)) for part in parts or (text,))
    return Quote("q1", kind, extents, None, Speaker(Extent(0, 1), entity, by, "", True), "marks")


def person(id_: str, name: str, *starts: int, label: str = "PERSON", pronoun: bool = False) -> Entity:
    mentions = tuple(Mention(Extent(s, s + len(name)), label, "model", True, pronoun) for s in starts)
    return Entity(id_, name, label, None, mentions, True)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("“We will wait,”", QuoteKind.DIRECT, (3, 0)),
        ("that they\nwould wait", QuoteKind.INDIRECT, (0, 4)),
        ("the plan was “a gift wrapped in a flag.”", QuoteKind.MIXED, (6, 3)),
        ('it was "late" and "lost"', QuoteKind.MIXED, (2, 3)),
        ("she would ‘not write a cheque’ today", QuoteKind.MIXED, (4, 3)),
        ("the board's plan was 'dead'", QuoteKind.MIXED, (1, 4)),
        ("it was “never closed", QuoteKind.MIXED, (2, 2)),
        ("“rescue”", QuoteKind.SCARE, (1, 0)),
    ],
)
def test_words_in_marks_are_counted_apart_from_those_that_are_reported(
    text: str, kind: QuoteKind, expected: tuple[int, int]
) -> None:
    assert word_counts(quote(text, kind=kind), text) == expected


def test_the_words_are_on_one_line_and_parts_are_told_apart() -> None:
    text = "“We\nwill  wait,” she said. “Long.”"
    assert words(quote(text, "“We\nwill  wait,”", "“Long.”"), text) == "“We will wait,” … “Long.”"


def test_parts_with_only_blanks_between_leave_nothing_out() -> None:
    text = "“We waited.\n\n“We wait.” “Long.” It rained. “Too long.”"
    said = quote(text, "“We waited.", "“We wait.”", "“Long.”", "“Too long.”")
    assert words(said, text) == "“We waited. “We wait.” “Long.” … “Too long.”"


@pytest.mark.parametrize(
    ("text", "cue", "asserted", "expected"),
    [
        ("Did he say that it failed?", "say", False, "say?"),
        ("He said that it failed.", "said", True, "said"),
        ("He never\nsaid that it failed.", "never\nsaid", False, "never said"),
    ],
)
def test_a_cue_that_does_not_show_that_it_was_not_said_gets_a_mark(
    text: str, cue: str, asserted: bool, expected: str
) -> None:
    start = text.index(cue)
    one = replace(quote(text, "it failed"), cue=Extent(start, start + len(cue)), asserted=asserted)
    assert cue_of(one, text) == expected
    assert cue_of(replace(one, cue=None), text) == ""


def test_each_quote_is_in_one_account() -> None:
    one = quote("Yes")
    assert account_of(one) == "e1"
    assert account_of(quote("Yes", by="officials", entity=None)) == UNNAMED
    assert account_of(replace(one, speaker=None)) == NOBODY
    assert account_of(replace(one, kind=QuoteKind.SCARE)) == SCARE


def test_only_somebody_can_be_a_guess() -> None:
    one = quote("Yes")
    assert one.speaker is not None
    unsure = replace(one, speaker=replace(one.speaker, certain=False))
    assert [is_guess(q) for q in (one, unsure, replace(one, speaker=None))] == [False, True, False]
    assert not is_guess(replace(unsure, kind=QuoteKind.SCARE))
    said = replace(unsure, confirmed=True)
    assert [mark_of(q) for q in (one, unsure, said, replace(one, speaker=None))] == ["", "~", "✓", ""]


def test_accounts_come_by_words_then_those_without_a_name() -> None:
    text = "one two three. four five. six. seven. eight"
    made = accounts(
        [
            quote(text, "six", kind=QuoteKind.SCARE),
            replace(quote(text, "seven"), speaker=None),
            quote(text, "eight", by="officials", entity=None),
            quote(text, "four five", by="Bo", entity="e2"),
            quote(text, "one two three"),
        ],
        text,
    )
    assert [(a.key, a.name, a.words) for a in made] == [
        ("e1", "Ana Ruiz", 3), ("e2", "Bo", 2), (UNNAMED, "Unnamed sources", 1),
        (NOBODY, "Nobody named", 1), (SCARE, "Words in marks", 1),
    ]  # fmt: skip


def test_people_who_are_never_quoted_are_those_named_most_first() -> None:
    found = [
        person("e1", "Ana Ruiz", 0, 9), person("e2", "Bo", 20), person("e3", "Cy", 30, 40),
        person("e4", "Harbour Board", 50, label="ORG"), person("e5", "Di", 60),
    ]  # fmt: skip
    said = [quote("Yes"), replace(quote("Yes", by="Di", entity="e5"), kind=QuoteKind.SCARE)]
    assert [e.name for e, _ in never_quoted(found, said)] == ["Cy", "Bo", "Di"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ruiz", True), ("Ana Ruiz", True), ("ANA", True), ("la paloma", True), ("ui", False), ("Ruiz Ana", False),
        ("zoe", False),
    ],
)  # fmt: skip
def test_a_speaker_goes_by_every_name_of_the_text(wanted: str, found: bool) -> None:
    text = "Ana Ruiz, La Paloma to friends."
    ana = replace(person("e1", "Ana Ruiz", 0), mentions=(
        Mention(Extent(0, 8), "PERSON", "model", True), Mention(Extent(10, 19), "PERSON", "alias", True),
    ))  # fmt: skip
    assert called([wanted], [ana], text) == ({"e1"} if found else set())


def test_accents_do_not_matter_in_a_name() -> None:
    assert has_words("Zoë Łukasz", ["zoe lukasz"])
