from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.briefs import SyncReport
from corpus.gazetteer import Gazetteer
from corpus.types import Article
from retrieval import pipeline
from retrieval.index import current_id, open_generation
from retrieval.pipeline import PassageCounter, build, events_of, hooks_for, lacks_date, reading_version
from tests.fakes import FakeStore, fake_article
from tests.retrieval.archives import Home

DATED = fake_article(
    "Motegi Toshimitsu met Kang Kyung-wha in New York on Wednesday.", key="dated", published="2019-09-26"
)
UNDATED = fake_article("The envoys met on Wednesday.", key="undated", published=None)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path / "home", monkeypatch)


def test_a_build_reads_names_and_days_and_finds_nothing_to_do_the_second_time(home: Home) -> None:
    first = home.put(DATED, UNDATED)
    assert (first.changed, first.n_articles) == (True, 2)
    index = open_generation(home.settings)
    passage = next(p for p in index.passages(range(2)) if p.article_id == DATED.id)
    assert {"person:motegi-toshimitsu", "person:kang-kyung-wha"} <= set(passage.sentences[0].concepts)
    (event,) = passage.sentences[0].events
    assert (str(event.earliest_on), event.basis) == ("2019-09-25", "weekday")
    second = home.put(DATED)
    assert (second.changed, second.n_embedded, second.n_reused) == (False, 0, first.n_embedded)


def test_other_names_or_rules_make_the_index_read_all_anew_without_embedding(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.put(DATED)
    monkeypatch.setattr("retrieval.pipeline.reading_version", lambda: "another")
    again = home.put()
    assert (again.changed, again.n_embedded) == (True, 0)


def test_the_version_of_the_reading_follows_data_and_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reading_version() == reading_version()
    assert len(reading_version()) == 16
    before = {}
    for package, folder, name in (
        ("corpus", "data", "a.toml"),
        ("corpus", "data/offices", "d.toml"),
        ("corpus", "dates", "b.py"),
        ("corpus", "gazetteer", "c.py"),
    ):
        (tmp_path / package / folder).mkdir(parents=True)
        (tmp_path / package / folder / name).write_text("1")
        before[tmp_path / package / folder / name] = "1"
    (tmp_path / "retrieval" / "data").mkdir(parents=True)
    for name in ("understand.py", "quantities.py", "data/quantities.toml"):
        (tmp_path / "retrieval" / name).write_text("1")
        before[tmp_path / "retrieval" / name] = "1"
    monkeypatch.setattr(pipeline, "files", lambda package: tmp_path / package)
    seen = {reading_version()}
    for path in before:
        path.write_text("2")
        seen.add(reading_version())
    (tmp_path / "corpus" / "data" / "notes.md").write_text("no data")
    seen.add(reading_version())
    assert len(seen) == 8


def test_flipping_the_switch_for_briefs_embeds_nothing_twice(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = fake_article("The ministers met in Lima.", key="2024-lima", brief=True, published=None)
    synced: list[bool] = []

    def sync(store: object, *, enabled: bool) -> SyncReport:
        synced.append(enabled)
        store.put(brief)  # type: ignore[attr-defined]
        return SyncReport(n_added=1)

    monkeypatch.setattr("retrieval.pipeline.sync_bundled", sync)
    off, on = home.settings, replace(home.settings, bundled=True)
    home.put(DATED)
    assert build(off)[1].n_articles == 1
    report, built = build(on)
    assert (report.n_added, built.n_articles, built.n_embedded) == (1, 2, 2)
    for settings in (off, on, off):
        report, built = build(settings)
        assert (built.changed, built.n_articles, built.n_embedded) == (False, 2, 0)
    assert synced == [True, True]
    assert current_id(off.home) == built.index_id


def test_an_article_without_a_day_is_read_with_the_others_in_view() -> None:
    announcing = fake_article(
        "Foreign Ministers Motegi Toshimitsu and Kang Kyung-wha will meet in New York on Wednesday.",
        key="before", published="2019-09-24",
    )  # fmt: skip
    assert [lacks_date(a) for a in (DATED, UNDATED, replace(UNDATED, published=DATED.published))] == [
        False,
        True,
        False,
    ]
    asked: list[str] = []

    def others() -> list[Article]:
        asked.append("others")
        return [announcing, UNDATED]

    assert [str(m.event.earliest_on) for m in events_of(DATED, others)] == ["2019-09-25"]
    assert asked == []
    assert events_of(UNDATED, others) == ()  # it names nobody, so no other article is its own
    assert asked == ["others"]


def test_hooks_name_the_articles_that_depend_on_others() -> None:
    hooks = hooks_for(FakeStore(), Gazetteer.load)  # type: ignore[arg-type]
    assert hooks.version == reading_version()
    assert hooks.depends_on_others is not None
    assert hooks.depends_on_others(UNDATED)
    assert not hooks.depends_on_others(DATED)
    assert hooks.concepts_of is not None
    assert "place:new-york" in hooks.concepts_of(DATED.text, "en")


def test_passages_are_counted_as_the_index_will_have_them(home: Home) -> None:
    long = fake_article(
        "\n\n".join(f"The envoys met in town {n}. They spoke about fish for {n} hours." for n in range(90))
    )
    report = home.put(DATED, long)
    counter = PassageCounter(home.settings)
    assert counter.count(long) > 1
    assert counter.count(DATED) + counter.count(long) == report.n_passages
