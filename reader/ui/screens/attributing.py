"""Keys that correct quotes: whose words they are, that they are none, that they are one."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from reader.domain.corrections import BASIS, QuoteCorrection, reselected
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.text import Extent
from reader.ui import naming, whose
from reader.ui.commands import ARTICLE, ENTITIES, QUOTES
from reader.ui.focus import QuoteFocus
from reader.ui.pieces import piece
from reader.ui.quote_words import begins
from reader.ui.screens import correcting
from reader.ui.screens.card import Asked, Card, Entry
from reader.ui.screens.window import Window
from reader.ui.whose import Choice, Cycle

Handler = Callable[[Window, int | None], None]

_NOTHING = "choose a quote first (]q, or a row of the quotes)"
_NEITHER = "choose a name first, or a quote (]e, ]q, a row), or select one: c, then v"
_INSIDE = "named only in these words, nothing outside of them can stand for whoever said them"
_CLOSING = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"', "'": "'", "`": "'"}
"""What closes each opening mark."""
_LOOSE = ",;: \t\n\u00a0"
"""What is no part of selected words at their ends."""


def subject(window: Window) -> Quote | None:
    """The quote that a key speaks of: the one at the caret, else the chosen one."""
    session, caret = window.session, window.article_view.caret
    focus = session.chosen if window.pane == QUOTES else session.focus
    chosen = focus.quote if isinstance(focus, QuoteFocus) else None
    if window.pane != ARTICLE or caret is None:
        return chosen
    if chosen is not None and any(part.start <= caret < part.end for part in chosen.parts):
        return chosen
    found = session.index_of_places.quote_at(caret)
    return session.quote(found[0]) if found is not None else None


def label(window: Window, count: int | None) -> None:
    """Of a name, say what it is; of a quote, go to the next who may have said it."""
    if window.pane == ENTITIES or correcting.subject(window) is not None:
        correcting.label(window, count)
    elif (quote := subject(window)) is not None:
        _next(window, quote, count or 1)
    else:
        window.say(_NOTHING if window.pane == QUOTES else _NEITHER)


def no_name(window: Window, count: int | None) -> None:
    """Say that a name is none, or that a quote is none."""
    if window.pane == ENTITIES or correcting.subject(window) is not None:
        correcting.no_name(window, count)
    elif (quote := subject(window)) is not None:
        _no_quote(window, quote)
    else:
        window.say(_NOTHING if window.pane == QUOTES else _NEITHER)


def _next(window: Window, quote: Quote, count: int) -> None:
    """The next answer to whose words they are, in place of the one before."""
    if not _usable(window):
        return
    session = window.session
    changes, article = session.engine.changes, session.article
    cycle = session.cycle
    if cycle is None or cycle.at != quote.parts[0] or changes.last(article) != (cycle.made or cycle.before):
        cycle = Cycle(quote.parts[0], whose.steps(quote, _near(window)), before=changes.last(article))
    if len(cycle.choices) < 2:
        window.say("there is nobody else")
        return
    index = (cycle.index + count) % len(cycle.choices)
    choice = cycle.choices[index]
    said = f"{choice.said}, {index + 1} of {len(cycle.choices)}"
    if index == 0:
        changes.withdraw(article, cycle.made)
        correcting.follow(window)
        session.cycle = replace(cycle, index=0, made=None)
        window.say(f"{choice.name}, as before, {said.rpartition(', ')[2]}")
        return
    if not whose.outside(choice, quote, session.found[0]):
        changes.withdraw(article, cycle.made)
        correcting.follow(window)
        session.cycle = replace(cycle, index=index, made=None)
        window.say(f"{said}: {_INSIDE}")
        return
    _keep(window, quote, choice, said, cycle)
    session.cycle = replace(cycle, index=index, made=changes.last(article))


def _near(window: Window) -> whose.Near:
    return whose.Near(window.session.article, *window.session.found)


def _keep(window: Window, quote: Quote, choice: Choice, said: str, cycle: Cycle | None = None) -> None:
    """Keep an answer, show it, and say so."""
    added = quote.basis == BASIS
    correction = QuoteCorrection(quote.parts[0], by=choice.by, added=added)
    what = f"{choice.said}: {_begins(window, quote)}"
    _change(window, correction, what, said, cycle)


def _change(
    window: Window, correction: QuoteCorrection, what: str, said: str, cycle: Cycle | None = None
) -> None:
    changes = window.session.engine.changes
    changes.correct_quote(window.session.article, what, correction, cycle.made if cycle else None)
    correcting.follow(window)
    window.say(f"{said}; U takes it back{' (until you quit: private)' if changes.private else ''}")


def _begins(window: Window, quote: Quote) -> str:
    return begins(quote.parts[0].of(window.session.article.text))


def _usable(window: Window) -> bool:
    """Whether the analysis follows what is said of quotes; if not, that is said."""
    analysis = window.session.reading.analysis
    if analysis.model is not None and analysis.language != "und":
        return True
    window.say("without the model's language there are no speakers to choose from")
    return False


def _no_quote(window: Window, quote: Quote) -> None:
    """Say that it is none; in the list the cursor goes on."""
    if not _usable(window):
        return
    if window.pane == QUOTES:
        panel = window.panel(QUOTES)
        window.choose_ref(panel.move(1) or panel.move(-1))
    begun = _begins(window, quote)
    correction = QuoteCorrection(quote.parts[0], quote=False, added=quote.basis == BASIS)
    _change(window, correction, f"no quote: {begun}", f"no quote: {begun}")


def speaker(window: Window, count: int | None) -> None:
    """Choose who said it from all whom the article names; who is found stands first, which confirms it."""
    del count
    quote = subject(window)
    if quote is None:
        window.say(_NOTHING)
    elif _usable(window):
        _ask(window, quote)


def _ask(window: Window, quote: Quote, keep: Callable[[Choice], None] | None = None) -> None:
    """A card of all who may have said it; `keep`: what is done with the answer, else it is kept."""
    choices = whose.everybody(quote, _near(window))
    entries = [
        Entry(
            (piece(choice.name, italic=not (choice.by and choice.by.name)),),
            (piece(choice.note, "mute"),),
            ref=str(n),
            words=choice.name,
            more=choice.note,
        )
        for n, choice in enumerate(choices)
    ]

    def chosen(ref: str | None) -> None:
        if not ref:
            return
        choice = choices[int(ref)]
        if not whose.outside(choice, quote, window.session.found[0]):
            window.say(f"{choice.name} is {_INSIDE}")
            return
        window.session.cycle = None
        if keep is not None:
            keep(choice)
        else:
            _keep(window, quote, choice, choice.said)

    title = f"Who said {_begins(window, quote)}?"
    window.app.push_screen(Card(title, entries, window.ink, Asked(typed=_narrows)), chosen)


def _narrows(text: str) -> str:
    """What is typed means nothing by itself."""
    del text
    return ""


def quote(window: Window, count: int | None) -> None:
    """Say that the selected words are a quote, then whose."""
    del count
    session, view = window.session, window.article_view
    if window.pane != ARTICLE or view.selected is None:
        window.say("select the words first: v and moving, or the mouse")
        return
    at = in_marks(session.article.text, view.selected)
    if at is None or session.crosses_blocks(at):
        window.say("a quote begins and ends in one paragraph")
        return
    if not _usable(window):
        return
    quotes = session.found[1]
    same = next((q for q in quotes if q.parts[0] == at), None)
    if same is not None:
        view.select(False)
        window.choose_ref(same.id, jump=False)
        _ask(window, same)
        return
    near = next((q for q in quotes if q.kind is not QuoteKind.SCARE and reselected(at, q.parts)), None)
    new = Quote("", QuoteKind.INDIRECT, (at,), None, None, BASIS, confirmed=True)
    if near is not None:
        new = replace(near, id="", parts=(at,), basis=BASIS)
    _ask(window, new, lambda choice: _add(window, new, choice))


def _add(window: Window, quote: Quote, choice: Choice) -> None:
    """Keep that it is a quote, and whose: one change. It is chosen at once, and shown as it will be."""
    view, by, at = window.article_view, choice.by, quote.parts[0]
    begun = _begins(window, quote)
    what = f"a quote, {choice.said}"
    view.select(False)
    if view.caret is not None:
        view.caret = at.start
    _change(window, QuoteCorrection(at, by=by, added=True), f"{what}: {begun}", what)
    speaker = None
    if by is not None and by.name:
        speaker = Speaker(by.at or at, choice.entity or None, by.name, BASIS, True, confirmed=True)
    shown = replace(quote, speaker=speaker, cue=None, confirmed=True)
    window.session.chosen = QuoteFocus(shown, (shown,), window.session.article.text)
    view.set_overlay(window.session.overlay(), at)


def in_marks(text: str, selected: Extent) -> Extent | None:
    """The selected words, whole, without blanks and loose commas at their ends; with the marks around them
    where both were left out, or one is in. None where there are no words.
    """
    words = naming.whole(text, selected)
    start, end = words.start, words.end
    while start < end and text[start] in _LOOSE:
        start += 1
    while start < end and text[end - 1] in _LOOSE:
        end -= 1
    if not any(character.isalnum() for character in text[start:end]):
        return None
    first = start if text[start] in _CLOSING else start - 1
    closing = _CLOSING.get(text[first], "") if first >= 0 else ""
    last = end - 1
    if not closing or text[last] not in closing:
        last = end
        while last < len(text) and text[last] in ",.!?;:…":
            last += 1
    if closing and text[last : last + 1] and text[last] in closing:
        return Extent(first, last + 1)
    return Extent(start, end)


HANDLERS: dict[str, Handler] = {
    "label": label,
    "no-name": no_name,
    "next-speaker": label,
    "no-quote": no_name,
    "speaker": speaker,
    "quote": quote,
}
