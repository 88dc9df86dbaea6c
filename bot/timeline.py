"""A timeline of meetings as a picture: one row a meeting, days as marks, intervals as bars.

What is drawn is worked out first, as plain data (``layout``), so that the alt text, the text beside the picture and the
picture itself cannot differ. ``draw`` needs a quarter of a second and belongs in a thread.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.budget import cut, size
from bot.i18n import word
from bot.meeting_text import (
    SIGNS,
    city_text,
    fitting_people,
    join_parts,
    kind_text,
    short_day,
    short_month,
    short_when,
    status_text,
)
from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting, MeetingStatus
from retrieval.plain import one_line
from retrieval.types import Language
from retrieval.wording import year_text
from retrieval.words import word as answer_word

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

MAX_ROWS = 40
MAX_ALT = 1024  # Discord's limit for the description of an attachment
_MAX_LABEL, _MAX_TITLE, _MAX_SUBTITLE = 92, 100, 165  # columns, of which a kanji takes two
_WIDTH_IN, _ROW_IN, _HEAD_IN, _FOOT_IN, _DPI = 11.0, 0.3, 1.0, 0.75, 110
_PAPER, _INK, _FAINT, _LINE = "#ffffff", "#1c2430", "#5b6675", "#d5dae1"
_COLORS: dict[MeetingStatus, str] = {
    "held": "#1f4e9c",
    "planned": "#8a5a00",
    "proposed": "#6b3fa0",
    "not-held": "#a01f2d",
}
_MARKERS: dict[MeetingStatus, str] = {"held": "o", "planned": "^", "proposed": "D", "not-held": "x"}
_HATCHES: dict[MeetingStatus, str] = {"held": "", "planned": "///", "proposed": "...", "not-held": "xxx"}
_DRAWING = threading.Lock()  # FreeType's faces are shared between figures and must not be used twice at one time


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the days between which the meeting was or is to be, its status, and what is written beside it."""

    first_on: date
    last_on: date
    status: MeetingStatus
    label: str
    sentence: str

    @property
    def is_day(self) -> bool:
        """Whether one day is drawn, not an interval."""
        return self.first_on == self.last_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Everything that a picture shows: a title, a line under it, the rows from the oldest to the newest."""

    title: str
    subtitle: str
    rows: tuple[Row, ...]
    language: Language

    @property
    def statuses(self) -> tuple[MeetingStatus, ...]:
        """The statuses that occur, for the key."""
        return tuple(status for status in SIGNS if any(row.status == status for row in self.rows))


def layout(
    meetings: Sequence[Meeting], *, title: str, subtitle: str, language: Language, gazetteer: Gazetteer
) -> Layout:
    """What is to be drawn of ``meetings``, of which those without any day are left out."""
    dated = sorted((m for m in meetings if m.when), key=lambda m: (m.when and m.when.earliest_on, m.id))
    rows = tuple(_row(meeting, language, gazetteer) for meeting in dated[:MAX_ROWS])
    return Layout(title=_fitting(title, _MAX_TITLE), subtitle=_fitting(subtitle, _MAX_SUBTITLE), rows=rows,
                  language=language)  # fmt: skip


def alt_text(shown: Layout) -> str:
    """What is drawn, row by row, at most 1,024 long; where that is too short it says how many more there are."""
    stop = answer_word(shown.language, "stop")
    end = stop if len(stop.encode()) > 1 else f"{stop} "  # a full stop as wide as a letter needs no blank after it
    lines = [shown.title + end]
    for n, row in enumerate(shown.rows):
        more = word(shown.language, "alt_more", n=len(shown.rows) - n)
        entry = f"{n + 1}. {row.sentence}{end}"
        is_last = n + 1 == len(shown.rows)
        if size("".join(lines) + entry) + (0 if is_last else size(more)) > MAX_ALT:
            lines.append(more)
            break
        lines.append(entry)
    return cut("".join(lines).strip(), MAX_ALT)


def draw(shown: Layout) -> bytes:
    """The picture as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    n_rows = max(1, len(shown.rows))
    height = _HEAD_IN + _ROW_IN * n_rows + _FOOT_IN
    with _DRAWING:
        figure = Figure(figsize=(_WIDTH_IN, height), dpi=_DPI, facecolor=_PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.045, _FOOT_IN / height, 0.335, _ROW_IN * n_rows / height))
        _draw_head(figure, shown, height)
        _draw_rows(axes, shown)
        _draw_axis(axes, shown)
        _draw_labels(axes, shown)
        out = io.BytesIO()
        figure.savefig(out, format="png")
    return out.getvalue()


def _row(meeting: Meeting, language: Language, gazetteer: Gazetteer) -> Row:
    when = meeting.when
    assert when is not None
    day, kind = short_when(when, language), kind_text(meeting, language)
    place = cut(one_line(city_text(meeting, language, gazetteer)), 30)
    status = "" if meeting.status == "held" else word(language, f"sign_{meeting.status}")
    room = _MAX_LABEL - _columns(join_parts((day, status, kind, place))) - 3
    people = one_line(fitting_people(meeting, language, gazetteer, room=room, dress=_widened))
    everybody = one_line(fitting_people(meeting, language, gazetteer, room=60))
    label = join_parts((day, status, kind, place, people))
    sentence = join_parts((day, status_text(meeting.status, language), kind, place, everybody))
    return Row(when.earliest_on, when.latest_on, meeting.status, label, sentence)


def _fitting(text: str, n_columns: int) -> str:
    """The text cut to a width, with a mark where something is missing."""
    if _columns(text) <= n_columns:
        return text
    while _columns(text) > n_columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _columns(text: str) -> int:
    """The width of a text in halves of a kanji."""
    return len(_widened(text))


def _widened(text: str) -> str:
    return "".join(letter * (2 if letter > "\u2fff" else 1) for letter in text)


def _draw_head(figure: Figure, shown: Layout, height: float) -> None:
    figure.text(
        0.02, 1 - 0.3 / height, shown.title, color=_INK, va="center", fontproperties=_font(15), parse_math=False
    )
    figure.text(
        0.02, 1 - 0.62 / height, shown.subtitle, color=_FAINT, va="center", fontproperties=_font(9.5), parse_math=False
    )
    keys = [(SIGNS[status], status_text(status, shown.language)) for status in shown.statuses]
    text = "    ".join(f"{sign} {name}" for sign, name in keys)
    if any(not row.is_day for row in shown.rows):
        text += f"    ━ {word(shown.language, 'key_bar')}"
    figure.text(0.02, 0.16 / height, text, color=_FAINT, va="center", fontproperties=_font(9), parse_math=False)


def _draw_rows(axes: Axes, shown: Layout) -> None:
    """The marks: a day is a sign in the middle of that day, an interval a bar from its first to its last day."""
    for y, row in enumerate(shown.rows):
        color, start = _COLORS[row.status], row.first_on.toordinal()
        axes.axhline(y, color=_LINE, linewidth=0.6, zorder=0)
        if row.is_day:
            axes.plot(
                [start + 0.5], [y], _MARKERS[row.status], color=color, markersize=7.5, markeredgewidth=1.7,
                markerfacecolor=color if row.status == "held" else _PAPER, zorder=3, clip_on=False,
            )  # fmt: skip
        else:
            n_days = row.last_on.toordinal() - start + 1
            axes.barh(
                y, n_days, left=start, height=0.5, facecolor=color if row.status == "held" else _PAPER,
                edgecolor=color, hatch=_HATCHES[row.status], linewidth=1.2, alpha=0.85, zorder=2,
            )  # fmt: skip


def _draw_axis(axes: Axes, shown: Layout) -> None:
    first, last = _extent(shown.rows)
    axes.set_xlim(first.toordinal(), last.toordinal())
    axes.set_ylim(max(1, len(shown.rows)) - 0.5, -0.5)
    axes.set_yticks([])
    ticks = list(_ticks(first, last, shown.language))
    axes.set_xticks([day.toordinal() for day, _ in ticks], [text for _, text in ticks])
    axes.tick_params(axis="x", length=3, color=_FAINT, pad=3)
    for label in axes.get_xticklabels():
        label.set_fontproperties(_font(8.5))
        label.set_color(_FAINT)
    axes.grid(axis="x", color=_LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
        spine.set_color(_FAINT)


def _draw_labels(axes: Axes, shown: Layout) -> None:
    """What each row is, at its right, with the sign again: nobody has to tell colors apart."""
    place = axes.get_yaxis_transform()
    for y, row in enumerate(shown.rows):
        for text, color, shift in ((SIGNS[row.status], _COLORS[row.status], 0), (row.label, _INK, 14)):
            axes.annotate(
                text, (1.03, y), xycoords=place, xytext=(shift, 0), textcoords="offset points", color=color,
                va="center", ha="left", fontproperties=_font(9.5), parse_math=False, annotation_clip=False,
            )  # fmt: skip


def _extent(rows: Sequence[Row]) -> tuple[date, date]:
    """The days from the left to the right edge, a little wider than what is drawn."""
    first = min((row.first_on for row in rows), default=date(2000, 1, 1))
    last = max((row.last_on for row in rows), default=date(2000, 12, 31))
    margin = timedelta(days=max(2, (last - first).days // 25))
    return max(first, date.min + margin) - margin, min(last, date.max - margin) + margin


def _ticks(first: date, last: date, language: Language) -> Iterator[tuple[date, str]]:
    """Where the axis is marked, and how: years, months or days, at most seven marks."""
    n_days, most = (last - first).days, 6
    if n_days > 365 * 3:
        step = max(1, -(-(n_days // 365) // most))
        step = next((nice for nice in (1, 2, 5, 10, 20, 50, 100, 500, 1000) if nice >= step), step)
        for year in range(first.year + 1, last.year + 1):
            if year % step == 0:
                yield date(year, 1, 1), year_text(year, language)
    elif n_days > 90:
        step = max(1, -(-(n_days // 30) // (most - 1)))
        step = next(nice for nice in (1, 2, 3, 4, 6, 12, 24) if nice >= step)
        for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
            if month % step == 0:
                day = date(month // 12, month % 12 + 1, 1)
                yield day, short_month(day, language)
    else:
        for n in range(0, n_days + 1, max(1, -(-n_days // (most - 3)))):
            day = first + timedelta(days=n)
            yield day, short_day(day, language)


@cache
def _font_path() -> str:
    import noto_cjk_sans_jp_regular

    return str(noto_cjk_sans_jp_regular.FONT_PATH)


@cache
def _font(points: float) -> FontProperties:
    """One font that has Latin, kana, kanji and hangul."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_font_path(), size=points)


def missing_glyphs(text: str) -> frozenset[str]:
    """The letters of ``text`` that the font cannot draw; they would be boxes."""
    from matplotlib.ft2font import FT2Font

    known: Any = FT2Font(_font_path()).get_charmap()
    return frozenset(letter for letter in text if ord(letter) not in known and not letter.isspace())
