"""Meetings from memory are those that the register gives, and are read again when it changes."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.meetings.query import MeetingQuery
from corpus.meetings.register import Extent
from corpus.meetings.types import Meeting
from retrieval.computed.shelf import Shelf
from tests.retrieval.computed.registers import meeting

MEETINGS = (
    meeting("one", "2019-01-01"),
    meeting("two", "2020-01-01", people="ay", kind="summit"),
    meeting("three", "2021-01-01", people="bx"),
)


class FakeRegister:
    """As much of a register as a shelf asks for; ``n_found`` counts look-ups."""

    def __init__(self, *meetings: Meeting) -> None:
        self.meetings, self.state, self.n_found = meetings, "first", 0

    def extent(self) -> Extent:
        return Extent(len(self.meetings), date(2019, 1, 1), date(2021, 1, 1))

    def find(self, query: MeetingQuery) -> tuple[Meeting, ...]:
        self.n_found += 1
        return tuple(
            m for m in self.meetings if set(query.who) <= m.person_ids and (not query.kinds or m.kind in query.kinds)
        )


@pytest.mark.parametrize("most", [0, 10])
@pytest.mark.parametrize(
    ("who", "kinds", "ids"),
    [
        ((), (), ["one", "two", "three"]),
        (("a",), (), ["one", "two"]),
        (("a", "x"), (), ["one"]),
        ((), ("summit",), ["two"]),
        (("b",), ("summit",), []),
    ],
)
def test_it_finds_the_same_from_memory_as_from_the_register(most: int, who, kinds, ids: list[str]) -> None:
    shelf = Shelf(FakeRegister(*MEETINGS), most=most)  # type: ignore[arg-type]
    for _ in range(3):  # the first time from the register, later from memory
        assert [m.id for m in shelf.find(who=who, kinds=kinds)] == ids
        shelf.keep()


def test_a_small_register_is_read_whole_at_the_second_question_and_again_when_it_changes() -> None:
    register = FakeRegister(*MEETINGS)
    shelf = Shelf(register, most=10)  # type: ignore[arg-type]
    for n in (1, 2):  # one question may look up twice
        shelf.find(who=("a",))
        assert register.n_found == n
    shelf.keep()
    register.n_found = 1
    for _ in range(3):
        shelf.find(who=("a",))
    assert register.n_found == 2
    register.meetings, register.state = MEETINGS[:1], "second"
    assert [m.id for m in shelf.find()] == ["one"]
    assert register.n_found == 3
