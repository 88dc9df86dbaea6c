"""Japanese news: governments and ministries at a table, envoys called in, leagues of parliament, whose day it was."""

from __future__ import annotations

import pytest

from tests.corpus.told import records


def _told(text: str, on: str = "2023-03-20") -> list[str]:
    return records(text, on=on, language="ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Governments and authorities on one day, or at one place.
        ("日韓両政府は18日、ソウルで協議を行い、早期解決で一致した。", "JP-KR held met 2023-03-18"),
        ("日韓両政府の18日の協議では、結論が出なかった。", "JP-KR held met 2023-03-18"),
        ("日韓の外交当局は18日、東京で協議した。", "JP-KR held met 2023-03-18"),
        ("日韓の輸出管理当局による政策対話が18日、東京で開かれた。", "JP-KR held met 2023-03-18"),
        ("日韓の輸出管理当局は18日、政策対話をソウルで開いた。", "JP-KR held met 2023-03-18"),
        ("韓国と日本の外交当局の局長が18日、ソウルで協議に入りました。", "JP-KR held met 2023-03-18"),
        ("日米韓の高官は18日、電話で協議した。", "JP-KR-US held call 2023-03-18"),
        ("日韓定期協議は17日、東京で開かれた。", "JP-KR held met 2023-03-17"),
        ("20日、日韓の防衛当局による政策対話が約3年半ぶりに行われる。", "JP-KR planned met 2023-03-20"),
        # Ministries of which nobody is named.
        ("経済産業省は18日、規制をめぐり韓国の当局者と同省で約6時間協議した。", "JP-KR held met 2023-03-18"),
        (
            "防衛省は18日、照射をめぐり、韓国国防省との間でテレビ会議形式の実務者協議を行った。",
            "JP-KR held call 2023-03-18",
        ),
        # People of an embassy called in.
        (
            "韓国外務省は18日、式典に反発し、在韓国日本大使館の熊谷直樹総括公使を呼んだ。",
            "JP-KR held met 2023-03-18 熊谷直樹",
        ),
        ("外務省は18日、在日韓国大使館の公使を呼び出し、撤回を求めた。", "JP-KR held met 2023-03-18"),
        (
            "外務省の船越局長は18日、在日韓国大使館の金容吉次席公使に対し、極めて遺憾だと抗議した。",
            "JP-KR held met 2023-03-18 funakoshi-takehiro kim-yong-kil",
        ),
        # The leagues of members of parliament.
        ("岸田首相は18日、官邸で韓日議員連盟の一行と面会した。", "JP-KR held met 2023-03-18 kishida-fumio"),
        ("日韓議員連盟と韓日議員連盟は18日、東京で合同総会を開いた。", "JP-KR held met 2023-03-18"),
        # Who held an office before.
        ("菅前首相は18日、ソウルで尹大統領と会談した。", "JP-KR held met 2023-03-18 suga-yoshihide yoon-suk-yeol"),
        ("森元首相は18日、ソウルで尹大統領と会談した。", "JP-KR held met 2023-03-18 mori-yoshiro yoon-suk-yeol"),
        # What is wished for, and what there was not.
        (
            "「6月に大阪で開かれるサミットを機に、岸田首相は尹大統領と会談し、方策を探るべきだ」と社説は訴えた。",
            "JP-KR proposed met 2023-06-01 kishida-fumio yoon-suk-yeol",
        ),
        ("岸田首相は尹大統領と会談する用意があると述べた。", "JP-KR proposed met - kishida-fumio yoon-suk-yeol"),
        ("岸田首相は尹大統領と会談する考えはないと述べた。", "JP-KR not-held met - kishida-fumio yoon-suk-yeol"),
        ("林外相は朴振外相と電話協議すらしてこなかった。", "JP-KR not-held call - hayashi-yoshimasa park-jin"),
    ],
)
def test_who_sat_there_and_when(text: str, expected: str) -> None:
    assert _told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "日韓両政府は協議を続けている。",
        "日韓両政府は1990年代から協議を重ねてきた。",
        "外務省は、韓国外務省と協議している。",
        "外務省は18日、韓国政府と緊密に協議していくと述べた。",
        "外務省は18日、韓国と協議したと発表した。",
        "韓国国防省は、防衛省と協議を行ったことはないと否定した。",
        "韓国国防省は防衛省に協議を申し入れた。",
        "外務省は相星駐韓大使を呼び戻した。",
        "林外相は18日、相星孝一駐韓日本大使を外務省に呼んだ。",
        "日韓議員連盟は18日、東京で総会を開き、会長を再任した。",
        "韓日議員連盟の一行は18日、東京に到着した。",
        "岸田首相は18日、帰国した相星駐韓大使と官邸で面会した。",
        "手続きが進めば、日韓政府間の協議などにも影響を与えるのは避けられない。",
        "林外相は18日、韓国の朴振外相の発言を批判した。",
        "日本政府は18日、韓国側に外交ルートを通じて抗議した。",
        "昨年10月の判決のあと、日韓外相が直接会うのは初めてになる。",
    ],
)
def test_what_tells_of_no_meeting(text: str) -> None:
    assert _told(text) == []


def test_those_of_one_government_meet_nobody_else() -> None:
    text = "林外相は17日、ソウルで朴振外相と会談した。武藤大使は18日、外務省で林外相と協議した。"
    assert _told(text) == ["JP-KR held met 2023-03-17 hayashi-yoshimasa park-jin"]


def test_both_countries_consult_by_nobody_named() -> None:
    text = "林外相と朴外相は11日、東京で会談した。両国は18日、ソウルで課長級の協議を行った。"
    assert _told(text) == ["JP-KR held met 2023-03-11 hayashi-yoshimasa park-jin", "JP-KR held met 2023-03-18"]


def test_the_call_came_after_a_meeting_face_to_face() -> None:
    text = "岸田首相は18日、尹大統領と電話で協議した。日韓首脳の協議は昨年11月の対面での会談以来。"
    assert [told.split()[2:4] for told in _told(text)] == [["call", "2023-03-18"], ["met", "2022-11-01"]]


def test_one_of_a_list_is_called_on() -> None:
    text = "林外相は18日、朴振外相や金某国会議長を表敬訪問した。"
    assert _told(text) == ["JP-KR held met 2023-03-18 hayashi-yoshimasa park-jin"]


def test_a_call_of_half_an_hour_is_told_of_once() -> None:
    text = "林外相は18日夜、朴振外相と電話で約30分間話し、元徴用工問題をめぐり意見を交わした。"
    assert _told(text) == ["JP-KR held call 2023-03-18 hayashi-yoshimasa park-jin"]


def test_one_verb_tells_of_two_who_protested() -> None:
    text = (
        "外務省の船越健裕局長は18日、在日韓国大使館の金容吉・次席公使に、在韓日本大使館の熊谷直樹・総括公使が"
        "韓国外務省の徐旻廷局長にそれぞれ抗議した。"
    )
    assert _told(text) == [
        "JP-KR held met 2023-03-18 funakoshi-takehiro kim-yong-kil",
        "JP-KR held met 2023-03-18 seo-min-jung 熊谷直樹",
    ]


def test_one_verb_after_a_length_of_time_tells_of_two_meetings() -> None:
    text = "岸田首相は18日、李強首相と約1時間、尹大統領と約50分会談した。"
    assert _told(text) == [
        "CN-JP held met 2023-03-18 kishida-fumio li-qiang",
        "JP-KR held met 2023-03-18 kishida-fumio yoon-suk-yeol",
    ]


def test_the_minister_of_a_press_conference_speaks() -> None:
    text = "林外務大臣会見記録\n\n【記者】何を話しましたか。\n\n【大臣】朴振長官とは50分ほど話しました。"
    assert _told(text) == ["JP-KR held met - hayashi-yoshimasa park-jin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The day on which it was called off, or spoken of, is not the meeting's.
        ("尹大統領は18日、岸田首相との首脳会談の見送りを発表した。", "JP-KR not-held met -"),
        ("岸田首相は18日、「尹大統領と早期に会談したい」と述べた。", "JP-KR proposed met -"),
        # A meeting of two days, and a further one to come.
        ("21日と22日に開かれる日韓外相会談で議題になる。", "JP-KR planned met 2023-03-21"),
    ],
)
def test_whose_day_it_was(text: str, expected: str) -> None:
    assert [" ".join(told.split()[:4]) for told in _told(text)] == [expected]


def test_talks_of_months_ago_are_not_those_of_the_news() -> None:
    text = (
        "福島の処理水をめぐり、日韓両政府はソウルで行った協議で、視察団の派遣に合意した。"
        "今月7日に行われた日韓首脳会談では、派遣で一致していた。"
    )
    assert [told.split()[3] for told in _told(text)] == ["-", "2023-03-07"]


def test_a_further_round_is_agreed_on_at_the_talks() -> None:
    text = (
        "日韓の局長級協議が16日、ソウルの韓国外務省で始まった。"
        "船越健裕局長と徐旻廷局長が約2時間半話し合い、5月に東京で2回目を開くことで合意した。"
    )
    assert _told(text)[0] == "JP-KR held met 2023-03-16 funakoshi-takehiro seo-min-jung"
    assert not [told for told in _told(text) if told.startswith("JP-KR held") and "03-16" not in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles that only one of the two countries has
        (
            "金健平和交渉本部長と船越健裕アジア大洋州局長が14日、都内のホテルで夕食を共にしながら協議した。",
            ["JP-KR held met 2023-03-14"],
        ),
        ("金健平和交渉本部長は14日、記者団に見通しを語った。", []),
        # moved to a later date
        (
            "政府は13日、年内に東京で予定していた日中韓首脳会談を来年に延ばすと発表した。",
            ["CN-JP-KR not-held met 2023-03-20"],
        ),
        ("日韓外相会談は日程を来月以降にずらすことになった。", ["JP-KR not-held met -"]),
        # both leagues
        ("10日には両議連の合同総会がソウルで開かれた。", ["JP-KR held met 2023-03-10"]),
        ("両議連の関係者は日韓関係の改善を訴えた。", []),
        # envoys
        ("韓国外務省は14日、日本の公使を呼んで抗議した。", ["JP-KR held met 2023-03-14"]),
        (
            "韓国外務省は14日、抗議声明を出した。日本側にも伝えた。同省は総括公使を外務省に呼んだ。",
            ["JP-KR held met -"],
        ),
        ("中国外務省は14日、抗議した。同省は大使を呼んだ。日本と韓国も注視する。", []),
        ("外務省は14日、駐韓大使を本国に呼び戻した。韓国は反発した。", []),
        # the one before
        (
            "岸田首相は16日、尹大統領と電話で会談した。報道官によると、両首脳の電話は今月5日に続くもので、3回目に当たる。",
            ["JP-KR held call 2023-03-05", "JP-KR held call 2023-03-16"],
        ),
        (
            "日韓の局長が16日、東京で協議した。協議は2021年10月18日にソウルで開かれて以来だ。",
            ["JP-KR held met 2021-10-18", "JP-KR held met 2023-03-16"],
        ),
    ],
)
def test_days_status_and_sides_of_wire_stories(text: str, expected: list[str]) -> None:
    assert sorted(" ".join(told.split()[:4]) for told in _told(text)) == expected
