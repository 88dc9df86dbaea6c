"""A year that a question sets to a thing and the article to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.presumed_years import year_told_otherwise
from tests.retrieval.contradicted import found, report, words

TOLD = "It was settled by the fence pact of 1965."


@pytest.mark.parametrize("year", ["1975", "1965"])
@pytest.mark.parametrize(
    "question",
    ["What was settled by the {} fence pact?", "{}年の垣根協定で何が決まった？", "{}년 울타리 협정에서 뭐가 정해졌나?"],
)
def test_another_year(question: str, year: str) -> None:
    hit = replace(report("Rain", TOLD), features={"dates": 0.0})
    expected = None if year == "1965" else TOLD
    assert words(year_told_otherwise(found(question.format(year), hit))) == expected
    assert year_told_otherwise(found(question.format(year), report("Rain", TOLD))) is None  # a hit of those days


def test_what_has_no_year_tells_none() -> None:
    hit = replace(report("Rain", "It was settled by the fence pact."), features={"dates": 0.0})
    assert year_told_otherwise(found("What was settled by the 1975 fence pact?", hit)) is None
