"""Text from outside as plain characters, and its links as ordinary addresses.

Whatever comes from outside goes through ``plain`` before it is put anywhere. The words stay the same
for the eye; only display tricks go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote, urlsplit, urlunsplit

# Letters that are drawn as nothing although Unicode does not call them format characters.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_MAX_MARKS = 4  # combining marks on one letter; more of them paint over the lines above
MAX_URL = 400


def plain(text: str) -> str:
    """``text`` without control, direction and invisible characters; blanks joined, lines trimmed, none empty.

    Line breaks stay. Every other blank becomes one space.
    """
    kept = text.replace("\r\n", "\n").translate(_KEPT)
    lines = (" ".join(line.split()) for line in _thin_marks(kept).split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """As ``plain``, with line breaks turned into spaces."""
    return plain(text).replace("\n", " ")


def link(url: str | None) -> str | None:
    """The address as it may stand between ``<`` and ``>``, or ``None`` when it is no ordinary web address.

    Refused: other schemes than http and https, a user name in front of the host (which fakes another
    site), and anything longer than 400 characters. Whatever is not plain ASCII is percent-encoded.
    """
    if url is None:
        return None
    try:
        parts = urlsplit("".join(letter for letter in url if _kept(letter) == letter).strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host) or "@" in parts.netloc:
        return None
    path, query, fragment = (
        quote(part.encode("utf-8", "replace"), safe="/:;=,~!$&+%?-._")
        for part in (parts.path, parts.query, parts.fragment)
    )
    clean = urlunsplit((parts.scheme, host + port, path, query, fragment))
    return clean if len(clean) <= MAX_URL else None


def _kept(letter: str) -> str:
    """What stands for one character: itself, a space for any blank, a line break, or nothing."""
    if letter in ("\n", "\u2028", "\u2029", "\u0085", "\r", "\v", "\f"):
        return "\n"
    if letter in _BLANK_LETTERS:
        return ""
    match unicodedata.category(letter):
        case "Cs":  # half a surrogate pair cannot be sent at all
            return "\ufffd"
        case "Cn" if ord(letter) & 0xFFFE == 0xFFFE or "\ufdd0" <= letter <= "\ufdef":  # not letters, by decree
            return ""
        case "Zs":
            return " "
        case "Cc":
            return " " if letter == "\t" else ""
        case "Cf" | "Co":
            return ""
    return letter


def _thin_marks(text: str) -> str:
    """``text`` with at most four combining marks in a row."""
    if _TOO_MANY not in text.translate(_MARKS):
        return text
    kept: list[str] = []
    n_marks = 0
    for letter in text:
        n_marks = n_marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if n_marks <= _MAX_MARKS:
            kept.append(letter)
    return "".join(kept)


class _Table(dict[int, str]):
    """A table for ``str.translate`` that asks ``of`` once for each letter it meets."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code: int) -> str:
        value = self[code] = self._of(chr(code))
        return value


_KEPT = _Table(_kept)
_MARKS = _Table(lambda letter: "\1" if unicodedata.category(letter) in ("Mn", "Me") else "\0")
_TOO_MANY = "\1" * (_MAX_MARKS + 1)
