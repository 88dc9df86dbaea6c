"""Whether a clause points back to a meeting told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Party, Seat
from corpus.meetings.tables.table import Table

_DATELINE = re.compile(r"(?:[【\[(（〔][^】\])）〕]*[】\])）〕])?\s*")  # 【ソウル10日聯合ニュース】


def subject_of(sentence: Sentence, book: CueBook) -> Seat | None:
    """The one person whom the sentence is about, so that "he" or a subject left out means that one after it.

    In English the first one named, unless a preposition stands before; in Japanese and Korean the one marked as topic.
    """
    text = sentence.shape.text
    for party in sentence.parties:
        if book.has("pronoun_subject", text[: party.start]):
            return None
        if party.kind != "persons" or len(party.seats) != 1:
            continue
        is_subject = book["topic_after"].match(text, party.end) is not None
        if is_subject and book.language == "ja" and _is_joined(party, sentence, book):
            return None  # 安倍首相と文大統領は: it is about both
        if is_subject and not book.has("not_subject_before", text[: party.start]):
            return party.seats[0]
    first = sentence.parties[0] if sentence.parties and not sentence.index and "head_subject" in book.named else None
    if (
        first is None
        or not _DATELINE.fullmatch(text, 0, first.start)
        or first.kind != "persons"
        or len(first.seats) != 1
    ):
        return None
    return first.seats[0] if book["head_subject"].match(text, first.end) else None


def _is_joined(party: Party, sentence: Sentence, book: CueBook) -> bool:
    """Whether somebody named right before stands beside it in the same phrase: 安倍首相と文大統領."""
    before = [other for other in sentence.parties if other.end <= party.start]
    return bool(before) and book["joint"].fullmatch(sentence.shape.text, before[-1].end, party.start) is not None


def refers(clause: Clause, table: Table, seats: Sequence[Seat], book: CueBook) -> bool:
    """Whether the noun points back: 'the talks', "Thursday's meeting", 会談では; or a verb leaves out who met."""
    if seats or is_of_others(clause, book):
        return False
    if clause.cue.is_verb:
        return table.is_bare
    return book["definite"].search(clause.before(60) + clause.shape.text[clause.cue.start : clause.cue.end]) is not None


def is_of_others(clause: Clause, book: CueBook) -> bool:
    """Whether the clause names somebody unknown as the one met or as who met: 相手と会う, 트뤼도 총리와 만나."""
    before = clause.shape.text[: clause.cue.start]
    unknown = [p for p in clause.sentence.parties if p.kind == "office" and p.end <= clause.cue.start]
    met = unknown and book.has("with_particle_start", before[unknown[-1].end :])
    if unknown and clause.cue.is_verb and "office_met" in book.named:
        met = met or book["office_met"].match(before, unknown[-1].end) is not None
    return bool(met) or book.has("someone_else", before[-80:])


def may_start(clause: Clause, table: Table, book: CueBook) -> bool:
    """Whether a noun that points back may tell of a meeting not told of yet: "their meeting in Lima"."""
    pairs = {seat.country for seat in clause.sentence.people}
    theirs = book.has("theirs", clause.before(40))
    return table.is_bare or theirs or len(pairs) == 2
