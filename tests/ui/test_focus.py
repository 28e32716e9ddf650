"""What is chosen, and where in the text it is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Extent
from reader.ui import focus as focuses
from reader.ui.again import again
from reader.ui.focus import EntityFocus, Focus, QuoteFocus, current, nearest, step
from reader.ui.hits import SearchFocus
from tests.ui.fakes import TEXT, analysis, at, entity

FOUND = analysis()
ANA = FOUND.entities[0]
Q1, Q2, Q3, Q4 = FOUND.quotes
EVERYTHING = Extent(0, len(TEXT))
HITS = SearchFocus("a", tuple(Extent(n, n + 1) for n in (10, 20, 30, 40)))


def said(focus: Focus) -> str:
    return "".join(p.text for p in focus.status(lambda offset: TEXT.count("\n\n", 0, offset) + 1))


def lit(focus: Focus) -> list[Span]:
    places = focus.between(0, len(TEXT)) if isinstance(focus, EntityFocus) else []
    return [*places, *focus.overlay()]


def keys(focus: Focus) -> list[tuple[str, str]]:
    return [(span.extent.of(TEXT), span.style_key) for span in lit(focus)]


def of(quote: Quote) -> QuoteFocus:
    return focuses.of_quote(quote, FOUND.quotes, TEXT)


def mixed() -> EntityFocus:
    """Somebody named in full, by a short name, by a guess, by a sure pronoun and by a guessed one."""
    text = "Ana Ruiz came. Ruiz sat. Ruiz? She spoke. She?"
    places = [
        text.index("Ana"),
        text.index("Ruiz sat"),
        text.index("Ruiz?"),
        text.index("She"),
        text.rindex("She"),
    ]
    sure = (True, True, False, True, False)
    mentions = tuple(
        Mention(Extent(at, at + size), "PERSON", "model", good, size == 3)
        for at, size, good in zip(places, (8, 4, 4, 3, 3), sure, strict=True)
    )
    return EntityFocus(Entity("e1", "Ana Ruiz", "PERSON", None, mentions, True), 0, text)


def test_full_names_short_ones_and_pronouns_look_different() -> None:
    assert [span.style_key for span in lit(mixed().at(4))][:5] == [
        "chosen.mention", "chosen.alias", "chosen.guess", "chosen.pronoun", "chosen.guess",
    ]  # fmt: skip


def test_a_name_over_a_line_end_or_in_capitals_is_the_full_one() -> None:
    text = "Ana\nRuiz and ANA RUIZ"
    mentions = tuple(Mention(Extent(at, at + 8), "PERSON", "model", True) for at in (0, 13))
    focus = EntityFocus(Entity("e1", "Ana\nRuiz", "PERSON", None, mentions, True), 0, text)
    assert {span.style_key for span in lit(focus)} == {"chosen.mention", "chosen.current"}


def test_names_and_sure_pronouns_are_walked_guessed_pronouns_are_not() -> None:
    seen = []
    focus: Focus = mixed()
    for _ in range(5):
        seen.append(focus.index)
        focus = step(focus, 1, EVERYTHING)
    assert seen == [0, 1, 2, 3, 0]


@pytest.mark.parametrize(("count", "expected"), [(1, 0), (-1, 3), (2, 1)])
def test_from_a_place_that_is_not_walked_the_next_stop_is_the_one_beside_it(
    count: int, expected: int
) -> None:
    assert step(mixed().at(4), count, EVERYTHING).index == expected


def test_whoever_is_only_a_guessed_pronoun_can_be_walked() -> None:
    guessed = entity("e", "A", "PERSON", (Extent(1, 2), False), (Extent(5, 6), False))
    assert step(EntityFocus(guessed), 1, EVERYTHING).index == 1


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, "Ana Ruiz  person   1/4  ~1 guessed   next in ¶ 1"),
        (2, "Ana Ruiz  person   3/4  ~ a guess   next in ¶ 1"),
        (3, "Ana Ruiz  person   4/4  pronoun"),
    ],
)
def test_the_status_says_what_kind_of_mention_it_is(index: int, expected: str) -> None:
    assert "".join(p.text for p in mixed().at(index).status(lambda offset: 1)) == expected


def test_pronouns_are_weak_on_the_strip() -> None:
    assert [place.weak for place in mixed().places] == [False, False, False, True, True]


def test_an_entity_is_lit_at_every_mention() -> None:
    assert keys(EntityFocus(ANA, 2)) == [
        ("Ana Ruiz", "chosen.mention"),
        ("she", "chosen.guess"),
        ("Ruiz", "chosen.mention"),
        ("Ruiz", "chosen.current"),
    ]


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, "Ana Ruiz  person   1/2   next in ¶ 3"),
        (1, "Ana Ruiz  person   2 places  ~ pronoun that is a guess   next in ¶ 3"),
        (2, "Ana Ruiz  person   2/2"),
    ],
)
def test_the_status_of_an_entity(index: int, expected: str) -> None:
    assert said(EntityFocus(ANA, index)) == expected


def test_an_entity_without_guesses_says_nothing_of_them() -> None:
    assert said(EntityFocus(FOUND.entities[2])) == "Harbour Board  organisation   1/2   next in ¶ 4"


def test_a_name_cannot_act_on_the_terminal() -> None:
    assert "\x1b" not in said(EntityFocus(replace(ANA, name="A\x1b[2J")))


def test_a_quote_lights_content_cue_speaker_and_what_leads_to_it() -> None:
    assert keys(of(Q2)) == [
        ("“It is the only way home for many,”", "chosen.quote"),
        ("said", "chosen.cue"),
        ("she", "chosen.chain"),
        ("Ana Ruiz", "chosen.speaker"),
    ]


def test_a_quote_with_a_name_as_speaker_has_no_chain() -> None:
    assert [key for _, key in keys(of(Q3))] == ["chosen.quote", "chosen.cue", "chosen.speaker"]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (Q1, "Ana Ruiz  subject of said   reported speech   1 of 2"),
        (Q2, "Ana Ruiz  ~ guess  she = the last woman named (¶ 2)   direct speech   2 of 2"),
        (Q3, "Tom Hale  subject of said   direct speech   1 of 1"),
        (Q4, "Words in marks  nobody is said to have said them   1 of 1"),
    ],
)
def test_the_status_of_a_quote(quote: Quote, expected: str) -> None:
    assert said(of(quote)) == expected


@pytest.mark.parametrize("brief", [True, False])
def test_the_status_says_plainly_what_was_not_said(brief: bool) -> None:
    for quote in (Q2, replace(Q3, speaker=None)):
        denied = replace(quote, asserted=False)
        status = focuses.of_quote(denied, (denied,), TEXT)
        said = "".join(p.text for p in status.status(lambda offset: 1, brief=brief))
        assert said.partition("  ")[2].startswith("not said  ")


@pytest.mark.parametrize(("confirmed", "why"), [(False, "marks"), (True, "✓  you said so")])
def test_the_status_of_a_quote_of_nobody(confirmed: bool, why: str) -> None:
    quote = replace(Q3, speaker=None, confirmed=confirmed)
    focus = focuses.of_quote(quote, (quote,), TEXT)
    assert said(focus) == f"Nobody named  {why}   direct speech   1 of 1"


def spoken_by(quote: Quote, basis: str, *, confirmed: bool = False) -> Quote:
    assert quote.speaker is not None
    speaker = replace(quote.speaker, basis=basis, confirmed=confirmed, certain=confirmed)
    return replace(quote, speaker=speaker, confirmed=confirmed)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            spoken_by(Q2, "subject of said; she = Ana Ruiz, the last woman named"),
            "Ana Ruiz  ~  she = the last woman named (¶ 1); subject of said   direct speech   2 of 2",
        ),
        (
            spoken_by(Q2, "correction", confirmed=True),
            "Ana Ruiz  ✓  she = Ana Ruiz (¶ 1); you said so   direct speech   2 of 2",
        ),
        (spoken_by(Q3, "correction", confirmed=True), "Tom Hale  ✓  you said so   direct speech   1 of 1"),
    ],
)
def test_where_there_is_little_room_what_matters_most_comes_first(quote: Quote, expected: str) -> None:
    assert "".join(p.text for p in of(quote).status(lambda offset: 1, brief=True)) == expected


def test_the_words_of_the_article_in_a_reason_are_slanted() -> None:
    quote = spoken_by(Q2, "subject of said; she = Ana Ruiz, the last woman named")
    slanted = [p.text for p in of(quote).status(lambda offset: 1) if p.italic]
    assert slanted == ["said", "she"]


def test_a_quote_is_seen_with_its_cue_its_speaker_and_the_name() -> None:
    places = [extent.of(TEXT) for extent in focuses.evidence(of(Q2))]
    assert places[:4] == ["“It is the only way home for many,”", "said", "she", "Ana Ruiz"]
    assert focuses.evidence(EntityFocus(ANA, 2)) == [ANA.mentions[2].extent]


def test_walking_a_quote_goes_through_all_that_its_speaker_said() -> None:
    second = step(of(Q1), 1, EVERYTHING)
    assert isinstance(second, QuoteFocus)
    assert second.quote.id == "q2"
    assert current(step(second, 1, EVERYTHING)) == current(of(Q1))


def test_parts_are_walked_one_by_one() -> None:
    two = replace(Q3, parts=(Extent(5, 10), Extent(20, 30)))
    focus = focuses.of_quote(two, (two,), TEXT)
    assert current(step(focus, 1, EVERYTHING)).extent == Extent(20, 30)
    assert replace(focus, part=1).index == 1


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [(0, 1, 1), (0, 2, 2), (3, 1, 0), (0, -1, 3), (2, -2, 0), (0, 9, 1)],
)
def test_steps_go_round_the_ends(start: int, count: int, expected: int) -> None:
    assert step(HITS.at(start), count, Extent(0, 100)).index == expected


@pytest.mark.parametrize(
    ("count", "visible", "expected"),
    [(1, (25, 28), 2), (2, (25, 28), 3), (-1, (25, 28), 1), (1, (50, 60), 0), (-1, (0, 5), 3)],
)
def test_steps_start_on_the_screen_where_the_current_place_is_not_there(
    count: int, visible: tuple[int, int], expected: int
) -> None:
    assert step(HITS.at(0), count, Extent(*visible)).index == expected


@pytest.mark.parametrize(
    ("visible", "expected"), [((15, 35), 1), ((21, 29), 2), ((41, 50), 0), ((0, 100), 0)]
)
def test_the_nearest_place_is_taken_first(visible: tuple[int, int], expected: int) -> None:
    assert nearest(HITS, Extent(*visible)).index == expected


def test_of_those_on_the_screen_a_sure_one_is_nearest() -> None:
    one = entity("e", "A", "PERSON", (Extent(1, 2), False), (Extent(5, 6), True))
    assert nearest(EntityFocus(one), Extent(0, 10)).index == 1


def test_a_search_says_which_hit_it_is_at() -> None:
    assert said(HITS.at(2)).startswith("/a   3/4   next in ¶")
    assert said(HITS.at(3)) == "/a   4/4"
    assert [(s.extent.start, s.style_key) for s in HITS.at(1).overlay()] == [(20, "search.current")]
    assert [(s.extent.start, s.style_key) for s in HITS.between(11, 31)] == [
        (20, "search.hit"),
        (30, "search.hit"),
    ]


def test_a_new_snapshot_finds_the_same_mention_under_another_id() -> None:
    renamed = replace(ANA, id="e9", name="Mayor Ana Ruiz")
    assert again(EntityFocus(ANA, 2), [renamed], []) == EntityFocus(renamed, 2)


def test_a_new_snapshot_finds_the_same_name_where_the_mention_is_gone() -> None:
    fewer = replace(ANA, id="e9", mentions=ANA.mentions[:1])
    assert again(EntityFocus(ANA, 2), [fewer], []) == EntityFocus(fewer, 0)


def test_a_new_snapshot_finds_the_same_quote() -> None:
    moved = replace(Q3, id="q7")
    found = again(of(Q3), [], [moved])
    assert isinstance(found, QuoteFocus)
    assert found.quote.id == "q7"


PLAN = at(TEXT, "the plan a “rescue.”")
REPORT = replace(Q3, id="q8", kind=QuoteKind.INDIRECT, parts=(PLAN,))


@pytest.mark.parametrize("quote", [REPORT, replace(Q4, id="q9")])
def test_a_term_and_the_report_around_it_stay_apart_in_a_new_snapshot(quote: Quote) -> None:
    found = again(
        focuses.of_quote(quote, (quote,), TEXT), [], [Q1, replace(REPORT, id="q3"), replace(Q4, id="q4")]
    )
    assert isinstance(found, QuoteFocus)
    assert found.quote.parts == quote.parts


def test_a_term_that_is_gone_is_not_the_report_around_it() -> None:
    assert again(of(Q4), [], [REPORT]) is None


def test_a_new_snapshot_finds_the_same_part() -> None:
    two = replace(Q3, parts=(Extent(5, 10), Extent(20, 30)))
    focus = replace(focuses.of_quote(two, (two,), TEXT), part=1)
    three = replace(two, parts=(Extent(5, 10), Extent(12, 15), Extent(20, 30)))
    found = again(focus, [], [three])
    assert isinstance(found, QuoteFocus)
    assert found.part == 2
    begun = replace(two, parts=(Extent(2, 10), Extent(20, 30)))
    again_begun = again(focus, [], [replace(REPORT, parts=(Extent(18, 40),)), begun])
    assert isinstance(again_begun, QuoteFocus)
    assert (again_begun.quote, again_begun.part) == (begun, 1)


@pytest.mark.parametrize("focus", [EntityFocus(ANA), of(Q2)])
def test_what_a_new_snapshot_has_not_is_dropped(focus: Focus) -> None:
    assert again(focus, [], []) is None


def test_a_search_stays_through_snapshots() -> None:
    assert again(HITS, [], []) is HITS


def test_unnamed_speakers_are_told_apart_by_their_words() -> None:
    one = replace(Q1, id="x1", speaker=replace(Q1.speaker, entity=None, name="Two officials"))  # type: ignore[type-var]
    two = replace(Q1, id="x2", speaker=replace(Q1.speaker, entity=None, name="two officials"))  # type: ignore[type-var]
    three = replace(Q1, id="x3", speaker=replace(Q1.speaker, entity=None, name="A guard"))  # type: ignore[type-var]
    assert [q.id for q in focuses.same_speaker(one, [one, two, three])] == ["x1", "x2"]


def test_the_fake_text_has_what_the_tests_say() -> None:
    assert at(TEXT, "Ruiz", 1).of(TEXT) == "Ruiz"


@pytest.mark.parametrize(
    ("index", "visible", "backwards", "expected"),
    [
        (0, (0, 100), False, 20),
        (0, (35, 100), False, 40),
        (3, (0, 15), False, 10),
        (3, (0, 100), False, None),
        (0, (41, 100), False, None),
        (3, (0, 100), True, 30),
        (0, (0, 100), True, None),
    ],
)
def test_what_is_next_is_where_n_goes_from_what_is_on_the_screen(
    index: int, visible: tuple[int, int], backwards: bool, expected: int | None
) -> None:
    focus = replace(HITS.at(index), backwards=backwards)
    pieces = focus.status(lambda offset: offset, visible=Extent(*visible))
    said = "".join(piece.text for piece in pieces).partition("next in ¶ ")[2]
    assert said == (str(expected) if expected is not None else "")


def test_what_is_chosen_without_a_ground_of_its_own_lies_below_what_is_pinned() -> None:
    found = analysis()
    hers = next(quote for quote in found.quotes if quote.speaker and quote.speaker.chain)
    quote = focuses.of_quote(hers, found.quotes, TEXT).overlay()
    name = EntityFocus(found.entities[0], text=TEXT)
    every = (*quote, *name.overlay(), *name.between(0, len(TEXT)))
    kinds = {span.style_key: span.kind for span in every}
    hollow = {key for key, kind in kinds.items() if kind < SpanKind.PIN}
    assert hollow == {"chosen.quote", "chosen.cue", "chosen.chain", "chosen.guess"}
    assert {"chosen.speaker", "chosen.mention", "chosen.current"} <= set(kinds)
