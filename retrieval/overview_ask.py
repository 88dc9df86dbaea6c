"""Whether a question names a thing and asks only what it is: "GSOMIA?", 「河野談話とは」, "KEDO가 뭐야"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.understand import Concept, Reading

_MOST_CONCEPTS = 4
_ASKS_WHAT = re.compile(
    r"^\W*what(.?s| is| was| are| were)\b.{2,48}$|\b(explained|what is it|what.?s (it|that))\b"
    r"|^\W*(tell me about|explain)\b"
    r"|とは[?？]?$|(って|は)(何|なに|なん)(ですか|でしょうか|なの|だっけ)?[?？]?$|って(どういう|どんな)(話|もの|意味)"
    r"|(이|가|은|는|란)?\s*(뭐야|뭐예요|뭔가요|뭐임|뭐지|무엇인가요|무엇입니까)\s*[?？]?$|(이)?란\s*[?？]?$",
    re.IGNORECASE,
)


def is_overview(reading: Reading) -> bool:
    """Whether the question names a thing and asks no more of it than what it is."""
    if reading.intent not in ("what", "overview") or reading.dates:
        return False
    about = subjects(reading)
    if not 1 <= len(about) <= _MOST_CONCEPTS or any(c.kind == "person" for c in about):
        return False
    return bool(_ASKS_WHAT.search(reading.text)) or _is_bare(reading, about)


def _is_bare(reading: Reading, about: Sequence[Concept]) -> bool:
    """Whether there is hardly anything but the names of ``about``."""
    inside = {at for c in about for at in range(c.start, c.start + len(c.surface))}
    letters = [at for at, letter in enumerate(reading.text) if letter.isalnum()]
    return bool(letters) and sum(at in inside for at in letters) >= _BARE * len(letters)


_BARE = 0.6
_NAMES = ("agreement", "event", "topic", "organization", "word", "place", "person")
_ASKING = frozenset(
    {"lex:explain", "lex:describe", "lex:tell-me", "lex:mean", "lex:thing", "lex:overview", "lex:outline"}
)


def subjects(reading: Reading) -> list[Concept]:
    """The concepts that say which thing is meant, without names that are part of a longer one.

    Of words of the lexicon those too, where the question is nothing but a name: "white list removal".
    """
    found = [c for c in reading.concepts if c.key not in _ASKING]
    found = [c for c in found if not any(_is_inside(c, other) for other in found)]
    names = [c for c in found if c.kind in _NAMES]
    return found if not names or reading.intent == "overview" else names


def _is_inside(concept: Concept, other: Concept) -> bool:
    """Whether it is a name within a longer one: the foundation's "reconciliation"."""
    end, other_end = concept.start + len(concept.surface), other.start + len(other.surface)
    return other.start <= concept.start and end <= other_end and len(concept.surface) < len(other.surface)
