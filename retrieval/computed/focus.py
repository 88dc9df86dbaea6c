"""Whether a question asks for something of a meeting itself, or only mentions one.

「日韓会談の文書を公開したのはいつ」 asks when papers were released, "which month was the mission they spoke of in
London due" when a mission was: the register of meetings knows neither. What is asked for stands beside the word that
asks: in English after it, in Japanese and Korean before it or after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from retrieval.computed.ranks import rank_of
from retrieval.patterns import ByLanguage
from retrieval.understand import Concept, Reading, asking_spans
from retrieval.words import data_file

_REACH = 16  # letters before the asking word in which Japanese and Korean name what it asks of


@dataclass(frozen=True, slots=True)
class _Cues:
    meeting: ByLanguage[re.Pattern[str]]
    aside: ByLanguage[re.Pattern[str]]
    beside: ByLanguage[re.Pattern[str]]
    papers: ByLanguage[re.Pattern[str]]
    empty: ByLanguage[re.Pattern[str]]
    topic: ByLanguage[re.Pattern[str]]
    other_posts: ByLanguage[re.Pattern[str]]
    part: ByLanguage[re.Pattern[str]]
    series: tuple[tuple[str, ByLanguage[re.Pattern[str]], bool], ...]
    body: ByLanguage[re.Pattern[str]]
    both_sides: ByLanguage[re.Pattern[str]]
    told: frozenset[str]


@cache
def _cues() -> _Cues:
    data = data_file("retrieval", "meeting_asks.toml")
    names = ("meeting", "aside", "beside", "papers", "empty", "topic", "other_posts", "part", "body", "both_sides")
    series = tuple((row["occasion"], patterns_of(row), row.get("ranked_only", False)) for row in data["series"])
    told = frozenset(data["told"]["entries"].split())
    return _Cues(series=series, told=told, **{name: patterns_of(data[name]) for name in names})


def patterns_of(row: dict[str, list[str]]) -> ByLanguage[re.Pattern[str]]:
    """The row's patterns by language; users mix English words into the other two, so those are tried there as well."""
    return ByLanguage(
        lambda lang: re.compile("|".join([*row[lang], *(row["en"] if lang != "en" else ())]), re.IGNORECASE)
    )


def is_of_meeting(reading: Reading) -> bool:
    """Whether what is asked for (when, where, how long) is of a meeting, not of something that has to do with one."""
    cues, language = _cues(), reading.language
    text = reading.text
    if cues.papers[language].search(text):
        return False
    spans = sorted(asking_spans(text, language))
    if not spans:
        return bool(cues.meeting[language].search(text))
    before = text[: spans[0][0]]
    if language == "en":
        return _english(before, text[spans[0][1] :])
    return _east_asian(before, text[spans[0][0] :], language)  # the asking words may hold it: 会談時間


_SENTENCE_END = re.compile(r"[.?!;]+(?=\s|$)|\s[-–—]\s|\.\.+", re.IGNORECASE)


def _english(before: str, after: str) -> bool:
    """Looks at the main clause after the asking word ("did they meet", not "before he left"), else before the word."""
    cues = _cues()
    main = cues.aside["en"].split(cues.beside["en"].sub(" ", _SENTENCE_END.split(after)[0]))[0]
    if cues.meeting["en"].search(main):
        return True
    if not cues.empty["en"].fullmatch(main.strip(" ,.?!'\"")):
        return False
    told = [part for part in _SENTENCE_END.split(before) if part.strip()]
    if not told:
        return False
    # "After the typhoon they met in Osaka. Which hotel was it?"
    last = cues.beside["en"].sub(" ", told[-1])
    return bool(cues.meeting["en"].search(cues.aside["en"].split(last, maxsplit=1)[0] or last))


def _east_asian(before: str, after: str, language: str) -> bool:
    cues = _cues()
    *earlier, clause = re.split(r"[、,。.?？!！]", before)
    if cues.meeting[language].search(after) or cues.meeting[language].search(clause[-_REACH:]):
        return True
    # 「日韓首脳会談、開催日はいつ」: the clause before is the topic.
    told = [part for part in earlier if part.strip()]
    if any(cues.topic[language].search(part.strip()) for part in told):
        return True
    rest = cues.empty[language].fullmatch(clause.strip())
    return bool(rest and told and cues.meeting[language].search(told[-1][-_REACH:]))


def main_clause(reading: Reading) -> Reading:
    """The reading without what only says when it was: 「…が亡くなった翌日に」, "이틀 뒤"; nobody named there met."""
    found = None if reading.language == "en" else _cues().aside[reading.language].search(reading.text)
    if found is None or _is_time_of_person(found.group(), reading, found.start()):
        return reading
    text = " " * found.end() + reading.text[found.end() :]
    return replace(reading, text=text, concepts=tuple(c for c in reading.concepts if c.start >= found.end()))


# What stands beside somebody's name where it only says in whose days it was: 「鳩山さんの時の」, "박근혜 대통령 때".
_HIS_DAYS = re.compile(
    r"(?:さん|氏|政権|内閣|時代|首相|総理|大統領|外相|在任中|だった|[のがは]|時|とき|頃|ころ|ごろ|くらい|に|、|,"
    r"|씨|정부|정권|시절|재임|대통령|총리|장관|때|당시|의|에|는|\s)*"
)


def _is_time_of_person(aside: str, reading: Reading, start: int) -> bool:
    """Whether the words name nobody and nothing but whose time it was; who is named there sat at the meeting then."""
    named = [c for c in reading.concepts if start <= c.start < start + len(aside) and c.kind in ("person", "office")]
    for concept in named:
        aside = aside.replace(concept.surface, " ")
    return any(c.kind == "person" for c in named) and _HIS_DAYS.fullmatch(aside) is not None


def series_of(reading: Reading) -> str | None:
    """A pattern for the occasions of the series of meetings that the question asks of, if the register knows it.

    Some are a series only where their rank is told: the first "trilateral summits" were no more than breakfasts.
    """
    words = _own_words(reading)
    return next(
        (
            occasion
            for occasion, patterns, ranked_only in _cues().series
            if patterns[reading.language].search(words) and not (ranked_only and rank_of(words) is None)
        ),
        None,
    )


# Whoever was spoken of before meets there: "will they meet at APEC".
_OF_SOMEBODY = re.compile(
    r"\b(?:they|both of them|each other|one another)\b|彼ら|お互い|二人|둘이|두 사람|서로", re.IGNORECASE
)


def is_of_another_body(reading: Reading) -> bool:
    """Whether it asks of a dialogue, a committee or ministers whose meetings the register cannot tell from others."""
    cues, text = _cues(), _own_words(reading)
    if cues.body[reading.language].search(text):
        return True
    kinds = {c.kind for c in reading.concepts}
    if "person" in kinds:
        return False
    # "When was ASEM in London": nobody is named but the gathering itself.
    names_who = cues.both_sides[reading.language].search(reading.text) or _OF_SOMEBODY.search(reading.text)
    is_gathering = bool(kinds & {"event", "organization"}) and not names_who
    return is_gathering or bool(cues.other_posts[reading.language].search(text))


def _own_words(reading: Reading) -> str:
    """The question without names of gatherings at which people meet ("at the Shangri-La Dialogue") and other bodies."""
    text = reading.text
    for concept in reading.concepts:
        if concept.kind in ("event", "organization"):
            text = text.replace(concept.surface, " ")
    return text


def asks_for_part(reading: Reading) -> bool:
    """Whether a length is asked of a part of a meeting: of the small group, of the dinner after it."""
    return bool(_cues().part[reading.language].search(reading.text))


def says_more(reading: Reading) -> bool:
    """Whether the question tells the meeting apart by more than who, where, when and of which kind it was."""
    return any(is_more(c) for c in reading.concepts)


# What is left of a Korean verb once the words known have been taken out of a question.
_ENDING = re.compile(
    r"(나요|까요|였지|이었죠|였죠|했음|했을|였음|는데|던데|인건|뭐지|뭐였나|하기|했어요|하는지|했는지|대요)$|^이?[었였]|^[갔왔]|^으?로$"
)


def is_more(concept: Concept) -> bool:
    """Whether the concept tells more than who met, where, when and in what kind of meeting."""
    if concept.kind == "word":
        return not _ENDING.search(concept.surface)
    if concept.kind in ("topic", "lexicon"):
        return concept.key.partition(":")[2] not in _cues().told
    return concept.kind in ("agreement", "event")
