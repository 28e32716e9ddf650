"""What is known of names and words before an article is read: the lists in `data/`, ready to be asked."""

from __future__ import annotations

from functools import cache

from reader.analysis.words import sections

ARTICLES = frozenset({"the", "a", "an"})
PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "el",
        "al",
        "el-",
        "al-",
        "bin",
    }
    | {
        "ibn",
        "ben",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "zur",
        "y",
        "e",
        "af",
        "av",
        "binti",
        "bte",
    }
    | {"st", "st.", "san", "mc", "mac", "o'", "d'", "l'", "vom", "dem", "'t", "bint", "umm"}
)
"""Words that belong to the surname after them (`van der Bellen`, `Le Pen`), in lower case."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
COMPANY = frozenset(
    {"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "co", "co.", "ag", "gmbh", "plc", "llc", "sa", "se"}
)
KINDS = frozenset(
    {
        "group",
        "corporation",
        "company",
        "international",
        "holding",
        "holdings",
        "news",
        "university",
        "club",
        "fc",
    }
    | {
        "limited",
        "incorporated",
        "agency",
        "airlines",
        "airways",
        "newspaper",
        "magazine",
        "foundation",
        "movement",
    }
)
"""Last words that an organisation is also named without."""


@cache
def known_label(words: str) -> str | None:
    """The label of a well-known place, group, organisation, event or work."""
    return _known().get(words)


@cache
def is_country(words: str) -> bool:
    """Whether it is a well-known country, or a state of one."""
    places = sections("places")
    return any(words in places[section] for section in ("countries", "states", "abbreviations"))


@cache
def known_names() -> dict[str, str]:
    """All well-known names with their labels."""
    return dict(_known())


def is_title(word: str) -> bool:
    """Whether the word stands before a name and is no part of it."""
    return word.lower().rstrip(".") in _titles()


def is_role(word: str) -> bool:
    """Whether the word says what a person is: a title, or `singer`, `activist`."""
    return word.lower().rstrip(".") in _roles()


def head_label(word: str) -> str | None:
    """The label of names that end in this word (`University`, `Cup`)."""
    return _heads().get(word.rstrip("."))


def is_generic(words: str) -> bool:
    """Whether it names nothing on its own."""
    return words.lower() in _generic()


def is_given_name(word: str) -> bool:
    """Whether many people are called so."""
    return word in _given_names()


def full_given_name(name: str) -> str:
    """The full form of a given name, in lower case (`bill`: `william`); itself where it is no short form."""
    return _nicknames().get(name, name)


def canonical(words: str) -> str | None:
    """The one name for all names of a well-known thing (`U.S.`: `United States`)."""
    return _same().get(words)


@cache
def beside(kind: str) -> frozenset[str]:
    """The words of one kind that stand beside names."""
    return frozenset(sections("beside")[kind])


@cache
def ends_of_words() -> tuple[str, ...]:
    """What words for peoples, ideas, places, companies and families end in, the longest first."""
    return tuple(sorted(sections("endings")["endings"], key=len, reverse=True))


@cache
def _known() -> dict[str, str]:
    places, known = sections("places"), sections("known")
    found = dict.fromkeys(places["regions"], "LOC")
    for section in ("cities", "abbreviations", "states", "countries"):
        found.update(dict.fromkeys(places[section], "GPE"))
    for names in sections("groups").values():
        found.update(dict.fromkeys(names, "NORP"))
    for label, names in known.items():
        found.update(dict.fromkeys(names, label))
    return found


@cache
def _titles() -> frozenset[str]:
    return frozenset(sections("titles")["titles"])


@cache
def _roles() -> frozenset[str]:
    return frozenset(sections("titles")["roles"]) | _titles()


@cache
def _heads() -> dict[str, str]:
    return {word: label for label, words in sections("heads").items() for word in words}


@cache
def _generic() -> frozenset[str]:
    return frozenset(sections("generic")["generic"])


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for names in sections("given_names").values() for name in names)


@cache
def _nicknames() -> dict[str, str]:
    return {name: full for full, names in sections("nicknames").items() for name in names}


@cache
def _same() -> dict[str, str]:
    return {name: key for key, names in sections("same").items() for name in names}
