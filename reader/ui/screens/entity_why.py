"""Why something is in the list of entities, in words that a reader understands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.domain import corrections
from reader.domain.entities import Entity, Mention
from reader.domain.roster import WORDS, one_line, pronouns


def why(entity: Entity, text: str) -> list[str]:
    """One sentence for each kind of reason, what weighs most first."""
    return [*_said_by_you(entity), *_found(entity, text), *_doubt(entity)]


def reason(entity: Entity, mention: Mention, text: str) -> str:
    """What one mention comes from."""
    name, full = one_line(mention.extent.of(text)), one_line(entity.name)
    whole = name.casefold() == full.casefold()
    before = any(
        m.extent.start < mention.extent.start and one_line(m.extent.of(text)) == full for m in entity.mentions
    )
    match mention.basis:
        case corrections.BASIS:
            return "you said so"
        case "model":
            return f"found by the model, taken for {_word(mention.label)}"
        case "alias" if whole:
            return "named so elsewhere in the article"
        case "alias":
            return f"{_alias(name, full)}{', named in full before' if before else ''}"
        case "acronym":
            return "initials that the article explains" if whole else f"the initials of {full}"
        case "list":
            return "from the list of well-known names"
        case "rule":
            return "by its own words and those around it"
        case "pronoun":
            return f"led back to {full}, named {'before' if before else 'near it'}"
    return mention.basis


def _said_by_you(entity: Entity) -> Iterator[str]:
    if entity.confirmed or any(m.basis == corrections.BASIS for m in entity.mentions):
        yield "you said so: what you said goes before everything else"


def _found(entity: Entity, text: str) -> Iterator[str]:
    by_basis: dict[str, list[Mention]] = defaultdict(list)
    for mention in entity.mentions:
        by_basis["pronoun" if mention.pronoun else mention.basis].append(mention)
    names = len(entity.mentions) - len(by_basis["pronoun"])
    if model := by_basis["model"]:
        yield f"found by the model{_share(len(model), names)}{_sure(model)}"
    full = one_line(entity.name)
    in_full = [m.extent.start for m in entity.mentions if one_line(m.extent.of(text)) == full]
    for name, mentions in _by_name(by_basis["alias"], text).items():
        said = "named so elsewhere in the article"
        if name.casefold() != full.casefold():
            before = in_full and in_full[0] < mentions[0].extent.start
            said = f"{_alias(name, full)}{', named in full before' if before else ''}"
        yield f"{name}: {said}, {_places(mentions)}"
    for name, mentions in _by_name(by_basis["acronym"], text).items():
        said = "initials that the article explains" if name == full else f"the initials of {full}"
        yield f"{name}: {said}, {_places(mentions)}"
    if listed := by_basis["list"]:
        yield f"from the list of well-known names, {_places(listed)}"
    if ruled := by_basis["rule"]:
        yield f"by its own words and those around it, {_places(ruled)}"
    if by_basis["pronoun"]:
        yield f"{', '.join(pronouns(entity, text))}: led back to the name by the sentences around"
    for basis, mentions in by_basis.items():
        if basis not in ("model", "alias", "acronym", "list", "rule", "pronoun", corrections.BASIS):
            yield f"{basis}, {_places(mentions)}"


def _doubt(entity: Entity) -> Iterator[str]:
    names = [m for m in entity.mentions if not m.pronoun]
    unsure = sum(not m.certain for m in names)
    if not entity.certain:
        yield "~ a guess: what it is, or that it is one thing, may be wrong"
    elif unsure:
        yield f"~ {unsure} of {len(names)} names may mean something else"


def _by_name(mentions: Sequence[Mention], text: str) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[one_line(mention.extent.of(text))].append(mention)
    return found


def _alias(name: str, full: str) -> str:
    short = set(name.casefold().split()) <= set(full.casefold().split())
    return f"short for {full}" if short else f"another name of {full}"


def _word(label: str) -> str:
    """`a person`, `an organisation`; a label without a word of its own as it is."""
    word = WORDS.get(label, label)
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _share(count: int, of: int) -> str:
    if count < of:
        return f" in {count} of {of} places"
    return "" if of == 1 else " in both places" if of == 2 else f" in all {of} places"


def _sure(mentions: Sequence[Mention]) -> str:
    sure = sum(m.certain for m in mentions)
    return ", sure" if sure == len(mentions) else f", sure in {sure}" if sure else ", not sure"


def _places(mentions: Sequence[Mention]) -> str:
    return f"{len(mentions)} places" if len(mentions) > 1 else "once"
