"""Points a process of the tests at the loopback stand-in and, if asked, at a made-up archive.

Python imports this by itself because the tests put its folder on PYTHONPATH; the program knows nothing
of it. ``STANDIN_URL`` is the address of the stand-in, ``STANDIN_ARCHIVE`` names a maker of archives in
``tests.e2e.archives``.
"""

import os
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import PathFinder


def _point_rest(module):
    module.Route.BASE = os.environ["STANDIN_URL"] + "/api/v10"


def _point_gateway(module):
    import yarl

    module.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["STANDIN_URL"].replace("http", "ws", 1) + "/gateway")


def _give_archive(module):
    from tests.e2e import archives

    module.open_backend = getattr(archives, os.environ["STANDIN_ARCHIVE"])


def _patches():
    if "STANDIN_URL" in os.environ:
        yield "discord.http", _point_rest
        yield "discord.gateway", _point_gateway
    if os.environ.get("STANDIN_ARCHIVE"):
        yield "bot.backend", _give_archive


class _AfterImport(MetaPathFinder, Loader):
    """Runs a patch right after its module was executed."""

    def __init__(self, patches):
        self._patches, self._inner = patches, {}

    def find_spec(self, name, path=None, target=None):
        if name not in self._patches:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None:
            self._inner[name] = spec.loader
            spec.loader = self
        return spec

    def create_module(self, spec):
        return self._inner[spec.name].create_module(spec)

    def exec_module(self, module):
        self._inner[module.__name__].exec_module(module)
        self._patches.pop(module.__name__)(module)


sys.meta_path.insert(0, _AfterImport(dict(_patches())))
