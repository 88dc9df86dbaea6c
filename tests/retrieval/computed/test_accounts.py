"""What a government says of a meeting is told in its own words, of the meeting that the question means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting, MeetingMention
from corpus.types import Article, Span
from retrieval.computed.accounts import AccountAsk, account_ask, with_accounts
from retrieval.computed.answering import with_register
from retrieval.computed.compute import Extent
from retrieval.computed.ledger import Ledger
from retrieval.types import Answer, Coverage, Query
from retrieval.understand import Reader, Reading
from tests.retrieval.computed.accounts_made import LEAD, SEOUL, TOKYO, made_brief, sources_of
from tests.retrieval.computed.registers import meeting


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def read(question: str, gazetteer: Gazetteer) -> Reading:
    return Reader(gazetteer, today=date(2026, 11, 21)).read(Query(text=question))


def asked(question: str, gazetteer: Gazetteer) -> AccountAsk | None:
    return account_ask(read(question, gazetteer), gazetteer)


@pytest.fixture
def brief() -> Article:
    return made_brief()


def held(brief: Article, name: str = "m", day: str = "2019-09-26") -> Meeting:
    """A meeting of Motegi and Kang that the brief is about."""
    base = meeting(name, day, place="new-york")
    people = tuple(
        replace(p, person_id=person_id)
        for p, person_id in zip(base.participants, ("motegi-toshimitsu", "kang-kyung-wha"), strict=True)
    )
    when = replace(base.when, basis="front_matter") if base.when else None
    shared = {
        field: getattr(base, field)
        for field in MeetingMention.__dataclass_fields__
        if field in Meeting.__dataclass_fields__ and field not in ("participants", "when")
    }
    mention = MeetingMention(
        **shared,
        participants=people,
        when=when,
        article_id=brief.id,
        revision=brief.revision,
        span=Span(brief.id, brief.revision, 0, len(LEAD)),
        evidence=(),
        reported=None,
    )
    return replace(base, participants=people, mentions=(mention,), brief_id=name)


def told(question: str, brief: Article, gazetteer: Gazetteer, *meetings: Meeting) -> Answer | None:
    ask = asked(question, gazetteer)
    nothing = Answer(
        question=question, language="en", status="abstained", reason="below_threshold", statements=(), citations=(),
        coverage=Coverage(1, 1, 1, None, None), index_id="i", as_of_on=None,
    )  # fmt: skip
    return with_accounts(nothing, ask, meetings, sources_of(brief)) if ask else None


def lines(answer: Answer | None) -> list[tuple[str, str]]:
    return [(s.voice, s.text) for s in answer.statements] if answer else []


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What did Tokyo say about the Motegi-Kang meeting in September 2019?", ("jp",)),
        ("Seoul's account of the Motegi-Kang talks of September 2019", ("kr",)),
        ("According to the Korean government, how did the Kishida-Yoon summit of March 2023 go?", ("kr",)),
        ("how did tokyo and seoul describe the kang-motegi meeting in new york", ("jp", "kr")),
        ("2023年3月の岸田・尹会談について韓国側は何と発表した？", ("kr",)),
        ("2019年12月の安倍・文会談、両国の説明の違いは？", ("jp", "kr")),
        ("2023년 3월 기시다·윤석열 회담에 대해 일본 측은 뭐라고 발표했어?", ("jp",)),
        ("2023년 3월 한일 정상회담 한국 측 발표", ("kr",)),
        ("how do Korea's and Japan's readouts of the summit of 7 May 2023 differ", ("jp", "kr")),
        ("tokyo versus seoul on the kishida-yoon summit of march 2023", ("jp", "kr")),
        ("do the accounts of the kishida-yoon summit of march 2023 contradict each other", ("jp", "kr")),
        ("岸田・尹会談（2023年5月7日）の韓国側発表", ("kr",)),
        ("2023年3月の岸田・尹会談で日本側と韓国側の説明は食い違っている？", ("jp", "kr")),
        ("2023년 3월 정상회담 한일 발표 차이", ("jp", "kr")),
        ("2023년 3월 기시다 윤석열 회담, 발표 내용이 서로 달라?", ("jp", "kr")),
        ("2019년 9월 뉴욕 회담 일본은 뭐라고 발표했어", ("jp",)),
    ],
)
def test_whose_account_is_wanted_is_read(gazetteer: Gazetteer, question: str, sides: tuple[str, ...]) -> None:
    ask = asked(question, gazetteer)
    assert ask
    assert (ask.sides, ask.scope.place_ids - {"new-york"}, ask.about) == (sides, frozenset(), frozenset())


@pytest.mark.parametrize(
    "question",
    [
        "What did Tokyo say about the comfort women agreement?",  # of no meeting
        "What did Tokyo say about the Kishida-Yoon summit?",  # of which one?
        "When did Motegi and Kang meet in Tokyo in 2019?",
        "What did Motegi say to Kang in New York in September 2019?",
        "2019년 9월 뉴욕에서 모테기와 강경화가 언제 만났어?",
    ],
)
def test_other_questions_are_not_for_an_account(gazetteer: Gazetteer, question: str) -> None:
    assert asked(question, gazetteer) is None


def test_a_government_s_account_is_told_in_its_own_words(brief: Article, gazetteer: Gazetteer) -> None:
    question = "What did Seoul say about the Motegi-Kang meeting in September 2019?"
    answer = told(question, brief, gazetteer, held(brief))
    assert lines(answer) == [("side_kr", each) for each in SEOUL[:3]]
    assert answer
    assert [c.excerpt for c in answer.citations] == [" ".join(SEOUL[:3])]
    assert (answer.status, [m.id for m in answer.meetings]) == ("answered", ["m"])


def test_of_both_accounts_each_is_cited_by_itself(brief: Article, gazetteer: Gazetteer) -> None:
    question = "How did Tokyo and Seoul describe the Motegi-Kang meeting in New York in September 2019?"
    answer = told(question, brief, gazetteer, held(brief))
    assert answer
    assert [(s.voice, s.citation_ns) for s in answer.statements] == [("side_jp", (1,))] * 2 + [("side_kr", (2,))] * 2


def test_what_is_asked_about_chooses_the_sentences(brief: Article, gazetteer: Gazetteer) -> None:
    question = "What did {} say about {} at the Motegi-Kang meeting of September 2019?"
    found = told(question.format("Seoul", "export controls"), brief, gazetteer, held(brief))
    assert lines(found) == [("side_kr", SEOUL[0])]
    # An account that does not speak of it is no answer.
    assert told(question.format("Seoul", "the abductions"), brief, gazetteer, held(brief)) is None


def test_another_month_is_another_meeting_and_two_that_fit_are_told_apart(brief: Article, gazetteer: Gazetteer) -> None:
    question = "What did Tokyo say about the Motegi-Kang meeting in September 2019?"
    assert told(question, brief, gazetteer, held(brief, day="2019-11-23")) is None
    both = told(question, brief, gazetteer, held(brief), held(brief, "n", "2019-09-29"))
    assert both
    assert [c.event and c.event.earliest_on for c in both.citations] == [date(2019, 9, 26), date(2019, 9, 29)]
    assert lines(both) == [("side_jp", TOKYO[0])] * 2
    many = [held(brief, name, "2019-09-29") for name in "abcd"]
    assert told(question, brief, gazetteer, *many) is None


def answered(question: str, brief: Article, gazetteer: Gazetteer, *meetings: Meeting) -> Answer:
    nothing = Answer(
        question=question, language="en", status="abstained", reason="below_threshold", statements=(), citations=(),
        coverage=Coverage(1, 1, 1, None, None), index_id="i", as_of_on=None,
    )  # fmt: skip
    ledger = Ledger(
        lambda ask: meetings,
        lambda: Extent(date(2019, 1, 1), date(2021, 12, 31)),
        lambda person: (),
        date(2026, 11, 21),
    )
    return with_register(nothing, read(question, gazetteer), ledger, sources_of(brief), gazetteer)


def test_when_they_met_is_told_with_how_each_account_begins(brief: Article, gazetteer: Gazetteer) -> None:
    found = answered("When did Motegi and Kang last meet?", brief, gazetteer, held(brief))
    assert [(s.voice, s.citation_ns) for s in found.statements] == [
        ("computed", (1,)),
        ("side_jp", (2,)),
        ("side_kr", (3,)),
    ]
    assert [s.text for s in found.statements[1:]] == [TOKYO[0], SEOUL[0]]
    assert [c.excerpt for c in found.citations] == [LEAD, TOKYO[0], SEOUL[0]]


def test_a_detail_of_a_meeting_or_one_of_several_is_told_without_accounts(brief: Article, gazetteer: Gazetteer) -> None:
    where = answered("Where did Motegi and Kang meet?", brief, gazetteer, held(brief))
    several = answered("When did Motegi and Kang meet?", brief, gazetteer, held(brief), held(brief, "n", "2020-02-15"))
    assert {s.voice for s in (*where.statements, *several.statements)} == {"computed"}
