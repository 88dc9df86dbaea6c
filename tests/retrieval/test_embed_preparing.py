"""The model's files are made beforehand, or in another process while articles are stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.config import RetrievalSettings
from retrieval.embed import prepared_folder
from retrieval.embed.fingerprint import packaged_weights
from retrieval.embed.folder import is_whole
from retrieval.embed.preparing import prepare_model, prepared_meanwhile


def test_only_the_packaged_model_is_prepared_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[Path, Path]] = []
    monkeypatch.setattr(
        "retrieval.embed.preparing.prepared_folder", lambda w, home, progress=None: made.append((w, home))
    )
    monkeypatch.setattr("retrieval.embed.preparing.packaged_weights", lambda: tmp_path / "weights.bin")
    prepare_model(RetrievalSettings(home=tmp_path))
    assert made == [(tmp_path / "weights.bin", tmp_path)]
    prepare_model(RetrievalSettings(home=tmp_path, model="owner/name"))
    monkeypatch.setattr("retrieval.embed.preparing.packaged_weights", lambda: None)
    prepare_model(RetrievalSettings(home=tmp_path))
    assert len(made) == 1


@pytest.mark.model
def test_another_process_makes_them_meanwhile_and_who_needs_them_waits(tmp_path: Path) -> None:
    weights = packaged_weights()
    assert weights is not None
    with prepared_meanwhile(RetrievalSettings(home=tmp_path)):
        needed = prepared_folder(weights, tmp_path)
        assert is_whole(needed, full=True)
    assert [p.name for p in (tmp_path / "models").iterdir() if p.is_dir()] == [needed.name]  # made once, no draft left


def test_no_process_is_started_for_another_model(tmp_path: Path) -> None:
    with prepared_meanwhile(RetrievalSettings(home=tmp_path, model="owner/name")):
        pass
    assert not list(tmp_path.iterdir())


@pytest.mark.model
def test_where_the_other_process_fails_this_one_tells_why(tmp_path: Path) -> None:
    weights = packaged_weights()
    assert weights is not None
    (tmp_path / "models").write_text("a file in the way")
    # The other process could make nothing, and yet this ends.
    with prepared_meanwhile(RetrievalSettings(home=tmp_path)), pytest.raises(OSError, match="models"):
        prepared_folder(weights, tmp_path)
