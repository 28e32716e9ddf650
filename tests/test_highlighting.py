"""Rules for spaCy's Doc from the file to the colour, without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from reader.domain.errors import Invalid
from reader.domain.queries import DocQuery
from reader.domain.reading import Reading
from reader.domain.text import Article
from reader.engine import Engine
from reader.formats.source import Source
from reader.highlighting import check

TEXT = """\
Harbour board votes to keep the old ferry

Mayor Ana Ruiz said on Monday that the ferry would run. “It is the only way home for many,” she says at the pier.

The board had planned to end the line, said Tom Hale, and to sell the boat.
"""
BAIT = f"{TEXT}\nThen they shouted {'a' * 60}b into the wind.\n"
SAYS = "rules:\n  - {name: says, lemma: say, style: rule.hedge}\n"
DEADLY = "  - {name: slow, match: [{LOWER: {REGEX: '^(a+)+$'}}]}\n"


class Rules(Protocol):
    """Writes a rule file of the person's."""

    def __call__(self, text: str, name: str = "own.yaml") -> None: ...


@pytest.fixture
def rules(own_folders: Path) -> Rules:
    del own_folders
    folder = Engine({}).locations.config / "rules"
    folder.mkdir(parents=True)

    def write(text: str, name: str = "own.yaml") -> None:
        (folder / name).write_text(text)

    return write


def opened(tmp_path: Path, text: str = TEXT) -> tuple[Engine, Article]:
    """A new engine, as after a new start, and the article."""
    path = tmp_path / "ferry.txt"
    path.write_text(text)
    made = Engine({"rules": ["own"]})
    return made, made.open(Source(str(path), path))


def read(made: Engine, article: Article) -> Reading:
    """The whole reading, however long its analysis takes."""
    known = made.begin(article)
    while known is None:
        for update in made.analyst.poll():
            known = update.analysis if update.complete else known
    return made.reading(article, known, complete=True)


def looked_for(made: Engine, before: Reading) -> Reading:
    """The reading when what rules lacked is there."""
    made.match(before.article)
    assert made.analyst.fileno() is not None
    while not any(update.matched for update in made.analyst.poll()):
        pass
    return made.reading(before.article, before.analysis, complete=True)


def lit(reading: Reading) -> list[tuple[str, str]]:
    """What is coloured by rules."""
    return [(h.rule.split("/")[1], h.extent.of(reading.article.text)) for h in reading.highlights]


SAID = [("says", "said"), ("says", "says"), ("says", "said")]


def test_on_a_first_opening_they_are_found_with_all_else(rules: Rules, tmp_path: Path) -> None:
    rules(SAYS)
    made, article = opened(tmp_path)
    found = read(made, article)
    assert lit(found) == SAID
    assert made.highlighting.missing(article) == ()
    made.close()


def test_a_new_rule_waits_while_all_else_is_there_and_is_known_the_next_time(
    rules: Rules, tmp_path: Path
) -> None:
    rules(SAYS)
    made, article = opened(tmp_path)
    read(made, article)
    made.close()
    rules(SAYS + "  - {name: boats, match: [{LOWER: {IN: [boat, ferry]}}], in: body}\n")
    made, article = opened(tmp_path)
    first = read(made, article)
    assert made.analyst.fileno() is None, "an analysis that is known needs no process"
    assert lit(first) == SAID
    assert lit(looked_for(made, first)) == [
        ("says", "said"), ("boats", "ferry"), ("says", "says"), ("says", "said"), ("boats", "boat"),
    ]  # fmt: skip
    made.close()
    made, article = opened(tmp_path)
    assert len(read(made, article).highlights) == 5
    made.match(article)
    assert made.analyst.fileno() is None
    made.close()


@pytest.mark.parametrize(
    ("scope", "expected"),
    [("body", 3), ("quote", 0)],
)
def test_they_keep_to_the_places_that_they_name(
    rules: Rules, tmp_path: Path, scope: str, expected: int
) -> None:
    rules(SAYS.replace("}", f", in: {scope}}}"))
    made, article = opened(tmp_path)
    assert len(read(made, article).highlights) == expected
    made.close()


def test_the_patterns_of_an_entity_ruler_colour_too(rules: Rules, tmp_path: Path) -> None:
    rules('{"label": "ORG", "pattern": "Harbour board"}\n', "ruler.jsonl")
    made, article = opened(tmp_path)
    (found,) = read(made, article).highlights
    assert (found.rule, found.style) == ("ruler/ORG", "entity.org")
    made.close()


def test_one_that_takes_too_long_is_off_and_told_once(rules: Rules, tmp_path: Path) -> None:
    rules(SAYS + DEADLY)
    made, article = opened(tmp_path, BAIT)
    found = read(made, article)
    assert lit(found) == SAID
    assert made.notices() == ['own.yaml:3: rule "slow" took over 1 s and is off']
    read(made, article)
    assert made.notices() == []
    made.close()
    made, article = opened(tmp_path, BAIT)
    again = read(made, article)
    made.match(article)
    assert made.analyst.fileno() is None, "it is not tried again"
    assert (lit(again), made.notices()) == (SAID, ['own.yaml:3: rule "slow" took over 1 s and is off'])
    made.close()


def test_one_that_spacy_refuses_is_off_and_told_with_the_reason(rules: Rules, tmp_path: Path) -> None:
    rules(SAYS + "  - {name: odd, match: [{LOWER: {REGEX: '('}}]}\n")
    made, article = opened(tmp_path)
    assert lit(read(made, article)) == SAID
    (notice,) = made.notices()
    assert notice.startswith('own.yaml:3: rule "odd" is off: not a regular expression: missing )')
    made.close()


def test_two_on_one_line_that_are_off_are_both_told(rules: Rules, tmp_path: Path) -> None:
    odd = "{name: odd, match: [{LOWER: {REGEX: '('}}]}"
    rules(f"rules: [{odd}, {odd.replace('odd', 'more').replace('(', ')')}]")
    made, article = opened(tmp_path)
    read(made, article)
    assert [notice.split('"')[1] for notice in made.notices()] == ["odd", "more"]
    made.close()


def test_what_was_found_is_not_kept_when_the_rules_became_others_meanwhile(
    rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules("rules: []")
    made, article = opened(tmp_path)
    analysis = read(made, article).analysis
    made.close()
    rules("rules: [{name: pier, words: pier}, {name: boat, words: boat, enabled: false}]")
    made, article = opened(tmp_path)
    active = made.highlighting.rules

    def switched_now() -> tuple[DocQuery, ...]:
        active.switched_on = frozenset({"own/boat"})
        return ()

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(made.highlighting, "queries", switched_now)
        assert len(made.reading(article, analysis, complete=True).highlights) == 2
    active.switched_on = frozenset()
    assert lit(made.reading(article, analysis, complete=True)) == [("pier", "pier")]
    made.close()


def test_of_rules_that_are_gone_nothing_is_remembered(rules: Rules, tmp_path: Path) -> None:
    rules("rules: [{name: pier, words: pier}, {name: boat, words: boat}]")
    made, article = opened(tmp_path)
    read(made, article)
    for text in ("boat", "line"):
        rules(f"rules: [{{name: one, words: {text}}}]")
        made.highlighting.refresh()
        made.reading(article, made.without_model(article), complete=True)
        assert made.highlighting._memo is not None
        assert len(made.highlighting._memo[1]) == 1
    made.close()


def test_without_a_model_one_notice_names_them(rules: Rules, tmp_path: Path) -> None:
    rules(SAYS + "  - {name: boats, match: [{LOWER: boat}]}\n  - {name: pier, words: pier}\n")
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    made = Engine({"rules": ["own"], "model": "none"})
    article = made.open(Source(str(path), path))
    reading = made.reading(article, made.without_model(article), complete=True)
    assert lit(reading) == [("pier", "pier")]
    assert made.notices() == ['without a model these rules are off: "says", "boats"']
    made.close()


def test_where_no_rule_needs_it_nothing_is_asked(rules: Rules, tmp_path: Path) -> None:
    rules("rules: [{name: pier, words: pier}, {name: off, lemma: say, enabled: false}]")
    made, article = opened(tmp_path)
    assert made.highlighting.queries() == ()
    read(made, article)
    made.match(article)
    assert made.highlighting.missing(article) == ()
    made.close()


def test_what_spacy_refuses_in_a_file_is_told_with_its_place() -> None:
    with pytest.raises(Invalid) as told:
        check(f"{SAYS}  - name: odd\n    match: [{{LOWER: {{REGEX: '('}}}}]\n{DEADLY}", "own.yaml")
    (problem,) = told.value.problems
    assert str(problem).startswith('own.yaml:4:12: rule "odd": not a regular expression: missing )')


def test_a_file_that_is_right_is_given_back() -> None:
    assert [rule.name for rule in check(SAYS + DEADLY, "own.yaml").rules] == ["says", "slow"]
