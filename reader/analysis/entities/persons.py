"""People by full name, and which of them a bare surname or given name stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from reader.analysis.entities.companies import names_company
from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.fill import opens_as_name, stands_alone
from reader.analysis.entities.firms import call, means_person
from reader.analysis.entities.lexicon import (
    PARTICLES,
    SUFFIXES,
    full_given_name,
    head_label,
    is_generic,
    is_given_name,
    is_title,
    known_label,
)
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Stretch
from reader.analysis.people import gender

_MISTAKEN = frozenset({"ORG", "GPE", "FAC", "LOC", "PRODUCT", "NORP", "WORK_OF_ART"})
"""Labels that the model gives to full names that it does not know."""
_FORENAMES = frozenset(
    {"mohammad", "muhammad", "mohammed", "mohamed", "muhammed", "mohamad", "md", "mohd", "syed", "sayed"}
    | {"sheikh", "shaikh", "sk", "abdul", "maria", "mirza", "haji", "kazi", "khan", "chaudhry", "sardar"}
)
"""Before another given name, which is the one that is used."""
_QUOTES = "\"“”'‘’()"
"""What stands around a nickname: Samuel "Sam" Okafor."""
_CANDIDATES = 50
"""People of one surname that are looked at: a list of thousands must not cost its square."""
_FIRMLY = 0.6
"""How likely the model must think an organisation where another mention is a company's."""


@dataclass(slots=True)
class Person:
    """Somebody whose full name stands in the article."""

    given: tuple[str, ...]
    """Given names and initials, in lower case."""
    surname: str
    suffix: str
    starts: list[int] = field(default_factory=list)
    """Where the full name stands, in order."""
    sex: str | None = None


class People:
    """Everybody with a full name in the article, to be asked by parts of it."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.surnames: dict[str, list[int]] = defaultdict(list)
        self.given: dict[str, list[int]] = defaultdict(list)
        self.middle: dict[str, list[int]] = defaultdict(list)
        self._known: dict[str, int] = {}

    def learn(self, draft: Draft) -> None:
        """Take a full name."""
        key = key_of(draft.words)
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = self._number(draft.words)
        person = self.persons[number]
        person.starts.append(draft.start)
        person.sex = person.sex or gender(draft.words, titles_before(draft))
        draft.person = number

    def _number(self, words: str) -> int:
        given, surname, suffix = parts(words)
        nicknames = {name.strip(_QUOTES) for name in words.split() if name[0] in _QUOTES}
        low = tuple(w.lower().rstrip(".") for w in given)
        last = surname.rpartition(" ")[2].lower()
        same = self.surnames[surname.lower()][-_CANDIDATES:] + self.surnames[last][-_CANDIDATES:]
        for number in dict.fromkeys(same):
            person = self.persons[number]
            if person.suffix == suffix and _agree(person.given, low):
                if len(low) > len(person.given):
                    person.given = low
                self._index(number, given, surname, nicknames)
                return number
        self.persons.append(Person(low, surname, suffix))
        self._index(len(self.persons) - 1, given, surname, nicknames)
        return len(self.persons) - 1

    def _index(self, number: int, given: tuple[str, ...], surname: str, nicknames: set[str]) -> None:
        names = [surname.lower()]
        if any(word.islower() for word in surname.split()):
            names.append(surname.rpartition(" ")[2].lower())  # `von der Leyen` and `Leyen`
        if len(given) > 1 and len(given[-1]) > 2:
            names.append(f"{given[-1]} {surname}".lower())
        if article := _article_of(surname):
            names += [surname[article:].lower(), surname.lower().replace("-", " ", 1)]
        for name in names:
            if number not in self.surnames[name]:
                self.surnames[name].append(number)
        for place, name in enumerate(given):
            if len(name.rstrip(".")) > 1 and name.lower() not in PARTICLES:
                table = self.middle if place and name not in nicknames else self.given
                if number not in table[name.lower()]:
                    table[name.lower()].append(number)

    def who(self, numbers: list[int], start: int, titles: tuple[str, ...] = ()) -> tuple[int, bool]:
        """Of these, the one named last before `start`, and whether no other could be meant."""
        if len(numbers) == 1:
            return numbers[0], True
        sex = gender("", titles)
        fitting = [n for n in numbers[:_CANDIDATES] if sex is None or self.persons[n].sex in (None, sex)]
        fitting = fitting or numbers[:_CANDIDATES]
        if len(fitting) == 1:
            return fitting[0], True

        def nearest(number: int) -> tuple[bool, int]:
            starts = self.persons[number].starts
            place = bisect_right(starts, start)
            return (place > 0, starts[place - 1] if place else -starts[0])

        return max(fitting, key=nearest), False


def parts(words: str) -> tuple[tuple[str, ...], str, str]:
    """Given names, surname with its particles, and suffix (`jr`) of a full name."""
    names = [name.strip(_QUOTES) for name in words.replace(",", " ").split() if name.strip(_QUOTES)]
    suffix = ""
    while len(names) > 2 and names[-1].lower() in SUFFIXES:
        suffix = names.pop().lower().rstrip(".")
    at = len(names) - 1
    while at > 1 and names[at - 1].lower() in PARTICLES:
        at -= 1
    return tuple(names[:at]), " ".join(names[at:]), suffix


def _article_of(surname: str) -> int:
    """How long an Arabic article at the start of a surname is (`al-Momani`: 3); 0 where there is none."""
    return 3 if len(surname) > 5 and surname[:3].lower() in ("al-", "el-", "ul-", "as-", "ad-") else 0


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of given names can be one person's."""
    if not one or not other:
        return False
    if len(one) != len(other):
        one, other = _without_forename(one, other), _without_forename(other, one)
    a, b = full_given_name(one[0]), full_given_name(other[0])
    if a != b and not ((len(a) == 1 or len(b) == 1) and a[0] == b[0]):
        return False
    return all(x[0] == y[0] for x, y in zip(one[1:], other[1:], strict=False))


def _without_forename(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Given names without what goes before many: `Mohammad Iqbal` is called Iqbal."""
    longer = len(names) > len(others) and names[0] in _FORENAMES and others[0] not in _FORENAMES
    return names[1:] if longer else names


def titles_before(draft: Draft) -> tuple[str, ...]:
    """The titles directly before a name, outermost first."""
    tokens = draft.stretch.tokens
    first = draft.first
    while first and is_title(tokens[first - 1].text):
        first -= 1
    return tuple(token.text for token in tokens[first : draft.first])


def is_full_name(draft: Draft) -> bool:
    """Whether a person's draft holds more than one name, all written as names are."""
    names = draft.words.split()
    if draft.label != "PERSON" or len(names) < 2 or len(names) > 6:
        return False
    written_so = all(
        name.strip(_QUOTES)[:1].isupper() or name.lower() in PARTICLES or _article_of(name) for name in names
    )
    if not written_so or not any(c.isalpha() for c in names[-1]):
        return False
    common = head_label(names[-1]) is not None or is_generic(names[-1])
    return not common or is_given_name(names[0]) or bool(titles_before(draft))  # Ellen Park


def _claim_full_names(names: list[Draft]) -> None:
    """`Henricus Mickevicius`, which the model took for a company, is a person where `Mickevicius` is one."""
    bare = {draft.words for draft in names if draft.label == "PERSON" and " " not in draft.words}
    for draft in names:
        given, _, surname = draft.words.rpartition(" ")
        if surname in bare and given and " " not in given and draft.label in _MISTAKEN:
            written_as_name = all(t.tag.startswith("NNP") and t.text.istitle() for t in draft.tokens)
            if written_as_name and known_label(draft.words) is None and not is_generic(given):
                draft.label = "PERSON"


def _begins_with_particle(draft: Draft) -> bool:
    return draft.words.partition(" ")[0].lower() in PARTICLES


def settle_people(sheet: Sheet) -> People:
    """Give full names their person, and bare names of theirs the same; missed ones are filled in."""
    people = People()
    names = sheet.names()
    _claim_full_names(names)
    full = [draft for draft in names if is_full_name(draft)]
    # `Le Pen` may be a surname, `Al Gore` is a name: the others, which come first, tell.
    for draft in sorted(full, key=_begins_with_particle):
        if not (_begins_with_particle(draft) and people.surnames.get(draft.words.lower())):
            people.learn(draft)
    for person in people.persons:
        person.starts.sort()
    firms = {draft.words for draft in names if names_company(draft)}
    for draft in names:
        if draft.person is None and not _is_firm(draft, firms):
            _recognise(people, draft)
    _fill(sheet, people)
    return people


def _is_firm(draft: Draft, firms: set[str]) -> bool:
    """Whether a bare name is a company's that is called like somebody: `Tolland`, whose shares rose."""
    if draft.firm:
        return True
    if draft.words not in firms or titles_before(draft):
        return False
    return names_company(draft) or draft.scores.get("ORG", 0.0) > _FIRMLY


def _recognise(people: People, draft: Draft) -> None:
    low = draft.words.lower()
    person = draft.label == "PERSON"
    numbers = people.surnames.get(low) or people.given.get(low) or (person and people.middle.get(low))
    if not numbers or (not person and known_label(draft.words) is not None):
        return
    draft.person, draft.sure = people.who(numbers, draft.start, titles_before(draft))
    draft.label, draft.basis = "PERSON", "alias"


def _fill(sheet: Sheet, people: People) -> None:
    """Mark the bare names that the model missed."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for table in (people.surnames, people.given):
        for name in table:
            tokens = _rough_tokens(name)
            lengths[tokens[0]].add(len(tokens))
    tables = {
        tuple(_rough_tokens(name)): numbers
        for table in (people.given, people.surnames)
        for name, numbers in table.items()
        if numbers
    }
    companies = {d.words: d.short_of for d in sheet.names() if d.firm and d.short_of}
    for stretch, i in sheet.capitals:
        words = stretch.tokens
        for length in sorted(lengths.get(words[i].text.lower(), ()), reverse=True):
            last = i + length
            numbers = tables.get(tuple(t.text.lower() for t in words[i:last]))
            if numbers is None or last > len(words) or not _is_name(sheet, stretch, i, last):
                continue
            first = _with_particles(stretch, i, last, tables)
            draft = sheet.add(stretch, first, last, "PERSON", "alias")
            if draft is not None:
                company = companies.get(draft.words)
                if company is not None and not means_person(draft):
                    call(draft, company)
                else:
                    draft.person, draft.sure = people.who(numbers, draft.start)
                break


def _with_particles(stretch: Stretch, first: int, last: int, tables: dict[tuple[str, ...], list[int]]) -> int:
    """Where a surname begins that has particles in lower case before it: `said de Vries`."""
    words = stretch.tokens
    start = first
    while start and words[start - 1].text in PARTICLES:
        start -= 1
        if tuple(t.text.lower() for t in words[start:last]) in tables:
            return start
    return first


def _rough_tokens(name: str) -> list[str]:
    """As spaCy cuts a name: at spaces and hyphens."""
    return name.replace("-", " - ").split()


def _is_name(sheet: Sheet, stretch: Stretch, first: int, last: int) -> bool:
    """Whether the words are tagged as a name and stand alone."""
    tokens = stretch.tokens[first:last]
    tagged = all(t.tag.startswith("NNP") or t.text in ("-", "–") or t.text.islower() for t in tokens)
    return (
        (tagged or (last == first + 1 and opens_as_name(sheet, stretch, first)))
        and stands_alone(sheet, stretch, first, last)
        and known_label(sheet.words(stretch, first, last)) is None
    )
