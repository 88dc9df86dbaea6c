"""The thing or person before, in the place of a pronoun: "what did Moon say about it"."""

from __future__ import annotations

import re
from collections.abc import Collection

from retrieval.followup.asking import FEW, Asking
from retrieval.followup.parts import THINGS, exchanged, length, spans_of, without_topic
from retrieval.understand import Reading, asking_spans

_IS = re.compile(r"^(?:is|are|was|were)\s+", re.IGNORECASE)


def with_antecedent(full: Reading, base: Reading, asking: Asking) -> tuple[str, str, bool] | None:
    """The question with what its pronoun means in the place of that, those words, and whether that is a thing.

    ``None`` without such a pronoun, and where nothing, or more than one person, can be meant.
    """
    new, own = asking.new, {c.key for c in asking.names}
    person = _person_before(full, own) or _person_before(base, own)
    for row, words in (("it", _thing_before(base, own)), ("he", person)):
        spans = spans_of(row, new.text, asking.language)
        if spans and words:
            return exchanged(new.text, dict.fromkeys(spans[:1], f" {words} ")), words, row == "it"
    return None


def _thing_before(before: Reading, own: Collection[str]) -> str | None:
    """The first thing that the question names; ``None`` where the new one names such a thing itself."""
    if any(key.partition(":")[0] in THINGS for key in own):
        return None
    return next((c.surface for c in before.concepts if c.kind in THINGS), None)


def _person_before(before: Reading, own: Collection[str]) -> str | None:
    """The one other person that the question names, or else the holder of the one office that it asks after."""
    persons = [c.surface for c in before.concepts if c.kind == "person" and c.key not in own]
    if persons:
        return persons[0] if len(persons) == 1 else None
    if sum(c.kind == "office" for c in before.concepts) != 1:
        return None
    asked_for = exchanged(before.text, dict.fromkeys(asking_spans(before.text, before.language), ""))
    asked_for = without_topic(_IS.sub("", asked_for))
    return asked_for if length(asked_for) <= FEW else None
