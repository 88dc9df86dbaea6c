"""The entries of a list: a schedule or a chronology whose lines end without a full stop is no one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Before a bullet, at the end of a line that a bullet or a day follows, and between entries on one line.
_BREAK = re.compile(r"(?=[▽▼◇◆■])|\n(?=\s*[▽▼◇◆■●○・【\d０-９])|(?<=[^\d０-９])／(?=[・\d０-９]|[^／。]{6})")
_BULLET = re.compile(r"[▽▼◇◆■／]|\n\s*[●○・【\d０-９]")
_POLITE = re.compile(r"(?<=[가-힣]니다)\s+(?=[가-힣])")
_LONG = 160  # characters of a sentence within which two polite endings are hardly its own


def entries(text: str, spans: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """The spans of sentences, those of Japanese lists cut where an entry begins; none is empty.

    Those of a Korean broadcaster's transcript without full stops are cut where a polite ending closes one.
    """
    for start, end in spans:
        if language.startswith("ko"):
            yield from _transcript(text, start, end)
            continue
        if not language.startswith("ja") or not _BULLET.search(text, start, end):
            yield start, end
            continue
        cuts = [m.end() for m in _BREAK.finditer(text, start, end) if start < m.end() < end]
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            if text[first:last].strip(" \n　／"):
                yield first, last


def _transcript(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = [m.end() for m in _POLITE.finditer(text, start, end)] if end - start > _LONG else []
    yield from zip([start, *cuts], [*cuts, end], strict=True)
