"""What a question wants of the register, in three languages, and which questions want nothing of it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.asked_scope import host_countries
from retrieval.computed.asking import presupposed
from retrieval.types import Query
from retrieval.understand import Reader
from tests.retrieval.computed.asks import asked


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "wanted", "fact"),
    [
        ("When did Motegi and Kang meet in New York?", "when", "when"),
        ("How many times did Kishida and Yoon meet in 2023?", "count", "when"),
        ("when was the last japan-korea summit", "last", "when"),
        ("Where did the foreign ministers of Japan and South Korea last meet?", "last", "where"),
        ("When was the first summit between Abe and Moon?", "first", "when"),
        ("Did Abe and Moon hold talks in New York in September 2019?", "took_place", "when"),
        ("Who attended the Camp David summit?", "who", "who"),
        ("How long did Motegi and Kang talk in New York?", "how_long", "how_long"),
        ("what day did trump and abe talk about the korea problem", "when", "when"),
        ("how long was the london trilateral with the us", "how_long", "how_long"),
        ("When is the next Japan-South Korea summit?", "next_planned", "when"),
        ("What was the third Kishida-Yoon summit of 2023?", "nth", "when"),
        ("Were there any phone talks between Ishiba and Han Duck-soo?", "took_place", "when"),
        ("the first japan-south korea summit since 2011?", "first", "when"),
        ("기시다 총리 방한 횟수", "count", "when"),
        ("이명박 방일 목록", "list", "when"),
        ("李明博の訪日 一覧", "list", "when"),
        ("last three Japan-Korea summits", "list", "when"),
        ("直近3回の日韓首脳会談", "list", "when"),
        ("한일 정상회담 최근 3개", "list", "when"),
        ("Abe Moon how many times", "count", "when"),
        ("安倍 文在寅 何回", "count", "when"),
        ("아베 문재인 몇번", "count", "when"),
        ("강경화 모테기 면담", "when", "when"),
        ("강경화 고노 만났어 마지막은?", "last", "when"),
        ("康京和と河野は会った 二回目は？", "nth", "when"),
        ("노무현 고이즈미 회담 2005년은?", "when", "when"),
        ("2023년 정상회담 전부", "list", "when"),
        ("작년 한일 회담 정리", "list", "when"),
        ("한미일 외교장관회의 2025년", "when", "when"),
        ("저번 정상회담 어디서 했어", "last", "where"),
        ("지난번 한일 외교장관 회담", "last", "when"),
        ("윤석열 기시다 통화 얼마나 했어", "how_long", "how_long"),
        ("日韓外相は最後にいつロンドンで会談しましたか?", "last", "when"),
        ("岸田首相と尹大統領は2023年に何回会談しましたか?", "count", "when"),
        ("次の日韓首脳会談はいつの予定ですか?", "next_planned", "when"),
        ("次の日中韓サミットいつ", "next_planned", "when"),
        ("what happened at the most recent summit", "last", "when"),
        ("What did Abe and Moon discuss at their last summit?", "last", "when"),
        ("what was discussed at the latest summit in Seoul", "last", "when"),
        ("直近の外相会談の議題は", "last", "when"),
        ("최근 정상회담에서 무슨 얘기 했어", "last", "when"),
        ("지난번 외교장관 회담에서 뭘 논의했어", "last", "when"),
        ("前回の日韓首脳会談はいつだった?", "last", "when"),
        ("전번 한일 정상회담은 언제였어", "last", "when"),
        ("2023年3月の日韓首脳会談の前回はいつ", "previous", "when"),
        ("日韓首脳会談、その前回はいつ", "previous", "when"),
        ("2022年に日韓首脳会談はあった?", "took_place", "when"),
        ("岸田首相は何回韓国行った?", "count", "when"),
        ("岸田と尹の電話は何回", "count", "when"),
        ("次に岸田さんが訪韓するのいつ", "next_planned", "when"),
        ("岸田首相の次の訪韓は?", "next_planned", "when"),
        ("首脳会談の次の日に岸田と尹が会ったのはいつ", "when", "when"),
        ("기시다 총리 다음 방한은 언제야", "next_planned", "when"),
        ("When will Kishida next visit South Korea?", "next_planned", "when"),
        ("日韓外相会談は何年ぶりでしたか?", "gap", "when"),
        ("茂木外相と康京和外相の会談は何分間でしたか?", "how_long", "how_long"),
        ("康京和氏と会談したのは誰ですか?", "who", "who"),
        ("런던에서 한일 외교장관이 언제 만났어?", "when", "when"),
        ("한일 정상이 마지막으로 만난 게 언제야?", "last", "when"),
        ("기시다와 윤석열은 2023년에 몇 번 만났어?", "count", "when"),
        ("아베와 문재인은 2019년 9월 뉴욕에서 만났나요?", "took_place", "when"),
        ("한일 국방장관 회담은 어디서 열렸어?", "where", "where"),
        ("다음 한일 정상회담은 언제야?", "next_planned", "when"),
        ("강경화 장관이랑 설리번 부장관 회담은 몇 분 동안 했어?", "how_long", "how_long"),
        ("다음 한일 정상회담 예정은?", "next_planned", "when"),
        ("스가와 문재인은 만난 적이 있어?", "took_place", "when"),
        ("菅と文は対面で会談したことがある？", "took_place", "when"),
        ("石破と尹は会った？", "took_place", "when"),
        ("高市 李在明 会談", "when", "when"),
        ("how long between the 2019 summit and the next one", "gap_after", "when"),
        ("when did Moon visit Japan", "when", "when"),
        ("When had Abe and Park last been in one room before Seoul?", "previous", "when"),
        (
            "Before the Hague, where was the last time their foreign ministers saw each other, Japan and Korea?",
            "previous",
            "where",
        ),
        ("ソウルの前に日韓の外相が最後に顔を合わせたのはどこ?", "previous", "where"),
        ("부산 회담 전에 한일 외교장관이 마지막으로 모인 게 언제야?", "previous", "when"),
        ("한미일 외교장관 셋이 모인 게 며칠이었지?", "when", "when"),
        ("日米韓の外相が集まったのはどこ?", "where", "where"),
        ("when did Kishida see Yoon alone", "when", "when"),
        ("文在寅はいつ日本に来た", "when", "when"),
        ("윤석열 방일 몇 번?", "count", "when"),
        ("Did Lee Myung-bak ever visit Japan?", "took_place", "when"),
        ("小泉純一郎の訪韓", "when", "when"),
        ("Roh Tae-woo visit Japan", "when", "when"),
        ("이명박 대통령은 일본에 몇 번 갔어?", "count", "when"),
        ("Kono Kang meetings 2018", "when", "when"),
        ("kishida yoon tokyo 2023 when", "when", "when"),
        ("motegi kang new york where", "where", "where"),
        ("岸田 尹 東京 2023", "when", "when"),
        ("기시다 윤석열 도쿄 2023 언제", "when", "when"),
        ("Motegi Chung phone call 2021", "when", "when"),
        ("When did Ishiba call Lee Jae-myung in 2025?", "when", "when"),
        ("이재명 대통령이 이시바 총리를 처음 만난 날", "first", "when"),
        ("菅直人と李明博 2011年5月 会談 場所", "where", "where"),
        ("ロンドンでの日韓外相会談の所要時間", "how_long", "how_long"),
        ("2024년 11월 이시바 윤석열 회담 소요 시간", "how_long", "how_long"),
    ],
)
def test_the_fact_wanted_is_read(gazetteer: Gazetteer, question: str, wanted: str | None, fact: str | None) -> None:
    ask = asked(gazetteer, question)
    assert (ask and ask.wanted, ask and ask.fact) == (wanted, fact)


@pytest.mark.parametrize(
    "question",
    [
        "What did Kang want from the Americans when she saw their deputy secretary of state?",
        "Why did Motegi bother seeing Chung at all?",
        "What did Abe and Moon say about Sado at their last summit?",
        "what did they agree on Dokdo at the last summit",
        "what did Abe say at the last summit with Moon",
        "最近の首脳会談で佐渡について何が話された",
        "Who is the academic quoted as doubting that the Beijing talks would change much?",
        "When did South Korea leave the white list?",
        "Where was the pilot tour to go?",
        "茂木外相は康京和外相との初会談で、日韓関係の現状をどう表現しましたか?",
        "미국은 왜 한국의 지소미아 유지 결정을 반겼나요?",
        "GSOMIA?",
        "When did Moon visit Korea?",  # his own country
        "When did Kishida visit the shrine in Japan?",
        "when did tourists visit Japan",
        "What happened when Moon visited Japan?",
        "shuttle diplomacy restarted when",
        "When did Kishida call for a summit?",
        "2007년 싱가포르 후쿠다-노무현 회담에서 독도 얘기 나왔었나",
        "kishida yoon letter 2023 when",  # more than the two of them is named
        "when did kishida criticize yoon",
        "kishida suga tokyo 2021 when",  # of one country
        "why kishida yoon tokyo 2023",
        "ソウルでの会談で、日本側が何度も求めたものは何ですか?",
        "when did the protesters gather in Seoul?",
        "日韓首脳会談が開かれなかった年はいつ",
        "日韓首脳会談が一度も行われなかったのは何年?",
        "한일 정상회담이 열리지 않은 해는 언제야",
        "In which year was there no Japan-South Korea summit?",
    ],
)
def test_other_questions_are_left_to_the_excerpts(gazetteer: Gazetteer, question: str) -> None:
    assert asked(gazetteer, question) is None


def test_people_places_days_and_sides_make_the_scope(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "Did Abe and Moon meet in New York in September 2019?")
    assert ask
    assert [sorted(ids) for ids in ask.scope.persons] == [["abe-shinzo"], ["moon-jae-in"]]
    assert ask.scope.place_ids == {"new-york"}
    assert [(d.days.earliest_on, d.days.latest_on) for d in ask.scope.days] == [(date(2019, 9, 1), date(2019, 9, 30))]
    assert ask.scope.modes == ("in_person",)


def test_who_names_no_country_means_japan_and_south_korea(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "when did the defense ministers meet in seoul")
    assert ask
    assert ask.scope.sides == ("JP", "KR")
    assert ask.scope.kinds == ("defence-ministers",)


def test_a_call_between_ministers_is_of_both_kinds(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "When did the foreign ministers of Japan and South Korea last talk by phone?")
    assert ask
    assert ask.scope.kinds == ("phone-call", "foreign-ministers")
    assert ask.scope.modes == ("phone", "video")


def test_two_places_make_a_gap_between_two_meetings(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "How many days between the London and Munich foreign ministers' meetings?")
    assert ask
    assert ask.other
    assert {ask.scope.place_ids, ask.other.place_ids} == {frozenset({"london"}), frozenset({"munich"})}


def test_a_visit_is_somebodys_meetings_in_the_country_whoever_sat_there(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "When did Moon last visit Japan?")
    assert ask
    assert (ask.wanted, ask.scope.countries, ask.scope.among_others) == ("last", {"JP"}, True)
    assert ask.scope.persons == (frozenset({"moon-jae-in"}),)


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("문재인 일본 몇 번 갔어?", {"JP"}),
        ("아베 한국 몇번 왔지", {"KR"}),
        ("문재인이 일본에 몇 번 갔나", {"JP"}),
    ],
)
def test_korean_may_leave_out_the_particle_of_where_somebody_went(
    gazetteer: Gazetteer, question: str, countries: set[str]
) -> None:
    ask = asked(gazetteer, question)
    assert ask
    assert (ask.wanted, ask.scope.countries) == ("count", countries)


@pytest.mark.parametrize(
    "question", ["When did Moon first visit Japan?", "文在寅大統領の初訪日はいつ", "문재인 첫 방일 언제"]
)
def test_a_first_visit_is_the_first_of_the_visits(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)
    assert ask
    assert (ask.wanted, ask.scope.countries) == ("first", {"JP"})


def test_whose_minister_came_is_not_where_he_came(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "일본 총리가 서울에 온 건 언제야?")
    assert ask is None or ask.scope.countries == {"KR"}


def test_a_summit_of_two_people_is_one_and_a_title_is_no_kind(gazetteer: Gazetteer) -> None:
    summit = asked(gazetteer, "박근혜 아베 첫 정상회담은?")
    titles = asked(gazetteer, "When did Foreign Minister Motegi and Foreign Minister Kang last meet?")
    assert summit
    assert titles
    assert (summit.scope.kinds, titles.scope.kinds) == (("summit",), ())


@pytest.mark.parametrize(
    ("question", "among_others"),
    [
        ("When did Abe and Park first meet?", True),
        ("朴と安倍の初会談はいつ", False),
        ("아베와 박근혜의 첫 회담은?", False),
    ],
)
def test_who_met_may_have_met_among_others_but_talks_are_of_the_two(
    gazetteer: Gazetteer, question: str, among_others: bool
) -> None:
    ask = asked(gazetteer, question)
    assert ask
    assert len(ask.scope.persons) == 2
    assert ask.scope.among_others is among_others


def test_politely_asked_whether_they_ever_met_nothing_more_is_asked(gazetteer: Gazetteer) -> None:
    for question in ("모테기 외무상과 조현 장관은 만난 적이 있나요", "모테기와 조현 만난 적 있어?"):
        ask = asked(gazetteer, question)
        assert ask
        assert ask.wanted == "took_place"


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("가장 최근 한미일 정상회의는 언제?", ("trilateral-us", "summit")),
        ("latest trilateral foreign ministers' meeting with China", ("trilateral-china", "foreign-ministers")),
        ("latest trilateral with the US", ("trilateral-us",)),
        ("where was the trilateral summit with Biden", ("trilateral-us", "summit")),
        ("where was the three way summit in 2019", ("trilateral-china", "trilateral-us", "summit")),
        ("三カ国首脳会談 2019 どこ", ("trilateral-china", "trilateral-us", "summit")),
        ("3자 정상회담 2019년 어디서", ("trilateral-china", "trilateral-us", "summit")),
        ("When was the US-Japan-South Korea foreign ministers' meeting?", ("trilateral-us", "foreign-ministers")),
        ("When was the Japan, South Korea and US summit?", ("trilateral-us", "summit")),
    ],
)
def test_trilateral_talks_may_be_of_a_rank(gazetteer: Gazetteer, question: str, kinds: tuple[str, ...]) -> None:
    ask = asked(gazetteer, question)
    assert ask
    assert ask.scope.kinds == kinds


@pytest.mark.parametrize(
    "question", ["When did Prime Minister Abe first visit Korea?", "安倍首相の初訪韓はいつ", "아베 총리 첫 방한 언제"]
)
def test_who_is_named_with_the_office_of_a_leader_is_a_visitor_while_he_led(
    gazetteer: Gazetteer, question: str
) -> None:
    (days,) = asked(gazetteer, question).scope.days
    # Both of his terms, from the first day of the first (26 September 2006) to the last of the second.
    assert (days.days.earliest_on, days.days.latest_on) == (date(2006, 9, 26), date(2020, 9, 16))
    assert not days.is_certain


def test_without_an_office_any_visit_counts(gazetteer: Gazetteer) -> None:
    assert asked(gazetteer, "When did Abe first visit Korea?").scope.days == ()


def test_a_visit_to_a_city_is_to_that_city(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "When did Kim Dae-jung visit Tokyo?")
    assert ask
    assert (ask.scope.countries, ask.scope.place_ids) == ({"JP"}, {"tokyo"})


@pytest.mark.parametrize(
    ("question", "wanted", "kinds", "countries"),
    [
        ("일본 총리가 마지막으로 방한한 건 언제야?", "last", ("summit",), {"KR"}),
        ("韓国大統領の最後の訪日は？", "last", ("summit",), {"JP"}),
        ("How often has Japan's foreign minister visited Seoul since 2018?", "count", ("foreign-ministers",), {"KR"}),
    ],
)
def test_a_visit_of_an_office_is_talks_of_its_rank_there(
    gazetteer: Gazetteer, question: str, wanted: str, kinds: tuple[str, ...], countries: set[str]
) -> None:
    ask = asked(gazetteer, question)
    assert ask
    assert (ask.wanted, ask.scope.kinds, ask.scope.countries, ask.scope.sides) == (
        wanted,
        kinds,
        countries,
        ("JP", "KR"),
    )


def test_two_names_and_a_year_may_be_of_a_call_but_with_a_place_of_a_meeting(gazetteer: Gazetteer) -> None:
    anyhow, there = asked(gazetteer, "kishida yoon 2023 when"), asked(gazetteer, "kishida yoon tokyo 2023 when")
    assert anyhow
    assert there
    assert (anyhow.scope.modes, there.scope.modes) == ((), ("in_person",))


def test_korean_words_that_only_end_the_question_tell_no_meeting_apart(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "2011년 도쿄 한일 외교장관회담 며칠이었지?")
    assert ask
    assert not ask.says_more


@pytest.mark.parametrize(
    "question", ["last meeting", "when will they meet next", "다음 회담은 언제?", "次の会談はいつ"]
)
def test_without_any_name_the_two_countries_are_meant(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)
    assert ask
    assert ask.scope.sides == ("JP", "KR")


@pytest.mark.parametrize(
    ("question", "wanted", "countries"),
    [
        ("문재인 일본 간적 있음?", "took_place", {"JP"}),
        ("문재인 일본 처음 간게 언제", "first", {"JP"}),
        ("아베 한국 마지막으로 온거 언제", "last", {"KR"}),
        ("아베가 한국에 와본 적 있어?", "took_place", {"KR"}),
        ("고이즈미 답방 언제", "when", {"KR"}),
        ("노무현 답방 언제였음", "when", {"JP"}),
        ("when was Koizumi's return visit", "when", {"KR"}),
        ("小泉首相の答礼訪問はいつ", "when", {"KR"}),
    ],
)
def test_visits_in_everyday_words(gazetteer: Gazetteer, question: str, wanted: str, countries: set[str]) -> None:
    ask = asked(gazetteer, question)
    assert ask and ask.is_visit
    assert (ask.wanted, ask.scope.countries) == (wanted, countries)


@pytest.mark.parametrize(
    "question",
    [
        "답방 언제",
        "노무현 고이즈미 답방 얘기",
        "노무현 답방 이유",
        "노무현 방일때 묵은 호텔",
        "고이즈미 답방 때 뭐라고 했어",
    ],
)
def test_a_visit_in_return_that_is_nobodys_or_not_asked_the_day_of(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is None or not ask.is_visit


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("한일 국방장관 회담 최근", "last"),
        ("한중일 외교장관 회의 마지막", "last"),
        ("한일 정상회담 제일 처음", "first"),
        ("고노 강경화 처음 만난거", "first"),
        ("아베 박근혜 마지막으로 만난 게", "last"),
        ("日韓防衛相会談の最後", "last"),
        ("日中韓外相会議で直近の", "last"),
        ("다음 한일 정상회담 예정 있음?", "next_planned"),
        ("다음 한일 외교장관 회담 날짜 잡혔어?", "next_planned"),
        ("아베 박근혜 만난 적 있음?", "took_place"),
    ],
)
def test_which_one_it_is_may_stand_last(gazetteer: Gazetteer, question: str, wanted: str) -> None:
    ask = asked(gazetteer, question)
    assert ask and ask.wanted == wanted


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("아베 문재인 베트남 회담 몇분", {"VN"}),
        ("安倍文在寅のベトナムでの首脳会談はいつ", {"VN"}),
        ("how long was the Abe Moon Vietnam summit", {"VN"}),
        ("아베 문재인 미국 회담 언제", set()),  # who may have sat there
        ("아베 문재인 회담에서 베트남 얘기", set()),
    ],
)
def test_a_third_country_beside_the_meeting_is_where_it_was(
    gazetteer: Gazetteer, question: str, countries: set[str]
) -> None:
    reading = Reader(gazetteer, today=date(2024, 6, 1)).read(Query(text=question))
    assert host_countries(reading, gazetteer) == countries


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("2011년 이후 첫 한일 정상회담 언제", 2012),
        ("2011年以来初の日韓首脳会談はいつ", 2012),
        ("when was the first japan-korea summit since 2011", 2012),
        ("2011년 첫 한일 정상회담 언제", 2011),
        ("2011년 이후 한일 정상회담 몇 번", 2011),
    ],
)
def test_the_first_since_a_year_came_after_it(gazetteer: Gazetteer, question: str, year: int) -> None:
    ask = asked(gazetteer, question)
    assert ask and ask.scope.days[0].days.earliest_on == date(year, 1, 1)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("朴槿恵 安倍 会談 ソウル", "when"),
        ("Park Geun-hye Abe meeting Seoul", "when"),
        ("박근혜 아베 회담 서울", "when"),
        ("岸田 尹 首脳会談 2024年", "when"),
        ("戦後初めて訪日した韓国大統領は誰", "first"),
        ("전후 처음으로 일본을 방문한 한국 대통령은 누구?", "first"),
        ("岸田首相と尹大統領の会談の成果 2024年", None),
    ],
)
def test_names_and_a_place_ask_for_the_meeting_there(gazetteer: Gazetteer, question: str, wanted: str | None) -> None:
    ask = asked(gazetteer, question)
    assert (ask and ask.wanted) == wanted


@pytest.mark.parametrize(
    ("question", "is_presupposed"),
    [
        ("how long were Iwaya and Cho Hyun on the phone on July 24, 2025", True),
        ("What did Abe say when he received Moon Jae-in in Vladivostok in September 2018?", True),
        ("What did Abe and Moon agree on in their summit in New York in September 2019?", True),
        ("2003년 8월 도쿄에서 윤영관이랑 가와구치가 뭘 논의했어", True),
        ("2018年9月にウラジオストクで安倍首相と文在寅大統領は何を話した?", True),
        ("When did Abe and Moon agree to meet in New York in September 2019?", False),
        ("What did Abe think of Moon Jae-in in September 2018?", False),
        ("Did Abe receive Moon Jae-in in September 2018?", False),
    ],
)
def test_being_together_is_taken_for_granted(question: str, is_presupposed: bool, gazetteer: Gazetteer) -> None:
    reading = Reader(gazetteer, today=date(2026, 1, 1)).read(Query(text=question))
    assert (presupposed(reading, gazetteer) is not None) is is_presupposed


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("motegi chung eui yong 1st in person talks date?", "first"),
        ("when had Koizumi and Roh Moo-hyun met before their June 2003 summit in Tokyo", "previous"),
        ("when had Abe and Moon agreed to meet before the G20", None),
    ],
)
def test_the_first_and_the_one_before_in_other_words(gazetteer: Gazetteer, question: str, wanted: str | None) -> None:
    found = asked(gazetteer, question)
    assert (found.wanted if found and wanted else None) == wanted


def test_what_two_of_other_countries_talked_of_is_not_who_met(gazetteer: Gazetteer) -> None:
    found = asked(gazetteer, "트럼프가 아베랑 만나서 한일관계 얘기한 날")
    assert found is not None
    assert [set(ids) for ids in found.scope.persons] == [{"trump-donald"}, {"abe-shinzo"}]
