"""Milvus -> the data folder: the live generation and its store, checked byte by byte before they count.

The store comes first and in one step, so that a bot that reads it meanwhile goes on; it is never older than the index.
Files of the generation that the local one has already are linked.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from retrieval.config import RetrievalSettings
from retrieval.errors import IndexMismatch, NoIndex
from retrieval.files import file_sha256, link_or_copy
from retrieval.index.build import BUILDING, only_builder, publish, sweep
from retrieval.index.manifest import MANIFEST, FileEntry, Live, live_generation, parsed_manifest, read_manifest
from retrieval.milvus.files import Files
from retrieval.milvus.server import BULK_S, Server
from retrieval.milvus.state import State, read_state
from retrieval.milvus.stores import pull_store

Progress = Callable[[int, int], None]
_MEND = "chancery index push"


@dataclass(frozen=True, slots=True, kw_only=True)
class PullReport:
    """What a pull did; ``changed`` is False when store and index were right already."""

    index_id: str
    changed: bool
    n_passages: int
    n_files_fetched: int
    n_bytes_fetched: int


def pull(
    settings: RetrievalSettings, server: Server, *, overwrite: bool = False, progress: Progress | None = None
) -> PullReport:
    """Brings store and index under ``settings.home`` to the shared ones and says what was done.

    ``progress(done, total)`` counts files of the index. Raises ``StoreAhead`` when articles of the local store would
    be lost, unless ``overwrite``; ``NoIndex``, ``IndexMismatch``, ``IndexBusy``, or what ``Server.call`` raises.
    """
    state, root = read_state(server), settings.index_root
    files = Files(server, f"{server.address.collection}_files")
    server.call("load_collection", f"{server.address.collection}_files", timeout=BULK_S)
    root.mkdir(parents=True, exist_ok=True)
    with only_builder(root):
        sizes = pull_store(settings, files, state, overwrite=overwrite)
        live = _live(root)
        if live is None or live.manifest_sha256 != state.manifest_sha256:
            sizes += _pull_generation(root, files, state, live, progress)
    return PullReport(
        index_id=state.index_id,
        changed=bool(sizes),
        n_passages=state.n_passages,
        n_files_fetched=len(sizes),
        n_bytes_fetched=sum(sizes),
    )


def _live(root: Path) -> Live | None:
    try:
        return live_generation(root)
    except (NoIndex, IndexMismatch):
        return None


def _pull_generation(
    root: Path, files: Files, state: State, before: Live | None, progress: Progress | None
) -> list[int]:
    """Makes the generation of ``state`` the live one; the size in bytes of each file that was fetched for it."""
    live = state.live(root)
    roots = json.loads(files.get(state.generation))
    raw = files.get(roots[MANIFEST])
    manifest = parsed_manifest(raw, live)
    here = _by_digest(before)
    folder = root / f"{BUILDING}{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    sizes = [len(raw)]
    try:
        (folder / MANIFEST).write_bytes(raw)
        for done, (name, entry) in enumerate(sorted(manifest.files.items()), start=1):
            target = _below(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not _linked(here.get(entry.sha256), target, entry):
                _fetch(files, roots[name], target, entry)
                sizes.append(entry.n_bytes)
            if progress:
                progress(done, len(manifest.files))
        _make_way(live.folder)
        publish(root, folder, live.folder.name, state.manifest_sha256)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    sweep(root, keep={live.folder.name, *([before.folder.name] if before else [])})
    return sizes


def _by_digest(live: Live | None) -> dict[str, Path]:
    """The files of a local generation by what they hold; none of one that cannot be read."""
    if live is None:
        return {}
    try:
        return {entry.sha256: live.folder / name for name, entry in read_manifest(live).files.items()}
    except IndexMismatch:
        return {}


def _linked(source: Path | None, target: Path, entry: FileEntry) -> bool:
    """Whether ``target`` was made from a local file, which must still be what it was."""
    if source is None or not source.is_file() or file_sha256(source) != entry.sha256:
        return False
    # tantivy replaces its lists of files; all others never change.
    shutil.copy2(source, target) if target.suffix == ".json" else link_or_copy(source, target)
    return True


def _fetch(files: Files, root: str, target: Path, entry: FileEntry) -> None:
    digest = hashlib.sha256()
    with target.open("xb") as stream:
        for piece in files.read(root):
            stream.write(piece)
            digest.update(piece)
    if digest.hexdigest() != entry.sha256:
        name = f"{target.parent.name}/{target.name}"
        raise IndexMismatch(f"the SHA-256 of {name}", found=digest.hexdigest(), expected=entry.sha256, mend=_MEND)


def _below(folder: Path, name: str) -> Path:
    """The file ``name`` below ``folder``, and nowhere else whatever the server says."""
    parts = PurePosixPath(name).parts
    if not parts or parts[0] == "/" or any(part == ".." or "\\" in part or ":" in part for part in parts):
        raise IndexMismatch("the name of a file of the shared index", found=repr(name), expected="one below its folder")
    return folder.joinpath(*parts)


def _make_way(folder: Path) -> None:
    """Moves a generation of the same name aside, which was built here and is another; the next build removes it."""
    if folder.exists():
        folder.rename(folder.with_name(f"{BUILDING}{folder.name}"))
