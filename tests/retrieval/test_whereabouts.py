"""Where it was, by the words of headlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retrieval.coverage import SentenceFit
from retrieval.hits import SearchResult
from retrieval.types import DateRange
from retrieval.understand import AskedDays
from retrieval.whereabouts import held_elsewhere, is_in_other_capital
from tests.retrieval.computed.registers import event
from tests.retrieval.contradicted import found, report, words
from tests.retrieval.made import candidate

IN_TOKYO = report("Kang and Kono meet in Tokyo", "They met at a hotel.")


@pytest.mark.parametrize(
    "question",
    [
        "At which hotel in Seoul did Kang and Kono meet?",
        "康外相と河野外相がソウルで会ったホテルは？",
        "강 장관이랑 고노가 서울에서 만난 호텔은?",
    ],
)
def test_people_whose_talks_a_headline_puts_elsewhere(question: str) -> None:
    assert words(held_elsewhere(found(question, IN_TOKYO))) == "They met at a hotel."
    there = report("Kang and Kono meet in Seoul", "They met.", article="b")
    assert held_elsewhere(found(question, IN_TOKYO, there)) is None


@pytest.mark.parametrize(
    ("question", "headline", "sentence"),
    [
        ("At which hotel in Tokyo did Kang and Kono meet?", "Kang and Kono meet in Tokyo", "They met."),
        ("What did Seoul say of Kang and Kono?", "Kang and Kono meet in Tokyo", "They met."),  # a government
        ("What was signed in Seoul?", "Kang and Kono meet in Tokyo", "They met."),  # of nobody
        ("At which hotel in Seoul did Kang and Kono meet?", "Kang and Kono meet", "They met."),
        ("At which hotel in Seoul did Kang and Kono meet?", "Kang goes home in Tokyo", "They met."),
        ("At which hotel in Seoul did Kang and Kono meet?", "Kang and Kono meet in Tokyo", "In Seoul they had met."),
    ],
)
def test_what_is_not_told_elsewhere_is_left_alone(question: str, headline: str, sentence: str) -> None:
    assert held_elsewhere(found(question, report(headline, sentence))) is None


SIGNED = report("The fence pact is signed", "The fence pact was signed at the ministry in Tokyo.", "They left.")


@pytest.mark.parametrize(
    "question",
    [
        "In which hotel in Seoul was the fence pact signed?",
        "ソウルのどの会場で垣根協定？",
        "울타리 협정 서명한 서울 행사장은?",
    ],
)
def test_the_best_sentence_puts_it_elsewhere_whoever_was_there(question: str) -> None:
    result = found(question, SIGNED)
    fits = [SentenceFit(0.8, {"topic:fence": 1.0}, False), SentenceFit(0.1, {}, False)]
    hit = replace(result.ranked[0], candidate=candidate(SIGNED.passage, fits=fits))
    assert words(held_elsewhere(replace(result, ranked=(hit,)))) == SIGNED.passage.sentence_text(0)


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("The fence pact is signed in Seoul", "The fence pact was signed at the ministry in Tokyo."),
        ("The fence pact is signed", "The fence pact was signed at the ministry."),
        ("The fence pact is signed", "The fence pact was drafted in Tokyo and signed in Seoul."),
    ],
)
def test_what_may_have_been_there_is_left_alone(headline: str, sentence: str) -> None:
    made = report(headline, sentence)
    hit = replace(made, candidate=candidate(made.passage, fits=[SentenceFit(0.8, {"topic:fence": 1.0}, False)]))
    result = replace(found("In which hotel in Seoul was the fence pact signed?", made), ranked=(hit,))
    assert held_elsewhere(result) is None


@pytest.mark.parametrize(
    "question",
    ["What did Kang say in Tokyo?", "東京で康外相は何と言った？", "강 장관이 도쿄에서 뭐라고 했어?"],
)
def test_a_capital_that_only_ever_acts_is_no_place(question: str) -> None:
    acts = report("Kang and Kono meet", "Kang asked for concessions from Tokyo.", "They met in a barn.")
    assert is_in_other_capital(found(question, acts))
    assert not is_in_other_capital(found(question, report("Kang and Kono meet", "Kang spoke in Tokyo.")))
    assert not is_in_other_capital(found(question, report("Kang in Tokyo", "They spoke.")))


ON_DAY = (AskedDays(DateRange(date(2020, 2, 1), date(2020, 2, 29)), True),)
TALKS = "When did Kang and Kono meet in Seoul?"


def told_of(sentence: str, on: date | None) -> SearchResult:
    """What is found of talks in Tokyo by a report with that sentence, of that day, beside the first."""
    made = report("Kang and Kono meet in Tokyo", "They met.", sentence)
    days = () if on is None else (event(on.isoformat()),)
    sentences = (made.passage.sentences[0], replace(made.passage.sentences[1], events=days))
    passage = replace(made.passage, sentences=sentences)
    hit = replace(made, candidate=candidate(passage))
    result = replace(found(TALKS, hit), article=(passage,))
    return replace(result, reading=replace(result.reading, dates=ON_DAY))


def test_a_sentence_on_other_days_or_people_puts_nothing_there() -> None:
    assert words(held_elsewhere(told_of("The last round had been in Seoul.", date(2019, 11, 15)))) == "They met."
    assert held_elsewhere(told_of("They came from a dinner in Seoul.", date(2020, 2, 5))) is None
    assert held_elsewhere(told_of("They came from a dinner in Seoul.", None)) is None
    assert words(held_elsewhere(told_of("Seoul's ministry spoke to Seoul's press.", None))) == "They met."


@pytest.mark.parametrize(
    "question",
    [
        "What did Kang and Kono say of rain when they met in Seoul?",
        "康外相と河野外相がソウルで会ったとき何と言った？",
        "강 장관과 고노가 서울에서 만났을 때 뭐라고 했어?",
    ],
)
def test_where_they_met_is_the_occasion_and_no_aside(question: str) -> None:
    assert words(held_elsewhere(found(question, IN_TOKYO))) == "They met at a hotel."
