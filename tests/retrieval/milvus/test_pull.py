from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from corpus.store import Store
from retrieval.config import RetrievalSettings
from retrieval.errors import IndexMismatch, StoreAhead
from retrieval.index import current_id, verify_generation
from retrieval.milvus.files import PIECE, Files
from retrieval.milvus.pull import PullReport, _below, pull
from retrieval.milvus.schema import make_texts, put_texts
from retrieval.milvus.server import Server
from retrieval.milvus.state import read_state
from tests.retrieval.milvus.writer import Writer, article


@pytest.fixture
def writer(server: Server, tmp_path: Path) -> Writer:
    """Three articles, in index and store, pushed."""
    made = Writer(tmp_path / "home", server, [article(n) for n in range(3)])
    with Store.open(made.settings.store_path) as store:
        for n in range(3):
            store.put(article(n))
    made.build()
    made.push()
    return made


class Replica:
    """Another data folder."""

    def __init__(self, home: Path, server: Server) -> None:
        self.settings, self.server = RetrievalSettings(home=home), server

    def pull(self, *, overwrite: bool = False) -> PullReport:
        return pull(self.settings, self.server, overwrite=overwrite)

    def article_ids(self) -> set[str]:
        with Store.open(self.settings.store_path, read_only=True) as store:
            return {found.id for found in store.articles()}


@pytest.fixture
def replica(writer: Writer, tmp_path: Path) -> Replica:
    return Replica(tmp_path / "replica", writer.server)


def test_a_pull_brings_generation_and_store_as_they_were_pushed(writer: Writer, replica: Replica) -> None:
    done = replica.pull()
    assert done.changed
    assert done.index_id == current_id(replica.settings.home) == current_id(writer.settings.home)
    manifest = verify_generation(replica.settings)
    here, there = (s.index_root / manifest.generation for s in (replica.settings, writer.settings))
    assert filecmp.cmpfiles(here, there, list(manifest.files), shallow=False) == (sorted(manifest.files), [], [])
    assert replica.article_ids() == {article(n).id for n in range(3)}
    again = replica.pull()
    assert (again.changed, again.n_files_fetched, again.n_bytes_fetched) == (False, 0, 0)


def test_the_next_pull_brings_what_changed_while_the_store_is_read(writer: Writer, replica: Replica) -> None:
    replica.pull()
    with Store.open(writer.settings.store_path) as store:
        store.put(article(3))
        store.forget(article(0).id)
    writer.store.put(article(3))
    writer.build()
    writer.push()
    with Store.open(replica.settings.store_path, read_only=True) as reading:
        assert replica.pull().index_id == current_id(writer.settings.home)
        assert {found.id for found in reading.articles()} == {article(n).id for n in (1, 2, 3)}
    verify_generation(replica.settings)


def test_a_generation_of_the_same_number_that_was_built_here_gives_way(writer: Writer, replica: Replica) -> None:
    own = Writer(replica.settings.home, writer.server, [article(9)])
    own.build()
    assert own.settings.index_root.joinpath("gen-000001").is_dir()
    replica.pull()
    assert current_id(replica.settings.home) == current_id(writer.settings.home)
    verify_generation(replica.settings)


def test_articles_that_were_added_here_are_not_lost_unless_told_so(writer: Writer, replica: Replica) -> None:
    replica.pull()
    with Store.open(replica.settings.store_path) as store:
        store.put(article(7))
    with pytest.raises(StoreAhead, match="holds 1 texts of articles that the shared one lacks"):
        replica.pull()
    assert article(7).id in replica.article_ids()
    assert replica.pull(overwrite=True).changed
    assert replica.article_ids() == {article(n).id for n in range(3)}


def test_a_piece_that_was_altered_is_refused_and_nothing_changes(writer: Writer, replica: Replica) -> None:
    state = read_state(writer.server)
    name = f"{writer.server.address.collection}_files"
    put_texts(writer.server, name, {state.store[1:]: "bm90IGl0"})
    with pytest.raises(IndexMismatch, match=f"a piece in {name}"):
        replica.pull()
    assert not replica.settings.store_path.exists()
    assert current_id(replica.settings.home) is None


@pytest.mark.parametrize("name", ["../out", "/etc/out", "a/../../out", "", "c:\\out"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(IndexMismatch, match="the name of a file"):
        _below(tmp_path, name)


@pytest.mark.parametrize("n_bytes", [0, 1, PIECE, PIECE + 1, 3 * PIECE + 7])
def test_files_come_back_whole_and_are_sent_once(server: Server, tmp_path: Path, n_bytes: int) -> None:
    make_texts(server, server.address.collection.split("[")[0] + str(n_bytes))
    files = Files(server, server.address.collection.split("[")[0] + str(n_bytes))
    data = bytes(n % 251 for n in range(n_bytes))
    (tmp_path / "file").write_bytes(data)
    root = files.put(tmp_path / "file")
    sent = files.n_sent
    assert files.get(root) == data
    assert files.put_bytes(data) == root
    assert files.n_sent == sent
    assert len(files.keys(root)) == (1 if n_bytes <= PIECE else 1 + -(-n_bytes // PIECE))


def test_only_pieces_that_changed_are_sent_and_those_not_kept_are_deleted(server: Server) -> None:
    make_texts(server, server.address.collection)
    files = Files(server, server.address.collection)
    data = bytes(n % 251 for n in range(4 * PIECE))
    first = files.put_bytes(data)
    files.n_sent = 0
    second = files.put_bytes(data[:-1] + b"!")
    assert files.n_sent < 2 * PIECE
    files.keep_only(files.keys(second))
    assert files.get(second) == data[:-1] + b"!"
    with pytest.raises(IndexMismatch, match="is absent"):
        files.get(first)
