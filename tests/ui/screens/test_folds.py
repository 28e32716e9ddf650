"""Following what is in focus: the fold, what it follows, and the way out of it."""

from __future__ import annotations

from msgspec.structs import replace

from reader.domain.analysis import Analysis
from reader.domain.text import Extent
from reader.ui import following
from reader.ui.app import ReaderApp
from reader.ui.focus import EntityFocus
from tests.ui.article.samples import growing
from tests.ui.fakes import TEXT, FakeEngine, article, at, entity
from tests.ui.test_app import LONG, engine_with, line, make, press, running


def view(app: ReaderApp) -> str:
    pane = app.main.article_view
    return "\n".join(pane.render_line(y).text.rstrip() for y in range(pane.size.height))


def whole(app: ReaderApp) -> list[str]:
    """How the blocks begin that are not folded."""
    fold = app.main.article_view.fold
    assert fold is not None
    return [app.main.session.article.text[start : start + 9].strip() for start in fold.starts]


async def test_an_entity_is_followed_and_left_again() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j enter escape f")
        assert line(app, "title").split("  ")[-1].strip() == "2 of 3 paragraphs"
        assert "following Ana Ruiz" in line(app, "title")
        assert whole(app) == ["Mayor Ana", "The Harbo"]
        assert " 3  “We were wrong,”" in view(app)
        assert "1 paragraph, 17 words folded" in view(app)
        await press(pilot, "f")
        assert app.main.article_view.fold is None
        assert "following" not in line(app, "title")
        assert "the whole article" in line(app, "status")


async def test_nothing_chosen_is_nothing_to_follow() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "f")
        assert app.main.article_view.fold is None
        assert "nothing is chosen" in line(app, "status")


async def test_escape_unfolds_before_it_lets_go_of_what_is_chosen() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j enter escape f escape")
        assert app.main.article_view.fold is None
        assert isinstance(app.main.session.chosen, EntityFocus)


async def test_a_quote_is_followed_to_all_that_its_speaker_says_and_where_he_is_named() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "] q f")
        assert "following Ana Ruiz" in line(app, "title")
        assert whole(app) == ["Mayor Ana", "The Harbo"], "the second one names her and has no quote"


async def test_the_fold_follows_the_focus_and_not_a_walk_along_it() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j enter escape f")
        fold = app.main.article_view.fold
        await press(pilot, "n n N")
        assert app.main.article_view.fold is fold
        await press(pilot, "/ w r o n g")
        assert whole(app) == ["“We were"]
        assert "following /wrong" in line(app, "title")
        await press(pilot, "z")
        assert whole(app) == ["Mayor Ana", "The Harbo"], "without a hit she is in focus"
        await press(pilot, "escape")
        assert whole(app) == ["Mayor Ana", "The Harbo"]
        await press(pilot, "/ b o a r d enter")
        assert len(whole(app)) == 3, "the title is one of them"


async def test_a_guessed_pronoun_counts_only_where_we_are_at_it() -> None:
    text = "Ana Ruiz spoke.\n\nThen she left.\n\nNobody stayed.\n"
    her = entity("e1", "Ana Ruiz", "PERSON", (at(text, "Ana Ruiz"), True), (at(text, "she"), False))
    focus = EntityFocus(her)
    assert following.concerned(focus, None) == [at(text, "Ana Ruiz")]
    assert following.concerned(focus.at(1), None) == [at(text, "Ana Ruiz"), at(text, "she")]


async def test_unfolding_leads_to_the_same_place() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 20) as pilot:
        await press(pilot, "e j enter escape d d")
        place = app.main.article_view.place
        assert place > 0
        await press(pilot, "f f")
        assert app.main.article_view.place == place
        await press(pilot, "f j k f")
        assert app.main.article_view.place == place


async def test_where_we_went_in_the_fold_is_seen_after_it() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 20) as pilot:
        await press(pilot, "/ n u m b e r space 5 5 enter g / w o r d s enter f n")
        here = app.main.session.focus
        assert here is not None
        await press(pilot, "f")
        assert app.main.article_view.in_view().overlaps(here.places[here.index].extent)


async def test_enter_opens_what_is_folded_next_to_where_we_are() -> None:
    app = make(engine_with(LONG))
    async with running(app) as pilot:
        await press(pilot, "e j enter escape f")
        assert "⋮" in view(app)
        await press(pilot, "enter")
        assert "⋮" not in view(app)
        assert "Paragraph number 10 has" in view(app)
        await press(pilot, "f f")
        assert "⋮" in view(app), "folded anew"


async def test_the_caret_opens_the_fold_that_it_is_in() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j enter escape f c j j j j j j j")
        assert app.main.article_view.gap_at(app.main.article_view.caret or 0) is not None
        await press(pilot, "enter")
        assert app.main.article_view.gap_at(app.main.article_view.caret or 0) is None


async def test_a_click_opens_a_fold() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j enter escape f")
        y = view(app).split("\n").index(next(r for r in view(app).split("\n") if "We were" in r))
        await pilot.click("#article", offset=(20, y))
        await pilot.pause()
        assert "17 words folded" not in view(app)
        assert isinstance(app.main.session.chosen, EntityFocus), "what is chosen is so still"


def grow(app: ReaderApp, engine: FakeEngine) -> None:
    """Let one more mention of the first entity be found, in paragraph 40."""
    session = app.main.session
    number_40 = LONG.index("number 40")
    her = session.found[0][0]
    more = (*her.mentions, replace(her.mentions[0], extent=Extent(number_40, number_40 + 6)))
    grown = Analysis((replace(her, mentions=more), *session.found[0][1:]), session.reading.analysis.quotes)
    session.show(engine.reading(session.article, grown), session.opening)
    app.main.show_found()


async def test_unfolding_leads_to_the_same_place_though_more_was_found_meanwhile() -> None:
    engine = engine_with(LONG)
    app = make(engine)
    async with running(app, 80, 30) as pilot:
        await press(pilot, "e j enter escape G")
        place = app.main.article_view.place
        await press(pilot, "f")
        grow(app, engine)
        await press(pilot, "f")
        assert app.main.article_view.place == place


async def test_what_was_opened_stays_open_while_the_analysis_grows() -> None:
    engine = engine_with(LONG)
    app = make(engine)
    async with running(app, 80, 20) as pilot:
        await press(pilot, "e j enter escape f enter")
        assert "⋮" not in view(app)
        grow(app, engine)
        assert whole(app)[-1].startswith("Paragrap")
        assert "⋮" not in view(app)


async def test_what_is_at_the_top_stays_while_the_analysis_grows() -> None:
    engine = engine_with(LONG)
    app = make(engine)
    async with running(app, 80, 20) as pilot:
        await press(pilot, "e j enter escape f")
        session = app.main.session
        place = app.main.article_view.place
        grow(app, engine)
        await pilot.pause()
        assert whole(app)[-1].startswith("Paragrap")
        assert app.main.article_view.place == place
        fold = app.main.article_view.fold
        session.show(engine.reading(session.article, session.reading.analysis), session.opening)
        app.main.show_found()
        assert app.main.article_view.fold is fold or app.main.article_view.fold == fold


async def test_another_article_is_not_folded() -> None:
    app = make(FakeEngine({"ferry.txt": article(), "other.txt": article(TEXT, "other.txt")}))
    async with running(app) as pilot:
        await press(pilot, "e j enter escape f ] a")
        assert app.main.article_view.fold is None
        assert not app.main.following.on


async def test_a_long_text_folds_when_its_paragraphs_are_told_apart() -> None:
    app = make(FakeEngine({"ferry.txt": growing(article(LONG), 2)}), known=False)
    async with running(app) as pilot:
        await press(pilot, "/ n u m b e r enter f")
        await pilot.pause(0.3)
        assert len(whole(app)) == 60


async def test_the_footer_says_what_the_keys_do_in_a_fold() -> None:
    app = make()
    async with running(app) as pilot:
        assert "f follow" in line(app, "footer")
        await press(pilot, "e j enter escape f")
        assert "f unfold" in line(app, "footer")
        assert "Enter open a fold" in line(app, "footer")
        await press(pilot, "f")
        assert "f follow" in line(app, "footer")


async def test_enter_opens_what_is_in_the_middle_of_the_page_once_the_hit_is_left_behind() -> None:
    text = "".join(f"Number {n} {'stands' if n % 10 == 0 else 'lies'} here.\n\n" for n in range(100))
    app = make(FakeEngine({"a.txt": article(text, "a.txt")}), known=False)
    async with running(app, 80, 16) as pilot:
        await press(pilot, "/ stands enter f d d d")
        pane = app.main.article_view
        assert app.session.search is not None
        assert pane.in_view().start > app.session.search.hits[0].end
        place, middle = pane.place, pane.gap_in_the_middle
        await press(pilot, "enter")
        assert pane.place == place, "nothing moves"
        assert middle is not None
        assert pane.fold is not None
        assert pane.fold.opened == (middle.extent,)


async def test_a_count_folds_to_sentences_and_back_to_paragraphs() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j enter escape 2 f")
        assert "following Ana Ruiz, sentences" in line(app, "title")
        assert "… 1 sentence" in view(app)
        assert "2f paragraphs" in line(app, "footer")
        await press(pilot, "2 f")
        assert "sentence" not in view(app) + line(app, "title")
        assert "2f sentences" in line(app, "footer")
        await press(pilot, "2 f f")
        assert app.main.article_view.fold is None
        assert "the whole article" in line(app, "status")


async def test_the_sentences_that_are_left_out_are_opened_like_every_gap() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j enter escape 2 f")
        before = view(app)
        await press(pilot, "enter")
        assert view(app) != before
        assert app.main.article_view.fold is not None
        assert len(app.main.article_view.fold.opened) == 1
