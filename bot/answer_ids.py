"""What the buttons under an answer remember, in at most 100 characters each, so that they outlive a restart.

An id names what its button does and with what: an excerpt, a meeting, a page, who asked. The question with its
filters, which pages and sources are found with again, is cut into pieces that all ids of the message carry together.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.budget import size
from bot.errors import AnswerGone
from retrieval.types import Citation, DateRange, Language, Query

MAX_ID = 100
Verb = Literal["context", "meeting", "meetings", "accounts", "sources", "page", "delete"]
_CODES: dict[Verb, str] = {
    "context": "c", "meeting": "m", "meetings": "l", "accounts": "t", "sources": "s", "page": "p", "delete": "x",
}  # fmt: skip
_LANGUAGE_CODES: dict[Language, str] = {"en": "e", "ja": "j", "ko": "k"}
PATTERN = r"a:(?P<verb>[cmltspx])(?P<language>[ejk]):(?P<place>\d{1,2}):(?P<argument>[^:]*):(?P<piece>.*)"
_ID = re.compile(PATTERN)
_SEPARATOR, _BY_DIGEST, _BLANK = "|", "#", "\u2423"
_MARK_DIGITS = 6
_MAX_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """What one button does: ``argument`` is an excerpt, a meeting's id, a page from 0, or the id of who asked."""

    verb: Verb
    language: Language
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and a mark of the index that answered it."""

    query: Query
    index_mark: str


@dataclass(frozen=True, slots=True)
class ExcerptAt:
    """An excerpt: offsets in code points of that revision's text; ``n`` is its number in the answer."""

    article_id: str
    revision: str
    start: int
    end: int
    n: int


def mark_of(index_id: str) -> str:
    """A short mark of an index generation: equal for the same one."""
    return hashlib.sha256(index_id.encode()).hexdigest()[:_MARK_DIGITS]


def excerpt_argument(citation: Citation) -> str:
    """Where the excerpt of ``citation`` stands, for ``excerpt_at``."""
    parts = (citation.article_id, citation.revision, citation.start, citation.end, citation.n)
    return ".".join(map(str, parts))


def excerpt_at(argument: str) -> ExcerptAt:
    """The excerpt that an argument names; raises ``AnswerGone`` when it names none."""
    try:
        article_id, revision, *numbers = argument.split(".")
        start, end, n = map(int, numbers)
    except ValueError:
        raise AnswerGone from None
    if not 0 <= start < end:
        raise AnswerGone
    return ExcerptAt(article_id, revision, start, end, n)


def head_of(custom_id: str) -> Head | None:
    """What the button with that id does; ``None`` when it is no button of an answer."""
    found = _ID.fullmatch(custom_id)
    if found is None:
        return None
    verb = next(verb for verb, code in _CODES.items() if code == found["verb"])
    language = next(language for language, code in _LANGUAGE_CODES.items() if code == found["language"])
    return Head(verb, language, found["argument"])


class AnswerIds:
    """Ids for the buttons of an answer, and back. A question too long for them is kept here, the newest thousand."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def custom_ids(self, heads: Sequence[Head], asked: Asked | None = None) -> list[str]:
        """An id for each of ``heads``, all different; together they hold ``asked``, if anything was."""
        return self._spread(heads, _written(asked) if asked else "")

    def without(self, custom_ids: Sequence[str], removed: str) -> dict[str, str]:
        """New ids by the old ones, for the buttons that stay when the one with the id ``removed`` goes."""
        kept = [each for each in custom_ids if each != removed]
        heads = [(each, head) for each in kept if (head := head_of(each)) is not None]
        state = _joined(custom_ids)
        made = self._spread([head for _, head in heads], state) if state else [each for each, _ in heads]
        return dict(zip((each for each, _ in heads), made, strict=True))

    def asked(self, custom_ids: Sequence[str]) -> Asked:
        """What was asked, from the ids of a message; raises ``AnswerGone`` when that is not known any more."""
        text = _joined(custom_ids)
        if text.startswith(_BY_DIGEST):
            with self._lock:
                text = self._kept.get(text[1:], "")
        try:
            return _read(text)
        except ValueError:
            raise AnswerGone from None

    def _spread(self, heads: Sequence[Head], state: str) -> list[str]:
        written = [_head_text(head, place) for place, head in enumerate(heads)]
        if size(state) > sum(MAX_ID - size(each) - 1 for each in written):
            state = state if state.startswith(_BY_DIGEST) else self._remembered(state)
        ids = []
        for each in written:
            # A letter outside the basic plane counts twice and is not torn apart, so one place may stay empty.
            n = max((n for n in range(MAX_ID + 1) if size(each + state[:n]) <= MAX_ID), default=0)
            ids.append(each + state[:n])
            state = state[n:]
        return ids

    def _remembered(self, state: str) -> str:
        digest = hashlib.sha256(state.encode()).hexdigest()[:16]
        with self._lock:
            self._kept[digest] = state
            self._kept.move_to_end(digest)
            while len(self._kept) > _MAX_REMEMBERED:
                self._kept.popitem(last=False)
        return _BY_DIGEST + digest


def fits(head: Head) -> bool:
    """Whether a button can say what ``head`` says."""
    return size(_head_text(head, 99)) <= MAX_ID


def _head_text(head: Head, place: int) -> str:
    return f"a:{_CODES[head.verb]}{_LANGUAGE_CODES[head.language]}:{place}:{head.argument}:"


def _joined(custom_ids: Sequence[str]) -> str:
    found = [match for each in custom_ids if (match := _ID.fullmatch(each))]
    return "".join(match["piece"] for match in sorted(found, key=lambda match: int(match["place"])))


def _written(asked: Asked) -> str:
    query = asked.query
    days = [day for stretch in (query.happened, query.published) for day in _ends(stretch)]
    parts = [asked.index_mark, *days, (query.outlet or "").replace(_SEPARATOR, " "), query.text]
    # Discord may trim blanks at the ends of a piece.
    return _SEPARATOR.join(parts).replace(" ", _BLANK)


def _ends(stretch: DateRange | None) -> tuple[str, str]:
    first, last = (stretch.earliest_on, stretch.latest_on) if stretch else (None, None)
    return first.isoformat() if first else "", last.isoformat() if last else ""


def _read(text: str) -> Asked:
    mark, *days, outlet, question = text.replace(_BLANK, " ").split(_SEPARATOR, 6)
    happened_from, happened_to, published_from, published_to = (date.fromisoformat(d) if d else None for d in days)
    if not question:
        raise ValueError("no question")
    query = Query(
        text=question,
        happened=DateRange(happened_from, happened_to) if happened_from or happened_to else None,
        published=DateRange(published_from, published_to) if published_from or published_to else None,
        outlet=outlet or None,
    )
    return Asked(query, mark)
