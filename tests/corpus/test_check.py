from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.briefs import bundled_folder
from corpus.check import Problem, check_briefs
from corpus.check_text import TermPair, date_problems, is_written_in, loaded_words, runs, term_problems
from corpus.gazetteer import Gazetteer
from tests.corpus.brief_made import BODY, BRIEF_ID, FRONT, KOREAN, write_brief

NAME = f"2031/{BRIEF_ID}.md"


def sentences(folder: Path) -> list[str]:
    return [str(problem) for problem in check_briefs(folder)]


def test_a_good_brief_has_no_problem(tmp_path: Path) -> None:
    write_brief(tmp_path).with_suffix(".ko.md").write_text(KOREAN, encoding="utf-8")
    assert sentences(tmp_path) == []


def test_the_bundled_briefs_have_no_problem() -> None:
    assert [str(problem) for problem in check_briefs(bundled_folder(), Gazetteer.load())] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (f"id: {BRIEF_ID}", "id: 2031-04-08-another-name", "id: found '2031-04-08-another-name', expected the name of"),
        (
            '"2031-04-08"',
            '"2031-04-07"',
            "id: found '2031-04-08-hoshino-baek-geneva', expected it to begin with 2031-04-07-",
        ),
        ('"2031-04-08"', '"2030-04-08"', "happened: the folder is 2031, expected 2030"),
        ('"2031-04-08"', '"2031-04-31"', "happened: found '2031-04-31', expected a possible"),
        ('"2031-04-08"', '"2031-04-08/2031-04-02"', "event date runs backwards"),
        ("Europe/Zurich", "Europe/Zürich", "timezone: found 'Europe/Zürich', expected an IANA zone"),
        ("Europe/Zurich", "Asia/Tokyo", "timezone: found Asia/Tokyo, a zone of"),
        ("country: CH", "country: XX", "meeting.country: found 'XX', expected an ISO 3166-1 code"),
        ("kind: foreign-ministers", "kind: dinner", "meeting.kind: found 'dinner'"),
        ("status: held", "status: maybe", "meeting.status: found 'maybe'"),
        ("side: kr}", "side: south}", "meeting.participants[2].side: found 'south'"),
        ("duration_minutes: 120", "duration_minutes: two hours", "meeting.duration_minutes: found 'two hours'"),
        (
            'ja: "星野・白両外相、ジュネーブで漁業作業部会の再開に合意"',
            'ja: "Hoshino meets Baek"',
            "headline.ja: found",
        ),
        ('ko: "호시노·백하늘, 제네바에서 어업 실무그룹 재개 합의"', "ko: '両外相が会談'", "headline.ko: found"),
        ("https://news.example.org/1", "ftp://news.example.org/1", "sources[1].url: found 'ftp://news.example.org/1'"),
        ("https://news.example.org/1", "https://news example/1", "sources[1].url: found"),
        (
            "https://news.example.org/1",
            "https://mofa.example.jp/2",
            "sources: the address https://mofa.example.jp/2 stands twice",
        ),
        ("n: 2,", "n: 3,", "sources[2].n: found 3, expected 2"),
        ('"2031-04-09"', '"9 April"', "sources[1].published_on: found '9 April', expected null or a possible"),
        ("topics: [fisheries, coast-guard]", "topics: [Fisheries]", "topics: found ['Fisheries']"),
        ("side: null, language: en", "side: cn, language: en", "sources[1].side: found 'cn', expected one of jp, kr"),
    ],
)
def test_a_fault_in_the_front_matter_is_found_with_its_field(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in FRONT
    write_brief(tmp_path, front=FRONT.replace(old, new))
    assert any(expected in sentence for sentence in sentences(tmp_path))


def test_a_source_whose_headline_nobody_could_see_has_none(tmp_path: Path) -> None:
    write_brief(tmp_path, front=FRONT.replace('headline: "Ministers meet"', "headline: null"))
    assert sentences(tmp_path) == []


@pytest.mark.parametrize("headline", ['""', '" "', "7"])
def test_a_source_headline_is_text_or_null(tmp_path: Path, headline: str) -> None:
    write_brief(tmp_path, front=FRONT.replace('headline: "Ministers meet"', f"headline: {headline}"))
    assert any("sources[1].headline: found" in sentence for sentence in sentences(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Tuesday, 8 April 2031", "Wednesday, 8 April 2031", "but 2031-04-08 is a Tuesday"),
        ("Tuesday, 8 April 2031", "Wednesday, April 8", "but 2031-04-08 is a Tuesday"),
        ("on Tuesday, 8 April 2031", "that spring", "does not write out the day it happened, 2031-04-08"),
        ("8 April 2031", "31 April 2031", "'Tuesday, 31 April 2031' is no possible date"),
        ("would sit again. [1][2]", "would sit again.", "line 26: the paragraph does not end with the numbers"),
        ("would sit again. [1][2]", "would sit again. [1][7]", "[7] names no source; the sources are 1 to 2"),
        ("[2]", "[1]", "sources[2]: source 2 is never used"),
        ("## Tokyo's account", "## Tokyo says", 'found 0 sections "Tokyo\'s account", expected one'),
        ("No Seoul text was found for this brief.\n", "", 'the section "Seoul\'s account" is empty'),
        ("Their talks took", "Their brazen talks took", "found 'brazen' in our own words"),
        ("Their talks took", "Their **talks** took", "found markup or an address"),
        ("Their talks took", "Their talks (https://a.example) took", "found markup or an address"),
        ("Foreign Minister Hoshino Kei of Japan and", "## Geneva\nHoshino and", "the body begins with a heading"),
    ],
)
def test_a_fault_in_the_body_is_found(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in BODY
    write_brief(tmp_path, body=BODY.replace(old, new))
    assert any(expected in sentence for sentence in sentences(tmp_path))


def test_a_loaded_word_in_a_quotation_is_borne_with(tmp_path: Path) -> None:
    write_brief(tmp_path, body=BODY.replace("Their talks took", 'A paper wrote of "brazen" talks. They took'))
    assert sentences(tmp_path) == []


@pytest.mark.parametrize(
    ("n_times", "expected"), [(0, "the body has 18 words, expected 120 to 400"), (3, "words, expected 120 to 400")]
)
def test_a_body_too_short_or_too_long_is_found(tmp_path: Path, n_times: int, expected: str) -> None:
    first, *rest = BODY.split("\n\n")
    filled = "\n\n".join([first, *rest[:-2], *(rest[0] for _ in range(n_times * 2)), *rest[-2:]])
    short = (
        "Hoshino Kei and Baek Ha-neul met. [1][2]\n\n## Tokyo's account\nThey met there. [2]\n\n## Seoul's account\n"
    )
    write_brief(tmp_path, body=filled if n_times else short + "No Seoul text was found for this brief today.\n")
    assert any(expected in sentence for sentence in sentences(tmp_path))


def test_a_body_in_another_language_is_found(tmp_path: Path) -> None:
    write_brief(tmp_path).with_suffix(".ja.md").write_text(KOREAN, encoding="utf-8")
    assert any(f"{BRIEF_ID}.ja.md: body: the body is not written in 'ja'" in found for found in sentences(tmp_path))


def test_one_meeting_told_twice_is_found_with_the_words_in_common(tmp_path: Path) -> None:
    write_brief(tmp_path)
    other = "2031-04-08-lakeside-talks"
    write_brief(tmp_path, front=FRONT.replace(BRIEF_ID, other), name=other)
    found = sentences(tmp_path)
    assert f"2031/{other}.md: meeting: tells of the same meeting as {NAME}; make one brief of the two" in found
    assert any(f"shares 13 words or more with {NAME}" in sentence for sentence in found)
    assert len(found) == 2


def test_two_kinds_of_meeting_of_one_day_are_two(tmp_path: Path) -> None:
    write_brief(tmp_path)
    other = "2031-04-08-phone"
    front = FRONT.replace(BRIEF_ID, other).replace("kind: foreign-ministers", "kind: phone-call")
    write_brief(tmp_path, front=front, name=other)
    assert not any("same meeting" in sentence for sentence in sentences(tmp_path))


def test_files_that_are_no_briefs_are_found(tmp_path: Path) -> None:
    write_brief(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "2031" / "2031-05-01-lost.ja.md").write_text("x")
    (tmp_path / "2031" / ".hidden").write_text("x")
    assert [sentence.partition(": ")[0] for sentence in sentences(tmp_path)] == [
        "2031/2031-05-01-lost.ja.md",
        "notes.txt",
    ]


def test_a_brief_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    write_brief(tmp_path, body=BODY.replace("Tuesday", "Friday"))
    write_brief(tmp_path, name="2031-01-01-broken").write_text("Only text.\n")
    found = sentences(tmp_path)
    assert len(found) == 2
    assert "no front matter found" in found[0]
    assert "is a Tuesday" in found[1]


def test_a_problem_reads_as_place_and_sentence() -> None:
    assert str(Problem("2031/x.md", "wrong", line=7)) == "2031/x.md: line 7: wrong"
    assert str(Problem("2031/x.md", "wrong", field="id")) == "2031/x.md: id: wrong"
    assert str(Problem("2031/x.md", "wrong")) == "2031/x.md: file: wrong"


@pytest.mark.parametrize(
    "text",
    [
        "on Thursday, September 26, 2019, and",
        "on Thursday, 26 September 2019",
        "on Thursday 26 September",
        "on Thursday, the 26th of September",
        "(September 26)",
        "on Friday and Saturday, June 28 and 29, 2019",
        "2019年9月26日(木)に",
        "2019년 9월 26일(목)에",
        "in May 2019 and on 5 May",
    ],
)
def test_right_dates_are_no_problem(text: str) -> None:
    assert list(date_problems(text, near=date(2019, 9, 26))) == []


@pytest.mark.parametrize(
    "text",
    [
        "on Friday, September 26, 2019, and",
        "on Friday 26 September",
        "on Saturday and Sunday, June 28 and 29, 2019",
        "2019年9月26日（金）に",
        "9월 26일(금)에",
        "on 31 September 2019",
        "on February 29, 2019",
        "2019年2月30日(木)",
    ],
)
def test_wrong_dates_are_found(text: str) -> None:
    assert len(list(date_problems(text, near=date(2019, 9, 26)))) == 1


def test_a_date_without_a_year_is_read_near_the_event() -> None:
    assert list(date_problems("on Wednesday, January 1", near=date(2019, 12, 30))) == []


def test_loaded_words_are_whole_words_in_any_case() -> None:
    found = loaded_words("Brazen? The unbrazened “vile” one, so-called.", ["brazen", "vile", "so-called"])
    assert list(found) == ["brazen", "so-called"]


@pytest.mark.parametrize(
    ("text", "n_problems"),
    [
        ("Near Dokdo.", 1),
        ("Near Takeshima.", 1),
        ("Dokdo/Takeshima", 1),
        ("Takeshima/Dokdo, then Dokdo.", 0),
        ("Takeshima, which Seoul calls Dokdo.", 0),
        ('He said "Dokdo is ours".', 0),
        ("Takeshima is a family name; Takeshimas abound. Dokdoan.", 1),
        ("Elsewhere.", 0),
    ],
)
def test_a_disputed_name_needs_the_other_one(text: str, n_problems: int) -> None:
    assert len(list(term_problems(text, [TermPair("Takeshima", "Dokdo")]))) == n_problems


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ministers meet in Geneva 日本", "en", True),
        ("両外相が会談", "en", False),
        ("日韓外相会談", "ja", True),
        ("한일 외교장관 회담", "ja", False),
        ("한일 외교장관 회담 (G7)", "ko", True),
        ("日韓外相会談", "ko", False),
        ("2031", "en", False),
    ],
)
def test_the_script_tells_the_language(text: str, language: str, expected: bool) -> None:
    assert is_written_in(text, language) is expected


def test_a_run_is_thirteen_words_and_a_pair_counts_as_one() -> None:
    text = " ".join(f"w{n}" for n in range(14))
    assert len(list(runs(text, "en"))) == 2
    pair = "four five six/one two three"
    assert list(runs(f"{pair} a b c d e f g h i j k", "en", [pair])) == []
    assert len(list(runs("語" * 40, "ja"))) == 2
