"""Packaged weights -> an ordinary sentence-transformers folder, made once under ``CHANCERY_HOME/models``.

The folder is written beside its place, checked, and renamed into it, so that it is there whole or not at all.
``CHECKSUMS.json`` holds the SHA-256 of its files.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.embed.fingerprint import weights_fingerprint
from retrieval.embed.tokenizer import SPECIAL, tokenizer_of
from retrieval.embed.weights import PackagedWeights, read_weights
from retrieval.files import file_sha256, sync_tree

Progress = Callable[[int, int], None]

CHECKSUMS = "CHECKSUMS.json"
PROMPTS = {"query": "query: ", "document": "passage: "}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "word_embeddings.weight",
    "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}


def decoded_folder(weights: Path, home: Path, *, progress: Progress | None = None) -> Path:
    """The model folder made from ``weights``; made now unless it is already there. ``progress(done, total)``.

    Raises ``EncoderUnavailable`` for weights that cannot be read.
    """

    def write(folder: Path) -> None:
        _write(read_weights(weights), folder, progress)

    return made_once(home / "models" / weights_fingerprint(weights), write)


def made_once(target: Path, write: Callable[[Path], None]) -> Path:
    """The folder ``target``, filled by ``write`` unless it is whole already; several processes may ask at once."""
    from filelock import FileLock

    if is_whole(target):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(target.parent / ".lock"):
        if not is_whole(target):  # another process may have made it while this one waited
            _make(target, write)
    return target


def _make(target: Path, write: Callable[[Path], None]) -> None:
    """Makes ``target`` by way of a draft beside it; what a killed process left is removed. Needs the lock."""
    draft = target.parent / f".{target.name}.draft"
    for stale in (target, draft):
        shutil.rmtree(stale, ignore_errors=True)
    draft.mkdir()
    try:
        write(draft)
        _add_checksums(draft)
        sync_tree(draft)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def is_whole(folder: Path, *, full: bool = False) -> bool:
    """Whether the folder has all files that its checksums name, with their sizes (and contents, when ``full``)."""
    try:
        listed = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
        return all(
            (folder / name).stat().st_size == entry["n_bytes"]
            and (not full or file_sha256(folder / name) == entry["sha256"])
            for name, entry in listed.items()
        )
    except (OSError, ValueError):
        return False


def _add_checksums(folder: Path) -> None:
    """Writes size and digest of every file of ``folder``."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listed = {
        path.relative_to(folder).as_posix(): {"n_bytes": path.stat().st_size, "sha256": file_sha256(path)}
        for path in files
    }
    _json(folder / CHECKSUMS, listed)


def _write(weights: PackagedWeights, folder: Path, progress: Progress | None) -> None:
    """Writes tensors, tokenizer and configuration."""
    from safetensors.numpy import save_file

    total = len(weights.names) + 2
    tensors = {}
    for done, (name, tensor) in enumerate(_tensors(weights), start=1):
        tensors[name] = tensor
        if progress:
            progress(done, total)
    # Mean pooling leaves BERT's own pooler unused, but its absence would be reported at every load.
    size = weights.shape.hidden
    tensors["pooler.dense.weight"] = np.zeros((size, size), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(size, np.float16)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    if progress:
        progress(total - 1, total)
    tokenizer_of(weights).save(str(folder / "tokenizer.json"), pretty=False)
    _write_configuration(weights, folder)
    if progress:
        progress(total, total)


def _tensors(weights: PackagedWeights) -> Iterator[tuple[str, NDArray[Any]]]:
    """Name and value of every tensor as BertModel has them; matrices in float16 (half the disk), the rest float32."""
    shape = weights.shape
    shapes = {"fi.w": (shape.inner, shape.hidden), "fo.w": (shape.hidden, shape.inner)}
    for name in weights.names:
        value = weights.tensor(name)
        if name in _EMBEDDINGS:
            table = value if name.startswith("emb.ln") else value.reshape(-1, shape.hidden)
            yield f"embeddings.{_EMBEDDINGS[name]}", table.astype(np.float16) if table.ndim == 2 else table
            continue
        layer, part, kind = name.split(".")
        path = f"encoder.layer.{layer[1:]}.{_LAYER[part]}"
        if kind == "b" or part.endswith("ln"):
            yield f"{path}.{'bias' if kind == 'b' else 'weight'}", value
        else:
            matrix = value.reshape(shapes.get(f"{part}.w", (shape.hidden, shape.hidden)))
            yield f"{path}.weight", matrix.astype(np.float16)


def _write_configuration(weights: PackagedWeights, folder: Path) -> None:
    """The JSON files that transformers and sentence-transformers read."""
    shape = weights.shape
    _json(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": shape.vocabulary,
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.inner,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "pad_token_id": 0,
        },
    )
    _json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": shape.positions, **SPECIAL},
    )
    _json(folder / "special_tokens_map.json", SPECIAL)
    _json(folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False})
    _json(
        folder / "config_sentence_transformers.json",
        {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )
    module = "sentence_transformers.models"
    steps = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    listed = [{"idx": n, "name": str(n), "path": p, "type": f"{module}.{kind}"} for n, (p, kind) in enumerate(steps)]
    _json(folder / "modules.json", listed)
    for name in ("1_Pooling", "2_Normalize"):
        (folder / name).mkdir()
    _json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False},
    )


def _json(path: Path, value: object) -> None:
    """Writes ``value`` as JSON."""
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
