"""Names under which front matter, JSON and page metadata hand over facts, mapped to the fields of `Given`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from corpus.types import Given

__all__ = ["first_text", "given_from"]

# Half a character, which JSON can write but no file can hold.
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_NAMES = {
    "headline": ("headline", "title"),
    "outlet": ("outlet", "source", "publisher", "site", "site_name"),
    "agency": ("agency", "wire"),
    "published": ("published", "published_on", "published_at", "date", "datePublished", "pubdate", "publication_date"),
    "updated": ("updated", "updated_at", "modified", "dateModified", "lastmod"),
    "language": ("language", "lang"),
    "byline": ("byline", "author", "authors", "creator"),
}


def given_from(data: Mapping[str, object], *, basis: str) -> tuple[Given, ...]:
    """The facts among ``data``; unknown keys and empty values are passed over."""
    return tuple(_facts(data, basis))


def _facts(data: Mapping[str, object], basis: str) -> Iterator[Given]:
    for field, names in _NAMES.items():
        for name in names:
            value = _text(data.get(name))
            if value:
                yield Given(field=field, value=value, basis=basis)
                break


def first_text(data: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The first value under ``names`` that holds text; a list is joined as paragraphs."""
    for name in names:
        value = data.get(name)
        if isinstance(value, list) and all(isinstance(piece, str) for piece in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return _SURROGATES.sub("\ufffd", value)
    return None


def _text(value: object) -> str | None:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    if isinstance(value, (list, tuple)):
        return " and ".join(text for piece in value if (text := _text(piece))) or None
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return " ".join(_SURROGATES.sub("\ufffd", str(value)).split()) or None
    return None
