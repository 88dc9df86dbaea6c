"""Large archives: candidates re-scored exactly, parts shared between generations, lists made anew when outgrown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.types import PartialDate
from retrieval.errors import IndexMismatch
from retrieval.index import IndexHooks, PassageIndex, verify_generation
from retrieval.index.assembly import joined_groups
from retrieval.index.known import found_in, joined_keys, keys_of, save_keys
from retrieval.index.near import NearIndex, n_lists, outgrown, sample_size
from retrieval.index.part import widened
from retrieval.index.reader import GenerationIndex
from retrieval.tokens import tokens
from retrieval.types import DateRange
from tests.fakes import FakeEmbedder, unit_vector
from tests.retrieval.test_index_build import Home, article, content

HOOKS = IndexHooks(version="1")
DIM = 64


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything as in a large archive: candidates, and parts of four passages at most that are joined no further."""
    monkeypatch.setattr("retrieval.index.near.EXACT_UP_TO", 2)
    for limit, n in (("build.MOST_PASSAGES", 4), ("assembly.MOST_PASSAGES", 4), ("assembly._FEW_PASSAGES", 1)):
        monkeypatch.setattr(f"retrieval.index.{limit}", n)
    monkeypatch.setattr("retrieval.index.assembly._FEW_WORDS", 0)
    monkeypatch.setattr("retrieval.index.assembly._MOST_STALE", 0.5)


def dated(n: int):
    return replace(article(n), published=PartialDate(2000 + n % 20, 1 + n % 12, 1 + n % 28))


def inodes(home: Home, generation: str) -> dict[str, int]:
    folder = home.root / generation
    return {p.relative_to(folder).as_posix(): p.stat().st_ino for p in folder.rglob("*") if p.is_file()}


def clustered(n: int, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    centers = random.standard_normal((max(2, n // 30), DIM))
    vectors = centers[random.integers(0, len(centers), n)] + 0.5 * random.standard_normal((n, DIM))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("n_candidates", [800, 15])
def test_scores_of_candidates_are_exact_inner_products(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_candidates: int
) -> None:
    monkeypatch.setattr("retrieval.index.near._FEWEST_CANDIDATES", n_candidates)
    monkeypatch.setattr("retrieval.index.near._CANDIDATES_A_HIT", 1)
    home = Home(tmp_path, n_articles=60)
    home.build(hooks=HOOKS)
    index = home.open()
    assert index.manifest.n_trained == 60
    vectors = index.vectors(range(index.n_passages))
    for seed in range(20):
        query = unit_vector(f"query {seed}", DIM)
        rows, scores = index.search_dense(query, 10)
        expected = vectors @ query
        assert scores == pytest.approx(expected[rows], abs=1e-6)
        assert rows.tolist() == sorted(rows.tolist(), key=lambda row: (-expected[row], row))
        if n_candidates > 60:
            assert rows.tolist() == sorted(range(60), key=lambda row: (-expected[row], row))[:10]


def test_most_of_the_nearest_are_among_the_candidates() -> None:
    vectors = clustered(6_000)
    near = NearIndex.trained(vectors[:3_000], n_lists(6_000))
    near.add(vectors, np.arange(6_000, dtype=np.int32))
    found = 0
    for query in clustered(6_000, seed=0)[::200]:
        best = set(np.argsort(-(vectors @ query))[:20].tolist())
        candidates = near.candidates(query, 20)
        assert len(candidates) == 800
        found += len(best & set(candidates.tolist()))
    assert found / (30 * 20) > 0.95


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_candidates_never_leave_the_rows_they_are_limited_to_and_reach_them_all(data: st.DataObject) -> None:
    vectors = clustered(400)
    near = NearIndex.trained(vectors, n_lists(400))
    serials = np.arange(0, 1_200, 3, dtype=np.int32)
    near.add(vectors, serials)
    gone = data.draw(st.sets(st.integers(0, 399), max_size=50))
    near.remove([int(serials[n]) for n in gone])
    allowed = np.array(sorted(data.draw(st.sets(st.integers(0, 399), min_size=1, max_size=40)) - gone), np.int64)
    if len(allowed):
        passing = serials[allowed].astype(np.int64)
        assert near.candidates(vectors[0], 20, passing, 400).tolist() == passing.tolist()
    assert not set(near.candidates(vectors[0], 400).tolist()) & {3 * n for n in gone}


def test_lists_are_outgrown_at_four_times_the_passages_they_were_made_for() -> None:
    assert (n_lists(1_000_000), n_lists(100_000), n_lists(1)) == (1_000, 316, 1)
    assert (sample_size(1_000_000), sample_size(30)) == (40_000, 30)
    assert [outgrown(n, 1_000) for n in (250, 251, 1_000, 3_999, 4_000)] == [True, False, False, False, True]


@pytest.mark.usefixtures("large")
def test_lists_are_made_anew_when_the_archive_has_outgrown_them(tmp_path: Path) -> None:
    home = Home(tmp_path, n_articles=10)
    trained = []
    for n in (10, 39, 40, 41):
        for number in range(n):
            home.store.put(article(number))
        home.build(hooks=HOOKS)
        trained.append(home.open().manifest.n_trained)
    assert trained == [10, 10, 40, 40]


@pytest.mark.usefixtures("large")
def test_adding_links_what_stays_and_keeps_its_digests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path, n_articles=24)
    home.build(hooks=HOOKS)
    before = inodes(home, "gen-000001")
    home.store.put(article(24))
    home.store.articles = lambda **kwargs: pytest.fail("the archive was read")  # type: ignore[method-assign]
    read: list[Path] = []
    monkeypatch.setattr("retrieval.index.manifest.file_sha256", lambda path: read.append(path) or "0" * 64)
    monkeypatch.setattr("retrieval.index.manifest._FULL_CHECK_BYTES", 0)
    monkeypatch.setattr("retrieval.index.assembly.Assembly._check", lambda self, name: None)
    home.build(hooks=HOOKS)
    after = inodes(home, "gen-000002")
    shared = {name for name, inode in after.items() if before.get(name) == inode}
    assert {name for name in before if name.startswith("part-")} <= shared
    assert {path.name for path in read}.isdisjoint({Path(name).name for name in shared if name.startswith("lexical")})
    assert all("part-000000024" in path.parts for path in read if path.parent.name.startswith("part-"))
    assert len({path.parent for path in read if path.parent.name.startswith("part-")}) == 1


@pytest.mark.usefixtures("large")
def test_taking_an_article_out_writes_its_part_alone_and_its_words_are_nowhere(tmp_path: Path) -> None:
    home = Home(tmp_path, n_articles=11)
    home.store.put(article(11, "The envoys spoke of zirconium at length."))
    home.build(hooks=HOOKS)
    with_it = [p for p in home.root.glob("gen-000001/part-*/*") if b"zirconium" in p.read_bytes()]
    assert len(with_it) == 1
    home.store.forget(article(11).id)
    home.build(hooks=HOOKS)
    index = home.open()
    assert index.n_articles == index.n_passages == 11
    assert not [p for p in home.root.glob("gen-000002/part-*/*") if b"zirconium" in p.read_bytes()]
    assert index.search_lexical([(t, 1.0) for t in tokens("zirconium")], 5) == []
    before, after = inodes(home, "gen-000001"), inodes(home, "gen-000002")
    changed = {name.split("/")[0] for name, inode in after.items() if before.get(name) != inode and "part-" in name}
    assert len(changed) == 1
    verify_generation(home.settings)


CHANGES = st.lists(st.tuples(st.sampled_from(["put", "change", "forget", "build"]), st.integers(0, 19)), max_size=16)


@given(CHANGES)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("large")
def test_any_history_ends_in_what_one_build_gives(tmp_path_factory, changes) -> None:
    path = tmp_path_factory.mktemp("homes")
    home = Home(path / "a", n_articles=12)
    home.store.put(dated(3))
    for kind, n in changes:
        if kind == "put":
            home.store.put(dated(n))
        elif kind == "change":
            home.store.put(replace(dated(n), text=f"The talks of round {n} moved to Quito.", revision=f"{n:016x}"))
        elif kind == "forget" and any(a.id == article(n).id for a in home.store.articles()):
            home.store.forget(article(n).id)
        elif kind == "build":
            home.build(hooks=HOOKS)
    home.build(hooks=HOOKS)
    once = Home(path / "b", n_articles=0)
    once.store = home.store
    once.build(hooks=HOOKS)
    first, second = home.open(), once.open()
    _assert_alike(first, second)


def _assert_alike(first: PassageIndex, second: PassageIndex) -> None:
    """Both hold and find the same; how rare a word is may differ by what is gone until tantivy merges."""
    held, expected = content(first), content(second)
    assert {key: value[:3] for key, value in held.items()} == {key: value[:3] for key, value in expected.items()}
    assert (first.n_articles, first.n_passages) == (second.n_articles, second.n_passages)
    assert np.allclose(first.archive_mean, second.archive_mean, atol=1e-6)
    query = FakeEmbedder(dim=DIM).embed_query("envoys in Quito")
    for days in (None, DateRange(date(2003, 1, 1), date(2010, 6, 1)), DateRange(None, date(2001, 1, 1))):
        one, other = (_found(index, query, days) for index in (first, second))
        assert one == other


def _found(index: PassageIndex, query: np.ndarray, days: DateRange | None) -> list[tuple[str, float]]:
    """Dense hits as passage ids with their scores; none of them outside of ``days``."""
    rows = None if days is None else index.select(published=days)
    found, scores = index.search_dense(query, 8, rows=rows)
    passages = index.passages(found)
    for passage in passages if days else ():
        assert passage.published and days and days.touches(passage.published.earliest_on, passage.published.latest_on)
    return sorted(
        (p.id, round(float(score), 5)) for p, score in zip(passages, scores, strict=True) if score > scores[-1]
    )


def test_small_parts_at_the_end_are_joined_and_large_ones_stay() -> None:
    assert joined_groups([20_000, 20_000, 1_000]) == [[0], [1], [2]]
    assert joined_groups([20_000, 9_000, 3_000, 1_000]) == [[0], [1], [2, 3]]  # 4,000 together
    assert joined_groups([20_000, 6_000, 4_000, 3_000]) == [[0], [1], [2], [3]]  # 7,000: no more small, none outgrown
    assert joined_groups([6_000, 4_000, 4_000]) == [[0, 1, 2]]
    assert joined_groups([14_000, 10_000]) == [[0], [1]]
    assert joined_groups([2_000, 1]) == [[0, 1]]
    assert joined_groups([]) == []


def test_one_by_one_additions_leave_few_parts() -> None:
    sizes: list[int] = []
    for _ in range(60_000):
        sizes.append(1)
        sizes = [sum(sizes[n] for n in group) for group in joined_groups(sizes)]
    assert sum(sizes) == 60_000
    assert max(sizes) <= 20_000
    assert len(sizes) < 20


def test_damage_in_what_is_to_be_written_again_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: None
) -> None:
    home = Home(tmp_path, n_articles=8)
    home.build(hooks=HOOKS)
    monkeypatch.setattr(
        "retrieval.index.manifest._FULL_CHECK_BYTES", 0
    )  # as in an archive too large to read at a start
    damaged = home.root / "gen-000001" / "part-000000004" / "sentences.f16"
    raw = bytearray(damaged.read_bytes())
    raw[3] ^= 1
    damaged.write_bytes(raw)
    gone = home.open().passage(5).article_id
    home.store.forget(gone)
    with pytest.raises(IndexMismatch, match=r"sentences\.f16.*chancery index build --full"):
        home.build(hooks=HOOKS)
    assert home.build(hooks=HOOKS, full=True).n_articles == 7


def test_known_digests_are_found_and_others_not(tmp_path: Path) -> None:
    digests = [bytes([n]) * 16 for n in (9, 3, 200, 7)]
    save_keys(tmp_path / "keys", keys_of(digests))
    assert found_in(tmp_path / "keys", [digests[2], bytes(16), digests[0]]) == {digests[2]: 2, digests[0]: 0}
    masks = [np.array([True, False, True, False]), np.array([False, True, True, True])]
    save_keys(tmp_path / "both", joined_keys(list(zip([keys_of(digests), keys_of(digests)], masks, strict=True))))
    # Kept: 9 and 200 as 0 and 1, then 3, 200 and 7 as 2, 3 and 4; of equal ones the first.
    assert found_in(tmp_path / "both", digests) == {digests[0]: 0, digests[1]: 2, digests[2]: 1, digests[3]: 4}
    save_keys(tmp_path / "none", keys_of([]))
    assert found_in(tmp_path / "none", digests) == {}


def test_a_large_archive_is_searched_without_reading_all_vectors(tmp_path: Path, large: None) -> None:
    home = Home(tmp_path, n_articles=40)
    home.build(hooks=HOOKS)
    index = home.open()
    assert isinstance(index, GenerationIndex)
    asked = []
    for part in index.parts:
        part.search = lambda *args: asked.append(args)  # type: ignore[method-assign]
    assert len(index.search_dense(unit_vector("x", DIM), 3)[0]) == 3
    few = index.select(published=DateRange(None, date(1990, 1, 1)))
    assert few is not None and len(index.search_dense(unit_vector("x", DIM), 3, rows=few)[0]) == 0
    assert asked == []


def test_every_finite_half_is_widened_exactly() -> None:
    halves = np.arange(2**16, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)].reshape(-1, 2)
    wide = widened(halves)
    assert wide.dtype == np.float32
    assert wide.tobytes() == halves.astype(np.float32).tobytes()  # the sign of zero too
    assert widened(halves[:0]).shape == (0, 2)
