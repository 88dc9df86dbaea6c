"""The day of a clause's meeting, and not that of what is said, decided or set out for beside it."""

from __future__ import annotations

from corpus.dates import EventMention
from corpus.meetings.acts import is_of_act, is_of_departure, moved_ahead, without
from corpus.meetings.asides import is_since_then
from corpus.meetings.clause import Clause
from corpus.meetings.drafts.days_apart import day_by_another, in_sequence
from corpus.meetings.scene import Scene
from corpus.meetings.status import Told
from corpus.meetings.when import DateReader


class DayReader:
    """Reads the day of one article's meetings: first by the clause alone, then beside the status that it tells."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._book = scene, scene.book

    def day(self, clause: Clause) -> EventMention | None:
        """The day that the clause names, but for that on which somebody set out."""
        is_brief = self._scene.article.brief_id is not None
        when = day_by_another(clause, self._book, only_back=is_brief) or self._scene.dating.when(clause)
        when = in_sequence(when, clause, self._book) if when is not None else None
        if when is not None and is_of_departure(when, self._scene.on, clause, self._book):
            return self._scene.dating.when(without(clause, when))
        return when

    def beside_status(self, when: EventMention | None, told: Told | None, clause: Clause) -> EventMention | None:
        """The day, but for that on which it was called off or asked for; of a plan, the month to come."""
        scene = self._scene
        after = self._after_verb(told, clause)
        if after is not None and not (when is not None and when.start <= after.start and after.end <= when.end):
            when = after
        if when is not None and is_of_act(when, told, clause, scene.book):
            when = scene.dating.when(without(clause, when))
        if when is None:
            return None
        return moved_ahead(when, told, scene.on, scene.article.text[when.start : when.end], scene.book)

    def _after_verb(self, told: Told | None, clause: Clause) -> EventMention | None:
        """The day right after a verb that follows its noun, in English: "the summit that A and B held last week"."""
        book, text = self._book, clause.shape.text
        if "day_of_verb" not in book.named or told is None or clause.cue.is_verb or told.start < clause.cue.end:
            return None
        for mention in clause.sentence.dates:
            start, end = clause.shape.place_of(mention.start), clause.shape.place_of(mention.end)
            if start < told.end or end > clause.stop or mention.is_name:
                continue
            return mention if book["day_of_verb"].fullmatch(text, told.end, start) else None
        return None

    def of_unheld(self, when: EventMention | None, told: Told | None, clause: Clause) -> EventMention | None:
        """The day of a meeting not held so far: the stretch since the last one, none where it is that of the news."""
        if told is None or told.status == "held":
            return when
        scene, is_off = self._scene, told.status == "not-held"
        if when is not None and is_off and is_since_then(clause, when, scene.book):
            when = scene.dating.stretch(when)
        if when is None and is_off:
            when = DateReader(clause.shape, clause.sentence.dates, scene.book).conceded(clause.cue, clause.stop)
        if when is not None and self._is_of_news(clause, when):
            when = None
        return None if when is not None and is_off and self._is_of_decision(clause, when) else when

    def _is_of_decision(self, clause: Clause, when: EventMention) -> bool:
        """Whether it was called off or denied that day: 大統領は12日、首脳会談の見送りを発表した."""
        shape, cue = clause.shape, clause.cue
        at = shape.place_of(when.end)
        after = shape.text[cue.end :]
        is_decided = self._book.has("off_decided", after) or self._book.has("denied", after)
        if not is_decided or at > cue.start:
            return False
        return "、" in shape.text[at : cue.start]

    def _is_of_news(self, clause: Clause, when: EventMention) -> bool:
        """Whether the day is that of a chronology's entry, on which something was put off or announced."""
        if "news_of" not in self._book.named or when is not self._scene.dating.heading(clause.sentence):
            return False
        return self._book.has("news_of", clause.shape.text[: clause.cue.start])
