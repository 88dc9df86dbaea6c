"""The one place where a failure becomes a reply.

In order: a ``QuestionError`` is said in the asker's language and is no news; a person or a meeting that the
register does not know likewise; a ``BadQuery`` too, with the archive's own sentence; any other
``RetrievalError`` or ``CorpusError`` and everything unforeseen get a report id, which stands in the reply
and, with the traceback, in the log.
"""

from __future__ import annotations

import logging
import math
import secrets
from collections.abc import Sequence

from bot.command_names import choice_text, shown_option
from bot.errors import (
    AddingFailed,
    AnswerGone,
    BadChoice,
    BadDate,
    BadRange,
    Busy,
    CannotAdd,
    EmptyQuestion,
    NothingToAdd,
    PagesGone,
    QuestionError,
    QuestionTooLong,
    Stopping,
    TooFast,
    TookTooLong,
    UnknownOutlet,
    UnknownPlace,
)
from bot.i18n import word
from bot.service_words import say
from corpus.errors import CorpusError, UnknownMeeting, UnknownPerson
from retrieval.errors import BadQuery, RetrievalError
from retrieval.plain import one_line
from retrieval.types import Language
from retrieval.words import word as answer_word

log = logging.getLogger(__name__)


def explain(error: Exception, language: Language) -> str:
    """One sentence for the asker about ``error``; logs it under the id in that sentence if it is our fault."""
    if isinstance(error, QuestionError):
        log.info("refused a question: %s", type(error).__name__)
        return _question_error(error, language)
    if isinstance(error, UnknownPerson | UnknownMeeting):
        log.info("refused a look-up: %s", type(error).__name__)
        return _unknown(error, language)
    if isinstance(error, BadQuery):
        return word(language, "error_bad_query", detail=one_line(str(error)))
    report_id = secrets.token_hex(4)
    log.error("report %s: %s", report_id, error, exc_info=error)
    known = isinstance(error, RetrievalError | CorpusError)
    return word(language, "error_index" if known else "error_unknown", id=report_id)


def _unknown(error: UnknownPerson | UnknownMeeting, language: Language) -> str:
    """A name or an id that was not found, or that may mean several, with the nearest ones."""
    kind, found = ("person", error.name) if isinstance(error, UnknownPerson) else ("meeting", error.meeting_id)
    form = "several" if error.several else "near" if error.nearest else "none"
    nearest = word(language, "error_or").join(one_line(name) for name in error.nearest)
    return word(language, f"error_{kind}_{form}", found=one_line(found)[:100], nearest=nearest)


def _question_error(error: QuestionError, language: Language) -> str:
    match error:
        case EmptyQuestion():
            return word(language, "error_empty")
        case QuestionTooLong(n_characters=n, limit=limit):
            return word(language, "error_too_long", n=n, limit=limit)
        case PagesGone():
            return word(language, "error_pages_gone")
        case AnswerGone():
            return word(language, "error_answer_gone")
        case Busy():
            return word(language, "error_busy")
        case TookTooLong(limit_s=limit_s):
            return word(language, "error_timeout", limit=f"{limit_s:g}")
        case Stopping():
            return word(language, "error_stopping")
    return _adding_error(error, language) or _option_error(error, language)


def _adding_error(error: QuestionError, language: Language) -> str | None:
    """An article that is not taken in; ``None`` for any other error."""
    match error:
        case CannotAdd(why=why):
            return say(language, f"add_cannot_{why}")
        case NothingToAdd():
            return say(language, "add_gone")
        case AddingFailed(detail=detail):
            log.error("an article could not be added: %s", detail)
            return say(language, "add_failed", detail=one_line(detail)[:300])
    return None


def _option_error(error: QuestionError, language: Language) -> str:
    """An option that cannot be used, or a question too many."""
    match error:
        case TooFast(who=who, per_minute=n, wait_s=wait_s):
            return say(language, f"too_fast_{who}", n=n, seconds=math.ceil(wait_s))
        case BadDate(option=option, found=found):
            return word(language, "error_bad_date", option=shown_option(option, language), found=found)
        case BadRange(option_from=first, option_to=last):
            first, last = shown_option(first, language), shown_option(last, language)
            return word(language, "error_bad_range", option_from=first, option_to=last)
        case BadChoice(option=option, found=found, choices=choices):
            named = _listed([_choice_named(option, each, language) for each in choices], language)
            option = shown_option(option, language)
            return word(language, "error_bad_choice", option=option, found=found, choices=named)
        case UnknownOutlet(found=found, nearest=()):
            return word(language, "error_unknown_outlet", found=found)
        case UnknownOutlet(found=found, nearest=nearest):
            return word(language, "error_unknown_outlet_near", found=found, nearest=_listed(nearest, language))
        case UnknownPlace(found=found, nearest=()):
            return word(language, "error_unknown_place", found=found)
        case UnknownPlace(found=found, nearest=nearest):
            return word(language, "error_unknown_place_near", found=found, nearest=_listed(nearest, language))
    raise AssertionError(f"no words for {type(error).__name__}")


def _choice_named(option: str, value: str, language: Language) -> str:
    """A choice as it is typed, and what it is called where that is another language."""
    if language == "en":
        return value
    return answer_word(language, "day_by_basis", day=value, basis=choice_text(option, value, language))


def _listed(names: Sequence[str], language: Language) -> str:
    return answer_word(language, "list_comma").join(names)
