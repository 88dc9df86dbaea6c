"""Japanese sentences of people who met without a word for a meeting, and those that only look like it."""

from __future__ import annotations

import pytest

from corpus.meetings.extract import mentions_of
from tests.corpus.told import article, gazetteer, offices, summaries, told

_PAIR = "kishida-fumio yoon-suk-yeol"


def _told(text: str) -> list[str]:
    return summaries(text, on="2023-03-20", language="ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("林芳正外相は18日、ミュンヘンで朴振外相と差しで話した。", "held foreign-ministers 2023-03-18 Munich"),
        ("安倍首相は平昌で文大統領と約1時間、膝を交えた。", "held summit - PyeongChang"),
        ("麻生首相と李明博大統領は11日、ソウルで杯を傾けた。", "held summit 2023-03-11 Seoul"),
        ("日米韓の外相は13日、ニューヨークの国連本部で額を寄せ合った。", "held trilateral-us 2023-03-13 New York"),
        ("通訳を交えず英語でやり取りした河野外相と康外相は、すぐに打ち解けた。", "held foreign-ministers - -"),
        ("尹大統領との夕食会を終えた岸田首相は、上機嫌で宿舎に戻った。", "held summit - -"),
        ("林外相と朴外相の初対面は、ソウルでの45分間だった。", "held foreign-ministers - Seoul"),
    ],
)
def test_what_two_do_together_tells_of_a_meeting(text, expected):
    (found,) = _told(text)
    assert found.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "岸田首相は16日、来日した尹錫悦大統領を公邸に招いて夕食を振る舞った。",
        "首相官邸に尹大統領を迎え入れた岸田首相は16日、関係改善を誓った。",
        "16日、尹大統領が心づくしの料理でもてなしたのは、岸田首相だった。",
        "尹大統領は16日、東京で岸田首相に「一緒に歩みましょう」と語りかけた。",
        "16日、東京で岸田首相の出迎えを受けた尹大統領は、笑顔を見せた。",
        "岸田首相は16日、尹大統領から解決策の説明を受けた。",
        "16日、尹大統領の待つ会議室に岸田首相が入り、尹大統領の手を固く握った。",
    ],
)
def test_the_particle_tells_with_whom(text):
    (found,) = _told(text)
    assert found.startswith("held summit 2023-03-16") and found.endswith(_PAIR)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("岸田首相は5月、広島に尹大統領を迎える予定だ。", "planned"),
        ("岸田首相が5月、広島に尹大統領を迎える案が浮上した。", "proposed"),
        ("岸田首相は尹大統領との握手すら交わさなかった。", "not-held"),
        ("岸田首相と尹大統領の対面は、直前になって幻と消えた。", "not-held"),
        ("岸田首相は尹大統領の面会の申し入れを断った。", "not-held"),
        ("岸田首相は金正恩総書記に握手を呼びかけた。", "proposed"),
        ("岸田首相は尹大統領を仙台に招く考えだ。", "proposed"),
        ("岸田首相は尹大統領との接触を避けた。", "not-held"),
        ("岸田首相は尹大統領の昼食の誘いを受け入れた。", "planned"),
        ("尹大統領とソウルで会う構想は、岸田首相の訪韓断念で白紙に戻った。", "not-held"),
    ],
)
def test_the_ending_tells_what_came_of_it(text, status):
    (found,) = _told(text)
    assert found.split()[0] == status


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("尹徳敏駐日大使は15日、外務省に呼ばれた。", ("JP", "KR")),
        ("中国外務省は14日、金杉憲治大使を呼び、厳重に抗議した。", ("CN", "JP")),
        ("トランプ大統領は28日、金正恩委員長とホテルの庭を散策した。", ("KP", "US")),
        ("2014年3月、ハーグでオバマ氏を挟んで安倍首相と朴大統領が席に着いた。", ("JP", "KR", "US")),
    ],
)
def test_the_sides_are_the_governments_at_the_table(text, sides):
    (found,) = told(text, on="2023-03-20", language="ja")
    assert found.sides == sides


def test_a_call_is_told_by_its_means():
    (found,) = told("石破首相は李在明大統領に電話で就任の祝意を伝えた。", on="2025-06-10", language="ja")
    assert found.mode == "phone"


def test_somebody_left_out_is_whom_the_sentence_before_is_about():
    first = "林外相は18日、ミュンヘンに着いた。"
    assert _told(first + "その夜、朴振外相と夕食を囲んだ。") == [
        "held foreign-ministers - - hayashi-yoshimasa park-jin"
    ]


def test_a_meeting_told_of_before_is_not_told_again():
    text = "岸田首相は16日、東京で尹錫悦大統領と会談した。尹大統領は首相に手を差し出した。"
    assert len(_told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "【岸田首相の16日】▽午前9時1分、閣議▽3時44分、朴振韓国外相。",
        "【岸田首相動静】16日　午前9時1分、閣議▽3時44分、朴振韓国外相、尹徳敏駐日大使。",
    ],
)
def test_a_diary_only_names_whom_its_owner_saw(text):
    (found,) = told(text, on="2023-03-17", language="ja")
    assert found.sides == ("JP", "KR") and found.status == "held"
    assert {"kishida-fumio", "park-jin"} <= {person.person_id for person in found.participants}


def test_each_entry_of_a_schedule_is_one_of_its_own():
    text = "【岸田首相の訪韓日程】\n▽26日　李強首相と個別に会談／尹錫悦大統領と個別に会談\n▽27日　記者会見"
    sides = [mention.sides for mention in told(text, on="2024-05-25", language="ja")]
    assert sides == [("CN", "JP"), ("JP", "KR")]


@pytest.mark.parametrize(
    "text",
    [
        "岸田首相は尹大統領の演説を高く評価した。",
        "文在寅大統領は安倍首相の発言に強く反発した。",
        "安倍首相は17日、文大統領に親書を送り、関係改善を求めた。",
        "菅官房長官は17日の記者会見で、文大統領に対し合意の履行を求めた。",
        "尹大統領は1日、光復節の演説で岸田首相に呼応を促した。",
        "金与正氏は17日の談話で、岸田首相に政治的決断を迫った。",
        "岸田首相は自民党の麻生副総裁と都内のホテルで夕食を共にした。",
        "岸田首相と尹大統領はともに支持率の低迷に悩んでいる。",
        "もし岸田首相が尹大統領と顔を合わせれば、歴史問題が議題になる。",
        "日韓外交当局は緊密に意思疎通を続けている。",
        "日韓両国は佐渡金山をめぐり、やりとりを重ねている。",
        "尹大統領の妻は岸田首相の妻と茶を飲んだ。",
        "林外相は、尹大統領が示した解決策を歓迎した。",
        "サムスンの李在鎔会長とトヨタの豊田章男会長はソウルで握手を交わした。",
        "尹大統領は与党幹部と官邸で夕食をとり、岸田首相の訪韓を話題にした。",
        "麻生副総裁は尹大統領とのパイプを生かし、韓国財界人と懇談した。",
        "林官房長官は10日、韓国の趙兌烈外相が国会で述べた内容について「コメントは控える」と応じた。",
        "金正恩氏は習近平氏に祝電を送り、プーチン氏にも書簡を送った。",
    ],
)
def test_what_is_said_from_afar_is_no_meeting(text):
    assert _told(text) == []


def test_the_subject_of_a_relative_clause_met_nobody():
    text = "安倍首相は朴大統領が到着した会場で米国のオバマ大統領と言葉を交わした。"
    (found,) = told(text, on="2014-03-26", language="ja")
    assert found.sides == ("JP", "US")


def test_what_lasts_beyond_publication_is_still_to_come() -> None:
    text = "安倍首相は年内にはプーチン大統領を日本に迎える外交を展開している。"
    found = mentions_of(article(text, on="2015-07-01", language="ja"), gazetteer(), offices())
    assert [m.status for m in found] == ["planned"]
