from __future__ import annotations

import pytest

from reader.analysis.language import in_language
from reader.domain.text import Article, Block, BlockKind, Extent

STOP_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "or",
        "for",
        "on",
        "at",
        "by",
        "with",
        "from",
        "as",
        "is",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "that",
        "this",
        "they",
        "he",
        "she",
        "his",
        "her",
        "their",
        "not",
        "but",
        "who",
        "which",
        "would",
        "will",
        "more",
        "than",
        "after",
        "before",
        "over",
        "into",
        "said",
        "there",
        "about",
        "when",
    ]
)
ENGLISH = (
    "The council voted on Monday to close the old bridge after engineers told members that the cables were no longer "
    "safe. It was built in the year when the mill opened, and it has been repaired more than once with money from the "
    "state. Residents who live on the east bank said they would have to drive for an hour."
)
GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, die alte Brücke zu sperren, nachdem Ingenieure den Mitgliedern erklärt "
    "hatten, dass die Seile nicht mehr sicher seien. Sie wurde in dem Jahr gebaut, in dem die Mühle eröffnet wurde, "
    "und ist seitdem mehr als einmal mit Geld des Landes ausgebessert worden. Anwohner müssen nun weit fahren."
)
FRENCH = (
    "Le conseil municipal a voté lundi la fermeture du vieux pont, après que des ingénieurs ont expliqué aux élus que "
    "les câbles n'étaient plus sûrs. Il a été construit l'année de l'ouverture du moulin et a été réparé plus d'une "
    "fois avec l'argent de l'État. Les habitants de la rive est devront rouler pendant une heure pour rejoindre la ville."
)


def article(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    return Article("a.txt", text, (Block(Extent(0, len(text)), kind),) if text else ())


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        (ENGLISH, True),
        (GERMAN, False),
        (FRENCH, False),
        ("Kurz.", True),
        ("", True),
        (GERMAN[:160], False),
        (FRENCH[:160], False),
        (ENGLISH[:160], True),
        ("Gold: Ana Ruiz (ESP). Silver: Tom Hale (GBR). Bronze: Li Wei (CHN). " * 4, True),
    ],
)
def test_stop_words_tell_the_language(text: str, ours: bool) -> None:
    assert in_language(article(text), STOP_WORDS) is ours


def test_only_prose_counts() -> None:
    assert in_language(article(GERMAN, BlockKind.CODE), STOP_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested three men Tuesday following armed robbery near downtown Denver. Officers recovered stolen "
        "jewelry, spokeswoman Jane Dow said.",
        "Ford cuts jobs, shares fall. Storm closes schools. Hale wins mayoral race, vows lower taxes. Bridge reopens.",
        "Gold: Ana Ruiz (ESP). Silver: Tom Hale (GBR). Bronze: Li Wei (CHN). " * 4,
        "two eggs, three spoons sugar, half cup flour, pinch salt, melted butter, zest of one lemon, vanilla, milk",
    ],
)
def test_short_english_is_english_however_terse(text: str) -> None:
    assert in_language(article(text), STOP_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister kommt am Montag zum Termin. „Wir warten“, sagte er, und die Stadt ist nicht mit dem Plan fertig.",
        "El alcalde dijo que los vecinos no quieren el puente, y que las obras del mercado se retrasan.",
        "Il sindaco ha detto che la strada della stazione è chiusa e che gli operai sono in sciopero.",
        "De burgemeester zei dat het plan niet voor de winter klaar is en dat ook de brug een probleem blijft.",
    ],
)
def test_short_texts_in_other_languages_are_told(text: str) -> None:
    assert not in_language(article(text), STOP_WORDS)
