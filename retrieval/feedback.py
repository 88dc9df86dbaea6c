"""What users said of answers as evaluation questions, one JSON line each, in the format of ``chancery eval``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from corpus.errors import UnknownArticle
from corpus.types import Article
from retrieval.receipts import Feedback, Shown

Json = dict[str, Any]
_N_WORDS = 8
_MAX_LETTERS = 60  # of a text that is not parted by spaces


def question_lines(said: Iterable[Feedback], article: Callable[[str, str], Article]) -> Iterator[str]:
    """One line for each answer that somebody said something of, the oldest first.

    What somebody found helpful is what a good answer shows: its first excerpt is the evidence, and an abstention that
    helped is a question that cannot be answered. Of an answer with an error only the question is known; ``note`` says
    what was wrong, and somebody has to fill evidence and answer in before it can be scored for them.
    """
    by_receipt: dict[str, list[Feedback]] = {}
    for each in said:
        by_receipt.setdefault(each.receipt.id, []).append(each)
    for group in by_receipt.values():
        yield json.dumps(_question(group, article), ensure_ascii=False)


def _question(group: list[Feedback], article: Callable[[str, str], Article]) -> Json:
    receipt = group[0].receipt
    verdicts = list(dict.fromkeys(each.verdict for each in group))
    is_good = verdicts == ["helpful"]
    abstained = receipt.status == "abstained"
    evidence = _evidence(receipt.shown[:1], article) if is_good and not abstained else []
    return {
        "id": f"feedback-{receipt.id}",
        "lang": receipt.language,
        "question": receipt.query.text,
        "type": "feedback",
        # An abstention that somebody objects to is held to be wrong until somebody looked.
        "answerable": not (abstained and is_good),
        "articles": [name for name, _ in evidence],
        "evidence": [words for _, words in evidence],
        "answer": "",
        "meeting_date": None,
        "note": _note(group),
    }


def _evidence(shown: Iterable[Shown], article: Callable[[str, str], Article]) -> list[tuple[str, str]]:
    """Article and first words of each excerpt; none of an article that is no longer in the store."""
    found = []
    for each in shown:
        try:
            text = article(each.article_id, each.revision).text[each.start : each.end]
        except UnknownArticle:
            continue
        words = re.match(rf"\s*((?:\S+\s+){{0,{_N_WORDS - 1}}}\S+)", text)
        found.append((each.article_id, " ".join((words[1] if words else text)[:_MAX_LETTERS].split())))
    return found


def _note(group: list[Feedback]) -> str:
    said = [f"{each.verdict}: {' '.join(each.comment.split())}" if each.comment else each.verdict for each in group]
    receipt = group[0].receipt
    filters = "" if _is_plain(group[0]) else "; was asked with filters"
    return f"{'; '.join(said)} (receipt {receipt.id}, {receipt.status}, {receipt.index_id}{filters})"


def _is_plain(said: Feedback) -> bool:
    query = said.receipt.query
    return query.published is None and query.happened is None and query.outlet is None
