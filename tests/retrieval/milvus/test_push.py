from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from retrieval.errors import IndexMismatch, NoIndex, RemoteIndexAway
from retrieval.milvus import push_rows
from retrieval.milvus.server import Server
from retrieval.milvus.state import read_state
from retrieval.tokens import tokens
from retrieval.types import DateRange
from tests.retrieval.milvus.writer import Writer, article, texts

N = 6


@pytest.fixture
def writer(server: Server, tmp_path: Path) -> Writer:
    """Six articles, built and pushed."""
    made = Writer(tmp_path / "home", server, [article(n) for n in range(N)])
    made.build()
    made.push()
    return made


def same(writer: Writer) -> None:
    """Fails unless the shared index answers as the local one."""
    local, shared = writer.local(), writer.shared()
    assert (shared.index_id, shared.manifest) == (local.index_id, local.manifest)
    assert texts(shared) == texts(local)
    for n in (0, 2, N):
        question = f"round {n} in Busan"
        vector = writer.embedder.embed_query(question)
        (rows, scores), (there, found) = local.search_dense(vector, 4), shared.search_dense(vector, 4)
        assert there.tolist() == rows.tolist()
        assert found == pytest.approx(scores, abs=1e-4)
        # Which rows, not in which order: rows of other generations count in how rare a word is.
        words = [(token, 1.0) for token in tokens(question)]
        assert dict(shared.search_lexical(words, 100)).keys() == dict(local.search_lexical(words, 100)).keys()
    for article_id in local.n_passages_by_article():
        assert shared.rows_of(article_id) == local.rows_of(article_id)
    assert shared.n_passages_by_article() == local.n_passages_by_article()
    local.close()


def test_a_second_push_sends_nothing(writer: Writer) -> None:
    again = writer.push()
    assert (again.changed, again.n_rows_sent, again.n_rows_gone, again.n_bytes_sent) == (False, 0, 0, 0)


def test_only_what_is_new_is_sent_and_what_is_gone_goes(writer: Writer) -> None:
    writer.store.put(article(N))
    writer.store.forget(article(0).id)
    writer.build()
    before, added = read_state(writer.server), writer.push()
    assert (added.changed, added.n_rows_sent, added.n_rows_gone) == (True, 1, 1)
    assert read_state(writer.server).rows == before.rows
    same(writer)


def test_a_generation_in_use_is_read_to_the_end_while_others_are_pushed(writer: Writer) -> None:
    before = writer.shared()
    expected = texts(before)
    before.close()  # nothing kept: all is asked for again
    vector = writer.embedder.embed_query("envoys")
    writer.store.forget(article(1).id)
    writer.store.put(article(N))
    writer.build()
    writer.push()
    assert len(before.search_dense(vector, 100)[0]) == N
    assert before.doc_freq("osaka") == 1
    assert before.search_lexical([("osaka", 1.0)], 5)
    assert before.rows_of(article(N).id) == []
    assert texts(before) == expected


def test_more_rows_than_a_page_are_all_found(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.milvus.server._PAGE", 2)
    shared = writer.shared()
    found = shared.select(published=DateRange(date(2021, 5, 6), None))
    assert found is not None
    assert found.tolist() == list(range(N))
    vector = writer.embedder.embed_query("round 2 in Busan")
    assert sorted(shared.search_dense(vector, 100, rows=found)[0].tolist()) == list(range(N))
    assert sorted(shared.search_dense(vector, 100, rows=found[2:])[0].tolist()) == list(range(2, N))


def test_a_row_that_came_back_is_seen_again(writer: Writer) -> None:
    writer.store.forget(article(1).id)
    writer.build()
    writer.push()
    writer.store.put(article(1))
    writer.build()
    writer.push()
    writer.store.forget(article(2).id)
    writer.build()
    writer.push()
    same(writer)


def test_a_full_build_gives_serial_numbers_anew_and_the_rows_a_new_collection(writer: Writer) -> None:
    before = read_state(writer.server)
    writer.store.forget(article(0).id)
    writer.build()
    writer.build(full=True)
    writer.push()
    assert read_state(writer.server).rows != before.rows
    same(writer)
    writer.store.put(article(N))
    writer.build()
    writer.push()
    name = writer.server.address.collection
    there = {c for c in writer.server.call("list_collections") if c == name or c.startswith(f"{name}_")}
    assert there == {name, f"{name}_files", read_state(writer.server).rows}


def test_a_push_that_was_cut_off_changes_nothing_and_the_next_goes_on_from_there(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = read_state(writer.server)
    for n in (N, N + 1, N + 2):
        writer.store.put(article(n))
    for n in (0, 1):
        writer.store.forget(article(n).id)
    writer.build()
    monkeypatch.setattr(push_rows, "_AT_ONCE", 1)
    with monkeypatch.context() as cut:
        ends, real = [], push_rows._end

        def end_one(*given: object) -> None:
            if ends:
                raise RemoteIndexAway("there", "cut off")
            ends.append(given)
            real(*given)  # type: ignore[arg-type]

        cut.setattr(push_rows, "_end", end_one)
        with pytest.raises(RemoteIndexAway):
            writer.push()
    assert read_state(writer.server) == live
    assert len(writer.shared().search_dense(writer.embedder.embed_query("envoys"), 100)[0]) == N
    # One of what was sent is no longer wanted.
    writer.store.forget(article(N).id)
    writer.build()
    done = writer.push()
    assert (done.n_rows_sent, done.n_rows_gone) == (0, 1)
    same(writer)


def test_another_machine_that_has_what_is_live_takes_back_what_was_cut_off(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Writer(tmp_path / "other", writer.server, [article(n) for n in range(N)])
    shutil.copytree(writer.settings.home, other.settings.home)
    writer.store.put(article(N))
    writer.store.forget(article(0).id)
    writer.build()
    with monkeypatch.context() as cut:
        cut.setattr("retrieval.milvus.push.write_state", lambda server, state: server.call("no_such_call"))
        with pytest.raises(AttributeError):
            writer.push()
    other.store.put(article(N + 1))
    other.build()
    done = other.push()
    assert (done.n_rows_sent, done.n_rows_gone) == (1, 0)
    same(other)


def test_what_is_incomplete_on_the_server_is_refused(writer: Writer) -> None:
    state = read_state(writer.server)
    writer.server.call("delete", state.rows, ids=[3])
    with pytest.raises(IndexMismatch, match=f"is {N - 1}, expected {N}; run `chancery index push`"):
        writer.shared()


def test_nothing_pushed_is_said_with_what_to_do(server: Server) -> None:
    with pytest.raises(NoIndex, match="run `chancery index push`"):
        read_state(server)
