"""A build that was killed: what it embedded is not embedded again."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.index.kept import PREFIX, KeptVectors
from tests.fakes import FakeEmbedder
from tests.retrieval.test_index_build import Home

# A build of four articles, 16 texts, which kills itself when the third group of texts is to be embedded.
KILLED = """
import os, signal, sys
from pathlib import Path
import retrieval.index.reuse as reuse
from tests.fakes import FakeEmbedder
from tests.retrieval.test_index_build import Home

class Mortal(FakeEmbedder):
    def embed_passages(self, texts, *, progress=None):
        if self.n_embedded >= 8:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().embed_passages(texts, progress=progress)

reuse._ENOUGH_TEXTS = reuse._MANY_TEXTS = 4
home = Home(Path(sys.argv[1]))
home.embedder = Mortal()
home.build()
"""


def killed(path: Path) -> Home:
    """A data folder in which a build was killed after eight of sixteen texts."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=Path(__file__).parents[2])
    assert done.returncode == -signal.SIGKILL
    return Home(path)


def kept_files(home: Home) -> list[Path]:
    return list(home.root.glob(f"{PREFIX}*"))


def test_a_killed_build_embeds_no_text_twice_and_ends_as_one_that_was_not(tmp_path: Path) -> None:
    home, whole = killed(tmp_path / "killed"), Home(tmp_path / "whole")
    assert len(kept_files(home)) == 1
    report = home.build()
    assert report.n_embedded == home.embedder.n_embedded == 8
    assert report.n_reused > 0
    assert not kept_files(home)
    whole.build()
    ours, theirs = home.open(), whole.open()
    assert ours.n_passages == theirs.n_passages == 4
    for row in range(4):
        assert (ours.sentence_vectors(row) == theirs.sentence_vectors(row)).all()
        assert np.allclose(ours.vectors([row]), theirs.vectors([row]), atol=2e-3)  # contexts were rounded to float16


def test_a_full_build_takes_nothing_over(tmp_path: Path) -> None:
    home = killed(tmp_path)
    assert home.build(full=True).n_embedded == 16
    assert not kept_files(home)


def test_vectors_of_another_model_are_removed(tmp_path: Path) -> None:
    home = killed(tmp_path)
    home.embedder = FakeEmbedder(name="other")
    assert home.build().n_embedded == 16
    assert not kept_files(home)


def test_a_record_that_was_cut_off_is_dropped_and_the_next_one_is_whole(tmp_path: Path) -> None:
    keys = [bytes([n]) * 16 for n in range(3)]
    vectors = np.eye(3, 8, dtype=np.float32)
    KeptVectors(tmp_path, "model", 8).add(keys, vectors)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-5])
    again = KeptVectors(tmp_path, "model", 8)
    assert [key in again for key in keys] == [True, True, False]
    assert (again.vectors(keys[:2]) == vectors[:2]).all()
    again.add(keys[2:], vectors[2:])
    assert (KeptVectors(tmp_path, "model", 8).vectors(keys) == vectors).all()
    again.clear()
    assert not list(tmp_path.iterdir())


def test_a_disk_that_refuses_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    kept = KeptVectors(tmp_path, "model", 8)
    (tmp_path / "gone").mkdir()
    kept._path = tmp_path / "gone"  # a folder cannot be written to
    kept.add([b"x" * 16], np.ones((1, 8), np.float32))
    assert not list((tmp_path / "gone").iterdir())


@pytest.mark.parametrize("dim", [1, 384])
def test_vectors_come_back_in_the_order_asked_for(tmp_path: Path, dim: int) -> None:
    vectors = np.arange(4, dtype=np.float32)[:, None].repeat(dim, axis=1)
    keys = [str(n).encode() * 16 for n in range(4)]
    KeptVectors(tmp_path, "owner/name", dim).add(keys, vectors)
    found = KeptVectors(tmp_path, "owner/name", dim).vectors([keys[2], keys[0]])
    assert found.dtype == np.float32
    assert found[:, 0].tolist() == [2, 0]
