"""Of two days in a sentence, what was done belongs to the one that its verb is of."""

from __future__ import annotations

import pytest

from corpus.dates import event_dates
from retrieval.acts import Acts
from retrieval.clauses import dated_clause
from retrieval.types import Language, Sentence
from tests.fakes import fake_article


def no_concepts(text: str, language: str) -> tuple[str, ...]:
    return ()


def acts_by_day(text: str, language: Language) -> dict[str, Acts]:
    """What is told to have been done on each day of the one sentence, by month and day."""
    article = fake_article(text, language=language, published="2021-12-20")
    events = tuple(m.event for m in event_dates(article))
    sentence = Sentence(0, len(article.text), events)
    return {f"{e.earliest_on:%m-%d}": dated_clause(e, sentence, article, no_concepts).acts for e in events}


@pytest.mark.parametrize(
    ("text", "language", "outer", "inner"),
    [
        ("On May 5 Peru announced the return of the ferry from June 1.", "en", "announce", "go_back"),
        ("On May 5 Peru proposed to sign the accord on June 1.", "en", "propose", "sign"),
        ("ペルー政府は5月5日、6月1日に始まる検問を撤回した。", "ja", "withdraw", "begin"),
        ("ペルー政府は6月1日に発効した協定を5月5日に批准した。", "ja", "ratify", "in_force"),
        ("ペルー政府は5月5日、6月1日の署名を延期した。", "ja", "put_off", "sign"),
        ("페루 정부는 5월 5일, 6월 1일 체결된 협정을 비준했다.", "ko", "ratify", "sign"),
        ("페루 정부는 5월 5일 6월 1일부터 시행하는 검문을 철회했다.", "ko", "withdraw", "in_force"),
    ],
)
def test_a_day_that_only_describes_something_takes_no_other_verb(
    text: str, language: Language, outer: str, inner: str
) -> None:
    found = acts_by_day(text, language)
    assert outer in found["05-05"]
    assert outer not in found["06-01"]
    assert inner in found["06-01"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Peru protested against the checks that began on June 1.", "en"),
        ("Peru protested against checks which began on June 1.", "en"),
    ],
)
def test_what_stands_before_a_relative_clause_is_not_of_its_day(text: str, language: Language) -> None:
    assert acts_by_day(text, language)["06-01"] == {"begin"}


@pytest.mark.parametrize(
    ("text", "language", "day", "act"),
    [
        ("両氏は5月5日に会談した際、協定の終了を通告した。", "ja", "05-05", "notify"),  # on that occasion
        ("두 장관은 5월 5일 만난 자리에서 협정을 체결했다.", "ko", "05-05", "sign"),
        ("Peru signed the accord on June 1.", "en", "06-01", "sign"),
        ("On May 5 Peru announced a fund; it opened on June 1.", "en", "06-01", "begin"),
        ("On May 5 they met, and they signed the accord on June 1.", "en", "06-01", "sign"),
        ("The accord signed in Lima on June 1 was tabled on May 5.", "en", "06-01", "sign"),
        ("페루는 5월 5일 북한 선박을 나포했다.", "ko", "05-05", "seize"),  # 북한 describes nothing
        ("ペルーは5月5日に協定に署名し、6月1日に批准した。", "ja", "06-01", "ratify"),
    ],
)
def test_a_day_keeps_the_verb_that_is_its_own(text: str, language: Language, day: str, act: str) -> None:
    assert act in acts_by_day(text, language)[day]
