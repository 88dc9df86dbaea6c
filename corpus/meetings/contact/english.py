"""Meetings told by a word of contact alone: whom one received, sat opposite, told in person, had an hour with.

They are read last and from the grammar of the sentence, so that no list of phrases need hold each of them: any two
parties of different governments in the frame of a verb, a noun or a length of time that means being together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from corpus.dates import EventMention
from corpus.dates.context import in_quotation
from corpus.meetings.clause import Sentence
from corpus.meetings.contact.english_cast import Cast
from corpus.meetings.contact.english_deeds import ContactDeeds
from corpus.meetings.contact.english_frame import Frame
from corpus.meetings.contact.english_nouns import ContactNouns, Found
from corpus.meetings.contact.english_officials import Officials
from corpus.meetings.contact.english_status import Outcome, of_verb
from corpus.meetings.contact.english_words import DAY, ContactWords, tail_of
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.passing import may_be
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import Seat, is_table, joined_table
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread
from corpus.meetings.threes import may_sit_together
from corpus.meetings.types import MeetingStatus
from corpus.types import Precision

_SPOKEN = ("if_placed", "if_together")
_TOGETHER = ("together_words", "reply")
_ON_A_DAY = "together_on_a_day"
_LOOSE = ("leader", "minister", None)  # "Japanese and Korean leaders": of no one day
_WORD = re.compile(r"[A-Za-z]+")
_AT_ONCE = re.compile(
    r"\b(hosts?|hosted|hosting|gather(?:s|ed)|three-way|trilateral|four-way|jointly|together|all three|both at once|"
    r"at one table)\b",
    re.IGNORECASE,
)
_OF_ONE = ("president", "pm", "leader", "fm", "dm", "vm", "nsa")  # offices that one person of a country holds
_SINGULAR = re.compile(r"[^s]s$")
_TALKED = re.compile(r"discuss|agree|review|explor|consider|talk")  # words for what may be said from afar
_SUMMIT = re.compile(r"\bsummits?\b", re.IGNORECASE)
_CALL = re.compile(r"(?<!courtesy )\bcalls?\b(?! on\b| in\b)", re.IGNORECASE)
_OF_TIES = re.compile(
    r"\b(?:relations?|relationship|ties|alliance|links|wars?|deals?|treaty|wanting|hopes?) (?:with|to)\W*$"
)
_LINKED = re.compile(r"\bwith (?:(?:the|his|her|their|of|and|[A-Z][\w.’'-]*) )*$")
_LARGEST = 4  # countries at a table that one sentence seats
_TITLE = 40  # characters before a name in which "former" stands
_HEAD = 80  # characters of an article in which it calls itself a schedule
_WEEK = timedelta(days=7)
_MEANS = 90  # characters of the frame around a word of contact in which "by telephone" stands


@dataclass(frozen=True, slots=True)
class Contacts:
    """Reads the contacts that one sentence tells of."""

    scene: Scene
    sentence: Sentence
    frame: Frame
    cast: Cast
    words: ContactWords

    def told(self) -> Iterator[Draft]:
        """Each contact of two or more governments as a draft."""
        for found in chain.from_iterable(map(self._apart, self._found())):
            draft = self._draft(found)
            if draft is None:
                continue
            told = [thread for thread in self._threads if self._is_told(thread, draft, found)]
            if not told:
                yield draft
            elif len(told) == 1 and countries(told[0].seats) == countries(draft.seats):
                told[0].lend_day(draft)

    @property
    def _threads(self) -> Sequence[Thread]:
        return self.scene.threads.threads

    def _is_told(self, thread: Thread, draft: Draft, found: Found) -> bool:
        """Whether the meeting may be the one that the draft tells of, or was read from the very words."""
        return self._was_read(thread, found) or may_be(thread, draft, self.scene.days_of(thread))

    def _was_read(self, thread: Thread, found: Found) -> bool:
        """Whether these very words were read; of those met apart, as a meeting with the same one."""
        if found.is_apart and not countries(thread.seats) >= countries(found.seats):
            return False
        return thread.was_read(self.sentence.index, self.frame.at[found.start], self.frame.at[found.end])

    def _apart(self, found: Found) -> Iterator[Found]:
        """One who met the leaders of several countries met each, if nobody is named and nothing says that all sat down.

        "He also saw the prime ministers of Australia and Vietnam".
        """
        first, *others = found.seats
        if any(other.start == first.start for other in others):
            yield found  # several are the subject: "the foreign ministers of all three met"
            return
        of_others = {seat.country for seat in others} - {first.country}
        each = self.scene.book["severally_after"].match(self.frame.text, found.end) is not None
        is_several = len(of_others) > 1 and (each or not any(seat.is_named for seat in others))
        if not is_several or self.words.has("together_words", self.frame.text) or _AT_ONCE.search(self.frame.text):
            yield found
            return
        for other in others:
            if other.country != first.country:
                yield replace(found, seats=(first, other), is_apart=True)

    def _found(self) -> Iterator[Found]:
        if self.words.has("fiction", self.frame.text):
            return
        for verb in _WORD.finditer(self.frame.text):
            form = verb[0].lower()
            if form in self.words.with_object:
                yield from self._by_verb(verb, form)
            if form in self.words.alone:
                yield from self._together(verb, form)
        yield from ContactDeeds(self.frame, self.cast, self.words).found()
        yield from ContactNouns(self.frame, self.cast, self.words, self._is_schedule()).found()

    def _by_verb(self, verb: re.Match[str], form: str) -> Iterator[Found]:
        """Somebody who receives, sits opposite or tells somebody, or is received: "had Takizaki opposite him"."""
        for level, pattern in self.words.with_object[form]:
            match = tail_of(pattern).match(self.frame.text, verb.end())
            if match is None or not self._may_count(level, match.end()):
                continue
            if _OF_TIES.search(self.frame.text[verb.end() : match.end()]):
                continue  # "has spoken of better relations with Putin"
            party = "o" if match.groupdict().get("o") else "by"
            subject = self.cast.subject(verb.start()) or self._after(verb.start(), match.end())
            partner = self.cast.seats(*match.span(party), subject) if subject else ()
            for found in self._of(verb, match.end(), subject, partner):
                if level not in _SPOKEN or found.outcome.status == "held":
                    yield replace(
                        found, is_spoken=level in _SPOKEN
                    )  # who did not promise it may have met him all the same

    def _after(self, start: int, end: int) -> tuple[Seat, ...]:
        """The subject of a participle at the head of a clause: "Meeting B in Tokyo, A said"."""
        text = self.frame.text
        if not self.words.has("fronted_head", text[:start]):
            return ()
        follows = self.words["fronted_subject"].match(text, end)
        return self.cast.seats(*follows.span("s")) if follows is not None else ()

    def _is_schedule(self) -> bool:
        """Whether the article is a schedule, which tells what is still to come."""
        return self.words.has("schedule", self.scene.article.text[:_HEAD])

    def _together(self, verb: re.Match[str], form: str) -> Iterator[Found]:
        """Two or more who talk, dine or sit side by side."""
        for level, pattern in self.words.alone[form]:
            match = tail_of(pattern).match(self.frame.text, verb.end())
            if match is None or not self._may_be_together(level):
                continue
            if _SINGULAR.search(form):
                continue  # "talks on Africa" is no verb of two
            if self.words.has("each_alone", self.frame.text[: verb.start()]) and not self.words.has(
                "together_words", match[0]
            ):
                continue
            subject = self.cast.subject(verb.start())
            if level == _ON_A_DAY and not self._is_on_a_day(subject):
                continue
            is_apart_from = level != _ON_A_DAY and self.words["not_together"].match(self.frame.text, match.end())
            if is_table(subject) and not is_apart_from:
                outcome = of_verb(self.frame.text, verb.start(), form, self.words)
                is_placed = self.frame.is_placed or self.cast.is_placed
                if outcome is not None and (is_placed if outcome.status == "held" else level == "together"):
                    yield Found(verb.start(), match.end(), self._with_third(subject), outcome)

    def _is_on_a_day(self, seats: Sequence[Seat]) -> bool:
        """Whether those who agreed did so when and where is told, or are named and a day or a month is."""
        fine = (date.event.precision in (Precision.DAY, Precision.MONTH) for date in self.sentence.dates)
        known = all(seat.is_named or seat.office in _OF_ONE for seat in seats)
        return self.frame.is_settled or (known and any(fine))

    def _may_be_together(self, level: str) -> bool:
        """Whether two who do what words of that level tell are together in this sentence."""
        if level == "together":
            return True
        return not self.frame.is_remote and (self.frame.is_settled or (level == _ON_A_DAY and DAY in self.frame.text))

    def _of(
        self, verb: re.Match[str], end: int, subject: tuple[Seat, ...], partner: tuple[Seat, ...]
    ) -> Iterator[Found]:
        if not subject or not partner or countries(subject) & countries(partner):
            return
        text = self.frame.text
        if self.words["owns"].match(text, end):
            return  # "saw Kishida's envoy"
        if self.words["and_stranger"].match(text, end):
            return  # one more is named whom nobody knows
        if self.words.has("as_verb", verb[0]) and self.words["as_object"].match(text, end):
            return  # "sees him as", "called on him to"
        outcome = of_verb(text, verb.start(), verb[0].lower(), self.words)
        if outcome is not None:
            yield Found(verb.start(), end, self._with_third(joined_table(subject, partner)), outcome)

    def _with_third(self, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
        """The seats, and who else is told to sit with them: "with President Obama between them"."""
        match = self.words["third"].search(self.frame.text)
        return joined_table(seats, self.cast.seats(*match.span("o"))) if match else seats

    def _may_count(self, level: str, end: int) -> bool:
        """Whether words of that level that end there tell of a meeting in this sentence."""
        if level == "with_length":
            return self.words["length_after"].match(self.frame.text, end) is not None
        if level == "face_to_face":
            return True
        if self.frame.is_remote:
            return False
        near = self.frame.is_placed or self.cast.is_placed
        return near and (level == "if_placed" or any(self.words.has(name, self.frame.text) for name in _TOGETHER))

    def _draft(self, found: Found) -> Draft | None:
        """The contact as a draft; nothing where it is only quoted, or seats one who is of no government."""
        seats = found.seats
        if not is_table(seats) or len(countries(seats)) > _LARGEST or not all(s.country for s in seats):
            return None
        officials = Officials(self.scene, self.words)
        if not may_sit_together(countries(seats)) and not self.scene.book.has("all_together", self.sentence.shape.text):
            return None  # "Abe is to see Xi, Trump and Putin": each apart
        if any(map(officials.is_namesake, seats)):
            return None
        if found.is_verb and _LINKED.search(self.scene.article.text[max(0, seats[0].start - _TITLE) : seats[0].start]):
            return None  # "with A in the morning, in the afternoon with B": whoever met both is neither
        if all(s.office in _LOOSE and not s.is_named for s in seats):
            return None
        start, end = self.frame.at[found.start], self.frame.at[found.end]
        shape = self.sentence.shape
        if any(self._was_read(thread, found) for thread in self._threads):
            return None
        no_cues = (match.span() for match in self.scene.book["not_cues"].finditer(shape.folded))
        if in_quotation(shape.text, start) or any(first < end and start < last for first, last in no_cues):
            return None
        cue = Cue(self._kind(found), start, end, shape.text[start:end].lower(), is_verb=found.is_verb)
        when = self._day_of(cue)
        if self._is_of_object(cue, when):
            return None
        if not officials.are_all(seats, when.event.latest_on if when is not None else self.scene.on):
            return None
        status, when = self._settled(found.outcome, when)
        if status is None or (when is None and self._is_of_told(found)):
            return None
        if status == "planned" and self._is_of_trip_off(start):
            status = "not-held"
        draft = self.scene.draft(self.sentence, cue, seats, Told(status, start, end), when)
        return draft if not found.is_bold or self._is_away(draft) else None

    def _is_of_object(self, cue: Cue, when: EventMention | None) -> bool:
        """Whether the only day is that of what was talked about: "discussed the possibility of a summit in June"."""
        if when is None or not _TALKED.match(cue.word):
            return False
        text, at = self.sentence.shape.text, self.sentence.shape.place_of(when.start)
        return self.scene.book["day_of_object"].fullmatch(text, cue.end, at) is not None

    def _is_of_trip_off(self, start: int) -> bool:
        """Whether the visit on which the contact was to be is off."""
        text, book = self.sentence.shape.text, self.scene.book
        return book.has("trip_off", text[:start]) or book.has("trip_off_after", text)

    def _day_of(self, cue: Cue) -> EventMention | None:
        """The day of the cue; none where another one stands between, of which the contact may be as well."""
        when = self.scene.when(self.sentence, cue)
        if when is None:
            return None
        place, shape = self.sentence.shape.place_of, self.sentence.shape
        between = shape.span(place(when.end), cue.start) if place(when.end) <= cue.start else (0, 0)
        nearer = (d for d in self.sentence.dates if between[0] <= d.start < between[1] and not d.is_name)
        return None if next(nearer, None) is not None else when

    def _is_of_told(self, found: Found) -> bool:
        """Whether a meeting of the same countries was read, or of them and more at which it may have been said."""
        sides = countries(found.seats)
        told = (countries(thread.seats) for thread in self._threads)
        return any(sides <= each if found.is_spoken else sides == each for each in told)

    def _is_away(self, draft: Draft) -> bool:
        """Whether the contact is told with a day and a place where whoever is named first does not live."""
        place, words = draft.place, self.words["together_words"]
        is_shared = words.search(self.frame.text) is not None
        return draft.when is not None and (is_shared or (place is not None and place.country != draft.seats[0].country))

    def _settled(self, outcome: Outcome, when: EventMention | None) -> tuple[MeetingStatus | None, EventMention | None]:
        """The status and the day that agree: what was done on a day to come is planned, or was done a week before."""
        status, on = outcome.status, self.scene.on
        if when is None or on is None:
            return status, when
        if status == "held" and when.event.earliest_on > on:
            if outcome.by_day:
                return "planned", when
            before = _moved(when, -_WEEK)
            is_past = when.event.basis == "weekday" and before.event.latest_on <= on
            return (status, before) if is_past else (None, None)
        if status == "planned" and when.event.latest_on < on:
            if outcome.by_day:
                return "held", when
            return status, _moved(when, _WEEK) if when.event.basis == "weekday" else when
        return status, when

    def _kind(self, found: Found) -> CueKind:
        if not found.is_verb and _SUMMIT.search(self.frame.text[found.start : found.end]):
            return "talks"
        near = self.frame.text[max(0, found.start - _MEANS) : found.end + _MEANS]
        if self.words.has("video", near):
            return "video"
        is_call = not found.is_verb and _CALL.search(self.frame.text[found.start : found.end])
        return "phone" if is_call or self.words.has("phone", near) else "talks"


def _moved(when: EventMention, days: timedelta) -> EventMention:
    event = replace(when.event, earliest_on=when.event.earliest_on + days, latest_on=when.event.latest_on + days)
    return replace(when, event=event)
