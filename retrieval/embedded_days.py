"""What is done on a day of a sentence that names two: the one verb is of the day it opens with, the other of the thing.

「政府は11日、4日に始まった規制を世界貿易機関に訴えた」 sued on the eleventh; the fourth only tells of which curbs.
So the words that describe something are left out of what was done on the other day, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.types import Article, EventDate, Span
from retrieval.acts import first_act_ends
from retrieval.types import Sentence

# After a day: up to the verb of a clause that describes the noun behind it. On the occasion of what is described,
# 際 or 자리, the rest was done on that day too, so it is no mere description.
_DESCRIBES: Mapping[str, re.Pattern[str]] = {
    "ja": re.compile(
        r"(?:の(?!際|時|席|会談で|会合で)[^、。をがはにでと]+"
        r"|[^、。]{0,40}?(?:た|(?<!ゆ)る|ない)(?=(?!際|時|上で|席|場で|直後|後|日)[一-龥々ァ-ヴ「『“A-Za-z０-９0-9]"
        r"|こと|もの|の[はがをにで]))"
    ),
    "ko": re.compile(
        r"(?:의\s\S+|[^,.]{0,40}?(?:(?<![대관위제북남권기방의무])한|된|던|하는|되는|맺은|받은|열린|내린|풀린|밝힌|마친|보낸"
        r"|건넨|숨진|가진|이뤄진|벌어진|알려진|만들어진|빚어진|불거진|나온|만난|(?<!역)할|될|낸|세운|[되하]기로\s한))"
        r"(?=\s(?!자리|때|직후|뒤|후|날|가운데|데|채)[가-힣A-Za-z0-9‘“'\"])"
    ),
}
_THING = re.compile(r"\s?[^\s、。,.はがをにでと]{1,12}")  # the noun that is described
_REACH = 110  # code points around a date, as for its clause
# "… that took effect", "which began", "who came": what stands before it is not of the day behind.
_RELATIVE = re.compile(
    r"\b(?:that(?! (?:day|month|year|week|time|evening|night|morning|afternoon|same|summer|autumn|winter|spring)\b)"
    r"|which|who|whom|whose|where)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^\W*(?:(?:on|in|at|by|early|late|the)\b\W*)*$", re.IGNORECASE)
_AGAIN = re.compile(r"[;:]|,\s+(?:and|but|while|then)\b")
_BESIDE = 12  # code points: "signed in Seoul on" the day itself


def deed_words(
    event: EventDate, sentence: Sentence, article: Article, clause: str, verb_end: re.Pattern[str] | None
) -> str:
    """The words of the ``clause`` of a day that tell what was done on it.

    ``verb_end``: what ends a clause in a language whose verbs do; ``None`` in another.
    """
    at = event.evidence
    if at is None:
        return clause
    others = sorted(
        (e.evidence for e in sentence.events if e.evidence and e.evidence.start != at.start), key=lambda s: s.start
    )
    if article.language in _DESCRIBES and verb_end is not None:
        return _of_verb_last(at, others, sentence, article, verb_end) or clause
    return _of_english(at, others, sentence, article, clause)


def _of_verb_last(
    at: Span, others: Sequence[Span], sentence: Sentence, article: Article, verb_end: re.Pattern[str]
) -> str | None:
    """The same in Japanese and Korean; ``None`` where no day of the sentence is within words for something."""
    text = article.text
    if (until := _described(at, sentence, article)) is not None:
        thing = _THING.match(text, until)
        return text[at.start : thing.end() if thing else until] if others else None
    before = [end for o in others if o.start < at.start and (end := _described(o, sentence, article)) is not None]
    pieces, pos, is_over = [], at.end, False
    for other in (o for o in others if o.start >= at.end):
        until = _described(other, sentence, article)
        if until is None or verb_end.search(text[pos : other.start]):
            is_over = until is not None
            break
        pieces.append(text[pos : other.start])
        pos = until
    if not pieces and not before:
        return None
    start = max((end for end in before if end <= at.start), default=max(sentence.start, at.start - _REACH))
    left = text[start : at.start]
    ends = [m.end() for m in verb_end.finditer(left)]
    ceiling = min((o.start for o in others if o.start >= pos), default=sentence.end)
    rest = text[pos : min(ceiling, pos + _REACH)]
    stop = None if is_over else verb_end.search(rest)
    return left[ends[-1] if ends else 0 :] + "".join(pieces) + (rest if stop is None else rest[: stop.end()])


def _described(at: Span, sentence: Sentence, article: Article) -> int | None:
    """Where the words end that describe something by the day, and nothing else; ``None`` if the day is not in such."""
    starts = (e.evidence.start for e in sentence.events if e.evidence and e.evidence.start >= at.end)
    found = _DESCRIBES[article.language].match(article.text, at.end, min(starts, default=sentence.end))
    return found.end() if found else None


def _of_english(at: Span, others: Sequence[Span], sentence: Sentence, article: Article, clause: str) -> str:
    words = article.text[at.start : at.end]
    left, day, right = clause.partition(words)
    if not day:
        return clause
    if relative := [m.start() for m in _RELATIVE.finditer(left)]:
        left = left[relative[-1] :]
    elif _has_opened(at, others, sentence, article):
        end = first_act_ends(left)
        if end is not None and len(left) - end > _BESIDE:
            left = left[end:]
    return left + day + right


def _has_opened(at: Span, others: Sequence[Span], sentence: Sentence, article: Article) -> bool:
    """Whether the sentence opened with another day, of which its verb tells: "On May 5 it announced … from June 1"."""
    text = article.text
    return any(
        o.end <= at.start
        and _OPENS.match(text[sentence.start : o.start]) is not None
        and not _AGAIN.search(text[o.end : at.start])
        for o in others
    )
