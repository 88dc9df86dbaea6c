"""The name files keep their promises: three languages, ids of their own, no surface shared by accident."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from corpus.errors import DataError
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.tables import DATA, table


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_every_entity_has_names_in_three_languages() -> None:
    lacking = [entity.id for entity in gazetteer().entities() if not all(entity.names[k] for k in ("en", "ja", "ko"))]
    assert lacking == []


def test_ids_are_kebab_case() -> None:
    odd = [e.id for e in gazetteer().entities() if not all(c.isascii() and (c.isalnum() or c == "-") for c in e.id)]
    assert odd == []


def test_every_zone_is_an_iana_zone() -> None:
    for entity in gazetteer().entities():
        if entity.timezone:
            assert ZoneInfo(entity.timezone).key == entity.timezone


def test_terms_of_office_run_forward() -> None:
    for person in gazetteer().entities("person"):
        for tenure in person.offices:
            if tenure.start and tenure.end:
                assert tenure.start.earliest_on <= tenure.end.latest_on, person.id


def test_every_full_name_finds_its_owner_alone() -> None:
    shared: dict[str, set[str]] = defaultdict(set)
    for person in gazetteer().entities("person"):
        for names in person.names.values():
            for mention in (m for name in names for m in gazetteer().find(name) if m.kind == "person"):
                if mention.entity_id != person.id:
                    shared[mention.surface].add(mention.entity_id)
    # Surnames and titles listed as names because news use them alone: two Sullivans, two Premiers Li.
    assert set(shared) <= {"Sullivan", "サリバン", "설리번", "Premier Li", "리 총리", "리총리"}


def test_a_surface_with_two_owners_is_always_marked_ambiguous() -> None:
    for entity in gazetteer().entities():
        for name in (name for names in entity.names.values() for name in names):
            whole = [m for m in gazetteer().find(name) if (m.start, m.end) == (0, len(name))]
            by_kind: dict[bool, list[str]] = defaultdict(list)
            for mention in whole:
                by_kind[mention.kind == "person"].append(mention.certainty)
            for certainties in by_kind.values():
                assert len(certainties) == 1 or set(certainties) == {"ambiguous"}, name


def test_disputed_terms_name_both_sides_in_three_languages() -> None:
    data = tomllib.loads((DATA / "terms.toml").read_text(encoding="utf-8"))
    assert data["first"] == {"en": "jp", "ja": "jp", "ko": "kr"}
    ids = [term["id"] for term in data["term"]]
    assert len(ids) == len(set(ids))
    assert {"takeshima-dokdo", "sea-of-japan-east-sea", "wartime-labor"} <= set(ids)
    for term in data["term"]:
        for side in ("jp", "kr"):
            assert set(term[side]) == {"en", "ja", "ko"}, term["id"]
            assert all(term[side].values()), term["id"]


def test_a_row_with_a_column_too_few_is_refused_with_its_text() -> None:
    with pytest.raises(DataError, match=r"found 2 columns in 'tokyo \| place', expected 7"):
        table({"places": "tokyo | place"}, "places", columns=7, path="places.toml")


def test_a_missing_file_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"people\.toml"):
        Gazetteer.load(tmp_path)
