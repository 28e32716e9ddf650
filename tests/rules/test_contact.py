"""The shipped pack `contact`: which contact and identity data it marks, and which numbers it leaves plain."""

from __future__ import annotations

import pytest

from tests.rules.packs import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Write to ana.ruiz+news@harbour-post.example.", ["ana.ruiz+news@harbour-post.example"]),
        ("Mail <desk@post.example>, please.", ["desk@post.example"]),
        (
            "See https://post.example/a?b=1 (or www.post.example).",
            ["https://post.example/a?b=1", "www.post.example"],
        ),
        ("It is on example.org/contact, she said.", ["example.org/contact"]),
        ("Ring +44 20 7946 0018 now.", ["+44 20 7946 0018"]),
        ("Ring +1 (202) 555-0143, or +12025550143.", ["+1 (202) 555-0143", "+12025550143"]),
        ("The line 0049 30 901820 is dead.", ["0049 30 901820"]),
        ("Try 202-555-0143 or (202) 555-0143.", ["202-555-0143", "(202) 555-0143"]),
        ("The number is 1-800-555-0199.", ["1-800-555-0199"]),
        ("In London it is 020 7946 0018, his own is 07700 900123.", ["020 7946 0018", "07700 900123"]),
        ("Fax (01632) 960 001.", ["(01632) 960 001"]),
        ("A Paris number: 01 99 00 12 34.", ["01 99 00 12 34"]),
        ("Call 555-0142 at once.", ["555-0142"]),
        ("Tel. 23 12 50 is the port.", ["23 12 50"]),
        ("Pay to DE89 3704 0044 0532 0130 00 today.", ["DE89 3704 0044 0532 0130 00"]),
        ("It went to GB82WEST12345698765432.", ["GB82WEST12345698765432"]),
        ("IBAN BE68 5390 0754 7034 BIC NONE", ["BE68 5390 0754 7034"]),
        ("The card 4111 1111 1111 1111 was used.", ["4111 1111 1111 1111"]),
        ("The server 192.0.2.7 in 198.51.100.0/24 is down.", ["192.0.2.7", "198.51.100.0/24"]),
        ("It answers at 2001:db8::7 and ::1.", ["2001:db8::7", "::1"]),
        ("The wreck lies at 51.5007, -0.1246.", ["51.5007, -0.1246"]),
        ("They met at 51.5007° N, 0.1246° W.", ["51.5007° N, 0.1246° W"]),
        ("The buoy is at 51°30′02″N 0°07′29″W.", ["51°30′02″N 0°07′29″W"]),
        ("It sank at 40° 26' N, 79° 58' W.", ["40° 26' N, 79° 58' W"]),
    ],
)
def test_marks(sentence: str, expected: list[str]) -> None:
    assert marked("contact", sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The fleet has 12,500 boats and 1 250 000 nets.",
        "It opened on 2024-05-03, not 03/05/2024 or 03-05-2024.",
        "The Lynx won 84-77 after trailing 20-31.",
        "See ISBN 978-3-16-148410-0 or 0-306-40615-2.",
        "It runs version 1.2.3.4 and firmware 10.0.0.1.",
        "The address 300.1.2.3 is none, and neither is 1.2.3.",
        "The start is at 10:30:15 and the end at 11:45.",
        "DE89 3704 0044 0532 0130 01 has a wrong checksum.",
        "XX89 3704 0044 0532 0130 00 is no country.",
        "The card 4111 1111 1111 1112 is none.",
        "He paid $202 555 0143 times.",
        "Example.com is a company, and so is Post.example.",
        "Dial 911 or 112.",
        "The room is 12.5 degrees, the ratio 1.25, 3.75.",
        "The point 95.1234, 200.5678 lies nowhere.",
        "Follow @anaruiz, she is @ the port.",
        "The C++ word std::vector is long.",
        "Call 20 people, and text 300 words.",
        "He was 6'2\" tall, and it was 40° N of nothing.",
        "The 1990-1995 and 2010-2015 seasons.",
        "Page 12-345-6789 of the file 123456789.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("contact", sentence) == []
