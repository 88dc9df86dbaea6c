"""Japanese news: who is meant by titles and short names, what came of a plan, and what tells of no meeting."""

from __future__ import annotations

import pytest

from tests.corpus.told import records


def _told(text: str, on: str = "2023-03-20") -> list[str]:
    return records(text, on=on, language="ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Officials whom the gazetteer lacks, by the ministry or embassy before the name.
        ("船越健裕局長は18日、ソウルで韓国外務省の洪吉東アジア太平洋局長と協議した。", "JP-KR held met 2023-03-18"),
        ("船越局長は18日、在日韓国大使館の洪吉東次席公使を外務省に呼び、抗議した。", "JP-KR held met 2023-03-18"),
        ("外務省の船越健裕局長は18日、在日韓国大使館の公使に電話で抗議した。", "JP-KR held call 2023-03-18"),
        ("森健良外務次官は18日、東京で米国のヒル国務次官補と会談した。", "JP-US held met 2023-03-18"),
        # The country in one letter, or in the title.
        ("岸田首相は18日、東京でアルベール豪首相と会談した。", "AU-JP held met 2023-03-18"),
        ("オースティン米国防長官と浜田防衛相は18日、東京で会談した。", "JP-US held met 2023-03-18"),
        ("岸田首相は18日にインドを訪れ、シン首相と会談した。", "IN-JP held met 2023-03-18"),
        # Korean family names as broadcasters write them.
        ("岸田総理大臣は18日、ユン大統領と会談しました。", "JP-KR held met 2023-03-18 kishida-fumio yoon-suk-yeol"),
        # Names joined by commas, a comma of ministries, a title after a bracket.
        ("林外相は18日、中国の秦剛外相、韓国の朴振外相と会談した。", "CN-JP-KR held met 2023-03-18"),
        ("18日，林外務大臣は，東京で，朴振韓国外交部長官と会談を行った。", "JP-KR held met 2023-03-18"),
        ("岸田首相は18日、官邸で韓国の鄭鎮碩団長（国会副議長）らと面会した。", "JP-KR held met 2023-03-18"),
        # What was done together, and by what means.
        ("尹大統領は18日、金与正氏ら北朝鮮の高官代表団とソウルで会談した。", "KP-KR held met 2023-03-18"),
        ("青瓦台で18日、尹大統領との1時間40分を終えた岸田首相は、宿舎に戻った。", "JP-KR held met 2023-03-18"),
        ("岸田首相と尹大統領は18日、受話器越しに20分間言葉を交わした。", "JP-KR held call 2023-03-18"),
        ("岸田首相は18日、尹大統領に自ら電話で談話の内容を伝えた。", "JP-KR held call 2023-03-18"),
        ("岸田首相は18日、東京の別荘で尹大統領と1時間余りを過ごした。", "JP-KR held met 2023-03-18"),
        ("林外相と朴振外相は18日、ワーキングディナーを兼ねた会談を行った。", "JP-KR held met 2023-03-18"),
        ("岸田首相は18日、尹大統領を官邸での夕食会に招いた。", "JP-KR held met 2023-03-18"),
        ("習近平国家主席は18日、北京で尹大統領を丁重に迎えて会談した。", "CN-KR held met 2023-03-18"),
        # Plain verbs of days gone by.
        ("先月4日に東京で林外相と朴振外相が会談するなど、対話が進んでいる。", "JP-KR held met 2023-02-04"),
        # Plans of two, told after their call.
        ("岸田首相と尹大統領の会談が大きく延期され、双方は日程を詰め直す。", "JP-KR not-held met -"),
    ],
)  # fmt: skip
def test_one_meeting_is_told(text, expected):
    (found,) = _told(text)
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "林外相は13日に朴振外相、14日に韓悳洙首相と、ソウルで相次いで対面した。",
            ["JP-KR held met 2023-03-13", "JP-KR held met 2023-03-14"],
        ),
        (
            "岸田首相は午前に中国の習近平国家主席、午後に尹大統領と個別に会談した。",
            ["CN-JP held met -", "JP-KR held met -"],
        ),
        (
            "バイデン大統領はまず尹大統領と、次いで岸田首相と個別に会った。",
            ["JP-US held met -", "KR-US held met -"],
        ),
        (
            "岸田首相は18日、訪日したルブラン仏首相、シン・インド首相と会談した。",
            ["FR-JP held met 2023-03-18", "IN-JP held met 2023-03-18"],
        ),
        (
            "岸田首相と尹大統領は18日、電話会談した。両氏は早期に対面する機会を持つことで一致した。",
            ["JP-KR held call 2023-03-18", "JP-KR planned met -"],
        ),
        (
            "浜田防衛相、李鐘燮国防相、オースティン国防長官は18日、3か国の会談に臨んだが、2国間の会談は行われなかった。",
            ["JP-KR not-held met", "JP-KR-US held met 2023-03-18"],
        ),
        (
            "岸田首相は18日、ソウルで尹大統領と会談した。正式な会談は2019年12月以来となる。",
            ["JP-KR held met 2019-12-01", "JP-KR held met 2023-03-18"],
        ),
        (
            "林外相は18日、東京で朴振外相と会談した。尹錫悦大統領も表敬した。",
            ["JP-KR held met - hayashi-yoshimasa yoon-suk-yeol", "JP-KR held met 2023-03-18"],
        ),
    ],
)
def test_several_meetings_are_told(text, expected):
    found = _told(text)
    assert len(found) == len(expected)
    assert all(one.startswith(start) for one, start in zip(found, sorted(expected), strict=True))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("日韓2国間の外相会談は予定されていない。", "not-held"),
        ("岸田首相が5月に訪韓して尹大統領と会う計画は白紙となり、調整はやり直しだ。", "not-held"),
        ("松野官房長官は岸田首相と尹大統領の会談について問われ、「そうした予定はない」と答えた。", "not-held"),
        ("日本は尹大統領との会談の席をついに設けなかった。", "not-held"),
        ("岸田首相と尹大統領の会談は土壇場で反故にされた。", "not-held"),
        ("林外相が朴振外相と会談すれば、3カ月ぶりの日韓外相会談となる。", "proposed"),
        ("林外相は記者団に「朴振外相と会い、懸案を率直に議論したい」と語った。", "proposed"),
        ("林外相は22日の会合に先立ち、東京で朴振外相と個別に会談する見通しだ。", "planned"),
        ("【大統領の日程】\n▽22日　岸田首相と会談、夕食会\n▽23日　帰国", "planned"),
    ],
)
def test_what_came_of_a_plan(text, status):
    assert {told.split()[1] for told in _told(text)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        # Whom nobody knows takes no partner of the sentence before.
        "岸田首相は18日、記者団に語った。プラユット首相は秦剛外相と会談した。",
        # What talks are only meant for, or held again and again.
        "岸田首相と尹大統領は、首脳会談の定例化で合意したと発表した文書を重視する。",
        "3首脳は年1回以上会談することで合意した。",
        "李局長は首脳会談を念頭に懸案を整理している。",
        "最大野党は「辞める首相と尹大統領の会談に意味はない」と批判した。",
        # At others' meetings.
        "北京で大テーブルを囲んだ船越健裕、金健両氏ら6カ国の首席代表は18日、声明を採択した。",
        # Within one government, through the press, in letters.
        "外務省の報道官は韓国外務省の関係者の発言について談話を出した。",
        "林外相は18日の会見で、韓国外務省の洪吉東報道官の発言に反論した。",
        "尹大統領は岸田首相に書簡で感謝を伝え、首相は国会で謝意に触れた。",
        "防衛省と経済産業省の実務者は18日、テレビ会議で協議した。",
    ],
)
def test_no_meeting_is_told(text):
    assert _told(text) == []


def test_who_so_called_was_named_is_meant():
    text = "尹炳世外相は21日、岸田文雄外相と東京で会談した。尹氏は22日、安倍首相とも官邸で会談した。"
    assert all("yun-byung-se" in told and "yoon-suk-yeol" not in told for told in _told(text, on="2015-06-23"))


def test_nobody_from_elsewhere_is_borrowed_to_meet_somebody_from_elsewhere():
    text = "尹大統領は18日、式典に出た。バイデン大統領は記者団に語った。一方、フランスのマクロン大統領とも会談した。"
    (found,) = _told(text)
    assert found.startswith("FR-KR held met")


def test_when_they_met_before_is_no_meeting_of_now():
    (found,) = _told("尹氏の来日は、東京で岸田首相と会談した昨年3月以来、1年ぶりとなる。", on="2024-03-20")
    assert found.startswith("JP-KR held met 2023-03-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洪吉東駐韓中国大使は18日、朴振外相を公邸に招いて夕食を共にした。", "CN-KR held met 2023-03-18"),
        ("ケネディ駐日米大使は18日、東京で林外相と会談した。", "JP-US held met 2023-03-18"),
        ("尹大統領は18日、相星孝一駐韓大使から信任状を受け取った。", "JP-KR held met 2023-03-18"),
    ],
)
def test_an_ambassador_is_of_the_country_after_that_of_his_post(text, expected):
    (found,) = _told(text)
    assert found.startswith(expected)
