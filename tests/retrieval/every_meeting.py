"""Asks about every held meeting with a brief, as people do: ``python -m tests.retrieval.every_meeting [-v] [N]``.

Names, places and days come from the register, so the right answer is known; the archive is that of ``CHANCERY_HOME``
(``chancery index build`` makes it). ``N`` meetings are drawn, always the same ones (default: 60; some 20 questions
each). Printed is the share answered right by form and language; ``-v`` lists the others.

Asked are two people, one of each country. Right is: the day or the place of a meeting of the two that fits the
question; the recorded minutes; one side's own words; and for a city in which they did not meet that year, no answer.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from corpus.gazetteer import Gazetteer
from corpus.meetings.query import MeetingQuery
from corpus.meetings.types import Meeting
from retrieval.config import RetrievalSettings
from retrieval.service import Archive
from retrieval.types import Answer, Language, Query
from retrieval.wording import month_text

LANGUAGES: tuple[Language, ...] = ("en", "ja", "ko")
Right = Callable[[Answer], bool]
# {a} and {b}: the two; {city}; {year}; {month}: with its year; {day}: the whole date.
FORMS: dict[str, dict[Language, str]] = {
    "when": {
        "en": "When did {a} and {b} meet in {city} in {year}?",
        "ja": "{year}年に{a}と{b}が{city}で会談したのはいつ？",
        "ko": "{year}년 {city}에서 {a}와 {b}가 만난 날은 언제야?",
    },
    "when, in a few words": {
        "en": "{a} {b} {city} {year} when",
        "ja": "{a} {b} {city} {year}年 いつ",
        "ko": "{year}년 {a} {b} {city} 회담 언제",
    },
    "where": {
        "en": "where was the {a}-{b} meeting in {month}?",
        "ja": "{month}の{a}・{b}会談の場所は？",
        "ko": "{month} {a}·{b} 회담 장소는?",
    },
    "last": {
        "en": "When was the last time {a} met {b}?",
        "ja": "{a}と{b}の最後の会談は？",
        "ko": "{a}랑 {b} 마지막으로 언제 만났어?",
    },
    "how long": {
        "en": "how many minutes did {a} and {b} talk on {day}",
        "ja": "{day}の{a}・{b}会談の所要時間は？",
        "ko": "{day} {a} {b} 회담 소요 시간",
    },
    "what Tokyo says": {
        "en": "What did Tokyo say about the {a}-{b} meeting of {month}?",
        "ja": "{month}の{a}・{b}会談について日本側は何と発表した？",
        "ko": "{month} {a}·{b} 회담에 대해 일본 측은 뭐라고 발표했어?",
    },
    "what Seoul says": {
        "en": "What did Seoul say about the {a}-{b} meeting of {month}?",
        "ja": "{month}の{a}・{b}会談について韓国側は何と発表した？",
        "ko": "{month} {a}·{b} 회담에 대해 한국 측은 뭐라고 발표했어?",
    },
    "when, where they did not meet": {
        "en": "When did {a} meet {b} in {elsewhere} in {year}?",
        "ja": "{year}年に{a}と{b}は{elsewhere}でいつ会談しましたか？",
        "ko": "{year}년에 {a}와 {b}는 {elsewhere}에서 언제 만났나요?",
    },
}
_ELSEWHERE = ("geneva", "rome", "lima", "doha")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its form, its language, and whether an answer to it is right."""

    form: str
    language: Language
    text: str
    is_right: Right


def questions(archive: Archive, n_meetings: int) -> Iterator[Asked]:
    """The questions about so many held meetings in person, of one day, that have a brief."""
    gazetteer = archive.gazetteer
    held = [m for m in archive.register.find(MeetingQuery(limit=None)) if m.status == "held" and m.when]
    together: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in held:
        for pair in product(_people(meeting, "jp"), _people(meeting, "kr")):
            together[pair].append(meeting)
    drawn = random.Random(1965)
    for meeting in drawn.sample([m for m in held if m.brief_id], n_meetings):
        jp, kr = _people(meeting, "jp")[:1], _people(meeting, "kr")[:1]
        when = meeting.when
        is_plain = meeting.mode == "in_person" and meeting.place_id and when and when.earliest_on == when.latest_on
        if is_plain and jp and kr:
            others = [m for m in together[jp[0], kr[0]] if m.mode == "in_person"]
            yield from _of(meeting, (jp[0], kr[0]), others, archive, gazetteer)


def _of(
    meeting: Meeting, pair: tuple[str, str], others: Sequence[Meeting], archive: Archive, gazetteer: Gazetteer
) -> Iterator[Asked]:
    """The questions about one meeting; ``others``: all in-person meetings of the two, itself included."""
    on, place = meeting.when.earliest_on, str(meeting.place_id)  # type: ignore[union-attr]
    that_year = [m for m in others if _first_day(m)[:4] == f"{on.year}"]
    that_month = [m for m in that_year if _first_day(m)[:7] == f"{on:%Y-%m}"]
    elsewhere = next(p for p in _ELSEWHERE if p not in {m.place_id for m in others})
    fits: dict[str, Right | None] = {
        "when": _tells_day([m for m in that_year if m.place_id == place]),
        "when, in a few words": _tells_day([m for m in that_year if m.place_id == place]),
        "where": _tells_place(that_month, gazetteer),
        "last": _tells_day(_latest(others)),
        "how long": _tells_minutes(meeting) if len(that_month) == 1 and meeting.duration_minutes else None,
        "what Tokyo says": _speaks("side_jp", that_month, archive),
        "what Seoul says": _speaks("side_kr", that_month, archive),
        "when, where they did not meet": lambda answer: answer.status == "abstained",
    }
    for form, language in product(FORMS, LANGUAGES):
        is_right = fits[form]
        if is_right is not None:
            names = [gazetteer.entity(each).names[language][0] for each in (*pair, place, elsewhere)]
            text = FORMS[form][language].format(
                a=names[0], b=names[1], city=names[2], elsewhere=names[3], year=on.year,
                month=month_text(on.year, on.month, language), day=_day_text(meeting, language),
            )  # fmt: skip
            yield Asked(form, language, text, is_right)


def _people(meeting: Meeting, side: str) -> list[str]:
    return [p.person_id for p in meeting.participants if p.side == side and p.person_id]


def _first_day(meeting: Meeting) -> str:
    return meeting.when.earliest_on.isoformat() if meeting.when else ""


def _latest(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The latest of all, and the latest of those of the two countries alone: either is a right answer."""
    alone = [m for m in meetings if len(m.sides) <= 2]
    return [max(each, key=_first_day) for each in (meetings, alone) if each]


def _day_text(meeting: Meeting, language: Language) -> str:
    on = meeting.when.earliest_on  # type: ignore[union-attr]
    return {"en": f"{on.day} {on:%B} {on.year}", "ja": f"{on.year}年{on.month}月{on.day}日",
            "ko": f"{on.year}년 {on.month}월 {on.day}일"}[language]  # fmt: skip


def _said(answer: Answer) -> str:
    return " ".join(statement.text for statement in answer.statements)


def _tells_day(meetings: Sequence[Meeting]) -> Right:
    days = [_day_text(m, language) for m in meetings for language in LANGUAGES]
    return lambda answer: any(day in _said(answer) for day in days)


def _tells_place(meetings: Sequence[Meeting], gazetteer: Gazetteer) -> Right:
    names = [n for m in meetings if m.place_id for held in gazetteer.entity(m.place_id).names.values() for n in held]
    return lambda answer: any(name in _said(answer) for name in names)


def _tells_minutes(meeting: Meeting) -> Right:
    minutes = re.compile(rf"(?<!\d){meeting.duration_minutes}\s?(min|分|분)")
    return lambda answer: minutes.search(_said(answer)) is not None


def _speaks(voice: str, meetings: Sequence[Meeting], archive: Archive) -> Right | None:
    """Whether the answer begins with that government's words; not asked where no brief of that month has any."""
    side = voice.removeprefix("side_")
    articles = [archive.article(m.article_id, m.revision) for each in meetings for m in each.mentions if each.brief_id]
    if not any(p.side == side for article in articles if article.brief_id for p in article.paragraph_sources):
        return None
    return lambda answer: bool(answer.statements) and answer.statements[0].voice == voice


def main(arguments: Sequence[str]) -> None:
    """Prints the table, and with ``-v`` every question that was not answered right."""
    right: Counter[tuple[str, Language]] = Counter()
    total: Counter[tuple[str, Language]] = Counter()
    with Archive.open(RetrievalSettings.from_env()) as archive:
        n_meetings = next((int(each) for each in arguments if each.isdecimal()), 60)
        for asked in questions(archive, n_meetings):
            total[asked.form, asked.language] += 1
            if asked.is_right(archive.ask(Query(text=asked.text))):
                right[asked.form, asked.language] += 1
            elif "-v" in arguments:
                print(f"{asked.form} | {asked.text}")
    for form in FORMS:
        cells = [f"{right[form, each]} of {total[form, each]}" for each in LANGUAGES]
        print(f"{form:<30}", *(f"{each}: {cell:<14}" for each, cell in zip(LANGUAGES, cells, strict=True)))
    print(f"all: {sum(right.values())} of {sum(total.values())}")


if __name__ == "__main__":
    main(sys.argv[1:])
