"""Whether a question asks to foretell something."""

from __future__ import annotations

import pytest

from retrieval.forecast import asks_for_forecast
from tests.retrieval.contradicted import asked


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("who do you think will be the next premier", True),
        ("predict where they will meet after that", True),
        ("will the islands ever be shared", True),
        ("次の首相は誰だと思う？", True),
        ("次の会談の場所を予想して", True),
        ("다음 총리 누가 될 것 같아?", True),
        ("다음 회담 장소 예측해줘", True),
        ("What did Kono predict for the talks?", False),
        ("When will Kang visit Tokyo?", False),
        ("河野外相はどう予想していた？", False),
        ("강 장관은 뭐라고 예측했어?", False),
    ],
)
def test_a_forecast_is_told_from_what_somebody_foretold(text: str, asks: bool) -> None:
    assert asks_for_forecast(asked(text)) is asks
