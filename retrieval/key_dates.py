"""The day that is known of what is asked after, when or why: an agreement was signed, a measure took effect.

Reports of later years name such a day in passing and are full of the words asked for, so by its words alone the report
of the day is hard to tell from them. The days stand in ``corpus/data/key_dates.toml``, each with the brief on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from corpus.gazetteer.tables import read_file, table
from corpus.types import PartialDate
from retrieval.acts import Acts, AskedActs, asked_acts
from retrieval.agent_side import agent_of
from retrieval.calendars import asks_by_calendar
from retrieval.evidence import is_light
from retrieval.kinds import is_negated
from retrieval.named_years import days_told
from retrieval.types import DateRange, Language
from retrieval.understand import AskedDays, Concept, Reading

_FILE = "key_dates.toml"


@dataclass(frozen=True, slots=True)
class KeyDate:
    """One day: what it is of (ids of concepts), what was done (any of ``acts``, each a set), by which governments.

    An empty set among the acts: it is also the day that is meant where no act is named, "when was the radar incident".
    ``sides`` is empty where it does not matter who did it; None among them stands for a question that tells nobody.
    """

    things: frozenset[str]
    acts: tuple[Acts, ...]
    sides: frozenset[str | None]
    on: PartialDate
    brief_id: str

    @property
    def is_done(self) -> bool:
        """Whether governments or courts did it: what befell somebody has nothing to do with who was in office."""
        return all(act.isdisjoint(_BEFALLING) for act in self.acts)


_BEFALLING: Acts = frozenset({"abduct", "attack", "begin_war", "die", "execute"})


@cache
def key_dates() -> tuple[KeyDate, ...]:
    """All that are known, in the order of the file."""
    rows = table(read_file(_FILE), "dates", columns=5, path=_FILE)
    return tuple(
        KeyDate(
            frozenset(things.split()),
            tuple(frozenset(each.split()) - {_NONE} for each in acts.split("/")),
            frozenset(None if side == "-" else side for side in sides.split()),
            PartialDate.parse(on),
            brief_id,
        )
        for things, acts, sides, on, brief_id in rows.rows
    )


def briefs_on(named: Collection[str]) -> frozenset[str]:
    """The briefs that tell a known day of one of the things named and of nothing beside."""
    return frozenset(row.brief_id for row in key_dates() if row.things <= set(named))


_NONE = "none"  # in the place of an act: where the question names none


WasInOffice = Callable[[Concept, PartialDate], bool]


def nobody(person: Concept, on: PartialDate) -> bool:
    """Of nobody it is known that he was in office on a day."""
    return False


def with_key_date(reading: Reading, was_in_office: WasInOffice = nobody) -> Reading:
    """The reading, with the day known of what is asked after; unchanged where none or more than one is.

    Days that the question tells itself stay beside it: "the ruling of 2018". Whoever it names beside the thing was, by
    ``was_in_office``, in office on the day: "the Obuchi–Kim declaration", "the swap that ended under Park".
    """
    found = _meant(reading, was_in_office) if reading.intent in ("when", "why") else None
    if found is None:
        return reading
    days = AskedDays(DateRange(found.on.earliest_on, found.on.latest_on), is_certain=False, is_of_thing=True)
    return replace(reading, dates=(days, *(d for d in reading.dates if not d.is_of_thing)))


def deed_of(reading: Reading, was_in_office: WasInOffice = nobody) -> KeyDate | None:
    """The known day of the deed that the words name, ``None`` where none or more than one is meant."""
    return _meant(reading, was_in_office)


def day_of_thing(reading: Reading) -> PartialDate | None:
    """The day known of what the words name and tell of it, ``None`` where none or more than one is."""
    found = deed_of(reading)
    return found.on if found else None


def _meant(reading: Reading, was_in_office: WasInOffice = nobody) -> KeyDate | None:
    told = days_told(reading)
    if not all(map(_leaves_day_open, told)) or _ANOTHER.search(reading.text) or asks_by_calendar(reading.text):
        return None
    named = {key for c in reading.concepts for key in c.ids if not c.is_misspelt or c.kind != "person"}
    others = [c for c in reading.concepts if _is_of_something_else(c) and not _is_part_of_name(c, reading)]
    asked, is_other_act = asked_acts(reading), _names_unknown_act(reading)
    # What happened needs no act but itself.
    is_bare = not asked.head or (asked.head == {"hold"} and _HAPPENED.search(reading.text) is not None)
    if "end" in asked.every and is_negated(reading.text):
        return None  # that it should not end was decided on another day
    # Nor is the decision to end it the day on which it was to run out, unless that day itself is what is known.
    is_due = "end" in asked.every and _DUE_TO_END.search(reading.text) is not None
    is_on_appeal = _ON_APPEAL.search(reading.text) is not None

    def may_name(row: KeyDate) -> bool:
        return row.is_done and not asked.is_beside and not (is_bare and _asks_for_more(reading, row))

    fitting = [
        (weight, row)
        for row in key_dates()
        if row.things <= named
        and not (is_due and row.things.isdisjoint(_RUNNING_OUT))
        and not any(row.things.isdisjoint(c.ids) and not (may_name(row) and was_in_office(c, row.on)) for c in others)
        and not (is_on_appeal and row.things.isdisjoint(_HIGHER_COURTS))
        and all(d.fits(row.on.earliest_on, row.on.latest_on) for d in told)
        and (weight := _weight(row, asked, is_bare=is_bare, is_other_act=is_other_act)) > 0
    ]
    if any(row.sides for _, row in fitting):
        agent = agent_of(reading)
        fitting = [(weight, row) for weight, row in fitting if not row.sides or agent in row.sides]
    most = max((weight for weight, _ in fitting), default=0)
    best = [row for weight, row in fitting if weight == most]
    return best[0] if len({row.on for row in best}) == 1 else None


def _asks_for_more(reading: Reading, row: KeyDate) -> bool:
    """Whether it names anything beside people and what is known of: a call after it, what was said of it."""
    rest = (c for c in reading.concepts if c.kind not in ("person", "office", "country") and not is_light(c, reading))
    return any(row.things.isdisjoint(c.ids) and not _is_part_of_name(c, reading) for c in rest)


def _leaves_day_open(told: AskedDays) -> bool:
    """Whether a question tells no more of the day than its month or its year."""
    if not told.is_certain and told.month is not None:
        return told.day is None
    first, last = told.days.earliest_on, told.days.latest_on
    return first is not None and last is not None and (last - first).days >= _SHORTEST_MONTH - 1


_SHORTEST_MONTH = 28
_OURS = frozenset({"country:japan", "country:south-korea"})
# What is said of something is said on a later day than it came about.
_SAID = frozenset(
    {"lex:condemn", "lex:criticize", "lex:deny", "lex:discuss", "lex:emphasize", "lex:explain", "lex:mention"}
    | {
        "lex:object",
        "lex:praise",
        "lex:retaliate",
        "lex:protest",
        "lex:reaffirm",
        "lex:refute",
        "lex:regret",
        "lex:respond",
    }
    | {"lex:breakthrough", "lex:deadline", "lex:talk", "lex:welcome"}
)
# Who does it, and with whom: a district court's ruling is not the Supreme Court's, ties with China are none with Seoul.
_WHO = frozenset(
    {"organization:constitutional-court-kr", "organization:seoul-district-court", "organization:seoul-high-court"}
    | {"organization:hitachi-zosen", "organization:mitsubishi-heavy", "organization:mitsubishi-materials"}
    | {"organization:nachi-fujikoshi", "organization:nippon-steel", "organization:supreme-court-kr"}
    | {"organization:world-trade-organization", "organization:icj", "organization:ilo", "organization:fifa"}
    | {"organization:eu", "lex:lawmaker", "place:china-south-korea", "place:inter-korean", "place:japan-china"}
    | {"place:japan-north-korea", "place:japan-russia", "place:us-japan", "place:us-north-korea"}
    | {"place:us-south-korea"}
)
# The second of its kind is another than the one that is known, an offering to a shrine is no visit, the line in won and
# yen not the swap in dollars; what was not decided yet, or would run out, had another day than the decision.
_ANOTHER = re.compile(
    r"(?<!\d)[2-9]\s?(?:次|차|回目|度目|번째|nd|rd|th)|[二三四五](?:次|回目|度目)|(?:두|세|네) ?번째"
    r"|\b(?:second|third(?!\W?part)|fourth|fifth)\b|再び|\boffering|奉納|真榊|玉串|공물|봉납"
    r"|\bwon\W?yen|\byen\W?won|円・?ウォン|ウォン・?円|원·?엔|엔·?원|\byet\b"
    r"|\bbec[oa]me final|確定した|\bno decision|\bruns? out|まだ|아직",
    re.IGNORECASE,
)
# A ruling of a higher court is not the first one.
_HIGHER_COURTS = frozenset({"organization:seoul-high-court", "organization:supreme-court-kr"})
_ON_APPEAL = re.compile(
    r"[23二三]審|控訴審|上告審|[23이삼]심(?![가-힣])|항소심|상고심"
    r"|\bsecond instance|\bon appeal|\bappeals? court|\bappellate court",
    re.IGNORECASE,
)
_RUNNING_OUT = frozenset({"lex:expire", "lex:deadline"})
# "When was it due to expire", いつ切れる予定, 언제 끝날 예정: it may have been kept alive.
_DUE_TO_END = re.compile(
    r"\b(?:due|set|supposed|meant|scheduled|going|about|slated|bound|expected) to (?:\w+ )?"
    r"(?:end|expire|lapse|run out|terminate)"
    r"|\bwould (?:have )?(?:end|expire|lapse|run out|ran out)|\b(?:expiry|expiration) (?:date|day)\b"
    r"|(?:切れる|終わる|終了する|失効する|満了する)(?:はず|予定|ことに|見通し|見込み|の(?:は|って|が)|日|期限)|(?:失効|満了|終了)予定"
    r"|끝날|끝나기로|만료될|만료되기로|종료될|종료되기로|실효될|(?:만료|종료)\s?예정",
    re.IGNORECASE,
)


def _is_of_something_else(concept: Concept) -> bool:
    """Whether what is asked is about this too, so that only a row that names it fits."""
    if concept.kind == "country":
        return concept.key not in _OURS
    return concept.kind in ("person", "agreement", "event") or concept.key in _SAID or concept.key in _WHO


def _is_part_of_name(concept: Concept, reading: Reading) -> bool:
    """Whether it is only a part of the name of something: Kono in "the Kono statement"."""
    start, end = concept.start, concept.start + len(concept.surface)
    return any(
        c.start <= start and end <= c.start + len(c.surface) and len(c.surface) > len(concept.surface)
        for c in reading.concepts
        if c.kind in ("agreement", "event", "topic", "organization")
    )


_HAPPENED = re.compile(r"\bhappen", re.IGNORECASE)
# A verb that is none of the known acts: what somebody did about the thing, unless that it came about is all it says.
_WITH_FINAL_N = "".join(chr(0xAC00 + 28 * n + 4) for n in range(399))  # the ending of a Korean verb before a noun
_VERB: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:did|does|do|will|would)\b(?!.*\b(?:happen|occur|come about|come out|break out|start)\b)", re.IGNORECASE
    ),
    "ja": re.compile(
        r"(?<!起き)(?<!起こっ)(?<!あっ)(?<!だっ)(?<!なっ)(?<!出)た(?:の(?:[はがっ]|いつ|何)|日|時|とき|んだ)"
    ),
    "ko": re.compile(
        rf"(?<!일어)(?<!벌어)(?<!있)(?:[했졌됐렸왔갔났]|(?![인난])[{_WITH_FINAL_N}])\s?(?:게|건|것|날|때|거)(?![가-힣]{{2}})"
    ),
}


_AGAIN = frozenset({"resume", "restore"})


def _names_unknown_act(reading: Reading) -> bool:
    return _VERB[reading.language].search(reading.text) is not None


def _weight(row: KeyDate, asked: AskedActs, *, is_bare: bool, is_other_act: bool) -> int:
    """How much of what is asked the row tells, above 0 if it is what is asked: the more acts and things the better."""
    # Done again, it is not the first time that is asked after: "다시 체결".
    again = asked.head & _AGAIN if len(asked.head) > 1 else frozenset()
    fitting = (
        len(acts)
        for acts in row.acts
        if acts <= asked.every and not acts.isdisjoint(asked.head) and (not again or not acts.isdisjoint(_AGAIN))
    )
    most = max(fitting, default=0)
    if most or not is_bare:
        return 10 * most + len(row.things) if most else 0
    is_told = frozenset() in row.acts and (not is_other_act or any(key.startswith("lex:") for key in row.things))
    return len(row.things) if is_told else 0
