from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.migrations import MIGRATIONS, SCHEMA_NUMBER, Migration, migrate, schema_number
from corpus.store import Store
from tests.corpus.made import made_article


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_migrations_are_numbered_from_one_without_gaps() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_new_store_has_had_every_migration_and_remembers_when(tmp_path: Path) -> None:
    Store.open(tmp_path / "s.sqlite").close()
    db = opened(tmp_path / "s.sqlite")
    rows = db.execute("SELECT number, name, applied_at FROM migration ORDER BY number").fetchall()
    db.close()
    assert [(number, name) for number, name, _ in rows] == [(m.number, m.name) for m in MIGRATIONS]
    assert all(applied_at.endswith("+00:00") for *_, applied_at in rows)


def test_articles_from_before_changes_were_noted_count_as_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.sqlite"
    with monkeypatch.context() as earlier:
        earlier.setattr("corpus.migrations.MIGRATIONS", MIGRATIONS[:2])
        earlier.setattr("corpus.migrations.SCHEMA_NUMBER", 2)
        with Store.open(path) as store:
            store.put(made_article("Text"))
    with Store.open(path) as store:
        assert [article.text for _, article in store.changes_since(store.revision) if article] == ["Text"]


def test_a_newer_schema_is_refused_with_both_numbers_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.put(made_article("Text"))
    db = opened(path)
    db.execute("INSERT INTO migration VALUES (?, 'from the future', '2040-01-01')", (SCHEMA_NUMBER + 7,))
    db.close()
    for read_only in (False, True):
        with pytest.raises(
            StoreError, match=rf"has schema {SCHEMA_NUMBER + 7}, this program knows schema {SCHEMA_NUMBER}; "
        ):
            Store.open(path, read_only=read_only)


def test_an_older_store_is_brought_forward_with_its_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.put(made_article("Text"))
    step = Migration(
        SCHEMA_NUMBER + 1, "a further table", ("CREATE TABLE further (x)", "INSERT INTO further VALUES (5)")
    )
    monkeypatch.setattr("corpus.migrations.MIGRATIONS", (*MIGRATIONS, step))
    monkeypatch.setattr("corpus.migrations.SCHEMA_NUMBER", step.number)
    with Store.open(path) as store:
        assert [article.text for article in store.articles()] == ["Text"]
    db = opened(path)
    assert (schema_number(db), db.execute("SELECT x FROM further").fetchone()) == (step.number, (5,))
    db.close()


def test_a_migration_that_fails_leaves_the_schema_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.sqlite"
    Store.open(path).close()
    broken = Migration(SCHEMA_NUMBER + 1, "broken", ("CREATE TABLE further (x)", "INSERT INTO nowhere VALUES (5)"))
    monkeypatch.setattr("corpus.migrations.MIGRATIONS", (*MIGRATIONS, broken))
    monkeypatch.setattr("corpus.migrations.SCHEMA_NUMBER", broken.number)
    with pytest.raises(StoreError, match="no such table: nowhere"):
        Store.open(path)
    db = opened(path)
    assert schema_number(db) == SCHEMA_NUMBER
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'further'").fetchone() == (0,)
    db.close()


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    db = opened(path)
    db.execute("CREATE TABLE recipes (name)")
    with pytest.raises(StoreError, match=r"a database of another program .*'recipes'"):
        Store.open(path)
    assert db.execute("SELECT group_concat(name) FROM sqlite_master").fetchone() == ("recipes",)
    db.close()


def test_two_programs_may_make_the_store_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Store.open(tmp_path / "s.sqlite"), range(4)))
    assert [store.revision for store in stores] == [0, 0, 0, 0]
    for store in stores:
        store.close()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    db = opened(tmp_path / "s.sqlite")
    migrate(db, "s")
    before = db.execute("SELECT * FROM migration").fetchall()
    migrate(db, "s")
    assert db.execute("SELECT * FROM migration").fetchall() == before
    db.close()
