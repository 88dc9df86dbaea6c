"""Embedders: the packaged model on two engines, or any sentence-transformers model. Importing this loads no model."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from retrieval.config import DEFAULT_MODEL, RetrievalSettings
from retrieval.embed.fingerprint import HUB_ID, model_fingerprint, packaged_weights, weights_fingerprint
from retrieval.embed.machine import runs_c_engine
from retrieval.embed.protocol import Embedder, Progress, Purpose

__all__ = ["Embedder", "Progress", "Purpose", "model_fingerprint", "open_embedder"]

# Measured on two cores: the engine embeds 1,300 tokens a second at once; sentence-transformers 4,600 in bfloat16, but
# only after 8 s of importing torch and loading the model. The two are even at 8 s / (1/1300 - 1/4600) = 14,500 tokens.
BULK_THRESHOLD_TOKENS = 15_000


def open_embedder(
    settings: RetrievalSettings,
    *,
    purpose: Purpose,
    n_tokens: int | None = None,
    progress: Progress | None = None,
) -> Embedder:
    """The embedder of ``settings.model``: for questions, or for bulk work of about ``n_tokens`` tokens.

    The packaged model answers questions and does small jobs on its C engine, larger ones (and those of unknown
    size) with sentence-transformers on the same weights, decoded once; ``progress(done, total)`` counts the steps
    of that. Any other model is loaded once a process. Raises ``EncoderUnavailable``.
    """
    if settings.model != DEFAULT_MODEL:
        return _transformer(settings.model)
    weights = packaged_weights()
    if weights is None:
        return _transformer(HUB_ID)
    small = purpose == "query" or (n_tokens is not None and n_tokens < BULK_THRESHOLD_TOKENS)
    if small and runs_c_engine() and any(weights.parent.glob("_engine*")):
        return _engine(weights)
    from retrieval.embed.folder import decoded_folder

    folder = decoded_folder(weights, settings.home, progress=progress)
    return _transformer(str(folder), weights_fingerprint(weights))


@lru_cache(maxsize=1)
def _engine(weights: Path) -> Embedder:
    """The C engine, loaded once a process."""
    from retrieval.embed.engine import EngineEmbedder

    return EngineEmbedder(weights)


@lru_cache(maxsize=2)
def _transformer(model: str, fingerprint: str | None = None) -> Embedder:
    """A sentence-transformers model, loaded once a process."""
    from retrieval.embed.transformer import TransformerEmbedder

    return TransformerEmbedder(model, fingerprint=fingerprint)
