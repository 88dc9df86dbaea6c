"""Ids that stay the same: of an article by its address or file, of a revision by its text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from corpus.types import RawArticle

__all__ = ["article_id", "canonical_url", "revision_of", "source_key_of"]

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|ref_src|cmpid|ocid|smid|s_cid|from|fromsource|share")


def article_id(source_key: str) -> str:
    """16 hex digits of the SHA-256 of ``source_key``."""
    return hashlib.sha256(source_key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def revision_of(text: str) -> str:
    """16 hex digits of the SHA-256 of an article's cleaned text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def canonical_url(url: str) -> str:
    """The address without what does not name the article: fragment, tracking, default port, ``www``-less host kept.

    Scheme and host are lower-cased, ``http`` becomes ``https``, the query is sorted, a final slash is cut.
    An address that cannot be parsed comes back trimmed.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in {"http", "https"} or not host:
        return url.strip()
    netloc = host if port in {None, 80, 443} else f"{host}:{port}"
    pairs = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    return urlunsplit(("https", netloc, parts.path.rstrip("/"), urlencode(pairs), ""))


def source_key_of(raw: RawArticle, text: str) -> str:
    """Canonical URL, else ``file:`` and the resolved path with ``#line``, else ``text:`` and the digest of ``text``."""
    if raw.url:
        return canonical_url(raw.url)
    if raw.source == "-" or raw.source.startswith("-#") or not raw.source:
        return f"text:{revision_of(text)}"
    path, mark, line = raw.source.rpartition("#")
    if not (mark and line.isdigit()):
        path, mark, line = raw.source, "", ""
    return f"file:{Path(path).resolve()}{mark}{line}" if "\0" not in path else f"text:{revision_of(text)}"
