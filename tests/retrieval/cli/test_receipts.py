"""A receipt is kept, replayed before and after the archive changed, and what users said is listed and exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.receipts import ReceiptBook
from tests.retrieval.cli.running import chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]
QUESTION = "When did Hayashi and Chung meet in Nagano?"


def asked(home: Path) -> str:
    """The receipt of the question."""
    ran = chancery(home, "ask", QUESTION, "--receipt", "--json")
    assert ran.code == 0
    return str(ran.object["receipt"])


def test_a_receipt_is_replayed_with_all_stages_and_says_when_the_index_changed(own: Path, tmp_path: Path) -> None:
    receipt = asked(own)
    same = chancery(own, "replay", receipt, "--json").object
    assert (same["receipt"], same["question"], same["status"]) == (receipt, QUESTION, "answered")
    assert (same["index_changed"], same["same_ranking"]) == (False, True)
    assert [stage["name"] for stage in same["explain"]["stages"]] == [
        "read", "embed", "select", "dense", "lexical", "score", "fuse",
    ]  # fmt: skip
    assert [m["rank_now"] for m in same["moves"]] == [m["rank_then"] for m in same["moves"]]
    assert [h["passage_id"] for h in same["hits"]] == [m["passage_id"] for m in same["moves"]]

    page = tmp_path / "again.md"
    page.write_text(
        "---\nheadline: Nagano once more\noutlet: The Valley Paper\npublished: 2022-03-11\n---\n"
        "Hayashi and Chung met in Nagano on Wednesday, and met there a second time on Thursday.\n\n"
        "When they met in Nagano, Hayashi Yoshimasa and Chung Eui-yong agreed to meet again in Matsumoto.\n",
        "utf-8",
    )
    assert chancery(own, "ingest", page).code == 0
    other = chancery(own, "replay", receipt, "--json").object
    assert (other["index_changed"], other["same_ranking"]) == (True, False)
    assert other["index_then"] == same["index_now"] != other["index_now"]
    assert any(m["rank_then"] is None for m in other["moves"])
    shown = chancery(own, "replay", receipt.upper())
    assert shown.code == 0
    assert f"{same['index_now']} then, {other['index_now']} now" in shown.out
    assert "another one now" in shown.out


def test_an_unknown_receipt_fails_in_one_sentence(own: Path) -> None:
    ran = chancery(own, "replay", "zzzzzzzz")
    assert (ran.code, ran.sentence.startswith("no receipt 'zzzzzzzz' is kept; ")) == (1, True)


def test_a_receipt_is_of_one_question(own: Path, tmp_path: Path) -> None:
    (tmp_path / "batch.jsonl").write_text('{"id": "1", "question": "When?"}\n', "utf-8")
    assert chancery(own, "ask", "--batch", tmp_path / "batch.jsonl", "--receipt").code == 2


def test_feedback_is_listed_filtered_and_exported_as_questions_that_eval_takes(own: Path, tmp_path: Path) -> None:
    assert "no feedback so far" in chancery(own, "feedback").out
    receipt = asked(own)
    book = ReceiptBook(own)
    book.say(receipt, "helpful", asker="1")
    other = asked(own)
    book.say(other, "wrong-date", asker="1", comment="it was the 8th")
    book.close()
    listed = chancery(own, "feedback", "--json").objects
    assert {(row["receipt"], row["verdict"], row["comment"]) for row in listed} == {
        (receipt, "helpful", ""),
        (other, "wrong-date", "it was the 8th"),
    }
    only = chancery(own, "feedback", "--verdict", "wrong-date")
    assert other in only.out and receipt not in only.out and QUESTION.split()[0] in only.out
    questions = tmp_path / "questions.jsonl"
    ran = chancery(own, "feedback", "--export", questions)
    assert (ran.code, "2 questions written" in ran.err) == (0, True)
    scores = {row["group"]: row for row in chancery(own, "eval", questions, "--json").objects}
    assert (scores["all"]["n"], scores["all"]["recall_1"]) == (2, 1.0)


def test_how_long_receipts_are_kept_must_be_a_number_of_days(own: Path) -> None:
    ran = chancery(own, "ask", QUESTION, CHANCERY_RECEIPT_DAYS="ever")
    assert (ran.code, "CHANCERY_RECEIPT_DAYS is 'ever'" in ran.sentence) == (1, True)
