"""Opening the live generation, with every check that a reader needs."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Protocol

from retrieval.config import RetrievalSettings
from retrieval.embed.fingerprint import model_fingerprint
from retrieval.errors import IndexMismatch
from retrieval.index.manifest import REBUILD, Manifest, check_files, live_generation, read_manifest
from retrieval.index.reader import GenerationIndex, open_index

_ATTEMPTS = 3


class HasRevision(Protocol):
    """The part of the store that opening looks at."""

    @property
    def revision(self) -> int:
        """Grows with every change."""
        ...


def open_generation(
    settings: RetrievalSettings, store: HasRevision | None = None, *, fingerprint: str | None = None
) -> GenerationIndex:
    """The live index under ``settings.home``, its files checked (all bytes up to 128 MB, sizes above).

    ``fingerprint`` is that of the model that questions are embedded with (default: that of ``settings.model``).
    Raises ``NoIndex``, or ``IndexMismatch`` with both values: an altered file, another format, another model, or
    an index of a later state than ``store``.
    """
    index = _opened(settings.index_root)
    found = index.manifest
    check_fit(
        found.model_fingerprint,
        found.store_revision,
        fingerprint=fingerprint or model_fingerprint(settings),
        store=store,
        mend=(REBUILD, REBUILD),
    )
    return index


def _opened(root: Path) -> GenerationIndex:
    """The live index; tried again when a build replaced and swept it while it was being opened."""
    for _ in range(_ATTEMPTS - 1):
        live = live_generation(root)
        try:
            return open_index(live)
        except (IndexMismatch, OSError, sqlite3.Error, RuntimeError, ValueError):  # each reader has its own way to fail
            if live_generation(root) == live:
                raise
    return open_index(live_generation(root))


def check_fit(
    model: str, store_revision: int, *, fingerprint: str, store: HasRevision | None, mend: tuple[str, str]
) -> None:
    """Raises ``IndexMismatch`` when an index was built with another ``model``, or from a later state of the store.

    ``mend``: the command that mends either.
    """
    if model != fingerprint:
        raise IndexMismatch("its embedding model", found=model, expected=fingerprint, mend=mend[0])
    if store is not None and store_revision > store.revision:
        expected = f"at most {store.revision}"
        raise IndexMismatch("the store revision", found=store_revision, expected=expected, mend=mend[1])


def verify_generation(settings: RetrievalSettings) -> Manifest:
    """The manifest of the live index after every byte of every file was checked; raises as ``open_generation``."""
    live = live_generation(settings.index_root)
    manifest = read_manifest(live)
    check_files(live.folder, manifest, full=True)
    open_index(live).close()
    return manifest
