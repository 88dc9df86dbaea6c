"""What the user names — file, folder, address or ``-`` — read item by item; one bad item never stops the others."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from corpus.errors import CorpusError, InputTooLarge, NoArticle, UnreadableInput
from corpus.readers.decode import decode
from corpus.readers.formats import json_line, read_text, sha256
from corpus.readers.web import FetchedPage, fetch_page
from corpus.types import RawArticle

__all__ = ["LIMIT_BYTES", "read"]

LIMIT_BYTES = 20_000_000
_JSON_LINES = {".jsonl", ".ndjson"}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SUFFIXES = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
}

Item = RawArticle | CorpusError


def read(
    source: str | Path,
    *,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], FetchedPage] | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Iterator[Item]:
    """Every article that ``source`` holds, in order; an error in the place of each item that cannot be read.

    ``source``: a file, a folder (walked in sorted order, hidden files passed over), an http(s) address, or ``-``
    for ``stdin``. ``limit_bytes`` is the most that one article may have; JSON lines may have any number of them.
    """
    if isinstance(source, str) and source == "-":
        yield from _read_stream(stdin or sys.stdin.buffer, limit_bytes)
    elif isinstance(source, str) and _ADDRESS.match(source):
        yield from _read_address(source, fetch or partial(fetch_page, limit_bytes=limit_bytes), limit_bytes)
    else:
        yield from _read_path(Path(source), limit_bytes)


def _read_stream(stream: BinaryIO, limit_bytes: int) -> Iterator[Item]:
    try:
        data = stream.read(limit_bytes + 1)
    except OSError as error:
        yield UnreadableInput("-", f"standard input cannot be read ({error.strerror or error}); give a file instead")
        return
    if len(data) > limit_bytes:
        yield InputTooLarge("-", len(data), limit_bytes)
        return
    yield from _read_bytes(data, source="-", suffix="")


def _read_address(url: str, fetch: Callable[[str], FetchedPage], limit_bytes: int) -> Iterator[Item]:
    try:
        page = fetch(url)
    except CorpusError as error:
        yield error
        return
    if len(page.content) > limit_bytes:
        yield InputTooLarge(url, len(page.content), limit_bytes)
        return
    suffix = _SUFFIXES.get(page.media_type, "")
    yield from _read_bytes(page.content, source=url, suffix=suffix, url=page.url, declared=page.charset)


def _read_path(path: Path, limit_bytes: int) -> Iterator[Item]:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            entries = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
        elif not stat.S_ISREG(mode):
            raise UnreadableInput(
                _name(path), "neither file nor folder found, one of them expected; name a file with an article"
            )
        else:
            yield from _read_file(path, limit_bytes)
            return
    except UnreadableInput as error:
        yield error
        return
    except (OSError, ValueError) as error:
        yield UnreadableInput(_name(path), _why(error))
        return
    for name in entries:
        if not (path / name).is_symlink() or (path / name).is_file():
            yield from _read_path(path / name, limit_bytes)


def _name(path: Path) -> str:
    """The path as text that any file or database can hold, whatever bytes are in it."""
    return os.fsencode(path).decode("utf-8", "replace")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions or name another input"
    reason = error.strerror if isinstance(error, OSError) else error
    return f"cannot be read ({reason}); check the path"


def _read_file(path: Path, limit_bytes: int) -> Iterator[Item]:
    if path.suffix.lower() in _JSON_LINES:
        yield from _read_json_lines(path, limit_bytes)
        return
    with path.open("rb") as file:
        data = file.read(limit_bytes + 1)
    if len(data) > limit_bytes:
        yield InputTooLarge(_name(path), path.stat().st_size, limit_bytes)
        return
    yield from _read_bytes(data, source=_name(path), suffix=path.suffix.lower())


def _read_json_lines(path: Path, limit_bytes: int) -> Iterator[Item]:
    n_items = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(limit_bytes + 1), b""), 1):
            if not line.strip():
                continue
            n_items += 1
            yield _json_line(line, f"{_name(path)}#{number}", limit_bytes)
            if len(line) > limit_bytes:
                return
    if not n_items:
        yield NoArticle(_name(path), "nothing in it, one JSON object a line expected; check the file")


def _json_line(line: bytes, source: str, limit_bytes: int) -> Item:
    if len(line) > limit_bytes:
        return InputTooLarge(source, len(line), limit_bytes)
    try:
        return json_line(decode(line, source=source), source=source)
    except CorpusError as error:
        return error


def _read_bytes(
    data: bytes, *, source: str, suffix: str, url: str | None = None, declared: str | None = None
) -> Iterator[Item]:
    try:
        text = decode(data, source=source, declared=declared)
    except CorpusError as error:
        yield error
        return
    yield from read_text(text, source=source, suffix=suffix, digest=sha256(data), url=url)
