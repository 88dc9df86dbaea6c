"""Meetings told in Korean by what somebody does with, to or before somebody of another government.

No word for a meeting need stand there: 총리 앞에 앉아, 총리에게 …라고 말했다, 총리와 잔을 기울이며. What tells the
other one is the particle after his name, and what comes of it the ending of the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.meetings.clause import Sentence
from corpus.meetings.contact.korean_endings import closes_in_past, told_by_close, told_by_ending
from corpus.meetings.contact.korean_particles import KNOWN, Roles, outside_quotes
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import FIELD, Party, Seat, is_table, joined_table, tables_agree
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread
from corpus.meetings.when import is_apart
from corpus.types import Precision

_FRAMES = ("with", "object", "to", "from", "at", "of", "when")
_SPEECH = ("to", "from", "of", "when", "table", "scene")  # frames that may tell of a part of a meeting, or of none
_THREE = 3
_CLAUSE = 20  # characters of the shape of a clause before the two whom it describes
_DENIAL = 24  # characters of the shape after the word for an occasion in which it may be denied
# Frames whose words close with no verb of their own: N의 물음에, N의 안내로, N의 맞은편에는.
_BY_CLOSE = {"when": (" ",), "of": (" ", "안내로", "속에"), "at": ("에는", "엔")}
_OFFER = 40  # characters of the shape before a verb of saying in which a meeting is offered
_AROUND, _BESIDE = 60, 8  # characters of the shape before and after a verb in which a telephone stands
_KINDS: tuple[tuple[str, CueKind], ...] = (("contact_phone", "phone"), ("contact_video", "video"))


@dataclass(frozen=True, slots=True)
class Contact:
    """A draft and the frame that told it; it waits until all else of the article is read."""

    frame: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Contacts:
    """Reads the contacts of one article's sentences."""

    _scene: Scene

    def told(self, sentence: Sentence, before: Sentence | None, focus: Seat | None) -> Iterator[Contact]:
        """Each contact that the sentence tells; ``focus``: whom the sentence before it is about."""
        book, text = self._scene.book, sentence.shape.text
        if before is not None and book.has("contact_elliptic", text):
            yield from self._of_scene(sentence, before)
        lands = {c for p in sentence.parties for c in p.countries}
        is_group = any(p.kind == "group" for p in sentence.parties)
        if not is_group and len(lands) + (focus is not None) < 2 and not self._is_envoy(sentence):
            return
        roles = Roles(sentence, book, outside_quotes(text))
        for frame, first in roles.marked(_FRAMES):
            for found in book[f"contact_{frame}"].finditer(text, first):
                tables = [*roles.tables(frame, found, focus), *self._with_group(sentence, frame, found, roles)]
                for seats in tables:
                    has_come = focus in seats and before is not None and book.has("contact_came", before.shape.text)
                    yield from self._contact(sentence, frame, found, seats, roles, has_come=has_come)
        if is_group or len(lands) > 1:
            yield from self._together(sentence, roles)
        if book.has("contact_cleft", text):
            for found in book["contact_object"].finditer(text):
                yield from self._contact(sentence, "object", found, roles.cleft(found), roles)

    def _with_group(
        self, sentence: Sentence, frame: str, found: re.Match[str], roles: Roles
    ) -> Iterator[tuple[Seat, ...]]:
        """Who received, or sat with, "the two" whom the sentence before names: 대통령이 두 정상을 맞았다."""
        met = roles.group_met(frame, found)
        if met is None or len(countries(met[1])) != 1:
            return
        pair = self._scene.threads.antecedents.pair(sentence.index, size=met[0].size or 2, office=met[0].office)
        table = joined_table(met[1], pair)
        if len(countries(table)) == _THREE:
            yield table

    def _is_envoy(self, sentence: Sentence) -> bool:
        """Whether an ambassador is named, whom a ministry may call in."""
        return any(seat.office == "ambassador" for party in sentence.parties for seat in party.seats)

    def _together(self, sentence: Sentence, roles: Roles) -> Iterator[Contact]:
        """What several do together, or who came to a meeting, or both act on an occasion."""
        book, text = self._scene.book, sentence.shape.text
        first = roles.joined_from()
        if first is not None:
            for found in book["contact_both"].finditer(text, max(0, first - _CLAUSE)):
                seats = roles.both(found) or self._group(sentence, roles, found)
                yield from self._contact(sentence, "both", found, seats, roles)
        named = [p for p in sentence.parties if p.kind in KNOWN]
        if len(named) < len(FIELD):
            return
        for found in book["contact_three"].finditer(text) if len(named) >= _THREE else ():
            yield from self._contact(sentence, "table", found, roles.three(found), roles)
        for found in book["contact_attend"].finditer(text):
            yield from self._contact(sentence, "table", found, roles.attended(found), roles)
        for found in book["contact_table"].finditer(text):
            yield from self._contact(sentence, "table", found, roles.at_table(found), roles)

    def _of_scene(self, sentence: Sentence, before: Sentence) -> Iterator[Contact]:
        """The meeting of the two whom the sentence before names, where this one only tells what scene that was."""
        named = [seat for party in before.parties for seat in party.seats if seat.is_named]
        seats = tuple({seat.person_id or seat.name: seat for seat in named}.values())
        text, book = before.shape.text, self._scene.book
        if len(seats) != 2 or not is_table(seats) or book.has("contact_not", text) or book.has("contact_far", text):
            return
        others = (p for p in sentence.parties if any(seat.is_named for seat in p.seats))
        if any(not sentence.shape.text.startswith("의 ", p.end) for p in others):
            return
        noun = book["contact_scene_noun"].search(sentence.shape.text)
        start, end = noun.span() if noun else (0, 1)
        cue = Cue("talks", start, end, sentence.shape.text[start:end], is_verb=False)
        when = self._scene.when(sentence, cue)
        yield Contact("scene", self._scene.draft(sentence, cue, seats, Told("held", start, end), when))

    def _group(self, sentence: Sentence, roles: Roles, found: re.Match[str]) -> tuple[Seat, ...]:
        """Those whom "the two" means, or "the three" of whom the sentence names the third."""
        group = roles.group(found)
        if group is None:
            return ()
        seats = self._scene.threads.antecedents.pair(sentence.index, size=group.size or 2, office=group.office)
        return seats or (self._joined_by_one(sentence, group) if group.size == _THREE else ())

    def _joined_by_one(self, sentence: Sentence, group: Party) -> tuple[Seat, ...]:
        """The two told of before and the one of a third country named here: 오스틴 장관까지 셋이 모여."""
        named = tuple(s for p in sentence.parties if p.end <= group.start for s in p.seats if s.is_named)
        pair = self._scene.threads.antecedents.pair(sentence.index, size=2, office=None)
        table = joined_table(pair, named)
        return table if len(named) == 1 and len(countries(table)) == _THREE else ()

    def _contact(
        self,
        sentence: Sentence,
        frame: str,
        found: re.Match[str],
        seats: tuple[Seat, ...],
        roles: Roles,
        *,
        has_come: bool = False,
    ) -> Iterator[Contact]:
        """The contact of those at the table; ``has_come``: one of them came there in the sentence before."""
        threads = self._scene.threads.threads
        if not is_table(seats) or any(thread.was_read(sentence.index, *found.span()) for thread in threads):
            return
        text, scene, book = sentence.shape.text, self._scene, self._scene.book
        if book.has("of_many", text[: found.end()]) or book.has("agreed_to_meet", text[: found.start()]):
            return  # 회담을 하기로 잠정 합의했으나
        answers = found[0].endswith(_BY_CLOSE.get(frame, ()))
        status = told_by_close(text) if answers or frame == "table" else told_by_ending(text, *found.span())
        is_denied = found.re is book["contact_three"] and book.has(
            "not_after", text[found.end() : found.end() + _DENIAL]
        )
        if status is None or is_denied:
            return
        if frame == "to" and book.has("contact_proposes", text[max(0, found.start() - _OFFER) : found.end()]):
            status = "proposed"  # 총리에게 만나자는 뜻을 전했다
        elif frame in _SPEECH and not self._is_faced(sentence, frame, found, roles, has_come=has_come):
            return
        if book.has("contact_weak", found[0]) and not self._is_dated(sentence, roles.outside):
            return
        if book.has("comment_after", text[found.end() :]) and scene.threads.tells_of(sentence.index, seats, reach=2):
            return  # 두 정상이 만난 것은 처음이다, after a meeting of three
        if any(found.start() < m.end() and m.start() < found.end() for m in book["not_cues"].finditer(text)):
            return
        if status == "proposed" and not all(seat.is_named for seat in seats):
            return
        cue = Cue(self._kind(found, roles), found.start(), found.end(), found[0], is_verb=True)
        when = scene.when(sentence, cue)
        if status == "held" and scene.dating.is_ahead(when) and not closes_in_past(text):
            status = "planned"
        elif status == "planned" and when is not None and scene.on is not None and when.event.latest_on < scene.on:
            status = "held"  # the present in which chronologies tell what was
        yield Contact(frame, scene.draft(sentence, cue, seats, Told(status, *found.span()), when))

    def _kind(self, found: re.Match[str], roles: Roles) -> CueKind:
        """A call, where a telephone stands near the verb and that is none of what only those do who are together."""
        book, end = self._scene.book, found.end()
        if book.has("contact_faced", found[0]):
            return "talks"
        near = (roles.outside[:end].replace("\x00", "") + roles.outside[end : end + _BESIDE])[-_AROUND - _BESIDE :]
        return next((kind for name, kind in _KINDS if book.has(name, near)), "talks")

    def _is_faced(self, sentence: Sentence, frame: str, found: re.Match[str], roles: Roles, *, has_come: bool) -> bool:
        """Whether something was said to somebody's face: nothing tells that it was written, or said in public.

        A day, a place, an occasion or the verb itself shows it, or the answer that the other one gave.
        """
        book, text = self._scene.book, sentence.shape.text
        around = text if roles.is_quoted(found.start()) else roles.outside
        spelt = outside_quotes(
            self._scene.article.text[sentence.start : sentence.end]
        )  # 국회에서, which the shape folds
        if book.has("contact_not", around) or book.has("contact_forum", spelt):
            return False
        if frame == "table" or has_come:
            return True
        if frame == "when" and not self._is_answered(roles, found):
            return False
        if self._is_dated(sentence, around) or book.has("contact_in_person", around[max(0, found.start() - 4) :]):
            return True
        return frame in ("when", "of") or book["contact_then"].match(self._scene.article.text, sentence.end) is not None

    def _is_answered(self, roles: Roles, found: re.Match[str]) -> bool:
        """Whether the other one answered at once; what two retort they may do from afar, unless at one table."""
        book, after = self._scene.book, roles.outside[found.end() :]
        at_table = book.has("contact_retort", after) and book.has("contact_table", roles.outside)
        return at_table or book.has("contact_response", after)

    def _is_dated(self, sentence: Sentence, around: str) -> bool:
        """Whether a day, a place or an occasion is told."""
        has_day = any(date.event.precision is Precision.DAY for date in sentence.dates)
        return has_day or self._scene.book.has("contact_occasion", around)


def add_contacts(scene: Scene, contacts: Sequence[Contact]) -> None:
    """Adds to the article's meetings each contact that is of none of them."""
    for contact in contacts:
        meant = [thread for thread in scene.threads.threads if _may_be(thread, contact)]
        if not meant:
            scene.threads.start(contact.draft)
        elif len(meant) == 1 and _is_bare(meant[0], contact):
            meant[0].add(contact.draft)


def _is_bare(thread: Thread, contact: Contact) -> bool:
    """Whether the meeting is told of beside the contact, without its day, its place or anybody's name."""
    draft = contact.draft
    beside = thread.when is None and thread.place is None and abs(thread.drafts[0].index - draft.index) == 1
    unnamed = all(seat.is_borrowed or not seat.is_named for seat in thread.seats)
    return beside and unnamed and tables_agree(thread.seats, draft.seats)


def _may_be(thread: Thread, contact: Contact) -> bool:
    """Whether the contact may be part of the meeting: the same people on no other day; what is said, of any people."""
    draft, lands = contact.draft, countries(contact.draft.seats)
    apart = thread.when is not None and draft.event is not None and is_apart(thread.when, draft.event)
    if apart or not countries(thread.seats) >= lands:
        return False
    here = (other.cue for other in thread.drafts if other.index == draft.index)
    if contact.frame in _SPEECH or any(c.start < draft.cue.end and draft.cue.start < c.end for c in here):
        return True
    if contact.frame in ("with", "object") and countries(thread.seats) != lands:
        return False
    seated = tuple(seat for seat in thread.seats if seat.country in lands)
    is_off = thread.status is not None and thread.status.status == "not-held"
    return tables_agree(seated, draft.seats) and not is_off
