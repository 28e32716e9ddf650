"""Keys that correct names: what one is, that it is none, that two are one; and taking it back."""

from __future__ import annotations

from collections.abc import Callable

from reader.domain.corrections import NO_NAME, PRONOUNS
from reader.domain.entities import Entity, group_of
from reader.domain.errors import ReaderError
from reader.domain.roster import TITLES, one_line
from reader.domain.text import Article, Extent
from reader.ui import naming
from reader.ui.commands import ARTICLE
from reader.ui.focus import EntityFocus, current
from reader.ui.hits import SearchFocus
from reader.ui.naming import Subject, Verdict
from reader.ui.pieces import piece
from reader.ui.rule_focus import RuleFocus
from reader.ui.screens.card import Asked, Entry
from reader.ui.screens.scoped import SAID, Scope, ScopedCard
from reader.ui.screens.window import ReadingChanged, Window

Handler = Callable[[Window, int | None], None]

LABELS = {
    "PERSON": ("person", "somebody"),
    "ORG": ("organisation", "company, agency, party, club"),
    "GPE": ("place with a government", "country, state, city"),
    "LOC": ("other place", "river, mountain, region"),
    "FAC": ("building", "bridge, road, airport"),
    "NORP": ("group", "nationality, faith, political camp"),
    "EVENT": ("event", "war, storm, match"),
    "WORK_OF_ART": ("work", "book, film, song"),
    "PRODUCT": ("product", "thing that is made and named: ship, car"),
    "LAW": ("law", "treaty, act"),
    "LANGUAGE": ("language", ""),
}
"""What a name can be: in a word or two, and examples."""
_LONGEST = 200
"""Characters that a name can have."""
_NOTHING = "choose a name first (]e, or a row of the entities), or select one: c, then v"


def subject(window: Window) -> Subject | None:
    """What a correcting key speaks of: what is selected, a hit or a match, the name at the caret or the
    chosen one.
    """
    view, text = window.article_view, window.session.article.text
    selected = naming.trimmed(text, view.selected) if window.pane == ARTICLE else None
    focus = window.session.focus
    if selected is None and isinstance(focus, (SearchFocus, RuleFocus)) and window.pane == ARTICLE:
        selected = naming.trimmed(text, current(focus).extent)
    if selected is None and view.caret is not None and window.pane == ARTICLE:
        focus = window.session.at(view.caret)
        if not isinstance(focus, EntityFocus):  # a pronoun that is nobody's yet
            word = naming.trimmed(text, Extent(view.caret, view.caret + 1))
            selected = word if word is not None and word.of(text).casefold() in PRONOUNS else None
    if selected is not None:
        return _of_words(window, selected)
    if not isinstance(focus, EntityFocus):
        return None
    mention = focus.entity.mentions[focus.index]
    return Subject(one_line(mention.extent.of(text)), focus.entity, mention.extent)


def _of_words(window: Window, selected: Extent) -> Subject:
    """The entity whose mention is just that; else words that nothing claims."""
    words = one_line(selected.of(window.session.article.text))
    mentioned = (e for e in window.session.found[0] if any(m.extent == selected for m in e.mentions))
    return Subject(words, next(mentioned, None), selected)


def _usable(window: Window, what: Subject | None) -> Subject | None:
    """What is corrected; None where it is nothing or no name, which is then said."""
    if what is None:
        window.say(_NOTHING)
        return None
    text = what.at.of(window.session.article.text) if what.at is not None else what.words
    if len(text) > _LONGEST or window.session.crosses_blocks(what.at):
        window.say("that is too much for a name")
        return None
    return what


def label(window: Window, count: int | None) -> None:
    """Say what a name is."""
    what = _usable(window, subject(window))
    if what is not None and what.pronoun:
        merge(window, count)
    elif what is not None:
        _ask_label(window, what)


def _ask_label(window: Window, what: Subject) -> None:
    now = what.entity.label if what.entity is not None else ""
    entries = [
        Entry(
            (piece(f"{said:<26}", bold=True), piece(examples, "mute")),
            (piece(key, "soft"),),
            ref=key,
            words=f"{said} {key}",
            more=examples,
        )
        for key, (said, examples) in LABELS.items()
    ]
    card = ScopedCard(
        f"What is {what.name}?", entries, window.ink, _scopes(window, what), Asked(now, typed=_nothing)
    )

    def chosen(key: str | None) -> None:
        if key:
            _say(window, what, Verdict(f"{what.name}: {LABELS[key][0]}", key), card.scope)

    window.app.push_screen(card, chosen)


def no_name(window: Window, count: int | None) -> None:
    """Say that a name is none."""
    del count
    what = subject(window)
    if what is None or what.entity is None:
        window.say(_NOTHING)
        return
    if what.pronoun:
        _say(window, what, Verdict(f"“{what.words}” is not {what.name}", NO_NAME), "here")
        return
    verdict = Verdict(f"{what.name} is no name", NO_NAME)
    times = sum(not m.pronoun for m in what.entity.mentions)
    entry = Entry(
        (piece("take it out of the list", bold=True), piece(f"  named {times} times", "mute")), ref="x"
    )
    card = ScopedCard(verdict.said, [entry], window.ink, _scopes(window, what))

    def chosen(ref: str | None) -> None:
        if ref:
            _say(window, what, verdict, card.scope)

    window.app.push_screen(card, chosen)


def merge(window: Window, count: int | None) -> None:
    """Say that a name, or a pronoun, is another one's."""
    del count
    what = _usable(window, subject(window))
    if what is None:
        return
    others = {e.id: e for e in _candidates(window, what)}
    if not others:
        window.say("there is no other name")
        return
    text = window.session.article.text
    entries = [
        Entry(
            (piece(e.name), piece(f"  {e.role or ''}", "mute")),
            (piece("it is now" if e is what.entity else TITLES[group_of(e.label)].lower(), "mute"),),
            ref=e.id,
            words=" ".join([e.name, *naming.spellings(e, text)]),
            more=e.role or "",
        )
        for e in others.values()
    ]
    title = f"Who is “{what.words}”?" if what.pronoun else f"{what.name} is the same as"
    scopes: list[Scope] = ["here"] if what.pronoun else _scopes(window, what)
    card = ScopedCard(title, entries, window.ink, scopes, Asked(typed=_nothing))
    first = next(iter(others.values()))
    if not (first is what.entity or _related(first, what, text)):
        card.box.chosen = ""  # nothing is merged unseen

    def chosen(ref: str | None) -> None:
        into = others.get(ref or "")
        if into is not None:
            said = what.words if what.pronoun else what.name
            _say(window, what, Verdict(f"{said} is {into.name}", into.label, into), card.scope)

    window.app.push_screen(card, chosen)


def _candidates(window: Window, what: Subject) -> list[Entity]:
    """With what it can be merged: what shares a word first, then what is of its kind, most often named first.

    For a pronoun: people, and who it is now before them.
    """
    text = window.session.article.text
    own = what.entity
    if what.pronoun:
        people = [e for e in window.session.found[0] if e.label == "PERSON" or e is own]
        return sorted(people, key=lambda e: (e is not own, -len(e.mentions)))
    group = group_of(own.label) if own is not None else "person"
    others = [e for e in window.session.found[0] if e is not own and group_of(e.label) != "figure"]
    return sorted(
        others, key=lambda e: (not _related(e, what, text), group_of(e.label) != group, -len(e.mentions))
    )


def _related(entity: Entity, what: Subject, text: str) -> bool:
    """Whether a name of the entity has a word of the other's."""
    of_other = {word for name in naming.spellings(entity, text) for word in name.casefold().split()}
    return not of_other.isdisjoint(what.name.casefold().split())


def _nothing(text: str) -> str:
    """What is typed into a card means nothing by itself: it narrows."""
    del text
    return ""


def _scopes(window: Window, what: Subject) -> list[Scope]:
    """For where it can be said: only here where that is less than everywhere, always where that is kept."""
    scopes: list[Scope] = ["article"]
    if what.at is not None and (what.entity is None or len(what.entity.mentions) > 1):
        scopes.append("here")
    if not window.session.engine.changes.private:
        scopes.append("always")
    return scopes


def _say(window: Window, what: Subject, verdict: Verdict, scope: Scope) -> None:
    """Keep it, show it, and say so."""
    session = window.session
    changes, article = session.engine.changes, session.article
    said = verdict.said if scope == "article" else f"{verdict.said}, {SAID[scope]}"
    by_name, one_by_one = naming.everywhere(what, verdict, session.found[0], article.text)
    try:
        if scope == "here":
            changes.correct(article, said, naming.here(what, verdict))
        elif scope == "article":
            changes.correct(article, said, *([by_name] if by_name else []), *one_by_one)
        elif by_name is not None:
            changes.correct_always(article, said, by_name, one_by_one)
        else:
            window.say("others have the same names: it can only be said of this article")
            return
    except ReaderError as error:
        window.tell([str(error)])
        return
    window.article_view.select(False)
    follow(window)
    kept = " (until you quit: private)" if changes.private else ""
    window.say(f"{said}; U takes it back{kept}")


def undo(window: Window, count: int | None) -> None:
    """Take the last change back."""
    _step(window, count, window.session.engine.changes.undo, "taken back: ", "there is nothing to take back")


def redo(window: Window, count: int | None) -> None:
    """Make a change again."""
    _step(window, count, window.session.engine.changes.redo, "again: ", "there is nothing to do again")


def _step(
    window: Window, count: int | None, step: Callable[[Article], str | None], before: str, nothing: str
) -> None:
    session = window.session
    done: list[str] = []
    wrong = False
    try:
        while len(done) < (count or 1) and (what := step(session.article)) is not None:
            done.append(what)
    except ReaderError as error:
        window.tell([str(error)])
        wrong = True
    # Another window may have changed something meanwhile.
    if done or wrong or session.engine.changes.corrections(session.article) != session.said:
        follow(window)
    if done:
        window.say(before + "; ".join(done))
    elif not wrong:
        window.say(nothing)


def follow(window: Window) -> None:
    """Have the article read again with what was said, and coloured by the rules as they are now."""
    session = window.session
    session.engine.highlighting.refresh(patient=False)
    if session.expects or session.engine.changes.corrections(session.article) != session.said:
        session.again()
        window.post_message(ReadingChanged())
    elif session.read_again():
        window.post_message(ReadingChanged())
    window.tell(window.session.engine.notices())


HANDLERS: dict[str, Handler] = {
    "merge": merge,
    "undo": undo,
    "redo": redo,
}
