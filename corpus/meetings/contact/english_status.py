"""What the words around a contact tell of its coming about: auxiliaries before a verb, what befell a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.meetings.contact.english_words import ContactWords
from corpus.meetings.types import MeetingStatus


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status; ``by_day``: the words fit a past day as well as one to come, so that the day decides."""

    status: MeetingStatus
    by_day: bool = False


def of_verb(text: str, start: int, verb: str, words: ContactWords) -> Outcome | None:
    """The status of what the verb at that place of the frame tells; ``None`` where nobody can tell, as after "if"."""
    before = text[:start]
    chain = words["auxiliaries"].search(before)
    auxiliaries = chain[0].lower() if chain else ""
    auxiliaries = words["hearsay"].sub("had ", auxiliaries)
    auxiliaries = words["hearsay_to"].sub("will ", auxiliaries)
    rest = before[: chain.start()] if chain else before
    if words.has("unreal", rest):
        return None
    if words.has("denied", before):
        return Outcome("not-held")
    for name, status in (("aux_open", None), ("aux_not", "not-held"), ("aux_proposed", "proposed")):
        if words.has(name, auxiliaries):
            return Outcome(status) if status else None  # type: ignore[arg-type]
    if words.has("aux_planned", auxiliaries):
        return Outcome("planned")
    if words.has("aux_to", auxiliaries):
        return _of_purpose(rest, words)
    if "having" in auxiliaries:
        return _of_gerund(rest, auxiliaries, words)
    if words.has("subjunctive", rest):
        return Outcome("proposed")
    if verb.endswith("ing") and not words.has("aux_past", auxiliaries):
        return _of_gerund(rest, auxiliaries, words)
    if words.has("aux_would", auxiliaries):
        return Outcome("planned") if words.has("reported", rest) else None
    is_present = verb in words.present_forms
    if is_present and not auxiliaries and not verb.endswith("s") and words.has("goes_on_ahead", rest):
        return Outcome("planned")
    return Outcome("held", by_day=is_present and not words.has("aux_past", auxiliaries))


def _of_purpose(rest: str, words: ContactWords) -> Outcome | None:
    """What an infinitive tells: "will fly to Seoul to see", "came to see", "asked to see"."""
    if words.has("governs_not", rest):
        return Outcome("not-held")
    if words.has("governs_proposed", rest):
        return Outcome("proposed")
    if words.has("governs_planned", rest) or words.has("headline_to", rest):
        return Outcome("planned")
    return Outcome("held", by_day=True) if words.has("governs_held", rest) else None


def _of_gerund(rest: str, auxiliaries: str, words: ContactWords) -> Outcome | None:
    """What "seeing" tells: "instead of seeing", "is considering seeing", "after seeing", "is seeing"."""
    if words.has("governs_not", rest):
        return Outcome("not-held")
    if words.has("governs_proposed", rest):
        return Outcome("proposed")
    if words.has("governs_planned", rest) or words.has("aux_is", auxiliaries):
        return Outcome("planned", by_day=True)
    return Outcome("held")


def of_noun(text: str, start: int, end: int, words: ContactWords) -> Outcome | None:
    """The status of a contact that a noun between these places of the frame names; ``None`` where it is only wished."""
    before, after = _clause_before(text, start), text[end:]
    if words.has("unreal", before):
        return None
    if words["noun_off_after"].match(after) or words.has("noun_off_before", before) or words.has("denied", before):
        return Outcome("not-held")
    if words.has("said_at", before):
        return Outcome("held", by_day=True)
    if words["noun_proposed_after"].match(after) or words.has("noun_proposed_before", before):
        return Outcome("proposed")
    if words["noun_planned_after"].match(after) or words.has("noun_planned_before", before):
        return Outcome("planned", by_day=words.has("ahead_of", before))
    return Outcome("held", by_day=True)


_STOP = re.compile(r"[;.—]\s")


def _clause_before(text: str, start: int) -> str:
    stops = [match.end() for match in _STOP.finditer(text, 0, start)]
    return text[stops[-1] if stops else 0 : start]
