"""A second reading of Discord's Markdown, written for tests: what in a message is alive.

``alive(text)`` lists every construct that a Discord client or server would act on, after escapes were
honored. It is stricter than Discord where the two might differ.
"""

from __future__ import annotations

import re
import unicodedata

# Read first: within its brackets an address is only an address.
_ANGLE_LINK = re.compile(r"<[a-z][a-z0-9+.-]*:/[^ >\n]+>")
_CONSTRUCTS = {
    "user mention": r"<@!?\d+>",
    "role mention": r"<@&\d+>",
    "channel mention": r"<#\d+>",
    "command mention": r"</[^>]*:\d+>",
    "timestamp": r"<t:-?\d+(?::\w)?>",
    "custom emoji": r"<a?:\w+:\d+>",
    "guild link": r"<id:\w+>",
    "mass mention": r"@(?:everyone|here)",
    "emoji code": r":[\w+-]+:",
    "bare link": r"(?<![<\w])[a-zA-Z][a-zA-Z0-9+.-]*://\S",
    "invite": r"discord(?:app)?\.(?:gg|com)/\S",
    "masked link": r"\[[^\]\n]*\]\([^)\n]*\)",
    "code": r"`+[^`]+`+",
    "bold": r"\*\*.+?\*\*",
    "italic": r"(?<!\*)\*[^*\s][^*]*\*(?!\*)|(?<![_\w])_[^_]+_(?![_\w])",
    "underline": r"__.+?__",
    "strike": r"~~.+?~~",
    "spoiler": r"\|\|.+?\|\|",
    "heading": r"(?m)^#{1,3} ",
    "small print": r"(?m)^-# ",
    "quote": r"(?m)^>{1,3} ?",
    "list": r"(?m)^ *(?:[-+*]|\d+[.)]) ",
}


def alive(text: str) -> list[tuple[str, str]]:
    """Kind and text of every live construct of ``text``, in order of kind."""
    seen = _without_escapes(text)
    links = [("angle link", address) for address in _ANGLE_LINK.findall(seen)]
    rest = _ANGLE_LINK.sub(" ", seen)
    return links + [
        (kind, found.group()) for kind, pattern in _CONSTRUCTS.items() for found in re.finditer(pattern, rest)
    ]


def server_mentions(text: str) -> list[str]:
    """What a search of the raw text for mentions finds; escapes do not hide anything from it."""
    return re.findall(r"@(?:everyone|here)|<@[!&]?\d+>", text, re.IGNORECASE)


def tricks(text: str) -> list[str]:
    """Names of the characters of ``text`` that change direction, are drawn as nothing, or cannot be sent."""
    forbidden, blank = ("Cf", "Cc", "Cs", "Co", "Zl", "Zp"), "\u3164\u115f\u1160\uffa0\u2800"
    bad = [c for c in text if c != "\n" and (unicodedata.category(c) in forbidden or c in blank)]
    return [f"U+{ord(c):04X}" for c in bad]


def shown(text: str) -> str:
    """The text as the eye sees it: each escape replaced by the character that it protects."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text)


def _without_escapes(text: str) -> str:
    """``text`` with every escaped character replaced by a letter that no construct contains."""
    return re.sub(r"\\([^0-9A-Za-z\s])", "\u00b7", text)
