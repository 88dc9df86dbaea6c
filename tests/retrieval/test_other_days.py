"""Days that are plainly those of something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from corpus.types import EventDate, Precision
from retrieval.coverage import SentenceFit
from retrieval.day_fit import DayChoice
from retrieval.events import NearDay, on_known_day, tells_known_day
from retrieval.hits import Ranked
from retrieval.other_days import is_beside_the_matter, is_of_another_time, is_of_something_else
from retrieval.types import DateRange
from retrieval.understand import AskedDays, Concept, Reading
from tests.retrieval.made import candidate, passage, reading, word

PACT = Concept("agreement:fence-pact", "agreement", "fence pact", ("fence", "pact"))
OTHER_PACT = "agreement:gate-pact"
WEDNESDAY = date(2019, 9, 18)


def asks(text: str = "When did they sign the fence pact?", *, known: date | None = None) -> Reading:
    days = [AskedDays(DateRange(known, known), is_certain=False, is_of_thing=True)] if known else []
    return replace(reading(text, PACT, word("they"), intent="when"), dates=tuple(days))


def near(
    *,
    features: Mapping[str, float] | None = None,
    ordinal: int | None = 0,
    names: tuple[str, ...] = (),
    until: date | None = None,
) -> list[NearDay]:
    """One day, in the one sentence of a passage that names the ids."""
    precision = Precision.RANGE if until else Precision.DAY
    event = EventDate(WEDNESDAY, until or WEDNESDAY, precision, "weekday", None)
    held = passage("They put up a gate on Wednesday.", concepts=(names,), events=((event,),))
    fits = [SentenceFit(0.5, dict.fromkeys(names, 1.0), True)]
    hit = Ranked(candidate(held, fits=fits), 1.0, {}, 0, {})
    usual = {"main": 0.0, "other_act": 0.0, "clause": 1.0, "clause_rest": 1.0}
    return [(hit, DayChoice(event, ordinal, usual | dict(features or {})))]


ON_ANOTHER_ACT = {"other_act": 1.0, "clause": 0.2, "clause_rest": 0.0}


@pytest.mark.parametrize(
    ("features", "ordinal", "is_of_else"),
    [
        ({}, 0, False),
        (ON_ANOTHER_ACT, 0, True),
        (ON_ANOTHER_ACT | {"clause": 0.6}, 0, False),
        (ON_ANOTHER_ACT | {"clause_rest": 0.5}, 0, False),
        (ON_ANOTHER_ACT | {"main": 1.0}, 0, False),
        (ON_ANOTHER_ACT, None, False),
    ],
)
def test_a_clause_on_another_act_that_holds_next_to_nothing_else(
    features: dict[str, float], ordinal: int | None, is_of_else: bool
) -> None:
    assert is_of_something_else(near(features=features, ordinal=ordinal), asks()) is is_of_else


def test_since_when_names_no_act() -> None:
    assert not is_of_something_else(
        near(features=ON_ANOTHER_ACT), replace(asks("fence pact の柵はいつから"), language="ja")
    )


@pytest.mark.parametrize(("names", "is_of_else"), [((), False), ((PACT.key,), False), ((OTHER_PACT,), True)])
def test_a_sentence_on_another_agreement(names: tuple[str, ...], is_of_else: bool) -> None:
    assert is_of_something_else(near(names=names), asks()) is is_of_else


def test_no_day_but_the_one_known_is_one_of_the_thing() -> None:
    assert is_of_something_else(near(), asks(known=date(2016, 11, 23)))
    assert not is_of_something_else(near(), asks(known=WEDNESDAY))
    assert is_of_something_else([], asks(known=WEDNESDAY))
    assert not is_of_something_else([], asks())


def test_a_month_around_the_known_day_counts_where_the_thing_is_named() -> None:
    asked, until = asks(known=date(2019, 9, 20)), date(2019, 9, 30)
    assert on_known_day(near(until=until, names=(PACT.key,)), asked)
    assert not on_known_day(near(until=until), asked)
    assert not on_known_day(near(until=date(2020, 9, 30), names=(PACT.key,)), asked)
    assert on_known_day(near(), asks())


@pytest.mark.parametrize(
    ("question", "told", "is_of_else"),
    [
        ("When did they sign the fence pact?", "They talked about the fence pact.", True),
        ("When did they sign the fence pact?", "The pact was signed in the rain.", False),
        ("When did they sign the fence pact?", "協定に署名した。", False),
        ("When did they begin to put up the fence?", "The fence went up.", False),
    ],
)
def test_what_an_article_never_tells_of_has_no_day_there(question: str, told: str, is_of_else: bool) -> None:
    days = near()
    assert is_of_something_else(days, asks(question), [days[0][0].passage, passage(told, ordinal=1)]) is is_of_else
    elsewhere = [passage(told, article_id="b" * 16)]
    assert not is_of_something_else(days, asks(question), elsewhere)


def test_the_known_day_of_an_agreement_is_told_though_nobody_signed_it() -> None:
    asked, days = asks(known=WEDNESDAY), near(names=(PACT.key,))
    unsigned = [days[0][0].passage, passage("They announced the fence pact.", ordinal=1)]
    assert is_of_something_else(days, asks(), unsigned)
    assert not is_of_something_else(days, asked, unsigned)


def test_the_very_day_is_preferred_to_days_around_it() -> None:
    asked, around, to_the_day = asks(known=WEDNESDAY), near(until=date(2019, 9, 30), names=(PACT.key,)), near()
    assert on_known_day([*around, *to_the_day], asked) == to_the_day
    assert tells_known_day(to_the_day, asked)
    assert not tells_known_day(around, asked)
    assert not tells_known_day(to_the_day, asks())


FLOOD = Concept("event:lima-flood", "event", "Lima flood", start=40)
QUISPE = Concept("person:quispe-rosa", "person", "Quispe", start=80)
TALKS = Concept("lex:talks", "lexicon", "talks", start=60)
BESIDE = {"act": 0.0}


@pytest.mark.parametrize(
    ("concepts", "features", "ordinal", "names", "is_beside"),
    [
        ((QUISPE, PACT), BESIDE, 0, (QUISPE.key,), True),
        ((QUISPE, PACT), BESIDE, 0, (QUISPE.key, PACT.key), False),
        ((QUISPE, TALKS), {"act": 1.0}, 0, (QUISPE.key,), False),
        ((QUISPE, TALKS), BESIDE | {"main": 1.0}, 0, (QUISPE.key,), False),
        ((QUISPE, TALKS), BESIDE, None, (QUISPE.key,), False),
        ((QUISPE, FLOOD), BESIDE | {"main": 1.0}, 0, (QUISPE.key,), True),  # it never names the event
        ((QUISPE, FLOOD), BESIDE | {"main": 1.0}, 0, (FLOOD.key,), False),
        ((QUISPE, FLOOD, PACT), BESIDE | {"main": 1.0}, 0, (QUISPE.key, PACT.key), False),
        ((QUISPE, FLOOD, PACT), BESIDE | {"main": 1.0}, 0, (QUISPE.key,), True),
        ((QUISPE, PACT), BESIDE | {"main": 1.0}, 0, (QUISPE.key, PACT.key), False),
        ((QUISPE,), BESIDE, 0, (), False),
        ((QUISPE, word("flod")), BESIDE, 0, (), False),  # it may be misspelt
    ],
)
def test_a_day_beside_nothing_of_what_is_asked(
    concepts: tuple[Concept, ...],
    features: dict[str, float],
    ordinal: int | None,
    names: tuple[str, ...],
    is_beside: bool,
) -> None:
    asked = reading("When was it?", *concepts, intent="when")
    assert is_beside_the_matter(near(features=features, ordinal=ordinal, names=names), asked) is is_beside
    assert not is_beside_the_matter([], asked)


@pytest.mark.parametrize(
    ("names", "led", "is_else"), [((), True, True), ((QUISPE.key,), True, False), ((), False, False)]
)
def test_a_day_after_a_leaders_time_is_not_of_what_he_did(names: tuple[str, ...], led: bool, is_else: bool) -> None:
    asked = reading("When did Quispe sign it?", QUISPE, intent="when")
    assert is_of_another_time(near(names=names), asked, lambda person, on: led) is is_else
    assert not is_of_another_time([], asked, lambda person, on: led)
