"""News of wires and broadcasters in three languages: titles, calls, plans reported, days of speech and of deeds."""

from __future__ import annotations

import pytest

from tests.corpus.told import records


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the Chinese leader" is a title as good as any.
        (
            "Roh Moo-hyun and Abe spoke on Friday. Roh also plans to visit Beijing in mid-October for a summit with "
            "Chinese leader Hu Jintao.",
            [
                "CN-KR planned met 2006-10-11 hu-jintao roh-moo-hyun",
                "JP-KR held met 2006-09-29 abe-shinzo roh-moo-hyun",
            ],
        ),
        (
            "Japanese leader Shinzo Abe and South Korean leader Roh Moo-hyun met in Seoul on Sept. 29.",
            ["JP-KR held met 2006-09-29 abe-shinzo roh-moo-hyun"],
        ),
        # A summit agreed on by two, whatever its verb.
        (
            "A summit broadly agreed upon by President Roh Moo-hyun and Prime Minister Shinzo Abe is likely to take "
            "place on Oct. 9, sources said.",
            ["JP-KR planned met 2006-10-09 abe-shinzo roh-moo-hyun"],
        ),
        # A list of countries is taken whole.
        (
            "Japan, the United States and South Korea initially planned to hold a meeting of defense ministers in "
            "mid-September. But it was canceled.",
            ["JP-KR-US not-held met 2006-09-11 nukaga-fukushiro rumsfeld-donald yoon-kwang-ung"],
        ),
        # What is thought of holding one is no meeting, and its day is that of speech.
        (
            "Earlier Thursday, Ban Ki-moon voiced a cautious stance on the holding of a summit meeting between "
            "Roh Moo-hyun and Shinzo Abe.",
            ["JP-KR proposed met - abe-shinzo roh-moo-hyun"],
        ),
        (
            "On Wednesday, Roh Moo-hyun asked for a summit with Shinzo Abe.",
            ["JP-KR proposed met - abe-shinzo roh-moo-hyun"],
        ),
        (
            "China has consented to the holding of a trilateral summit with South Korea and Japan in the middle of "
            "December.",
            ["CN-JP-KR planned met 2006-12-11 abe-shinzo roh-moo-hyun wen-jiabao"],
        ),
        # A relative clause ends at its comma.
        (
            "Abe, who met Roh Moo-hyun in Seoul on Thursday, will visit Washington in November.",
            ["JP-KR held met 2006-09-28 abe-shinzo roh-moo-hyun"],
        ),
        # The day of coming home is not that of the meeting.
        (
            "Ban Ki-moon returned home Saturday from Tokyo, where he met with Aso Taro.",
            ["JP-KR held met - aso-taro ban-ki-moon"],
        ),
        (
            "Ban Ki-moon flew to Tokyo on Saturday, where he met with Aso Taro.",
            ["JP-KR held met 2006-09-30 aso-taro ban-ki-moon"],
        ),
        # The day of what was condemned at talks is not theirs.
        (
            "Ban Ki-moon and Aso Taro held phone talks Friday. During their talks, the ministers condemned the launch "
            "of a rocket on July 5.",
            ["JP-KR held call 2006-09-29 aso-taro ban-ki-moon"],
        ),
        # A gathering has not the day of those who meet beside it.
        (
            "Roh Moo-hyun and Shinzo Abe will hold a summit on Nov. 2 on the sidelines of the trilateral summit among "
            "South Korea, China and Japan. The Seoul-Beijing-Tokyo summit will take place a day earlier.",
            [
                "CN-JP-KR planned met 2006-11-01 abe-shinzo roh-moo-hyun wen-jiabao",
                "JP-KR planned met 2006-11-02 abe-shinzo roh-moo-hyun",
            ],
        ),
        # A trip called off takes the plan with it.
        (
            "Aso Taro and Ban Ki-moon had planned to meet in August, but Ban called off his trip.",
            ["JP-KR not-held met 2006-08-01 aso-taro ban-ki-moon"],
        ),
        # Senior diplomats of the first sentence are those whom the next one names.
        (
            "Senior diplomats of South Korea and Japan met in Tokyo on Friday. Vice Foreign Minister Yu Myung-hwan "
            "met Vice Foreign Minister Yachi Shotaro in Tokyo on Friday.",
            ["JP-KR held met 2006-09-29 yachi-shotaro yu-myung-hwan"],
        ),
    ],
)
def test_english_news(text: str, expected: list[str]) -> None:
    assert records(text, on="2006-10-01", language="en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Calls, told by their means.
        (
            "岸田首相は13日、尹大統領と電話による会談を行った。",
            ["JP-KR held call 2022-11-13 kishida-fumio yoon-suk-yeol"],
        ),
        (
            "防衛省は13日、電話による日米韓3か国の防衛相会談を行った。",
            ["JP-KR-US held call 2022-11-13 austin-lloyd hamada-yasukazu lee-jong-sup"],
        ),
        ("日米韓3か国の防衛当局の担当者が13日、電話で協議した。", ["JP-KR-US held call 2022-11-13"]),
        # Who speaks of a meeting on a day does not date it.
        ("松野官房長官は14日、日韓首脳会談について「現時点で何ら決まっていない」と述べた。", []),
        ("林外相は14日、日韓首脳会談をめぐり「調整中だ」と記者団に語った。", []),
        (
            "松野官房長官は14日、13日の日韓首脳会談について「有益だった」と述べた。",
            ["JP-KR held met 2022-11-13 kishida-fumio yoon-suk-yeol"],
        ),
        # What was agreed at one was agreed at one held.
        (
            "先月の日米韓首脳会談で合意した共同訓練の定例化に向け、計画を策定することを確認した。",
            ["JP-KR-US held met 2022-10-01 biden-joe kishida-fumio yoon-suk-yeol"],
        ),
        (
            "林外相と朴振外相が18日にソウルで会談する可能性もある。",
            ["JP-KR proposed met 2022-11-18 hayashi-yoshimasa park-jin"],
        ),
        # Whom a delegation met, and where somebody wishes to go.
        (
            "朴振外相は13日、林外相と会談した。朴氏は金正恩氏と会談した特使団の訪朝結果を説明した。",
            ["JP-KR held met 2022-11-13 hayashi-yoshimasa park-jin"],
        ),
        (
            "前日には日韓、中韓の首脳会談が行われた。日中韓サミットは13日、ソウルで開かれた。",
            [
                "CN-JP-KR held met 2022-11-13 kishida-fumio li-keqiang yoon-suk-yeol",
                "CN-KR held met -",
                "JP-KR held met -",
            ],
        ),
    ],
)
def test_japanese_news(text: str, expected: list[str]) -> None:
    assert records(text, on="2022-11-14", language="ja") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The present tense is none of a past: 이뤄진다, 주재한다.
        (
            "16일 도쿄에서 한일 외교차관 협의가 이뤄진다.",
            ["JP-KR planned met 2022-11-16 cho-hyun-dong mori-takeo"],
        ),
        (
            "박진 장관은 16일 하야시 외무상이 참석한 가운데 한일 외교장관회의를 주재한다.",
            ["JP-KR planned met 2022-11-16 hayashi-yoshimasa park-jin"],
        ),
        # Who met both is not one of those listed.
        (
            "하야시 외무상과의 회담에 이어 박진 장관은 블링컨 장관과 회담을 갖고 협력을 논의했다.",
            ["JP-KR held met - hayashi-yoshimasa park-jin", "KR-US held met - blinken-antony park-jin"],
        ),
        # A topic of talks, what is said of one, and what is denied.
        (
            "박진 장관과 하야시 외무상이 13일 만나 한·일 정상회담 등 상호관심사에 대해 의견을 교환했다.",
            ["JP-KR held met 2022-11-13 hayashi-yoshimasa park-jin"],
        ),
        ('대통령실 관계자는 14일 한일 정상회담에 대해 "정해진 바 없다"고 말했다.', []),
        (
            '기시다 총리가 12월 방한해 윤 대통령과 회담할 것이라는 보도에 대해 대통령실은 "사실이 아니다"라고 밝혔다.',
            ["JP-KR not-held met - kishida-fumio yoon-suk-yeol"],
        ),
        # The day of leaving office is not that of the summit.
        (
            "이달 말 퇴임하는 기시다 총리가 곧 방한해 윤석열 대통령과 정상회담을 할 것으로 전해졌다.",
            ["JP-KR planned met - kishida-fumio yoon-suk-yeol"],
        ),
        # 전날 of what was said on the day of the story.
        (
            "박진 장관과 하야시 외무상이 13일(현지시간) 스페인에서 만났다. 두 장관은 전날 저녁 만찬을 계기로 "
            "환담했다고 외교부가 14일 밝혔다.",
            ["JP-KR held met 2022-11-13 hayashi-yoshimasa park-jin"],
        ),
        # China's premier is the one who meets beside the summit of the three.
        (
            "한일중 정상회의가 13일 서울에서 열렸다. 전날에는 한일, 한중 정상회담이 각각 열렸다.",
            [
                "CN-JP-KR held met 2022-11-13 kishida-fumio li-keqiang yoon-suk-yeol",
                "CN-KR held met 2022-11-12 li-keqiang yoon-suk-yeol",
                "JP-KR held met 2022-11-12 kishida-fumio yoon-suk-yeol",
            ],
        ),
    ],
)
def test_korean_news(text: str, expected: list[str]) -> None:
    assert records(text, on="2022-11-14", language="ko") == expected
