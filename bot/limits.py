"""How often somebody may ask: so many questions a minute for each user, and for each server."""

from __future__ import annotations

from collections import OrderedDict

from discord import app_commands

from bot.errors import TooFast

PER_S = 60.0
_MAX_KEPT = 20_000


class Limits:
    """Cooldowns. ``per_user`` and ``per_server`` are questions a minute; 0 is no limit. Not for several threads."""

    def __init__(self, *, per_user: int, per_server: int) -> None:
        self._rates = {"user": per_user, "server": per_server}
        self._kept: OrderedDict[tuple[str, int], app_commands.Cooldown] = OrderedDict()
        self._told_until: dict[int, float] = {}

    def take(self, user_id: int, guild_id: int | None, *, at_s: float) -> None:
        """Counts a question; raises ``TooFast`` when the user has to wait. ``at_s`` is in Unix seconds.

        A question that is refused counts for nobody, so that asking too fast makes nobody wait longer.
        """
        keys = [("user", user_id), *([("server", guild_id)] if guild_id is not None else [])]
        limited = [(key, self._cooldown(key)) for key in keys if self._rates[key[0]]]
        for key, cooldown in limited:
            wait_s = cooldown.get_retry_after(at_s)
            if wait_s > 0:
                raise TooFast(key[0], per_minute=self._rates[key[0]], wait_s=wait_s)
        for _, cooldown in limited:
            cooldown.update_rate_limit(at_s)

    def is_news(self, user_id: int, error: TooFast, *, at_s: float) -> bool:
        """Whether the user was not yet told of this wait: who goes on asking is not answered every time."""
        if self._told_until.get(user_id, 0.0) > at_s:
            return False
        self._told_until = {each: until for each, until in self._told_until.items() if until > at_s}
        self._told_until[user_id] = at_s + error.wait_s
        return True

    def _cooldown(self, key: tuple[str, int]) -> app_commands.Cooldown:
        found = self._kept.setdefault(key, app_commands.Cooldown(self._rates[key[0]], PER_S))
        self._kept.move_to_end(key)
        while len(self._kept) > _MAX_KEPT:
            self._kept.popitem(last=False)
        return found
