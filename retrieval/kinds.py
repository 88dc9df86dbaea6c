"""Whether a sentence holds the kind of fact that a question wants: a day, a place, a length, a number, a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from retrieval.patterns import Sought
from retrieval.types import Sentence
from retrieval.understand import Concept, Intent, Reading

# Kinds of fact whose presence in a sentence can be told.
TELLING: frozenset[Intent] = frozenset({"when", "clock", "how_long", "how_much", "how_many", "where", "who"})
# Of these, the ones that no sentence answers without such a figure in it.
FIGURES: frozenset[Intent] = frozenset({"clock", "how_long", "how_much"})


def can_be_told(intent: Intent) -> bool:
    """Whether only some sentences hold what the intent asks for; else ``has_kind`` is true of all."""
    return intent in TELLING or intent == "why"


_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy"
    "|eighty|ninety"
)
_LENGTH = Sought(
    rf"\b(\d+|an?|half an?|{_NUMBER_WORDS})[ -](and a half )?(minute|hour)s?\b"
    r"|\d+\s*(分(?!の)|時間)|\d+\s*(분(?!의|기)|시간)"
    r"|\bfrom \d{1,2}(:\d\d)?(?: [ap]\.m\.)? (?:to|until) (?:about |around )?\d{1,2}(:\d\d| [ap]\.m)",
)
# Asked for minutes or hours, or how long people talked, "three weeks later" is no answer.
_MINUTES = Sought(
    r"\b(minutes?|mins|hours?|hrs|talk(s|ed|ing)?|calls?|chat(ted)?|meetings?|meet|met|summit|session|sit[- ]?down"
    r"|sat down"
    r"|encounter|conversation|discussions?|huddle|dinner|lunch|breakfast|banquet|speak|spoke|phone|in the (same )?room"
    r"|face to face|press conference|consultations?|audience)\b"
    r"|何分|なんぷん|時間|会談|会合|協議|会議|面会|立ち話|会食|懇談|電話|会見|話し|話した|しゃべ"
    r"|몇\s*분|시간|회담|통화|회동|회의|협의|면담|접견|환담|대화|만찬|오찬|기자회견|이야기|얘기",
)
_DAYS_ASKED = Sought(
    r"how many (?:days|weeks|months|years)\b|何(?:日|週|[かカヶヵケ箇]月|年)|며칠|몇\s*(?:주|달|개월|년)"
)
_LONG_LENGTH = Sought(
    rf"\b(\d+|{_NUMBER_WORDS})[ -](day|week|month|year)s?\b"
    # "a year" alone is mostly a rate: "three billion dollars a year".
    r"|\b(about|nearly|almost|over|than|for|within|lasted|took|half) an? (day|week|month|year)\b"
    r"(?! (after|before|earlier|later|ago|since)\b)"
    r"|\d+\s*(日間|週間|か月|カ月|ヶ月|年間)|\d+\s*(일간|주|개월|년간)",
)
_NUMBER = Sought(
    rf"(?<![\w.])(?!(?:19|20)\d\d\b)(\d[\d,.]*|{_NUMBER_WORDS.removeprefix('one|')}|half|dozens?|hundreds?|thousands?|both|twice|first|second"
    r"|third|neither)\b|[一二三四五六七八九十]|(?<!\d)(?!(?:19|20)\d\d)\d",
)
_MONEY = Sought(
    rf"[$¥₩€£]\s?\d|\b(?:\d[\d,.]*|{_NUMBER_WORDS})\s*(?:(?:million|billion|trillion)\s*)?(?:us )?"
    r"(?:yen|won\b|dollars?|percent|%)"
    r"|\d\s*(?:円|ウォン|ドル|%|億|万|割)"
    r"|\d\s*(?:엔|원|달러|%|억|만|퍼센트)",
)
_CLOCK = Sought(
    r"\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b|午前|午後|\d時(?!間)|오전|오후|\d시(?!간)",
)
_REASON = Sought(
    r"\b(because|since|due to|owing to|citing|over|in response|in order to|so that|as it|reliant|wanted|stems?|rooted"
    r"|seen as|based on|amid|after|to (?:avoid|save|protect|discuss|improve))\b|ため|ので|から|理由|때문|위해|이유",
)

_GROUND = Sought(
    r"\b(because|due to|owing to|since(?! (?:\w+ ){0,2}\d)|citing|cited|in (?:response|retaliation|protest|return)"
    r"|in order|so that|so as|as it|reasons?|grounds?|purposes?|counted as|refused|held back|fear(?:ed|s)?"
    r"|want(?:ed|s)|wish(?:ed|es)|would not|could not|rooted in|stem(?:s|med|ming)?|thanks to|unless|prevented|amid"
    r"|blam(?:ed|ing|es)|triggered|prompted|driven by|explain(?:ed|s)?|pointed to|meant (?:as|to|for)|minded"
    r"|object(?:ed|ions?)|found it|on account|based (?:\w+ ){0,3}on|took (?:\S+ ){1,5}for|envoy to"
    r"|came to (?!tokyo|seoul)[a-z]+"
    r"|for the (?:\w+ )?(?:funeral|inauguration|opening|ceremony|enthronement|celebration|match|final)"
    r"|to (?:avoid|save|protect|discuss|improve|show|confirm|explain|attend|prevent|settle))\b"
    r"|ため(?!に(?:来|訪))|(?<!も)ので|[たるいだすん]から|理由|背景|受けて|きっかけ|として"
    r"|이유|때문|위해|목적|배경|계기|탓|따라",
)

# A name of two or more words that is set off by what the person is: "Jane Doe, a professor at".
_INTRODUCED = re.compile(
    r"\b[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)+, (?:an?|the|who)\b"
    r"|[一-鿿ァ-ヴ]{2,}(?:氏|教授|報道官)|[가-힣]{2,4} (?:교수|대변인)"
)
_NEGATED = Sought(
    r"\b(?:not|cannot|never|no|without|none|neither|nor|unable|failed|\w+n[’']t"
    r"|(?:could|would|should|did|does|do|was|were|is|are|has|have|had|wo|ca)nt)\b"
    r"|ない|なかった|ません|않|못|없"
    # 안 before a verb, with the space or without: 안보 is security, 안내 a guide, 방안 a plan.
    r"|(?<![가-힣])안(?:\s?(?:했|한다|한대|한다고|하겠|하기로|한\s|한지|하는|할|갔|간다|가는|왔|온다|됐|된|돼|되|만나|만났|만난|열렸|열린|받|밝혔)"
    r"|\s(?:한|하|간|가|온|오|와|보냈|보낸|냈|낸|줬|준|주|나왔|나온|나와|썼|쓴|풀|지켰|지킨|바뀌|바꿨|들어))",
)


def has_kind(intent: Intent, sentence: Sentence, text: str, asked: Reading | None = None) -> bool:
    """Whether ``text``, the words of ``sentence``, holds the kind of fact that ``intent`` asks for.

    With the question itself, ``asked``: somebody or some place that it already names is no answer to who or where,
    and a number answers how many only beside what is counted.
    """
    if intent == "when":
        return bool(sentence.events)
    if intent == "how_many":
        return _counts(text, asked.counted if asked else None)
    if intent == "how_long" and asked and _wants_minutes(asked.text):
        return _tells_minutes(text)
    if intent in _PATTERNS:
        return _matches(intent, text)
    if intent == "where":
        return _holds_venue(text, asked) and _names_another(sentence, ("place:",), asked)
    if intent == "who":
        return _names_another(sentence, ("person:", "organization:"), asked) or introduces(text)
    return True


def hangs_on_words_alone(asked: Reading) -> bool:
    """Whether ``has_kind`` says the same of a sentence whatever else the question names."""
    return asked.intent in ("when", *_PATTERNS) and not (asked.intent == "how_long" and _wants_minutes(asked.text))


_PATTERNS: Mapping[Intent, tuple[Sought, ...]] = {
    "how_long": (_LENGTH, _LONG_LENGTH),
    "how_much": (_MONEY,),
    "clock": (_CLOCK,),
    "why": (_REASON,),
}


def _names_another(sentence: Sentence, kinds: tuple[str, ...], asked: Reading | None) -> bool:
    """Whether the sentence names one of those kinds that the question does not name itself."""
    named = _of_kinds(sentence.concepts, kinds)
    if asked is None or not named:
        return bool(named)
    return any(all(key != c.key and key not in c.others for c in asked.concepts) for key in named)


@lru_cache(maxsize=20_000)
def _of_kinds(concepts: tuple[str, ...], kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(c for c in concepts if c.startswith(kinds))


# A question for such a place is not answered by a city alone.
_VENUES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bhotels?\b|ホテル|호텔",
        r"\bbuildings?\b|建物|庁舎|ビル|건물|청사",
        r"\brestaurants?\b|レストラン|料亭|식당|음식점",
        r"\buniversit(?:y|ies)\b|大学|대학",
        r"\bairports?\b|空港|공항",
        r"\bmuseums?\b|博物館|美術館|박물관|미술관",
    )
)


def asks_for_venue(asked: Reading) -> bool:
    """Whether the question names a sort of venue, which is then wanted: a hotel, a building, a restaurant."""
    return bool(_venues_in(asked.text))


def _holds_venue(text: str, asked: Reading | None) -> bool:
    """Whether ``text`` names each sort of venue that the question names: a hotel, a building, a restaurant."""
    return asked is None or all(v.search(text) for v in _venues_in(asked.text))


# Asked of every sentence of every candidate, so what hangs on the question or on the sentence alone is remembered.
@lru_cache(maxsize=256)
def _venues_in(question: str) -> tuple[re.Pattern[str], ...]:
    return tuple(v for v in _VENUES if v.search(question))


@lru_cache(maxsize=256)
def _wants_minutes(question: str) -> bool:
    return bool(_MINUTES.search(question)) and not _DAYS_ASKED.search(question)


@lru_cache(maxsize=20_000)
def introduces(text: str) -> bool:
    """Whether the words name somebody with what he is: "Jane Doe, a professor at"."""
    return bool(_INTRODUCED.search(text))


@lru_cache(maxsize=20_000)
def _tells_minutes(text: str) -> bool:
    return bool(_LENGTH.search(text))


@lru_cache(maxsize=20_000)
def _matches(intent: Intent, text: str) -> bool:
    return any(p.search(text) for p in _PATTERNS[intent])


_BESIDE = 45  # code points after a number within which what it counts is named


def _counts(text: str, counted: Concept | None) -> bool:
    """Whether a number stands beside what is counted; beside anything when that is not known."""
    numbers = _numbers(text)
    if counted is None or not numbers:
        return bool(numbers)
    low = text.lower()
    stems = [stem for stem in _counted_stems(counted) if stem in low]
    near = (low[max(0, start - 12) : end + _BESIDE] for start, end in numbers) if stems else ()
    return any(stem in words for words in near for stem in stems)


@lru_cache(maxsize=256)
def _counted_stems(counted: Concept) -> tuple[str, ...]:
    return tuple(stems_of(counted))


@lru_cache(maxsize=20_000)
def _numbers(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _NUMBER.finditer(text))


# Where people meet, be it a building or a room.
_VENUE = Sought(
    r"\b(hotel|hall|house|office|building|palace|airport|ministry|museum|stadium|residence|room|restaurant|cent(er|re)"
    r"|university|mansion|villa|club|shrine|temple|inn)\b"
    r"|ホテル|会場|会館|官邸|公邸|庁舎|省内|空港|料亭|호텔|회의장|회관|청사|공항|관저|공관|식당",
)
_DIGIT = re.compile(r"\d")


def gives_reason(text: str) -> bool:
    """Whether the words may well give a reason: fewer words than make a sentence the kind that could."""
    return bool(_GROUND.search(text))


def names_venue(text: str) -> bool:
    """Whether the words name a place where people meet."""
    return bool(_VENUE.search(text))


def has_digit(text: str) -> bool:
    """Whether there is a digit."""
    return bool(_DIGIT.search(text))


def is_negated(text: str) -> bool:
    """Whether the words deny something."""
    return bool(_NEGATED.search(text))


def denies(text: str, concepts: Iterable[Concept]) -> bool:
    """Whether ``text`` denies one of the acts or things (not names) among ``concepts``: "will not hold talks"."""
    stems = [stem for c in concepts if not c.is_named and c.kind != "country" for stem in stems_of(c)]
    low = text.lower()
    after = (low[m.start() : m.end() + _BESIDE] for m in _NEGATED.finditer(text))
    return any(stem in words for words in after for stem in stems)


def stems_of(concept: Concept) -> list[str]:
    """Beginnings of the written forms of a concept, long enough to tell it from others."""
    forms = [form.lower() for form in (concept.surface, *concept.english)]
    return [form[: max(4, len(form) - 2)] if form.isascii() else form for form in forms]
