from __future__ import annotations

from pathlib import Path

import pytest

from tests.retrieval.cli.running import chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]


def test_articles_lists_what_is_in_the_store(archive: Path) -> None:
    ran = chancery(archive, "articles")
    assert ran.code == 0
    assert "Ministers talk in Nagano" in ran.out
    assert "남쪽일보" in ran.out
    rows = chancery(archive, "articles", "--json").objects
    assert {row["outlet"] for row in rows} == {"The Alpine Gazette", "The Harbor Post", "北の新聞", "남쪽일보"}
    assert sorted(row["language"] for row in rows) == ["en", "en", "ja", "ko"]


def test_an_article_is_shown_with_facts_or_as_text_alone_by_a_shortened_id(archive: Path) -> None:
    rows = chancery(archive, "articles", "--json").objects
    nagano = next(row for row in rows if row["headline"] == "Ministers talk in Nagano")
    short = nagano["article_id"][:10]
    shown = chancery(archive, "article", short)
    assert "2022-03-10" in shown.out
    text = chancery(archive, "article", short, "--text").out
    assert text == chancery(archive, "article", nagano["article_id"], "--json").object["text"] + "\n"
    assert text.count("\n\n") == 2
    assert shown.out.endswith(text)
    assert "---" not in text


def test_a_forgotten_article_is_gone_everywhere(own: Path) -> None:
    rows = chancery(own, "articles", "--json").objects
    gone = next(row["article_id"] for row in rows if row["headline"] == "Ministers talk in Nagano")
    ran = chancery(own, "forget", gone, "--json")
    assert ran.code == 0
    assert ran.object == {"article_id": gone, "status": "forgotten"}
    assert len(chancery(own, "articles", "--json").objects) == 3
    assert chancery(own, "index", "info", "--json").object["n_articles"] == 3
    asked = chancery(own, "ask", "When did Hayashi and Chung meet in Nagano?", "--json")
    assert asked.code == 3
    assert gone not in {c["article_id"] for c in asked.object["citations"]}
    again = chancery(own, "forget", gone)
    assert again.code == 1
    assert gone in again.sentence


@pytest.mark.parametrize("command", [["article", "zzzz"], ["article", ""], ["forget", "zzzz"], ["article", "%"]])
def test_an_unknown_id_is_said_with_where_to_look(archive: Path, command: list[str]) -> None:
    ran = chancery(archive, *command)
    assert (ran.code, ran.out) == (1, "")
    assert "`chancery articles` lists the ids" in ran.sentence


@pytest.mark.parametrize("command", [["articles"], ["article", "abc"], ["forget", "abc"]])
def test_without_an_archive_the_next_step_is_named(tmp_path: Path, command: list[str]) -> None:
    ran = chancery(tmp_path / "none", *command)
    assert (ran.code, ran.out) == (1, "")
    assert "no archive found" in ran.sentence
