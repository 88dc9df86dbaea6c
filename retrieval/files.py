"""Files that must survive a crash, and digests of them."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def file_sha256(path: Path) -> str:
    """SHA-256 of the file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def link_or_copy(source: Path, target: Path) -> None:
    """Makes ``target`` the same file as ``source``, or a copy of it on a disk without hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def mapped(path: Path, dtype: str, shape: tuple[int, int]) -> NDArray[Any]:
    """The file as a plain read-only array on its mapped pages; one length of ``shape`` may be -1, its size tells it.

    Raw bytes, not ``.npy``: NumPy parses the head of those with ``ast``, which in Python 3.11 fails while another
    thread does the same (SystemError, "AST constructor recursion depth mismatch").
    """
    if not path.stat().st_size:  # cannot be mapped
        return np.zeros([max(0, n) for n in shape], dtype)
    # Not as a memmap: every slice of one costs ten times that of an array.
    return np.asarray(np.memmap(path, dtype=dtype, mode="r")).reshape(shape)


def sync_tree(folder: Path) -> None:
    """Flushes every file and folder below ``folder``, and itself, to disk."""
    for path in [*folder.rglob("*"), folder]:
        sync_to_disk(path)


def sync_to_disk(path: Path) -> None:
    """Flushes one file or folder to disk. Folders cannot be flushed on Windows; there a rename is durable itself."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
