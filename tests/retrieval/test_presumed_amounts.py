"""Amounts that a question takes for granted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.hits import SearchResult
from retrieval.presumed_amounts import amount_told_otherwise
from retrieval.understand import Concept
from tests.retrieval.contradicted import found, report, words

MEETING = "The talks lasted 20 minutes."


def asking(key: str, *sentences: str) -> SearchResult:
    """The search for a question that names that amount."""
    result = found("Why was it so?", report("Kang and Kono meet", *sentences))
    amount = Concept(key, "quantity", "amount")
    return replace(result, reading=replace(result.reading, concepts=(*result.reading.concepts, amount)))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("minutes:120", MEETING),
        ("nth:3", "Japan let it through for the second time."),
        ("percent:40", "It fell by 15 percent."),
        ("minutes:120", "会談は20分間だった。"),
        ("minutes:120", "회담은 20분간 열렸다."),
    ],
)
def test_another_amount_of_the_unit_contradicts(key: str, told: str) -> None:
    assert words(amount_told_otherwise(asking(key, told))) == told


@pytest.mark.parametrize(
    ("key", "sentences"),
    [
        ("minutes:20", (MEETING,)),
        ("minutes:60", ("They talked for 55 minutes.",)),  # as good as an hour
        ("minutes:120", ("They talked.", "It took two hours.")),
        ("days:3", ("They talked.", "He stayed for five days.")),  # not told in the best sentence
        ("minutes:120", ("Wang spoke.", "Kang met others for 20 minutes.")),  # not of the people asked about
        ("minutes:10", ("He saw the visitors for forty minutes, then Kono alone for ten.",)),
        ("days:3", (MEETING,)),
        ("yen:500", ("It cost 600 yen.",)),  # sums are of many things
    ],
)
def test_the_same_one_or_another_unit_contradicts_nothing(key: str, sentences: tuple[str, ...]) -> None:
    assert amount_told_otherwise(asking(key, *sentences)) is None


def test_a_length_is_told_wherever_the_report_on_them_tells_it() -> None:
    result = found("What did Kang and Kono say in their talk?", report("Kang and Kono meet", "They talked.", MEETING))
    amount = Concept("minutes:120", "quantity", "amount")
    asked = replace(result, reading=replace(result.reading, concepts=(*result.reading.concepts, amount)))
    assert words(amount_told_otherwise(asked)) == MEETING


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which of the 2,205 volumes were old?", "It covers 1,205 volumes."),
        ("2,205冊のうち古いのは何冊?", "It covers 1,205 volumes."),
        ("溶けた5基は何号機?", "At the site three reactors melted down."),
        ("8대 1로 위헌이라고 한 사건번호는?", "The court held so by six votes to three."),
        ("청중 2천명한테 한 말은?", "It was before an audience put at some 400."),
        ("聴衆2000人に何と言った?", "It was before an audience put at some 400."),
    ],
)
def test_what_is_counted_is_told_with_another_number(question: str, told: str) -> None:
    assert words(amount_told_otherwise(found(question, report("The fence", "Rain fell.", told)))) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which of the 1,205 volumes were old?", "It covers 1,205 volumes."),
        ("6대 3으로 위헌이라고 한 사건번호는?", "The court held so by six votes to three."),
        ("청중 400명한테 한 말은?", "It was before an audience put at some 400."),
        ("how far inside were the two boats", "In the end six vessels lay there."),  # some ships among many
    ],
)
def test_the_number_that_is_told_contradicts_nothing(question: str, told: str) -> None:
    assert amount_told_otherwise(found(question, report("The fence", "Rain fell.", told))) is None


def ranked(question: str, rank: int, surface: str, headline: str, *sentences: str) -> SearchResult:
    result = found(question, report(headline, *sentences))
    number = Concept(f"nth:{rank}", "quantity", surface, start=question.index(surface))
    return replace(result, reading=replace(result.reading, concepts=(*result.reading.concepts, number)))


@pytest.mark.parametrize(
    ("headline", "sentences", "told"),
    [
        ("First regular conference of the two", ("They met.",), "They met."),
        ("They confer", ("The sixth regular conference sat.",), "The sixth regular conference sat."),
        ("They confer", ("They met.", "It was the seventh round."), "It was the seventh round."),
        ("They confer", ("The second conference sat.",), None),
        ("They confer", ("They met.", "It was their first conference since May."), None),  # much is a first
        ("They confer", ("They met.", "It was the fifth visit."), None),
    ],
)
def test_another_rank_of_the_same_thing(headline: str, sentences: tuple[str, ...], told: str | None) -> None:
    question = "Who headed the second regular conference?"
    assert words(amount_told_otherwise(ranked(question, 2, "second", headline, *sentences))) == told
