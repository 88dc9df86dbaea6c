from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from corpus.errors import StoreError, UnknownArticle
from corpus.ingest import IngestResult, ingest
from corpus.store import Store
from corpus.types import Article
from tests.corpus.made import OTHER_EN, STORIES, WIRE_EN
from tests.corpus.test_store_failures import limit_pages
from tests.shared import shared_dir


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "home" / "store.sqlite") as opened:
        yield opened


def page(
    body: str, *, headline: str = "Ministers reopen fisheries group in Geneva", posted: str = "April 9, 2031"
) -> str:
    return f"{headline}\n\n{posted}\n\n{body}\n"


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def statuses(results: list[IngestResult]) -> dict[str, str]:
    return {Path(result.source).name: result.status for result in results}


def test_a_page_is_added_and_the_second_time_unchanged(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path, "story.txt", page(WIRE_EN))
    (first,) = ingest([path], store=store)
    (second,) = ingest([path], store=store)
    assert (first.status, second.status) == ("added", "unchanged")
    assert first.article_id == second.article_id
    assert first.article_id is not None
    assert store.get(first.article_id).text in page(WIRE_EN)


def test_the_result_tells_what_was_found_on_the_page(store: Store, tmp_path: Path) -> None:
    (result,) = ingest([write(tmp_path, "story.txt", page(WIRE_EN))], store=store)
    assert result.reason is None
    assert (result.headline, result.language) == ("Ministers reopen fisheries group in Geneva", "en")
    assert (str(result.published), result.published_precision) == ("2031-04-09", "day")
    assert result.paragraphs == 6


def test_a_changed_page_is_updated_and_both_texts_are_kept(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path, "story.txt", page(WIRE_EN))
    (first,) = ingest([path], store=store)
    write(tmp_path, "story.txt", page(WIRE_EN.replace("eleven trawlers", "twelve trawlers")))
    (second,) = ingest([path], store=store)
    assert (second.status, second.article_id) == ("updated", first.article_id)
    assert first.article_id is not None
    old, new = (store.get_revision(first.article_id, row.revision) for row in store.revisions(first.article_id))
    assert "eleven" in old.text
    assert "twelve" in new.text


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_a_copy_of_another_outlet_is_a_duplicate_and_says_of_what(store: Store, tmp_path: Path, language: str) -> None:
    wire, other = STORIES[language]
    cut = "\n\n".join(wire.split("\n\n")[:4])
    write(tmp_path, "in/a.txt", page(wire))
    write(tmp_path, "in/b.txt", page(cut, headline="Another headline of another desk"))
    write(tmp_path, "in/c.txt", page(other, headline="A modest result by the lake"))
    results = list(ingest([tmp_path / "in"], store=store))
    assert statuses(results) == {"a.txt": "added", "b.txt": "duplicate", "c.txt": "added"}
    assert results[1].reason == f"prints the text of {results[0].article_id}"


def test_bad_inputs_are_rejected_in_one_line_and_the_others_go_on(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "in/1-empty.txt", "")
    write(tmp_path, "in/2-binary.txt", bytes(range(256)) * 40)
    write(tmp_path, "in/3-menu.txt", "Home\nLogin\nShare\n")
    write(tmp_path, "in/5-story.txt", page(WIRE_EN))
    write(tmp_path, "in/6-lines.jsonl", json.dumps({"title": "Second", "text": OTHER_EN}) + "\n{broken\n")
    results = list(ingest([tmp_path / "in", tmp_path / "absent.txt"], store=store))
    assert sorted(result.status for result in results) == ["added", "added", *["rejected"] * 5]
    for result in results:
        if result.status == "rejected":
            assert result.reason
            assert "\n" not in result.reason
            assert not result.reason.startswith(result.source)
            assert result.article_id is None
    assert len(list(store.articles())) == 2


def test_standard_input_is_read_for_a_dash(store: Store) -> None:
    (result,) = ingest(["-"], store=store, stdin=io.BytesIO(page(WIRE_EN).encode()))
    assert (result.source, result.status) == ("-", "added")


def test_on_a_full_disk_the_input_is_rejected_and_the_next_goes_on(store: Store, tmp_path: Path) -> None:
    for n in range(3):
        write(tmp_path, f"first/{n}.txt", page(f"{OTHER_EN}\n\nNote {n}."))
    list(ingest([tmp_path / "first"], store=store))
    limit_pages(store)
    large = "\n\n".join(f"{n}. {paragraph}" for n in range(150) for paragraph in WIRE_EN.split("\n\n"))
    sources = [
        write(tmp_path, "large.txt", page(large)),
        write(tmp_path, "first/0.txt", page(f"{OTHER_EN}\n\nNote 0.")),
    ]
    results = list(ingest(sources, store=store))
    assert statuses(results) == {"large.txt": "rejected", "0.txt": "unchanged"}
    assert "the disk is full, so nothing of this was stored" in (results[0].reason or "")
    assert len(list(store.articles())) == 3


def test_what_the_store_refuses_is_the_result_of_that_input(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = store.put

    def locked_once(article: Article):
        if "Another" in (article.headline or ""):
            raise StoreError("the store: another program is writing to it")
        return put(article)

    monkeypatch.setattr(store, "put", locked_once)
    write(tmp_path, "in/a.txt", page(WIRE_EN, headline="Another headline of another desk"))
    write(tmp_path, "in/b.txt", page(OTHER_EN))
    assert statuses(list(ingest([tmp_path / "in"], store=store))) == {"a.txt": "rejected", "b.txt": "added"}


def test_the_json_line_has_the_fields_of_the_interface(store: Store, tmp_path: Path) -> None:
    (result,) = ingest([write(tmp_path, "story.txt", page(WIRE_EN))], store=store)
    line = result.as_json(passages=4)
    assert list(line) == [
        "source",
        "status",
        "reason",
        "article_id",
        "headline",
        "outlet",
        "agency",
        "byline",
        "language",
        "dateline_place",
        "published_on",
        "published_precision",
        "published_basis",
        "paragraphs",
        "passages",
        "dropped",
    ]
    assert (line["published_on"], line["published_precision"], line["passages"]) == ("2031-04-09", "day", 4)
    assert set(json.loads(json.dumps(line))["dropped"]) == {"comments", "boilerplate"}


def test_a_rejected_line_has_no_date_and_no_text(store: Store, tmp_path: Path) -> None:
    (result,) = ingest([tmp_path / "absent.txt"], store=store)
    line = result.as_json()
    assert (line["published_on"], line["published_precision"], line["article_id"]) == (None, "none", None)


def test_results_come_while_the_rest_is_still_to_do(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", page(WIRE_EN))
    write(tmp_path, "in/b.txt", page(OTHER_EN))
    results = ingest([tmp_path / "in"], store=store)
    assert next(results).status == "added"
    assert len(list(store.articles())) == 1


def test_forgetting_what_was_ingested_lets_it_be_added_again(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path, "story.txt", page(WIRE_EN))
    (result,) = ingest([path], store=store)
    assert result.article_id is not None
    store.forget(result.article_id[:6])
    with pytest.raises(UnknownArticle):
        store.get(result.article_id)
    (again,) = ingest([path], store=store)
    assert again.status == "added"


@pytest.mark.skipif(shared_dir() is None, reason="the captures are not beside this checkout")
def test_the_five_captures_are_five_articles_in_five_clusters(store: Store) -> None:
    folder = shared_dir()
    assert folder is not None
    results = list(ingest([folder / "seeds"], store=store))
    assert [result.status for result in results] == ["added"] * 5
    assert len({article.cluster_id for article in store.articles()}) == 5


def test_a_dry_run_says_what_would_become_of_each_and_stores_nothing(store: Store, tmp_path: Path) -> None:
    known = write(tmp_path, "known.txt", page(WIRE_EN))
    list(ingest([known], store=store))
    revision = store.revision
    write(tmp_path, "copy.txt", page(WIRE_EN, headline="The same from elsewhere"))
    write(tmp_path, "empty.txt", "")
    write(tmp_path, "new.txt", page(OTHER_EN, headline="Something else"))
    results = list(ingest([tmp_path / name for name in ("known.txt", "copy.txt", "empty.txt", "new.txt")],
                          store=store, dry_run=True))  # fmt: skip
    assert statuses(results) == {
        "known.txt": "unchanged", "copy.txt": "duplicate", "empty.txt": "rejected", "new.txt": "added",
    }  # fmt: skip
    assert store.revision == revision
    assert len(list(store.articles())) == 1
