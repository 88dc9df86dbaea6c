"""A claim is in line with an excerpt, at odds with it, or neither; expected verdicts by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.types import EventDate, Precision
from retrieval.claims import Checked, check, read_claim
from retrieval.types import Answer, Citation, Statement
from tests.bot.fakes import abstention, answer, citation
from tests.bot.meetings import gazetteer

SAID_ON = date(2026, 4, 1)
NEW_YORK = "Motegi Toshimitsu and Kang Kyung-wha met in New York on Thursday for 50 minutes."
LONDON = "Motegi Toshimitsu and Chung Eui-yong met in London for 20 minutes. They spoke of export controls."


def excerpt(text: str, first: date, last: date | None = None, *, n: int = 1) -> Citation:
    event = EventDate(first, last or first, Precision.DAY if last is None else Precision.RANGE, "stated")
    return citation(n, excerpt=text, start=0, end=len(text), headline=None, event=event)


IN_NEW_YORK = excerpt(NEW_YORK, date(2019, 9, 26))
IN_LONDON = excerpt(LONDON, date(2021, 5, 5))


def told(*citations: Citation) -> Answer:
    numbered = tuple(replace(c, n=n) for n, c in enumerate(citations, start=1))
    return answer(citations=numbered, statements=(Statement(numbered[0].excerpt, (1,)),))


def checked(text: str, given: Answer) -> Checked:
    return check(read_claim(text, gazetteer(), said_on=SAID_ON), given, gazetteer())


@pytest.mark.parametrize(
    ("text", "verdict", "agreeing", "differing"),
    [
        ("Motegi and Kang met in New York on 26 September 2019.", "supported", "people place day", ""),
        ("Motegi and Kang met in New York for 50 minutes.", "supported", "people place length", ""),
        ("茂木外相と康京和外相は2019年9月にニューヨークで会談した。", "supported", "people place day", ""),
        ("모테기 외무상과 강경화 장관은 2019년 9월 26일 뉴욕에서 회담했다.", "supported", "people place day", ""),
        ("Motegi and Kang met in New York in March 2018.", "differs", "people place", "day"),
        ("Motegi and Kang met in Paris on 26 September 2019.", "differs", "people day", "place"),
        ("Motegi and Kang met in New York for 90 minutes.", "differs", "people place", "length"),
        ("茂木外相と康京和外相は2018年にニューヨークで会談した。", "differs", "people place", "day"),
    ],
)
def test_what_agrees_and_what_differs_is_named(text: str, verdict: str, agreeing: str, differing: str) -> None:
    found = checked(text, told(IN_NEW_YORK))
    assert (found.verdict, " ".join(found.agreeing), " ".join(found.differing)) == (verdict, agreeing, differing)
    assert [c.excerpt for c in found.citations] == [NEW_YORK]


@pytest.mark.parametrize(
    "text",
    [
        "Motegi and Kang met in Paris.",  # another occasion, for all that is known
        "Motegi and Kang met in Paris in September 2019.",  # a month has room for two meetings
        "Motegi and Kang met in Paris in March 2018 for 90 minutes.",
        "Motegi and Yoon met in New York on 26 September 2019.",
        "Kishida met Kang in March 2018.",
    ],
)
def test_what_may_be_another_occasion_is_not_contradicted(text: str) -> None:
    assert checked(text, told(IN_NEW_YORK)).verdict == "nothing"


def test_people_and_a_topic_alone_bear_nothing_out() -> None:
    assert checked("Motegi and Chung quarreled over export controls.", told(IN_LONDON)).verdict == "related"


def test_a_number_that_the_excerpt_lacks_is_not_borne_out() -> None:
    text = "Motegi and Kang met in New York on 26 September 2019 about {}."
    assert checked(text.format("ten trillion yen"), told(IN_NEW_YORK)).verdict == "related"
    assert checked(text.format("relations"), told(IN_NEW_YORK)).verdict == "supported"


def test_a_denial_on_either_side_is_left_to_the_reader() -> None:
    assert (
        checked("Motegi and Kang did not meet in New York in September 2019.", told(IN_NEW_YORK)).verdict == "related"
    )
    denying = excerpt("Motegi and Kang did not meet in New York, a spokesperson said.", date(2019, 9, 26))
    assert checked("Motegi and Kang met in New York on 26 September 2019.", told(denying)).verdict == "related"


def test_a_day_written_in_the_excerpt_agrees_though_its_event_is_another() -> None:
    text = "After talks with Kang in New York on 26 September 2019, Motegi flew home."
    assert checked(
        "Motegi and Kang met in New York on 26 September 2019.", told(excerpt(text, date(2019, 9, 28)))
    ).verdict == ("supported")


def test_a_stretch_much_longer_than_the_claims_own_tells_nothing_of_a_day() -> None:
    that_year = excerpt("Motegi and Kang met in New York.", date(2019, 1, 1), date(2019, 12, 31))
    found = checked("Motegi and Kang met in New York on 26 September 2019.", told(that_year))
    assert (found.verdict, found.agreeing, found.untold) == ("supported", ("people", "place"), ("day",))


def test_an_excerpt_that_tells_more_of_the_claim_and_tells_it_otherwise_weighs_more() -> None:
    silent = excerpt("Motegi and Chung met in London.", date(2021, 5, 5))
    found = checked("Motegi and Chung met in London for 90 minutes.", told(silent, IN_LONDON))
    assert (found.verdict, [c.excerpt for c in found.citations]) == ("differs", [LONDON])


def test_an_excerpt_in_line_with_the_claim_weighs_more_than_one_of_another_day() -> None:
    other = excerpt("Motegi and Kang met in New York for 20 minutes.", date(2020, 9, 20))
    found = checked("Motegi and Kang met in New York on 26 September 2019.", told(other, IN_NEW_YORK))
    assert (found.verdict, [c.excerpt for c in found.citations]) == ("supported", [NEW_YORK])


def test_yesterday_is_counted_from_the_day_of_the_message() -> None:
    claim = read_claim("Motegi and Kang met in New York yesterday.", gazetteer(), said_on=date(2019, 9, 27))
    assert check(claim, told(IN_NEW_YORK), gazetteer()).agreeing == ("people", "place", "day")


def test_the_archives_own_denial_is_passed_on() -> None:
    denial = abstention(reason="false_premise", citations=(IN_LONDON,), notes=("No. On record as not held.",))
    found = checked("Motegi and Chung met in London.", denial)
    assert (found.verdict, found.notes) == ("denied", ("No. On record as not held.",))


def test_a_question_gets_the_nearest_excerpt_and_no_verdict_on_it() -> None:
    assert checked("Did Motegi and Kang meet in New York on 26 September 2019?", told(IN_NEW_YORK)).verdict == "related"


@pytest.mark.parametrize("text", ["lol", "That was long ago", "오늘 점심 뭐 먹지?", "明日の天気はどうかな"])
def test_small_talk_names_nothing(text: str) -> None:
    assert not read_claim(text, gazetteer(), said_on=SAID_ON).names_something
