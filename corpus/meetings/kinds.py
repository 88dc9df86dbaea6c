"""What sort of meeting a table makes: kind, level, mode and form."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.meetings.cues import Cue
from corpus.meetings.seats import Seat
from corpus.meetings.types import Form, Level, MeetingKind, Mode

_LEVELS: dict[str, Level] = {
    "president": "leader", "pm": "leader", "acting-president": "leader", "leader": "leader", "emperor": "leader",
    "fm": "minister", "dm": "minister", "finm": "minister", "trade": "minister", "ccs": "minister",
    "minister": "minister", "conference": "minister", "dpm": "minister", "secretary-of-state": "minister",
    "vm": "vice_minister", "deputy-secretary-of-state": "vice_minister", "dg": "director_general",
    "ambassador": "ambassador", "nsa": "adviser",
}  # fmt: skip
_ORDER: tuple[Level, ...] = (
    "leader",
    "minister",
    "vice_minister",
    "director_general",
    "ambassador",
    "adviser",
    "working",
)
_FOREIGN = frozenset({"fm", "secretary-of-state", "minister"})
_TRILATERALS: dict[frozenset[str], MeetingKind] = {
    frozenset({"JP", "KR", "US"}): "trilateral-us",
    frozenset({"JP", "KR", "CN"}): "trilateral-china",
}
_PAIR = frozenset({"JP", "KR"})


def mode_of(cues: Sequence[Cue]) -> Mode:
    """In person unless a cue tells of a telephone or a screen."""
    kinds = {cue.kind for cue in cues}
    return "video" if "video" in kinds else "phone" if "phone" in kinds else "in_person"


def form_of(cue: Cue) -> Form:
    """A meal, a courtesy call, a few words in passing, or talks."""
    forms: dict[str, Form] = {"brief": "brief_exchange", "meal": "meal", "courtesy": "courtesy_call"}
    return forms.get(cue.kind, "talks")


def seat_level(seat: Seat) -> Level | None:
    """The rank of the office held at a seat; the prime minister of the ROK is no leader but ranks as a minister."""
    if seat.office is None:
        return None
    if seat.office == "pm" and seat.country == "KR":
        return "minister"
    return _LEVELS.get(seat.office, "working")


def level_of(seats: Sequence[Seat]) -> Level:
    """The rank that all at the table have at least; ``working`` where no office is known."""
    levels = [level for seat in seats if (level := seat_level(seat)) is not None]
    return max(levels, key=_ORDER.index, default="working")


def kind_of(seats: Sequence[Seat], mode: Mode) -> MeetingKind:
    """The kind that countries, offices and mode make."""
    countries = frozenset(seat.country for seat in seats if seat.country)
    if mode != "in_person":
        return "phone-call"
    if countries in _TRILATERALS:
        return _TRILATERALS[countries]
    if len(countries) != 2:
        return "other"
    return _bilateral(seats, countries == _PAIR)


def _bilateral(seats: Sequence[Seat], is_pair: bool) -> MeetingKind:
    levels = {seat_level(seat) for seat in seats}
    offices = {seat.office for seat in seats}
    if levels == {"leader"}:
        return "summit"
    if not is_pair:
        return "other"
    if offices <= _FOREIGN and offices:
        return "foreign-ministers"
    if offices == {"dm"}:
        return "defence-ministers"
    if levels == {"vice_minister"}:
        return "vice-ministers"
    return "director-general" if levels == {"director_general"} else "other"
