"""Whether the bundled briefs keep their format: ``chancery corpus check``.

Every problem is found, not only the first: one brief cannot hide another's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.brief_body import parse_body
from corpus.brief_schema import front_matter_of, schema_problems
from corpus.brief_types import LANGUAGES, Body, Brief, BriefParagraph, FrontMatter
from corpus.briefs import brief_files, read_text, split_front_matter, translations
from corpus.check_facts import fact_problems
from corpus.check_text import (
    SHARED_RUN,
    TermPair,
    date_problems,
    days_named,
    is_written_in,
    loaded_words,
    runs,
    term_problems,
)
from corpus.errors import BriefError, DataError
from corpus.gazetteer import Gazetteer
from corpus.types import Precision

N_WORDS = (120, 400)
# Of a translation, in letters: what 120 to 400 English words become, with room to spare.
N_LETTERS = (150, 2_000)
TOKYO, SEOUL = "Tokyo's account", "Seoul's account"

_NOTHING_FOUND = re.compile(r"No\b.{3,160}\b(?:was|were|is|has been|have been) (?:found|available)\b[^.]*\.", re.DOTALL)
_MARKUP = re.compile(r"\*\*|__|\]\(|<[a-zA-Z/][^>]*>|`|^\s*[-*+>|]\s|&[a-z]+;|https?://", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a brief: the file, the line (1-based) or the field where known, and a sentence."""

    path: str
    problem: str
    line: int | None = None
    field: str | None = None

    @property
    def where(self) -> str:
        """The place in the file: ``line 12``, a field such as ``sources[2].url``, or ``file``."""
        return f"line {self.line}" if self.line else self.field or "file"

    def __str__(self) -> str:
        return f"{self.path}: {self.where}: {self.problem}"


def check_briefs(folder: Path, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """Everything wrong with the briefs in ``folder`` (``YEAR/ID.md``), by file; empty when all is well.

    With a ``gazetteer``, the people, offices, places and topics of the front matter are checked against it.
    Raises ``DataError`` when the lists of terms or words that the check reads are broken.
    """
    problems: list[Problem] = []
    briefs: dict[str, Brief] = {}
    for path in brief_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            brief = _check_file(path, name, problems)
        except BriefError as error:
            problems.append(Problem(name, error.problem))
            continue
        if brief is not None:
            briefs[name] = brief
            if gazetteer is not None:
                problems += [Problem(name, said, field=field) for field, said in fact_problems(brief.front, gazetteer)]
    problems += _stray_files(folder)
    problems += _twice_told(briefs)
    problems += _shared_runs(briefs)
    return sorted(problems, key=lambda problem: (problem.path, problem.line or 0))


def _check_file(path: Path, name: str, problems: list[Problem]) -> Brief | None:
    """The brief when its front matter can be read; what is wrong with the file goes to ``problems``."""
    raw, text, first_line = split_front_matter(read_text(path), path.name)
    body = parse_body(text, language="en", first_line=first_line)
    broken = [Problem(name, sentence, field=field) for field, sentence in schema_problems(raw)]
    problems += broken
    if broken:
        return None
    front = front_matter_of(raw)
    brief = Brief(front, (body, *translations(path)))
    problems += _front_problems(front, path, name)
    problems += _unused_sources(brief, name)
    for found in brief.bodies:
        beside = name if found.language == "en" else name.removesuffix(".md") + f".{found.language}.md"
        problems += _body_problems(front, found, beside)
    return brief


def _front_problems(front: FrontMatter, path: Path, name: str) -> Iterator[Problem]:
    happened = front.happened
    if front.brief_id != path.stem:
        yield Problem(name, f"found {front.brief_id!r}, expected the name of the file, {path.stem!r}", field="id")
    if path.parent.name != str(happened.earliest_on.year):
        expected = f"the folder is {path.parent.name}, expected {happened.earliest_on.year}, the year it happened"
        yield Problem(name, expected, field="happened")
    opening = _date_in_id(front)
    if not front.brief_id.startswith(f"{opening}-"):
        yield Problem(
            name, f"found {front.brief_id!r}, expected it to begin with {opening}-, the day it happened", field="id"
        )
    for language in LANGUAGES:
        if not is_written_in(front.headlines[language], language):
            sentence = f"found {front.headlines[language]!r}, expected the script of {language!r}"
            yield Problem(name, sentence, field=f"headline.{language}")
    yield from _place_problems(front, name)


def _date_in_id(front: FrontMatter) -> str:
    """The date that the id must begin with, as far as it is known; of an interval, its first month."""
    n_characters = {Precision.DAY: 10, Precision.YEAR: 4}.get(front.happened.precision, 7)
    earliest_on, latest_on = front.happened.earliest_on, front.happened.latest_on
    if front.happened.precision is Precision.RANGE and earliest_on.year != latest_on.year:
        n_characters = 4
    return earliest_on.isoformat()[:n_characters]


def _place_problems(front: FrontMatter, name: str) -> Iterator[Problem]:
    countries = _zone_countries()
    if front.timezone not in countries:
        yield Problem(name, f"found {front.timezone!r}, expected an IANA zone such as Asia/Seoul", field="timezone")
        return
    country = front.meeting.country if front.meeting else None
    if country is None:
        return
    known = countries[front.timezone]
    if country not in frozenset().union(*countries.values()):
        yield Problem(name, f"found {country!r}, expected an ISO 3166-1 code such as KR", field="meeting.country")
    elif known and country not in known:
        sentence = f"found {front.timezone}, a zone of {'/'.join(sorted(known))}, but the meeting is in {country}"
        yield Problem(name, sentence, field="timezone")


def _body_problems(front: FrontMatter, body: Body, name: str) -> Iterator[Problem]:
    yield from _length_problems(body, name)
    yield from _number_problems(front, body, name)
    if body.language == "en":
        yield from _section_problems(front, body, name)
        yield from _wording_problems(body, name)
    for paragraph in body.paragraphs:
        if _MARKUP.search(paragraph.text):
            yield Problem(name, "found markup or an address in the text, expected plain sentences", line=paragraph.line)
        for sentence in date_problems(paragraph.text, near=front.happened.earliest_on):
            yield Problem(name, sentence, line=paragraph.line)


def _length_problems(body: Body, name: str) -> Iterator[Problem]:
    own = " ".join(paragraph.text for paragraph in body.paragraphs if not paragraph.is_heading)
    if not is_written_in(own, body.language):
        yield Problem(name, f"the body is not written in {body.language!r}", field="body")
    if body.language == "en":
        least, most, n, unit = *N_WORDS, len(own.split()), "words"
    else:
        least, most, n, unit = *N_LETTERS, sum(map(str.isalnum, own)), "letters"
    if not least <= n <= most:
        yield Problem(name, f"the body has {n} {unit}, expected {least} to {most}", field="body")


def _number_problems(front: FrontMatter, body: Body, name: str) -> Iterator[Problem]:
    known = {source.n for source in front.sources}
    for paragraph in body.paragraphs:
        for n in sorted(set(paragraph.ns) - known):
            yield Problem(name, f"[{n}] names no source; the sources are 1 to {max(known)}", line=paragraph.line)
        if not (paragraph.is_heading or paragraph.ends_with_numbers or _says_nothing_found(paragraph)):
            yield Problem(name, "the paragraph does not end with the numbers of its sources", line=paragraph.line)


def _unused_sources(brief: Brief, name: str) -> Iterator[Problem]:
    """The sources that no body cites, in whatever language."""
    used = {n for body in brief.bodies for paragraph in body.paragraphs for n in paragraph.ns}
    for n in sorted({source.n for source in brief.front.sources} - used):
        yield Problem(name, f"source {n} is never used; use it or take it out", field=f"sources[{n}]")


def _says_nothing_found(paragraph: BriefParagraph) -> bool:
    return paragraph.side is not None and _NOTHING_FOUND.fullmatch(paragraph.text) is not None


def _section_problems(front: FrontMatter, body: Body, name: str) -> Iterator[Problem]:
    headings = [p.text.replace("’", "'") for p in body.paragraphs if p.is_heading]
    for heading in (TOKYO, SEOUL):
        if front.kind == "meeting" and headings.count(heading) != 1:
            yield Problem(name, f"found {headings.count(heading)} sections {heading!r}, expected one", field="body")
    for before, after in zip(body.paragraphs, (*body.paragraphs[1:], None), strict=True):
        if before.is_heading and (after is None or after.is_heading):
            yield Problem(name, f"the section {before.text!r} is empty", line=before.line)
    yield from _opening_problems(front, body, name)


def _opening_problems(front: FrontMatter, body: Body, name: str) -> Iterator[Problem]:
    """What the first paragraph lacks: it says what, who, where and when."""
    for opening in body.paragraphs[:1]:
        if opening.is_heading:
            yield Problem(name, "the body begins with a heading, expected what, who, where and when", opening.line)
        day = front.happened.earliest_on
        if front.happened.precision is Precision.DAY and day not in days_named(opening.text, near=day):
            yield Problem(name, f"the first paragraph does not write out the day it happened, {day}", opening.line)


def _wording_problems(body: Body, name: str) -> Iterator[Problem]:
    for paragraph in body.paragraphs:
        for word in loaded_words(paragraph.text, _loaded_words()):
            yield Problem(
                name, f"found {word!r} in our own words; leave it out or quote who said it", line=paragraph.line
            )
    for sentence in term_problems(body.text, _term_pairs()):
        yield Problem(name, sentence, field="body")


def _stray_files(folder: Path) -> Iterator[Problem]:
    briefs = set(brief_files(folder))
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = path.relative_to(folder).as_posix()
        base = path.with_name(re.sub(r"\.(?:ja|ko)\.md$", ".md", path.name))
        if base not in briefs:
            yield Problem(name, "no brief of that name; expected YEAR/ID.md, or YEAR/ID.ja.md beside it")


def _twice_told(briefs: Mapping[str, Brief]) -> Iterator[Problem]:
    """Two briefs with one id, or for one event: the same days, the same kind of meeting, the same people."""
    seen: dict[tuple[object, ...], str] = {}
    ids: dict[str, str] = {}
    for name, brief in briefs.items():
        front = brief.front
        first = ids.setdefault(front.brief_id, name)
        if first != name:
            yield Problem(name, f"the id {front.brief_id!r} is that of {first} too", field="id")
        if front.meeting is None:
            continue
        people = frozenset(person.name.casefold() for person in front.meeting.participants)
        event = (front.happened.earliest_on, front.happened.latest_on, front.meeting.kind, people)
        first = seen.setdefault(event, name)
        if first != name:
            yield Problem(name, f"tells of the same meeting as {first}; make one brief of the two", field="meeting")


def _shared_runs(briefs: Mapping[str, Brief]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], str] = {}
    told: set[tuple[str, str]] = set()
    for name, brief in briefs.items():
        for run in _runs_of(brief):
            first = seen.setdefault(run, name)
            if first != name and (first, name) not in told:
                told.add((first, name))
                start = " ".join(run[:6])
                yield Problem(name, f"shares {SHARED_RUN} words or more with {first}, from {start!r}; say it anew")


def _runs_of(brief: Brief) -> Iterator[tuple[str, ...]]:
    for body in brief.bodies:
        for paragraph in body.paragraphs:
            if not _says_nothing_found(paragraph):
                yield from runs(paragraph.text, body.language, _fixed_names())


@cache
def _zone_countries() -> Mapping[str, frozenset[str]]:
    """Every IANA zone with the countries that use it; no countries for a zone that the tables leave out."""
    from importlib.resources import files
    from zoneinfo import available_timezones

    zones: dict[str, set[str]] = {zone: set() for zone in available_timezones() if "/" in zone or zone == "UTC"}
    for table in ("zone.tab", "zone1970.tab"):
        for line in files("tzdata.zoneinfo").joinpath(table).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                countries, _, zone = line.split("\t")[:3]
                zones.setdefault(zone, set()).update(countries.split(","))
    return {zone: frozenset(countries) for zone, countries in zones.items()}


@cache
def _loaded_words() -> tuple[str, ...]:
    words = _data("loaded_words.toml").get("words")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise DataError("loaded_words.toml", "expected a list of words named `words`")
    return tuple(words)


@cache
def _term_pairs() -> tuple[TermPair, ...]:
    pairs = [term["paired"] for term in _data("terms.toml").get("term", ()) if "paired" in term]
    for pair in pairs:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(name, str) for name in pair)):
            raise DataError("terms.toml", f"found paired = {pair!r}, expected two names")
    return tuple(TermPair(*pair) for pair in pairs)


@cache
def _fixed_names() -> tuple[str, ...]:
    """What all briefs word alike and may share: disputed names and their pairs, longest first."""
    names = [pair.written for pair in _term_pairs()]
    for term in _data("terms.toml").get("term", ()):
        names += [term[side]["en"] for side in ("jp", "kr") if "en" in term.get(side, {})]
    return tuple(sorted(names, key=len, reverse=True))


def _data(name: str) -> dict[str, Any]:
    path = Path(__file__).parent / "data" / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise DataError(name, f"cannot be read as TOML ({error})") from error
