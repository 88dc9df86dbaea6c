"""Question -> MeetingAsk: what is wanted to know of which meetings; ``None`` for every other question."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from corpus.gazetteer import Gazetteer
from retrieval.computed.ask import OF_ALL, OF_ROW, TALLIES, MeetingAsk, Wanted, lead_of
from retrieval.computed.ask_cues import cues
from retrieval.computed.asked_scope import is_venue, scope_kinds, scope_of
from retrieval.computed.asked_topics import tells_time_by_topic, topics_of
from retrieval.computed.focus import (
    asks_for_part,
    is_more,
    is_of_another_body,
    is_of_meeting,
    main_clause,
    says_more,
    series_of,
)
from retrieval.computed.leaders_time import in_leaders_time
from retrieval.computed.ranks import FIRST, rank_in_english, rank_of
from retrieval.computed.scope import Scope
from retrieval.computed.since import days_by_thing
from retrieval.computed.visits import visit_ask
from retrieval.kinds import names_venue
from retrieval.slots import asks_for_name_of_venue
from retrieval.understand import Concept, Reading, asking_spans
from retrieval.wanted import wanted_of


def meeting_ask(reading: Reading, gazetteer: Gazetteer) -> MeetingAsk | None:
    """What the question wants of the register, or ``None`` when it asks for something else."""
    if not cues().meeting[reading.language].search(reading.text):
        return visit_ask(in_leaders_time(reading, gazetteer), gazetteer) or _pair_ask(reading, gazetteer)
    reading = in_leaders_time(reading, gazetteer)
    series = series_of(reading)
    if series is None and is_of_another_body(reading):
        return None
    wanted = _wanted(reading)
    if wanted is None:
        return None
    if series is not None:
        return _of_series(reading, gazetteer, wanted, series)
    scope = _narrowed(reading, gazetteer)
    if wanted == "previous" and not (scope.days or scope.place_ids or scope.countries or scope.occasions):
        wanted = "last" if cues().last_time[reading.language].search(reading.text) else wanted
    if not scope.is_narrow:
        is_more = wanted != "not_held" and says_more(reading)
        if is_more or _names_others(reading) or not _is_of_the_two(wanted, scope):
            return None
        scope = replace(scope, sides=("JP", "KR"))  # "the last meeting": of the two that this is all about
    wanted = _known_of(wanted, scope, reading)
    if wanted == "first":
        scope = _after_year(scope, reading)
    in_row = _of_row(scope, wanted, reading) if wanted in OF_ROW else scope
    if in_row is None:
        return None
    scope = in_row
    if wanted == "gap":
        return _gap(scope, reading)
    if wanted in ("first", "last") and cues().encounter[reading.language].search(reading.text):
        scope = replace(scope, among_others=len(scope.persons) > 1 and not scope.kinds)
    return MeetingAsk(
        wanted=wanted,
        scope=scope,
        fact="when" if wanted == "since_last" else lead_of(reading),
        nth=rank_of(reading.text) if wanted == "nth" else None,
        says_more=says_more(reading),
        wants_venue=reading.intent == "where" and names_venue(reading.text),
        wants_name=asks_for_name_of_venue(reading),
        is_plan=reading.asks_for_plan,
    )


def _is_of_the_two(wanted: Wanted, scope: Scope) -> bool:
    """Whether nothing but the order of a meeting is told, or how many there were somewhere or at some time."""
    if wanted in TALLIES:
        return bool(scope.kinds or scope.days)
    if wanted == "count":
        return bool(scope.days or scope.place_ids or scope.countries)
    return wanted in ("last", "next_planned", "previous", "list", "not_held")


_THE_TWO = frozenset({"country:japan", "country:south-korea"})


def _names_others(reading: Reading) -> bool:
    """Whether another country is named, whose meetings would be meant."""
    return any(c.kind == "country" and c.key not in _THE_TWO for c in reading.concepts)


def _known_of(wanted: Wanted, scope: Scope, reading: Reading) -> Wanted:
    """What became of it, where it is asked whether they will meet somewhere or some day: that may be over by now."""
    is_of_one = scope.days or scope.place_ids or scope.countries or scope.occasions
    return "took_place" if wanted == "next_planned" and reading.intent == "yes_no" and is_of_one else wanted


_SINCE_YEAR = re.compile(
    r"((?:19|20)\d\d)\s?(?:년|年)?\s?(?:이후|이래|以降|以来)|\bsince ((?:19|20)\d\d)\b", re.IGNORECASE
)


def _after_year(scope: Scope, reading: Reading) -> Scope:
    """The scope without the year that "the first since 2011" counts from: the one before was in that year."""
    found = _SINCE_YEAR.search(reading.text)
    if found is None:
        return scope
    year = int(found[1] or found[2])
    first = date(year, 1, 1)
    days = tuple(
        replace(d, days=replace(d.days, earliest_on=date(year + 1, 1, 1)))
        if d.days.earliest_on == first and d.days.latest_on and d.days.latest_on.year > year
        else d
        for d in scope.days
    )
    return replace(scope, days=days)


def _of_row(scope: Scope, wanted: Wanted, reading: Reading) -> Scope | None:
    """The scope with what the meetings of the row were about, or since when; ``None`` where that is not known."""
    if not tells_time_by_topic(reading):
        return replace(scope, topics=topics_of(reading) if wanted != "gap" else ())
    days = days_by_thing(reading) if wanted != "gap" else None
    if days is None:
        return None
    return replace(scope, days=(days, *(d for d in scope.days if not d.is_of_thing)))


def _narrowed(reading: Reading, gazetteer: Gazetteer) -> Scope:
    """The scope with the people and the kind of the main clause alone, where that still says whose meeting it is."""
    whole, main = scope_of(reading, gazetteer), scope_of(main_clause(reading), gazetteer)
    is_of_sides = len(main.sides) > 1 and (main.kinds or not whole.persons)  # 한일관계 alone says what it was about
    if len(main.persons) < 2 and not is_of_sides:
        return whole
    return replace(whole, persons=main.persons, sides=main.sides, kinds=main.kinds, modes=main.modes)


def _pair_ask(reading: Reading, gazetteer: Gazetteer) -> MeetingAsk | None:
    """Two people of two countries with a place or a time and nothing else, as in "kishida yoon tokyo when".

    Of the two alone it may be asked how many times.
    """
    has_asking = bool(asking_spans(reading.text, reading.language))
    is_count = _counts(reading)
    if says_more(reading) or (has_asking and not is_count and reading.intent not in ("when", "where", "how_long")):
        return None
    wanted: Wanted = reading.intent if reading.intent in ("where", "how_long") else "when"
    scope = scope_of(reading, gazetteer)
    countries = [{gazetteer.entity(each).country for each in ids} for ids in scope.persons]
    if len(countries) < 2 or set.intersection(*countries) or not (is_count or scope.place_ids or scope.days):
        return None
    if is_count:
        return MeetingAsk(wanted="count", scope=scope)
    # Who is named with a year and nothing else may have met, called or written; what is on record is told.
    modes = () if wanted == "when" and not scope.place_ids else scope.modes
    return MeetingAsk(
        wanted=wanted,
        scope=replace(scope, modes=modes),
        fact=lead_of(reading),
        wants_name=asks_for_name_of_venue(reading),
        is_plan=reading.asks_for_plan,
    )


def _counts(reading: Reading) -> bool:
    """Whether "how many times" is asked."""
    counts = next(patterns for name, patterns in cues().wanted if name == "count")
    return counts[reading.language].search(reading.text) is not None


def _of_series(reading: Reading, gazetteer: Gazetteer, wanted: Wanted, series: str) -> MeetingAsk | None:
    """The meeting of a series with a name. Which one it is in the row says its occasion: the register has gaps."""
    # 「定期閣僚会議の際に租税協定は何日に署名」: the conference only says when.
    if wanted in OF_ALL or (wanted == "when" and series_of(main_clause(reading)) is None):
        return None
    fact, scope = lead_of(reading), scope_of(reading, gazetteer)
    rank = 1 if FIRST.search(reading.text) else rank_of(reading.text)
    if wanted in ("first", "nth"):
        wanted = fact if fact in ("where", "who", "how_long") else "when"
    if wanted == "previous" and rank:
        # "The one before Seoul's of 2015 (the fifth)": the place and the days are those of the later one.
        wanted, scope = "when", replace(scope, days=(), place_ids=frozenset(), countries=frozenset())
    occasion = rf"{rank_in_english(rank)}.*{series}" if rank else series
    return MeetingAsk(wanted=wanted, scope=replace(scope, kinds=(), series=occasion), fact=fact)


def presupposed(reading: Reading, gazetteer: Gazetteer) -> Scope | None:
    """The meeting that the question takes for granted, of certain people at a certain time or place, if it does."""
    words, text, language = cues(), reading.text, reading.language
    if words.negated[language].search(text):
        return None
    if not any(cue[language].search(text) for cue in (words.meeting, words.together)):
        return None
    if reading.intent == "yes_no" or (reading.intent == "when" and words.announces[language].search(text)):
        return None  # "when did they agree to meet in Seoul"
    if wanted_of(text).is_earlier:
        return None  # "the talks before those of February": the day is not that of the meeting asked after
    scope = scope_of(reading, gazetteer)
    who = len(scope.persons) > 1 or (len(scope.sides) > 1 and scope.kinds)
    return scope if who and scope.days and (scope.place_ids or scope.occasions or len(scope.persons) > 1) else None


def _wanted(reading: Reading) -> Wanted | None:
    text, language, words = reading.text, reading.language, cues()
    found = next((name for name, patterns in words.wanted if patterns[language].search(text)), None)
    if words.never[language].search(text) and reading.intent != "yes_no":
        return None  # "in which year did they not meet": the meetings of the register are no answer to it
    if tally := next((name for name, patterns in words.tally if patterns[language].search(text)), None):
        return tally
    if words.most[language].search(text):
        return None  # "who met the most presidents": one would have to be counted against another
    if found in OF_ALL:
        return found
    plain = _plain(reading)
    if reading.intent == "yes_no":
        return found if found == "next_planned" else plain if found is None else None
    # "How long did their last talks take": the order picks the meeting, the question still wants its length.
    if plain is not None:
        return found or plain
    is_of_content = found == "last" and words.content[language].search(text) is not None
    if is_of_content and names_matter(reading):
        return None  # what was said there of one thing is told by the excerpts
    is_named = is_of_content or reading.intent == "overview" or words.identifies[language].search(text) is not None
    is_named = is_named or _asks_nothing(reading)
    return (found or _bare(reading)) if is_named else None


def names_matter(reading: Reading) -> bool:
    """Whether something is named that was spoken of: Sado, the swap line."""
    others = [c for c in reading.concepts if c.key not in _KINDS_OF_MEETING]
    return any(c.kind in _MATTERS or (c.kind == "place" and _is_matter(c, reading)) for c in others)


def _is_matter(place: Concept, reading: Reading) -> bool:
    return not is_venue(place, reading) or _ON.search(reading.text[: place.start]) is not None


_ON = re.compile(r"\bon (?:the )?$", re.IGNORECASE)
_MATTERS = frozenset({"topic", "agreement", "event", "organization"})


def _asks_nothing(reading: Reading) -> bool:
    """Whether it only names meetings with a time or a place: "summits this year", 「朴槿恵 安倍 会談 ソウル」."""
    if reading.intent != "what" or asking_spans(reading.text, reading.language):
        return False
    people = {c.key for c in reading.concepts if c.kind == "person"}
    others = (c for c in reading.concepts if c.kind in ("agreement", "event", "organization"))
    topics = [c for c in reading.concepts if c.kind == "topic" and c.key not in _MEETINGS]
    is_of_meetings = not any(map(is_more, topics)) and not (topics and reading.asks_for_plan)
    if not is_of_meetings or any(others) or len(people) == 1:
        return False
    return not people or _ends_in_name(reading)


_MEETINGS = frozenset({"topic:summit", "topic:phone-talks"})
_KINDS_OF_MEETING = _MEETINGS | {
    *("topic:foreign-ministers-meeting", "topic:trilateral-summit", "topic:trilateral-cooperation"),
    *("topic:defense-exchange", "topic:vice-minister-dialogue", "topic:director-general-talks"),
    *("topic:ministerial-conference", "topic:shuttle-diplomacy", "topic:official-visits"),
}


def _ends_in_name(reading: Reading) -> bool:
    """Whether no verb ends the question, but what is known or a day."""
    text = reading.text.rstrip(" ?？!！。.")
    ends = {c.start + len(c.surface) for c in reading.concepts}
    return len(text) in ends or text[-1] in "0123456789年月日년월일"


def _bare(reading: Reading) -> Wanted | None:
    """Two names, or a place and a day, and a word for a meeting: which meetings these were is all there is to ask.

    So it is of a kind of meeting, or of meetings, and a time or a place: "summits 2018".
    """
    if says_more(reading):
        return None
    kinds = [c.kind for c in reading.concepts]
    if kinds.count("person") > 1 or ("place" in kinds and reading.dates):
        return "when"
    of_kind = scope_kinds(reading) or cues().many[reading.language].search(reading.text)
    return "list" if of_kind and (reading.dates or "place" in kinds) else None


_ORDER = re.compile(rf"{FIRST.pattern}|\b(last|only|second|third)\b|唯一|最後|마지막|유일", re.IGNORECASE)


def _plain(reading: Reading) -> Wanted | None:
    text, language, words = reading.text, reading.language, cues()
    if reading.intent == "yes_no":
        # "Did they talk about a swap line": whether they talked is not the question.
        # Nor, asked whether they met for the first time, does it help to hear that they met.
        is_more = says_more(reading) or _ORDER.search(text)
        return "took_place" if words.took_place[language].search(text) and not is_more else None
    if reading.intent == "who":
        return "who" if words.attended[language].search(text) else None
    if reading.intent not in ("when", "where", "how_long") or not is_of_meeting(reading):
        return None
    if reading.intent == "when" and (wanted_of(text).is_saying or words.announces[language].search(text)):
        return None
    return None if reading.intent == "how_long" and asks_for_part(reading) else reading.intent


def asks_about_meeting(reading: Reading) -> bool:
    """Whether the question has a word for a meeting."""
    return cues().meeting[reading.language].search(reading.text) is not None


def _gap(scope: Scope, reading: Reading) -> MeetingAsk:
    """The time between two meetings, told apart by place or by day; else between a meeting and the one beside it."""
    places, days = sorted(scope.place_ids), scope.days
    if len(places) == 2:
        first, second = (replace(scope, place_ids=frozenset({place})) for place in places)
        return MeetingAsk(wanted="gap", scope=first, other=second)
    if len(days) == 2:
        first, second = (replace(scope, days=(each,)) for each in days)
        return MeetingAsk(wanted="gap", scope=first, other=second)
    is_next = cues().to_the_next[reading.language].search(reading.text)
    return MeetingAsk(wanted="gap_after" if is_next else "gap", scope=scope)
