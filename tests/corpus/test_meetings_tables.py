"""Who an English sentence names in one phrase, and what table the phrases of a clause make."""

from __future__ import annotations

import pytest

from corpus.meetings.cuebook import PLACEHOLDERS, cue_book
from corpus.meetings.seats import Party, Seat
from corpus.meetings.tables.english_groups import EnglishGroups
from corpus.meetings.tables.table import Table, covers, table_of

BOOK = cue_book("en")
LANDS = ("JP", "KR", "US")


def parties_of(text: str) -> list[Party]:
    """One person of each of the countries for the ``P``s of the text, in order."""
    at = [i for i, letter in enumerate(text) if letter == "P"]
    seats = (Seat(country=land, name=f"of {land}") for land in LANDS)
    return [Party(kind="persons", start=i, end=i + 1, seats=(seat,)) for i, seat in zip(at, seats, strict=False)]


def groups_of(text: str) -> EnglishGroups:
    return EnglishGroups(text.replace("P", PLACEHOLDERS["P"]), parties_of(text), BOOK)


@pytest.mark.parametrize(
    ("text", "n_joined"),
    [
        ("P and P met here", 2),
        ("P, P and P in Seoul", 3),
        ("P, P and P met here", 1),  # "ahead of the talks with A, B and C met": a clause of its own
        ("P (L) and P (R) met here", 2),
        ("P as well as visiting P met here", 2),
        ("P heard P", 1),
    ],
)
def test_a_phrase_goes_on_as_long_as_names_are_joined(text: str, n_joined: int) -> None:
    assert len(groups_of(text).starting_at(0)) == n_joined


def test_a_phrase_is_found_from_its_end_too() -> None:
    groups = groups_of("P and P met here")
    assert groups.ending_at(1) == list(groups.parties)
    assert groups_of("P heard P").ending_at(1) == parties_of("P heard P")[1:]


def test_a_table_needs_two_countries() -> None:
    first, second, _ = parties_of("PPP")
    assert covers([first, second])
    assert not covers([first])
    assert table_of([first, second]).seats == (*first.seats, *second.seats)


def test_a_subject_that_met_several_apart_has_a_table_with_each() -> None:
    host, first, second = parties_of("PPP")
    table = Table(parties=(host, first, second), n_subjects=1, is_several=True)
    assert [each.seats for each in table.apart()] == [(*host.seats, *first.seats), (*host.seats, *second.seats)]
    together = table_of([host, first], n_subjects=1)
    assert together.apart() == (together,)
