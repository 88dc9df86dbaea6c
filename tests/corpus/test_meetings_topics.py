"""Meetings that others only talk about are not held on the day of their talks; each is told with its own day."""

from __future__ import annotations

import pytest

from tests.corpus.told import records

MINISTERS = "kang-kyung-wha kono-taro"
LEADERS = "abe-shinzo moon-jae-in"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Foreign Ministers Kang Kyung-wha and Taro Kono met in Tokyo on Tuesday and discussed a summit between "
            "Moon and Abe.",
            [f"JP-KR held met 2018-05-08 {MINISTERS}"],
        ),
        ("en", "Kang and Kono discussed the possibility of a summit in June.", []),
        (
            "en",
            "Moon and Abe discussed the inter-Korean summit held on April 27.",
            ["KP-KR held met 2018-04-27 moon-jae-in"],
        ),
        (
            "ja",
            "康京和外相と河野太郎外相は8日、日韓首脳会談について協議した。",
            [f"JP-KR held met 2018-05-08 {MINISTERS}"],
        ),
        (
            "ja",
            "文大統領と安倍首相は9日、今後の米朝首脳会談について意見を交わした。",
            [f"JP-KR held met 2018-05-09 {LEADERS}"],
        ),
        (
            "ko",
            "강경화 장관과 고노 외무상은 8일 도쿄에서 만나 한일 정상회담을 논의했다.",
            [f"JP-KR held met 2018-05-08 {MINISTERS}"],
        ),
        (
            "ko",
            "문 대통령과 아베 총리는 9일 회담에서 앞으로 있을 북미정상회담을 논의했다.",
            [f"JP-KR held met 2018-05-09 {LEADERS}", "KP-US planned met -"],
        ),
    ],
)
def test_what_is_talked_about_is_not_held_that_day(language: str, text: str, expected: list[str]) -> None:
    assert records(text, on="2018-05-10", language=language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kang and Kono discussed North Korea in Tokyo on Tuesday.", [f"JP-KR held met 2018-05-08 {MINISTERS}"]),
        ("ja", "両首脳は、4月27日の南北首脳会談について協議した。", ["KP-KR held met 2018-04-27 moon-jae-in"]),
        (
            "ja",
            "両首脳は、4月27日に板門店で開かれた南北首脳会談について協議した。",
            ["KP-KR held met 2018-04-27 moon-jae-in"],
        ),
        (
            "ko",
            "두 정상은 지난달 27일 판문점에서 열린 남북정상회담에 대해 의견을 나눴다.",
            ["KP-KR held met 2018-04-27 moon-jae-in"],
        ),
    ],
)
def test_a_day_of_its_own_stays(language: str, text: str, expected: list[str]) -> None:
    assert records(text, on="2018-05-10", language=language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Had Moon met Abe in Pyeongchang, the two could have discussed the deal."),
        ("en", "If Moon had met Abe in Pyeongchang, they would have discussed the deal."),
        ("ja", "6月28日に大阪で安倍首相と文大統領の会談が実現していれば、状況は違ったはずだ。"),
        ("ko", "6월 28일 문 대통령과 아베 총리의 정상회담이 열렸다면 상황은 달랐을 것이다."),
        ("en", "Abe's summit proposal was rejected by Park Geun-hye in Seoul on Tuesday."),
        (
            "en",
            "President Moon Jae-in met business leaders on Wednesday and urged Prime Minister Shinzo Abe to act.",
        ),
        (
            "en",
            "At a meeting with heads of companies on Wednesday, Moon Jae-in urged Prime Minister Shinzo Abe to act.",
        ),
        ("ja", "文大統領は10日、大企業30社のトップと青瓦台で懇談し、安倍首相に撤回を求めた。"),
        ("ko", "문 대통령은 10일 청와대에서 30대 기업 총수들과 간담회를 갖고 아베 총리에게 철회를 촉구했다."),
    ],
)
def test_no_meeting_is_made_of_what_was_not_or_was_with_others(language: str, text: str) -> None:
    assert records(text, on="2018-07-20", language=language) == []
