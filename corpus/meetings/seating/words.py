"""What the words around a meeting say of its table: two sides or three, and of what office."""

from __future__ import annotations

from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook

_OF_THREE = 24  # characters of the shape after a summit in which "of the three countries" stands
_WITH_OFFICE = ("group", "offices", "office", "level")
_NAMED_OFFICE = ("offices", "level")


def size_of(clause: Clause, book: CueBook) -> int:
    """2 or 3 where the clause says "bilateral" or "three-way", else 0."""
    before = clause.before(30)
    if book.language == "ko":  # a clause before it speaks of others: 셋이 만났고, 11월에는 둘이
        before = book["clause_cut"].split(before)[-1]
    near = before + clause.shape.text[clause.cue.start : clause.cue.end]
    end = clause.cue.end
    of_three = book.has("of_three", clause.shape.text[end : end + _OF_THREE])
    if of_three or book.has("three", near):
        return 3
    own = "of_own" in book.named and book.has("of_own", clause.shape.text[end : end + _OF_THREE])
    return 2 if own or book.has("two", near) else 0


def office_of(clause: Clause, book: CueBook) -> str | None:
    """The office of a noun cue: the foreign ministers' meeting, a summit."""
    shape, cue, parties = clause.shape, clause.cue, clause.sentence.parties
    if book.has("leaders_cue", shape.text[max(0, cue.start - 2) : cue.end].lower()):
        return _office_right_before(clause) or "leader"
    if "working_cue" in book.named and book.has("working_cue", clause.before(20)):
        return "working"
    after = book["of_office"].match(shape.text, cue.end) if "of_office" in book.named else None
    if after is not None:
        return shape.names[after.end() - 1][0].entity_id
    beside = [p for p in parties if p.end <= cue.start and p.kind in _WITH_OFFICE and p.office]
    if beside and book["modifier_gap"].fullmatch(shape.text[beside[-1].end : cue.start]):
        return beside[-1].office
    return None


def _office_right_before(clause: Clause) -> str | None:
    """The office of whom an English text calls to a summit although they lead nothing: "defense ministerial summit"."""
    start, text = clause.cue.start, clause.shape.text
    near = (
        p for p in clause.sentence.parties if p.kind in _NAMED_OFFICE and p.office and not text[p.end : start].strip()
    )
    return next((p.office for p in near if p.end < start), None)
