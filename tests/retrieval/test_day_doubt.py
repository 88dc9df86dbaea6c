"""How sure a day is: its share of all chances, which are exponentials of the fits."""

from __future__ import annotations

import math
from datetime import date

import pytest

from corpus.types import EventDate, Precision
from retrieval.day_doubt import is_doubtful, rival_of, share_of, told_for_sure
from retrieval.day_fit import DayChoice
from retrieval.events import NearDay
from retrieval.fuse import fusion_weights
from retrieval.hits import Ranked
from tests.retrieval.made import candidate, passage, reading

HIT = Ranked(candidate(passage("They met.")), 1.0, {}, 0, {})
MAY_3, MAY_5 = date(2021, 5, 3), date(2021, 5, 5)


def near(day: date, chance: float, *, until: date | None = None, **features: float) -> NearDay:
    """A day of the sentence, whose chance is so many times that of one with no features."""
    precision = Precision.MONTH if until else Precision.DAY
    usual = {"score": math.log(chance) / fusion_weights().day["score"], "clause_rest": 0.0, "other_act": 0.0}
    features = {"asked": 0.0} | features
    choice = DayChoice(EventDate(day, until or day, precision, "stated"), 0, usual | features)
    # What a feature adds to the fit is taken away again, so that the chance is as given.
    added = choice.fit - math.log(chance)
    usual["score"] -= added / fusion_weights().day["score"]
    return HIT, DayChoice(choice.event, 0, usual | features)


def test_the_share_of_a_day_is_that_of_its_chances() -> None:
    days = [near(MAY_3, 3.0), near(MAY_5, 1.0)]
    assert share_of(days[0][1], days) == pytest.approx(0.75)
    # The month in which it lies speaks for it too.
    days.append(near(date(2021, 5, 1), 1.0, until=date(2021, 5, 31)))
    assert share_of(days[0][1], days) == pytest.approx(0.8)


def test_a_day_with_less_than_most_of_the_chances_is_doubtful() -> None:
    assert is_doubtful([near(MAY_3, 1.2), near(MAY_5, 1.0)])
    assert not is_doubtful([near(MAY_3, 3.0), near(MAY_5, 1.0)])
    assert not is_doubtful([])


def test_the_rival_is_the_likeliest_other_day_if_it_is_likely_at_all() -> None:
    days = [near(MAY_3, 1.2), near(MAY_5, 1.0)]
    assert rival_of(days, days[0][1].event) == days[1][1].event
    assert rival_of(days[:1], days[0][1].event) is None
    assert rival_of([near(MAY_3, 9.0), near(MAY_5, 1.0)], days[0][1].event) is None


def test_told_for_sure_is_most_of_what_is_asked_beside_one_day() -> None:
    asked = reading("When did they meet?", intent="when")
    assert told_for_sure([near(MAY_3, 9.0, clause_rest=0.7), near(MAY_5, 1.0)], asked)
    assert not told_for_sure([near(MAY_3, 9.0, clause_rest=0.5), near(MAY_5, 1.0)], asked)
    assert not told_for_sure([near(MAY_3, 2.0, clause_rest=0.7), near(MAY_5, 1.0)], asked)
    assert not told_for_sure([near(date(2021, 1, 1), 9.0, until=date(2021, 12, 31), clause_rest=0.7)], asked)
    assert not told_for_sure(
        [near(MAY_3, 9.0, clause_rest=0.7)], reading("In which year did they meet?", intent="when")
    )
    assert not told_for_sure([], asked)
