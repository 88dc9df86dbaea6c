"""The sentences around an excerpt, verbatim, with the excerpt set off in bold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answer_ids import ExcerptAt
from bot.budget import MAX_CONTENT, cut, size
from bot.i18n import word
from bot.inert import inert
from bot.render import RenderedMessage, render
from corpus.errors import UnknownArticle
from corpus.sentences import sentences
from corpus.types import Article
from retrieval.quoting import quoted
from retrieval.reply import Reply, source_item
from retrieval.types import Language

N_AROUND = 4  # sentences on either side, where there are so many
_LONGEST_HEADING = 40
_SHORTEST = 200  # of an excerpt that has to be cut


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article around an excerpt, in code points of its text; whole sentences.

    ``is_start`` and ``is_end`` tell whether it begins or ends with the article.
    """

    start: int
    end: int
    is_start: bool
    is_end: bool


def context_message(article: Article, at: ExcerptAt, language: Language) -> RenderedMessage:
    """One message: the source with its days and link, then the excerpt among its neighbors as a quotation.

    As many sentences are shown as there is room for. Raises ``UnknownArticle`` when the text is too short for it.
    """
    if at.end > len(article.text):
        raise UnknownArticle(at.article_id)
    for n_around in range(N_AROUND, -1, -1):
        window = window_of(article, at, n_around)
        message = f"{_head(article, at, window, language)}\n{_quotation(article.text, at, window)}"
        if size(message) <= MAX_CONTENT:
            return RenderedMessage(message)
    head = _head(article, at, Window(at.start, at.end, is_start=False, is_end=False), language)
    room = max(_SHORTEST, MAX_CONTENT - size(head) - 1)
    return RenderedMessage(f"{head}\n{cut(article.text[at.start : at.end], room, dress=_bold_quotation)}")


def window_of(article: Article, at: ExcerptAt, n_around: int) -> Window:
    """The excerpt with at most ``n_around`` sentences on either side."""
    spans = sentences(article.text, article.language)
    inside = [i for i, (start, end) in enumerate(spans) if start < at.end and at.start < end]
    if not inside:
        return Window(at.start, at.end, at.start == 0, at.end == len(article.text))
    first, last = max(0, inside[0] - n_around), min(len(spans) - 1, inside[-1] + n_around)
    while last > inside[-1] and _is_heading(article.text[slice(*spans[last])]):
        last -= 1  # what it heads is not shown any more
    start, end = min(at.start, spans[first][0]), max(at.end, spans[last][1])
    return Window(start, end, first == 0, last + 1 == len(spans))


def _is_heading(line: str) -> bool:
    """Whether it is short and ends like no sentence, as the headings of a brief's accounts."""
    return len(line) < _LONGEST_HEADING and line[-1:] not in '。！？.!?…)」』”"’다'


def _head(article: Article, at: ExcerptAt, window: Window, language: Language) -> str:
    """What part of the article this is, and its source; of a brief the sources of every paragraph that is shown."""
    shown = (window.start, window.end)
    citation = quoted(article, shown, n=at.n, passage_id="", event=None, n_copies=1, language=language, at=at.start)
    item = replace(source_item(citation, language, ()), body=None)
    part = {(True, True): "whole", (True, False): "start", (False, True): "end", (False, False): "part"}
    title = word(language, f"context_{part[window.is_start, window.is_end]}")
    return render(Reply(language=language, lead=(title,), items=(item,)), max_messages=1)[0].content


def _quotation(text: str, at: ExcerptAt, window: Window) -> str:
    before, excerpt, after = text[window.start : at.start], text[at.start : at.end], text[at.end : window.end]
    parts = [inert(before), _gap(before, excerpt), _bold(excerpt), _gap(excerpt, after), inert(after)]
    return _quoted_lines("".join(parts).strip())


def _bold_quotation(text: str) -> str:
    return _quoted_lines(_bold(text))


def _bold(text: str) -> str:
    """Discord's bold ends with its line."""
    return "\n".join(f"**{line}**" for line in inert(text).split("\n") if line)


def _quoted_lines(text: str) -> str:
    return "> " + text.replace("\n", "\n> ")


def _gap(before: str, after: str) -> str:
    """What stands between two neighbors, whose ends ``inert`` trims: a line break, a space or nothing."""
    between = before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]
    if not before.strip() or not after.strip() or not between:
        return ""
    return "\n" if "\n" in between else " "
