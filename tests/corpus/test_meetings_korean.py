"""Korean news: who is told of by title, style of name or ministry, what was offered, held, called off or only said."""

from __future__ import annotations

import pytest

from corpus.meetings.entries import entries
from corpus.meetings.name_forms import is_japanese
from tests.corpus.told import summaries, told

_ON = "2025-11-20"


def sides(text: str) -> list[tuple[str, str]]:
    """Who met, and what came of it: 'JP-KR', 'held'."""
    found = told(text, on=_ON, language="ko")
    return list(dict.fromkeys(("-".join(mention.sides), mention.status) for mention in found))


@pytest.mark.parametrize(
    "text",
    [
        # officials whom no list knows: by country, by ministry, by the look of their names
        "박하늘 외교부 국장은 7일 서울에서 도다 하루키 일본 외무성 참사관과 만나 환율 문제를 협의했다.",
        "박하늘 통상정책국장과 도다 하루키 무역관리부장은 7일 도쿄에서 여덟 시간 씨름했다.",
        "조현 장관은 7일 서울에서 도다 하루키 주한 일본대사를 접견했다.",
        # what is told in other words than those for a meeting
        "이재명 대통령은 7일 저녁 다카이치 총리로부터 걸려온 전화에서 “곧 만나자”고 말했다.",
        "이 대통령과 다카이치 총리는 7일 밤 수화기를 들고 피해 상황을 나눴다.",
        "다카이치 총리에게 먼저 다가간 쪽은 이재명 대통령이었다. 7일 경주에서였다.",
        "강경화 장관은 7일 런던에서 모테기 외상으로부터 약속을 지키라는 주문을 받았다.",
        "윤 대통령과 기시다 총리는 7일 도쿄에서 공동성명에 나란히 서명했다.",
        "다카이치 총리와 이재명 대통령 사이에는 7일 한 시간 대화가 오갔다.",
        "외무성 청사에 들어선 이혁 대사에게 모테기 외상은 “받아들일 수 없다”고 말했다.",
        "안규백 장관은 7일 고이즈미 방위상과 회담을 했지만 이견만 확인했다.",
        "7일 도쿄 공관에서 조현 장관의 맞은편에는 모테기 외상이 앉아 있었다.",
        "모테기 외상이 7일 도쿄에서 마지막으로 만난 외국 정상은 이재명 대통령이었다.",
        "조현 장관이 7일 서울에서 모테기 외상과 악수하고 있다.",
        "모테기 외상은 7일 서울에서 조현 장관의 안내로 경복궁을 둘러봤다.",
        "조현 장관과 모테기 외상이 7일 저녁 비빔밥을 나눠 먹었다.",
        "조현 장관이 수산물 문제를 묻자 모테기 외상은 즉답을 피했다.",
        # a caption, and the talks of the two named just before
        "조현 장관이 모테기 외상을 배웅하는 사진이 실렸다. 7일 도쿄 협의에서 두 사람은 물러서지 않았다.",
        "조현 장관과 모테기 외상은 웃지 않았다. 회담은 7일 도쿄에서 50분간 진행됐다.",
        # a ministry's briefing, a headline, a body of officials
        "<답변> 오전에 주한일본대사관 관계관을 저희가 초치를 해서 항의했습니다.",
        "조현 장관, 모테기 외상 면담 “과거 직시해야”",
        "한일 수출관리 당국이 7일 도쿄에서 정책대화를 재개했습니다.",
        "한일 양국은 7일 도쿄 경제산업성에서 수산물 관련 첫 실무회의를 개최했다.",
    ],
)
def test_the_two_governments_met(text: str):
    assert sides(text) == [("JP-KR", "held")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # still to come
        ("이재명 대통령은 24일부터 일본을 찾아 다카이치 총리와 마지막 회담에 나선다.", [("JP-KR", "planned")]),
        ("조현 장관은 25일 총회가 끝난 뒤 모테기 외상을 만나 친서를 전달한다.", [("JP-KR", "planned")]),
        ("조현 장관이 25일 일본에서 모테기 외상과 회담하는 것으로 20일 알려졌다.", [("JP-KR", "planned")]),
        ("외교부는 21일 미즈시마 고이치 주한일본대사를 불러 결정을 통보할 예정이다.", [("JP-KR", "planned")]),
        ("조현 장관과 모테기 외상은 다음 달 도쿄에서 다시 보기로 하고 헤어졌다.", [("JP-KR", "planned")]),
        # wished for
        ("조현 장관은 모테기 외상에게 로마에서 만나자는 뜻을 전했다.", [("JP-KR", "proposed")]),
        ("청와대는 트럼프 대통령, 다카이치 총리와의 3자 회동을 추진하고 있다.", [("JP-KR-US", "proposed")]),
        ("일본은 연내에 한일 정상회담을 열고 싶다는 의사를 타진해 왔다.", [("JP-KR", "proposed")]),
        # off
        ("왕이 부장은 모테기 외상과의 회담을 시작 직전에 걷어찼다.", [("CN-JP", "not-held")]),
        ("모테기 외상은 조현 장관과의 만남을 끝내 사양했다.", [("JP-KR", "not-held")]),
        # whose meetings those are
        ("북러 정상은 7일 블라디보스토크에서 회담했다.", [("KP-RU", "held")]),
        ("미중 정상회담이 7일 부산에서 열렸다.", [("CN-US", "held")]),
        ("루비오 장관을 가운데 두고 조현 장관과 모테기 외상이 7일 나란히 앉았다.", [("JP-KR-US", "held")]),
        (
            "조현 장관과 모테기 외상이 도착했다. 루비오 장관은 7일 국무부에서 두 장관을 맞았다.",
            [("JP-KR-US", "held")],
        ),
        ("루비오 장관, 조현 장관, 모테기 외상 세 사람이 7일 손을 맞잡았다.", [("JP-KR-US", "held")]),
        (
            "모테기 외상은 6일 서울에서 조현 장관을, 7일에는 베이징에서 왕이 부장을 만났다.",
            [("CN-JP", "held"), ("JP-KR", "held")],
        ),
        (
            "조현 장관은 6일 루비오 장관에 이어 7일 모테기 외상과 회담했다.",
            [("KR-US", "held"), ("JP-KR", "held")],
        ),
        ("조현 장관은 모테기 외상, 루비오 장관과 7일 통화했다.", [("JP-KR", "held"), ("KR-US", "held")]),
        ("모테기 외상은 조현 장관의 회담 제안을 뿌리쳤다.", [("JP-KR", "not-held")]),
        ("정부는 방일을 취소했다. 조현 장관은 26일 모테기 외상과 회담할 예정이었다.", [("JP-KR", "not-held")]),
        ("이재명 대통령은 다카이치 총리를 만나 담판을 지어야 한다.", [("JP-KR", "proposed")]),
        (
            "조현 장관은 7일 모테기 외상과 40분간, 왕 부장과 한 시간 동안 각각 회담을 했다. 왕이 부장은 웃었다.",
            [("JP-KR", "held")],
        ),
    ],
)
def test_status_and_sides(text: str, expected: list[tuple[str, str]]):
    assert {each for each in sides(text) if each in expected} == set(expected)


@pytest.mark.parametrize(
    "text",
    [
        "고이즈미 총리는 기자들과 만나 우호를 강조했다. 노무현 대통령은 각료들과 만찬을 했다.",
        "다카이치 총리는 이날 관저에서 아소 부총재와 만나 한국 방문 결과를 설명했다.",
        "강경화 장관은 고노 외상의 발언이 부적절하다고 지적했고 고노 외상은 트위터로 반박했다.",
        "조현 장관은 의원들의 질의에 모테기 외상과의 합의를 설명했다.",
        "한일 정상은 제3국에서도 자주 만났다.",
        "이재명 대통령은 다카이치 총리의 결단을 높이 평가했다.",
        "한국 피해자 할머니들은 하토야마 전 총리를 만나 사죄를 요구했다.",
        "다카이치 총리가 초청장을 보내자 이재명 대통령은 감사하다는 서한을 보냈다.",
        "강경화 장관은 “의장국인 미국과 협의할 것”이라고 말했다.",
        "박하늘 통상정책국장은 도다 하루키 무역관리부장의 담화를 비판했다.",
        "김홍균 차관은 강제동원 피해자 유족을 만나 위로했다. 일본 측은 반응을 내지 않았다.",
        "펠로시 의장이 5일 국회를 찾았다. 기시다 총리는 관저에 머물렀다.",
        "조현 장관은 국회에서 모테기 외상의 발언을 어떻게 보느냐는 질문에 유감이라고 답했다.",
        "윤 대통령은 기시다 총리의 후임과도 좋은 관계를 이어가겠다고 말했다.",
        "조현 장관과 모테기 외상의 협의 채널은 여전히 열려 있다.",
        "한일 정상이 만나야 문제가 풀린다는 지적이 나온다.",
    ],
)
def test_nobody_met(text: str):
    assert sides(text) == []


def test_who_speaks_for_somebody_absent_is_the_one_who_came():
    text = "류쿤 중국 재정부장을 대신한 랴오민 부부장이 7일 인천에서 추경호 부총리와 만났다."
    assert "류쿤" not in " ".join(summaries(text, on=_ON, language="ko"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("보고서는 오는 27일 나온다. 조현 장관은 이날 오후 다카이치 총리를 예방했다.", "2025-11-20"),
        ("두 장관은 7일 도쿄 회담에서 2015년 한일 위안부 합의를 거론했다. 조현 장관과 모테기 외상이다.", "2025-11-07"),
    ],
)
def test_day_of_what_was_done(text: str, day: str):
    assert all(str(m.when.latest_on) == day for m in told(text, on=_ON, language="ko") if m.when)


def test_talks_that_a_trip_follows_are_not_on_its_day():
    text = "조현 장관은 모테기 외상과의 회담 이후 23일 곧바로 방미길에 올라 24일 워싱턴에서 루비오 장관과 회담한다."
    japan = [m for m in told(text, on=_ON, language="ko") if m.sides == ("JP", "KR")]
    assert all(m.when is None and m.city is None for m in japan)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("도다 하루키", True),
        ("이와마쓰 준", True),
        ("가이후 아쓰시", True),
        ("토니 블링컨", False),
        ("마크 내퍼", False),
        ("이도훈", False),
        ("이번 주말", False),
    ],
)
def test_a_name_of_japanese_syllables(name: str, expected: bool):
    assert is_japanese(name) == expected


def test_a_transcript_without_full_stops_is_cut_at_polite_endings():
    first = "회담이 무산됐습니다 "
    text = first + "양국은 " + "여러 달 동안 " * 20 + "준비해 왔습니다 다음 일정은 없습니다"
    spans = list(entries(text, [(0, len(text))], "ko"))
    assert len(spans) == 3
    assert text[slice(*spans[0])] == first
    assert list(entries(first, [(0, len(first))], "ko")) == [(0, len(first))]
