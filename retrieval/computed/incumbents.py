"""Who held an office on the days asked about, and whether somebody was in office then, from the register of offices.

A line is only said where the archive itself shows the person in that office: it cites the meeting nearest to those
days at which they sat in it, so that the reader has words to check and not our table alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Holding, Offices, Post
from corpus.meetings.types import Meeting
from corpus.types import EventDate, PartialDate, Side
from retrieval.acts import asked_acts
from retrieval.capitals import CAPITALS
from retrieval.computed.ask_cues import cues
from retrieval.computed.asked_scope import OFFICE_OF_WORD, offices_named
from retrieval.computed.focus import is_more
from retrieval.computed.leader_words import asks_who_leads, leader_posts
from retrieval.computed.leaders_time import in_leaders_time, side_of_leader
from retrieval.computed.office_words import asks_since_when, is_of_both, names_office_alone
from retrieval.computed.own_titles import sides_of_title
from retrieval.computed.profile import person_asked
from retrieval.computed.succession import beside_on, neighbor_asked
from retrieval.computed.wording import Line
from retrieval.evidence import light_entries
from retrieval.key_dates import day_of_thing
from retrieval.types import Language
from retrieval.understand import PAIR, Concept, Reading
from retrieval.wording import partial_text
from retrieval.words import word

_SIDE_OF: dict[str, Side] = {"country:japan": "jp", "country:south-korea": "kr", "country:united-states": "us",
                             "country:china": "cn"}  # fmt: skip
# "us" is also a pronoun, and no name of a country by itself.
_AMERICAN = re.compile(r"\bu\.?s\.?(?:['’]s)? (?:envoy|ambassador)", re.IGNORECASE)
_IN_OFFICE = re.compile(
    r"\bin (office|power)\b|\bserv(e|ed|ing) as\b|^(was|were|is|are)\b.*\b(minister|president|ambassador|adviser)\b"
    r"|在任|在職|現職|재임|재직|현직|장관이었|대통령이었|총리였|首相だった|大統領だった|外相だった",
    re.IGNORECASE,
)
# "Who did the foreign minister meet": the office only says who is asked about.
_WHO_WAS = re.compile(
    r"\bwho(['’]?s| was| is| were| are| became| served)\b|\bname of\b"
    r"|(相|大臣|長官|大統領|首相|大使|局長|次官)(?:は|って|とは)?、?(?:今|いま|現在)?は?(誰|だれ|どなた)"
    r"|(장관|대통령|총리|[외방]위?무?상|대신|대사|국장|차관)(은|는|이|가)?\s*(?:지금|현재|요즘)?\s*([\d.]+\s*[년월]\s*)?(누구|누가)"
    r"|(相|大臣|長官|大統領|大使|局長|次官)(は|って)[?？]?$|(장관|대통령|총리|외무상|대신|대사|국장|차관)(은|는)\s*\??$",
    re.IGNORECASE,
)
_TITLE_LAST = re.compile(
    r"(?:장관|외무상|외상|방위상|대신|총리|대통령|대사)(?:들)?(?: ?목록| ?명단)?\s*[?？]?$"
    r"|(?:相|大臣|長官|首相|大統領|大使)(?:の一覧|一覧|たち)?[?？]?$"
    r"|\b(?:ministers?|presidents?|ambassadors?|pm|fm|premier)"
    r"(?: of (?:the )?(?:(?:south |republic of )?korea|japan|rok|both countries))?\W*$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(during|at the time|back then|when|under|behind)\b|当時|(の|した|された)(時|とき|際|頃|ころ)|당시|때|시절",
    re.IGNORECASE,
)
# Whose ambassador is meant where both countries are named, or none: 駐韓大使, 주일대사.
_AMBASSADORS = {
    "jp-ambassador-kr": re.compile(
        r"\bjapan(?:ese|['’]?s)? ambassador\b(?! to (?!(?:the |south |republic of )*korea))"
        r"|\bambassador (?:of|from) japan\b|駐韓(?:国)?(?:日本)?大使|在韓日本大使|주한\s?일본\s?대사",
        re.IGNORECASE,
    ),
    "kr-ambassador-jp": re.compile(
        r"\b(?:south )?korea(?:n|['’]?s)? ambassador\b(?! to (?!japan))|\brok ambassador\b(?! to (?!japan))"
        r"|\bambassador (?:of|from) (?:south )?korea\b"
        r"|駐日(?:韓国)?大使(?!.*(?:米|中国|ロシア))|주일\s?(?:한국\s?)?대사",
        re.IGNORECASE,
    ),
}
# What is done to something on a later day than that on which it came about.
_LATER = frozenset({"end", "withdraw", "dissolve", "put_off", "resume", "restore", "normalize", "reject", "ratify"})
_NOW = re.compile(r"\b(now|current(ly)?|today|at present)\b|今の|現在|現在の|지금|현재", re.IGNORECASE)
# Whoever asks who is foreign minister means today's.
_IS = re.compile(
    r"\bwho(?:['’]?s| is| are)\b(?!.*\b(?:was|were|then|back)\b)"
    r"|(?:[相臣官領使]|は|って|とは)、?(?:今|いま|現在)?は?(?:誰|だれ|どなた)(?!.*(?:だった|でした|時|頃|当時))"
    r"|(?:은|는|이|가)?\s*(?:지금|현재|요즘)?\s*누구(?!.*(?:였|이었|었|때|당시))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OfficeAsk:
    """Posts or people, and the days, both ends included. ``person_ids`` is empty when the holders are asked for.

    ``office``: of the people's terms, those in that office alone, where there are any. ``is_profile``: whatever posts
    they had at any time, those too that only a meeting shows them in. ``is_of_term``: the days are those of a leader,
    whose ministers are meant.
    """

    posts: tuple[str, ...]
    person_ids: tuple[str, ...]
    earliest_on: date
    latest_on: date
    is_profile: bool = False
    office: str | None = None
    is_of_term: bool = False


def office_ask(reading: Reading, gazetteer: Gazetteer, today: date) -> OfficeAsk | None:
    """What the question wants of the register of offices, or ``None`` when it asks for something else."""
    asked, of_whom = reading, person_asked(reading)
    if not of_whom:
        reading = in_leaders_time(reading, gazetteer)
    days, offices = _days(reading, today) or _days_of_thing(reading, gazetteer), gazetteer.offices
    if days is not None and days[0] > today:
        return None  # nobody is known to hold an office then
    leaders = leader_posts(reading)
    is_of_now = _IS.search(reading.text) or (leaders and asks_who_leads(reading))
    if days is None and not reading.dates and is_of_now and not _is_told_apart(reading):
        days = today, today
    if beside := neighbor_asked(reading, offices):
        return OfficeAsk((beside[0],), (), beside[1], beside[1])
    if of_whom:
        return OfficeAsk(
            (), of_whom, *(days or (date.min, date.max)), is_profile=days is None, office=_entered(reading)
        )
    if days is None:
        return None
    people = tuple(c.key.partition(":")[2] for c in reading.concepts if c.kind == "person" and not in_name(c, reading))
    if people and _IN_OFFICE.search(reading.text) and reading.intent in ("yes_no", "what"):
        return OfficeAsk((), people, *days)
    ambassadors = tuple(post for post, named in _AMBASSADORS.items() if named.search(reading.text))
    if ambassadors and not people and reading.intent == "overview":
        return OfficeAsk(ambassadors, (), *days)
    posts = ambassadors or leaders or _posts(reading, offices, side_of_leader(asked, reading, gazetteer))
    if people or not posts:
        return None
    if len(posts) == 1 and (beside_day := beside_on(reading, posts[0], days[0], offices)) is not None:
        return OfficeAsk(posts, (), beside_day, beside_day)
    is_of_time = reading is not asked or _NOW.search(reading.text)
    is_alone = names_office_alone(reading)
    is_bare = (is_of_time and _TITLE_LAST.search(reading.text)) or is_alone
    is_named = is_bare and reading.intent in ("overview", "what")
    is_since = is_alone and asks_since_when(reading)
    is_asked = reading.intent in ("who", "overview") and (leaders or _WHO_WAS.search(reading.text))
    if not (is_named or is_since or is_asked):
        return None
    return OfficeAsk(posts, (), *days, is_of_term=reading is not asked)


def _is_told_apart(reading: Reading) -> bool:
    """Whether a deed says which of all who held the office is meant: 「竹島に上陸した大統領は誰」 is not today's."""
    words, language = cues(), reading.language
    told = any(patterns[language].search(reading.text) for patterns in (words.meeting, words.visit))
    titles = [(c.start, c.start + len(c.surface)) for c in reading.concepts if c.kind == "office"]
    titles += [m.span() for named in _AMBASSADORS.values() for m in named.finditer(reading.text)]
    others = (
        c
        for c in reading.concepts
        if c.kind != "word"
        and c.key not in light_entries()
        and not any(c.start < b and a < c.start + len(c.surface) for a, b in titles)
    )
    return told or any(is_more(c) or (c.kind == "place" and c.key not in _SEATS) for c in others)


_SEATS = frozenset({*CAPITALS.values(), PAIR})  # which name a government


def _entered(reading: Reading) -> str | None:
    """The office of which it is asked when somebody entered or left it; ``None`` where it is asked who he is."""
    offices = offices_named(reading)
    return next(iter(offices)) if len(offices) == 1 and reading.intent in ("when", "how_long") else None


def in_name(person: Concept, reading: Reading) -> bool:
    """Whether the person only stands in the name of an agreement or a statement: Kono in the Kono statement."""
    things = (c for c in reading.concepts if c.kind in ("agreement", "event"))
    return any(c.start <= person.start < c.start + len(c.surface) for c in things)


def _days(reading: Reading, today: date) -> tuple[date, date] | None:
    for each in reading.dates:
        first, last = each.days.earliest_on, each.days.latest_on
        if each.is_certain and first and last and first.year > 1:
            return first, last
    return (today, today) if _NOW.search(reading.text) else None


def _days_of_thing(reading: Reading, gazetteer: Gazetteer) -> tuple[date, date] | None:
    """The day of the one agreement or event at whose time the question asks who was in office."""
    if not _THEN.search(reading.text):
        return None
    if (known := day_of_thing(replace(reading, intent="when"))) is not None:
        return known.earliest_on, known.latest_on  # "when it was ended" is not the day of its signature
    if asked_acts(reading).every & _LATER:
        return None
    things = [c for c in reading.concepts if c.kind in ("agreement", "event")]
    found = {on for c in things if (on := gazetteer.entity(c.key.partition(":")[2]).on) is not None}
    return next(((on.earliest_on, on.latest_on) for on in found), None) if len(found) == 1 else None


def _posts(reading: Reading, offices: Offices, leader_side: Side | None = None) -> tuple[str, ...]:
    wanted = set(offices_named(reading))
    wanted |= {office for key, office in OFFICE_OF_WORD.items() if any(c.key == key for c in reading.concepts)}
    sides = {_SIDE_OF[c.key] for c in reading.concepts if c.key in _SIDE_OF}
    if not sides and is_of_both(reading.text):
        sides = {"jp", "kr"}
    if not sides and leader_side in sides_of_title(reading):
        sides = {leader_side}  # the foreign minister under Moon was his own
    if not sides:
        own = sides_of_title(reading)
        return tuple(p.id for p in offices.posts() if p.side in own and p.office in wanted)
    if (
        _AMERICAN.search(reading.text)
        or not sides <= {"jp", "kr"}
        or any(c.kind == "country" and c.key not in _SIDE_OF for c in reading.concepts)
    ):
        wanted.discard("ambassador")  # only those of the two to one another are known
    return tuple(post.id for post in offices.posts() if post.side in sides and post.office in wanted)


def held(ask: OfficeAsk, offices: Offices) -> tuple[Holding, ...]:
    """The terms that touch the days, in the order of posts or people, then of time; acting ones included."""
    terms = [offices.terms_of_post(post) for post in ask.posts] + [offices.terms(person) for person in ask.person_ids]
    touching = [tuple(h for h in some if _touches(h, ask)) for some in terms]
    return tuple(h for some in touching for h in some if not (ask.is_of_term and _is_left_over(h, some, ask)))


_LEFT_OVER = timedelta(days=60)


def _is_left_over(holding: Holding, others: Sequence[Holding], ask: OfficeAsk) -> bool:
    """Whether the holder was the one before's and only stayed till the next was in office."""
    if holding.start_on is None or holding.end_on is None or holding.start_on >= ask.earliest_on:
        return False
    return holding.end_on - ask.earliest_on <= _LEFT_OVER and any(
        h.start_on and h.start_on > ask.earliest_on for h in others
    )


def tells_of_term(event: EventDate | None, ask: OfficeAsk, gazetteer: Gazetteer) -> bool:
    """Whether the day of an excerpt, as fine as a month, may be the first or the last of a term that is asked about."""
    if event is None or (event.latest_on - event.earliest_on).days > _MONTH:
        return False
    ends = [day for h in held(ask, gazetteer.offices) for day in (h.start, h.end) if day is not None]
    return any(event.earliest_on <= day.latest_on and day.earliest_on <= event.latest_on for day in ends)


_MONTH = 31  # days


def _touches(holding: Holding, ask: OfficeAsk) -> bool:
    """Whether the term surely shares a day with those asked about, or may, where nobody says when it ended."""
    if holding.start_on is None or holding.start_on > ask.latest_on:
        return False
    return holding.end is None or (holding.end_on is not None and holding.end_on >= ask.earliest_on)


Find = Callable[[str], Sequence[Meeting]]  # the meetings of a person, held or to come


def lines_for(ask: OfficeAsk, find: Find, language: Language, gazetteer: Gazetteer) -> tuple[Line, ...]:
    """One line a term, with the nearest meeting at which the person sat in that office; () when none can be cited."""
    return tuple(_lines(ask, find, language, gazetteer))


def unseen_holders(ask: OfficeAsk, language: Language, gazetteer: Gazetteer) -> tuple[str, ...]:
    """One sentence for each whose term in the register goes on, with its source: no report shows them in office."""
    holdings = (holding for holding in held(ask, gazetteer.offices) if holding.end_on is None)
    return tuple(_unseen(holding, language, gazetteer) for holding in holdings)


def _unseen(holding: Holding, language: Language, gazetteer: Gazetteer) -> str:
    offices = gazetteer.offices
    named = _named(holding.person_id, offices.post(holding.post), language, gazetteer)
    source = offices.source(holding.sources[-1])
    published = (
        word(language, "published", day=partial_text(source.published, language))
        if source.published
        else (word(language, "undated"))
    )
    return word(
        language,
        "office_unseen",
        **named,
        from_day=_shown(holding.start, language),
        outlet=source.outlet,
        published=published,
        url=source.url,
    )


def _lines(ask: OfficeAsk, find: Find, language: Language, gazetteer: Gazetteer) -> Iterator[Line]:
    offices = gazetteer.offices
    holdings = held(ask, offices)
    in_office = tuple(h for h in holdings if offices.post(h.post).office == ask.office)
    holdings = in_office or holdings
    for person in ask.person_ids:
        if not any(h.person_id == person for h in holdings) and len(ask.person_ids) == 1:
            # Not in office then: their nearest term says when they were.
            terms = sorted(offices.terms(person), key=lambda h: abs(((h.start_on or date.min) - ask.earliest_on).days))
            holdings += tuple(terms[:1])
    shown: set[tuple[str, str]] = set()
    for holding in holdings:
        post = offices.post(holding.post)
        within = [m for m in _sitting(holding.person_id, post, find) if _during(holding, _first(m))]
        if not within:
            continue
        shown.add((holding.person_id, post.id))
        nearest = min(within, key=lambda m: (m.status != "held", abs((_first(m) - ask.earliest_on).days), m.id))
        fields = {**_named(holding.person_id, post, language, gazetteer), "from_day": _shown(holding.start, language)}
        if holding.end is not None:
            yield Line(word(language, "office_held", to_day=_shown(holding.end, language), **fields), (nearest,))
        else:
            yield Line(word(language, "office_from" if holding.end_on else "office_open", **fields), (nearest,))
    for person in ask.person_ids if ask.is_profile and not in_office else ():
        for post in offices.posts():
            if (person, post.id) not in shown and (sat := _sitting(person, post, find)):
                yield _seen_in(person, post, sat, language, gazetteer)


def _seen_in(person_id: str, post: Post, sat: Sequence[Meeting], language: Language, gazetteer: Gazetteer) -> Line:
    """The line on a post in which only meetings show the person: from the first to the last of them."""
    first, last = sat[0], sat[-1]
    days = {"from_day": _shown(PartialDate.of(_first(first)), language)}
    if _first(last) != _first(first):
        days["to_day"] = _shown(PartialDate.of(_first(last)), language)
    key = "office_at_meetings" if "to_day" in days else "office_at_meeting"
    met = (first,) if first is last else (first, last)
    return Line(word(language, key, **_named(person_id, post, language, gazetteer), **days), met)


def _sitting(person_id: str, post: Post, find: Find) -> list[Meeting]:
    """The meetings at which the person sat in that office, by their days; those without a day are left out."""
    found = [
        m
        for m in find(person_id)
        if m.when
        and any(p.person_id == person_id and p.office == post.office and p.side == post.side for p in m.participants)
    ]
    return sorted(found, key=lambda m: (_first(m), m.id))


def _named(person_id: str, post: Post, language: Language, gazetteer: Gazetteer) -> dict[str, str]:
    names = gazetteer.entity(person_id).names
    return {
        "post": next(iter(post.names.get(language, ()) or post.names["en"])),
        "name": next(iter(names.get(language, ()) or names["en"])),
    }


def _shown(day: PartialDate | None, language: Language) -> str:
    return partial_text(day, language) if day else "?"


def _during(holding: Holding, on: date) -> bool:
    """Whether the day lies within the term; in one that nobody says the end of, any day from its first on."""
    return (holding.start_on or date.min) <= on and (holding.end is None or (holding.end_on or on) >= on)


def _first(meeting: Meeting) -> date:
    assert meeting.when is not None
    return meeting.when.earliest_on
