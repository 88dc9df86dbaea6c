"""Whether a sentence holds the kind of fact that a question wants: a day, a place, a length, a number, a reason."""

from __future__ import annotations

import re

from retrieval.types import Sentence
from retrieval.understand import Intent

# Kinds of fact whose presence in a sentence can be told.
TELLING: frozenset[Intent] = frozenset({"when", "clock", "how_long", "how_much", "how_many", "where", "who"})

_NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
_LENGTH = re.compile(
    rf"\b(\d+|an?|half an?|{_NUMBER_WORDS})[ -](and a half )?(minute|hour)s?\b|\d+\s*(分(?!の)|時間)|\d+\s*(분|시간)",
    re.IGNORECASE,
)
_LONG_LENGTH = re.compile(
    rf"\b(\d+|{_NUMBER_WORDS})[ -](day|week|month|year)s?\b|\d+\s*(日間|週間|か月|カ月|ヶ月|年間)|\d+\s*(일간|주|개월|년간)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.])(?!(?:19|20)\d\d\b)(\d[\d,.]*|{_NUMBER_WORDS.removeprefix('one|')}|half|dozens?|hundreds?|thousands?|both|twice|first|second"
    r"|third|neither)\b|[一二三四五六七八九十]|(?<!\d)(?!(?:19|20)\d\d)\d",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$¥₩€£]\s?\d|\d[\d,.]*\s*(?:million|billion|trillion)?\s*(?:yen|won|dollars?|percent|%)|\d\s*(?:円|ウォン|ドル|%|億|万|割)"
    r"|\d\s*(?:엔|원|달러|%|억|만|퍼센트)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b|午前|午後|\d時|오전|오후|\d+시", re.IGNORECASE)
_REASON = re.compile(
    r"\b(because|since|due to|owing to|citing|over|in response|in order to|so that|as it|reliant|wanted|stems?|rooted"
    r"|seen as|based on|amid|after|to (?:avoid|save|protect|discuss|improve))\b|ため|ので|から|理由|때문|위해|이유",
    re.IGNORECASE,
)

# A name of two or more words that is set off by what the person is: "Jane Doe, a professor at".
_INTRODUCED = re.compile(r"\b[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)+, (?:an?|the|who)\b|[一-鿿ァ-ヴ]{2,}(?:氏|教授|報道官)|[가-힣]{2,4} (?:교수|대변인)")
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
    if intent == "how_much":
        return bool(_MONEY.search(text))
    if intent == "clock":
        return bool(_CLOCK.search(text))
    if intent == "where":
        return any(c.startswith("place:") and c not in asked for c in sentence.concepts)
    if intent == "who":
        named = any(c.startswith(("person:", "organization:")) and c not in asked for c in sentence.concepts)
        return named or bool(_INTRODUCED.search(text))
    if intent == "why":
        return bool(_REASON.search(text))
    return True


def speaks_of_plan(text: str) -> bool:
    """Whether the words tell of something still to come."""
    return bool(_PLANNED.search(text))


def is_negated(text: str) -> bool:
    """Whether the words deny something."""
    return bool(_NEGATED.search(text))
