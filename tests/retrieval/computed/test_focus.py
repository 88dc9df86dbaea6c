"""Which questions ask of a meeting itself, and which only mention one, in three languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.asking import meeting_ask
from retrieval.computed.compute import Extent, compute
from retrieval.computed.focus import is_of_meeting, main_clause, says_more
from retrieval.types import Query
from retrieval.understand import Reader, Reading
from tests.retrieval.computed.registers import meeting


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def read(gazetteer: Gazetteer, question: str) -> Reading:
    return Reader(gazetteer, today=date(2026, 11, 21)).read(Query(text=question))


def asked(gazetteer: Gazetteer, question: str) -> MeetingAsk | None:
    return meeting_ask(read(gazetteer, question), gazetteer)


@pytest.mark.parametrize(
    "question",
    [
        "When did Kishida and Yoon meet in Seoul before the trilateral summit?",
        "After the earthquake Kishida and Yoon met in Tokyo. Which hotel was it?",
        "kishida yoon seoul talks, what date",
        "岸田首相と尹大統領はいつソウルで会談しましたか?",
        "日韓首脳会談、開催日はいつ?",
        "岸田首相と尹大統領の会談時間は?",
        "기시다와 윤석열이 서울에서 만난 날이 언제야?",
        "한일 정상회담은 어디서 열렸어?",
    ],
)
def test_what_is_asked_of_a_meeting_is_told_by_the_asking_words(gazetteer: Gazetteer, question: str) -> None:
    assert is_of_meeting(read(gazetteer, question))


@pytest.mark.parametrize(
    "question",
    [
        "When did Japan publish the documents of its talks with South Korea?",
        "Which month was the trade mission due that Kishida and Yoon spoke about when they met in Seoul?",
        "When did Yoon decide on the plan after he met Kishida?",
        "日韓会談の議事録を外務省が公表したのはいつですか?",
        "岸田・尹会談で話題になった留学生計画の開始年はいつですか?",
        "日韓首脳会談の席で首相は協定の時期について何と述べましたか?",
        "한일회담 회의록을 정부가 공개한 날짜가 언제야?",
        "기시다랑 윤석열이 통화하기 전에 조사 결과가 나온 날이 언제야?",
        "한일 정상회담 뒤에 정부가 백서를 낸 날이 언제야?",
    ],
)
def test_what_only_mentions_a_meeting_is_left_to_the_excerpts(gazetteer: Gazetteer, question: str) -> None:
    assert asked(gazetteer, question) is None


@pytest.mark.parametrize(
    "question",
    [
        "When did the Japan-South Korea history committee first meet?",
        "When was ASEM in London?",
        "When did the finance ministers of Japan and South Korea last meet?",
        "日韓議員連盟の総会は最後にいつ開かれましたか?",
        "日韓の財務相が最後に会談したのはいつですか?",
        "日米韓経済安保対話の第1回はいつ開かれましたか?",
        "한일 환경장관 회담은 언제 열렸어?",
        "한일 역사공동연구위원회 첫 회의는 언제야?",
    ],
)
def test_a_body_that_the_register_cannot_tell_from_others_is_not_counted(gazetteer: Gazetteer, question: str) -> None:
    assert asked(gazetteer, question) is None


@pytest.mark.parametrize(
    "question",
    [
        "Did Kishida and Yoon talk about a currency swap in Seoul?",
        "Was the Tokyo summit of 2023 the first between Kishida and Yoon?",
        "岸田首相と尹大統領は会談で通貨スワップについて話しましたか?",
        "기시다와 윤석열은 회담에서 통화스와프를 이야기했나요?",
    ],
)
def test_whether_they_spoke_of_something_is_not_whether_they_met(gazetteer: Gazetteer, question: str) -> None:
    assert asked(gazetteer, question) is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many times did Kishida and Yoon meet in 2023?", "count"),
        ("岸田首相と尹大統領は2023年に何回会談しましたか?", "count"),
        ("岸田・尹会談は何回目でしたか?", None),
        ("日韓外相会談は第何回でしたか?", None),
        ("한일 국장급 협의는 이번이 몇 번째야?", None),
        ("How long did the Kishida-Yoon talks in Seoul last in all?", "how_long"),
        ("How long was the small group session of the Kishida-Yoon summit in Seoul?", None),
        ("岸田・尹会談の少人数会合は何分でしたか?", None),
        ("기시다 윤석열 소인수회담은 몇 분이었어?", None),
        ("Before Seoul in May 2024 where had Kishida and Yoon last met?", "previous"),
    ],
)
def test_a_rank_is_no_count_and_a_part_is_not_the_whole(
    gazetteer: Gazetteer, question: str, wanted: str | None
) -> None:
    ask = asked(gazetteer, question)
    assert (ask and ask.wanted) == wanted


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("When was the 14th vice-ministerial strategic dialogue?", ["b"]),
        ("第15回日韓次官戦略対話の会談はいつでしたか?", ["c"]),
        ("제14차 한일 외교차관 전략대화는 언제 열렸어?", ["b"]),
        ("When was the first vice-ministerial strategic dialogue between Japan and Korea?", []),
        ("When was the last vice-ministerial strategic dialogue between Japan and Korea?", ["c"]),
    ],
)
def test_of_a_series_only_its_own_meetings_count_and_ranks_are_those_of_the_series(
    gazetteer: Gazetteer, question: str, found: list[str]
) -> None:
    # The register begins with the 14th, so the oldest that it holds is not the first.
    register = [
        replace(meeting("a", "2012-01-09", kind="vice-ministers"), occasion=None),
        replace(meeting("b", "2023-10-05"), occasion="14th Japan-ROK Vice-Ministerial Strategic Dialogue"),
        replace(meeting("c", "2024-06-28"), occasion="15th Japan-ROK Vice-Ministerial Strategic Dialogue"),
    ]
    ask = asked(gazetteer, question)
    assert ask is not None
    computed = compute(ask, register, Extent(date(2010, 1, 1), date(2026, 1, 1)))
    assert [m.id for m in computed.meetings] == found


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("小泉首相が退陣した翌日に岸田首相と尹大統領が会ったのはどこ?", {"kishida-fumio", "yoon-suk-yeol"}),
        ("고이즈미가 사임한 직후 기시다랑 윤석열이 만난 곳은 어디야?", {"kishida-fumio", "yoon-suk-yeol"}),
    ],
)
def test_who_is_named_only_to_say_when_was_not_there(gazetteer: Gazetteer, question: str, people: set[str]) -> None:
    named = main_clause(read(gazetteer, question)).concepts
    assert {c.key.partition(":")[2] for c in named if c.kind == "person"} == people


@pytest.mark.parametrize(
    "question",
    [
        "小泉さんの時の首脳会談はどこで開かれた?",
        "小泉首相のときに首脳会談は何回あった?",
        "小泉政権の時の首脳会談",
        "고이즈미 때 정상회담은 어디서 열렸어?",
        "고이즈미 총리 시절 때 정상회담은 몇 번 했어?",
    ],
)
def test_who_is_named_only_to_say_in_whose_days_it_was_sat_there(gazetteer: Gazetteer, question: str) -> None:
    named = main_clause(read(gazetteer, question)).concepts
    assert "koizumi-junichiro" in {c.key.partition(":")[2] for c in named if c.kind == "person"}


def test_a_gathering_named_beside_the_talks_still_tells_them_apart(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "ミュンヘン安全保障会議のとき日韓外相はどこで会談しましたか?")
    assert ask is not None
    assert "munich security conference" in ask.scope.occasions


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("When did Kishida and Yoon meet in Seoul?", False),
        ("How long was the Kishida-Yoon meeting on the day of the missile launch?", True),
        ("岸田首相と尹大統領はいつ会談しましたか?", False),
        ("原発視察団に合意した岸田・尹会談はどこ?", True),
        ("기시다와 윤석열은 언제 만났나요?", False),
        ("핵실험 때 기시다와 윤석열은 어디서 만났어?", True),
    ],
)
def test_a_question_says_more_than_who_where_and_when(gazetteer: Gazetteer, question: str, more: bool) -> None:
    assert says_more(read(gazetteer, question)) is more


def test_of_several_the_one_that_the_nearest_excerpt_tells_of_is_meant(gazetteer: Gazetteer) -> None:
    first, second = meeting("first", "2019-03-01", minutes=20), meeting("second", "2019-05-01", minutes=40)
    ask = asked(gazetteer, "When did the foreign ministers meet on the day of the missile launch?")
    assert ask is not None
    assert ask.says_more
    extent = Extent(date(2018, 1, 1), date(2021, 1, 1))
    register = [first, second]
    assert compute(ask, register, extent).meetings == (second, first)
    assert compute(ask, register, extent, lambda fitting: first).meetings == (first,)
    # None of them is known to be meant: better nothing than a list.
    assert compute(ask, register, extent, lambda fitting: None).verdict == "none"


def test_a_hotel_is_not_answered_by_a_city(gazetteer: Gazetteer) -> None:
    extent, city_only = Extent(date(2018, 1, 1), date(2021, 1, 1)), meeting("m", "2019-03-01")
    asked_city = asked(gazetteer, "In which city did the foreign ministers meet in March 2019?")
    asked_hotel = asked(gazetteer, "At which hotel did the foreign ministers meet in March 2019?")
    assert asked_city
    assert asked_hotel
    assert compute(asked_city, [city_only], extent).verdict == "found"
    assert compute(asked_hotel, [city_only], extent).verdict == "unknown"
    in_hotel = replace(city_only, venue="Park Hotel")
    assert compute(asked_hotel, [in_hotel], extent).verdict == "found"
