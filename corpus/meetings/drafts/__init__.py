"""What the clauses of a sentence say of meetings: a draft for each, before it is known which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.dates import EventMention
from corpus.meetings.asides import each_apart
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cues import Cue, cues_of
from corpus.meetings.drafts.elided import with_others
from corpus.meetings.drafts.one_meeting import MeetingReader
from corpus.meetings.drafts.since import SinceReader
from corpus.meetings.partners import are_several, pairs_apart
from corpus.meetings.scene import Scene
from corpus.meetings.seating import Seating
from corpus.meetings.seats import FIELD
from corpus.meetings.tables import table_named
from corpus.meetings.tables.table import Table
from corpus.meetings.threads.draft import Draft
from corpus.meetings.when import is_apart, is_front
from corpus.types import Precision

_VERB = re.compile(r"[,;]|\b(?:and|to)\b")  # between the countries of talks and the word for them
_ELIDED = "、"  # stands for the verb: 13日に趙外相、14日に崔首相と会談した


class DraftReader:
    """Reads the sentences of one article, each after those before it."""

    def __init__(self, scene: Scene, seating: Seating, *, is_diary: bool) -> None:
        self._book = scene.book
        self._meetings, self._since = MeetingReader(scene, seating, is_diary=is_diary), SinceReader(scene)

    def drafts(self, sentence: Sentence) -> Iterator[Draft]:
        """What the sentence says, in order: a meeting told of before it in the article may be the one meant."""
        cues = cues_of(sentence.shape, self._book)
        self._meetings.start_sentence()
        for i, cue in enumerate(cues):
            later = [other.start for other in cues[i + 1 :] if not self._goes_on(sentence, cue, other)]
            is_elided = cue.word == _ELIDED  # its verb is that of the next one
            stop = later[0] if later and not is_elided else len(sentence.shape.text)
            stop = self._end_of_relative(sentence.shape.text, cue, stop)
            if self._is_part_of_next(sentence, cue, cues[i + 1 : i + 2]):
                continue
            drafts = self._drafts_of(Clause(sentence, cue, self._start(cues, i), stop))
            verb = cues[i - 1] if i and self._is_part_of_next(sentence, cues[i - 1], cues[i : i + 1]) else cue
            yield from (replace(draft, cue=replace(draft.cue, start=verb.start)) for draft in drafts)

    def _start(self, cues: Sequence[Cue], i: int) -> int:
        """Where the clause of that cue begins: after the one before, but for the means of what was agreed.

        "They agreed by telephone to meet in February".
        """
        means = self._book.named.get("by_phone")
        before = [cue for cue in cues[:i] if means is None or not means.fullmatch(cue.word)]
        return before[-1].end if before else 0

    def _is_part_of_next(self, sentence: Sentence, cue: Cue, following: Sequence[Cue]) -> bool:
        """Whether those who met did so at talks of three, of which the next cue tells: "met at the trilateral"."""
        if "met_at" not in self._book.named or not cue.is_verb or not following:
            return False
        text, start = sentence.shape.text, following[0].start
        gap = self._book["met_at"].match(text, cue.end, start)
        wide = (p for p in sentence.parties if gap and p.start == gap.end() and p.end <= start)
        return any(len(p.countries) > len(FIELD) and not _VERB.search(text[p.end : start]) for p in wide)

    def _goes_on(self, sentence: Sentence, cue: Cue, other: Cue) -> bool:
        """Whether a word only tells what was done on meeting: 会って意見を交わす."""
        between = sentence.shape.text[cue.end : other.start]
        return self._book.has("weak_cue", other.word) and self._book.has("meeting_then", between)

    def _end_of_relative(self, text: str, cue: Cue, stop: int) -> int:
        """Where the clause of a cue ends: a relative one at its comma ("Kishida, who met Yoon, will").

        So does one before what was said at the meeting: "In his meeting with Ban, he called for a summit next month".
        """
        is_open = "relative_open" in self._book.named and self._book.has("relative_open", text[: cue.start])
        is_open = is_open or is_front(text, cue, self._book)
        comma = text.find(",", cue.end, stop) if is_open else -1
        return comma if comma >= 0 else stop

    def _drafts_of(self, clause: Clause) -> Iterator[Draft]:
        """What the clause says: of one meeting, or of one with each of several partners ("separately", それぞれ)."""
        table = table_named(clause, self._book)
        several = (
            table.is_several or self._book.has("each", clause.before(20)) or are_several(table, clause, self._book)
        )
        for each in table.apart() if several else pairs_apart(table):
            draft = self._meetings.draft(clause, each)
            if draft is not None and several and (own := _own_day(clause, each)) is not None:
                draft = replace(draft, when=own)
            for one in each_apart(draft, each) if draft is not None and several else (draft,):
                if one is not None:
                    yield from self._since.drafts(clause, one)
                    yield from self._on_other_days(clause, one)
                    yield from with_others(clause, one, self._book)

    def _on_other_days(self, clause: Clause, draft: Draft) -> Iterator[Draft]:
        """The same meeting once more on each day named beside its own: "twice, on the 11th and the 12th"."""
        dates, text = clause.sentence.dates, clause.shape.text
        if draft.when not in dates:
            return
        if not self._book.has("twice", text):
            yield from self._other_rounds(clause, draft)
            return
        for first, second in pairwise(dates):
            between = text[clause.shape.place_of(first.end) : clause.shape.place_of(second.start)]
            if draft.when in (first, second) and self._book["and_day"].fullmatch(between):
                yield replace(draft, when=first if draft.when is second else second, duration=None)

    def _other_rounds(self, clause: Clause, draft: Draft) -> Iterator[Draft]:
        """Each round of the series before and after this one: "in Seoul in April, the second in Tokyo in May"."""
        dates, text, shape = clause.sentence.dates, clause.shape.text, clause.shape
        if draft.told is None or draft.told.status != "held" or clause.cue.is_verb or draft.when is None:
            return
        at = list(dates).index(draft.when)
        for step, rest in ((1, range(at, len(dates) - 1)), (-1, range(at - 1, -1, -1))):
            for i in rest:
                first, second = dates[i], dates[i + 1]
                between = text[shape.place_of(first.end) : shape.place_of(second.start)]
                is_next = self._book["other_round"].fullmatch(between) and is_apart(first.event, second.event)
                is_day = second.event.precision is Precision.DAY
                is_later = first.event.earliest_on < second.event.earliest_on  # not 長官は15日、14日の会談
                days = (second.event.earliest_on - first.event.latest_on).days
                if not (is_next and is_later) or (is_day and days == 1):
                    break  # 21日と22日: of one meeting on two days
                yield replace(draft, when=second if step > 0 else first, place=None, duration=None)


def _own_day(clause: Clause, table: Table) -> EventMention | None:
    """The day right before the one met apart from others: 9.23. 왕이 부장, 9.24. 라브로프 장관과 각각 회담."""
    shape = clause.shape
    if not table.parties:
        return None
    at = table.parties[-1].start
    beside = (
        d for d in clause.sentence.dates if (end := shape.place_of(d.end)) <= at and not shape.text[end:at].strip()
    )
    return next(beside, None)
