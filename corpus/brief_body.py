"""The body of a brief, read: paragraphs, their source numbers, and whose account they give."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from corpus.brief_types import Body, BriefParagraph

_NUMBER = re.compile(r"\s*\[(\d{1,3})\]")
_AT_END = re.compile(r"(?:\s*\[\d{1,3}\])+[.。]?$")
_HEADING = re.compile(r"#{1,6}\s+")
_SIDE_WORDS: dict[Literal["jp", "kr"], tuple[str, ...]] = {
    "jp": ("Tokyo", "Japan", "東京", "日本", "도쿄", "일본"),
    "kr": ("Seoul", "Korea", "ソウル", "韓国", "서울", "한국"),
}


def parse_body(text: str, *, language: str, first_line: int) -> Body:
    """The body in ``text``, whose first line is line ``first_line`` (1-based) of its file."""
    paragraphs: list[BriefParagraph] = []
    side: Literal["jp", "kr"] | None = None
    for line, block in _blocks(text, language=language, first_line=first_line):
        heading = _HEADING.match(block)
        if heading:
            side = _side_of(block)
        paragraphs.append(
            _paragraph(block[heading.end() :] if heading else block, line, side, is_heading=bool(heading))
        )
    return Body(language, tuple(paragraphs))


def _paragraph(block: str, line: int, side: Literal["jp", "kr"] | None, *, is_heading: bool) -> BriefParagraph:
    numbers = (int(number) for number in _NUMBER.findall(block))
    return BriefParagraph(
        line=line,
        text=_NUMBER.sub("", block).strip(),
        ns=tuple(dict.fromkeys(numbers)),
        is_heading=is_heading,
        ends_with_numbers=_AT_END.search(block) is not None,
        side=side,
    )


def _blocks(text: str, *, language: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Each run of lines between blank lines as one line of text, with the number of its first line."""
    lines: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=first_line):
        stripped = unicodedata.normalize("NFC", line.strip())
        if stripped and not _HEADING.match(stripped):
            lines.append(stripped)
            continue
        if lines:
            yield number - len(lines), _joined(lines, language)
            lines = []
        if stripped:
            yield number, stripped


def _joined(lines: list[str], language: str) -> str:
    # Japanese has no spaces between words: a line break there stands for nothing.
    text = lines[0]
    for line in lines[1:]:
        spaced = language != "ja" or (text[-1].isascii() and line[0].isascii())
        text += f" {line}" if spaced else line
    return text


def _side_of(heading: str) -> Literal["jp", "kr"] | None:
    """The government whose account the section gives; ``None`` when the heading names both or neither."""
    named = [side for side, words in _SIDE_WORDS.items() if any(word in heading for word in words)]
    return named[0] if len(named) == 1 else None
