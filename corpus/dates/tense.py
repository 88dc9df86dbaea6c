"""Which way the verb beside a date points: back (-1), ahead (+1), or not said (0).

English verbs stand before the date as often as after it ("will meet on Friday", "on Friday said"), so the
nearest one before counts, unless a verb follows at once. Japanese and Korean verbs close the clause, so
the first one after the date counts.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.dates.vocabulary import words

__all__ = ["direction_of", "looks_back"]

_PLANNERS = (
    r"arranging|arrange|preparing|prepares?|prepared|plans?|planning|intends?|hopes?|aims?|expects?|agrees?|agreed|decided"
    r"|vowed|promised|offered|invited|pledged|proposed|asked|urged|arrangements?|willing|ready|wants?"
)
# The verb that a helper governs belongs to the helper: "will be held" must not read as "held".
_VERB = r"(?:\s+(?:not|also|then|again|[a-z]+ly))*(?:\s+be)?(?:\s+[a-z]+\b)?"
_FUTURE_EN = (
    rf"(?P<future>(?:\b(?:will|shall|won['’]t|would|could|(?-i:may)|might)\b|['’]ll\b){_VERB}"
    r"|(?:\b(?:is|are|be|remains?)|['’]s|['’]re)\s+(?:\w+ly\s+)?(?:set|due|scheduled|slated|expected|likely|planned|to)\b"
    rf"(?:\s+to\b)?{_VERB}"
    rf"|\b(?:{_PLANNERS})\b(?:\s+(?!said\b)[\w’'-]+){{0,6}}?\s+to\s+(?!the\b|a\b)[a-z]+\b(?:(?<=\bbe)\s+[a-z]+\b)?"
    r"|(?<!was )(?<!were )(?<!been )(?<!had )(?<!initially )(?<!originally )"
    r"\b(?:scheduled|slated|planned|set)\s+(?:for|to)\b"
    r"|\bto\s+be\s+[a-z]+\b|\bbeing\s+(?:arranged|planned|prepared|scheduled|finali[sz]ed|coordinated)\s+(?:for|on)\b"
    r"|\b(?:consented|agreed|assented)\s+to\s+(?:the\s+)?(?:holding|convening|hosting)\b"
    r"|(?:\b(?:is|are|has\s+been|have\s+been)|['’]re)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+)?(?:trying|working|seeking|looking)\s+to\s+[a-z]+\b"
    r"|\b(?:eye|eyes|eyeing|targeting)\s+$"
    r"|\b(?:postponed|moved|delayed|rescheduled|extended|pushed\s+back)\b(?:\s+[\w.]+){0,6}?\s+(?:to|until)\s+$"
    r"|\b(?:arranging|planning|preparing|scheduling|coordinating|considering|mulling|seeking)\s+(?:for\s+)?(?:an?|the|their)\b"
    r"|\bas\s+(?:early|soon)\s+as\s+$|\b(?:ahead\s+of|upcoming|forthcoming|preparations\s+for|arrangements\s+for)\b)"
)
_PAST_EN = (
    r"(?P<past>\b(?:said|told|met|held|took|made|began|went|came|gave|had|has|have|was|were|left|wrote|spoke|saw|led|sent|sat"
    r"|struck|drew|found|kept|paid|won|lost|fell|rose|got|ran|flew|became|broke|chose|grew|knew|brought|bought|built"
    r"|sought|taught|thought|withdrew|did|says?|hit|since)\b"
    r"|\b(?!need|indeed|hundred|speed|seed|exceed|proceed|succeed|united\b)[a-z]{2,}ed\b)"
)
# "agreed at their summit on Feb. 25 to", "on Sunday A and B agreed to": the day is that of the agreement.
_AGREED_EN = r"(?:agreed|decided|vowed|promised|offered|invited|pledged|proposed|asked|urged)\b"
_AGREED_AT_EN = (
    r"\b(?:(?:at|during|in)\s+(?:an?|their|his|her)\s+|(?:during|in)\s+(?=(?:[\w-]+\s+){0,2}talks\b)"
    r"|(?:after|following)\s+(?:(?:an?|the|their|his|her)\s+)?)"
    r"(?:[\w'’-]+\s+){0,4}?(?:summit|talks|meeting|session|conversation|call)\s+"
    r"(?:(?:with|at|in)\s+(?:[\w.,'’-]+\s+){1,8}?)?(?:(?:on|in)\s+)?$"
)
_WOULD_EN = (
    r"(?:would|could|might)\s+(?!(?:\w+ly\s+|also\s+|then\s+)?(?:meet|hold|discuss|attend|take|have|raise|seek|visit|host|"
    r"receive|see|talk|speak|address|bring|exchange|confirm|agree|propose|call|ask|be|sit|join|confer|convey|explain)\b)"
)
_PLANS_EN = r"(?:plans?|hopes?|wants?|aims?|intends?|willing|ready|prepared)\b"
_HEADLINE_EN = (
    r"(?P<headline>(?<=\s)to\s+(?:meet|hold|visit|talk|attend|discuss|resume|sit|travel|convene|open|sign)\b)"
)
_NEXT_EN = (
    r"\s*(?P<ahead>will\b|is\s+to\b|are\s+to\b)|\s*(?P<back>[a-z]{2,}ed\b|said\b|told\b|met\b|held\b|made\b|took\b)"
)
# "officials said the talks were scheduled for Friday": a plan reported, not a plan that has lapsed.
_REPORTED_EN = (
    r"\b(?:said|told|announced|confirmed)\b.*\b(?:was|were|been)\s+(?:scheduled|slated|planned|set|expected|due)\b"
)

# "a summit scheduled between the two on Sunday", whatever the sentence tells of before it.
_SCHEDULED_EN = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!originally )\b(?:scheduled|slated)\s+"
    r"(?:for|between|with|among|to|on|in|at|later|early|next|this)\b[^.;,]{0,60}$"
)
_BEFORE_NOUN = words(
    "the a an of on in with for from by two three four five its their his her any some no more most this that these "
    "long japan's korea's japan’s korea’s seoul’s tokyo’s"
)

_FUTURE_JA = (
    r"(?P<future>(?:予定|見通し|見込み|方針|方向|運び)(?:[とに]なった)?|ことになった|控え(?![室めの])|計画|調整(?:し|が|に)|準備"
    r"|(?:する|行う|開く|会う|開かれる|訪れる|臨む|始まる|迎える)(?=[。、]|方|こと|見|予|ため|考|意|よう|と[、述発語話明し表]|$)"
    r"|(?:開催(?:する|される)|行う|行われる|開く|開かれる)(?=[^。、とがをはも]{0,10}?(?:会談|会議|会合|協議|サミット)))"
)
_PAST_JA = r"(?P<past>(?<=[しっいれえけべめせじきりんみ])[ただ](?=[。、」とがこ後際の一-龥ァ-ン]|$))"
# Nouns of what has been done: "8月の決定" looks back, "10月の会談" may be either.
_DONE_JA = r"の[^、。]{0,6}?(?:判決|決定|合意|通告|発表|声明|発言|強化|措置)"
_DONE_KO = r"[^.,]{0,20}(?:회담|회의|회동|통화)에서\s(?:다룬|논의[한된]|합의[한된]|나온|나눈|약속한|확인한)\s"
_FUTURE_KO = (
    r"(?P<future>예정|계획|방침|전망|추진|조율|앞두|(?<=[할될릴질열날올갈볼])\s*것|기로"
    r"|[하갖나열]겠|앞둔)"
)


# The day of what came before: 4月に開いて以来約8カ月ぶり, 4월 회담 이후 8개월 만.
_SINCE_CLOSING = re.compile(
    r"[^。、]{0,24}?(?:以来|を最後に|[かカヵヶ]月ぶり|年ぶり)|[^.,]{0,24}?(?:이래|이후\s(?:처음|[^.,]{1,8}\s?만)|을\s마지막으로)"
)


def _syllables(closing: int) -> str:
    """Every Korean syllable that closes in that consonant: 4 is ㄴ, 20 is ㅆ."""
    return "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == closing)


@cache
def _agreed() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return re.compile(_AGREED_EN, re.IGNORECASE), re.compile(_AGREED_AT_EN), re.compile(_PLANS_EN, re.IGNORECASE)


@cache
def _english() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = re.compile(f"{_FUTURE_EN}|{_PAST_EN}|{_HEADLINE_EN}", re.IGNORECASE)
    return cues, re.compile(_NEXT_EN), re.compile(_REPORTED_EN, re.DOTALL)


@cache
def _closing(language: str) -> re.Pattern[str]:
    if language == "ja":
        return re.compile(f"{_FUTURE_JA}|{_PAST_JA}")
    # ㅆ marks the past (만났다), but not in 있 and 겠; ㄴ다 closes a verb that is still to come (만난다).
    past = rf"(?P<past>(?![있겠])[{_syllables(20)}](?=다|으며|고|지|던|습|는|을|음))"
    ahead = rf"(?P<ahead>[{_syllables(4)}]다(?=[.,\"”’']|고|라고|며|$))"
    return re.compile(f"{_FUTURE_KO}|{past}|{ahead}")


def _points(match: re.Match[str]) -> int:
    return -1 if match.lastgroup in {"past", "back"} else 1


def _is_adjective(context: str, match: re.Match[str]) -> bool:
    """Whether a word in -ed stands before a noun of its own: "four disputed islands", "a heated exchange"."""
    if match.lastgroup != "past" or not match[0].lower().endswith("ed"):
        return False
    previous = re.search(r"([\w’']+)\s+$", context[max(0, match.start() - 20) : match.start()])
    return previous is not None and previous[1].lower() in _BEFORE_NOUN


def _direction_en(context: str, start: int, end: int) -> int:
    cues, beside, reported = _english()
    at_once = beside.match(context, end)
    if at_once:
        return _points(at_once)
    if reported.search(context, 0, start) or _SCHEDULED_EN.search(context[:start]):
        return 1
    before = [match for match in cues.finditer(context, 0, start) if not _is_adjective(context, match)]
    # "flew to London to meet him on Friday": the infinitive alone says nothing once another verb has spoken.
    told = [match for match in before if match.lastgroup != "headline"]
    agreed, agreed_at, plans = _agreed()
    if told or before:
        last = (told or before)[-1]
        is_past = any(m.lastgroup == "past" for m in told)
        is_told = agreed.match(last[0]) or (plans.match(last[0]) and is_past)
        said_at = agreed_at.search(context, last.end(), start)
        # "hoped that ties would improve, in talks with her on Monday": what would be is not what they sat down for.
        is_hoped = is_past and said_at is not None and " with " in said_at[0] and re.match(_WOULD_EN, last[0], re.I)
        return -1 if said_at and (is_told or is_hoped) else _points(last)
    after = cues.search(context, end)
    if after is not None and agreed.match(after[0]):
        return -1
    return _points(after) if after else 0


def _direction_closing(context: str, start: int, end: int, language: str) -> int:
    """By the verb that closes the clause, or by the last of the sentence when the date belongs to that one.

    22日、…すると発表した and 외교부는 22일 …라고 밝혔다 date the announcement; 22日に…する dates what is announced.
    8月の決定 hangs on a noun, which tells at most that it is done.
    """
    cues = _closing(language)
    if _SINCE_CLOSING.match(context[end:]):
        return -1
    if language == "ko" and re.match(_DONE_KO, context[end : end + 40]):
        return -1
    if language == "ja":
        after = context[end : end + 12]
        if after.startswith("の"):
            return -1 if re.match(_DONE_JA, after) else 0
        is_last = re.match(r"(?:[(（][^)）]{1,8}[)）])?、", after) is not None
    else:
        is_last = re.search(r"[은는이가]\s$", context[:start]) is not None
    found = list(cues.finditer(context, end)) if is_last else [cues.search(context, end)]
    match = found[-1] if found else None
    return _points(match) if match else 0


def direction_of(context: str, start: int, end: int, language: str) -> int:
    """-1 when the verb that goes with ``context[start:end]`` tells of the past, +1 of the future, 0 when unclear."""
    if language in {"ja", "ko"}:
        return _direction_closing(context, start, end, language)
    return _direction_en(context, start, end)


def looks_back(context: str, start: int) -> bool:
    """Whether the sentence had reached, before ``start``, behind the time it tells of ("had taken office in June")."""
    return re.search(r"\bhad\s+(?:[a-z]+ly\s+|not\s+)?[a-z]+", context[:start]) is not None
