from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.config import RetrievalSettings
from retrieval.embed import BULK_THRESHOLD_TOKENS, Embedder, model_fingerprint, open_embedder
from retrieval.embed.fingerprint import folder_fingerprint, model_folder, packaged_weights
from retrieval.embed.machine import _container_cpus, has_fast_bf16, usable_cpus
from retrieval.embed.text import normalized, printable
from retrieval.errors import EncoderUnavailable

TEXTS = {
    "en": [
        "The two foreign ministers met in London for twenty minutes.",
        "Officials said that no date had been fixed for the next round of talks.",
    ],
    "ja": ["両外相は国連総会に合わせてニューヨークで会談した。", "政府は「日程は決まっていない」と説明した。"],
    "ko": ["양국 외교장관은 런던에서 약 20분간 회담했다.", "다음 협의 날짜는 아직 정해지지 않았다고 정부는 밝혔다."],
}
ODD = [
    "",
    "x\x00y\x07z",
    "half \ud800 a pair",
    "fish and roads " * 400,
    "外相会談" * 400,
    "～ ｶﾞ ２０２０",
    "a\n\n b\tc",
]


def unit(vectors: np.ndarray) -> bool:
    return bool(np.allclose(np.linalg.norm(np.atleast_2d(vectors), axis=1), 1, atol=1e-3))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    return open_embedder(RetrievalSettings(home=tmp_path_factory.mktemp("home")), purpose="query")


def test_text_for_models_is_valid_and_on_one_line() -> None:
    assert printable(" a\n\tb\x00c \ud800") == "a b c ?"
    assert normalized("２０２０年～ ｶﾞ") == "2020年～ ガ"


def test_the_share_that_a_container_grants_limits_the_threads(tmp_path: Path) -> None:
    limit = tmp_path / "cpu.max"
    assert _container_cpus(limit) is None
    limit.write_text("max 100000\n")
    assert _container_cpus(limit) is None
    limit.write_text("150000 100000\n")
    assert _container_cpus(limit) == 2
    assert 1 <= usable_cpus() <= 16


def test_a_fingerprint_follows_every_file_that_shapes_vectors(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "config.json").write_text("{}")
    (model / "model.safetensors").write_bytes(bytes(3_000_000))
    (model / "README.md").write_text("x")
    first = folder_fingerprint(model)
    assert first.startswith("model-")
    (model / "README.md").write_text("y")
    assert folder_fingerprint(model) == first
    (model / "model.safetensors").write_bytes(bytes(2_999_999) + b"\x01")
    assert folder_fingerprint(model) != first


@pytest.mark.parametrize("model", ["/no/such/folder", "./model", "~/model-that-is-not", "a/b/c", "two words"])
def test_a_model_that_is_neither_folder_nor_hub_id_is_refused_at_once(tmp_path: Path, model: str) -> None:
    with pytest.raises(EncoderUnavailable, match="no such folder"):
        model_fingerprint(RetrievalSettings(home=tmp_path, model=model))


def test_ids_of_the_model_hub_are_told_from_folders() -> None:
    assert model_folder("intfloat/multilingual-e5-small") is None
    assert model_folder("all-MiniLM-L6-v2") is None


@pytest.mark.model
class TestEngine:
    def test_related_texts_are_nearer_across_languages(self, engine: Embedder) -> None:
        question = engine.embed_query("How long did the ministers meet in London?")
        on_topic = engine.embed_passages([TEXTS["en"][0], TEXTS["ko"][0]])
        off_topic = engine.embed_passages(["Rice prices rose for the third month.", "비가 내일까지 이어지겠다."])
        assert (on_topic @ question).min() > (off_topic @ question).max()

    def test_vectors_are_unit_and_of_the_stated_length(self, engine: Embedder) -> None:
        vectors = engine.embed_passages(TEXTS["en"])
        assert vectors.dtype == np.float32
        assert vectors.shape == (2, engine.dim) == (2, 384)
        assert unit(vectors)
        assert engine.embed_query("x").shape == (384,)
        assert engine.embed_passages([]).shape == (0, 384)

    def test_odd_texts_give_finite_unit_vectors(self, engine: Embedder) -> None:
        vectors = engine.embed_passages(ODD)
        assert np.isfinite(vectors).all()
        assert unit(vectors)
        assert all(unit(engine.embed_query(text)) for text in ODD if len(text) < 100)

    def test_a_null_character_does_not_cut_the_text(self, engine: Embedder) -> None:
        joined, cut = engine.embed_passages(["ministers\x00met in London", "ministers"])
        (plain,) = engine.embed_passages(["ministers met in London"])
        assert joined @ plain > 0.9999
        assert joined @ cut < 0.99

    def test_what_goes_beyond_the_limit_does_not_count(self, engine: Embedder) -> None:
        long, longer = engine.embed_passages(["fish and roads " * 200, "fish and roads " * 200 + "and a treaty " * 99])
        assert long @ longer > 0.9999
        assert engine.count_tokens(["fish and roads " * 200])[0] > engine.max_tokens

    def test_tokens_count_prefix_and_special_tokens(self, engine: Embedder) -> None:
        empty, one = engine.count_tokens(["", "fish"])
        assert empty in (4, 5)  # <s> passage : </s>, and perhaps a blank
        assert one == 5

    def test_batches_and_single_calls_agree(self, engine: Embedder) -> None:
        texts = [text for listed in TEXTS.values() for text in listed] * 4
        seen: list[tuple[int, int]] = []
        together = engine.embed_passages(texts, progress=lambda done, total: seen.append((done, total)))
        alone = np.concatenate([engine.embed_passages([text]) for text in texts[:6]])
        assert (together[:6] * alone).sum(1).min() > 0.9999
        assert seen[-1] == (24, 24)

    def test_calls_from_several_threads_do_not_disturb_each_other(self, engine: Embedder) -> None:
        texts = [text for listed in TEXTS.values() for text in listed]
        alone = np.stack([engine.embed_query(text) for text in texts])
        with ThreadPoolExecutor(6) as pool:
            together = list(pool.map(engine.embed_query, texts * 5))
        assert np.array_equal(np.stack(together), np.concatenate([alone] * 5))

    def test_its_fingerprint_is_known_without_loading_it(self, engine: Embedder, tmp_path: Path) -> None:
        assert engine.fingerprint == model_fingerprint(RetrievalSettings(home=tmp_path))

    def test_a_question_needs_no_torch_and_prints_nothing(self, tmp_path: Path) -> None:
        code = (
            "import sys\nfrom pathlib import Path\nfrom retrieval.config import RetrievalSettings\n"
            "from retrieval.embed import open_embedder\nsettings = RetrievalSettings(home=Path(sys.argv[1]))\n"
            "open_embedder(settings, purpose='query').embed_query('a\\0b')\n"
            "open_embedder(settings, purpose='bulk', n_tokens=100).embed_passages(['x'])\n"
            "heavy = {'torch', 'transformers', 'sentence_transformers', 'huggingface_hub'} & set(sys.modules)\n"
            "sys.exit(f'imported {heavy}' if heavy else 0)"
        )
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert not any(tmp_path.iterdir())


def test_the_packaged_weights_are_found_without_importing_the_package() -> None:
    weights = packaged_weights()
    assert weights is not None and weights.name == "e5-small-q4.bin"


def test_the_threshold_lies_where_both_engines_take_the_same_time() -> None:
    engine_rate, bulk_rate, load_seconds = 1_300, 8_500, 1.0
    assert pytest.approx(load_seconds / (1 / engine_rate - 1 / bulk_rate), rel=0.1) == BULK_THRESHOLD_TOKENS


def test_bfloat16_is_used_only_where_the_processor_has_it() -> None:
    cpuinfo = Path("/proc/cpuinfo")
    flags = cpuinfo.read_text() if cpuinfo.exists() else ""
    assert has_fast_bf16() == ("avx512_bf16" in flags or "amx_bf16" in flags)
