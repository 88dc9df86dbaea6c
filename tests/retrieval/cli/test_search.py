from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.retrieval.cli.running import chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]

FIELDS = {
    "rank", "passage_id", "article_id", "start", "end", "text", "score", "parts", "headline", "outlet", "published_on",
    "event",
}  # fmt: skip


def test_json_hits_are_ranked_slices_with_every_score_part(archive: Path) -> None:
    found = chancery(archive, "search", "fisheries talks in Busan", "-k", "3", "--json")
    assert found.code == 0
    assert found.object.keys() == {"query", "language", "hits", "timings_ms"}
    hits = found.object["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert all(hit.keys() >= FIELDS for hit in hits)
    assert all(set(part) == {"rank", "score"} for hit in hits for part in hit["parts"].values())
    first = hits[0]
    assert (first["headline"], first["published_on"]) == ("Officials plan fisheries talks in Busan", "2022-04-12")
    assert first["parts"]["dense"]["rank"] >= 1
    stored = chancery(archive, "article", first["article_id"], "--json").object["text"]
    assert stored[first["start"] : first["end"]] == first["text"]


def test_explain_shows_the_reading_and_every_stage(archive: Path) -> None:
    question = "When will Funakoshi travel to Busan in April 2022?"
    explained = chancery(archive, "search", question, "--explain", "--json").object["explain"]
    assert explained["language"] == "en"
    assert explained["intent"] == "when"
    assert explained["people"] == ["person:funakoshi-takehiro"]
    assert explained["places"] == ["place:busan"]
    assert [(d["earliest_on"], d["latest_on"]) for d in explained["dates"]] == [("2022-04-01", "2022-04-30")]
    assert [s["name"] for s in explained["stages"]] == [
        "read", "embed", "select", "dense", "lexical", "score", "fuse",
    ]  # fmt: skip
    assert all(set(s) == {"name", "candidates", "ms"} for s in explained["stages"])
    shown = chancery(archive, "search", question, "--explain")
    assert shown.code == 0
    assert "person:funakoshi-takehiro" in shown.out
    assert "2022-04-01 to 2022-04-30" in shown.out
    assert max(len(line) for line in shown.out.splitlines()) <= 100


def test_a_batch_is_searched_in_order_and_goes_on_past_a_bad_question(archive: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "x", "question": "강제징용 협의"},
        {"id": "y", "question": ""},
        {"id": "z", "question": "福岡の協議"},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    ran = chancery(archive, "search", "--batch", tmp_path / "q.jsonl", "--json", "-k", "1")
    assert ran.code == 1
    assert [row["id"] for row in ran.objects] == ["x", "y", "z"]
    assert [row.get("language") for row in ran.objects] == ["ko", None, "ja"]
    assert ran.objects[0]["hits"][0]["headline"] == "한일 국장급 협의, 대구에서 열려"
    assert ran.objects[2]["hits"][0]["headline"] == "両国の局長が福岡で協議"


def test_filters_that_nothing_passes_give_no_hits(archive: Path) -> None:
    ran = chancery(archive, "search", "talks", "--published-from", "2030", "--json")
    assert (ran.code, ran.object["hits"]) == (0, [])


def test_output_in_another_encoding_loses_letters_but_no_json(archive: Path) -> None:
    arguments = ("search", "福岡の協議", "-k", "1")
    shown = chancery(archive, *arguments, PYTHONIOENCODING="ascii")
    assert (shown.code, shown.err) == (0, "")
    written = chancery(archive, *arguments, "--json", PYTHONIOENCODING="ascii")
    assert written.out.isascii()
    assert written.object["hits"][0]["headline"] == "両国の局長が福岡で協議"


def test_bytes_that_are_no_text_find_nothing_and_break_nothing(archive: Path) -> None:
    ran = chancery(archive, "search", "talks \udcff", "--outlet", "\udcff", "--json")
    assert (ran.code, ran.object["hits"]) == (0, [])


@pytest.mark.parametrize("arguments", [[], ["x", "--batch", __file__], ["x", "--happened-from", "2022-02-29"], [" "]])
def test_bad_usage_is_one_sentence_and_exit_code_two(archive: Path, arguments: list[str]) -> None:
    ran = chancery(archive, "search", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.sentence
