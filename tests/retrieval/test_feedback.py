"""What users said becomes questions that the evaluation reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UnknownArticle
from corpus.types import Article
from retrieval.evaluate import read_questions
from retrieval.feedback import question_lines
from retrieval.receipts import ReceiptBook
from retrieval.types import Query
from tests.bot.fakes import abstention, answer, citation
from tests.fakes import fake_article

LONDON = fake_article("The two ministers sat down in London on Wednesday. They talked for twenty minutes.", key="l")


def shown(text: str = "London") -> object:
    start = LONDON.text.index(text) if text else 0
    return citation(1, article_id=LONDON.id, revision=LONDON.revision, start=start, end=len(LONDON.text))


def article(article_id: str, revision: str) -> Article:
    if (article_id, revision) != (LONDON.id, LONDON.revision):
        raise UnknownArticle(article_id)
    return LONDON


@pytest.fixture
def book() -> ReceiptBook:
    return ReceiptBook(None)


def test_a_helpful_answer_gives_its_excerpt_as_evidence(book: ReceiptBook, tmp_path: Path) -> None:
    made = book.add(Query(text="Where?"), answer(citations=(shown(),)))
    book.say(made, "helpful", asker="1")
    (line,) = question_lines(book.feedback(), article)
    assert json.loads(line) == {
        "id": f"feedback-{made}",
        "lang": "en",
        "question": "Where?",
        "type": "feedback",
        "answerable": True,
        "articles": [LONDON.id],
        "evidence": ["London on Wednesday. They talked for twenty minutes."],
        "answer": "",
        "meeting_date": None,
        "note": f"helpful (receipt {made}, answered, gen-000001)",
    }
    (tmp_path / "q.jsonl").write_text(line + "\n", "utf-8")
    (read,) = read_questions(tmp_path / "q.jsonl")
    assert (read.question, read.evidence) == ("Where?", ("London on Wednesday. They talked for twenty minutes.",))


def test_an_error_gives_the_question_and_says_in_the_note_what_was_wrong(book: ReceiptBook) -> None:
    made = book.add(Query(text="Where?", outlet="Yonhap"), answer(citations=(shown(),)))
    book.say(made, "wrong-date", asker="1", comment="it was\nthe 6th")
    book.say(made, "not-helpful", asker="2")
    (line,) = question_lines(book.feedback(), article)
    row = json.loads(line)
    assert (row["answerable"], row["evidence"], row["articles"]) == (True, [], [])
    assert sorted(row["note"].split(" (")[0].split("; ")) == ["not-helpful", "wrong-date: it was the 6th"]
    assert row["note"].endswith("was asked with filters)")


def test_an_abstention_that_helped_cannot_be_answered_and_one_that_did_not_might_be(book: ReceiptBook) -> None:
    for verdict, answerable in (("helpful", False), ("missing", True)):
        made = book.add(Query(text="Who won?"), abstention())
        book.say(made, verdict, asker="1")  # type: ignore[arg-type]
        by_id = {json.loads(line)["id"]: json.loads(line) for line in question_lines(book.feedback(), article)}
        assert by_id[f"feedback-{made}"]["answerable"] is answerable
        assert by_id[f"feedback-{made}"]["evidence"] == []


def test_an_article_that_was_forgotten_gives_no_evidence(book: ReceiptBook) -> None:
    book.say(book.add(Query(text="Where?"), answer()), "helpful", asker="1")
    (line,) = question_lines(book.feedback(), article)
    assert json.loads(line)["evidence"] == []
