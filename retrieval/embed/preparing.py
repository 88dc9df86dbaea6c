"""Makes the packaged model's files for bulk work, in this process or in another one beside it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from retrieval.config import DEFAULT_MODEL, RetrievalSettings
from retrieval.embed import prepared_folder
from retrieval.embed.fingerprint import packaged_weights
from retrieval.embed.protocol import Progress


def prepare_model(settings: RetrievalSettings, *, progress: Progress | None = None) -> None:
    """Makes the files with which the packaged model does bulk work, unless they are there or another model is set.

    For images, whose processes should not do it at their first large job. Raises ``EncoderUnavailable``.
    """
    weights = packaged_weights()
    if settings.model == DEFAULT_MODEL and weights is not None:
        prepared_folder(weights, settings.home, progress=progress)


@contextmanager
def prepared_meanwhile(settings: RetrievalSettings) -> Iterator[None]:
    """Has another process make the files, so that a first build can read articles on the other processors meanwhile.

    One lock guards the making: whoever needs the files waits for that process, or makes them where it failed, and
    says then what is wrong.
    """
    weights = packaged_weights()
    if settings.model != DEFAULT_MODEL or weights is None:
        yield
        return
    command = [sys.executable, "-m", __name__, str(weights), str(settings.home)]
    quiet = subprocess.DEVNULL
    maker = None
    with suppress(OSError):  # no process to be had: then this one makes them
        maker = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - this very module
    try:
        yield
    finally:
        if maker:
            maker.wait()


if __name__ == "__main__":
    prepared_folder(Path(sys.argv[1]), Path(sys.argv[2]))
