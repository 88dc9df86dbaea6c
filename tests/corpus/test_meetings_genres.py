"""Meetings in diaries, briefings, ministries' releases and broadcasts, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries

_LEADERS = "kishida-fumio yoon-suk-yeol"
_MINISTERS = "hayashi-yoshimasa park-jin"
_MET = f"held summit 2023-03-16 Seoul {_LEADERS}"


def test_a_diary_tells_whom_its_owner_met_and_does_not_name_him_again() -> None:
    text = (
        "岸田文雄首相の16日の動静は次の通り。\n\n【午前】10時3分、尹錫悦大統領と首脳会談。\n\n"
        "【午後】1時5分、李強首相、尹大統領らと昼食会。4時、李強首相と首脳会談。"
    )
    assert summaries(text, language="ja") == [
        f"held summit 2023-03-16 - {_LEADERS}",
        "held trilateral-china 2023-03-16 - kishida-fumio li-qiang yoon-suk-yeol",
        "held summit 2023-03-16 - kishida-fumio li-qiang",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "林芳正外相は20日、ソウルで朴振外相と会談する案が検討されている。",
            f"proposed foreign-ministers 2023-03-20 Seoul {_MINISTERS}",
        ),
        (
            "ja",
            "林芳正外相は20日、ソウルで朴振外相と会談を行います。",
            f"planned foreign-ministers 2023-03-20 Seoul {_MINISTERS}",
        ),
        (
            "ja",
            "朴振外相と林芳正外相の電話会談については「今のところ計画はない」と述べた。",
            f"not-held phone-call - - {_MINISTERS}",
        ),
        (
            "ja",
            "林芳正外相は16日、東京で朴振外相とテレビ会議形式で協議を行った。",
            f"held phone-call 2023-03-16 - {_MINISTERS}",
        ),
        (
            "ko",
            "기시다 총리는 오는 20일 도쿄에서 윤석열 대통령과 정상회담을 합니다.",
            f"planned summit 2023-03-20 Tokyo {_LEADERS}",
        ),
        (
            "ko",
            '한일 외교장관회담이 다음 주 열린다는 일본 언론의 보도에 대해서는 "사실무근"이라고 말했다.',
            f"not-held foreign-ministers 2023-03-20/2023-03-26 - {_MINISTERS}",
        ),
        (
            "ko",
            "<질문> 한일 외교장관회담이 이번 주 서울에서 열린다는 보도는 맞습니까?\n\n<답변> 사실이 아닙니다.",
            f"not-held foreign-ministers 2023-03-13/2023-03-19 Seoul {_MINISTERS}",
        ),
        (
            "ko",
            "박진 장관은 17일 오전 도쿄에서 하야시 요시마사 외무상과 면담한 후 귀국길에 오를 예정이다.",
            f"planned foreign-ministers 2023-03-17 Tokyo {_MINISTERS}",
        ),
    ],
)
def test_what_comes_of_a_meeting_by_polite_endings_denials_and_ideas(language: str, text: str, expected: str) -> None:
    assert summaries(text, language=language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "林芳正外相は16日、東京で朴振外相と会談した。王毅氏、ブリンケン国務長官ともそれぞれ会談した。",
            [
                f"held foreign-ministers 2023-03-16 Tokyo {_MINISTERS}",
                "held other - - hayashi-yoshimasa wang-yi",
                "held other - - blinken-antony hayashi-yoshimasa",
            ],
        ),
        (
            "ko",
            "박진 외교부 장관은 3.9.(목) 친강 중국 외교부장, 3.10.(금) 토니 블링컨 미국 국무장관과 각각 회담하였다.",
            ["held other 2023-03-09 - park-jin qin-gang", "held other 2023-03-10 - blinken-antony park-jin"],
        ),
        (
            "en",
            "Takeo Mori, Wendy Sherman and Cho Hyun-dong met in Tokyo on March 16, 2023. They talked for 35 minutes.",
            ["held trilateral-us 2023-03-16 Tokyo cho-hyun-dong mori-takeo sherman-wendy"],
        ),
        (
            "en",
            "Yoshimasa Hayashi asked for the call which he and Park Jin had on March 16, 2023.",
            [f"held phone-call 2023-03-16 - {_MINISTERS}"],
        ),
    ],
)
def test_who_met_apart_and_who_they_are(language: str, text: str, expected: list[str]) -> None:
    assert summaries(text, language=language) == expected


@pytest.mark.parametrize(
    "beside",
    [
        "Yoon was to travel to Pyongyang for a summit in April.",
        "Two weeks remained until the first summit of the two Koreas.",
    ],
)
def test_a_summit_with_the_north_is_none_with_the_other_of_the_two(beside: str) -> None:
    assert summaries(f"Fumio Kishida met Yoon Suk Yeol in Seoul on March 16, 2023. {beside}") == [_MET]


def test_a_family_name_with_a_title_is_that_of_the_one_named_before() -> None:
    text = (
        "이상희 국방장관은 23일 도쿄에서 하마다 야스카즈 방위상과 회담했다. 이 장관은 24일 아소 다로 총리를 예방했다."
    )
    assert summaries(text, on="2009-04-25", language="ko") == [
        "held defence-ministers 2009-04-23 Tokyo hamada-yasukazu lee-sang-hee",
        "held other 2009-04-24 - aso-taro lee-sang-hee",
    ]
