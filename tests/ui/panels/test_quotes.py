"""The list of quotes as a ledger: accounts, orders, filter, what a state of the analysis leaves in its place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.text import Extent
from reader.ui.panels.ledger import HEAD, INDIRECT, Head, Ledger, Line, Shown
from reader.ui.panels.quotes import MARKS, QuotesPanel
from reader.ui.panels.rows import Row
from reader.ui.panels.words import Columns, bar
from reader.ui.pieces import Piece, width
from tests.ui.fakes import TEXT, analysis

FOUND = analysis()
LEDGER = Ledger(FOUND.quotes, FOUND.entities, TEXT)
Q1, Q2, Q3, Q4 = FOUND.quotes


def paragraph(offset: int) -> int:
    return TEXT.count("\n\n", 0, offset) + 1


def listed(rows: list[Row]) -> list[str]:
    """Heads as `[name count]`, quotes by their ids, empty lines left out."""
    said = []
    for row in rows:
        if isinstance(row.subject, Head):
            said.append(f"[{row.subject.account.name} {row.subject.count}]")
        elif isinstance(row.subject, Line):
            said.append(row.subject.quote.id)
    return said


def text(pieces: list[Piece]) -> str:
    return "".join(p.text for p in pieces)


def panel_of(*quotes: Quote, entities: tuple[Entity, ...] = FOUND.entities) -> QuotesPanel:
    """A panel with a list that no screen shows."""
    panel = QuotesPanel()
    panel.show_quotes(Ledger(quotes, entities, TEXT), paragraph, complete=True)
    return panel


def drawn(panel: QuotesPanel, ref: str, cells: int = 36) -> str:
    row = next(row for row in panel.cursor.rows if row.ref == ref)
    return text(panel.line(row, cells, lit=False))


def by(quote: Quote, name: str, entity: str | None = None, *, id_: str = "", certain: bool = True) -> Quote:
    """The quote with another speaker."""
    speaker = Speaker(Extent(0, 1), entity, name, "subject of said", certain)
    return replace(quote, id=id_ or quote.id, speaker=speaker)


def people(*names: str) -> tuple[Entity, ...]:
    mention = Mention(Extent(0, 1), "PERSON", "model", True)
    return tuple(Entity(f"e{n}", name, "PERSON", None, (mention,), True) for n, name in enumerate(names))


# -- accounts and orders


def test_quotes_stand_under_their_speakers() -> None:
    assert listed(LEDGER.rows()) == [
        "[Ana Ruiz 2]", "q1", "q2", "[Tom Hale 1]", "q3", "[Words in marks 1]", "q4",
    ]  # fmt: skip


def test_who_is_quoted_with_most_words_comes_first_however_many_quotes_that_are() -> None:
    long, short, other = (
        by(Q2, "Tom Hale", "e5"),
        by(Q3, "Ana Ruiz", "e1"),
        by(Q4, "Ana Ruiz", "e1", id_="q9"),
    )
    other = replace(other, kind=QuoteKind.DIRECT)
    rows = listed(Ledger([long, short, other], FOUND.entities, TEXT).rows())
    assert [row for row in rows if row[0] == "["] == ["[Tom Hale 1]", "[Ana Ruiz 2]"]


def test_unnamed_sources_stand_together_by_what_they_are_called_before_those_of_nobody() -> None:
    quotes = [
        by(Q1, "officials", id_="a"), by(Q2, "a spokesman", id_="b"), by(Q3, "Officials", id_="c"),
        replace(Q1, id="d", speaker=None), Q3, Q4,
    ]  # fmt: skip
    assert listed(Ledger(quotes, FOUND.entities, TEXT).rows()) == [
        "[Tom Hale 1]", "q3", "[Unnamed sources 3]", "a", "c", "b", "[Nobody named 1]", "d",
        "[Words in marks 1]", "q4",
    ]  # fmt: skip


def test_in_the_order_of_the_text_there_are_no_heads() -> None:
    quotes = [Q1, by(Q2, "Tom Hale", "e5"), by(Q3, "Ana Ruiz", "e1"), Q4]
    rows = Ledger(quotes, FOUND.entities, TEXT).rows(choice=Shown("text"))
    assert listed(rows) == ["q1", "q2", "q3", "q4"]
    assert len(rows) == 4


def test_folded_speakers_keep_their_heads_and_their_counts() -> None:
    assert listed(LEDGER.rows(folded_away={"e1"}))[:2] == ["[Ana Ruiz 2]", "[Tom Hale 1]"]
    assert LEDGER.found == 4


def test_indirect_speech_can_be_left_out_and_one_speaker_alone_be_shown() -> None:
    assert listed(LEDGER.rows(choice=Shown(without=INDIRECT)))[:2] == ["[Ana Ruiz 1]", "q2"]
    assert listed(LEDGER.rows(choice=Shown(only="e5"))) == ["[Tom Hale 1]", "q3"]
    assert listed(LEDGER.rows(choice=Shown("text", INDIRECT, "e1"))) == ["q2"]
    assert LEDGER.found == 1


# -- the filter


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hale", ["q3"]),
        ("ruiz", ["q1", "q2"]),
        ("RUIZ way home", ["q2"]),
        ("way home", ["q2"]),
        ("home way", []),
        ("indirect", ["q1"]),
        ("direct", ["q2", "q3"]),
        ("reported", ["q1"]),
        ("scare", ["q4"]),
        ("words in marks", ["q4"]),
        ("ruiz direct", ["q2"]),
        ("guess", ["q2"]),
        ("zzz", []),
        ("hale ferry", []),
    ],
)
def test_a_query_finds_speakers_kinds_and_words(query: str, expected: list[str]) -> None:
    assert [row for row in listed(LEDGER.rows(query)) if row[0] != "["] == expected


def test_a_query_looks_into_what_is_folded_away_but_not_into_what_is_left_out() -> None:
    assert "q2" in listed(LEDGER.rows("home", folded_away={"e1"}))
    assert listed(LEDGER.rows("ruiz", Shown(without=INDIRECT))) == ["[Ana Ruiz 1]", "q2"]
    assert listed(LEDGER.rows("ferry", Shown(only="e5"))) == []


def test_a_query_finds_every_name_of_a_speaker() -> None:
    words = "Ana Ruiz, whom they call La Paloma, said no."
    nick = Entity("e1", "Ana Ruiz", "PERSON", None, (
        Mention(Extent(0, 8), "PERSON", "model", True), Mention(Extent(25, 34), "PERSON", "alias", True),
    ), True)  # fmt: skip
    quote = Quote(
        "q1", QuoteKind.INDIRECT, (Extent(41, 43),), None, by(Q1, "Ana Ruiz", "e1").speaker, "clause"
    )
    assert listed(Ledger([quote], [nick], words).rows("paloma")) == ["[Ana Ruiz 1]", "q1"]


# -- rows


@pytest.mark.parametrize(("quote", "end"), [(0, " 2"), (1, "~2"), (2, " 4"), (3, " 4")])
@pytest.mark.parametrize("cells", [60, 36, 20])
@pytest.mark.parametrize("order", ["speaker", "text"])
def test_a_quote_fills_its_line_and_ends_with_its_paragraph(
    quote: int, end: str, cells: int, order: str
) -> None:
    panel = panel_of(*FOUND.quotes)
    panel.choice = Shown(order)
    one = FOUND.quotes[quote]
    line = drawn(panel, one.id, cells)
    assert width([Piece(line)]) == cells
    assert line.endswith(end)
    assert line[0] == MARKS[one.kind]


@pytest.mark.parametrize("cells", [60, 36, 28, 16])
@pytest.mark.parametrize("name", ["Al", "Ana Ruiz", "Association of Harbour Pilots and Tugboat Masters"])
@pytest.mark.parametrize("folded", [True, False])
def test_a_head_fills_its_line_and_counts(cells: int, name: str, folded: bool) -> None:
    panel = panel_of(by(Q1, name, "e1"), by(Q2, name, "e1", certain=False), Q3)
    panel._folded = frozenset({"e1"} if folded else ())
    panel.refill()
    head = drawn(panel, HEAD + "e1", cells)
    assert width([Piece(head)]) == cells
    assert head.endswith("  2 ~1")
    assert head.startswith(name[:4].strip())


def test_the_bar_has_words_in_marks_before_reported_ones_and_is_that_of_the_other_speakers() -> None:
    panel = panel_of(*FOUND.quotes)
    ruiz, hale, scare = panel.ledger.accounts
    columns = Columns.of(panel.ledger.accounts, 36)
    assert bar(ruiz, columns) == "▅" * 7 + "▂" * 5  # 8 words in marks, 6 without
    assert bar(hale, columns) == "▅▅▅"  # 3 words
    assert bar(scare, columns) == ""
    assert "▅▅▅" in drawn(panel, HEAD + "e5")


def test_a_bar_is_never_empty_for_somebody_who_is_quoted() -> None:
    panel = panel_of(*FOUND.quotes)
    ruiz = replace(panel.ledger.accounts[0], marked=4_000, reported=0)
    one = replace(ruiz, marked=0, reported=1)
    assert bar(one, Columns.of([ruiz, one], 36)) == "▂"
    both = replace(ruiz, marked=3_999, reported=1)
    assert set(bar(both, Columns.of([both], 36))) == {"▅", "▂"}


def test_in_reading_order_each_row_says_shortly_who_said_it() -> None:
    entities = people("Ana Ruiz", "Tom Hale Jr.", "Carl Berg", "Dora Berg", "Cher")
    quotes = [
        by(Q1, e.name, e.id, id_=f"q{n}") for n, e in enumerate(entities)
    ] + [by(Q2, "two officials", id_="q5"), replace(Q1, id="q6", speaker=None), replace(Q4, id="q7")]  # fmt: skip
    panel = panel_of(*quotes, entities=entities)
    panel.sort_on()
    shown = [drawn(panel, f"q{n}", 60)[2:16].split("  ")[0].strip() for n in range(8)]
    assert shown == ["Ruiz", "Hale", "C. Berg", "D. Berg", "Cher", "two officials", "–", ""]


def test_a_company_goes_by_its_shortest_name_in_the_text() -> None:
    words = "The Harbour Pilots Association (HPA) said no."
    firm = Entity("e1", "Harbour Pilots Association", "ORG", None, (
        Mention(Extent(4, 30), "ORG", "model", True), Mention(Extent(32, 35), "ORG", "acronym", True),
    ), True)  # fmt: skip
    ledger = Ledger([by(Q1, firm.name, "e1")], [firm], words)
    assert ledger.short("e1") == "HPA"


def test_rows_under_the_unnamed_say_what_the_source_is_called() -> None:
    panel = panel_of(by(Q1, "two officials"), Q3)
    assert drawn(panel, "q1").startswith("┊ two officia…")
    assert "Hale" not in drawn(panel, "q3")


def test_a_note_says_what_decided_where_that_is_not_plain() -> None:
    panel = panel_of(*FOUND.quotes)
    notes = {row.ref: text(panel.note(row)) for row in panel.cursor.rows if row.ref}
    assert notes["q2"] == "~ the last woman named"
    assert {notes[ref] for ref in ("q1", "q3", "q4", HEAD + "e1")} == {""}


def test_the_head_says_what_is_unsure_and_what_is_filtered() -> None:
    panel = panel_of(Q1, Q2, replace(Q3, speaker=None), Q4)
    assert text(panel.head_right()).split("  ") == ["~1 guess", "1 nobody", " ¶"]
    assert panel.counted() == "4"
    panel.hide_indirect()
    panel.cursor.choose("q2")
    assert panel.only() == "Ana Ruiz"
    assert text(panel.head_right()).startswith("only Ruiz  no indirect  ~1 guess")
    assert panel.counted() == "1/4"
    panel.filter("zzz")
    assert text(panel.head_right()).startswith("/ zzz  only")
    assert panel.counted() == "0/4"
    panel.filter("")
    assert panel.only() == ""
    assert panel.hide_indirect() is False
    assert panel.counted() == "4"


def test_nothing_can_act_on_the_terminal() -> None:
    panel = panel_of(by(Q1, "A\x1b[2J\x07"), by(Q3, "B\x1b[2J", "e1"), entities=people("x", "B\x1b[2J"))
    for order in ("speaker", "text"):
        panel.choice = Shown(order)
        panel.refill()
        for row in panel.cursor.rows:
            if row.ref:
                assert "\x1b" not in text(panel.line(row, 36, lit=False) + panel.note(row))


# -- what is chosen, folded, and left in its place


def moved(quotes: tuple[Quote, ...]) -> tuple[tuple[Quote, ...], tuple[Entity, ...]]:
    """The same with other ids, of quotes and entities, as the next state of an analysis has them."""
    entities = tuple(replace(e, id=f"e{9 - int(e.id[1:])}") for e in FOUND.entities)
    renamed = {old.id: new.id for old, new in zip(FOUND.entities, entities, strict=True)}
    there = tuple(
        replace(
            q,
            id=f"q{20 + int(q.id[1:])}",
            speaker=q.speaker and replace(q.speaker, entity=renamed.get(q.speaker.entity or "")),
        )
        for q in quotes
    )
    return there, entities


def test_another_state_of_the_analysis_leaves_rows_folds_and_choices() -> None:
    panel = panel_of(*FOUND.quotes)
    panel.light("q3")
    panel.toggle(HEAD + "e1")
    panel.hide_indirect()
    panel.show_quotes(Ledger(*moved(FOUND.quotes), TEXT), paragraph, complete=True)
    assert panel.cursor.ref == "q23"
    assert listed(list(panel.cursor.rows)) == [
        "[Ana Ruiz 1]",
        "[Tom Hale 1]",
        "q23",
        "[Words in marks 1]",
        "q24",
    ]
    panel.only()
    panel.show_quotes(Ledger(FOUND.quotes, FOUND.entities, TEXT), paragraph, complete=True)
    assert listed(list(panel.cursor.rows)) == ["[Tom Hale 1]", "q3"]
    assert panel.cursor.ref == "q3"


def test_a_chosen_head_stays_chosen_in_another_state() -> None:
    panel = panel_of(*FOUND.quotes)
    panel.light("q1", "e1")
    panel.cursor.choose(HEAD + "e5")
    panel.show_quotes(Ledger(*moved(FOUND.quotes), TEXT), paragraph, complete=True)
    panel.light("q21", "e8")
    assert panel.cursor.ref == HEAD + "e4"


def test_rows_that_come_above_do_not_move_what_is_on_the_screen() -> None:
    panel = panel_of(*(replace(Q3, id=f"q{n}", parts=(Extent(200 + n, 205 + n),)) for n in range(40)))
    height = panel._height()
    panel.light("q30")
    on_screen = next(n for n in range(height) if panel.cursor.at(panel.cursor.top + n)[0].ref == "q30")  # type: ignore[index]
    more = [replace(Q3, id=f"q{n}", parts=(Extent(150 + n, 155 + n),)) for n in range(90)]
    panel.show_quotes(Ledger(more, FOUND.entities, TEXT), paragraph, complete=False)
    assert panel.cursor.ref == "q80"
    found = panel.cursor.at(panel.cursor.top + on_screen)
    assert found is not None
    assert found[0].ref == "q80"


def test_another_article_begins_afresh_but_in_the_order_that_was_chosen() -> None:
    panel = panel_of(*FOUND.quotes)
    panel.sort_on()
    panel.hide_indirect()
    panel.light("q3")
    panel.only()
    panel.show_quotes(Ledger(FOUND.quotes, FOUND.entities, TEXT + " "), paragraph, complete=True)
    assert panel.choice == Shown("text", INDIRECT)
    assert panel.cursor.ref == ""
    assert panel.counted() == "3/4"


def test_a_quote_that_is_chosen_elsewhere_opens_its_speaker() -> None:
    panel = panel_of(*FOUND.quotes)
    panel.toggle(HEAD + "e1")
    assert not panel.cursor.has("q2")
    panel.light("q2", "e1")
    assert panel.cursor.ref == "q2"


def test_what_was_chosen_is_so_again_when_the_filter_is_gone() -> None:
    panel = panel_of(*FOUND.quotes)
    panel.light("q2", "e1")
    panel.filter("hale")
    assert panel.cursor.ref == ""
    panel.filter("")
    assert panel.cursor.ref == "q2"


def test_a_speaker_is_brought_into_sight_once() -> None:
    panel = panel_of(
        *(replace(Q3, id=f"q{n}", parts=(Extent(100 + n, 105 + n),)) for n in range(40)),
        replace(Q1, id="last"),
    )
    assert panel.first_of("e5") == "q0"
    panel.toggle(HEAD + "e5")
    assert panel.first_of("e5") == HEAD + "e5"
    panel.toggle(HEAD + "e5")
    panel.bring("q0")
    panel.cursor.scroll(30, panel._height())
    top = panel.cursor.top
    panel.bring(panel.first_of("e5"))
    assert panel.cursor.top == top
    panel.light("q9", "e5")
    panel.light("", "e5")
    panel.bring(panel.first_of("e5"))
    assert panel.cursor.top < top, "it is chosen anew"
    assert panel.first_of("e3") == ""


def test_a_list_that_was_scrolled_away_from_its_choice_stays_there() -> None:
    quotes = [replace(Q3, id=f"q{n}", parts=(Extent(100 + n, 105 + n),)) for n in range(60)]
    panel = panel_of(*quotes)
    panel.light("q2", "e5")
    panel.cursor.scroll(30, panel._height())
    first = panel.cursor.at(panel.cursor.top)
    more = [replace(Q3, id=f"q{n}", parts=(Extent(80 + n, 85 + n),)) for n in range(80)]
    panel.show_quotes(Ledger(more, FOUND.entities, TEXT), paragraph, complete=True)
    panel.light("q22", "e5")
    now = panel.cursor.at(panel.cursor.top)
    assert first is not None
    assert now is not None
    assert (first[0].ref, now[0].ref) == ("q32", "q52")


def test_a_report_that_begins_with_a_term_stays_another_row_in_the_next_state() -> None:
    term = replace(Q4, id="q3")
    report = replace(Q3, id="q4", kind=QuoteKind.INDIRECT, parts=(Extent(Q4.parts[0].start, len(TEXT)),))
    for one, other in ((term, report), (report, term)):
        now = Ledger((replace(one, id="n1"), replace(other, id="n2")), FOUND.entities, TEXT)
        assert now.same(one.id, Ledger((one, other), FOUND.entities, TEXT)) == "n1"
        shorter = replace(one, id="n1", parts=(Extent(one.parts[0].start, one.parts[0].end - 1),))
        moved = Ledger((shorter, replace(other, id="n2")), FOUND.entities, TEXT)
        assert moved.same(one.id, Ledger((one, other), FOUND.entities, TEXT)) == "n1"


CUE = Extent(TEXT.index("said the ferry"), TEXT.index("said the ferry") + 4)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (replace(Q1, cue=CUE), "┊ said the ferry would run until spring"),
        (replace(Q1, cue=CUE, kind=QuoteKind.MIXED), "┊ said the ferry would run until spring"),
        (replace(Q1, cue=Extent(Q1.parts[0].end, Q1.parts[0].end + 4)), "┊ the ferry would run until spring"),
        (replace(Q1, cue=CUE, kind=QuoteKind.DIRECT), "▎ the ferry would run until spring"),
        (
            replace(Q1, cue=CUE, kind=QuoteKind.DIRECT, asserted=False),
            "▎ said? the ferry would run until spring",
        ),
        (replace(Q2, asserted=False), "▎ said? “It is the only way home for many,”"),
    ],
)
def test_what_is_reported_or_not_said_has_its_cue_before_the_words(quote: Quote, expected: str) -> None:
    assert drawn(panel_of(quote), quote.id, 60).startswith(expected)


@pytest.mark.parametrize("cells", [60, 36, 20, 8])
def test_a_long_cue_leaves_the_line_as_wide_as_it_is(cells: int) -> None:
    long = replace(Q1, cue=Extent(0, 40), asserted=False)
    for quote in (long, replace(long, asserted=True)):
        assert width([Piece(drawn(panel_of(quote), "q1", cells))]) == cells
