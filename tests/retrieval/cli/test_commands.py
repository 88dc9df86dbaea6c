from __future__ import annotations

import json
import resource
from pathlib import Path

import pytest

from tests.retrieval.cli.running import chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]

COMMANDS = (
    "ask", "search", "ingest", "articles", "article", "forget", "index", "eval", "corpus", "doctor", "bot",
)  # fmt: skip
SCORES = {"recall_1", "recall_5", "mrr_10", "ndcg_10", "date_accuracy", "citation_precision", "abstention_auroc"}
SCORES |= {"group", "n", "false_refusals", "false_answers", "p50_ms", "p95_ms"}


def question_file(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


WHEN = {
    "id": "q1", "lang": "en", "question": "When did Hayashi and Chung meet in Nagano?", "type": "when",
    "answerable": True, "evidence": ["in Nagano on Wednesday"], "answer": "2022-03-09",
}  # fmt: skip
OUTSIDE = {
    "id": "q2",
    "lang": "en",
    "question": "Who won the football world cup in Qatar?",
    "type": "out-of-scope",
    "answerable": False,
}


def test_help_names_every_command_and_stands_without_an_archive(tmp_path: Path) -> None:
    ran = chancery(tmp_path, "--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    alone = chancery(tmp_path)
    assert (alone.code, alone.out) == (2, "")
    assert alone.err.startswith("Usage: chancery ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frobnicate"], "frobnicate"),
        (["index", "frob"], "frob"),
        (["articles", "--frob"], "--frob"),
        (["eval"], "FILES"),
    ],
)
def test_an_unknown_command_or_option_is_bad_usage(tmp_path: Path, arguments: list[str], says: str) -> None:
    ran = chancery(tmp_path, *arguments)
    assert ran.code == 2
    assert says in ran.sentence
    assert "--help`" in ran.sentence


def test_a_bad_setting_and_a_folder_that_cannot_be_made_are_one_sentence(tmp_path: Path) -> None:
    assert "CHANCERY_BUNDLED is 'perhaps'" in chancery(tmp_path, "articles", CHANCERY_BUNDLED="perhaps").sentence
    (tmp_path / "file").touch()
    for command in (["index", "build"], ["ingest", __file__]):
        ran = chancery(tmp_path / "file" / "home", *command)
        assert ran.code == 1
        assert "cannot be made" in ran.sentence


def test_output_that_cannot_be_written_is_said(archive: Path) -> None:
    def full() -> None:
        import os

        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)

    ran = chancery(archive, "articles", "--json", before=full)
    assert ran.code == 1
    assert "disk is full" in ran.err


def test_a_full_disk_stops_a_build_in_one_sentence_and_leaves_the_index_as_it_was(own: Path) -> None:
    before = chancery(own, "index", "info", "--json").object["index_id"]
    limit = 33_000  # bytes a file: enough for the lock file of the store (32,768), too few for the passages
    ran = chancery(
        own, "index", "build", "--full", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    assert ran.code == 1
    assert "could not be written (disk I/O error) and stays as it was" in ran.err.splitlines()[-1]
    assert not list((own / "index").glob(".building*"))
    assert chancery(own, "index", "verify", "--json").object["index_id"] == before


def test_eval_prints_every_score_by_language_and_type(archive: Path, tmp_path: Path) -> None:
    path = question_file(tmp_path / "q.jsonl", WHEN, OUTSIDE)
    ran = chancery(archive, "eval", path, "--json")
    assert ran.code == 0
    groups = {row["group"]: row for row in ran.objects}
    assert list(groups) == ["all", "lang en", "type out-of-scope", "type when"]
    assert all(row.keys() >= SCORES for row in ran.objects)
    everything = groups["all"]
    assert (everything["n"], everything["n_answerable"], everything["n_dates"]) == (2, 1, 1)
    assert (everything["recall_1"], everything["mrr_10"], everything["date_accuracy"]) == (1.0, 1.0, 1.0)
    assert (everything["citation_precision"], everything["false_refusals"], everything["false_answers"]) == (1.0, 0, 0)
    assert groups["type out-of-scope"]["recall_1"] is None
    shown = chancery(archive, "eval", path, "--misses")
    assert "R@1" in shown.out
    assert max(len(line) for line in shown.out.splitlines()) <= 100


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": None}, "q.jsonl:2"),
        ({"evidence": "in Nagano"}, "expected a list"),
        ({"answerable": "yes"}, "true or false"),
    ],
)
def test_a_question_file_that_breaks_the_format_is_bad_usage(
    archive: Path, tmp_path: Path, change: dict[str, object], says: str
) -> None:
    row = {key: value for key, value in {**WHEN, **change}.items() if value is not None}
    ran = chancery(archive, "eval", question_file(tmp_path / "q.jsonl", WHEN, row))
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.sentence


def test_the_bundled_corpus_is_sound(tmp_path: Path) -> None:
    ran = chancery(tmp_path, "corpus", "check")
    assert ran.code == 0, ran.err
    assert "briefs, no problems" in ran.out
    asked = chancery(tmp_path, "corpus", "check", "--json")
    assert (asked.code, asked.out) == (0, "")


def test_the_doctor_finds_a_sound_archive_sound_and_names_what_is_missing(archive: Path, tmp_path: Path) -> None:
    ran = chancery(archive, "doctor", "--json")
    found = {row["name"]: row for row in ran.objects}
    assert all(set(row) == {"name", "ok", "text"} for row in ran.objects)
    assert {"python", "torch", "model", "data folder", "store", "index"} <= found.keys()
    assert "4 articles" in found["store"]["text"]
    assert "every checksum right" in found["index"]["text"]
    assert ran.code == 0
    missing = chancery(tmp_path / "none", "doctor")
    assert missing.code == 1
    assert "WRONG  index" in missing.out
    assert "chancery index build" in missing.out
    assert missing.err == ""
