"""Companies that are called by the first word of their name, and those that share a word with a person."""

from __future__ import annotations

from collections import defaultdict

from reader.analysis.entities.acronyms import Links
from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, known_label
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Token

_LEAST = 0.3
"""How likely the model must think an organisation for words beside the name to make it one."""
NOT_COMPANIES = frozenset({"PERSON", "NORP", "EVENT", "LAW"})
"""Labels that a name has that is no company's, however its words are."""


def link(sheet: Sheet, links: Links) -> None:
    """`Brackwater` belongs to `Brackwater Industries`, unless somebody in the article is called so."""
    long_names: dict[str, set[str]] = defaultdict(set)
    bare: set[str] = set()
    people: set[str] = set()
    for draft in sheet.names():
        words = draft.words.split()
        if len(words) == 1:
            bare.add(draft.words)
        elif draft.label == "PERSON" and words[-1].lower() not in beside("company"):
            people.add(words[-1])
        if draft.label not in NOT_COMPANIES or draft.label == "PERSON":
            short = _short(words)
            if short:
                long_names[short].add(key_of(draft.words))
    for short, keys in long_names.items():
        own = key_of(short)
        if short in bare - people and len(keys) == 1 and known_label(short) is None and own not in links:
            links[own] = next(iter(keys))


def _short(words: list[str]) -> str | None:
    """The first word of a company's name whose other words only say that it is one."""
    kinds = beside("company")
    rest = words[1:]
    return (
        words[0]
        if rest and len(words[0]) > 2 and all(w.lower().rstrip(".,") in kinds for w in rest)
        else None
    )


def names_company(draft: Draft) -> bool:
    """Whether the words beside a mention speak of a company, and the model thinks so too."""
    if draft.scores.get("ORG", 0.0) < _LEAST:
        return False
    tokens = draft.stretch.tokens
    return _before(tokens, draft.first) or _after(tokens, draft.last)


def _before(tokens: list[Token], first: int) -> bool:
    if not first:
        return False
    before = tokens[first - 1]
    if before.text.lower() in beside("ORG before"):
        return True
    return (
        before.text in ("of", "in") and first > 1 and tokens[first - 2].text.lower() in beside("of company")
    )


def _after(tokens: list[Token], last: int) -> bool:
    if last + 1 >= len(tokens):
        return False
    after, then = tokens[last], tokens[last + 1]
    if after.text.lower() in beside("of company"):
        return True
    if after.text in ("'s", "’s"):
        return then.text.lower() in beside("of company")
    if after.text == "," and then.lemma in ("the", "a", "an"):
        noun = next(
            (t for t in tokens[last + 2 : last + 6] if t.tag in ("NN", "NNS") and t.dep != "compound"), None
        )
        return noun is not None and noun.text.lower() in beside("ORG before") | beside("makers")
    return False
