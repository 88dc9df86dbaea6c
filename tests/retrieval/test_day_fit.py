"""What speaks for a day and against it, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.dates import event_dates
from corpus.types import EventDate, Precision
from retrieval.coverage import SentenceFit
from retrieval.day_fit import DAY, DayChoice, Hit, day_choices
from retrieval.fuse import fusion_weights
from retrieval.hits import Ranked
from retrieval.types import DateRange
from retrieval.understand import AskedDays
from tests.fakes import fake_article
from tests.retrieval.made import candidate, passage, reading, word

FIRST, SECOND = "The envoys met in Lima on May 3.", "They signed the accord on May 4."
MAIN = EventDate(date(2021, 5, 3), date(2021, 5, 3), Precision.DAY, "front_matter")


def choices(question: str, *, main: EventDate | None = MAIN, asked_on: date | None = None) -> list[DayChoice]:
    """Those of an article of both sentences, asked for the envoys and the accord; the first one is shown."""
    article = fake_article(f"{FIRST} {SECOND}", published="2021-05-06")
    events = [m.event for m in event_dates(article)]
    found = passage(FIRST, SECOND, events=((events[0],), (events[1],)))
    fits = (SentenceFit(0.9, {"word:envoy": 1.0}, True), SentenceFit(0.85, {"word:accord": 1.0}, True))
    hit = Ranked(candidate(found, fits=fits), 1.0, {}, 0, {}, (2.0, 0.5))
    asked = reading(question, word("envoy"), word("accord"), intent="when")
    if asked_on:
        asked = replace(asked, dates=(AskedDays(DateRange(asked_on, asked_on)),))
    return day_choices(Hit(hit, (0, len(FIRST)), article, main, asked, lambda text, language: (), 2))


def test_the_features_of_each_day() -> None:
    first, second, recorded = choices("When did the envoys sign the accord?")
    assert [first.ordinal, second.ordinal, recorded.ordinal] == [0, 1, None]
    expected = {"score": 40.0, "missing": 2.0, "sentence": 0.0, "inside": 1.0, "main": 1.0, "main_rest": 0.5}
    expected |= {"length": 1.0, "asked": 0.0, "plan": 0.0, "later": 0.0, "clause": 0.5, "clause_rest": 0.5}
    expected |= dict.fromkeys(("another", "since", "earlier", "said", "begins", "edge", "quoted", "known"), 0.0)
    expected |= dict.fromkeys(("refers", "elsewhere", "row"), 0.0)
    expected["around"] = 1.0
    # Asked is when they signed; on the first day they only met.
    expected |= {"act": 0.0, "acts": 0.0, "other_act": 1.0, "undone": 0.0}
    # The headline, which tells of talks, is about no signature either.
    of_main = dict.fromkeys(("main_act", "main_acts", "main_undone", "main_bare", "main_nth"), 0.0) | {
        "main_other_act": 1.0
    }
    assert first.features == pytest.approx(expected | of_main)
    other = {"sentence": -1.5, "inside": 0.0, "main": 0.0, "main_rest": 0.0, "act": 1.0, "acts": 1.0, "other_act": 0.0}
    assert second.features == pytest.approx(expected | other)
    assert recorded.features["recorded"] == 1.0
    assert "clause" not in recorded.features


def test_a_day_that_the_question_names_is_asked_for() -> None:
    first, second, _ = choices("When did the envoys sign the accord?", asked_on=date(2021, 5, 4))
    assert (first.features["asked"], second.features["asked"]) == (0.0, 1.0)


def test_without_a_day_of_the_whole_only_the_sentences_have_one() -> None:
    assert [c.ordinal for c in choices("When?", main=None)] == [0, 1]


def test_the_weights_are_those_of_the_features() -> None:
    assert set(fusion_weights().day) == set(DAY)
    (first, *_) = choices("When?")
    assert first.fit == pytest.approx(sum(fusion_weights().day[name] * x for name, x in first.features.items()))
