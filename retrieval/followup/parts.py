"""What a question names and says, and what of it stays, goes or is exchanged when another goes on from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal

from corpus.dates import question_dates
from corpus.gazetteer import Gazetteer
from retrieval.acts import act_spans
from retrieval.computed.ask_cues import cues
from retrieval.evidence import light_entries
from retrieval.types import Language
from retrieval.understand import Concept, Reading, asking_spans
from retrieval.words import data_file

Span = tuple[int, int]
Step = Literal["next", "previous"]
THINGS = frozenset({"organization", "event", "agreement", "topic"})
_CARRIED = frozenset({"person", "place", "country", *THINGS})
# A capital stands for its government more often than for the place of a meeting.
_GOVERNMENTS = frozenset(
    {"place:tokyo", "place:seoul", "place:beijing", "place:pyongyang"}
    | {"place:japan-south-korea", "place:japan-china-south-korea", "place:japan-us-south-korea"}
)
_TOPIC = re.compile(r"(?<=\S)(?:って|とは|は|が|を)$|(?<=[가-힣])(?:은|는|이|가|을|를)$")
_PLACED = r"\b(?:in|at) NAME\b|NAME(?:에서|での?|にて)"
# "The declaration" is none of the acts.
_NOUN = re.compile(r"\b(?:the|an?|this|that|its|their|joint)\s+$", re.IGNORECASE)
_SPANS_DO_NOT_DEPEND_ON = date(2000, 1, 1)


def exchanges(
    earlier: Reading,
    new: Reading,
    gazetteer: Gazetteer,
    *,
    asks: bool,
    step: Step | None,
    names: bool = True,
    countries: bool = True,
) -> dict[Span, str]:
    """Where the earlier question says what the new one says itself, and what stands there instead, or nothing.

    ``asks``: the new one asks something of its own. ``names``: its names take the places of those before, and with
    ``countries`` a country that of the country.
    """
    gone: list[Span] = []
    if asks:
        # 「会った？」 asks by the end of its verb, without which nothing says that they met.
        is_in_verb = earlier.intent == "yes_no" and earlier.language != "en"
        gone += () if is_in_verb else asking_spans(earlier.text, earlier.language)
        gone += _outside_names(spans_of("shown", earlier.text, earlier.language), earlier)
    if spans_of("altogether", new.text, new.language):
        gone += date_spans(earlier)
    days = _instead(date_spans(earlier), [new.text[start:end] for start, end in date_spans(new)], step=step)
    others = _names_instead(earlier, new, gazetteer, step=step, countries=countries) if names else {}
    return dict.fromkeys(gone, "") | days | others


def _names_instead(
    earlier: Reading, new: Reading, gazetteer: Gazetteer, *, step: Step | None, countries: bool
) -> dict[Span, str]:
    places = [_span(c) for c in earlier.concepts if is_place(c, earlier.text)]
    changes = _instead(places, [c.surface for c in new.concepts if is_place(c, new.text)], step=step)
    things = [_span(c) for c in earlier.concepts if c.kind in THINGS]
    changes |= _instead(things, [c.surface for c in new.concepts if c.kind in THINGS][:1])
    # Who takes the place of whom is told by the country: after Motegi and Kang, "and Chung?" is Motegi and Chung.
    now, before = _persons_by_country(new, gazetteer), _persons_by_country(earlier, gazetteer)
    for country, persons in now.items():
        changes |= _instead([_span(c) for c in before.get(country, ())], [c.surface for c in persons])
    theirs = [c for c in new.concepts if c.kind == "country"]
    ours = [c for c in earlier.concepts if c.kind == "country"]
    offices = [c for c in new.concepts if c.kind == "office"]
    is_fragment = countries and all(c.kind in ("country", "office", "lexicon") for c in new.concepts)
    is_of_country = len(new.concepts) == 1 or (offices and is_fragment)
    if len(theirs) == len(ours) == 1 and countries and is_of_country:  # "and China?"
        changes |= _instead([_span(c) for c in ours], [c.surface for c in theirs])
    held = [c for c in earlier.concepts if c.kind == "office"]
    if len(theirs) == 1 and not ours and held and not offices and is_fragment:  # "and Japan's?"
        changes |= _instead([_span(c) for c in held], [f"{theirs[0].surface} {held[0].surface}"])
    if len(offices) == 1 and is_fragment:  # "and the foreign minister?"
        changes |= _instead([_span(c) for c in held], [c.surface for c in offices])
    return changes


def _instead(spans: Sequence[Span], words: Sequence[str], *, step: Step | None = None) -> dict[Span, str]:
    """The words in the place of the first span and nothing in that of the others; without words all stays.

    The meeting before or after may have been anywhere and at any time.
    """
    if not words and step is None:
        return {}
    return {span: "" if at else " ".join(words) for at, span in enumerate(sorted(spans))}


def kept_names(earlier: Reading, cut: Sequence[Span]) -> tuple[str, ...]:
    """The names and days of the earlier question that stay, in its order, each as it stands there."""
    names = [_span(c) for c in earlier.concepts if c.kind in _CARRIED]
    if not names and names_meeting(earlier):  # "the last talks of the foreign ministers"
        names = [_span(c) for c in earlier.concepts if c.kind == "office"]
    spans = names + date_spans(earlier)
    outermost = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    kept = sorted({s for s in outermost if not any(s[0] < end and start < s[1] for start, end in cut)})
    return tuple(dict.fromkeys(earlier.text[start:end].strip() for start, end in kept))


def told_acts(earlier: Reading) -> list[Span]:
    """Where the question says what was done, but not in the name of a thing: "signed", "first met", 署名した.

    Whom somebody met who went to South Korea is asked of that visit: going there says where.
    """
    visits = [m.span() for m in cues().visit[earlier.language].finditer(earlier.text)]
    acts = (
        s
        for s in act_spans(earlier.text, earlier.language)
        if not _NOUN.search(earlier.text[: s[0]]) and not any(a < s[1] and s[0] < b for a, b in visits)
    )
    return _outside_names([*acts, *spans_of("order", earlier.text, earlier.language)], earlier)


def _outside_names(spans: Sequence[Span], reading: Reading) -> list[Span]:
    named = [_span(c) for c in reading.concepts if c.kind in _CARRIED]
    return [s for s in spans if not any(a < s[1] and s[0] < b for a, b in named)]


def exchanged(text: str, changes: Mapping[Span, str]) -> str:
    """``text`` with the spans exchanged, and without the marks at its end; of spans that overlap the first counts."""
    parts, at = [], 0
    for (start, end), words in sorted(changes.items(), key=lambda change: (change[0][0], -change[0][1])):
        if start >= at:
            parts += [text[at:start], words or " "]
        at = max(at, end)
    return " ".join("".join([*parts, text[at:]]).split()).rstrip(" ?？!！.。,、")


def length(text: str) -> float:
    """How many words there are, two letters of Japanese or Korean counting as one."""
    words = re.findall(r"[\w'’]+", text)
    return sum(1 if word.isascii() else len(word) / 2 for word in words)


def beside_names(new: Reading, asked: str) -> str:
    """What ``asked``, the end of the new question, says beside names and days."""
    spans = [_span(c) for c in new.concepts if c.kind in _CARRIED or c.kind == "office"] + date_spans(new)
    return exchanged(new.text, dict.fromkeys([*spans, (0, len(new.text) - len(asked))], ""))


def is_content(concept: Concept) -> bool:
    """Whether it is a word that asks for something of its own: not a title, nor a word that belongs to the asking."""
    if concept.kind == "word":
        return True
    return concept.kind == "lexicon" and concept.key not in light_entries()


def is_place(concept: Concept, text: str = "") -> bool:
    """Whether it is a place of meetings, and not the name of a government; ``text`` may say so: "in Beijing"."""
    if concept.kind != "place":
        return False
    name = re.escape(concept.surface)
    return concept.key not in _GOVERNMENTS or bool(re.search(_PLACED.replace("NAME", name), text, re.IGNORECASE))


_MEETINGS = frozenset({"topic:summit", "topic:phone-talks", "lex:meet", "lex:talks", "lex:bilateral-meeting"})


def names_meeting(reading: Reading) -> bool:
    """Whether the question names a meeting, or two people."""
    keys = {c.key for c in reading.concepts}
    return not keys.isdisjoint(_MEETINGS) or sum(key.startswith("person:") for key in keys) > 1


def names_thing(reading: Reading) -> bool:
    """Whether the question names an agreement, a topic, an event or a body."""
    return any(c.kind in THINGS for c in reading.concepts)


def _persons_by_country(reading: Reading, gazetteer: Gazetteer) -> dict[str | None, list[Concept]]:
    found: dict[str | None, list[Concept]] = {}
    for concept in reading.concepts:
        if concept.kind == "person":
            found.setdefault(_country(concept, gazetteer), []).append(concept)
    return found


def _country(concept: Concept, gazetteer: Gazetteer) -> str | None:
    return gazetteer.entity(concept.key.partition(":")[2]).country


def _span(concept: Concept) -> Span:
    return (concept.start, concept.start + len(concept.surface))


def date_spans(reading: Reading) -> list[Span]:
    """Where the question tells days."""
    found = question_dates(reading.text, reading.language, today=_SPANS_DO_NOT_DEPEND_ON)
    return [(each.start, each.end) for each in found]


def without_lead(text: str, language: Language) -> str:
    """The text without "and", "what about" before it."""
    for pattern in _patterns("lead", language):
        if found := pattern.match(text):
            return text[found.end() :] or text
    return text


_ARTICLE = re.compile(r"^(?:the|their|his|her)\s+|\s+one\b|[^\w]+$", re.IGNORECASE)


def without_article(text: str) -> str:
    """The words that pick one of a row as they stand before a name: "last" of "the last one?"."""
    return _ARTICLE.sub("", text)


def without_topic(text: str) -> str:
    """The text without the particle that marked it as what is spoken of."""
    return _TOPIC.sub("", text)


def spans_of(name: str, text: str, language: Language) -> tuple[Span, ...]:
    """Where the row ``name`` of the file of such words is found in the text."""
    return tuple(found.span() for pattern in _patterns(name, language) for found in pattern.finditer(text))


def words_of(name: str) -> Mapping[str, str]:
    """The row ``name`` of that file, by language."""
    row: Mapping[str, str] = data_file("retrieval", "followup.toml")[name]
    return row


@cache
def _patterns(name: str, language: Language) -> tuple[re.Pattern[str], ...]:
    row = data_file("retrieval", "followup.toml")[name]
    sources = row["en"] if language == "en" else [*row[language], *row["en"]]
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)
