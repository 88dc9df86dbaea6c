"""Embedders: the packaged model on two engines, or any sentence-transformers model. Importing this loads no model."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.config import DEFAULT_MODEL, RetrievalSettings
from retrieval.embed.fingerprint import HUB_ID, model_fingerprint, packaged_weights, weights_fingerprint
from retrieval.embed.machine import has_fast_int8, may_have_gpu, runs_c_engine
from retrieval.embed.protocol import Embedder, Progress, Purpose

if TYPE_CHECKING:
    from retrieval.embed.trial import Engine

__all__ = [
    "Embedder",
    "Progress",
    "Purpose",
    "bulk_folder",
    "model_fingerprint",
    "open_bulk",
    "open_embedder",
    "prepared_folder",
    "runs_quantized",
]

# Measured on two cores: the C engine embeds 1,300 tokens a second at once; ONNX Runtime in 8 bits 8,500 after 1 s of
# loading. The two are even at 1 s / (1/1300 - 1/8500) = 1,500 tokens.
BULK_THRESHOLD_TOKENS = 1_500


def open_embedder(
    settings: RetrievalSettings,
    *,
    purpose: Purpose,
    n_tokens: int | None = None,
    progress: Progress | None = None,
) -> Embedder:
    """The embedder of ``settings.model``: for questions, or for bulk work of about ``n_tokens`` tokens.

    The packaged model answers questions and does small jobs on its C engine, larger ones (and those of unknown size)
    in 8 bits on ONNX Runtime, or with sentence-transformers where there is a GPU or no 8-bit instruction, or where a
    trial before a very large job found it faster (``trial.py``). Either takes files made once, and
    ``progress(done, total)`` counts the steps of that. Any other model is loaded once a process.
    Raises ``EncoderUnavailable``.
    """
    if settings.model != DEFAULT_MODEL:
        return _transformer(settings.model)
    weights = packaged_weights()
    if weights is None:
        return _transformer(HUB_ID)
    small = purpose == "query" or (n_tokens is not None and n_tokens < BULK_THRESHOLD_TOKENS)
    if small and runs_c_engine() and any(weights.parent.glob("_engine*")):
        return _engine(weights)
    engine = _engine_by_flags()
    if n_tokens is not None and not may_have_gpu():  # a GPU is the faster one in any case
        from retrieval.embed.trial import engine_for

        engine = engine_for(weights, settings.home, n_tokens, by_flags=engine)
    return open_bulk(engine, weights, bulk_folder(engine, weights, settings.home, progress=progress))


def runs_quantized() -> bool:
    """Whether bulk work with the packaged model is done in 8 bits here: on a processor made for it, without a GPU."""
    return has_fast_int8() and not may_have_gpu()


def _engine_by_flags() -> Engine:
    return "int8" if runs_quantized() else "transformer"


def prepared_folder(weights: Path, home: Path, *, progress: Progress | None = None) -> Path:
    """The files that bulk work with the packaged ``weights`` takes on this machine, made now unless they are there."""
    return bulk_folder(_engine_by_flags(), weights, home, progress=progress)


def bulk_folder(engine: Engine, weights: Path, home: Path, *, progress: Progress | None = None) -> Path:
    """The files that ``engine`` takes, made now unless they are there."""
    if engine == "int8":
        from retrieval.embed.quantized import quantized_folder

        return quantized_folder(weights, home, progress=progress)
    from retrieval.embed.folder import decoded_folder

    return decoded_folder(weights, home, progress=progress)


def open_bulk(engine: Engine, weights: Path, folder: Path) -> Embedder:
    """The packaged model on ``engine``, with the files that ``bulk_folder`` made; raises ``EncoderUnavailable``."""
    if engine == "int8":
        return _quantized(weights, folder)
    return _transformer(str(folder), weights_fingerprint(weights))


@lru_cache(maxsize=1)
def _quantized(weights: Path, folder: Path) -> Embedder:
    """The 8-bit encoder, loaded once a process."""
    from retrieval.embed.quantized import QuantizedEmbedder

    return QuantizedEmbedder(weights, folder)


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
