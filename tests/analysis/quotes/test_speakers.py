"""From the words for a speaker to the entity behind them."""

from __future__ import annotations

import pytest

from reader.analysis.quotes.attribute import find_quotes
from reader.analysis.quotes.scene import Scene
from reader.domain.quotes import Speaker
from reader.formats.text import read
from tests.analysis.conftest import Parse
from tests.analysis.quotes.helpers import person, quotes_of


def speaker_of(parse: Parse, text: str, last: bool = True, role: str | None = None) -> Speaker:
    """The speaker of the last quote; Rosa Delgado and Karl Brandt are the people of every text."""
    people = (
        person(text, 1, "Rosa Delgado", "Delgado", role=role),
        person(text, 2, "Karl Brandt", "Brandt"),
    )
    found = quotes_of(parse, text, *(p for p in people if p.mentions))
    speaker = found[-1 if last else 0].speaker
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“We won,” Rosa Delgado said.", "Rosa Delgado", "Rosa Delgado"),
        ("Rosa Delgado ran. “We won,” Delgado said.", "Delgado", "Rosa Delgado"),
        ("“We won,” said Mayor Rosa Delgado of Eastport.", "Mayor Rosa Delgado", "Rosa Delgado"),
        ("“We won,” said Rosa Delgado, who had run twice before.", "Rosa Delgado", "Rosa Delgado"),
    ],
)
def test_a_name_is_certain(parse: Parse, text: str, words: str, name: str) -> None:
    speaker = speaker_of(parse, text)
    assert (speaker.extent.of(text), speaker.name, speaker.entity) == (words, name, "e1")
    assert speaker.certain
    assert speaker.chain == ()
    assert speaker.basis == "subject of said"


def test_several_names_are_one_mention(parse: Parse) -> None:
    text = "“We won,” Karl Brandt and Rosa Delgado said."
    speaker = speaker_of(parse, text)
    assert (speaker.extent.of(text), speaker.name) == ("Karl Brandt and Rosa Delgado", "Karl Brandt")
    assert not speaker.certain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two officials said the plan had failed.", "Two officials"),
        ("“We won,” said a person close to Rosa Delgado.", "a person"),
        ("“We won,” Rosa Delgado’s spokesman said.", "Rosa Delgado’s spokesman"),
        ("The company said the plan had failed.", "The company"),
    ],
)
def test_unnamed_sources_stay_as_they_stand(parse: Parse, text: str, words: str) -> None:
    speaker = speaker_of(parse, text)
    assert (speaker.extent.of(text), speaker.name, speaker.entity) == (words, words, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rosa Delgado won again on Monday. “It was time,” she said.", "Rosa Delgado"),
        ("Karl Brandt lost again on Monday. “It was time,” he said.", "Karl Brandt"),
        ("Rosa Delgado met Karl Brandt at noon. “It was time,” he said.", "Karl Brandt"),
        ("Rosa Delgado met Karl Brandt at noon. “It was time,” she said.", "Rosa Delgado"),
        ("“It was time,” Karl Brandt said.\nIt rained.\n“Nobody came,” he said.", "Karl Brandt"),
    ],
)
def test_a_pronoun_is_followed_to_a_name(parse: Parse, text: str, name: str) -> None:
    speaker = speaker_of(parse, text)
    assert speaker.name == name
    assert speaker.entity is not None
    assert [extent.of(text) for extent in speaker.chain] == [name]
    assert f"= {name}" in speaker.basis


def test_a_pronoun_that_cannot_be_told_stays_one(parse: Parse) -> None:
    speaker = speaker_of(parse, "“It was time,” he said.")
    assert (speaker.name, speaker.entity, speaker.certain) == ("he", None, False)


@pytest.mark.parametrize("pronoun", ["I", "they", "we", "it"])
def test_other_pronouns_stand_for_themselves(parse: Parse, pronoun: str) -> None:
    speaker = speaker_of(parse, f"Karl Brandt left. “It was time,” {pronoun} said.")
    assert (speaker.name, speaker.entity) == (pronoun, None)


def test_others_considered_are_candidates(parse: Parse) -> None:
    text = "James Field met Karl Brandt, and the two men talked. “It was time,” he said."
    people = (person(text, 1, "James Field"), person(text, 2, "Karl Brandt"))
    speaker = quotes_of(parse, text, *people)[-1].speaker
    assert speaker is not None
    assert {speaker.name, *(c.name for c in speaker.candidates)} == {"James Field", "Karl Brandt"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayor Rosa Delgado met Karl Brandt. “It was time,” the mayor said.", None),
        ("Sen. Rosa Delgado met Karl Brandt. “It was time,” the senator said.", None),
        ("Rosa Delgado, the mayor of Eastport, met Karl Brandt. “It was time,” the mayor said.", None),
        ("Rosa Delgado met Karl Brandt. “It was time,” the harbour master said.", "harbour master"),
    ],
)
def test_a_role_is_followed_to_a_name(parse: Parse, text: str, role: str | None) -> None:
    speaker = speaker_of(parse, text, role=role)
    assert (speaker.name, speaker.entity) == ("Rosa Delgado", "e1")
    assert [extent.of(text) for extent in speaker.chain] == ["Rosa Delgado"]
    assert "the " in speaker.basis


def test_a_relative_pronoun_leads_to_its_noun(parse: Parse) -> None:
    text = "Karl Brandt, who said the mill was unsafe, has left the company."
    speaker = speaker_of(parse, text)
    assert (speaker.extent.of(text), speaker.name) == ("who", "Karl Brandt")
    assert [extent.of(text) for extent in speaker.chain] == ["Karl Brandt"]


def test_a_pronoun_after_an_unnamed_speaker_means_them(parse: Parse) -> None:
    text = "Karl Brandt left early.\nA spokesman said the plan had failed. “We won,” he said."
    speaker = speaker_of(parse, text)
    assert (speaker.extent.of(text), speaker.name, speaker.entity) == ("he", "A spokesman", None)
    assert [link.of(text) for link in speaker.chain] == ["A spokesman"]
    assert not speaker.certain


@pytest.mark.parametrize(
    "text",
    [
        "Karl Brandt left early.\nA spokeswoman said the plan had failed. “We won,” he said.",
        "A spokesman said the plan had failed, and Karl Brandt left. “We won,” he said.",
        "A spokesman said the plan had failed.\nKarl Brandt left early. “We won,” he said.",
    ],
)
def test_a_name_that_is_nearer_or_the_only_one_that_fits_comes_first(parse: Parse, text: str) -> None:
    assert speaker_of(parse, text).name == "Karl Brandt"


def test_a_label_is_one_person_throughout_and_alone(parse: Parse) -> None:
    text = (
        "Rosa Delgado spoke to Karl Brandt.\nBRANDT: Will you stay?\nDELGADO: So no headline, Mr. Brandt.\n"
        "BRANDT: When?\nDELGADO: (laughs) In June."
    )
    people = (person(text, 1, "Rosa Delgado"), person(text, 2, "Karl Brandt", "Brandt"))
    speakers = [quote.speaker for quote in quotes_of(parse, text, *people)]
    assert [s and (s.extent.of(text), s.name, s.entity, s.certain) for s in speakers] == [
        ("BRANDT", "Karl Brandt", "e2", True),
        ("DELGADO", "Rosa Delgado", "e1", True),
    ] * 2


def test_of_two_with_the_label_the_first_is_meant_as_a_guess(parse: Parse) -> None:
    text = "Rosa Brandt met Karl Brandt.\nBRANDT: Will you stay?\nHALE: No.\nBRANDT: When?\nHALE: In June."
    people = (person(text, 1, "Rosa Brandt"), person(text, 2, "Karl Brandt"))
    speaker = quotes_of(parse, text, *people)[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.certain) == ("Rosa Brandt", False)
    assert [c.name for c in speaker.candidates] == ["Karl Brandt"]


def test_a_label_with_a_full_name_is_that_person(parse: Parse) -> None:
    text = "Rosa Brandt: Will you stay?\nKarl Brandt: No.\nRosa Brandt: When?\nKarl Brandt: In June."
    people = (person(text, 1, "Rosa Brandt"), person(text, 2, "Karl Brandt"))
    speakers = [quote.speaker for quote in quotes_of(parse, text, *people)]
    assert [s and (s.name, s.certain) for s in speakers] == [("Rosa Brandt", True), ("Karl Brandt", True)] * 2


def test_a_label_with_another_given_name_is_somebody_else(parse: Parse) -> None:
    text = "Karl Brandt left.\nQUINN BRANDT: Will you stay?\nHALE: No.\nQUINN BRANDT: When?\nHALE: In June."
    speaker = quotes_of(parse, text, person(text, 1, "Karl Brandt"))[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.entity) == ("QUINN BRANDT", None)


def test_a_dateline_does_not_speak(parse: Parse) -> None:
    text = (
        "EASTPORT, Maine — Mayor Rosa Delgado accused the council of hiding the report.\n\nIt met in May.\n"
    )
    article = read("test", text)
    assert article.dateline is not None
    _, stretches = parse(text)
    (quote,) = find_quotes(Scene(article, stretches, [person(text, 1, "Rosa Delgado")]))
    assert quote.speaker is not None
    assert quote.speaker.name == "Rosa Delgado"


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("A spokeswoman for the port, Dana Cole, said the line was closed.", True),
        ("A spokeswoman for the senator, Dana Cole, said the line was closed.", False),
    ],
)
def test_who_speaks_for_somebody_is_named_behind_both(parse: Parse, text: str, certain: bool) -> None:
    (quote,) = quotes_of(parse, text, person(text, 1, "Dana Cole"))
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.certain) == ("Dana Cole", certain)


def test_a_pronoun_after_an_unnamed_speaker_is_not_a_name_before(parse: Parse) -> None:
    text = (
        "Martin Hale had sent two letters. A spokesman said that two letters had been received. "
        "He said that nobody had read them."
    )
    quotes = quotes_of(parse, text, person(text, 1, "Martin Hale"))
    assert [q.speaker.name for q in quotes if q.speaker] == ["A spokesman", "A spokesman"]
    assert [q.certain for q in quotes] == [True, False]
