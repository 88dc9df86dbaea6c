"""Who did it to whom, of two people."""

from __future__ import annotations

import pytest

from retrieval.dealings import done_by_the_other
from tests.retrieval.contradicted import found, report, words


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kang call Kono?",
        "What made Kang pick up the phone to Kono?",
        "康外相の方から河野外相に電話したのはなぜ？",
        "강 장관이 고노한테 전화를 건 이유는?",
    ],
)
@pytest.mark.parametrize("told", ["Kono Taro rang Kang on Monday.", "At Kono's request they telephoned."])
def test_a_call_that_the_other_made_contradicts(question: str, told: str) -> None:
    assert words(done_by_the_other(found(question, report("Talk", "Rain fell.", told)))) == told


@pytest.mark.parametrize(
    "told", ["Kang telephoned Kono.", "They talked by telephone.", "At Kang's request they talked."]
)
def test_a_call_told_as_asked_or_of_nobody_contradicts_nothing(told: str) -> None:
    assert done_by_the_other(found("Why did Kang call Kono?", report("Talk", told))) is None


def test_what_somebody_calls_something_is_no_call() -> None:
    told = report("Talk", "Kono rang Kang.")
    assert done_by_the_other(found("What did Kang call the launch when Kono rang?", told)) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did Kono ask Kang to solve it?", "Kang asked Kono to solve it."),
        ("河野外相が康外相に解決を求めたのはなぜ", "Kang urged Kono to solve it."),
        ("고노가 강 장관에게 해결을 요구한 이유는?", "Kang urged Kono to solve it."),
        ("Why did Kono invite Kang?", "Kang invited Kono to come."),
    ],
)
def test_what_the_other_asked_for_contradicts(question: str, told: str) -> None:
    assert words(done_by_the_other(found(question, report("Talk", told)))) == told
    both = report("Talk", told, "He asked him for patience, and he invited him.")
    assert done_by_the_other(found(question, both)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kang refuse to meet Kono?",
        "康外相が河野外相に会うのを断った理由は？",
        "강 장관이 고노를 만나기를 거절한 이유는?",
    ],
)
def test_whoever_would_not_meet_the_other_is_told_by_name(question: str) -> None:
    told = "Kono will not hold talks with Kang this week."
    assert words(done_by_the_other(found(question, report("Rain", "Rain fell.", told)))) == told
    straight = report("Rain", "Kang refused to see Kono.", told)
    assert done_by_the_other(found(question, straight)) is None


@pytest.mark.parametrize(
    "question",
    [
        "When did Kono succeed Kang?",
        "康外相の後を継いで河野氏が外相になったのはいつ？",
        "강 장관의 후임으로 고노가 온 게 언제야?",
    ],
)
def test_who_succeeded_whom(question: str) -> None:
    other = "Kang, who took over from Kono Taro in May, spoke."
    assert words(done_by_the_other(found(question, report("Posts", other)))) == other
    assert done_by_the_other(found(question, report("Posts", "Kono succeeded Kang in May."))) is None


def test_whom_somebody_asked_at_a_meeting_with_another() -> None:
    told = "At a meeting with Kono Taro on Saturday, Kang asked Tokyo to play a part."
    assert words(done_by_the_other(found("河野外相が康外相に要求したことは？", report("Talk", told)))) == told
    assert done_by_the_other(found("康外相が河野外相に要求したことは？", report("Talk", told))) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Kang thank Kono for when he rang Kono?", "Kono, who was in Seoul, telephoned Kang."),
        ("Why did Kang ask Kono for the phone call?", "Kono had asked for it after the launch."),
        (
            "What became of the study that Kang proposed, Kono asked?",
            "Of the study, which Kono had proposed, they spoke.",
        ),
        ("What did Kono give Kang?", "Kang gave Kono a spoon."),
        ("河野外相が康外相に贈った物は?", "Kang gave Kono a spoon."),
        ("고노가 강 장관에게 선물한 건 뭐야?", "Kang gave Kono a spoon."),
        ("when did Kono congratulate Kang?", "Kang congratulated Kono on his office."),
        ("고노가 강 장관 취임을 축하한 회담은?", "Kang congratulated Kono on his office."),
        ("강이 제안한 연구에 고노는 뭐라고 했어?", "They spoke of a study, which Kono had proposed."),
    ],
)
def test_what_the_other_did_contradicts(question: str, told: str) -> None:
    assert words(done_by_the_other(found(question, report("Talk", "Rain fell.", told)))) == told
    twin = told.replace("Kang", "-").replace("Kono", "Kang").replace("-", "Kono")
    assert done_by_the_other(found(question, report("Talk", "Rain fell.", twin))) is None


@pytest.mark.parametrize("question", ["Why did Kang call the Blue House?", "강 장관이 전화를 건 이유는?"])
def test_one_who_was_rung_up_did_not_ring(question: str) -> None:
    rung = report("Talk", "The president telephoned Foreign Minister Kang on Monday.")
    assert (
        words(done_by_the_other(found(question, rung))) == "The president telephoned Foreign Minister Kang on Monday."
    )
    both = report("Talk", "The president telephoned Foreign Minister Kang.", "Kang telephoned the prime minister.")
    assert done_by_the_other(found(question, both)) is None
