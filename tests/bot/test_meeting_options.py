"""What was typed becomes filters, or a reason that names what was found and what was expected."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import BadChoice, BadDate, BadRange, UnknownPlace
from bot.meeting_options import KINDS, STATUSES, MeetingOptions, filters_of, kind_names, resolved, status_names
from corpus.errors import UnknownPerson
from corpus.meetings.query import MeetingQuery, Where
from tests.bot.meetings import FakeRegister


def test_nothing_typed_lets_everything_through() -> None:
    assert resolved(filters_of(MeetingOptions(who=" ", year="")), FakeRegister()) == MeetingQuery()


def test_a_year_is_its_days_unless_a_day_is_given_too() -> None:
    query = resolved(filters_of(MeetingOptions(year="2019")), FakeRegister())
    assert (query.from_on, query.to_on) == (date(2019, 1, 1), date(2019, 12, 31))
    query = resolved(filters_of(MeetingOptions(from_="2019-05", to="2020-02")), FakeRegister())
    assert (query.from_on, query.to_on) == (date(2019, 5, 1), date(2020, 2, 29))


@pytest.mark.parametrize("typed", ["moteki", "茂木", "모테기", "Motegi Toshimitsu", "motegi-toshimitsu"])
def test_a_person_is_known_in_three_scripts_and_misspelt(typed: str) -> None:
    query = resolved(filters_of(MeetingOptions(who=typed, with_="강경화", where="ニューヨーク")), FakeRegister())
    assert query.who == ("motegi-toshimitsu", "kang-kyung-wha")
    assert query.where == Where(place_id="new-york", city="ニューヨーク")


def test_the_same_person_twice_is_one_filter() -> None:
    assert resolved(filters_of(MeetingOptions(who="茂木", with_="motegi")), FakeRegister()).who == (
        "motegi-toshimitsu",
    )


def test_kind_and_status_are_known_by_their_names_in_each_language() -> None:
    for kind in set(KINDS) - {"other"}:  # what the last kind is called, others may be called too
        assert {filters_of(MeetingOptions(kind=name)).kind for name in (kind, *kind_names(kind))} == {kind}
    for status in STATUSES:
        assert {filters_of(MeetingOptions(status=name)).status for name in (status, *status_names(status))} == {status}


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (MeetingOptions(from_="2019-02-30"), BadDate),
        (MeetingOptions(year="last year"), BadDate),
        (MeetingOptions(from_="2020", to="2019"), BadRange),
        (MeetingOptions(kind="party"), BadChoice),
        (MeetingOptions(status="maybe"), BadChoice),
    ],
)
def test_an_option_that_cannot_be_used_is_refused_before_the_archive_is_asked(
    options: MeetingOptions, error: type[Exception]
) -> None:
    with pytest.raises(error):
        filters_of(options)


def test_an_unknown_person_or_place_is_refused_with_names_like_it() -> None:
    with pytest.raises(UnknownPerson) as caught:
        resolved(filters_of(MeetingOptions(who="Mxtegu")), FakeRegister())
    assert "Motegi Toshimitsu" in caught.value.nearest
    with pytest.raises(UnknownPlace) as unknown:
        resolved(filters_of(MeetingOptions(where="Xyzzy")), FakeRegister())
    assert (unknown.value.found, unknown.value.nearest) == ("Xyzzy", ())  # nothing is like it
