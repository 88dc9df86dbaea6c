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
