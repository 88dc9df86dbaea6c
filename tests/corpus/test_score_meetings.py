"""The scorer counts as a person would, and the labels fit the articles that they speak of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import MeetingKind
from tests.corpus.meetings_gold import GoldMeeting, load, meeting_of
from tests.corpus.meetings_match import Found, date_is_right, paired, tally
from tests.corpus.score_meetings import article_at
from tests.shared import shared_dir

DAY = date(2031, 4, 8)
TALKS = GoldMeeting(
    sentences=("met in Geneva for two hours", "the talks were businesslike"),
    kind="foreign-ministers",
    status="held",
    earliest_on=DAY,
    latest_on=DAY,
    precision="day",
    date_stated=True,
    city="Geneva",
    country="CH",
    duration_minutes=120,
    participants=("hoshino-kei", "baek-ha-neul"),
    sides=("JP", "KR"),
)
SEEN = Found(
    texts=("The two met in Geneva for two hours on Tuesday.",),
    kind="foreign-ministers",
    status="held",
    earliest_on=DAY,
    latest_on=DAY,
    city="Geneva",
    country="CH",
    duration_minutes=120,
    people=frozenset({"hoshino-kei", "baek-ha-neul"}),
    sides=frozenset({"JP", "KR"}),
)


def _rates(gold, found):
    return tally(gold, found).rates()


def test_what_is_all_right_scores_one_everywhere():
    rates = _rates([TALKS], [SEEN])
    assert set(rates.values()) == {1.0}
    assert tally([TALKS], [SEEN]).notes == []


def test_a_meeting_not_found_costs_recall_only():
    rates = _rates([TALKS, replace(TALKS, sentences=("will meet in June",))], [SEEN])
    assert (rates["precision"], rates["recall"]) == (1.0, 0.5)


def test_a_meeting_told_twice_as_two_records_costs_precision():
    rates = _rates([TALKS], [SEEN, replace(SEEN, texts=("Still, the talks were businesslike.",))])
    assert (rates["precision"], rates["recall"]) == (0.5, 1.0)


def test_an_invented_meeting_costs_precision_and_is_named():
    invented = replace(SEEN, texts=("The cabinet met.",), people=frozenset({"somebody"}), earliest_on=None)
    figures = tally([TALKS], [SEEN, invented])
    assert figures.precision.rate == 0.5
    assert [note for note in figures.notes if "The cabinet met." in note]


def test_an_optional_meeting_counts_neither_when_found_nor_when_not():
    maybe = replace(TALKS, sentences=("should meet soon",), optional=True, earliest_on=None, latest_on=None)
    seen = replace(SEEN, texts=("They should meet soon.",), earliest_on=None, latest_on=None, status="proposed")
    assert _rates([TALKS, maybe], [SEEN]) == _rates([TALKS, maybe], [SEEN, seen]) == _rates([TALKS], [SEEN])


@pytest.mark.parametrize(
    "change",
    [
        {"sides": frozenset({"JP", "KR", "US"})},
        {"people": frozenset({"somebody-else"})},
        {"mode": "phone"},
        {"texts": ("Another sentence.",), "people": frozenset()},
        {"earliest_on": date(2031, 5, 8), "latest_on": date(2031, 5, 8)},
        {"texts": ("Another sentence.",), "earliest_on": None, "latest_on": None},
    ],
)
def test_other_countries_people_or_way_or_sentence_and_day_are_another_meeting(change):
    rates = _rates([TALKS], [replace(SEEN, **change)])
    assert (rates["precision"], rates["recall"]) == (0.0, 0.0)


def test_a_sentence_not_listed_is_accepted_where_people_and_day_are_right():
    assert paired([TALKS], [replace(SEEN, texts=("Another sentence.",))]) == [(0, 0)]


def test_two_meetings_in_one_sentence_are_told_apart_by_day():
    later = replace(TALKS, earliest_on=date(2031, 6, 1), latest_on=date(2031, 6, 1), status="planned")
    seen_later = replace(SEEN, earliest_on=date(2031, 6, 1), latest_on=date(2031, 6, 1), status="planned")
    assert paired([TALKS, later], [seen_later, SEEN]) == [(0, 1), (1, 0)]


def test_a_wrong_status_is_counted_unless_it_is_one_of_those_accepted():
    seen = replace(SEEN, status="planned")
    assert _rates([TALKS], [seen])["status"] == 0.0
    assert _rates([replace(TALKS, status_also=("planned",))], [seen])["status"] == 1.0


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ((DAY, DAY), (DAY, DAY), True),
        ((DAY, DAY), (None, None), True),
        ((DAY, DAY), (date(2031, 4, 1), date(2031, 4, 30)), True),
        ((DAY, DAY), (date(2031, 4, 7), date(2031, 4, 7)), False),
        ((date(2031, 4, 1), date(2031, 4, 30)), (DAY, DAY), False),
        ((None, None), (DAY, DAY), False),
        ((None, None), (None, None), True),
        ((date(2031, 1, 1), date(2031, 12, 31)), (date(2031, 1, 20), date(2031, 12, 31)), True),
        ((date(2031, 1, 1), date(2031, 12, 31)), (date(2031, 3, 1), date(2031, 12, 31)), False),
    ],
)
def test_a_date_is_right_when_it_is_the_same_or_honestly_coarser(gold, found, right):
    label = replace(TALKS, earliest_on=gold[0], latest_on=gold[1])
    assert date_is_right(label, replace(SEEN, earliest_on=found[0], latest_on=found[1])) is right


def test_a_day_misread_by_little_is_a_wrong_date_of_the_same_meeting():
    rates = _rates([TALKS], [replace(SEEN, earliest_on=date(2031, 4, 9), latest_on=date(2031, 4, 9))])
    assert (rates["recall"], rates["date"], rates["exact_day"]) == (1.0, 0.0, 0.0)


def test_a_coarser_date_is_right_but_no_exact_day():
    rates = _rates([TALKS], [replace(SEEN, earliest_on=date(2031, 4, 1), latest_on=date(2031, 4, 30))])
    assert (rates["date"], rates["exact_day"]) == (1.0, 0.0)


def test_people_too_much_and_people_lacking_cost_half_each():
    figures = tally([TALKS], [replace(SEEN, people=frozenset({"hoshino-kei", "prado-ana"}))])
    assert (figures.people_precision.rate, figures.people_recall.rate, figures.people_f1) == (0.5, 0.5, 0.5)


def test_people_known_by_office_are_right_when_found_and_not_missed_when_not():
    label = replace(TALKS, participants=("hoshino-kei",), participants_by_office=("baek-ha-neul",))
    assert _rates([label], [SEEN])["people_f1"] == 1.0
    alone = _rates([label], [replace(SEEN, people=frozenset({"hoshino-kei"}))])
    assert (alone["people_f1"], alone["office_recall"]) == (1.0, 0.0)


def test_names_are_compared_without_case_and_with_a_title_left_on():
    label = replace(TALKS, participants=("hoshino-kei", "モリソン"))
    assert _rates([label], [replace(SEEN, people=frozenset({"hoshino-kei", "モリソン首相"}))])["people_f1"] == 1.0


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ({}, {"city": "Basel"}, 0.0),
        ({}, {"city": None}, 0.0),
        ({"city_also": (None,)}, {"city": None}, 1.0),
        ({"city": "Washington", "country": "US"}, {"city": "Washington, D.C.", "country": "US"}, 1.0),
        ({}, {"country": "FR"}, 0.0),
        ({"city": None, "city_also": ("Geneva",)}, {}, 1.0),
        ({"city": None}, {}, 0.0),
    ],
)
def test_a_place_is_right_when_it_is_the_city_or_one_of_those_accepted(gold, found, right):
    assert _rates([replace(TALKS, **gold)], [replace(SEEN, **found)])["place"] == right


def test_a_length_that_nobody_told_is_wrong():
    assert _rates([replace(TALKS, duration_minutes=None)], [SEEN])["duration"] == 0.0


def test_a_label_with_an_unknown_key_is_refused():
    with pytest.raises(ValueError, match="citty"):
        meeting_of({"sentence": "a", "kind": "other", "status": "held", "citty": "Geneva"})


@pytest.fixture(scope="module")
def labelled():
    sets = ["dev", "dev2", "test6", "test7", "test8", *(["captures"] if shared_dir() else [])]
    return [(gold, article_at(gold.path)) for name in sets for gold in load(name)]


def test_every_labelled_sentence_stands_in_its_article(labelled):
    lost = [(g.name, s) for g, article in labelled for m in g.meetings for s in m.sentences if s not in article.text]
    assert lost == []


def test_labels_hold_only_values_that_the_register_knows(labelled):
    kinds = set(get_args(MeetingKind))
    labels = [m for gold, _ in labelled for m in gold.meetings]
    assert {kind for m in labels for kind in (m.kind, *m.kind_also)} <= kinds
    assert {s for m in labels for s in (m.status, *m.status_also)} <= {"held", "planned", "not-held", "proposed"}
    assert all(m.sides == tuple(sorted(set(m.sides))) and len(m.sides) > 1 for m in labels)
    assert all((m.mode in ("phone", "video")) == (m.kind == "phone-call") for m in labels)


def test_people_written_as_ids_are_in_the_gazetteer(labelled):
    known = {entity.id for entity in Gazetteer.load().entities() if entity.kind == "person"}
    ids = {p for g, _ in labelled for m in g.meetings for p in (*m.participants, *m.participants_by_office)}
    assert sorted(p for p in ids - known if "-" in p and p.islower()) == []


def test_the_sets_hold_all_three_languages_and_every_status(labelled):
    dev = [(article.language, m.status) for gold, article in labelled for m in gold.meetings if not m.optional]
    assert {language for language, _ in dev} == {"en", "ja", "ko"}
    assert {status for _, status in dev} == {"held", "planned", "not-held", "proposed"}


def test_labels_found_just_as_written_score_one_everywhere(labelled):
    for gold, _ in labelled:
        seen = [
            Found(
                texts=m.sentences,
                kind=m.kind,
                status=m.status,
                earliest_on=m.earliest_on,
                latest_on=m.latest_on,
                city=m.city,
                country=m.country,
                duration_minutes=m.duration_minutes,
                people=frozenset((*m.participants, *m.participants_by_office)),
                sides=frozenset(m.sides),
                mode=m.mode or "in_person",
            )
            for m in gold.meetings
            if not m.optional
        ]
        figures = tally(gold.meetings, seen)
        assert (gold.name, figures.notes) == (gold.name, [])
