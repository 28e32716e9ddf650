"""Names, quotes and pronouns follow what a person said."""

from __future__ import annotations

import random

import pytest

from reader.analysis.resolve import resolve
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import NO_NAME, Correction
from reader.domain.text import Extent
from tests.analysis.conftest import Parse

TEXT = "Mayor Ana Ruiz met the pilots on Monday. She said the ferry would run. “It will run,” she added."
MODEL = ModelInfo("m", "1", "en")
SHE = Extent(TEXT.index("She said"), TEXT.index("She said") + 3)


def found(parse: Parse, *corrections: Correction, text: str = TEXT) -> Analysis:
    article, stretches = parse(text)
    return resolve(article, stretches, MODEL, corrections)


def speakers(analysis: Analysis) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in analysis.quotes]


@pytest.mark.parametrize("label", ["PERSON", "ORG"])
def test_speakers_and_pronouns_follow_a_label(parse: Parse, label: str) -> None:
    analysis = found(parse, Correction(("Ana Ruiz",), label))
    (ana,) = [e for e in analysis.entities if e.name == "Ana Ruiz"]
    assert any(m.pronoun for m in ana.mentions) == (label == "PERSON")
    assert ("Ana Ruiz" in speakers(analysis)) == (label == "PERSON")


def test_a_pronoun_that_is_nobodys_names_no_speaker(parse: Parse) -> None:
    analysis = found(parse, Correction(("She",), NO_NAME, SHE))
    assert not any(m.extent == SHE for e in analysis.entities for m in e.mentions)
    assert speakers(analysis)[0] != "Ana Ruiz"


def test_a_pronoun_is_who_a_person_says(parse: Parse) -> None:
    text = TEXT + "\nTom Hale was not there."
    analysis = found(parse, Correction(("Tom Hale",), None, SHE), text=text)
    (tom,) = [e for e in analysis.entities if e.name == "Tom Hale"]
    (mention,) = [m for m in tom.mentions if m.extent == SHE]
    assert (mention.pronoun, mention.certain, mention.basis) == (True, True, "correction")
    assert speakers(analysis)[0] == "Tom Hale"
    assert not any(e.name == "She" for e in analysis.entities)


def test_what_was_said_is_told(parse: Parse) -> None:
    said = Correction(("Ana Ruiz",), "PERSON")
    assert found(parse, said).corrections == (said,)
    assert found(parse).corrections == ()


@pytest.mark.parametrize("word", ["They", "their", "I"])
def test_a_pronoun_that_is_never_guessed_is_whose_a_person_says(parse: Parse, word: str) -> None:
    text = "Ana Ruiz met Tom Hale. They took their time, and I waited."
    start = text.index(word)
    at = Extent(start, start + len(word))
    analysis = found(parse, Correction(("Tom Hale",), "PERSON", at), text=text)
    (tom,) = [e for e in analysis.entities if e.name == "Tom Hale"]
    assert [m.pronoun for m in tom.mentions if m.extent == at] == [True]


def test_a_pronoun_goes_to_the_one_of_that_type(parse: Parse) -> None:
    text = "Lee is a town. Lee is also a man, and he likes it there."
    he = Extent(text.index("he likes"), text.index("he likes") + 2)
    town, man = (Extent(text.index("Lee", start), text.index("Lee", start) + 3) for start in (0, 5))
    said = [Correction(("Lee",), "GPE", town), Correction(("Lee",), "PERSON", man)]
    for label in ("GPE", "PERSON"):
        analysis = found(parse, *said, Correction(("Lee",), label, he), text=text)
        assert [e.label for e in analysis.entities if any(m.extent == he for m in e.mentions)] == [label]


def test_a_mention_that_is_given_to_another_does_not_rename_it(parse: Parse) -> None:
    text = "Ana Ruiz came. The mayor of the whole county left. Ana Ruiz stayed."
    start = text.index("mayor of the whole county")
    at = Extent(start, start + len("mayor of the whole county"))
    analysis = found(parse, Correction(("Ana Ruiz",), "PERSON", at), text=text)
    assert [len(e.mentions) >= 3 for e in analysis.entities if e.name == "Ana Ruiz"] == [True]


PIECES = (
    "Ana Ruiz", "Ruiz", "Mayor Ruiz", "Tom Hale", "Hale", "the Harbour Board", "“Call Me by Your Name”", "he", "She",
    "her", "himself", "mine", "they", "said", "that", "the ferry", "was late", "“I was wrong,”", "“My plan,” he said,",
    "“", "”", ",", ".", "who", "Millport", "in", "of", "and", "Her Majesty", "The Spy Who Loved Me", "at 3 p.m.", "–",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_mentions_never_overlap_and_speakers_and_pronouns_agree(parse: Parse, seed: int) -> None:
    chosen = random.Random(seed)
    text = "\n".join(" ".join(chosen.choices(PIECES, k=40)) + "." for _ in range(3))
    said = [Correction(("Tom Hale", "Hale"), "ORG")] if seed % 2 else []
    if seed % 3 == 0 and "mine" in text:
        said.append(Correction(("Ana Ruiz",), "PERSON", Extent(text.index("mine"), text.index("mine") + 4)))
    analysis = found(parse, *said, text=text)
    mentions = [(m.extent, e.id) for e in analysis.entities for m in e.mentions]
    for entity in analysis.entities:
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda m: m.extent)
    taken: set[int] = set()
    for extent, _ in mentions:
        assert 0 <= extent.start < extent.end <= len(text)
        assert taken.isdisjoint(range(extent.start, extent.end)), extent.of(text)
        taken.update(range(extent.start, extent.end))
    owner = dict(mentions)
    for quote in analysis.quotes:
        if quote.speaker is not None and quote.speaker.extent in owner and quote.speaker.entity is not None:
            assert owner[quote.speaker.extent] == quote.speaker.entity
