from __future__ import annotations

from reader.domain.errors import CannotOpen, Exit, Invalid, ReaderError


def test_an_error_says_where_what_and_how_to_mend_it() -> None:
    error = CannotOpen("No such file", hint="check the name", source="\x1b[2Jx")
    assert str(error) == "␛[2Jx: No such file; check the name"
    assert error.code == Exit.CANNOT_OPEN


def test_all_problems_of_one_file_are_told_together() -> None:
    error = Invalid(
        [ReaderError("bad colour", source="t.yaml:3:5"), ReaderError("unknown key", source="t.yaml:9:1")]
    )
    assert str(error) == "t.yaml:3:5: bad colour\nt.yaml:9:1: unknown key"
    assert error.code == Exit.INVALID
