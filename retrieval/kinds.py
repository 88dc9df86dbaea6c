"""Whether a sentence holds the kind of fact that a question wants: a day, a place, a length, a number, a reason."""

from __future__ import annotations

import re

from retrieval.types import Sentence
from retrieval.understand import Intent

_NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
_LENGTH = re.compile(
    rf"\b(\d+|an?|half an?|{_NUMBER_WORDS})[ -](and a half )?(minute|hour)s?\b|\d+\s*(分(?!の)|時間)|\d+\s*(분|시간)",
    re.IGNORECASE,
)
_LONG_LENGTH = re.compile(
    rf"\b(\d+|{_NUMBER_WORDS})[ -](day|week|month|year)s?\b|\d+\s*(日間|週間|か月|カ月|ヶ月|年間)|\d+\s*(일간|주|개월|년간)",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\b(\d[\d,.]*|{_NUMBER_WORDS}|half|dozens?|hundreds?|thousands?|both|twice|once)\b|[一二三四五六七八九十]|\d", re.I)
_REASON = re.compile(
    r"\b(because|since|due to|owing to|citing|over|in response|in order to|so that|as it|reliant|wanted|stems?|rooted"
    r"|seen as|based on|amid|after|to (?:avoid|save|protect|discuss|improve))\b|ため|ので|から|理由|때문|위해|이유",
    re.IGNORECASE,
)

_NAMED_ROLE = re.compile(
    r"\b(?:[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)+), (?:an?|the|who)\b|\b(?:professor|official|spokes(?:man|woman|person)|expert|scholar)\b"
    r"|(?:氏|教授|報道官|当局者)|(?:교수|대변인|당국자|관계자)"
)
_PLANNED = re.compile(
    r"\b(?:will|would|plans?|planned|planning|scheduled|expected|set|arranging|prepare|preparing|aims?|due) (?:to |for )?\b"
    r"|予定|見通し|調整|方針|예정|계획|방침|추진",
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|without|none|neither|nor|unable|failed|haven.t|hasn.t|hadn.t|didn.t|doesn.t|won.t|isn.t|wasn.t)\b"
    r"|ない|なかった|ません|않|못|없",
    re.IGNORECASE,
)


def has_kind(intent: Intent, sentence: Sentence, text: str, asked: frozenset[str] = frozenset()) -> bool:
    """Whether ``text``, the words of ``sentence``, holds the kind of fact that ``intent`` asks for.

    Somebody or some place that the question already names (``asked``: concept ids) is no answer to who or where.
    """
    if intent == "when":
        return bool(sentence.events)
    if intent == "how_long":
        return bool(_LENGTH.search(text) or _LONG_LENGTH.search(text))
    if intent == "how_many":
        return bool(_NUMBER.search(text))
    if intent == "where":
        return any(c.startswith("place:") and c not in asked for c in sentence.concepts)
    if intent == "who":
        named = any(c.startswith(("person:", "organization:")) and c not in asked for c in sentence.concepts)
        return named or bool(_NAMED_ROLE.search(text))
    if intent == "why":
        return bool(_REASON.search(text))
    return True


def speaks_of_plan(text: str) -> bool:
    """Whether the words tell of something still to come."""
    return bool(_PLANNED.search(text))


def is_negated(text: str) -> bool:
    """Whether the words deny something."""
    return bool(_NEGATED.search(text))
