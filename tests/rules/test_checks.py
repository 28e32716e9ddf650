"""What `check:` lets through: the part of a match that checks out."""

from __future__ import annotations

import pytest

from reader.rules.kinds.checks import CHECKS, IBAN_LENGTHS


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("iban", "GB82WEST12345698765432"),
        ("iban", "GB82 WEST 1234 5698 7654 32"),
        ("iban", "BE68-5390-0754-7034"),
        ("iban", "NO93 8601 1117 947"),
        ("iban", "MT84 MALT 0110 0001 2345 MTLC AST0 01S"),
        ("luhn", "4111 1111 1111 1111"),
        ("luhn", "3782-822463-10005"),
        ("ip", "192.0.2.7"),
        ("ip", "198.51.100.0/24"),
        ("ip", "2001:db8::1"),
        ("ip", "::ffff:192.0.2.1"),
        ("coordinates", "51.5, -0.12"),
        ("coordinates", "-33.8568 151.2153"),
        ("coordinates", "90.0° N, 180.0° E"),
        ("coordinates", "51°30′02″N 0°07′29″W"),
        ("coordinates", "40° 26' N; 79° 58' W"),
    ],
)
def test_what_checks_out_counts_as_a_whole(check: str, text: str) -> None:
    assert CHECKS[check](text) == len(text)


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("iban", "GB82WEST12345698765433"),
        ("iban", "GB28WEST12345698765432"),
        ("iban", "GB82WEST1234569876543"),
        ("iban", "ZZ82WEST12345698765432"),
        ("iban", "GB82WEST123456987654321"),
        ("iban", "GB82WEST1234569876543²"),
        ("iban", ""),
        ("luhn", "4111 1111 1111 1112"),
        ("luhn", "none"),
        ("ip", "192.0.2.256"),
        ("ip", "192.0.2"),
        ("ip", "10:30:15"),
        ("ip", "2001:db8::1::2"),
        ("coordinates", "91.0, 0.0"),
        ("coordinates", "0.0, 181.0"),
        ("coordinates", "51°60′N 0°07′W"),
        ("coordinates", "51.5"),
        ("coordinates", "51.5, 0.1, 0.2"),
        ("coordinates", "N, W"),
    ],
)
def test_what_does_not_is_none(check: str, text: str) -> None:
    assert CHECKS[check](text) == 0


def test_an_iban_ends_where_its_country_says() -> None:
    assert CHECKS["iban"]("BE68 5390 0754 7034 BIC NONE") == len("BE68 5390 0754 7034")


def test_no_country_has_an_iban_longer_than_the_standard_allows() -> None:
    assert max(IBAN_LENGTHS.values()) <= 34
    assert all(len(country) == 2 and country.isupper() for country in IBAN_LENGTHS)
