"""Text as it goes into an embedding model: valid, on one line, and the same for both engines."""

from __future__ import annotations

import re
import unicodedata

# NFKC would turn the full-width tilde of Japanese ranges into an ASCII one; the model's own rules keep it.
_KEPT = "～"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # all characters of the category Cc


def printable(text: str) -> str:
    """``text`` without lone surrogates and control characters, each run of blanks one blank, ends trimmed."""
    valid = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(_CONTROL.sub(" ", valid).split())


def normalized(text: str) -> str:
    """``printable(text)`` in the compatibility form (NFKC) that multilingual-e5 was trained on."""
    return printable(_KEPT.join(unicodedata.normalize("NFKC", part) for part in text.split(_KEPT)))
