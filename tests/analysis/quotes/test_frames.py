"""What was said and by whom, by the frames of grammar: one test for each family."""

from __future__ import annotations

import pytest

from tests.analysis.conftest import Parse
from tests.analysis.quotes.helpers import short_quotes

Short = tuple[str, tuple[str, ...], str | None, str | None]


def one(kind: str, parts: str | tuple[str, ...], cue: str | None, speaker: str | None) -> list[Short]:
    return [(kind, (parts,) if isinstance(parts, str) else parts, cue, speaker)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that the bridge would open in May.",
         one("indirect", "that the bridge would open in May", "said", "The mayor")),
        ("Two officials said the plan had failed.",
         one("indirect", "the plan had failed", "said", "Two officials")),
        ("Rosa Delgado told reporters that she would stay.",
         one("indirect", "that she would stay", "told", "Rosa Delgado")),
        ("Karl Brandt, who runs the mill, warned that prices would rise.",
         one("indirect", "that prices would rise", "warned", "Karl Brandt")),
        ("Rosa Delgado said the plan was “a slap in the face for every family.”",
         one("mixed", "the plan was “a slap in the face for every family.”", "said", "Rosa Delgado")),
    ],
)  # fmt: skip
def test_clause_of_the_cue(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will rebuild the school,” Rosa Delgado said.",
         one("direct", "“We will rebuild the school,”", "said", "Rosa Delgado")),
        ("“We will rebuild the school,” said Rosa Delgado, the mayor of Eastport.",
         one("direct", "“We will rebuild the school,”", "said", "Rosa Delgado")),
        ('"Nobody asked us first," she said on Monday.',
         one("direct", '"Nobody asked us first,"', "said", "she")),
        ("The strike will go on, union leaders said.",
         one("indirect", "The strike will go on", "said", "union leaders")),
        ("“What happens to the workers now?” asked Karl Brandt.",
         one("direct", "“What happens to the workers now?”", "asked", "Karl Brandt")),
    ],
)  # fmt: skip
def test_clause_before_the_cue(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” Rosa Delgado said, “and we will win again.”",
         one("direct", ("“We won,”", "“and we will win again.”"), "said", "Rosa Delgado")),
        ("“We are tired,” Karl Brandt said firmly. “We are not afraid.”",
         one("direct", ("“We are tired,”", "“We are not afraid.”"), "said", "Karl Brandt")),
        ("The dam, the engineers said, will hold.",
         one("indirect", ("The dam", "will hold"), "said", "the engineers")),
    ],
)  # fmt: skip
def test_interrupted(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the police, the driver fled.",
         one("indirect", "the driver fled.", "According to", "the police")),
        ("The driver fled, according to a police report.",
         one("indirect", "The driver fled", "according to", "a police report")),
        ("According to Karl Brandt, “the mill was never safe for anybody.”",
         one("direct", "“the mill was never safe for anybody.”", "According to", "Karl Brandt")),
    ],
)  # fmt: skip
def test_according_to(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Delgado called the plan “a disaster for the coast.”",
         one("mixed", "the plan “a disaster for the coast.”", "called", "Rosa Delgado")),
        ("The senator described the budget as “deeply unfair.”",
         one("mixed", "the budget as “deeply unfair.”", "described", "The senator")),
    ],
)  # fmt: skip
def test_what_somebody_called_it(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials urged residents to leave at once.",
         one("indirect", "residents to leave at once", "urged", "Officials")),
        ("The governor promised to veto the bill.",
         one("indirect", "to veto the bill", "promised", "The governor")),
    ],
)  # fmt: skip
def test_infinitive(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Brandt turned to the crowd, saying, “We had no other choice.”",
         one("direct", "“We had no other choice.”", "saying", "Karl Brandt")),
        ("The union issued a statement saying the talks had collapsed.",
         one("indirect", "the talks had collapsed", "saying", "The union")),
    ],
)  # fmt: skip
def test_participle(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


def test_relative_clause(parse: Parse) -> None:
    text = "Karl Brandt, who said the mill was unsafe, has left the company."
    assert short_quotes(parse, text) == one("indirect", "the mill was unsafe", "said", "who")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Delgado added: “There is no plan B for this coast.”",
         one("direct", "“There is no plan B for this coast.”", "added", "Rosa Delgado")),
        ("Rosa Delgado then said:\n“There is no plan B for this coast.”",
         one("direct", "“There is no plan B for this coast.”", "said", "Rosa Delgado")),
    ],
)  # fmt: skip
def test_colon(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize("dash", ["—", "–", "―", "--", "-"])
def test_byline_after_a_dash(parse: Parse, dash: str) -> None:
    text = f"“The sea takes what it wants.” {dash} Rosa Delgado"
    assert short_quotes(parse, text) == one("direct", "“The sea takes what it wants.”", None, "Rosa Delgado")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("From the report: “The dam was never tested under load.”", "the report"),
        ("The governor was just as blunt: “We are done waiting for them.”", "The governor"),
    ],
)
def test_colon_without_a_verb_of_saying(parse: Parse, text: str, speaker: str) -> None:
    (found,) = short_quotes(parse, text)
    assert (found[0], found[2], found[3]) == ("direct", None, speaker)


def test_retold_words_are_the_speakers(parse: Parse) -> None:
    text = "“I never saw the letter,” Karl Brandt said, according to the Eastport Herald."
    assert ("direct", ("“I never saw the letter,”",), "said", "Karl Brandt") in short_quotes(parse, text)


def test_transcript(parse: Parse) -> None:
    text = "DELGADO: We need more time for this.\nBRANDT: You had a year.\nDELGADO: It was not enough."
    assert short_quotes(parse, text) == [
        ("indirect", ("We need more time for this.",), None, "DELGADO"),
        ("indirect", ("You had a year.",), None, "BRANDT"),
        ("indirect", ("It was not enough.",), None, "DELGADO"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: The bridge is closed.\nThe road is open.",
        "RELATED: The bridge is closed.\nIt rained.\nRELATED: The road is open.\nIt snowed.",
    ],
)
def test_a_note_with_a_colon_is_no_transcript(parse: Parse, text: str) -> None:
    assert short_quotes(parse, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “ghost fleet” sails at night.",
        "He was known as “the Hammer” on the docks.",
        "Her novel “A House by the Sea” sold well.",
        "A film called “The Long Road Home” opened on Friday.",
        "The system, nicknamed “hungry hippo” by staff, failed twice.",
    ],
)
def test_terms_have_no_speaker(parse: Parse, text: str) -> None:
    assert [(kind, speaker) for kind, _, _, speaker in short_quotes(parse, text)] == [("scare", None)]


def test_a_term_inside_of_a_report_is_not_the_speakers(parse: Parse) -> None:
    text = "The memos told agents that they should avoid direct conflict with “agitators” and leave the area."
    assert [(q[0], q[3]) for q in short_quotes(parse, text)] == [("indirect", "The memos"), ("scare", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The memo warned of floods and urged calm.",
            [("indirect", ("floods",), "warned", "The memo"), ("indirect", ("calm.",), "urged", "The memo")],
            marks=pytest.mark.xfail(strict=True, reason="bare nouns after verbs of warning are worth too little"),
        ),
        pytest.param(
            "Rosa Delgado's criticism of the ferry line surprised the council.",
            one("indirect", "the ferry line", "criticism", "Rosa Delgado"),
            marks=pytest.mark.xfail(strict=True, reason="what an opinion is about, where a noun names it"),
        ),
        pytest.param(
            "The message from the governor is that nobody will be left behind.",
            one("indirect", "that nobody will be left behind", "message", "the governor"),
            marks=pytest.mark.xfail(strict=True, reason="messages that are somebody's by `from`"),
        ),
        pytest.param(
            "In a poll, 40 percent wanted the mayor out.",
            one("indirect", "the mayor out.", "wanted", "40 percent"),
            marks=pytest.mark.xfail(strict=True, reason="attitudes in polls"),
        ),
    ],
)  # fmt: skip
def test_known_to_fail(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The so-called “fog clause,” which Karl Brandt says he wrote, was used twice.",
         [("scare", ("“fog clause,”",), None, None)]),
        ("The pier, known locally as “the long wait,” is one that Rosa Delgado has often criticized.",
         [("scare", ("“the long wait,”",), None, None)]),
    ],
)  # fmt: skip
def test_terms_are_nobodys_words_whatever_verb_is_near(
    parse: Parse, text: str, expected: list[Short]
) -> None:
    assert [quote for quote in short_quotes(parse, text) if quote[0] != "indirect"] == expected


@pytest.mark.parametrize("nobody", ["Nobody", "No official", "None of them", "Nothing"])
def test_what_nobody_said_is_no_quote(parse: Parse, nobody: str) -> None:
    assert short_quotes(parse, f"{nobody} said that the bridge was safe.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister was confident that the talks would succeed.",
         one("indirect", "that the talks would succeed", "confident", "The minister")),
        ("It was announced by the ministry that the border would close.",
         one("indirect", "that the border would close", "announced", "the ministry")),
        ("The council denied hiding the report.",
         one("indirect", "hiding the report", "denied", "The council")),
        ("Delgado accused the council of hiding the report.",
         one("indirect", "the council of hiding the report", "accused", "Delgado")),
        ("Karl Brandt blamed the delay on a shortage of steel.",
         one("indirect", "the delay on a shortage of steel", "blamed", "Karl Brandt")),
        ("The plan was condemned by the union.",
         one("indirect", "The plan", "condemned", "the union")),
    ],
)  # fmt: skip
def test_opinions_and_acts(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is, the engineers insist, a very good bridge.",
         one("indirect", ("The bridge is", "a very good bridge"), "insist", "the engineers")),
        ("The idea, critics say, would cost millions.",
         one("indirect", ("The idea", "would cost millions"), "say", "critics")),
        ("“That one,” he replied, “was too small.”",
         one("direct", ("“That one,”", "“was too small.”"), "replied", "he")),
    ],
)  # fmt: skip
def test_insertion(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


def test_who_is_asked_is_not_who_asks(parse: Parse) -> None:
    text = "Asked about the delay, Brandt said the steel came late."
    assert short_quotes(parse, text) == one("indirect", "the steel came late", "said", "Brandt")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Brandt did not say whether he would go.", "not say"),
        ("The company hasn't indicated plans to sell the yard.", "hasn't indicated"),
    ],
)
def test_a_denial_is_part_of_the_cue(parse: Parse, text: str, cue: str) -> None:
    assert [quote[2] for quote in short_quotes(parse, text)] == [cue]


def test_a_verb_that_adds_has_the_speaker_of_the_verb_before(parse: Parse) -> None:
    text = "“We were not told,” Karl Brandt said, adding: “Nobody called us.”"
    assert [(quote[1], quote[3]) for quote in short_quotes(parse, text)] == [
        (("“We were not told,”",), "Karl Brandt"),
        (("“Nobody called us.”",), "Karl Brandt"),
    ]


def test_an_infinitive_of_saying_is_no_part_of_the_words(parse: Parse) -> None:
    text = "Karl Brandt interjected to say: “That is not true.”"
    assert [quote[:2] for quote in short_quotes(parse, text)] == [("direct", ("“That is not true.”",))]


@pytest.mark.parametrize("dash", ["—", "-", "–"])
def test_byline_in_a_line_of_its_own(parse: Parse, dash: str) -> None:
    text = f"“We were never told about it.”\n\n{dash} Karl Brandt, harbour master\n\nThe pier was closed."
    assert short_quotes(parse, text) == one("direct", "“We were never told about it.”", None, "Karl Brandt")


def test_an_agency_below_the_last_words_in_marks_did_not_say_them(parse: Parse) -> None:
    text = "Karl Brandt spoke of a deal that he called “the best in years.”\n\n- Eastport Press."
    assert "Eastport Press" not in [quote[3] for quote in short_quotes(parse, text)]


@pytest.mark.parametrize("verb", ["wrote", "said", "replied on Monday"])
def test_the_paragraph_below_a_verb_of_saying_and_a_colon(parse: Parse, verb: str) -> None:
    text = f"Karl Brandt {verb}:\n\nThe pier will be closed. Nobody may enter it.\n\nIt opened in May."
    assert short_quotes(parse, text) == one(
        "indirect", "The pier will be closed. Nobody may enter it.", verb.split(maxsplit=1)[0], "Karl Brandt"
    )


@pytest.mark.parametrize("lead", ["The council made three points:", "What follows is known:"])
def test_a_colon_without_a_verb_of_saying_reports_nothing(parse: Parse, lead: str) -> None:
    assert short_quotes(parse, f"{lead}\n\nThe pier is closed. Nobody enters.") == []


def test_one_word_in_marks_of_a_description_is_the_speakers(parse: Parse) -> None:
    text = "Rosa Delgado described the long wait for a new ferry line as “shameful.”"
    assert [(quote[0], quote[3]) for quote in short_quotes(parse, text)] == [("mixed", "Rosa Delgado")]


@pytest.mark.parametrize("word", ["this", "it", "that"])
def test_a_word_that_says_nothing_by_itself_is_no_quote(parse: Parse, word: str) -> None:
    assert short_quotes(parse, f"Karl Brandt denied {word}.") == []


def test_a_name_behind_the_speaker_is_no_part_of_the_words(parse: Parse) -> None:
    text = "“Ms. Grant,” said the lawyer, Tim Ode, “is well.”"
    assert [quote[:2] for quote in short_quotes(parse, text)] == [("direct", ("“Ms. Grant,”", "“is well.”"))]


def test_a_denied_source_is_no_part_of_the_words(parse: Parse) -> None:
    (quote,) = short_quotes(parse, "The plan failed, but not according to Anna Cruz.")
    assert quote[2] == "not according to"
    assert not any("not" in part for part in quote[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tully said she would have new figures by May.",
         one("indirect", "she would have new figures by May", "said", "Tully")),
        ("Karl Brandt wrote in an email that the levee was safe.",
         one("indirect", "that the levee was safe", "wrote", "Karl Brandt")),
    ],
)  # fmt: skip
def test_where_the_parser_errs(parse: Parse, text: str, expected: list[Short]) -> None:
    assert short_quotes(parse, text) == expected


def test_questions_and_answers_are_a_transcript(parse: Parse) -> None:
    text = "Q: Where were you on Monday?\nA: I was at home.\nQ: Alone?\nA: With my son."
    assert [quote[3] for quote in short_quotes(parse, text)] == ["Q", "A", "Q", "A"]


def test_words_do_not_end_with_a_preposition_whose_object_follows(parse: Parse) -> None:
    text = "The union said that its members had stopped work at 6 a.m. “Nobody wants this,” Karl Brandt said."
    assert short_quotes(parse, text)[0][1] == ("that its members had stopped work at 6 a.m.",)
