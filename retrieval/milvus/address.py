"""Where the shared index lies, as ``CHANCERY_INDEX`` names it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from retrieval.errors import SettingUnusable

EXPECTED = "local, or milvus://HOST:PORT/COLLECTION (milvus+tls:// for TLS)"
_PORT = 19530
_SCHEMES = {"milvus": False, "milvus+tls": True}
_SWITCH = {"1": True, "0": False}


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """A server and the name that all collections of the index there begin with. The token is never printed."""

    host: str
    port: int
    collection: str
    tls: bool = False
    token: str = field(default="", repr=False)

    @classmethod
    def parse(cls, text: str, token: str = "") -> Self | None:
        """The address in ``text``; ``None`` for the local index. Raises ``SettingUnusable``."""
        if text in ("", "local"):
            return None
        try:
            parts = urlsplit(text)
            port = parts.port or _PORT
        except ValueError:
            raise _unusable("no address that can be read") from None
        if parts.username is not None or parts.password is not None:
            raise SettingUnusable(
                "CHANCERY_INDEX",
                found="an address with a name or password in it",
                expected="those in CHANCERY_INDEX_TOKEN",
            )
        collection, options = parts.path.strip("/"), dict(parse_qsl(parts.query))
        tls = _SWITCH.get(options.pop("tls", "1" if _SCHEMES.get(parts.scheme) else "0"))
        if parts.scheme not in _SCHEMES or not parts.hostname or tls is None or options or parts.fragment:
            raise _unusable(repr(text))
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,199}", collection):
            raise SettingUnusable(
                "CHANCERY_INDEX",
                found=repr(text),
                expected="a collection after the port: letters, digits and _, no digit first, 200 at most",
            )
        return cls(parts.hostname, port, collection, tls, token)

    @property
    def uri(self) -> str:
        """The address as pymilvus takes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    def __str__(self) -> str:
        return f"{'milvus+tls' if self.tls else 'milvus'}://{self.host}:{self.port}/{self.collection}"


def _unusable(found: str) -> SettingUnusable:
    return SettingUnusable("CHANCERY_INDEX", found=found, expected=EXPECTED)
