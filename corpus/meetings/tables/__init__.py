"""Who sits at the table of a clause, as far as the clause itself names them.

In English the order of words tells who met whom, in Japanese and Korean the particle after each name. What was told
before fills the rest (`corpus/meetings/seating`).
"""

from __future__ import annotations

from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.tables.cjk import ParticleTables
from corpus.meetings.tables.english import EnglishTables
from corpus.meetings.tables.table import Table


def table_named(clause: Clause, book: CueBook) -> Table:
    """The table that the clause names; holders of an office or a rank of no known country fill no seat of it."""
    seated = [party for party in clause.sentence.parties if party.kind not in ("office", "level")]
    if book.language == "en":
        return EnglishTables(clause.shape.text, seated, book).table(clause.cue)
    return ParticleTables(clause.shape, seated, book).table(clause.cue)
