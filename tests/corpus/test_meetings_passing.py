"""Meetings that a story about another one only names."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries

_STORY = {
    "en": "Foreign Minister Park Jin met his Japanese counterpart, Yoshimasa Hayashi, in Munich on Feb. 18, 2023.",
    "ja": "林芳正外相は2023年2月18日、ドイツのミュンヘンで韓国の朴振外相と会談した。",
    "ko": "박진 외교부 장관은 2023년 2월 18일 독일 뮌헨에서 하야시 요시마사 일본 외무상과 회담했다.",
}
_LEADERS = "kishida-fumio yoon-suk-yeol"


def beside(text: str, language: str = "en") -> list[str]:
    """What the text tells after the story, without the story's own meeting."""
    return [told for told in summaries(f"{_STORY[language]} {text}", language=language) if "2023-02-18" not in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They welcomed the summit of November 13, 2022.", f"held summit 2022-11-13 - {_LEADERS}"),
        (
            "With the November 2022 summit in mind, the ministers spoke of labor.",
            f"held summit 2022-11-01/2022-11-30 - {_LEADERS}",
        ),
        (
            "The leaders had agreed on it in Phnom Penh in November 2022.",
            f"held summit 2022-11-01/2022-11-30 Phnom Penh {_LEADERS}",
        ),
        ("The third round of talks on the boundary was held in Seoul on Jan. 9, 2023.", "held other 2023-01-09 Seoul"),
        ("The regular ministerial conference sat in Seoul on Jan. 9 and 10, 2023.", "held other"),
        ("It was the first meeting of this kind since May 2022.", "held foreign-ministers 2022-05-01/2022-05-31"),
        ("Park also saw Prime Minister Fumio Kishida.", "held other 2023-02-17/2023-02-19 - kishida-fumio park-jin"),
        (
            "Park was to see Prime Minister Fumio Kishida on March 20.",
            "planned other 2023-03-20 - kishida-fumio park-jin",
        ),
        ("The two agreed to resume the security dialogue.", "planned other - -"),
        ("On March 1 Seoul called in the Japanese ambassador to protest.", "held other 2023-03-01"),
        ("The series had begun on Jeju in 2007.", "held foreign-ministers 2007-01-01/2007-12-31 Jeju"),
        ("The round before it was in Tokyo in July 2022.", "held foreign-ministers 2022-07-01/2022-07-31 Tokyo"),
        ("The next round would be held in Tokyo in April.", "planned other 2023-04-01/2023-04-30 Tokyo"),
        ("Officials of both foreign ministries met in Seoul on Jan. 9, 2023.", "held other 2023-01-09 Seoul"),
        ("Both had also sat with Secretary of State Antony Blinken.", "held trilateral-us - - blinken-antony hayashi"),
        (
            "Park told Ambassador Koichi Aiboshi that it had to stop.",
            "held other 2023-02-17/2023-02-19 - aiboshi-koichi",
        ),
        ("Park gave a dinner.", "held foreign-ministers 2023-02-17/2023-02-19"),
        (
            "What the two leaders had agreed on during Yoon's visit to Japan in May 2022 stood.",
            "held summit 2022-05-01",
        ),
        ("The two Koreas were to hold a summit on April 27, 2023.", "planned summit 2023-04-27 - yoon-suk-yeol"),
    ],
)
def test_what_an_english_story_names_beside_its_own_meeting(text, expected):
    (found,) = beside(text)
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "11月の首脳会談での合意を確認した。", "held summit 2022-11-01/2022-11-30"),
        ("ja", "外相の会談は2022年5月以来となる。", "held other 2022-05-01/2022-05-31"),
        ("ja", "両外相は局長級の対話を再開することで一致した。", "planned director-general - -"),
        ("ja", "外交部は相星孝一駐韓大使を呼んで抗議した。", "held other - - aiboshi-koichi"),
        ("ko", "두 장관은 지난해 11월 정상회담의 합의를 확인했다.", "held summit 2022-11-01/2022-11-30"),
        ("ko", "안보 실무대화는 다음 달 다시 열기로 했다.", "planned other 2023-04-01/2023-04-30"),
        ("ko", "외교부는 아이보시 고이치 대사를 불러 항의했다.", "held other - - aiboshi-koichi"),
        ("ja", "前回は2022年7月、東京で開かれた。", "held foreign-ministers 2022-07-01/2022-07-31 Tokyo"),
        ("ja", "次回は4月に東京で開く。", "planned foreign-ministers 2023-04-01/2023-04-30 Tokyo"),
        (
            "ja",
            "岡野正敬次官は1月9日、尹徳敏駐日大使に抗議した。",
            "held other 2023-01-09 - okano-masataka yun-duk-min",
        ),
        ("ko", "지난번 회담은 2022년 7월 도쿄에서 열렸다.", "held foreign-ministers 2022-07-01/2022-07-31 Tokyo"),
        (
            "ko",
            "박 장관은 1월 9일 아이보시 고이치 대사에게 유감을 전달했다.",
            "held other 2023-01-09 - aiboshi-koichi park-jin",
        ),
        ("ko", "하야시 외무상은 만찬을 열었다.", "held foreign-ministers 2023-02-17/2023-02-19"),
    ],
)
def test_what_a_story_in_japanese_or_korean_names(language, text, expected):
    (found,) = beside(text, language)
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They would go on with consultations, as since the summer."),  # nothing that was to be held
        ("en", "Seoul had asked for consultations on January 9, 2023."),  # the day of the asking
        ("en", "No Japanese minister had come to Seoul since January 2018."),  # a visit, not a meeting
        ("en", "Kim has been in office since May 2022."),
        ("en", "Both spoke of the G20 summit of November 2022."),  # a gathering of others
        ("en", "They welcomed the U.S.-Japan dialogue, to which others were invited."),
        ("en", "Park sent Prime Minister Fumio Kishida a letter, and told him so on March 1."),
        ("en", "The ministers would strengthen working-level consultations."),  # no talks of their own
        ("en", "Park called the statement of North and South of July 4, 1972, a model."),  # the day of a paper
        ("en", "The effect of the non-aligned meeting in Lima was small."),  # a gathering of others
        ("en", "The first was a visit of pupils in 2022."),  # no round of talks
        ("ja", "当局間の対話を続けることで一致した。"),
        ("ja", "日本は1月に協議を要請した。"),
        ("ko", "1월 회담 제안은 없던 일이 됐다고 한다."),
    ],
)
def test_what_is_no_meeting_of_theirs_is_left_alone(language, text):
    assert beside(text, language) == []


def test_a_meeting_that_the_story_may_mean_is_not_told_twice():
    assert summaries(f"{_STORY['en']} The talks of February 18 lasted 35 minutes, the ministry said.") == [
        "held foreign-ministers 2023-02-18 Munich hayashi-yoshimasa park-jin"
    ]


def test_what_is_spoken_after_a_call_is_spoken_by_telephone():
    story = "Foreign Ministers Yoshimasa Hayashi and Park Jin spoke by telephone on March 9."
    found = summaries(f"{story} The same morning Hayashi spoke with Secretary of State Antony Blinken.")
    assert [each.split()[1] for each in found] == ["phone-call", "phone-call"]


def test_each_one_called_on_is_met_apart():
    assert beside("Park also called on Prime Minister Fumio Kishida and Chief Cabinet Secretary Hirokazu Matsuno.") == [
        "held other 2023-02-17/2023-02-19 - kishida-fumio park-jin",
        "held other 2023-02-17/2023-02-19 - matsuno-hirokazu park-jin",
    ]


def test_summits_of_two_years_are_two():
    found = beside("Talks had been opened after the summits of 2018 and 2019.")
    assert [each.split()[2] for each in found] == ["2018-01-01/2018-12-31", "2019-01-01/2019-12-31"]
