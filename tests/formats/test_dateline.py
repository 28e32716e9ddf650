from __future__ import annotations

import pytest

from reader.domain.text import Article
from reader.formats import markdown, text

BODY = "The harbour board voted late on Monday to close the northern pier for the winter, its chair said."


def dateline(article: Article) -> str | None:
    return article.dateline.of(article.text) if article.dateline else None


@pytest.mark.parametrize("dash", [" — ", " – ", " - ", " -- ", "—", "--", " —\xa0"])
@pytest.mark.parametrize(
    "expected",
    [
        "BERLIN",
        "MINNEAPOLIS, Minn.",
        "BERKELEY HEIGHTS, N.J.",
        "ST. LOUIS",
        "GENEVA, March 3 (AP)",
        "WASHINGTON (Reuters)",
        "Geneva (AFP)",
        "Berlin (dpa)",
        "LOS ANGELES, Sept. 28 (UPI)",
        "HEMPSTEAD, N.Y., Sept. 26 (UPI)",
        "afrol News, 5 February",
        "afrol News / Africa Renewal, 5 November",
        "BULAWAYO, Zimbabwe, Jun 23 2022 (IPS)",
        "SINGAPORE (May 6, 2021)",
        "WASHINGTON/NEW YORK",
        "PORT-AU-PRINCE, Haiti",
        "YAOUNDÉ, May 13 2022 (IPS)",
        "Wien, 3. März",
        "PARIS, 5 février (AFP)",
        "Dec 29 (Reuters)",
        "(CNN)",
    ],
)
def test_place_date_and_agency_before_a_dash(expected: str, dash: str) -> None:
    assert dateline(text.read("a", f"{expected}{dash}{BODY}")) == expected


@pytest.mark.parametrize("expected", ["MULTAN", "KUWAIT CITY, July 25", "SHAH ALAM"])
def test_place_before_a_colon(expected: str) -> None:
    assert dateline(text.read("a", f"\n{expected}: {BODY}")) == expected


@pytest.mark.parametrize(
    "start",
    [
        "The board — five men and two women — voted",
        "Ada Lindqvist — the chair — voted",
        "Ada Lindqvist (Labour) – the chair – voted",
        "In an email dated Feb. 12, 2012 — two weeks before",
        "BREAKING — The board voted",
        "EXCLUSIVE: The board voted",
        "WATCH: The board vote",
        "Analysis: The board voted",
        "11:40 am — The board voted",
        "“NEVER — I said never,” she said",
        "Setting the tone for the winter — and the spring",
        "The crowd was smaller Friday, just 500 people - a third",
        "PIERS OF THE OLD HARBOUR ARE CLOSED, BUT BOATS SAIL — said",
        "MAINE’S PIERS — and its docks",
        "BERLIN",
        "BERLIN — ",
        "",
    ],
)
def test_other_beginnings_have_none(start: str) -> None:
    assert dateline(text.read("a", start)) is None


def test_a_speaker_of_a_transcript_is_no_dateline() -> None:
    assert dateline(text.read("a", f"LINDQVIST: {BODY}\n\nMARSH: {BODY}\n\nLINDQVIST: {BODY}")) is None


def test_it_stands_after_title_and_byline() -> None:
    article = text.read("a", f"Pier to close for the winter\n\nBy Ada Lindqvist\n\nKESTREL BAY (AP) — {BODY}")
    assert dateline(article) == "KESTREL BAY (AP)"


def test_it_does_not_stand_after_the_first_long_paragraph() -> None:
    assert dateline(text.read("a", f"{BODY} {BODY} {BODY}\n\nBERLIN — {BODY}")) is None


def test_it_is_found_in_markdown() -> None:
    assert (
        dateline(markdown.read("a", f"# Pier to close\n\n**KESTREL BAY, Maine** — {BODY}"))
        == "KESTREL BAY, Maine"
    )
