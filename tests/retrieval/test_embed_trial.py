"""The engine for a very large job: tried once on a machine, remembered, and never at the cost of a small job."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from retrieval.cli.doctor import _engine
from retrieval.config import RetrievalSettings
from retrieval.embed import open_embedder
from retrieval.embed.fingerprint import packaged_weights
from retrieval.embed.machine import machine_id
from retrieval.embed.measure import measured
from retrieval.embed.trial import TRIAL_FROM_TOKENS, Engine, Speed, _run, chosen, engine_for, remembered
from tests.fakes import FakeEmbedder, unit_vector

LARGE = 10_000_000
VECTORS = np.stack([unit_vector(str(n), 8) for n in range(3)])
Told = tuple[tuple[float, float], np.ndarray] | None


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"weights")
    return path


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Engine]]:
    """Has the two engines be as told; gives the list of those that were run."""
    monkeypatch.setattr("retrieval.embed.trial.find_spec", lambda name: name)

    def of(*, int8: Told, transformer: Told) -> list[Engine]:
        run: list[Engine] = []

        def fake(engine: Engine, weights: Path, home: Path) -> Told:
            run.append(engine)
            return int8 if engine == "int8" else transformer

        monkeypatch.setattr("retrieval.embed.trial._run", fake)
        return run

    return of


def test_a_job_takes_its_start_and_its_tokens() -> None:
    assert Speed(start_s=2.0, tokens_per_s=500.0, cosine=1.0).seconds(3_000) == 8.0


@pytest.mark.parametrize(
    ("int8", "transformer", "n_tokens", "by_flags", "expected"),
    [
        # 1 s + 100 s against 20 s + 50 s: 1.44 times; half the tokens: 51 against 45, 1.13 times.
        (Speed(1, 1_000, 0.999), Speed(20, 2_000, 1.0), 100_000, "int8", "transformer"),
        (Speed(1, 1_000, 0.999), Speed(20, 2_000, 1.0), 50_000, "int8", "int8"),
        (Speed(1, 1_000, 0.999), Speed(20, 2_000, 1.0), 50_000, "transformer", "transformer"),
        # The other way round; not where vectors differ.
        (Speed(1, 2_000, 0.999), Speed(20, 1_000, 1.0), 100_000, "transformer", "int8"),
        (Speed(1, 2_000, 0.98), Speed(20, 1_000, 1.0), 100_000, "transformer", "transformer"),
        (Speed(1, 2_000, 0.98), Speed(20, 1_000, 1.0), 100_000, "int8", "transformer"),
    ],
)
def test_the_other_engine_is_taken_for_a_gain_of_a_third_and_good_vectors(
    int8: Speed, transformer: Speed, n_tokens: int, by_flags: Engine, expected: Engine
) -> None:
    assert chosen({"int8": int8, "transformer": transformer}, n_tokens, by_flags=by_flags) == expected


def test_only_a_very_large_job_has_them_tried_and_once(weights: Path, tmp_path: Path, tried: Callable) -> None:
    run = tried(int8=((1.0, 1_000.0), VECTORS), transformer=((20.0, 4_000.0), VECTORS))
    for engine, least in TRIAL_FROM_TOKENS.items():
        assert engine_for(weights, tmp_path, least - 1, by_flags=engine) == engine
    assert run == []
    assert engine_for(weights, tmp_path, LARGE, by_flags="int8") == "transformer"
    assert run == ["int8", "transformer"]
    # Now it is known for every job, and a small one is not worth the start.
    assert engine_for(weights, tmp_path, LARGE, by_flags="int8") == "transformer"
    assert engine_for(weights, tmp_path, 1_000, by_flags="int8") == "int8"
    assert len(run) == 2


def test_the_cosine_is_the_least_of_the_sample(weights: Path, tmp_path: Path, tried: Callable) -> None:
    other = VECTORS.copy()
    other[1] = VECTORS[0]
    tried(int8=((1.0, 9_000.0), other), transformer=((20.0, 1_000.0), VECTORS))
    assert engine_for(weights, tmp_path, LARGE, by_flags="transformer") == "transformer"
    known = remembered(weights, tmp_path)
    assert known is not None
    assert known["int8"].cosine == pytest.approx(float(VECTORS[0] @ VECTORS[1]))
    assert known["transformer"] == Speed(20.0, 1_000.0, 1.0)


@pytest.mark.parametrize("fails", ["int8", "transformer"])
def test_where_one_cannot_be_had_the_flags_decide_and_nothing_is_remembered(
    weights: Path, tmp_path: Path, tried: Callable, fails: Engine
) -> None:
    tried(**{"int8": ((1.0, 9.0), VECTORS), "transformer": ((1.0, 9.0), VECTORS), fails: None})
    for engine in TRIAL_FROM_TOKENS:
        assert engine_for(weights, tmp_path, LARGE, by_flags=engine) == engine
    assert remembered(weights, tmp_path) is None


def test_without_torch_nothing_is_tried(
    weights: Path, tmp_path: Path, tried: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tried(int8=None, transformer=None)
    monkeypatch.setattr("retrieval.embed.trial.find_spec", lambda name: None)
    assert engine_for(weights, tmp_path, LARGE, by_flags="int8") == "int8"
    assert run == []


def test_another_machine_or_a_damaged_memory_has_them_tried_anew(
    weights: Path, tmp_path: Path, tried: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tried(int8=((1.0, 1_000.0), VECTORS), transformer=((20.0, 4_000.0), VECTORS))
    engine_for(weights, tmp_path, LARGE, by_flags="int8")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("retrieval.embed.trial.machine_id", lambda: "another")
        assert remembered(weights, tmp_path) is None
    (memory,) = (tmp_path / "models").iterdir()
    for text in ("{", "[]", json.dumps({"machine": machine_id(), "int8": {"rate": 1}})):
        memory.write_text(text)
        assert remembered(weights, tmp_path) is None
    engine_for(weights, tmp_path, LARGE, by_flags="int8")
    assert len(run) == 4
    assert remembered(weights, tmp_path) is not None


def test_a_disk_that_refuses_costs_only_the_memory(weights: Path, tmp_path: Path, tried: Callable) -> None:
    tried(int8=((1.0, 1_000.0), VECTORS), transformer=((20.0, 4_000.0), VECTORS))
    (tmp_path / "models").write_text("a file in the way")
    assert engine_for(weights, tmp_path, LARGE, by_flags="int8") == "transformer"


def test_the_sample_is_embedded_until_half_a_second_is_over_and_the_best_round_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    embedder = FakeEmbedder()
    n_tokens, n_texts = 0, 0

    def counted(texts: list[str]) -> list[int]:
        nonlocal n_tokens, n_texts
        n_tokens, n_texts = 10 * len(texts), len(texts)
        return [10] * len(texts)

    embedder.count_tokens = counted  # type: ignore[method-assign]
    # Called, ready, then rounds of 0.3 and 0.2 s.
    clock = iter([0.0, 4.0, 4.0, 4.3, 5.0, 5.2])
    monkeypatch.setattr("retrieval.embed.measure.time.perf_counter", lambda: next(clock))
    told = measured(lambda: embedder)
    assert told["start_s"] == 4.0
    assert told["tokens_per_s"] == pytest.approx(n_tokens / 0.2)
    assert embedder.n_embedded == 6 + 2 * n_texts
    assert np.linalg.norm(told["vectors"], axis=1) == pytest.approx(np.ones(6), abs=1e-3)


def test_what_the_other_process_tells_is_read_and_its_failure_is_none(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    program.write_text('#!/bin/sh\necho noise\necho \'{"start_s": 1.5, "tokens_per_s": 70, "vectors": [[0.5]]}\'\n')
    program.chmod(0o700)
    monkeypatch.setattr("retrieval.embed.trial.sys.executable", str(program))
    assert _run("int8", weights, tmp_path) == ((1.5, 70), np.array([[0.5]], np.float32))
    for broken in ("echo no JSON", "exit 3", "true", "sleep 5"):
        program.write_text(f"#!/bin/sh\n{broken}\n")
        monkeypatch.setattr("retrieval.embed.trial._LONGEST_S", 1)
        assert _run("int8", weights, tmp_path) is None


def test_the_engine_that_is_named_is_opened(weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, Engine]] = []
    monkeypatch.setattr("retrieval.embed.packaged_weights", lambda: weights)
    monkeypatch.setattr("retrieval.embed.runs_quantized", lambda: True)
    monkeypatch.setattr(
        "retrieval.embed.trial.engine_for", lambda w, h, n, by_flags: asked.append((n, by_flags)) or "transformer"
    )
    monkeypatch.setattr("retrieval.embed.bulk_folder", lambda engine, *_, **__: Path(engine))
    monkeypatch.setattr("retrieval.embed.open_bulk", lambda engine, *_: engine)
    settings = RetrievalSettings(home=tmp_path)
    for gpu, n_tokens, expected in ((False, LARGE, "transformer"), (True, LARGE, "int8"), (False, None, "int8")):
        monkeypatch.setattr("retrieval.embed.may_have_gpu", lambda gpu=gpu: gpu)
        assert open_embedder(settings, purpose="bulk", n_tokens=n_tokens) == expected
    assert asked == [(LARGE, "int8")]


@pytest.mark.model
def test_an_engine_is_tried_in_a_process_of_its_own(tmp_path: Path) -> None:
    packaged = packaged_weights()
    assert packaged is not None
    told = _run("int8", packaged, tmp_path)
    assert told is not None
    (start_s, tokens_per_s), vectors = told
    assert start_s > 0 and tokens_per_s > 0
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(6), abs=1e-3)


def test_the_doctor_tells_what_was_tried(weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = RetrievalSettings(home=tmp_path)
    monkeypatch.setattr("retrieval.cli.doctor.packaged_weights", lambda: weights)
    monkeypatch.setattr("retrieval.cli.doctor.find_spec", lambda name: name)
    assert "tried" not in _engine(settings).text
    tried = {"int8": Speed(1.0, 10_400.0, 0.999), "transformer": Speed(20.0, 3_500.0, 1.0)}
    monkeypatch.setattr("retrieval.cli.doctor.remembered", lambda *_: tried)
    assert "10,400 tokens a second in 8 bits, 3,500 by the other" in _engine(settings).text
