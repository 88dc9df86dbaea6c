"""One profile for all property tests: no time limit an example, and in CI the same examples every time.

The first run of a test reads data files and compiles patterns, and machines are busy: a limit of milliseconds fails for
no fault of the code. Timings belong into `make bench`.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("chancery", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("chancery")
