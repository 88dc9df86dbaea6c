"""Who held a meeting."""

from __future__ import annotations

import pytest

from retrieval.hosts import hosted_by_another
from tests.retrieval.contradicted import found, report, words

BY_KOREA = "The fence talks were organized by South Korea."


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What was said at the fence talks hosted by Japan?", BY_KOREA),
        ("日本が主催した垣根会談で何を話した？", BY_KOREA),
        ("일본이 주최한 울타리 회담에서 무슨 얘기를 했나?", BY_KOREA),
        ("Why did Kang host the fence talks?", "Kono received Kang in the rain."),
        ("What did Kang say as chair of the fence talks?", "Kono chaired the fence talks."),
    ],
)
def test_another_host_contradicts(question: str, told: str) -> None:
    assert words(hosted_by_another(found(question, report("Rain", told)))) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What was said at the fence talks hosted by Korea?", BY_KOREA),
        ("韓国が主催した垣根会談で何を話した？", BY_KOREA),
        ("한국이 주최한 울타리 회담에서 무슨 얘기를 했나?", BY_KOREA),
        ("Why did Kono host the fence talks?", "Kono received Kang in the rain."),
        ("What did Japan say at the fence talks?", BY_KOREA),
        ("What was said at the fence talks hosted by Japan?", "The fence talks were held in the rain."),
        ("What was said at the fence talks hosted by Japan?", "Kono chaired the fence talks."),
    ],
)
def test_the_same_or_none_does_not(question: str, told: str) -> None:
    assert hosted_by_another(found(question, report("Rain", told))) is None
