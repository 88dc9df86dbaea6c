"""Any sentence-transformers model. Importing torch takes seconds, so this module is only loaded when it is needed."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import torch
import transformers
from sentence_transformers import SentenceTransformer

from retrieval.embed.fingerprint import folder_fingerprint, hub_fingerprint, model_folder
from retrieval.embed.machine import has_fast_bf16, usable_cpus
from retrieval.embed.protocol import Progress, Vectors
from retrieval.embed.text import printable
from retrieval.errors import EncoderUnavailable

_BATCH = 32
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class TransformerEmbedder:
    """``Embedder`` on a sentence-transformers model: a folder, or an id of the model hub.

    ``fingerprint`` overrides the one computed from the model's files, for a folder that was made from other ones.
    """

    def __init__(self, model: str, *, fingerprint: str | None = None) -> None:
        transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        torch.set_num_threads(usable_cpus())
        self._lock = threading.Lock()
        folder = model_folder(model)
        try:
            self._model = _loaded(str(folder or model), is_folder=folder is not None)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            reason = " ".join(str(error).split())[:200]
            hint = "give the folder of a sentence-transformers model, or its id on the hub and a network"
            raise EncoderUnavailable(model, f"{reason}; {hint}") from error
        if fingerprint is None:
            fingerprint = folder_fingerprint(folder) if folder else hub_fingerprint(model)
        self.fingerprint = fingerprint
        self.dim = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = int(self._model.max_seq_length or 512)

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question: float32, (dim,), L2-normalized."""
        with self._lock:
            vector = self._model.encode_query(printable(text), show_progress_bar=False, convert_to_tensor=True)
        row: Vectors = _rows(vector[None])[0]
        return row

    def embed_passages(self, texts: list[str], *, progress: Progress | None = None) -> Vectors:
        """The vectors of passages: float32, (len(texts), dim), rows L2-normalized; texts of like length together."""
        found = np.zeros((len(texts), self.dim), np.float32)
        order = sorted(range(len(texts)), key=lambda n: -len(texts[n].encode("utf-8", "replace")))
        for at in range(0, len(order), _BATCH):
            chosen = order[at : at + _BATCH]
            batch = [printable(texts[n]) for n in chosen]
            with self._lock:
                vectors = self._model.encode_document(
                    batch, batch_size=_BATCH, show_progress_bar=False, convert_to_tensor=True
                )
            found[chosen] = _rows(vectors)
            if progress:
                progress(at + len(chosen), len(texts))
        return found

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text as a passage, prefix and special tokens included, nothing cut off."""
        if not texts:
            return []
        prefix = (self._model.prompts or {}).get("document") or ""
        listed = [prefix + printable(text) for text in texts]
        encoded = self._model.tokenizer(listed, truncation=False, padding=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]


def _loaded(model: str, *, is_folder: bool) -> SentenceTransformer:
    """The model on the GPU if there is one; on a CPU in bfloat16 where that runs in hardware, else in float32."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    dtype = torch.bfloat16 if device == "cpu" and has_fast_bf16() else torch.float32
    loaded = SentenceTransformer(
        model, device=device, local_files_only=is_folder, model_kwargs={"dtype": dtype}, trust_remote_code=False
    )
    if not any((loaded.prompts or {}).values()) and "e5" in Path(model).name.lower():
        loaded.prompts = dict(_E5_PROMPTS)  # trained with these prefixes, but their hub folders do not name them
    return loaded


def _rows(vectors: torch.Tensor) -> Vectors:
    """The vectors as float32 rows, L2-normalized anew because bfloat16 rounds their length."""
    rows: Vectors = vectors.float().cpu().numpy()
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return rows
