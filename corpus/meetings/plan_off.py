"""Plans given up in the sentence after them, where no word for a meeting stands: "However, the plan was scrapped"."""

from __future__ import annotations

from dataclasses import replace

from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.status import Told
from corpus.meetings.threads import Threads

_AHEAD = ("planned", "proposed")


def give_up(sentence: Sentence, threads: Threads, book: CueBook) -> None:
    """Has the one plan or proposal of the sentence before not held, where this one says that it came to nothing."""
    match = book["plan_off"].match(sentence.shape.text) if "plan_off" in book.named else None
    if match is None:
        return
    before = [t for t in threads.threads if t.last == sentence.index - 1 and t.status and t.status.status in _AHEAD]
    if len(before) == 1:
        thread = before[0]
        told = Told("not-held", *match.span("v"))
        span = sentence.shape.span(*match.span("v"))
        here = replace(thread.drafts[-1], index=sentence.index, start=sentence.start, end=sentence.end)
        thread.add(replace(here, refers=True, told=told, status_span=span, when=None))
