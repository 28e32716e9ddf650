"""From the source of a quote to its speaker: the mention, the entity behind it, and how sure that is."""

from __future__ import annotations

import msgspec

from reader.analysis.people import gender
from reader.analysis.quotes.corrected import AsSaid
from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.parts import clean, subtract
from reader.analysis.quotes.people import Found, People
from reader.analysis.quotes.roles import leading
from reader.analysis.quotes.tree import Tree
from reader.domain.quotes import Speaker
from reader.domain.text import Extent

_SURE_OF_NAMES = frozenset(
    {"front", "clause", "that", "object", "object-rest", "prep", "as", "insert"}
    | {"marks-before", "marks-after", "marks-colon", "colon"}
)
"""Frames whose subject is right for 98 of 100 quotes of annotated news, where it is a name."""
_SURE_OF_NOUNS = frozenset({"front", "clause", "that", "marks-after", "object-rest"})
"""The same where the subject is a common noun."""
_LIKELY_NAME, _LIKELY_NOUN, _LIKELY_PRONOUN = 0.7, 0.9, 0.5
"""How likely it must be that it is a quote at all."""
_NEAR = 2
"""Paragraphs from one quote to the next of the same speaker."""
_HOW = {
    "subject": "subject of {}",
    "shared": "subject of {}",
    "participle": "subject of {}",
    "relative": "subject of {}",
    "far": "subject before {}",
    "agent": "by whom {}",
    "possessive": "whose {}",
    "according": "according to",
    "beside": "beside {}",
    "byline": "name after the dash",
    "before-colon": "named before the colon",
    "label": "name before the colon",
}


class Speakers:
    """Resolves sources in reading order, the speaker before carried along."""

    def __init__(self, text: str, people: People, as_said: AsSaid) -> None:
        self._text = text
        self._people = people
        self._as_said = as_said
        self._told: dict[int, Speaker | None] = {}  # by `_key`, what a person said of a quote
        self._before: tuple[str, int] | None = None
        self._unnamed: Extent | None = None  # `a spokesman`, who spoke last

    def of(self, draft: Draft) -> Speaker | None:
        """The speaker of the draft; drafts must come in reading order."""
        by = draft.said.by if draft.said is not None else None
        if by is None:
            if draft.follows is not None:
                return self._goes_on(draft, _key(draft.follows))
            if draft.frame == "goes-on" and _key(draft) in self._told:
                return self._goes_on(draft, _key(draft))
            return self._found(draft)
        before = self._before, self._unnamed
        speaker = self._as_said.speaker(draft, by, self._found(draft))
        self._before, self._unnamed = before
        self._told[_key(draft)] = speaker
        self._remember(draft, speaker)
        return speaker

    def _goes_on(self, draft: Draft, key: int) -> Speaker | None:
        """Who was said to speak before, and speaks on."""
        speaker = self._told[key]
        self._remember(draft, speaker)
        if speaker is None:
            return None
        return msgspec.structs.replace(speaker, basis="the speaker before", certain=False, confirmed=False)

    def _remember(self, draft: Draft, speaker: Speaker | None) -> None:
        """Whoever was said to speak counts as the speaker before."""
        if speaker is not None and speaker.entity is not None:
            self._before, self._unnamed = (speaker.entity, draft.block), None

    def _found(self, draft: Draft) -> Speaker | None:
        """Whom the text alone leads to."""
        tree, source = draft.tree, draft.source
        if tree is None or source is None:
            return None
        head = source.head
        if source.words is not None:
            found = self._people.signed(tree, head, source.words)
        else:
            found = self._people.behind(tree, head, source.stands_for, draft.parts, self._before)
        if self._speaks_again(tree, head, found, draft.block):
            found = self._people.confirmed(tree, head, found)
        if self._unnamed is not None and self._means_unnamed(tree, head, found):
            self._people.unlink(tree, head)
            found = _as_unnamed(tree.tokens[head].text, self._unnamed, self._text)
        whole = source.words or self._whole_name(tree.extent(*tree.speaker(head)), found)
        extent = next(iter(clean(self._text, subtract([whole], draft.parts))), None)
        if extent is None:  # a name without a space between it and the words that it is in
            return None
        basis = "the speaker before" if draft.frame == "goes-on" else _HOW[source.how].format(draft.cue_text)
        if found.basis:
            basis = f"{basis}; {found.basis}"
        several = tree.child(head, "conj") is not None and tree.speaker(head)[1] > head
        several = several and source.words is None
        # Whoever a label names is a name, whatever the tagger takes capitals and colons for.
        tag = "NNP" if source.words is not None and found.entity else tree.tokens[head].tag
        certain = found.certain and not several and _is_sure(draft, tag)
        if found.entity is not None:
            self._before = (found.entity, draft.block)
            self._unnamed = None
        elif tree.tokens[head].tag == "NN" and _is_person(tree.tokens[head].text):
            self._unnamed = extent
        name = found.name or extent.of(self._text)
        return Speaker(
            extent, found.entity, name.replace("\n", " "), basis, certain, found.chain, found.candidates
        )

    def _speaks_again(self, tree: Tree, head: int, found: Found, block: int) -> bool:
        """Whether a pronoun that is only a guess is who spoke last, close by: two signs for one person."""
        before = self._before
        if found.certain or before is None or tree.tokens[head].tag != "PRP":
            return False
        return found.entity == before[0] and block - before[1] <= _NEAR

    def _means_unnamed(self, tree: Tree, head: int, found: Found) -> bool:
        """Whether a pronoun means an unnamed speaker of the same paragraph, as no name is behind it, or none
        that is nearer.
        """
        unnamed = self._unnamed
        wanted = {"he": "m", "she": "f"}.get(tree.tokens[head].lemma)
        if unnamed is None or wanted is None:
            return False
        if gender("", unnamed.of(self._text).split()) not in (None, wanted):
            return False
        if not tree.stretch.start <= unnamed.start < tree.tokens[head].start:
            return False
        if found.entity is None:
            return True
        # Of two who fit, who spoke in the sentence before is nearer than a name before that.
        ago = tree.stretch.sentence_of(head) - tree.stretch.sentence_of(tree.at(unnamed.start))
        return ago == 1 and all(name.start < unnamed.start for name in found.chain)

    def _whole_name(self, extent: Extent, found: Found) -> Extent:
        """The phrase, or the name with the title before it where the parser cut the name short."""
        mention = found.mention
        if mention is not None and mention.overlaps(extent):
            return Extent(min(extent.start, mention.start), max(extent.end, mention.end))
        return extent


def _key(draft: Draft) -> int:
    """The same for all that goes on with the same source."""
    return id(draft if draft.source is None else draft.source)


def _as_unnamed(pronoun: str, who: Extent, text: str) -> Found:
    words = " ".join(who.of(text).split())
    return Found(None, words, f"{pronoun.lower()} = {words}", False, None, (who,))


def _is_person(noun: str) -> bool:
    return gender("", [noun]) is not None or noun.lower() in leading()


def _is_sure(draft: Draft, tag: str) -> bool:
    """Whether the source is whose words they are, nearly always."""
    if draft.source is None:
        return False
    how, frame, likely = draft.source.how, draft.frame, draft.likely
    if how in ("byline", "label"):
        return tag in ("NNP", "NNPS")
    if not draft.asserted:
        return False
    if (how == "relative" and tag == "WP") or (how == "participle" and tag in ("NNP", "NNPS")):
        return frame == "that" and likely >= _LIKELY_NAME
    if how not in ("subject", "shared") or frame == "goes-on":
        return False
    if tag == "PRP":
        return likely >= _LIKELY_PRONOUN
    if tag in ("NNP", "NNPS"):
        return frame in _SURE_OF_NAMES and likely >= _LIKELY_NAME
    return tag in ("NN", "NNS") and frame in _SURE_OF_NOUNS and likely >= _LIKELY_NOUN
