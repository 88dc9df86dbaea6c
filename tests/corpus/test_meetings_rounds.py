"""Rounds and dialogues told of by their names, the "since" of a meeting just told of, and who joins two."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries

_MAIN_KO = "윤석열 대통령과 기시다 총리가 16일 도쿄에서 회담했다. "


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "第8回日韓財務対話が29日、東京で開かれた。", "held other 2023-06-29 Tokyo"),
        ("ja", "日韓財務対話は2016年8月を最後に途絶えていた。", "held other 2016-08-01/2016-08-31 -"),
        (
            "ja",
            "日中韓環境大臣会合が来月、中国・上海で開かれる。",
            "planned trilateral-china 2023-07-01/2023-07-31 Shanghai",
        ),
        ("ja", "日韓だけの会談は今回組まれず、首相は記者団に語った。", "not-held other - -"),
        ("ko", "제8차 한일 재무대화가 29일 도쿄에서 열렸다.", "held other 2023-06-29 Tokyo"),
        (
            "ko",
            "내년 1월 서울에서 열리는 제12차 한·일 어업공동위원회의 몫이다.",
            "planned other 2024-01-01/2024-01-31 Seoul",
        ),
        (
            "ko",
            "양국은 실무협의를 7월 도쿄에서 열기로 했다. 한국과 일본은 이웃이다.",
            "planned other 2023-07-01/2023-07-31 Tokyo",
        ),
        ("ja", "日韓経済人会議が17日、東京で開かれた。", None),
        ("ja", "日韓の商工会議所首脳会議が20日、釜山で開かれた。", None),
        ("ko", "한일경제인회의가 17일 도쿄에서 열렸다.", None),
    ],
)
def test_a_round_of_governments_is_a_meeting_and_one_of_business_is_none(language, text, expected):
    assert summaries(text, on="2023-06-30", language=language) == ([expected] if expected else [])


def test_a_bare_since_speaks_of_the_meeting_told_of_just_before():
    text = _MAIN_KO + "지난해 11월 프놈펜 회담 이후 넉 달 만이다."
    assert sorted(summaries(text, language="ko")) == [
        "held summit 2022-11-01/2022-11-30 Phnom Penh kishida-fumio yoon-suk-yeol",
        "held summit 2023-03-16 Tokyo kishida-fumio yoon-suk-yeol",
    ]


def test_one_who_joins_makes_three_of_two():
    text = _MAIN_KO + "한일 회담이 끝난 뒤 바이든 대통령이 합류해 10분 남짓 이야기를 나눴다."
    assert "held trilateral-us - - biden-joe kishida-fumio yoon-suk-yeol" in summaries(text, language="ko")


def test_two_who_met_somebody_of_a_third_country_apart_sat_at_two_tables():
    text = "岸田首相と尹錫悦大統領が会談する。習近平国家主席は2人と個別に会談する予定だ。"
    assert summaries(text, language="ja")[1:] == [
        "planned summit - - kishida-fumio xi-jinping",
        "planned summit - - xi-jinping yoon-suk-yeol",
    ]


def test_a_comment_on_two_of_three_tells_of_no_other_meeting():
    text = "日米韓首脳が16日、東京で会談した。日韓の両首脳が顔を合わせるのは就任以来初めてだ。"
    assert summaries(text, language="ja") == [
        "held trilateral-us 2023-03-16 Tokyo biden-joe kishida-fumio yoon-suk-yeol"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "--야치 차관과는 자주 만나는 편인가. 노무현 대통령은 답하지 않았다."),
        ("ko", "박진 장관은 국장급 협의에 매달리지 말고 하야시 외무상의 방한을 서둘러야 한다."),
    ],
)
def test_a_habit_and_a_matter_are_no_meetings(language, text):
    assert summaries(text, language=language) == []
