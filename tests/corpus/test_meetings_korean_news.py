"""Korean news stories: what wires and papers plainly tell, on which day, and what they only say of a meeting."""

from __future__ import annotations

import pytest

from corpus.meetings.merge import merge
from corpus.meetings.surnames import with_surnames
from tests.corpus.told import gazetteer, told

_ON = "2025-11-20"


def records(text: str) -> list[str]:
    """The meetings of a story: 'JP-KR held 2025-11-07'."""
    found = []
    for meeting in merge(told(text, on=_ON, language="ko")):
        first, last = (meeting.when.earliest_on, meeting.when.latest_on) if meeting.when else ("-", "-")
        days = f"{first}" if first == last else f"{first}/{last}"
        found.append(f"{'-'.join(s.upper() for s in meeting.sides)} {meeting.status} {days}")
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who sat there, told by what they are
        ("한미일 6자회담 수석대표들이 7일 서울에서 만났다.", "JP-KR-US held 2025-11-07"),
        ("한·미·일 북핵 차석대표가 오는 27일 도쿄에서 회동한다.", "JP-KR-US planned 2025-11-27"),
        ("한국과 일본의 실무자들이 7일 도쿄에서 처음 마주 앉았다.", "JP-KR held 2025-11-07"),
        ("한미일 3국은 7일 서울에서 안보실장 회의를 열었다.", "JP-KR-US held 2025-11-07"),
        ("한일 양국은 7일 서울에서 제3차 어업 실무자회의를 갖고 이견을 좁혔다.", "JP-KR held 2025-11-07"),
        ("한일 고위경제협의회가 7일 서울에서 재개됐다.", "JP-KR held 2025-11-07"),
        ("한-일 대륙붕 경계획정 회담이 7일 도쿄에서 열렸다.", "JP-KR held 2025-11-07"),
        ("▲ 2025.11.7 한일 통상당국, 도쿄서 첫 실무회의", "JP-KR held 2025-11-07"),
        ("박하늘 환경부 장관은 7일 도다 신타로 일본 환경상과 나고야에서 회담했다.", "JP-KR held 2025-11-07"),
        ("바이든 대통령의 중재로 윤 대통령과 기시다 총리가 7일 서울에서 마주 앉았다.", "JP-KR-US held 2025-11-07"),
        ("7일 다카이치 총리 방한, 경주에서 정상회담", "JP-KR held 2025-11-07"),
        # what was done
        ("조현 장관은 7일 미즈시마 고이치 대사를 초치해 응하지 않은 데 대해 항의했다.", "JP-KR held 2025-11-07"),
        ("조현 장관과 모테기 외상이 7일 서울에서 원자력협정(가칭)에 서명했다.", "JP-KR held 2025-11-07"),
        ("조현 장관과 모테기 외상의 7일 서울 회담이 결렬됐다.", "JP-KR held 2025-11-07"),
        ("한일 양국은 7일 서울에서 국장급 협의를 개최했다.", "JP-KR held 2025-11-07"),
        ("이재명 대통령과 다카이치 총리는 다음 달 7~8일 서울에서 회담한다.", "JP-KR planned 2025-12-07/2025-12-08"),
        ("다카이치 총리가 내년 1월 13∼14일 서울에서 이 대통령과 회담한다.", "JP-KR planned 2026-01-13/2026-01-14"),
        ("한일 차관 전략대화는 2014년 10월을 마지막으로 열리지 못했다.", "JP-KR held 2014-10-01/2014-10-31"),
    ],
)
def test_one_meeting(text: str, expected: str):
    assert records(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "이재명 대통령은 7일 경주에서 한미, 한미일, 한일 정상회담을 잇따라 가졌다.",
            ["JP-KR held 2025-11-07", "JP-KR-US held 2025-11-07", "KR-US held 2025-11-07"],
        ),
        (
            "루비오 장관은 7일 서울에서 모테기 외상 및 조현 장관과 양자 회담을 개최했다.",
            ["JP-US held 2025-11-07", "KR-US held 2025-11-07"],
        ),
        (
            "이 대통령은 바이든 대통령, 이시바 총리와의 3자 회동을 추진하고 있으며 "
            "시진핑 주석과의 한중 회담도 현재 협의 중이다.",
            ["CN-KR proposed -", "JP-KR-US proposed -"],
        ),
        (
            "이 대통령은 7일 서울에서 다카이치 총리와 만찬 회동을 했다.",
            ["JP-KR held 2025-11-07"],
        ),
    ],
)
def test_each_table_apart(text: str, expected: list[str]):
    assert records(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "야당 대표는 20일 최고위원회의에서 한일 정상회담을 “빈손 외교”라고 비판했다.",
        "야당은 한일 정상회담을 굴욕 외교라고 거듭 비판했다.",
        "대통령실은 마드리드에서 한일 정상회담이 열릴 가능성은 낮다고 밝혔다.",
        "이재명 대통령은 기시다 총리와 양자회담을 한 적이 없다.",
        "한일 외교장관이 양자 회담을 하더라도 합의는 어렵다.",
        "청와대는 회고록에 담긴 한일 정상회담 관련 내용을 부인했다.",
        "조현 장관은 20일 싱가포르에서 미국·중국·일본 등의 외교 수장과 만난다.",
        "정부는 미즈시마 고이치 주한 일본대사를 초치하는 방안을 검토하고 있다.",
        "한일 협의를 통해 문제를 풀어야 한다는 목소리가 커지고 있다.",
        "도다 신타로 의원은 7일 도쿄에서 지지자들과 만났다.",
    ],
)
def test_what_is_only_said_of_meetings_tells_of_none(text: str):
    assert records(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 전날 is the day before the story's own
        ("조현 장관은 전날 서울에서 모테기 외상과 회담했다.", "JP-KR held 2025-11-19"),
        (
            "개정안은 20일 의결됐다. 개정안은 28일부터 시행된다. 전날 서울에서 조현 장관은 모테기 외상과 회담했다.",
            "JP-KR held 2025-11-19",
        ),
        (
            "정부는 20일 발사를 규탄했다. 18일 이뤄진 발사다. 앞서 조현 장관은 전날 모테기 외상과 통화했다.",
            "JP-KR held 2025-11-19",
        ),
        (
            "루비오 장관은 전날 서울을 떠났다. 조현 장관은 이날 서울에서 모테기 외상과 회담했다.",
            "JP-KR held 2025-11-20",
        ),
        # a day that another word tells once more, and one that only a meeting tells
        ("조현 장관은 발표 다음날인 7일 서울에서 모테기 외상과 회담했다.", "JP-KR held 2025-11-07"),
        (
            "한일 정상회담 전날인 27일 서울에서 한중일 정상회의가 열린다.",
            "CN-JP-KR planned 2025-11-27",
        ),
    ],
)
def test_day_of_a_story(text: str, expected: str):
    assert records(text) == [expected]


def test_who_is_called_on_by_the_one_told_of_before():
    text = "모테기 외상은 27일 서울을 찾는다. 이재명 대통령도 예방할 예정이다."
    (meeting,) = merge(told(text, on=_ON, language="ko"))
    assert {p.person_id for p in meeting.participants} == {"motegi-toshimitsu", "lee-jae-myung"}
    assert meeting.status == "planned"


def test_a_common_title_after_a_family_name_is_of_the_one_so_called():
    text = "강창일 주일 대사는 7일 부임했다. 강 대사는 9일 도쿄에서 모테기 외상과 면담했다."
    (meeting,) = merge(told(text, on=_ON, language="ko"))
    assert "kang-chang-il" in {p.person_id for p in meeting.participants}


def test_a_common_title_is_of_nobody_where_two_of_the_name_hold_it():
    text = "강창일 주일 대사와 강하늘 주중 대사는 7일 귀국했다. 강 대사는 9일 말을 아꼈다."
    found = with_surnames(text, "ko", gazetteer().find(text), gazetteer())
    assert all(mention.surface != "강" for mention in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the day of what is talked about is not the meeting's
        (
            "조현 장관은 19일 모테기 외무상과 통화하고 북한의 전날 로켓 발사에 대해 의견을 교환했다.",
            ["JP-KR held 2025-11-19"],
        ),
        (
            "한일 외교장관은 19일 서울에서 만나 북한이 전날 쏘아 올린 위성 문제를 협의했다.",
            ["JP-KR held 2025-11-19"],
        ),
        ("한일 외교장관은 19일 북한의 로켓 발사에 대해 전화로 협의했다.", ["JP-KR held 2025-11-19"]),
        # nor is that of what broke talks off
        ("한일 통상장관회의는 2019년 수출 규제, 2020년 입국 제한 등으로 사이가 나빠져 갈등이 악화되면서 중단됐다.", []),
        ("한일 외교장관은 12일 통화에서 전날 판결의 여파로 교류가 중단됐다고 우려했다.", ["JP-KR held 2025-11-12"]),
        ("한일 정상회담이 오랫동안 중단된 상태다.", []),
        # what is being arranged is not yet planned
        ("모테기 외무상은 “조현 장관과 회담 일정을 조율하고 있다”고 말했다.", ["JP-KR proposed -"]),
        # adjectives are nobody's name
        (
            "조현 장관과 모테기 외무상은 내달 7일 부산에서 열리는 APEC 포럼에 참석해 정식 양자 외교장관 회담을 연다.",
            ["JP-KR planned 2025-12-07"],
        ),
        ("한일 재무장관대화가 오는 27일 도쿄에서 열린다.", ["JP-KR planned 2025-11-27"]),
        ("양국 장관대화를 위한 준비를 서두르고 있다.", []),
        ("한일 재무장관대화에서 나눈 이야기는 공개되지 않았다.", []),
        # whom a ministry called in on the day after its name
        ("외교부는 12일 미즈시마 고이치 주한일본대사를 초치해 유감을 표했다.", ["JP-KR held 2025-11-12"]),
        ("외교부는 12일 주일대사를 본국으로 불러들였다.", []),
        # headlines, in which no particle marks who meets
        ("조현·모테기 부산서 회담", ["JP-KR held -"]),
        ("윤석열 대통령 도쿄서 동포 간담회", []),
        ("조현 “한중일 외교장관회의, 세계에 희망 메시지”", []),
    ],
)
def test_days_and_status_of_wire_stories(text: str, expected: list[str]) -> None:
    assert records(text) == expected


def test_also_marks_another_subject() -> None:
    text = (
        "강경화 외교부 장관은 7일 고노 다로 일본 외무상과 통화했다. "
        "이도훈 한반도평화교섭본부장 역시 가나스기 겐지 일본 외무성 국장과 한일 수석대표간 통화를 갖고 의견을 나눴다."
    )
    found = merge(told(text, on="2019-05-08", language="ko"))
    people = sorted(sorted(p.person_id or p.name for p in meeting.participants) for meeting in found)
    assert people == [["kanasugi-kenji", "lee-do-hoon"], ["kang-kyung-wha", "kono-taro"]]
