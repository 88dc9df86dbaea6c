"""The vector of a question, or word that there is none: an encoder that fails must not take the answers with it."""

from __future__ import annotations

import logging

import numpy as np
from numpy.typing import NDArray

from retrieval.embed import Embedder
from retrieval.errors import EncoderUnavailable

log = logging.getLogger(__name__)
# What the engines raise: the C engine RuntimeError, ONNX Runtime its kinds of RuntimeError, torch that or MemoryError;
# a model read from disk as it is used OSError; ValueError for an answer that is no vector.
_FAILURES = (EncoderUnavailable, RuntimeError, OSError, MemoryError, ValueError)


def vector_of(embedder: Embedder, text: str) -> NDArray[np.float32] | None:
    """The vector of a question: float32, (dim,), L2-normalized; ``None``, with a line in the log, when that fails."""
    try:
        vector = embedder.embed_query(text)
        if not np.isfinite(vector).all():
            raise ValueError("the encoder returned numbers that are not finite")
    except _FAILURES as error:
        log.error("the encoder failed, the question is answered by its words alone: %s", error, exc_info=error)
        return None
    return vector
