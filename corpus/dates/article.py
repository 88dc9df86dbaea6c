"""The dated events of an article: every date mention of its text, resolved against the article's own day."""

from __future__ import annotations

import bisect
import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from corpus.dates import place, spans
from corpus.dates.context import outside_quotations, sentence_spans
from corpus.dates.mentions import find_mentions
from corpus.dates.resolve import resolve
from corpus.dates.tense import direction_of
from corpus.dates.types import Anchor, DateMention, EventMention, ResolvedDate
from corpus.types import Article, EventDate, Precision, Span

__all__ = ["anchor_of", "event_dates", "resolved_mentions"]

# Characters of a sentence read on either side of a date; text without any full stop must not cost more.
_WINDOW = 600
# The sentence that a date stood in, and what it meant.
_Told = tuple[int, ResolvedDate | None]
# "NAGOYA, Japan, Nov 23 (Reuters) -" or "【ニューヨーク=共同】": capitals, then a mark, before any verb.
_BRACKET = re.compile(r"\s*[【\[][^】\]\n]{0,20}")
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]+(?:,\s*[A-Za-z. ]+){0,2},\s*$")

# What follows was said on the day last named.
_AFTERWARD = re.compile(
    r"\bafterwards?\b|\b(?:after|following) (?:the|their) (?:\w+ )?(?:meetings?|talks|summit|session)\b"
    r"|(?:会談|会合|協議|会議)(?:の)?(?:後|あと)|終了後|(?:회담|회의|회동|협의)(?:을|를)?\s*(?:마친\s*)?(?:뒤|후|직후)",
    re.IGNORECASE,
)
# So many sentences on, "the following day" and its like no longer reach the day last named; Japanese and
# Korean reports carry a day (同日, 이날) further than English ones.
# What makes a day that of something before, which no "same day" after it means: 10月30日の会談以来.
_SINCE = re.compile(r"[^。.、,\n]{0,16}?(?:以来|を最後に|이후|이래)(?!\s?\d)")
_EVE, _THIS_DAY = "전날", "이날"
# What follows a day on which something is still to be: 13일 다시 열리는, 20日に予定される.
# No 이날 and no この日 after it is that day.
_AHEAD = re.compile(
    r"[^.。\n]{0,24}?(?:열리는|열릴|개최되는|개최될|예정|앞둔|앞두고|[하갖여]기로|있을\s|이뤄질|다시\s만[날나]"
    r"|開かれる|行われる|開催される|予定|開く(?!と)|控え|見通し)"
)
_OWN_DAYS = 2  # so many days before publication a story's own day may lie
_BEFORE_THEN = re.compile(r"\s이미\s|터였|[았었였]던\s참")  # looks back from another event, not from the story's day
_LOOKS_BACK = re.compile(r"\s*(?:이에\s)?앞서[,\s]")
# "고 외교부가 16일 밝혔다": the day on which what a sentence tells was said.
_SAID_ON = re.compile(r"(?<!\d)(?P<day>\d{1,2})일\s(?:밝혔|전했|발표했|알렸|말했|설명했)")
_REACH = 1
_REACH_CJK = 4
# A day without its year or month goes with the day named before it only when it lies this close to it.
_FOLLOWS_DAYS = 120
_FOLLOWS_IN_YEAR_DAYS, _BESIDE_DAYS = 200, 31


def anchor_of(article: Article) -> Anchor:
    """What relative words of the article count from; a brief without a publication date counts from its event."""
    on, basis = article.published, "published"
    if on is None and article.happened is not None:
        on, basis = place.common(article.happened.earliest_on, article.happened.latest_on), "front_matter"
    anchor = Anchor(on, article.dateline_on, _zone_name(article), basis)
    if anchor.used is None:
        return Anchor(None, None, anchor.timezone, "none")
    by_dateline = on is None or on != article.dateline_on or article.published_basis.startswith("dateline")
    is_dateline = article.dateline_on is not None and anchor.used == article.dateline_on and by_dateline
    return Anchor(on, article.dateline_on, anchor.timezone, "dateline" if is_dateline else basis)


def _zone_name(article: Article) -> str | None:
    stamp: datetime | None = article.published_at or article.updated_at
    zone = stamp.tzinfo if stamp is not None else None
    return article.timezone or getattr(zone, "key", None) or (str(zone) if zone is not None else None)


def resolved_mentions(text: str, language: str, anchor: Anchor) -> Iterator[tuple[DateMention, ResolvedDate]]:
    """Each mention of ``text`` that the anchor places, with what it means, in order."""
    mentions = find_mentions(text, language)
    if not mentions:
        return
    sentences = list(sentence_spans(text))
    starts = [start for start, _ in sentences]
    told: list[_Told] = []
    eves: list[ResolvedDate] = []
    plans: list[ResolvedDate] = []
    for mention in mentions:
        index = max(bisect.bisect_right(starts, mention.start) - 1, 0)
        start, end = sentences[index]
        start, end = max(start, mention.start - _WINDOW), min(end, mention.end + _WINDOW)
        previous = None
        if mention.base == "previous":
            own = _but_plans(mention, _but_eves(mention, told, eves), plans)
            previous = _previous(mention, index, own, anchor, text[start:end])
            if previous is None and eves and mention.text.startswith(_THIS_DAY):
                previous = _own_day(anchor)
        if anchor.basis == "front_matter" or _is_told_past(mention, text[start:end], mention.start - start):
            mention = _carried_on(mention, index, told, anchor)
        if mention.days is not None and mention.base == "anchor":
            previous = _spoken_after(text, sentences, index, told)
        found = resolve(mention, anchor=anchor, context=text[start:end], at=mention.start - start, previous=previous)
        if not mention.is_name and not _SINCE.match(text, mention.end):
            told.append((index, found))
            if found is not None and mention.language == "ko" and mention.text.startswith(_EVE):
                eves.append(found)
            if found is not None and _is_ahead(found, anchor) and _AHEAD.match(text, mention.end):
                plans.append(found)
        if found is not None:
            yield mention, found


def _carried_on(mention: DateMention, index: int, told: list[_Told], anchor: Anchor) -> DateMention:
    """The mention with the year or the month of the day named just before it, where it names none itself.

    A brief gives the year once with the days of another year that a sentence tells of, and the month once with the
    days of another month: "On May 10, 2025, the statue was handed over, and on May 12 …"; 8月24日 …。送金は31日に ….
    So it may be given with a month of that year: 2003年1月に会談し、2月25日には ….
    """
    around, stands_alone = place.day_of(anchor.used), mention.base == "anchor" and mention.needs_tense
    if around is None or not stands_alone or mention.weekday is not None or mention.day is None or not told:
        return mention
    at, before = told[-1]
    if before is None or not (before.is_day or (mention.month is not None and _is_stated_month(before))):
        return mention
    last, is_cjk = before.latest_on, mention.language in {"ja", "ko"}
    if mention.month is not None:
        later = 31 * (mention.month - last.month) + mention.day - last.day
        follows = at == index and 0 <= later <= _FOLLOWS_DAYS
        if not follows and (at == index or (is_cjk and index - at == 1 and last.year != around.year)):
            # As two parliaments vote on a treaty; but not a day beside that of the brief.
            away = 31 * (mention.month - around.month) + mention.day - around.day
            follows = 0 <= later <= _FOLLOWS_IN_YEAR_DAYS and abs(away) > _BESIDE_DAYS
        return replace(mention, year=last.year) if follows and before.basis == "stated" else mention
    is_own_month = (last.year, last.month) == (around.year, around.month)
    if is_own_month or index - at > is_cjk or abs(last - around).days > _FOLLOWS_DAYS:
        return mention
    months = (spans.add_months(last.year, last.month, n) for n in (0, 1, -1))
    days = [date(y, m, mention.day) for y, m in months if mention.day <= calendar.monthrange(y, m)[1]]
    meant = min(days, key=lambda day: abs(day - last))
    return replace(mention, year=meant.year, month=meant.month)


def _is_told_past(mention: DateMention, sentence: str, at: int) -> bool:
    """Whether a day of a month without its year is one gone by, by the verb that goes with it."""
    if mention.month is None or mention.day is None or mention.year is not None:
        return False
    return direction_of(sentence, at, at + len(mention.text), mention.language) < 0


def _is_stated_month(found: ResolvedDate) -> bool:
    """Whether it is one month, told with its year: 2003年1月に会談し、2月25日には."""
    first, last = found.earliest_on, found.latest_on
    return found.basis == "stated" and (first.year, first.month) == (last.year, last.month)


def _but_eves(mention: DateMention, told: list[_Told], eves: Sequence[ResolvedDate]) -> list[_Told]:
    """The days told of, but for those told as 전날, after which 이날 is the story's own day once more."""
    if not eves or not mention.text.startswith(_THIS_DAY):
        return told
    return [(at, day) for at, day in told if not any(day is eve for eve in eves)]


def _is_ahead(found: ResolvedDate, anchor: Anchor) -> bool:
    """Whether a day is that of the article or one to come."""
    today = place.day_of(anchor.used)
    return today is not None and found.is_day and found.earliest_on >= today


def _but_plans(mention: DateMention, told: list[_Told], plans: Sequence[ResolvedDate]) -> list[_Told]:
    """The days told of, but for those of what is still to be, where 이날 or この日 may mean another one."""
    if not plans or mention.days != 0 or mention.language not in {"ja", "ko"}:
        return told
    own = [(at, day) for at, day in told if not any(day is plan for plan in plans)]
    return own if any(day is not None and day.is_day for _, day in own) else told


def _previous(
    mention: DateMention, index: int, told: list[_Told], anchor: Anchor, sentence: str
) -> ResolvedDate | None:
    """The date that "the following day" and its like count from; ``None`` when none or more than one may be meant.

    ``sentence``: that of the mention.
    """
    is_cjk = mention.language in {"ja", "ko"}
    near = [found for at, found in told[-12:] if index - at <= (_REACH_CJK if is_cjk else _REACH)]
    if not near:
        only = {found.earliest_on: found for _, found in told if found is not None and found.is_day}
        if is_cjk and mention.days == 0 and anchor.basis == "published" and len(only) == 1:
            return next(iter(only.values()))  # a readout names its day once
        is_eve = mention.language == "ko" and mention.text.startswith(_EVE) and anchor.basis == "published"
        return _own_day(anchor) if is_eve and not _BEFORE_THEN.search(sentence) else _told_day(anchor)
    days = [found for found in near if found is not None and found.is_day]
    if mention.days and near[-1] is not None and not near[-1].is_day and anchor.basis == "front_matter":
        here = [found for at, found in told[-12:] if at == index and found is not None and found.is_day]
        return here[-1] if here else _told_day(anchor)  # "the first since 2012. The day before, …"
    if is_cjk and mention.days == 0 and days:
        return days[-1]  # 同日 and 이날 look past a month or a year named in between
    if mention.language == "ko" and mention.text.startswith(_EVE) and anchor.basis != "front_matter":
        return _narrated(near, anchor, sentence)
    is_told_apart = anchor.basis == "front_matter" and told[-1][0] != index and near[-1] != _told_day(anchor)
    if mention.days and is_told_apart:
        return None  # the day before the story's, or before that of something told beside it
    if is_cjk or mention.days is None:
        return near[-1]
    # "They meet on Saturday and leave on Sunday. The same day, …" may mean either day.
    beside = {found for at, found in told[-12:] if at == told[-1][0] and found is not None}
    days_beside = {found.earliest_on for found in beside if found.is_day}
    is_told_once = len(days_beside) == 1 or (not days_beside and len(beside) == 1)
    return near[-1] if is_told_once else None


def _narrated(near: Sequence[ResolvedDate | None], anchor: Anchor, sentence: str) -> ResolvedDate | None:
    """What 전날 in a story counts from: the day last told, unless that is still to come and the story's own was told.

    "2일 3자 회담을 시작했다. 개정안은 28일부터 시행된다. 전날 양자회담에서는 …": the 1st. A sentence that begins with
    앞서 looks back from the story's own day, too: "25일 통화했다. 24일 이뤄진 발사를 규탄했다. 앞서 … 전날": the 24th.
    """
    today, last = place.day_of(anchor.used), near[-1]
    if today is None or last is None:
        return last
    if any(int(said["day"]) == today.day for said in _SAID_ON.finditer(sentence)):
        return _own_day(anchor)  # "… 15일 만났다. 전날 저녁 환담했다고 외교부가 16일 밝혔다"
    days = [d for d in near if d is not None and d.is_day and 0 <= (today - d.latest_on).days <= _OWN_DAYS]
    if last.earliest_on > today:
        return days[-1] if days else last
    if not last.is_day:  # a month or a year told of beside the story
        return days[-1] if days else _own_day(anchor)
    own = [d for d in days if d.latest_on == today]
    return own[-1] if own and _LOOKS_BACK.match(sentence) else last


def _spoken_after(
    text: str, sentences: Sequence[tuple[int, int]], index: int, told: Sequence[_Told]
) -> ResolvedDate | None:
    """The day last named, when what is quoted was said after what happened then: "Meeting reporters afterward"."""
    (opening, _), (_, end) = sentences[max(index - 1, 0)], sentences[index]
    if not _AFTERWARD.search(outside_quotations(text[opening:end])):
        return None
    near = (found for at, found in reversed(told[-12:]) if index - at <= _REACH_CJK)
    return next((found for found in near if found is not None and found.is_day), None)


def _own_day(anchor: Anchor) -> ResolvedDate | None:
    """The day of the story, which 전날 counts from where no other day was named before it."""
    today = place.day_of(anchor.used)
    return ResolvedDate(today, today, Precision.DAY, "relative") if today is not None else None


def _told_day(anchor: Anchor) -> ResolvedDate | None:
    """The day that a brief is about, which "the same day" means when no other day was named just before."""
    on = anchor.used
    if anchor.basis != "front_matter" or on is None:
        return None
    return ResolvedDate(on.earliest_on, on.latest_on, on.precision, "stated")


def _in_dateline(text: str, mention: DateMention) -> bool:
    """Whether the mention is the day of a dateline: "ROME, Nov 23:" or 【ローマ23日】 at a paragraph's start."""
    opening = text.rfind("\n", 0, mention.start) + 1
    after = text[mention.end : mention.end + 20]
    if _DATELINE.fullmatch(text, opening, mention.start):
        return re.match(r"\s*[:—–(-]", after) is not None
    return (
        _BRACKET.fullmatch(text, opening, mention.start) is not None and re.match(r"[^\n]*?[】\]]", after) is not None
    )


def event_dates(
    article: Article, *, anchor: Anchor | None = None, inferred_from: str | None = None
) -> tuple[EventMention, ...]:
    """Every resolved date of ``article.text``, sorted by start, each with the words it rests on as evidence.

    ``anchor`` (default: `anchor_of`) and ``inferred_from``, the id of the article it was inferred from,
    serve articles without a date of their own.
    """
    used = anchor or anchor_of(article)
    return tuple(
        EventMention(mention.start, mention.end, _event(article, mention, found, inferred_from), mention.is_name)
        for mention, found in resolved_mentions(article.text, article.language, used)
    )


def _event(article: Article, mention: DateMention, found: ResolvedDate, inferred_from: str | None) -> EventDate:
    basis = "dateline" if _in_dateline(article.text, mention) else found.basis
    return EventDate(
        found.earliest_on,
        found.latest_on,
        found.precision,
        basis,
        evidence=Span(article.id, article.revision, mention.start, mention.end),
        evidence_article_id=inferred_from if found.basis == "inferred" else None,
    )
