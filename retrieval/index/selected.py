"""Rows that a filter let through, with what tells the index the same in its own terms."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Selected(np.ndarray[Any, np.dtype[np.int64]]):
    """Rows, and ``by`` what they were selected; only as ``select`` gave them: a slice of it was selected by nothing."""

    by: Any = None

    @classmethod
    def of(cls, rows: NDArray[np.int64], by: object) -> Selected:
        """The rows with what selects them."""
        found = rows.view(cls)
        found.by = by
        return found
