"""What a third country did, of an article in which it does nothing."""

from __future__ import annotations

import pytest

from retrieval.third_country import does_nothing
from tests.retrieval.contradicted import found, report


@pytest.mark.parametrize(
    "question",
    ["Why did North Korea paint the fence?", "北朝鮮はなぜ垣根を塗った？", "북한이 울타리를 칠한 이유는?"],
)
@pytest.mark.parametrize(
    ("told", "is_so"),
    [
        ("Kono spoke of cooperation in dealing with North Korea.", True),
        ("Kono met Kang.", True),
        ("North Korea painted the fence.", False),
        ("Kono said that Pyongyang had painted it.", False),
        ("It was painted by North Korea at night.", False),
        ("A North Korean official painted it.", False),
        ("북한은 울타리를 칠했다.", False),
    ],
)
def test_a_country_that_does_nothing(question: str, told: str, is_so: bool) -> None:
    assert does_nothing(found(question, report("Rain", told))) is is_so


@pytest.mark.parametrize("question", ["What did Kono say of North Korea?", "北朝鮮について河野外相は何と言った？"])
def test_a_country_that_is_only_spoken_of(question: str) -> None:
    assert not does_nothing(found(question, report("Rain", "Kono met Kang.")))
