"""An encoder that fails costs the vector, not the answer."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.encoding import vector_of
from retrieval.errors import EncoderUnavailable
from retrieval.types import Query
from tests.fakes import FakeEmbedder, fake_article
from tests.retrieval.archives import EMBEDDER, Home


class Failing(FakeEmbedder):
    """Raises ``error``, or returns a vector of nothing but NaN."""

    def __init__(self, error: Exception | None) -> None:
        super().__init__()
        self.error = error

    def embed_query(self, text: str) -> NDArray[np.float32]:
        if self.error:
            raise self.error
        return np.full(self.dim, np.nan, np.float32)


@pytest.mark.parametrize(
    "error", [RuntimeError("engine"), EncoderUnavailable("m", "gone"), MemoryError(), OSError("read"), None]
)
def test_a_failure_is_logged_and_there_is_no_vector(error: Exception | None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert vector_of(Failing(error), "a secret question") is None
    assert "the encoder failed" in caplog.text
    assert "secret" not in caplog.records[0].getMessage()


def test_a_bug_of_ours_is_no_failure_of_the_encoder() -> None:
    with pytest.raises(TypeError):
        vector_of(Failing(TypeError("ours")), "question")


def test_an_encoder_that_works_gives_its_vector() -> None:
    assert np.array_equal(vector_of(EMBEDDER, "envoys"), EMBEDDER.embed_query("envoys"))


def test_without_it_the_archive_answers_by_words_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path / "home", monkeypatch)
    paris = fake_article("The envoys met in Paris on 3 May 2021. They spoke about fish.", key="paris")
    lima = fake_article("The harbor in Lima was closed on 9 May 2021.", key="lima")
    home.put(paris, lima)
    home.always(None)
    question = Query(text="When did the envoys meet in Paris?")
    with home.open() as archive:
        assert not archive.ask(question).lexical_only
        monkeypatch.setattr(EMBEDDER, "embed_query", Failing(RuntimeError("engine")).embed_query)
        answer, found = archive.ask(question), archive.search(question)
    assert answer.lexical_only
    assert [citation.article_id for citation in answer.citations] == [paris.id]
    assert [stage.name for stage in found.stages] == ["read", "embed", "select", "lexical", "score", "fuse"]
