"""Which rules run, where they may match, and what stops them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import pytest

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity, Mention
from reader.domain.queries import DocQuery
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.rules import Highlight, RuleSet
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.domain.theme import Style
from reader.rules.apply import Applied, Memo, apply, memo_key, needs
from reader.rules.kinds.kind import Clock
from reader.rules.kinds.tokens import Tokens
from reader.rules.loader import load

TITLE = "News of the x1"
SPOKEN = "“An x2 it is,” she said of the x3, “or” “x4”."
MIXED = "He called it an “x5 thing”, a ‘x6’."
RESIDUE = "Share x7"
PARTS = [
    (TITLE, BlockKind.TITLE),
    (SPOKEN, BlockKind.PARAGRAPH),
    (MIXED, BlockKind.LIST_ITEM),
    (RESIDUE, BlockKind.BOILERPLATE),
]
TEXT = "\n\n".join(text for text, _ in PARTS)


def extent(words: str) -> Extent:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return Extent(start, start + len(words))


ARTICLE = Article("a.txt", TEXT, tuple(Block(extent(text), kind) for text, kind in PARTS))
ANALYSIS = Analysis(
    entities=(Entity("e1", "x3", "ORG", None, (Mention(extent("x3"), "ORG", "model", True),), True),),
    quotes=(
        Quote(
            "q1", QuoteKind.DIRECT, (extent("“An x2 it is,”"), extent("“or”"), extent("“x4”")), None, None, ""
        ),
        Quote("q2", QuoteKind.MIXED, (extent("it an “x5 thing”"),), None, None, ""),
        Quote("q3", QuoteKind.SCARE, (extent("‘x6’"),), None, None, ""),
        Quote("q4", QuoteKind.INDIRECT, (extent("of the x3"),), None, None, ""),
    ),
)


def rules(text: str, source: str = "rules.yaml") -> RuleSet:
    """The rules of a list in YAML."""
    return load(f"rules: [{text}]", source)


def words(applied: Applied) -> list[str]:
    """The words that were found."""
    return [h.extent.of(TEXT) for h in applied.highlights]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("[]", "x1 x2 x3 x4 x5 x6"),
        ("title", "x1"),
        ("body", "x2 x3 x4 x5 x6"),
        ("quote", "x2 x4 x5"),
        ("outside-quotes", "x1 x3 x6"),
        ("boilerplate", "x7"),
        ("[title, body]", "x1 x2 x3 x4 x5 x6"),
        ("[title, quote]", "x1 x2 x4 x5"),
        ("[body, boilerplate]", "x2 x3 x4 x5 x6 x7"),
        ("[quote, outside-quotes]", "x1 x2 x3 x4 x5 x6"),
    ],
)
@pytest.mark.parametrize("pattern", ["regex: 'x\\d'", "words: [x1, x2, x3, x4, x5, x6, x7]"])
def test_where_a_rule_matches(scope: str, pattern: str, expected: str) -> None:
    ruleset = rules(f"{{name: r, {pattern}, in: {scope}}}")
    assert words(apply([ruleset], ARTICLE, ANALYSIS, complete=True)) == expected.split()


@pytest.mark.parametrize(
    ("pattern", "scope", "expected"),
    [
        ("is,” she", "quote", []),
        ("is,” she", "outside-quotes", []),
        ("“or” “x4”", "quote", []),
        ("“or”", "quote", ["“or”"]),
        (" she said of the x3, ", "outside-quotes", [" she said of the x3, "]),
        (", “o", "outside-quotes", []),
    ],
)
def test_a_match_lies_in_a_quote_as_a_whole_or_outside_as_a_whole(
    pattern: str, scope: str, expected: list[str]
) -> None:
    ruleset = rules(f"{{name: r, regex: '{pattern}', in: {scope}}}")
    assert words(apply([ruleset], ARTICLE, ANALYSIS, complete=True)) == expected


def test_what_a_highlight_says() -> None:
    ruleset = load(
        "name: Mine\nrules: [{name: r, words: x3, style: {bold: yes}, priority: 70}, {name: s, words: x1}]",
        "f",
    )
    assert apply([ruleset], ARTICLE, None, complete=False).highlights == (
        Highlight(extent("x1"), "Mine/s", "rule.default", 50),
        Highlight(extent("x3"), "Mine/r", Style(bold=True), 70),
    )


def test_reading_order_over_all_sets_and_disabled_rules_left_out() -> None:
    sets = [
        rules("{name: a, words: x5}, {name: b, words: x2}", "one.yaml"),
        rules("{name: c, words: x3}, {name: d, words: x1, enabled: false}", "two.yaml"),
    ]
    found = apply(sets, ARTICLE, None, complete=False).highlights
    assert [h.rule for h in found] == ["one/b", "two/c", "one/a"]


@pytest.mark.parametrize(
    ("rule", "need", "without", "partly", "wholly"),
    [
        ("words: x3", "text", ["x3"], ["x3"], ["x3"]),
        ("words: x2, in: quote", "analysis", [], ["x2"], ["x2"]),
        ("words: x3, in: outside-quotes", "analysis", [], [], ["x3"]),
        ("entity: ORG", "analysis", [], ["x3"], ["x3"]),
    ],
)
def test_rules_run_as_soon_as_they_can(
    rule: str, need: str, without: list[str], partly: list[str], wholly: list[str]
) -> None:
    ruleset = rules(f"{{name: r, {rule}}}")
    assert needs(ruleset.rules[0]) == need
    assert words(apply([ruleset], ARTICLE, None, complete=False)) == without
    assert words(apply([ruleset], ARTICLE, ANALYSIS, complete=False)) == partly
    assert words(apply([ruleset], ARTICLE, ANALYSIS, complete=True)) == wholly


def test_an_empty_article() -> None:
    applied = apply([rules("{name: r, regex: '.*'}")], Article("a", "", ()), Analysis(), complete=True)
    assert applied == Applied((), ())


def one_block(text: str) -> Article:
    """An article of one paragraph."""
    return Article("a.txt", text, (Block(Extent(0, len(text)), BlockKind.PARAGRAPH),))


def test_a_rule_that_takes_too_long_is_off_and_the_others_run() -> None:
    ruleset = load(
        "rules:\n"
        "  - {name: before, regex: '!'}\n"
        "  - {name: r1, regex: '(a|aa)+$'}\n"
        "  - {name: after, words: '!'}\n",
        "rules.yaml",
    )
    memo: Memo = {}
    first = apply([ruleset], one_block("a" * 1000 + "!"), None, complete=False, memo=memo)
    assert [h.rule for h in first.highlights] == ["rules/before", "rules/after"]
    assert first.notices == ('rules.yaml:3: rule "r1" took over 1 s and is off',)
    again = apply([ruleset], one_block("a" * 1000 + "!"), Analysis(), complete=True, memo=memo)
    assert again == Applied(first.highlights, (), off={"rules/r1": "took over 1 s"})


@pytest.mark.parametrize(("millions", "seconds"), [(0.1, 1), (1.9, 1), (2, 2), (10.3, 10)])
def test_on_a_very_long_text_a_rule_has_more_time(
    monkeypatch: pytest.MonkeyPatch, millions: float, seconds: int
) -> None:
    limits: list[float] = []

    class Over(Clock):
        def __init__(self, limit: float) -> None:
            limits.append(limit)
            super().__init__(0)

    monkeypatch.setattr("reader.rules.apply.Clock", Over)
    about = one_block("x" * int(millions * 1_000_000))
    applied = apply([rules("{name: r, regex: x+}")], about, None, complete=True)
    assert limits == [seconds]
    assert applied.off == {"rules/r": f"took over {seconds} s"}
    assert applied.notices == (f'rules.yaml:1: rule "r" took over {seconds} s and is off',)


def test_many_slow_blocks_share_one_time_limit() -> None:
    block = "a" * 26 + "!"
    text = "\n\n".join([block] * 400)
    blocks = tuple(Block(Extent(i * 29, i * 29 + 27), BlockKind.PARAGRAPH) for i in range(400))
    applied = apply(
        [rules("{name: r1, regex: '(?:a|aa)+$'}")], Article("a", text, blocks), None, complete=True
    )
    assert applied.highlights == ()
    assert applied.notices == ('rules.yaml:1: rule "r1" took over 1 s and is off',)


def test_a_slow_pattern_on_entities_is_off() -> None:
    about = one_block("a" * 1000 + "!")
    mention = Mention(Extent(0, len(about.text)), "ORG", "model", True)
    analysis = Analysis(entities=(Entity("e1", about.text, "ORG", None, (mention,), True),))
    applied = apply([rules("{name: r1, entity: ORG, text: '(a|aa)+$'}")], about, analysis, complete=True)
    assert applied.notices == ('rules.yaml:1: rule "r1" took over 1 s and is off',)
    assert not applied.highlights
    assert applied.off == {"rules/r1": "took over 1 s"}


def test_a_slow_pattern_on_quotes_is_off() -> None:
    about = one_block("a" * 1000 + "!")
    said = Quote("q1", QuoteKind.DIRECT, (Extent(0, len(about.text)),), None, None, "")
    applied = apply(
        [rules("{name: r1, quote: direct, text: '(a|aa)+$'}, {name: r2, words: '!'}")],
        about,
        Analysis(quotes=(said,)),
        complete=True,
    )
    assert [h.rule for h in applied.highlights] == ["rules/r2"]
    assert applied.notices == ('rules.yaml:1: rule "r1" took over 1 s and is off',)


def test_what_rules_share_is_no_rules_time(monkeypatch: pytest.MonkeyPatch) -> None:
    about, now = one_block("b ab"), [0.0]
    monkeypatch.setattr("reader.rules.kinds.kind.time.thread_time", lambda: now[0])
    monkeypatch.setattr("reader.rules.apply.thread_time", lambda: now[0])
    cut = Tokens.__init__

    def slowly(self: Tokens, texts: Iterable[tuple[int, str]]) -> None:
        now[0] += 5
        cut(self, texts)

    monkeypatch.setattr(Tokens, "__init__", slowly)
    applied = apply([rules("{name: r, words: b, unless: x}")], about, None, complete=True)
    assert (len(applied.highlights), applied.notices, applied.slow) == (1, (), {})
    assert now == [5]


def test_no_more_than_ten_thousand_matches() -> None:
    applied = apply([rules("{name: r, regex: a}")], one_block("a" * 10_001), None, complete=True)
    assert len(applied.highlights) == 10_000
    assert applied.notices == ('rules.yaml:1: rule "r" has more than 10,000 matches; the rest is not marked',)
    exactly = apply([rules("{name: r, regex: a}")], one_block("a" * 10_000), None, complete=True)
    assert (len(exactly.highlights), exactly.notices) == (10_000, ())


def many_words(before: str, words: int, after: str) -> Article:
    """A title, a paragraph of as many words, and one after it."""
    texts = [before, "word " * words, after]
    starts = [0, len(before) + 1, len(before) + len(texts[1]) + 2]
    kinds = [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]
    extents = [Extent(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    return Article("a.txt", "\n".join(texts), tuple(map(Block, extents, kinds)))


@pytest.mark.parametrize("kind", ["regex: '\\w+'", "words: [word, near]"])
def test_only_matches_where_the_rule_may_match_count(kind: str) -> None:
    about = many_words("A word", 10_050, "“It is near.”")
    spoken = Extent(about.blocks[2].extent.start, len(about.text))
    analysis = Analysis(quotes=(Quote("q1", QuoteKind.DIRECT, (spoken,), None, None, ""),))
    memo: Memo = {}
    for complete in (False, True):
        applied = apply(
            [rules(f"{{name: r, {kind}, in: quote}}")], about, analysis, complete=complete, memo=memo
        )
        assert applied.highlights[-1].extent.of(about.text) == "near"
        assert (applied.notices, applied.cut) == ((), frozenset())


def test_too_many_matches_are_told_once_for_an_article() -> None:
    memo: Memo = {}
    about = many_words("A word", 10_050, "")
    ruleset = rules("{name: r, words: word, in: body}, {name: t, words: word, in: title}")
    told = [apply([ruleset], about, None, complete=True, memo=memo) for _ in range(2)]
    assert [len(one.highlights) for one in told] == [10_001, 10_001]
    assert [len(one.notices) for one in told] == [1, 0]
    assert [one.cut for one in told] == [{"rules/r"}] * 2


def test_where_there_are_far_too_many_places_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.rules.apply.MAX_PLACES", 50)
    about = many_words("A title", 60, "the last word")
    applied = apply([rules("{name: r, words: word, in: title}")], about, None, complete=True)
    assert applied.highlights == ()
    assert applied.notices == (
        'rules.yaml:1: rule "r" finds more than 50 places; "in" is asked of these alone',
    )


def test_a_rule_that_only_moved_in_its_file_or_looks_otherwise_is_not_run_again() -> None:
    memo: Memo = {}
    before = load("rules:\n  - {name: r, words: x1}\n", "rules.yaml")
    apply([before], ARTICLE, None, complete=False, memo=memo)
    memo[memo_key(before.rules[0])] = (extent("x2"),)
    after = load("# more\nrules:\n  - {name: other, words: x1, style: rule.hedge, note: n}\n", "rules.yaml")
    assert words(apply([after], ARTICLE, None, complete=False, memo=memo)) == ["x2"]


def test_the_memo_is_asked_before_the_text() -> None:
    ruleset = rules("{name: r, words: x1}, {name: e, entity: ORG}")
    memo: Memo = {}
    apply([ruleset], ARTICLE, None, complete=False, memo=memo)
    rule = ruleset.rules[0]
    assert memo == {memo_key(rule): (extent("x1"),)}
    memo[memo_key(rule)] = (extent("x2"),)
    assert words(apply([ruleset], ARTICLE, ANALYSIS, complete=True, memo=memo)) == ["x2", "x3"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("words: [x2, x3], unless: '3'", ["x2"]),
        ("words: [x2, x3], unless: X3", ["x2"]),
        ("words: [x2, x3], unless: X3, case: match", ["x2", "x3"]),
        ("words: [x2, x3], unless: '(?-i:X3)'", ["x2", "x3"]),
        ("phrase: [x2, x3], unless: X3", ["x2", "x3"]),
        ("regex: 'x\\d', unless: '[1-35-9]'", ["x4"]),
        ("regex: 'x[23]', unless: 'it is'", ["x2", "x3"]),  # which stands beside the match
        ("regex: 'the x(3)', group: 1, unless: the", ["3"]),
        ("entity: ORG, unless: x", []),
        ("words: x2 it, unless: 'x2 it$'", []),
    ],
)
def test_unless_leaves_out_matches_by_their_own_words(rule: str, expected: list[str]) -> None:
    assert words(apply([rules(f"{{name: r, {rule}}}")], ARTICLE, ANALYSIS, complete=True)) == expected


def test_a_slow_unless_is_off() -> None:
    ruleset = rules("{name: r1, regex: '.+', unless: '(a|aa)+$'}, {name: r2, regex: '!'}")
    applied = apply([ruleset], one_block("a" * 1000 + "!"), None, complete=True)
    assert [h.rule for h in applied.highlights] == ["rules/r2"]
    assert applied.notices == ('rules.yaml:1: rule "r1" took over 1 s and is off',)
    assert applied.slow == {"rules/r1": 1.0}


def test_a_long_text_is_searched_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    ruleset = rules("{name: r, regex: 'x[23]'}, {name: s, regex: 'x9'}")
    short = apply([ruleset], ARTICLE, ANALYSIS, complete=True)
    monkeypatch.setattr("reader.rules.kinds.kind._LONG", 10)
    assert apply([ruleset], ARTICLE, ANALYSIS, complete=True) == short
    assert words(short) == ["x2", "x3"]


OF_DOCS = load(
    "rules: [{name: l, lemma: x, priority: 7}, {name: m, match: [{LOWER: x}], in: quote}]", "r.yaml"
)
LEMMA, MATCH = (cast("DocQuery", rule.pattern) for rule in OF_DOCS.rules)
EVERYWHERE = tuple(extent(f"x{n}") for n in range(1, 8))


def of_docs(docs: dict[DocQuery, tuple[Extent, ...]], *, analysed: bool = True) -> list[str]:
    """The rule and the words of each match."""
    found = apply([OF_DOCS], ARTICLE, ANALYSIS if analysed else None, complete=True, docs=docs).highlights
    return [f"{h.rule} {h.extent.of(TEXT)} {h.priority}" for h in found]


def test_rules_that_need_the_parse_wait_for_what_the_analysis_process_finds() -> None:
    assert [needs(rule) for rule in OF_DOCS.rules] == ["doc", "doc"]
    assert of_docs({}) == []
    assert of_docs({LEMMA: EVERYWHERE[:2]}) == ["r/l x1 7", "r/l x2 7"]
    assert of_docs({LEMMA: EVERYWHERE[:2]}, analysed=False) == []


def test_what_the_analysis_process_finds_is_kept_to_the_places_of_the_rule() -> None:
    assert of_docs({MATCH: EVERYWHERE}) == ["r/m x2 50", "r/m x4 50", "r/m x5 50"]
    assert [found.split()[1] for found in of_docs({LEMMA: EVERYWHERE})] == [f"x{n}" for n in range(1, 7)]


def test_of_too_many_that_the_analysis_process_finds_the_rest_is_not_marked() -> None:
    many = tuple(Extent(0, 1) for _ in range(10_001))
    applied = apply([OF_DOCS], ARTICLE, ANALYSIS, complete=True, docs={LEMMA: many})
    assert len(applied.highlights) == 10_000
    assert applied.notices == ('r.yaml:1: rule "l" has more than 10,000 matches; the rest is not marked',)
