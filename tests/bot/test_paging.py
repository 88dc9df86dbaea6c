"""A button remembers page and filters in its id, within Discord's limit, and says so when it no longer can."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.budget import size
from bot.errors import PagesGone
from bot.meeting_options import KINDS, STATUSES, Filters
from bot.paging import MAX_ID, PATTERN, PageIds
from corpus.types import PartialDate

names = st.text("abcdefghijklmnopqrstuvwxyz-茂木모테기😀 ", min_size=1, max_size=60).map(str.strip).filter(bool)
dates = st.builds(PartialDate, st.integers(1000, 9999), st.integers(1, 12), st.integers(1, 28))
all_filters = st.builds(
    Filters,
    who=st.lists(names, max_size=2, unique=True).map(tuple),
    where=st.none() | names,
    first=st.none() | dates,
    last=st.none() | dates,
    kind=st.none() | st.sampled_from(KINDS),
    status=st.none() | st.sampled_from(STATUSES),
)


@given(all_filters, st.integers(0, 99_999))
def test_an_id_fits_and_gives_page_and_filters_back(filters: Filters, page: int) -> None:
    ids = PageIds()
    made = ids.custom_id(filters, page)
    found = re.fullmatch(PATTERN, made)
    assert found and 1 <= size(made) <= MAX_ID
    assert int(found["page"]) == page
    assert ids.filters(found["filters"]) == filters


def test_ordinary_filters_stand_in_the_id_itself_and_survive_a_restart() -> None:
    filters = Filters(
        who=("motegi-toshimitsu", "kang-kyung-wha"), where="New York", first=PartialDate(2019),
        last=PartialDate(2019), kind="foreign-ministers", status="not-held",
    )  # fmt: skip
    made = PageIds().custom_id(filters, 3)
    assert PageIds().filters(made.split(":", 2)[2]) == filters


def test_filters_too_long_for_an_id_are_kept_until_a_restart() -> None:
    ids, filters = PageIds(), Filters(who=("x" * 80, "y" * 80))
    text = ids.custom_id(filters, 1).split(":", 2)[2]
    assert ids.filters(text) == filters
    with pytest.raises(PagesGone):
        PageIds().filters(text)


def test_only_the_newest_are_kept() -> None:
    ids = PageIds()
    first = ids.custom_id(Filters(where="z" * 99), 0).split(":", 2)[2]
    for n in range(1000):
        ids.custom_id(Filters(where=f"{n:099d}"), 0)
    with pytest.raises(PagesGone):
        ids.filters(first)


@pytest.mark.parametrize("text", ["", "||", "a|b|c|never||s|h", "||||||q", "#1234"])
def test_an_id_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(PagesGone):
        PageIds().filters(text) if text else PageIds().filters("|")
