"""What a person said about quotes: none, one more, whose; and what follows from that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.quotes.attribute import find_quotes
from reader.analysis.quotes.scene import Scene
from reader.analysis.resolve import resolve
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import NO_NAME, By, Correction, QuoteCorrection, Said
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.text import Extent
from tests.analysis.conftest import Parse
from tests.analysis.quotes.helpers import holds, person

BRIDGE = (
    "Walter Crane met Louis Vane at the weir. Crane said the bridge was safe.\n"
    "“We looked at every bolt,” he said.\n"
    "“And every plank,” he added. “The gate too.”\n"
    "The weir's so-called “golden” gate was closed.\n"
)


def at(text: str, words: str, nth: int = 0) -> Extent:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Extent(start, start + len(words))


def quotes_with(parse: Parse, text: str, *said: Said) -> tuple[Quote, ...]:
    """The quotes of a text about Crane and Vane, as was said."""
    article, stretches = parse(text)
    entities = [person(text, 1, "Walter Crane", "Crane"), person(text, 2, "Louis Vane", "Vane")]
    quotes = find_quotes(Scene(article, stretches, entities, said))
    assert all(holds(quote, article) for quote in quotes)
    return quotes


def read_with(parse: Parse, text: str, *said: Said) -> Analysis:
    article, stretches = parse(text)
    return resolve(article, stretches, ModelInfo("toy", "1", "en"), said)


def the(quotes: Sequence[Quote], text: str, words: str) -> Quote:
    """The quote that begins with these words."""
    return next(q for q in quotes if q.parts[0].of(text).lstrip("“").startswith(words))


def speaker_of(quote: Quote) -> Speaker:
    assert quote.speaker is not None
    return quote.speaker


BOLT = at(BRIDGE, "“We looked at every bolt,”")
VANE = By("Louis Vane", at(BRIDGE, "Louis Vane"))


def test_nothing_said_changes_nothing(parse: Parse) -> None:
    assert quotes_with(parse, BRIDGE, QuoteCorrection(BOLT)) == quotes_with(parse, BRIDGE)


def test_a_quote_said_to_be_none_is_gone_and_the_numbers_close_up(parse: Parse) -> None:
    before = quotes_with(parse, BRIDGE)
    after = quotes_with(parse, BRIDGE, QuoteCorrection(BOLT, quote=False))
    assert [q.parts for q in after] == [q.parts for q in before if q.parts[0] != BOLT]
    assert [q.id for q in after] == [f"q{n}" for n in range(1, len(after) + 1)]


def test_words_in_marks_that_are_no_quote_are_gone_too(parse: Parse) -> None:
    after = quotes_with(parse, BRIDGE, QuoteCorrection(at(BRIDGE, "“golden”"), quote=False))
    assert not [q for q in after if q.kind is QuoteKind.SCARE]


def test_the_speaker_that_was_said_keeps_the_pronoun_and_leads_to_the_name(parse: Parse) -> None:
    quote = the(quotes_with(parse, BRIDGE, QuoteCorrection(BOLT, by=VANE)), BRIDGE, "We looked")
    speaker = speaker_of(quote)
    assert (speaker.entity, speaker.name, speaker.basis) == ("e2", "Louis Vane", "correction")
    assert speaker.certain
    assert speaker.confirmed
    assert quote.confirmed
    assert speaker.extent.of(BRIDGE) == "he"
    assert [link.of(BRIDGE) for link in speaker.chain] == ["Louis Vane"]


def test_the_pronoun_that_speaks_is_the_same_person_everywhere(parse: Parse) -> None:
    analysis = read_with(parse, BRIDGE, QuoteCorrection(BOLT, by=VANE))
    spoken = speaker_of(the(analysis.quotes, BRIDGE, "We looked"))
    linked = {m.extent: e for e in analysis.entities for m in e.mentions}
    assert linked[spoken.extent].name == "Louis Vane"
    assert spoken.entity == linked[spoken.extent].id


def test_whom_the_text_alone_leads_to_stays_a_candidate(parse: Parse) -> None:
    before = speaker_of(the(quotes_with(parse, BRIDGE), BRIDGE, "We looked"))
    after = quotes_with(parse, BRIDGE, QuoteCorrection(BOLT, by=VANE))
    assert before.name in [c.name for c in speaker_of(the(after, BRIDGE, "We looked")).candidates]


def test_a_name_that_speaks_gives_way_to_the_nearest_mention_of_who_was_chosen(parse: Parse) -> None:
    report = the(quotes_with(parse, BRIDGE), BRIDGE, "the bridge was safe")
    after = quotes_with(parse, BRIDGE, QuoteCorrection(report.parts[0], by=VANE))
    speaker = speaker_of(the(after, BRIDGE, "the bridge was safe"))
    assert speaker.extent == VANE.at
    assert speaker.chain == ()
    assert [c.name for c in speaker.candidates] == ["Walter Crane"]


def test_who_was_found_is_confirmed_where_they_stand(parse: Parse) -> None:
    before = the(quotes_with(parse, BRIDGE), BRIDGE, "the bridge was safe")
    by = By("Walter Crane", speaker_of(before).extent)
    after = the(
        quotes_with(parse, BRIDGE, QuoteCorrection(before.parts[0], by=by)), BRIDGE, "the bridge was safe"
    )
    assert speaker_of(after).extent == speaker_of(before).extent
    assert speaker_of(after).confirmed


def test_nobody_can_be_said_and_the_pronoun_is_nobody_either(parse: Parse) -> None:
    analysis = read_with(parse, BRIDGE, QuoteCorrection(BOLT, by=By()))
    quote = the(analysis.quotes, BRIDGE, "We looked")
    assert quote.speaker is None
    assert quote.confirmed
    assert quote.certain
    he = at(BRIDGE, "he said")
    assert not [m for e in analysis.entities for m in e.mentions if m.extent.start == he.start]


def test_somebody_without_a_name_can_be_said(parse: Parse) -> None:
    text = "A clerk at the court spoke for Walter Crane. “The file is closed,” he said.\n"
    clerk = at(text, "A clerk")
    said = QuoteCorrection(at(text, "“The file is closed,”"), by=By("A clerk", clerk))
    speaker = speaker_of(the(quotes_with(parse, text, said), text, "The file"))
    assert (speaker.entity, speaker.name) == (None, "A clerk")
    assert (speaker.extent.of(text), speaker.chain) == ("he", (clerk,))


def test_what_goes_on_follows_who_was_said(parse: Parse) -> None:
    text = (
        "Walter Crane met Louis Vane at the weir.\n"
        "Crane said that it had been a long day. “We slept for a week when it was over.”\n"
    )
    before = quotes_with(parse, text)
    assert [speaker_of(q).basis for q in before][1] == "the speaker before"
    after = quotes_with(parse, text, QuoteCorrection(before[0].parts[0], by=By("Louis Vane")))
    assert [(speaker_of(q).name, speaker_of(q).confirmed) for q in after] == [
        ("Louis Vane", True),
        ("Louis Vane", False),
    ]
    nobody = quotes_with(parse, text, QuoteCorrection(before[0].parts[0], by=By()))
    assert [q.speaker for q in nobody] == [None, None]


def test_paragraphs_in_marks_go_on_with_whom_only_a_person_knows(parse: Parse) -> None:
    text = (
        "Walter Crane met Louis Vane at the weir.\n"
        "“We have looked at every bolt of it by now.”\n"
        "“We will look at every plank of it as well.”\n"
        "“And nobody will pay us for the work we do.”\n"
        "The weir was closed. “It is a shame that it is.”\n"
    )
    before = quotes_with(parse, text)
    assert [q.speaker for q in before] == [None] * 4
    by = By("Louis Vane", at(text, "Louis Vane"))
    after = quotes_with(parse, text, QuoteCorrection(before[0].parts[0], by=by))
    assert [q.speaker and q.speaker.name for q in after] == [*["Louis Vane"] * 3, None]
    assert [q.confirmed for q in after] == [True, False, False, False]
    assert [q.certain for q in after] == [True, False, False, False]
    other = QuoteCorrection(before[1].parts[0], by=By("Walter Crane"))
    both = quotes_with(parse, text, QuoteCorrection(before[0].parts[0], by=by), other)
    assert [speaker_of(q).name for q in both[:3]] == ["Louis Vane", "Walter Crane", "Walter Crane"]


def test_what_was_said_last_of_a_quote_holds(parse: Parse) -> None:
    said = [QuoteCorrection(BOLT, quote=False), QuoteCorrection(BOLT, by=VANE), QuoteCorrection(BOLT)]
    assert the(quotes_with(parse, BRIDGE, *said[:2]), BRIDGE, "We looked").confirmed
    assert quotes_with(parse, BRIDGE, *said) == quotes_with(parse, BRIDGE)


@pytest.mark.parametrize("last", ["quote", "pronoun"])
def test_of_a_quote_and_its_pronoun_the_last_said_holds_for_both(parse: Parse, last: str) -> None:
    he = at(BRIDGE, "he said")
    of_pronoun = Correction(("Walter Crane",), "PERSON", Extent(he.start, he.start + 2))
    of_quote = QuoteCorrection(BOLT, by=VANE)
    said = (of_pronoun, of_quote) if last == "quote" else (of_quote, of_pronoun)
    analysis = read_with(parse, BRIDGE, *said)
    expected = "Louis Vane" if last == "quote" else "Walter Crane"
    assert speaker_of(the(analysis.quotes, BRIDGE, "We looked")).name == expected
    assert [e.name for e in analysis.entities for m in e.mentions if m.extent == of_pronoun.at] == [expected]


def test_a_pronoun_that_was_let_go_later_leaves_the_quote_without_a_name(parse: Parse) -> None:
    he = at(BRIDGE, "he said")
    let_go = Correction(("he",), NO_NAME, Extent(he.start, he.start + 2))
    analysis = read_with(parse, BRIDGE, QuoteCorrection(BOLT, by=VANE), let_go)
    assert speaker_of(the(analysis.quotes, BRIDGE, "We looked")).entity is None


def test_a_quote_is_known_again_when_its_borders_have_moved(parse: Parse) -> None:
    moved = QuoteCorrection(Extent(BOLT.start, BOLT.end - 4), by=VANE)
    assert speaker_of(the(quotes_with(parse, BRIDGE, moved), BRIDGE, "We looked")).name == "Louis Vane"


def test_who_is_named_only_in_what_was_said_stands_where_it_is_reported(parse: Parse) -> None:
    text = "Walter Crane spoke. “Louis Vane was here,” he said.\n"
    said = QuoteCorrection(at(text, "“Louis Vane was here,”"), by=By("Louis Vane"))
    speaker = speaker_of(the(quotes_with(parse, text, said), text, "Louis"))
    assert (speaker.name, speaker.extent.of(text)) == ("Louis Vane", "he")


@given(st.lists(st.builds(
    QuoteCorrection,
    st.builds(lambda start, size: Extent(start, start + size), st.integers(0, len(BRIDGE)), st.integers(0, 90)),
    st.booleans(),
    st.sampled_from([None, By(), VANE, By("Walter Crane"), By("a clerk", Extent(5, 9))]),
    st.booleans(),
), max_size=4))  # fmt: skip
def test_whatever_is_said_the_quotes_stay_whole(parse: Parse, said: list[QuoteCorrection]) -> None:
    article, stretches = parse(BRIDGE)
    entities = [person(BRIDGE, 1, "Walter Crane", "Crane"), person(BRIDGE, 2, "Louis Vane", "Vane")]
    quotes = find_quotes(Scene(article, stretches, entities, said))
    starts = [quote.parts[0].start for quote in quotes]
    assert starts == sorted(starts)
    assert len({quote.parts for quote in quotes}) == len(quotes)
    assert all(part.of(BRIDGE).strip() for quote in quotes for part in quote.parts)


TIRED = (
    "Walter Crane met Louis Vane at the weir. Crane said he was “tired” and that the talks about the gate "
    "would go on for many years.\n"
)


def apart(quotes: Sequence[Quote]) -> bool:
    """Whether no two quotes have words in common, terms in marks left aside."""
    parts = sorted(part for quote in quotes if quote.kind is not QuoteKind.SCARE for part in quote.parts)
    return all(one.end <= other.start for one, other in pairwise(parts))


def parts_of(quotes: Sequence[Quote], text: str) -> list[list[str]]:
    return [[part.of(text) for part in quote.parts] for quote in quotes]


@given(st.lists(st.builds(
    QuoteCorrection,
    st.builds(
        lambda start, size: Extent(start, start + size), st.integers(0, len(TIRED)), st.integers(0, 120)
    ),
    st.booleans(),
    st.sampled_from([None, By(), By("Louis Vane", at(TIRED, "Louis Vane")), By("Walter Crane")]),
    st.booleans(),
) | st.builds(
    QuoteCorrection,
    st.sampled_from([at(TIRED, "“tired”"), at(TIRED, "he was “tired” and"), at(TIRED, "“tired” and that the")]),
    st.booleans(),
    st.sampled_from([None, By(), By("Louis Vane", at(TIRED, "Louis Vane"))]),
    st.booleans(),
), max_size=4))  # fmt: skip
def test_whatever_is_said_no_two_quotes_share_words(parse: Parse, said: list[QuoteCorrection]) -> None:
    quotes = quotes_with(parse, TIRED, *said)
    assert apart(quotes)
    assert [q.parts[0] for q in quotes] == sorted(q.parts[0] for q in quotes)


def test_a_term_that_somebody_else_said_is_cut_out_of_the_report_around_it(parse: Parse) -> None:
    before = quotes_with(parse, TIRED)
    assert [q.kind for q in before] == [QuoteKind.INDIRECT, QuoteKind.SCARE]
    said = QuoteCorrection(at(TIRED, "“tired”"), by=By("Louis Vane", at(TIRED, "Louis Vane")))
    after = quotes_with(parse, TIRED, said)
    assert parts_of(after, TIRED) == [
        ["he was", "and that the talks about the gate would go on for many years"],
        ["“tired”"],
    ]
    assert [(speaker_of(q).name, q.kind) for q in after] == [
        ("Walter Crane", QuoteKind.INDIRECT),
        ("Louis Vane", QuoteKind.DIRECT),
    ]
    assert quotes_with(parse, TIRED, said, QuoteCorrection(said.at)) == before


@pytest.mark.parametrize("words", ["the bridge", "said the bridge was", "Crane said the bridge was safe"])
def test_a_quote_that_was_put_in_and_withdrawn_leaves_what_was_found(parse: Parse, words: str) -> None:
    here = at(BRIDGE, words)
    said = [QuoteCorrection(here, by=VANE, added=True), QuoteCorrection(here, quote=False, added=True)]
    assert quotes_with(parse, BRIDGE, *said) == quotes_with(parse, BRIDGE)
    again = quotes_with(parse, BRIDGE, *said, said[0])
    assert again == quotes_with(parse, BRIDGE, said[0])


def test_words_of_somebody_else_are_cut_out_of_a_found_quote(parse: Parse) -> None:
    here = at(TIRED, "the talks about the gate")
    said = QuoteCorrection(here, by=By("Louis Vane", at(TIRED, "Louis Vane")), added=True)
    after = quotes_with(parse, TIRED, said)
    assert parts_of(after, TIRED) == [
        ["he was “tired” and that", "would go on for many years"],
        ["“tired”"],
        ["the talks about the gate"],
    ]
    report, _, theirs = after
    assert (speaker_of(report).name, report.confirmed, report.cue) == (
        "Walter Crane", False, at(TIRED, "said"),
    )  # fmt: skip
    assert (speaker_of(theirs).name, theirs.basis) == ("Louis Vane", "correction")


def test_at_the_end_of_a_quote_nothing_is_left_but_its_beginning(parse: Parse) -> None:
    said = QuoteCorrection(at(TIRED, "he was “tired”"), by=By("Louis Vane"), added=True)
    assert parts_of(quotes_with(parse, TIRED, said), TIRED)[1:] == [
        ["“tired”"],
        ["and that the talks about the gate would go on for many years"],
    ]


def test_a_quote_with_other_borders_keeps_what_reports_it_and_its_other_parts(parse: Parse) -> None:
    text = (
        "Walter Crane met Louis Vane at the weir. “We looked at every bolt,” he said, “and at every plank.”\n"
    )
    (before,) = quotes_with(parse, text)
    here = at(text, "looked at every bolt")
    after = quotes_with(parse, text, QuoteCorrection(here, by=By("Walter Crane"), added=True))
    assert parts_of(after, text) == [["looked at every bolt", "“and at every plank.”"]]
    assert (after[0].cue, speaker_of(after[0]).extent) == (before.cue, speaker_of(before).extent)
    second = QuoteCorrection(at(text, "at every plank"), by=By("Walter Crane"), added=True)
    assert parts_of(quotes_with(parse, text, second), text) == [
        ["“We looked at every bolt,”"],
        ["at every plank"],
    ]


def test_a_quote_over_what_reported_it_is_reported_by_nothing(parse: Parse) -> None:
    here = at(BRIDGE, "said the bridge was safe")
    after = the(quotes_with(parse, BRIDGE, QuoteCorrection(here, by=VANE, added=True)), BRIDGE, "said the")
    assert (after.cue, speaker_of(after).name) == (None, "Louis Vane")


def test_who_is_named_only_in_words_that_nothing_reports_cannot_have_said_them(parse: Parse) -> None:
    text = "Walter Crane spoke. The weir is closed and Louis Vane was here for a week.\n"
    said = QuoteCorrection(at(text, "Louis Vane was here for a week"), by=By("Louis Vane"), added=True)
    (quote,) = quotes_with(parse, text, said)
    assert quote.speaker is None


def test_a_place_without_a_quote_does_no_harm(parse: Parse) -> None:
    nowhere = QuoteCorrection(at(BRIDGE, "at the weir"), quote=False)
    beyond = QuoteCorrection(Extent(9_000, 9_010), by=VANE, added=True)
    assert quotes_with(parse, BRIDGE, nowhere, beyond) == quotes_with(parse, BRIDGE)


def test_who_is_not_in_the_article_any_more_is_named_as_was_said(parse: Parse) -> None:
    by = By("Nora Pell", at(BRIDGE, "the weir"))
    speaker = speaker_of(the(quotes_with(parse, BRIDGE, QuoteCorrection(BOLT, by=by)), BRIDGE, "We looked"))
    assert (speaker.entity, speaker.name) == (None, "Nora Pell")


def test_a_term_in_marks_that_somebody_said_is_speech(parse: Parse) -> None:
    said = QuoteCorrection(at(BRIDGE, "“golden”"), by=VANE)
    quote = the(quotes_with(parse, BRIDGE, said), BRIDGE, "golden")
    assert (quote.kind, speaker_of(quote).name) == (QuoteKind.DIRECT, "Louis Vane")


@pytest.mark.parametrize(
    ("words", "kind"),
    [("met Louis Vane at the weir", QuoteKind.INDIRECT), ("“golden” gate was closed", QuoteKind.INDIRECT)],
)
def test_a_quote_that_a_person_found_is_one(parse: Parse, words: str, kind: QuoteKind) -> None:
    said = QuoteCorrection(at(BRIDGE, words), added=True)
    quotes = quotes_with(parse, BRIDGE, said)
    quote = next(q for q in quotes if q.parts == (said.at,))
    assert (quote.kind, quote.basis, quote.speaker, quote.confirmed) == (kind, "correction", None, True)
    assert list(quotes) == sorted(quotes, key=lambda q: q.parts[0].start)
    assert bool([q for q in quotes if q.kind is QuoteKind.SCARE])  # the term stays in the report


def test_a_quote_that_a_person_found_gets_its_speaker_and_can_go_again(parse: Parse) -> None:
    where = at(BRIDGE, "was closed")
    added, by = QuoteCorrection(where, added=True), QuoteCorrection(where, added=True, by=VANE)
    quote = the(quotes_with(parse, BRIDGE, added, by), BRIDGE, "was closed")
    assert speaker_of(quote).extent == VANE.at
    gone = QuoteCorrection(where, quote=False, added=True)
    assert quotes_with(parse, BRIDGE, added, by, gone) == quotes_with(parse, BRIDGE)


def test_what_a_person_found_takes_the_place_of_what_was_found_there(parse: Parse) -> None:
    report = the(quotes_with(parse, BRIDGE), BRIDGE, "the bridge was safe")
    wider = Extent(report.parts[0].start - 5, report.parts[0].end)
    after = quotes_with(parse, BRIDGE, QuoteCorrection(wider, added=True))
    assert [q.parts for q in after if q.parts[0].overlaps(wider)] == [(wider,)]


def test_whoever_it_is_said_to_be_what_was_not_said_stays_so(parse: Parse) -> None:
    text = "Louis Vane was there. Walter Crane never said that the bridge was safe."
    said = QuoteCorrection(at(text, "that the bridge was safe"), by=By("Louis Vane", at(text, "Louis Vane")))
    (quote,) = quotes_with(parse, text, said)
    assert (speaker_of(quote).name, quote.confirmed, quote.asserted) == ("Louis Vane", True, False)
