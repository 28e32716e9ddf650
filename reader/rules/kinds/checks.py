"""What a pattern alone cannot say: checksums, and numbers that have to lie in a range."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import regex

IBAN_LENGTHS: Mapping[str, int] = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}
"""Country to how long its IBANs are, by the registry of ISO 13616, which SWIFT keeps."""

_NUMBER = regex.compile(r"\d+(?:\.\d+)?")
_AFTER_NORTH_OR_SOUTH = regex.compile(r"(?<=[NS])[\s,;/]*")
_BETWEEN = regex.compile(r"\s*[,;/]\s*|\s+")


def iban(text: str) -> int:
    """How many characters of the text, from its start, are an IBAN (ISO 13616); 0 for none."""
    length = IBAN_LENGTHS.get(text[:2], 0)
    places = [place for place, sign in enumerate(text) if sign.isalnum()]
    if not length or len(places) < length:
        return 0
    end = places[length - 1] + 1
    if text[end : end + 1].isalnum():
        return 0
    number = "".join(text[place] for place in places[:length])
    if not number.isascii():
        return 0
    # Mod 97, with the country and its digits last and A to Z as 10 to 35.
    return end if int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1 else 0


def luhn(text: str) -> int:
    """The text's length where its digits have the checksum of a payment card (ISO/IEC 7812), else 0."""
    digits = [int(sign) for sign in reversed(text) if sign.isdecimal()]
    total = sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return len(text) if digits and total % 10 == 0 else 0


def ip(text: str) -> int:
    """The text's length where it is an IPv4 or IPv6 address, with or without a prefix, else 0."""
    import ipaddress

    try:
        ipaddress.ip_interface(text)
    except ValueError:
        return 0
    return len(text)


def coordinates(text: str) -> int:
    """The text's length where it is a latitude and a longitude (degrees, minutes, seconds), else 0."""
    border = _AFTER_NORTH_OR_SOUTH if "N" in text or "S" in text else _BETWEEN
    halves = border.split(text)
    if len(halves) != 2:
        return 0
    for half, most in zip(halves, (90, 180), strict=True):
        parts = [float(number) for number in _NUMBER.findall(half)]
        if not parts or any(part >= 60 for part in parts[1:]):
            return 0
        if sum(part / 60**place for place, part in enumerate(parts)) > most:
            return 0
    return len(text)


CHECKS: Mapping[str, Callable[[str], int]] = {
    "iban": iban,
    "luhn": luhn,
    "ip": ip,
    "coordinates": coordinates,
}
"""What `check:` may name; each says how much of a match counts, from its start, and 0 for none of it."""
