"""From a page as read to an `Article`: boilerplate and comments out, facts with how each is known."""

from __future__ import annotations

from corpus.clean.article import to_article
from corpus.clean.identity import article_id, canonical_url, revision_of, source_key_of

__all__ = ["article_id", "canonical_url", "revision_of", "source_key_of", "to_article"]
