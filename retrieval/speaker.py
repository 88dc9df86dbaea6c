"""Whose words a question asks for, and whether an article gives any of them.

"What did Yun answer?" is not answered by what Kishida asked him, though the question's every word stands there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.coverage import texts_of
from retrieval.patterns import Patterns, for_questions
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class _Cues:
    asked: Mapping[Language, Patterns]
    voiced: Mapping[Language, Patterns]
    agent: Mapping[str, re.Pattern[str]]
    other: Mapping[str, re.Pattern[str]]
    joint: Mapping[str, re.Pattern[str]]
    told: Mapping[str, re.Pattern[str]]
    verbs: str


# Words that tell of saying in some of their uses: "held that", not "held talks"; "called it", not "called on".
_SAYING_ONLY_SO = r"(?:held|holds) that|call(?:ed|s) (?!on\b|at\b|off\b)|(?:took|put|puts|set) (?:up|it|out|forward)"


@cache
def _cues() -> _Cues:
    data = data_file("retrieval", "speaking.toml")
    cjk = ("ja", "ko")
    return _Cues(
        for_questions(data["asked"]),
        for_questions(data["voiced"]),
        {name: re.compile(data["agent"][name]) for name in cjk},
        {name: re.compile(data["agent"][f"other_{name}"]) for name in cjk},
        {name: re.compile(data["agent"][f"with_{name}"]) for name in cjk},
        {name: re.compile(data["told"][name]) for name in cjk},
        f"(?:{'|'.join(data['told']['verbs'].split())}|{_SAYING_ONLY_SO})",
    )


def is_silent(reading: Reading, article: Sequence[Passage]) -> bool:
    """Whether the question asks what somebody said of whose words no sentence of ``article`` tells."""
    speaker = asked_speaker(reading)
    if speaker is None:
        return False
    before = ""
    for passage in article:
        for sentence, text in zip(passage.sentences, texts_of(passage), strict=True):
            if tells_words_of(speaker, text, before, sentence.concepts):
                return False
            before = text
    return True


@lru_cache(maxsize=64)  # asked for of each candidate of a question
def asked_speaker(reading: Reading) -> Concept | None:
    """The person whose words the question asks for; ``None`` when it asks for none, or does not name him."""
    return _speaker(reading, _cues().asked[reading.language])


@lru_cache(maxsize=64)
def asked_voice(reading: Reading) -> Concept | None:
    """The same, also where it is asked what he wanted or thought, or how he put it."""
    return asked_speaker(reading) or _speaker(reading, _cues().voiced[reading.language])


def _speaker(reading: Reading, patterns: Patterns) -> Concept | None:
    found = next((m for p in patterns if (m := p.search(reading.text))), None)
    people = sorted((c for c in reading.concepts if c.kind == "person"), key=lambda c: c.start)
    if found is None or not people or any(c.is_misspelt for c in people):
        return None
    return (_english_agent if reading.language == "en" else _agent)(reading, people, found)


def acting_person(reading: Reading) -> Concept | None:
    """The one person whom the question has do something; ``None`` where it is nobody, two, or not plain who."""
    people = [c for c in reading.concepts if c.kind == "person" and not c.is_misspelt]
    if reading.language == "en":
        acting = [c for c in people if _DID.search(reading.text[: c.start])]
    else:
        agent = _cues().agent[reading.language]
        acting = [c for c in people if agent.match(reading.text, c.start + len(c.surface))]
    if len({c.key for c in acting}) != 1 or _is_joined(acting[0], people, reading):
        return None
    return acting[0]


# What stands before whoever is said to act: "did Foreign Minister".
_DID = re.compile(
    r"\b(?:did|does|do|had|has|was|is)(?:n[’']?t)? "
    r"(?:(?:the|then|foreign|prime|defen[cs]e|minister|president|premier|chief|fm"
    r"|pm|secretary|of|state|us|u\.s\.|japan(?:ese|['’]s)?|(?:south )?korea(?:n|['’]s)?|ambassador|vice|emperor) )*$",
    re.IGNORECASE,
)


def _is_joined(acting: Concept, people: Sequence[Concept], reading: Reading) -> bool:
    """Whether he acts together with somebody beside him: "did Kishida and Yoon", 茂木と康が."""
    text, end = reading.text, acting.start + len(acting.surface)
    if reading.language == "en":
        return bool(re.match(r",? (?:and|&|n|or|with)\b", text[end:]))
    before = (c for c in people if c.start < acting.start)
    joint = _cues().joint[reading.language]
    return any(joint.fullmatch(text, c.start + len(c.surface), acting.start) for c in before)


_AUXILIARY = re.compile(r"\b(?:did|does|do|had|has|was|were)\b|'d\b", re.IGNORECASE)
_TOLD = re.compile(r"(?:told|said|asked)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:and|&|n|or)\b|,")


def _english_agent(reading: Reading, people: Sequence[Concept], found: re.Match[str]) -> Concept | None:
    """The first person between the auxiliary and the verb ("what did Kono tell"), or the one of "Kono's reply"."""
    text = reading.text
    if text[found.start()] in "'’":
        return next((c for c in people if c.start + len(c.surface) == found.start()), None)
    if _TOLD.match(text, found.start()):  # "Kono told Kang what"
        return max((c for c in people if c.start < found.start()), key=lambda c: c.start, default=None)
    auxiliary = _AUXILIARY.search(text, found.start())
    if auxiliary is None:
        return None
    inside = [c for c in people if auxiliary.end() <= c.start < found.end()]
    return inside[0] if inside and not _SEVERAL.search(text, auxiliary.end(), found.end()) else None


def _agent(reading: Reading, people: Sequence[Concept], found: re.Match[str]) -> Concept | None:
    """The last person before the verb with the particle of the one who acts, if he acts alone and nobody after him."""
    cues, text = _cues(), reading.text
    agent, other = cues.agent[reading.language], cues.other[reading.language]
    acting = [c for c in people if c.start < found.end() and agent.match(text, c.start + len(c.surface))]
    if not acting:
        return None
    own = acting[-1]
    partner = max((c for c in people if c.start < own.start), key=lambda c: c.start, default=None)
    if partner and cues.joint[reading.language].fullmatch(text, partner.start + len(partner.surface), own.start):
        return None
    match = agent.match(text, own.start + len(own.surface))
    return None if match is None or other.search(text, match.end(), found.end()) else own


def telling_words_of(speaker: Concept, passage: Passage) -> tuple[bool, ...]:
    """For each sentence of ``passage`` whether it tells of words of the speaker, or goes on telling them.

    Few name him or follow one that does; the others are passed over at a glance.
    """
    texts, name = texts_of(passage), _any_name(speaker)
    found: list[bool] = []
    named_before, before = False, ""
    for sentence, text in zip(passage.sentences, texts, strict=True):
        is_named = speaker.key in sentence.concepts or name.search(text) is not None
        told = (is_named or named_before) and tells_words_of(speaker, text, before, sentence.concepts)
        found.append(told or (bool(found) and found[-1] and _goes_on(speaker, text, sentence.concepts)))
        named_before, before = is_named, text
    return tuple(found)


def _goes_on(speaker: Concept, text: str, concepts: Sequence[str]) -> bool:
    """Whether an English sentence behind words of the speaker is more of them: it says what should be, or "he said"."""
    others = any(each.startswith("person:") and each != speaker.key for each in concepts)
    return not others and bool(_THOUGHT.search(text) or _he_said().search(text)) and not _TOGETHER.search(text)


_THOUGHT = re.compile(r"\b(?:should|would|could|might|must|had to|ought|was to be|were to be|needed)\b")
# What both found, or somebody known by his office alone, is not his.
_TOGETHER = re.compile(r"^(?:Both|They|The (?:two|three|leaders|ministers|sides))\b|\b(?:[Ss]pokes\w+|officials?)\b")


def tells_words_of(speaker: Concept, text: str, before: str, concepts: Sequence[str]) -> bool:
    """Whether a sentence tells of words of the speaker; ``before`` is the sentence before it."""
    if (language := language_of(text)) != "en":
        is_named = speaker.key in concepts or speaker.surface[:2] in text or speaker.surface[:2] in before
        return is_named and bool(_cues().told[language].search(text))
    names = _names(speaker)
    is_here, was_before = (any(name in words for name in names) for words in (text, before))
    if not (is_here or was_before):
        return False
    speaks, opens = _english(names)
    if is_here and any(not _OBJECT.search(text[: m.start()]) for m in speaks.finditer(text)):
        return True
    return was_before and bool(_he_said().search(text) and opens.search(before))


# Whom somebody else called in, told or met is not the one who speaks: "Kono called in Kang, spoke of regret".
_OBJECT = re.compile(
    r"\b(?:to|with|tell(?:s|ing)?|told|ask(?:s|ed|ing)?|urg(?:es|ed|ing)|met|meets?|meeting|call(?:s|ed) (?:in|on)"
    r"|summon(?:s|ed)|receiv(?:es|ed)|saw|inform(?:s|ed|ing)|assur(?:es|ed|ing)|remind(?:s|ed)|warn(?:s|ed|ing)"
    r"|invit(?:es|ed|ing)|press(?:es|ed|ing)|thank(?:s|ed|ing)|brief(?:s|ed)) "
    r"(?:(?:the|his|her|its|then|[A-Z][\w.’-]*(?:['’]s)?|minister|president|ambassador|chief|of|for|and) ){0,7}$"
)


# A known form of a name may open with them ("Foreign Minister Wang"), and then they are nobody's.
_TITLES = frozenset(
    {"Foreign", "Prime", "Defense", "Defence", "Unification", "Chief", "Vice", "Minister", "President", "Premier"}
    | {"Secretary", "Cabinet", "General", "Ambassador", "Emperor", "Empress", "King", "Queen", "Pope", "Chairman"}
)


@lru_cache(maxsize=64)
def _names(person: Concept) -> tuple[str, ...]:
    """How an English text may name the person: the whole name, or the family name in either order of names."""
    found: dict[str, None] = {}
    for name in person.english:
        words = [word for word in name.split() if word not in _TITLES] or name.split()
        found.update(dict.fromkeys([name, words[0], *([words[-1]] if "-" not in words[-1] else [])]))
    return tuple(sorted((name for name in found if len(name) > 1), key=len, reverse=True))


@lru_cache(maxsize=64)
def _any_name(person: Concept) -> re.Pattern[str]:
    """What stands wherever a text of any of the languages names the person."""
    return re.compile("|".join(map(re.escape, (*_names(person), person.surface[:2]))))


@lru_cache(maxsize=256)
def _english(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells of words of somebody of those names, and of a sentence that opens with him."""
    who = "(?:" + "|".join(map(re.escape, names)) + ")"
    # A comma may set off what he is, but not open a clause of somebody else: "after meeting Kono, Kang said".
    between = r"(?:[^.,;:]|,[^.,;:]{1,60},|,(?! [A-Z])){0,70}?"
    act = rf"\b{who}\b(?:['’]s)?(?!,? and [A-Z]){between}\b{_cues().verbs}\b"
    by = r"(?:[Aa]ccording to|[Ff]or|words of|account of|told by|said|asked|added)"
    source = rf"\b{by} (?:[A-Z][\w-]+ ){{0,5}}?{who}\b"
    own = "words|answer|reply|view|remarks?|speech|letter|message|explanation|account|wish|request"
    words = rf"\b{who}['’]s (?:own )?(?:{own})"
    return re.compile(f"{act}|{source}|{words}"), re.compile(rf"^.{{0,60}}\b{who}\b")


@cache
def _he_said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:He|She|he|she)\b(?: \w+){{0,3}}? {_cues().verbs}\b")


def gives_words(name: str, text: str) -> bool:
    """Whether the English sentence gives words of somebody of that name, and not only of whoever told him."""
    if name not in text:
        return False
    return any(not _OBJECT.search(text[: m.start()]) for m in _english((name,))[0].finditer(text))


def opens_with_him(text: str) -> bool:
    """Whether the English sentence is of him of whom the one before is: "He would", "it differed, he said"."""
    return bool(_HE.match(text) or _he_said().search(text))


_HE = re.compile(r"(?:[A-Z][\w ]{2,40}, ?|On [\w ]{2,30} )?(?:He|She|he|she) |(?:In|At) (?:his|her) ")


def is_told(text: str) -> bool:
    """Whether the Japanese or Korean sentence tells of words of anybody."""
    return bool(_cues().told[language_of(text)].search(text))


def named_before_words(person: Concept, text: str) -> bool:
    """Whether the English sentence names the person as one who acts before any word of saying: so he may be speaking.

    "In his first meeting with Kang Motegi told her" does not, though it names her first.
    """
    said = re.search(rf"\b{_cues().verbs}\b", text)
    ahead = text[: said.start()] if said else text
    return any(not _OBJECT.search(text[: m.start()]) for m in _any_name(person).finditer(ahead))
