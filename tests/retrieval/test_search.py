"""The list of hits: varied, repeatable, and in the order of the fused score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import retrieval.search
from corpus.gazetteer import Gazetteer
from corpus.store import Body
from retrieval.hits import Ranked
from retrieval.index.reader import GenerationIndex
from retrieval.ranking import (
    OWN_LANGUAGE,
    OWN_OPENING,
    _answers_why,
    _hangs_on_days,
    _with_figure_first,
    one_body_each,
    varied,
)
from retrieval.search import _first
from retrieval.types import Query
from retrieval.understand import Reader
from tests.fakes import fake_article
from tests.retrieval.archives import Home
from tests.retrieval.made import candidate, passage, reading


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


def test_of_a_brief_in_several_languages_the_body_in_the_question_s_is_shown() -> None:
    languages = {"e": "en", "j": "ja", "k": "ko"}
    bodies = {letter * 16: Body("2019-a-brief", language) for letter, language in languages.items()}
    hits = [ranked("e", 0, 0.9), ranked("x", 0, 0.85), ranked("j", 0, 0.9 - OWN_LANGUAGE + 0.01), ranked("e", 1, 0.5)]
    assert ids(one_body_each(hits, "ja", bodies)) == ["x0", "j0"]
    assert ids(one_body_each(hits, "en", bodies)) == ["e0", "x0", "e1"]


def test_the_english_body_is_shown_where_it_fits_much_better() -> None:
    bodies = {"e" * 16: Body("2019-a-brief", "en"), "j" * 16: Body("2019-a-brief", "ja")}
    hits = [ranked("e", 0, 0.9), ranked("j", 0, 0.9 - OWN_LANGUAGE - 0.01)]
    assert ids(one_body_each(hits, "ja", bodies)) == ["e0"]
    # The opening, which is all that an overview shows, each body has.
    assert ids(one_body_each(hits, "ja", bodies, OWN_OPENING)) == ["j0"]


def test_articles_that_are_no_brief_in_several_languages_stay() -> None:
    hits = [ranked("a", 0, 0.9), ranked("b", 0, 0.8)]
    assert one_body_each(hits, "ko", {}) == hits


def test_the_best_of_several_scores_keep_their_order_and_ties_go_by_row() -> None:
    rows, scores = np.array([7, 3, 9, 1]), np.array([0.5, 0.9, 0.5, 0.1])
    assert list(_first(rows, scores, 3).items()) == [(3, 0.9), (7, 0.5), (9, 0.5)]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = Home(tmp_path / "home", monkeypatch)
    cities = ("Paris", "Lima", "Busan", "Sendai", "Jeju")
    home.put(*(fake_article(f"The envoys met in {city} and spoke about fish.", key=city) for city in cities))
    home.always(None)
    return home


def hits(home: Home) -> list[tuple[str, float]]:
    with home.open() as archive:
        return [(hit.passage.id, hit.score) for hit in archive.search(Query(text="envoys in Lima about fish")).ranked]


def test_looking_for_words_beside_vectors_finds_what_one_after_the_other_does(home, monkeypatch) -> None:
    one_after_the_other = hits(home)
    monkeypatch.setattr(retrieval.search, "_SIDE_BY_SIDE_FROM", 0)
    assert hits(home) == one_after_the_other != []


def test_a_failure_of_either_side_is_raised_when_both_run_side_by_side(home, monkeypatch) -> None:
    monkeypatch.setattr(retrieval.search, "_SIDE_BY_SIDE_FROM", 0)

    def failing(*_: object, **__: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(GenerationIndex, "search_lexical", failing)
    with home.open() as archive, pytest.raises(OSError, match="disk"):
        archive.search(Query(text="envoys in Lima"))


def test_asked_for_a_figure_the_passage_of_the_first_article_that_holds_one_goes_first() -> None:
    hits = [
        replace(ranked("a", 0, 0.9), features={"kind": 0.0}),
        replace(ranked("b", 0, 0.88), features={"kind": 1.0}),
        replace(ranked("a", 1, 0.85), features={"kind": 1.0}),
    ]
    assert ids(_with_figure_first(hits)) == ["a1", "a0", "b0"]
    assert ids(_with_figure_first(hits[:2])) == ["a0", "b0"]
    far = [hits[0], replace(hits[2], score=0.7)]
    assert ids(_with_figure_first(far)) == ["a0", "a1"]


def test_asked_why_a_sentence_that_gives_a_reason_counts_for_more() -> None:
    told = passage("They met in Lima.", "The talks failed because of the catch.")
    why, what = reading("why did the talks fail", intent="why"), reading("did the talks fail", intent="what")
    assert [_answers_why(why, told, best) for best in (0, 1)] == [False, True]
    assert not _answers_why(what, told, 1)


def test_where_only_days_tell_what_is_meant_what_happened_then_goes_first() -> None:
    read = Reader(Gazetteer.load(), today=date(2026, 11, 21)).read
    assert _hangs_on_days(read(Query(text="how much did japan pay korea in 1965")))
    assert not _hangs_on_days(read(Query(text="how much did japan pay korea")))
    assert not _hangs_on_days(read(Query(text="how much did japan pay the healing foundation in 2016")))
