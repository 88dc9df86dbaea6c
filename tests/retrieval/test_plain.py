"""Text from outside keeps its words and loses its display tricks; a link is an ordinary address."""

import pytest

from retrieval.plain import link, one_line, plain


def test_blanks_and_invisible_letters_go_but_line_breaks_stay() -> None:
    assert plain(" a\u3000b\tc\u200bd \r\n\n\u3164\n e ") == "a b cd\ne"
    assert one_line("a\nb") == "a b"


def test_piled_up_marks_are_thinned_to_four() -> None:
    assert plain("e" + "\u0301" * 40) == "e" + "\u0301" * 4


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a?b=1&c=2#d", "https://news.example/a?b=1&c=2#d"),
        ("https://news.example/한국 기사", "https://news.example/%ED%95%9C%EA%B5%AD%20%EA%B8%B0%EC%82%AC"),
        ("https://news.example/a>b<c`d", "https://news.example/a%3Eb%3Cc%60d"),
        ("https://日本.example/", "https://xn--wgv71a.example/"),
        ("https://news.example/%E5%A4%96", "https://news.example/%E5%A4%96"),
        ("javascript:alert(1)", None),
        ("https://mofa.example@evil.example/", None),
        ("https://", None),
        ("https://[::1", None),
        ("//news.example/a", None),
        ("https://news.example/" + "a" * 400, None),
        (None, None),
    ],
)
def test_a_link_is_an_ordinary_address_or_none(url: str | None, expected: str | None) -> None:
    assert link(url) == expected
