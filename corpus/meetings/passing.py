"""Meetings told of in passing: a noun and its day, the one "since" which nobody met, who saw whom on the side.

They are read when all else of the article is, so that no meeting told of at length is taken for another one, and who
sat there is known by the article's own where only a noun stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import PLACEHOLDERS
from corpus.meetings.encounters import Encounters
from corpus.meetings.kinds import seat_level
from corpus.meetings.nouns import Nouns
from corpus.meetings.pairings import Pairings
from corpus.meetings.rounds import Rounds
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import FIELD, Seat, offices_agree
from corpus.meetings.shapes import countries_of
from corpus.meetings.sought import Sought
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread
from corpus.meetings.threeway import Threeway
from corpus.meetings.turns import is_regular
from corpus.meetings.visits import Visits
from corpus.meetings.when import is_apart
from corpus.types import EventDate

_NEAR = 2  # sentences after the one that names somebody in which "he" still means that one


def add_passing(scene: Scene, sentences: Sequence[Sentence], subjects: Mapping[int, Seat]) -> None:
    """Adds to the article's meetings what its sentences only name, where none read so far may be meant.

    ``subjects``: whom a sentence of that number is about, where that is one person.
    """
    home = _home(scene, sentences)
    if home is None:
        _add_summons(scene, sentences)
        _add_sought(scene, sentences, ())
        return
    together = ({seat.country for seat in sentence.people} >= FIELD for sentence in sentences)
    scene = replace(scene, home=home, is_of_both=bool(scene.threads.threads) or any(together))
    told = tuple(scene.threads.threads)
    focus: tuple[int, Seat] | None = None
    for sentence in sentences:
        near = focus[1] if focus is not None and sentence.index - focus[0] <= _NEAR else None
        about = subjects.get(sentence.index)
        focus = (sentence.index, about) if about is not None else focus
        named = _add_named(scene, sentence, near, told)
        _add_rounds(scene, sentence, (*told, *named))
        _add_sought(scene, [sentence], told)
        _add_pairings(scene, sentence, told)
        for draft in Threeway(scene).told(sentence):
            if not any(has_read(thread, draft) for thread in (*told, *named)):
                scene.threads.start(draft)
        for draft in Visits(scene).told(sentence, near):
            if not any(has_read(thread, draft) for thread in told):
                scene.threads.start(draft)


def _add_named(scene: Scene, sentence: Sentence, near: Seat | None, told: Sequence[Thread]) -> list[Thread]:
    """Adds the meetings that the sentence names, or lends one told of beside it the day; those added."""
    named: list[Thread] = []
    for draft in _named(scene, sentence, near):
        again = (t for t in named if t.when == draft.event and not draft.cue.is_verb)
        if any(has_read(thread, draft) for thread in (*told, *again)) or _is_pointed_at(scene, draft):
            continue
        if is_regular(draft.told, Clause(sentence, draft.cue, 0, len(sentence.shape.text)), draft.when, scene.book):
            continue
        faced = "faced" in scene.book.named and scene.book.has("faced", draft.cue.word)  # not on the telephone
        others = (thread for thread in scene.threads.threads if not (faced and thread.is_call))
        same = [thread for thread in others if may_be(thread, draft, scene.days_of(thread))]
        if not same:
            named.append(scene.threads.start(draft))
        elif len(same) == 1 and scene.book.language == "en" and draft.cue.is_verb:
            same[0].lend_day(draft)
    return named


def _add_rounds(scene: Scene, sentence: Sentence, told: Sequence[Thread]) -> None:
    """Adds the rounds of officials that the sentence tells of, where none read so far may be meant."""
    for draft in Rounds(scene).told(sentence):
        days = ((thread, scene.days_of(thread)) for thread in scene.threads.threads)
        if not any(has_read(t, draft) for t in told) and not any(may_be(t, draft, on) for t, on in days):
            scene.threads.start(draft)


def _add_pairings(scene: Scene, sentence: Sentence, told: Sequence[Thread]) -> None:
    """Adds that those who met as three met in pairs, but for pairs whose meeting was read."""
    for draft in Pairings(scene).told(sentence):
        of_pair = (thread for thread in told if countries(thread.seats) == countries(draft.seats))
        if not any(_on_days(thread, draft) for thread in of_pair):
            scene.threads.start(draft)


def _on_days(thread: Thread, draft: Draft) -> bool:
    """Whether no day keeps the two apart."""
    return thread.when is None or draft.event is None or not is_apart(thread.when, draft.event)


def _add_sought(scene: Scene, sentences: Sequence[Sentence], told: Sequence[Thread]) -> None:
    """Adds the talks that one government seeks with another, where none read so far may be meant."""
    for sentence in sentences:
        for draft in Sought(scene).told(sentence):
            days = ((thread, scene.days_of(thread)) for thread in scene.threads.threads)
            if not any(has_read(t, draft) for t in told) and not any(may_be(t, draft, on) for t, on in days):
                scene.threads.start(draft)


def _add_summons(scene: Scene, sentences: Sequence[Sentence]) -> None:
    """Adds that an embassy of the two countries was called in, where an article tells of nothing else.

    A Korean briefing or a Japanese paper says whose embassy; in English the sentence names a country or a ministry of
    the two, and in Japanese the article names both and no third one.
    """
    named = frozenset().union(*(_named_here(scene, sentence) for sentence in sentences))
    if scene.book.language == "en":
        named |= frozenset().union(*(_capitals(scene, sentence) for sentence in sentences))
    is_of_both = scene.book.language == "en" and named >= FIELD
    is_of_two = scene.book.language == "ja" and named == FIELD
    is_of_two = is_of_two and not scene.book.has("third_ministry", scene.article.text)
    for sentence in sentences:
        own = scene.book.has("own_embassy", scene.article.text[sentence.start : sentence.end])
        if own or is_of_two or (is_of_both and _named_here(scene, sentence) & FIELD):
            for draft in Encounters(scene).summons(sentence):
                if not any(may_be(thread, draft, scene.days_of(thread)) for thread in scene.threads.threads):
                    scene.threads.start(draft)


def _capitals(scene: Scene, sentence: Sentence) -> frozenset[str]:
    """The countries whose capitals the sentence names: "the Foreign Ministry in Seoul"."""
    lands = (scene.book.tables["capitals"].get(m.entity_id) for m in sentence.mentions if m.kind == "place")
    return frozenset(land for land in lands if land is not None)


def _named_here(scene: Scene, sentence: Sentence) -> frozenset[str]:
    """The countries that the sentence names by themselves or by a ministry or an embassy of theirs."""
    houses = (scene.gazetteer.entity(m.entity_id) for m in sentence.mentions if m.kind == "organization")
    sides = {house.side.upper() for house in houses if house.side not in (None, "other")}
    return frozenset(scene.spoken_of(sentence, places=True) | sides)


def _named(scene: Scene, sentence: Sentence, focus: Seat | None) -> Iterator[Draft]:
    text = sentence.shape.text
    if "if_met" in scene.book.named and scene.book["if_met"].search(text):
        return  # "Had Moon met Abe, they could have talked": of what was not
    if scene.book.has("passing_any", sentence.shape.folded):
        nouns = Nouns(scene)
        yield from nouns.named(sentence)
        yield from nouns.ahead(sentence)
    if PLACEHOLDERS["P"] in text or PLACEHOLDERS["O"] in text:
        encounters = Encounters(scene)
        yield from encounters.pairs(sentence, focus)
        yield from encounters.both(sentence)
        yield from encounters.summons(sentence)
        yield from encounters.envoys(sentence)
        yield from encounters.meals(sentence)
    elif scene.book.has("envoy", text):
        yield from Encounters(scene).summons(sentence)  # of one whose title the gazetteer lacks: 総括公使


def _home(scene: Scene, sentences: Sequence[Sentence]) -> frozenset[str] | None:
    """The countries whose meetings the article tells of where it names none: those of its first meeting."""
    sides = [countries(thread.seats) for thread in scene.threads.threads]
    ours = [table for table in sides if table >= FIELD]
    headline = scene.article.headline or ""
    if scene.book.has("passing_three", headline) or scene.book.has("three_named", headline):
        three = next((table for table in ours if len(table) > len(FIELD)), None)
        first = scene.threads.threads[0] if sides and sides[0] == FIELD else None
        named = _named_in(headline, scene) if not sides else frozenset()
        return three or named or (FIELD if first is not None and first.when is not None else None)
    if sides:
        return ours[0] if 2 * len(ours) >= len(sides) else None
    spoken = {seat.country for sentence in sentences for party in sentence.parties for seat in party.seats}
    return FIELD if spoken >= FIELD or scene.article.brief_id is not None else None


def _named_in(headline: str, scene: Scene) -> frozenset[str]:
    """The three countries that the headline names; nothing where it names fewer or more."""
    found = scene.gazetteer.find(headline)
    named = {c for mention in found for c in countries_of((mention,), scene.book, scene.country_of)}
    return frozenset(named) if named > FIELD and len(named) == len(FIELD) + 1 else frozenset()


def has_read(thread: Thread, draft: Draft) -> bool:
    """Whether the draft's very words were read before."""
    return thread.was_read(draft.index, draft.cue.start, draft.cue.end)


def _is_pointed_at(scene: Scene, draft: Draft) -> bool:
    """Whether the draft's words were read as those of a meeting told of before.

    In Japanese by its very date (外相会談は2019年8月以来), in English "the working-level talks" of a plan.
    """
    if scene.book.language == "ja" and draft.when is not None:
        same = (t for t in scene.threads.threads if countries(t.seats) == countries(draft.seats))
        past = (d.when for t in same for d in t.drafts if d.back and d.index == draft.index and d.when is not None)
        return any(when.start == draft.when.start for when in past)
    if scene.book.language != "en" or draft.cue.is_verb or draft.told is None or draft.told.status != "planned":
        return False
    return any(
        old.refers and old.index == draft.index and old.cue.start < draft.cue.end and draft.cue.start < old.cue.end
        for thread in scene.threads.threads
        if countries(thread.seats) == countries(draft.seats) and thread.status and thread.status.status == "planned"
        for old in thread.drafts
    )


def may_be(thread: Thread, draft: Draft, days: EventDate | None) -> bool:
    """Whether the meeting may be the one that the draft names: the same sides and ranks, and no day against it.

    ``days``: those of the meeting, as far as the article lets a reader know.
    """
    if countries(thread.seats) != countries(draft.seats) or (draft.cue.kind == "meal" and not thread.is_meal):
        return False
    if draft.may_start:
        return _is_planned_too(thread, draft)
    if any(seat.is_named for seat in draft.seats):
        here = {seat.person_id or seat.name for seat in draft.seats if seat.is_named}
        there = {seat.person_id or seat.name for seat in thread.seats if seat.is_named}
        if there and len(here & there) < len(here):
            return False
    elif not _ranks_agree(thread.seats, draft.seats) or _is_summit_ahead(thread, draft):
        return False
    if _is_still_ahead(thread) and draft.told is not None and draft.told.status == "held" and draft.event:
        return False
    if _is_off(thread) and draft.event is not None and draft.told is not None and draft.told.status == "held":
        return any(seat.office for seat in draft.seats)
    if days is None or draft.event is None:
        return True
    return days.earliest_on <= draft.event.latest_on and draft.event.earliest_on <= days.latest_on


def _is_still_ahead(thread: Thread) -> bool:
    """Whether the meeting is planned or wished for without a day, so that none of a day gone by is meant."""
    return thread.when is None and thread.status is not None and thread.status.status in ("planned", "proposed")


def _is_off(thread: Thread) -> bool:
    """Whether the meeting was not held, on no day, so that none of a day gone by is meant."""
    return thread.when is None and thread.status is not None and thread.status.status == "not-held"


def _is_summit_ahead(thread: Thread, draft: Draft) -> bool:
    """Whether the meeting is a summit not held so far and the draft names only countries, as a further round does."""
    held = thread.status is not None and thread.status.status == "held"
    return not held and all(seat_level(s) == "leader" for s in thread.seats) and not any(s.office for s in draft.seats)


def _is_planned_too(thread: Thread, draft: Draft) -> bool:
    """Whether a meeting of the same offices is to come, or is off, too, on no other day."""
    if thread.status is None or thread.status.status == "held":
        return False
    same = {(s.country, s.office) for s in thread.seats} == {(s.country, s.office) for s in draft.seats}
    if thread.when is None or draft.event is None:
        return same
    return same and not is_apart(thread.when, draft.event)


def _ranks_agree(first: Sequence[Seat], second: Sequence[Seat]) -> bool:
    return all(any(offices_agree(a.office, b.office) for b in second if b.country == a.country) for a in first)
