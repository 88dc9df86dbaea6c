from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.days import N_LEVELS, cover, with_above

DAYS = st.integers(1, date.max.toordinal())


@st.composite
def intervals(draw: st.DrawFn) -> tuple[int, int]:
    first = draw(DAYS)
    return first, min(first + draw(st.sampled_from([0, 1, 3, 30, 365, 3_650_000])), date.max.toordinal())


def touches(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """As the filter has it."""
    stored, asked = cover(*one), cover(*other)
    return bool(stored & with_above(asked)) or bool(with_above(stored) & asked)


def test_a_day_is_one_node_and_four_of_a_kind_are_another() -> None:
    assert cover(738_000, 738_000) == {738_000}
    assert cover(8, 11) == {1 << 24 | 2}
    assert cover(7, 12) == {7, 1 << 24 | 2, 12}
    assert with_above({7}) == {7, 1 << 24 | 1, *(level << 24 for level in range(2, N_LEVELS))}


@given(intervals(), intervals())
def test_intervals_touch_if_and_only_if_their_nodes_do(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert touches(one, other) == (one[0] <= other[1] and other[0] <= one[1])


@given(DAYS, st.integers(0, 400), st.integers(-500, 500))
def test_the_same_for_intervals_close_to_each_other(first: int, length: int, beside: int) -> None:
    last = min(first + length, date.max.toordinal())
    day = min(max(first + beside, 1), date.max.toordinal())
    assert touches((first, last), (day, day)) == (first <= day <= last)


@given(intervals())
def test_no_interval_takes_many_nodes(one: tuple[int, int]) -> None:
    assert len(cover(*one)) <= 6 * N_LEVELS
