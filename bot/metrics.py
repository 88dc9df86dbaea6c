"""What Prometheus scrapes: what this process counts, in a registry of its own."""

from __future__ import annotations

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

CONTENT_TYPE = CONTENT_TYPE_LATEST
OUTCOMES = ("answered", "partial", "conflicting", "abstained", "busy", "timeout", "refused", "failed")
# Seconds; Discord's own limits, 3 and 10, are among them.
BOUNDS_S = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0)


class Metrics:
    """Counters of questions and of index generations, and what the system says of the process.

    May be used from several threads. Whatever else is scraped is registered in ``registry``.
    """

    def __init__(self) -> None:
        # A second series beside each counter, for which only OpenMetrics has a use.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self.questions = Counter(
            "chancery_questions", "Questions, by what became of them.", ["outcome"], registry=self.registry
        )
        for outcome in OUTCOMES:
            self.questions.labels(outcome)  # a rate is known from the first event on only where a 0 was scraped before
        self.seconds = Histogram(
            "chancery_question_seconds",
            "From a question taken up to its answer, in seconds.",
            buckets=BOUNDS_S,
            registry=self.registry,
        )
        self.swaps = Counter("chancery_index_swaps", "New index generations taken into use.", registry=self.registry)
        self.refusals = Counter(
            "chancery_index_refusals", "New index generations that could not be used.", registry=self.registry
        )
        ProcessCollector(registry=self.registry)

    def page(self) -> bytes:
        """The page that is scraped, of the type ``CONTENT_TYPE``."""
        return generate_latest(self.registry)
