from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.retrieval.cli.running import chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]

QUESTION = "When did Hayashi and Chung meet in Nagano?"
REFUSED = "Who won the football world cup in Qatar?"
ANSWER_FIELDS = {
    "question", "language", "status", "reason", "statements", "citations", "meetings", "index_id", "as_of",
    "timings_ms",
}  # fmt: skip
CITATION_FIELDS = {
    "n", "article_id", "passage_id", "excerpt", "start", "end", "headline", "outlet", "agency", "url", "kind",
    "published_on", "published_basis", "event",
}  # fmt: skip


def test_an_answer_reads_well_on_a_hundred_columns(archive: Path) -> None:
    ran = chancery(archive, "ask", QUESTION)
    assert ran.code == 0
    assert ran.err == ""
    assert "Wednesday, 9 March 2022" in ran.out
    assert "The Alpine Gazette" in ran.out
    assert "https://gazette.example/nagano" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 100


def test_json_has_the_promised_fields_and_the_excerpt_is_a_slice(archive: Path) -> None:
    ran = chancery(archive, "ask", QUESTION, "--json")
    answer = ran.object
    assert ran.code == 0
    assert answer.keys() >= ANSWER_FIELDS
    assert (answer["question"], answer["language"], answer["status"], answer["reason"]) == (
        QUESTION,
        "en",
        "answered",
        None,
    )
    assert answer["as_of"] == "2022-06-15"
    assert [(m["kind"], m["status"]) for m in answer["meetings"]] == [("foreign-ministers", "held")] * len(
        answer["meetings"]
    )
    assert [c["n"] for c in answer["citations"]] == list(range(1, len(answer["citations"]) + 1))
    for statement in answer["statements"]:
        assert set(statement) == {"text", "citation_ns", "voice"}
        assert statement["citation_ns"]
        assert set(statement["citation_ns"]) <= {c["n"] for c in answer["citations"]}
    first = answer["citations"][0]
    assert first.keys() >= CITATION_FIELDS
    assert (first["headline"], first["outlet"], first["published_on"]) == (
        "Ministers talk in Nagano",
        "The Alpine Gazette",
        "2022-03-10",
    )
    assert {k: first["event"][k] for k in ("earliest_on", "latest_on", "precision", "basis")} == {
        "earliest_on": "2022-03-09",
        "latest_on": "2022-03-09",
        "precision": "day",
        "basis": "weekday",
    }
    stored = chancery(archive, "article", first["article_id"], "--json").object
    assert stored["text"][first["start"] : first["end"]] == first["excerpt"]
    assert all(isinstance(ms, float) for ms in answer["timings_ms"].values())


def test_what_the_archive_does_not_hold_is_refused_with_exit_code_three(archive: Path) -> None:
    ran = chancery(archive, "ask", REFUSED, "--json")
    assert ran.code == 3
    assert ran.object["status"] == "abstained"
    assert ran.object["reason"] in {"out_of_scope", "no_coverage", "below_threshold"}
    assert ran.object["statements"] == []
    shown = chancery(archive, "ask", REFUSED)
    assert shown.code == 3
    assert shown.err == ""
    assert max(len(line) for line in shown.out.splitlines()) <= 100


def test_a_batch_is_answered_in_order_with_ids(archive: Path, tmp_path: Path) -> None:
    questions = [("b", QUESTION), ("a", REFUSED), ("c", "후나코시는 언제 부산에 가나요?")]
    lines = [json.dumps({"id": i, "question": q, "note": "\u2028"}, ensure_ascii=False) for i, q in questions]
    (tmp_path / "q.jsonl").write_text("\n".join(lines) + "\n\n", "utf-8")
    ran = chancery(archive, "ask", "--batch", tmp_path / "q.jsonl", "--json")
    assert ran.code == 0
    assert [(row["id"], row["question"]) for row in ran.objects] == questions
    assert all(row.keys() >= ANSWER_FIELDS | {"id"} for row in ran.objects)
    assert [row["status"] for row in ran.objects][:2] == ["answered", "abstained"]
    assert ran.objects[2]["language"] == "ko"


def test_a_bad_question_in_a_batch_has_its_line_and_the_others_go_on(archive: Path, tmp_path: Path) -> None:
    rows = [{"id": 1, "question": " "}, {"id": 2, "question": QUESTION}, {"id": 3, "question": "a" * 10_000}]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    ran = chancery(archive, "ask", "--batch", tmp_path / "q.jsonl", "--json")
    assert ran.code == 1
    assert [row["id"] for row in ran.objects] == ["1", "2", "3"]
    assert ["error" in row for row in ran.objects] == [True, False, True]
    assert ran.err.count("\n") == 2


def test_nothing_is_printed_for_a_batch_with_a_line_that_is_no_question(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text(json.dumps({"id": 1, "question": QUESTION}) + '\n{"id": 2}\n')
    ran = chancery(archive, "ask", "--batch", tmp_path / "q.jsonl", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "q.jsonl:2: found" in ran.sentence
    (tmp_path / "q.jsonl").write_bytes(b'{"id": 1, "question": "\xff\xfe"}')
    assert "not UTF-8" in chancery(archive, "ask", "--batch", tmp_path / "q.jsonl").sentence


@pytest.mark.parametrize(
    ("options", "cites"),
    [
        (["--published-from", "2022-03", "--published-to", "2022-03"], True),
        (["--published-from", "2022-04"], False),
        (["--happened-from", "2022-03-09", "--happened-to", "2022-03-09"], True),
        (["--happened-to", "2021"], False),
        (["--outlet", "the alpine gazette"], True),
        (["--outlet", "Nobody's Daily"], False),
    ],
)
def test_filters_leave_out_what_they_say(archive: Path, options: list[str], cites: bool) -> None:
    answer = chancery(archive, "ask", QUESTION, "--json", *options).object
    assert any(c["headline"] == "Ministers talk in Nagano" for c in answer["citations"]) == cites
    if not cites:
        assert answer["status"] == "abstained"


def test_at_most_k_excerpts_are_shown(archive: Path) -> None:
    assert len(chancery(archive, "ask", QUESTION, "-k", "1", "--json").object["citations"]) == 1


def test_the_reply_is_in_the_language_of_the_question_or_the_one_asked_for(archive: Path) -> None:
    ran = chancery(archive, "ask", "林外相と鄭外相は長野でいつ会談しましたか？")
    assert ran.code == 0
    assert "2022年3月9日（水）" in ran.out
    assert "2022년 3월 9일(수)" in chancery(archive, "ask", QUESTION, "--lang", "ko").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x", "--published-from", "2021", "--published-to", "2020"], "runs backwards"),
        (["x", "--happened-from", "2021-02-30"], "found '2021-02-30', expected a day, month or year"),
        (["x", "--published-to", "yesterday"], "'yesterday'"),
        ([], "expected one question"),
        (["x", "--lang", "fr"], "'fr'"),
        (["x", "-k", "0"], "-k"),
        (["--batch", "no-such-file.jsonl"], "no-such-file.jsonl"),
        (["x", "--batch", __file__], "expected one question, or --batch"),
        (["  "], "the question is empty"),
        (["wort " * 2_000], "9,999 characters"),
    ],
)
def test_bad_usage_is_one_sentence_and_exit_code_two(archive: Path, arguments: list[str], says: str) -> None:
    ran = chancery(archive, "ask", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.sentence


@pytest.mark.parametrize("command", [["ask", "x"], ["search", "x"], ["index", "info"], ["index", "verify"]])
def test_without_an_index_the_next_step_is_named(tmp_path: Path, command: list[str]) -> None:
    ran = chancery(tmp_path / "none", *command)
    assert (ran.code, ran.out) == (1, "")
    assert "no index found" in ran.sentence
    assert "chancery index build" in ran.sentence
    assert not (tmp_path / "none").exists()


def test_asking_imports_neither_torch_nor_the_page_readers(archive: Path) -> None:
    ran = chancery(archive, "ask", QUESTION, python=("-X", "importtime"))
    assert ran.code == 0
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.err.splitlines()}
    assert "faiss" in imported
    assert not imported & {"torch", "transformers", "sentence_transformers", "trafilatura", "discord", "scipy"}
