"""The day that is known of what a question about when asks after: when an agreement was signed, a measure took effect.

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
    found = _meant(reading, was_in_office) if reading.intent == "when" else None
    if found is None:
        return reading
    days = AskedDays(DateRange(found.on.earliest_on, found.on.latest_on), is_certain=False, is_of_thing=True)
    return replace(reading, dates=(days, *(d for d in reading.dates if not d.is_of_thing)))


def day_of_thing(reading: Reading) -> PartialDate | None:
    """The day known of what the words name and tell of it, ``None`` where none or more than one is."""
    found = _meant(reading)
    return found.on if found else None


def _meant(reading: Reading, was_in_office: WasInOffice = nobody) -> KeyDate | None:
    told = days_told(reading)
    if not all(map(_leaves_day_open, told)) or _ANOTHER.search(reading.text):
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
    fitting = [
        (weight, row)
        for row in key_dates()
        if row.things <= named
        and not (is_due and row.things.isdisjoint(_RUNNING_OUT))
        and not any(row.things.isdisjoint(c.ids) and not (row.is_done and was_in_office(c, row.on)) for c in others)
        and not (is_on_appeal and row.things.isdisjoint(_HIGHER_COURTS))
        and all(d.fits(row.on.earliest_on, row.on.latest_on) for d in told)
        and (weight := _weight(row, asked, is_bare=is_bare, is_other_act=is_other_act)) > 0
    ]
    if any(row.sides for _, row in fitting):
        agent = _agent(reading)
        fitting = [(weight, row) for weight, row in fitting if not row.sides or agent in row.sides]
    most = max((weight for weight, _ in fitting), default=0)
    best = [row for weight, row in fitting if weight == most]
    return best[0] if len({row.on for row in best}) == 1 else None


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
    | {"lex:object", "lex:praise", "lex:protest", "lex:reaffirm", "lex:refute", "lex:regret", "lex:respond"}
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
_VERB: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:did|does|do|will|would)\b(?!.*\b(?:happen|occur|come about|come out|break out|start)\b)", re.IGNORECASE
    ),
    "ja": re.compile(r"(?<!起き)(?<!起こっ)(?<!あっ)(?<!だっ)(?<!なっ)(?<!出)た(?:の[はがっ]|日|時|とき|んだ)"),
    "ko": re.compile(r"(?<!일어)(?<!있)(?<!벌어)[한했진졌된됐린렸온왔간갔난났은었]\s?(?:게|건|것|날|때|거)"),
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


# Who does it: the first of the two governments, unless it is told of as something done to it.
_PASSIVE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:was|were|got|be|been|being)\s+(?:\w+\s+){0,3}?\w+(?:ed|en|ut|pt)\b"
        r"|\breturn(?:s|ed)? to\b|\brejoin|\b(?:removal|exclusion|return|restoration|reinstatement) of\b"
        r"|['’]s? (?:removal|exclusion|return|restoration|reinstatement)\b(?! of)",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"され|られ|外れ|復帰した"),
    "ko": re.compile(r"당한|당했|[제배]외[된됐되]|배제[된됐되]|빠진|빠졌|복귀[된됐한했]"),
}
# "South Korea's removal", 韓国のホワイト国除外: whose it is, not who does it, where one of the two is named.
_OWN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?!)"),
    "ja": re.compile(r"の\S{0,10}(?:除外|復帰)"),
    "ko": re.compile(r"(?:일본|한국)(?:의)?\s\S{2,6}\s?\S{0,3}\s?(?:배제|제외|복귀|복원)"),
}
_SIDES = {"country:japan": "jp", "place:tokyo": "jp", "country:south-korea": "kr", "place:seoul": "kr"}
_OTHER = {"jp": "kr", "kr": "jp"}


def _agent(reading: Reading) -> str | None:
    """The government that does it; None where the question tells none."""
    named = sorted((c for c in reading.concepts if c.key in _SIDES), key=lambda c: c.start)
    if not named:
        return None
    by = next((c for c in named if _does_it(c, reading)), None)
    if by is not None:
        return _SIDES[by.key]
    if (side := whose_list(reading.text)) is not None:
        return side
    first = _SIDES[named[0].key]
    if _PASSIVE[reading.language].search(reading.text) and not _is_whose(named[0], reading):
        return _OTHER[first]
    is_alone = len({_SIDES[c.key] for c in named}) == 1
    return None if is_alone and _OWN[reading.language].search(reading.text) else first


# Whose list somebody is taken off does it: "dropping Korea from Japan's white list", 日本のホワイト国から外す.
_LIST = r"(?:white|trad|prefer|favou?r|trusted|fast|simplif|list|group a)"
_OFF_LIST = re.compile(
    rf"\b(?:from|off|out of|to|on|onto) (?P<en>japan|tokyo|south korea|korea|seoul)(?:['’]s)? "
    rf"(?:[\w-]+ ){{0,4}}?{_LIST}"
    rf"|\b(?:from|off|out of|to|on|onto) (?:the )?(?P<adj>japanese|south korean|korean) (?:[\w-]+ ){{0,4}}?{_LIST}"
    r"|(?P<ja>日本|韓国)の(?:輸出)?(?:ホワイト|優遇|グループA|グループＡ|信頼|名簿|リスト)[^、。]{0,8}(?:から|に|へ)"
    r"|(?P<ko>일본|한국)의\s?(?:수출\s?)?(?:화이트|백색|우대|우방|그룹\s?A|명단|리스트)[^.,]{0,8}(?:에서|에|로)\b",
    re.IGNORECASE,
)


def whose_list(text: str) -> str | None:
    """The government, jp or kr, off or onto whose list the text says that another is put; else ``None``."""
    found = _OFF_LIST.search(text)
    name = (found[found.lastgroup] if found and found.lastgroup else "").casefold()
    if not name:
        return None
    return "jp" if name in ("japan", "tokyo", "japanese", "日本", "일본") else "kr"


def _does_it(concept: Concept, reading: Reading) -> bool:
    """Whether it is said to be the one who does it, of something told as done: "removed by Japan"."""
    before, behind = reading.text[: concept.start], reading.text[concept.start + len(concept.surface) :]
    return re.search(r"\bby (?:the )?$", before, re.IGNORECASE) is not None or behind.startswith(
        ("によ", "政府によ", "에 의해", "에 의한", " 정부에 의해")
    )


def _is_whose(concept: Concept, reading: Reading) -> bool:
    """Whether it is only told whose the thing is: "Korea's complaint was filed", "the Japanese curbs"."""
    behind = reading.text[concept.start + len(concept.surface) :]
    return bool(_POSSESSED.match(behind)) or concept.surface.casefold().endswith(("ese", "ean"))


_POSSESSED = re.compile(r"['’]s?\s(?!removal|exclusion|return|restoration|reinstatement)", re.IGNORECASE)
