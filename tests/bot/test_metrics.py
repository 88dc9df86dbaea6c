"""The page that Prometheus scrapes, against lines written out by hand from the description of its format."""

from bot.metrics import Counter, Family, Sample, Seconds, exposition, gauge, process_families


def test_a_counter_has_one_line_a_label_value_in_order() -> None:
    counter = Counter("questions_total", "Questions.", "outcome")
    for outcome in ("busy", "answered", "answered"):
        counter.add(outcome)
    assert exposition(iter([counter.family()])) == (
        "# HELP questions_total Questions.\n"
        "# TYPE questions_total counter\n"
        'questions_total{outcome="answered"} 2\n'
        'questions_total{outcome="busy"} 1\n'
    )


def test_a_counter_without_a_label_starts_at_zero() -> None:
    assert exposition(iter([Counter("swaps_total", "Swaps.").family()])).endswith("\nswaps_total 0\n")


def test_a_bucket_holds_those_below_it_and_its_own_bound() -> None:
    seconds = Seconds("answer_seconds", "Time.")
    for value in (0.01, 0.1, 0.11, 99.0):
        seconds.observe(value)
    lines = exposition(iter([seconds.family()])).splitlines()
    assert lines[2:] == [
        'answer_seconds_bucket{le="0.025"} 1',
        'answer_seconds_bucket{le="0.05"} 1',
        'answer_seconds_bucket{le="0.1"} 2',
        'answer_seconds_bucket{le="0.25"} 3',
        'answer_seconds_bucket{le="0.5"} 3',
        'answer_seconds_bucket{le="1"} 3',
        'answer_seconds_bucket{le="2"} 3',
        'answer_seconds_bucket{le="3"} 3',
        'answer_seconds_bucket{le="5"} 3',
        'answer_seconds_bucket{le="10"} 3',
        'answer_seconds_bucket{le="30"} 3',
        'answer_seconds_bucket{le="+Inf"} 4',
        "answer_seconds_sum 99.22",
        "answer_seconds_count 4",
    ]


def test_what_would_break_the_format_is_escaped() -> None:
    family = Family("x", "gauge", "one\ntwo \\", (Sample(1.5, (("label", 'a"b\\c\nd'),)),))
    assert exposition(iter([family])) == ('# HELP x one\\ntwo \\\\\n# TYPE x gauge\nx{label="a\\"b\\\\c\\nd"} 1.5\n')


def test_a_gauge_carries_its_labels() -> None:
    assert exposition(iter([gauge("info", "Index.", 1, index_id="gen-000001")])).endswith(
        'info{index_id="gen-000001"} 1\n'
    )


def test_the_process_tells_its_start_and_processor_time() -> None:
    families = {family.name: family for family in process_families()}
    assert families["process_start_time_seconds"].samples[0].value > 1.5e9
    assert families["process_cpu_seconds_total"].samples[0].value > 0
