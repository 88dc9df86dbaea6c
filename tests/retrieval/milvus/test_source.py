from __future__ import annotations

import logging
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.config import RetrievalSettings
from retrieval.errors import IndexMismatch, NoIndex, RemoteIndexAway, RemoteIndexRefused
from retrieval.index.manifest import live_generation, make_live
from retrieval.index.reader import GenerationIndex
from retrieval.milvus.address import MilvusAddress
from retrieval.milvus.index import MilvusIndex
from retrieval.milvus.server import Server
from retrieval.source import IndexSource
from tests.fakes import FakeStore
from tests.milvus import LiteServer, free_port, need_packages
from tests.retrieval.milvus.writer import Writer, article

LIMIT_S = 4.0  # for what is refused at once


@pytest.fixture
def writer(
    lite: LiteServer, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Writer]:
    """Three articles, built and pushed, by the model that questions are embedded with."""
    made = Writer(tmp_path / "home", Server(lite.address(request.node.name)), [article(n) for n in range(3)])
    for module in ("retrieval.source", "retrieval.index.opening"):
        monkeypatch.setattr(f"{module}.model_fingerprint", lambda settings: made.embedder.fingerprint)
    made.build()
    made.push()
    yield made
    made.server.close()


@pytest.fixture
def source(writer: Writer) -> Iterator[IndexSource]:
    """Of a data folder with the same local generation."""
    found = IndexSource(writer.settings, writer.store)
    yield found
    found.close()


def test_the_shared_index_answers_and_a_new_generation_is_news(writer: Writer, source: IndexSource) -> None:
    index = source.open()
    assert isinstance(index, MilvusIndex)
    assert (source.problem, source.has_news(index)) == (None, False)
    writer.store.put(article(5))
    writer.build()
    assert not source.has_news(index)  # built, not pushed
    writer.push()
    assert source.has_news(index)
    assert source.open().n_passages == 4


def test_while_the_server_is_away_the_local_index_answers_and_says_so(
    lite: LiteServer, writer: Writer, source: IndexSource, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    shared = source.open()
    lite.stop()
    try:
        with pytest.raises(RemoteIndexAway, match="cannot be reached") as away:
            shared.doc_freq("paris")
        local = source.open_local(away.value)
        assert isinstance(local, GenerationIndex)
        assert source.problem is not None
        assert local.index_id in source.problem
        assert not source.has_news(local)
        writer.store.put(article(6))
        writer.build()
        assert source.has_news(local)  # a local one, built meanwhile
        local = source.open()
        assert isinstance(local, GenerationIndex)
        assert local.n_passages == 4
    finally:
        lite.start()
    until = time.monotonic() + 20.0  # gRPC tries to connect ever more rarely
    while not source.has_news(local):
        assert time.monotonic() < until
    again = source.open()
    assert isinstance(again, MilvusIndex)
    assert again.doc_freq("paris") == 1
    assert source.problem is None
    told = [record.message for record in caplog.records if record.name == "retrieval.source"]
    assert len(told) == 2  # when it went and when it came, not with every look
    assert "the local index gen-000001" in told[0]
    assert told[1].endswith("is in use again")


def test_without_a_local_index_its_absence_is_one_sentence_within_seconds(tmp_path: Path) -> None:
    need_packages()
    settings = RetrievalSettings(
        home=tmp_path, milvus=MilvusAddress("127.0.0.1", free_port(), "x", token="root:secret")
    )
    started = time.monotonic()
    with pytest.raises(RemoteIndexAway) as away:
        IndexSource(settings, FakeStore()).open()
    assert time.monotonic() - started < LIMIT_S
    said = str(away.value)
    assert said.startswith(f"the index at {settings.milvus} cannot be reached (")
    assert "secret" not in said
    assert "\n" not in said


def test_a_server_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_packages()
    monkeypatch.setattr("retrieval.milvus.server.CALL_S", 0.5)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        server = Server(MilvusAddress("127.0.0.1", mute.getsockname()[1], "x"))
        started = time.monotonic()
        with pytest.raises(RemoteIndexAway):
            server.call("list_collections", timeout=0.5)
        assert time.monotonic() - started < LIMIT_S


def test_where_nothing_was_pushed_yet_the_local_index_answers(writer: Writer, lite: LiteServer, tmp_path: Path) -> None:
    settings = RetrievalSettings(home=writer.settings.home, milvus=lite.address("nothing_here"))
    source = IndexSource(settings, writer.store)
    index = source.open()
    assert isinstance(index, GenerationIndex)
    assert source.problem is not None
    assert "run `chancery index push`" in source.problem
    assert not source.has_news(index)
    with pytest.raises(NoIndex, match="index push"):
        IndexSource(RetrievalSettings(home=tmp_path, milvus=settings.milvus), writer.store).open()
    source.close()


def test_another_model_and_an_older_store_are_refused_with_what_to_do(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(IndexMismatch, match="the store revision is 3, expected at most 0; run `chancery index pull`"):
        IndexSource(writer.settings, FakeStore()).open()
    for module in ("retrieval.source", "retrieval.index.opening"):
        monkeypatch.setattr(f"{module}.model_fingerprint", lambda settings: "another")
    with pytest.raises(IndexMismatch, match="expected another; run `chancery index push`"):
        IndexSource(writer.settings, writer.store).open()


def test_a_replica_whose_store_is_behind_goes_on_with_its_own_index_until_it_pulls(writer: Writer) -> None:
    behind = FakeStore([article(n) for n in range(3)])
    replica = IndexSource(writer.settings, behind)
    before, shared = live_generation(writer.settings.index_root), replica.open()
    assert isinstance(shared, MilvusIndex)
    writer.store.put(article(5))
    assert writer.build() != shared.index_id
    writer.push()
    make_live(writer.settings.index_root, "gen-000001", before.manifest_sha256)  # the replica's own folder has no newer
    assert replica.has_news(shared)
    local = replica.open()
    assert isinstance(local, GenerationIndex)
    assert replica.problem is not None
    assert "expected at most 3; run `chancery index pull`; the local index gen-000001" in replica.problem
    assert not replica.has_news(local)
    behind.put(article(5))
    assert replica.has_news(local)
    assert replica.open().n_passages == 4
    assert replica.problem is None
    replica.close()


def test_a_missing_package_is_said_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    settings = RetrievalSettings(home=tmp_path, milvus=MilvusAddress("127.0.0.1", free_port(), "x"))
    with pytest.raises(RemoteIndexRefused, match=r"not installed; run `pip install -r requirements-milvus\.lock`"):
        IndexSource(settings, FakeStore()).open()


def test_what_the_server_refuses_is_said_in_one_sentence(writer: Writer) -> None:
    with pytest.raises(RemoteIndexRefused, match="cannot be used: ") as refused:
        writer.server.call("query", "no_such_collection", filter="x == 1")
    assert "\n" not in str(refused.value)
