"""The clause of a day that a sentence names: its words, and what they tell of whether it is the day asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.types import Article, EventDate, Span
from retrieval.acts import Acts, acts_of
from retrieval.calendars import asks_by_calendar, is_by_other_calendar
from retrieval.coverage import token_set
from retrieval.edge_days import edge_of
from retrieval.embedded_days import deed_words
from retrieval.reference_days import names_thing, only_refers
from retrieval.types import Sentence
from retrieval.understand import Concept, Reading
from retrieval.wanted import Unit, wanted_of

ConceptsOf = Callable[[str, str], tuple[str, ...]]

# "…, officials said Thursday": the day on which somebody said so, not the day of what was said.
_SAID_ON = re.compile(
    r"\b(said|says|told|added|announced|reported|quoted)(\s+(?!in\b|his\b|her\b|the\b)\w+)?\s+(late\s+)?(on\s+)?$"
    r"|(述べた|明らかにした|発表した|밝혔다|말했다|전했다)\s*$",
    re.IGNORECASE,
)
# Words on to a date; the point of "U.N." or "Mr." ends no sentence.
_SHORT = r"(?:(?<=\b[A-Z])|(?<=\b[MDS][rst])|(?<=\bMrs)|(?<=\bSept)|(?<=\b(?:Gen|Gov|Rep|Sen|Jan|Feb|Aug|Oct|Nov|Dec)))"
_ON = rf"(?:[^,.;]|{_SHORT}\.)*"
_ON_AND_ON = rf"(?:[^.;]|{_SHORT}\.)*"  # past commas
# What is not to be done, or was kept from being: no such thing is told of the day.
_NOT_TO = re.compile(
    r"\b(?:not|never) to (?:be )?\w+|\b(?:instead of|rather than|avoid|without) \w+ing\b", re.IGNORECASE
)
_SPOKE_OF = re.compile(
    r"\b(?:said|says|told|wrote|written|reported|recalled|noted|explained|believed|repeated|argued|held) "
    r"(?:[\w’'-]+ ){0,3}?that\b(?! (?:day|evening|morning|afternoon|night|month|week|year)\b)"
)
# "since taking office in May": the day of something that came before.
_SINCE = re.compile(rf"\b(since|after|before|until)\s+(\w+ing|he|she|they|it|the|his|her|their)\b{_ON}$", re.IGNORECASE)
# "Motegi, who took over in early September": the day of something said of somebody in passing.
_OF_WHOM = re.compile(r",\s*(?:who|whom|whose)\b[^,;]*$", re.IGNORECASE)
# "the first meeting since the Munich conference on Feb. 15": the day of the time before.
_SINCE_WHEN = re.compile(
    rf"\b(since|last|previous|previously|earlier)\b{_ON_AND_ON}$|(以来|前回|最後)[^。]*$|(이후|지난번|마지막)[^.]*$",
    re.IGNORECASE,
)
# "became prime minister in September": the day on which something began.
_BEGINS = re.compile(
    r"\b(since|from|became|began|begins?|started|starts?|took (office|effect|over)|takes? effect|launched|effective)\b"
    r"[^.,;]{0,60}$|(就任|開始|始ま|発足)[^。、]{0,20}$|(취임|시작|출범)[^.,]{0,20}$",
    re.IGNORECASE,
)
# Between two dates of a sentence, each has its own side of "and".
_JOINT = re.compile(r"\band\b|及び|および|そして|また|및|그리고", re.IGNORECASE)
# "… in July and then took Seoul off its list": what came then is not of that day.
_CLAUSE_END = re.compile(
    r"[,;:、，。—–]|\s-\s|\b(?:and\s+)?(?:then|later|subsequently|afterwards?)\b|その後|のちに|이후|그\s*뒤|나중에",
    re.IGNORECASE,
)
# In Japanese and Korean a verb comes last, so a clause goes on past commas up to one that the sentence goes on after.
_VERB_END = {
    "ja": re.compile(
        r"[;；。]|(?:[しりびみき]|[われえけせてべめ]|んで|した|った|れた|いた)"
        r"(?<!おいて)(?<!ついて)(?<!として)(?<!とって)(?<!対して)(?<!めぐって)(?:が|ほか|ものの)?(?=、)|その後|のちに"
    ),
    "ko": re.compile(
        r"[;.]\s|(?:[았었했됐졌렸였왔갔났냈]|[하되이])(?:고|며|으며|으나|지만|는데)(?=[ ,])|[돼해](?=\s)"
        r"|이후|그\s*뒤|나중에"
    ),
}
# "On Friday, 6 September, the government decided …": the day opens what it is the day of.
_OPENS = re.compile(
    r"(?:^|[,;:.]|\b(?:and|but|while)\b)\W*"
    r"(?:(?:on|in|at|by|from|since|until|early|late|the|morning|afternoon|evening|of)\b\W*)*$",
    re.IGNORECASE,
)
# "They had sued in Japan, in 1997, for damages": the day stands within a clause that goes on.
_ASIDE = re.compile(r"(?<=[a-z]),\s+(?:(?:on|in|at|by|early|late)\s+)+$", re.IGNORECASE)
# "The next session, on November 27, adopted …": before the day stands who or what it is told of.
_SUBJECT = re.compile(
    r"^\W*(?:the|a|an|its|his|her|their|this|that) (?:[\w’'-]+ ){0,5}[\w’'-]+,\s+(?:(?:on|in|at|by|early|late)\s+)+$",
    re.IGNORECASE,
)
_GOES_ON_AFTER = re.compile(r",\s+(?:for|to|with|at|in|by|from|over|against|that|of|on)\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:]|\s[–—-]\s")
# "What an inquiry begun in December had found": the day is that of the begin, and nothing behind it is.
_WHICH_WAS = re.compile(
    r"\b(?:the|an?|its|his|her|their|that) (?:(?!\b(?:was|were|been|be|had|has|have|who|which)\b)[\w’'-]+ ){1,6}?"
    r"(?:begun|held|drawn up|given|made|set up|taken|written|\w{3,}ed) (?:on|in|at|of|for) (?:the )?(?:\w+day, )?$",
    re.IGNORECASE,
)
_HAS_VERB = re.compile(r",? (?:had|has|have|was|were|is|are|would|could) ")
# Whom a relative clause is about: the name or noun before it, "of" and all, but not what it is governed by.
_WHOM = re.compile(
    r"\b(?:(?!\b(?:for|to|with|by|from|as|that|when|and|between|on|in|at)\b)[\w.’'-]+\s+)*[\w.’'-]+,\s*$"
)
_RELATIVE = re.compile(r"\s*(who|whom|whose|which|where)\b", re.IGNORECASE)
# A sentence that goes on about the day last named.
_GOES_ON = re.compile(
    r"\W*(at (the|that) time|then|on that occasion|that day|the same day|a day later|the (next|following) day)\b"
    r"|\W*(当時|その時|その際|その場で|席上|同日|翌日|会談では|会合では)"
    r"|\W*(당시|그때|그\s*자리에서|이\s*자리에서|같은\s*날|다음\s*날|이튿날|회담에서)",
    re.IGNORECASE,
)
_OF_AN_ERA = -0.5  # "the 1910-1945 rule" says of what time something is, not when it happened
_PERHAPS = 0.5  # how much less "when did they last meet" asks for the time before than "when before Paris"
_REACH = 110  # code points around a date that count as its clause


@dataclass(frozen=True, slots=True)
class DatedClause:
    """The clause of a day: its words, the words of its sentence before the day, and what they and it name.

    ``deed``: those words that tell what was done on it, all of them where it is empty.
    """

    event: EventDate
    text: str
    before: str
    ids: frozenset[str]
    ids_before: Callable[[], frozenset[str]]  # looked up only where the clause is about somebody else
    language: str = "en"
    deed: str = ""

    @property
    def acts(self) -> Acts:
        """The acts that the clause names, but for those that somebody is not to do: "urged her not to scrap it".

        Nor were those done on its day which somebody only spoke of then: "the paper wrote that he sought a call".
        """
        words = self.deed or self.text
        if self.language == "en" and " that " in words and (spoken := _SPOKE_OF.search(words)):
            words = words[: spoken.end()]
        return acts_of(_NOT_TO.sub(" ", words), self.language)

    def names(self, concept: Concept) -> bool:
        """Whether the clause names the concept."""
        words = self.deed if self.deed and self.language in _VERB_END else self.text
        by_word = bool(concept.tokens) and token_set(words).issuperset(concept.tokens)
        return by_word or not self.ids.isdisjoint(concept.ids)


def dated_clause(
    event: EventDate,
    sentence: Sentence,
    article: Article,
    concepts_of: ConceptsOf,
    following: Sequence[Sentence] = (),
) -> DatedClause:
    """The clause of an event of the sentence; ``following`` are the sentences after it."""
    at = event.evidence.start if event.evidence else sentence.start
    text = clause_of(event, sentence, article, following)
    deed = deed_words(event, sentence, article, text, _VERB_END.get(article.language))
    # Where a verb comes last, what stands beside a day may be of another one.
    named = deed if article.language in _VERB_END else text
    return DatedClause(
        event,
        text,
        article.text[max(sentence.start, at - _REACH) : at],
        ids_of(concepts_of, named, article.language),
        lambda: ids_of(concepts_of, article.text[sentence.start : at], article.language),
        article.language,
        deed,
    )


def clause_features(clause: DatedClause, article: Article, reading: Reading) -> dict[str, float]:
    """What the words around a day tell, each number in [-1, 1].

    ``clause``: share of what is asked that its clause names; ``another``: it names others, and which share of those
    asked about it does not; ``since``: it tells of what came before, and of how little that is asked; ``earlier``: the
    question asks for just that; ``said``: somebody said so on that day (-1 when this is asked for); ``begins`` and
    ``edge``: something begins on it, or it is one end of a stretch, and that end is asked for; ``refers``: it only says
    which thing is meant; ``elsewhere``: it is by another calendar than that of the place (-1 when that one is asked
    for).
    """
    wanted, before, concepts = wanted_of(reading.text), clause.before, reading.concepts
    cover = sum(map(clause.names, concepts)) / len(concepts) if concepts else 0.0
    is_earlier = (wanted.is_earlier or wanted.is_last) and bool(_SINCE_WHEN.search(before))
    earlier = {"earlier": 1.0 if wanted.is_earlier else _PERHAPS} if is_earlier else {}
    is_edge = wanted.edge != 0 and edge_of(clause.event, article, wanted.edge) is not clause.event
    refers = not is_earlier and _only_refers(clause, article, is_edge_asked=bool(wanted.edge))
    return earlier | {
        "clause": cover,
        "another": _is_of_another(clause, reading),
        "since": (1 - cover) * (not is_earlier and (_came_before(before) or bool(_OF_WHOM.search(before)))),
        "said": (-1.0 if wanted.is_saying else 1.0) * bool(_SAID_ON.search(before[-40:])),
        "begins": float(wanted.edge < 0 and bool(_BEGINS.search(before))),
        "edge": float(is_edge),
        "refers": float(refers),
        "elsewhere": _elsewhere(clause, article, reading),
    }


def _only_refers(clause: DatedClause, article: Article, *, is_edge_asked: bool) -> bool:
    at = clause.event.evidence
    # Asked since or until when something was, "since May" is the answer; "the agreement of May 4" is none.
    told = names_thing if is_edge_asked else only_refers
    return at is not None and told(article.text, at.start, at.end, article.language)


def _elsewhere(clause: DatedClause, article: Article, reading: Reading) -> float:
    at = clause.event.evidence
    if at is None or not is_by_other_calendar(article.text, at.start, at.end):
        return 0.0
    return -1.0 if asks_by_calendar(reading.text) else 1.0


def _came_before(before: str) -> bool:
    return bool(_SINCE.search(before))


def came_before(event: EventDate, article: Article) -> bool:
    """Whether the day is that of something earlier: "since taking office this month"."""
    at = event.evidence.start if event.evidence else 0
    return _came_before(article.text[max(0, at - 40) : at])


def length_suits(event: EventDate, unit: Unit | None) -> float:
    """How well the event's length suits the question, at most 1: the shorter the better unless it names a unit."""
    if unit == "day":
        return _by_length(event, ((1, 1.0), (7, 0.5), (31, 0.2), (731, 0.0)), beyond=_OF_AN_ERA)
    if unit == "month":
        return _by_length(event, ((7, 0.7), (31, 1.0), (92, 0.4), (731, 0.0)), beyond=_OF_AN_ERA)
    if unit == "year":
        return _by_length(event, ((7, 0.2), (31, 0.5), (360, 0.7), (366, 1.0), (731, 0.8)), beyond=0.4)
    if unit == "about":
        return _by_length(event, ((31, 1.0), (92, 0.5), (366, 0.2), (731, 0.0)), beyond=_OF_AN_ERA)
    return fineness(event)


def fineness(event: EventDate) -> float:
    """1 for a day, less for a week, a month, a season and a year, below 0 for an era."""
    return _by_length(
        event, ((1, 1.0), (7, 0.8), (31, 0.6), (92, 0.35), (184, 0.2), (366, 0.1), (731, 0.0)), beyond=_OF_AN_ERA
    )


def _by_length(event: EventDate, values: Sequence[tuple[int, float]], *, beyond: float) -> float:
    n_days = (event.latest_on - event.earliest_on).days + 1
    return next((value for most, value in values if n_days <= most), beyond)


def clause_of(event: EventDate, sentence: Sentence, article: Article, following: Sequence[Sentence] = ()) -> str:
    """The words around the date up to the next date, comma, or "and then" on either side.

    The next sentence belongs to it when it names no day and goes on about the last one: "At the time, they agreed …".
    """
    at = event.evidence.start if event.evidence else sentence.start
    until = event.evidence.end if event.evidence else at
    others = [e.evidence for e in sentence.events if e.evidence and e.evidence.start != at]
    floor = max((o.end for o in others if o.end <= at), default=sentence.start)
    behind = sorted((o for o in others if o.start >= until), key=lambda o: o.start)
    ceiling = next((o.start for o in behind if not _only_names(o, sentence, article)), sentence.end)
    left = article.text[max(floor, at - _REACH) : at]
    right = article.text[until : min(ceiling, until + _REACH)]
    if floor > sentence.start and (joint := _JOINT.search(left)):
        left = left[joint.end() :]
    if ceiling < sentence.end and (joint := _last_joint(right)):
        right = right[: joint.start()]
    end = _VERB_END.get(article.language, _CLAUSE_END)
    if event.basis == "dateline":
        right = " " + right.lstrip(" :(—–-")
    elif end is _CLAUSE_END and _ASIDE.search(left) and _GOES_ON_AFTER.match(right):
        left = _last_clause(_ASIDE.sub(" ", left), article.language)
        right = right.lstrip(" ,")
    elif end is _CLAUSE_END and _OPENS.search(left):
        left, end = left if _SUBJECT.match(left) else "", _BREAK
    else:
        left = _last_clause(left, article.language)
    if since := _SINCE.search(left):
        left = left[since.start() :]
    if end in (_CLAUSE_END, _BREAK) and _HAS_VERB.match(right) and _WHICH_WAS.search(left):
        return left + article.text[at:until]
    stop = end.search(right)
    after = _continued(following, article) if ceiling == sentence.end else ""
    kept = right if stop is None else right[: stop.start() if end in (_CLAUSE_END, _BREAK) else stop.end()]
    return left + article.text[at:until] + kept + after


def _only_names(at: Span, sentence: Sentence, article: Article) -> bool:
    """Whether the day at ``at`` is only that of a thing named in an English clause, which goes on behind it."""
    if article.language != "en":
        return False
    if _HAS_VERB.match(article.text, at.end):
        before = article.text[max(sentence.start, at.start - _REACH) : at.start]
        if _WHICH_WAS.search(before):
            return True
    return names_thing(article.text, at.start, at.end, article.language)


def _last_joint(right: str) -> re.Match[str] | None:
    """Where the words of the next day begin: "Hosokawa and Kim met, their first talks since …" is one clause.

    At ", and" or "since taking office", else at the last "and".
    """
    joints = list(_JOINT.finditer(right))
    after_comma = (m for m in joints if right[: m.start()].rstrip().endswith((",", ";")))
    return next(after_comma, None) or _SINCE.search(right) or (joints[-1] if joints else None)


def _last_clause(left: str, language: str) -> str:
    """The words after the last cut; "Motegi, who took over": a relative clause takes the one before it along."""
    ends = [m.end() for m in _VERB_END.get(language, _CLAUSE_END).finditer(left)]
    until = len(left)
    while ends and _RELATIVE.match(left, ends[-1]):
        until = ends.pop()
    start = ends[-1] if ends else 0
    if until < len(left) and (whom := _WHOM.search(left, start, until)):
        start = whom.start()
    return left[start:]


def _continued(following: Sequence[Sentence], article: Article) -> str:
    text = "".join(article.text[s.start : s.end] for s in following[:1] if not s.events)
    return text if _GOES_ON.match(text) else ""


def _is_of_another(clause: DatedClause, reading: Reading) -> float:
    """Which share of those asked about stand neither there nor before the date, where the clause names others.

    Half for another agreement than the one asked about.

    Of one alone that is asked about anybody else is another; of two, whom one of them meets instead is.
    """
    if _names_other_agreement(clause, reading):
        return _PERHAPS
    people = [c for c in reading.concepts if c.kind == "person"]
    others = {i for i in clause.ids if i.startswith("person:")}.difference(*(c.ids for c in people))
    if not people or not others or _SOMEBODY_TOLD_OF.search(clause.before + clause.text):
        return 0.0
    missing = [c for c in people if clause.ids.isdisjoint(c.ids) and clause.ids_before().isdisjoint(c.ids)]
    return len(missing) / len(people)


_AGREEMENT = frozenset({"lex:agree", "lex:agreement", "lex:accord"})


def _names_other_agreement(clause: DatedClause, reading: Reading) -> bool:
    """Whether the clause names an agreement, but none of those asked about: the one of 1965, not that of 2015."""
    concepts = reading.concepts
    if not any(c.kind == "agreement" or c.key in _AGREEMENT for c in concepts):
        return False
    named = {i for i in clause.ids if i.startswith("agreement:")}
    return bool(named) and named.isdisjoint(i for c in concepts for i in c.ids)


# "On September 24 he called on Hosokawa": whoever the text is about may be the one who is asked about.
_SOMEBODY_TOLD_OF = re.compile(r"\b(?:he|she|they|both|the two)\b", re.IGNORECASE)


@lru_cache(maxsize=8_192)
def ids_of(concepts_of: ConceptsOf, clause: str, language: str) -> frozenset[str]:
    """The concepts of a clause; the clauses of an archive are met again and again."""
    return frozenset(concepts_of(clause, language))
