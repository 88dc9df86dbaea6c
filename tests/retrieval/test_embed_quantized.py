"""The packaged model in 8 bits: how near it stays to the other engines, and what it does with odd input."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.config import RetrievalSettings
from retrieval.embed import Embedder, open_embedder, prepared_folder, runs_quantized
from retrieval.embed.fingerprint import packaged_weights
from retrieval.embed.folder import is_whole
from retrieval.embed.machine import has_fast_int8, may_have_gpu
from retrieval.embed.outliers import _factors, channel_factors
from retrieval.embed.quantized import QuantizedEmbedder, _batches, quantized_folder
from retrieval.embed.weights import read_weights
from retrieval.errors import EncoderUnavailable
from tests.retrieval.test_embed import ODD, TEXTS, unit

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def weights() -> Path:
    found = packaged_weights()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def quantized(weights: Path, home: Path) -> QuantizedEmbedder:
    return QuantizedEmbedder(weights, quantized_folder(weights, home))


@pytest.fixture(scope="module")
def engine(home: Path) -> Embedder:
    return open_embedder(RetrievalSettings(home=home), purpose="query")


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_it_agrees_with_the_exact_engine(engine: Embedder, quantized: QuantizedEmbedder, language: str) -> None:
    texts = TEXTS[language]
    assert (engine.embed_passages(texts) * quantized.embed_passages(texts)).sum(1).min() >= 0.998
    assert min(float(engine.embed_query(t) @ quantized.embed_query(t)) for t in texts) >= 0.998


def test_only_outliers_are_divided_and_by_what_rounds_nothing(weights: Path) -> None:
    parsed = read_weights(weights)
    factors = channel_factors(parsed)
    assert set(factors) == {f"l{n}.{name}" for n in range(parsed.shape.layers) for name in ("q", "ao", "fi", "fo")}
    for name, of_channels in factors.items():
        assert of_channels.shape == (parsed.shape.inner if name.endswith("fo") else parsed.shape.hidden,)
        assert of_channels.min() == 1
        assert (np.frexp(of_channels)[0] == 0.5).all()  # powers of two
        assert (of_channels > 1).mean() < 0.5
    assert factors["l0.fo"].max() >= 4  # one of its channels is 37 times the median


def test_a_channel_is_an_outlier_from_four_times_the_median_on() -> None:
    # Medians of 1: 4 and 5 times that are divided by 1, for they lie nearer to 4 than to 8; 8 by 2, 35 by 8.
    assert _factors(np.array([1, 1, 1, 1, 1, 4, 5, 8, 35], np.float32)).tolist() == [1, 1, 1, 1, 1, 1, 1, 2, 8]


def test_it_counts_the_same_tokens_and_names_the_same_model(engine: Embedder, quantized: QuantizedEmbedder) -> None:
    texts = [text for listed in TEXTS.values() for text in listed] + ODD
    assert engine.count_tokens(texts) == quantized.count_tokens(texts)
    assert (engine.fingerprint, engine.dim, engine.max_tokens) == (
        quantized.fingerprint,
        quantized.dim,
        quantized.max_tokens,
    )


def test_odd_and_overlong_texts_give_finite_unit_vectors(quantized: QuantizedEmbedder) -> None:
    vectors = quantized.embed_passages(ODD)
    assert np.isfinite(vectors).all()
    assert unit(vectors)
    assert quantized.embed_passages([]).shape == (0, quantized.dim)


def test_a_vector_does_not_depend_on_the_texts_beside_it(quantized: QuantizedEmbedder) -> None:
    texts = [f"{'word ' * (n % 9)}number {n}" for n in range(60)]
    seen: list[tuple[int, int]] = []
    together = quantized.embed_passages(texts, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (60, 60)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    for n in (0, 13, 59):
        alone = quantized.embed_passages([texts[n]])[0]
        assert float(together[n] @ alone) > 0.998  # one scale for all numbers of a batch, so not the same bits
        assert int(np.argmax(together @ alone)) == n


def test_questions_and_passages_get_different_prefixes(quantized: QuantizedEmbedder) -> None:
    text = TEXTS["en"][0]
    assert float(quantized.embed_query(text) @ quantized.embed_passages([text])[0]) < 0.99


def test_several_threads_may_embed_at_once(quantized: QuantizedEmbedder) -> None:
    alone = quantized.embed_passages(TEXTS["ko"])
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: quantized.embed_passages(TEXTS["ko"]), range(8)):
            assert np.allclose(vectors, alone, atol=1e-6)


def test_its_files_are_made_once_and_whole(weights: Path, home: Path, quantized: QuantizedEmbedder) -> None:
    folder = quantized_folder(weights, home)
    assert is_whole(folder, full=True)
    before = (folder / "encoder.onnx").stat().st_mtime_ns
    assert quantized_folder(weights, home) == folder
    assert (folder / "encoder.onnx").stat().st_mtime_ns == before


def test_a_file_that_the_runtime_cannot_read_is_named(weights: Path, tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(EncoderUnavailable, match=r"remove .* so that it is made anew"):
        QuantizedEmbedder(weights, tmp_path)


def test_the_engine_for_bulk_work_follows_the_machine(monkeypatch: pytest.MonkeyPatch, weights: Path) -> None:
    cpuinfo = Path("/proc/cpuinfo")
    flags = set(cpuinfo.read_text().split()) if cpuinfo.exists() else set()
    if "vendor_id" in flags:  # an x86 processor
        assert has_fast_int8() == bool(flags & {"avx512_vnni", "avx_vnni", "amx_int8"})
    assert runs_quantized() == (has_fast_int8() and not may_have_gpu())
    asked: list[str] = []
    monkeypatch.setattr("retrieval.embed.quantized.quantized_folder", lambda *_, **__: asked.append("8 bits"))
    monkeypatch.setattr("retrieval.embed.folder.decoded_folder", lambda *_, **__: asked.append("decoded"))
    for fits in (True, False):
        monkeypatch.setattr("retrieval.embed.runs_quantized", lambda fits=fits: fits)
        prepared_folder(weights, Path("home"))
    assert asked == ["8 bits", "decoded"]


def test_batches_hold_every_text_once_longest_first_within_the_budget() -> None:
    lengths = [3, 500, 40, 40, 7, 512, 1, 600]
    batches = list(_batches(lengths))
    assert sorted(n for batch in batches for n in batch) == list(range(len(lengths)))
    assert [max(lengths[n] for n in batch) for batch in batches] == sorted(
        (max(lengths[n] for n in batch) for batch in batches), reverse=True
    )
    assert all(len(batch) == 1 or len(batch) * max(lengths[n] for n in batch) <= 512 for batch in batches)
