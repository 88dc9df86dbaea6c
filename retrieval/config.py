"""Settings of the retrieval package, read once from the environment and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import SettingUnusable
from retrieval.milvus.address import MilvusAddress

DEFAULT_MODEL = "default"
RECEIPT_DAYS = 30
MAX_RECEIPT_DAYS = 3650


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSettings:
    """Where the archive lies and which encoder reads it.

    ``home`` holds store, index generations, decoded models and logs. ``bundled`` includes the briefs that
    come with the program. ``model`` is ``default`` (multilingual-e5-small from the package registry) or any
    sentence-transformers model: a hub id or a folder. ``receipt_days`` is for how many days receipts of answers are
    kept; with 0 none are made. ``milvus`` is where a shared index lies, None when the one under ``home`` is asked.
    """

    home: Path
    bundled: bool = True
    model: str = DEFAULT_MODEL
    receipt_days: int = RECEIPT_DAYS
    milvus: MilvusAddress | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> RetrievalSettings:
        """The settings of ``CHANCERY_HOME``, ``_BUNDLED``, ``_MODEL``, ``_RECEIPT_DAYS``, ``_INDEX`` and its token.

        Raises ``SettingUnusable`` for one that cannot be used.
        """
        from corpus.config import CorpusSettings  # the two packages share home and bundled

        env = os.environ if environ is None else environ
        corpus = CorpusSettings.from_env(env)
        return cls(
            home=corpus.home,
            bundled=corpus.bundled,
            model=env.get("CHANCERY_MODEL", "") or DEFAULT_MODEL,
            milvus=MilvusAddress.parse(
                env.get("CHANCERY_INDEX", "").strip(), token=env.get("CHANCERY_INDEX_TOKEN", "").strip()
            ),
            receipt_days=_receipt_days(env.get("CHANCERY_RECEIPT_DAYS", "").strip()),
        )

    @property
    def store_path(self) -> Path:
        """The SQLite file with all articles."""
        return self.home / "store.sqlite"

    @property
    def index_root(self) -> Path:
        """The folder of the index generations."""
        return self.home / "index"


def _receipt_days(text: str) -> int:
    if not text:
        return RECEIPT_DAYS
    if not text.isdecimal() or not text.isascii() or int(text) > MAX_RECEIPT_DAYS:
        expected = f"a number of days from 0 to {MAX_RECEIPT_DAYS}"
        raise SettingUnusable("CHANCERY_RECEIPT_DAYS", found=repr(text), expected=expected)
    return int(text)
