"""What newspapers say of meetings beside telling of them: plans, purposes, speakers, wives, lists and pairs."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries, told

_KO = "kishida-fumio yoon-suk-yeol"
_THREE = "biden-joe kishida-fumio yoon-suk-yeol"


def _is(text: str, language: str) -> list[str]:
    return summaries(text, language=language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # a plan told in an attribute, or around a noun, is a plan
        ("ko", "박진 장관은 다음 달 서울에서 열리는 한일 정상회담과 관련해 기자들의 질문에 답했다.", "planned"),
        ("ko", "한일 정상회담을 위해 윤석열 대통령이 도쿄로 출국했다.", "planned"),
        ("ko", "한미일 정상회의는 다음 달 18일 차질없이 개최된다.", "planned"),
        ("ja", "大統領府の報道官は、来月に予定している日韓首脳会談について「延期もあり得る」と述べた。", "planned"),
        ("ko", "윤석열 대통령은 30일 기시다 후미오 일본 총리와 정상회담을 진행할 예정이다.", "planned"),
        # what was agreed, said or begun at one was said at one held
        ("ko", "윤석열 대통령과 기시다 후미오 일본 총리는 16일 한일정상회담 당시 협의를 서두르기로 합의했다.", "held"),
        ("ko", "16일 한일 정상회담에선 안보 문제가 언급되지 않았다.", "held"),
        ("ko", "윤석열 대통령과 기시다 후미오 일본 총리의 정상회담은 16일 예정됐던 시각보다 늦게 시작했다.", "held"),
        ("ko", "윤석열 대통령은 16일 도쿄에서 기시다 총리와 정상회담을 한 것을 계기로 수출 규제를 풀었다.", "held"),
        ("ko", "16일 한일 정상회담에서 두 정상은 격의 없이 대화했다.", "held"),
        ("ko", "윤석열 대통령과 기시다 후미오 일본 총리의 회담은 방한 직후 이뤄질 가능성이 높다.", "proposed"),
        # these still deny one
        ("ko", "윤석열 대통령은 기시다 후미오 일본 총리와 회담 없이 귀국했다.", "not-held"),
        ("ko", "윤석열 대통령은 기시다 후미오 일본 총리와 만날 수 없었다.", "not-held"),
        ("ja", "岸田首相と尹錫悦大統領の会談は行われなかった。", "not-held"),
    ],
)
def test_status_is_that_of_the_meeting_not_of_what_is_said_around_it(language, text, expected):
    assert {m.status for m in told(text, language=language)} == {expected}


def test_what_is_to_be_said_at_a_planned_meeting_leaves_it_planned():
    ko = "윤석열 대통령과 기시다 후미오 일본 총리가 다음 달 18일 서울에서 정상회담을 개최한다. "
    ko += "이번 회담에서 두 정상은 협력을 확인하고 새 장을 열 것이라고 대변인은 말했다."
    assert {m.status for m in told(ko, language="ko")} == {"planned"}
    ja = (
        "岸田首相は来月18日、ソウルで尹錫悦大統領と会談する。岸田首相は「尹大統領との首脳会談では率直に話す」と語った。"
    )
    assert {m.status for m in told(ja, language="ja")} == {"planned"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # one country with each of two others: two meetings
        ("ko", "한일·한미 정상회담이 다음 달 열린다.", {("JP", "KR"), ("KR", "US")}),
        ("ja", "日韓・日米首脳会談が来月開かれる。", {("JP", "KR"), ("JP", "US")}),
        ("ko", "한ㆍ미ㆍ일 정상회담이 다음 달 열린다.", {("JP", "KR", "US")}),
        # a list of examples, or one after the other
        ("ja", "岸田首相はバイデン大統領、尹錫悦大統領らと会談した。", {("JP", "US"), ("JP", "KR")}),
        ("ja", "岸田首相はバイデン大統領、尹錫悦大統領と3カ国の首脳会談を行った。", {("JP", "KR", "US")}),
        (
            "ko",
            "윤석열 대통령은 기시다 후미오 일본 총리, 조 바이든 미국 대통령과의 연이은 정상회담을 마쳤다.",
            {("JP", "KR"), ("KR", "US")},
        ),
        # many at one table
        ("ko", "한일과 중국 등 주요국 정상들이 한자리에 모였다.", set()),
        ("ja", "日韓など各国首脳が16日、ニューヨークで一堂に会した。", set()),
    ],
)
def test_lists_and_pairs_of_countries(language, text, expected):
    assert {m.sides for m in told(text, language=language)} == expected


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        # who speaks of a summit does not sit at it
        ("ko", "조현동 주미한국대사는 다음 달 열리는 한미일 정상회의와 관련, 기대를 밝혔다.", "cho-hyun-dong"),
        ("ko", "한덕수 국무총리는 한일 정상회담과 관련해 의미 있는 진전이 있었다고 평가했다.", "han-duck-soo"),
        # nor whoever another is only told by
        ("ko", "김건희 여사는 16일 기시다 후미오 일본 총리의 부인 기시다 유코 여사와 만났다.", "kishida-fumio"),
        ("ja", "金建希夫人は16日、岸田裕子首相夫人と会談した。", "kishida-fumio"),
        ("en", "Yoon Suk-yeol met officials of the Biden administration in Washington on March 16.", "biden-joe"),
        # nor one whose name is another's
        ("ko", "박진 장관은 16일 댄 설리번(Dan Sullivan) 미국 상원의원을 만났다.", "sullivan-jake"),
    ],
)
def test_who_is_only_spoken_of_takes_no_part(language, text, nobody):
    assert nobody not in {p.person_id for m in told(text, language=language) for p in m.participants}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # somebody unknown is one side
        ("ko", "윤석열 대통령은 기시다 총리와 통화했다. 싱 대사가 이재명 대표와의 회동에서 불만을 말했다."),
        ("ko", "이시바 총리가 방한한다. 특사단은 박진 장관을 만나 친서를 전했다."),
        (
            "en",
            "Sullivan telephoned Akiba about the recent meeting between Russian President Putin and DPRK leader Kim.",
        ),
        (
            "en",
            "Sullivan flew to Tokyo to prepare for the President’s meeting on March 21 with Prime Minister Kishida.",
        ),
        # what is no meeting of these two
        ("en", "Kishida and Biden spoke. The two leaders discussed the G7 Hiroshima Summit and a successful summit."),
        ("en", "Kishida and Biden spoke. Kishida skipped the plenary session of the summit."),
        ("en", "Kishida and Biden spoke. The leaders of seven opposition parties met on Thursday for a debate."),
        ("en", "Biden, Yoon and Kishida agreed to hold a trilateral summit every year."),
    ],
)
def test_no_meeting_is_made_up(language, text):
    held = [m for m in told(text, language=language) if m.mode == "in_person"]
    assert held == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the day of the journey is not that of the meeting it is for
        ("윤석열 대통령과 기시다 후미오 일본 총리의 정상회담을 위해 참모들이 17일 출국했다.", None),
        ("한일 정상회담을 마친 윤석열 대통령은 17일 기자들을 만났다.", None),
        # nor one that is only spoken of there
        ("윤석열 대통령은 기시다 후미오 일본 총리와의 회담에서 “4월 5일에 다시 논의하자”고 했다.", None),
        ("윤석열 대통령은 16일 기시다 후미오 일본 총리와의 회담에서 “다시 논의하자”고 했다.", "2023-03-16"),
    ],
)
def test_the_day_is_that_of_the_meeting(text, expected):
    days = {str(m.when.earliest_on) if m.when else None for m in told(text, language="ko")}
    assert days == {expected}


def test_since_their_leaders_met_is_told_of_the_leaders():
    text = "Jake Sullivan, Cho Tae-yong and Akiba Takeo met in Washington on March 16, the first such meeting "
    text += "since their leaders met in Phnom Penh in November 2022."
    met = [m for m in told(text) if m.when and m.when.earliest_on.year == 2022]
    assert not any("sullivan-jake" in {p.person_id for p in m.participants} for m in met)


def test_the_leaders_of_the_two_are_still_those_just_named():
    text = "Kishida Fumio and Yoon Suk-yeol arrived. The leaders of the two countries met in Tokyo on Thursday."
    assert summaries(text) == [f"held summit 2023-03-16 Tokyo {_KO}"]


def test_three_at_one_table_are_one_meeting():
    text = "윤석열 대통령은 16일 조 바이든 미국 대통령, 기시다 후미오 일본 총리와 한미일 정상회담을 했다."
    assert _is(text, "ko") == [f"held trilateral-us 2023-03-16 - {_THREE}"]
