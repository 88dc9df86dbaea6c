"""From the store to an index generation: bundled briefs in, dates and names read, passages embedded."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from importlib.resources import files
from pathlib import Path

from corpus.briefs import SyncReport, sync_bundled
from corpus.dates import EventMention, anchor_of, event_dates, infer_anchor
from corpus.gazetteer import Gazetteer
from corpus.meetings.sync import sync_register
from corpus.store import Store
from corpus.types import Article
from retrieval.chunk import passages
from retrieval.config import RetrievalSettings
from retrieval.embed import open_embedder
from retrieval.embed.preparing import prepared_meanwhile
from retrieval.index import BuildReport, IndexHooks, update_generation
from retrieval.understand import concept_ids

Progress = Callable[[int, int], None]


def build(
    settings: RetrievalSettings, *, progress: Progress | None = None, full: bool = False
) -> tuple[SyncReport, BuildReport]:
    """Brings store and index up to date: what was synced from the bundled briefs, and what was indexed.

    Only what is new or changed is embedded, unless ``full``. Raises ``CorpusError`` or ``RetrievalError``.
    """
    is_first = settings.bundled and not settings.index_root.exists()
    beside = prepared_meanwhile(settings) if is_first else nullcontext()
    with beside, Store.open(settings.store_path) as store, _rare_collection():
        return build_from(store, settings, progress=progress, full=full)


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Has Python look for unreachable cycles more rarely: a build makes many objects that stay (measured: a tenth)."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def build_from(
    store: Store, settings: RetrievalSettings, *, progress: Progress | None = None, full: bool = False
) -> tuple[SyncReport, BuildReport]:
    """The same for a store that is already open.

    Without the bundled briefs, those that an earlier run brought in stay in store and index; questions pass them by.
    So the switch can be flipped at will on one data folder, and nothing is embedded twice. The register of meetings
    follows the store.
    """
    synced = sync_bundled(store, enabled=True) if settings.bundled else SyncReport()
    gazetteer = cache(Gazetteer.load)  # read when the first article needs it: most builds find nothing new
    register = cache(lambda: sync_register(store, gazetteer))  # once: while texts are embedded, or after
    built = update_generation(
        store,
        lambda n_tokens: open_embedder(settings, purpose="bulk", n_tokens=n_tokens),
        settings,
        hooks=hooks_for(store, gazetteer),
        progress=progress,
        full=full,
        meanwhile=register,
    )
    register()
    return synced, built


class PassageCounter:
    """Counts the passages that an article will have in the index, without embedding it."""

    def __init__(self, settings: RetrievalSettings) -> None:
        self._embedder = open_embedder(settings, purpose="query")

    def count(self, article: Article) -> int:
        """Number of passages."""
        return len(passages(article, count_tokens=self._embedder.count_tokens))


def hooks_for(store: Store, gazetteer: Callable[[], Gazetteer]) -> IndexHooks:
    """What the corpus knows about an article, as the index asks for it."""
    return IndexHooks(
        concepts_of=lambda text, language: concept_ids(text, language, gazetteer()),
        events_of=lambda article: events_of(article, store.articles),
        version=reading_version(),
        depends_on_others=lacks_date,
    )


# What decides which names and days are read from an article: data and rules.
_READING = (
    ("corpus", "data", ".toml"),
    ("corpus", "data/offices", ".toml"),  # a shared surname goes to whoever held office
    ("corpus", "dates", ".py"),
    ("corpus", "gazetteer", ".py"),
)


def reading_version() -> str:
    """Digest of the data and rules by which names and days are read; another one makes the index read all anew."""
    total = hashlib.sha256()
    for name in ("understand.py", "quantities.py", "data/quantities.toml"):
        total.update(files("retrieval").joinpath(name).read_bytes())
    for package, folder, suffix in _READING:
        for item in sorted(files(package).joinpath(folder).iterdir(), key=lambda i: i.name):
            if item.name.endswith(suffix):
                total.update(f"{package}/{folder}/{item.name}".encode())
                total.update(hashlib.sha256(item.read_bytes()).digest())
    return total.hexdigest()[:16]


def lacks_date(article: Article) -> bool:
    """Whether the article itself gives no day to count from, so that its days may rest on another one."""
    anchor = anchor_of(article)
    return anchor.on is None and anchor.dateline_on is None


def events_of(article: Article, others: Callable[[], Iterable[Article]]) -> Sequence[EventMention]:
    """The days that the article speaks of; one without a date may be placed by another that announces its event."""
    if lacks_date(article):
        inferred = infer_anchor(article, (o for o in others() if o.id != article.id))
        if inferred is not None:
            return event_dates(article, anchor=inferred[0], inferred_from=inferred[1])
    return event_dates(article)


def adopt_prebuilt(home: Path, prebuilt: str | None = None) -> bool:
    """Copies the archive built into an image (``CHANCERY_PREBUILT``) to an empty ``home``; whether it did."""
    named = prebuilt or os.environ.get("CHANCERY_PREBUILT", "")
    source = Path(named)
    if not named or not (source / "store.sqlite").is_file() or (home / "store.sqlite").exists():
        return False
    home.mkdir(parents=True, exist_ok=True)
    for item in sorted(source.iterdir(), key=lambda p: p.name == "store.sqlite"):
        # The store comes last: a copy that was cut off is started again.
        target = home / item.name
        if item.is_dir():
            shutil.copytree(item, target, dirs_exist_ok=True)
        else:
            partial = home / f".{item.name}.partial"
            shutil.copy2(item, partial)
            partial.replace(target)
    return True
