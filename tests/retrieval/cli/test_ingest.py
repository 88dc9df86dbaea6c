from __future__ import annotations

import json
import os
import resource
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.retrieval.cli.running import BUSAN, NAGANO, chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]

FIELDS = {
    "source", "status", "reason", "article_id", "headline", "outlet", "agency", "byline", "language", "dateline_place",
    "published_on", "published_precision", "published_basis", "paragraphs", "passages", "dropped",
}  # fmt: skip
PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet in Sendai - The Inland Times</title>
<meta property="og:site_name" content="The Inland Times">
<meta property="article:published_time" content="2022-09-02T09:00:00+09:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Envoys meet in Sendai</h1>
<p>Senior officials of Japan and South Korea met in Sendai on Thursday to prepare a visit by the foreign minister.</p>
<p>The officials talked for two hours, and will meet again before the end of the month, a ministry official said.</p>
<p>Neither side would say whether the question of wartime labor had come up during the talks in the city hall.</p>
</article><footer>Copyright The Inland Times</footer></body></html>"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder that the tests of this module add to."""
    return tmp_path_factory.mktemp("ingest") / "home"


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a site on the loopback device: one page, and nothing else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/envoys"
            body = PAGE.encode() if found else b"nothing here"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_added_then_known_then_updated_and_its_copy_found(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "nagano.md"
    page.write_text(NAGANO, "utf-8")
    added = chancery(home, "ingest", page, "--json")
    assert added.code == 0
    row = added.object
    assert row.keys() == FIELDS
    expected = {
        "source": str(page), "status": "added", "reason": None, "headline": "Ministers talk in Nagano",
        "outlet": "The Alpine Gazette", "agency": None, "language": "en", "published_on": "2022-03-10",
        "published_precision": "day", "paragraphs": 3, "passages": 1,
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected
    assert set(row["dropped"]) == {"comments", "boilerplate"}

    assert chancery(home, "ingest", page, "--json").object["status"] == "unchanged"

    page.write_text(NAGANO.replace("forty minutes", "fifty minutes"), "utf-8")
    updated = chancery(home, "ingest", page, "--json").object
    assert (updated["status"], updated["article_id"]) == ("updated", row["article_id"])
    assert "fifty minutes" in chancery(home, "article", row["article_id"], "--text").out

    page.write_text(NAGANO.replace("forty", "fifty").replace("gazette.example/nagano", "copy.example/x"), "utf-8")
    copy = chancery(home, "ingest", page, "--json").object
    assert copy["status"] == "duplicate"
    assert row["article_id"] in copy["reason"]
    hits = chancery(home, "search", "Nagano", "--json").object["hits"]
    assert len(hits) == 1
    assert "fifty minutes" in hits[0]["text"]


def test_an_address_is_fetched_and_a_missing_page_rejected(home: Path, site: str) -> None:
    ran = chancery(home, "ingest", f"{site}/envoys", f"{site}/gone", "--json")
    assert ran.code == 1
    added, rejected = ran.objects
    assert (added["status"], added["headline"], added["published_on"]) == (
        "added",
        "Envoys meet in Sendai",
        "2022-09-02",
    )
    assert (rejected["status"], rejected["article_id"]) == ("rejected", None)
    assert "404" in rejected["reason"]


def test_standard_input_and_json_lines_name_their_source(home: Path, tmp_path: Path) -> None:
    text = "Ministers meet again\n\nMarch 3, 2022\n\nThe ministers of Japan and South Korea met in Kobe on Tuesday.\n\n"
    text += "They talked for an hour about visas, and about a meeting of their leaders in the summer, officials said."
    ran = chancery(home, "ingest", "-", "--json", stdin=text.encode())
    assert (ran.code, ran.object["source"], ran.object["status"]) == (0, "-", "added")
    rows = [
        {"title": "One", "text": "The envoys of both countries met in Oita on 3 June 2022 and talked about visas."},
        "no object",
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ran = chancery(home, "ingest", tmp_path / "lines.jsonl", "--json")
    assert ran.code == 1
    assert [row["status"] for row in ran.objects] == ["added", "rejected"]
    assert [row["source"].rpartition("#")[2] for row in ran.objects] == ["1", "2"]


def test_bad_inputs_have_one_line_each_and_the_others_go_on(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a-empty.txt").touch()
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "c-huge.txt").write_text("The envoys met in Lima and talked. " * 1_500_000)
    korean = "한일 외교장관이 런던에서 만나 강제징용 문제를 논의했다. ".encode() * 30
    (folder / "d-broken.txt").write_bytes(bytes(b if n % 20 else 0xFF for n, b in enumerate(korean)))
    (folder / "e-menu.html").write_text(
        "<html><body><nav><a href='/'>Home</a> <a href='/x'>News</a></nav></body></html>"
    )
    (folder / "f-good.md").write_text(BUSAN, "utf-8")
    ran = chancery(home, "ingest", folder, tmp_path / "absent.txt", "--json")
    assert ran.code == 1
    assert [row["source"].rpartition("/")[2] for row in ran.objects] == [
        "a-empty.txt", "b-binary.txt", "c-huge.txt", "d-broken.txt", "e-menu.html", "f-good.md", "absent.txt",
    ]  # fmt: skip
    assert [row["status"] for row in ran.objects] == [*["rejected"] * 5, "added", "rejected"]
    for row in ran.objects:
        assert row.keys() == FIELDS
        if row["status"] == "rejected":
            assert row["reason"]
            assert "\n" not in row["reason"]
    assert "MB" in ran.objects[2]["reason"]
    told = chancery(home, "ingest", folder)
    assert told.code == 1
    assert told.err.count("rejected   ") == 5
    assert all(
        name in told.err for name in ("a-empty.txt", "b-binary.txt", "c-huge.txt", "d-broken.txt", "e-menu.html")
    )
    assert told.out.startswith("unchanged  ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_without_permission_is_rejected_and_the_others_go_on(home: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)
    page = tmp_path / "page.md"
    page.write_text(NAGANO, "utf-8")
    ran = chancery(home, "ingest", shut, page, "--json")
    shut.chmod(0o700)
    assert ran.code == 1
    assert [row["status"] for row in ran.objects] == ["rejected", "duplicate"]


def test_a_full_disk_rejects_what_does_not_fit_and_stores_no_half(tmp_path: Path) -> None:
    text = " ".join(f"The envoys met in town {n} and talked about visas for {n} hours." for n in range(4_000))
    (tmp_path / "page.txt").write_text(f"Long talks\n\nMarch 3, 2022\n\n{text}")
    home = tmp_path / "home"
    limit = 200_000
    ran = chancery(
        home, "ingest", tmp_path / "page.txt", "--json",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert ran.code == 1
    assert ran.object["status"] == "rejected"
    assert "disk" in ran.object["reason"]
    assert chancery(home, "articles", "--json").out == ""


def test_a_closed_standard_input_is_an_empty_one(home: Path) -> None:
    ran = chancery(home, "ingest", "-", "--json", before=lambda: os.close(0))
    assert (ran.code, ran.object["status"]) == (1, "rejected")


def test_ingesting_nothing_is_bad_usage(home: Path) -> None:
    ran = chancery(home, "ingest")
    assert (ran.code, ran.out) == (2, "")
    assert "PATH|URL|-" in ran.sentence


def test_a_dry_run_reports_and_stores_nothing(own: Path, tmp_path: Path) -> None:
    page = tmp_path / "gunsan.md"
    page.write_text(
        "---\nheadline: Talks in Gunsan\npublished: 2022-07-01\n---\nOfficials met in Gunsan and spoke of fish.\n",
        "utf-8",
    )
    before = chancery(own, "articles").out
    ran = chancery(own, "ingest", "--dry-run", page, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert (ran.object["status"], ran.object["headline"], ran.object["passages"]) == ("added", "Talks in Gunsan", 1)
    assert chancery(own, "articles").out == before
    assert chancery(own, "ingest", page, "--json").object["status"] == "added"
    assert chancery(own, "ingest", "--dry-run", page, "--json").object["status"] == "unchanged"
