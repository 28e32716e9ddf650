"""Corrections kept for an article or for all, taken back and made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.changes import Changes
from reader.domain.corrections import NO_NAME, By, Correction, QuoteCorrection
from reader.domain.errors import ReaderError
from reader.domain.text import Article, Extent
from reader.files.kept import Kept
from reader.rules.teach import Lesson
from reader.store.database import Store

ARTICLE = Article("a.txt", "Easton Rovers met Ana in Millport.", ())
OTHER = Article("b.txt", "Easton Rovers lost.", ())
CLUB = Correction(("Easton Rovers",), "ORG")
ANA = Correction(("Ana",), NO_NAME, Extent(18, 21))


class Desk:
    """Changes as a program that was just started has them."""

    def __init__(self, folder: Path, *, private: bool = False) -> None:
        self.store = Store.open(folder, private=private)
        self.path = folder / "names.yaml"
        self.changes = Changes(
            lambda: self.store,
            self.path,
            Kept(None),
            taught=folder / "rules" / "mine.yaml",
            private=private,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_was_said_of_an_article_holds_for_it_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.changes.correct(ARTICLE, "a club", CLUB)
    desk.changes.correct(ARTICLE, "no name", ANA)
    desk.store.close()
    changes = Desk(tmp_path).changes
    assert changes.corrections(ARTICLE) == (CLUB, ANA)
    assert changes.corrections(OTHER) == ()


def test_what_was_said_for_always_holds_where_it_is_named(desk: Desk) -> None:
    desk.changes.correct_always(ARTICLE, "a club", CLUB)
    assert desk.changes.corrections(ARTICLE) == desk.changes.corrections(OTHER) == (CLUB,)
    assert desk.changes.corrections(Article("c.txt", "Nobody.", ())) == ()
    assert 'name: "Easton Rovers"' in desk.path.read_text()


def test_changes_are_taken_back_and_made_again_one_by_one(desk: Desk) -> None:
    desk.changes.correct(ARTICLE, "one", ANA)
    desk.changes.correct_always(ARTICLE, "two", CLUB)
    assert desk.changes.undo(ARTICLE) == "two"
    assert desk.changes.corrections(ARTICLE) == (ANA,)
    assert desk.changes.undo(ARTICLE) == "one"
    assert desk.changes.undo(ARTICLE) is None
    assert desk.changes.corrections(ARTICLE) == ()
    assert [desk.changes.redo(ARTICLE) for _ in range(3)] == ["one", "two", None]
    assert desk.changes.corrections(ARTICLE) == (CLUB, ANA)


def test_a_new_change_ends_what_could_be_made_again(desk: Desk) -> None:
    desk.changes.correct_always(ARTICLE, "always", CLUB)
    desk.changes.undo(ARTICLE)
    desk.changes.correct(ARTICLE, "here", ANA)
    assert desk.changes.redo(ARTICLE) is None
    assert desk.changes.corrections(ARTICLE) == (ANA,)


def test_changes_of_another_article_are_not_taken_back_here(desk: Desk) -> None:
    desk.changes.correct(OTHER, "there", CLUB)
    assert desk.changes.undo(ARTICLE) is None
    assert desk.changes.corrections(OTHER) == (CLUB,)


def test_lines_that_somebody_changed_stay_and_undo_goes_on(desk: Desk) -> None:
    desk.changes.correct(ARTICLE, "no name", ANA)
    desk.changes.correct_always(ARTICLE, "a club", CLUB)
    desk.path.write_text(desk.path.read_text().replace("ORG", "GPE"))
    with pytest.raises(ReaderError, match="changed meanwhile"):
        desk.changes.undo(ARTICLE)
    assert desk.changes.undo(ARTICLE) == "no name"
    assert [c.label for c in desk.changes.corrections(ARTICLE) if isinstance(c, Correction)] == ["GPE"]


def test_a_list_that_cannot_be_written_keeps_the_change(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.changes.correct_always(ARTICLE, "a club", CLUB)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("reader.files.atomic.write", full)
        with pytest.raises(ReaderError, match="No space left"):
            desk.changes.undo(ARTICLE)
    assert desk.changes.corrections(ARTICLE) == (CLUB,)
    assert desk.changes.undo(ARTICLE) == "a club"
    assert desk.changes.corrections(ARTICLE) == ()


def test_what_is_said_for_always_goes_before_what_was_said_here(desk: Desk) -> None:
    desk.changes.correct(ARTICLE, "a place", Correction(("Easton Rovers",), "GPE"))
    desk.changes.correct_always(ARTICLE, "a club", CLUB, [ANA])
    assert desk.changes.corrections(ARTICLE)[-2:] == (CLUB, ANA)
    assert desk.changes.undo(ARTICLE) == "a club"
    assert desk.changes.corrections(ARTICLE) == (Correction(("Easton Rovers",), "GPE"),)


def test_a_change_for_always_is_taken_back_where_it_was_made(desk: Desk) -> None:
    desk.changes.correct_always(OTHER, "a club", CLUB)
    assert desk.changes.undo(ARTICLE) is None
    assert desk.changes.corrections(ARTICLE) == (CLUB,)


def test_a_list_that_is_edited_meanwhile_counts_at_once(desk: Desk) -> None:
    assert desk.changes.corrections(ARTICLE) == ()
    desk.path.write_text("names:\n  - {name: Ana, label: ORG}\n")
    assert desk.changes.corrections(ARTICLE) == (Correction(("Ana",), "ORG"),)


def test_a_name_inside_another_word_concerns_nobody(desk: Desk) -> None:
    desk.path.write_text("names:\n  - {name: US, label: GPE}\n")
    assert desk.changes.corrections(Article("c.txt", "MUSIC", ())) == ()
    assert desk.changes.corrections(Article("c.txt", "the US won", ())) != ()


def test_what_a_full_disk_keeps_out_of_the_log_holds_until_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.changes.correct(ARTICLE, "kept", CLUB)
    monkeypatch.setattr(desk.store, "record", lambda *_: False)
    desk.changes.correct(ARTICLE, "not kept", ANA)
    desk.changes.correct(OTHER, "another", CLUB)
    assert desk.changes.corrections(ARTICLE) == (CLUB, ANA)
    assert [desk.changes.undo(ARTICLE) for _ in range(3)] == ["not kept", "kept", None]
    assert desk.changes.redo(ARTICLE) is not None
    with pytest.raises(ReaderError, match="not saved"):
        desk.changes.correct_always(ARTICLE, "a club", CLUB)
    assert desk.changes.always() == ()


def test_what_is_wrong_in_the_list_is_told(desk: Desk) -> None:
    desk.path.write_text("names:\n  - name: Ana\n    label: WHAT\n")
    assert desk.changes.corrections(ARTICLE) == ()
    assert "names.yaml:3:12" in str(desk.changes.problems[0])


def test_in_private_nothing_is_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path, private=True)
    desk.changes.correct(ARTICLE, "here", ANA)
    assert desk.changes.corrections(ARTICLE) == (ANA,)
    assert list(tmp_path.iterdir()) == []


SAID = QuoteCorrection(Extent(0, 9), by=By("Ana", Extent(18, 21)))
MEANT = QuoteCorrection(Extent(0, 9), quote=False)


def test_what_was_said_of_a_quote_is_kept_among_the_rest_in_order(desk: Desk, tmp_path: Path) -> None:
    desk.changes.correct_quote(ARTICLE, "Ana said it", SAID)
    desk.changes.correct(ARTICLE, "a club", CLUB)
    desk.changes.correct_quote(ARTICLE, "no quote", MEANT)
    desk.store.close()
    changes = Desk(tmp_path).changes
    assert changes.corrections(ARTICLE) == (SAID, CLUB, MEANT)
    assert changes.corrections(OTHER) == ()
    assert [changes.undo(ARTICLE) for _ in range(3)] == ["no quote", "a club", "Ana said it"]
    assert changes.redo(ARTICLE) == "Ana said it"
    assert changes.corrections(ARTICLE) == (SAID,)


def test_what_is_said_instead_leaves_one_change(desk: Desk) -> None:
    desk.changes.correct_quote(ARTICLE, "one", SAID)
    desk.changes.correct_quote(ARTICLE, "two", MEANT, instead=desk.changes.last(ARTICLE))
    assert desk.changes.corrections(ARTICLE) == (MEANT,)
    assert [desk.changes.undo(ARTICLE) for _ in range(2)] == ["two", None]


def test_what_is_not_the_last_change_any_more_is_not_replaced(desk: Desk) -> None:
    desk.changes.correct_quote(ARTICLE, "one", SAID)
    first = desk.changes.last(ARTICLE)
    desk.changes.correct(ARTICLE, "a club", CLUB)
    assert not desk.changes.withdraw(ARTICLE, first)
    desk.changes.correct_quote(ARTICLE, "two", MEANT, instead=first)
    assert desk.changes.corrections(ARTICLE) == (SAID, CLUB, MEANT)


def test_a_log_from_before_quotes_were_corrected_still_counts(desk: Desk) -> None:
    before = {"corrections": [{"names": ["Easton Rovers"], "label": "ORG"}]}
    desk.store.record(ARTICLE.sha256, "names", "a club", None, before)
    assert desk.changes.corrections(ARTICLE) == (CLUB,)


def test_in_private_a_quote_is_corrected_until_the_end(tmp_path: Path) -> None:
    desk = Desk(tmp_path, private=True)
    desk.changes.correct_quote(ARTICLE, "Ana said it", SAID)
    assert desk.changes.corrections(ARTICLE) == (SAID,)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_keeps_what_is_said_of_a_quote_until_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.store, "record", lambda *_: False)
    desk.changes.correct_quote(ARTICLE, "one", SAID)
    desk.changes.correct_quote(ARTICLE, "two", MEANT, instead=desk.changes.last(ARTICLE))
    assert desk.changes.corrections(ARTICLE) == (MEANT,)
    assert desk.changes.undo(ARTICLE) == "two"


def test_a_rule_that_was_taught_is_taken_back_and_made_again_also_the_next_day(
    desk: Desk, tmp_path: Path
) -> None:
    path = desk.changes.taught
    assert desk.changes.teach(ARTICLE, Lesson("words", ("met",))).called == "met"
    written = path.read_text()
    assert 'words: "met"' in written
    assert desk.changes.corrections(ARTICLE) == ()
    desk.store.close()
    changes = Desk(tmp_path).changes
    assert changes.undo(OTHER) is None
    assert changes.undo(ARTICLE) == "rule met"
    assert "met" not in path.read_text()
    assert changes.redo(ARTICLE) == "rule met"
    assert path.read_text() == written


def test_a_rule_whose_lines_were_taken_out_by_hand_counts_as_taken_back(desk: Desk) -> None:
    desk.changes.teach(ARTICLE, Lesson("words", ("met",)))
    desk.changes.taught.write_text("rules:\n")
    with pytest.raises(ReaderError, match="changed meanwhile"):
        desk.changes.undo(ARTICLE)
    assert desk.changes.undo(ARTICLE) is None
    assert desk.changes.taught.read_text() == "rules:\n"
