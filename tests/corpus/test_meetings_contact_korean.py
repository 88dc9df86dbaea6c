"""Meetings that Korean sentences tell by what two people did with or said to each other, without a word for it."""

from __future__ import annotations

import pytest

from corpus.meetings.contact.korean_endings import told_by_ending
from corpus.meetings.extract import mentions_of
from tests.corpus.told import article, gazetteer, offices, summaries, told

_ON = "2025-11-20"


def sides(text: str) -> list[tuple[str, str]]:
    """Who met, and what came of it: 'JP-KR', 'held'."""
    found = told(text, on=_ON, language="ko")
    return list(dict.fromkeys(("-".join(mention.sides), mention.status) for mention in found))


@pytest.mark.parametrize(
    "text",
    [
        # with somebody
        "윤석열 대통령과 기시다 총리는 오므라이스 집에서 맥주잔을 부딪치며 속내를 나눴다.",
        "조현 장관은 7월 29일 도쿄에서 이와야 외상과 세 시간 동안 이야기를 나눴다.",
        "강경화 장관은 고노 외상과 55분간 설전을 벌인 끝에 굳은 얼굴로 방을 나섰다.",
        "김대중 대통령은 오부치 총리와 국악 공연을 함께 관람하고 두 시간을 보냈다.",
        "고무라 외상은 홍순영 장관과 어업협정 문제로 밤늦게까지 줄다리기를 했다.",
        # received, called on, called in
        "이시바 총리가 이재명 대통령을 도쿄 관저에서 맞이했다.",
        "기시다 총리를 맞은 윤석열 대통령은 환하게 웃었다.",
        "신각수 대사는 10월 10일 외무성을 찾아 사사에 겐이치로 사무차관에게 항의했다.",
        "외교부는 11일 무토 마사토시 주한 일본대사를 청사로 불러 엄중 항의했다.",
        "기시다 총리가 4월 26일 정진석 단장이 이끄는 한국 대표단을 접견했다.",
        # said to somebody's face
        "아베 총리는 2018년 2월 9일 평창에서 문재인 대통령에게 위안부 합의를 지켜 달라고 요청했다.",
        "이명박 대통령은 노다 총리에게 “위안부 문제를 우선 해결해야 한다”고 한 시간 내내 압박했다.",
        "김성환 장관은 24일 교토에서 마쓰모토 외상으로부터 원전 사고에 관한 설명을 들었다.",
        "이시바 총리는 캐나다에서 이재명 대통령에게 다가와 “축하한다”며 손을 내밀었다.",
        # one answers the other
        "기시다 총리가 “가슴이 아프다”고 하자 윤 대통령은 “감사하다”고 화답했다.",
        "“한국 김을 좋아한다”는 다카이치 총리의 말에 이재명 대통령은 웃음을 터뜨렸다.",
        "회담 테이블에서 고노 외상이 언성을 높이자 강경화 장관은 “외교적이지 않다”고 받아쳤다.",
        # beside or before somebody
        "한덕수 총리는 28일 도쿄에서 기시다 총리 앞에 앉아 조의를 표했다.",
        "아베 총리와 문재인 대통령은 소파에 나란히 앉아 귀엣말을 주고받았다.",
        # on one occasion, or of a list of those who came
        "나카소네 총리는 청와대 만찬이 무르익자 노래를 불렀고, 전두환 대통령은 손뼉으로 화답했다.",
        "회담에는 한국에서 조현동 1차관이, 일본에서 모리 다케오 사무차관이 참석했다.",
        "하토야마 총리가 김치 이야기를 꺼내는 것을 이명박 대통령은 웃으며 들었다. 2009년 10월 9일 청와대 오찬에서였다.",
    ],
)
def test_contact_of_two_is_a_meeting(text: str):
    assert sides(text) == [("JP-KR", "held")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이시바 총리는 이재명 대통령과 다음 주 도쿄에서 마주 앉을 예정이다.", [("JP-KR", "planned")]),
        ("이재명 대통령은 이시바 총리와 다시 잔을 나누고 싶다고 말했다.", [("JP-KR", "proposed")]),
        ("문재인 대통령과 스가 총리의 첫 대면은 끝내 물 건너갔다.", [("JP-KR", "not-held")]),
        (
            "폼페이오 장관과 강경화 장관, 고노 외상이 모두 방콕에 있었지만 3자 대화는 없었다.",
            [("JP-KR-US", "not-held")],
        ),
        ("시진핑 주석은 31일 경주에서 다카이치 총리와 30분간 마주했다.", [("CN-JP", "held")]),
        ("트럼프 대통령과 김정은 위원장은 2018년 6월 12일 호텔 정원을 함께 걸었다.", [("KP-US", "held")]),
        (
            "조태용 실장은 12월 9일 서울에서 설리번 미 국가안보보좌관, 아키바 국장과 합의 이행 상황을 함께 점검했다.",
            [("JP-KR-US", "held")],
        ),
        (
            "기시다 총리는 윤 대통령, 바이든 대통령과 각각 선 채로 몇 마디를 나눴다.",
            [("JP-KR", "held"), ("JP-US", "held")],
        ),
    ],
)
def test_sides_and_status(text: str, expected: list[tuple[str, str]]):
    assert sides(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "시진핑 주석은 다카이치 총리의 발언을 강하게 비판했다.",
        "윤 대통령은 기시다 총리에게 지진 피해를 위로하는 서한을 보냈다.",
        "김정은 위원장이 푸틴 대통령에게 친서를 보냈다고 조선중앙통신이 13일 보도했다.",
        "아베 총리는 문재인 대통령에게 국제법을 지키라고 기자회견에서 요구했다.",
        "강경화 장관은 22일 국회에서 고노 외상의 담화에 대해 “유감”이라고 답했다.",
        "고이즈미 총리가 야스쿠니를 참배하자 노무현 대통령은 강하게 항의했다.",
        "트럼프 대통령이 관세를 올리자 이시바 총리는 “국난”이라고 말했다.",
        "만약 아베 총리가 박근혜 대통령과 마주 앉는다면 위안부 문제부터 꺼낼 것이다.",
        "윤 대통령은 28일 용산에서 국민의힘 의원들과 만찬을 함께했다.",
        "이시바 총리는 11일 자민당 간부들과 저녁을 먹으며 총재 선거를 논의했다.",
        "겐바 외상은 무토 대사를 본국으로 불러들였고, 김성환 장관은 일정을 그대로 소화했다.",
        "윤 대통령과 기시다 총리는 나란히 지지율 하락에 시달리고 있다.",
        "윤병세 장관의 후임으로 강경화 장관이, 기시다 외상의 후임으로 고노 외상이 취임했다.",
        "강창일 대사는 도쿄 특파원들과 만나 스가 총리에 대해 설명했다.",
        "펜스 부통령은 김영남 위원장과 눈도 마주치지 않았다.",
        "아베 총리가 진주만을 찾아 오바마 대통령을 기다리는 동안 서울에서는 촛불집회가 열렸다.",
        "나카소네 총리는 전두환 대통령의 방일을 앞두고 각료들과 환영 행사를 논의했다.",
        "이와야 방위상은 정경두 장관의 방일을 환영한다는 뜻을 대변인을 통해 전했다.",
        "조태용 대사는 워싱턴에서 특파원들과 만찬을 하며 한미일 협력을 설명했다.",
        "시진핑 주석과 기시다 총리가 나란히 APEC 정상회의 기념사진을 찍었다.",
        "외교부 대변인은 일본 외상의 발언에 유감을 표하고 즉각 철회를 요구했다.",
        "다카이치 총리가 이재명 대통령과 만난다면 독도 문제는 피하기 어렵다.",
    ],
)
def test_no_meeting_is_told(text: str):
    assert sides(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "이재명 대통령이 23일 도쿄를 찾았다. 그를 맞은 이시바 총리는 카레를 대접했다.",
        "조태열 장관은 21일 리우에 도착했다. 그는 곧바로 가미카와 외상에게 사도광산 문제를 따졌다.",
        "강경화 장관과 고노 외상은 굳은 얼굴이었다. 두 장관이 21일 베이징에서 나눈 대화는 35분 만에 끝났다.",
    ],
)
def test_who_is_told_of_in_the_sentence_before(text: str):
    assert {each[0] for each in sides(text)} == {"JP-KR"}


def test_speech_at_a_meeting_told_is_none_of_its_own():
    text = "윤석열 대통령은 2023년 3월 16일 도쿄에서 기시다 총리와 회담했다. 기시다 총리는 그에게 “환영한다”고 말했다."
    text = text.replace("그에게", "윤 대통령에게")
    assert summaries(text, language="ko") == ["held summit 2023-03-16 Tokyo kishida-fumio yoon-suk-yeol"]


def test_words_on_the_telephone_make_a_call():
    assert "phone" in {m.mode for m in told("스가 총리는 문 대통령에게 전화로 24일 협력을 요청했다.", language="ko")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("노태우 대통령은 1992년 9월 28일 베이징에서 양상쿤 주석과 회담했다.", "roh-tae-woo 양상쿤"),
        ("이시바 총리는 23일 이 대통령 부부를 맞아 만찬을 함께했다.", "ishiba-shigeru lee-jae-myung"),
        (
            "후진타오 주석은 7일 도쿄에서 후쿠다 총리와 회담했다. 후 주석은 6일 밤에도 후쿠다 총리와 만났다.",
            "fukuda-yasuo hu-jintao",
        ),
    ],
)
def test_people_by_their_titles(text: str, names: str):
    assert all(line.endswith(names) for line in summaries(text, on=_ON, language="ko"))
    assert summaries(text, on=_ON, language="ko")


@pytest.mark.parametrize(
    ("text", "stem", "status"),
    [
        ("총리를 맞았다", "맞", "held"),
        ("총리를 맞은 자리에서 말했다", "맞", "held"),
        ("총리와 잔을 나누며 말했다", "나누", "held"),
        ("총리와 줄다리기를 했다", "줄다리기를", "held"),
        ("총리와 마주 앉을 예정이다", "앉", "planned"),
        ("총리와 마주 앉기로 했다", "앉", "planned"),
        ("총리와 마주 앉고 싶다고 했다", "앉", "proposed"),
        ("총리와 마주 앉자고 제안했다", "앉", "proposed"),
        ("총리와 마주 앉지 않았다", "앉", None),
        ("총리와 마주 앉는다면 말하겠다", "앉", None),
        ("총리와 마주 앉으려 했다", "앉", None),
    ],
)
def test_ending_tells_what_comes_of_a_verb(text: str, stem: str, status: str | None):
    start = text.index(stem)
    assert told_by_ending(text, start, start + len(stem)) == status


def test_a_title_that_two_countries_have_is_of_the_one_that_the_sentence_names() -> None:
    text = "윤석열 대통령은 22일 베트남 하노이에서 보 반 트엉 국가주석과 정상회담을 가졌다."
    found = mentions_of(article(text, on="2023-06-23", language="ko"), gazetteer(), offices())
    assert [m.sides for m in found] == [("KR", "VN")]
