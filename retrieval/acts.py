"""What is done on a day: the acts that a question, a headline and the words around a day name.

"When did Seoul decide to end GSOMIA" and "when did Seoul suspend its end" are about two days, and reports of each
mention the other. So the acts are compared, whatever the language: deciding, announcing, signing, beginning, ending.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.types import Article
from retrieval.patterns import lowered
from retrieval.understand import Reading, asking_spans
from retrieval.words import data_file

Acts = frozenset[str]


@cache
def _finder(language: str) -> tuple[re.Pattern[str], tuple[Acts, ...]]:
    """One pattern for all acts in the language, and which acts each of its groups stands for.

    English ones are for texts in lower case, and a group follows its words and does not hold them: only where an
    alternative begins with a plain letter does ``re`` pass it over at a glance, and there are hundreds of them.
    """
    by_pattern: dict[str, set[str]] = {}
    for name, row in data_file("retrieval", "acts.toml")["acts"].items():
        for pattern in row[language]:
            by_pattern.setdefault(pattern, set()).add(name)
    longest_first = sorted(by_pattern, key=lambda pattern: (-len(pattern), pattern))
    joined = "|".join(f"(?:{pattern})()" for pattern in longest_first)
    whole = rf"\b(?:{joined})" if language == "en" else joined
    return re.compile(whole), tuple(frozenset(by_pattern[pattern]) for pattern in longest_first)


@lru_cache(maxsize=8_192)
def _found(text: str, language: str) -> tuple[tuple[int, str, Acts], ...]:
    """Where acts are named, in which words, and which; in the order of the text."""
    pattern, groups = _finder(language if language in ("ja", "ko") else "en")
    read = text if language in ("ja", "ko") else lowered(text)
    return tuple((m.start(), _word(text, m), groups[(m.lastindex or 1) - 1]) for m in pattern.finditer(read))


def _word(text: str, match: re.Match[str]) -> str:
    """What was found, with the letters of an English word that go on behind it."""
    end = match.end()
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    return text[match.start() : end]


def act_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Where acts are named, each with the letters of its ending: "decided", 「署名した」, "서명했어"."""
    found = []
    for start, words, _ in _found(text, language):
        ending = _ENDING.match(text, start + len(words))
        found.append((start, ending.end() if ending else start + len(words)))
    return found


_ENDING = re.compile("[ぁ-んー가-힣]+")


def acts_of(text: str, language: str) -> Acts:
    """The names of the acts that ``text`` names; a text that is neither ja nor ko is read as English."""
    return frozenset(act for _, _, acts in _found(text, language) for act in acts)


def last_act(text: str, language: str, *, but: Acts = frozenset()) -> Acts:
    """The acts that the last word for one of others than ``but`` may mean: where verbs come last, what is done."""
    return next((acts for _, _, acts in reversed(_found(text, language)) if acts - but), frozenset())


def first_act(text: str, language: str) -> Acts:
    """The acts that the first word for one may mean."""
    return next((acts for _, _, acts in _found(text, language)), frozenset())


def first_act_ends(text: str) -> int | None:
    """Where the first word for an act ends in an English text; ``None`` without one."""
    return next((start + len(word) for start, word, _ in _found(text, "en")), None)


@cache
def undoing() -> Acts:
    """The acts that keep another from happening: a signature that was put off was none."""
    return frozenset(name for name, row in data_file("retrieval", "acts.toml")["acts"].items() if row.get("undoes"))


@cache
def with_kin(acts: Acts) -> Acts:
    """The acts, with those that reports tell of in the same words: a committee that was held is one that met."""
    rows = data_file("retrieval", "acts.toml")["acts"]
    return acts.union(*(rows[name].get("kin", ()) for name in acts))


@dataclass(frozen=True, slots=True)
class AskedActs:
    """What a question asks for the day of: the act itself (words of one may mean several), and all that it names.

    ``is_beside``: the act is not what the question's verb says, which is none of the known ones: "respond to the ban".
    """

    head: Acts = frozenset()
    every: Acts = frozenset()
    is_beside: bool = False


_SOMEBODY = "\x01"  # stands for the letters of a name of a person, a body, an office or a country
_THINGS = frozenset({"agreement", "event", "topic"})
# What makes an act of a name for one: 정상회담한 날, 電話会談した日.
_DONE = re.compile(r"(?:を|을|를)?\s?(?:し(?:た|て)|する|される|された|한|했|하(?:기|는|고|던)|될|된|됐)")
_SENTENCE_END = re.compile(r"[?？。！!](?=\s*\S)|\.\s+(?=\S)|$")
_SENTENCE = re.compile(r".+?(?:[?？。！!]|\.\s+|$)", re.DOTALL)
_NAMED = frozenset({"person", "place", "organization", "agreement", "event", "topic", "country", "office"})
# "… not the day of the signature": what is not asked about.
_EXCLUDED = re.compile(
    r"[^、。？?！\s]*(?:じゃなく|ではなく)て?|\S+\s*(?:날|게|것)?\s*(?:말고|아니라|아니고)"
    r"|\bnot (?:the |when )?\w+.*$|\b(?:leaving|setting|putting) [^,;]{1,60}? aside\b|\bapart from [^,;]{1,60},",
    re.IGNORECASE,
)
# What an English question asks the day of is a verb, in the form that its auxiliary wants.
_DID = re.compile(r"\b(?:did|does|do|will|would)\b|\bwhen\W?d\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|is|are|been|be|got|get|gets)\b|\bwhen \w+ed\b", re.IGNORECASE)
# "When are the leaders due to hold the talks agreed on": what is due stands behind, whatever else is named.
_DUE = re.compile(
    r"\b(?:due|set|scheduled|expected|planned|supposed|meant|going|slated|likely|hoping)\s+to\s+(?:be\s+)?|\bgonna\s+",
    re.IGNORECASE,
)
_PLAIN_FORM = re.compile(r"^(?!.*(?:s|ed|ing|(?<!appe)(?<!fin)al|ion|ment|ance)$)", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:ed|en|made|held|put|set|built|sent|told|found|cut|paid|shut|known|back|off|up|public)$", re.IGNORECASE
)
# "Was … hauled in over that remark": a verb that is none of the known acts.
_OTHER_PARTICIPLE = re.compile(
    r"\b(?:was|were|got|get|is|are)\s+(?:(?!the\b|an?\b)[\w\x01’'-]+\s+){0,4}?(?<!the )(?<!an )(?<!a )[a-z]{2,}ed\b"
)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|an?|of|on|over|about|its|his|her|their|this|that|(?:the|its|his|her|their) first)|'s)\s+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def asked_acts(reading: Reading) -> AskedActs:
    """The acts that a question asks for the day of, but for those that are part of a name ("the 2015 agreement").

    The act itself is in Japanese and Korean the last one, in English the first verb in the form that its auxiliary
    asks for.
    """
    chars = list(reading.text)
    inside = ((c.start, c.start + len(c.surface), c.kind) for c in reading.concepts if c.kind in _NAMED)
    for start, end, kind in inside:
        if kind not in _THINGS or not _DONE.match(reading.text, end):
            # After somebody's name a verb may follow, after that of a thing a noun: "the white list".
            chars[start:end] = (" " if kind in _THINGS else _SOMEBODY) * (end - start)
    for m in _EXCLUDED.finditer(reading.text):
        chars[m.start() : m.end()] = " " * (m.end() - m.start())
    text = "".join(chars)
    every = acts_of(text, reading.language)
    text = _asking_sentence(text, reading)
    found: Sequence[tuple[int, str, Acts]] = _found(text, reading.language)
    if not found:
        return AskedActs(every=every)
    if reading.language != "en":
        last = _last_done(found)
        other = _OTHER_VERB[reading.language].search(text, _end_of(found[-1]))
        head = (_with_begun(found, last, -_NEXT_TO[reading.language]) | _again(found, last)) - _since_when(found, last)
        return AskedActs(head, every, is_beside=other is not None)
    due = _DUE.search(text)
    if due and not _DID.search(text, 0, due.start()) and (acts := first_act(text[due.end() :], "en")):
        return AskedActs(acts, every)
    did = _DID.search(text)
    form = _PLAIN_FORM if did else _PASSIVE if _WAS.search(text) else None
    verbs = [
        f
        for f in found
        if form and form.search(f[1]) and not _BEFORE_NOUN.search(text[: f[0]]) and (did is None or f[0] > did.start())
    ]
    if not verbs:
        if form is _PASSIVE:
            # "When was that paper saying nothing": what the thing does is not asked the day of.
            found = [f for f in found if not f[1].endswith("ing") or _BEFORE_NOUN.search(text[: f[0]])]
            if not found:
                return AskedActs(every=every)
            if _OTHER_PARTICIPLE.search(text) and not any(f[1].endswith("ed") for f in found):
                # "When was the envoy hauled in over that remark": the remark is not asked the day of.
                return AskedActs(found[0][2], every, is_beside=True)
        # "When did Korea's removal take effect": a noun before the verb that was not told as one.
        start, word, acts = found[-1 if form is _PLAIN_FORM else 0]
        # After the name of a thing, which was blanked out, a verb looks like a noun: "did the … take effect".
        is_verb = text[:start].endswith("  ") and _PLAIN_FORM.search(word) is not None
        return AskedActs(acts, every, is_beside=form is _PLAIN_FORM and not is_verb)
    return AskedActs(_with_begun(found, found.index(verbs[0]), _NEXT_TO["en"]), every)


# A verb behind the last word for an act: "배제에 반응한 게 언제".
_OTHER_VERB = {
    "ja": re.compile(r"(?:に|を|と)\S{1,6}(?:た|る)(?:の[はがっ]|日|時|とき|んだ)"),
    "ko": re.compile(r"(?:에|를|을|에게)\s?\S{1,5}[한했진졌된됐린렸온왔간갔난났은었]\s?(?:게|건|것|날|때|거)"),
}
# Verbs that only do what the noun before says: "통보 언제 했지", 署名いつやった.
_LIGHT = re.compile(r"했|하는 |할 |や[るりっ]")
_DONE_AGAIN = frozenset({"다시", "再び", "再度", "again"})


def _last_done(found: Sequence[tuple[int, str, Acts]]) -> int:
    """Which of the acts is done: the last, or the noun before it where that is a verb which says nothing itself."""
    last = len(found) - 1
    if last and _IS_GIVEN.match(found[last][1]) and found[last][0] - _end_of(found[last - 1]) <= _PARTICLE:
        return last - 1
    is_light = last and found[last][2] == {"hold"} and _LIGHT.match(found[last][1])
    return last - 1 if is_light and found[last - 1][2].isdisjoint(_MEETING) else last


# So do those by which a decision or a ruling comes: "결정 언제 내려졌나", 判決が下された, 発表が出た.
_IS_GIVEN = re.compile(r"내[려린렸]|나[온왔]|下[しさ]|出[たさ]")
_PARTICLE = 6  # code points: 이 언제, がいつ


def _end_of(found: tuple[int, str, Acts]) -> int:
    start, word, _ = found
    return start + len(word)


_MEETING = frozenset({"meet", "phone", "visit", "say"})  # of these the day is that of holding them


def _again(found: Sequence[tuple[int, str, Acts]], at: int) -> Acts:
    """``resume`` where what is done is done once more: "다시 체결"."""
    return frozenset({"resume"}) if at and found[at - 1][1] in _DONE_AGAIN else frozenset()


_SINCE_WHEN = frozenset({"begin", "in_force", "take_office"})
_CEASING = frozenset({"put_off", "end", "dissolve", "withdraw", "exclude", "leave"})


def _since_when(found: Sequence[tuple[int, str, Acts]], at: int) -> Acts:
    """What only "since when" says of a thing that ceased: "중단 언제부터" asks for the day on which it stopped."""
    return _SINCE_WHEN if at and found[at][2] == _SINCE_WHEN and not found[at - 1][2].isdisjoint(_CEASING) else Acts()


def _asking_sentence(text: str, reading: Reading) -> str:
    """The sentence of the question that asks, where it has several; all of it when none is found to."""
    if len(_SENTENCE_END.findall(text)) < 2:
        return text
    asking = [start for start, _ in asking_spans(reading.text, reading.language)]
    parts = [(m.start(), m.end()) for m in _SENTENCE.finditer(text)]
    return next((text[a:b] for a, b in parts if any(a <= start < b for start in asking)), text)


# Code points within which what is begun stands beside the word for beginning it.
_NEXT_TO = {"en": 14, "ja": 5, "ko": 5}


def _with_begun(found: Sequence[tuple[int, str, Acts]], at: int, reach: int) -> Acts:
    """The acts of the word ``found[at]``, with those that it only begins or ends: "start to curb", 規制を始める.

    ``reach``: within how many code points after it, below zero before it.
    """
    step = 1 if reach > 0 else -1
    start, word, acts = found[at]
    if acts.isdisjoint(("begin", "end")) or not 0 <= at + step < len(found):
        return acts
    other, words, begun = found[at + step]
    gap = other - start - len(word) if step > 0 else start - other - len(words)
    return acts | begun if gap <= abs(reach) else acts


def headline_acts(article: Article) -> Acts:
    """The acts that the headline of an article names, the first of those that it tells of; without one, its lede."""
    headline, language = article.headlines.get("en"), "en"
    if headline is None and not article.headline:
        return acts_of(lede_of(article), article.language)
    if headline is None:
        headline, language = article.headline or "", article.language
    return acts_of(re.split("[;:；：]", headline)[0], language)


def lede_of(article: Article) -> str:
    """The first paragraph, which says what an article without a headline is about."""
    return article.text.strip().split("\n", 1)[0][:_LEDE]


_LEDE = 400


def share_of(acts: Acts, wanted: Acts) -> float:
    """Which share of ``acts`` is among ``wanted``, in [0, 1]; 0 without any."""
    return len(acts & wanted) / len(acts) if acts else 0.0
