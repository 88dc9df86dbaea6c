"""Hand-made labels of meetings: for each article, every meeting or call that it speaks of.

The articles of ``dev`` were written for this set, in the manner of real pages but by outlets that do not exist: they
serve as tests and as a source for nothing. Those of ``captures`` are not in the project.

A set is a JSON-lines file, one article a line: ``{"article": …, "meetings": […]}``. Rules of labelling:

- A meeting told in several sentences is one label with all of them (verbatim words of the article's text).
- ``earliest_on``/``latest_on`` are as fine as the article lets a reader know; both ``None`` where it says nothing.
  ``date_stated`` is false where the day follows from a dateline, from the story around it, or from another article.
- ``participants`` are named there (gazetteer ids, else names); ``participants_by_office`` are those whom a reader
  works out from an office and the day. ``sides`` are ISO 3166-1 codes.
- ``planned``: arranged, announced or agreed, also where the day is open; ``proposed``: wanted, asked for, floated,
  possible; ``not-held``: denied, called off, put off, or "have not met".
- ``…_also`` lists other values that an honest reader may choose. ``optional`` meetings may be found or not.
- ``mode`` is ``None`` where the text leaves open whether they met or telephoned.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from tests.shared import shared_dir

GOLD = Path(__file__).resolve().parent / "gold"
BRIEFS = Path(__file__).resolve().parents[2] / "corpus" / "briefs"
SETS = {
    "dev": GOLD / "meetings_dev" / "labels.jsonl",
    "dev2": GOLD / "meetings_dev2",
    "captures": GOLD / "meetings_dev" / "captures.jsonl",
    "test": GOLD / "meetings_test" / "labels.jsonl",
    "test2": GOLD / "meetings_test2",
    "test3": GOLD / "meetings_test3",
    "test4": GOLD / "meetings_test4",
    "test5": GOLD / "meetings_test5",
    "test6": GOLD / "meetings_test6",
    "test7": GOLD / "meetings_test7",
    "test8": GOLD / "meetings_test8",
    "test9": GOLD / "meetings_test9",
    "passing": GOLD / "meetings_passing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMeeting:
    """One meeting as labelled; see the head of this file for what each field means."""

    sentences: tuple[str, ...]
    kind: str
    status: str
    earliest_on: date | None = None
    latest_on: date | None = None
    precision: str = "none"
    date_stated: bool = False
    city: str | None = None
    country: str | None = None
    venue: str | None = None
    occasion: str | None = None
    duration_minutes: int | None = None
    participants: tuple[str, ...] = ()
    participants_by_office: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    mode: str | None = "in_person"
    kind_also: tuple[str, ...] = ()
    status_also: tuple[str, ...] = ()
    city_also: tuple[str | None, ...] = ()
    optional: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of a set: its name, the file with its text (``None``: not on this checkout), its meetings."""

    name: str
    path: Path | None
    meetings: tuple[GoldMeeting, ...]


def load(name: str | Path) -> tuple[GoldArticle, ...]:
    """The articles of a set (``dev``, ``dev2``, …) or of a file of labels or a folder of such, in the order there."""
    place = SETS.get(str(name), Path(name))
    files = sorted(place.glob("labels*.jsonl")) if place.is_dir() else [place]
    rows = [
        (file.parent, json.loads(line))
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return tuple(
        GoldArticle(row["article"], text_of(row["article"], folder), tuple(map(meeting_of, row["meetings"])))
        for folder, row in rows
    )


def text_of(name: str, folder: Path) -> Path | None:
    """The file that holds an article: beside its labels, among the bundled briefs, or among the shared captures."""
    shared = shared_dir()
    places = [folder / name, folder / f"{name}.md", BRIEFS / name[:4] / f"{name}.md"]
    places += [shared / "seeds" / name] if shared else []
    return next((place for place in places if place.is_file()), None)


def meeting_of(row: Mapping[str, object]) -> GoldMeeting:
    """One label from its JSON, where ``also_…`` may stand for ``…_also``; raises ``ValueError`` at any other key.

    Without ``date_stated``, a date that is given counts as stated.
    """
    data = {f"{key[5:]}_also" if key.startswith("also_") else key: value for key, value in row.items()}
    data.setdefault("date_stated", data.get("earliest_on") is not None)
    data["precision"] = data.get("precision") or "none"
    single = data.pop("sentence", None)
    if single is not None:
        data["sentences"] = [single] if isinstance(single, str) else single
    unknown = data.keys() - {field.name for field in fields(GoldMeeting)}
    if unknown:
        raise ValueError(f"a label has the keys {sorted(unknown)}, which none may have; remove them")
    for key in ("earliest_on", "latest_on"):
        data[key] = date.fromisoformat(str(data[key])) if data.get(key) else None
    return GoldMeeting(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})  # type: ignore[arg-type]
