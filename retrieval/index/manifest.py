"""Index generations on disk: what is in them, how they are checked, and which one is live.

Format 1. ``index/gen-NNNNNN/`` holds

==================  ====================================================================================
``passages.sqlite``  passages, their dates and outlets, and what they were embedded from (``rows.py``)
``vectors.f32``      one vector a passage: little-endian float32, (n_passages, dim), L2-normalized
``sentences.f16``    one vector a sentence: little-endian float16, (n_sentences, dim), in passage order
``mean.f32``         mean of the passage vectors: little-endian float32, (dim,)
``dense.faiss``      FAISS index over the same vectors (inner product)
``lexical/``         tantivy index (``retrieval/lexical.py``)
``manifest.json``    this module: model, sizes, and the SHA-256 of every other file
==================  ====================================================================================

``index/CURRENT`` is one line: the name of the live generation, a blank, the SHA-256 of its manifest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from retrieval.errors import IndexMismatch, NoIndex
from retrieval.files import file_sha256, sync_to_disk

FORMAT_VERSION = 3
MANIFEST = "manifest.json"
CURRENT = "CURRENT"
REBUILD = "chancery index build"
_FULL_CHECK_BYTES = 128_000_000  # up to this size together, opening reads every byte; above, sizes only


@dataclass(frozen=True, slots=True)
class FileEntry:
    """Size and digest of one file of a generation."""

    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation holds and was built from. ``recipe`` digests everything that shapes its contents.

    ``hooks_version`` digests the rules by which names and days were read (None: not known). ``previous`` names the
    generation that it was built from, None for one built from nothing.
    """

    format_version: int
    generation: str
    model_fingerprint: str
    dim: int
    dtype: str
    n_passages: int
    n_sentences: int
    n_articles: int
    store_revision: int
    recipe: str
    built_at: str
    previous: str | None
    files: Mapping[str, FileEntry]
    hooks_version: str | None = None

    def to_json(self) -> str:
        """The manifest as indented JSON with sorted keys."""
        return json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@dataclass(frozen=True, slots=True)
class Live:
    """The live generation: its folder, and the digest of its manifest."""

    folder: Path
    manifest_sha256: str

    @property
    def index_id(self) -> str:
        """Generation and the first digits of the digest, which no other build shares."""
        return f"{self.folder.name}-{self.manifest_sha256[:8]}"


def current_id(home: Path) -> str | None:
    """Id of the live generation under ``home``, None when there is none; reads one small file."""
    try:
        return live_generation(home / "index").index_id
    except NoIndex:
        return None


def live_generation(root: Path) -> Live:
    """What ``CURRENT`` under the index folder ``root`` names; raises ``NoIndex`` or ``IndexMismatch``."""
    try:
        line = (root / CURRENT).read_bytes().decode("ascii", "replace").split()
    except FileNotFoundError:
        raise NoIndex(str(root)) from None
    if len(line) != 2 or not line[0].startswith("gen-") or not (root / line[0]).is_dir():
        raise IndexMismatch(f"what {CURRENT} names", found=" ".join(line)[:80], expected="an index there", mend=REBUILD)
    return Live(root / line[0], line[1])


def read_manifest(live: Live) -> Manifest:
    """The manifest of ``live``, checked against its digest and this program's format; raises ``IndexMismatch``."""
    path = live.folder / MANIFEST
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise IndexMismatch(f"{live.folder.name}/{MANIFEST}", found="absent", expected="a file", mend=REBUILD) from None
    _expect(f"the digest of {live.folder.name}/{MANIFEST}", hashlib.sha256(raw).hexdigest(), live.manifest_sha256)
    fields = json.loads(raw)
    _expect("the index format", fields.get("format_version"), FORMAT_VERSION)
    files = {name: FileEntry(**entry) for name, entry in fields.pop("files").items()}
    return Manifest(files=files, **fields)


def check_files(folder: Path, manifest: Manifest, *, full: bool = False) -> int:
    """Bytes checked; raises ``IndexMismatch`` for the first file that is absent or differs.

    Digests are compared when ``full``, or when the files are small together; otherwise only sizes.
    """
    digests = full or sum(entry.n_bytes for entry in manifest.files.values()) <= _FULL_CHECK_BYTES
    for name, entry in sorted(manifest.files.items()):
        path = folder / name
        if not path.is_file():
            raise IndexMismatch(f"{folder.name}/{name}", found="absent", expected="a file", mend=REBUILD)
        _expect(f"the size in bytes of {folder.name}/{name}", path.stat().st_size, entry.n_bytes)
        if digests:
            _expect(f"the SHA-256 of {folder.name}/{name}", file_sha256(path), entry.sha256)
    return sum(entry.n_bytes for entry in manifest.files.values())


def _expect(what: str, found: object, expected: object) -> None:
    """Raises ``IndexMismatch`` when the two differ."""
    if found != expected:
        raise IndexMismatch(what, found=found, expected=expected, mend=REBUILD)


def entries_of(folder: Path) -> dict[str, FileEntry]:
    """Size and digest of every file below ``folder`` but its manifest and lock files."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST and not path.name.endswith(".lock"):
            found[name] = FileEntry(path.stat().st_size, file_sha256(path))
    return found


def write_manifest(folder: Path, manifest: Manifest) -> str:
    """Writes the manifest into ``folder``; gives the SHA-256 of what was written."""
    raw = manifest.to_json().encode()
    (folder / MANIFEST).write_bytes(raw)
    return hashlib.sha256(raw).hexdigest()


def make_live(root: Path, generation: str, manifest_sha256: str) -> None:
    """Points ``CURRENT`` at ``generation``: written beside it, flushed to disk, then renamed over it."""
    draft = root / f".{CURRENT}.new"
    draft.write_text(f"{generation} {manifest_sha256}\n", encoding="ascii")
    sync_to_disk(draft)
    draft.replace(root / CURRENT)
    sync_to_disk(root)
