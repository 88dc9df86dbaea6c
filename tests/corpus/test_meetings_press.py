"""News of three languages: plans, what was held once and not since, and at which meeting something was said."""

from __future__ import annotations

import pytest

from tests.corpus.told import records


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ko",
            "한일 정상회담은 2011년 12월 교토에서 열린 이후 3년 넘게 열리지 않았다.",
            ["JP-KR held met 2011-12-01 lee-myung-bak noda-yoshihiko"],
        ),
        (
            "ko",
            "한일 정상회담은 지난해 9월 뉴욕에서 열린 것을 마지막으로 성사되지 않고 있다.",
            ["JP-KR held met 2018-09-01 abe-shinzo moon-jae-in"],
        ),
        (
            "ko",
            "한일 정상회담은 28일 오사카에서 열릴 예정이었으나 무산됐다.",
            ["JP-KR not-held met 2019-06-28 abe-shinzo moon-jae-in"],
        ),
        (
            "ja",
            "日韓首脳会談は2011年12月に京都で行われたのを最後に開かれていない。",
            ["JP-KR held met 2011-12-01 lee-myung-bak noda-yoshihiko"],
        ),
        (
            "ja",
            "日韓防衛相会談は2015年10月を最後に実現していない。",
            ["JP-KR held met 2015-10-01 han-min-koo nakatani-gen"],
        ),
    ],
)
def test_one_held_and_none_since(language: str, text: str, expected: list[str]) -> None:
    assert records(text, on="2019-06-29", language=language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "日韓両政府は7月に東京で外相会談を計画している。",
            ["JP-KR planned met 2019-07-01 kang-kyung-wha kono-taro"],
        ),
        ("ja", "政府は日韓首脳会談を計画していない。", ["JP-KR not-held met -"]),
        (
            "ja",
            "安倍首相と文大統領が会うことになれば、関係改善の契機となる。",
            ["JP-KR proposed met - abe-shinzo moon-jae-in"],
        ),
        ("ja", "河野外相は日韓首脳会談開催に対する希望も表明した。", ["JP-KR proposed met -"]),
        (
            "ja",
            "10月末にもソウルで開催する日中韓首脳会談が話題になった。",
            ["CN-JP-KR planned met 2019-10-21 abe-shinzo li-keqiang moon-jae-in"],
        ),
        (
            "ko",
            "문 대통령과 아베 총리의 양자 회담은 예정돼 있지 않다.",
            ["JP-KR not-held met - abe-shinzo moon-jae-in"],
        ),
        (
            "ko",
            "문 대통령과 아베 총리의 정상회담은 30일로 예정돼 있다.",
            ["JP-KR planned met 2019-06-30 abe-shinzo moon-jae-in"],
        ),
        (
            "ko",
            "문 대통령은 29일 아베 총리와 회담을 마친 뒤 이날 밤 귀국한다.",
            ["JP-KR planned met 2019-06-29 abe-shinzo moon-jae-in"],
        ),
        (
            "ko",
            "문 대통령은 28일 아베 총리와 회담을 마친 뒤 기자들에게 다음 달 방중할 예정이라고 밝혔다.",
            ["JP-KR held met 2019-06-28 abe-shinzo moon-jae-in"],
        ),
        (
            "en",
            "Both sides wanted President Moon Jae-in and Prime Minister Shinzo Abe to meet as early as possible.",
            ["JP-KR proposed met - abe-shinzo moon-jae-in"],
        ),
        (
            "en",
            "It will be discussed in meetings Monday and Tuesday in Seoul between Taro Kono and Kang Kyung-wha.",
            ["JP-KR planned met 2019-07-01 kang-kyung-wha kono-taro"],
        ),
    ],
)
def test_what_is_yet_to_be_held(language: str, text: str, expected: list[str]) -> None:
    assert records(text, on="2019-06-29", language=language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In his meeting with Ban Ki-moon, Foreign Minister Nobutaka Machimura called for the two leaders to meet "
            "on the sidelines of an Asian summit next month.",
            [
                "JP-KR held met - ban-ki-moon machimura-nobutaka",
                "JP-KR proposed met 2005-11-01 koizumi-junichiro roh-moo-hyun",
            ],
        ),
        (
            "At the meeting with Ban Ki-moon on Sunday, Nobutaka Machimura will propose a summit on December 10.",
            ["JP-KR planned met 2005-10-30 ban-ki-moon machimura-nobutaka"],
        ),
        (
            "Foreign Minister Ban Ki-moon said that Seoul is preparing for his talks with Nobutaka Machimura.",
            ["JP-KR planned met - ban-ki-moon machimura-nobutaka"],
        ),
        (
            "Nobutaka Machimura and Ban Ki-moon agreed by telephone last week to meet in Seoul in December.",
            [
                "JP-KR held call 2005-10-17 ban-ki-moon machimura-nobutaka",
                "JP-KR planned met 2005-12-01 ban-ki-moon machimura-nobutaka",
            ],
        ),
    ],
)
def test_what_was_said_at_talks_has_its_own_day(text: str, expected: list[str]) -> None:
    assert records(text, on="2005-10-28") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "강경화 장관은 10일 고노 외무상과 회담하는 등 바쁜 일정을 보냈다.",
            ["JP-KR held met 2019-07-10 kang-kyung-wha kono-taro"],
        ),
        (
            "강경화 장관은 12일 고노 외무상과 회담하는 등 바쁜 일정을 보낼 예정이다.",
            ["JP-KR planned met 2019-07-12 kang-kyung-wha kono-taro"],
        ),
        ("두 정상은 자주 만나는 등 가까운 사이였다.", []),
    ],
)
def test_what_korean_lists_among_other_deeds(text: str, expected: list[str]) -> None:
    assert records(text, on="2019-07-10", language="ko") == expected
