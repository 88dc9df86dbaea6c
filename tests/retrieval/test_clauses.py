from __future__ import annotations

import pytest

from corpus.dates import event_dates
from corpus.types import Article
from retrieval.clauses import ConceptsOf, clause_features, clause_of, dated_clause
from retrieval.day_fit import Hit, day_choices
from retrieval.hits import Ranked
from retrieval.types import Language, Sentence
from retrieval.understand import Concept, Reading
from tests.fakes import fake_article
from tests.retrieval.made import candidate, passage, reading, word


def no_concepts(text: str, language: str) -> tuple[str, ...]:
    return ()


def features_of(text: str, asked: Reading, concepts_of: ConceptsOf = no_concepts) -> dict[str, float]:
    """What the words around the first day of the text tell."""
    article, (sentence, *_) = dated(text)
    return clause_features(dated_clause(sentence.events[0], sentence, article, concepts_of), article, asked)


def dated(text: str, language: Language = "en") -> tuple[Article, tuple[Sentence, ...]]:
    """An article published on Thursday, 6 May 2021, with one sentence a paragraph and the days it names."""
    article = fake_article(text, language=language, published="2021-05-06")
    events = [m.event for m in event_dates(article)]
    sentences, at = [], 0
    for words in article.text.split("\n\n"):
        start = article.text.index(words, at)
        at = start + len(words)
        inside = tuple(e for e in events if e.evidence and start <= e.evidence.start < at)
        sentences.append(Sentence(start, at, inside))
    return article, tuple(sentences)


def clauses(text: str, language: Language = "en") -> list[str]:
    """The clause of each day in the first sentence."""
    article, sentences = dated(text, language)
    return [clause_of(e, sentences[0], article, sentences[1:]).strip() for e in sentences[0].events]


def best(text: str, asked: Reading, language: Language = "en", concepts_of: object = no_concepts) -> str:
    """The words of the day in the first sentence that fits best."""
    article, (first, *_) = dated(text, language)
    words = passage(article.text[first.start : first.end], start=first.start, events=(first.events,))
    hit = Hit(Ranked(candidate(words), 1.0, {}, 0, {}), (0, 0), article, None, asked, concepts_of)  # type: ignore[arg-type]
    found = max(day_choices(hit), key=lambda choice: choice.fit).event.evidence
    assert found is not None
    return article.text[found.start : found.end]


def test_each_of_two_dates_has_its_own_side_of_and() -> None:
    assert clauses("They signed a treaty in 1965 and an accord in 2015.") == [
        "They signed a treaty in 1965",
        "an accord in 2015.",
    ]


def test_what_came_then_is_not_of_that_day() -> None:
    assert clauses("Tokyo curbed exports on Tuesday and then cut the list.") == ["Tokyo curbed exports on Tuesday"]
    assert clauses("日本は4日に輸出を規制し、その後リストから外した。", "ja") == ["日本は4日に輸出を規制し"]


def test_a_relative_clause_takes_along_whom_it_is_about() -> None:
    text = "The envoy of Peru, who arrived on Tuesday, ate."
    assert clauses(text) == ["The envoy of Peru, who arrived on Tuesday"]


def test_a_dateline_keeps_its_place() -> None:
    assert clauses("LIMA, Peru, May 5: The envoys met.")[0].startswith("LIMA, Peru, May 5 The envoys met")


@pytest.mark.parametrize(
    ("text", "goes_on", "language"),
    [
        ("They met on Tuesday.\n\nAt the time, they agreed on fish.", "fish", "en"),
        ("両氏は4日に会談した。\n\nその際、漁業で合意した。", "漁業", "ja"),
        ("두 사람은 4일 만났다.\n\n당시 어업에 합의했다.", "어업", "ko"),
    ],
)
def test_a_sentence_that_goes_on_about_the_day_belongs_to_it(text: str, goes_on: str, language: Language) -> None:
    assert goes_on in clauses(text, language)[0]
    first, second = text.split("\n\n")
    assert goes_on not in clauses(f"{first}\n\nThey {second}", language)[0]


def test_the_day_of_since_counts_for_what_stands_behind_since() -> None:
    text = "The envoys met on Tuesday in Lima since the summit was held in Paris on Monday."
    assert best(text, reading("When was the summit?", word("summit"), word("paris"), intent="when")) == "Monday"
    assert best(text, reading("When did the envoys meet?", word("envoys"), intent="when")) == "Tuesday"


def test_a_question_about_the_time_before_takes_the_day_behind_since() -> None:
    text = "The envoys met on Tuesday for the first time since the Lima conference on Feb. 15, 2020."
    asked = reading("Before Paris, when had the envoys last met?", word("envoys"), intent="when")
    assert best(text, asked) == "Feb. 15, 2020"


def test_a_question_about_an_announcement_takes_the_day_of_saying_so() -> None:
    text = "The envoys will meet on Sunday, officials said Thursday."
    assert best(text, reading("When did officials announce it?", word("officials"), intent="when")) == "Thursday"
    assert best(text, reading("When will the envoys meet?", word("envoys"), intent="when")) == "Sunday"


@pytest.mark.parametrize(
    ("question", "expected"),
    [("When was it?", "Tuesday"), ("Which month was it?", "March 2019"), ("What year was it?", "1965")],
)
def test_the_unit_that_a_question_names_is_preferred(question: str, expected: str) -> None:
    text = "They spoke on Tuesday, in March 2019, in 1965."
    assert best(text, reading(question, intent="when")) == expected


def test_a_question_about_a_day_is_better_served_by_a_day_than_by_words_beside_a_month() -> None:
    asked = reading("What day did the envoys meet?", word("envoys"), word("meet"), word("lima"), intent="when")
    assert best("The envoys met in March, in Lima on Tuesday.", asked) == "Tuesday"


def test_a_plan_answers_a_question_about_a_plan() -> None:
    text = "They agreed on Tuesday, hoping to meet next month."
    assert best(text, reading("What month are they expected to meet?", intent="when")) == "next month"
    assert best(text, reading("When was it?", intent="when")) == "Tuesday"


def test_a_clause_about_somebody_else_gives_way() -> None:
    def concepts_of(text: str, language: str) -> tuple[str, ...]:
        return tuple(f"person:{n.lower()}" for n in ("Ann", "Ben") if n in text)

    text = "Ann arrived on Monday, and Ben on Tuesday."
    asked = reading("When did Ben arrive?", Concept("person:ben", "person", "Ben"), intent="when")
    assert best(text, asked, concepts_of=concepts_of) == "Tuesday"


def test_he_may_be_who_is_asked_about() -> None:
    def concepts_of(text: str, language: str) -> tuple[str, ...]:
        return tuple(f"person:{n.lower()}" for n in ("Ann", "Ben") if n in text)

    ben = Concept("person:ben", "person", "Ben")
    (told, other) = (
        features_of(text, reading("When did Ben call?", ben, intent="when"), concepts_of)["another"]
        for text in ("On Monday, May 3, he called on Ann.", "On Monday, May 3, Ann called.")
    )
    assert (told, other) == (0.0, 1.0)


def test_a_subject_before_a_day_in_commas_belongs_to_its_clause() -> None:
    text = "The next session, on May 4, adopted a plan."
    article, (sentence, *_) = dated(text)
    assert clause_of(sentence.events[0], sentence, article) == "The next session, on May 4, adopted a plan."


def test_the_day_of_a_thing_named_is_not_since_when_it_was() -> None:
    asked = reading("Since when was it?", intent="when")
    of_thing = "They reviewed the accord of May 4, 2021, in Lima."
    since = "It was free from May 4, 2021, in Lima."
    assert [features_of(text, asked)["refers"] for text in (of_thing, since)] == [1.0, 0.0]


def test_the_day_of_a_thing_named_ends_no_clause() -> None:
    text = "On May 4, the minister made public what an inquiry begun in March had found about the fence."
    opening, aside = clauses(text)
    assert opening == text.replace("On ", "", 1)
    assert aside.endswith("what an inquiry begun in March")
    review = "On May 4, Tokyo published a review of the statement of May 1, 2019, on the fence."
    assert clauses(review)[0] == review.replace("On ", "", 1)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("On May 4 the paper had written that he wanted to resign.", False),
        ("On May 4 he resigned.", True),
    ],
)
def test_what_was_only_spoken_of_was_not_done_that_day(text: str, acts: bool) -> None:
    article, (sentence, *_) = dated(text)
    clause = dated_clause(sentence.events[0], sentence, article, no_concepts)
    assert ("resign" in clause.acts) == acts


def test_a_clause_on_another_agreement_is_of_another() -> None:
    pact = Concept("agreement:fence-pact", "agreement", "fence pact", ("fence", "pact"))
    asked = reading("When was the fence pact made?", pact, intent="when")
    told = {"The gate pact was made on May 4.": "agreement:gate-pact", "The pact was made on May 4.": "topic:gate"}
    told["The fence pact and the gate pact were made on May 4."] = "agreement:fence-pact"
    found = [features_of(text, asked, lambda words, language, key=key: (key,))["another"] for text, key in told.items()]
    assert found == [0.5, 0.0, 0.0]
