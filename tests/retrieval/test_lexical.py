from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from retrieval.lexical import LexicalIndex, LexicalRow, joined
from retrieval.tokens import tokens

TEXTS = [
    "The foreign ministers met in London",
    "The ministers of trade met in Osaka and the ministers of finance met in Seoul",
    "日韓外相は東京で会談した",
    "한일 외교장관이 런던에서 만났다",
    "A ruling on assets",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = (LexicalRow(n, joined(tokens(text)), joined(tokens("archive paper"))) for n, text in enumerate(TEXTS))
    LexicalIndex.build(tmp_path / "lexical", rows)
    return tmp_path / "lexical"


def query(text: str, weight: float = 1.0) -> list[tuple[str, float]]:
    return [(token, weight) for token in tokens(text)]


def test_words_find_their_passages_in_three_languages(folder: Path) -> None:
    index = LexicalIndex.open(folder)
    assert index.n_rows == 5
    assert [row for row, _ in index.search(query("London meeting ministers"), 2)] == [0, 1]
    assert index.search(query("東京"), 5)[0][0] == 2
    assert [row for row, _ in index.search(query("런던"), 5)] == [3]


def test_the_score_is_bm25(folder: Path) -> None:
    ((row, score),) = LexicalIndex.open(folder).search([("asset", 1.0)], 5, context_weight=0)
    lengths = [len(tokens(text)) for text in TEXTS]
    idf = math.log(1 + (5 - 1 + 0.5) / (1 + 0.5))
    norm = 1.2 * (1 - 0.75 + 0.75 * lengths[4] / (sum(lengths) / 5))
    assert row == 4
    assert score == pytest.approx(idf * (1 * 2.2) / (1 + norm), rel=1e-3)


def test_weights_scale_the_score_and_those_of_one_token_add_up(folder: Path) -> None:
    index = LexicalIndex.open(folder)
    once = index.search([("asset", 1.0)], 1)[0][1]
    assert index.search([("asset", 0.5)], 1)[0][1] == pytest.approx(once / 2)
    assert index.search([("asset", 1.0), ("asset", 1.0)], 1)[0][1] == pytest.approx(once * 2)
    assert index.search([("asset", 0.0)], 1) == []


def test_the_context_counts_by_its_weight_and_ties_go_by_row(folder: Path) -> None:
    index = LexicalIndex.open(folder)
    hits = index.search(query("archive"), 5)
    assert [row for row, _ in hits] == [0, 1, 2, 3, 4]
    assert index.search(query("archive"), 5, context_weight=0) == []


def test_in_a_large_archive_words_of_nearly_every_passage_are_not_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"the talks of day {n}" for n in range(40)] + ["the island"]
    LexicalIndex.build(
        tmp_path / "many", (LexicalRow(n, text, joined(tokens("archive"))) for n, text in enumerate(texts))
    )
    index = LexicalIndex.open(tmp_path / "many")
    asked = query("the island")
    assert len(index.search(asked, 50)) == 41
    monkeypatch.setattr("retrieval.lexical._MANY_ROWS", 41)
    assert [row for row, _ in index.search(asked, 50)] == [40]
    assert len(index.search(query("the talks"), 50)) == 41  # neither tells much more than the other
    assert len(index.search(query("the island archive"), 50)) == 41  # what stands in contexts alone is kept


def test_a_selection_limits_rows_and_leaves_scores_alone(folder: Path) -> None:
    index = LexicalIndex.open(folder)
    full = dict(index.search(query("ministers met"), 5))
    assert index.search(query("ministers met"), 5, rows=np.array([1, 4])) == [(1, pytest.approx(full[1]))]
    assert index.search(query("ministers met"), 5, rows=np.array([], np.int64)) == []


def test_a_large_selection_gives_the_same_as_a_small_one(tmp_path: Path) -> None:
    n = 6000
    LexicalIndex.build(tmp_path / "x", (LexicalRow(i, joined(["talks"] * (1 + i % 7) + [f"w{i}"])) for i in range(n)))
    index = LexicalIndex.open(tmp_path / "x")
    large = np.arange(0, n, 1, dtype=np.int64)[1000:]
    small = np.array([row for row in range(1000, n) if row % 7 == 6][:4000])
    assert index.search([("talks", 1.0)], 5, rows=large) == index.search([("talks", 1.0)], 5, rows=small)


def test_adding_later_scores_as_building_at_once(tmp_path: Path) -> None:
    rows = [LexicalRow(n, joined(tokens(text))) for n, text in enumerate(TEXTS)]
    LexicalIndex.build(tmp_path / "once", rows)
    LexicalIndex.build(tmp_path / "twice", rows[:3])
    LexicalIndex.extend(tmp_path / "twice", rows[3:])
    wanted = query("ministers met 런던 東京 ruling")
    once, twice = (LexicalIndex.open(tmp_path / name).search(wanted, 5) for name in ("once", "twice"))
    assert [row for row, _ in once] == [row for row, _ in twice]
    assert [score for _, score in once] == pytest.approx([score for _, score in twice])


def test_rows_taken_out_are_never_found_and_the_index_they_were_in_stays_whole(tmp_path: Path) -> None:
    rows = [LexicalRow(n, joined(tokens(text))) for n, text in enumerate(TEXTS)]
    LexicalIndex.build(tmp_path / "before", rows[:4])
    LexicalIndex.link(tmp_path / "before", tmp_path / "after")
    LexicalIndex.extend(tmp_path / "after", rows[4:], gone=[0, 2])
    before, after = (LexicalIndex.open(tmp_path / name) for name in ("before", "after"))
    wanted = query("London Seoul 東京 런던 ruling")
    assert {row for row, _ in before.search(wanted, 9)} == {0, 1, 2, 3}
    assert {row for row, _ in after.search(wanted, 9)} == {1, 3, 4}
    assert (before.n_rows, after.n_rows) == (4, 3)


def test_a_selection_whose_rows_rank_low_is_searched_all_the_same(tmp_path: Path) -> None:
    n = 40_000
    LexicalIndex.build(tmp_path / "x", (LexicalRow(i, "talks talks" if i < 30_000 else "talks") for i in range(n)))
    low = np.arange(30_000, n, dtype=np.int64)
    assert [row for row, _ in LexicalIndex.open(tmp_path / "x").search([("talks", 1.0)], 3, rows=low)] == [
        30_000,
        30_001,
        30_002,
    ]


def test_an_extra_token_with_a_blank_or_of_great_length_is_found_as_it_was_given(tmp_path: Path) -> None:
    LexicalIndex.build(tmp_path / "x", [LexicalRow(0, joined(["person:a b", "y" * 500]))])
    index = LexicalIndex.open(tmp_path / "x")
    assert index.search([("person:a b", 1.0)], 1)[0][0] == 0
    assert index.search([("y" * 500, 1.0)], 1)[0][0] == 0


def test_an_empty_index_or_question_finds_nothing(tmp_path: Path, folder: Path) -> None:
    LexicalIndex.build(tmp_path / "empty", [])
    assert LexicalIndex.open(tmp_path / "empty").search(query("talks"), 5) == []
    assert LexicalIndex.open(folder).search([], 5) == []
    assert LexicalIndex.open(folder).search(query("unheard"), 5) == []


def test_an_index_on_a_read_only_disk_is_read_from_a_copy_that_goes_away(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(copies))
    monkeypatch.setattr("os.access", lambda path, mode: False)
    index = LexicalIndex.open(folder)
    assert index.search(query("London"), 1)[0][0] == 0
    assert len(list(copies.iterdir())) == 1
    del index
    assert not list(copies.iterdir())
