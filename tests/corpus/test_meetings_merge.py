from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.meetings.merge import merge, merge_all
from corpus.meetings.testimony import ArticleNote
from corpus.types import Span
from tests.corpus.meetings_made import BRIEF, NOWHERE, SUMMIT, day, front, mention, person, random_mentions

READOUT = ArticleNote(is_readout=True)


def one(*mentions, notes=None):
    (meeting,) = merge(mentions, notes)
    return meeting


def test_two_reports_of_one_meeting_are_one_record_with_both() -> None:
    first, second = mention("a"), mention("b", who="hoshino", reported="2031-04-10")
    meeting = one(first, second)
    assert set(meeting.mentions) == {first, second}
    assert meeting.person_ids == {"hoshino-kei", "baek-ha-neul"}
    assert meeting.id == "2031-04-08-geneva-foreign-ministers-hoshino-baek"


def test_a_coarse_date_joins_the_only_finer_one_that_fits() -> None:
    meeting = one(mention("a"), mention("b", when="2031-04"), mention("c", when="2031", **NOWHERE))
    assert meeting.when == day("2031-04-08")
    assert meeting.conflicts == ()


def test_a_coarse_mention_of_one_of_several_meetings_makes_no_further_one() -> None:
    may = mention("b", when="2031-04-20", reported="2031-04-21")
    merged = merge_all([mention("a"), may, vague := mention("c", when="2031-04", reported="2031-05-01")], {})
    assert len(merged.meetings) == 2
    assert merged.unplaced == (vague,)


def test_a_coarse_mention_that_none_fits_is_a_meeting_of_its_own() -> None:
    elsewhere = mention("b", when="2031", place_id="manila", city="Manila", country="PH", reported="2031-12-01")
    assert [m.id for m in merge([mention("a"), elsewhere])] == [
        "2031-manila-foreign-ministers-hoshino-baek",
        "2031-04-08-geneva-foreign-ministers-hoshino-baek",
    ]


def test_the_place_tells_which_of_several_meetings_a_coarse_mention_means() -> None:
    manila = {"place_id": "manila", "city": "Manila", "country": "PH"}
    later = mention("b", when="2031-04-20", reported="2031-04-21", **manila)
    vague = mention("c", when="2031-04", reported="2031-05-01", **manila)
    assert [len(m.mentions) for m in merge([mention("a"), later, vague])] == [1, 2]


def test_a_trilateral_and_a_bilateral_on_one_day_stay_two() -> None:
    three = mention("a", at=50, kind="trilateral-us", sides=("JP", "KR", "US"))
    assert [m.kind for m in merge([mention("a"), three])] == ["foreign-ministers", "trilateral-us"]


def test_a_session_and_a_dinner_stay_two_with_ids_of_their_own() -> None:
    meetings = merge([mention("a"), mention("b", form="meal")])
    assert sorted(m.id for m in meetings) == [
        "2031-04-08-geneva-foreign-ministers-hoshino-baek-meal",
        "2031-04-08-geneva-foreign-ministers-hoshino-baek-talks",
    ]


def test_other_people_at_the_same_time_and_place_are_another_meeting() -> None:
    assert len(merge([mention("a"), mention("b", **SUMMIT)])) == 2
    assert len(merge([mention("a", who="hoshino"), mention("b", who="mizuno")])) == 2
    assert len(merge([mention("a"), mention("b", mode="phone", kind="phone-call")])) == 2


def test_ministers_without_names_are_those_who_met_that_day() -> None:
    assert one(mention("a"), mention("b", who="")).person_ids == {"hoshino-kei", "baek-ha-neul"}


def test_somebody_worked_out_from_an_office_gives_way_to_who_is_named() -> None:
    guess = replace(mention("b"), participants=(person("mizuno", basis="office", office="fm"), person("baek")))
    meeting = one(mention("a"), guess)
    assert [p.person_id for p in meeting.participants] == ["hoshino-kei", "baek-ha-neul"]


def test_two_briefs_are_two_meetings_whatever_they_share() -> None:
    notes = {"brief": BRIEF, "other": replace(BRIEF, brief_id="2031-04-08-second-session")}
    assert {m.id for m in merge([front(), front("other")], notes)} == {BRIEF.brief_id, "2031-04-08-second-session"}


def test_a_brief_in_three_languages_is_one_meeting_under_its_id() -> None:
    notes = {"brief": BRIEF, "ja": BRIEF, "a": ArticleNote()}
    meeting = one(front(), front("ja"), mention("a"), notes=notes)
    assert (meeting.id, meeting.brief_id, meeting.bundled) == (BRIEF.brief_id, BRIEF.brief_id, True)
    assert not one(mention("a")).bundled


# Status over time.


def statuses(meeting):
    return [(step.status, str(step.since)) for step in meeting.history]


def test_a_plan_that_came_true_is_one_meeting_with_its_history() -> None:
    proposed = mention("a", status="proposed", when="2031-04", reported="2031-03-01")
    planned = mention("b", status="planned", reported="2031-04-02")
    again = mention("c", status="planned", reported="2031-04-05")
    meeting = one(mention("d"), again, proposed, planned)
    assert statuses(meeting) == [("proposed", "2031-03-01"), ("planned", "2031-04-02"), ("held", "2031-04-09")]
    assert meeting.status == "held"


def test_a_report_of_the_day_outranks_a_plan_published_that_day() -> None:
    planned = mention("a", status="planned", reported="2031-04-08")
    assert statuses(one(planned, mention("b", reported="2031-04-08")))[-1] == ("held", "2031-04-08")


def test_an_article_from_before_the_day_cannot_make_it_held() -> None:
    assert one(mention("a", reported="2031-04-07")).status == "planned"
    assert one(mention("a", reported="2031-04")).status == "held"


def test_a_meeting_that_was_called_off_is_not_held() -> None:
    planned = mention("a", status="planned", reported="2031-04-02")
    off = mention("b", status="not-held", reported="2031-04-06")
    assert statuses(one(off, planned)) == [("planned", "2031-04-02"), ("not-held", "2031-04-06")]


def test_a_meeting_that_was_denied_and_then_took_place_is_held() -> None:
    denied = mention("a", status="not-held", reported="2031-04-06")
    assert statuses(one(denied, mention("b"))) == [("not-held", "2031-04-06"), ("held", "2031-04-09")]


def test_a_denial_told_afterwards_of_a_whole_season_is_not_about_the_meeting_that_was_held() -> None:
    denied = mention("b", status="not-held", when="2031-04/2031-06", reported="2031-07-01")
    assert [m.status for m in merge([mention("a"), denied])] == ["not-held", "held"]


def test_a_plan_to_meet_again_is_not_the_meeting_at_which_it_was_made() -> None:
    again = mention("a", at=100, status="planned", when=None, **NOWHERE)
    assert [m.status for m in merge([mention("a"), again])] == ["held", "planned"]
    month = mention("a", at=100, status="planned", when="2031-04", **NOWHERE)
    assert len(merge([mention("a"), month])) == 2


def test_a_plan_without_a_day_is_the_next_meeting_after_it() -> None:
    plan = mention("a", status="planned", when=None, reported="2031-03-20", **NOWHERE)
    earlier = mention("c", when="2031-03-01", reported="2031-03-02")
    assert [m.status for m in merge([plan, mention("b"), earlier])] == ["held", "held"]


def test_a_plan_may_slip_by_days() -> None:
    plan = mention("a", status="planned", when="2031-04-01/2031-04-04", reported="2031-03-28")
    meeting = one(plan, mention("b"))
    assert (meeting.when, meeting.conflicts) == (day("2031-04-08"), ())


def test_the_front_matter_of_a_brief_has_the_last_word_on_the_status() -> None:
    notes = {"brief": BRIEF, "a": ArticleNote()}
    meeting = one(front(status="not-held"), mention("a"), notes=notes)
    assert meeting.status == "not-held"
    assert [(c.field, [v for v, _ in c.values]) for c in meeting.conflicts] == [("status", ["not-held", "held"])]


def test_the_body_of_a_brief_does_not_tell_the_life_of_its_own_meeting() -> None:
    body = mention("brief", at=80, status="planned", reported=None)
    assert statuses(one(front(), body, notes={"brief": BRIEF})) == [("held", "2031-04-08")]


def test_a_meeting_recalled_later_without_a_date_is_the_last_one_that_fits() -> None:
    background = mention("b", when=None, reported="2031-06-30")
    long_before = mention("c", when="2029-05-01", reported="2029-05-02")
    assert [len(m.mentions) for m in merge([mention("a"), background, long_before])] == [1, 2]


# Where sources differ.


def test_one_day_off_at_the_same_place_is_the_same_meeting_seen_from_another_time_zone() -> None:
    meeting = one(mention("a"), mention("b"), mention("c", when="2031-04-09"))
    assert meeting.when == day("2031-04-08")
    assert [(c.field, [v for v, _ in c.values]) for c in meeting.conflicts] == [("date", ["2031-04-08", "2031-04-09"])]


def test_one_article_that_tells_two_days_tells_two_meetings() -> None:
    assert len(merge([mention("a"), mention("a", at=50, when="2031-04-09")])) == 2


def test_lengths_that_differ_are_kept_and_the_rule_decides() -> None:
    long = {"duration_minutes": 120}
    short = {"duration_minutes": 100}
    reports = [mention("a", **short), mention("b", reported="2031-04-10", **long), mention("c", **short)]
    assert one(*reports).duration_minutes == 100  # what most say
    assert one(*reports, notes={"b": READOUT}).duration_minutes == 120  # a government's own text
    two = [mention("a", **short), mention("b", reported="2031-04-08", **long)]
    meeting = one(*two)
    assert meeting.duration_minutes == 120  # told first
    assert [(c.field, [v for v, _ in c.values]) for c in meeting.conflicts] == [
        ("duration", ["120 minutes", "100 minutes"])
    ]
    by_brief = one(front(duration_minutes=90), *two, notes={"brief": BRIEF, "a": ArticleNote(), "b": READOUT})
    assert by_brief.duration_minutes == 90


def test_about_an_hour_and_fifty_five_minutes_is_no_conflict() -> None:
    about = mention("a", duration_minutes=60, duration_approximate=True)
    assert one(about, mention("b", duration_minutes=55)).conflicts == ()


def test_two_cities_of_one_country_on_one_day_are_a_conflict_not_two_meetings() -> None:
    bern = mention("c", place_id="bern", city="Bern")
    meeting = one(mention("a"), mention("b"), bern)
    assert meeting.city == "Geneva"
    assert [(c.field, [v for v, _ in c.values]) for c in meeting.conflicts] == [("place", ["Geneva", "Bern"])]


def test_values_are_shown_with_the_words_that_give_them() -> None:
    meeting = one(mention("a", duration_minutes=30), mention("b", at=70, duration_minutes=45, reported="2031-04-10"))
    assert [span for _, span in meeting.conflicts[0].values] == [Span("a", "r", 0, 10), Span("b", "r", 70, 80)]


# Whatever comes in.


@given(st.lists(random_mentions(), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_matter(mentions, rng: random.Random) -> None:
    shuffled = list(mentions)
    rng.shuffle(shuffled)
    assert merge(shuffled) == merge(mentions)


@given(st.lists(random_mentions(), max_size=12))
def test_no_mention_is_lost_or_doubled(mentions) -> None:
    merged = merge_all(mentions, {})
    placed = [m for meeting in merged.meetings for m in meeting.mentions]
    assert sorted(map(repr, [*placed, *merged.unplaced])) == sorted(map(repr, mentions))


@given(st.lists(random_mentions(), max_size=12))
def test_merging_what_was_merged_changes_nothing(mentions) -> None:
    merged = merge_all(mentions, {})
    again = [m for meeting in merged.meetings for m in meeting.mentions]
    assert merge([*again, *merged.unplaced]) == merged.meetings


@given(st.lists(random_mentions(), max_size=12))
def test_ids_are_unique_statuses_are_the_last_step_and_dates_are_never_finer_than_told(mentions) -> None:
    meetings = merge(mentions)
    assert len({m.id for m in meetings}) == len(meetings)
    for meeting in meetings:
        assert meeting.status == meeting.history[-1].status
        assert meeting.when in {m.when for m in meeting.mentions}
        known = [str(step.since) for step in meeting.history if step.since]
        assert known == sorted(known)


@given(st.lists(random_mentions(), max_size=12))
def test_a_meeting_is_only_held_when_a_report_from_then_or_later_says_so(mentions) -> None:
    for meeting in merge(mentions):
        if meeting.status == "held":
            told = [m for m in meeting.mentions if m.status == "held"]
            assert any(m.reported is None or m.when is None or m.reported.latest_on >= m.when.earliest_on for m in told)


def test_a_second_session_told_in_the_body_belongs_to_the_visit_of_the_brief() -> None:
    notes = {"brief": BRIEF, "other": ArticleNote()}
    session = mention("brief", at=40, when="2031-04-09", reported=None, **NOWHERE)
    assert [m.id for m in merge([front(), session], notes)] == [BRIEF.brief_id]
    # Somebody else's report of another day is of another meeting.
    assert len(merge([front(), mention("other", when="2031-04-10", reported="2031-04-11")], notes)) == 2


def test_what_a_brief_says_in_passing_needs_a_day_and_two_sides() -> None:
    notes = {"brief": BRIEF}
    vague = mention("brief", at=40, when="2030-11", reported=None, **SUMMIT | NOWHERE)
    merged = merge_all([front(), vague], notes)
    assert [m.id for m in merged.meetings] == [BRIEF.brief_id]
    assert merged.unplaced == (vague,)
    exact = mention("brief", at=40, when="2030-11-05", reported=None, **SUMMIT | NOWHERE)
    assert len(merge([front(), exact], notes)) == 2
    # An ingested article may well be about a meeting without a day.
    assert len(merge([mention("a", when=None, **SUMMIT | NOWHERE)])) == 1


def told_elsewhere(article: str, **changes):
    """A mention without day or place whose people are named eighty characters further on."""
    far = Span(article, "r", 80, 90)
    people = tuple(person(name, evidence=far) for name in ("hoshino", "baek"))
    return mention(article, **NOWHERE | {"when": None, "participants": people} | changes)


def test_a_meeting_of_which_no_sentence_says_when_where_or_who_is_none() -> None:
    guessed = told_elsewhere("a")
    assert merge_all([guessed], {}).unplaced == (guessed,)
    assert len(merge([guessed, mention("b")])) == 1
    assert len(merge([told_elsewhere("a", country="CH")])) == 1
    assert len(merge([told_elsewhere("a", participants=(person("baek", evidence=Span("a", "r", 2, 6)),))])) == 1
    # That two have not met is told without a day.
    assert len(merge([told_elsewhere("a", status="not-held")])) == 1


def test_a_field_that_a_brief_leaves_open_is_not_filled_from_its_own_body() -> None:
    notes = {"brief": BRIEF, "a": ArticleNote()}
    body = mention("brief", at=40, venue="Hotel of the three", duration_minutes=50, reported=None)
    meeting = one(front(venue=None), body, notes=notes)
    assert (meeting.venue, meeting.duration_minutes) == (None, None)
    told = one(front(venue=None), body, mention("a", venue="Palace", duration_minutes=20), notes=notes)
    assert (told.venue, told.duration_minutes) == ("Palace", 20)


def test_whoever_talks_for_half_an_hour_holds_talks() -> None:
    assert one(mention("a", form="brief_exchange", duration_minutes=35)).form == "talks"
    assert one(mention("a", form="brief_exchange", duration_minutes=11)).form == "brief_exchange"
    assert one(mention("a", form="brief_exchange")).form == "brief_exchange"


@pytest.mark.parametrize(("later_on", "n_mentions"), [("2031-04-08", 2), ("2031-04-30", 2), ("2031-09-20", 1)])
def test_what_a_brief_recalls_without_a_day_was_not_long_after_its_own_event(later_on: str, n_mentions: int) -> None:
    recalled = mention("brief", when=None, reported=None)
    notes = {"brief": ArticleNote(brief_id="2031-04-10-call", bundled=True, happened_on=date(2031, 4, 10))}
    dated = mention("b", when=later_on, reported="2031-09-21")
    (meeting,) = (m for m in merge([recalled, dated], notes) if m.when is not None)
    assert len(meeting.mentions) == n_mentions
