"""Index generations on disk: what is in them, how they are checked, and which one is live.

Format 5. ``index/gen-NNNNNN/`` holds

==================  ====================================================================================
``part-NNNNNNNNN/``  passages with their vectors, in this order; named by the first serial number (``part.py``)
``lexical/``         tantivy index, rows by serial number (``retrieval/lexical.py``)
``near.faiss``       in a large archive: candidates for dense search, by serial number (``near.py``)
``manifest.json``    this module: model, sizes, and the SHA-256 of every other file
==================  ====================================================================================

A serial number is given once and never again, so that what is found by it stays right when rows move. Files that did
not change since the generation before are hard links to its files, where the disk has such links.

``index/CURRENT`` is one line: the name of the live generation, a blank, the SHA-256 of its manifest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from retrieval.errors import IndexMismatch, NoIndex
from retrieval.files import file_sha256, sync_to_disk

FORMAT_VERSION = 5
REUSED_FORMATS = (4, FORMAT_VERSION)  # 4 is the same but for the marks in ``lexical/``: a build takes over the rest
MANIFEST = "manifest.json"
CURRENT = "CURRENT"
PART = "part-"
NEAR = "near.faiss"
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
    generation that it was built from, None for one built from nothing. ``next_serial`` is the number that the next
    passage gets. ``n_trained``: for how many passages the lists of ``near.faiss`` were made; 0 without that file.
    ``n_stale``: how many passages that are gone still count in how rare a word is.
    """

    format_version: int
    generation: str
    model_fingerprint: str
    dim: int
    dtype: str
    n_passages: int
    n_sentences: int
    n_articles: int
    next_serial: int
    n_trained: int
    n_stale: int
    store_revision: int
    recipe: str
    built_at: str
    previous: str | None
    files: Mapping[str, FileEntry]
    hooks_version: str | None = None

    @property
    def parts(self) -> list[str]:
        """The folders of the parts, in order."""
        folders = {name.split("/")[0] for name in self.files}
        return sorted(folder for folder in folders if folder.startswith(PART))

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


def read_manifest(live: Live, formats: Collection[int] = (FORMAT_VERSION,)) -> Manifest:
    """The manifest of ``live``, checked against its digest and ``formats``; raises ``IndexMismatch``."""
    path = live.folder / MANIFEST
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise IndexMismatch(f"{live.folder.name}/{MANIFEST}", found="absent", expected="a file", mend=REBUILD) from None
    return parsed_manifest(raw, live, formats)


def parsed_manifest(raw: bytes, live: Live, formats: Collection[int] = (FORMAT_VERSION,)) -> Manifest:
    """The manifest that ``raw`` holds, checked in the same way."""
    _expect(f"the digest of {live.folder.name}/{MANIFEST}", hashlib.sha256(raw).hexdigest(), live.manifest_sha256)
    fields = json.loads(raw)
    if fields.get("format_version") not in formats:
        _expect("the index format", fields.get("format_version"), FORMAT_VERSION)
    files = {name: FileEntry(**entry) for name, entry in fields.pop("files").items()}
    return Manifest(files=files, **fields)


def check_files(folder: Path, manifest: Manifest, *, full: bool = False, below: str = "", mend: str = REBUILD) -> int:
    """Bytes checked; raises ``IndexMismatch`` for the first file that is absent or differs, with ``mend`` as the cure.

    Digests are compared when ``full``, or when the files are small together; otherwise only sizes. ``below``: files of
    that folder, or the file of that name, alone.
    """
    checked = {name: entry for name, entry in sorted(manifest.files.items()) if name.startswith(below)}
    digests = full or sum(entry.n_bytes for entry in manifest.files.values()) <= _FULL_CHECK_BYTES
    for name, entry in checked.items():
        path, shown = folder / name, f"{folder.name}/{name}"
        if not path.is_file():
            raise IndexMismatch(shown, found="absent", expected="a file", mend=mend)
        _expect(f"the size in bytes of {shown}", path.stat().st_size, entry.n_bytes, mend)
        if digests:
            _expect(f"the SHA-256 of {shown}", file_sha256(path), entry.sha256, mend)
    return sum(entry.n_bytes for entry in checked.values())


def _expect(what: str, found: object, expected: object, mend: str = REBUILD) -> None:
    """Raises ``IndexMismatch`` when the two differ."""
    if found != expected:
        raise IndexMismatch(what, found=found, expected=expected, mend=mend)


def entries_of(
    folder: Path, before: Path | None = None, known: Mapping[str, FileEntry] | None = None
) -> dict[str, FileEntry]:
    """Size and digest of every file below ``folder`` but its manifest and lock files.

    A file that is the very one of that name in the folder ``before`` has the entry that is ``known`` for it.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST and not path.name.endswith(".lock"):
            entry = known.get(name) if known else None
            linked = entry and before and path.samefile(before / name)
            found[name] = entry if entry and linked else FileEntry(path.stat().st_size, file_sha256(path))
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
