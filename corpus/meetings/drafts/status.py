"""Whether the meeting of a clause came about: by its verb, its day, or what the sentences beside it say of it."""

from __future__ import annotations

from dataclasses import replace

from corpus.dates import EventMention
from corpus.meetings.acts import is_said_at, is_unsure_off
from corpus.meetings.clause import Clause
from corpus.meetings.scene import Scene
from corpus.meetings.status import Told, status_of
from corpus.meetings.turns import is_scheduled, turned

_BESIDE = 80  # characters before and after a sentence in which a meeting that was to be is called off
_BEFORE_LAPSED = 170  # and one in which what "had been due" is
_VERB = 60  # characters of the shape in which "and pay" stands before a further meeting of a plan
_RESULT = 4  # characters of the shape after a meeting in which its outcome is named: 정상회담 결과를 설명


class StatusReader:
    """Reads the status of one article's meetings, clause by clause."""

    def __init__(self, scene: Scene, *, is_diary: bool) -> None:
        self._scene, self._book, self._is_diary = scene, scene.book, is_diary
        self._ahead: tuple[int, Told, EventMention | None] | None = None  # the plan that the sentence tells of last

    def start_sentence(self) -> None:
        """Forgets the plans of the sentence before."""
        self._ahead = None

    def told(self, clause: Clause, when: EventMention | None, *, refers: bool) -> Told | None:
        """The status, by the verb, or by the day where the verb does not tell past from future."""
        told, book = self._by_words(clause, when, refers=refers), self._book
        if told is None and "in_view" in book.named and book["in_view"].match(clause.shape.text, clause.cue.end):
            return None  # 首脳会談の定例化で合意した: whatever the day, it tells of none
        told = self._by_day(told, clause, when, refers=refers)
        if told is not None:
            told = self._turned(told, clause, when)
        return self._inherited(clause, told, when)

    def _by_words(self, clause: Clause, when: EventMention | None, *, refers: bool) -> Told | None:
        book = self._book
        told = status_of(clause.shape, clause.cue, book, start=clause.start, stop=clause.stop, refers=refers)
        if told is not None and when is not None and is_said_at(told, when, self._scene.on, clause, book):
            told = Told("held", clause.cue.start, clause.cue.end, firm=False)
        if told is not None and is_unsure_off(told, clause, book):
            told = replace(told, status="planned", firm=False)
        return told

    def _by_day(self, told: Told | None, clause: Clause, when: EventMention | None, *, refers: bool) -> Told | None:
        """What the day tells, where the words leave it open or tell as held what is still to come."""
        dating, text = self._scene.dating, clause.shape.text
        is_open = not refers and not self._book.has("ends_past", text)
        is_ahead = told is not None and told.status == "held" and dating.is_ahead(when, any_length=is_open)
        still_today = told is not None and told.status == "planned" and dating.is_that_day(when)
        if still_today or not (told is None or told.is_present or is_ahead):
            return told
        return dating.told_by_day(clause.cue, when, text[: clause.cue.start]) or told

    def _turned(self, told: Told, clause: Clause, when: EventMention | None) -> Told:
        """The status after what else the text says: a list of plans, a denial, a trip that is off, who asks for it."""
        scene = self._scene
        if not self._is_diary and is_scheduled(scene.article, told, when, scene.on, scene.book):
            told = replace(told, status="planned")
        told = turned(told, clause, when, scene.on, scene.book)
        if told.status == "planned" and self._is_off(clause, told):
            told = replace(told, status="not-held")
        if told.status == "planned" and scene.book.has("asked_by", clause.shape.text):
            told = replace(told, status="proposed")
        return told

    def _is_off(self, clause: Clause, told: Told) -> bool:
        """Whether what was planned is called off or denied beside the clause."""
        is_off = self._is_denied_next(clause) or self._was_called_off(clause)
        return is_off or self._is_of_trip_off(clause) or self._is_off_beside(clause, told)

    def _is_of_trip_off(self, clause: Clause) -> bool:
        """Whether the visit during which they were to meet is off."""
        text = clause.shape.text
        return self._book.has("trip_off", text[: clause.cue.start]) or self._book.has("trip_off_after", text)

    def _is_denied_next(self, clause: Clause) -> bool:
        """Whether the sentence asks about a report of a meeting to come, and the next one calls that untrue."""
        if not self._book.has("reported", clause.shape.text[clause.cue.end :]):
            return False
        return self._book["denial"].match(self._scene.article.text, clause.sentence.end) is not None

    def _was_called_off(self, clause: Clause) -> bool:
        """Whether a Korean sentence ends on what was to be, and the one beside it on its being off: … 예정이었다."""
        if not self._book.has("was_to_be", clause.shape.text[clause.cue.end :]):
            return False
        start, end = clause.sentence.start, clause.sentence.end
        text = self._scene.article.text
        beside = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        return any(self._book.has("called_off", words) for words in beside)

    def _is_off_beside(self, clause: Clause, told: Told) -> bool:
        """Whether the sentence before or after calls off what "had been due", in English."""
        if not told.has_lapsed or "off_beside" not in self._book.named:
            return False
        start, end = clause.sentence.start, clause.sentence.end
        text = self._scene.article.text
        beside = text[max(0, start - _BEFORE_LAPSED) : start], text[end : end + _BEFORE_LAPSED]
        return any(self._book.has("off_beside", words) for words in beside)

    def _inherited(self, clause: Clause, told: Told | None, when: EventMention | None) -> Told | None:
        """The status; what only stands beside a plan is planned too: "will meet on the sidelines of a summit with"."""
        ahead = self._ahead
        if told is not None and told.firm:
            self._ahead = (clause.cue.end, told, when) if told.status in ("planned", "proposed") else None
        elif ahead is not None and (told is None or told.status == "held") and when in (None, ahead[2]):
            between = clause.shape.text[ahead[0] : clause.cue.start]
            verb = between + clause.cue.word
            if told is None and "and_base" in self._book.named and self._book.has("and_base", verb[-_VERB:]):
                return ahead[1]  # "will sit down with A, and pay a courtesy call on B"
            after = clause.shape.text[clause.cue.end : clause.cue.end + _RESULT]
            beside = self._book.has("beside_plan", between) or told is not None
            ends = self._book.has("plan_ends", between) or self._book.has("over", after)
            return replace(ahead[1], firm=False) if beside and not ends else told
        return told
