from __future__ import annotations

import pytest

from reader.domain.briefly import brief, briefly

WORDS = ", ".join(f"word{n}" for n in range(30))


def mistakes(file: str, count: int) -> list[str]:
    return [f'{file}:{n}:3: unknown key "k{n}"' for n in range(1, count + 1)]


def told(*notices: str) -> list[str]:
    return briefly(notices, lambda file: f"check {file}")


def test_a_few_mistakes_are_told_as_they_are() -> None:
    assert told(*mistakes("a.yaml", 3), "saved") == [*mistakes("a.yaml", 3), "saved"]


@pytest.mark.parametrize("joined", [True, False])
def test_of_many_the_first_are_told_and_the_rest_counted(joined: bool) -> None:
    many = mistakes("a.yaml", 36)
    notices = ["\n".join(many)] if joined else many
    assert told("first", *notices, "a.yaml: its last rules hold") == [
        "first",
        *many[:3],
        "and 33 more: check a.yaml",
        "a.yaml: its last rules hold",
    ]


def test_of_several_files_it_says_how_the_rest_of_each_is_seen() -> None:
    both = [*mistakes("a.yaml", 4), *mistakes("b.jsonl", 2)]
    assert told(*both) == [*both[:3], "and 3 more: check a.yaml and check b.jsonl"]


def test_what_is_no_mistake_in_a_file_is_left_as_it_is() -> None:
    notices = [f"note {n}: {'x' * 400}" for n in range(9)]
    assert told(*notices) == notices
    assert told() == []


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ('a.yaml:1:1: unknown key "x"; known: one, two', 'a.yaml:1:1: unknown key "x"; known: one, two'),
        (f'a.yaml:1:1: unknown key "x"; known: {WORDS}', 'a.yaml:1:1: unknown key "x"'),
        ("a.yaml:1:1: one\na.yaml:2:1: two", "a.yaml:1:1: one"),
        ("a.yaml:1:1: " + "x" * 200, "a.yaml:1:1: " + "x" * 107 + "…"),
    ],
)
def test_a_mistake_is_one_line_that_is_not_long(mistake: str, said: str) -> None:
    assert brief(mistake) == said


def test_one_that_is_alone_has_more_room() -> None:
    alone = "a.yaml:1:1: " + "x" * 200
    assert told(alone) == [alone]
    assert len(told(alone, alone.replace("1:1", "2:1"))[0]) == 120
