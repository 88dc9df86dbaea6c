"""Foreign text made harmless: what an article, a question or an outlet's name may do in Discord is nothing.

Discord reads messages as Markdown with mentions, emoji, timestamps and links in it. Whatever comes
from outside goes through ``inert`` before it is put into a message.
"""

from __future__ import annotations

import re

from retrieval.plain import plain

# Escaped wherever it stands: \\ * _ ` < > @. Elsewhere only what can mean something, so that ordinary
# sentences stay letter by letter what they are: a doubled ~ or |, a bracket that may open a masked
# link, or close one that another text before this one opens, the colon of an address or an emoji code,
# the slash of an invitation, and marks at a line's start.
_ALIVE = re.compile(
    r"""[\\*_`<>@]
    | ~(?=~) | (?<=~)~ | \|(?=\|) | (?<=\|)\|
    | \[(?=[\s\S]*\]\() | \](?=\()
    | :(?=//|[\w+~-]+:)
    | (?<=discord\.gg)/ | (?<=discord\.com)/ | (?<=discordapp\.com)/
    | ^[-+\#]""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_ORDERED = re.compile(r"^(\d+)([.)])(?=\s)", re.MULTILINE)
_MASS_MENTION = re.compile(r"@(?=everyone|here)", re.IGNORECASE)


def inert(text: str) -> str:
    """``text`` as Discord Markdown that shows it letter by letter and does nothing else.

    No mention, formatting, link, emoji code, heading, list or quotation can come out of it.
    """
    # A backslash hides a mention from the eye but not from the server's search for "@everyone".
    safe = _MASS_MENTION.sub("\uff20", plain(text))
    safe = _ALIVE.sub(lambda found: "\\" + found.group(), safe)
    return _ORDERED.sub(r"\1\\\2", safe)
