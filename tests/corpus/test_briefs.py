from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.briefs import SyncReport, articles_of, bundled_folder, parse_brief, sync_bundled
from corpus.errors import BriefError
from corpus.store import Store
from corpus.types import ArticleKind, EventDate, PartialDate, Precision
from tests.corpus.brief_made import BODY, BRIEF_ID, FRONT, KOREAN, write_brief
from tests.corpus.made import made_article


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "store.sqlite") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "briefs"


def test_a_brief_becomes_an_article_without_source_numbers_in_its_text(folder: Path) -> None:
    (article,) = articles_of(parse_brief(write_brief(folder)))
    assert (article.kind, article.bundled, article.brief_id) == (ArticleKind.BRIEF, True, BRIEF_ID)
    assert (article.source_key, article.language, article.timezone) == (f"brief:{BRIEF_ID}", "en", "Europe/Zurich")
    assert article.headline == article.headlines["en"] == "Hoshino and Baek reopen the fisheries group in Geneva"
    assert set(article.headlines) == {"en", "ja", "ko"}
    assert (article.outlet, article.published, article.topics) == (None, None, ("fisheries", "coast-guard"))
    assert "[" not in article.text
    assert article.paragraphs[2] == "Tokyo's account"
    assert article.paragraphs[0].startswith("Foreign Minister Hoshino Kei")
    assert article.paragraphs[0].endswith("would sit again.")
    assert "by the lake in Geneva" in article.text


def test_the_day_it_happened_is_from_the_front_matter(folder: Path) -> None:
    (article,) = articles_of(parse_brief(write_brief(folder)))
    day = date(2031, 4, 8)
    assert article.happened == EventDate(day, day, Precision.DAY, "front_matter")


@pytest.mark.parametrize(
    ("written", "earliest_on", "latest_on", "precision"),
    [
        ('"2031-04"', date(2031, 4, 1), date(2031, 4, 30), Precision.MONTH),
        ("2031", date(2031, 1, 1), date(2031, 12, 31), Precision.YEAR),
        ("2031-04-08", date(2031, 4, 8), date(2031, 4, 8), Precision.DAY),
        ('"2031-04-08/2031-04-10"', date(2031, 4, 8), date(2031, 4, 10), Precision.RANGE),
        ('"2031-02/2032"', date(2031, 2, 1), date(2032, 12, 31), Precision.RANGE),
        ('"2031-04-08/2031-04-08"', date(2031, 4, 8), date(2031, 4, 8), Precision.DAY),
    ],
)
def test_happened_is_as_fine_as_it_was_written(
    folder: Path, written: str, earliest_on: date, latest_on: date, precision: Precision
) -> None:
    front = FRONT.replace('happened: "2031-04-08"', f"happened: {written}")
    happened = parse_brief(write_brief(folder, front=front)).front.happened
    assert happened == EventDate(earliest_on, latest_on, precision, "front_matter")


def test_every_paragraph_knows_its_sources_and_whose_account_it_is(folder: Path) -> None:
    (article,) = articles_of(parse_brief(write_brief(folder)))
    found = [(article.text[p.start : p.end].split()[:2], p.ns, p.side) for p in article.paragraph_sources]
    assert found == [
        (["Foreign", "Minister"], (1, 2), None),
        (["The", "first"], (1,), None),
        (["The", "Japanese"], (2,), "jp"),
    ]
    for paragraph in article.paragraph_sources:
        assert article.text[paragraph.start : paragraph.end] in article.paragraphs


def test_sources_and_meeting_are_read(folder: Path) -> None:
    front = parse_brief(write_brief(folder)).front
    assert [(s.n, s.outlet, s.published, s.side) for s in front.sources] == [
        (1, "The Example", PartialDate(2031, 4, 9), None),
        (2, "Ministry of Foreign Affairs of Japan", None, "jp"),
    ]
    assert front.meeting is not None
    assert (front.meeting.city, front.meeting.venue, front.meeting.duration_minutes) == ("Geneva", None, 120)
    assert [(p.name, p.side) for p in front.meeting.participants] == [("Hoshino Kei", "jp"), ("Baek Ha-neul", "kr")]


def test_numbers_within_a_paragraph_leave_whole_sentences(folder: Path) -> None:
    body = BODY.replace("Their talks took two hours.", "Their talks [2] took two hours. [1]")
    (article,) = articles_of(parse_brief(write_brief(folder, body=body)))
    assert "Their talks took two hours. They agreed" in article.text
    assert article.paragraph_sources[0].ns == (2, 1)


def test_a_translation_beside_the_brief_is_an_article_of_its_own(folder: Path) -> None:
    path = write_brief(folder)
    path.with_suffix(".ko.md").write_text(KOREAN, encoding="utf-8")
    english, korean = articles_of(parse_brief(path))
    assert (korean.language, korean.brief_id, korean.source_key) == ("ko", BRIEF_ID, f"brief:{BRIEF_ID}.ko")
    assert korean.headline == "호시노·백하늘, 제네바에서 어업 실무그룹 재개 합의"
    assert korean.id != english.id
    assert [p.side for p in korean.paragraph_sources] == [None, "jp"]


def test_lines_of_a_japanese_paragraph_are_joined_without_a_space(folder: Path) -> None:
    path = write_brief(folder)
    path.with_suffix(".ja.md").write_text("両外相は会談\nした。G7\nsummit の前だった。 [1]\n", encoding="utf-8")
    assert articles_of(parse_brief(path))[1].text == "両外相は会談した。G7 summit の前だった。"


@pytest.mark.parametrize(
    ("front", "sentence"),
    [
        (FRONT.replace("kind: meeting", "kind: dinner", 1), "kind: found 'dinner', expected one of meeting, agreement"),
        (FRONT.replace('2031-04-08"', '2031-02-30"'), "happened: found '2031-02-30', expected a possible ISO day"),
        (FRONT.replace("timezone: Europe/Zurich\n", ""), "timezone: the field is missing"),
        (FRONT + "mood: good\n", "mood: unknown field"),
        (FRONT.replace("headline:", "headline: ["), "the front matter is not YAML"),
    ],
)
def test_a_brief_out_of_format_is_refused_by_name_and_field(folder: Path, front: str, sentence: str) -> None:
    with pytest.raises(BriefError) as refused:
        parse_brief(write_brief(folder, front=front))
    assert str(refused.value).startswith(f"{BRIEF_ID}.md: ")
    assert sentence in str(refused.value)


def test_a_brief_without_front_matter_or_in_another_encoding_is_refused(folder: Path) -> None:
    path = write_brief(folder)
    path.write_text("Only text.\n")
    with pytest.raises(BriefError, match="no front matter found"):
        parse_brief(path)
    path.write_bytes(KOREAN.encode("cp949"))
    with pytest.raises(BriefError, match="cannot be read as UTF-8"):
        parse_brief(path)


def test_yaml_in_a_brief_makes_no_objects(folder: Path) -> None:
    front = FRONT.replace("venue: null", "venue: !!python/object/apply:os.getcwd []")
    with pytest.raises(BriefError, match="the front matter is not YAML"):
        parse_brief(write_brief(folder, front=front))


def test_syncing_twice_writes_once(store: Store, folder: Path) -> None:
    write_brief(folder)
    assert sync_bundled(store, enabled=True, folder=folder) == SyncReport(n_added=1)
    revision = store.revision
    assert sync_bundled(store, enabled=True, folder=folder) == SyncReport()
    assert store.revision == revision


def test_a_changed_brief_is_updated_and_one_taken_away_is_removed(store: Store, folder: Path) -> None:
    path = write_brief(folder)
    other = write_brief(folder, front=FRONT.replace(BRIEF_ID, "2031-04-08-other"), name="2031-04-08-other")
    sync_bundled(store, enabled=True, folder=folder)
    path.write_text(path.read_text().replace("two hours", "three hours"))
    other.unlink()
    assert sync_bundled(store, enabled=True, folder=folder) == SyncReport(n_updated=1, n_removed=1)
    assert "three hours" in store.get(BRIEF_ID).text
    assert len(list(store.articles())) == 1


def test_a_changed_front_matter_alone_is_an_update(store: Store, folder: Path) -> None:
    path = write_brief(folder)
    sync_bundled(store, enabled=True, folder=folder)
    path.write_text(path.read_text().replace("topics: [fisheries, coast-guard]", "topics: [fisheries]"))
    assert sync_bundled(store, enabled=True, folder=folder) == SyncReport(n_updated=1)
    assert store.get(BRIEF_ID).topics == ("fisheries",)


def test_switched_off_only_what_was_ingested_is_left(store: Store, folder: Path) -> None:
    write_brief(folder)
    store.put(made_article("Ingested"))
    sync_bundled(store, enabled=True, folder=folder)
    assert sync_bundled(store, enabled=False, folder=folder) == SyncReport(n_removed=1)
    assert [article.text for article in store.articles()] == ["Ingested"]
    assert sync_bundled(store, enabled=False, folder=folder) == SyncReport()
    assert sync_bundled(store, enabled=True, folder=folder) == SyncReport(n_added=1)


def test_a_forgotten_brief_stays_out_until_briefs_are_switched_off_and_on(store: Store, folder: Path) -> None:
    path = write_brief(folder)
    sync_bundled(store, enabled=True, folder=folder)
    store.forget(BRIEF_ID)
    path.write_text(path.read_text().replace("two hours", "three hours"))
    assert sync_bundled(store, enabled=True, folder=folder) == SyncReport()
    sync_bundled(store, enabled=False, folder=folder)
    assert sync_bundled(store, enabled=True, folder=folder) == SyncReport(n_added=1)


def test_a_broken_brief_is_reported_and_its_stored_form_stays(store: Store, folder: Path) -> None:
    path = write_brief(folder)
    write_brief(folder, front=FRONT.replace(BRIEF_ID, "2031-04-08-other"), name="2031-04-08-other")
    sync_bundled(store, enabled=True, folder=folder)
    path.write_text(path.read_text().replace("kind: meeting", "kind: dinner", 1))
    report = sync_bundled(store, enabled=True, folder=folder)
    assert (report.n_added, report.n_updated, report.n_removed, len(report.problems)) == (0, 0, 0, 1)
    assert report.problems[0].startswith(f"{BRIEF_ID}.md: kind: found 'dinner'")
    assert store.get(BRIEF_ID).bundled


def test_of_two_files_with_one_id_the_first_counts(store: Store, folder: Path) -> None:
    write_brief(folder)
    write_brief(folder, name="zz", body=BODY.replace("two hours", "three hours"))
    report = sync_bundled(store, enabled=True, folder=folder)
    assert (report.n_added, report.problems) == (
        1,
        (f"zz.md: the id {BRIEF_ID} stands in two files; the first one counts",),
    )
    assert "two hours" in store.get(BRIEF_ID).text


def test_the_bundled_briefs_are_all_read(store: Store) -> None:
    report = sync_bundled(store, enabled=True)
    assert report.problems == ()
    assert report.n_added >= 30
    assert bundled_folder().name == "briefs"
