"""Question -> Reading: its language, what kind of fact it wants, the concepts it names, and the days it speaks of.

A concept is one thing that a passage may mention in any of the three languages: a person, a place, a topic, a
word of the field's lexicon, a number with its unit, or a plain word. All but the last have ids that are also
attached to every sentence at index time, so that a Korean question and an English sentence meet on the id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from corpus.dates import QuestionDate, question_dates
from corpus.gazetteer import EntityMention, Gazetteer, LexiconMatch
from retrieval.capitals import CAPITALS
from retrieval.errors import BadQuery
from retrieval.kin import kin_of
from retrieval.patterns import Patterns, for_questions
from retrieval.quantities import KIND, quantities, quantity_keys
from retrieval.shorthand import spelt_out
from retrieval.tokens import tokens
from retrieval.types import DateRange, Language, Query
from retrieval.wanted import wanted_of
from retrieval.words import data_file

Intent = Literal[
    "how_long", "clock", "how_much", "when", "where", "who", "how_many", "why", "yes_no", "what", "overview"
]
MAX_QUESTION_CHARS = 2_000
_ENTITY_KINDS_WITH_NAMES = frozenset({"person", "place", "organization"})


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked about. ``key`` is a gazetteer or lexicon id, a quantity's key, or ``word:`` and the word.

    ``tokens`` are what a passage must hold, all of them, to match by the question's own words; an id matches by itself.
    ``others`` are further ids that an ambiguous name may mean: a passage with any of them matches. ``start`` is where
    in the question it stands. ``is_misspelt``: the words only resemble a name, so they may be something else.
    ``kin``: ids that reports use for it (``retrieval/kin.py``), which only the ranking looks at. ``parts``: a passage
    names it as well by naming each of these, by any of its ids.
    """

    key: str
    kind: str
    surface: str
    tokens: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    start: int = 0
    is_misspelt: bool = False
    kin: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()

    def __hash__(self) -> int:
        return hash(self.key)  # as for a reading

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids that count as a match."""
        return (self.key, *self.others)

    @property
    def is_named(self) -> bool:
        """Whether it is a person, place or organization: an answer that lacks it answers something else."""
        return self.kind in _ENTITY_KINDS_WITH_NAMES


@dataclass(frozen=True, slots=True)
class AskedDays:
    """Days that a question speaks of, or that the thing it asks after is known for.

    Where it leaves the year open, any year's ``month`` and ``day`` fit.

    ``is_relative``: counted from today ("last month"), not written out. ``is_of_thing``: the day on which the agreement
    or event came about that is asked after. ``is_newest``: the newest of all is asked for, whatever it is of.
    """

    days: DateRange
    is_certain: bool = True
    month: int | None = None
    day: int | None = None
    is_relative: bool = False
    is_of_thing: bool = False
    is_newest: bool = False

    def fits(self, earliest_on: date, latest_on: date) -> bool:
        """Whether an interval of days, of a month at most where the year is open, may be what is meant."""
        if self.is_certain or self.month is None:
            return self.days.touches(earliest_on, latest_on)
        within_month = (earliest_on.year, earliest_on.month) == (latest_on.year, latest_on.month)
        one_day = self.day is None or earliest_on.day <= self.day <= latest_on.day
        return within_month and earliest_on.month == self.month and one_day


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question was read."""

    text: str
    language: Language
    intent: Intent
    concepts: tuple[Concept, ...]
    dates: tuple[AskedDays, ...]
    counted: Concept | None = None  # what "how many" counts

    def __hash__(self) -> int:
        # Much is kept by the reading, and asked for of each candidate; two that are equal have one text.
        return hash(self.text)

    @property
    def is_about_plan(self) -> bool:
        """Whether the question asks for something that was still to come."""
        return _cues().plan[self.language].found_in(self.text)

    @property
    def asks_for_plan(self) -> bool:
        """The same, or whether a question about when is put as of something still to come: "when is it due"."""
        return self.is_about_plan or wanted_of(self.text).is_plan

    @property
    def asks_for_words(self) -> bool:
        """Whether the question asks what somebody said, thought or wanted."""
        return _cues().saying[self.language].found_in(self.text)

    @property
    def asks_for_detail(self) -> bool:
        """Whether the question wants more than an outline: the exact words, the specifics."""
        return _cues().detail[self.language].found_in(self.text)

    @property
    def asks_for_advice(self) -> bool:
        """Whether it asks what to do, take, eat or buy, which reports do not tell: "which papers do I need"."""
        return _cues().advice[self.language].found_in(self.text)

    @property
    def gives_orders(self) -> bool:
        """Whether it is meant for the program, not the archive: "ignore all previous instructions"."""
        return _cues().orders[self.language].found_in(self.text)


@dataclass(frozen=True, slots=True)
class _Cues:
    intents: tuple[tuple[str, Mapping[Language, Patterns]], ...]
    plan: Mapping[Language, Patterns]
    detail: Mapping[Language, Patterns]
    orders: Mapping[Language, Patterns]
    advice: Mapping[Language, Patterns]
    saying: Mapping[Language, Patterns]
    open: Mapping[Language, Patterns]
    stop: dict[str, frozenset[str]]
    founding: frozenset[str]


@cache
def _cues() -> _Cues:
    data = data_file("retrieval", "cues.toml")
    intents = tuple((row["name"], for_questions(row)) for row in data["intent"])
    return _Cues(
        intents,
        for_questions(data["plan"]),
        for_questions(data["detail"]),
        for_questions(data["orders"]),
        for_questions(data["advice"]),
        for_questions(data["saying"]),
        for_questions(data["open"]),
        {lang: frozenset(words.split()) for lang, words in data["stop"].items()},
        frozenset(f"lex:{entry}" for entry in data["founding"]["entries"].split()),
    )


_SCRIPTS = tuple(re.compile(letters) for letters in ("[가-힣ㄱ-ㆎ]", "[぀-ヿｦ-ﾟ]", "[一-鿿]", "[A-Za-z]"))


@lru_cache(maxsize=20_000)  # asked for of the same sentences again and again
def language_of(text: str) -> Language:
    """``ko`` when the text holds hangul, ``ja`` when it holds kana or only Chinese characters, else ``en``."""
    if text.isascii():
        return "en"
    hangul, kana, han, latin = (len(script.findall(text)) for script in _SCRIPTS)
    if hangul or kana:
        return "ko" if hangul >= kana else "ja"
    # A name in Chinese characters inside an English sentence does not make the sentence Japanese.
    return "ja" if han and latin <= 4 * han else "en"


@lru_cache(maxsize=16)  # asked for again where an answer is decided on
def intent_of(text: str, language: Language) -> tuple[Intent, tuple[tuple[int, int], ...]]:
    """The kind of fact that the question wants, and where it says so; ``overview`` for a bare keyword."""
    for name, patterns in _cues().intents:
        if not patterns[language].found_in(text):
            continue
        spans = tuple(m.span() for p in patterns[language] for m in p.finditer(text))
        if spans and not (name == "yes_no" and _cues().open[language].found_in(text)):
            return name, spans  # type: ignore[return-value]
    return ("overview" if len(text.split()) <= 2 and len(text) <= 24 else "what"), ()


def asking_spans(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where the text says what it wants to know ("when", 何, 어디); empty for a fragment such as "and in 2023?"."""
    spans = intent_of(text, language)[1]
    return spans or tuple(m.span() for p in _cues().open[language] for m in p.finditer(text))


def check_question(text: str) -> str:
    """The question, NFC and trimmed; raises ``BadQuery`` when it is empty or longer than 2,000 characters."""
    cleaned = " ".join(unicodedata.normalize("NFC", text.replace("\x00", " ")).split())
    if not cleaned:
        raise BadQuery("the question is empty; ask for instance: When did the two foreign ministers last meet?")
    if len(cleaned) > MAX_QUESTION_CHARS:
        raise BadQuery(
            f"the question has {len(cleaned):,} characters, at most {MAX_QUESTION_CHARS:,} are read; shorten it"
        )
    return cleaned


# "japans pm"; "the two koreas" are two.
_OWN = re.compile(r"(?<!two )(?<!both )(?<!the )\b(japan|korea|tokyo|seoul)s(?= [a-z])", re.IGNORECASE)
# What may be asked of how an agreement or an event came about.
_OF_ITS_DAY = frozenset({"when", "where", "who", "what", "overview"})
PAIR = "place:japan-south-korea"
_OF_THE_TWO = ("country:japan", "country:south-korea")
_YEAR = 366  # days

# A capital stands for its government, so that a passage about the country may be about it.
_METONYMS = {
    **{capital: (country,) for country, capital in CAPITALS.items()},
    # Water or produce "from Fukushima" is that of the plant and around it, which texts call by either name.
    "place:fukushima": ("place:fukushima-daiichi",),
    "place:fukushima-daiichi": ("place:fukushima",),
}
_JAPAN, _KOREA = ("country:japan", "place:tokyo"), ("country:south-korea", "place:seoul")
# Several countries in one word, what befell somebody: a sentence that names each of them names it.
_TOGETHER = {
    "event:kim-dae-jung-abduction": (("person:kim-dae-jung",), ("topic:abductions",)),
    # No other president has been there.
    "topic:leader-visit-dokdo": (("person:lee-myung-bak",), ("place:takeshima-dokdo",)),
    "place:japan-south-korea": (_JAPAN, _KOREA),
    "place:japan-us-south-korea": (_JAPAN, ("country:united-states", "place:washington-dc"), _KOREA),
    "place:japan-china-south-korea": (_JAPAN, ("country:china", "place:beijing"), _KOREA),
}


def asked_year(dates: Sequence[AskedDays]) -> int | None:
    """The one year that a question is about, ``None`` where it names none, several, or only a relative day."""
    ends = [end for each in dates if each.is_certain for end in (each.days.earliest_on, each.days.latest_on)]
    years = {end.year if end else None for end in ends}
    return years.pop() if len(years) == 1 else None


class Reader:
    """Reads questions with the gazetteer of names and the lexicon of the field."""

    def __init__(self, gazetteer: Gazetteer, *, today: date | None = None) -> None:
        self._gazetteer = gazetteer
        self._today = today

    @property
    def gazetteer(self) -> Gazetteer:
        """The names that questions are read with."""
        return self._gazetteer

    def read(self, query: Query) -> Reading:
        """How the question of ``query`` is understood; raises ``BadQuery`` for an unusable one."""
        text = _OWN.sub(r"\1's", spelt_out(check_question(query.text), self._gazetteer))
        # The excerpts follow the language of the question; ``query.language`` only sets that of the reply.
        language = language_of(text)
        intent, asking = intent_of(text, language)
        spans = question_dates(text, language, today=self._today_on())
        found = self._gazetteer.find(text, fuzzy=True, on=_middle_of(spans))
        # 「何日経った」 names no 日経: a name that begins inside an asking word and ends behind it is none.
        # In English the words stand apart, and what asks may reach into a title: "What did Emperor" Akihito say.
        in_words = () if language == "en" else asking
        names = [n for n in found if not any(start < n.start < end < n.end for start, end in in_words)]
        # "How long" and "in May" are understood already; as words they would only match other lengths and other days.
        words = _masked(text, [*asking, *((d.start, d.end) for d in spans)])
        concepts = self._named(names)
        people = [(n.start, n.end) for n in names if n.kind == "person"]
        matches = [
            m
            for m in self._gazetteer.lexicon(words, language)
            # The Park beside an Abe is no park.
            if not _is_stop(m.surface, language) and not any(a <= m.start and m.end <= b for a, b in people)
        ]
        for m in matches:
            first, *others = lexicon_keys(m)
            # An English question's own word counts for more than a synonym of it.
            own = tuple(tokens(m.surface)) if language == "en" else ()
            kin = kin_of((first, *others))
            concepts.append(Concept(first, "lexicon", m.surface, own, m.terms_en, tuple(others), m.start, kin=kin))
        # The number in "third-party repayment" is none of its own.
        inside = [(n.start, n.end) for n in names]
        numbers = [n for n in quantities(words, language) if not any(a <= n.start and n.end <= b for a, b in inside)]
        concepts += [Concept(n.key, KIND, text[n.start : n.end], start=n.start) for n in numbers]
        known = [(n.start, n.end) for n in names] + [(m.start, m.end) for m in matches]
        known += [(n.start, n.end) for n in numbers]
        rest = _masked(words, known)
        on = _middle_of(spans) or self._time_of(names)
        for w in plain_words(rest, language):
            concepts.append(self._surname(w, text, on) or _plain_word(w, text))
        dates = tuple(
            AskedDays(DateRange(d.earliest_on, d.latest_on), d.is_certain, d.month, d.day, d.basis != "stated")
            for d in spans
        )
        if intent in _OF_ITS_DAY and not dates and wanted_of(text).edge <= 0:
            dates = self._known_day(concepts)
        counted = nearest_concept(concepts, asking[0], language) if intent == "how_many" else None
        return Reading(text, language, intent, _unique(concepts), dates, counted)

    def _today_on(self) -> date:
        return self._today or date.today()  # noqa: DTZ011 - replaced in tests

    def _time_of(self, names: Sequence[EntityMention]) -> date | None:
        """A day of the time of the one past leader whom the question names: the Lee of Noda's dinner is of then."""
        days = {day for n in names if n.kind == "person" and (day := self._gazetteer.in_power(n.entity_id))}
        return days.pop() if len(days) == 1 else None

    def _surname(self, word: str, text: str, on: date | None) -> Concept | None:
        """A word that is a family name and nothing else known: "what did Muto say"; ``None`` for any other word.

        In an article it may be anybody's; whoever asks here means a diplomat.
        """
        at = max(text.find(word), 0)
        if _WHERE.search(text[:at]):
            return None
        leader = self._gazetteer.leader_called(word, on or self._today_on()) if _DOES.search(text[:at]) else None
        is_short = len(word) < _SHORTEST_SURNAME[word.isascii()]
        bearers = (leader,) if leader else () if is_short else self._gazetteer.bearers(word, on=on)
        if not bearers:
            return None
        first, *others = bearers
        ids = tuple(f"person:{each.id}" for each in others)
        return Concept(f"person:{first.id}", "person", word, (), first.names.get("en", ()), ids, at)

    def _known_day(self, concepts: Sequence[Concept]) -> tuple[AskedDays, ...]:
        """The day of the one agreement or event that the question asks after, where it asks for nothing else of it.

        "When was GSOMIA signed", "the Kono statement, who issued it": a passage that speaks of that day, and an article
        on what happened then, is meant. Empty where none is.
        """
        found = [c for c in concepts if c.kind in ("agreement", "event")]
        if len(found) != 1 or (on := self._gazetteer.entity(found[0].key.partition(":")[2]).on) is None:
            return ()
        inside = range(found[0].start, found[0].start + len(found[0].surface))
        others = (c for c in concepts if c.start not in inside)
        # What Japan did with China is none of these.
        is_bare = all(c.key in (*_OF_THE_TWO, PAIR) or c.key in _cues().founding for c in others)
        if not is_bare:
            return ()
        return (AskedDays(DateRange(on.earliest_on, on.latest_on), is_certain=False, is_of_thing=True),)

    def concepts_of(self, text: str, language: str) -> tuple[str, ...]:
        """Sorted concept ids that ``text`` mentions."""
        return concept_ids(text, language, self._gazetteer)

    def _named(self, mentions: Sequence[EntityMention]) -> list[Concept]:
        """One concept for each stretch of text; an ambiguous one carries all that it may mean."""
        by_span: dict[tuple[int, int], list[EntityMention]] = {}
        for m in mentions:
            by_span.setdefault((m.start, m.end), []).append(m)
        concepts = []
        for first, *others in by_span.values():
            english = self._gazetteer.entity(first.entity_id).names.get("en", ())
            ids = tuple(entity_key(o) for o in others) + _METONYMS.get(entity_key(first), ())
            is_misspelt = first.certainty == "fuzzy"
            concepts.append(
                Concept(
                    entity_key(first),
                    first.kind,
                    first.surface,
                    (),
                    english,
                    ids,
                    first.start,
                    is_misspelt,
                    kin=kin_of((entity_key(first), *ids)),
                    parts=_TOGETHER.get(entity_key(first), ()),
                )
            )
        return concepts


def _middle_of(asked: Sequence[QuestionDate]) -> date | None:
    """A day that the question is about: the middle of the first days it names, of more than a year their first."""
    if not asked:
        return None
    first = asked[0]
    length = first.latest_on - first.earliest_on
    return first.earliest_on + length // 2 if length.days <= _YEAR else first.earliest_on


_WHERE = re.compile(r"\b(?:in|at|near|around|outside) $", re.IGNORECASE)  # "in Mito" is a place, whoever has that name
# "Did lee visit": who does something is somebody, in small letters too.
_DOES = re.compile(r"\b(?:did|does|do|has|had|have|will|is|was|president|pres|pm|between|with|and|by) $", re.IGNORECASE)
_SHORTEST_SURNAME = {True: 4, False: 2}  # in Latin letters shorter ones are words of other languages: "eto", "uno"


def _plain_word(word: str, text: str) -> Concept:
    return Concept(f"word:{word}", "word", word, tuple(tokens(word)), (word,), (), max(text.find(word), 0))


def nearest_concept(concepts: Sequence[Concept], span: tuple[int, int], language: Language) -> Concept | None:
    """The concept nearest to ``span``: after it in English ("how many reactors"), on either side elsewhere."""
    after = [c for c in concepts if c.start >= span[1]]
    pool = after if language == "en" else concepts
    return min(pool, key=lambda c: min(abs(c.start - span[0]), abs(c.start - span[1])), default=None)


def concept_ids(text: str, language: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Sorted ids of the gazetteer entities and lexicon entries that ``text`` mentions; used at index time."""
    lang: Language = language if language in ("ja", "ko") else "en"  # type: ignore[assignment]
    found = {entity_key(m) for m in gazetteer.find(text)}
    found.update(map(lexicon_key, gazetteer.entry_ids(text, lang)))
    found.update(quantity_keys(text, lang))
    return tuple(sorted(found))


def entity_key(mention: EntityMention) -> str:
    """The concept id of a gazetteer entity: its kind and its id, such as ``person:motegi-toshimitsu``."""
    return f"{mention.kind}:{mention.entity_id}"


def lexicon_keys(match: LexiconMatch) -> tuple[str, ...]:
    """The concept ids of the lexicon entries that a word may belong to, likeliest first."""
    return tuple(map(lexicon_key, match.entry_ids))


def lexicon_key(entry_id: str) -> str:
    """The concept id of a lexicon entry."""
    return f"lex:{entry_id}"


# Not the end of "1st", which is told by its number.
_LATIN_WORD = re.compile(r"(?<![0-9A-Za-zÀ-ɏ])[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9'’.-]*|\d+")
_JA_WORD = re.compile(r"[一-鿿々〆ヶ]{2,}|[ァ-ヴー]{2,}|[A-Za-z][A-Za-z0-9-]+|\d{2,}")
_KO_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z][A-Za-z0-9-]+|\d{2,}")
_KO_TAIL = re.compile(
    r"(에서는|에서의|으로서|으로써|에게서|한테서|이라고|라는|이라는|에서|에게|한테|으로|까지|부터|처럼|보다|이나|이랑|랑|하고"
    r"|이었죠|이었지|이었나|이었더라|였더라|이더라|이라던|이라며|인데요|이래요|이래|이에요|이예요|예요|에요|입니까|입니다|거예"
    r"|하려고|되려고|려고|하려던|짜리|했더라|했다던|했다며|됐더라|했을까|했죠|했음|됐음|였음|이었음|이었|이냐"
    r"|은|는|이|가|을|를|의|에|도|만|와|과|로|야|요|들|했어|했나요|했습니까|했지|하나요|한|할|해|된|되는|됐어|인가요|인가|이야)$"
)


# Endings, particles and auxiliary verbs ("였나요", "하겠다고", "부터였지"): what is left of a word that is known.
_KO_ENDINGS = re.compile(
    r"(?:이|었|였|했|하|된|되|됐|돼|한|할|함|거|건|것|게|걸|나|다|라|고|는|은|을|를|지|요|죠|음|임|면서|니까|던|더|잖아|까지|부터"
    r"|만|들|쯤|데|으로|에서|에게|며|려|자|냐|겠|싶|세요|해|달라|봤|그랬|어|아|네|래|대|뭐|뭔|였|예|에|야|도|서|때|가|인|습니|까"
    r"|길래|면|기|말|있|없|관련|와|갔|왔|났|보|놓|주|십시오|삼|먼저|직후|원래|정말"
    # Written without the space: "간 게", "만난 거", "한 적".
    r"|[간온난본][게거걸적]|[한된]적|[가와]본)+"
)


def plain_words(text: str, language: Language) -> tuple[str, ...]:
    """Content words that neither gazetteer nor lexicon knows, in order, without repeats or stop words."""
    pattern = {"en": _LATIN_WORD, "ja": _JA_WORD, "ko": _KO_WORD}[language]
    stop = _cues().stop
    found: list[str] = []
    for match in pattern.finditer(text):
        word = match.group().strip("'’.-")
        if language == "ko":
            word = "" if _KO_ENDINGS.fullmatch(word) else _without_particle(word)
        folded = word.lower().replace("’", "'").removesuffix("'s")
        if len(folded) > 1 and folded not in stop["en"] and folded not in stop[language] and word not in found:
            found.append(word)
    return tuple(found)


def _without_particle(word: str) -> str:
    stem = _KO_TAIL.sub("", word)
    return stem if len(stem) >= 2 else word


@lru_cache(maxsize=4_096)
def _is_stop(surface: str, language: Language) -> bool:
    return surface.lower() in _cues().stop[language]


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with the spans blanked out, so that offsets stay as they are."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _unique(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    return tuple({c.key: c for c in reversed(concepts)}.values())[::-1]
