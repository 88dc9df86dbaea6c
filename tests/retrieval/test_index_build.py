from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.types import Article, PartialDate
from retrieval.config import RetrievalSettings
from retrieval.index import BuildReport, IndexHooks, PassageIndex, current_id, open_generation, update_generation
from retrieval.tokens import tokens
from tests.fakes import FakeEmbedder, FakeStore, fake_article

EMBEDDER = FakeEmbedder()
CITIES = ("Paris", "Osaka", "Busan", "Geneva", "Lima", "Cairo")


def article(n: int, text: str | None = None):
    city = CITIES[n % len(CITIES)]
    talks = f"The envoys met in {city} for round {n}. They spoke about fish for {n + 1} hours."
    body = text or f"{talks}\n\nNothing was signed in {city}."
    return fake_article(body, key=f"file{n}", headline=f"Round {n} in {city}")


class Home:
    """One data folder with a store, and builds of its index."""

    def __init__(self, path: Path, n_articles: int = 4) -> None:
        self.settings = RetrievalSettings(home=path)
        self.root = self.settings.index_root
        self.store = FakeStore(article(n) for n in range(n_articles))
        self.embedder = FakeEmbedder()

    def build(self, *, full: bool = False, hooks: IndexHooks | None = None) -> BuildReport:
        self.embedder.n_embedded = 0
        return update_generation(self.store, lambda n: self.embedder, self.settings, hooks=hooks, full=full)

    def open(self) -> PassageIndex:
        return open_generation(self.settings, self.store, fingerprint=self.embedder.fingerprint)

    def generations(self) -> list[str]:
        return sorted(p.name for p in self.root.iterdir() if p.is_dir())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def content(index: PassageIndex) -> dict[str, tuple]:  # type: ignore[type-arg]
    """Everything that an index says about each passage, by passage id."""
    rows = range(index.n_passages)
    everything = {}
    for row, passage in zip(rows, index.passages(rows), strict=True):
        vectors = (index.vectors([row])[0].tobytes(), index.sentence_vectors(row).tobytes())
        hits = dict(index.search_lexical([(t, 1.0) for t in tokens(passage.text)], 100))
        everything[passage.id] = (passage, *vectors, round(hits[row], 3))
    return everything


def test_a_build_names_itself_live_and_says_what_it_did(home: Home) -> None:
    assert current_id(home.settings.home) is None
    report = home.build()
    assert report.changed
    assert (report.n_articles, report.n_passages, report.n_sentences) == (4, 4, 12)
    assert report.n_embedded + report.n_reused == 16
    index = home.open()
    assert index.index_id == report.index_id == current_id(home.settings.home)
    assert report.index_id.startswith("gen-000001-")
    assert index.manifest.store_revision == home.store.revision


def test_building_again_with_nothing_new_changes_nothing(home: Home) -> None:
    first = home.build()
    second = home.build()
    assert not second.changed
    assert second.index_id == first.index_id
    assert home.embedder.n_embedded == 0


def test_adding_an_article_embeds_only_its_own_texts(home: Home) -> None:
    home.build()
    home.store.put(article(4))
    report = home.build()
    assert report.n_embedded == home.embedder.n_embedded == 1 + 3
    assert report.n_articles == 5
    assert home.generations() == ["gen-000001", "gen-000002"]


def test_rows_stay_put_when_articles_are_only_added(home: Home) -> None:
    home.build()
    before = [p.id for p in home.open().passages(range(4))]
    home.store.put(article(4))
    home.build()
    assert [p.id for p in home.open().passages(range(4))] == before


def test_a_forgotten_article_vanishes_from_every_side(home: Home) -> None:
    home.build()
    home.store.forget(article(1).id)
    report = home.build()
    index = home.open()
    assert report.n_embedded == 0
    assert (index.n_articles, index.n_passages) == (3, 3)
    assert index.search_lexical([(t, 1.0) for t in tokens("Osaka")], 5) == []
    assert article(1).id not in index.n_passages_by_article()


def test_a_changed_text_is_embedded_anew_and_the_old_one_is_gone(home: Home) -> None:
    home.build()
    home.store.put(article(1, "The envoys met in Quito instead."))
    report = home.build()
    index = home.open()
    assert report.n_embedded == 2
    assert any("Quito" in p.text for p in index.passages(range(index.n_passages)))
    assert not any("Osaka" in p.text for p in index.passages(range(index.n_passages)))


def test_a_changed_headline_is_part_of_what_was_embedded_for_a_passage(home: Home) -> None:
    home.build()
    home.store.put(replace(article(1), headline="Another headline"))
    assert home.build().n_embedded == 1


def test_a_changed_date_of_publication_is_seen_though_vectors_of_sentences_stay(home: Home) -> None:
    home.build()
    home.store.put(replace(article(1), published=PartialDate(2022, 1, 1)))
    report = home.build()
    assert report.changed
    assert report.n_embedded == 1


def test_words_added_by_hooks_decide_about_reuse(home: Home) -> None:
    home.build()
    home.build(hooks=IndexHooks(context_extra_of=lambda a, text: "大阪" if "Osaka" in text else ""))
    assert home.embedder.n_embedded == 1
    home.build(hooks=IndexHooks(expansions_of=lambda text: ["city:osaka"] if "Osaka" in text else []))
    assert [home.open().passage(r).text[:30] for r, _ in home.open().search_lexical([("city:osaka", 1.0)], 5)] == [
        "The envoys met in Osaka for ro"
    ]


class CountingHooks:
    """Hooks that note which articles they were asked about."""

    def __init__(self, version: str | None = "1", depends: str = "") -> None:
        self.asked: list[str] = []
        self.hooks = IndexHooks(
            events_of=self.events_of,
            concepts_of=lambda text, language: ("place:osaka",) if "Osaka" in text else (),
            version=version,
            depends_on_others=lambda a: a.source == depends,
        )

    def events_of(self, asked: Article) -> tuple[()]:
        self.asked.append(asked.source)
        return ()


def test_with_a_version_of_the_hooks_unchanged_articles_are_not_read_again(home: Home) -> None:
    home.build(hooks=CountingHooks().hooks)
    home.store.put(article(4))
    home.store.put(article(1, "The envoys met in Quito instead."))
    home.store.forget(article(0).id)
    again = CountingHooks()
    home.build(hooks=again.hooks)
    assert sorted(again.asked) == ["file1", "file4"]


def test_articles_taken_over_are_the_same_as_articles_read_again(home: Home) -> None:
    home.store.put(replace(article(1), cluster_id="c", published=PartialDate(2021, 5)))
    home.build(hooks=CountingHooks().hooks)
    home.store.put(article(4))
    home.store.forget(article(0).id)
    home.build(hooks=CountingHooks().hooks)
    taken_over = content(home.open())
    home.build(hooks=CountingHooks().hooks, full=True)
    assert content(home.open()) == taken_over
    assert any(p.sentences[0].concepts == ("place:osaka",) for p, *_ in taken_over.values())


@pytest.mark.parametrize(("version", "expected"), [("1", [2, 4]), ("2", range(5)), (None, range(5))])
def test_what_may_have_changed_is_read_again(home: Home, version: str | None, expected: list[int]) -> None:
    home.build(hooks=CountingHooks(depends="file2").hooks)
    home.store.put(article(4))
    again = CountingHooks(version, depends="file2")
    home.build(hooks=again.hooks)
    assert sorted(again.asked) == [f"file{n}" for n in expected]


def test_a_full_build_embeds_everything_and_gives_the_same(home: Home) -> None:
    home.build()
    before = content(home.open())
    report = home.build(full=True)
    assert (report.n_embedded, report.n_reused) == (home.embedder.n_embedded, 0) == (16, 0)
    assert content(home.open()) == before


def test_another_model_reuses_no_vector(home: Home) -> None:
    home.build()
    home.embedder = FakeEmbedder(name="other")
    report = home.build()
    assert report.changed
    assert report.n_embedded == home.embedder.n_embedded > 0


def test_bundled_briefs_are_indexed_whatever_the_setting_and_passed_by_on_demand(home: Home) -> None:
    home.store.put(fake_article("A brief on Paris.", key="2021-x", brief=True))
    home.settings = replace(home.settings, bundled=False)
    assert home.build().n_articles == 5
    kept = home.open().select(include_bundled=False)
    assert kept is not None
    assert [p.bundled for p in home.open().passages(kept)] == [False] * 4
    home.settings = replace(home.settings, bundled=True)
    assert not home.build().changed


def test_nothing_is_read_when_neither_store_nor_hooks_changed(home: Home) -> None:
    hooks = IndexHooks(version="1", depends_on_others=lambda a: True)
    home.build(hooks=hooks)
    home.store.articles = lambda **kwargs: pytest.fail("articles were read")  # type: ignore[method-assign]
    home.store.changes_since = lambda *args, **kwargs: pytest.fail("articles were read")  # type: ignore[method-assign]
    second = home.build(hooks=hooks)
    assert not second.changed
    assert (second.n_articles, second.n_passages, second.n_sentences) == (4, 4, 12)
    assert (second.n_embedded, second.n_reused) == (0, 16)


def test_another_version_of_the_hooks_is_noted_though_it_changes_no_row(home: Home) -> None:
    home.build(hooks=IndexHooks(version="1"))
    report = home.build(hooks=IndexHooks(version="2"))
    assert report.changed
    assert report.n_embedded == 0
    assert home.open().manifest.hooks_version == "2"


def test_only_the_live_generation_and_the_one_before_are_kept(home: Home) -> None:
    for n in range(4, 8):
        home.store.put(article(n))
        home.build()
    assert home.generations() == ["gen-000003", "gen-000004"]


def test_an_open_index_goes_on_answering_after_it_was_replaced(home: Home) -> None:
    home.build()
    index = home.open()
    for n in range(4, 8):
        home.store.put(article(n))
        home.build()
    assert index.n_passages == 4
    assert len(index.search_dense(EMBEDDER.embed_query("Paris"), 3)[0]) == 3
    assert index.search_lexical([("paris", 1.0)], 1)
    assert len(index.sentence_vectors(0)) == 3
    assert current_id(home.settings.home) != index.index_id


def test_progress_ends_at_the_number_of_texts(home: Home) -> None:
    seen: list[tuple[int, int]] = []
    update_generation(
        home.store, lambda n: home.embedder, home.settings, progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1][0] == seen[-1][1] == home.embedder.n_embedded


def test_the_factory_is_told_how_many_tokens_there_are(home: Home) -> None:
    asked: list[int] = []

    def factory(n_tokens: int) -> FakeEmbedder:
        asked.append(n_tokens)
        return home.embedder

    update_generation(home.store, factory, home.settings)
    assert asked[0] == 0
    assert asked[1] > 16 * 5


CHANGES = st.lists(st.tuples(st.sampled_from(["put", "change", "forget", "build"]), st.integers(0, 6)), max_size=12)


@given(CHANGES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_of_builds_ends_in_what_one_full_build_gives(tmp_path_factory, changes) -> None:
    path = tmp_path_factory.mktemp("homes")
    home = Home(path / "a", n_articles=2)
    for kind, n in changes:
        if kind == "put":
            home.store.put(article(n))
        elif kind == "change":
            home.store.put(article(n, f"The talks of round {n} moved to Quito."))
        elif kind == "forget" and any(a.id == article(n).id for a in home.store.articles()):
            home.store.forget(article(n).id)
        elif kind == "build":
            home.build()
    home.build()
    once = Home(path / "b", n_articles=0)
    once.store = home.store
    once.build(full=True)
    first, second = home.open(), once.open()
    assert content(first) == content(second)
    assert np.allclose(first.archive_mean, second.archive_mean, atol=1e-6)
