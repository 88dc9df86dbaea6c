"""Every computed answer equals what a plain walk over the register gives, and the hard cases come out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk, Wanted
from retrieval.computed.compute import Computed, Extent, compute
from retrieval.computed.scope import Scope
from retrieval.types import DateRange
from retrieval.understand import AskedDays
from tests.retrieval.computed.registers import meeting, registers

EXTENT = Extent(date(2017, 1, 1), date(2021, 12, 31))


def ask(wanted: Wanted, scope: Scope, register: list[Meeting], nth: int | None = None) -> Computed:
    return compute(MeetingAsk(wanted=wanted, scope=scope, nth=nth), register, EXTENT)


def days(first: str, last: str) -> AskedDays:
    return AskedDays(DateRange(date.fromisoformat(first), date.fromisoformat(last)))


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    year = draw(st.sampled_from([None, 2018, 2019, 2020]))
    return Scope(
        persons=draw(st.sampled_from([(), (frozenset("a"),), (frozenset("a"), frozenset("x")), (frozenset("ab"),)])),
        kinds=draw(st.sampled_from([("summit",), ("foreign-ministers",)])),
        place_ids=draw(st.sampled_from([frozenset(), frozenset({"seoul"})])),
        days=(days(f"{year}-01-01", f"{year}-12-31"),) if year else (),
        topics=draw(st.sampled_from([(), ("gsomia",), ("fta",), ("fta", "gsomia")])),
    )


def walked(scope: Scope, register: list[Meeting], status: str = "held") -> list[Meeting]:
    """The second implementation: one loop, one condition a line, no code shared with the first."""
    found = []
    for m in register:
        if m.status != status or m.when is None:
            continue
        if scope.kinds and m.kind not in scope.kinds:
            continue
        if scope.place_ids and m.place_id not in scope.place_ids:
            continue
        if any(m.topics.count(topic) == 0 for topic in scope.topics):
            continue
        names = {p.person_id for p in m.participants}
        if any(not names.intersection(wanted) for wanted in scope.persons):
            continue
        if scope.days:
            first, last = scope.days[0].days.earliest_on, scope.days[0].days.latest_on
            assert first and last
            if m.when.latest_on < first or m.when.earliest_on > last:
                continue
        found.append(m)
    return found


@given(scopes(), registers())
def test_how_many_counts_the_held_meetings_of_the_scope(scope: Scope, register: list[Meeting]) -> None:
    computed = ask("count", scope, register)
    assert {m.id for m in computed.meetings} == {m.id for m in walked(scope, register)}


@given(scopes(), registers())
def test_no_meeting_lies_surely_before_the_first_or_after_the_last(scope: Scope, register: list[Meeting]) -> None:
    held = walked(scope, register)
    first, last = ask("first", scope, register).meetings, ask("last", scope, register).meetings
    assert bool(first) == bool(last) == bool(held)
    for m in held:
        surely_first = all(m.when.latest_on < o.when.earliest_on for o in held if o is not m)  # type: ignore[union-attr]
        surely_later = any(o.when.latest_on < m.when.earliest_on for o in held)  # type: ignore[union-attr]
        assert not surely_first or first == (m,)
        assert not surely_later or m not in first
        assert not any(o.when.earliest_on > m.when.latest_on for o in held) or m not in last  # type: ignore[union-attr]


@given(scopes(), registers(), st.integers(1, 6))
def test_the_nth_has_as_many_before_it_as_days_allow(scope: Scope, register: list[Meeting], nth: int) -> None:
    held = walked(scope, register)
    computed = ask("nth", scope, register, nth)
    assert (computed.verdict == "found") == (nth <= len(held))
    if computed.meetings:
        chosen = computed.meetings[0].when
        assert chosen
        surely_before = sum(m.when.latest_on < chosen.earliest_on for m in held)  # type: ignore[union-attr]
        surely_after = sum(m.when.earliest_on > chosen.latest_on for m in held)  # type: ignore[union-attr]
        assert surely_before <= nth - 1 <= len(held) - 1 - surely_after


@given(scopes(), registers())
def test_the_time_since_the_one_before_spans_what_the_days_allow(scope: Scope, register: list[Meeting]) -> None:
    computed = ask("gap", scope, register)
    if computed.verdict != "found":
        return
    earlier, later = computed.meetings
    assert earlier.when and later.when and computed.days
    possible = [
        (b - a).days
        for a in (earlier.when.earliest_on, earlier.when.latest_on)
        for b in (later.when.earliest_on, later.when.latest_on)
    ]
    assert computed.days == (max(min(possible), 0), max(possible))
    between = [
        m
        for m in walked(Scope(persons=scope.persons, kinds=scope.kinds, topics=scope.topics), register)
        if m.when and earlier.when.latest_on < m.when.earliest_on and m.when.latest_on < later.when.earliest_on
    ]
    assert between == []


@given(registers())
def test_planned_meetings_are_never_counted_as_held(register: list[Meeting]) -> None:
    scope = Scope(kinds=("foreign-ministers",))
    for wanted in ("count", "first", "last", "previous", "gap"):
        assert all(m.status == "held" for m in ask(wanted, scope, register).meetings)


BOTH = Scope(persons=(frozenset("a"), frozenset("x")))


@given(scopes(), registers(), st.sampled_from(["longest", "shortest"]))
def test_no_held_meeting_of_the_scope_is_longer_or_shorter(
    scope: Scope, register: list[Meeting], wanted: Wanted
) -> None:
    lengths = [m.duration_minutes for m in walked(scope, register) if m.duration_minutes is not None]
    told = ask(wanted, scope, register)
    if not lengths:
        assert told.verdict != "found"
        return
    extreme = max(lengths) if wanted == "longest" else min(lengths)
    assert {m.duration_minutes for m in told.meetings} == {extreme}
    assert (len(told.meetings), told.n_told) == (lengths.count(extreme), len(lengths))


@given(scopes(), registers())
def test_a_list_holds_every_held_meeting_newest_first(scope: Scope, register: list[Meeting]) -> None:
    told = ask("list", scope, register)
    assert {m.id for m in told.meetings} == {m.id for m in walked(scope, register)}
    starts = [m.when.earliest_on for m in told.meetings if m.when]
    assert starts == sorted(starts, reverse=True)


def test_a_prime_minister_at_a_summit_is_no_president() -> None:
    made = meeting("summit", "2018-05-09", kind="summit")
    as_president = replace(made, participants=tuple(replace(p, office="president") for p in made.participants))
    as_premier = replace(made, id="early", participants=tuple(replace(p, office="pm") for p in made.participants))
    told = ask("first", Scope(kinds=("summit",), guest=("kr", "president")), [as_premier, as_president])
    assert [m.id for m in told.meetings] == ["summit"]


def test_of_two_planned_ones_the_excerpt_tells_which_and_no_held_one_stands_in() -> None:
    scope = Scope(persons=(frozenset("a"),))
    register = [meeting("held", "2019-01-10"), meeting("one", "2019-03-01", status="planned")]
    register.append(meeting("two", "2019-04-01", status="planned"))
    asked = MeetingAsk(wanted="when", scope=scope, says_more=True, is_plan=True)
    told = compute(asked, register, EXTENT, picked=lambda among: next(m for m in among if m.id == "two"))
    assert [m.id for m in told.meetings] == ["two"]


def test_where_no_plan_is_on_record_one_of_the_held_is_picked_not_all_listed() -> None:
    register = [meeting("early", "2019-01-10"), meeting("late", "2019-05-10")]
    asked = MeetingAsk(wanted="when", scope=Scope(persons=(frozenset("a"),)), says_more=True, is_plan=True)
    told = compute(asked, register, EXTENT, picked=lambda among: next(m for m in among if m.id == "early"))
    assert [m.id for m in told.meetings] == ["early"]


def test_a_month_and_a_day_of_it_are_both_given_as_the_last() -> None:
    register = [meeting("day", "2019-09-26"), meeting("month", "2019-09"), meeting("old", "2018-01-01")]
    assert {m.id for m in ask("last", BOTH, register).meetings} == {"day", "month"}


def test_the_one_before_is_found_wherever_it_was_held() -> None:
    register = [meeting("london", "2021-05-05"), meeting("munich", "2020-02-15", place="munich")]
    scope = Scope(persons=BOTH.persons, place_ids=frozenset({"london"}))
    assert [m.id for m in ask("previous", scope, register).meetings] == ["munich"]
    assert ask("gap", scope, register).days == (445, 445)  # 2020-02-15 to 2021-05-05: 366 - 46 + 125


def test_the_next_planned_lies_ahead_of_the_newest_report() -> None:
    register = [
        meeting("past", "2020-05-01", status="planned"),
        meeting("soon", "2022-01-10", status="planned"),
        meeting("later", "2022-03-10", status="planned"),
    ]
    assert [m.id for m in ask("next_planned", BOTH, register).meetings] == ["soon", "later"]


def test_a_plan_whose_day_has_passed_is_no_next_one_once_they_have_met_since() -> None:
    passed = meeting("p", "2020-05-01", status="planned")
    assert [m.id for m in ask("next_planned", BOTH, [passed]).meetings] == ["p"]
    computed = ask("next_planned", BOTH, [passed, meeting("held", "2020-07-01")])
    assert (computed.verdict, [m.id for m in computed.nearest]) == ("none", ["held"])


def test_where_one_without_a_day_may_be_meant_nobody_says_that_there_is_none() -> None:
    undated = meeting("u", None)
    in_2019 = replace(BOTH, days=(days("2019-01-01", "2019-12-31"),))
    for wanted in ("when", "where", "took_place", "last", "count"):
        computed = ask(wanted, in_2019, [undated, meeting("later", "2020-05-01")])
        assert (computed.verdict, [m.id for m in computed.nearest]) == ("unknown", ["u"])
    assert ask("when", in_2019, [meeting("later", "2020-05-01")]).verdict == "none"
    planned = meeting("p", None, status="planned")
    assert ask("last", in_2019, [planned]).verdict == "none"


def test_asked_for_a_plan_the_planned_one_is_meant() -> None:
    register = [meeting("held", "2020-05-01"), meeting("due", "2020-09-01", status="planned")]
    for is_plan, found in ((False, "held"), (True, "due")):
        computed = compute(MeetingAsk(wanted="when", scope=BOTH, is_plan=is_plan), register, EXTENT)
        assert [m.id for m in computed.meetings] == [found]
    assert [
        m.id for m in compute(MeetingAsk(wanted="when", scope=BOTH, is_plan=True), register[:1], EXTENT).meetings
    ] == ["held"]


def test_what_was_only_planned_is_not_said_to_have_taken_place() -> None:
    computed = ask("took_place", BOTH, [meeting("p", "2020-05-01", status="planned")])
    assert [m.status for m in computed.meetings] == ["planned"]


def test_whether_two_ever_met_is_told_by_the_talks_that_were_held() -> None:
    register = [meeting("held", "2019-05-01"), meeting("off", "2020-05-01", status="not-held")]
    computed = ask("took_place", BOTH, register)
    assert [m.id for m in computed.meetings] == ["held", "off"]
    of_a_year = ask("took_place", replace(BOTH, days=(days("2020-01-01", "2020-12-31"),)), register)
    assert [m.id for m in of_a_year.meetings] == ["off"]


def test_talks_called_off_at_a_gathering_are_no_visit_called_off() -> None:
    off = replace(meeting("off", "2020-05-01", status="not-held"), occasion="A gathering")
    called = MeetingAsk(wanted="took_place", scope=BOTH, is_visit=True)
    assert compute(called, [off], EXTENT).verdict == "none"
    assert compute(called, [replace(off, occasion=None)], EXTENT).meetings == (replace(off, occasion=None),)


def test_nothing_on_record_comes_with_the_nearest_that_is() -> None:
    register = [meeting("near", "2019-09-26", place="seoul"), meeting("far", "2018-09-26")]
    scope = Scope(persons=BOTH.persons, place_ids=frozenset({"paris"}), days=(days("2019-09-01", "2019-09-30"),))
    computed = ask("took_place", scope, register)
    assert computed.verdict == "none"
    assert [m.id for m in computed.nearest] == ["near", "far"]


def test_days_outside_the_register_are_not_counted_as_none() -> None:
    scope = Scope(persons=BOTH.persons, days=(days("1950-01-01", "1950-12-31"),))
    assert ask("count", scope, [meeting("m", "2019-09-26")]).verdict == "uncovered"


def test_a_length_that_no_source_gives_is_unknown_not_absent() -> None:
    computed = ask("how_long", BOTH, [meeting("m", "2019-09-26")])
    assert computed.verdict == "unknown"
    assert [m.id for m in computed.nearest] == ["m"]


def test_two_sided_talks_are_meant_where_the_question_names_no_third_side() -> None:
    three = meeting("three", "2021-05-05", kind="trilateral-us", minutes=50)
    register = [meeting("two", "2021-05-05", minutes=20), three]
    register[1] = replace(three, sides=("JP", "KR", "US"))
    assert [m.id for m in ask("how_long", BOTH, register).meetings] == ["two"]


def test_who_met_at_a_table_of_three_met_when_that_is_what_was_asked() -> None:
    three = replace(meeting("three", "2014-03-25", kind="trilateral-us"), sides=("JP", "KR", "US"))
    register = [three, meeting("two", "2015-11-02", kind="summit")]
    assert [m.id for m in ask("first", BOTH, register).meetings] == ["two"]
    assert [m.id for m in ask("first", replace(BOTH, among_others=True), register).meetings] == ["three"]


def test_talks_of_three_with_no_third_side_named_may_be_with_either() -> None:
    china = replace(meeting("china", "2019-12-24", kind="trilateral-china"), sides=("CN", "JP", "KR"), level="leader")
    america = replace(meeting("us", "2017-07-06", kind="trilateral-us"), sides=("JP", "KR", "US"), level="leader")
    register = [china, america, meeting("two", "2018-05-09", kind="summit")]
    either = replace(BOTH, kinds=("trilateral-china", "trilateral-us", "summit"))
    assert [m.id for m in ask("last", either, register).meetings] == ["china"]
    assert [m.id for m in ask("first", either, register).meetings] == ["us"]
    assert [m.id for m in ask("last", replace(either, kinds=("trilateral-us", "summit")), register).meetings] == ["us"]


def test_a_call_of_leaders_is_none_of_ministers_and_one_of_foreign_ministers_none_of_other_ministers() -> None:
    register = [
        replace(meeting("leaders", "2019-01-01", kind="phone-call", mode="phone"), level="leader"),
        with_office("fm", meeting("fm", "2019-02-01", kind="phone-call", mode="video")),
        with_office("dm", meeting("dm", "2019-03-01", kind="phone-call", mode="phone")),
    ]
    for kinds, meant in (
        (("phone-call",), "dm"),
        (("phone-call", "summit"), "leaders"),
        (("phone-call", "foreign-ministers"), "fm"),
        (("phone-call", "defence-ministers"), "dm"),
    ):
        scope = Scope(kinds=kinds, modes=("phone", "video"))
        assert [m.id for m in ask("last", scope, register).meetings] == [meant]


def with_office(office: str, made: Meeting) -> Meeting:
    return replace(made, participants=tuple(replace(p, office=office) for p in made.participants))


def test_the_time_to_the_next_one_is_counted_from_the_last_of_the_days() -> None:
    register = [
        meeting("a", "2019-06-01"),
        meeting("b", "2019-12-24", place="chengdu"),
        meeting("c", "2020-02-15", place="munich"),
        meeting("d", "2021-05-05"),
    ]
    computed = ask("gap_after", replace(BOTH, days=(days("2019-01-01", "2019-12-31"),)), register)
    assert [m.id for m in computed.meetings] == ["b", "c"]
    assert computed.days == (53, 53)  # December 24 to 31: 7, January 31, February 15
    assert ask("gap_after", replace(BOTH, days=(days("2021-01-01", "2021-12-31"),)), register).verdict == "none"


def test_a_gathering_in_a_named_city_is_none_of_its_other_years() -> None:
    g7 = frozenset({"g7 foreign ministers' meeting"})
    register = [meeting("london", "2021-05-05"), meeting("munich", "2020-02-15", place="munich")]
    register[1] = replace(register[1], occasion="G7 foreign ministers' meeting")
    for place, meant in (("munich", ["munich"]), ("seoul", [])):
        scope = replace(BOTH, place_ids=frozenset({place}), occasions=g7)
        assert [m.id for m in ask("took_place", scope, register).meetings] == meant
    assert len(ask("took_place", replace(BOTH, occasions=g7), register).meetings) == 2


def test_a_place_within_a_city_is_told_by_the_venue() -> None:
    register = [replace(meeting("seoul", "2023-05-07", place="seoul"), venue="Presidential office, Yongsan")]
    within = replace(BOTH, place_ids=frozenset({"yongsan"}), venues=frozenset({"yongsan", "용산"}))
    assert [m.id for m in ask("when", within, register).meetings] == ["seoul"]
    elsewhere = replace(BOTH, place_ids=frozenset({"nara"}), venues=frozenset({"nara"}))
    assert ask("when", elsewhere, register).verdict == "none"
