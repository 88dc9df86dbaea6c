"""Whether a question names a thing and asks only what it is: "GSOMIA?", 「河野談話とは」, "KEDO가 뭐야".

Or what is newest of it, or names days and asks only what happened then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.named_years import days_told
from retrieval.understand import PAIR, AskedDays, Concept, Reading, asking_spans

_MOST_CONCEPTS = 4
_ASKS_WHAT = re.compile(
    r"^\W*what(.?s| is| was| are| were)\b.{2,48}$|\b(explained|what is it|what.?s (it|that))\b"
    r"|^\W*(tell me about|explain)\b"
    r"|^\W*what (?:exactly |actually |even )?happened (?:with|in|during) .{3,40}$"
    r"|^.{3,40}\bwhat (?:exactly )?happened\W*$"
    r"|(?:で|って)(?:一体|いったい)?何が?(?:あった|起きた|起こった)(?:の|んですか|のですか|んだ)?[?？]?$"
    r"|(?:에서|때|은|는|이|가)?\s?(?:무슨|뭔) ?일(?:이야|이었|이 ?있었|인가|임|이지|이 ?일어났).{0,8}$"
    r"|^\W*(?:give me|can i get|i(?:['’]d)? (?:want|need|like)) (?:an? |the )?(?:quick |brief |short )?"
    r"(?:overview|summary|gist|basics|rundown)\b"
    r"|とは(?:どのような|どんな|どういう|一体)|(?:の|、)(?:概要|あらまし|要点)(?:を|が|は|って)"
    r"|(?:의|에 대한|에 대해)?\s?개요(?:를|가|는|\s|$)"
    r"|(?:이|가|은|는|란)?\s?(?:어떤|무슨) (?:내용|선언|담화|협정|합의|사건)(?:이야|인가요|임|이었|이지|인지)"
    r"|とは[?？]?$|(って|は)(何|なに|なん)(ですか|でしょうか|なの|だっけ)?[?？]?$|って(どういう|どんな)(話|もの|意味)"
    r"|(이|가|은|는|란)?\s*(뭐야|뭐예요|뭔가요|뭐임|뭐지|무엇인가요|무엇입니까)\s*[?？]?$|(이)?란\s*[?？]?$",
    re.IGNORECASE,
)


# "The latest on GSOMIA", "any news about", 「どうなった」: what is newest first, not what it is.
_ASKS_LATEST = re.compile(
    r"\b(latest|newest) (news |developments? |word |state |status )?(on|about|of|with|in)\b"
    r"|\b(any |recent )?(news|updates?) (on|about)\b|\bwhere (do|does) (things|it|\w+) stand\b"
    r"|\bhow (?:is|are|.re) (?:the )?[\w -]{0,40}\b(?:relations|relationship|ties)\b[\w ]{0,24}\W*$"
    r"|\b(?:is|are) (?:the )?[\w -]{0,40}\b(?:relations|relationship|ties)\b (?:still )?"
    r"(?:good|bad|better|worse|ok|okay|fine|improving|getting \w+)[\w ]{0,20}\W*$"
    r"|\bwhat.?s (new|happening|going on) (with|on|about|in)\b|^\W*what(?: has|ever)? bec[oa]me of\b"
    r"|^\W*(?:the |what.?s the )?(?:latest|newest|most recent)\b(?!.*\b(?:summit|meeting|talks|call|visit)s?\b)"
    r"|^(?:最新|直近)の(?!.*(?:会談|会合|協議|電話|訪[日韓]))"
    r"|^(?:최신|가장 최근)\s(?!.*(?:회담|회동|통화|방문|방[일한]))"
    r"|最新(の)?(状況|動向|情報|ニュース|の動き)|最近の(動き|動向|状況|進展|ニュース)"
    r"|どうなって(?:い?る|い?ます)|今どうなって|その後どうな|どうなりましたか?[?？]?$|どうなった(の|んですか)?[?？]?$"
    r"|(최신|최근)\s*(소식|상황|동향|뉴스|진행)|근황|(요즘|지금)\s*어떻게\s*(됐|되|돼)"
    r"|어떻게\s*(됐어|됐나요?|되었나요?|됐습니까|돼\s*가|되고\s*있)",
    re.IGNORECASE,
)


def asks_for_latest(reading: Reading) -> bool:
    """Whether what is newest of a thing is asked for."""
    return bool(_ASKS_LATEST.search(reading.text))


# "GSOMIA timeline", 「徴用工問題の経緯」, "수출규제 연표": how one thing followed the other.
_ASKS_COURSE = re.compile(
    r"\b(?:timeline|chronology)\b|^\W*(?:(?:a |the |give me (?:a |the )?)?(?:short |brief )?history of)\b.{2,40}$"
    r"|年表|時系列|タイムライン|これまでの(?:経緯|流れ|動き)|(?:の|、)経緯(?:を|は|って)?[?？]?(?:教えて.{0,6})?$"
    r"|연표|연대표|타임라인|일지(?=\s|$|를|가|좀)|"
    r"(?:의|에 대한)?\s?(?:경과|흐름|전개 ?과정)(?:을|를|은|는|이|가)?\s?(?:알려|정리|설명|뭐|어떻|$)",
    re.IGNORECASE,
)


def asks_for_course(reading: Reading) -> bool:
    """Whether it is asked how a thing went, from its beginning on."""
    return bool(_ASKS_COURSE.search(reading.text))


# How a government took something: the articles on that have its account of it.
_WHO = (
    r"(?:japan(?:ese)?|tokyo|seoul|(?:south )?korean?|the rok|the blue house|both(?: sides| countries)?|the two sides)"
)
_ASKS_REACTION = re.compile(
    rf"^\W*(?:so |and |but |ok )*how (?:did|has|does|have) (?:the )?{_WHO}"
    r"(?: (?:government|side|public|foreign ministry))?"
    r" (?:react|reacted|respond|responded|take|taken|see|retaliate|hit back|answer)\b"
    rf"|\bwhat (?:was|were|is) (?:the )?{_WHO}(?:['’]?s)?(?: (?:government|side)(?:['’]s)?)?"
    r" (?:reaction|response|answer)s?\b"
    rf"|^\W*(?:the )?{_WHO}(?:['’]?s)? (?:reaction|response)s? to\b"
    rf"|\b(?:reaction|response)s? (?:of|by|from|in) (?:the )?{_WHO} to\b"
    r"|(?:日本|韓国|東京|ソウル|両国)(?:側|政府)?(?:は|の)[^。?？]{0,24}(?:どう|どのように|どんな)?(?:反応|受け止め|反発)"
    r"|(?:への|に対する)(?:日本|韓国|両国)(?:側|政府)?の(?:反応|対応|反発|受け止め)"
    r"|(?:일본|한국|도쿄|서울|양국)\s?(?:측|정부)?(?:은|는|의)?\s?[^.?]{0,24}(?:어떻게|어떤)?\s?(?:반응|반발|대응했|받아들)",
    re.IGNORECASE,
)


def asks_for_reaction(reading: Reading) -> bool:
    """Whether it is asked how a government took something, and no more."""
    return bool(_ASKS_REACTION.search(reading.text))


# What a document says: "what did the declaration say", 談話の内容は, "합의 내용".
_ASKS_CONTENTS = re.compile(
    r"^\W*(?:so |and |ok )*what (?:did|does|do) (?:the |that )?[\w’' -]{3,60}?\b"
    r"(?:statements?|declarations?|agreements?|accords?|deals?|treaty|treaties|pacts?|memos?|memorandums?)"
    r" (?:actually |really |even |exactly )?"
    r"(?:say|contain|include|cover|entail|provide for|involve|consist of|mean|state)\W*$"
    r"|\b(?:contents?|terms|main points|key points|substance) of (?:the |that )?[\w’' -]{3,60}$"
    r"|(?:談話|声明|宣言|合意|協定|条約|覚書|取り決め|判決)(?:に)?(?:の(?:中身|内容|要旨|骨子)|は(?:どんな|どういう)(?:中身|内容))"
    r"(?:は|って|を)?(?:何|なに|どんな|どういう|教えて|知りたい)?[^。?？]{0,8}[?？]?$"
    r"|(?:談話|声明|宣言|合意|協定|条約|覚書)に?は?何(?:が|と|を)(?:書|言|定め|決め|含ま)[^。?？]{0,10}[?？]?$"
    r"|(?:담화|성명|선언|합의|협정|조약|각서|판결)(?:의|에)?\s?(?:주요\s?)?(?:내용|골자|요지|핵심)(?:은|는|이|을|가)?[^.?]{0,10}[?？]?$"
    r"|(?:담화|성명|선언|합의|협정|조약|각서)(?:에는?|은|는)\s?(?:뭐가|뭐라고|무엇이|무슨|어떤)\s?[^.?]{0,14}[?？]?$",
    re.IGNORECASE,
)


def asks_for_contents(reading: Reading) -> bool:
    """Whether it is asked what an agreement or a statement says, and no more."""
    return bool(_ASKS_CONTENTS.search(reading.text))


def is_overview(reading: Reading) -> bool:
    """Whether the question names a thing and asks no more of it than what it is."""
    if days_told(reading) or not (reading.intent in ("what", "overview") or asks_for_latest(reading)):
        return False
    about = subjects(reading)
    if not 1 <= len(about) <= _MOST_CONCEPTS or any(c.kind == "person" for c in about):
        return False
    asks = (
        _ASKS_WHAT.search(reading.text)
        or asks_for_latest(reading)
        or asks_for_course(reading)
        or asks_for_reaction(reading)
        or asks_for_contents(reading)
    )
    return bool(asks) or _is_bare(reading, about)


# Who wants the outline of something: its opening tells that best.
_ASKS_OUTLINE = re.compile(
    r"\b(tl;?dr|gist|rundown|run-down|recap|overview|outline|in a nutshell|in short|in brief|nutshell|the basics)\b"
    r"|\bsum(mary| up|mari[sz]e)\b|\bwhat.?s (that|this|it|that one) (all )?about\b|\bwhat was (that|it) (all )?about\b"
    r"|\bwhat went down\b|\bwhat.?s the (story|deal)\b|\bexplained\b"
    r"|ざっくり|要約|まとめて|概要|あらまし|大まか|かいつまん|一言で言うと|の件$|の件って|どんな話|どういう話"
    r"|정리\s?(좀|해|부탁)|요약|개요|대충\s?(알|설명|말)|간단히\s?(설명|말|알)|무슨\s?(얘기|이야기)(야|임|지|인가|예요|에요)"
    r"|에\s?대해\s?(알려|설명|말해)",
    re.IGNORECASE,
)
_MOST_WORDS, _MOST_LETTERS = 8, 26
_ENGLISH_VERB = re.compile(r"\b(did|do|does|was|were|is|are|has|have|had|will|would|can|could|should)\b", re.IGNORECASE)
# A noun that asks for one part of what is told, so that the whole is not asked after.
_ASKS_PART = re.compile(
    r"\b(reason|result|outcome|venue|place|date|day|name|number|amount|length|wording|reaction|response|purpose)s?\b"
    r"|内容|理由|結果|場所|会場|日付|日程|名前|名称|人数|金額|時間|反応|発言|目的|原因|成果|立場|経緯|条件|意味"
    r"|내용|이유|결과|장소|날짜|일정|이름|명칭|인원|금액|시간|반응|발언|목적|원인|성과|입장|경위|조건|의미|말$|것$|거$|게$|일$",
    re.IGNORECASE,
)


def asks_for_outline(reading: Reading) -> bool:
    """Whether the outline of something is asked for, or it is only named: "12th ministerial conference tokyo 1983"."""
    if reading.intent not in ("what", "overview") or asks_for_latest(reading):
        return False
    text = reading.text.strip(" ?？!.。~")
    if _ASKS_OUTLINE.search(text):
        return True
    if asking_spans(reading.text, reading.language) or _ENGLISH_VERB.search(text) or _ASKS_PART.search(text):
        return False
    return len(text.split()) <= _MOST_WORDS if reading.language == "en" else len(text) <= _MOST_LETTERS


def names_thing_of_year(reading: Reading) -> bool:
    """Whether nothing but a thing and when it was is named: "textbook row 2001", "radar incident december 2018"."""
    if not days_told(reading) or reading.intent not in ("what", "overview"):
        return False
    if not asks_for_contents(reading) and asking_spans(reading.text, reading.language):
        return False
    if _ENGLISH_VERB.search(reading.text):
        return False
    beside = _SORTS | _ASKING
    named = [c for c in reading.concepts if c.key not in beside and c.kind != "country" and c.key != PAIR]
    about = [c for c in named if c.kind in _THINGS and not c.is_misspelt]
    # A word may be found with its particle, 判決は, and so end behind the name that it is part of.
    inside = {at for each in about for at in range(each.start, each.start + len(each.surface))}
    return bool(about) and all(c in about or c.start in inside for c in named)


def _is_bare(reading: Reading, about: Sequence[Concept]) -> bool:
    """Whether there is hardly anything but the names of ``about``, and what sort of thing it is."""
    sorts = (c for c in reading.concepts if c.key in _SORTS)
    inside = {at for c in (*about, *sorts) for at in range(c.start, c.start + len(c.surface))}
    years = {at for m in _YEAR.finditer(reading.text) for at in range(*m.span())}  # of the name: others are days told
    letters = [at for at, letter in enumerate(reading.text) if letter.isalnum() and at not in years]
    return bool(letters) and sum(at in inside for at in letters) >= _BARE * len(letters)


_BARE = 0.6
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:年|\s?년)?(?!\d)")
_NAMES = ("agreement", "event", "topic", "organization", "word", "place", "person")
_ASKING = frozenset(
    {"lex:news", "lex:explain", "lex:describe", "lex:tell-me", "lex:mean", "lex:thing", "lex:overview", "lex:outline"}
    | {
        "lex:readout",
        "lex:what",
        "lex:know",
        "lex:timeline",
        "lex:background",
        "lex:content",
        "lex:give",
        "lex:history",
    }
)


# What sort of thing a name stands for: an incident, a row, an issue.
_SORTS = frozenset(
    f"lex:{entry}"
    for entry in ("event", "dispute", "issue", "crisis", "scandal", "conflict", "tension", "contentious", "refute")
) | {"topic:relations-worsening"}
_THINGS = ("agreement", "event", "topic", "organization")


def subjects(reading: Reading) -> list[Concept]:
    """The concepts that say which thing is meant, without names that are part of a longer one.

    Of words of the lexicon those too, where the question is nothing but a name: "white list removal".
    """
    found = [c for c in reading.concepts if c.key not in _ASKING]
    found = [c for c in found if not any(_is_inside(c, other) or _is_name_of(other, c) for other in found)]
    if any(c.kind in _THINGS and c.key not in _SORTS for c in found):
        found = [c for c in found if c.key not in _SORTS]
    names = [c for c in found if c.kind in _NAMES]
    is_asked_of = asks_for_reaction(reading) or asks_for_contents(reading) or asks_for_latest(reading)
    is_name_alone = reading.intent == "overview" and not is_asked_of
    return found if not names or is_name_alone else names


def _is_inside(concept: Concept, other: Concept) -> bool:
    """Whether it is a name within a longer one: the foundation's "reconciliation"."""
    end, other_end = concept.start + len(concept.surface), other.start + len(other.surface)
    return other.start <= concept.start and end <= other_end and len(concept.surface) < len(other.surface)


def _is_name_of(name: Concept, word: Concept) -> bool:
    """Whether the word is the name of that thing, as "solution" is of the one announced: the thing is meant."""
    return word.kind == "lexicon" and name.kind in _THINGS and name.start == word.start and name.surface == word.surface


_ASKS_EVENTS = re.compile(
    r"\bwhat (\w+ )?(happened|took place|occurred|went on|was going on|was happening)\b|\bwhat.?s happened\b"
    r"|\b(events|news|happenings) (of|in|from|on|for)\b"
    r"|何(が|か)?(あった|ありました|起き|起こ|おき|おこ)|どんな(こと|出来事)|出来事|どういうことが"
    r"|(무슨|어떤)\s*(일|사건)|뭔\s*일|있었던\s*(일|사건)|주요\s*(사건|소식|뉴스)",
    re.IGNORECASE,
)
_OF_NO_THING = frozenset({"country", "lexicon"})


def asks_for_events(reading: Reading) -> AskedDays | None:
    """The days of which the question asks what happened, if it names them for sure and nothing but countries beside."""
    days = next((d for d in reading.dates if d.is_certain and not d.is_of_thing), None)
    if days is not None and days.is_newest:
        return days
    if days is None or reading.intent not in ("what", "overview"):
        return None
    if not (_ASKS_EVENTS.search(reading.text) or _names_days_alone(reading)):
        return None
    return days if all(c.kind in _OF_NO_THING or c.key == PAIR for c in reading.concepts) else None


def _names_days_alone(reading: Reading) -> bool:
    """Whether there is nothing but a day, or the days of a month: "22 August 2019", "2012년 8월"."""
    return not reading.concepts and not asking_spans(reading.text, reading.language)
