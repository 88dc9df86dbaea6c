"""What the buttons of a list remember: page and filters, in at most 100 characters, so that they outlive a restart."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict

from bot.budget import size
from bot.errors import PagesGone
from bot.meeting_options import KINDS, STATUSES, Filters
from corpus.meetings.types import MeetingKind, MeetingStatus
from corpus.types import PartialDate

MAX_ID = 100
PREFIX = "meetings"
PATTERN = PREFIX + r":(?P<page>\d{1,5}):(?P<filters>.*)"
_SEPARATOR, _BY_DIGEST = "|", "#"
_MAX_REMEMBERED = 1000
_KIND_CODES: dict[MeetingKind, str] = {
    "summit": "s",
    "foreign-ministers": "f",
    "vice-ministers": "v",
    "director-general": "d",
    "defence-ministers": "m",
    "trilateral-us": "u",
    "trilateral-china": "c",
    "phone-call": "p",
    "other": "o",
}
_STATUS_CODES: dict[MeetingStatus, str] = {"held": "h", "planned": "p", "not-held": "n", "proposed": "r"}


class PageIds:
    """Custom ids of page buttons, and back. Filters too long for an id are kept here, the newest thousand of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def custom_id(self, filters: Filters, page: int) -> str:
        """The id of a button that leads to ``page`` of the list with these filters."""
        text = _written(filters)
        made = f"{PREFIX}:{page}:{text}"
        if size(made) <= MAX_ID:
            return made
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        with self._lock:
            self._kept[digest] = text
            self._kept.move_to_end(digest)
            while len(self._kept) > _MAX_REMEMBERED:
                self._kept.popitem(last=False)
        return f"{PREFIX}:{page}:{_BY_DIGEST}{digest}"

    def filters(self, text: str) -> Filters:
        """The filters that a custom id ends with; raises ``PagesGone`` when they are not known any more."""
        if text.startswith(_BY_DIGEST):
            with self._lock:
                kept = self._kept.get(text[1:])
            if kept is None:
                raise PagesGone
            text = kept
        try:
            return _read(text)
        except (ValueError, StopIteration):
            raise PagesGone from None


def _written(filters: Filters) -> str:
    who = [name.replace(_SEPARATOR, " ") for name in (*filters.who, "", "")[:2]]
    parts = [
        *who,
        (filters.where or "").replace(_SEPARATOR, " "),
        str(filters.first or ""),
        "=" if filters.last and filters.last == filters.first else str(filters.last or ""),
        _KIND_CODES[filters.kind] if filters.kind else "",
        _STATUS_CODES[filters.status] if filters.status else "",
    ]
    return _SEPARATOR.join(parts)


def _read(text: str) -> Filters:
    one, other, where, first, last, kind, status = text.split(_SEPARATOR)
    first_day = PartialDate.parse(first) if first else None
    return Filters(
        who=tuple(name for name in (one, other) if name),
        where=where or None,
        first=first_day,
        last=first_day if last == "=" else PartialDate.parse(last) if last else None,
        kind=next(each for each in KINDS if _KIND_CODES[each] == kind) if kind else None,
        status=next(each for each in STATUSES if _STATUS_CODES[each] == status) if status else None,
    )
