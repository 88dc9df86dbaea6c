"""What a question asks for, and how much of it stands in the text beside the best sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.coverage import SentenceFit
from retrieval.evidence import Evidence, evidence_for, things_of
from retrieval.hits import Ranked
from retrieval.types import Language, Subject
from retrieval.understand import Concept, lexicon_keys
from retrieval.words import data_file
from tests.retrieval.made import candidate, passage, reading, search_result

KONO = Concept("person:kono", "person", "Kono", english=("Kono Taro",), start=0)
TALKS = Concept("topic:fence-talks", "topic", "fence talks", start=5)
FENCE = Concept("lex:fence", "lexicon", "fence", ("fenc",), start=5)
TALK = Concept("lex:ladder", "lexicon", "talks", ("talk",), start=11)
GIFT = Concept("lex:gift", "lexicon", "gift", ("gift",), start=20)
SAY = Concept("lex:say", "lexicon", "say", ("say",), start=30)
JAPAN = Concept("country:japan", "country", "Japan", start=40)
WEIGHTS = {c.key: 0.5 for c in (KONO, TALKS, FENCE, TALK, SAY, JAPAN)} | {GIFT.key: 1.0}


def ranked(*covered: Mapping[str, float], best: int = 0) -> Ranked:
    fits = [SentenceFit(0.5, keys, False) for keys in covered]
    words = [f"Sentence {'I' * (i + 1)} stands." for i in range(len(covered))]
    return Ranked(candidate(passage(*words), fits=fits), 0.8, {}, best, {})


def found(concepts: Sequence[Concept], *hits: Ranked) -> Evidence:
    return evidence_for(search_result(reading("What?", *concepts), hits, weights=WEIGHTS))


def test_concepts_that_overlap_are_one_thing_as_heavy_as_the_rarest() -> None:
    things = things_of(reading("What?", GIFT, TALK, FENCE, TALKS), WEIGHTS | {"lex:fence": 0.7})
    assert [{c.key for c in t.concepts} for t in things] == [{TALKS.key, FENCE.key, TALK.key}, {GIFT.key}]
    assert [t.weight for t in things] == [0.7, 1.0]


def test_a_thing_is_covered_by_its_name_or_by_its_words_on_average() -> None:
    (thing,) = things_of(reading("What?", TALKS, FENCE, TALK), WEIGHTS)
    assert thing.covered_by({TALKS.key: 1.0}) == 1.0
    assert thing.covered_by({FENCE.key: 1.0}) == 0.5
    assert thing.covered_by({FENCE.key: 1.0, TALK.key: 0.6}) == pytest.approx(0.8)
    assert thing.covered_by({}) == 0.0


@pytest.mark.parametrize(
    ("concept", "language"),
    [
        (SAY, "en"),
        (JAPAN, "en"),
        (Concept("office:fm", "office", "minister"), "en"),
        (Concept("word:인데요", "word", "인데요"), "ko"),
        (Concept("word:方教", "word", "方教"), "ja"),
    ],
)
def test_what_any_report_may_hold_and_unknown_endings_are_asked_for_by_nobody(
    concept: Concept, language: Language
) -> None:
    assert things_of(reading("What?", concept, language=language), {concept.key: 1.0}) == ()


def test_an_unknown_english_word_is_asked_for() -> None:
    languages: tuple[Language, ...] = ("en", "ko")
    for language in languages:
        asked = reading("What?", Concept("word:WTO", "word", "WTO", ("wto",)), language=language)
        assert len(things_of(asked, {"word:WTO": 1.0})) == 1


def test_evidence_is_looked_for_around_the_best_sentence_only() -> None:
    hit = ranked({KONO.key: 1.0}, {}, {}, {GIFT.key: 1.0}, best=1)
    assert found([KONO, GIFT], hit) == Evidence(content=0.0, gap=0.5, untold=0.0)


def test_the_gap_may_be_a_name() -> None:
    assert found([KONO, GIFT], ranked({GIFT.key: 1.0})) == Evidence(content=1.0, gap=0.5, untold=0.5)


def test_a_synonym_covers_in_part() -> None:
    assert found([FENCE, GIFT], ranked({FENCE.key: 0.6, GIFT.key: 0.6})).gap == pytest.approx(0.4)
    assert found([FENCE, GIFT], ranked({FENCE.key: 0.6, GIFT.key: 0.6})).content == pytest.approx(0.6)


def test_a_later_hit_may_have_it_all_in_one_sentence() -> None:
    whole = ranked({KONO.key: 1.0, GIFT.key: 1.0})
    assert found([KONO, GIFT], ranked({KONO.key: 1.0}), whole) == Evidence(content=0.0, gap=0.0, untold=1.0)
    hits = [ranked({KONO.key: 1.0})] * 3
    assert found([KONO, GIFT], *hits, whole).gap == 1.0  # the fourth hit is not looked at


def test_a_question_for_names_only_has_all_its_content() -> None:
    assert found([KONO, SAY], ranked({})) == Evidence(content=1.0, gap=0.5, untold=0.5)
    assert found([], ranked({})) == Evidence(content=1.0, gap=0.0, untold=0.0)


def test_what_the_headline_names_is_not_untold() -> None:
    hit = ranked({KONO.key: 1.0})
    about = replace(hit.passage, subject=Subject("A gift", (GIFT.key,)))
    headed = replace(hit, candidate=replace(hit.candidate, passage=about))
    assert found([KONO, GIFT, FENCE], hit).untold == 1.0
    assert found([KONO, GIFT, FENCE], headed).untold == 0.5


def test_every_light_entry_is_one_of_the_lexicon() -> None:
    entries = data_file("retrieval", "cues.toml")["light"]["entries"].split()
    assert len(entries) == len(set(entries))
    gazetteer = Gazetteer.load()

    def is_known(entry: str) -> bool:
        matches = gazetteer.lexicon(entry.replace("-", " "), "en")
        return any(f"lex:{entry}" in lexicon_keys(m) for m in matches)

    assert [e for e in entries if not is_known(e)] == []
