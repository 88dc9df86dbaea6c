"""The index with the real packaged model, small enough for its C engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.config import RetrievalSettings
from retrieval.embed import open_embedder
from retrieval.errors import IndexMismatch
from retrieval.index import open_generation, update_generation, verify_generation
from tests.fakes import FakeStore, fake_article

pytestmark = pytest.mark.model

ARTICLES = [
    fake_article("The foreign ministers met in London on Wednesday and talked for twenty minutes.", headline="London"),
    fake_article("両国は輸出管理について局長級の協議を行った。", headline="局長級協議", language="ja"),
    fake_article("대법원은 기업에 배상을 명령하는 판결을 확정했다.", headline="대법원 판결", language="ko"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> RetrievalSettings:
    settings = RetrievalSettings(home=tmp_path_factory.mktemp("home"))
    update_generation(FakeStore(ARTICLES), lambda n: open_embedder(settings, purpose="bulk", n_tokens=n), settings)
    return settings


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("런던에서 외교장관 회담은 얼마나 걸렸나?", 0),
        ("Did directors-general discuss export controls?", 1),
        ("What did the Supreme Court order the company to do?", 2),
    ],
)
def test_questions_find_passages_in_other_languages(settings: RetrievalSettings, question: str, expected: int) -> None:
    index = open_generation(settings)
    vector = open_embedder(settings, purpose="query").embed_query(question)
    (row,), _ = index.search_dense(vector, 1)
    assert index.passage(int(row)).article_id == ARTICLES[expected].id


def test_a_small_build_decodes_no_model(settings: RetrievalSettings) -> None:
    assert sorted(p.name for p in settings.home.iterdir()) == ["index"]


def test_another_model_setting_refuses_the_index_and_names_both(settings: RetrievalSettings, tmp_path: Path) -> None:
    (tmp_path / "my-model").mkdir()
    with pytest.raises(IndexMismatch, match=r"multilingual-e5-small-q4-\w+, expected my-model-\w+"):
        open_generation(replace(settings, model=str(tmp_path / "my-model")))


def test_verify_tells_what_was_checked(settings: RetrievalSettings) -> None:
    manifest = verify_generation(settings)
    assert (manifest.n_passages, manifest.dim) == (3, 384)
    assert {f"part-000000000/{name}" for name in ("passages.sqlite", "vectors.faiss", "sentences.f16")} <= set(
        manifest.files
    )
