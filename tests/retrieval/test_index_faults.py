from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from retrieval.errors import IndexBusy, IndexMismatch, NoIndex
from retrieval.index import open_generation, verify_generation
from retrieval.index.manifest import FORMAT_VERSION
from tests.fakes import FakeEmbedder
from tests.retrieval.test_index_build import Home, article


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.build()
    return home


def files_of(home: Home) -> list[Path]:
    (folder,) = (p for p in home.root.iterdir() if p.is_dir())
    return sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.endswith(".lock"))


def test_a_flipped_byte_in_any_file_is_refused_with_both_values(home: Home) -> None:
    assert len(files_of(home)) > 8
    for path in files_of(home):
        whole = path.read_bytes()
        for at in {0, len(whole) // 2, len(whole) - 1} if whole else ():
            damaged = bytearray(whole)
            damaged[at] ^= 0x10
            path.write_bytes(damaged)
            with pytest.raises(IndexMismatch, match=path.name) as caught:
                home.open()
            assert str(caught.value.found) in str(caught.value)
            assert str(caught.value.expected) in str(caught.value)
            assert "chancery index build" in str(caught.value)
        path.write_bytes(whole)
    home.open()


def test_a_missing_or_shortened_file_is_refused(home: Home) -> None:
    for path in files_of(home):
        whole = path.read_bytes()
        path.unlink()
        with pytest.raises(IndexMismatch, match=f"{path.name} is absent"):
            home.open()
        path.write_bytes(whole[:-1] if whole else b"x")
        with pytest.raises(IndexMismatch):
            home.open()
        path.write_bytes(whole)


def test_no_current_is_no_index(home: Home) -> None:
    (home.root / "CURRENT").unlink()
    with pytest.raises(NoIndex, match="chancery index build"):
        home.open()


@pytest.mark.parametrize("text", ["", "gen-000009 00", "nonsense", "gen-000001", "../.. 00", "gen-000001 " + "0" * 64])
def test_a_broken_current_is_refused(home: Home, text: str) -> None:
    (home.root / "CURRENT").write_text(text)
    with pytest.raises(IndexMismatch):
        home.open()


def test_an_index_of_another_model_is_refused_with_both_names(home: Home) -> None:
    with pytest.raises(IndexMismatch) as caught:
        open_generation(home.settings, home.store, fingerprint="another-model-1")
    assert (caught.value.found, caught.value.expected) == (home.embedder.fingerprint, "another-model-1")


def test_an_index_of_another_format_is_refused_with_both_numbers(home: Home) -> None:
    (folder,) = (p for p in home.root.iterdir() if p.is_dir())
    fields = json.loads((folder / "manifest.json").read_text())
    raw = json.dumps({**fields, "format_version": 99}).encode()
    (folder / "manifest.json").write_bytes(raw)
    import hashlib

    (home.root / "CURRENT").write_text(f"{folder.name} {hashlib.sha256(raw).hexdigest()}\n")
    with pytest.raises(IndexMismatch, match=f"index format is 99, expected {FORMAT_VERSION}"):
        home.open()


def test_an_index_ahead_of_its_store_is_refused(home: Home) -> None:
    home.store.revision -= 1
    with pytest.raises(IndexMismatch, match="store revision"):
        home.open()


def test_an_index_behind_its_store_still_answers(home: Home) -> None:
    home.store.put(article(9))
    assert home.open().n_articles == 4


def test_a_damaged_index_is_built_anew(home: Home) -> None:
    (vectors,) = (p for p in files_of(home) if p.name == "vectors.faiss")
    damaged = bytearray(vectors.read_bytes())
    damaged[5] ^= 1
    vectors.write_bytes(damaged)
    report = home.build()
    assert report.changed
    assert home.embedder.n_embedded > 0
    home.open()


def test_what_a_killed_build_left_is_ignored_and_then_removed(home: Home) -> None:
    half = home.root / ".building-123"
    shutil.copytree(home.root / "gen-000001", half)
    (half / "part-000000000" / "vectors.faiss").write_bytes(b"half")
    # Killed between the rename of the folder and that of CURRENT:
    shutil.copytree(half, home.root / "gen-000002")
    assert home.open().index_id.startswith("gen-000001-")
    home.store.put(article(5))
    report = home.build()
    assert not half.exists()
    assert home.open().index_id == report.index_id
    assert home.open().n_articles == 5


class Stop(Exception):
    pass


@pytest.mark.parametrize(
    "step", ["Assembly.add_words", "Assembly.add_vectors", "write_manifest", "sync_tree", "make_live"]
)
def test_a_build_that_dies_at_any_step_leaves_the_old_index_live(
    home: Home, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.open().index_id

    def die(*args: object, **kwargs: object) -> None:
        raise Stop

    home.store.put(article(5))
    with monkeypatch.context() as patched:
        patched.setattr(f"retrieval.index.build.{step}", die)
        with pytest.raises(Stop):
            home.build()
    assert home.open().index_id == before
    report = home.build()
    assert report.changed
    assert home.open().index_id == report.index_id
    assert not list(home.root.glob(".building-*"))


def test_a_second_builder_is_told_that_one_is_at_work(home: Home) -> None:
    home.store.put(article(5))
    inside, go_on = threading.Event(), threading.Event()

    class Slow(FakeEmbedder):
        def embed_passages(self, texts, *, progress=None):
            inside.set()
            assert go_on.wait(20)
            return super().embed_passages(texts, progress=progress)

    home.embedder = Slow()
    first = threading.Thread(target=home.build)
    first.start()
    try:
        assert inside.wait(20)
        with pytest.raises(IndexBusy, match="another build"):
            home.build()
        assert home.open().n_articles == 4
    finally:
        go_on.set()
        first.join()
    assert home.open().n_articles == 5


def test_the_lock_of_a_killed_process_does_not_stay(home: Home) -> None:
    code = (
        "import os, sys\nfrom filelock import FileLock\n"
        "FileLock(sys.argv[1], timeout=0).acquire()\nprint('held', flush=True)\nos.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(home.root / "LOCK")], capture_output=True, text=True)
    assert done.stdout == "held\n"
    home.store.put(article(5))
    assert home.build().changed


def test_an_index_opened_while_builds_replace_it_is_always_whole(home: Home) -> None:
    done = threading.Event()

    def rebuild() -> None:
        for n in range(10, 22):
            home.store.put(article(n))
            home.build()
        done.set()

    builder = threading.Thread(target=rebuild)
    builder.start()
    sizes = []
    while not done.is_set():
        index = open_generation(home.settings, fingerprint=home.embedder.fingerprint)
        assert len(index.passages(range(index.n_passages))) == index.n_passages
        sizes.append(index.n_passages)
    builder.join()
    assert sizes == sorted(sizes)
    assert home.open().n_articles == 4 + 12


def test_verify_reads_every_byte_whatever_the_size(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.index.manifest._FULL_CHECK_BYTES", 10)
    (path,) = (p for p in files_of(home) if p.name == "sentences.f16")
    damaged = bytearray(path.read_bytes())
    damaged[0] ^= 1
    path.write_bytes(damaged)
    home.open()  # only sizes are compared above the limit
    with pytest.raises(IndexMismatch, match=r"sentences\.f16"):
        verify_generation(home.settings)
