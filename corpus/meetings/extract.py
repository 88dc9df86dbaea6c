"""The meetings that an article tells of, read by rules from its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.dates import Anchor, EventMention, anchor_of, event_dates
from corpus.gazetteer import Gazetteer
from corpus.meetings.clause import Sentence
from corpus.meetings.contact import contact_reader
from corpus.meetings.cuebook import cue_book
from corpus.meetings.dating import Dating
from corpus.meetings.diary import day_of_diary, diarist_of, is_diary
from corpus.meetings.drafts import DraftReader
from corpus.meetings.entries import entries
from corpus.meetings.holders import Holders
from corpus.meetings.parties import PartyReader
from corpus.meetings.passing import add_passing
from corpus.meetings.plan_off import give_up
from corpus.meetings.pointing import subject_of
from corpus.meetings.report import Reporter
from corpus.meetings.scene import Scene
from corpus.meetings.seating import Seating
from corpus.meetings.seats import Seat
from corpus.meetings.sentence_reader import SentenceReader
from corpus.meetings.setting import Setting
from corpus.meetings.shapes import is_part_of_word, with_middle_dots
from corpus.meetings.six_party import SixParty
from corpus.meetings.speakers import principal_of, speaker_of
from corpus.meetings.story import Story
from corpus.meetings.strangers import Strangers
from corpus.meetings.surnames import with_surnames
from corpus.meetings.threads import Threads
from corpus.meetings.threads.draft import length_only
from corpus.meetings.types import MeetingMention
from corpus.meetings.when import is_apart
from corpus.sentences import sentences
from corpus.types import Article

_HEADINGS = 2  # sentences of which one may be the heading of a record


def mentions_of(
    article: Article,
    gazetteer: Gazetteer,
    offices: Holders,
    *,
    anchor: Anchor | None = None,
    inferred_from: str | None = None,
) -> tuple[MeetingMention, ...]:
    """What the article's text says of each meeting, in order; several mentions where several sentences say it.

    ``anchor`` and ``inferred_from`` serve articles without a date of their own, as in `corpus.dates.event_dates`.
    """
    used = anchor or anchor_of(article)
    reading = _Reading(article, gazetteer, used, event_dates(article, anchor=used, inferred_from=inferred_from))
    return Reporter(article, gazetteer, offices, used, reading.found).mentions(reading.threads())


class _Reading:
    """One pass over an article, sentence by sentence."""

    def __init__(self, article: Article, gazetteer: Gazetteer, anchor: Anchor, dates: Sequence[EventMention]) -> None:
        self._article, self._gazetteer = article, gazetteer
        self._book = book = cue_book(article.language)
        on = anchor.used.latest_on if anchor.used else None
        text = with_middle_dots(article.text, book.language)
        names = [m for m in gazetteer.find(text, on=on) if not is_part_of_word(m, article.text)]
        self.found = with_surnames(article.text, book.language, names, gazetteer, on=on)
        self._is_diary = is_diary(article, book)
        self._threads = threads = Threads()
        day = day_of_diary(article, anchor, dates, book) if self._is_diary else None
        dating = Dating(article, dates, threads, book, on, is_diary=self._is_diary, diary_day=day)
        lands = _countries(gazetteer)
        strangers = Strangers(article.text, book, self.found)
        parties = PartyReader(gazetteer, book, on, lands, strangers.seats)
        self._scene = Scene(article, gazetteer, book, threads, dating, parties.country_of, on)
        seating = Seating(threads, book, lands)
        named = threads.antecedents
        self._sentences = SentenceReader(
            article, book, self.found, dates, parties=parties, named=named, strangers=strangers
        )
        self._drafts = DraftReader(self._scene, seating, is_diary=self._is_diary)
        self._contacts = contact_reader(self._scene, seating)
        self._subjects: dict[int, Seat] = {}  # whom a sentence of that number is about

    def threads(self) -> Threads:
        """All meetings of the article."""
        read: list[Sentence] = []
        for index, (start, end) in enumerate(self._spans()):
            read.append(self._sentences.sentence(index, start, end))
            self._read(read[-1], read)
        add_passing(self._scene, read, self._subjects)
        SixParty(self._scene).add(read)
        self._contacts.finish(read, self._subjects)
        Story(self._article, self._gazetteer, self._book, read).settle(self._threads.threads)
        Setting(self._article, self._gazetteer, self._book, read).settle(self._threads.threads)
        return self._threads

    def _read(self, sentence: Sentence, so_far: Sequence[Sentence]) -> None:
        """Takes in the meetings of a sentence, the last of those ``so_far``, and then whom it names."""
        self._note_speakers(sentence)
        timed = [self._threads.add(draft) is not None and draft.duration for draft in self._drafts.drafts(sentence)]
        self._contacts.read(sentence, so_far, self._subjects)
        give_up(sentence, self._threads, self._book)
        if sentence.durations and not any(timed):
            self._add_length(sentence)
        named = self._threads.antecedents
        named.name(sentence.index, [seat for party in sentence.parties for seat in party.seats])
        speaker = speaker_of(sentence, self._book, named.principal)
        named.principal = named.principal or speaker
        about = speaker or subject_of(sentence, self._book)
        if about is not None:
            named.speak_of(sentence.index, about)
            self._subjects[sentence.index] = about
        elif self._goes_on(sentence):
            named.keep_focus(sentence.index)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a Japanese sentence leaves out its subject, so that it is about whoever the one before is about."""
        pattern, text = self._book.named.get("any_subject"), sentence.shape.text
        return pattern is not None and pattern.search(text) is None

    def _note_speakers(self, sentence: Sentence) -> None:
        """Whose diary or press conference the article is, where its head says so, and who speaks there."""
        named = self._threads.antecedents
        if sentence.index == 0 and self._is_diary:
            named.diarist = diarist_of(self._article, sentence.people, self._book)
        if named.principal is None and sentence.index < _HEADINGS:
            named.principal = principal_of(sentence, self._book)
        if self._book.has("press_speaker", sentence.shape.text):
            named.speaker = next(iter(sentence.people), None)

    def _spans(self) -> Iterator[tuple[int, int]]:
        text, language = self._article.text, self._article.language
        return entries(text, sentences(text, language), language)

    def _add_length(self, sentence: Sentence) -> None:
        """Takes in how long the talks of the sentence before took: "They parted after 55 minutes"."""
        length = sentence.durations[0]
        before = {seat.person_id for seat in sentence.people if seat.start < length.start}
        thread = self._threads.last_held(sentence.index, before)
        dates = [date.event for date in sentence.dates if "," not in self._article.text[length.end : date.start]]
        if thread is None or any(thread.when and is_apart(event, thread.when) for event in dates):
            return
        if self._book.has("took_long", sentence.shape.text):
            last, place = thread.drafts[-1], (sentence.index, sentence.start, sentence.end)
            thread.add(length_only(last, *place, sentence.durations[0]))


def _countries(gazetteer: Gazetteer) -> Mapping[str, str]:
    return {e.id: e.country for e in gazetteer.entities("country") if e.country}
