"""Text as it goes into an embedding model: valid, on one line, and the same for both engines."""

from __future__ import annotations

import unicodedata

# NFKC would turn the full-width tilde of Japanese ranges into an ASCII one; the model's own rules keep it.
_KEPT = "～"


def printable(text: str) -> str:
    """``text`` without lone surrogates and control characters, each run of blanks one blank, ends trimmed."""
    valid = text.encode("utf-8", "replace").decode("utf-8")
    spaced = "".join(" " if unicodedata.category(char) == "Cc" else char for char in valid)
    return " ".join(spaced.split())


def normalized(text: str) -> str:
    """``printable(text)`` in the compatibility form (NFKC) that multilingual-e5 was trained on."""
    return printable(_KEPT.join(unicodedata.normalize("NFKC", part) for part in text.split(_KEPT)))
