"""What Japanese and Korean sentences say of meetings: the particles tell who, the closing verb what came of it."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries, told

_PAIR = "kishida-fumio yoon-suk-yeol"
_MINISTERS = "hayashi-yoshimasa park-jin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "岸田総理大臣は、韓国のユン・ソンニョル大統領と16日、東京で首脳会談を行いました。",
            f"held summit 2023-03-16 Tokyo {_PAIR}",
        ),
        (
            "林芳正外相は2月18日、ミュンヘンで韓国の朴振外相と会談し、協議した。",
            f"held foreign-ministers 2023-02-18 Munich {_MINISTERS}",
        ),
        ("林芳正外相は韓国の朴振外相と電話で協議した。", f"held phone-call - - {_MINISTERS}"),
        (
            "日米韓3カ国の外務次官は13日、ワシントンで会談した。",
            "held trilateral-us 2023-03-13 Washington, D.C. cho-hyun-dong mori-takeo",
        ),
        (
            "岸田首相は5月に広島で尹錫悦大統領と会談する方向で調整している。",
            f"planned summit 2023-05-01/2023-05-31 Hiroshima {_PAIR}",
        ),
        ("岸田首相は尹錫悦大統領との会談を検討している。", f"proposed summit - - {_PAIR}"),
        ("安倍首相は文在寅大統領と会談しなかった。", "not-held summit - - abe-shinzo moon-jae-in"),
        (
            "韓国の朴振外相は林芳正外相と会談する予定だったが、中止となった。",
            f"not-held foreign-ministers - - {_MINISTERS}",
        ),
        (
            "岸田首相は21日に広島で尹錫悦大統領と会談し、安全保障を協議する予定だ。",
            f"planned summit 2023-03-21 Hiroshima {_PAIR}",
        ),
    ],
)
def test_one_japanese_sentence_tells_one_meeting(text, expected):
    assert summaries(text, language="ja") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "윤석열 대통령은 16일 일본 도쿄에서 기시다 후미오 일본 총리와 한일 정상회담을 했다.",
            f"held summit 2023-03-16 Tokyo {_PAIR}",
        ),
        (
            "박진 외교부 장관은 11일 하야시 요시마사 일본 외무대신과 전화통화를 갖고 의견을 교환했다.",
            f"held phone-call 2023-03-11 - {_MINISTERS}",
        ),
        (
            "외교부는 조현동 1차관이 20일 서울에서 모리 다케오 일본 외무성 사무차관과 "
            "한일 차관전략대화를 개최한다고 밝혔다.",
            "planned vice-ministers 2023-03-20 Seoul cho-hyun-dong mori-takeo",
        ),
        (
            "윤석열 대통령과 기시다 후미오 일본 총리가 5월 히로시마에서 만날 가능성이 제기된다.",
            f"proposed summit 2023-05-01/2023-05-31 Hiroshima {_PAIR}",
        ),
        (
            "문재인 대통령과 아베 총리의 정상회담은 열리지 않았다.",
            "not-held summit - - abe-shinzo moon-jae-in",
        ),
        (
            "강경화 외교부 장관은 고노 다로 일본 외무상과 만나 수출규제 철회를 촉구했다.",
            "held foreign-ministers - - kang-kyung-wha kono-taro",
        ),
    ],
)
def test_one_korean_sentence_tells_one_meeting(text, expected):
    assert summaries(text, language="ko") == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "松野官房長官は記者会見で、日韓首脳会談について「現時点で決まっていない」と述べた。"),
        ("ja", "岸田首相は自民党の麻生副総裁と会談した。"),
        ("ja", "日銀の金融政策決定会合は今月27、28日に開かれる。"),
        ("ko", "윤석열 대통령은 국무회의에서 말했다."),
        ("ko", "한일 양국은 통화스와프를 논의했다."),
    ],
)
def test_what_only_looks_like_a_meeting_of_two_countries_is_none(language, text):
    assert summaries(text, language=language) == []


def test_both_leaders_are_those_told_of():
    text = "岸田首相は16日、韓国の尹錫悦大統領と会談した。両首脳は約85分間会談し、関係正常化で一致した。"
    assert {(m.duration_minutes, m.duration_approximate) for m in told(text, language="ja")} == {(85, True)}


def test_bureau_talks_named_by_level_find_the_directors_general():
    text = (
        "한일 국장급 협의가 16일 도쿄에서 열렸다. 서민정 외교부 아시아태평양국장과 후나코시 다케히로 일본 외무성 "
        "아시아대양주국장이 참석했다."
    )
    assert summaries(text, language="ko") == ["held director-general 2023-03-16 Tokyo funakoshi-takehiro seo-min-jung"]


def test_a_family_name_alone_is_the_person_named_before():
    text = "茂木敏充外相は23日、韓国の康京和外相と会談した。康氏は24日、サリバン米国務副長官とも会談した。"
    second = summaries(text, on="2019-11-25", language="ja")[1]
    assert second == "held other 2019-11-24 - kang-kyung-wha sullivan-john"


def test_the_korean_prime_minister_is_no_leader():
    (mention,) = told("安倍首相は24日、韓国の李洛淵首相と会談した。", on="2019-10-25", language="ja")
    assert mention.kind == "other"
