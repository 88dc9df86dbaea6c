"""Store -> index generation. What was embedded before is not embedded again; the live index changes in one step.

1. one builder at a time holds the lock; what an interrupted build left behind is removed;
2. every article becomes drafts of rows, each with the exact texts to embed;
3. vectors whose text was embedded before, by the same model, are copied; the others are computed;
4. everything is written into a hidden folder, flushed, renamed, and only then named by ``CURRENT``.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np

from corpus.types import Article
from retrieval.config import RetrievalSettings
from retrieval.embed.protocol import Embedder, Progress
from retrieval.errors import IndexBusy, IndexMismatch, IndexNotWritten, NoIndex
from retrieval.files import sync_to_disk, sync_tree
from retrieval.index.drafts import RECIPE, Draft, IndexHooks
from retrieval.index.manifest import (
    FORMAT_VERSION,
    Live,
    Manifest,
    entries_of,
    live_generation,
    make_live,
    write_manifest,
)
from retrieval.index.reader import GenerationIndex, open_index
from retrieval.index.reuse import BYTES_A_TOKEN, Ahead, VectorPool, all_drafts
from retrieval.index.rows import write_rows
from retrieval.lexical import LexicalIndex

_BUILDING = ".building-"
_ENOUGH_BYTES = 1_000_000
_LOCK = "LOCK"
EmbedderFactory = Callable[[int], Embedder]


class ArticleSource(Protocol):
    """The part of the store that building reads."""

    @property
    def revision(self) -> int:
        """Grows with every change."""
        ...

    def articles(self, *, include_bundled: bool = True) -> Iterator[Article]:
        """Current revisions, ordered by id."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did. ``changed`` is False when the live index was already right and stays.

    ``n_embedded`` counts texts (contexts and sentences) that went through the model, ``n_reused`` those whose
    vectors were copied. ``passages_by_article`` maps article id to its number of passages.
    """

    index_id: str
    changed: bool
    n_articles: int
    n_passages: int
    n_sentences: int
    n_embedded: int
    n_reused: int
    seconds: float
    passages_by_article: Mapping[str, int] = field(default_factory=dict)


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
    with _only_builder(root):
        counter = embedder_factory(0)
        live, previous = _reusable(root, counter.fingerprint, full=full)
        _sweep(root, keep=_names(live, previous))
        revision, hooks = store.revision, hooks or IndexHooks()
        if previous and _is_settled(previous.manifest, revision, hooks):
            return _unchanged(previous, started=started)
        ahead = None
        if previous is None:  # much to count: an embedder for bulk work counts many times faster than one for questions
            counter = embedder_factory(_expected_tokens(store))
            ahead = Ahead(counter)
        # All that the store holds: whether bundled briefs count is decided question by question.
        try:
            drafts = all_drafts(store.articles(), counter.count_tokens, hooks, previous, ahead=ahead)
        except BaseException:
            if ahead:
                ahead.close()
            raise
        if previous and _is_current(previous, drafts, revision, hooks):
            return _report(previous.index_id, drafts, changed=False, n_embedded=0, started=started)
        pool = VectorPool(drafts, previous)
        name = f"gen-{_next_number(root):06d}"
        folder = root / f"{_BUILDING}{os.getpid()}"
        with _whole_or_nothing(folder), ThreadPoolExecutor(1) as background:
            embedding = background.submit(pool.embed, embedder_factory, counter, progress=progress, ahead=ahead)
            if meanwhile:
                meanwhile()
            with _writing(root):
                folder.mkdir()
                _write_words(folder, drafts, previous)
            embedding.result()
            with _writing(root):
                _write_vectors(folder, pool)
                manifest = _manifest(folder, name, drafts, counter, revision, hooks, live)
                digest = write_manifest(folder, manifest)
                _publish(root, folder, name, digest)
        if previous:
            previous.close()
        _sweep(root, keep={name, *([live.folder.name] if live else [])})
        index_id = Live(root / name, digest).index_id
        return _report(
            index_id, drafts, changed=True, n_embedded=pool.n_embedded, n_reused=pool.n_reused, started=started
        )


def _expected_tokens(store: ArticleSource) -> int:
    """About how many tokens the first build has to embed; counting stops where that no longer matters."""
    total = 0
    for article in store.articles():
        total += len(article.text.encode("utf-8", "replace"))
        if total > _ENOUGH_BYTES:
            break
    return int(total / BYTES_A_TOKEN)


@contextmanager
def _only_builder(root: Path) -> Iterator[None]:
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
    """The live generation if there is one, and it opened for reuse if it is sound and of this model and format."""
    try:
        live = live_generation(root)
    except (NoIndex, IndexMismatch):
        return None, None
    if full:
        return live, None
    try:
        index = open_index(live, full_check=True)
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


def _sweep(root: Path, *, keep: set[str]) -> None:
    """Removes generations not in ``keep`` and what interrupted builds left. The lock must be held."""
    for folder in root.iterdir():
        stale = folder.name.startswith("gen-") and folder.name not in keep
        if folder.is_dir() and (stale or folder.name.startswith(_BUILDING)):
            shutil.rmtree(folder)


def _is_settled(manifest: Manifest, store_revision: int, hooks: IndexHooks) -> bool:
    """Whether store and hooks are those of the live generation, so that no article need be looked at."""
    same_reading = hooks.version is not None and manifest.hooks_version == hooks.version
    return same_reading and manifest.store_revision == store_revision


def _is_current(previous: GenerationIndex, drafts: list[Draft], store_revision: int, hooks: IndexHooks) -> bool:
    """Whether the live generation holds exactly what would be written."""
    if previous.manifest.store_revision != store_revision or previous.manifest.hooks_version != hooks.version:
        return False
    if previous.n_passages != len(drafts):
        return False
    return previous.row_reader.digests() == [draft.stored.digest() for draft in drafts]


def _next_number(root: Path) -> int:
    """One more than the highest generation number in ``root``."""
    numbers = [int(p.name[4:]) for p in root.glob("gen-*") if p.name[4:].isdecimal()]
    return max(numbers, default=0) + 1


def _write_words(folder: Path, drafts: list[Draft], previous: GenerationIndex | None) -> None:
    """Writes the files of a generation that need no vectors; most of that is done before the last text is embedded."""
    write_rows(folder / "passages.sqlite", [draft.stored for draft in drafts])
    _write_lexical(folder / "lexical", drafts, previous)


def _write_vectors(folder: Path, pool: VectorPool) -> None:
    """Writes the vectors of passages and sentences, and the dense index."""
    sentences = pool.sentence_vectors()
    vectors = pool.passage_vectors(sentences)
    vectors.astype("<f4").tofile(folder / "vectors.f32")
    sentences.astype("<f2").tofile(folder / "sentences.f16")
    mean = vectors.mean(axis=0) if len(vectors) else np.zeros(pool.dim, np.float32)
    mean.astype("<f4").tofile(folder / "mean.f32")
    index = faiss.IndexFlatIP(pool.dim)
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    faiss.write_index(index, str(folder / "dense.faiss"))


def _write_lexical(folder: Path, drafts: list[Draft], previous: GenerationIndex | None) -> None:
    """Extends a copy of the previous lexical index when rows were only added; builds a new one otherwise."""
    n_old = previous.n_passages if previous else 0
    if previous and n_old and previous.row_reader.indexed_tokens() == _indexed_tokens(drafts[:n_old]):
        shutil.copytree(previous.folder / "lexical", folder, ignore=shutil.ignore_patterns("*.lock"))
        LexicalIndex.extend(folder, (d.lexical(n_old + n) for n, d in enumerate(drafts[n_old:])))
        return
    LexicalIndex.build(folder, (d.lexical(row) for row, d in enumerate(drafts)))


def _indexed_tokens(drafts: list[Draft]) -> list[tuple[str, str]]:
    """Body and context tokens of each draft."""
    return [(d.stored.body, d.stored.context) for d in drafts]


def _manifest(
    folder: Path,
    name: str,
    drafts: list[Draft],
    embedder: Embedder,
    store_revision: int,
    hooks: IndexHooks,
    live: Live | None,
) -> Manifest:
    """The manifest of what was written into ``folder``."""
    return Manifest(
        format_version=FORMAT_VERSION,
        generation=name,
        model_fingerprint=embedder.fingerprint,
        dim=embedder.dim,
        dtype="float32",
        n_passages=len(drafts),
        n_sentences=sum(len(d.stored.sentence_keys) for d in drafts),
        n_articles=len({d.article_id for d in drafts}),
        store_revision=store_revision,
        recipe=RECIPE,
        hooks_version=hooks.version,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        previous=live.folder.name if live else None,
        files=entries_of(folder),
    )


def _publish(root: Path, folder: Path, name: str, manifest_sha256: str) -> None:
    """Makes the finished ``folder`` the live generation ``name``, so that no crash leaves a half one live."""
    sync_tree(folder)
    folder.rename(root / name)
    sync_to_disk(root)
    make_live(root, name, manifest_sha256)


def _unchanged(live: GenerationIndex, *, started: float) -> BuildReport:
    """The report of a build that found the live generation right."""
    manifest, by_article = live.manifest, live.n_passages_by_article()
    live.close()
    return BuildReport(
        index_id=live.index_id,
        changed=False,
        n_articles=manifest.n_articles,
        n_passages=manifest.n_passages,
        n_sentences=manifest.n_sentences,
        n_embedded=0,
        n_reused=manifest.n_passages + manifest.n_sentences,
        seconds=time.perf_counter() - started,
        passages_by_article=by_article,
    )


def _report(
    index_id: str, drafts: list[Draft], *, changed: bool, n_embedded: int, started: float, n_reused: int | None = None
) -> BuildReport:
    """The report of a build over ``drafts``; ``n_reused`` ``None``: all vectors."""
    by_article: dict[str, int] = {}
    for draft in drafts:
        by_article[draft.article_id] = by_article.get(draft.article_id, 0) + 1
    n_sentences = sum(len(d.stored.sentence_keys) for d in drafts)
    return BuildReport(
        index_id=index_id,
        changed=changed,
        n_articles=len(by_article),
        n_passages=len(drafts),
        n_sentences=n_sentences,
        n_embedded=n_embedded,
        n_reused=len(drafts) + n_sentences if n_reused is None else n_reused,
        seconds=time.perf_counter() - started,
        passages_by_article=by_article,
    )
