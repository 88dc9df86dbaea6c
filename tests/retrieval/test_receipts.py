"""A receipt gives back what was asked, knows its asker only by a digest, and does not stay for ever."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from retrieval import receipts
from retrieval.database import Database, Migration
from retrieval.errors import DatabaseUnusable, UnknownReceipt
from retrieval.receipts import Amount, ReceiptBook, Shown, digest_of
from retrieval.types import DateRange, Query
from tests.bot.fakes import abstention, answer

USER = "300000000000000001"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUERY = Query(
    text="When did they meet in London?",
    k=3,
    n_further=6,
    outlet="Yonhap",
    language="ko",
    happened=DateRange(date(2021, 5, 1), None),
    published=DateRange(None, date(2021, 12, 31)),
)


@pytest.fixture
def book(tmp_path: Path) -> ReceiptBook:
    return ReceiptBook(tmp_path)


def test_a_receipt_gives_back_question_options_day_and_ranking(book: ReceiptBook) -> None:
    made = book.get(book.add(QUERY, answer(ranking=("a@r:0", "b@r:1")), asker=USER, now=NOW))
    assert made.query == QUERY
    assert (made.made_at, made.asked_on) == (NOW, NOW.astimezone().date())
    assert (made.language, made.status, made.index_id) == ("en", "answered", "gen-000001")
    assert made.ranking == ("a@r:0", "b@r:1")
    # printf 'a@r:0\nb@r:1' | sha256sum
    assert made.digest == digest_of(["a@r:0", "b@r:1"]) == "041746c29a5bb81b"
    assert made.shown[0] == Shown("0000000000000001", "f" * 16, 0, 82)
    assert len(made.id) == 8


def test_a_receipt_outlives_the_process_and_an_unknown_one_is_named(tmp_path: Path, book: ReceiptBook) -> None:
    made = book.add(QUERY, answer())
    book.close()
    assert ReceiptBook(tmp_path).get(made).query == QUERY
    with pytest.raises(UnknownReceipt, match="'zzzzzzzz'"):
        ReceiptBook(tmp_path).get("zzzzzzzz")


def test_the_file_holds_no_id_of_a_user_and_no_text_of_an_article(tmp_path: Path, book: ReceiptBook) -> None:
    book.say(book.add(QUERY, answer(), asker=USER), "missing", asker=USER, comment="the other meeting")
    book.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"in London?" in stored
    assert USER.encode() not in stored
    assert b"They talked for twenty minutes" not in stored


def test_a_second_vote_replaces_the_first_and_reports_add_up(book: ReceiptBook) -> None:
    made = book.add(QUERY, answer(), asker=USER)
    for verdict in ("helpful", "not-helpful", "wrong-date", "wrong-person"):
        book.say(made, verdict, asker=USER, comment="6 May" if verdict == "wrong-date" else "")  # type: ignore[arg-type]
    book.say(made, "helpful", asker="another")
    said = sorted((each.verdict, each.comment) for each in book.feedback())
    assert said == [("helpful", ""), ("not-helpful", ""), ("wrong-date", "6 May"), ("wrong-person", "")]
    assert [each.verdict for each in book.feedback(["wrong-date"])] == ["wrong-date"]
    with pytest.raises(UnknownReceipt):
        book.say("zzzzzzzz", "helpful", asker=USER)


def test_what_is_typed_is_kept_without_what_could_drive_a_terminal_or_break_the_file(book: ReceiptBook) -> None:
    book.say(
        book.add(QUERY, answer()), "missing", asker=USER, comment=" It was\x1b[31m\ud800 \u202ethe 4th \n\n" + "x" * 600
    )
    (said,) = book.feedback()
    assert said.comment.startswith("It was[31m\ufffd the 4th\nxxx")
    assert len(said.comment) == 500


def test_a_user_has_everything_of_theirs_deleted_and_nothing_else(book: ReceiptBook, tmp_path: Path) -> None:
    mine, other = (book.add(QUERY, answer(), asker=asker) for asker in (USER, "another"))
    for receipt in (mine, other):
        book.say(receipt, "not-helpful", asker=USER)
        book.say(receipt, "helpful", asker="another")
    assert book.delete_all_of(USER) == Amount(n_receipts=1, n_feedback=2)
    assert book.delete_all_of(USER) == Amount(0, 0)
    assert [(each.receipt.id, each.verdict) for each in book.feedback()] == [(other, "helpful")]
    with pytest.raises(UnknownReceipt):
        book.get(mine)


def test_old_receipts_go_and_those_with_feedback_stay_a_year(tmp_path: Path) -> None:
    book = ReceiptBook(tmp_path, days=30)
    plain, said, ancient, young = (
        book.add(QUERY, answer(), now=NOW - timedelta(days=days)) for days in (31, 364, 366, 29)
    )
    for receipt in (said, ancient):
        book.say(receipt, "helpful", asker=USER)
    assert book.prune(NOW) == 2
    assert {book.get(young).id, book.get(said).id} == {young, said}
    for gone in (plain, ancient):
        with pytest.raises(UnknownReceipt):
            book.get(gone)


def test_there_are_never_more_than_the_limit(book: ReceiptBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "MAX_RECEIPTS", 2)
    made = [book.add(QUERY, abstention(), now=NOW + timedelta(hours=n)) for n in range(3)]
    assert book.prune(NOW + timedelta(hours=3)) == 1
    assert book.get(made[1]).reason == "no_coverage"
    with pytest.raises(UnknownReceipt):
        book.get(made[0])


def test_pruning_happens_by_itself(tmp_path: Path) -> None:
    first = ReceiptBook(tmp_path).add(QUERY, answer(), now=NOW)
    ReceiptBook(tmp_path).add(QUERY, answer(), now=NOW + timedelta(days=31))
    with pytest.raises(UnknownReceipt):
        ReceiptBook(tmp_path).get(first)


def test_a_file_of_a_newer_program_or_of_something_else_is_refused_in_one_sentence(tmp_path: Path) -> None:
    steps = (Migration(1, "one", ("CREATE TABLE a (b)",)), Migration(2, "two", ("CREATE TABLE c (d)",)))
    Database(tmp_path / "x.sqlite", steps).close()
    with pytest.raises(DatabaseUnusable, match="schema 2, this program knows schema 1"):
        Database(tmp_path / "x.sqlite", steps[:1])
    (tmp_path / "y.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(DatabaseUnusable, match=r"y\.sqlite"):
        Database(tmp_path / "y.sqlite", steps)


def test_migrations_run_once_and_in_order(tmp_path: Path) -> None:
    steps = (Migration(1, "one", ("CREATE TABLE a (b)",)), Migration(2, "two", ("INSERT INTO a VALUES (7)",)))
    Database(tmp_path / "x.sqlite", steps[:1]).close()
    for _ in range(2):
        Database(tmp_path / "x.sqlite", steps).close()
    with sqlite3.connect(tmp_path / "x.sqlite") as db:
        assert db.execute("SELECT b FROM a").fetchall() == [(7,)]
        assert db.execute("SELECT number FROM migration ORDER BY number").fetchall() == [(1,), (2,)]
    db.close()


def test_what_fails_half_way_leaves_nothing(book: ReceiptBook) -> None:
    made = book.add(QUERY, answer())
    with pytest.raises(DatabaseUnusable), book._database.change() as db:
        db.execute("DELETE FROM receipt")
        db.execute("INSERT INTO nowhere VALUES (1)")
    assert book.get(made).id == made
