"""The list of hits: varied, repeatable, and in the order of the fused score."""

from __future__ import annotations

from retrieval.search import Ranked, varied
from tests.retrieval.made import candidate, passage


def ranked(article: str, ordinal: int, score: float, *, cluster: str | None = None) -> Ranked:
    found = passage("Words.", article_id=article * 16, ordinal=ordinal, cluster_id=cluster)
    return Ranked(candidate(found), score, {}, 0, {})


def ids(hits: list[Ranked]) -> list[str]:
    return [f"{h.passage.article_id[0]}{h.passage.ordinal}" for h in hits]


def test_at_most_two_passages_of_one_article_among_the_first_five() -> None:
    hits = [ranked("a", i, 1 - i / 10) for i in range(4)] + [
        ranked("b", 0, 0.5),
        ranked("c", 0, 0.4),
        ranked("d", 0, 0.3),
    ]
    assert ids(varied(hits, 10)) == ["a0", "a1", "b0", "c0", "d0", "a2", "a3"]


def test_a_lone_article_still_fills_the_list() -> None:
    hits = [ranked("a", i, 1 - i / 10) for i in range(6)]
    assert ids(varied(hits, 5)) == ["a0", "a1", "a2", "a3", "a4"]


def test_copies_of_one_story_are_shown_once() -> None:
    hits = [ranked("a", 0, 0.9, cluster="x"), ranked("b", 0, 0.8, cluster="x"), ranked("c", 0, 0.7)]
    assert ids(varied(hits, 5)) == ["a0", "c0"]
