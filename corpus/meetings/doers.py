"""Who does what a verb tells, where the sentence names him, calls him "he" or begins with him."""

from __future__ import annotations

from corpus.meetings.clause import Sentence
from corpus.meetings.scene import Scene
from corpus.meetings.seats import FIELD, Seat

_PEOPLE = ("persons",)


def doer_of(scene: Scene, sentence: Sentence, at: int, focus: Seat | None) -> tuple[Seat, ...]:
    """Who does what the verb at that place of the shape tells; ``focus``: whom "he" means, where that is known.

    The one named right before it, the two of "the two", the sentence's subject, or "he"; empty where nobody can tell.
    """
    text, book = sentence.shape.text, scene.book
    before = [p for p in sentence.parties if p.end <= at]
    if before and before[-1].kind == "group" and book["pair_gap"].fullmatch(text[before[-1].end : at]):
        group = before[-1]
        return scene.threads.antecedents.pair(sentence.index, size=group.size or len(FIELD), office=group.office)
    if before and before[-1].kind in _PEOPLE and book["pair_gap"].fullmatch(text[before[-1].end : at]):
        owned = book.has("pair_owned", text[: before[-1].start])
        return () if owned else before[-1].seats
    if focus is not None and book["pair_he"].fullmatch(text[:at]):
        return (focus,)
    if "visit_he" in book.named and book.has("visit_he", text[:at]):
        named = [p for p in before if p.kind in _PEOPLE and not book.has("not_subject_before", text[: p.start])]
        return named[0].seats if len(named) == 1 else ()
    goes_on = book["pair_and"].search(text[:at]) is not None
    leads = before and before[0].kind in _PEOPLE and book["pair_head"].fullmatch(text[: before[0].start])
    if leads and (goes_on or book["pair_came"].search(text, before[0].end, at)):
        return before[0].seats
    return (focus,) if focus is not None and goes_on and book["pair_he_head"].match(text) else ()
