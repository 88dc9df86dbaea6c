"""Settings of the retrieval package, read once from the environment and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_MODEL = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSettings:
    """Where the archive lies and which encoder reads it.

    ``home`` holds store, index generations, decoded models and logs. ``bundled`` includes the briefs that
    come with the program. ``model`` is ``default`` (multilingual-e5-small from the package registry) or any
    sentence-transformers model: a hub id or a folder.
    """

    home: Path
    bundled: bool = True
    model: str = DEFAULT_MODEL

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> RetrievalSettings:
        """The settings that ``CHANCERY_HOME``, ``CHANCERY_BUNDLED`` and ``CHANCERY_MODEL`` give."""
        from corpus.config import CorpusSettings  # the two packages share home and bundled

        env = os.environ if environ is None else environ
        corpus = CorpusSettings.from_env(env)
        return cls(home=corpus.home, bundled=corpus.bundled, model=env.get("CHANCERY_MODEL", "") or DEFAULT_MODEL)

    @property
    def store_path(self) -> Path:
        """The SQLite file with all articles."""
        return self.home / "store.sqlite"

    @property
    def index_root(self) -> Path:
        """The folder of the index generations."""
        return self.home / "index"
