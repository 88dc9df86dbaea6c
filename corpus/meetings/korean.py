"""Meetings told in Korean by what somebody does with, to or before somebody of another government.

No word for a meeting stands there: 총리 앞에 앉아, 총리에게 …라고 말했다, 총리와 잔을 기울이며. What tells the other one is the
particle after his name, and what comes of it the ending of the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.endings import told_by_ending
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import Party, Seat, is_table, joined_table, tables_agree
from corpus.meetings.status import Told
from corpus.meetings.threads import Draft, Thread
from corpus.meetings.types import MeetingStatus
from corpus.meetings.when import is_apart
from corpus.types import Precision

_KNOWN = ("persons", "offices", "unknown")
_FRAMES = ("with", "object", "to", "from", "at", "of", "when")
_SPEECH = ("to", "from", "of", "when")  # frames whose verbs may be said from afar, so that something must show where
_NEAR = 70  # characters of the shape between the other one and the verb
_HEAD = 8  # and between a verb and the one whose clause it closes
_QUOTE = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|\"[^\"]*\"")
_NEXT_QUOTE = re.compile(r"\s*(?:[^.,]{0,20}\s)?\x00")


@dataclass(frozen=True, slots=True)
class Contacts:
    """Reads one article's sentences; the drafts wait until all else is read, so that none is of a meeting told of."""

    _scene: Scene

    def told(self, sentence: Sentence, focus: Seat | None) -> Iterator[tuple[str, Draft]]:
        """Each contact with the frame that tells it; ``focus``: whom the sentence before is about."""
        book = self._scene.book
        if "contact_any" not in book.named or not any(p.kind in (*_KNOWN, "group") for p in sentence.parties):
            return
        text = sentence.shape.text
        if not book.has("contact_any", text):
            return
        clause = _Words(sentence, book, outside_quotes(text))
        for frame in _FRAMES:
            for found in book[f"contact_{frame}"].finditer(text):
                seats = clause.table(frame, found, focus)
                if is_table(seats):
                    yield from self._draft(sentence, frame, found, seats)
        for found in book["contact_both"].finditer(text):
            seats = clause.both(found) or self._group(sentence, clause, found)
            if is_table(seats):
                yield from self._draft(sentence, "both", found, seats)

    def _group(self, sentence: Sentence, clause: _Words, found: re.Match[str]) -> tuple[Seat, ...]:
        """Those whom "the two" means, whom the sentence before names."""
        group = clause.group(found)
        if group is None:
            return ()
        return self._scene.threads.pair(sentence.index, size=group.size or 2, office=group.office)

    def _draft(
        self, sentence: Sentence, frame: str, found: re.Match[str], seats: tuple[Seat, ...]
    ) -> Iterator[tuple[str, Draft]]:
        text, book = sentence.shape.text, self._scene.book
        status = told_by_ending(text, found.start(), found.end())
        if status is None:
            return
        cue = Cue(self._kind(sentence), found.start(), found.end(), found[0], is_verb=True)
        when = self._scene.when(sentence, cue)
        if frame in _SPEECH:
            outside = outside_quotes(text)
            if book.has("contact_not", outside) or not self._is_faced(sentence, outside, found):
                return
        if status == "held" and self._scene.dating.is_ahead(when):
            status = "planned"
        if status == "planned" and when is not None and self._scene.on is not None:
            status = "held" if when.event.latest_on < self._scene.on else status
        yield frame, self._scene.draft(sentence, cue, seats, Told(status, found.start(), found.end()), when)

    def _kind(self, sentence: Sentence) -> CueKind:
        for name, kind in (("contact_phone", "phone"), ("contact_video", "video")):
            if self._scene.book.has(name, sentence.shape.text):
                return kind  # type: ignore[return-value]
        return "talks"

    def _is_faced(self, sentence: Sentence, outside: str, found: re.Match[str]) -> bool:
        """Whether a day, a place, an occasion or the verb shows that something was said to somebody's face."""
        book = self._scene.book
        if any(date.event.precision is Precision.DAY for date in sentence.dates):
            return True
        return book.has("contact_occasion", outside) or book.has("contact_in_person", outside[found.start() - 4 :])


@dataclass(frozen=True, slots=True)
class _Words:
    """One sentence: who stands where before a verb. ``outside``: its shape with what is quoted blotted out."""

    sentence: Sentence
    book: CueBook
    outside: str

    @property
    def _text(self) -> str:
        return self.sentence.shape.text

    def _is_quoted(self, at: int) -> bool:
        return self.outside[at] == "\x00"

    def _parties(self, found: re.Match[str]) -> list[Party]:
        """Who is named before the verb, in the same quotation or outside of all."""
        quoted = self._is_quoted(found.start())
        return [
            p
            for p in self.sentence.parties
            if p.end <= found.start() and p.kind in (*_KNOWN, "group") and self._is_quoted(p.start) == quoted
        ]

    def table(self, frame: str, found: re.Match[str], focus: Seat | None) -> tuple[Seat, ...]:
        """The one met and the one who does it; empty where the sentence does not tell both."""
        partner = self._partner(frame, found)
        if not partner:
            return ()
        lands = {c for p in partner for c in p.countries}
        subject = self._subject(frame, found, partner, lands) or self._head(found, lands)
        if not subject and focus is not None and focus.country not in lands and not self._has_subject(found):
            subject = (focus,)
        if not subject or countries(subject) & lands:
            return ()
        return joined_table(subject, tuple(s for p in partner for s in p.seats))

    def _partner(self, frame: str, found: re.Match[str]) -> list[Party]:
        """The last ones before the verb whom the particle of the frame marks, with those joined to them."""
        parties = self._parties(found)
        particle = self.book[f"contact_{frame}_particle"]
        for i in range(len(parties) - 1, -1, -1):
            party = parties[i]
            match = particle.match(self._text, party.end)
            if party.kind == "group" or match is None or match.end() > found.start() + 1:
                continue
            between = self.outside[match.end() : found.start()]
            if len(between.replace("\x00", "")) > _NEAR or self.book.has("contact_gap_not", between):
                return []
            return self._joined(parties, i)
        return []

    def _joined(self, parties: Sequence[Party], i: int) -> list[Party]:
        """The party, and those before it that 와 or a comma joins to it."""
        found = [parties[i]]
        while i > 0:
            i -= 1
            joint = self.book["contact_joined"].fullmatch(self._text[parties[i].end : found[0].start])
            if joint is None or parties[i].kind == "group":
                break
            found.insert(0, parties[i])
        return found

    def _subject(
        self, frame: str, found: re.Match[str], partner: Sequence[Party], lands: set[str | None]
    ) -> tuple[Seat, ...]:
        """The nearest one before the verb whom a particle makes its subject; after 하자, the one right behind it."""
        if frame == "when":
            after = [p for p in self.sentence.parties if p.start >= found.end() and p.kind in _KNOWN]
            near = after[0] if after and after[0].start - found.end() <= _HEAD else None
            return near.seats if near and self.book["contact_subject"].match(self._text, near.end) else ()
        quoted = [self._parties(found)]
        if self._is_quoted(found.start()):
            quoted.append([p for p in self.sentence.parties if not self._is_quoted(p.start) and p.end <= found.start()])
        for parties in quoted:
            for i in range(len(parties) - 1, -1, -1):
                party = parties[i]
                if party in partner or party.kind == "group" or party.countries & lands:
                    continue
                if self.book["contact_subject"].match(self._text, party.end):
                    return tuple(s for p in self._joined(parties, i) for s in p.seats if s.country not in lands)
        return ()

    def _head(self, found: re.Match[str], lands: set[str | None]) -> tuple[Seat, ...]:
        """The one whom the verb's clause describes: 처음 얼굴을 익힌 이시바 총리는."""
        after = [p for p in self.sentence.parties if p.start >= found.end() and p.kind in _KNOWN]
        if not after or after[0].start - found.end() > _HEAD or after[0].countries & lands:
            return ()
        between = self._text[found.end() : after[0].start]
        return after[0].seats if re.fullmatch(r"[가-힣]{0,2}\s(?:신임\s|당시\s)?", between) else ()

    def _has_subject(self, found: re.Match[str]) -> bool:
        """Whether anybody, known or not, is the subject of the verb's clause."""
        before = self.outside[: found.start()]
        return re.search(r"[가-힣\ue001\ue002\ue003\ue004](?:은|는|이|가|께서)\s", before) is not None

    def both(self, found: re.Match[str]) -> tuple[Seat, ...]:
        """Those of two governments who together do it, by name or by office."""
        parties = self._parties(found)
        for i in range(len(parties) - 1, -1, -1):
            group = self._joined(parties, i)
            lands = {c for p in group for c in p.countries}
            match = self.book["contact_both_particle"].match(self._text, parties[i].end)
            if match is None:
                continue
            between = self.outside[match.end() : found.start()]
            if len(lands) < 2 or self.book.has("contact_gap_not", between):
                return ()
            return tuple(s for p in group for s in p.seats)
        head = [p for p in self.sentence.parties if p.start >= found.end() and p.kind in _KNOWN]
        return self._head_pair(found, head)

    def _head_pair(self, found: re.Match[str], after: Sequence[Party]) -> tuple[Seat, ...]:
        """Two whom the verb's clause describes: 잔을 나눈 이 대통령과 이시바 총리는."""
        if len(after) < 2 or after[0].start - found.end() > _HEAD:
            return ()
        joint = self.book["contact_joined"].fullmatch(self._text[after[0].end : after[1].start])
        return (*after[0].seats, *after[1].seats) if joint else ()

    def group(self, found: re.Match[str]) -> Party | None:
        """"The two", where they do it."""
        groups = [p for p in self._parties(found) if p.kind == "group"]
        if not groups or not self.book["contact_both_particle"].match(self._text, groups[-1].end):
            return None
        between = self.outside[groups[-1].end : found.start()]
        others = [p for p in self._parties(found) if p.start >= groups[-1].end]
        return None if others or self.book.has("contact_gap_not", between) else groups[-1]


def add_contacts(scene: Scene, contacts: Sequence[tuple[str, Draft]]) -> None:
    """Adds to the article's meetings each contact that is of none of them."""
    for frame, draft in contacts:
        if not any(_may_be(thread, draft, is_speech=frame in _SPEECH) for thread in scene.threads.threads):
            scene.threads.start(draft)


def _may_be(thread: Thread, draft: Draft, *, is_speech: bool) -> bool:
    """Whether the contact may be part of the meeting: the same people on no other day; what is said, of any people."""
    apart = thread.when is not None and draft.event is not None and is_apart(thread.when, draft.event)
    if apart or not countries(thread.seats) >= countries(draft.seats):
        return False
    if is_speech or any(cue.start < draft.cue.end and draft.cue.start < cue.end for cue in _cues(thread, draft.index)):
        return True
    seated = tuple(seat for seat in thread.seats if seat.country in countries(draft.seats))
    is_off = thread.status is not None and thread.status.status == "not-held"
    return tables_agree(seated, draft.seats) and not is_off


def _cues(thread: Thread, index: int) -> Iterator[Cue]:
    return (draft.cue for draft in thread.drafts if draft.index == index)


def outside_quotes(text: str) -> str:
    """The text, each character of a quotation put out."""
    return _QUOTE.sub(lambda match: "\x00" * len(match[0]), text)


__all__ = ["Contacts", "MeetingStatus", "add_contacts"]
