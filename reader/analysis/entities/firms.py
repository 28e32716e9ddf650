"""Organisations that the text itself says to be such: their shares fell, they have a CEO."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reader.analysis.entities.acronyms import Links
from reader.analysis.entities.companies import NOT_COMPANIES
from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, is_given_name, is_role, is_title, known_label
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Stretch, Token

_ENOUGH = 2.0
_DOUBTED = 0.3
"""How likely the model must think an organisation that begins with a given name: `Fergus Marine`."""
_OFFICES = frozenset({"ceo", "cfo", "coo", "cto"})
_CHIEFS = frozenset(
    {"executive", "financial", "operating", "technology", "commercial", "marketing", "investment"}
)
"""After `chief`: offices that only organisations have."""
_LIKELY = 0.97
"""How likely an organisation is one of which enough is said."""
_NOUNS = 6
"""Tokens after a comma in which the noun of an apposition stands."""
_SAID = frozenset({"PERSON", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_AT = frozenset({"at", "in", "for", "of", "into"})


def settle(sheet: Sheet, links: Links) -> None:
    """Call organisations what enough is said of that is said of no person."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    names = sheet.names()
    for draft in names:
        key = key_of(draft.words)
        groups[links.get(key, key)].append(draft)
    bare = {draft.words for draft in names if " " not in draft.words}
    surnames = {d.words.rpartition(" ")[2] for d in names if d.label == "PERSON" and _may_be_full(d)}
    for drafts in groups.values():
        if any(known_label(draft.words) is not None for draft in drafts):
            continue
        shared = any(draft.words in surnames for draft in drafts)
        if _weight(drafts, bare) < _ENOUGH:
            continue
        for draft in drafts:
            if " " not in draft.words and shared and means_person(draft):
                continue
            if draft.label in _SAID:
                draft.label, draft.basis, draft.scores = "ORG", "rule", {}
                draft.likely, draft.junk = _LIKELY, 0.0
            draft.firm = True
    _lengthen(sheet, links)
    if surnames:
        _share(sheet.names(), surnames)


def _lengthen(sheet: Sheet, links: Links) -> None:
    """`Brackwater` + `Industries`: the words that say what a company does belong to it."""
    firms = {d.words for d in sheet.names() if d.firm and " " not in d.words}
    if not firms:
        return
    for stretch, i in sheet.capitals:
        tokens = stretch.tokens
        if tokens[i].text not in firms:
            continue
        last = i + 1
        while last < len(tokens) and _goes_on(sheet, stretch, last):
            last += 1
        draft = sheet.owner(stretch, i)
        if last == i + 1 or (draft is not None and (draft.first != i or draft.last != i + 1)):
            continue
        if draft is not None:
            sheet.resize(draft, i, last)
        else:
            draft = sheet.add(stretch, i, last, "ORG", "rule")
        if draft is not None:
            draft.firm = True
            links.setdefault(key_of(tokens[i].text), key_of(draft.words))


def _goes_on(sheet: Sheet, stretch: Stretch, i: int) -> bool:
    token = stretch.tokens[i]
    company = token.text.lower() in beside("company") and token.text.istitle()
    return company and token.tag.startswith("NNP") and sheet.free(stretch, i, i + 1)


def _share(names: list[Draft], surnames: set[str]) -> None:
    """Give a company the mentions of the surname in its name that are not the person's: `Happle Snacks`."""
    long_names = {d.words.partition(" ")[0]: key_of(d.words) for d in names if d.firm and " " in d.words}
    for draft in names:
        long = long_names.get(draft.words)
        if long is not None and draft.words in surnames and not means_person(draft):
            call(draft, long)


def call(draft: Draft, company: str) -> None:
    """Make a bare name the company's that has this key."""
    draft.label, draft.basis, draft.scores = "ORG", "alias", {}
    draft.likely, draft.junk = _LIKELY, 0.0
    draft.firm = True
    draft.short_of = company


def means_person(draft: Draft) -> bool:
    """Whether one mention of a name that a company and a person share is the person's."""
    tokens = draft.stretch.tokens
    before = tokens[draft.first - 1] if draft.first else None
    if before is not None and (is_title(before.text) or is_role(before.text)):
        return before.lemma not in beside("relations")  # a company has rivals
    if _of_organisation(draft) > 0:
        return False
    last = tokens[draft.last - 1]
    if last.dep in _OBJECTS or (last.dep == "pobj" and tokens[last.head].text in _AT):
        return False
    return last.dep == "nsubj" and tokens[last.head].lemma in beside("saying")


def _may_be_full(draft: Draft) -> bool:
    names = draft.words.split()
    return 1 < len(names) < 5 and names[-1].lower() not in beside("company")


def _weight(drafts: list[Draft], bare: set[str]) -> float:
    """How much speaks for an organisation, all mentions taken together, and for nobody."""
    found = max((_named_so(draft, bare) for draft in drafts), default=0.0)
    for draft in drafts:
        found += _of_organisation(draft) - _of_person(draft)
    return found


def _named_so(draft: Draft, bare: set[str]) -> float:
    """Whether the name itself is a company's: `Corvane Foods`, and nobody is called Foods."""
    names = draft.words.split()
    if len(names) < 2 or len(names) > 4 or draft.label in NOT_COMPANIES - {"PERSON"}:
        return 0.0
    last = names[-1]
    if last.lower() not in beside("company") or not last[0].isupper() or last in bare:
        return 0.0
    if known_label(names[0]) is not None or draft.titles:
        return 0.0
    if is_given_name(names[0]):
        return _ENOUGH if draft.scores.get("ORG", 0.0) > _DOUBTED else 0.0
    return _ENOUGH if draft.label == "PERSON" else 1.0


def _of_organisation(draft: Draft) -> float:
    """How much the words beside a mention speak for an organisation."""
    tokens = draft.stretch.tokens
    return max(_before(tokens, draft), _after(tokens, draft), _neuter(tokens, draft))


def _before(tokens: list[Token], draft: Draft) -> float:
    if draft.first < 2:
        return 0.0
    before = tokens[draft.first - 1]
    if before.text in ("of", "in") and tokens[draft.first - 2].text.lower() in beside("of company"):
        return 2.0
    last = tokens[draft.last - 1]
    beside_it = last.head == before.i or draft.first <= before.head < draft.last
    return 2.0 if beside_it and before.text.lower() in beside("organisations") else 0.0


def _after(tokens: list[Token], draft: Draft) -> float:
    words = [token.text.lower() for token in tokens[draft.last : draft.last + 2]]
    if len(words) < 2:
        return 0.0
    if words[0] in _OFFICES or (words[0] == "chief" and words[1] in _CHIEFS):
        return 2.0
    if words[0] in beside("of company"):
        return 2.0
    if words[0] in ("'s", "’s"):
        return 1.0 if words[1] in beside("of company") else 0.0
    if words[0] != ",":
        return 0.0
    if words[1] == "which":
        return 1.0
    if words[1] in ("a", "an", "the"):
        noun = _apposed(tokens[draft.last + 2 : draft.last + 2 + _NOUNS])
        if noun in beside("organisations"):
            return 2.0
        return 1.0 if noun in beside("makers") else 0.0
    return 0.0


def _apposed(tokens: Iterable[Token]) -> str:
    """The noun that an apposition is about; nothing where none is near."""
    return next((t.text.lower() for t in tokens if t.tag in ("NN", "NNS") and t.dep != "compound"), "")


def _neuter(tokens: list[Token], draft: Draft) -> float:
    """Whether its verb goes on with what is its own: `Lumora dropped its supplier`."""
    last = tokens[draft.last - 1]
    if last.dep != "nsubj":
        return 0.0
    verb = last.head
    for token in tokens[verb + 1 : verb + 12]:
        if token.text == "its" and tokens[token.head].head == verb:
            return 1.0
    return 0.0


def _of_person(draft: Draft) -> float:
    tokens = draft.stretch.tokens
    if draft.titles or (draft.first and is_title(tokens[draft.first - 1].text)):
        return 2.0
    words = [token.text for token in tokens[draft.last : draft.last + 3]]
    if words[:1] == ["who"] or words[:2] == [",", "who"]:
        return 2.0
    aged = len(words) == 3 and words[0] == "," and words[1].isdigit() and words[2] in (",", ".")
    return 2.0 if aged else 0.0
