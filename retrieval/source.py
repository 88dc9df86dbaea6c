"""Where the index of an archive comes from: the data folder, or Milvus with the data folder to fall back on."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from retrieval.config import RetrievalSettings
from retrieval.embed.fingerprint import model_fingerprint
from retrieval.errors import IndexMismatch, NoIndex, RemoteIndexAway, RetrievalError
from retrieval.index import PassageIndex, current_id, open_generation
from retrieval.index.opening import HasRevision, check_fit

if TYPE_CHECKING:
    from retrieval.milvus.server import Server
    from retrieval.milvus.state import State

log = logging.getLogger(__name__)


class IndexSource:
    """Opens the index that ``settings`` name, and tells when there is a newer one."""

    def __init__(self, settings: RetrievalSettings, store: HasRevision) -> None:
        self._settings, self._store = settings, store
        self._problem: str | None = None
        if settings.milvus:
            from retrieval.milvus.server import Server

            self._server = Server(settings.milvus)

    @property
    def problem(self) -> str | None:
        """Why the local index answers although a shared one is set; ``None`` when nothing is wrong."""
        return self._problem

    def open(self) -> PassageIndex:
        """The live index; the last local one when the server is away, or what it has is none, or does not fit.

        Raises ``RemoteIndexAway``, ``NoIndex`` or ``IndexMismatch`` when there is no local one either,
        ``RemoteIndexRefused``, and what ``open_generation`` raises.
        """
        if self._settings.milvus is None:
            return open_generation(self._settings, self._store)
        try:
            index = open_shared(self._settings, self._server, self._store)
        except (RemoteIndexAway, NoIndex, IndexMismatch) as away:
            return self.open_local(away)
        if self._problem:
            log.info("the index at %s is in use again", self._settings.milvus)
        self._problem = None
        return index

    def open_local(self, away: RetrievalError) -> PassageIndex:
        """The last local index, while the shared one is away; raises ``away`` when there is none that can be used."""
        try:
            index = open_generation(self._settings, self._store)
        except RetrievalError:
            raise away from None
        if self._problem is None:
            log.warning("%s; the local index %s answers meanwhile", away, index.index_id)
        self._problem = f"{away}; the local index {index.index_id} answers meanwhile"
        return index

    def has_news(self, index: PassageIndex) -> bool:
        """Whether ``open`` would give another index than this one; raises ``RemoteIndexRefused``."""
        if self._settings.milvus is None:
            return current_id(self._settings.home) != index.index_id
        from retrieval.milvus.state import read_state

        try:
            live = read_state(self._server)
        except (RemoteIndexAway, NoIndex):
            # While it is away, the local index may be replaced too.
            return self._problem is None or current_id(self._settings.home) not in (None, index.index_id)
        if self._problem is None:
            return live.index_id != index.index_id
        return _fits(self._settings, live, self._store) or current_id(self._settings.home) not in (None, index.index_id)

    def close(self) -> None:
        """Lets go of the connection."""
        if self._settings.milvus:
            self._server.close()


def open_shared(settings: RetrievalSettings, server: Server, store: HasRevision) -> PassageIndex:
    """The live index on ``server``; raises ``NoIndex``, ``IndexMismatch`` or what ``Server.call`` raises."""
    from retrieval.milvus.index import open_milvus
    from retrieval.milvus.state import read_state

    state = read_state(server)
    _check_fit(settings, state, store)
    return open_milvus(server, state)


def _check_fit(settings: RetrievalSettings, state: State, store: HasRevision) -> None:
    """Raises ``IndexMismatch`` when what is live on the server is of another model, or of a later store."""
    check_fit(
        state.model_fingerprint,
        state.store_revision,
        fingerprint=model_fingerprint(settings),
        store=store,
        mend=("chancery index push", "chancery index pull"),
    )


def _fits(settings: RetrievalSettings, state: State, store: HasRevision) -> bool:
    try:
        _check_fit(settings, state, store)
    except IndexMismatch:
        return False
    return True
