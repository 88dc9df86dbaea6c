"""From files, folders, addresses and streams to `RawArticle`: bytes read and decoded, nothing cleaned."""

from __future__ import annotations

from corpus.readers.source import LIMIT_BYTES, read
from corpus.readers.web import FetchedPage, fetch_page

__all__ = ["LIMIT_BYTES", "FetchedPage", "fetch_page", "read"]
