"""Results print as sentences, with as many decimals as they deserve."""

import dataclasses

import numpy as np
import pytest

from uxcx.measures import (
    BenchmarkTest,
    Difference,
    Estimate,
    means,
    nps,
    proportions,
    questionnaires,
    sus,
    times,
)

SENTENCES = {
    "NPS": (
        nps.adjusted_wald(nps.Counts(230, 116, 130)),
        "NPS +21 points; 95 % confident between +13 and +28 (adjusted Wald, n = 476).",
    ),
    "a zero has no sign": (
        nps.adjusted_wald([10, 0]),
        "NPS 0 points; 95 % confident between -73 and +73 (adjusted Wald, n = 2).",
    ),
    "one point": (
        nps.adjusted_wald(nps.Counts(34, 33, 33)),
        "NPS +1 point; 95 % confident between -15 and +17 (adjusted Wald, n = 100).",
    ),
    "large sample": (
        nps.adjusted_wald(nps.Counts(40_000, 35_000, 25_000), 0.9),
        "NPS +15.0 points; 90 % confident between +14.6 and +15.4 (adjusted Wald, n = 100,000).",
    ),
    "share": (
        proportions.adjusted_wald(4, 5),
        "Share 80 %; 95 % confident between 36 % and 98 % (adjusted Wald, n = 5).",
    ),
    "small share": (
        proportions.wilson(320, 12_000, 0.999),
        "Share 2.7 %; 99.9 % confident between 2.2 % and 3.2 % (Wilson, n = 12,000).",
    ),
    "Wald beyond 100 %": (
        proportions.wald(18, 20),
        "Share 90 %; 95 % confident between 77 % and 103 % (Wald, n = 20). No share lies outside "
        "0 % to 100 %: this method fails here, use adjusted Wald.",
    ),
    "geometric mean": (
        times.geometric_mean([55, 65, 75, 62, 45, 135]),
        "Geometric mean 68 seconds; 95 % confident between 46 and 101 "
        "(t interval on logarithms, n = 6).",
    ),
    "median": (
        times.median(range(1, 11)),
        "Median 6 seconds; 95 % confident between 2 and 9 (ranks 2 and 9, binomial, n = 10).",
    ),
    "no interval": (
        times.median([62, 75, 80, 95, 410]),
        "Median 80 seconds; no interval (ranks, binomial, n = 5). No two of so few times can "
        "enclose the median with 95 %.",
    ),
    "short times": (
        times.mean([2.1, 2.5, 3.0, 2.2]),
        "Mean 2.5 seconds; 95 % confident between 1.8 and 3.1 (t interval, n = 4).",
    ),
    "SEQ": (
        questionnaires.seq([5, 6, 5, 4, 5, 6]),
        "SEQ 5.2 points out of 7; 95 % confident between 4.4 and 6.0 (t interval, n = 6).",
    ),
    "SUS": (
        sus.mean([70, 80, 90]),
        "SUS 80.0 points out of 100; 95 % confident between 55.2 and 104.8 (t interval, n = 3). "
        "A limit lies where no score can be: the t interval is rough for few or lopsided answers.",
    ),
    "one answer": (
        questionnaires.seq([5]),
        "SEQ 5.0 points out of 7; no interval (t interval, n = 1). One answer shows no spread; "
        "this method needs at least 2.",
    ),
    "mean": (
        means.mean([1, 2, 4]),
        "Mean 2.3; 95 % confident between -1.5 and 6.1 (t interval, n = 3).",
    ),
    "counts": (
        nps.counts([10, 9, 9, 8, 7, 7, 6, 5, 10, 3, None], missing="drop"),
        "Promoters 4 (40 %), passives 3 (30 %), detractors 3 (30 %); n = 10. "
        "1 blank answer was left out.",
    ),
    "change": (
        nps.difference(nps.Counts(230, 141, 71), nps.Counts(220, 136, 120)),
        "Change in NPS -15 points; 95 % confident between -25 and -5 (adjusted Wald, n = 442 "
        "before and 476 after). No change (0) lies outside this interval. If nothing had changed, "
        "a gap this large or larger would turn up in about 4 of 1,000 such pairs of samples "
        "(z = -2.89, p = 0.004).",
    ),
    "no change": (
        nps.difference([9, 7, 3], [9, 9, 3]),
        "Change in NPS +33 points; 95 % confident between -75 and +108 (adjusted Wald, n = 3 "
        "before and 3 after). No change (0) lies inside this interval. If nothing had changed, "
        "a gap this large or larger would turn up in about 72 of 100 such pairs of samples "
        "(z = 0.36, p = 0.721).",
    ),
    "change without spread": (
        nps.difference([10], [0], method="wald"),
        "Change in NPS -200 points; 95 % confident between -200 and -200 (Wald, n = 1 before and "
        "1 after). Neither sample shows any spread, so the change cannot be tested.",
    ),
    "test of times": (
        times.benchmark_test([60, 53, 70, 42, 62, 43, 81], 62.5),
        "Geometric mean 57 seconds, benchmark 62.5 seconds (t test on logarithms, n = 7). If the "
        "true value were 62.5 seconds, a result this low or lower would turn up in about 19 of "
        "100 such samples (t = -0.95, df = 6, one-sided p = 0.188).",
    ),
    "clear test": (
        proportions.benchmark_test(39, 40, 0.78, method="mid-p"),
        "Share 98 %, benchmark 78 % (mid-p binomial test, n = 40). If the true value were 78 %, "
        "a result this high or higher would turn up in fewer than 1 of 1,000 such samples "
        "(one-sided p < 0.001).",
    ),
    "test on the wrong side": (
        proportions.benchmark_test(1, 40, 0.78),
        "Share 2 %, benchmark 78 % (exact binomial test, n = 40). If the true value were 78 %, "
        "a result this high or higher would turn up in more than 99 of 100 such samples "
        "(one-sided p = 1.000).",
    ),
    "rounding is not a difference": (
        times.benchmark_test([40, 90], 60),
        "Geometric mean 60 seconds, benchmark 60 seconds (t test on logarithms, n = 2). If the "
        "true value were 60 seconds, a result this low or lower would turn up in about 50 of 100 "
        "such samples (t = 0.00, df = 1, one-sided p = 0.500).",
    ),
    "test on the benchmark": (
        times.benchmark_test([60], 60),
        "Geometric mean 60 seconds, benchmark 60 seconds (t test on logarithms, n = 1). "
        "One answer shows no spread; this method needs at least 2.",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentence(name):
    result, sentence = SENTENCES[name]
    assert str(result) == sentence


def test_the_last_line_of_a_cell_shows_the_sentence():
    from IPython.lib.pretty import pretty

    estimate = nps.adjusted_wald([10, 9, 3])
    assert pretty(estimate) == str(estimate) != repr(estimate)


def test_margin_and_centre_describe_the_interval():
    estimate = Estimate(10.0, -36.0, 52.0, 10, "adjusted Wald", "points", 0.95)
    assert (estimate.centre, estimate.margin) == (8, 44)


def test_results_cannot_be_changed():
    for result, _ in SENTENCES.values():
        field = dataclasses.fields(result)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(result, field, 0)


def test_results_hold_plain_numbers_whatever_came_in():
    ratings = np.array([9, 10, 3], dtype=np.int8)
    results = [
        nps.adjusted_wald(ratings),
        nps.difference(ratings, ratings),
        proportions.exact(np.int64(4), np.float64(5)),
        proportions.benchmark_test(np.int64(4), np.int64(5), np.float64(0.5)),
        times.geometric_mean(ratings),
        times.median(ratings),
        times.benchmark_test(ratings, np.float32(5)),
        questionnaires.seq(np.array([1, 2], dtype=np.uint8)),
    ]
    kinds = {Estimate, Difference, BenchmarkTest}
    assert {type(result) for result in results} == kinds
    for result in results:
        for value in dataclasses.astuple(result):
            assert value is None or type(value) in (int, float, str, bool, tuple), result
    assert type(sus.score([3] * 10)) is float
    assert type(nps.score(ratings)) is float
