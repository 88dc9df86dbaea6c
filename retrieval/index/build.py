"""Store -> index generation. What was embedded before is not embedded again; the live index changes in one step.

1. one builder at a time holds the lock; what an interrupted build left behind is removed;
2. every article that is new or changed becomes drafts of rows, each with the exact texts to embed;
3. vectors whose text was embedded before, by the same model, are copied; the others are computed;
4. what is new is written into a hidden folder and what stays is linked there (``assembly.py``); it is flushed, renamed,
   and only then named by ``CURRENT``.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from retrieval.config import RetrievalSettings
from retrieval.embed.protocol import Embedder, Progress
from retrieval.errors import IndexBusy, IndexMismatch, IndexNotWritten, NoIndex
from retrieval.files import sync_to_disk, sync_tree
from retrieval.index.assembly import MOST_PASSAGES, Assembly, Contents
from retrieval.index.drafts import RECIPE, Draft, IndexHooks
from retrieval.index.kept import KeptVectors
from retrieval.index.manifest import (
    FORMAT_VERSION,
    REUSED_FORMATS,
    Live,
    Manifest,
    live_generation,
    make_live,
    write_manifest,
)
from retrieval.index.reader import GenerationIndex, open_index
from retrieval.index.reuse import BYTES_A_TOKEN, Ahead, ArticleSource, Changes, VectorPool

BUILDING = ".building-"
_ENOUGH_BYTES = 40_000_000  # more tokens than any choice of an engine hangs on
_LOCK = "LOCK"
EmbedderFactory = Callable[[int], Embedder]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did. ``changed`` is False when the live index was already right and stays.

    ``n_embedded`` counts texts (contexts and sentences) that went through the model, ``n_reused`` those whose
    vectors were copied.
    """

    index_id: str
    changed: bool
    n_articles: int
    n_passages: int
    n_sentences: int
    n_embedded: int
    n_reused: int
    seconds: float


def update_generation(
    store: ArticleSource,
    embedder_factory: EmbedderFactory,
    settings: RetrievalSettings,
    *,
    hooks: IndexHooks | None = None,
    progress: Progress | None = None,
    full: bool = False,
    meanwhile: Callable[[], object] | None = None,
) -> BuildReport:
    """Brings the index under ``settings.home`` up to date with ``store``; says what was done.

    ``embedder_factory(n_tokens)`` gives an embedder fit for so many tokens; 0 asks for one that only counts.
    ``progress(done, total)`` counts texts embedded. ``full`` reuses nothing. A damaged index is built anew.
    ``meanwhile`` is called in this thread while another one embeds, if anything is to be embedded.
    Raises ``IndexBusy`` while another build runs, ``IndexNotWritten`` when the disk refuses.
    """
    started = time.perf_counter()
    root = settings.index_root
    root.mkdir(parents=True, exist_ok=True)
    with only_builder(root):
        counter = embedder_factory(0)
        live, previous = _reusable(root, counter.fingerprint, full=full)
        sweep(root, keep=_names(live, previous))
        revision, hooks = store.revision, hooks or IndexHooks()
        if previous and _is_settled(previous.manifest, revision, hooks):
            return _unchanged(previous, started=started)
        kept = KeptVectors(root, counter.fingerprint, counter.dim, fresh=full)
        if previous is None:  # much to count: an embedder for bulk work counts many times faster than one for questions
            counter = embedder_factory(_expected_tokens(store))
        changes = Changes(store, counter.count_tokens, hooks, previous)
        batches = _batches(changes, kept, counter if previous is None else None)
        first = next(batches)
        if previous and _is_current(previous, changes, first[0], revision, hooks):
            return _unchanged(previous, started=started)
        name = f"gen-{_next_number(root):06d}"
        folder = root / f"{BUILDING}{os.getpid()}"
        embedding = _Embedding(embedder_factory, counter, kept, progress)
        with _whole_or_nothing(folder), ThreadPoolExecutor(1) as background:
            with _writing(root):
                assembly = Assembly(folder, previous, counter.dim)
            for drafts, ahead in chain([first], batches):
                pool = VectorPool(drafts, assembly.known_parts())
                under_way = background.submit(embedding.run, pool, ahead)
                if meanwhile:
                    meanwhile()
                    meanwhile = None
                with _writing(root):
                    if drafts:
                        assembly.add_words(drafts)
                    if changes.all_read:
                        assembly.drop(changes.gone_rows)
                        assembly.write_lexical()
                under_way.result()
                with _writing(root):
                    if drafts:
                        sentences = pool.sentence_vectors()
                        assembly.add_vectors(pool.passage_vectors(sentences), sentences)
            with _writing(root):
                contents = assembly.finish()
                before = live.folder.name if live else None
                manifest = _manifest(name, contents, counter, changes.n_articles, revision, hooks, before)
                digest = write_manifest(folder, manifest)
                publish(root, folder, name, digest)
        kept.clear()
        if previous:
            previous.close()
        sweep(root, keep={name, *([live.folder.name] if live else [])})
        index_id = Live(root / name, digest).index_id
        n_vectors = manifest.n_passages + manifest.n_sentences
        return _report(index_id, manifest, embedding.n_embedded, n_vectors - embedding.n_computed, started=started)


class _Embedding:
    """Embeds batch after batch, and counts: texts that went through the model, and vectors computed from them."""

    def __init__(
        self, factory: EmbedderFactory, counter: Embedder, kept: KeptVectors, progress: Progress | None
    ) -> None:
        self._factory, self._counter, self._kept, self._progress = factory, counter, kept, progress
        self.n_embedded = self.n_computed = 0

    def run(self, pool: VectorPool, ahead: Ahead | None) -> None:
        """Computes the missing vectors of ``pool``."""
        before, progress = self.n_embedded, self._progress
        count = (lambda done, total: progress(before + done, before + total)) if progress else None
        pool.embed(self._factory, self._counter, kept=self._kept, progress=count, ahead=ahead)
        self.n_embedded += pool.n_embedded
        self.n_computed += pool.n_computed


def _batches(changes: Changes, kept: KeptVectors, bulk: Embedder | None) -> Iterator[tuple[list[Draft], Ahead | None]]:
    """What is read anew, a part's worth at a time, at least once; ``bulk`` begins to embed while it is being read."""
    while not changes.all_read:
        ahead = Ahead(bulk, kept) if bulk else None
        try:
            drafts = changes.next_drafts(MOST_PASSAGES, ahead)
        except BaseException:
            if ahead:
                ahead.close()
            raise
        yield drafts, ahead


def _expected_tokens(store: ArticleSource) -> int:
    """About how many tokens the first build has to embed; counting stops where that no longer matters."""
    total = 0
    for article in store.articles():
        total += len(article.text.encode("utf-8", "replace"))
        if total > _ENOUGH_BYTES:
            break
    return int(total / BYTES_A_TOKEN)


@contextmanager
def only_builder(root: Path) -> Iterator[None]:
    """Holds the builders' lock of ``root``; raises ``IndexBusy`` when another process or thread has it."""
    from filelock import FileLock, Timeout  # only builders need it

    lock = FileLock(root / _LOCK, timeout=0)
    try:
        with lock:
            yield
    except Timeout:
        raise IndexBusy(str(root)) from None


@contextmanager
def _whole_or_nothing(folder: Path) -> Iterator[None]:
    """Takes ``folder`` away when what fills it fails."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    """Raises ``IndexNotWritten`` when the disk refuses."""
    try:
        yield
    # A full disk is an OSError, or what SQLite, FAISS (RuntimeError) or tantivy (ValueError) make of it.
    except (OSError, sqlite3.Error, RuntimeError, ValueError) as error:
        raise IndexNotWritten(str(root), " ".join(str(error).split())) from error


def _reusable(root: Path, fingerprint: str, *, full: bool) -> tuple[Live | None, GenerationIndex | None]:
    """The live generation if there is one, and it opened for reuse if it is sound, of this model and a like format."""
    try:
        live = live_generation(root)
    except (NoIndex, IndexMismatch):
        return None, None
    if full:
        return live, None
    try:
        index = open_index(live, formats=REUSED_FORMATS)
    except IndexMismatch:
        return live, None
    fits = index.manifest.model_fingerprint == fingerprint and index.manifest.recipe == RECIPE
    return live, index if fits else None


def _names(live: Live | None, previous: GenerationIndex | None) -> set[str]:
    """Generations to keep while building: the live one and the one before it."""
    names = {live.folder.name} if live else set()
    if previous and previous.manifest.previous:
        names.add(previous.manifest.previous)
    return names


def sweep(root: Path, *, keep: set[str]) -> None:
    """Removes generations not in ``keep`` and what interrupted builds left. The lock must be held."""
    for folder in root.iterdir():
        stale = folder.name.startswith("gen-") and folder.name not in keep
        if folder.is_dir() and (stale or folder.name.startswith(BUILDING)):
            shutil.rmtree(folder)


def _is_settled(manifest: Manifest, store_revision: int, hooks: IndexHooks) -> bool:
    """Whether store and hooks are those of the live generation, so that no article need be looked at."""
    same_reading = hooks.version is not None and manifest.hooks_version == hooks.version
    return same_reading and manifest.store_revision == store_revision and manifest.format_version == FORMAT_VERSION


def _is_current(
    previous: GenerationIndex, changes: Changes, drafts: list[Draft], store_revision: int, hooks: IndexHooks
) -> bool:
    """Whether the live generation holds exactly what would be written; ``drafts``: the first of ``changes``."""
    held, wanted = previous.manifest, (FORMAT_VERSION, store_revision, hooks.version)
    if (held.format_version, held.store_revision, held.hooks_version) != wanted:
        return False
    return changes.all_read and not drafts and not changes.gone_rows


def _next_number(root: Path) -> int:
    """One more than the highest generation number in ``root``."""
    numbers = [int(p.name[4:]) for p in root.glob("gen-*") if p.name[4:].isdecimal()]
    return max(numbers, default=0) + 1


def _manifest(
    name: str,
    contents: Contents,
    embedder: Embedder,
    n_articles: int,
    store_revision: int,
    hooks: IndexHooks,
    previous: str | None,
) -> Manifest:
    """The manifest of what was assembled."""
    return Manifest(
        format_version=FORMAT_VERSION,
        generation=name,
        model_fingerprint=embedder.fingerprint,
        dim=embedder.dim,
        dtype="float16",
        n_passages=contents.n_passages,
        n_sentences=contents.n_sentences,
        n_articles=n_articles,
        next_serial=contents.next_serial,
        n_trained=contents.n_trained,
        n_stale=contents.n_stale,
        store_revision=store_revision,
        recipe=RECIPE,
        hooks_version=hooks.version,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        previous=previous,
        files=contents.files,
    )


def publish(root: Path, folder: Path, name: str, manifest_sha256: str) -> None:
    """Makes the finished ``folder`` the live generation ``name``, so that no crash leaves a half one live."""
    sync_tree(folder)
    folder.rename(root / name)
    sync_to_disk(root)
    make_live(root, name, manifest_sha256)


def _unchanged(live: GenerationIndex, *, started: float) -> BuildReport:
    """The report of a build that found the live generation right."""
    live.close()
    n_vectors = live.manifest.n_passages + live.manifest.n_sentences
    return replace(_report(live.index_id, live.manifest, 0, n_vectors, started=started), changed=False)


def _report(index_id: str, manifest: Manifest, n_embedded: int, n_reused: int, *, started: float) -> BuildReport:
    """The report of a build that wrote ``manifest``."""
    return BuildReport(
        index_id=index_id,
        changed=True,
        n_articles=manifest.n_articles,
        n_passages=manifest.n_passages,
        n_sentences=manifest.n_sentences,
        n_embedded=n_embedded,
        n_reused=n_reused,
        seconds=time.perf_counter() - started,
    )
