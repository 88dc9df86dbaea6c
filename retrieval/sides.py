"""Which of the two governments did it: the question says the one, the source the other.

"Why did Japan withdraw its notice on GSOMIA" of a notice that South Korea gave and withdrew. Read from the order of
words and from particles, and only for acts that tell the sides apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.acts import Acts, acts_of, asked_acts, first_act, last_act
from retrieval.coverage import coverage_of, places_of, texts_of, title_of
from retrieval.hits import Ranked, SearchResult
from retrieval.kinds import stems_of
from retrieval.said_by_another import COUNTED, is_surely_of, matter_of_words
from retrieval.substance import is_of_other_days, substance_of, weights_told
from retrieval.tellers import tellers_of
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of
from retrieval.words import data_file

Side = str
_OTHER: Mapping[Side, Side] = {"jp": "kr", "kr": "jp"}


@dataclass(frozen=True, slots=True)
class _Patterns:
    asked: Mapping[Language, Mapping[Side, re.Pattern[str]]]
    told: Mapping[Language, Mapping[Side, re.Pattern[str]]]
    dull: Acts


# "Korea's removal" is done to Korea, and so is what Korea gets or loses.
_NOT_OF = r"(?!['’]s (?!government|cabinet|foreign))(?! (?:get|lose|drop (?:off|out)|fall)\b)\b"


@cache
def _patterns() -> _Patterns:
    data = data_file("retrieval", "sides.toml")
    names, acting = data["names"], data["acting"]
    cjk: tuple[Language, ...] = ("ja", "ko")
    particle = {lang: {s: re.compile(names[s][lang] + acting[lang]) for s in _OTHER} for lang in cjk}
    opening = r"(?:^|[,;:] |\b(?:and|when|before|after|that|because|as|since|which|while) )"
    did = r"\b(?:did|does|would)\b (?:the )?"
    return _Patterns(
        {"en": {s: re.compile(f"{did}{names[s]['en']}{_NOT_OF}", re.IGNORECASE) for s in _OTHER}, **particle},
        {"en": {s: re.compile(rf"{opening}{names[s]['en']}{acting['en']}") for s in _OTHER}, **particle},
        frozenset(data["acts"]["dull"].split()),
    )


def done_by_other_side(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence that says that the other side did, or said, what the question has one side do."""
    return _acted(result) or _subject_of_matter(result) or _retaliated(result)


def _acted(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence, or the best one below the headline, that says that the other side did what the question asks about.

    None where any hit on the matter says that the side asked about did it.
    """
    reading = result.reading
    side, asked = _asked_side(reading), asked_acts(reading)
    acts = asked.head - _patterns().dull or asked.every - _patterns().dull
    if side is None or not acts or any(_told(text, side) & acts for text in _on_matter(result)):
        return None
    for hit in result.ranked[:_DEPTH]:
        if reading.dates and not hit.features.get("dates"):
            continue
        if any(_told(part, _OTHER[side]) & acts for part in hit.passage.subject.headlines) and _is_on_matter(
            hit, result
        ):
            telling = (i for i, t in enumerate(texts_of(hit.passage)) if _told(t, _OTHER[side]) & acts)
            return hit.passage, next(telling, hit.best)
    top = result.ranked[0]
    best = top.passage.sentence_text(top.best) if top.passage.sentences else ""
    return (top.passage, top.best) if _told(best, _OTHER[side]) & acts else None


_DEPTH = 3


def _subject_of_matter(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence that tells most of the question's matter, if the other side alone is the subject of those words."""
    reading, top = result.reading, result.ranked[0]
    side = _asked_side(reading)
    if side is None or reading.intent in COUNTED or not top.passage.sentences or is_of_other_days(result):
        return None
    acting = [p for p in _patterns().asked[reading.language].values() if p.search(reading.text)]
    matter = matter_of_words(result)
    told = weights_told(matter, result)
    most = max(told.values(), default=0.0)
    if len(acting) != 1 or not most or most < _MOSTLY * sum(result.concept_weights[c.key] for c in matter):
        return None
    placed = [
        (told[p.id, n], (p, n))
        for p in result.article
        for n in range(len(p.sentences))
        if told.get((p.id, n), 0) >= most / 2
    ]
    if any(_subject(matter, p, n) == side for _, (p, n) in placed):
        return None
    best = texts_of(top.passage)[top.best]
    if told.get((top.passage.id, top.best), 0.0) < most and _NAMED[side].search(best):
        return None
    return next(
        (
            place
            for held, place in placed
            if held >= most and _subject(matter, *place) == _OTHER[side] and is_surely_of(matter, *place)
        ),
        None,
    )


_MOSTLY = 0.6
# A side by its plain name: "Japan's wartime rule" and "Japanese firms" are nothing that it does.
_NAMED = {
    "jp": re.compile(r"\b(?:Japan|Tokyo)\b(?!['’]s)|日本|일본"),
    "kr": re.compile(r"(?<!North )\b(?:Korea|Seoul|ROK)\b(?!['’]s)|韓国|한국"),
}


def _retaliated(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence that has the other side strike back, where the question has one side do so and no sentence does."""
    reading = result.reading
    found = _STRUCK_BACK[reading.language].search(reading.text)
    if found is None or is_of_other_days(result):
        return None
    side = "jp" if found["jp"] else "kr"
    told = [(p, n, text) for p in result.article for n, text in enumerate(texts_of(p)) if language_of(text) == "en"]
    if any(m[side] for _, _, text in told for m in _STRIKES_BACK.finditer(text)):
        return None
    return next(((p, n) for p, n, text in told if _STRIKES_BACK.search(text)), None)


_STRUCK_BACK: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<jp>japan|tokyo)|(?P<kr>south korea|korea|seoul)) (?:then )?"
        r"(?:retaliated?|hits? back|str(?:ike|uck) back|fought back)\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"(?:(?P<jp>日本)|(?P<kr>韓国))(?:側|政府)?(?:が|は)(?:(?!日本|韓国)[^、。]){0,10}(?:報復|対抗措置)(?:した|は|を(?:取|と)|に出)"
    ),
    "ko": re.compile(
        r"(?:(?P<jp>일본)|(?P<kr>한국))(?:측|정부)?(?:이|가|은|는)\s?(?:(?!일본|한국)[^,.]){0,10}(?:보복|맞대응|맞불)(?:한|했|하)"
    ),
}
_STRIKES_BACK = re.compile(
    r"\b(?:(?P<jp>Japan|Tokyo)|(?P<kr>South Korea|Seoul)) (?:has |had |then )?"
    r"(?:retaliated|responded by|hit back|struck back|countered)\b"
)


def _subject(matter: list[Concept], passage: Passage, ordinal: int) -> Side | None:
    """The side that acts last before each word of the matter, in an English sentence that gives nobody's words."""
    text = texts_of(passage)[ordinal]
    if language_of(text) != "en" or tellers_of(passage)[ordinal]:
        return None
    low = text.lower()
    words = [low.find(stem) for concept in matter for stem in stems_of(concept) if stem in low]
    acting = sorted((m.start(), side) for side, p in _patterns().told["en"].items() for m in p.finditer(text))
    sides = {next((side for start, side in reversed(acting) if start < word), None) for word in words}
    return sides.pop() if len(sides) == 1 else None


def _asked_side(reading: Reading) -> Side | None:
    """The side that the question says acted: the first one named so; ``None`` where it is asked what that side said."""
    if _SAID.search(reading.text):
        return None
    found = [
        (m.start(), side) for side, p in _patterns().asked[reading.language].items() if (m := p.search(reading.text))
    ]
    return min(found)[1] if found else None


# "What did Korea say about its removal from the list": the deed is not that of whoever spoke of it.
_SAID = re.compile(
    r"\bwhat (?:did|does|has|had) (?:the )?[\w’' -]{2,40}? (?:say|said|think|announced?|state|comment|argue|claim)\b"
    r" (?:about|on|of|over|to|after|when|regarding)\b"
    r"|について[^。?？]{0,8}(?:何と|なんて|どう)(?:言|述べ|話|コメント|主張|説明|発表)"
    r"|(?:에 대해|에 관해|을 두고|를 두고)[^.?]{0,8}(?:뭐라고|뭐랬|어떻게 (?:말|평가|설명|밝))",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+(?: \w+){0,2}")


@lru_cache(maxsize=20_000)
def _told(text: str, side: Side) -> Acts:
    """The acts that the words say the side did: in English those right behind its name.

    In Japanese and Korean the last one before the other side is named as acting, or that of the sentence, if it is this
    side that opens it.
    """
    language = language_of(text)
    told, dull, found = _patterns().told[language], _patterns().dull, set[str]()
    for match in told[side].finditer(text):
        rest = re.split("[。.]", text[match.end() :])[0]
        if language == "en":
            verb = _WORDS.match(rest)
            found |= acts_of(verb.group().split(" and ")[0], "en") if verb else frozenset()
            continue
        before = re.split("[。.]", text[: match.start()])[-1]
        if inner := told[_OTHER[side]].search(rest):
            found |= last_act(rest[: inner.start()], language, but=dull)
            rest = rest if _OPENS.search(match.group()) and not before.strip() else ""
        elif told[_OTHER[side]].search(before):
            # The verb of a clause inside another comes first, that of the other one last.
            found |= first_act(rest, language)
            rest = ""
        found |= last_act(rest, language, but=dull)
    return frozenset(found)


_OPENS = re.compile(r"(?:は|、|은|는|,)$")


def _matter(result: SearchResult) -> list[Concept]:
    found = substance_of(result)
    return [c for c in found if c.kind in ("agreement", "topic", "event")] or found


def _is_on_matter(hit: Ranked, result: SearchResult) -> bool:
    matter = _matter(result)
    return not matter or any(coverage_of(c, title_of(hit.passage.subject)) for c in matter)


def _on_matter(result: SearchResult) -> Iterator[str]:
    """The headlines and sentences, of the first hit's article and of all hits, that name something of the matter."""
    yield from (text for passage in result.article for text in texts_of(passage))
    for hit in result.ranked:
        if _is_on_matter(hit, result):
            yield from hit.passage.subject.headlines
        yield from _naming(_matter(result), hit.passage)


def _naming(matter: list[Concept], passage: Passage) -> Iterator[str]:
    named = 0
    for concept in matter:
        named |= places_of(concept, passage)
    yield from (text for i, text in enumerate(texts_of(passage)) if named >> i & 1)
