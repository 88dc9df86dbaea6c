"""What a question about when wants of a date: how fine, which end of a stretch, and whose day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Unit = Literal["day", "month", "year", "about"]

_DAY = re.compile(
    r"\b(what|which) (exact |very )?(day|date|weekday|morning|afternoon|evening|night)\b|\b(day|date)\W*$"
    r"|\bdays?\b[^?]{0,4}\bmonth\b|何日(?!間)|何曜|며칠(?!\s*(간|동안))|무슨\s*요일",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(what|which) month\b|\bmonth\W*$|何月|몇\s*월", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(what|which) (year|yr)\b|\b(year|yr)\W*$|年は|何年(?!間)|몇\s*년(?!\s*(간|동안))|몇\s*년도|(?<!\d)연도",
    re.IGNORECASE,
)
# "いつごろ", "around when": a month answers it as well as a day.
_ABOUT = re.compile(
    r"\b(?:around|about|roughly|approximately) when\b|\bwhen (?:about|roughly|around|approximately)\b"
    r"|いつ(?:ごろ|頃|くらい|ぐらい)|언제\s?(?:쯤|즈음|께)",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:since|from|as of) when\b|\bfrom (?:what|which) (?:day|date|month|year)\b"
    r"|\b(begin|began|begun|start(s|ed)?|becom(e|ing)|became)\b|\bt(ake|ook|aking) (office|over|effect)\b"
    r"|\b(?:conference|meeting|talks|session|summit|festival|negotiations?)\b[^?]{0,30}\bopen(?:ed|s)?\b|開幕|개막"
    r"|いつから|何[年月日]から|始ま|始め|開始|就任|発足|発効|施行"
    r"|언제부터|몇\s*[년월]부터|며칠부터|시작|취임|출범|발효|시행",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:until|till) when\b|\b(?:last|final) day of\b|最終日|마지막\s?날|\b(end|ended|ends|finish|finished)\b"
    r"|いつまで|何[年月日]まで|終わ|終了|終結|언제까지|몇\s*[년월]까지|며칠까지|끝[나난났날]|종료",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\bwhen (did|was|were)\b.*\b((?:say|said)(?! no\b)|announced?|reveal(ed)?|disclosed?|confirm(ed)?|report(ed)?)\b"
    r"|\blet it be known\b|\b(told|tell|telling|said to|say to|spoke to) (the )?(reporters|press|journalists|media)\b"
    r"|記者(団|会見|たち|ら)?(に|で|へ)[^、。]{0,12}(述べ|語|話し|言っ|答え|明か|説明|発言|表明)"
    r"|[」』と](述べ|語っ|話し|言っ|発言し|説明し|明かし|主張し|強調し|批判し)[^、。]{0,6}(いつ|何[日月年]|日|時期)"
    r"|기자(들|단)?(에게|한테|과)[^.,]{0,16}(말|밝|언급|설명|답|토로)"
    r"|[다라자]고\s?(?:한|했)[^가-힣?.]{0,3}(게|건|거|것|날|때|언제|며칠)"
    r"|라고\s*(말|밝|언급|발언|강조|주장|설명|비판)[^.,]{0,8}(언제|며칠|날|시점|때)"
    r"|(発表|表明|公表|報道|明らかに)(した|された|し)?[^、。]{0,6}(いつ|何[日月]|日は|時期)|いつ[^、。]{0,12}(発表|表明|公表|明らかに)"
    r"|(발표|공개|밝힌|밝혔|보도)[^.,]{0,8}(언제|며칠|날|시점)|언제[^.,]{0,12}(발표|공개|밝혔|보도)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(before|prior to)\b.*\blast\b|\bbefore that\b"
    r"|\blast\b(?! (year|month|week|night)).*\b(before|prior to)\b"
    r"|\bhad [\w .'’-]{3,50}\b(?:met|spoken|talked|sat down|seen each other|held talks) (?:[\w-]+ ){0,2}before\b"
    r"|\b(previous|preceding|prior) (time|meeting|talks|summit|encounter)\b"
    r"|その前|(?:[月年日回]|会談|会合|協議|会議)の前の|の前に[^、。]{0,24}(?:会っ|会談|集まっ|顔を合わせ)|それ以前|直前の|前回|の前に.*最後|最後に.*前"
    r"|그\s*전|그\s*이전|지난번|직전|[기의]?\s*전에\s[^?]{0,24}마지막|마지막으로.*\s전에|이전에\s*마지막",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\blast (time|saw|seen|met|meet|talked|spoke|spoken|h[ae]ld|visit(ed)?|summit|talks|meeting)\b"
    r"|\b(most recent(ly)?|lastly)\b"
    r"|\b(did|had|have|has) (?:[\w'’-]+ ){1,8}last\b(?! (year|month|week|night))"
    r"|最後に|直近|一番最近|最後の|마지막|가장\s*최근|제일\s*최근",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\bwhen (is|are|do|does)\b|\b(?:gonna|going to|supposed to|due to|meant to|set to)\b"
    r"|\b(aim(s|ed|ing)? (for|at|to)|target date)\b|\bnext (week|month|year)\b"
    r"|\b(expected|likely|hop(e|ed|ing)|agreed|plan(s|ning)?) to\b|\bto be held\b"
    r"|[るうくすむぶ](の|日)は(いつ|何[年月日曜])|見込み|見通し|ことになっ|控え|来[週月年]|今後"
    r"|(하는|할|열리는|열릴|만나는|만날)\s*(건|게|것은|날은?|때는?)\s*(언제|며칠|몇\s*[년월일])|전망|기로|다음\s*(달|주|해)|내[달년]|앞둔|예정",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question about when asks for.

    ``unit`` is how fine an answer it names, if any, "about" where roughly will do; ``edge`` is -1 when it asks for the
    begin of something, +1 for the end; ``is_saying`` when it asks for the day on which somebody said so;
    ``is_earlier`` when for the time before; ``is_last`` when for the latest of several, which a text may call the time
    before; ``is_plan`` when for something that was still to come.
    """

    unit: Unit | None = None
    edge: int = 0
    is_saying: bool = False
    is_earlier: bool = False
    is_plan: bool = False
    is_last: bool = False


@lru_cache(maxsize=1_024)
def wanted_of(question: str) -> Wanted:
    """What the question wants; the finest unit that it names counts: 何年何月 asks for a month."""
    starts, ends = bool(_START.search(question)), bool(_END.search(question))
    return Wanted(
        unit=_unit(question),
        edge=ends - starts,
        is_saying=bool(_SAYING.search(question)),
        is_earlier=bool(_EARLIER.search(question)),
        is_plan=bool(_PLAN.search(question)),
        is_last=bool(_LAST.search(question)),
    )


def _unit(question: str) -> Unit | None:
    if _DAY.search(question):
        return "day"
    if _MONTH.search(question):
        return "month"
    if _YEAR.search(question):
        return "year"
    return "about" if _ABOUT.search(question) else None


# "In which month of 2018", "5月の何日": a day or month of the time that the question names itself.
_WITHIN = re.compile(
    r"\b(?:what|which) (?:exact |very )?(?:day|date|month)\b[^?,]{0,12}\b(?:of|in) "
    r"(?:(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b"
    r"|(?:19|20)\d\d年の?何[月日]|\d月の?何日|(?:去年|昨年|今年|一昨年)の?何[月日]|先月の?何日"
    r"|(?:19|20)\d\d년\s?(?:몇\s?월|며칠)|\d월\s?며칠|(?:작년|지난해|올해|재작년)\s?(?:몇\s?월|며칠)|지난달\s?며칠",
    re.IGNORECASE,
)


@lru_cache(maxsize=1_024)
def wants_day_within(question: str) -> bool:
    """Whether a day or month of the year or month that the question names itself is asked for."""
    return _WITHIN.search(question) is not None
