"""A deed given to somebody who was not in office then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.compute import Extent
from retrieval.computed.ledger import Ledger
from retrieval.computed.office_presumed import InOffice, somebody_else_in_office
from retrieval.types import Answer, Citation, Coverage, Query
from retrieval.understand import Reader
from tests.retrieval.computed.registers import event, meeting

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def cited(excerpt: str, on: str) -> Citation:
    return Citation(
        n=1,
        article_id="a" * 16,
        revision=1,
        passage_id="p",
        excerpt=excerpt,
        start=0,
        end=len(excerpt),
        headline=None,
        outlet=None,
        agency=None,
        url=None,
        kind="news",
        published=None,
        published_basis="none",
        event=event(on),
    )


def told(question: str, excerpt: str, on: str, gazetteer: Gazetteer, *meetings: Meeting) -> InOffice | None:
    """What is found against the question where that excerpt answers it."""
    answer = Answer(
        question=question,
        language="en",
        status="answered",
        reason=None,
        statements=(),
        citations=(cited(excerpt, on),),
        coverage=Coverage(1, 0, 1, None, None),
        index_id="i",
        as_of_on=None,
    )
    ledger = Ledger(
        lambda ask: meetings,
        lambda: Extent(date(1965, 1, 1), TODAY),
        lambda person: [m for m in meetings if person in m.person_ids],
        TODAY,
    )
    reading = Reader(gazetteer, today=TODAY).read(Query(text=question))
    return somebody_else_in_office(answer, reading, ledger, gazetteer)


OF_MOTEGI = "Motegi Toshimitsu arrived in Osaka in the rain."


@pytest.mark.parametrize(
    "question",
    [
        "What did Foreign Minister Kono Taro eat in Osaka on 3 March 2020?",
        "2020年3月3日に河野太郎外相が大阪で食べたものは?",
        "2020년 3월 3일 고노 다로 외무상이 오사카에서 뭘 먹었어?",
        "2020年3月3日に林外相が大阪で食べたものは?",
    ],
)
def test_another_held_the_office_and_the_excerpt_tells_of_him(question: str, gazetteer: Gazetteer) -> None:
    found = told(question, OF_MOTEGI, "2020-03-03", gazetteer)
    assert found is not None
    assert found.citation is not None


def test_the_register_of_offices_is_enough_for_a_title_and_a_day(gazetteer: Gazetteer) -> None:
    question = "What did Prime Minister Murayama eat in Osaka on 3 March 2020?"
    found = told(question, "It rained in Osaka.", "2020-03-03", gazetteer)
    assert found is not None
    assert found.citation is None
    assert found.ask is not None


@pytest.mark.parametrize(
    ("question", "excerpt"),
    [
        ("What did Foreign Minister Motegi eat in Osaka on 3 March 2020?", OF_MOTEGI),
        ("What did former Foreign Minister Kishida eat in Osaka on 3 March 2020?", OF_MOTEGI),
        ("2020年3月3日に岸田元外相が大阪で食べたものは?", OF_MOTEGI),
        ("2020년 3월 3일 기시다 전 외무상이 오사카에서 뭘 먹었어?", OF_MOTEGI),
        ("Was Foreign Minister Kono in Osaka on 3 March 2020?", OF_MOTEGI),  # whether it is so is what is asked
        ("What did Kono Taro eat in Osaka on 3 March 2020?", OF_MOTEGI),  # defense minister then
        ("What did Defense Minister Kono Taro eat in Osaka on 3 March 2020?", OF_MOTEGI),
        ("What did Foreign Minister Kono eat in Osaka?", OF_MOTEGI),  # no day
        ("What did Motegi say of the Kono statement on 3 March 2020?", OF_MOTEGI),
        ("What did Foreign Minister Kono eat in Osaka on 3 March 2020?", "Kono Taro arrived in Osaka."),
    ],
)
def test_somebody_in_office_or_told_of_as_out_of_it(question: str, excerpt: str, gazetteer: Gazetteer) -> None:
    assert told(question, excerpt, "2020-03-03", gazetteer) is None


def test_somebody_who_met_others_in_those_days_was_there_in_some_capacity(gazetteer: Gazetteer) -> None:
    met = meeting("m", "2020-03-03")
    met = replace(met, participants=tuple(replace(p, person_id="murayama-tomiichi") for p in met.participants))
    question = "What did Prime Minister Murayama eat in Osaka on 3 March 2020?"
    assert told(question, "It rained in Osaka.", "2020-03-03", gazetteer, met) is None


@pytest.mark.parametrize(
    ("question", "is_another"),
    [
        ("What did Emperor Akihito say at the banquet in May 1986?", True),
        ("What did Emperor Hirohito say at the banquet in May 1986?", False),
        ("1986年5月の晩餐会で明仁天皇は何と言った?", True),
        ("What did Crown Prince Akihito say at the banquet in May 1986?", False),
        ("What was said in May 1986 of Hirohito's death?", False),
    ],
)
def test_emperors_by_their_reigns(question: str, is_another: bool, gazetteer: Gazetteer) -> None:
    found = told(question, "Emperor Hirohito spoke at the banquet.", "1986-05", gazetteer)
    assert (found is not None) is is_another


@pytest.mark.parametrize(
    ("question", "is_another"),
    [
        ("What did Chief Cabinet Secretary Nikai hand over?", True),
        ("二階官房長官が渡したのは?", True),
        ("니카이 관방장관이 전달한 건 뭐야?", True),
        ("What did Nikai hand over?", False),
        ("What did Prime Minister Abe ask Nikai to hand over?", False),
    ],
)
def test_an_office_that_somebody_never_held(question: str, is_another: bool, gazetteer: Gazetteer) -> None:
    found = told(question, "Nikai Toshihiro of the ruling party handed over Abe's letter.", "2017-06-12", gazetteer)
    assert (found is not None) is is_another


@pytest.mark.parametrize(
    ("question", "is_another"),
    [
        ("2019年9月に外相になった岩屋さんの抱負", True),
        ("2019년 9월에 외무상이 된 이와야 다케시 소감은?", True),
        ("what did iwaya say as foreign minister in september 2019", True),
        ("2019年9月に岩屋さんが言ったこと", False),
        ("2019年9月に外相になった茂木さんの抱負", False),
    ],
)
def test_an_office_that_the_question_says_somebody_came_into(
    question: str, is_another: bool, gazetteer: Gazetteer
) -> None:
    excerpt = (
        "Kono Taro moved to the Defense Ministry, where he followed Iwaya Takeshi; Motegi Toshimitsu took his place."
    )
    found = told(question, excerpt, "2019-09-11", gazetteer)
    assert (found is not None) is is_another
