"""What every ``PassageIndex`` must do. A suite inherits it and gives ``make``, which builds and opens an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest

from corpus.types import Article, EventDate, PartialDate, Precision, SourceRef
from retrieval.index import IndexHooks, PassageIndex
from retrieval.tokens import tokens
from retrieval.types import DateRange
from tests.fakes import FakeEmbedder, fake_article

Make = Callable[[list[Article], IndexHooks], PassageIndex]
EMBEDDER = FakeEmbedder()


def _day(text: str) -> EventDate:
    day = date.fromisoformat(text)
    return EventDate(day, day, Precision.DAY, "stated")


class _Mention:
    def __init__(self, start: int, event: EventDate) -> None:
        self.start, self.event = start, event


def _events(article: Article) -> list[_Mention]:
    """Days written as ISO dates in the text."""
    words = article.text.split()
    return [_Mention(article.text.index(w), _day(w.strip("."))) for w in words if w[:2] == "20" and w.count("-") == 2]


HOOKS = IndexHooks(
    events_of=_events,
    concepts_of=lambda text, language: tuple(f"place:{w}" for w in ("paris", "osaka") if w in text.lower()),
)
LONG = " ".join(["The two sides spoke about fish and roads and schools for an hour."] * 40)
SOURCE = SourceRef(
    n=1, outlet="Foreign Office", headline="Talks", url="https://x.example/1", published=None, side="jp", language="en"
)
ARTICLES = [
    fake_article("The envoys met in Paris on 2021-05-05. They shook hands.", key="a", published="2021-05-06"),
    fake_article("Trade fell in Osaka.", key="b", outlet="The  OTHER Paper", published="2020", headline="Trade"),
    fake_article("会談は東京で行われた。", key="c", published=None, language="ja", headline="会談", outlet=None),
    fake_article(f"It began on 2019-09-26.\n\n{LONG}", key="d", published="2019-09"),
    fake_article(
        "A brief on talks.",
        key="2020-02-15-brief",
        brief=True,
        outlet=None,
        published=None,
        happened=_day("2020-02-15"),
        sources=(SOURCE,),
    ),
]


class PassageIndexContract:
    """Inherit, and give a fixture ``make``."""

    @pytest.fixture
    def index(self, make: Make) -> Iterator[PassageIndex]:
        index = make(ARTICLES, HOOKS)
        yield index
        index.close()

    def rows_of(self, index: PassageIndex, key: str) -> set[int]:
        article_id = next(a.id for a in ARTICLES if a.source == key)
        return {p_row for p_row in range(index.n_passages) if index.passage(p_row).article_id == article_id}

    def test_it_counts_what_it_holds(self, index: PassageIndex) -> None:
        assert index.n_articles == 5
        assert index.n_passages == 4 + len(self.rows_of(index, "d"))
        assert len(self.rows_of(index, "d")) > 1
        assert index.manifest.n_passages == index.n_passages
        assert sum(index.n_passages_by_article().values()) == index.n_passages

    def test_the_passages_of_an_article_come_in_the_order_of_its_text(self, index: PassageIndex) -> None:
        for key in ("a", "d"):
            article_id = next(a.id for a in ARTICLES if a.source == key)
            found = index.passages_of(article_id)
            assert {p.id for p in found} == {index.passage(row).id for row in self.rows_of(index, key)}
            assert [p.start for p in found] == sorted(p.start for p in found)
        assert index.passages_of("no such article") == []

    def test_passages_come_back_whole(self, index: PassageIndex) -> None:
        texts = {a.id: a for a in ARTICLES}
        for passage in index.passages(range(index.n_passages)):
            article = texts[passage.article_id]
            assert passage.text == article.text[passage.start : passage.end]
            assert (passage.revision, passage.published, passage.bundled) == (
                article.revision,
                article.published,
                article.bundled,
            )
        (row,) = self.rows_of(index, "a")
        first = index.passage(row).sentences[0]
        assert first.events == (_day("2021-05-05"),)
        assert first.concepts == ("place:paris",)
        assert index.passage(row).published == PartialDate(2021, 5, 6)

    def test_rows_out_of_range_are_refused(self, index: PassageIndex) -> None:
        for row in (-1, index.n_passages):
            with pytest.raises(IndexError):
                index.passage(row)
            with pytest.raises(IndexError):
                index.sentence_vectors(row)
            with pytest.raises(IndexError):
                index.sentence_matrix([0, row])

    def test_dense_search_ranks_by_cosine(self, index: PassageIndex) -> None:
        vector = EMBEDDER.embed_query("envoys met in Paris")
        rows, scores = index.search_dense(vector, 3)
        exact = index.vectors(range(index.n_passages)) @ vector
        assert rows.tolist() == sorted(range(len(exact)), key=lambda r: (-exact[r], r))[:3]
        assert scores == pytest.approx(exact[rows], abs=1e-5)
        assert rows[0] in self.rows_of(index, "a")
        assert len(index.search_dense(vector, 10_000)[0]) == index.n_passages

    def test_vectors_are_unit_length(self, index: PassageIndex) -> None:
        vectors = index.vectors(range(index.n_passages))
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(index.n_passages), abs=1e-3)
        assert index.archive_mean == pytest.approx(vectors.mean(axis=0), abs=1e-6)

    def test_every_sentence_has_its_vector(self, index: PassageIndex) -> None:
        for row in range(index.n_passages):
            vectors = index.sentence_vectors(row)
            assert vectors.shape == (len(index.passage(row).sentences), index.manifest.dim)
            assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(vectors)), abs=2e-3)

    def test_sentences_of_several_passages_are_given_at_once(self, index: PassageIndex) -> None:
        rows = [index.n_passages - 1, 0, 1]
        one_by_one = np.concatenate([index.sentence_vectors(row) for row in rows])
        assert (index.sentence_matrix(rows) == one_by_one).all()
        assert index.sentence_matrix([]).shape == (0, index.manifest.dim)

    def test_lexical_search_finds_words_and_concepts(self, index: PassageIndex) -> None:
        (osaka,) = self.rows_of(index, "b")
        (tokyo,) = self.rows_of(index, "c")
        assert index.search_lexical([(t, 1.0) for t in tokens("trade in Osaka")], 5)[0][0] == osaka
        assert [row for row, _ in index.search_lexical([(t, 1.0) for t in tokens("東京")], 5)] == [tokyo]
        assert [row for row, _ in index.search_lexical([("place:osaka", 1.0)], 5)] == [osaka]
        assert index.doc_freq("place:osaka") == 1
        assert index.doc_freq("nowhere") == 0

    def test_rows_limit_both_searches(self, index: PassageIndex) -> None:
        allowed = np.array(sorted(self.rows_of(index, "d")), np.int64)
        vector = EMBEDDER.embed_query("envoys met in Paris")
        rows, _ = index.search_dense(vector, 50, rows=allowed)
        assert set(rows.tolist()) == set(allowed.tolist())
        hits = index.search_lexical([(t, 1.0) for t in tokens("the fish")], 50, rows=allowed)
        assert hits and {row for row, _ in hits} <= set(allowed.tolist())
        assert index.search_dense(vector, 5, rows=allowed[:0])[0].tolist() == []
        assert index.search_lexical([("fish", 1.0)], 5, rows=allowed[:0]) == []

    def test_no_filter_selects_everything(self, index: PassageIndex) -> None:
        assert index.select() is None

    @pytest.mark.parametrize(
        ("earliest", "latest", "keys"),
        [
            (date(2021, 5, 6), date(2021, 5, 6), "a"),
            (date(2020, 6, 1), date(2020, 7, 1), "b"),
            (date(2019, 9, 30), date(2020, 1, 1), "bd"),
            (None, date(2019, 12, 31), "d"),
            (date(2030, 1, 1), None, ""),
        ],
    )
    def test_published_selects_by_touching_intervals(
        self, index: PassageIndex, earliest: date | None, latest: date | None, keys: str
    ) -> None:
        found = index.select(published=DateRange(earliest, latest))
        expected = set().union(*(self.rows_of(index, key) for key in keys))
        assert found is not None and set(found.tolist()) == expected

    def test_happened_selects_by_days_spoken_of(self, index: PassageIndex) -> None:
        def selected(day: str) -> set[int]:
            found = index.select(happened=DateRange(date.fromisoformat(day), date.fromisoformat(day)))
            assert found is not None
            return set(found.tolist())

        assert selected("2021-05-05") == self.rows_of(index, "a")
        assert selected("2020-02-15") == self.rows_of(index, "2020-02-15-brief")
        # Passages without a day of their own go with the first passage of their article.
        assert selected("2019-09-26") == self.rows_of(index, "d")
        assert selected("2021-05-06") == set()

    def test_outlet_and_bundled_select(self, index: PassageIndex) -> None:
        other = index.select(outlet="the other PAPER")
        assert other is not None and set(other.tolist()) == self.rows_of(index, "b")
        source = index.select(outlet="Foreign Office")
        assert source is not None and set(source.tolist()) == self.rows_of(index, "2020-02-15-brief")
        ingested = index.select(include_bundled=False)
        assert ingested is not None
        assert set(ingested.tolist()) == set(range(index.n_passages)) - self.rows_of(index, "2020-02-15-brief")
        both = index.select(outlet="Foreign Office", include_bundled=False)
        assert both is not None and both.tolist() == []

    def test_an_empty_archive_answers_with_nothing(self, make: Make) -> None:
        index = make([], IndexHooks())
        assert (index.n_passages, index.n_articles) == (0, 0)
        assert index.search_dense(EMBEDDER.embed_query("x"), 5)[0].tolist() == []
        assert index.search_lexical([("x", 1.0)], 5) == []
        assert not index.archive_mean.any()
        assert index.select() is None

    def test_many_threads_may_read_at_once(self, index: PassageIndex) -> None:
        vector = EMBEDDER.embed_query("envoys met")

        def read(_: int) -> tuple[list[int], list[int], int]:
            rows, _scores = index.search_dense(vector, 3)
            hits = index.search_lexical([("envoy", 1.0)], 3)
            selected = index.select(published=DateRange(date(2021, 1, 1), None))
            index.passages(rows)
            return rows.tolist(), [row for row, _ in hits], len(selected if selected is not None else [])

        with ThreadPoolExecutor(8) as pool:
            results = list(pool.map(read, range(64)))
        assert all(result == results[0] for result in results)
