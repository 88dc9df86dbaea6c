"""Waiting after failed starts: Discord lets a bot identify 1,000 times a day, and a supervisor restarts at once.

A small file counts the starts that never reached the gateway. It names the token by a few digits of its digest, so
that whoever corrects a wrong token does not wait.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

log = logging.getLogger(__name__)
LONGEST_S = 900.0  # 15 minutes: less than a hundred starts a day


@dataclass(frozen=True, slots=True)
class FailedStarts:
    """``n`` starts in a row that failed, the last begun at ``at_s`` (Unix seconds), with the token of that digest."""

    n: int
    at_s: float
    token_digest: str


def digest_of(token: str) -> str:
    """Eight hex digits: too few to tell the token, enough to tell another one from it."""
    return hashlib.sha256(token.encode()).hexdigest()[:8]


def read_failed_starts(path: Path) -> FailedStarts | None:
    """What the file at ``path`` counts, or ``None`` when there is none or it cannot be read."""
    try:
        found = FailedStarts(**json.loads(path.read_text("utf-8")))
        return FailedStarts(int(found.n), float(found.at_s), str(found.token_digest))
    except (OSError, ValueError, TypeError):
        return None


def begin_start(path: Path, *, token: str, now_s: float) -> None:
    """Counts a start as failed for the time being; ``start_succeeded`` takes it back."""
    failed, own = read_failed_starts(path), digest_of(token)
    n = failed.n if failed and failed.token_digest == own else 0
    try:
        path.write_text(json.dumps(asdict(FailedStarts(n + 1, now_s, own))), "utf-8")
    except OSError as error:
        log.warning("failed starts cannot be counted in %s: %s", path, error)


def start_succeeded(path: Path) -> None:
    """Forgets all failed starts."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("the count of failed starts in %s cannot be removed: %s", path, error)


def seconds_to_wait(failed: FailedStarts | None, *, token: str, first_s: float, now_s: float) -> float:
    """How long to wait before the next start: ``first_s``, doubled with each failure, counted from the last one."""
    if failed is None or failed.n < 1 or failed.token_digest != digest_of(token):
        return 0.0
    pause_s = min(first_s * 2.0 ** min(failed.n - 1, 30), LONGEST_S)
    # A clock that was set back must not make the wait longer than the pause itself.
    return min(max(failed.at_s + pause_s - now_s, 0.0), pause_s)
