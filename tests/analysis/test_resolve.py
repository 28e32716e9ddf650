"""Names, quotes and pronouns follow what a person said."""

from __future__ import annotations

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
