from __future__ import annotations

from pathlib import Path

import pytest

from corpus.briefs import articles_of, brief_files, bundled_folder, parse_brief
from corpus.gazetteer import Gazetteer
from corpus.meetings.brief import mention_of_brief
from corpus.records import article_from, facts_of
from corpus.types import PartialDate
from tests.corpus.brief_made import FRONT, KOREAN, write_brief
from tests.corpus.made import made_article

GAZETTEER = Gazetteer.load()


def read(path: Path):
    return articles_of(parse_brief(path))


def mention(path: Path):
    return mention_of_brief(read(path)[0], GAZETTEER)


def test_the_front_matter_is_read_into_a_mention(tmp_path: Path) -> None:
    article = read(path := write_brief(tmp_path))[0]
    found = mention(path)
    assert (found.kind, found.level, found.mode, found.status) == ("foreign-ministers", "minister", "in_person", "held")
    assert (found.when, found.when.basis, found.timezone) == (article.happened, "front_matter", "Europe/Zurich")
    assert (found.city, found.country, found.place_id) == ("Geneva", "CH", "geneva")
    assert (found.sides, found.topics, found.duration_minutes) == (("JP", "KR"), ("fisheries", "coast-guard"), 120)
    first = article.text[found.span.start : found.span.end]
    assert first.startswith("Foreign Minister Hoshino Kei of Japan")
    assert first.endswith("Tuesday, 8 April 2031.")


def test_fields_point_at_the_sentences_that_bear_them_out(tmp_path: Path) -> None:
    article = read(path := write_brief(tmp_path))[0]
    words = {e.field: article.text[e.span.start : e.span.end] for e in mention(path).evidence}
    assert "in Geneva" in " ".join(words["place"].split())
    assert "duration" not in words  # "two hours" is not how the front matter writes it


def test_people_whom_the_gazetteer_knows_get_its_ids_and_their_office(tmp_path: Path) -> None:
    front = FRONT.replace("Hoshino Kei", "Motegi Toshimitsu").replace("Baek Ha-neul", "Kang Kyung-wha")
    found = mention(write_brief(tmp_path, front=front))
    assert [(p.person_id, p.office, p.side, p.basis) for p in found.participants] == [
        ("motegi-toshimitsu", "fm", "jp", "front_matter"),
        ("kang-kyung-wha", "fm", "kr", "front_matter"),
    ]


def test_people_whom_it_does_not_know_keep_their_name_as_written(tmp_path: Path) -> None:
    assert [(p.person_id, p.name) for p in mention(write_brief(tmp_path)).participants] == [
        (None, "Hoshino Kei"),
        (None, "Baek Ha-neul"),
    ]


@pytest.mark.parametrize("status", ["planned", "not-held", "proposed"])
def test_a_brief_on_what_was_not_held_keeps_its_status(tmp_path: Path, status: str) -> None:
    assert mention(write_brief(tmp_path, front=FRONT.replace("status: held", f"status: {status}"))).status == status


def test_it_is_known_since_the_first_source_that_could_know(tmp_path: Path) -> None:
    assert mention(write_brief(tmp_path)).reported == PartialDate(2031, 4, 9)
    before = FRONT.replace('published_on: "2031-04-09"', 'published_on: "2031-04-01"')
    assert mention(write_brief(tmp_path, front=before)).reported == PartialDate(2031, 4, 1)
    assert mention(write_brief(tmp_path, front=FRONT.replace('"2031-04-09"', "null"))).reported is None


def test_a_meeting_of_several_ranks_has_the_highest(tmp_path: Path) -> None:
    front = FRONT.replace("kind: foreign-ministers", "kind: other")
    front = front.replace("Minister of Foreign Affairs", "Prime Minister")
    assert mention(write_brief(tmp_path, front=front)).level == "leader"


def test_a_call_is_no_meeting_in_person(tmp_path: Path) -> None:
    front = FRONT.replace("kind: foreign-ministers", "kind: phone-call")
    assert mention(write_brief(tmp_path, front=front)).mode == "phone"


def test_translations_tell_the_same_meeting_in_their_own_words(tmp_path: Path) -> None:
    path = write_brief(tmp_path)
    path.with_suffix(".ko.md").write_text(KOREAN, encoding="utf-8")
    english, korean = (mention_of_brief(article, GAZETTEER) for article in read(path))
    assert (korean.when, korean.participants) == (english.when, english.participants)
    assert korean.article_id != english.article_id


def test_other_articles_and_other_briefs_tell_none() -> None:
    assert mention_of_brief(made_article("Text"), GAZETTEER) is None
    treaty = next(path for path in brief_files(bundled_folder()) if path.stem.startswith("1965-06-22"))
    assert mention(treaty) is None


def test_the_meeting_is_kept_with_the_facts_of_the_article(tmp_path: Path) -> None:
    article = read(write_brief(tmp_path))[0]
    beside = {name: getattr(article, name) for name in ("id", "revision", "source_key", "text", "cluster_id")}
    again = article_from(**beside, facts=facts_of(article), supersedes=None, bundled=True, brief_id=article.brief_id)
    assert again.meeting == article.meeting
    assert again == article


def test_every_bundled_brief_on_a_meeting_gives_one() -> None:
    briefs = [parse_brief(path) for path in brief_files(bundled_folder())]
    about = [brief for brief in briefs if brief.front.kind == "meeting"]
    found = [mention_of_brief(articles_of(brief)[0], GAZETTEER) for brief in about]
    assert len(found) > 60
    for brief, told in zip(about, found, strict=True):
        assert told is not None
        assert (told.when, told.status) == (brief.front.happened, brief.front.meeting.status)
        known = [p for p in told.participants if p.person_id]
        assert known or brief.front.meeting.kind == "director-general"
