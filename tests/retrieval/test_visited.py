"""A visit that nothing in the hits tells of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.hits import Ranked
from retrieval.types import Language
from retrieval.understand import Concept
from retrieval.visited import is_untold_visit
from tests.retrieval.made import candidate, passage, reading, search_result

QUISPE = Concept("person:quispe-rosa", "person", "Quispe")
ROJAS = Concept("person:rojas-luis", "person", "Rojas")
EMPEROR = Concept("office:emperor", "office", "emperor")
JAPAN = Concept("country:japan", "country", "Japan")
KOREA = Concept("country:south-korea", "country", "Korea")
SEOUL = Concept("place:seoul", "place", "Seoul", others=("country:south-korea",))
SHRINE = Concept("topic:yasukuni", "topic", "Yasukuni")
ISLETS = Concept("place:takeshima-dokdo", "place", "Dokdo")


def is_untold(
    question: str, concepts: tuple[Concept, ...], told: str, ids: tuple[str, ...], language: Language = "en"
) -> bool:
    """Whether a hit of the one sentence, which names the ids, leaves the visit untold."""
    placed = (replace(c, start=max(question.find(c.surface), 0)) for c in concepts)
    asked = reading(question, *placed, intent="when", language=language)
    hit = Ranked(candidate(passage(told, concepts=(ids,))), 1.0, {}, 0, {})
    return is_untold_visit(search_result(asked, [hit]))


@pytest.mark.parametrize(
    ("question", "concepts", "told", "ids"),
    [
        ("When did Quispe visit Japan?", (QUISPE, JAPAN), "Quispe visited Japan.", (QUISPE.key, JAPAN.key)),
        ("When did Quispe visit Japan?", (QUISPE, JAPAN), "Quispe flew to Beppu.", (QUISPE.key, "place:beppu")),
        ("When did Quispe go to Seoul?", (QUISPE, SEOUL), "Quispe arrived in Seoul.", (QUISPE.key, "place:seoul")),
        (
            "When did Quispe go to Seoul to see Rojas?",
            (QUISPE, SEOUL, ROJAS),
            "Quispe and Rojas dined in Seoul.",
            (QUISPE.key, ROJAS.key, "place:seoul"),
        ),
        (
            "When did Quispe visit Yasukuni?",
            (QUISPE, SHRINE),
            "Quispe worshipped at Yasukuni.",
            (QUISPE.key, SHRINE.key),
        ),
    ],
)
def test_a_visit_that_is_told_of_is_answered(
    question: str, concepts: tuple[Concept, ...], told: str, ids: tuple[str, ...]
) -> None:
    assert not is_untold(question, concepts, told, ids)


@pytest.mark.parametrize(
    ("question", "concepts", "told", "ids"),
    [
        ("When did Quispe visit Japan?", (QUISPE, JAPAN), "Quispe spoke of Japan.", (QUISPE.key, JAPAN.key)),
        ("When did Quispe visit Japan?", (QUISPE, JAPAN), "Rojas visited Japan.", (ROJAS.key, JAPAN.key)),
        ("When did Quispe visit Japan?", (QUISPE, JAPAN), "Quispe visited Seoul.", (QUISPE.key, "place:seoul")),
        (
            "When did Quispe visit Japan?",
            (QUISPE, JAPAN),
            "Quispe hopes to visit Japan.",
            (QUISPE.key, JAPAN.key),
        ),
        (
            "When did Quispe go to Dokdo?",
            (QUISPE, ISLETS),
            "Quispe regretted that Rojas had landed on Dokdo.",
            (QUISPE.key, ROJAS.key, ISLETS.key),
        ),
        (
            "When did Quispe visit Yasukuni?",
            (QUISPE, SHRINE),
            "Quispe sent an offering to Yasukuni.",
            (QUISPE.key, SHRINE.key),
        ),
        (
            "When did the emperor visit Korea?",
            (EMPEROR, KOREA),
            "The emperor received Rojas, who had come to Japan from Korea.",
            (EMPEROR.key, ROJAS.key, KOREA.key),
        ),
    ],
)
def test_a_visit_that_nothing_tells_of_gets_no_other_day(
    question: str, concepts: tuple[Concept, ...], told: str, ids: tuple[str, ...]
) -> None:
    assert is_untold(question, concepts, told, ids)


@pytest.mark.parametrize(
    ("question", "told", "language"),
    [
        ("키스페 방일 언제", "키스페가 일본을 언급했다.", "ko"),
        ("キスペの訪日はいつ", "キスペが日本に言及した。", "ja"),
    ],
)
def test_a_word_for_a_visit_holds_the_country(question: str, told: str, language: Language) -> None:
    who = (replace(QUISPE, surface=question[:3]),)
    assert is_untold(question, who, told, (QUISPE.key, JAPAN.key), language)
    went = {"ko": "키스페가 일본을 방문했다.", "ja": "キスペが訪日した。", "en": ""}[language]
    assert not is_untold(question, who, went, (QUISPE.key, JAPAN.key), language)


@pytest.mark.parametrize(
    ("question", "concepts"),
    [
        ("When is Quispe to visit Japan?", (QUISPE, JAPAN)),  # a plan
        ("When did Quispe sign the accord with Japan?", (QUISPE, JAPAN)),
        ("When was Quispe's visit to Japan announced?", (QUISPE, JAPAN)),
        ("When did Quispe leave on her trip?", (QUISPE,)),  # nowhere is named
        ("When did delegates visit Japan?", (JAPAN,)),  # nobody is
    ],
)
def test_other_questions_are_left_alone(question: str, concepts: tuple[Concept, ...]) -> None:
    assert not is_untold(question, concepts, "Rain fell.", ())
