from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import StoreError, UnknownArticle
from corpus.store import Store
from corpus.types import (
    ArticleKind,
    Dropped,
    EventDate,
    FieldBasis,
    ParagraphSources,
    PartialDate,
    Precision,
    SourceRef,
    Span,
)
from tests.corpus.made import OTHER_EN, READOUT_ONE, READOUT_TWO, STORIES, WIRE_EN, hex16, made_article
from tests.shared import shared_dir


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "deep" / "store.sqlite") as opened:
        yield opened


FULL = made_article(
    WIRE_EN,
    agency="Example Press",
    byline=("Ada Ito", "Park Bo"),
    dateline_place="Geneva",
    dateline_on=PartialDate(2031, 4, 8),
    published_at=datetime(2031, 4, 9, 6, 5, tzinfo=UTC),
    updated_at=datetime(2031, 4, 9, 15, 0, 30, tzinfo=timezone(timedelta(hours=9))),
    dropped=Dropped(3, 12, ("A caption (2031)",)),
    known_by=(FieldBasis("published", "visible", "Apr 9, 2031"), FieldBasis("outlet", "address")),
    happened=EventDate(
        date(2031, 4, 1), date(2031, 4, 30), Precision.MONTH, "stated", Span("0" * 16, "1" * 16, 4, 9), "2" * 16
    ),
    timezone="Europe/Zurich",
    topics=("fisheries",),
    headlines={"en": "Ministers meet", "ja": "外相が会談"},
    sources=(
        SourceRef(n=1, outlet="O", headline="H", url="https://o.example/1", published=None, side="jp", language="en"),
    ),
    paragraph_sources=(ParagraphSources(0, 20, (1,), "jp"), ParagraphSources(22, 30, (1, 2))),
)


def test_what_was_put_comes_back_field_by_field(store: Store) -> None:
    store.put(FULL)
    assert store.get(FULL.id) == replace(FULL, cluster_id=FULL.id)


def test_the_same_page_twice_is_unchanged_and_writes_nothing(store: Store) -> None:
    assert store.put(FULL).status == "added"
    revision = store.revision
    again = replace(FULL, source="elsewhere.html", raw_sha256="f" * 64, dropped=Dropped(9))
    assert store.put(again).status == "unchanged"
    assert (store.revision, len(store.revisions(FULL.id))) == (revision, 1)


def test_a_changed_text_is_updated_and_the_old_one_kept(store: Store) -> None:
    store.put(FULL)
    changed = replace(FULL, text=OTHER_EN, revision=hex16(OTHER_EN))
    assert store.put(changed).status == "updated"
    assert store.get(FULL.id).text == OTHER_EN
    assert store.get(FULL.id).supersedes == f"{FULL.id}@{FULL.revision}"
    assert store.get_revision(FULL.id, FULL.revision).text == WIRE_EN
    assert [(row.ordinal, row.revision) for row in store.revisions(FULL.id)] == [
        (1, FULL.revision),
        (2, changed.revision),
    ]


def test_many_are_asked_at_once_whether_they_are_held(store: Store) -> None:
    old, other = made_article(WIRE_EN), made_article(OTHER_EN, key="https://z.example/1")
    store.put(old)
    new = replace(old, text=WIRE_EN + " More.", revision="2" * 16)
    store.put(new)
    store.put(other)
    asked = [(a.id, a.revision) for a in (old, new, other)]
    strangers = [(old.id, other.revision[::-1]), ("0" * 16, old.revision)]
    assert store.held([*asked, *strangers]) == frozenset(asked)
    store.forget(old.id)
    assert store.held([*asked, *strangers]) == frozenset(asked[2:])
    assert store.held([]) == frozenset()


def test_what_is_remembered_of_a_store_is_read_again_once_it_changed(store: Store) -> None:
    first, other = made_article(WIRE_EN), made_article(OTHER_EN, key="https://z.example/1")
    asked = [(first.id, first.revision), (other.id, other.revision)]
    with Store.open(store.path, read_only=True) as reader:
        assert reader.held(asked) == frozenset()
        store.put(first)  # by another connection
        assert reader.held(asked) == frozenset(asked[:1])
        assert reader.n_copies(first.cluster_id or "") == store.n_copies(first.cluster_id or "")
    assert store.held(asked) == frozenset(asked[:1])
    store.preview(other)  # changed, and undone
    assert store.held(asked) == frozenset(asked[:1])
    store.put(other)  # by its own
    assert store.held(asked) == frozenset(asked)


def test_what_is_read_again_and_again_is_looked_up_once(store: Store) -> None:
    looked_up: list[int] = []

    def squares(db: object, numbers: list[int]) -> dict[int, int]:
        looked_up.extend(numbers)
        return {n: n * n for n in numbers}

    assert store.connection.remembered("squares", [1, 2], squares) == {1: 1, 2: 4}
    assert store.connection.remembered("squares", [2, 3], squares) == {2: 4, 3: 9}
    assert looked_up == [1, 2, 3]
    with store.connection.change():  # nothing of what may yet be undone is kept
        store.connection.remembered("squares", [1], squares)
    assert looked_up == [1, 2, 3, 1]


def test_a_text_that_returns_to_an_earlier_one_is_a_third_revision(store: Store) -> None:
    changed = replace(FULL, text=OTHER_EN, revision=hex16(OTHER_EN))
    assert [store.put(article).status for article in (FULL, changed, FULL)] == ["added", "updated", "updated"]
    assert store.get(FULL.id).text == WIRE_EN
    assert store.get_revision(FULL.id, FULL.revision).supersedes == f"{FULL.id}@{changed.revision}"


def test_changed_facts_with_the_same_text_are_updated(store: Store) -> None:
    store.put(FULL)
    assert store.put(replace(FULL, outlet="The Example Daily")).status == "updated"
    assert store.get(FULL.id).outlet == "The Example Daily"


def test_the_same_text_under_another_address_is_a_duplicate(store: Store) -> None:
    first = made_article(WIRE_EN)
    second = made_article(WIRE_EN, key="https://other.example/9", published=PartialDate(2033))
    store.put(first)
    put = store.put(second)
    assert (put.status, put.duplicate_of, put.cluster_id) == ("duplicate", first.id, first.id)
    assert store.n_copies(first.id) == 2
    assert store.get(second.id).cluster_id == first.id


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_an_edited_and_shortened_copy_joins_and_another_report_does_not(store: Store, language: str) -> None:
    wire, other = STORIES[language]
    paragraphs = wire.split("\n\n")
    short = "\n\n".join([paragraphs[0].replace("Tuesday", "April 8").replace("火曜日", "8日"), *paragraphs[1:4]])
    store.put(made_article(wire, language=language))
    copy = store.put(made_article(short, key="https://b.example/2", headline="Something else", language=language))
    apart = store.put(made_article(other, key="https://c.example/3", language=language))
    assert (copy.status, apart.status) == ("duplicate", "added")
    assert store.n_copies(copy.cluster_id) == 2


def test_the_longer_original_joins_a_short_copy_that_came_first(store: Store) -> None:
    short = made_article("\n\n".join(WIRE_EN.split("\n\n")[:2]), key="https://b.example/2")
    store.put(short)
    assert store.put(made_article(WIRE_EN)).duplicate_of == short.id


def test_two_readouts_of_one_template_stay_apart(store: Store) -> None:
    store.put(made_article(READOUT_ONE))
    assert store.put(made_article(READOUT_TWO, key="https://b.example/2")).status == "added"


def test_forgetting_takes_every_revision_and_the_next_copy_is_shown(store: Store) -> None:
    articles = [made_article(WIRE_EN, key=f"https://{name}.example/1") for name in "abc"]
    for article in articles:
        store.put(article)
    store.put(replace(articles[0], text=WIRE_EN + " More.", revision=hex16(WIRE_EN + " More.")))
    assert store.cluster_members(articles[0].id) == tuple(article.id for article in articles)
    assert store.forget(articles[0].id) == (articles[0].id,)
    with pytest.raises(UnknownArticle):
        store.get_revision(articles[0].id, articles[0].revision)
    assert store.cluster_members(articles[1].id) == (articles[1].id, articles[2].id)
    assert store.n_copies(articles[0].id) == 0
    assert {article.cluster_id for article in store.articles()} == {articles[1].id}


def test_forgotten_words_are_not_in_the_file_any_more(store: Store) -> None:
    store.put(made_article(WIRE_EN.replace("squid", "") + " Zanzibarite."))
    store.forget(made_article("").id)
    for path in store.path.parent.iterdir():
        assert b"Zanzibarite" not in path.read_bytes()


def test_a_forgotten_article_can_be_added_again(store: Store) -> None:
    store.put(FULL)
    store.forget(FULL.id)
    assert store.put(FULL).status == "added"


def test_a_copy_that_is_rewritten_leaves_its_cluster(store: Store) -> None:
    first, second = made_article(WIRE_EN), made_article(WIRE_EN, key="https://b.example/2")
    store.put(first)
    store.put(second)
    put = store.put(replace(first, text=OTHER_EN, revision=hex16(OTHER_EN)))
    assert put.cluster_id == first.id
    assert store.cluster_members(first.id) == (first.id,)
    assert store.cluster_members(second.id) == (second.id,)


def test_a_shown_article_that_is_edited_a_little_stays_with_its_copies(store: Store) -> None:
    first, second = made_article(WIRE_EN), made_article(WIRE_EN, key="https://b.example/2")
    store.put(first)
    store.put(second)
    longer = WIRE_EN + "\n\nThe working group has fourteen members."
    store.put(replace(first, text=longer, revision=hex16(longer)))
    assert store.cluster_members(first.id) == (first.id, second.id)


def test_ids_are_taken_by_unique_prefix(store: Store) -> None:
    keys = [f"https://news.example/{n}" for n in range(40)]
    ids = sorted(hex16(key) for key in keys)
    for n, key in enumerate(keys):
        store.put(made_article(f"Text number {n}.", key=key))
    shared = next(a[:1] for a, b in pairwise(ids) if a[0] == b[0])
    assert store.resolve_id(ids[0][:12]) == ids[0]
    with pytest.raises(StoreError, match="several articles begin with"):
        store.resolve_id(shared)
    for wrong in ("", "zz", "%", "_" * 16, ids[0] + "0"):
        with pytest.raises(UnknownArticle, match="`chancery articles` lists the ids"):
            store.get(wrong)


def test_a_brief_is_found_by_its_name_in_english_first_and_forgotten_in_every_language(store: Store) -> None:
    brief = {"kind": ArticleKind.BRIEF, "bundled": True, "brief_id": "2031-04-08-hoshino-baek-geneva"}
    korean = made_article("본문", key="brief:x.ko", language="ko", **brief)
    english = made_article("Body", key="brief:x", **brief)
    store.put(korean)
    store.put(english)
    assert store.resolve_id("2031-04-08-hoshino-baek-geneva") == english.id
    assert set(store.forget(korean.id)) == {korean.id, english.id}
    assert list(store.articles()) == []


def test_articles_come_by_id_across_pages_and_without_briefs_when_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store._PAGE", 3)
    for n in range(7):
        store.put(made_article(f"Text {n}", key=f"https://news.example/{n}"))
    store.put(made_article("Body", key="brief:x", bundled=True, brief_id="x"))
    ids = [article.id for article in store.articles()]
    assert len(ids) == 8
    assert ids == sorted(ids)
    assert len(list(store.articles(include_bundled=False))) == 7


def test_a_brief_is_no_copy_even_of_the_same_text(store: Store) -> None:
    store.put(made_article(WIRE_EN))
    assert store.put(made_article(WIRE_EN, key="brief:x", bundled=True, brief_id="x")).status == "added"
    assert store.put(made_article(WIRE_EN, key="https://b.example/2")).duplicate_of == made_article("").id


def test_the_counter_grows_with_each_change_only(store: Store) -> None:
    seen = [store.revision]
    store.put(FULL)
    seen.append(store.revision)
    store.put(FULL)
    assert store.revision == seen[-1]
    store.forget(FULL.id)
    seen.append(store.revision)
    assert seen == sorted(set(seen))


def test_what_changed_since_a_revision_is_told_and_what_was_taken_out(store: Store) -> None:
    one, two, three = (made_article(f"Story {n} of its own words.", key=f"https://news.example/{n}") for n in range(3))
    for article in (one, two, three):
        store.put(article)
    indexed = store.revision
    store.put(replace(two, text="Another story altogether.", revision=hex16("Another")))
    store.forget(three.id)
    changed = dict(store.changes_since(indexed))
    assert (changed[two.id] or two).text == "Another story altogether."
    assert changed[three.id] is None
    assert one.id not in changed
    assert dict(store.changes_since(store.revision, also=[one.id]))[one.id] is not None
    assert [article_id for article_id, _ in store.changes_since(0)] == sorted(a.id for a in (one, two, three))


def test_a_copy_that_gets_another_cluster_has_changed(store: Store) -> None:
    first = made_article(WIRE_EN)
    copy = made_article(WIRE_EN, key="https://other.example/copy")
    store.put(first)
    store.put(copy)
    indexed = store.revision
    store.forget(first.id)
    assert dict(store.changes_since(indexed))[copy.id] is not None


def test_coverage_counts_by_hand(store: Store) -> None:
    source = SourceRef(
        n=1,
        outlet="Ministry",
        headline="H",
        url="https://m.example",
        published=PartialDate(2030, 5),
        side=None,
        language="en",
    )
    brief = {
        "kind": ArticleKind.BRIEF,
        "bundled": True,
        "brief_id": "b",
        "outlet": None,
        "published": None,
        "sources": (source,),
        "happened": EventDate(date(2030, 5, 2), date(2030, 5, 2), Precision.DAY, "front_matter"),
    }
    store.put(made_article("One", key="k1", published=PartialDate(2031, 4, 9)))
    store.put(made_article("Two", key="k2", published=PartialDate(2031)))
    store.put(made_article("Three", key="k3", published=None, outlet=None))
    store.put(made_article("Body", key="brief:b", **brief))
    store.put(made_article("본문", key="brief:b.ko", language="ko", **brief))
    found = store.coverage()
    assert (found.n_articles, found.n_briefs) == (5, 1)
    assert (found.by_year, found.by_month) == ({2030: 1, 2031: 2}, {"2030-05": 1, "2031-04": 1})
    assert found.by_language == {"en": 4, "ko": 1}
    assert (found.earliest_published_on, found.latest_published_on) == (date(2030, 5, 1), date(2031, 12, 31))
    assert (found.earliest_happened_on, found.latest_happened_on) == (date(2030, 5, 2), date(2030, 5, 2))
    own = store.coverage(include_bundled=False)
    assert (own.n_articles, own.n_briefs, own.by_year, own.earliest_happened_on) == (3, 0, {2031: 2}, None)
    assert [(row.outlet, row.n_articles) for row in store.outlets()] == [("Ministry", 2), ("The Example", 2)]
    assert [row.outlet for row in store.outlets(include_bundled=False)] == ["The Example"]


def test_an_empty_store_covers_nothing(store: Store) -> None:
    found = store.coverage()
    assert (found.n_articles, found.n_briefs, found.by_year, found.earliest_published_on) == (0, 0, {}, None)
    assert store.outlets() == ()


def test_threads_read_while_one_writes(store: Store) -> None:
    store.put(FULL)

    def read(_: int) -> bool:
        return store.get(FULL.id).text == WIRE_EN and all(article.text for article in store.articles())

    with ThreadPoolExecutor(4) as pool:
        reads = pool.map(read, range(60))
        for n in range(30):
            store.put(made_article(f"Text {n}", key=f"https://news.example/t{n}"))
        assert all(reads)


def test_a_second_program_sees_what_was_stored(store: Store) -> None:
    with Store.open(store.path, read_only=True) as reader:
        store.put(FULL)
        assert reader.get(FULL.id).headline == FULL.headline


@pytest.mark.skipif(shared_dir() is None, reason="the captures are not beside this checkout")
def test_the_five_captures_are_five_clusters(store: Store) -> None:
    folder = shared_dir()
    assert folder is not None
    captures = sorted((folder / "seeds").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in captures]
    statuses = [store.put(made_article(text, key=f"file:{n}", published=None)).status for n, text in enumerate(texts)]
    assert statuses == ["added"] * len(captures)


def test_opening_a_store_imports_no_reader_and_no_model() -> None:
    program = (
        "import sys, corpus.store, corpus.briefs, corpus.ingest, corpus.config; "
        "print(*sorted({'torch', 'trafilatura', 'yaml', 'httpx', 'scipy', 'corpus.readers'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
