"""Organisations, places and groups: cut right, labelled alike, gathered."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.analysis.entities.gather import gather
from reader.domain.entities import group_of
from reader.domain.text import Article, Block, BlockKind
from tests.analysis.conftest import Parse
from tests.analysis.entities.conftest import Named, mentions


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The U.S. said so. The United States agreed. America waits.", "United States", ["U.S.", "United States", "America"]),
        ("Britain left the EU. The European Union regrets it.", "European Union", ["EU", "European Union"]),
        ("The UK waited. Officials in Britain agreed.", "Britain", ["UK", "Britain"]),
        ("The UN met in Geneva. The United Nations was divided.", "United Nations", ["UN", "United Nations"]),
        ("MINNEAPOLIS, Minn. — It snowed in Minneapolis.", "Minneapolis", ["MINNEAPOLIS", "Minneapolis"]),
        ("The Federal Water Agency (FWA) closed. Workers at FWA protested.",
         "Federal Water Agency", ["Federal Water Agency", "FWA", "FWA"]),
        ("NTB (National Transport Board) staff went on strike.", "National Transport Board", ["NTB", "National Transport Board"]),
        ("The World Health Organization met on Friday. A report by WHO followed.",
         "World Health Organization", ["World Health Organization", "WHO"]),
    ],
)  # fmt: skip
def test_one_thing_under_several_names(named: Named, text: str, name: str, expected: list[str]) -> None:
    assert mentions(text, named(text)[name]) == expected


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Anti-German feeling grew in Athens.", "German", "NORP"),
        ("He flew to the Netherlands's capital.", "Netherlands", "GPE"),
        ("Shares of Siemens fell in Frankfurt.", "Siemens", "ORG"),
        ("They met in Paris on Monday.", "Paris", "GPE"),
        ("The Muslim community gathered.", "Muslim", "NORP"),
        ("He won the World Cup in Brazil.", "World Cup", "EVENT"),
    ],
)
def test_the_label_of_a_name(named: Named, text: str, name: str, label: str) -> None:
    assert named(text)[name].label == label


def test_a_country_and_its_people_stay_apart(named: Named) -> None:
    assert {"Germany", "German"} <= set(named("Germany voted. The German chancellor waited in Berlin."))


def test_what_the_model_missed_is_filled_in(named: Named) -> None:
    text = "Agents of ICE came at dawn. Internal ICE memos told them where to look, and ICE arrests followed."
    assert mentions(text, named(text)["ICE"]) == ["ICE", "ICE", "ICE"]


@pytest.mark.parametrize(
    "text", ["The Court rose.", "The Government fell on Tuesday.", "Read more at www.example.org today."]
)
def test_common_words_name_nothing(named: Named, text: str) -> None:
    assert not [name for name, entity in named(text).items() if group_of(entity.label) != "figure"]


def test_figures_are_kept_with_their_labels(named: Named) -> None:
    found = named("Prices rose 5 percent to $3 million on Monday, and two people left.")
    assert {entity.label for entity in found.values()} == {"PERCENT", "MONEY", "DATE", "CARDINAL"}


TEXT = """# Chancellor meets Hensley
Laura Hensley met Angela Merkel in Berlin on Monday. The German chancellor's visit to the U.S. follows in May.
“We agreed,” Hensley said of the European Union (EU), Germany’s Greens and Hamas's fighters.
Subscribe to Berlin Weekly for more from Laura Hensley"""


def test_mentions_never_overlap_and_ids_follow_the_text(parse: Parse) -> None:
    entities = gather(*parse(TEXT))
    assert [entity.id for entity in entities] == [f"e{number}" for number in range(1, len(entities) + 1)]
    firsts = [entity.mentions[0].extent for entity in entities]
    assert firsts == sorted(firsts)
    extents = sorted(mention.extent for entity in entities for mention in entity.mentions)
    assert all(one.end <= other.start for one, other in pairwise(extents))
    assert all(
        list(entity.mentions) == sorted(entity.mentions, key=lambda m: m.extent) for entity in entities
    )


def test_names_are_cut_clean(parse: Parse) -> None:
    for entity in gather(*parse(TEXT)):
        for mention in entity.mentions:
            words = mention.extent.of(TEXT)
            if group_of(mention.label) != "figure":
                assert not words.lower().startswith(("the ", "a ")), words
                assert not words.endswith(("'s", "’s", "(", ")", ",")), words


def test_nothing_comes_from_boilerplate(parse: Parse) -> None:
    article, stretches = parse(TEXT)
    *prose, last = article.blocks
    dimmed = Article("", TEXT, (*prose, Block(last.extent, BlockKind.BOILERPLATE)))
    shown = [stretch for stretch in stretches if stretch.block < len(prose)]
    ends = [mention.extent.end for entity in gather(dimmed, shown) for mention in entity.mentions]
    assert max(ends) <= last.extent.start


def test_no_text_has_no_entities() -> None:
    assert gather(Article("", "", ()), ()) == ()


def test_a_word_that_the_model_took_for_a_number_may_be_a_name(named: Named) -> None:
    assert all(
        entity.label != "CARDINAL" for entity in named("He joined the Bundesliga in Germany.").values()
    )


def test_doubt_is_told(named: Named) -> None:
    found = named("Angela Merkel spoke in Berlin. Merkel thanked Berlin. Later Qwix Zorb met Blorp at Flimm.")
    assert found["Angela Merkel"].certain
    assert not all(entity.certain for entity in found.values())
    assert all(
        mention.basis in {"model", "alias", "acronym", "rule"}
        for e in found.values()
        for mention in e.mentions
    )


@pytest.mark.parametrize(
    "text",
    [
        "Harbour pilots strike over pay\n\nThe pilots of the old harbour went on strike on Monday.",
        "# Harbour master resigns\n\nTomas Wray, the harbour master, resigned.",
    ],
)
def test_a_capital_that_only_opens_a_sentence_makes_no_name(named: Named, text: str) -> None:
    assert "Harbour" not in named(text)


def test_a_phrase_of_another_language_is_nobody(named: Named) -> None:
    text = "Kein Bagger\n\nThe miners of the valley wrote “Kein Bagger” on the walls."
    assert named(text)["Kein Bagger"].label != "PERSON"


def test_the_short_form_of_an_organisation_belongs_to_it(named: Named) -> None:
    text = "The Marl Harbour Commission met on Monday. The next day the Commission closed the port."
    assert mentions(text, named(text)["Marl Harbour Commission"])[-1] == "Commission"


def test_a_short_form_of_two_organisations_is_neither_s(named: Named) -> None:
    text = (
        "The Marl Harbour Commission and the Tolland Fish Commission met. The next day the Commission voted."
    )
    assert all("Commission" not in mentions(text, entity) for entity in named(text).values())


def test_what_an_organisation_is_for_belongs_to_its_name(named: Named) -> None:
    text = "She leads the Marl Centre for Rural Reform. He works at the Marl Institute of Fishing and Trade."
    assert {"Marl Centre for Rural Reform", "Marl Institute of Fishing and Trade"} <= set(named(text))


def test_a_known_name_is_whole(named: Named) -> None:
    text = "They flew to Guinea-Bissau on Monday and then to Sub-Saharan Africa."
    assert {"Guinea-Bissau", "Sub-Saharan Africa"} <= set(named(text))
