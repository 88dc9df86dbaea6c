"""What was spoken of at a meeting that people, a place or a day tell: how each government's account of it begins."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.gazetteer import Gazetteer
from retrieval.capitals import CAPITALS
from retrieval.computed.accounts import VOICES, AccountAsk, subject_of
from retrieval.computed.ask_cues import cues
from retrieval.computed.asked_scope import scope_of
from retrieval.computed.asking import names_matter
from retrieval.computed.focus import is_more
from retrieval.understand import Reading

_THE_TWO = frozenset({"country:japan", "country:south-korea"})
_CAPITALS = frozenset(each.partition(":")[2] for each in CAPITALS.values())
# What both agreed on stands in the report, not in either account.
_OF_BOTH = frozenset({"lex:agree", "lex:agreement", "lex:decide"})


def content_ask(reading: Reading, gazetteer: Gazetteer, *, is_open: bool = False) -> AccountAsk | None:
    """Both accounts of the meeting, where no more is asked than what was discussed; else ``None``.

    What was said there of one thing that is named is told by the excerpts, and so is what was agreed on, unless they do
    not (``is_open``).
    """
    keys = {c.key for c in reading.concepts}
    is_on_another = any(key.startswith("country:") for key in keys - _THE_TWO)
    if reading.intent not in ("what", "overview") or is_on_another or (not is_open and keys & _OF_BOTH):
        return None
    asking = [m.span() for m in cues().content[reading.language].finditer(reading.text)]
    if (
        not asking
        or names_matter(reading)
        or subject_of(reading, asking) - _OF_BOTH
        or _has_other_words(reading, asking)
    ):
        return None
    scope = scope_of(reading, gazetteer)
    is_of_two = len(scope.persons) > 1 or (len(scope.sides) > 1 and bool(scope.kinds))
    is_of_two |= not scope.persons and bool(scope.place_ids - _CAPITALS)  # "what was agreed at Camp David"
    tells_which = bool(scope.days or scope.place_ids or scope.occasions)
    return AccountAsk(tuple(VOICES), scope, frozenset()) if is_of_two and tells_which else None


def _has_other_words(reading: Reading, asking: Sequence[tuple[int, int]]) -> bool:
    """Whether a word that nobody knows stands beside those that ask: it may be what is asked about."""
    return any(
        is_more(c) for c in reading.concepts if c.kind == "word" and not any(a <= c.start < b for a, b in asking)
    )
