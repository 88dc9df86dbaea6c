from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.retrieval.cli.running import ROOT, chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]

LONDON = "2021-05-05-motegi-chung-london"
FIELDS = {
    *("id", "kind", "status", "earliest_on", "latest_on", "precision", "basis", "city", "country", "venue", "occasion"),
    *("duration_minutes", "participants", "topics", "accounts", "citations"),
}


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the bundled briefs and their register. Read only. Its index is left out: nothing needs it."""
    code = (
        "import sys; from pathlib import Path; from corpus.store import Store; from corpus.briefs import sync_bundled; "
        "from corpus.gazetteer import Gazetteer; from corpus.meetings.sync import sync_register\n"
        "with Store.open(Path(sys.argv[1])) as s: sync_bundled(s, enabled=True); sync_register(s, Gazetteer.load)"
    )
    home = tmp_path_factory.mktemp("briefs")
    subprocess.run([sys.executable, "-c", code, str(home / "store.sqlite")], cwd=ROOT, check=True)
    return home


def meetings(home: Path, *options: str, **changed: str):
    ran = chancery(home, "meetings", *options, "--json", **({"CHANCERY_BUNDLED": "1"} | changed))
    assert ran.code == 0, ran.err
    return ran.objects


def test_filters_narrow_the_list(briefs: Path) -> None:
    found = meetings(briefs, "--who", "茂木", "--who", "강경화", "--where", "New York", "--status", "held")
    assert "2019-09-26-motegi-kang-new-york" in {m["id"] for m in found}
    for m in found:
        assert {"motegi-toshimitsu", "kang-kyung-wha"} <= {p["id"] for p in m["participants"]}
        assert (m["city"], m["status"]) == ("New York", "held")
    not_held = meetings(briefs, "--status", "not-held", "--from", "2019-09", "--to", "2019-09", "--kind", "summit")
    assert "2019-09-23-abe-moon-no-summit-new-york" in {m["id"] for m in not_held}


def test_the_list_is_sorted_by_day_and_cut_to_what_is_asked_for(briefs: Path) -> None:
    newest = [m["earliest_on"] for m in meetings(briefs, "-n", "6")]
    oldest = [m["earliest_on"] for m in meetings(briefs, "-n", "6", "--sort", "date")]
    assert len(newest) == len(oldest) == 6
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert oldest[-1] < newest[-1]


def test_words_and_topics_are_found_in_any_language(briefs: Path) -> None:
    for text in ("Grosvenor House", "ロンドン 茂木", "런던"):
        assert LONDON in {m["id"] for m in meetings(briefs, "--text", text, "-n", "100")}
    assert LONDON in {m["id"] for m in meetings(briefs, "--topic", "treated water", "-n", "100")}


def test_a_meeting_has_every_field_and_its_excerpts_are_verbatim(briefs: Path) -> None:
    found = chancery(briefs, "meeting", LONDON, "--json", CHANCERY_BUNDLED="1").object
    assert set(found) >= FIELDS
    assert (found["kind"], found["status"], found["earliest_on"]) == ("foreign-ministers", "held", "2021-05-05")
    assert (found["precision"], found["basis"], found["duration_minutes"]) == ("day", "stated", 20)
    sides = {p["id"]: p["side"] for p in found["participants"]}
    assert sides == {"motegi-toshimitsu": "jp", "chung-eui-yong": "kr"}
    by_n = {c["n"]: c for c in found["citations"]}
    assert list(by_n) == list(range(1, len(by_n) + 1))
    for citation in by_n.values():
        text = chancery(briefs, "article", citation["article_id"], "--json").object["text"]
        assert text[citation["start"] : citation["end"]] == citation["excerpt"]
    assert found["accounts"]["jp"]
    assert found["accounts"]["kr"]
    for told in (*found["accounts"]["jp"], *found["accounts"]["kr"]):
        assert by_n[told["citation_n"]]["excerpt"] == told["text"]
        assert by_n[told["citation_n"]]["sources"]


def test_for_eyes_a_meeting_is_shown_whole(briefs: Path) -> None:
    shown = chancery(briefs, "meeting", LONDON[:20], CHANCERY_BUNDLED="1")
    assert shown.code == 0
    for words in ("2021-05-05, local to Europe/London", "20 minutes", "Tokyo's account", "Seoul's account", "Passages"):
        assert words in shown.out
    assert max(map(len, shown.out.splitlines())) < 250


def test_a_list_for_eyes_says_how_many_were_found_and_shown(briefs: Path) -> None:
    shown = chancery(briefs, "meetings", "--who", "Motegi", "-n", "2", CHANCERY_BUNDLED="1")
    *rows, last = shown.out.splitlines()
    assert rows[0].split()[:3] == ["when", "status", "kind"]
    assert len(rows) == 5
    assert " meetings found, 2 shown; -n shows more" in last


def test_meetings_of_a_day_or_a_month(briefs: Path) -> None:
    day = chancery(briefs, "meeting", "2019-12-24", "--json", CHANCERY_BUNDLED="1").objects
    assert {"2019-12-24-abe-moon-chengdu", "2019-12-24-trilateral-summit-chengdu"} <= {m["id"] for m in day}
    month = chancery(briefs, "meeting", "2019-12", "--json", CHANCERY_BUNDLED="1").objects
    assert {m["id"] for m in day} <= {m["id"] for m in month}


def test_a_name_nearly_right_is_read_and_said(briefs: Path) -> None:
    ran = chancery(briefs, "meetings", "--who", "Moteggi", "--json", CHANCERY_BUNDLED="1")
    assert ran.code == 0
    assert ran.objects
    assert ran.sentence == "--who 'Moteggi' is read as Motegi Toshimitsu"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--who", "Xzqvj"], "nobody called 'Xzqvj' is known"),
        (["--who", "Mogeti"], "the nearest names are Motegi Toshimitsu"),
        (["--who", "Kim"], "may be any of several people"),
        (["--from", "2021-13"], "expected a day, month or year"),
        (["--from", "2021-02-30"], "expected a day, month or year"),
        (["--from", "2021", "--to", "2019"], "runs backwards"),
        (["--kind", "party"], "'party' is not one of"),
        (["--status", "maybe"], "'maybe' is not one of"),
        (["-n", "0"], "0 is not in the range"),
    ],
)
def test_bad_usage_is_said_in_a_sentence(briefs: Path, options: list[str], said: str) -> None:
    ran = chancery(briefs, "meetings", *options, CHANCERY_BUNDLED="1")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.sentence


@pytest.mark.parametrize(
    "options",
    [["--who", "Motegi", "--where", "Seoul", "--to", "1999"], ["--where", "Atlantis"], ["--topic", "moonshine"]],
)
def test_nothing_found_is_no_failure_and_says_what_the_register_holds(briefs: Path, options: list[str]) -> None:
    ran = chancery(briefs, "meetings", *options, CHANCERY_BUNDLED="1")
    assert ran.code == 0
    assert ran.out.startswith("no meeting on record fits; the register holds ")
    machine = chancery(briefs, "meetings", *options, "--json", CHANCERY_BUNDLED="1")
    assert (machine.code, machine.out) == (0, "")


def test_an_unknown_id_or_an_empty_day_fails_and_names_the_nearest(briefs: Path) -> None:
    unknown = chancery(briefs, "meeting", "2021-05-05-motegi-chang-london", CHANCERY_BUNDLED="1")
    assert unknown.code == 1
    assert LONDON in unknown.sentence
    empty = chancery(briefs, "meeting", "1961-05-05", CHANCERY_BUNDLED="1")
    assert empty.code == 1
    assert "1965-02-20-shiina-lee-seoul" in empty.sentence
    assert chancery(briefs, "meeting", "2017-02-30").code == 2


def test_the_switch_leaves_out_what_rests_on_briefs_alone(briefs: Path) -> None:
    assert meetings(briefs, CHANCERY_BUNDLED="0") == []
    assert chancery(briefs, "meeting", LONDON, CHANCERY_BUNDLED="0").code == 1


def test_what_was_ingested_is_found_and_what_was_forgotten_is_gone(own: Path) -> None:
    found = meetings(own, "--who", "Hayashi", CHANCERY_BUNDLED="0")
    assert [(m["status"], m["earliest_on"], m["kind"]) for m in found] == [("held", "2022-03-09", "foreign-ministers")]
    assert {p["id"] for p in found[0]["participants"]} == {"hayashi-yoshimasa", "chung-eui-yong"}
    assert found[0]["citations"][0]["passage_id"]
    gone = found[0]["citations"][0]["article_id"]
    assert chancery(own, "forget", gone).code == 0
    assert gone not in json.dumps(meetings(own, CHANCERY_BUNDLED="0"))


def test_without_a_register_the_next_step_is_named(tmp_path: Path) -> None:
    ran = chancery(tmp_path / "none", "meetings")
    assert ran.code == 1
    assert "run `chancery index build`" in ran.sentence


def test_looking_meetings_up_needs_no_model() -> None:
    code = "import sys, retrieval.cli.meetings, retrieval.cli.meeting, retrieval.serialize_meeting; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"torch", "faiss", "sentence_transformers", "tokenizers"}.isdisjoint(done.stdout.split())
