"""The outcomes that a question takes for granted."""

from __future__ import annotations

import pytest

from retrieval.asked_outcomes import names_failure, taken_for_granted
from tests.retrieval.contradicted import asked


@pytest.mark.parametrize(
    ("question", "is_failure"),
    [
        ("Why did they fail to agree?", True),
        ("漁業協定が合意に至らなかった理由は？", True),
        ("Why did Kono reject the pact?", False),  # something that was done
        ("Why did Kono sign the pact?", False),
    ],
)
def test_a_question_may_speak_of_a_failure_itself(question: str, is_failure: bool) -> None:
    assert names_failure(asked(question)) is is_failure


@pytest.mark.parametrize(
    ("question", "outcomes"),
    [
        ("Why did Kono sign the fence pact?", ["sign"]),
        ("Why did Kang cancel her visit to Tokyo?", ["call_off", "cancel_trip"]),  # no visit that took place
        ("Where is Tokyo?", []),
    ],
)
def test_a_question_takes_for_granted_what_it_names_unless_it_names_the_opposite(
    question: str, outcomes: list[str]
) -> None:
    assert [outcome.name for outcome in taken_for_granted(asked(question))] == outcomes


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kang want Kono to accept the fence pact?",
        "Who was against Kono sitting down with Kang?",
        "河野外相が垣根協定に署名するよう求めたのは誰？",
        "고노가 울타리 협정을 수용하라고 한 사람은?",
    ],
)
def test_what_was_only_wanted_is_not_taken_for_granted(question: str) -> None:
    assert not {each.name for each in taken_for_granted(asked(question))} & {"accept", "sign", "formal_talks"}


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("When did Kang tell Kono that she would extend the fence pact?", "prolong"),
        ("河野外相が垣根協定に署名したのはいつ？", "sign"),
        ("고노가 울타리 협정을 수용한 이유는?", "accept"),
        ("법원이 고노를 일본에 인도하라고 결정한 이유는?", "extradite"),
    ],
)
def test_what_came_about_is_taken_for_granted(question: str, outcome: str) -> None:
    assert outcome in [each.name for each in taken_for_granted(asked(question))]
