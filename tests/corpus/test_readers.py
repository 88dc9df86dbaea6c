"""Whatever the user names is read item by item, and one bad item never stops the others."""

from __future__ import annotations

import http.server
import io
import json
import os
import re
import threading
from pathlib import Path

import pytest

from corpus.clean import to_article
from corpus.errors import CorpusError, InputTooLarge, NoArticle, UnreadableInput
from corpus.readers import FetchedPage, fetch_page, read
from corpus.types import RawArticle
from tests.corpus.page_files import page_file

_EN = "Harbor masters on both sides of the strait will share pilots in fog, they said.\n\nThe plan took a week to draw."
_JA = "両国の港湾当局は3日、濃霧の際に水先人を派遣し合うことで合意した。\n\nフェリーの接近がきっかけとなった。"
_KO = "양국 항만 당국이 짙은 안개가 낄 때 도선사를 함께 쓰기로 3일 합의했다.\n\n여객선이 가까이 스친 일이 계기가 됐다."


def _only(source, **options):
    (item,) = read(source, **options)
    return item


def _raw(source, **options) -> RawArticle:
    item = _only(source, **options)
    assert isinstance(item, RawArticle), item
    return item


def _given(raw: RawArticle) -> dict[str, tuple[str, str]]:
    return {fact.field: (fact.value, fact.basis) for fact in reversed(raw.given)}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_EN, "utf-8"),
        (_JA, "utf-8-sig"),
        (_JA, "shift_jis"),
        (_JA, "euc_jp"),
        (_JA, "utf-16"),
        (_KO, "cp949"),
        (_KO, "euc_kr"),
        (_KO, "utf-16-le"),
        (_EN.replace("they said", "“they” said"), "cp1252"),
    ],
)
def test_encodings_are_detected(tmp_path, text, encoding):
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode(encoding))
    assert _raw(path).text == text


def test_a_page_says_its_encoding(tmp_path):
    path = tmp_path / "page.html"
    paragraphs = _KO.replace("\n\n", "</p><p>")
    path.write_bytes(
        f'<html><head><meta charset="euc-kr"></head><body><p>{paragraphs}</p></body></html>'.encode("euc_kr")
    )
    assert "도선사를" in _raw(path).text


def test_a_few_damaged_bytes_are_marked_and_many_are_refused(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(_JA.encode() + b"\xff" + _JA.encode())
    assert _raw(path).text.count("\ufffd") == 1
    path.write_bytes(b"\xff\xfa\x81\xc0" * 300)
    assert isinstance(_only(path), UnreadableInput)


@pytest.mark.parametrize(
    ("name", "data", "kind", "words"),
    [
        ("empty.txt", b"", NoArticle, "nothing in it"),
        ("blank.html", b"  \n ", NoArticle, "nothing in it"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(100), UnreadableInput, "JPEG"),
        ("paper.pdf", b"%PDF-1.7 " + bytes(100), UnreadableInput, "PDF"),
        ("noise.txt", bytes(range(256)) * 40, UnreadableInput, "binary"),
        ("empty.jsonl", b"\n\n", NoArticle, "one JSON object a line"),
        ("bad.md", b"---\ntitle: [a\n---\nText.", UnreadableInput, "front matter"),
        ("list.md", b"---\n- a\n---\nText.", UnreadableInput, "mapping"),
    ],
)
def test_bad_files_give_one_clear_error(tmp_path, name, data, kind, words):
    path = tmp_path / name
    path.write_bytes(data)
    error = _only(path)
    assert isinstance(error, kind)
    assert words in str(error)
    assert name in str(error)
    assert "\n" not in str(error)


def test_a_huge_file_is_refused_with_both_sizes(tmp_path):
    path = tmp_path / "huge.txt"
    path.write_bytes(b"word " * 10_000_000)
    error = _only(path)
    assert isinstance(error, InputTooLarge)
    assert "50 MB found" in str(error)
    assert "20 MB expected" in str(error)


def test_a_folder_is_walked_in_order_and_the_bad_files_do_not_stop_the_good(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(_EN)
    (tmp_path / "a.txt").write_text(_EN)
    (tmp_path / "a2.bin").write_bytes(bytes(100))
    (tmp_path / ".hidden").write_text(_EN)
    items = list(read(tmp_path))
    assert [isinstance(item, RawArticle) for item in items] == [True, False, True]
    assert str(items[2].source).endswith("2.txt")


def test_a_folder_without_permission_is_one_error(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.txt").write_text(_EN)
    real = os.scandir

    def guarded(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    # A test may run as root, for whom no folder is closed.
    monkeypatch.setattr(os, "scandir", guarded)
    first, second = read(tmp_path)
    assert "no permission" in str(first)
    assert isinstance(second, RawArticle)


def test_what_is_not_there_is_an_error(tmp_path):
    assert "no such file" in str(_only(tmp_path / "nowhere"))
    os.mkfifo(tmp_path / "pipe")
    assert "neither file nor folder" in str(_only(tmp_path / "pipe"))


def test_standard_input_is_read_and_its_format_told_by_its_beginning():
    assert _raw("-", stdin=io.BytesIO(_EN.encode())).media == "text"
    front = f"---\ntitle: Pilots\n---\n{_EN}".encode()
    assert _raw("-", stdin=io.BytesIO(front)).media == "markdown"
    lines = "\n".join(json.dumps({"text": text}) for text in (_EN, _JA))
    assert [item.media for item in read("-", stdin=io.BytesIO(lines.encode()))] == ["json", "json"]
    assert isinstance(_only("-", stdin=io.BytesIO(b"x" * 200), limit_bytes=100), InputTooLarge)


def test_markdown_hands_over_its_front_matter_and_loses_its_marks(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(
        "---\ntitle: Pilots in fog\ndate: 2019-05-03\nauthor: [Ann Lee, Tom Roe]\nurl: https://example.org/a\n---\n"
        "# Pilots in fog\n\nThe **harbor masters** of [two ports](https://example.org) will share\npilots.\n"
    )
    raw = _raw(path)
    assert raw.text == "Pilots in fog\n\nThe harbor masters of two ports will share pilots."
    assert raw.url == "https://example.org/a"
    assert _given(raw) == {
        "headline": ("Pilots in fog", "front matter"),
        "published": ("2019-05-03", "front matter"),
        "byline": ("Ann Lee and Tom Roe", "front matter"),
    }


def test_json_lines_give_an_article_a_line_and_name_the_bad_ones(tmp_path):
    path = tmp_path / "pages.jsonl"
    good = {"title": "Pilots", "body": _EN, "source": "Kyodo News", "published_on": "2019-05", "authors": ["Ann Lee"]}
    path.write_text(json.dumps(good) + '\n{"oops"\n\n[1]\n{"title": "x"}\n')
    first, *bad = read(path)
    assert isinstance(first, RawArticle)
    assert first.source == f"{path}#1"
    assert _given(first)["outlet"] == ("Kyodo News", "JSON")
    assert [str(error).split(":")[0].rsplit("#")[-1] for error in bad] == ["2", "4", "5"]
    assert [type(error) for error in bad] == [UnreadableInput, UnreadableInput, NoArticle]
    assert str(to_article(first).published) == "2019-05"


def test_halves_of_characters_and_odd_file_names_do_no_harm(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff.jsonl"))
    path.write_text('{"title": "Pilots \\ud800", "text": "Harbor masters will share\\udfff pilots in fog, they said."}')
    article = to_article(_raw(tmp_path))
    for value in (article.source, article.source_key, article.headline, article.text):
        assert value
        value.encode("utf-8")


def test_json_lines_may_outweigh_the_limit_of_one_article(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(json.dumps({"text": _EN}) for _ in range(5)))
    assert len(list(read(path, limit_bytes=400))) == 5


_HTML = """<!doctype html><html lang="en"><head><title>Pilots in fog - The Korea Times</title>
<link rel="canonical" href="https://www.koreatimes.co.kr/www/nation/pilots.html?utm_source=x">
<meta property="og:site_name" content="The Korea Times">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Pilots in fog", "datePublished": "2019-05-03T18:04:00+09:00",
"dateModified": "2019-05-03T19:00:00+09:00", "author": [{{"@type": "Person", "name": "Ann Lee"}}],
"publisher": {{"@type": "Organization", "name": "The Korea Times"}}}}]}}</script>
</head><body><nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>Pilots in fog</h1><time>May 3, 2019</time>
<figure><img src="a.jpg"><figcaption>Pilots pose in Busan, May 3, 2019. (Yonhap)</figcaption></figure>
{paragraphs}</article>
<section class="comments"><h3>2 Comments</h3><p>That was about time, if you ask me.</p></section>
<footer>Copyright © 2019 The Korea Times. All rights reserved.</footer></body></html>"""
_PARAGRAPHS = [
    f"Harbor master number {i} said that the pilots of his port would be shared in heavy fog." for i in range(6)
]


def _page(tmp_path, html=_HTML):
    path = tmp_path / "page.html"
    path.write_text(html.format(paragraphs="".join(f"<p>{text}</p>" for text in _PARAGRAPHS)), encoding="utf-8")
    return path


def test_html_hands_over_what_its_metadata_say(tmp_path):
    raw = _raw(_page(tmp_path))
    facts = _given(raw)
    assert facts["headline"] == ("Pilots in fog", "JSON-LD")
    assert facts["published"] == ("2019-05-03T18:04:00+09:00", "JSON-LD")
    assert facts["caption"][0].startswith("Pilots pose in Busan")
    article = to_article(raw)
    assert list(article.paragraphs) == _PARAGRAPHS
    assert article.source_key == "https://www.koreatimes.co.kr/www/nation/pilots.html"
    assert (article.outlet, article.byline, article.language) == ("The Korea Times", ("Ann Lee",), "en")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2019-05-03T18:04:00+09:00"
    assert article.dropped.captions[0].startswith("Pilots pose")


@pytest.mark.parametrize("name", ["yonhap_en", "korea_herald", "chosun_ko", "nhk_ja", "mofa_en", "voa"])
def test_a_page_gives_the_same_text_as_html_and_as_copied_text(tmp_path, name):
    page = page_file(name)
    body = "".join(f"<p>{line}</p>" for line in page.text.splitlines() if line.strip())
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><meta charset='utf-8'></head><body><main>{body}</main></body></html>", encoding="utf-8"
    )
    assert list(to_article(_raw(path)).paragraphs) == list(page.paragraphs)


def test_a_paragraph_of_links_is_not_lost(tmp_path):
    linked = (
        "<a href='/a'>The mayors of four towns</a> <a href='/b'>wrote to both capitals</a> <a href='/c'>in June.</a>"
    )
    html = _HTML.replace(
        "{paragraphs}", "{paragraphs}<p>" + linked + "</p><p>Nobody has answered the mayors so far.</p>"
    )
    texts = to_article(_raw(_page(tmp_path, html))).paragraphs[-2:]
    assert texts == (re.sub("<.*?>", "", linked), "Nobody has answered the mayors so far.")


def test_html_without_visible_text_is_no_article(tmp_path):
    path = tmp_path / "app.html"
    path.write_text("<html><head><script>start()</script></head><body><div id='root'></div></body></html>")
    assert isinstance(_only(path), NoArticle)


def test_an_address_is_fetched_by_the_given_function():
    page = FetchedPage("https://example.org/b", _EN.encode(), "text/plain")
    raw = _raw("https://example.org/a", fetch=lambda url: page)
    assert (raw.source, raw.url, raw.text) == ("https://example.org/a", "https://example.org/b", _EN)


@pytest.fixture
def server():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", "/page")
                self.end_headers()
                return
            self.send_response(200 if self.path in {"/page", "/big"} else 404)
            self.send_header("Content-Type", "text/plain; charset=shift_jis")
            self.end_headers()
            self.wfile.write(_JA.encode("shift_jis") * (200 if self.path == "/big" else 1))

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


def test_a_page_is_fetched_over_redirects_in_the_encoding_of_its_server(server):
    raw = _raw(f"{server}/moved")
    assert raw.url == f"{server}/page"
    assert raw.text == _JA


def test_a_page_that_cannot_be_had_is_one_error(server):
    assert "answered 404" in str(_only(f"{server}/gone"))
    assert isinstance(_only(f"{server}/big", limit_bytes=1000), InputTooLarge)
    with pytest.raises(CorpusError, match="check address and network"):
        fetch_page("http://127.0.0.1:1/", limit_bytes=1000)
