"""The comparison with peers: its fusion, its intervals, its table, and what it does where no peer is installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests import bench_peers
from tests.bench_peers import HEAD, Measured, interval, ratios, table
from tests.peers.exchange import PASSAGES, Texts
from tests.peers.ours import Engines, reciprocal_rank_fusion


def test_ranks_are_fused_by_the_sum_of_their_reciprocals() -> None:
    # 7: 1/61 + 1/63 = 0.03227; 8: 1/62 + 1/61 = 0.03252; 9: 1/63 = 0.01587; 5: 1/62 = 0.01613
    assert reciprocal_rank_fusion([[7, 8, 9], [8, 5, 7]]) == [8, 7, 5, 9]


def test_equal_ranks_go_by_row_and_nothing_gives_nothing() -> None:
    assert reciprocal_rank_fusion([[4], [3]]) == [3, 4]
    assert reciprocal_rank_fusion([[], []]) == []


def test_the_interval_of_one_right_and_one_wrong_spans_all() -> None:
    # Resampled means of (0, 1) are 0, 1/2, 1 with chances 1/4, 1/2, 1/4: both ends lie beyond 2.5 %.
    assert interval([0.0, 1.0]) == (0.0, 1.0)


def test_the_interval_of_equal_values_is_a_point() -> None:
    assert interval([0.5] * 8) == (0.5, 0.5)


def test_the_interval_is_about_twice_the_standard_error_and_the_same_each_time() -> None:
    # 400 questions, three quarters right: 1.96 * sqrt(0.75 * 0.25 / 400) = 0.0424
    values = [1.0] * 300 + [0.0] * 100
    low, high = interval(values)
    assert low == pytest.approx(0.75 - 0.0424, abs=0.005)
    assert high == pytest.approx(0.75 + 0.0424, abs=0.005)
    assert interval(values) == (low, high)


def test_engines_find_by_words_by_vector_and_by_both(tmp_path: Path) -> None:
    texts = ["the summit in Seoul", "the talks in Tokyo", "the fishing accord"]
    passages = Texts(texts, np.eye(3, dtype=np.float32))
    found = {}
    for kind in ("bm25", "dense", "rrf"):
        folder = tmp_path / kind
        folder.mkdir()
        engines = Engines(kind)
        engines.ingest(folder, passages)
        engines.open(folder)
        found[kind] = engines.ask("Tokyo talks", np.array([0.1, 0.2, 0.9], np.float32), 2)
    # Words find row 1 alone; vectors put 2 before 1 before 0; fused: 1: 1/61 + 1/62, 2: 1/61.
    assert found == {"bm25": [1], "dense": [2, 1], "rrf": [1, 2]}


def test_what_is_handed_over_comes_back(tmp_path: Path) -> None:
    given = Texts(["한 줄\n둘", "\u2028"], np.array([[0.6, 0.8], [1, 0]], np.float32))
    given.write(tmp_path, *PASSAGES)
    back = Texts.read(tmp_path, *PASSAGES)
    assert back.texts == given.texts
    assert back.vectors.tolist() == given.vectors.tolist()


def made(name: str, *, times: float = 1.0) -> Measured:
    return Measured(
        name=name,
        rows=[[0]],
        ms=[2.0 * times],
        ingest_s=3.0 * times,
        ingest_with_s=4.0 * times,
        cold_s=0.5 * times,
        memory_mb=100.0 * times,
    )


def test_ratios_say_how_many_times_more_the_other_takes() -> None:
    told = ratios(made("Other", times=2.5), made("Chancery"))
    assert told.split("  ", 1)[0] == "Other / Chancery"
    assert told.count("2.50") == 6


def test_the_table_is_aligned() -> None:
    lines = table([["a", *"123456789"], ["a longer name", *"123456789"]]).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert [line.count("|") for line in lines] == [len(HEAD) + 1] * 4


def test_without_an_interpreter_no_peer_is_installed_and_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHANCERY_PEERS_PYTHON", str(tmp_path / "python"))
    monkeypatch.setattr(bench_peers, "OURS", {})
    assert bench_peers.all_measured(tmp_path, tmp_path, 1.0) == []
    assert capsys.readouterr().out == (
        f"peers: chromadb, haystack-ai, llama-index-core, txtai not installed for {tmp_path / 'python'}; "
        "`make peers` installs them\n"
    )
