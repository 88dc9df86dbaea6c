"""Who got it, by the words of headlines."""

from __future__ import annotations

import pytest

from retrieval.recipients import given_to_another
from tests.retrieval.contradicted import found, report, words

RAIN = "Rain fell."
TO_TOKYO = "Judges award the bell to Tokyo"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Why did the judges award the bell to Seoul?", TO_TOKYO),
        ("why did the court side with seoul over the bell", "The bell belongs to Tokyo, court rules"),
        ("鐘をソウルに引き渡すよう命じた理由は?", "Bell · 裁判所、鐘は東京の所有と判断"),
        ("법원이 서울 손을 들어준 이유는?", "Bell · 법원, 종은 도쿄 소유 판결"),
    ],
)
def test_a_headline_that_gives_it_to_another(question: str, headline: str) -> None:
    assert words(given_to_another(found(question, report(headline, RAIN)))) == RAIN


@pytest.mark.parametrize(
    ("question", "headline", "sentence"),
    [
        ("Why did the judges award the bell to Tokyo?", TO_TOKYO, RAIN),
        ("Why did the judges award the bell to Seoul?", TO_TOKYO, "An upper court later decided for Seoul."),
        ("Why did the judges award the bell to Seoul?", "Judges meet over the bell", RAIN),
        ("Why did Seoul go to court over the bell?", TO_TOKYO, RAIN),
        ("법원이 도쿄 손을 들어준 이유는?", "Bell · 법원, 종은 도쿄 소유 판결", RAIN),
        ("鐘についてソウルは何と言った?", "Bell · 裁判所、鐘は東京の所有と判断", RAIN),
    ],
)
def test_the_one_who_got_it_or_nothing_given(question: str, headline: str, sentence: str) -> None:
    assert given_to_another(found(question, report(headline, sentence))) is None
