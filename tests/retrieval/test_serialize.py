from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np

from corpus.types import EventDate, PartialDate, Precision, SourceRef
from retrieval.hits import Ranked, SearchResult, Stage
from retrieval.serialize import answer_json, event_json, reading_json, search_json
from retrieval.types import Answer, Citation, Coverage, DateRange, PartScore, Query, Statement
from retrieval.understand import AskedDays, Concept
from tests.retrieval.made import candidate, passage, reading, word

EVENT = EventDate(date(2021, 5, 3), date(2021, 5, 5), Precision.RANGE, "inferred", None, "other-article")
SOURCE = SourceRef(
    n=4, outlet="Foreign Office", headline=None, url="https://x.example/4", published=PartialDate(2021, 5), side="jp",
    language="ja",
)  # fmt: skip
CITATION = Citation(
    n=1, article_id="a" * 16, revision="r" * 16, passage_id="a@r:0", excerpt="They met.", start=3, end=12,
    headline=None, outlet="The Example", agency=None, url=None, kind="brief", published=PartialDate(2021, 5, 6),
    published_basis="source list", event=EVENT, n_copies=2, sources=(SOURCE,),
)  # fmt: skip
ANSWER = Answer(
    question="When?", language="en", status="answered", reason=None,
    statements=(Statement("They met.", (1,), "side_jp"),), citations=(CITATION,),
    coverage=Coverage(3, 1, 7, date(2021, 5, 6), None), index_id="gen-000001-abc", as_of_on=date(2021, 5, 6),
    timings_ms={"embed": 12.5}, confidence=0.123456,
)  # fmt: skip


def test_an_answer_is_written_as_the_interface_says() -> None:
    assert answer_json(ANSWER) == {
        "question": "When?",
        "language": "en",
        "status": "answered",
        "reason": None,
        "statements": [{"text": "They met.", "citation_ns": [1], "voice": "side_jp"}],
        "citations": [
            {
                "n": 1,
                "article_id": "a" * 16,
                "revision": "r" * 16,
                "passage_id": "a@r:0",
                "excerpt": "They met.",
                "start": 3,
                "end": 12,
                "headline": None,
                "outlet": "The Example",
                "agency": None,
                "url": None,
                "kind": "brief",
                "published_on": "2021-05-06",
                "published_basis": "source list",
                "event": {
                    "earliest_on": "2021-05-03",
                    "latest_on": "2021-05-05",
                    "precision": "range",
                    "basis": "inferred",
                    "evidence_article_id": "other-article",
                },
                "n_copies": 2,
                "brief_headline": None,
                "sources": [
                    {
                        "n": 4,
                        "outlet": "Foreign Office",
                        "headline": None,
                        "url": "https://x.example/4",
                        "published_on": "2021-05",
                        "side": "jp",
                        "language": "ja",
                    }
                ],
            }
        ],
        "meetings": [],
        "notes": [],
        "lexical_only": False,
        "index_id": "gen-000001-abc",
        "as_of": "2021-05-06",
        "coverage": {
            "n_articles": 3, "n_briefs": 1, "n_passages": 7, "earliest_on": "2021-05-06", "latest_on": None,
        },
        "confidence": 0.1235,
        "timings_ms": {"embed": 12.5},
    }  # fmt: skip


def test_what_is_unknown_is_null() -> None:
    bare = replace(CITATION, published=None, event=None, sources=())
    written = answer_json(replace(ANSWER, citations=(bare,), as_of_on=None))
    assert written["as_of"] is None
    assert (written["citations"][0]["published_on"], written["citations"][0]["event"]) == (None, None)
    assert event_json(None) is None
    assert "evidence_article_id" not in (event_json(replace(EVENT, evidence_article_id=None)) or {})


def result(*ranked: Ranked) -> SearchResult:
    asked = reading("Who met in Lima?", Concept("place:lima", "place", "Lima"), word("met"))
    asked = replace(asked, dates=(AskedDays(DateRange(date(2021, 5, 1), None), is_certain=False),))
    stages = (Stage("read", 2, 0.12345), Stage("fuse", 1, 2.0))
    return SearchResult(asked, ranked, stages, {"place:lima": 1.23456, "word:met": 0.5}, np.zeros(2, np.float32), 9)


def test_hits_are_written_with_rank_parts_and_the_day_of_the_best_sentence() -> None:
    found = passage("They met.", "They ate.", start=5, events=((), (EVENT,)))
    found = replace(found, published=PartialDate(2021))
    parts = {"dense": PartScore(1, 0.81234567), "lexical": PartScore(3, 2.5)}
    hit = Ranked(candidate(found), 0.98765432, {"dense": 1.0}, 1, parts)
    bare = Ranked(candidate(replace(found, sentences=(), published=None)), 0.5, {}, 0, {})
    written = search_json(Query(text="Who met?"), result(hit, bare), {found.article_id: ("A headline", None)})
    assert (written["query"], written["language"]) == ("Who met?", "en")
    assert written["timings_ms"] == {"read": 0.123, "fuse": 2.0}
    first, second = written["hits"]
    assert first == {
        "rank": 1, "passage_id": found.id, "article_id": found.article_id, "start": 5, "end": 24,
        "text": "They met. They ate.", "score": 0.987654,
        "parts": {"dense": {"rank": 1, "score": 0.812346}, "lexical": {"rank": 3, "score": 2.5}},
        "features": {"dense": 1.0}, "headline": "A headline", "outlet": None, "published_on": "2021",
        "event": event_json(EVENT),
    }  # fmt: skip
    assert (second["rank"], second["event"], second["published_on"]) == (2, None, None)
    json.dumps(written)


def test_a_reading_is_written_with_people_places_days_and_stages() -> None:
    written = reading_json(result())
    assert written == {
        "language": "en",
        "intent": "what",
        "people": [],
        "places": ["place:lima"],
        "concepts": [
            {"key": "place:lima", "kind": "place", "surface": "Lima", "weight": 1.2346},
            {"key": "word:met", "kind": "word", "surface": "met", "weight": 0.5},
        ],
        "dates": [{"earliest_on": "2021-05-01", "latest_on": None, "is_certain": False}],
        "stages": [{"name": "read", "candidates": 2, "ms": 0.123}, {"name": "fuse", "candidates": 1, "ms": 2.0}],
    }
