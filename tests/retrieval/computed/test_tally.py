"""Where, when and between whom there were most meetings."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.ask import TALLIES, MeetingAsk, Wanted
from retrieval.computed.compute import Extent, compute
from retrieval.computed.scope import Scope
from retrieval.computed.tally import tallied
from retrieval.computed.wording import lines_of
from tests.retrieval.computed.asks import asked
from tests.retrieval.computed.registers import meeting, registers

EXTENT = Extent(date(2017, 1, 1), date(2021, 12, 31))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("most frequent venue for summits", "most_places"),
        ("which city hosted the most foreign ministers meetings", "most_places"),
        ("where do the foreign ministers usually meet", "most_places"),
        ("정상회담이 가장 많이 열린 도시는", "most_places"),
        ("한일 정상회담은 주로 어디서 열려?", "most_places"),
        ("首脳会談が一番多く開かれた都市は", "most_places"),
        ("which year had the most summits", "most_years"),
        ("busiest year for foreign ministers talks", "most_years"),
        ("정상회담이 가장 많았던 해는", "most_years"),
        ("首脳会談が最も多かった年は", "most_years"),
        ("which leaders met the most", "most_pairs"),
        ("가장 많이 만난 한일 정상은 누구", "most_pairs"),
        ("一番多く会談した首脳は誰", "most_pairs"),
    ],
)
def test_what_meetings_are_counted_by_is_read(gazetteer: Gazetteer, question: str, wanted: Wanted) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert ask.wanted == wanted


@pytest.mark.parametrize(
    "question",
    [
        "which japanese pm met the most korean presidents",  # how many different ones
        "who met the most often",  # of whom?
        "what did they talk about most",
        "which year did they meet in Seoul",
    ],
)
def test_other_questions_are_not_counted(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is None or ask.wanted not in TALLIES


@given(registers(), st.sampled_from(TALLIES))
def test_groups_are_as_large_as_a_plain_count_says(register: list[Meeting], by: Wanted) -> None:
    counts: Counter[tuple[str, ...]] = Counter()
    for m in register:
        if by == "most_places" and m.place_id:
            counts[(m.place_id,)] += 1
        elif by == "most_years" and m.when and m.when.earliest_on.year == m.when.latest_on.year:
            counts[(str(m.when.earliest_on.year),)] += 1
        elif by == "most_pairs":
            counts[tuple(sorted(p.person_id for p in m.participants if p.person_id))] += 1
    found = tallied(by, register)
    assert [len(own) for _, own in found] == sorted((len(own) for _, own in found), reverse=True)
    assert all(counts[key] == len(own) for key, own in found)
    left_out = [n for key, n in counts.items() if key not in dict(found)]
    assert not found or max(left_out, default=0) < len(found[-1][1])
    assert len(found) >= min(3, len(counts))


def told(by: Wanted, register: list[Meeting], gazetteer: Gazetteer) -> list[tuple[str, list[str]]]:
    ask = MeetingAsk(wanted=by, scope=Scope(kinds=("summit",)))
    lines = lines_of(compute(ask, register, EXTENT), "en", gazetteer, EXTENT)
    return [(line.text, [m.id for m in line.meetings]) for line in lines]


def test_the_largest_is_told_with_its_scope_and_the_next_after_it(gazetteer: Gazetteer) -> None:
    places = ["seoul", "seoul", "london", "nara", "seoul", "london"]
    register = [meeting(f"m{n}", f"2019-0{n}-01", kind="summit", place=p) for n, p in enumerate(places, start=1)]
    lines = told("most_places", register, gazetteer)
    assert lines[0][0].startswith("Most on record: Seoul, 3 of 6 (summit")
    assert lines[0][1] == ["m5"]
    assert lines[1:] == [("London: 2.", ["m6"]), ("Nara: 1.", ["m4"])]


def test_what_shares_the_first_place_is_told_together(gazetteer: Gazetteer) -> None:
    days = ["2018-01-01", "2019-01-01", "2018-02-01", "2019-02-01", "2020-01-01"]
    register = [meeting(f"m{n}", day, kind="summit") for n, day in enumerate(days)]
    lines = told("most_years", register, gazetteer)
    assert lines[0][0].startswith("Most on record, 2 of 5 each: 2018; 2019 (summit")
    assert lines[1] == ("2020: 1.", ["m4"])


def test_without_a_meeting_there_is_none_on_record(gazetteer: Gazetteer) -> None:
    assert told("most_years", [], gazetteer)[0][0].startswith("None on record")
