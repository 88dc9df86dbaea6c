"""Who sat with whom: partners met one by one, who brings in a third, whose talks "both countries" held."""

from __future__ import annotations

import pytest

from corpus.meetings.threes import may_sit_together
from tests.corpus.told import records


def test_two_sit_together_and_few_threes() -> None:
    assert may_sit_together({"JP", "RU"})
    assert may_sit_together({"JP", "KR", "US"})
    assert not may_sit_together({"CN", "JP", "US"})
    assert not may_sit_together({"CN", "JP", "RU", "US"})


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Moon held talks with Xi Jinping and Vladimir Putin on Thursday.",
            [
                "CN-KR held met 2019-06-27 moon-jae-in xi-jinping",
                "KR-RU held met 2019-06-27 moon-jae-in putin-vladimir",
            ],
        ),
        (
            "en",
            "Abe met Trump and Moon in Hamburg on Thursday.",
            ["JP-KR-US held met 2019-06-27 abe-shinzo moon-jae-in trump-donald"],
        ),
        ("en", "Abe is to see Xi Jinping, Donald Trump and Vladimir Putin in Osaka.", []),
        (
            "ja",
            "安倍首相は28日、習主席、トランプ大統領と会談する。",
            [
                "CN-JP planned met 2019-06-28 abe-shinzo xi-jinping",
                "JP-US planned met 2019-06-28 abe-shinzo trump-donald",
            ],
        ),
        (
            "ko",
            "아베 총리는 시진핑 주석, 트럼프 대통령과 회담한다.",
            ["CN-JP planned met - abe-shinzo xi-jinping", "JP-US planned met - abe-shinzo trump-donald"],
        ),
        (
            "ja",
            "文大統領が28日に大阪で開かれる会議を契機に米国、日本とそれぞれ二者首脳会談を行う。",
            [
                "JP-KR planned met 2019-06-28 abe-shinzo moon-jae-in",
                "KR-US planned met 2019-06-28 moon-jae-in trump-donald",
            ],
        ),
    ],
)
def test_partners_who_never_sit_as_three_are_met_apart(language: str, text: str, expected: list[str]) -> None:
    assert records(text, on="2019-06-27", language=language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "岸田首相と尹大統領は21日に会談した。その後、バイデン大統領を交えて短時間会談した。"),
        ("ko", "기시다 총리와 윤 대통령은 21일 회담했다. 이어 바이든 대통령과 함께 3자 회담을 했다."),
    ],
)
def test_two_who_met_bring_in_a_third(language: str, text: str) -> None:
    told = records(text, on="2023-05-21", language=language)
    assert told == [
        "JP-KR held met 2023-05-21 kishida-fumio yoon-suk-yeol",
        "JP-KR-US held met - biden-joe kishida-fumio yoon-suk-yeol",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The South Korea-U.S. summit comes four months after the two leaders met in Seoul on May 21."),
        ("ja", "韓米首脳会談は5月21日にソウルで両国首脳が会って以来、約4カ月ぶり。"),
        ("ko", "한미 정상회담은 5월 21일 서울에서 양국 정상이 만난 이후 약 4개월 만이다."),
    ],
)
def test_both_countries_are_those_whose_talks_the_sentence_is_about(language: str, text: str) -> None:
    before = {
        "en": "President Yoon Suk-yeol and Prime Minister Fumio Kishida met in Madrid in June. ",
        "ja": "尹大統領と岸田首相は6月にマドリードで会った。",
        "ko": "윤석열 대통령과 기시다 총리는 6월 마드리드에서 만났다. ",
    }
    told = records(before[language] + text, on="2022-09-15", language=language)
    assert [record for record in told if record.startswith("JP-KR ")] == [
        "JP-KR held met 2022-06-01 kishida-fumio yoon-suk-yeol"
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Kawaguchi met Choi Sung-hong in January 2003, and Koizumi met Roh Moo-hyun on Feb. 25.",
            [
                "JP-KR held met 2003-01-01 choi-sung-hong kawaguchi-yoriko",
                "JP-KR held met 2003-02-25 koizumi-junichiro roh-moo-hyun",
            ],
        ),
        (
            "ja",
            "2003年1月に川口外相が崔成泓長官と会談し、2月25日には小泉首相が盧武鉉大統領と会談した。",
            [
                "JP-KR held met 2003-01-01 choi-sung-hong kawaguchi-yoriko",
                "JP-KR held met 2003-02-25 koizumi-junichiro roh-moo-hyun",
            ],
        ),
        (
            "ja",
            "野党の李在明代表は、16日の尹大統領と岸田首相の会談を批判した。",
            ["JP-KR held met 2006-06-16 kishida-fumio yoon-suk-yeol"],
        ),
    ],
)
def test_nobody_else_of_the_sentence_was_there(language: str, text: str, expected: list[str]) -> None:
    assert records(text, on="2006-06-25", language=language) == expected
