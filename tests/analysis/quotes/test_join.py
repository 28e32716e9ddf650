"""What goes on with a quote, and what does not."""

from __future__ import annotations

import pytest

from reader.analysis.quotes.attribute import find_quotes
from reader.analysis.quotes.scene import Scene
from tests.analysis.conftest import Parse
from tests.analysis.quotes.helpers import holds, quotes_of, short_quotes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We won,” Rosa Delgado said. “We will win again.” The crowd left.",
         [("“We won,”", "“We will win again.”")]),
        ("“We won,” Rosa Delgado said in a speech on Monday. “We will win again. And again.”",
         [("“We won,”", "“We will win again. And again.”")]),
        ("“It was dark. Nobody saw us.” “We ran,” Rosa Delgado said.",
         [("“It was dark. Nobody saw us.”", "“We ran,”")]),
        ("“We won,” Rosa Delgado told “Good Morning, Eastport.” “We will win again.”",
         [("“We won,”", "“We will win again.”"), ("“Good Morning, Eastport.”",)]),
    ],
)  # fmt: skip
def test_sentences_that_go_on(parse: Parse, text: str, parts: list[tuple[str, ...]]) -> None:
    assert [quote[1] for quote in short_quotes(parse, text)] == parts


def test_open_paragraphs_are_parts_of_one_quote(parse: Parse) -> None:
    text = "“We came at dawn,” Rosa Delgado said. “We saw the sea.\n“Then we went home.”\nIt rained."
    assert [(q[1], q[3]) for q in short_quotes(parse, text)] == [
        (("“We came at dawn,”", "“We saw the sea.", "“Then we went home.”"), "Rosa Delgado"),
    ]


def test_a_paragraph_in_marks_goes_on_with_the_speaker_before(parse: Parse) -> None:
    text = "“We came at dawn,” Rosa Delgado said.\n“Then we all went home.”\nIt rained."
    assert [(q[1], q[3]) for q in short_quotes(parse, text)] == [
        (("“We came at dawn,”", "“Then we all went home.”"), "Rosa Delgado"),
    ]


def test_another_speaker_in_between(parse: Parse) -> None:
    text = "“We won,” Rosa Delgado said. “You did not win anything,” said Karl Brandt. “You lost it all.”"
    assert [(q[1], q[3]) for q in short_quotes(parse, text)] == [
        (("“We won,”",), "Rosa Delgado"),
        (("“You did not win anything,”", "“You lost it all.”"), "Karl Brandt"),
    ]


def test_marks_that_nobody_is_said_to_have_said(parse: Parse) -> None:
    text = "The sign was old. “No swimming after dark in this bay.” Boats lay on the sand."
    assert short_quotes(parse, text) == [("direct", ("“No swimming after dark in this bay.”",), None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” Rosa Delgado said, “and “luck” had no part in it.” He called it “a lie,” she said.",
        "Rosa Delgado said the town, which “never sleeps,” needs “a new plan” and “new people,” Brandt said.",
        '"A" said Karl. "B" "C" said Rosa, "D said E" and F said that G "H" said.',
        "According to Rosa, according to Karl, he said, she said that they said “no.”",
    ],
)
def test_parts_never_hold_cue_or_speaker(parse: Parse, text: str) -> None:
    article, _ = parse(text)
    found = quotes_of(parse, text)
    assert found
    assert all(holds(quote, article) for quote in found)
    assert [quote.id for quote in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert [q.parts[0] for q in found] == sorted(q.parts[0] for q in found)


def test_what_is_not_read_yet_is_left_out(parse: Parse) -> None:
    text = "“We won,” Rosa Delgado said. “We came.\n“We saw.”\n“You lost,” said Karl Brandt."
    article, stretches = parse(text)

    def parts(first: int, end: int) -> list[str]:
        found = find_quotes(Scene(article, stretches[first:end], ()))
        return [part.of(text) for quote in found for part in quote.parts]

    assert parts(0, 3) == ["“We won,”", "“We came.", "“We saw.”", "“You lost,”"]
    assert parts(1, 3) == ["“We saw.”", "“You lost,”"]
    assert parts(2, 3) == ["“You lost,”"]


@pytest.mark.parametrize(
    "text",
    [
        "The nurse had one wish. “If you do this,” she said, “please do not call it help.”",
        "“If you do this,” Karl Brandt told the four of them, “please do not call it help.”",
        "“Why now?” asked Karl Brandt, “and why here?”",
    ],
)
def test_what_the_attribution_interrupts_is_one_quote(parse: Parse, text: str) -> None:
    assert [len(quote[1]) for quote in short_quotes(parse, text) if quote[0] == "direct"] == [2]


def test_sentences_of_two_speakers_stay_apart(parse: Parse) -> None:
    text = "“We won.” Karl Brandt had another view. He said, “You were lucky that day.”"
    direct = [quote[1] for quote in short_quotes(parse, text) if quote[0] == "direct"]
    assert direct[-1] == ("“You were lucky that day.”",)


def test_an_answer_in_marks_is_not_the_speakers(parse: Parse) -> None:
    text = "“They are being cleaned,” Karl Brandt replied. “All of them?” “All of them, yes.”"
    quotes = short_quotes(parse, text)
    assert [(quote[1], quote[3]) for quote in quotes] == [
        (("“They are being cleaned,”", "“All of them?”"), "Karl Brandt"),
        (("“All of them, yes.”",), None),
    ]
