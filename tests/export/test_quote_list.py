"""Quotes a line each."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.reading import Reading
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.export.quote_list import Wanted, ledger, lines, objects

TEXT = (
    "A headline\n\n"
    "“We\nwait,” said Ana Ruiz. “For now.” She said it was late.\n\n"
    "Officials called it a “farce”, and a “rescue” was lost, \x1b[2J\tBo said."
)


def at(words: str) -> Extent:
    start = TEXT.index(words)
    return Extent(start, start + len(words))


def blocks() -> tuple[Block, ...]:
    first, *others = TEXT.split("\n\n")
    return (Block(at(first), BlockKind.TITLE), *(Block(at(part), BlockKind.PARAGRAPH) for part in others))


def by(name: str, entity: str | None, *, certain: bool = True) -> Speaker:
    return Speaker(at("Ana Ruiz"), entity, name, "subject of said", certain)


ANA = Entity("e1", "Ana\nRuiz", "PERSON", None, (Mention(at("Ana Ruiz"), "PERSON", "model", True),), True)
WAIT = Quote(
    "q1", QuoteKind.DIRECT, (at("“We\nwait,”"), at("“For now.”")), None, by("Ana\nRuiz", "e1"), "marks"
)
LATE = Quote(
    "q2", QuoteKind.INDIRECT, (at("it was late"),), None, by("Ana Ruiz", "e1", certain=False), "clause"
)
FARCE = Quote("q3", QuoteKind.MIXED, (at("a “farce”"),), None, by("Officials", None), "called")
RESCUE = Quote("q4", QuoteKind.SCARE, (at("“rescue”"),), None, None, "marks")
LOST = Quote("q5", QuoteKind.INDIRECT, (at("was lost, \x1b[2J\t"),), None, None, "clause")
ALL = (WAIT, LATE, FARCE, RESCUE, LOST)


def reading(*quotes: Quote, source: str = "a.txt") -> Reading:
    return Reading(Article(source, TEXT, blocks()), Analysis((ANA,), quotes), (), (), ())


def rows(wanted: Wanted | None = None, *quotes: Quote, with_file: bool = False) -> list[list[str]]:
    written = b"".join(lines([reading(*(quotes or ALL))], wanted or Wanted(), with_file=with_file)).decode()
    return [line.split("\t") for line in written.splitlines()]


def shown(wanted: Wanted, *quotes: Quote, width: int = 80, files: int = 1) -> list[str]:
    several = [reading(*(quotes or ALL), source=f"{n}.txt") for n in range(files)]
    written = b"".join(ledger(several, wanted, with_file=files > 1, width=width)).decode()
    return written.removesuffix("\n").split("\n")


def test_a_line_is_paragraph_kind_mark_speaker_cue_and_words() -> None:
    assert rows()[:4] == [
        ["1", "direct", "", "Ana Ruiz", "", "“We wait,” … “For now.”"],
        ["1", "indirect", "~", "Ana Ruiz", "", "it was late"],
        ["2", "mixed", "", "Officials", "", "a “farce”"],
        ["2", "scare", "", "", "", "“rescue”"],
    ]


def test_every_line_has_six_cells_and_nothing_acts_on_the_terminal() -> None:
    assert {len(row) for row in rows()} == {6}
    assert rows()[4] == ["2", "indirect", "", "", "", "was lost, ␛[2J"]


def test_the_file_comes_first_where_there_are_several() -> None:
    assert rows(with_file=True)[0][:2] == ["a.txt", "1"]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(frozenset({QuoteKind.DIRECT, QuoteKind.SCARE})), ["q1", "q4"]),
        (Wanted(speakers=("RUIZ",)), ["q1", "q2"]),
        (Wanted(speakers=("officials", "nobody else")), ["q3"]),
        (Wanted(speakers=("ruiz", "officials")), ["q1", "q2", "q3"]),
        (Wanted(speakers=("rui",)), []),
        (Wanted(sure=True), ["q1", "q3"]),
        (Wanted(unsure=True), ["q2", "q5"]),
        (Wanted(unsure=True, speakers=("ruiz",)), ["q2"]),
        (Wanted(frozenset({QuoteKind.INDIRECT}), ("ana ruiz",), sure=True), []),
        (Wanted(by="speaker"), ["q1", "q2", "q3", "q5", "q4"]),
    ],
)
def test_kinds_speakers_sureness_and_order_choose(wanted: Wanted, ids: list[str]) -> None:
    assert [quote.id for quote in wanted.of(reading(*ALL))] == ids


def test_on_a_terminal_words_are_wrapped_under_themselves() -> None:
    long = replace(WAIT, parts=(at("“We\nwait,” said Ana Ruiz. “For now.”"),))
    assert shown(Wanted(), long, LATE, FARCE, width=52) == [
        "1  direct     Ana Ruiz   “We wait,” said Ana Ruiz.",
        "                         “For now.”",
        "1  indirect  ~Ana Ruiz   it was late",
        "2  mixed      Officials  a “farce”",
    ]


def test_by_speaker_each_has_a_head_with_counts() -> None:
    assert shown(Wanted(by="speaker")) == [
        "Ana Ruiz: 2 quotes, ~1 guess, 7 words",
        "1  direct     “We wait,” … “For now.”",
        "1  indirect  ~it was late",
        "",
        "Unnamed sources: 1 quote, 2 words",
        "2  mixed      Officials  a “farce”",
        "",
        "Nobody named: 1 quote",
        "2  indirect   was lost, ␛[2J",
        "",
        "Words in marks: 1 quote",
        "2  scare      “rescue”",
    ]


def test_several_articles_have_heads_on_a_terminal() -> None:
    assert shown(Wanted(), FARCE, files=2) == [
        "0.txt", "", "2  mixed      Officials  a “farce”", "", "1.txt", "", "2  mixed      Officials  a “farce”",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [0, 20, 45, 60, 200])
def test_lines_fit_the_terminal_as_far_as_words_allow(width: int) -> None:
    long = replace(FARCE, speaker=by("a spokesman for the department of harbours", None))
    for line in shown(Wanted(), long, WAIT, width=width):
        assert len(line) <= max(width, 40)


def test_objects_are_those_of_the_export_with_words_and_paragraph() -> None:
    (line,) = b"".join(objects([reading(LATE)], Wanted())).splitlines()
    start = TEXT.index("it was late")
    named = {"start": at("Ana Ruiz").start, "end": at("Ana Ruiz").end}
    assert json.loads(line) == {
        "file": "a.txt", "paragraph": 1, "words": "it was late", "certain": False,
        "id": "q2", "kind": "indirect", "parts": [{"start": start, "end": start + 11}], "cue": None,
        "speaker": {**named, "entity": "e1", "name": "Ana Ruiz", "basis": "subject of said", "certain": False,
                    "chain": [], "candidates": []},
        "basis": "clause",
    }  # fmt: skip


DENIED = replace(LATE, cue=at("She said"), asserted=False)


def test_the_cue_has_a_cell_of_its_own_and_a_column_on_a_terminal() -> None:
    assert rows(None, DENIED) == [["1", "indirect", "~", "Ana Ruiz", "She said", "it was late"]]
    assert shown(Wanted(), DENIED, FARCE, width=70) == [
        "1  indirect  ~Ana Ruiz   She said  it was late",
        "2  mixed      Officials            a “farce”",
    ]
    assert shown(Wanted(by="speaker"), DENIED)[1:] == ["1  indirect  ~She said  it was late"]


def test_where_there_is_no_room_for_the_cue_it_stands_before_words_that_were_not_said() -> None:
    long = replace(DENIED, speaker=by("a spokesman for the harbours", None))
    assert shown(Wanted(), long, replace(long, asserted=True), width=45) == [
        "1  indirect   a sp…  (She said) it was late",
        "1  indirect   a sp…  it was late",
    ]


def test_only_what_is_not_said_has_that_in_its_object() -> None:
    said, denied = (json.loads(line) for line in objects([reading(LATE, DENIED)], Wanted()))
    assert "asserted" not in said
    assert denied["asserted"] is False


def test_an_article_without_quotes_gives_nothing() -> None:
    none = reading()
    assert list(lines([none], Wanted(), with_file=False)) == []
    assert list(ledger([none], Wanted(), with_file=False, width=80)) == []
    assert list(objects([none], Wanted())) == []
