from __future__ import annotations

from pathlib import Path

import pytest

from corpus.brief_coverage import COLUMNS, coverage_markdown, coverage_rows
from corpus.brief_types import Brief
from corpus.briefs import brief_files, bundled_folder, parse_brief, read_briefs
from corpus.check import check_briefs
from corpus.gazetteer import Gazetteer
from tests.corpus.brief_made import BODY, BRIEF_ID, FRONT, KOREAN, write_brief

REAL = (
    FRONT.replace("2031", "2019")
    .replace('"2019-04-08"', '"2019-09-26"')
    .replace(BRIEF_ID, "2019-09-26-motegi-kang-geneva")
    .replace("2019-04-08-hoshino-baek-geneva", "2019-09-26-motegi-kang-geneva")
    .replace("Hoshino Kei", "Motegi Toshimitsu")
    .replace("Baek Ha-neul", "Kang Kyung-wha")
    .replace("topics: [fisheries, coast-guard]", "topics: [gsomia]")
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def said(folder: Path, gazetteer: Gazetteer, old: str = "", new: str = "") -> list[str]:
    path = folder / "2019" / "2019-09-26-motegi-kang-geneva.md"
    path.parent.mkdir()
    assert old in REAL
    body = BODY.replace("Tuesday, 8 April 2031", "Thursday, 26 September 2019").replace("2028", "2017")
    body = body.replace("Hoshino Kei", "Motegi Toshimitsu").replace("Baek Ha-neul", "Kang Kyung-wha")
    path.write_text(f"---\n{REAL.replace(old, new, 1)}---\n{body}", encoding="utf-8")
    return [str(problem) for problem in check_briefs(folder, gazetteer)]


def test_people_places_offices_and_topics_that_are_known_pass(tmp_path: Path, gazetteer: Gazetteer) -> None:
    assert said(tmp_path, gazetteer) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[gsomia]", "[fishes]", "topics: found 'fishes', expected an id of data/topics.toml"),
        ("city: Geneva", "city: Genf", "meeting.city: found 'Genf', which data/places.toml does not know"),
        ("Europe/Zurich", "Europe/Busingen", "timezone: found Europe/Busingen, but"),
        (
            "Motegi Toshimitsu",
            "Hoshino Kei",
            "meeting.participants[1]: found 'Hoshino Kei', whom data/people.toml does not know",
        ),
        ("Kang Kyung-wha", "Pak Hon-yong", "whom data/people.toml does not know; add the person there"),
        ("Motegi Toshimitsu", "Chung Eui-yong", "meeting.participants[1]: found side jp, but Chung Eui-yong is of KR"),
        (
            "Motegi Toshimitsu",
            "Kono Taro",
            "found Kono Taro as 'Minister for Foreign Affairs', but on 2019-09-26 the office was held by Motegi",
        ),
        (
            'name: "Kang Kyung-wha", role: "Minister of Foreign Affairs"',
            'name: "Park Geun-hye", role: "President"',
            "found Park Geun-hye as 'President', but on 2019-09-26 the office was held by Moon Jae-in",
        ),
    ],
)
def test_what_the_data_files_do_not_know_or_know_otherwise_is_said(
    tmp_path: Path, gazetteer: Gazetteer, old: str, new: str, expected: str
) -> None:
    assert any(expected in sentence for sentence in said(tmp_path, gazetteer, old, new)), said


def test_a_former_holder_may_sit_at_a_table(tmp_path: Path, gazetteer: Gazetteer) -> None:
    old = 'name: "Motegi Toshimitsu", role: "Minister for Foreign Affairs"'
    new = 'name: "Kono Taro", role: "Former Minister for Foreign Affairs"'
    assert not [each for each in said(tmp_path, gazetteer, old, new) if "office was held" in each]


def test_a_source_that_only_a_translation_cites_is_used(tmp_path: Path) -> None:
    path = write_brief(tmp_path)
    third = '  - {n: 3, outlet: "The Example", headline: "셋", url: "https://news.example.org/3", published_on: null, side: null, language: ko}\n'  # noqa: E501
    path.write_text(path.read_text("utf-8").replace("---\nForeign", f"{third}---\nForeign", 1), encoding="utf-8")
    assert [str(p) for p in check_briefs(tmp_path) if "source 3 is never used" in str(p)]
    path.with_suffix(".ko.md").write_text(KOREAN.replace("[1][2]", "[1][2][3]", 1), encoding="utf-8")
    assert not [str(p) for p in check_briefs(tmp_path) if "source 3" in str(p)]


def made(folder: Path, year: int, name: str, *, kind: str = "meeting") -> Brief:
    """The made-up brief in another year; as something that is no meeting where ``kind`` says so."""
    path = folder / str(year) / f"{year}-04-08-{name}.md"
    path.parent.mkdir(exist_ok=True)
    front = FRONT.replace("2031", str(year)).replace("hoshino-baek-geneva", name)
    if kind != "meeting":
        start, end = front.index("meeting:\n"), front.index("topics:")
        front = front.replace("kind: meeting", f"kind: {kind}", 1)
        front = front[: front.index("meeting:\n")] + front[front.index("topics:") :] if start < end else front
    path.write_text(f"---\n{front}---\n{BODY.replace('2031', str(year))}", encoding="utf-8")
    return parse_brief(path)


def test_coverage_counts_each_brief_once_in_its_year_and_column(tmp_path: Path) -> None:
    briefs = [
        made(tmp_path, 1999, "a"),
        made(tmp_path, 1999, "b", kind="ruling"),
        made(tmp_path, 2001, "c", kind="incident"),
    ]
    rows = coverage_rows(briefs)
    by_name = [dict(zip(COLUMNS, row.counts, strict=True)) for row in rows]
    assert [row.year for row in rows] == [1999, 2001, None]
    assert (by_name[0]["ministers"], by_name[0]["documents"], rows[0].n_briefs) == (1, 1, 2)
    assert (by_name[1]["events"], rows[1].n_briefs) == (1, 1)
    assert (rows[2].n_briefs, rows[2].n_translated, by_name[2]["ministers"]) == (3, 0, 1)
    assert coverage_markdown(rows).splitlines()[2].startswith("| 1999 | – | 1 |")


def test_the_table_in_the_readme_of_the_corpus_is_the_one_that_the_command_prints() -> None:
    readme = (bundled_folder().parent / "README.md").read_text(encoding="utf-8")
    assert coverage_markdown(coverage_rows(read_briefs(bundled_folder()))) in readme


def test_the_archive_holds_what_was_asked_for() -> None:
    briefs = list(read_briefs(bundled_folder()))
    assert len(briefs) == len(brief_files(bundled_folder()))
    meetings = [brief for brief in briefs if brief.front.meeting]
    assert len(meetings) >= 320
    assert len(briefs) - len(meetings) >= 120
    assert sum(len(brief.bodies) == 3 for brief in briefs) >= 100
