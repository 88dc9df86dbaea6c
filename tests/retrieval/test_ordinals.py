"""The second of its kind, where the hits tell only of the first."""

from __future__ import annotations

import pytest

from retrieval.hits import Ranked
from retrieval.ordinals import lacks_ordinal
from retrieval.types import Language
from tests.retrieval.made import candidate, passage, reading, search_result


def lacks(question: str, told: str, language: Language = "en") -> bool:
    asked = reading(question, intent="when", language=language)
    return lacks_ordinal(search_result(asked, [Ranked(candidate(passage(told)), 1.0, {}, 0, {})]))


@pytest.mark.parametrize(
    ("question", "told", "language"),
    [
        ("When was the second launch?", "The rocket was launched.", "en"),
        ("When was the 3rd launch?", "The second launch failed.", "en"),
        ("3차 발사 언제", "로켓을 2차 발사했다.", "ko"),
        ("두 번째 발사 언제", "로켓을 발사했다.", "ko"),
        ("2回目の放流はいつ", "放流が始まった。", "ja"),
        ("第三次の放流はいつ", "2回目の放流をした。", "ja"),
    ],
)
def test_what_is_counted_further_than_the_hits_do_has_no_day(question: str, told: str, language: Language) -> None:
    assert lacks(question, told, language)


@pytest.mark.parametrize(
    ("question", "told", "language"),
    [
        ("When was the second launch?", "The 2nd launch failed.", "en"),
        ("When was the second launch?", "発射は2回目だった。", "en"),
        ("When was the second session?", "The next session was in Lima.", "en"),
        ("2차 발사 언제", "두 번째 발사였다.", "ko"),
        ("When was the launch?", "The rocket was launched.", "en"),
        ("When was the third-party plan made?", "The plan was made.", "en"),
        ("2차 세계대전은 언제 끝났나", "전쟁이 끝났다.", "ko"),
        ("사무차관 회의 2차관 참석 언제", "회의가 열렸다.", "ko"),
        ("When did the 12th round open?", "The round opened.", "en"),  # no second
    ],
)
def test_what_the_hits_count_as_far_or_nobody_counts_is_left_alone(
    question: str, told: str, language: Language
) -> None:
    assert not lacks(question, told, language)
