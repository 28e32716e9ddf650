"""Sports teams that are called by their city: `Mainz were relegated`, but `a match in Mainz`."""

from __future__ import annotations

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.fill import opens_as_name, stands_alone
from reader.analysis.entities.lexicon import beside, is_country, known_label
from reader.analysis.entities.names import key_of

_SPORTY = 0.8
"""How much of an article must be about sport for its cities to be teams."""
_PLACES = frozenset(
    {"in", "at", "from", "near", "of", "through", "around", "outside", "across", "inside", "into", "via"}
)
_LOSING = frozenset({"lose", "concede", "fall", "succumb", "draw"})


def find(sheet: Sheet) -> None:
    """Call cities that play and are not played in organisations."""
    if sheet.sports < _SPORTY:
        return
    for draft in sheet.names():
        if draft.label == "GPE" and not is_country(draft.words) and _plays(sheet, draft):
            draft.label, draft.basis = "ORG", "rule"
            draft.team = True


def long_names(drafts: list[Draft]) -> dict[str, str]:
    """From a team's city to the one longer name with it: `dortmund` to `borussia dortmund`."""
    found: dict[str, set[str]] = {}
    cities = {key_of(draft.words) for draft in drafts if draft.team}
    for draft in drafts:
        if draft.label == "ORG" and " " in draft.words:
            own = key_of(draft.words)
            for word in (own.partition(" ")[0], own.rpartition(" ")[2]):
                if word in cities:
                    found.setdefault(word, set()).add(own)
    return {city: next(iter(names)) for city, names in found.items() if len(names) == 1}


def find_clubs(sheet: Sheet) -> None:
    """Give clubs the short names that are theirs: `Rovers` and `Tarn` of `Tarn Rovers`."""
    if sheet.sports < _SPORTY / 2:
        return
    _join_clubs(sheet)
    _call_teams(sheet)
    clubs = {d.words: d for d in sheet.names() if _is_club(d)}
    for draft in sheet.names():
        if draft.words in clubs:
            draft.team = False  # it has its own name
            if draft.label != "ORG":
                draft.label, draft.basis, draft.scores = "ORG", "rule", {}
    short: dict[str, set[str]] = {}
    for words in clubs:
        own = words.split()
        for name in (" ".join(own[:-1]), own[-1]):
            if known_label(name) is None:
                short.setdefault(name, set()).add(key_of(words))
    names = {name: next(iter(keys)) for name, keys in short.items() if len(keys) == 1}
    surnames = {d.words.rpartition(" ")[2] for d in sheet.names() if d.person is not None and " " in d.words}
    for draft in sheet.names():
        if draft.words in names and draft.words not in surnames and draft.person is None:
            if draft.label == "GPE" and not _plays(sheet, draft):
                continue
            draft.label, draft.basis, draft.team = "ORG", "alias", False
            draft.short_of = names[draft.words]
    _fill_clubs(sheet, {name: key for name, key in names.items() if name not in surnames})


def _join_clubs(sheet: Sheet) -> None:
    """`Morley` + `Town` is one club."""
    for draft in sheet.names():
        tokens, last = draft.stretch.tokens, draft.last
        if sheet.owner(draft.stretch, draft.first) is not draft or last >= len(tokens):
            continue
        if last - draft.first > 1 or draft.person is not None or tokens[last].text not in beside("clubs"):
            continue
        other = sheet.owner(draft.stretch, last)
        alone = other is None or (other.last - other.first == 1 and other.person is None)
        if alone and tokens[last].tag.startswith("NNP") and draft.label in ("ORG", "GPE"):
            if other is not None:
                sheet.remove(other)
            sheet.resize(draft, draft.first, last + 1)


def _call_teams(sheet: Sheet) -> None:
    """Call organisations what one name says of many: `Lankford travel`, `the Lankford captain`."""
    names = [d for d in sheet.names() if " " not in d.words and d.person is None]
    people = {d.words.rpartition(" ")[2] for d in sheet.names() if d.person is not None}
    teams = {
        d.words for d in names if d.words not in people and known_label(d.words) is None and _are_many(d)
    }
    for draft in names:
        mistaken = draft.label in ("PERSON", "NORP", "GPE", "LOC", "FAC") and draft.words in teams
        if mistaken and (draft.label == "PERSON" or _plays(sheet, draft)):
            draft.label, draft.basis, draft.scores = "ORG", "rule", {}
            draft.team = True


def _are_many(draft: Draft) -> bool:
    """Whether a single name has a verb in the plural, or a captain or coach after it."""
    tokens = draft.stretch.tokens
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if after is not None and after.text in (
        "captain",
        "coach",
        "manager",
        "boss",
        "striker",
        "fans",
        "skipper",
    ):
        return True
    last = tokens[draft.last - 1]
    verb = tokens[last.head]
    if last.dep != "nsubj" or any(t.head == last.i and t.dep in ("cc", "conj") for t in tokens):
        return False
    many = verb.text in ("are", "were", "have") or any(
        t.head == verb.i and t.text in ("are", "were", "have") and t.dep == "aux" for t in tokens
    )
    return many or (verb.tag == "VBP" and verb.i == draft.last)


def _fill_clubs(sheet: Sheet, names: dict[str, str]) -> None:
    for stretch, i in sheet.capitals:
        token = stretch.tokens[i]
        key = names.get(token.text)
        if key is None or not stands_alone(sheet, stretch, i, i + 1):
            continue
        before = stretch.tokens[i - 1].text.lower() if i else ""
        after = stretch.tokens[i + 1 : i + 2]
        plays = i in stretch.sentences and bool(after) and after[0].tag.startswith(("VB", "MD"))
        named = token.tag.startswith("NNP") or plays or opens_as_name(sheet, stretch, i)
        if named and before not in _PLACES:
            draft = sheet.add(stretch, i, i + 1, "ORG", "alias")
            if draft is not None:
                draft.short_of = key


def _is_club(draft: Draft) -> bool:
    """Whether it is called as clubs are: `Tarn Rovers`."""
    names = draft.words.split()
    return (
        1 < len(names) <= 3
        and names[-1] in beside("clubs")
        and draft.person is None
        and draft.label in ("ORG", "GPE", "FAC", "LOC", "PERSON")
        and all(name[0].isupper() for name in names)
        and known_label(draft.words) is None
    )


def _plays(sheet: Sheet, draft: Draft) -> bool:
    tokens = draft.stretch.tokens
    before = tokens[draft.first - 1] if draft.first else None
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if after is not None and after.lemma in beside("GPE"):
        return False
    if before is None:
        return True
    if before.text.lower() == "to":
        return tokens[before.head].lemma in _LOSING
    return before.text.lower() not in _PLACES and before.text not in ("'s", "’s")
