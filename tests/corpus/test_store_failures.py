"""The store when the disk, another program or the file itself is in the way: one sentence, nothing half stored."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import StoreError, UnknownArticle
from corpus.store import Store
from tests.corpus.made import WIRE_EN, hex16, made_article


def put_some(path: Path, n: int = 3) -> None:
    with Store.open(path) as store:
        for number in range(n):
            store.put(made_article(f"Text {number}", key=f"https://news.example/{number}"))


def is_whole(path: Path) -> bool:
    with sqlite3.connect(path) as db:
        sound = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        orphans = db.execute(
            "SELECT (SELECT count(*) FROM article) - (SELECT count(DISTINCT article_id) FROM revision), "
            "(SELECT count(*) FROM fingerprint WHERE seq NOT IN (SELECT seq FROM article)), "
            "(SELECT coalesce(sum(n_fingerprints), 0) FROM article) - (SELECT count(*) FROM fingerprint)"
        ).fetchone()
    db.close()
    return sound and orphans == (0, 0, 0)


def limit_pages(store: Store) -> None:
    """Let the file grow no further, as on a full disk."""
    db = store._connection._sqlite
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")


def test_on_a_full_disk_one_is_refused_in_one_sentence_and_smaller_ones_go_on(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    put_some(path)
    with Store.open(path) as store:
        limit_pages(store)
        large = made_article(WIRE_EN * 200, key="https://large.example/1")
        revision = store.revision
        with pytest.raises(StoreError, match=r"the disk is full, so nothing of this was stored; make room .* again$"):
            store.put(large)
        assert store.revision == revision
        with pytest.raises(UnknownArticle):
            store.get(large.id)
        assert store.put(made_article("Small", key="https://small.example/1")).status == "added"
    assert is_whole(path)


def test_a_full_disk_leaves_the_old_revision_in_place(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    put_some(path)
    known = made_article("Text 0", key="https://news.example/0")
    with Store.open(path) as store:
        limit_pages(store)
        text = WIRE_EN * 200
        with pytest.raises(StoreError, match="the disk is full"):
            store.put(made_article(text, key=known.source_key))
        assert store.get(known.id).text == "Text 0"
        assert store.cluster_members(known.id) == (known.id,)
    assert is_whole(path)


def test_a_locked_store_is_waited_for_and_then_said(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    put_some(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(path, timeout_seconds=0.05) as store:
        with pytest.raises(StoreError, match="another program is writing to it; wait for that to end"):
            store.put(made_article(WIRE_EN))
        assert store.get(hex16("https://news.example/0")).text == "Text 0"
        other.execute("ROLLBACK")
        other.close()
        assert store.put(made_article(WIRE_EN)).status == "added"


def test_a_store_opened_for_reading_refuses_to_write(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    put_some(path)
    with Store.open(path, read_only=True) as store, pytest.raises(StoreError, match="it cannot be written to"):
        store.put(made_article(WIRE_EN))


def test_reading_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store found at .* run `chancery ingest`"):
        Store.open(tmp_path / "store.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_in_a_folder_without_write_permission_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    put_some(path)
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with Store.open(path, read_only=True) as store:
            assert len(list(store.articles())) == 3
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("content", [b"not a database, but rather long text\n" * 200, b"\x7fELF" * 2000])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(StoreError, match="the file is no store of chancery"):
            Store.open(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "store.sqlite")


def test_a_file_in_place_of_the_home_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("here")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(tmp_path / "home" / "store.sqlite")


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    put_some(path, 50)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="the file is damaged; restore it from a copy"), Store.open(path) as store:
        list(store.articles())


def test_half_a_surrogate_pair_is_refused_and_nothing_stored(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite") as store:
        with pytest.raises(StoreError, match=r"half of a surrogate pair \(U\+D800\)"):
            store.put(made_article("Broken \ud800 text", revision="0" * 16, raw_sha256="0" * 64))
        assert list(store.articles()) == []


def test_a_closed_store_says_so_in_one_error_of_ours(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store.sqlite")
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.get("0")


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus import writes
from corpus.store import Store
from tests.corpus.made import WIRE_EN, made_article

step = sys.argv[2]
original = getattr(writes, step)
def dying(*args, **kwargs):
    original(*args, **kwargs)
    if args[1:] and getattr(args[1], "text", None) == WIRE_EN or step == "add_fingerprints" and dying.armed:
        os.kill(os.getpid(), signal.SIGKILL)
dying.armed = False
setattr(writes, step, dying)
with Store.open(Path(sys.argv[1])) as store:
    for number in range(3):
        store.put(made_article(f"Text {number}", key=f"https://news.example/{number}"))
    dying.armed = True
    store.put(made_article(WIRE_EN))
"""


@pytest.mark.parametrize("step", ["_add_revision", "add_fingerprints"])
def test_a_program_killed_in_the_middle_of_storing_leaves_a_whole_store(tmp_path: Path, step: str) -> None:
    path = tmp_path / "store.sqlite"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), step], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        assert [article.text for article in sorted(store.articles(), key=lambda a: a.text)] == [
            "Text 0",
            "Text 1",
            "Text 2",
        ]
        assert store.put(made_article(WIRE_EN)).status == "added"
    assert is_whole(path)
