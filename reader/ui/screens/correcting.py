"""Keys that correct names: what one is, that it is none, that two are one; and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.domain.corrections import NO_NAME
from reader.domain.entities import group_of
from reader.domain.errors import ReaderError
from reader.domain.roster import TITLES
from reader.domain.text import Extent
from reader.ui import naming
from reader.ui.commands import ARTICLE
from reader.ui.focus import EntityFocus, SearchFocus, current
from reader.ui.naming import Subject, Verdict
from reader.ui.pieces import piece
from reader.ui.screens.card import Asked, Card, Entry
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
    """What a correcting key speaks of: what is selected, a hit, the name at the caret or the chosen one."""
    view, text = window.article_view, window.session.article.text
    selected = naming.trimmed(text, view.selected) if window.pane == ARTICLE else None
    focus = window.session.focus
    if selected is None and isinstance(focus, SearchFocus) and window.pane == ARTICLE:
        selected = naming.trimmed(text, current(focus).extent)
    if selected is not None:
        return _of_words(window, selected)
    if view.caret is not None and window.pane == ARTICLE:
        focus = window.session.at(view.caret)
    if not isinstance(focus, EntityFocus):
        return None
    mention = focus.entity.mentions[focus.index]
    words = " ".join(mention.extent.of(text).split())
    return Subject(words, focus.entity, mention.extent, mention.pronoun)


def _of_words(window: Window, selected: Extent) -> Subject:
    """The entity whose mention is just that; else words that nothing claims."""
    words = " ".join(selected.of(window.session.article.text).split())
    for entity in window.session.found[0]:
        for mention in entity.mentions:
            if mention.extent == selected:
                return Subject(words, entity, selected, mention.pronoun)
    return Subject(words, None, selected)


def label(window: Window, count: int | None) -> None:
    """Say what a name is."""
    del count
    what = subject(window)
    if what is None:
        window.say(_NOTHING)
    elif what.pronoun:
        merge(window, None)
    elif len(what.words) > _LONGEST or "\n\n" in what.words:
        window.say("too long for a name")
    else:
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
        f"What is {what.name}?", entries, window.ink, _scopes(window, what), Asked(now, typed=lambda text: "")
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
    mentions = sum(not m.pronoun for m in what.entity.mentions)
    scopes = _scopes(window, what)
    entries = [Entry((piece(_where(scope, mentions)),), ref=scope) for scope in scopes]
    card = Card(f"{what.name} is no name", entries, window.ink)

    def chosen(scope: str | None) -> None:
        if scope:
            verdict = Verdict(f"{what.name} is no name", NO_NAME)
            _say(window, what, verdict, next(s for s in scopes if s == scope))

    window.app.push_screen(card, chosen)


def _where(scope: Scope, mentions: int) -> str:
    return f"{SAID[scope]}, {mentions} times" if scope == "article" and mentions > 1 else SAID[scope]


def merge(window: Window, count: int | None) -> None:
    """Say that a name is another one's."""
    del count
    what = subject(window)
    if what is None:
        window.say(_NOTHING)
        return
    text, own = window.session.article.text, what.entity
    group = group_of(own.label) if own is not None else "person"
    others = [e for e in window.session.found[0] if e is not own and group_of(e.label) != "figure"]
    others.sort(key=lambda e: (group_of(e.label) != group, -len(e.mentions)))
    entries = [
        Entry(
            (piece(e.name), piece(f"  {e.role or ''}", "mute")),
            (piece(TITLES[group_of(e.label)].lower(), "mute"),),
            ref=e.id,
            words=" ".join([e.name, *naming.names(e, text)]),
            more=e.role or "",
        )
        for e in others
    ]
    if not entries:
        window.say("there is no other name")
        return
    scopes: Sequence[Scope] = ("here",) if what.pronoun else _scopes(window, what)
    title = f"Who is “{what.words}”?" if what.pronoun else f"{what.name} is the same as"
    card = ScopedCard(title, entries, window.ink, scopes, Asked(typed=lambda text: ""))

    def chosen(ref: str | None) -> None:
        into = window.session.entity(ref or "")
        if into is not None:
            said = what.words if what.pronoun else what.name
            _say(window, what, Verdict(f"{said} is {into.name}", None, into), card.scope)

    window.app.push_screen(card, chosen)


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
    changes = session.engine.changes
    said = verdict.said if scope == "article" else f"{verdict.said}, {SAID[scope]}"
    everywhere = naming.everywhere(what, verdict, session.found[0], session.article.text)
    try:
        if scope == "here":
            changes.correct(session.article, said, naming.here(what, verdict))
        elif scope == "always":
            changes.correct_always(said, everywhere[0])
        else:
            changes.correct(session.article, said, *everywhere)
    except ReaderError as error:
        window.tell([str(error)])
        return
    window.article_view.select(False)
    _follow(window)
    window.say(f"{said}; U takes it back")


def undo(window: Window, count: int | None) -> None:
    """Take the last change back."""
    _step(window, count, window.session.engine.changes.undo, "taken back: ", "there is nothing to take back")


def redo(window: Window, count: int | None) -> None:
    """Make a change again."""
    _step(window, count, window.session.engine.changes.redo, "again: ", "there is nothing to do again")


def _step(
    window: Window, count: int | None, step: Callable[..., str | None], before: str, nothing: str
) -> None:
    done = []
    try:
        for _ in range(count or 1):
            what = step(window.session.article)
            if what is None:
                break
            done.append(what)
    except ReaderError as error:
        window.tell([str(error)])
    if done:
        _follow(window)
        window.say(before + "; ".join(done))
    else:
        window.say(nothing)


def _follow(window: Window) -> None:
    """Have the article read again with what was said."""
    window.session.again()
    window.post_message(ReadingChanged())
    window.tell(window.session.engine.notices())


HANDLERS: dict[str, Handler] = {
    "label": label,
    "no-name": no_name,
    "merge": merge,
    "undo": undo,
    "redo": redo,
}
