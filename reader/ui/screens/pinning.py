"""Keys that pin: words and names marked wherever they are, each in a colour of its own."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from reader.domain import search as finding
from reader.domain.pins import COLORS, Pin
from reader.domain.text import Extent
from reader.ui import spoken
from reader.ui.article import parts
from reader.ui.commands import ENTITIES, QUOTES
from reader.ui.focus import EntityFocus, QuoteFocus, current
from reader.ui.hits import SearchFocus
from reader.ui.pins import called
from reader.ui.rule_focus import RuleFocus
from reader.ui.screens import hunting
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]
FULL = f"there are {COLORS} colours: K takes one away, 1* pins in the place of the first"
NOTHING = "nothing to pin: c brings out a caret, / searches, ]e and e choose a name"


def toggle(window: Window, count: int | None) -> None:
    """Pin what is meant, in the colour of that number; what is pinned already, no more."""
    pins = window.session.pins
    wanted, place = _wanted(window)
    there = _there(window) or (pins.same_as(wanted) if wanted is not None else None)
    if there is not None:
        if count is None:
            take_away(window, there)
        elif count > COLORS:
            window.say(FULL)
        else:
            recolor(window, there, count)
        return
    if wanted is None:
        window.say(NOTHING)
        return
    number = count or pins.free()
    if number is None or number > COLORS:
        window.say(FULL)
        return
    pin = replace(wanted, number=number)
    pins.put(pin)
    window.session.engine.save_pin(window.session.article, pin)
    window.article_view.select(False)
    session, search = window.session, window.session.search
    session.last = None  # from now on that is what is walked
    if search is not None and (search.query, search.speaker) == (pin.query, pin.speaker):
        session.search = replace(search, pin=pin)
        if search.whole:
            pins.hold(pin, search.hits)
        window.show_chosen()
    else:
        walk(window, pin, place)
    found = pins.count(pin)
    places = "" if found is None else f", {found} place{'' if found == 1 else 's'}"
    window.say(f"pin {number}: {called(pin)}{places}; * again takes it away")
    window.tell(window.session.notices())


def recolor(window: Window, pin: Pin, number: int) -> None:
    """Give it another colour, whatever has that."""
    session, moved = window.session, replace(pin, number=number)
    session.pins.drop(pin)
    session.engine.drop_pin(session.article, pin)
    session.pins.put(moved)
    session.engine.save_pin(session.article, moved)
    if session.search is not None and session.search.pin == pin:
        session.search = replace(session.search, pin=moved)
    window.show_chosen()
    window.say(f"pin {number}: {called(moved)}")
    window.tell(session.notices())


def take_away(window: Window, pin: Pin) -> None:
    """Pin it no more."""
    session = window.session
    session.pins.drop(pin)
    session.engine.drop_pin(session.article, pin)
    if session.search is not None and session.search.pin == pin:
        session.search = replace(session.search, pin=None) if session.search.typed else None
    if session.last is not None and session.last.pin == pin:
        session.last = None
    window.show_chosen()
    window.say(f"{called(pin)} is not pinned any more")
    window.tell(session.notices())


def walk(window: Window, pin: Pin, place: int | None = None) -> None:
    """Put a pin in focus: `n` and `N` walk it, from a place on or from the top of the page."""
    entity = window.session.pins.entity(pin)
    start = window.article_view.here if place is None else place
    if entity is None:
        query = pin.query or finding.WHOLE_PREFIX + pin.entity
        wanted = SearchFocus(query, (), speaker=pin.speaker, pin=pin, typed=False)
        said = hunting.look_for(window, wanted, start)
        if said:
            window.say(f"{called(pin)}: {said}")
        return
    starts = [m.extent.start for m in entity.mentions]
    after = next((i for i, s in enumerate(starts) if s >= start), 0)
    window.choose(EntityFocus(entity, after, window.session.article.text), jump=place is None)


def _there(window: Window) -> Pin | None:
    """What is pinned already of what is meant: under the caret, or in focus."""
    session, view = window.session, window.article_view
    if view.selected is not None and (view.selecting or view.caret is None):
        return None
    if window.pane not in (ENTITIES, QUOTES) and view.caret is not None:
        found = session.pins.at(view.caret)
        return found[0] if found else None
    return session.search.pin if session.search is not None and window.pane != ENTITIES else None


def _wanted(window: Window) -> tuple[Pin | None, int]:
    """What is meant, and where it is: the selection, what the caret is on, the search, the chosen entity."""
    session, view = window.session, window.article_view
    if (selected := view.selected) is not None:
        return _of_words(window, selected), selected.start
    chosen = session.chosen
    if window.pane not in (ENTITIES, QUOTES):
        hit = current(session.search).extent if session.search is not None else None
        if view.caret is not None and not (hit and hit.contains(Extent(view.caret, view.caret + 1))):
            return _at(window, view.caret)
        if session.search is not None and hit is not None:
            return Pin(0, session.search.query, session.search.speaker), hit.start
    if isinstance(chosen, RuleFocus):
        return _of_words(window, current(chosen).extent), current(chosen).extent.start
    if isinstance(chosen, EntityFocus):
        return _of_entity(chosen), current(chosen).extent.start
    if isinstance(chosen, QuoteFocus):
        name = spoken.speaker_in(chosen, *session.found)
        speaker = next((e for e in session.found[0] if e.name == name and e.mentions), None)
        if speaker is not None:
            return _of_entity(EntityFocus(speaker)), current(chosen).extent.start
    return None, 0


def _at(window: Window, offset: int) -> tuple[Pin | None, int]:
    """The name that stands at a place, else the word."""
    found = window.session.index_of_places.name_at(offset)
    entity = window.session.entity(found[0]) if found else None
    if found and entity is not None:
        return _of_entity(EntityFocus(entity, found[1])), offset
    word = parts.word_at(window.session.article.text, offset)
    return (_of_words(window, word), word.start) if word is not None else (None, 0)


def _of_entity(focus: EntityFocus) -> Pin:
    return Pin(0, entity=focus.entity.name, label=focus.entity.label, place=current(focus).extent.start)


def _of_words(window: Window, extent: Extent) -> Pin | None:
    """A search for words as whole ones; a capital at the start may be that of a sentence, others count."""
    words = " ".join(extent.of(window.session.article.text).split())
    if not any(c.isalnum() for c in words) or len(words) > finding.LONGEST:
        return None
    if all(word[1:] == word[1:].lower() for word in words.split()):
        words = words.lower()
    begins, ends = (c.isalnum() or c == "_" for c in (words[0], words[-1]))
    return Pin(0, ("\\<" if begins else "") + words + ("\\>" if ends else ""))


def listed(window: Window, count: int | None) -> None:
    """A card of what is pinned; with a count that one comes into focus."""
    from reader.ui.screens.pins_card import pins_card

    if count is not None:
        pin = next((p for p in window.session.pins if p.number == count), None)
        if pin is None:
            window.say(f"there is no pin {count}")
        else:
            walk(window, pin)
        return

    def done(said: str | None) -> None:
        pin = next((p for p in window.session.pins if said and p.number == abs(int(said))), None)
        if pin is None or not said:
            return
        if said.startswith("-"):
            take_away(window, pin)
            if len(window.session.pins):
                listed(window, None)
        else:
            window.uncover()
            walk(window, pin)

    window.app.push_screen(pins_card(window), done)


HANDLERS: dict[str, Handler] = {"pin": toggle, "pins": listed}
