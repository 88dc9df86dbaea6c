"""A page from the web: one polite request, with a limit on time and size."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import InputTooLarge, UnreadableInput

__all__ = ["FetchedPage", "fetch_page"]

_TIMEOUT_S = 20.0
_AGENT = "chancery/0.1 (+article reader; one page a request)"


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What an address gave: the address after redirects, the bytes, and what the server says they are."""

    url: str
    content: bytes
    media_type: str = "text/html"
    charset: str | None = None


def fetch_page(url: str, *, limit_bytes: int) -> FetchedPage:
    """The page at ``url``; raises `UnreadableInput` if it cannot be had in 20 s, `InputTooLarge` above the limit."""
    import httpx  # heavy import: only where a page is fetched

    try:
        with httpx.stream(
            "GET", url, timeout=_TIMEOUT_S, follow_redirects=True, headers={"User-Agent": _AGENT}
        ) as reply:
            if reply.status_code >= 400:
                raise UnreadableInput(
                    url,
                    f"the server answered {reply.status_code}, a page expected; open it in a browser and save the page",
                )
            content = _limited(reply, url, limit_bytes)
            media = reply.headers.get("content-type", "text/html").split(";")[0].strip().lower()
            return FetchedPage(str(reply.url), content, media, reply.charset_encoding)
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise UnreadableInput(
            url, f"no page could be fetched ({type(error).__name__}: {error}); check address and network"
        ) from error


def _limited(reply: object, url: str, limit_bytes: int) -> bytes:
    import httpx

    assert isinstance(reply, httpx.Response)
    content = bytearray()
    for chunk in reply.iter_bytes():
        content += chunk
        if len(content) > limit_bytes:
            raise InputTooLarge(url, max(len(content), int(reply.headers.get("content-length", 0) or 0)), limit_bytes)
    return bytes(content)
